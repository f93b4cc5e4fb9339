//! The words whose keys are known beforehand, in one table that is asked once for every word of a draft.
//!
//! Nearly every word of a message is in this table or in no term at all, so the question must cost little: a word of up
//! to 16 bytes is one number, its hash two multiplications and its comparison one instruction. Longer words are rare and
//! have a table of their own.

use rustc_hash::FxHashMap;

use crate::compile::signature;
use crate::vocabulary::Key;

/// Longest word that is compared as a number, in bytes.
const LONGEST: usize = 16;

/// What a word is: its part of the table's keys, and their signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) signature: u64,
}

/// A place of the table; no word is 0.
#[derive(Clone, Copy, Default)]
struct Place {
    word: u128,
    keys: Keys,
}

/// Words and their keys, by open addressing with linear probing, at most half full.
pub(crate) struct Known {
    places: Vec<Place>,
    long: FxHashMap<Box<str>, Keys>,
    keys: Vec<Key>,
}

impl Known {
    /// The table of some words, each of which stands there once.
    pub(crate) fn new(words: &[(String, Vec<Key>)]) -> Known {
        let size = (words.len() * 2 + 1).next_power_of_two();
        let mut known = Known { places: vec![Place::default(); size], long: FxHashMap::default(), keys: Vec::new() };
        for (word, keys) in words {
            let start = known.keys.len();
            known.keys.extend(keys);
            let keys = Keys { signature: signature(keys), ..known.range(start) };
            match number(word.as_bytes()) {
                Some(word) => {
                    let mut at = known.place(word);
                    while known.places[at].word != 0 {
                        at = (at + 1) % size;
                    }
                    known.places[at] = Place { word, keys };
                }
                None => drop(known.long.insert(word.as_str().into(), keys)),
            }
        }
        known
    }

    /// The keys from a place on.
    fn range(&self, start: usize) -> Keys {
        let index = crate::text::index;
        Keys { start: index(start), end: index(self.keys.len()), signature: 0 }
    }

    /// What a word is, given in lower case with its accents; `None` if it is not known.
    pub(crate) fn get(&self, word: &str) -> Option<Keys> {
        let Some(word) = number(word.as_bytes()) else { return self.long.get(word).copied() };
        let mut at = self.place(word);
        loop {
            let place = self.places.get(at)?;
            if place.word == word {
                return Some(place.keys);
            }
            if place.word == 0 {
                return None;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The keys of all words.
    pub(crate) fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Where the search for a word begins (a multiplicative hash, Knuth, TAOCP 6.4; the constant is 2⁶⁴ / φ).
    #[allow(clippy::cast_possible_truncation, reason = "a hash may lose bits")]
    fn place(&self, word: u128) -> usize {
        const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
        let low = (word as u64).wrapping_mul(GOLDEN);
        let both = (low.rotate_left(32) ^ (word >> 64) as u64).wrapping_mul(GOLDEN);
        (both >> 32) as usize & (self.places.len() - 1)
    }
}

/// A word of up to 16 bytes as a number.
fn number(word: &[u8]) -> Option<u128> {
    // Two overlapping halves are read instead of a loop over the bytes.
    let read_8 = |at: usize| Some(u64::from_le_bytes(word.get(at..at + 8)?.try_into().ok()?));
    let read_4 = |at: usize| Some(u32::from_le_bytes(word.get(at..at + 4)?.try_into().ok()?));
    match word.len() {
        8..=LONGEST => {
            let tail = word.len() - 8;
            Some(u128::from(read_8(0)?) | u128::from(read_8(tail)?) << (8 * tail))
        }
        4..8 => {
            let tail = word.len() - 4;
            Some(u128::from(read_4(0)?) | u128::from(read_4(tail)?) << (8 * tail))
        }
        1..4 => Some(word.iter().rev().fold(0, |number, byte| number << 8 | u128::from(*byte))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_is_one_number() {
        let long = "abcdefghijklmnop";
        for length in 1..=16 {
            let mut bytes = [0; 16];
            bytes[..length].copy_from_slice(&long.as_bytes()[..length]);
            assert_eq!(number(&long.as_bytes()[..length]), Some(u128::from_le_bytes(bytes)));
        }
        assert_eq!((number(b""), number(b"abcdefghijklmnopq")), (None, None));
    }

    proptest! {
        #[test]
        fn each_word_has_its_keys(words in proptest::collection::hash_map("[a-zé0-9]{1,24}", 0u32..99, 0..60), other in "[a-z]{1,5}") {
            let list: Vec<(String, Vec<Key>)> = words.iter().map(|(word, key)| (word.clone(), vec![*key, 1])).collect();
            let known = Known::new(&list);
            for (word, key) in &words {
                let keys = known.get(word).unwrap();
                prop_assert_eq!(&known.keys()[keys.start as usize..keys.end as usize], &[*key, 1]);
            }
            prop_assert_eq!(known.get(&other).is_some(), words.contains_key(&other));
        }
    }
}
