//! Which records are asked for.

use cloison_policy::Level;
use jiff::Timestamp;
use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Outcome;

/// Letters that are searched for as one: the plain one, and what people put on it in the languages of policies.
const ALIKE: [(char, &str); 9] = [
    ('a', "[aàáâãäå]"),
    ('c', "[cç]"),
    ('e', "[eèéêë]"),
    ('i', "[iìíîï]"),
    ('n', "[nñ]"),
    ('o', "[oòóôõö]"),
    ('u', "[uùúûü]"),
    ('y', "[yýÿ]"),
    ('\'', "['’]"),
];

/// What to list, search or count. Empty parts ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The first moment.
    pub from: Option<Timestamp>,
    /// The moment after the last.
    pub until: Option<Timestamp>,
    /// One of these levels.
    pub levels: Vec<Level>,
    /// One of these channels, by id.
    pub channels: Vec<String>,
    /// One of these outcomes.
    pub outcomes: Vec<Outcome>,
    /// One of these rules was found.
    pub rules: Vec<String>,
    /// Each of these words.
    pub words: Vec<Word>,
}

/// A word to look for, in reasons and in what is kept of texts, whatever its case and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The word, or a part of one.
    pub text: String,
    /// Rules whose names have it: a record with one of them has the word too.
    pub rules: Vec<String>,
    /// Channels whose names have it.
    pub channels: Vec<String>,
}

impl Filter {
    /// Whether it asks for everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

impl Word {
    /// Whether a name has the word, whatever the case and accents.
    #[must_use]
    pub fn is_in(text: &str, name: &str) -> bool {
        pattern(text).is_some_and(|pattern| pattern.is_match(name))
    }
}

/// The word as a pattern for composed text; `None` of an empty word, or of one that is too long to be one.
pub(crate) fn pattern(word: &str) -> Option<Regex> {
    let mut pattern = String::new();
    for letter in word.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match ALIKE.iter().find(|(plain, _)| *plain == letter) {
            Some((_, alike)) => pattern.push_str(alike),
            None => pattern.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    if pattern.is_empty() {
        return None;
    }
    RegexBuilder::new(&pattern).case_insensitive(true).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (word, name) in [
            ("equipe", "L’Équipe de nuit"),
            ("ÉQUIPE", "equipe"),
            ("l'équipe", "l’equipe"),
            ("garcon", "Garçon"),
            ("a.b", "see a.b"),
            ("e\u{301}te\u{301}", "été"),
        ] {
            assert!(Word::is_in(word, name), "{word} in {name}");
        }
        for (word, name) in [("a.b", "see acb"), ("", "anything"), ("equipes", "équipe")] {
            assert!(!Word::is_in(word, name), "{word} in {name}");
        }
    }
}
