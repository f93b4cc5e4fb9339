//! Stems of words: what their inflected forms have in common.
//!
//! The Snowball algorithms for English and French (M. F. Porter, <https://snowballstem.org/algorithms/>), worked on one
//! byte a letter in place, without allocation: dozens of words of each message are stemmed at each key. A test compares
//! it with the general library, which does the other languages.

mod english;
mod french;

use rust_stemmers::{Algorithm, Stemmer as Library};

use crate::fold::fold;

/// Words of more letters have no inflected forms.
const LONGEST: usize = 48;

/// The stemmer of a language.
pub(crate) enum Stemmer {
    English,
    French,
    Other(Library),
}

impl Stemmer {
    /// The stemmer for an ISO 639-1 code, if there is one.
    pub(crate) fn of(code: &str) -> Option<Stemmer> {
        let other = |algorithm| Some(Stemmer::Other(Library::create(algorithm)));
        match code {
            "en" => Some(Stemmer::English),
            "fr" => Some(Stemmer::French),
            "de" => other(Algorithm::German),
            "es" => other(Algorithm::Spanish),
            "it" => other(Algorithm::Italian),
            "nl" => other(Algorithm::Dutch),
            "pt" => other(Algorithm::Portuguese),
            _ => None,
        }
    }

    /// Puts the folded stem of a lower-case word in the place of what `out` holds.
    pub(crate) fn stem(&self, word: &str, out: &mut String) {
        out.clear();
        let own: fn(&mut Letters) = match self {
            Stemmer::English => english::stem,
            Stemmer::French => french::stem,
            Stemmer::Other(library) => return out.push_str(&fold(&library.stem(word))),
        };
        let Some(mut letters) = Letters::of(word) else { return out.push_str(&fold(word)) };
        own(&mut letters);
        letters.fold_into(out);
    }
}

/// A word, one byte a letter: its code in Latin-1. Stemmers mark letters that count as consonants with capitals.
pub(crate) struct Letters {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Letters {
    /// The letters of a lower-case word; those beyond Latin-1 as they fold (`œ` as `oe`). `None` if there are too many,
    /// or one that has no such letter.
    fn of(word: &str) -> Option<Letters> {
        let mut letters = Letters { bytes: [0; LONGEST], length: 0 };
        for c in word.chars() {
            if let Ok(byte) = u8::try_from(c) {
                letters.push(byte)?;
                continue;
            }
            let folded = fold(c.encode_utf8(&mut [0; 4]));
            if !folded.is_ascii() {
                return None;
            }
            for byte in folded.bytes() {
                letters.push(byte)?;
            }
        }
        Some(letters)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    fn fold_into(&self, out: &mut String) {
        match std::str::from_utf8(self.all()) {
            Ok(ascii) => out.push_str(ascii),
            Err(_) => out.push_str(&fold(&self.all().iter().map(|byte| char::from(*byte)).collect::<String>())),
        }
    }

    fn all(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn ends(&self, suffix: &[u8]) -> bool {
        self.all().ends_with(suffix)
    }

    /// The longest of some suffixes that the word ends with, among its letters from `from` on.
    fn suffix(&self, from: usize, suffixes: &[&'static [u8]]) -> Option<&'static [u8]> {
        let tail = self.all().get(from..)?;
        // Most suffixes end in other letters: two bytes tell before a whole comparison is called.
        let [.., before, last] = tail else {
            return suffixes.iter().find(|suffix| **suffix == tail && !tail.is_empty()).copied();
        };
        let may = |suffix: &[u8]| match suffix {
            [.., a, b] => a == before && b == last,
            [b] => b == last,
            [] => false,
        };
        let ends = suffixes.iter().filter(|suffix| may(suffix) && tail.ends_with(suffix));
        ends.max_by_key(|suffix| suffix.len()).copied()
    }

    /// Replaces the last letters. Nothing that a stemmer puts in is longer than what it takes out by more than a letter,
    /// and no word is: it loses two at least before it gains one.
    fn replace(&mut self, last: usize, by: &[u8]) {
        self.length -= last;
        for byte in by {
            let _ = self.push(*byte);
        }
    }

    fn cut(&mut self, last: usize) {
        self.length -= last;
    }

    /// Where the part begins that follows the first consonant after the first vowel from `from` on.
    fn region(&self, from: usize, is_vowel: fn(u8) -> bool) -> usize {
        let rest = self.all().get(from..).unwrap_or_default();
        let vowel = rest.iter().position(|byte| is_vowel(*byte));
        let consonant = vowel.and_then(|at| Some(at + rest[at..].iter().position(|byte| !is_vowel(*byte))?));
        consonant.map_or(self.length, |at| from + at + 1)
    }

    /// Small letters for those that a stemmer had marked.
    fn unmark(&mut self) {
        self.bytes[..self.length].make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn own(code: &str, word: &str) -> String {
        let mut out = String::new();
        Stemmer::of(code).unwrap().stem(word, &mut out);
        out
    }

    fn library(code: &str, word: &str) -> String {
        let algorithm = if code == "fr" { Algorithm::French } else { Algorithm::English };
        fold(&Library::create(algorithm).stem(word))
    }

    #[test]
    fn stems_are_the_library_s_for_the_commonest_words() {
        for word in include_str!("../frequent_words.txt").lines().filter(|word| !word.contains('œ')) {
            assert_eq!(own("fr", word), library("fr", word), "{word} (fr)");
            if word.is_ascii() {
                assert_eq!(own("en", word), library("en", word), "{word} (en)");
            }
        }
    }

    #[test]
    fn letters_beyond_latin_1_and_long_words() {
        assert_eq!(own("fr", "œuvres"), own("fr", "oeuvres"));
        assert_eq!(own("fr", "мир"), "мир");
        assert_eq!(own("en", &"ings".repeat(20)), "ings".repeat(20));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn stems_are_the_library_s_for_any_word(
            root in "[a-z]{0,6}[aeiouy]?[a-z]{0,3}",
            ending in prop::sample::select(vec![
                "", "s", "es", "ed", "edly", "ing", "ingly", "eed", "ied", "ies", "ational", "ization", "fulness", "ousli",
                "iveness", "biliti", "ogi", "fulli", "alize", "icate", "ness", "ement", "ion", "ently", "ly", "y", "e", "ll",
                "ance", "iques", "ement", "issement", "amment", "emment", "ité", "abilité", "icité", "ivité", "atrice",
                "ication", "logie", "ution", "ence", "ivement", "ativement", "eusement", "ablement", "ièrement", "ifs",
                "icatif", "eaux", "aux", "euse", "ments", "îmes", "iraient", "issons", "ions", "ée", "èrent", "eront",
                "assions", "eant", "ier", "ière", "guë", "elle", "ienne", "ète", "açait", "oyer", "aye", "quai", "uie",
            ]),
        ) {
            let word = format!("{root}{ending}");
            prop_assert_eq!(own("fr", &word), library("fr", &word), "{} (fr)", word);
            if word.is_ascii() {
                prop_assert_eq!(own("en", &word), library("en", &word), "{} (en)", word);
            }
        }

        #[test]
        fn no_word_makes_it_panic(word in "\\PC{0,60}") {
            own("fr", &word);
            own("en", &word);
        }
    }
}
