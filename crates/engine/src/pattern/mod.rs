//! The policy's regular expressions: one set that says in one pass which of them match at all, then each of those
//! for its places. Each search takes time linear in the text: the automata have no back-references and no look-around.
//!
//! They are read and measured when the policy is compiled, and built when they are first needed: most drafts match a
//! handful of the hundreds.

mod folded;
mod size;

use std::ops::Range;
use std::sync::OnceLock;

use cloison_policy::{Code, Diagnostic, Pattern, Place};
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::{Input, MatchKind, PatternSet};
use regex_syntax::hir::Hir;

use crate::compile::Slot;

/// Most bytes that one compiled pattern may take.
const LARGEST: usize = 256 * 1024;

/// Most bytes of the lazily built automaton of the set. Where it runs out the search falls back to an engine that is
/// a hundred times slower.
const SET_CACHE: usize = 32 * 1024 * 1024;

pub(crate) struct Patterns {
    set: OnceLock<Option<Regex>>,
    each: Vec<Compiled>,
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
        for (pattern, slot) in patterns {
            match folded::read(&pattern.source) {
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
        if diagnostics.is_empty() { Ok(Patterns { set: OnceLock::new(), each }) } else { Err(diagnostics) }
    }

    /// Calls `found` for every match in a folded text.
    pub(crate) fn search(&self, folded: &str, mut found: impl FnMut(Slot, Range<usize>)) {
        if self.each.is_empty() || folded.is_empty() {
            return;
        }
        let mut matching = PatternSet::new(self.each.len());
        match self.set.get_or_init(|| self.build_set()) {
            Some(set) => set.which_overlapping_matches(&Input::new(folded), &mut matching),
            None => return self.each.iter().for_each(|pattern| pattern.search(folded, &mut found)),
        }
        for index in matching.iter() {
            self.each[index.as_usize()].search(folded, &mut found);
        }
    }

    /// Builds every pattern now, and names those that cannot be. There are none, as far as is known: what was read and is
    /// small can be built. But nobody would notice a pattern that finds nothing, so a policy's proof asks.
    pub(crate) fn unbuilt(&self) -> Vec<Diagnostic> {
        let unbuilt = self.each.iter().filter(|pattern| pattern.regex().is_none());
        unbuilt.map(|pattern| too_large(&pattern.place)).collect()
    }

    fn build_set(&self) -> Option<Regex> {
        let config = Config::new()
            .match_kind(MatchKind::All)
            .which_captures(WhichCaptures::None)
            .nfa_size_limit(None)
            .hybrid_cache_capacity(SET_CACHE);
        let hirs: Vec<&Hir> = self.each.iter().map(|pattern| &pattern.hir).collect();
        Regex::builder().configure(config).build_many_from_hir(&hirs).ok()
    }
}

fn too_large(place: &Place) -> Diagnostic {
    Diagnostic::new(Code::PatternTooLarge, place.clone()).with("limit", LARGEST.to_string())
}

impl Compiled {
    fn regex(&self) -> Option<&Regex> {
        let config = Config::new().which_captures(WhichCaptures::Implicit).nfa_size_limit(None);
        self.regex.get_or_init(|| Regex::builder().configure(config).build_from_hir(&self.hir).ok()).as_ref()
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
        patterns.search("sa demissionnaire", |slot, range| found.push((slot, range)));
        assert_eq!(found, [(1, 3..17)]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let diagnostics = compile(&[r"(\pL{100}){100}", "(", "a", "x*", r"\x{200b}|\x{ad}"]).err().unwrap();
        let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::PatternTooLarge, Code::BadPattern, Code::EmptyPattern, Code::EmptyPattern]);
    }
}
