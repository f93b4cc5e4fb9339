//! Every word of every term, and the question asked for each word of a draft: which of them is it?
//!
//! A word of a term is found by its Snowball stem (M. F. Porter, <https://snowballstem.org>), or as it is written if
//! the term is exact. Stemming costs some hundred nanoseconds, so a word of the draft is stemmed only if a word of the
//! vocabulary begins with the same three letters, and once a draft at most.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::fold;

/// A word of the vocabulary.
pub(crate) type Key = u32;

/// Words as short as this are not stemmed: their endings are all they have.
const LONGEST_UNSTEMMED: usize = 2;
/// A French stem keeps so many letters when final `e`s are taken off.
const SHORTEST_FRENCH: usize = 3;
/// Three letters or digits of five bits each.
const PREFIXES: usize = 1 << 15;

/// Collects the words of a policy.
#[derive(Default)]
pub(crate) struct Builder {
    keys: FxHashMap<(Option<String>, String), Key>,
    exact: FxHashMap<String, Vec<Key>>,
    languages: Vec<Language>,
}

/// The words of one language.
struct Language {
    code: String,
    stemmer: Option<Stemmer>,
    stems: FxHashMap<String, Vec<Key>>,
    /// Which three first letters occur in the vocabulary.
    prefixes: Vec<u64>,
}

impl Builder {
    /// The key of a word in a language, or of the exact word without one.
    pub(crate) fn key(&mut self, language: Option<&str>, word: &str) -> Key {
        let next = Key::try_from(self.keys.len()).unwrap_or(Key::MAX);
        let folded = fold(word);
        let key = *self.keys.entry((language.map(str::to_owned), word.to_lowercase())).or_insert(next);
        if key != next {
            return key;
        }
        match language {
            None => self.exact.entry(folded).or_default().push(key),
            Some(code) => {
                let position = self.languages.iter().position(|language| language.code == code);
                let position = position.unwrap_or_else(|| {
                    self.languages.push(Language::new(code));
                    self.languages.len() - 1
                });
                self.languages[position].add(word, &folded, key);
            }
        }
        key
    }

    pub(crate) fn finish(self) -> Vocabulary {
        Vocabulary { exact: self.exact, languages: self.languages }
    }
}

impl Language {
    fn new(code: &str) -> Language {
        let algorithm = match code {
            "en" => Some(Algorithm::English),
            "fr" => Some(Algorithm::French),
            "de" => Some(Algorithm::German),
            "es" => Some(Algorithm::Spanish),
            "it" => Some(Algorithm::Italian),
            "nl" => Some(Algorithm::Dutch),
            "pt" => Some(Algorithm::Portuguese),
            _ => None,
        };
        Language {
            code: code.to_owned(),
            stemmer: algorithm.map(Stemmer::create),
            stems: FxHashMap::default(),
            prefixes: vec![0; PREFIXES / 64],
        }
    }

    fn add(&mut self, word: &str, folded: &str, key: Key) {
        let stems: FxHashSet<String> = [self.stem(folded), self.stem(&word.to_lowercase())].into_iter().collect();
        for stem in stems {
            // A stem may end in `i` where the word has `y`, and a short one does not fill three letters.
            for ending in ["", "y"].into_iter().take(if stem.ends_with('i') { 2 } else { 1 }) {
                let begin = if ending.is_empty() { stem.as_str() } else { &stem[..stem.len() - 1] };
                self.allow(&format!("{begin}{ending}"));
            }
            self.stems.entry(stem).or_default().push(key);
        }
    }

    /// Notes the three first letters of every word that may have this stem.
    fn allow(&mut self, stem: &str) {
        let letters = prefix(stem.as_bytes());
        self.prefixes[letters / 64] |= 1 << (letters % 64);
        if stem.len() <= 2 {
            for next in b'a'..=b'z' {
                let longer = prefix(&[stem.as_bytes(), &[next]].concat());
                self.prefixes[longer / 64] |= 1 << (longer % 64);
            }
        }
    }

    fn may_have(&self, folded: &str) -> bool {
        let letters = prefix(folded.as_bytes());
        self.prefixes[letters / 64] & (1 << (letters % 64)) != 0
    }

    fn stem(&self, word: &str) -> String {
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| word.len() > LONGEST_UNSTEMMED) else {
            return fold(word);
        };
        let mut stem = fold(&stemmer.stem(word));
        if self.code == "fr" {
            // Without its accent *annoncée* loses one `e` less than *annonce*, and *licencier* keeps an `i` that
            // *licencie* loses. Short stems keep theirs: *parti* is not *part*.
            while stem.len() > SHORTEST_FRENCH && stem.ends_with('e') || stem.len() > 6 && stem.ends_with('i') {
                stem.pop();
            }
        }
        stem
    }
}

/// Three first letters as an index: five bits each, zero where there is none.
fn prefix(word: &[u8]) -> usize {
    word.iter().take(3).enumerate().fold(0, |letters, (place, byte)| {
        let letter = match byte {
            b'a'..=b'z' => usize::from(byte - b'a') + 1,
            b'0'..=b'9' => 27 + usize::from(byte - b'0') / 4,
            _ => 30,
        };
        letters | letter << (5 * place)
    })
}

/// The compiled vocabulary.
pub(crate) struct Vocabulary {
    exact: FxHashMap<String, Vec<Key>>,
    languages: Vec<Language>,
}

impl Vocabulary {
    /// Adds the keys that a word of a draft is. `original` is the word as written, where it has other than ASCII
    /// letters: its accents help the stemmer.
    pub(crate) fn keys(&self, folded: &str, original: Option<&str>, out: &mut Vec<Key>) {
        let start = out.len();
        if let Some(keys) = self.exact.get(folded) {
            out.extend(keys);
        }
        for language in &self.languages {
            if !language.may_have(folded) {
                continue;
            }
            let mut add = |word: &str| {
                for key in language.stems.get(&language.stem(word)).into_iter().flatten() {
                    if !out[start..].contains(key) {
                        out.push(*key);
                    }
                }
            };
            add(folded);
            if let Some(original) = original {
                add(&original.to_lowercase());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_with_and_without_accents() {
        for (language, term, forms) in [
            ("en", "dismiss", &["dismissed", "dismisses", "dismissing"][..]),
            ("en", "cry", &["cries", "cried", "cry"]),
            ("en", "cries", &["cry"]),
            ("en", "go", &["going", "go"]),
            ("fr", "annoncer", &["annonce", "annoncée", "annoncee", "annoncés", "annoncé"]),
            ("fr", "licencier", &["licencie", "licencié", "licenciés", "licenciee"]),
            ("fr", "salarié", &["salaries", "salariés", "salariée"]),
        ] {
            let mut builder = Builder::default();
            let key = builder.key(Some(language), term);
            let vocabulary = builder.finish();
            for form in forms {
                let mut found = Vec::new();
                vocabulary.keys(&fold(form), (!form.is_ascii()).then_some(form), &mut found);
                assert_eq!(found, [key], "{form}");
            }
        }
    }

    #[test]
    fn an_exact_word_has_one_form() {
        let mut builder = Builder::default();
        let key = builder.key(None, "Héron");
        let vocabulary = builder.finish();
        let mut found = Vec::new();
        vocabulary.keys("herons", None, &mut found);
        vocabulary.keys("heron", None, &mut found);
        assert_eq!(found, [key]);
    }
}
