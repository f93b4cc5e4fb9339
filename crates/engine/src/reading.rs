//! What each word of a text is, found in one pass over its words.
//!
//! Most words are in the table of [known words](crate::known), where one look-up says all that there is to say of
//! it. Of the others some begin like nothing that the policy looks for; what is left is stemmed, once: a [memo](Memo) keeps
//! what came of it, since a draft is judged again at every key. A byte for each word says what may be done there,
//! so that a search goes from one place of its own to the next.

use crate::compile::{Compiled, NEAR};
use crate::filter::letters;
use crate::fold::Accents;
use crate::known::{ANYTHING, Found, Keys, Name, hash, number, set, uses};
use crate::lookalike::FIRST_FOREIGN;
use crate::text::{Text, Word, index};
use crate::vocabulary::{Key, Scratch};
use zeroize::Zeroize;

/// How many stemmed words are remembered, a power of two.
const REMEMBERED: usize = 4096;

/// Most sets of keys of which a memo keeps the names; with more it begins anew.
const MOST_SETS: usize = 16 * 1024;

/// What stemming said of some words. It says the same every time, so that nothing but time depends on a memo.
pub(crate) struct Memo {
    /// Each at a place that its letters give.
    stemmed: Vec<(u128, Found)>,
    /// What the names from the end of the known ones on stand for.
    sets: Vec<Keys>,
    keys: Vec<Key>,
    scratch: Scratch,
    lower: String,
}

impl Memo {
    pub(crate) fn new() -> Memo {
        Memo {
            stemmed: vec![(0, Found::default()); REMEMBERED],
            sets: Vec::new(),
            keys: Vec::new(),
            scratch: Scratch::default(),
            lower: String::new(),
        }
    }

    /// Overwrites the words.
    fn wipe(&mut self) {
        self.stemmed.iter_mut().for_each(|(word, _)| word.zeroize());
        self.lower.zeroize();
        self.scratch.wipe();
    }

    /// Begins anew where too much is remembered. No reading that was made with it may be in use.
    pub(crate) fn begin(&mut self) {
        if self.sets.len() > MOST_SETS {
            *self = Memo::new();
        }
    }

    fn set(&self, policy: &Compiled, name: Name) -> Keys {
        let known = policy.vocabulary.known.sets();
        known.get(name as usize).copied().unwrap_or_else(|| self.sets[name as usize - known.len()])
    }

    /// The keys that have a name.
    pub(crate) fn keys<'m>(&'m self, policy: &'m Compiled, name: Name) -> &'m [Key] {
        let set = self.set(policy, name);
        let own = name as usize >= policy.vocabulary.known.sets().len();
        let all = if own { &self.keys } else { policy.vocabulary.known.keys() };
        &all[set.start as usize..set.end as usize]
    }
}

impl Drop for Memo {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// The words of a text as a policy's vocabulary knows them.
pub(crate) struct Reading {
    /// What each word is.
    pub(crate) names: Vec<Name>,
    /// The signature of each word's keys, between [`NEAR`] that have none at either end.
    signatures: Vec<u64>,
    /// For each word, and for some after the last, the signatures of the [`NEAR`] words before it together.
    before: Vec<u64>,
    /// What may be done at each word: bits of [`uses`](crate::known::uses).
    uses: Vec<u8>,
}

impl Reading {
    pub(crate) fn new(policy: &Compiled, text: &Text<'_>, memo: &mut Memo) -> Reading {
        let count = text.words.len();
        let mut reading = Reading {
            names: Vec::with_capacity(count),
            signatures: Vec::with_capacity(count + 2 * NEAR),
            before: Vec::with_capacity(count + NEAR + 1),
            uses: Vec::with_capacity(count),
        };
        let mut reader = Reader { policy, text, accents: text.folded.accents(), memo };
        let bytes = text.folded.text.as_bytes();
        reading.signatures.resize(NEAR, 0);
        for (word, at) in text.words.iter().zip(1..) {
            let found = reader.read(*word);
            reading.names.push(found.name);
            reading.signatures.push(reader.memo.set(policy, found.name).signature);
            reading.uses.push(found.uses_before(text.words.get(at).map_or(0, |next| bytes[next.start as usize])));
        }
        reading.signatures.resize(count + 2 * NEAR, 0);
        let together = |words: &[u64; NEAR]| words.iter().fold(0, |all, word| all | word);
        reading.before.extend(reading.signatures.array_windows().map(together));
        reading
    }

    /// The signature of each word's keys.
    pub(crate) fn signatures(&self) -> &[u64] {
        &self.signatures[NEAR..][..self.names.len()]
    }

    /// The signatures of the [`NEAR`] words before one, and of those after it: they tell most candidates at once.
    pub(crate) fn around(&self, word: usize) -> (u64, u64) {
        (ANYTHING | self.before[word], ANYTHING | self.before[word + 1 + NEAR])
    }

    /// Whether something may be done at a word.
    pub(crate) fn has(&self, word: usize, wanted: u8) -> bool {
        self.uses[word] & wanted != 0
    }

    /// The words at which something may be done, in their order.
    pub(crate) fn with(&self, wanted: u8) -> impl Iterator<Item = usize> {
        let (eights, rest) = self.uses.as_chunks::<8>();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        let bits = u64::from_le_bytes([wanted; 8]);
        let wanted_of = move |eight: &[u8; 8]| u64::from_le_bytes(*eight) & bits;
        let all = eights.iter().map(wanted_of).chain([wanted_of(&last)]).zip((0..).step_by(8));
        all.filter(|(eight, _)| *eight != 0).flat_map(|(mut eight, first)| {
            std::iter::from_fn(move || {
                (eight != 0).then(|| {
                    let place = eight.trailing_zeros() >> 3;
                    eight &= !(0xff << (place << 3));
                    first + place as usize
                })
            })
        })
    }
}

/// The pass over the words.
struct Reader<'c, 't> {
    policy: &'c Compiled,
    text: &'c Text<'t>,
    accents: Accents<'c, 't>,
    memo: &'c mut Memo,
}

impl Reader<'_, '_> {
    #[inline]
    fn read(&mut self, word: Word) -> Found {
        let known = &self.policy.vocabulary.known;
        let letters = letters(self.text.folded.text.as_bytes(), word);
        // The accents of a word change what it is.
        let accented = self.accents.of(word);
        let found = match accented {
            Some(original) => {
                lower(original, &mut self.memo.lower);
                known.get(&self.memo.lower)
            }
            None if word.range().len() <= 8 => known.get_short(letters),
            None => known.get(self.text.word(word)),
        };
        if let Some(found) = found {
            return found;
        }
        let mut found = Found::default();
        if self.policy.vocabulary.may_have(letters, word.range().len()) {
            found = self.unknown(word, accented.is_some());
        }
        if letters.to_le_bytes()[0].is_ascii_digit() {
            found.uses |= self.policy.at_numbers | uses::SURE_START;
        }
        found
    }

    /// What a word is that is not known but begins like one of the policy's.
    fn unknown(&mut self, word: Word, accented: bool) -> Found {
        let mut found = self.stem(word, accented);
        let here = &self.text.folded.text[word.start as usize..];
        for finder in self.policy.finders() {
            if finder.patterns.may_start_here(here) {
                found.uses |= finder.starts | uses::SURE_START;
            }
        }
        found
    }

    fn stem(&mut self, word: Word, accented: bool) -> Found {
        let Memo { stemmed, sets, keys, scratch, lower } = &mut *self.memo;
        let folded = self.text.word(word);
        let accented = accented.then_some(lower.as_str());
        // What is read otherwise than it is written has been another word before; and what a letter that looks like another
        // is read as depends on its capital, and on the letters around.
        let revealed = self.text.folded.is_revealed;
        let is_itself = accented.is_none_or(|word| !revealed && word.chars().all(|c| c < FIRST_FOREIGN));
        let number = number(accented.unwrap_or(folded).as_bytes()).filter(|_| is_itself).unwrap_or(0);
        let remembered = &mut stemmed[hash(number) & (REMEMBERED - 1)];
        if number != 0 && remembered.0 == number {
            return remembered.1;
        }
        let start = keys.len();
        self.policy.vocabulary.stem(folded, accented, scratch, keys);
        let mut found = Found::default();
        if keys.len() > start {
            found = Found {
                name: index(self.policy.vocabulary.known.sets().len() + sets.len()),
                uses: self.policy.uses_of(&keys[start..]),
                ..Found::default()
            };
            sets.push(set(start, keys));
        }
        *remembered = (number, found);
        found
    }
}

/// Puts a word into lower case.
fn lower(word: &str, lower: &mut String) {
    lower.clear();
    for c in word.chars() {
        match c {
            // The small letters of Western Europe, which need no table.
            'ß'..='ÿ' => lower.push(c),
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
}
