//! The question whether a word that nobody knows could be of use, answered by its first letters.
//!
//! A word of the policy has forms without number, but all of them begin as its stem does. So the first three to eight
//! letters of a word, hashed, are looked up in a table of bits. What begins otherwise ends there: a third of such words in
//! real mail. The others are [stemmed once](crate::reading::Memo).

use crate::text::Word;

/// How many first letters of a word are looked at.
const LONGEST: usize = 8;
/// How many first letters a beginning must have to have a bit of its own.
const SHORTEST: usize = 3;
/// The table's size as a power of two, in bits: 128 KiB.
const BITS: u32 = 20;

/// The beginnings of some words.
pub(crate) struct Filter {
    bits: Vec<u64>,
    /// Whether every word passes.
    open: bool,
}

impl Default for Filter {
    fn default() -> Filter {
        Filter { bits: vec![0; 1 << (BITS - 6)], open: false }
    }
}

impl Filter {
    /// Lets pass every word that begins so and goes on with Latin letters or digits.
    pub(crate) fn add_beginning(&mut self, beginning: &[u8]) {
        if beginning.len() >= SHORTEST {
            return self.set(packed(beginning));
        }
        // The letters that follow have bits of their own.
        self.add_word(beginning);
        for next in (b'a'..=b'z').chain(b'0'..=b'9') {
            let longer: Vec<u8> = beginning.iter().copied().chain([next]).collect();
            self.add_beginning(&longer);
        }
    }

    /// Lets pass every word of so many letters or fewer that begins so and goes on with Latin letters or digits.
    pub(crate) fn add_short(&mut self, beginning: &[u8], longest: usize) {
        self.add_word(beginning);
        if beginning.len() < longest {
            for next in (b'a'..=b'z').chain(b'0'..=b'9') {
                let longer: Vec<u8> = beginning.iter().copied().chain([next]).collect();
                self.add_short(&longer, longest);
            }
        }
    }

    /// Lets pass a word, and those with the same first eight letters.
    pub(crate) fn add_word(&mut self, word: &[u8]) {
        self.set(packed(word) | if word.len() < LONGEST { WHOLE } else { 0 });
    }

    /// Lets everything pass.
    pub(crate) fn open(&mut self) {
        self.open = true;
    }

    /// Whether a word, given by its [letters], may be of use.
    #[inline]
    pub(crate) fn passes(&self, letters: u64, length: usize) -> bool {
        let whole = if length < LONGEST { WHOLE } else { 0 };
        // All are asked for at once: to guess which of them says yes would go wrong too often.
        self.open
            | self.has(letters | whole)
            | self.has(letters & MASKS[3])
            | self.has(letters & MASKS[4])
            | self.has(letters & MASKS[5])
            | self.has(letters & MASKS[6])
            | self.has(letters & MASKS[7])
            | self.has(letters)
    }

    fn set(&mut self, letters: u64) {
        let place = place(letters);
        self.bits[place >> 6] |= 1 << (place & 63);
    }

    #[inline]
    fn has(&self, letters: u64) -> bool {
        let place = place(letters);
        self.bits[place >> 6] >> (place & 63) & 1 != 0
    }
}

/// 2⁶⁴ / φ: a multiplicative hash (Knuth, TAOCP 6.4).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Marks a short word that is looked for as a whole.
const WHOLE: u64 = 1 << 63;

/// The first eight letters of a word of a folded text as one number.
#[inline]
pub(crate) fn letters(text: &[u8], word: Word) -> u64 {
    let (start, length) = (word.start as usize, (word.end - word.start) as usize);
    match text[start..].first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight) & MASKS[length.min(8)],
        None => packed(&text[word.range()]),
    }
}

/// The bits of so many letters.
const MASKS: [u64; 9] =
    [0, 0xff, 0xffff, 0xff_ffff, 0xffff_ffff, 0xff_ffff_ffff, 0xffff_ffff_ffff, 0xff_ffff_ffff_ffff, u64::MAX];

fn packed(word: &[u8]) -> u64 {
    word.iter().take(LONGEST).rev().fold(0, |letters, byte| letters << 8 | u64::from(*byte))
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "twenty bits are left")]
fn place(letters: u64) -> usize {
    (letters.wrapping_mul(GOLDEN) >> (64 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn passes(filter: &Filter, text: &str) -> bool {
        let word = Word { start: 1, end: u32::try_from(text.len() + 1).unwrap() };
        filter.passes(letters(format!(" {text} and more").as_bytes(), word), text.len())
    }

    #[test]
    fn beginnings_and_words() {
        let mut filter = Filter::default();
        filter.add_beginning(b"dismi");
        filter.add_beginning(b"poll");
        filter.add_word(b"an");
        filter.add_beginning(b"q");
        for word in ["dismissal", "poll", "polls", "an", "q", "qi", "quit"] {
            assert!(passes(&filter, word), "{word}");
        }
        for word in ["dismount", "pol", "any", "a", "equal", "anna", "disma"] {
            assert!(!passes(&filter, word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn what_was_added_passes(words in proptest::collection::vec("[a-z0-9]{1,9}|[a-z]{3}é[a-zж]{0,3}", 0..40), ending in "[a-z]{0,4}") {
            let mut filter = Filter::default();
            for (word, number) in words.iter().zip(0..) {
                if number % 2 == 0 { filter.add_word(word.as_bytes()) } else { filter.add_beginning(word.as_bytes()) }
            }
            for (word, number) in words.iter().zip(0..) {
                prop_assert!(passes(&filter, word));
                let longer = format!("{word}{ending}");
                prop_assert!(number % 2 == 0 || passes(&filter, &longer));
            }
        }
    }
}
