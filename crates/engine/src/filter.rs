//! Which words of a draft could be of use at all, told by their first letters.
//!
//! Most words of a message begin like nothing that a policy looks for, so this question is asked for every word and must
//! cost a few instructions: the first three, four and five letters, hashed, each have a bit in a table. The first three
//! also make a word's [signature], by which most of what could stand beside it is told apart.

use crate::text::Word;

/// How many first letters of a word are looked at.
pub(crate) const LONGEST: usize = 5;
/// How many first letters a beginning must have to have a bit of its own.
const SHORTEST: usize = 3;
/// The table's size as a power of two, in bits: 32 KiB.
const BITS: u32 = 18;

/// The beginnings of some words.
pub(crate) struct Filter {
    bits: Vec<u64>,
    /// Whether every word passes.
    open: bool,
    /// Words that pass by their beginning though no phrase has its anchor there, the commonest where there is place for
    /// one: up to eight letters each. They are half of all words.
    common: Vec<u64>,
    /// A bit for each of these: whether a pattern may start there.
    starts: Vec<u64>,
}

/// Marks a candidate at which a pattern may start, but no phrase has its anchor.
pub(crate) const ONLY_STARTS: u32 = 1 << 31;

impl Default for Filter {
    fn default() -> Filter {
        Filter {
            bits: vec![0; 1 << (BITS - 6)],
            open: false,
            common: vec![0; 1 << COMMON_BITS],
            starts: vec![0; 1 << (COMMON_BITS - 6)],
        }
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

    /// Lets pass a word, and those with the same first five letters.
    pub(crate) fn add_word(&mut self, word: &[u8]) {
        self.set(packed(word) | if word.len() < LONGEST { WHOLE } else { 0 });
    }

    /// Lets everything pass.
    pub(crate) fn open(&mut self) {
        self.open = true;
    }

    /// Adds what another filter lets pass.
    pub(crate) fn add(&mut self, other: &Filter) {
        self.open |= other.open;
        self.bits.iter_mut().zip(&other.bits).for_each(|(bits, others)| *bits |= others);
    }

    /// Remembers a word that is no anchor, if there is place for it. The commonest come first.
    pub(crate) fn remember(&mut self, word: &[u8], starts: bool) {
        if !(1..=8).contains(&word.len()) || !self.passes(packed(word), word.len()) {
            return;
        }
        let letters = word.iter().rev().fold(0, |letters, byte| letters << 8 | u64::from(*byte));
        let place = common_place(letters);
        if self.common[place] == 0 {
            self.common[place] = letters;
            self.starts[place >> 6] |= u64::from(starts) << (place & 63);
        }
    }

    /// The numbers of the words of a text that may be of use, some of them [marked](ONLY_STARTS). A text has half as many
    /// words as bytes at most, so that the mark is free.
    pub(crate) fn candidates(&self, letters: &[u64], words: &[Word]) -> Vec<u32> {
        let mut candidates = vec![0; words.len()];
        let mut count = 0;
        for ((word, letters), number) in words.iter().zip(letters).zip(0..) {
            let length = word.range().len();
            let place = common_place(*letters);
            let known = length <= 8 && self.common[place] == *letters;
            let starts = self.starts[place >> 6] >> (place & 63) & 1 != 0;
            // Written whether or not it stays: to guess whether a word passes would go wrong too often.
            candidates[count] = number | if known { ONLY_STARTS } else { 0 };
            count += usize::from(if known { starts } else { self.passes(*letters, length) });
        }
        candidates.truncate(count);
        candidates
    }

    /// Whether a word, given by its [letters], may be of use.
    #[inline]
    pub(crate) fn passes(&self, letters: u64, length: usize) -> bool {
        let letters = letters & MASKS[LONGEST];
        let whole = if length < LONGEST { WHOLE } else { 0 };
        self.open | self.has(letters | whole) | self.has(letters & THREE) | self.has(letters & FOUR) | self.has(letters)
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

/// One of 63 bits for the first three letters of a word. The bit that is left is [`ANYTHING`].
pub(crate) fn signature(letters: u64) -> u64 {
    let hash = (letters & THREE).wrapping_mul(GOLDEN) >> 32;
    // From 0 to 62, without a division.
    1 << ((hash * 63) >> 32)
}

/// The signature of what may be any word, and the bit that stands for any word beside another.
pub(crate) const ANYTHING: u64 = 1 << 63;

/// The signature of the words that begin so and go on with Latin letters or digits, or that are so.
pub(crate) fn signature_of(beginning: &[u8], whole: bool) -> u64 {
    if whole || beginning.len() >= SHORTEST {
        return signature(packed(beginning));
    }
    if beginning.len() + 1 < SHORTEST {
        return u64::MAX;
    }
    let next = (b'a'..=b'z').chain(b'0'..=b'9');
    next.fold(signature(packed(beginning)), |all, next| all | signature(packed(&[beginning, &[next]].concat())))
}

const THREE: u64 = 0xff_ffff;
const FOUR: u64 = 0xffff_ffff;
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
        None => text[word.range()].iter().take(8).rev().fold(0, |letters, byte| letters << 8 | u64::from(*byte)),
    }
}

/// The bits of so many letters.
const MASKS: [u64; 9] =
    [0, 0xff, 0xffff, 0xff_ffff, 0xffff_ffff, 0xff_ffff_ffff, 0xffff_ffff_ffff, 0xff_ffff_ffff_ffff, u64::MAX];

fn packed(word: &[u8]) -> u64 {
    word.iter().take(LONGEST).rev().fold(0, |letters, byte| letters << 8 | u64::from(*byte))
}

/// The size of the table of common words as a power of two.
const COMMON_BITS: u32 = 11;

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "eleven bits are left")]
fn common_place(letters: u64) -> usize {
    (letters.wrapping_mul(GOLDEN) >> (64 - COMMON_BITS)) as usize
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "eighteen bits are left")]
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
        for word in ["dismount", "pol", "any", "a", "equal", "anna"] {
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
