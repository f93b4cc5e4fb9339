//! Every word of every term, and the question asked for each word of a draft: which of them is it?
//!
//! A word of a term is found by its Snowball stem (M. F. Porter, <https://snowballstem.org>), or as it is written if
//! the term is exact. Stemming is not free, so the words of the terms and the commonest words of both
//! languages (`frequent_words.txt`: those that stand twice or more in `tests/messages/train-a` and `-b`, by frequency) are
//! looked up once, when the policy is compiled; any other word is stemmed only if a stem of the vocabulary begins with
//! the same letters, and once a draft at most.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::fold;
use crate::stem::Stemmer;

/// A word of the vocabulary.
pub(crate) type Key = u32;

/// Words as short as this are not stemmed: their endings are all they have.
const LONGEST_UNSTEMMED: usize = 2;
/// A French stem keeps so many letters when final `e`s are taken off.
const SHORTEST_FRENCH: usize = 3;
/// A stem as short as this takes no ending longer than *-issements*.
const SHORT_STEM: usize = 2;
const LONGEST_ENDING: usize = 9;
/// How many first letters of a stem a word must share to be stemmed.
const PREFIX: usize = 5;

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
    /// How every stem begins: its first letters, packed, and those that must follow them.
    beginnings: FxHashMap<u64, Vec<Box<[u8]>>>,
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

    /// The vocabulary, and how common each key is in ordinary messages: by Zipf's law the word of rank *r* stands
    /// there one *r*-th as often as the first.
    pub(crate) fn finish(self) -> (Vocabulary, Vec<u32>) {
        let mut commonness = vec![0; self.keys.len()];
        let own: FxHashSet<String> = self.keys.into_keys().map(|(_, word)| word).collect();
        let mut vocabulary = Vocabulary { exact: self.exact, languages: self.languages, known: FxHashMap::default() };
        for (word, rank) in COMMON.lines().zip(1u32..) {
            for key in vocabulary.learn(word) {
                commonness[*key as usize] += 1_000_000 / rank;
            }
        }
        for word in own {
            vocabulary.learn(&word);
        }
        (vocabulary, commonness)
    }
}

impl Language {
    fn new(code: &str) -> Language {
        Language {
            code: code.to_owned(),
            stemmer: Stemmer::of(code),
            stems: FxHashMap::default(),
            beginnings: FxHashMap::default(),
        }
    }

    fn add(&mut self, word: &str, folded: &str, key: Key) {
        let (mut stem, mut accented) = (String::new(), String::new());
        self.stem(folded, &mut stem);
        self.stem(&word.to_lowercase(), &mut accented);
        let different = Some(accented).filter(|accented| *accented != stem);
        for stem in [Some(stem), different].into_iter().flatten() {
            // What a stemmer puts in the place of a word's last letters: *hiding* to *hide*, *cries* to *cri*,
            // *chevaux* to *cheval*, *publicité* to *publiqu*, and *dying* to *die*.
            let changed = match stem.len() {
                ..3 => 0,
                3..=5 => usize::from(["e", "i", "al", "l"].iter().any(|end| stem.ends_with(end))),
                _ => 2,
            };
            let stable = stem.len() - changed;
            self.begin(&stem.as_bytes()[..stable]);
            if let Some(begin) = stem.strip_suffix("ie") {
                self.begin(format!("{begin}y").as_bytes());
            }
            self.stems.entry(stem).or_default().push(key);
        }
    }

    fn begin(&mut self, letters: &[u8]) {
        let (first, rest) = letters.split_at(letters.len().min(PREFIX));
        let rests = self.beginnings.entry(packed(first)).or_default();
        if !rests.iter().any(|known| **known == *rest) {
            rests.push(rest.into());
        }
    }

    /// Whether some stem of the vocabulary begins as this word does.
    fn may_have(&self, folded: &str) -> bool {
        let word = folded.as_bytes();
        (1..=word.len().min(PREFIX)).any(|length| {
            let (first, rest) = word.split_at(length);
            let rests = self.beginnings.get(&packed(first));
            (length > SHORT_STEM || rest.len() <= LONGEST_ENDING)
                && rests.is_some_and(|rests| rests.iter().any(|begin| rest.starts_with(begin)))
        })
    }

    /// Puts the stem of a lower-case word in the place of what `out` holds.
    fn stem(&self, word: &str, out: &mut String) {
        // What holds a digit (a time, a sum, a reference) has no inflected forms.
        let inflected = word.len() > LONGEST_UNSTEMMED && !word.bytes().any(|byte| byte.is_ascii_digit());
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| inflected) else {
            out.clear();
            return out.push_str(&fold(word));
        };
        stemmer.stem(word, out);
        if matches!(stemmer, Stemmer::French) {
            // Without its accent *annoncée* loses one `e` less than *annonce*, and *licencier* keeps an `i` that
            // *licencie* loses. Short stems keep theirs: *parti* is not *part*.
            while out.len() > SHORTEST_FRENCH && out.ends_with('e') || out.len() > 6 && out.ends_with('i') {
                out.pop();
            }
        }
    }
}

/// The first letters in one number. No byte of a word is zero, so different lengths give different numbers.
fn packed(word: &[u8]) -> u64 {
    word.iter().take(PREFIX).fold(0, |letters, byte| letters << 8 | u64::from(*byte))
}

/// The compiled vocabulary.
pub(crate) struct Vocabulary {
    exact: FxHashMap<String, Vec<Key>>,
    languages: Vec<Language>,
    /// What the words of the terms and the common words are, lower case with their accents: they need no stemming.
    known: FxHashMap<String, Vec<Key>>,
}

/// The commonest words first.
static COMMON: &str = include_str!("frequent_words.txt");

impl Vocabulary {
    /// The keys of a word of a draft that is known, in lower case with its accents.
    pub(crate) fn known(&self, word: &str) -> Option<&[Key]> {
        self.known.get(word).map(Vec::as_slice)
    }

    #[cfg(test)]
    fn look_up(&self, word: &str, out: &mut Vec<Key>) {
        match self.known(word) {
            Some(known) => out.extend(known),
            None => self.stem(&fold(word), Some(word).filter(|word| !word.is_ascii()), out),
        }
    }

    fn learn(&mut self, word: &str) -> &[Key] {
        let mut keys = Vec::new();
        self.stem(&fold(word), Some(word).filter(|word| !word.is_ascii()), &mut keys);
        self.known.entry(word.to_owned()).or_insert(keys)
    }

    /// Adds the keys of a word that is not known, given folded, and in lower case with its accents if it has any:
    /// they help the stemmer.
    pub(crate) fn stem(&self, folded: &str, original: Option<&str>, out: &mut Vec<Key>) {
        let start = out.len();
        let mut stem = String::with_capacity(16);
        if let Some(keys) = self.exact.get(folded) {
            out.extend(keys);
        }
        for language in &self.languages {
            if !language.may_have(folded) {
                continue;
            }
            // English has hardly an accent: how a word was written helps its stemmer in no way.
            let original = original.filter(|_| language.code != "en");
            for word in [Some(folded), original].into_iter().flatten() {
                language.stem(word, &mut stem);
                for key in language.stems.get(&stem).into_iter().flatten() {
                    if !out[start..].contains(key) {
                        out.push(*key);
                    }
                }
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
            ("en", "hide", &["hiding", "hides"]),
            ("en", "ruling", &["rule", "rules", "ruled"]),
            ("en", "die", &["dying", "dies", "died"]),
            ("fr", "annoncer", &["annonce", "annoncée", "annoncee", "annoncés", "annoncé"]),
            ("fr", "licencier", &["licencie", "licencié", "licenciés", "licenciee"]),
            ("fr", "salarié", &["salaries", "salariés", "salariée"]),
        ] {
            let mut builder = Builder::default();
            let key = builder.key(Some(language), term);
            let (vocabulary, _) = builder.finish();
            for form in forms {
                let mut found = Vec::new();
                vocabulary.look_up(form, &mut found);
                assert_eq!(found, [key], "{form}");
            }
        }
    }

    fn stem_of(language: &Language, word: &str) -> String {
        let mut stem = String::new();
        language.stem(&fold(word), &mut stem);
        stem
    }

    #[test]
    fn no_word_is_lost_by_its_first_letters() {
        for code in ["en", "fr"] {
            let mut language = Language::new(code);
            let words: Vec<&str> = COMMON.lines().collect();
            for (word, key) in words.iter().zip(0..) {
                language.add(word, &fold(word), key);
            }
            // Each word alone as a term: all words of its stem must pass the filter that it makes.
            for word in &words {
                let stem = stem_of(&language, word);
                let mut alone = Language::new(code);
                alone.add(word, &fold(word), 0);
                for key in &language.stems[&stem] {
                    let other = fold(words[*key as usize]);
                    assert!(stem_of(&language, &other) != stem || alone.may_have(&other), "{other} as {word} ({code})");
                }
            }
        }
    }

    #[test]
    fn an_exact_word_has_one_form() {
        let mut builder = Builder::default();
        let key = builder.key(None, "Héron");
        let (vocabulary, _) = builder.finish();
        let mut found = Vec::new();
        vocabulary.look_up("herons", &mut found);
        vocabulary.look_up("heron", &mut found);
        assert_eq!(found, [key]);
    }
}
