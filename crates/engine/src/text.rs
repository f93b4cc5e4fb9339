//! A text of the draft, folded and split into words, sentences and paragraphs.

use std::ops::Range;

use crate::fold::Folded;

/// A run of letters and digits in the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Number of its sentence, from 0. Sentences are numbered through paragraphs.
    pub(crate) sentence: u32,
    /// Number of its paragraph, from 0.
    pub(crate) paragraph: u32,
}

impl Word {
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A text ready to be searched.
pub(crate) struct Text<'t> {
    pub(crate) folded: Folded<'t>,
    pub(crate) words: Vec<Word>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(original: &'t str) -> Text<'t> {
        let folded = Folded::new(original);
        let words = split(&folded.text);
        Text { folded, words }
    }

    /// The folded text of a word.
    pub(crate) fn word(&self, word: Word) -> &str {
        &self.folded.text[word.range()]
    }

    /// The words that a folded range touches; where it touches none, the word before it.
    pub(crate) fn words_in(&self, folded: &Range<usize>) -> Range<u32> {
        let first = self.words.partition_point(|word| word.end as usize <= folded.start);
        let end = self.words.partition_point(|word| (word.start as usize) < folded.end);
        let last = self.words.len().saturating_sub(1);
        let (first, end) = (first.min(last), end.max(first + 1).min(self.words.len()));
        index(first)..index(end.max(first))
    }
}

/// An offset or an index in a text, all of which are at most 4 GiB long.
#[allow(clippy::cast_possible_truncation, reason = "texts are read up to 4 GiB")]
pub(crate) fn index(at: usize) -> u32 {
    at as u32
}

/// Whether a folded byte belongs to a word. Every byte beyond ASCII does, save those of symbols, which are rare
/// enough to be told apart afterwards.
fn in_word(byte: u8) -> bool {
    IN_WORD[usize::from(byte)]
}

static IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut at: u8 = 0;
    while at < 0x80 {
        table[at as usize] = at.is_ascii_alphanumeric();
        table[at as usize + 0x80] = true;
        at += 1;
    }
    table
};

fn split(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(text.len() / 5);
    let (mut sentence, mut paragraph) = (0, 0);
    let mut at = 0;
    loop {
        let gap = at;
        let Some(first) = bytes[at..].iter().position(|byte| in_word(*byte)) else { return words };
        at += first;
        if !words.is_empty() {
            match border(&bytes[gap..at], bytes[at]) {
                Border::None => {}
                Border::Sentence => sentence += 1,
                Border::Paragraph => {
                    sentence += 1;
                    paragraph += 1;
                }
            }
        }
        let start = at;
        let mut all = 0;
        at += bytes[at..].iter().take_while(|byte| in_word(**byte)).inspect(|byte| all |= **byte).count();
        if all.is_ascii() {
            words.push(Word { start: index(start), end: index(at), sentence, paragraph });
        } else {
            split_symbols(text, start..at, sentence, paragraph, &mut words);
        }
    }
}

/// Splits a run that has characters beyond ASCII at those that are neither letters nor digits.
fn split_symbols(text: &str, run: Range<usize>, sentence: u32, paragraph: u32, words: &mut Vec<Word>) {
    let mut start = None;
    for (at, c) in text[run.clone()].char_indices() {
        let at = run.start + at;
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { start: index(from), end: index(at), sentence, paragraph });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(Word { start: index(from), end: index(run.end), sentence, paragraph });
    }
}

#[derive(PartialEq, Eq)]
enum Border {
    None,
    Sentence,
    Paragraph,
}

/// What kind of border stands between two words. A line break alone is none, since mail wraps lines and quotes them
/// with `>`; a line that starts like an item of a list starts a sentence.
fn border(gap: &[u8], next: u8) -> Border {
    if gap == b" " {
        return Border::None;
    }
    let mut newlines = 0;
    let mut after_newline = false;
    let mut stop = false;
    let mut sentence = false;
    for &byte in gap {
        match byte {
            b'\n' => {
                newlines += 1;
                after_newline = true;
                sentence |= stop;
            }
            b' ' | b'\t' => sentence |= stop,
            b'.' | b'!' | b'?' | b';' => stop = true,
            b'-' | b'*' | b'#' if after_newline => sentence = true,
            b'>' | b'\r' => {}
            _ => after_newline = false,
        }
    }
    if newlines > 1 {
        Border::Paragraph
    } else if sentence || (newlines == 1 && next.is_ascii_digit()) {
        Border::Sentence
    } else {
        Border::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, u32, u32)> {
        let text = Text::new(text);
        text.words.iter().map(|word| (text.word(*word).to_owned(), word.sentence, word.paragraph)).collect()
    }

    #[test]
    fn words_sentences_and_paragraphs() {
        let found = words("L’été, vraiment. Oui !\n\nDeux 🎉 lignes\n> citées\n- une\n2) deux");
        let expected = [
            ("l", 0, 0),
            ("ete", 0, 0),
            ("vraiment", 0, 0),
            ("oui", 1, 0),
            ("deux", 2, 1),
            ("lignes", 2, 1),
            ("citees", 2, 1),
            ("une", 3, 1),
            ("2", 4, 1),
            ("deux", 4, 1),
        ];
        assert_eq!(found, expected.map(|(word, sentence, paragraph)| (word.to_owned(), sentence, paragraph)));
    }

    #[test]
    fn words_touched_by_a_range() {
        let text = Text::new("one (two) three");
        assert_eq!(text.words_in(&(4..9)), 1..2);
        assert_eq!(text.words_in(&(1..12)), 0..3);
        assert_eq!(Text::new("...").words_in(&(0..1)), 0..0);
    }
}
