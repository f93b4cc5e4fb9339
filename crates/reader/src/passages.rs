//! Passages: some sentences that are read together, so that each is understood by what stands beside it.
//!
//! Where a passage ends depends on its sentences and the length of the next one, so that an edit changes its own passage and
//! few others: those that were read before need not be read again.

use crate::sentences::Sentence;
use crate::tokens::Tokenizer;

/// Most tokens of a passage, without those for its beginning and its end.
pub(crate) const MOST: usize = 62;
/// From so many tokens up a passage may end.
const ENOUGH: usize = 24;

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
    let mut all = Vec::new();
    let mut open = Passage::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let tokens = tokenizer.tokens(&sentence.text);
        if open.tokens.len() + tokens.len() > MOST {
            close(&mut open, &mut all);
        }
        for part in tokens.chunks(MOST) {
            if open.tokens.len() + part.len() > MOST {
                close(&mut open, &mut all);
            }
            open.tokens.extend_from_slice(part);
            open.sentences.push((number, part.len()));
        }
        let ends = tokens.iter().fold(0u32, |sum, token| sum.wrapping_mul(31).wrapping_add(*token)) % 2 == 0;
        if open.tokens.len() >= ENOUGH && ends {
            close(&mut open, &mut all);
        }
    }
    close(&mut open, &mut all);
    all
}

fn close(open: &mut Passage, all: &mut Vec<Passage>) {
    if !open.tokens.is_empty() {
        all.push(std::mem::take(open));
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
        let sentence = Sentence { field: Field::Body, range: 0..0, text: String::new() };
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
        let edited = text("one").replacen("one", "another", 1);
        let (before, after) = (of(&text("one")), of(&edited));
        let same = before.iter().filter(|passage| after.iter().any(|other| other.tokens == passage.tokens)).count();
        assert!(before.len() > 15 && before.len() - same <= 4, "{same} of {}", before.len());
    }
}
