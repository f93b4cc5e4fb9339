//! Stemming: what is left of a word without its inflection, so that *dismissed* and *dismisses* are found as *dismiss*.
//!
//! The algorithms are those of Snowball (M. F. Porter, <https://snowballstem.org>). English and French, which every
//! word of a draft may pass through, are written here over [letters](Letters) of one byte each, in a buffer that is
//! used again for every word: no allocation, and linear in the word, so that a token of a megabyte costs no more than
//! a megabyte of words. The other languages use `rust-stemmers`, and the tests hold ours to give what it gives.

mod english;
mod french;
mod french_endings;

use rust_stemmers::Algorithm;

use crate::fold::push_folded;

/// Stands for any character beyond Latin-1. No ending has one, and no word has a zero.
const OTHER: u8 = 0;

/// How the words of a language lose their endings.
pub(crate) enum Stemmer {
    English,
    French,
    Other(rust_stemmers::Stemmer),
    /// A language without a stemmer: its words have one form.
    None,
}

impl Stemmer {
    pub(crate) fn of(language: &str) -> Stemmer {
        let algorithm = match language {
            "en" => return Stemmer::English,
            "fr" => return Stemmer::French,
            "de" => Algorithm::German,
            "es" => Algorithm::Spanish,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            _ => return Stemmer::None,
        };
        Stemmer::Other(rust_stemmers::Stemmer::create(algorithm))
    }

    /// Writes the folded stem of a lower-case word into `out`.
    pub(crate) fn stem(&self, word: &str, letters: &mut Letters, out: &mut String) {
        out.clear();
        match self {
            Stemmer::English => letters.stem(word, english::stem, out),
            Stemmer::French => letters.stem(word, french::stem, out),
            Stemmer::Other(stemmer) => push_all_folded(&stemmer.stem(word), out),
            Stemmer::None => push_all_folded(word, out),
        }
    }
}

/// Folds a lower-case word.
pub(crate) fn push_all_folded(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii() { out.push(c) } else { push_folded(c, out) }
    }
}

/// A word as one byte a letter (Latin-1), while it loses its ending.
#[derive(Default)]
pub(crate) struct Letters(Vec<u8>);

impl Letters {
    /// Overwrites what the last word left.
    pub(crate) fn wipe(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }

    fn stem(&mut self, word: &str, stem: fn(&mut Letters), out: &mut String) {
        self.0.clear();
        if word.is_ascii() {
            self.0.extend_from_slice(word.as_bytes());
        } else {
            self.0.extend(word.chars().map(|c| u8::try_from(c).unwrap_or(OTHER)));
        }
        stem(self);
        // Only endings are taken away and put in, so the other characters are still in the word's order.
        let mut others = word.chars().filter(|c| u32::from(*c) > 0xff);
        for letter in &self.0 {
            match *letter {
                OTHER => others.by_ref().take(1).for_each(|c| push_folded(c, out)),
                ascii if ascii.is_ascii() => out.push(char::from(ascii)),
                accented => push_folded(char::from(accented), out),
            }
        }
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// The letter so many places before the end; 1 is the last.
    fn back(&self, places: usize) -> Option<u8> {
        self.0.len().checked_sub(places).map(|at| self.0[at])
    }

    fn ends_with(&self, ending: &[u8]) -> bool {
        ends_with(&self.0, ending)
    }

    /// Where the ending starts, if the word has it.
    fn at(&self, ending: &[u8]) -> Option<usize> {
        self.ends_with(ending).then(|| self.0.len() - ending.len())
    }

    /// Puts an ending in the place of what starts at a letter.
    fn replace(&mut self, from: usize, ending: &[u8]) {
        self.0.truncate(from);
        self.0.extend_from_slice(ending);
    }

    /// The first place after a vowel and then a letter that is none, from a place on; the end if there is none. The
    /// regions R1 and R2 of Snowball begin there.
    fn region(&self, from: usize, is_vowel: fn(u8) -> bool) -> usize {
        let rest = &self.0[from..];
        let Some(vowel) = rest.iter().position(|letter| is_vowel(*letter)) else { return self.0.len() };
        let after = rest[vowel..].iter().position(|letter| !is_vowel(*letter));
        after.map_or(self.0.len(), |after| from + vowel + after + 1)
    }

    /// The longest of some endings that the word has within its letters from a place on, and where it starts. The
    /// endings are grouped by their last letter, the longest of each group first.
    fn longest<T: Copy>(&self, endings: Endings<T>, from: usize) -> Option<(usize, T)> {
        let letters = self.0.get(from..)?;
        let last = *letters.last()?;
        let (_, group) = endings.iter().find(|(letter, _)| *letter == last)?;
        let (ending, meaning) = group.iter().find(|(ending, _)| ends_with(letters, ending))?;
        Some((self.0.len() - ending.len(), *meaning))
    }
}

/// Which of all letters are in a list: one look a letter instead of a comparison with each.
const fn table(list: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < list.len() {
        table[list[at] as usize] = true;
        at += 1;
    }
    table
}

/// As `slice::ends_with`, which calls a function of the C library that costs more than to compare a few letters.
fn ends_with(letters: &[u8], ending: &[u8]) -> bool {
    letters.len() >= ending.len() && letters.iter().rev().zip(ending.iter().rev()).all(|(a, b)| a == b)
}

/// Endings with what they mean, by their last letter.
type Endings<T> = &'static [(u8, &'static [(&'static [u8], T)])];

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::vocabulary::frequent_words;

    fn ours(language: &str, word: &str) -> String {
        let mut out = String::new();
        Stemmer::of(language).stem(word, &mut Letters::default(), &mut out);
        out
    }

    fn theirs(language: &str, word: &str) -> String {
        let algorithm = if language == "en" { Algorithm::English } else { Algorithm::French };
        let mut folded = String::new();
        // Letter by letter, since it is no text whose foreign letters might be disguised Latin ones.
        let stemmer = rust_stemmers::Stemmer::create(algorithm);
        stemmer.stem(word).chars().for_each(|c| crate::fold::push_folded(c, &mut folded));
        folded
    }

    /// Words of which both stemmers take something away in more than one step.
    pub(crate) const ENDINGS: &str = "s es ed ing edly ingly eed eedly ly y ies ied sses ational tional alize icate iciti ical \
        ful ness ement ment ent ion ance ence able ible ism ate iti ous ive ize logi li alli ousli fulness iveness \
        biliti er ation ations ateur atrice issement issements amment emment ité ités ivité abilité icité euse euses \
        eaux aux eux if ive ifs atif ative icatif logie logies usion ution ence iqUe ique iques irait iraient issante \
        issons îmes îtes ît âmes âtes ât ée ées é és èrent erions assions ions iez eriez assiez ière iere ier ion gue \
        guë ell eill enn onn ett elle enne onne ette yer ye ez ons ant ante aient e ç";

    #[test]
    fn as_snowball_has_it() {
        for (language, word, stem) in [
            ("en", "generously", "generous"),
            ("en", "skies", "sky"),
            ("en", "hoping", "hope"),
            ("en", "hopping", "hop"),
            ("en", "proceed", "proceed"),
            ("en", "conditionally", "condit"),
            ("en", "playing", "play"),
            ("fr", "continuellement", "continuel"),
            ("fr", "licenciements", "licenci"),
            ("fr", "chevaux", "cheval"),
            ("fr", "conséquemment", "consequent"),
            ("fr", "majestueuse", "majestu"),
            ("fr", "ambiguë", "ambigu"),
        ] {
            assert_eq!(ours(language, word), theirs(language, word), "{word}");
            assert_eq!(ours(language, word), stem);
        }
    }

    #[test]
    fn frequent_words_with_every_ending() {
        for (word, _) in frequent_words() {
            for language in ["en", "fr"] {
                assert_eq!(ours(language, word), theirs(language, word), "{word} ({language})");
                for ending in ENDINGS.split_whitespace() {
                    let long = format!("{word}{ending}");
                    assert_eq!(ours(language, &long), theirs(language, &long), "{long} ({language})");
                }
            }
        }
    }

    #[test]
    fn a_giant_token_is_stemmed() {
        // Where each change copies the word, as in the library, this takes hours.
        let token = "ay".repeat(1 << 20);
        assert_eq!(ours("en", &token).len(), 2 << 20);
        assert!(ours("fr", &token).len() >= (2 << 20) - 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn letters_of_every_kind(word in "[a-zéèêëàâçùûüîïôœÿñσ]{0,14}") {
            prop_assert_eq!(ours("en", &word), theirs("en", &word));
            prop_assert_eq!(ours("fr", &word), theirs("fr", &word));
        }

        #[test]
        fn letters_of_endings(word in "[aeiouyqéèîâçëstnrlmgc]{1,8}", ending in proptest::sample::select(
            ENDINGS.split_whitespace().collect::<Vec<_>>(),
        ), last in proptest::sample::select(ENDINGS.split_whitespace().collect::<Vec<_>>())) {
            let word = format!("{word}{ending}{last}");
            prop_assert_eq!(ours("en", &word), theirs("en", &word));
            prop_assert_eq!(ours("fr", &word), theirs("fr", &word));
        }
    }
}
