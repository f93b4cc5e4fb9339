//! The words whose keys are known beforehand, in one table that is asked once for every word of a draft.
//!
//! Nearly every word of a message is in this table or in no term at all, so the question must cost little: a word of up
//! to 16 bytes is one number, its hash two multiplications and its comparison one instruction. Longer words are rare and
//! have a table of their own.

use rustc_hash::FxHashMap;

use crate::vocabulary::{Key, KnownWord};

/// Longest word that is compared as a number, in bytes.
const LONGEST: usize = 16;

/// What a word is: its part of the table's keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A known word.
#[derive(Clone, Copy)]
struct Word {
    letters: u128,
    keys: Keys,
    /// A bit for each [finder](crate::compile::Finder) one of whose patterns may start at the word.
    starts: u8,
}

/// Words and their keys. A table of hashes, small enough to stay near the processor, says where a word would be; it is
/// searched by linear probing and at most half full.
pub(crate) struct Known {
    places: Vec<Place>,
    words: Vec<Word>,
    long: FxHashMap<Box<str>, (Keys, u8)>,
    keys: Vec<Key>,
}

/// A part of a word's hash, and the number of the word from 1 on; 0 for none.
#[derive(Clone, Copy, Default)]
struct Place {
    hash: u32,
    word: u32,
}

impl Known {
    /// The table of some words, each of which stands there once.
    pub(crate) fn new(words: &[KnownWord], starts: impl Fn(&str) -> u8) -> Known {
        let size = (words.len() * 2 + 1).next_power_of_two();
        let places = vec![Place::default(); size];
        let mut known = Known { places, words: Vec::new(), long: FxHashMap::default(), keys: Vec::new() };
        for (word, keys) in words {
            let start = crate::text::index(known.keys.len());
            known.keys.extend(keys);
            let keys = Keys { start, end: crate::text::index(known.keys.len()) };
            let starts = starts(word);
            let Some(letters) = number(word.as_bytes()) else {
                known.long.insert(word.as_str().into(), (keys, starts));
                continue;
            };
            known.words.push(Word { letters, keys, starts });
            let (mut at, hash) = known.place(letters);
            while known.places[at].word != 0 {
                at = (at + 1) % size;
            }
            known.places[at] = Place { hash, word: crate::text::index(known.words.len()) };
        }
        known
    }

    /// What a word is, given in lower case with its accents, and which finders' patterns may start there; `None` if it is
    /// not known.
    pub(crate) fn get(&self, word: &str) -> Option<(Keys, u8)> {
        let Some(letters) = number(word.as_bytes()) else { return self.long.get(word).copied() };
        let (mut at, hash) = self.place(letters);
        loop {
            let place = self.places[at];
            let known = self.words.get((place.word as usize).checked_sub(1)?)?;
            if place.hash == hash && known.letters == letters {
                return Some((known.keys, known.starts));
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The keys of all words.
    pub(crate) fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Where the search for a word begins, and the part of its hash that is kept there.
    #[allow(clippy::cast_possible_truncation, reason = "a hash may lose bits")]
    fn place(&self, word: u128) -> (usize, u32) {
        let hash = hash(word);
        (hash >> 32 & (self.places.len() - 1), hash as u32)
    }
}

/// A multiplicative hash (Knuth, TAOCP 6.4; the constant is 2⁶⁴ / φ).
#[allow(clippy::cast_possible_truncation, reason = "a hash may lose bits")]
pub(crate) fn hash(word: u128) -> usize {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let low = (word as u64).wrapping_mul(GOLDEN);
    (low.rotate_left(32) ^ (word >> 64) as u64).wrapping_mul(GOLDEN) as usize
}

/// A word of up to 16 bytes as a number.
pub(crate) fn number(word: &[u8]) -> Option<u128> {
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
            let list: Vec<KnownWord> = words.iter().map(|(word, key)| (word.clone(), vec![*key, 1])).collect();
            let known = Known::new(&list, |word| u8::from(word.len() > 3));
            for (word, key) in &words {
                let (keys, starts) = known.get(word).unwrap();
                prop_assert_eq!(starts, u8::from(word.len() > 3));
                prop_assert_eq!(&known.keys()[keys.start as usize..keys.end as usize], &[*key, 1]);
            }
            prop_assert_eq!(known.get(&other).is_some(), words.contains_key(&other));
        }
    }
}
