//! Passages: some sentences that are read together, so that each is understood by what stands beside it.
//!
//! A text that is too long for one is cut in two where its sentences say so, and each part again. What a cut depends on are
//! the two sentences beside it, so that an edit changes its own passage and seldom another: those that were read before need
//! not be read again.

use std::cmp::Reverse;
use std::ops::Range;

use crate::sentences::Sentence;
use crate::tokens::Tokenizer;

/// Most tokens of a passage, without those for its beginning and its end.
pub(crate) const MOST: usize = 62;
/// No cut leaves fewer tokens on a side of it, where one can be found.
const ENOUGH: usize = 24;
/// After so many cuts the next are made in the middle: no text takes longer than others.
const DEEPEST: usize = 64;

/// The tokens of some sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) tokens: Vec<u32>,
    /// For each sentence its number among the draft's, and how many of the tokens are its own, in order.
    pub(crate) sentences: Vec<(usize, usize)>,
}

impl Passage {
    /// One of its sentences by itself, if it has others too.
    pub(crate) fn alone(&self, number: usize) -> Option<Passage> {
        let at = self.sentences.iter().position(|(other, _)| *other == number).filter(|_| self.sentences.len() > 1)?;
        let from: usize = self.sentences[..at].iter().map(|(_, count)| count).sum();
        let count = self.sentences[at].1;
        Some(Passage { tokens: self.tokens[from..from + count].to_vec(), sentences: vec![(number, count)] })
    }
}

/// Puts sentences into passages. A sentence that is longer than a passage has several.
pub(crate) fn passages(sentences: &[Sentence], tokenizer: &Tokenizer) -> Vec<Passage> {
    let mut parts: Vec<(usize, Vec<u32>)> = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let tokens = tokenizer.tokens(&sentence.text);
        parts.extend(tokens.chunks(MOST).map(|part| (number, part.to_vec())));
    }
    let mut ends = vec![0];
    ends.extend(parts.iter().scan(0, |end, (_, tokens)| {
        *end += tokens.len();
        Some(*end)
    }));
    let words: Vec<u64> = parts.iter().map(|(_, tokens)| sum(tokens)).collect();
    let begins = |part: &usize| *part == 0 || parts[*part - 1].0 != parts[*part].0 && sentences[parts[*part].0].begins;
    let cutter = Cutter {
        ends,
        begins: (0..parts.len()).map(|part| begins(&part)).collect(),
        chances: words.windows(2).map(sum).collect(),
    };
    let mut cuts = Vec::new();
    cutter.cut(0..parts.len(), 0, &mut cuts);
    let mut passages = Vec::with_capacity(cuts.len());
    for range in cuts {
        let mut passage = Passage::default();
        for (number, tokens) in &parts[range] {
            passage.tokens.extend_from_slice(tokens);
            passage.sentences.push((*number, tokens.len()));
        }
        passages.push(passage);
    }
    passages
}

/// A sum of some numbers, the same on every machine and in every version: FNV-1a, number by number (Fowler, Noll and Vo).
fn sum<T: Copy + Into<u64>>(all: &[T]) -> u64 {
    all.iter().fold(0xcbf2_9ce4_8422_2325, |sum, one| (sum ^ (*one).into()).wrapping_mul(0x0100_0000_01b3))
}

/// Sentences, or parts of them, that are put into passages.
struct Cutter {
    /// The number of tokens before each, and that of all.
    ends: Vec<usize>,
    /// Which of them begin a paragraph.
    begins: Vec<bool>,
    /// For each place between two of them a number that depends on nothing but these.
    chances: Vec<u64>,
}

impl Cutter {
    /// Adds the passages of some parts, in their order.
    fn cut(&self, parts: Range<usize>, depth: usize, passages: &mut Vec<Range<usize>>) {
        let (first, last) = (self.ends[parts.start], self.ends[parts.end]);
        if last - first <= MOST {
            if !parts.is_empty() {
                passages.push(parts);
            }
            return;
        }
        // The smaller side of a cut, as far as it matters.
        let smaller = |at: &usize| (self.ends[*at] - first).min(last - self.ends[*at]);
        let best = (parts.start + 1..parts.end).max_by_key(|at| {
            let chance = if depth < DEEPEST { self.chances[at - 1] } else { 0 };
            (smaller(at).min(ENOUGH), self.begins[*at], chance, smaller(at), Reverse(*at))
        });
        let Some(at) = best else { return passages.push(parts) };
        self.cut(parts.start..at, depth + 1, passages);
        self.cut(at..parts.end, depth + 1, passages);
    }
}

#[cfg(test)]
mod tests {
    use cloison_engine::{Draft, Field};

    use super::*;
    use crate::sentences::sentences;

    /// A piece for each letter.
    fn tokenizer() -> Tokenizer {
        let letters: Vec<String> = ('a'..='z').map(String::from).collect();
        Tokenizer::new(letters.iter().map(|letter| (letter.as_str(), -1.0)), 99)
    }

    fn of(body: &str) -> Vec<Passage> {
        passages(&sentences(&Draft { body: body.into(), ..Draft::default() }), &tokenizer())
    }

    #[test]
    fn sentences_are_read_together_up_to_the_bound() {
        let all = of("Ab cd. Ef gh. Ij kl.");
        assert_eq!((all.len(), all[0].sentences.len()), (1, 3));
        let long = of(&format!("{} end.", "abcdefghi ".repeat(30)));
        assert!(long.iter().all(|passage| passage.tokens.len() <= MOST));
        assert_eq!(long.iter().map(|passage| passage.sentences[0].0).max(), Some(0), "one sentence, several passages");
        let sentence = Sentence { field: Field::Body, range: 0..0, text: String::new(), begins: true };
        assert!(passages(&[sentence], &tokenizer()).is_empty());
    }

    #[test]
    fn a_sentence_is_taken_out_of_its_passage() {
        let all = of("Ab cd. Efg. Ij.");
        let alone = all[0].alone(1).unwrap();
        assert_eq!(
            (alone.tokens.as_slice(), alone.sentences.as_slice()),
            (&all[0].tokens[all[0].sentences[0].1..][..alone.tokens.len()], &[(1, alone.tokens.len())][..])
        );
        assert_eq!((alone.alone(1), all[0].alone(3)), (None, None), "it is alone already, or is not there");
    }

    #[test]
    fn an_edit_changes_few_passages() {
        let text = |word: &str| -> String {
            let sentence = |number: usize| format!("The {} of {word} goes on.", "abcdefgh".repeat(1 + number % 3));
            (0..60).map(sentence).collect::<Vec<_>>().join(" ")
        };
        let before = of(&text("one"));
        assert!(before.len() > 30);
        // A word in any sentence, or one sentence more: its own passage, and a neighbour here and there.
        let changed = |edited: &str| {
            of(edited).iter().filter(|passage| before.iter().all(|other| other.tokens != passage.tokens)).count()
        };
        let places: Vec<usize> = text("one").match_indices("one").map(|(at, _)| at).collect();
        let mut most = 0;
        let mut all = 0;
        for at in &places {
            for edit in ["another", "one goes on. The rest of one"] {
                let mut edited = text("one");
                edited.replace_range(*at..at + 3, edit);
                let changed = changed(&edited);
                most = most.max(changed);
                all += changed;
            }
        }
        assert!(most <= 4 && all <= 2 * places.len() * 2, "{most}, {all} of {}", 2 * places.len());
    }

    #[test]
    fn a_text_is_cut_where_its_writer_did() {
        let paragraph = "Abc defg hij. Klmn opq rst uvwx.";
        let all = of(&[paragraph; 9].join("\n\n"));
        // Three of them do not fit, and none is cut in two.
        assert_eq!(all.iter().map(|passage| passage.sentences.len() % 2).sum::<usize>(), 0, "{all:?}");
    }

    #[test]
    fn no_sentence_is_lost_whatever_the_text() {
        let same = "Abcd efgh. ".repeat(5000);
        for body in [same.as_str(), &"a".repeat(9000), "A. B.\n\nC.", ""] {
            let all = of(body);
            let letters = body.chars().filter(char::is_ascii_alphabetic).count();
            assert!(all.iter().all(|passage| passage.tokens.len() <= MOST));
            assert!(all.iter().map(|passage| passage.tokens.len()).sum::<usize>() >= letters);
            let numbers: Vec<usize> = all.iter().flat_map(|one| &one.sentences).map(|(number, _)| *number).collect();
            assert!(numbers.is_sorted() && all.len() <= 2 * (letters / ENOUGH) + 1, "{}", all.len());
        }
    }
}
