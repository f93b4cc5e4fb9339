//! A text of the draft, folded and split into words, and the borders of its sentences and paragraphs.

use std::cell::OnceCell;
use std::ops::Range;

use crate::disguise::{Dictionary, Edit, Literals, edits};
use crate::fold::Folded;
use crate::scan::Scan;
use crate::vocabulary::Vocabulary;

/// A run of letters and digits in the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) start: u32,
    pub(crate) end: u32,
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
    /// Where each run of digits starts.
    pub(crate) digits: Vec<u32>,
    borders: OnceCell<Borders>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(original: &'t str) -> Text<'t> {
        Text::of(Folded::new(original))
    }

    pub(crate) fn of(folded: Folded<'t>) -> Text<'t> {
        let Scan { words, digits } = Scan::new(&folded.text);
        Text { folded, words, digits, borders: OnceCell::new() }
    }

    /// The disguises of the text, by place.
    pub(crate) fn disguises(&self, vocabulary: &Vocabulary, literals: &Literals) -> Vec<Edit> {
        edits(self, &mut Dictionary::new(vocabulary, literals))
    }

    /// The text without its disguises.
    pub(crate) fn revealed(&self, edits: &[Edit]) -> Text<'t> {
        Text::of(self.folded.revealed(edits))
    }

    /// The folded text of a word.
    pub(crate) fn word(&self, word: Word) -> &str {
        &self.folded.text[word.range()]
    }

    /// The words that a folded range touches; where it touches none, the word before it.
    pub(crate) fn words_in(&self, folded: &Range<usize>) -> Range<u32> {
        let first = self.words.partition_point(|word| word.end as usize <= folded.start);
        let end = self.words[first..].partition_point(|word| (word.start as usize) < folded.end) + first;
        let last = self.words.len().saturating_sub(1);
        let (first, end) = (first.min(last), end.max(first + 1).min(self.words.len()));
        index(first)..index(end.max(first))
    }

    /// Whether a paragraph ends between a word and the next.
    pub(crate) fn ends_paragraph(&self, word: usize) -> bool {
        match (self.words.get(word), self.words.get(word + 1)) {
            (Some(word), Some(next)) => {
                next.start - word.end > 1 && border(self.gap(*word, *next), b' ') == Border::Paragraph
            }
            _ => true,
        }
    }

    /// The words of the sentences that some words belong to.
    pub(crate) fn sentences(&self, words: &Range<u32>) -> Range<u32> {
        around(&self.borders().sentences, words, self.words.len())
    }

    /// The words of the paragraphs that some words belong to.
    pub(crate) fn paragraphs(&self, words: &Range<u32>) -> Range<u32> {
        around(&self.borders().paragraphs, words, self.words.len())
    }

    /// Found when they are first asked for: most drafts have no rule that asks.
    fn borders(&self) -> &Borders {
        self.borders.get_or_init(|| {
            let mut borders = Borders::default();
            for (pair, next) in self.words.array_windows().zip(1..) {
                let [word, after] = *pair;
                if after.start - word.end == 1 && self.folded.text.as_bytes()[word.end as usize] == b' ' {
                    continue;
                }
                match border(self.gap(word, after), self.folded.text.as_bytes()[after.start as usize]) {
                    Border::None => continue,
                    Border::Sentence => {}
                    Border::Paragraph => borders.paragraphs.push(next),
                }
                borders.sentences.push(next);
            }
            borders
        })
    }

    fn gap(&self, word: Word, next: Word) -> &[u8] {
        &self.folded.text.as_bytes()[word.end as usize..next.start as usize]
    }
}

/// The words at which sentences and paragraphs begin, the first of the text left out.
#[derive(Default)]
struct Borders {
    sentences: Vec<u32>,
    paragraphs: Vec<u32>,
}

/// The words between the last border before some words and the first after them.
fn around(borders: &[u32], words: &Range<u32>, all: usize) -> Range<u32> {
    let last = words.end.saturating_sub(1).max(words.start);
    let before = borders.partition_point(|border| *border <= words.start);
    let after = borders.partition_point(|border| *border <= last);
    before.checked_sub(1).map_or(0, |before| borders[before])..borders.get(after).copied().unwrap_or(index(all))
}

/// An offset or an index in a text, all of which are at most 4 GiB long.
#[allow(clippy::cast_possible_truncation, reason = "texts are read up to 4 GiB")]
pub(crate) fn index(at: usize) -> u32 {
    at as u32
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

    #[test]
    fn words_sentences_and_paragraphs() {
        let text = Text::new("L’été, vraiment. Oui !\n\nDeux 🎉 lignes\n> citées\n- une\n2) deux");
        let words: Vec<&str> = text.words.iter().map(|word| text.word(*word)).collect();
        assert_eq!(words, ["l", "ete", "vraiment", "oui", "deux", "lignes", "citees", "une", "2", "deux"]);
        let (sentences, paragraphs) = (&text.borders().sentences, &text.borders().paragraphs);
        assert_eq!((sentences.as_slice(), paragraphs.as_slice()), (&[3, 4, 7, 8][..], &[4][..]));
        assert_eq!((text.sentences(&(4..5)), text.paragraphs(&(8..9))), (4..7, 4..10));
        assert_eq!((text.sentences(&(0..5)), text.sentences(&(9..10))), (0..7, 8..10));
        assert!(text.ends_paragraph(3) && !text.ends_paragraph(2) && text.ends_paragraph(9));
    }

    #[test]
    fn words_touched_by_a_range() {
        let text = Text::new("one (two) three");
        assert_eq!(text.words_in(&(4..9)), 1..2);
        assert_eq!(text.words_in(&(1..12)), 0..3);
        assert_eq!(Text::new("...").words_in(&(0..1)), 0..0);
    }
}
