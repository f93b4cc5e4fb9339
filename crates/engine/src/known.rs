//! The words whose keys are known beforehand, in one table that is asked once for every word of a draft.
//!
//! Nearly every word of a message is in this table or in no term at all, so the question must cost little: a word of up
//! to 16 bytes is one number, its hash two multiplications and its comparison one instruction. Longer words are rare and
//! have a table of their own.

use rustc_hash::FxHashMap;

use crate::vocabulary::{Key, KnownWord};

/// Longest word that is compared as a number, in bytes, and longest that is one of 64 bits.
const LONGEST: usize = 16;
const SHORT: usize = 8;

/// What a word is: its part of the table's keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A place of the table; no word is 0.
#[derive(Clone, Copy, Default)]
struct Place<N> {
    word: N,
    keys: Keys,
    /// A bit for each [finder](crate::compile::Finder) one of whose patterns may start at the word.
    starts: u8,
}

/// Words and their keys, by open addressing with linear probing, at most half full: those of up to eight bytes, which are
/// most, those of up to sixteen, and the others.
pub(crate) struct Known {
    short: Vec<Place<u64>>,
    longer: Vec<Place<u128>>,
    long: FxHashMap<Box<str>, (Keys, u8)>,
    keys: Vec<Key>,
}

impl Known {
    /// The table of some words, each of which stands there once.
    pub(crate) fn new(words: &[KnownWord], starts: impl Fn(&str) -> u8) -> Known {
        let count = |lengths: std::ops::RangeInclusive<usize>| {
            let count = words.iter().filter(|(word, _)| lengths.contains(&word.len())).count();
            (count * 2 + 1).next_power_of_two()
        };
        let mut known = Known {
            short: vec![Place::default(); count(1..=SHORT)],
            longer: vec![Place::default(); count(SHORT + 1..=LONGEST)],
            long: FxHashMap::default(),
            keys: Vec::new(),
        };
        for (word, keys) in words {
            let start = crate::text::index(known.keys.len());
            known.keys.extend(keys);
            let keys = Keys { start, end: crate::text::index(known.keys.len()) };
            let starts = starts(word);
            match number(word.as_bytes()) {
                Some(word) => match u64::try_from(word) {
                    Ok(word) => insert(&mut known.short, Place { word, keys, starts }, place(word.into())),
                    Err(_) => insert(&mut known.longer, Place { word, keys, starts }, place(word)),
                },
                None => drop(known.long.insert(word.as_str().into(), (keys, starts))),
            }
        }
        known
    }

    /// What a word is, given in lower case with its accents, and which finders' patterns may start there; `None` if it is
    /// not known.
    pub(crate) fn get(&self, word: &str) -> Option<(Keys, u8)> {
        let Some(number) = number(word.as_bytes()) else { return self.long.get(word).copied() };
        match u64::try_from(number) {
            Ok(word) => self.get_short(word),
            Err(_) => find(&self.longer, number, place(number)),
        }
    }

    /// The same of a word of up to eight bytes, given as its letters from the lowest byte on.
    pub(crate) fn get_short(&self, letters: u64) -> Option<(Keys, u8)> {
        find(&self.short, letters, place(letters.into()))
    }

    /// The keys of all words.
    pub(crate) fn keys(&self) -> &[Key] {
        &self.keys
    }
}

fn insert<N: Copy + Default + PartialEq>(places: &mut [Place<N>], new: Place<N>, hash: usize) {
    let mut at = hash & (places.len() - 1);
    while places[at].word != N::default() {
        at = (at + 1) & (places.len() - 1);
    }
    places[at] = new;
}

fn find<N: Copy + Default + PartialEq>(places: &[Place<N>], word: N, hash: usize) -> Option<(Keys, u8)> {
    let mut at = hash & (places.len() - 1);
    loop {
        let place = places.get(at)?;
        if place.word == word {
            return Some((place.keys, place.starts));
        }
        if place.word == N::default() {
            return None;
        }
        at = (at + 1) & (places.len() - 1);
    }
}

/// Where the search for a word begins.
fn place(word: u128) -> usize {
    hash(word) >> 32
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
