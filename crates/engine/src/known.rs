//! The words whose keys are known beforehand, in one table that is asked once for every word of a draft.
//!
//! Nearly every word of a message is in this table or in no term at all, so the question must cost little: a word of up
//! to 16 bytes is one number, its hash one multiplication and its comparison one instruction. Longer words are rare and
//! have a table of their own.

use rustc_hash::FxHashMap;

use crate::text::index;
use crate::vocabulary::{Key, KnownWord};

/// Longest word that is compared as a number, in bytes, and longest that is one of 64 bits.
const LONGEST: usize = 16;
const SHORT: usize = 8;

/// What a word is: the number of the set of keys that it has. Many words have the same.
pub(crate) type Name = u32;

/// A word that has no keys.
pub(crate) const NOTHING: Name = 0;

/// What a search may do at a word, a bit each.
pub(crate) mod uses {
    /// A phrase of a rule has its anchor there.
    pub(crate) const RULE_ANCHOR: u8 = 1;
    /// A phrase of a condition has.
    pub(crate) const CONDITION_ANCHOR: u8 = 2;
    /// A pattern of a rule may start there.
    pub(crate) const RULE_START: u8 = 4;
    /// A pattern of a condition may.
    pub(crate) const CONDITION_START: u8 = 8;
    /// One may start there however the next word begins: it is tried without a closer look.
    pub(crate) const SURE_START: u8 = 16;
}

/// How the word after one may begin, where a pattern may start at it: a bit for each of its first letter's last four bits.
pub(crate) type Next = u16;

/// However it begins, and where there is none.
pub(crate) const ANY_NEXT: Next = Next::MAX;

/// The bit of a first letter.
#[inline]
pub(crate) fn begins_with(letter: u8) -> Next {
    1 << (letter & 15)
}

/// A word that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) name: Name,
    pub(crate) uses: u8,
    /// Where the next word begins otherwise no pattern starts here.
    pub(crate) next: Next,
}

impl Default for Found {
    fn default() -> Found {
        Found { name: NOTHING, uses: 0, next: ANY_NEXT }
    }
}

impl Found {
    /// What may be done at the word before one that begins so; 0 where there is none.
    #[inline]
    pub(crate) fn uses_before(self, letter: u8) -> u8 {
        let starts = if self.next & begins_with(letter) == 0 { uses::RULE_START | uses::CONDITION_START } else { 0 };
        self.uses & !starts
    }
}

/// A set of keys: the part of a list of keys in which they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// A bit for each of some of the keys.
    pub(crate) signature: u64,
}

/// One of 63 bits for a key. The bit that is left is [`ANYTHING`].
pub(crate) fn signature(key: Key) -> u64 {
    let hash = u64::from(key.wrapping_mul(0x9e37_79b9));
    // From 0 to 62, without a division.
    1 << ((hash * 63) >> 32)
}

/// The signature of what may be any word, and the bit that stands for any word beside another.
pub(crate) const ANYTHING: u64 = 1 << 63;

/// A place of the table; no word is 0.
#[derive(Clone, Copy, Default)]
struct Place<N> {
    word: N,
    found: Found,
}

/// Words and what they are, by open addressing with linear probing, at most half full: those of up to eight bytes, which
/// are most, those of up to sixteen, and the others.
pub(crate) struct Known {
    short: Vec<Place<u64>>,
    longer: Vec<Place<u128>>,
    long: FxHashMap<Box<str>, Found>,
    /// The sets, by name.
    sets: Vec<Keys>,
    /// The keys of all sets.
    keys: Vec<Key>,
}

impl Known {
    /// The table of some words, each of which stands there once, given what each is but for its name.
    pub(crate) fn new(words: &[KnownWord], nameless: impl Fn(&str, &[Key]) -> Found) -> Known {
        let count = |lengths: std::ops::RangeInclusive<usize>| {
            let count = words.iter().filter(|(word, _)| lengths.contains(&word.len())).count();
            (count * 2 + 1).next_power_of_two()
        };
        let mut known = Known {
            short: vec![Place::default(); count(1..=SHORT)],
            longer: vec![Place::default(); count(SHORT + 1..=LONGEST)],
            long: FxHashMap::default(),
            sets: vec![Keys::default()],
            keys: Vec::new(),
        };
        let mut names: FxHashMap<&[Key], Name> = FxHashMap::default();
        names.insert(&[], NOTHING);
        for (word, keys) in words {
            let name = *names.entry(keys).or_insert_with(|| {
                let start = known.keys.len();
                known.keys.extend(keys);
                known.sets.push(set(start, &known.keys));
                index(known.sets.len()) - 1
            });
            let found = Found { name, ..nameless(word, keys) };
            match number(word.as_bytes()) {
                Some(word) => match u64::try_from(word) {
                    Ok(word) => insert(&mut known.short, Place { word, found }, hash(word.into())),
                    Err(_) => insert(&mut known.longer, Place { word, found }, hash(word)),
                },
                None => drop(known.long.insert(word.as_str().into(), found)),
            }
        }
        known
    }

    /// What a word is, given in lower case with its accents; `None` if it is not known.
    pub(crate) fn get(&self, word: &str) -> Option<Found> {
        let Some(number) = number(word.as_bytes()) else { return self.long.get(word).copied() };
        match u64::try_from(number) {
            Ok(word) => self.get_short(word),
            Err(_) => find(&self.longer, number, hash(number)),
        }
    }

    /// The same of a word of up to eight bytes, given as its letters from the lowest byte on.
    #[inline]
    pub(crate) fn get_short(&self, letters: u64) -> Option<Found> {
        find(&self.short, letters, hash(letters.into()))
    }

    /// The sets of keys, by name.
    pub(crate) fn sets(&self) -> &[Keys] {
        &self.sets
    }

    /// The keys of all sets.
    pub(crate) fn keys(&self) -> &[Key] {
        &self.keys
    }
}

/// The set of the keys of a list from a place on.
pub(crate) fn set(start: usize, keys: &[Key]) -> Keys {
    let signature = keys[start..].iter().fold(0, |bits, key| bits | signature(*key));
    Keys { start: index(start), end: index(keys.len()), signature }
}

fn insert<N: Copy + Default + PartialEq>(places: &mut [Place<N>], new: Place<N>, hash: usize) {
    let mut at = hash & (places.len() - 1);
    while places[at].word != N::default() {
        at = (at + 1) & (places.len() - 1);
    }
    places[at] = new;
}

#[inline]
fn find<N: Copy + Default + PartialEq>(places: &[Place<N>], word: N, hash: usize) -> Option<Found> {
    let mut at = hash & (places.len() - 1);
    loop {
        let place = places.get(at)?;
        if place.word == word {
            return Some(place.found);
        }
        if place.word == N::default() {
            return None;
        }
        at = (at + 1) & (places.len() - 1);
    }
}

/// A multiplicative hash (Knuth, TAOCP 6.4; the constant is 2⁶⁴ / φ).
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "a hash may lose bits")]
pub(crate) fn hash(word: u128) -> usize {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let (low, high) = (word as u64, (word >> 64) as u64);
    // The upper half, on which all bits of the word have their say.
    ((low ^ high.rotate_left(32)).wrapping_mul(GOLDEN) >> 32) as usize
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
            let known = Known::new(&list, |word, keys| Found {
                uses: u8::from(word.len() > 3 && keys[1] == 1),
                ..Found::default()
            });
            for (word, key) in &words {
                let Found { name, uses, .. } = known.get(word).unwrap();
                prop_assert_eq!(uses, u8::from(word.len() > 3));
                let set = known.sets()[name as usize];
                prop_assert_eq!(&known.keys()[set.start as usize..set.end as usize], &[*key, 1]);
                prop_assert_eq!(set.signature, signature(*key) | signature(1));
            }
            prop_assert_eq!(known.get(&other).is_some(), words.contains_key(&other));
        }
    }
}
