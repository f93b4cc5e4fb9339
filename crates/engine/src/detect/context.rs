//! The words beside a candidate that say what it is: a number alone may be anything.

use std::ops::Range;

/// How far before and after a candidate its words may stand, in bytes, on its line.
const BEFORE: usize = 60;
const AFTER: usize = 30;

/// Whether one of these folded phrases, or its plural in *-s*, stands beside the range.
pub(crate) fn beside(text: &str, range: &Range<usize>, phrases: &[&str]) -> bool {
    before(text, range, phrases) || after(text, range, phrases)
}

/// Whether one of these folded phrases, or its plural in *-s*, stands before the range on its line.
pub(crate) fn before(text: &str, range: &Range<usize>, phrases: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let window = range.start.saturating_sub(BEFORE)..range.start;
    let line = memchr::memrchr(b'\n', &bytes[window.clone()]).map_or(window.start, |at| window.start + at + 1);
    stands(bytes, line..window.end, phrases)
}

fn after(text: &str, range: &Range<usize>, phrases: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let window = range.end..bytes.len().min(range.end + AFTER);
    let end = memchr::memchr(b'\n', &bytes[window.clone()]).map_or(window.end, |at| window.start + at);
    stands(bytes, window.start..end, phrases)
}

fn stands(bytes: &[u8], window: Range<usize>, phrases: &[&str]) -> bool {
    // Most words begin like none of the phrases.
    let firsts = phrases.iter().fold(0, |firsts, phrase| firsts | phrase.bytes().next().map_or(0, bit));
    let mut in_word = window.start > 0 && is_letter(bytes[window.start - 1]);
    for at in window.clone() {
        let begins = !in_word && is_letter(bytes[at]);
        in_word = is_letter(bytes[at]);
        if begins
            && firsts & bit(bytes[at]) != 0
            && phrases.iter().any(|phrase| stands_at(&bytes[at..window.end], phrase.as_bytes()))
        {
            return true;
        }
    }
    false
}

fn bit(letter: u8) -> u32 {
    1 << (letter % 32)
}

fn stands_at(rest: &[u8], phrase: &[u8]) -> bool {
    rest.strip_prefix(phrase).is_some_and(|rest| {
        let ends = |rest: &[u8]| rest.first().is_none_or(|byte| !is_letter(*byte));
        ends(rest) || rest.strip_prefix(b"s").is_some_and(ends)
    })
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// Whether a text is nothing but what stands in a range: the answer to somebody who asked for it.
pub(crate) fn is_all(text: &str, range: &Range<usize>) -> bool {
    let nothing = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_whitespace() || byte == b'.');
    nothing(&text[..range.start]) && nothing(&text[range.end..])
}

/// The bytes of a line before a place, at most so many.
pub(crate) fn line_before(text: &str, at: usize, most: usize) -> &str {
    let start = text.ceil_char_boundary(at.saturating_sub(most)).min(at);
    let before = &text[start..at];
    before.rfind('\n').map_or(before, |line| &before[line + 1..])
}

/// The bytes of a line after a place, at most so many.
pub(crate) fn line_after(text: &str, at: usize, most: usize) -> &str {
    let after = &text[at..text.floor_char_boundary(at.saturating_add(most)).max(at)];
    after.find('\n').map_or(after, |line| &after[..line])
}

/// Whether one of some words stands in a text, or one of those that have a sign inside.
pub(crate) fn has_word(text: &str, words: &[&str]) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    let mut each = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    each.any(|word| words.contains(&word))
        || words.iter().filter(|word| word.contains([' ', '.', '-'])).any(|word| {
            text.match_indices(*word).any(|(at, _)| {
                let inside = |byte: Option<&u8>| byte.is_some_and(|byte| is_word(*byte));
                let bytes = text.as_bytes();
                !inside(at.checked_sub(1).and_then(|at| bytes.get(at))) && !inside(bytes.get(at + word.len()))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_the_same_line() {
        let stands = |text: &str| {
            let start = text.find('7').unwrap();
            beside(text, &(start..start + 1), &["tax id", "nif"])
        };
        assert!(stands("my tax id is 7"));
        assert!(stands("the nifs: 7"));
        assert!(stands("7 (nif)"));
        assert!(!stands("manif 7"));
        assert!(!stands("nifty 7"));
        assert!(!stands("nif\n7"));
        assert!(!stands("7\nnif"));
        assert!(!stands(&format!("nif{}7", " é".repeat(30))));
    }

    #[test]
    fn around_a_place() {
        let text = "first\nné le 4 mai\nlast";
        let at = text.find('4').unwrap();
        assert_eq!(line_before(text, at, 60), "né le ");
        assert_eq!(line_before(text, at, 5), " le ");
        assert_eq!(line_after(text, at, 60), "4 mai");
        assert_eq!(line_after(text, at, 3), "4 m");
        assert!(is_all("\n123.\n", &(1..4)) && !is_all("n 123", &(2..5)) && !is_all("123 4", &(0..3)));
        assert!(has_word("votre iban : ", &["rib", "iban"]));
        assert!(has_word("his d.o.b. is", &["d.o.b"]) && has_word("n° 12", &["n°"]));
        assert!(!has_word("caliban : ", &["iban"]) && !has_word("rebirth date", &["birth date"]));
    }
}
