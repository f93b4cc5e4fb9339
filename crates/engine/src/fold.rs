//! Folding: the text as rules see it, with a way back to the original.
//!
//! Case, accents and compatibility forms are folded (Unicode NFKD without combining marks), typographic quotes,
//! hyphens and spaces become plain ones, characters that do not show (zero-width, bidirectional controls, soft
//! hyphens) vanish, letters of other scripts that stand among Latin ones become those that they look like. Plain ASCII, most of most messages, needs no map: its bytes stay where they are.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use crate::disguise::Edit;
use crate::lookalike::{FIRST_FOREIGN, Foreign};
use crate::text::{Word, index};

/// A text and its folded form.
pub(crate) struct Folded<'t> {
    pub(crate) original: &'t str,
    pub(crate) text: String,
    /// The characters beyond ASCII, in order: between them every byte stands for itself.
    others: Vec<Other>,
    /// Whether some places are read otherwise than they are written.
    pub(crate) is_revealed: bool,
    /// The folded text with its capitals, made when somebody asks.
    cased: OnceCell<String>,
}

/// Most bytes that are passed over within a word or a phrase: what separates its letters, or the end of a line.
const LONGEST_PASSED_OVER: u32 = 64;

/// A character beyond ASCII, in both texts.
struct Other {
    folded: u32,
    original: u32,
    /// How long it is in each; nothing is left of one that does not show.
    folded_length: u16,
    original_length: u32,
}

impl<'t> Folded<'t> {
    /// Folds a text of at most 4 GiB; what lies beyond is not read.
    pub(crate) fn new(original: &'t str) -> Folded<'t> {
        let original = &original[..original.floor_char_boundary(u32::MAX as usize)];
        let mut text = String::with_capacity(original.len());
        let mut others = Vec::new();
        let mut foreign = Foreign::default();
        let mut at = 0;
        loop {
            let plain = plain_length(&original.as_bytes()[at..]);
            text.push_str(&original[at..at + plain]);
            at += plain;
            let Some(c) = original[at..].chars().next() else { break };
            let folded = text.len();
            match c {
                FIRST_FOREIGN.. => match foreign.lookalike(original, at, c) {
                    Some(letter) => text.push(letter),
                    None => push_folded(c, &mut text),
                },
                _ => push_folded(c, &mut text),
            }
            let original_length = index(c.len_utf8());
            let folded_length = narrow(text.len() - folded);
            others.push(Other { folded: index(folded), original: index(at), folded_length, original_length });
            at += c.len_utf8();
        }
        text.make_ascii_lowercase();
        Folded { original, text, others, is_revealed: false, cased: OnceCell::new() }
    }

    /// The same text with some places read otherwise, given by place.
    pub(crate) fn revealed(&self, edits: &[Edit]) -> Folded<'t> {
        let mut text = String::with_capacity(self.text.len());
        let mut others = Vec::with_capacity(self.others.len() + edits.len());
        let mut left = self.others.iter().peekable();
        let mut at = 0;
        for edit in edits {
            let (start, end) = (edit.folded.start as usize, edit.folded.end as usize);
            let moved =
                |other: &Other, text: &String| Other { folded: other.folded - index(at - text.len()), ..*other };
            // What vanished just before belongs to the letter before.
            let is_before = |other: &&Other| {
                let folded = other.folded as usize;
                folded < start || folded == start && other.folded_length == 0
            };
            while let Some(other) = left.next_if(is_before) {
                others.push(moved(other, &text));
            }
            text.push_str(&self.text[at..start]);
            if let Some(letter) = edit.letter {
                text.push(char::from(letter));
            } else {
                let original = self.origin(start);
                while left.next_if(|other| (other.folded as usize) < end).is_some() {}
                let original_length = index(self.span(start..end).end - original);
                others.push(Other {
                    folded: index(text.len()),
                    original: index(original),
                    folded_length: 0,
                    original_length,
                });
            }
            at = end;
        }
        others.extend(left.map(|other| Other { folded: other.folded - index(at - text.len()), ..*other }));
        text.push_str(&self.text[at..]);
        Folded { original: self.original, text, others, is_revealed: true, cased: OnceCell::new() }
    }

    /// Where a folded byte comes from: the start of its character in the original.
    fn origin(&self, folded: usize) -> usize {
        let after = self.others.partition_point(|other| other.folded as usize <= folded);
        let Some(other) = after.checked_sub(1).map(|before| &self.others[before]) else { return folded };
        let end = other.folded as usize + usize::from(other.folded_length);
        let start = other.original as usize;
        if folded < end { start } else { start + other.original_length as usize + folded - end }
    }

    /// The folded text with the capitals of the original, byte for byte at the same places: keys and codes have some.
    pub(crate) fn cased(&self) -> &str {
        if self.others.is_empty() {
            return self.original;
        }
        self.cased.get_or_init(|| {
            let mut cased = String::with_capacity(self.text.len());
            for other in &self.others {
                let (start, original) = (other.folded as usize, other.original as usize);
                let plain = start - cased.len();
                cased.push_str(&self.original[original - plain..original]);
                let folded = &self.text[start..start + usize::from(other.folded_length)];
                let letter = self.original[original..].chars().next().filter(|c| c.is_uppercase());
                match folded.chars().next().filter(|_| letter.is_some() && folded.len() == 1) {
                    Some(letter) => cased.push(letter.to_ascii_uppercase()),
                    None => cased.push_str(folded),
                }
            }
            let rest = self.text.len() - cased.len();
            cased.push_str(&self.original[self.original.len() - rest..]);
            cased
        })
    }

    /// Whether more of the original is passed over inside a folded range than stands between the letters of a word.
    pub(crate) fn passes_over(&self, folded: Range<usize>) -> bool {
        let first = self.others.partition_point(|other| other.folded as usize <= folded.start);
        let mut inside = self.others[first..].iter().take_while(|other| (other.folded as usize) < folded.end);
        inside.any(|other| other.folded_length == 0 && other.original_length > LONGEST_PASSED_OVER)
    }

    /// The original range of a folded one that is not empty.
    pub(crate) fn span(&self, folded: Range<usize>) -> Range<usize> {
        if self.others.is_empty() {
            return folded;
        }
        let start = self.origin(folded.start);
        let last = self.origin(folded.end.saturating_sub(1));
        let tail = &self.original[last..];
        let first = tail.chars().next().map_or(0, char::len_utf8);
        let marks: usize = tail[first..].chars().take_while(|c| is_combining(*c)).map(char::len_utf8).sum();
        start..(last + first + marks).max(start)
    }

    /// The words that have characters beyond ASCII.
    pub(crate) fn accents(&self) -> Accents<'_, 't> {
        Accents { folded: self, next: 0 }
    }
}

/// The characters beyond ASCII, while words are asked for in their order.
pub(crate) struct Accents<'f, 't> {
    folded: &'f Folded<'t>,
    next: usize,
}

impl<'t> Accents<'_, 't> {
    /// The original of a word, if it has characters beyond ASCII.
    #[inline]
    pub(crate) fn of(&mut self, word: Word) -> Option<&'t str> {
        let others = &self.folded.others;
        while others.get(self.next).is_some_and(|other| other.folded < word.start) {
            self.next += 1;
        }
        // What does not show may stand just after the last letter, such as a combining accent.
        let inside = |other: &&Other| other.folded < word.end || other.folded == word.end && other.folded_length == 0;
        others.get(self.next).filter(inside)?;
        Some(&self.folded.original[self.folded.span(word.range())]).filter(|original| !original.is_ascii())
    }
}

/// How many bytes of a text are ASCII before the first that is not.
fn plain_length(bytes: &[u8]) -> usize {
    const WIDE: usize = 32;
    let wide = bytes.chunks_exact(WIDE).take_while(|chunk| chunk.is_ascii()).count() * WIDE;
    wide + bytes[wide..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// The length of what a character folds to: the longest, an Arabic ligature, folds to 33 bytes.
#[allow(clippy::cast_possible_truncation, reason = "a character's length")]
fn narrow(length: usize) -> u16 {
    length as u16
}

/// Folds a whole text without a map.
pub(crate) fn fold(text: &str) -> String {
    Folded::new(text).text
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

pub(crate) fn push_folded(c: char, out: &mut String) {
    match c {
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => out.push('a'),
        'ç' | 'Ç' => out.push('c'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => out.push('u'),
        'î' | 'ï' | 'Î' | 'Ï' => out.push('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' | 'ø' | 'Ø' => out.push('o'),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' => out.push('\''),
        '«' | '»' | '\u{201c}'..='\u{201f}' | '\u{2033}' => out.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => out.push(' '),
        '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => {}
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        // At the end of a word sigma has another form.
        'ς' => out.push('σ'),
        _ => {
            for lower in c.to_lowercase() {
                decompose_compatible(lower, |part| {
                    if !is_combining(part) {
                        // A decomposition may bring capitals back (a ligature of capitals).
                        out.extend(part.to_lowercase());
                    }
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_folds_to_what() {
        for (original, folded) in [
            ("Déjà VU", "deja vu"),
            ("e\u{301}te\u{301}", "ete"),
            ("pass\u{200b}word\u{ad}", "password"),
            ("l’état", "l'etat"),
            ("Œuvre ﬁnale", "oeuvre finale"),
            ("ＦＵＬＬ", "full"),
            ("ΛΌΓΟΣ λόγος", "λογοσ λογοσ"),
            ("10\u{202f}000\u{a0}€", "10 000 €"),
            ("pаsswоrd", "password"),
            ("РАSSWORD, Ιban, ІBAN", "password, iban, iban"),
            ("р\u{20dd}аrоl\u{200b}е \u{1d429}\u{1d41a}ss", "parole pass"),
            ("Восток, сор", "восток, cop"),
        ] {
            assert_eq!(fold(original), folded);
        }
    }

    #[test]
    fn spans_go_back_to_whole_characters() {
        let text = Folded::new("Le café\u{301} d’été…");
        let start = text.text.find("cafe").unwrap();
        assert_eq!(&text.original[text.span(start..start + 4)], "café\u{301}");
        let start = text.text.find("ete").unwrap();
        assert_eq!(&text.original[text.span(start..start + 3)], "été");
    }

    #[test]
    fn capitals_are_kept_where_they_are() {
        let text = Folded::new("É A\u{200b}KIA, œB Ｃ");
        assert_eq!((text.text.as_str(), text.cased()), ("e akia, oeb c", "E AKIA, oeB C"));
        assert_eq!(Folded::new("Ab").cased(), "Ab");
    }

    proptest! {
        #[test]
        fn any_span_is_on_character_boundaries(text in "\\PC{0,40}", a in 0usize..60, b in 0usize..60) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.cased().to_ascii_lowercase(), folded.text.clone());
            let bounds: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
            let (a, b) = (bounds[a.min(bounds.len() - 1)], bounds[b.min(bounds.len() - 1)]);
            if a < b {
                let span = folded.span(a..b);
                prop_assert!(span.end <= text.len() && text.is_char_boundary(span.start));
                prop_assert!(text.is_char_boundary(span.end) && span.start < span.end);
            }
        }
    }
}
