//! Every word of every term, and the question asked for each word of a draft: which of them is it?
//!
//! A word of a term is found by its Snowball stem (M. F. Porter, <https://snowballstem.org>), or as it is written if
//! the term is exact. The words of the terms and the commonest words of both languages (`frequent_words.txt`: those that
//! stand twice or more in `tests/messages/train-a` and `-b`, by frequency) are looked up once, when the policy is
//! compiled; any other word is stemmed only if a stem of the vocabulary begins with the same letters.

use rustc_hash::{FxHashMap, FxHashSet};

use zeroize::Zeroize;

use crate::filter::{Filter, letters};
use crate::fold::fold;
use crate::known::{Found, Known};
use crate::stem::{Letters, Stemmer, push_all_folded};
use crate::text::{Word, index};

/// A word of the vocabulary.
pub(crate) type Key = u32;

/// A word and the keys that it has.
pub(crate) type KnownWord = (String, Vec<Key>);

/// Words as short as this are not stemmed: their endings are all they have.
const LONGEST_UNSTEMMED: usize = 2;
/// A French stem keeps so many letters when final `e`s are taken off.
const SHORTEST_FRENCH: usize = 3;
/// A stem of one or two letters is that of words of up to three letters (*des* is *de*), and of those with one of these
/// endings (*going*, *vues*). Nearly any other word that a stemmer cuts down so far is another one.
const SHORT_STEM: usize = 2;
const ENDINGS_OF_SHORT: [&str; 6] = ["ing", "ed", "es", "ees", "er", "ent"];
/// Longest form of a word, in bytes, if the policy has no longer word; and how much longer a form of such a one may be.
const LONGEST_FORM: usize = 48;
const LONGEST_ENDING: usize = 16;

/// Collects the words of a policy.
#[derive(Default)]
pub(crate) struct Builder {
    keys: FxHashMap<(Option<String>, String), Key>,
    exact: FxHashMap<String, Vec<Key>>,
    languages: Vec<Language>,
    /// The length of the longest word, in bytes.
    longest: usize,
    /// The words that may be one of these.
    filter: Filter,
    scratch: Scratch,
}

/// What stemming writes to, used again for every word.
#[derive(Default)]
pub(crate) struct Scratch {
    letters: Letters,
    stem: String,
}

impl Scratch {
    /// Overwrites what the last word left.
    pub(crate) fn wipe(&mut self) {
        self.letters.wipe();
        self.stem.zeroize();
    }
}

/// The words of one language.
struct Language {
    code: String,
    stemmer: Stemmer,
    stems: FxHashMap<String, Vec<Key>>,
    /// The words that may have one of the stems.
    filter: Filter,
}

impl Builder {
    /// The key of a word in a language, or of the exact word without one.
    pub(crate) fn key(&mut self, language: Option<&str>, word: &str) -> Key {
        let next = Key::try_from(self.keys.len()).unwrap_or(Key::MAX);
        let folded = fold(word);
        self.longest = self.longest.max(folded.len());
        let key = *self.keys.entry((language.map(str::to_owned), word.to_lowercase())).or_insert(next);
        if key != next {
            return key;
        }
        match language {
            None => {
                self.filter.add_word(folded.as_bytes());
                self.exact.entry(folded).or_default().push(key);
            }
            Some(code) => {
                let position = self.languages.iter().position(|language| language.code == code);
                let position = position.unwrap_or_else(|| {
                    self.languages.push(Language::new(code));
                    self.languages.len() - 1
                });
                self.languages[position].add(word, &folded, key, &mut self.scratch, &mut self.filter);
            }
        }
        key
    }

    /// The vocabulary, and how common each key is in ordinary messages: by Zipf's law the word of rank *r* stands
    /// there one *r*-th as often as the first. The words whose keys are known are to become [`Vocabulary::known`].
    pub(crate) fn finish(&mut self) -> (Vocabulary, Vec<u32>, Vec<KnownWord>) {
        let mut commonness = vec![0; self.keys.len()];
        let mut own: Vec<String> = std::mem::take(&mut self.keys).into_keys().map(|(_, word)| word).collect();
        own.sort_unstable();
        own.dedup();
        let common: FxHashSet<&str> = frequent_words().map(|(word, _)| word).collect();
        own.retain(|word| !common.contains(word.as_str()));
        let (exact, languages) = (std::mem::take(&mut self.exact), std::mem::take(&mut self.languages));
        let vocabulary = Vocabulary {
            exact,
            languages,
            longest: LONGEST_FORM.max(self.longest + LONGEST_ENDING),
            filter: std::mem::take(&mut self.filter),
            known: Known::new(&[], |_, _| Found::default()),
        };
        let mut scratch = std::mem::take(&mut self.scratch);
        let words: Vec<KnownWord> = frequent_words()
            .map(|(word, _)| word.to_owned())
            .chain(own)
            .map(|word| {
                let mut keys = Vec::new();
                vocabulary.stem(&fold(&word), Some(&*word).filter(|word| !word.is_ascii()), &mut scratch, &mut keys);
                (word, keys)
            })
            .collect();
        for ((_, keys), rank) in words.iter().zip(1u32..).take(common.len()) {
            for key in keys {
                commonness[*key as usize] += 1_000_000 / rank;
            }
        }
        (vocabulary, commonness, words)
    }
}

impl Language {
    fn new(code: &str) -> Language {
        Language {
            code: code.to_owned(),
            stemmer: Stemmer::of(code),
            stems: FxHashMap::default(),
            filter: Filter::default(),
        }
    }

    /// Adds a word to those of the language, and its forms to a filter of all languages.
    fn add(&mut self, word: &str, folded: &str, key: Key, scratch: &mut Scratch, all: &mut Filter) {
        let stems = [folded, &word.to_lowercase()].map(|word| self.stem(word, scratch).to_owned());
        for filter in [&mut self.filter, all] {
            // What other languages' stemmers change is not known here (Dutch finds *maan* in *manen*).
            if matches!(self.stemmer, Stemmer::Other(_)) {
                filter.open();
            }
            for stem in &stems {
                let_pass(stem, filter);
            }
        }
        let same = stems[0] == stems[1];
        for stem in stems.into_iter().skip(usize::from(same)) {
            self.stems.entry(stem).or_default().push(key);
        }
    }

    fn stem<'s>(&self, word: &str, scratch: &'s mut Scratch) -> &'s str {
        let Scratch { letters, stem } = scratch;
        // What holds a digit (a time, a sum, a reference) has no inflected forms.
        if word.len() <= LONGEST_UNSTEMMED || word.bytes().any(|byte| byte.is_ascii_digit()) {
            stem.clear();
            push_all_folded(word, stem);
            return stem;
        }
        self.stemmer.stem(word, letters, stem);
        if matches!(self.stemmer, Stemmer::French) {
            // Without its accent *annoncée* loses one `e` less than *annonce*, and *licencier* keeps an `i` that
            // *licencie* loses. Short stems keep theirs: *parti* is not *part*.
            while stem.len() > SHORTEST_FRENCH && stem.ends_with('e') || stem.len() > 6 && stem.ends_with('i') {
                stem.pop();
            }
        }
        let is_form = || word.strip_prefix(stem.as_str()).is_some_and(|ending| ENDINGS_OF_SHORT.contains(&ending));
        if stem.len() <= SHORT_STEM && word.len() > SHORT_STEM + 1 && !is_form() {
            stem.clear();
            push_all_folded(word, stem);
        }
        stem
    }
}

/// Lets pass every word that an English or French stemmer may leave as a stem.
fn let_pass(stem: &str, filter: &mut Filter) {
    // What a stemmer puts in the place of a word's last letters: *hiding* to *hide*, *cries* to *cri*, *chevaux* to
    // *cheval*, *publicité* to *publiqu*, and *dying* to *die*.
    let changed = match stem.len() {
        ..3 => 0,
        3..=5 if stem.ends_with("qu") => 2,
        3..=5 => usize::from(["e", "i", "l"].iter().any(|end| stem.ends_with(end))),
        _ => 2,
    };
    let stable = &stem.as_bytes()[..stem.len() - changed];
    match stem.as_bytes() {
        [] | [_] | [_, _] => {
            filter.add_short(stable, SHORT_STEM + 1);
            for ending in ENDINGS_OF_SHORT {
                filter.add_word(format!("{stem}{ending}").as_bytes());
            }
        }
        // Before another ending than the stem's own there stands a vowel.
        [_, _, last] if changed == 1 => {
            for next in [*last].into_iter().chain(*b"aeiouy") {
                filter.add_beginning(&[stable, &[next]].concat());
            }
        }
        _ => filter.add_beginning(stable),
    }
    if let Some(begin) = stem.strip_suffix("ie") {
        filter.add_beginning(format!("{begin}y").as_bytes());
    }
}

/// The compiled vocabulary.
pub(crate) struct Vocabulary {
    exact: FxHashMap<String, Vec<Key>>,
    languages: Vec<Language>,
    /// The length of the longest form of a word, in bytes.
    longest: usize,
    /// The words that may be one of the vocabulary; those at which a pattern may start are added.
    pub(crate) filter: Filter,
    /// What the words of the terms and the common words are: they need no stemming.
    pub(crate) known: Known,
}

/// The commonest words first, each with the language nine tenths of its places are in, if there is one.
pub(crate) fn frequent_words() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let split = |line: &'static str| line.split_once(' ').map_or((line, None), |(word, code)| (word, Some(code)));
    include_str!("frequent_words.txt").lines().map(split)
}

impl Vocabulary {
    #[cfg(test)]
    fn look_up(&self, word: &str, out: &mut Vec<Key>) {
        if let Some(found) = self.known.get(word) {
            let set = self.known.sets()[found.name as usize];
            out.extend(&self.known.keys()[set.start as usize..set.end as usize]);
        } else {
            let accented = Some(word).filter(|word| !word.is_ascii());
            self.stem(&fold(word), accented, &mut Scratch::default(), out);
        }
    }

    /// Whether a word that is not known, given by its [letters](crate::filter::letters), may have keys, or a pattern start
    /// there.
    #[inline]
    pub(crate) fn may_have(&self, letters: u64, length: usize) -> bool {
        self.filter.passes(letters, length)
    }

    /// Adds the keys of a word that is not known, given folded, and in lower case with its accents if it has any:
    /// they help the stemmer.
    pub(crate) fn stem(&self, folded: &str, original: Option<&str>, scratch: &mut Scratch, out: &mut Vec<Key>) {
        let start = out.len();
        let first = letters(folded.as_bytes(), Word { start: 0, end: index(folded.len()) });
        if let Some(keys) = self.exact.get(folded) {
            out.extend(keys);
        }
        // A line of Base64 is no form of a word.
        let languages = if folded.len() > self.longest { &[][..] } else { &self.languages };
        for language in languages {
            if !language.filter.passes(first, folded.len()) {
                continue;
            }
            // English has hardly an accent: how a word was written helps its stemmer in no way.
            let original = original.filter(|_| !matches!(language.stemmer, Stemmer::English));
            for word in [Some(folded), original].into_iter().flatten() {
                for key in language.stems.get(language.stem(word, scratch)).into_iter().flatten() {
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

    fn finished(builder: &mut Builder) -> Vocabulary {
        let (mut vocabulary, _, words) = builder.finish();
        vocabulary.known = Known::new(&words, |_, _| Found::default());
        vocabulary
    }

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
            ("fr", "unique", &["unicité", "uniques"]),
            ("nl", "manen", &["maan", "manen"]),
            ("de", "Häuser", &["haus", "häuser"]),
        ] {
            let mut builder = Builder::default();
            let key = builder.key(Some(language), term);
            let vocabulary = finished(&mut builder);
            for form in forms {
                let mut found = Vec::new();
                vocabulary.look_up(form, &mut found);
                assert_eq!(found, [key], "{form}");
            }
        }
    }

    /// The common words with every ending that a stemmer knows: all that have the stem of a common word must pass the
    /// filter that this word alone makes.
    #[test]
    fn no_word_is_lost_by_its_first_letters() {
        let endings = || crate::stem::tests::ENDINGS.split_whitespace().chain([""]);
        for code in ["en", "fr"] {
            let scratch = &mut Scratch::default();
            let language = Language::new(code);
            let mut forms: FxHashMap<String, Vec<String>> = FxHashMap::default();
            for (word, _) in frequent_words() {
                for form in endings().map(|ending| fold(word) + &fold(ending)) {
                    forms.entry(language.stem(&form, scratch).to_owned()).or_default().push(form);
                }
            }
            for (word, _) in frequent_words() {
                let stem = language.stem(&fold(word), scratch).to_owned();
                let mut builder = Builder::default();
                builder.key(Some(code), word);
                for form in &forms[&stem] {
                    let end = u32::try_from(form.len()).unwrap();
                    let letters = letters(form.as_bytes(), Word { start: 0, end });
                    for filter in [&builder.filter, &builder.languages[0].filter] {
                        assert!(filter.passes(letters, form.len()), "{form} as {word}: {stem} ({code})");
                    }
                }
            }
        }
    }

    #[test]
    fn a_long_word_is_found_where_the_policy_has_one() {
        let long = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        for (word, found) in [(long, vec![0]), ("poll", vec![])] {
            let mut builder = Builder::default();
            builder.key(Some("en"), word);
            let mut keys = Vec::new();
            finished(&mut builder).look_up(long, &mut keys);
            assert_eq!(keys, found, "{word}");
        }
    }

    #[test]
    fn an_exact_word_has_one_form() {
        let mut builder = Builder::default();
        let key = builder.key(None, "Héron");
        let vocabulary = finished(&mut builder);
        let mut found = Vec::new();
        vocabulary.look_up("herons", &mut found);
        vocabulary.look_up("heron", &mut found);
        assert_eq!(found, [key]);
    }
}
