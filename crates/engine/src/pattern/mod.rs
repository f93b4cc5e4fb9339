//! The policy's regular expressions. Each search takes time linear in the text: the automata have no back-references and
//! no look-around, and a match has an upper length.
//!
//! Nearly every pattern says how its matches start: with one of some words, a digit, a sign. Those are tried only there,
//! all at once, by one automaton that mostly gives up after a few letters. The others are tried everywhere.
//!
//! They are read and measured when the policy is compiled, and built when they are first needed: most drafts match a
//! handful of the hundreds.

mod folded;
mod line_break;
mod placed;
mod size;
mod start;

use std::ops::Range;
use std::sync::OnceLock;

use cloison_policy::{Code, Diagnostic, Pattern, Place};
use line_break::across_lines;
use placed::Placed;
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_syntax::hir::Hir;
use rustc_hash::FxHashSet;
use start::{Start, Starts};

use crate::compile::Slot;
use crate::filter::Filter;
use crate::known::Next;
use crate::text::Text;

/// Most bytes that one compiled pattern may take.
const LARGEST: usize = 256 * 1024;

/// Longest match, in bytes: twenty lines.
const LONGEST: usize = 2048;

pub(crate) struct Patterns {
    each: Vec<Compiled>,
    /// Those that start at certain words, at numbers, and at signs: an automaton for each, since one of all would have a
    /// state for each pair of what two of them have come to.
    at_words: Placed,
    at_numbers: Placed,
    at_signs: Placed,
    /// Those that may start anywhere.
    others: Vec<usize>,
    /// The words at which one of those whose start is known may start.
    starts: Starts,
    signs: Vec<u8>,
    /// The words that they spell out.
    pub(crate) words: FxHashSet<Box<str>>,
}

/// A pattern and its automaton.
struct Compiled {
    hir: Hir,
    slot: Slot,
    place: Place,
    regex: OnceLock<Option<Regex>>,
}

impl Patterns {
    pub(crate) fn compile(patterns: &[(Pattern, Slot)]) -> Result<Patterns, Vec<Diagnostic>> {
        let mut each = Vec::with_capacity(patterns.len());
        let mut diagnostics = Vec::new();
        let mut words = FxHashSet::default();
        for (pattern, slot) in patterns {
            match folded::read(&pattern.source, &mut words) {
                // A pattern of characters that do not show (`\u{200b}`) is empty once it is folded, as they are.
                Ok(hir) if hir.properties().minimum_len() == Some(0) => {
                    diagnostics.push(Diagnostic::new(Code::EmptyPattern, pattern.place.clone()));
                }
                Ok(hir) if size::fits(&hir, LARGEST) => {
                    let place = pattern.place.clone();
                    each.push(Compiled { hir, slot: *slot, place, regex: OnceLock::new() });
                }
                Ok(_) => diagnostics.push(too_large(&pattern.place)),
                Err(detail) => {
                    diagnostics.push(
                        Diagnostic::new(Code::BadPattern, pattern.place.clone()).with("detail", detail.to_string()),
                    );
                }
            }
        }
        if diagnostics.is_empty() { Ok(Patterns::of(each, words)) } else { Err(diagnostics) }
    }

    fn of(each: Vec<Compiled>, words: FxHashSet<Box<str>>) -> Patterns {
        let [mut at_words, mut at_numbers, mut at_signs] = <[Placed; 3]>::default();
        let (mut starts, mut signs, mut others) = (Starts::default(), Vec::new(), Vec::new());
        for (pattern, index) in each.iter().zip(0..) {
            let start = Start::of(&pattern.hir);
            starts.add(&start);
            // `2fa` is tried with the numbers, `otp` with the words.
            if start.is_at_numbers() {
                at_numbers.patterns.push(index);
            }
            match start {
                Start::Anywhere => others.push(index),
                Start::Sign(own) => {
                    signs.extend(own);
                    at_signs.patterns.push(index);
                }
                Start::Word(_) => at_words.patterns.push(index),
                Start::Number => {}
            }
        }
        signs.sort_unstable();
        signs.dedup();
        Patterns { each, at_words, at_numbers, at_signs, others, starts, signs, words }
    }

    /// Lets pass the words at which a pattern may start, but for numbers.
    pub(crate) fn add_to(&self, filter: &mut Filter) {
        for index in &self.at_words.patterns {
            Start::of(&self.each[*index].hir).add_to(filter);
        }
    }

    /// Whether a pattern may start at any number.
    pub(crate) fn start_at_numbers(&self) -> bool {
        !self.at_numbers.patterns.is_empty()
    }

    /// How the word after a folded word may begin so that a pattern may start at it; 0 where none may.
    pub(crate) fn next(&self, word: &str) -> Next {
        self.starts.next(word.as_bytes())
    }

    /// Whether a pattern may start at a word that begins a folded text.
    pub(crate) fn may_start_here(&self, text: &str) -> bool {
        self.starts.have(text.as_bytes())
    }

    /// Calls `found` for every match in a text of a pattern whose slot is wanted, given where words start at which one may
    /// start, and whether one may start there whatever follows.
    pub(crate) fn search(
        &self,
        text: &Text<'_>,
        starts: impl Iterator<Item = (usize, bool)>,
        is_wanted: impl Fn(Slot) -> bool,
        mut found: impl FnMut(Slot, Range<usize>),
    ) {
        let folded = text.folded.text.as_str();
        if folded.is_empty() || !self.each.iter().any(|pattern| is_wanted(pattern.slot)) {
            return;
        }
        let mut found = |slot, range| {
            if is_wanted(slot) {
                found(slot, range);
            }
        };
        self.search_placed(text, starts, &mut found);
        for index in &self.others {
            self.each[*index].search(folded, &mut found);
        }
    }

    /// Tries the patterns whose start is known.
    fn search_placed(
        &self,
        text: &Text<'_>,
        starts: impl Iterator<Item = (usize, bool)>,
        found: &mut impl FnMut(Slot, Range<usize>),
    ) {
        let folded = text.folded.text.as_str();
        let starts = starts.filter(|(start, sure)| *sure || self.may_start_here(&folded[*start..]));
        let (mut words, mut numbers) = (None, None);
        for (at, _) in starts {
            let (tried, placed) = if folded.as_bytes()[at].is_ascii_digit() {
                (&mut numbers, &self.at_numbers)
            } else {
                (&mut words, &self.at_words)
            };
            tried.get_or_insert_with(|| placed.tried(&self.each, folded)).at(at, found);
        }
        let signs = self.signs.iter().flat_map(|sign| memchr::memchr_iter(*sign, folded.as_bytes()));
        let mut signs: Vec<usize> = signs.filter(|at| folded.is_char_boundary(*at)).collect();
        if !signs.is_empty() {
            signs.sort_unstable();
            let mut tried = self.at_signs.tried(&self.each, folded);
            for at in signs {
                tried.at(at, found);
            }
        }
    }

    /// Builds every pattern now, and names those that cannot be. There are none, as far as is known: what was read and is
    /// small can be built. But nobody would notice a pattern that finds nothing, so a policy's proof asks.
    pub(crate) fn unbuilt(&self) -> Vec<Diagnostic> {
        let unbuilt = self.each.iter().filter(|pattern| pattern.regex().is_none());
        unbuilt.map(|pattern| too_large(&pattern.place)).collect()
    }
}

fn too_large(place: &Place) -> Diagnostic {
    Diagnostic::new(Code::PatternTooLarge, place.clone()).with("limit", LARGEST.to_string())
}

impl Compiled {
    fn regex(&self) -> Option<&Regex> {
        let config = Config::new().which_captures(WhichCaptures::Implicit).nfa_size_limit(None);
        let build = || Regex::builder().configure(config).build_from_hir(&across_lines(&self.hir)).ok();
        self.regex.get_or_init(build).as_ref()
    }

    fn search(&self, folded: &str, found: &mut impl FnMut(Slot, Range<usize>)) {
        for place in self.regex().iter().flat_map(|regex| regex.find_iter(folded)) {
            found(self.slot, place.range());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compile(sources: &[&str]) -> Result<Patterns, Vec<Diagnostic>> {
        let pattern = |source: &&str| Pattern { source: (*source).into(), place: cloison_policy::Place::default() };
        Patterns::compile(&sources.iter().map(pattern).zip(0..).collect::<Vec<_>>())
    }

    #[test]
    fn a_pattern_is_found_in_folded_text() {
        let patterns = compile(&["x", r"\bDÉMISSION\w*"]).unwrap();
        let mut found = Vec::new();
        let text = Text::new("sa démissionnaire");
        let starts = text.words.iter().map(|word| (word.start as usize, false));
        patterns.search(&text, starts, |_| true, |slot, range| found.push((slot, range)));
        assert_eq!(found, [(1, 3..17)]);
    }

    #[test]
    fn a_pattern_may_start_with_letters_or_with_digits() {
        let patterns = compile(&[r"\b(?:2fa|otp) codes?", r"\blet(?:( )|(-))him"]).unwrap();
        for (text, slot) in [("a 2fa code", 0), ("the otp codes", 0), ("let\nhim", 1), ("let-him", 1)] {
            let text = Text::new(text);
            let mut found = Vec::new();
            let starts = text.words.iter().filter(|word| {
                let here = &text.folded.text[word.start as usize..];
                patterns.may_start_here(here) || here.starts_with(char::is_numeric) && patterns.start_at_numbers()
            });
            patterns.search(
                &text,
                starts.map(|word| (word.start as usize, false)),
                |_| true,
                |slot, _| found.push(slot),
            );
            assert_eq!(found, [slot], "{}", text.folded.text);
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let diagnostics = compile(&[r"(\pL{100}){100}", "(", "a", "x*", r"\x{200b}|\x{ad}"]).err().unwrap();
        let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::PatternTooLarge, Code::BadPattern, Code::EmptyPattern, Code::EmptyPattern]);
    }
}
