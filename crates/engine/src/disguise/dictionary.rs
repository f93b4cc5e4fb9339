//! What some signs read as: a word of the policy, one of its forms, or a word of ordinary messages.

use rustc_hash::FxHashSet;

use super::{LONGEST, SHORTEST};
use crate::filter::letters;
use crate::known::NOTHING;
use crate::text::{Word, index};
use crate::vocabulary::{Key, Scratch, Vocabulary};

/// Most signs of a word that may each stand for two letters; beyond, all of them stand for the same one.
const MOST_AMBIGUOUS: usize = 4;
/// Endings of a pattern's word that are not followed one by one.
const LONGEST_ENDING: usize = 2;

/// The words that patterns spell out, and how words of any kind begin.
#[derive(Default)]
pub(crate) struct Literals {
    words: FxHashSet<Box<str>>,
    /// The first letters of all words, those of ordinary messages too: most other letters end here.
    short: FxHashSet<[u8; SHORTEST]>,
    long: FxHashSet<[u8; LONG]>,
}

/// How many letters tell whether a long word can begin so.
const LONG: usize = 5;

impl Literals {
    /// The words that patterns spell out, and the others that are known, all of them folded.
    pub(crate) fn new(words: FxHashSet<Box<str>>, others: impl Iterator<Item = String>) -> Literals {
        let mut literals = Literals::default();
        for word in others {
            literals.begin(&word);
        }
        for word in &words {
            literals.begin(word);
        }
        Literals { words, ..literals }
    }

    fn begin(&mut self, word: &str) {
        self.short.extend(word.as_bytes().first_chunk());
        self.long.extend(word.as_bytes().first_chunk());
    }

    /// The longest word that some letters may begin with.
    pub(super) fn longest(&self, letters: &[u8]) -> usize {
        let short = letters.first_chunk().is_some_and(|first| self.short.contains(first));
        let long = letters.first_chunk().is_some_and(|first| self.long.contains(first));
        // A short word has longer forms.
        let longest = if long { LONGEST } else { LONG + LONGEST_ENDING };
        if short { longest.min(letters.len()) } else { 2.min(letters.len()) }
    }
}

/// The words of a policy.
pub(crate) struct Dictionary<'c> {
    vocabulary: &'c Vocabulary,
    pub(super) literals: &'c Literals,
    scratch: Scratch,
    keys: Vec<Key>,
}

impl<'c> Dictionary<'c> {
    pub(crate) fn new(vocabulary: &'c Vocabulary, literals: &'c Literals) -> Dictionary<'c> {
        Dictionary { vocabulary, literals, scratch: Scratch::default(), keys: Vec::new() }
    }

    /// How a word is one: of the policy, spelt so or as a form, or of ordinary messages.
    fn likeness(&mut self, word: &str) -> Option<Likeness> {
        let known = self.vocabulary.known.get(word);
        if word.len() < SHORTEST {
            return known.filter(|_| word.len() > 1).map(|_| Likeness::Common);
        }
        let asked = known.is_some_and(|found| found.name != NOTHING);
        if asked || self.literals.words.contains(word) {
            return Some(Likeness::Spelt);
        }
        let shortest = word.len().saturating_sub(LONGEST_ENDING).max(SHORTEST + 1);
        if (shortest..word.len()).any(|end| self.literals.words.contains(&word[..end])) {
            return Some(Likeness::Form);
        }
        let place = Word { start: 0, end: index(word.len()) };
        if self.vocabulary.may_have(letters(word.as_bytes(), place), word.len()) {
            self.keys.clear();
            self.vocabulary.stem(word, None, &mut self.scratch, &mut self.keys);
            if !self.keys.is_empty() {
                return Some(Likeness::Form);
            }
        }
        known.map(|_| Likeness::Common)
    }

    /// The word that some signs stand for: with each of their letters, as far as they are ambiguous; or a word of ordinary
    /// messages.
    pub(super) fn read(&mut self, signs: &[u8]) -> Option<(String, Likeness)> {
        let real = signs.iter().filter(|sign| sign.is_ascii_lowercase()).count();
        if real == 0 || signs.len() > LONGEST {
            return None;
        }
        if real == signs.len() {
            let word = str::from_utf8(signs).ok()?;
            return self.likeness(word).map(|likeness| (word.to_owned(), likeness));
        }
        let ambiguous = signs.iter().filter(|sign| is_ambiguous(**sign)).count();
        let each = ambiguous <= MOST_AMBIGUOUS;
        let mut best: Option<(String, Likeness)> = None;
        for choice in 0..1_u32 << if each { ambiguous } else { ambiguous.min(1) } {
            let mut number = 0;
            let letter = |sign: &u8| {
                let second = choice >> number & 1 != 0;
                number += u32::from(each && is_ambiguous(*sign));
                char::from(if second && is_ambiguous(*sign) { b'l' } else { letter(*sign).unwrap_or(*sign) })
            };
            let word: String = signs.iter().map(letter).collect();
            if let Some(likeness) = self.likeness(&word)
                && best.as_ref().is_none_or(|(_, best)| likeness < *best)
            {
                best = Some((word, likeness));
            }
        }
        // A reference such as `p45` is a word by chance.
        best.map(|(word, likeness)| (word, if real * 2 < signs.len() { Likeness::Common } else { likeness }))
    }
}

/// How some letters are a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// One that the policy spells so.
    Spelt,
    /// A form of one of the policy's.
    Form,
    /// One of ordinary messages.
    Common,
}

impl Likeness {
    /// What a word of so many letters costs where a run of letters is split: few long words cost less than many short
    /// ones, and those that are certain less than others.
    pub(super) fn cost(self, length: usize) -> u32 {
        4 + u32::from(self == Likeness::Form) + u32::from(length < SHORTEST)
    }
}

/// The letter that a letter, a digit or a sign stands for.
pub(super) fn letter(sign: u8) -> Option<u8> {
    Some(match sign {
        b'a'..=b'z' => sign,
        b'0' => b'o',
        b'1' | b'!' | b'|' => b'i',
        b'2' => b'z',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'6' | b'9' => b'g',
        b'7' | b'+' => b't',
        b'8' => b'b',
        _ => return None,
    })
}

/// What may be an `l` as well as an `i`.
fn is_ambiguous(sign: u8) -> bool {
    matches!(sign, b'1' | b'!' | b'|')
}
