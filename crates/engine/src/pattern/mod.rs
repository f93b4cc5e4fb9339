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
mod size;
mod start;

use std::ops::Range;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

use cloison_policy::{Code, Diagnostic, Pattern, Place};
use line_break::across_lines;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::Hir;
use rustc_hash::FxHashSet;
use start::{Start, Starts};

use crate::compile::Slot;
use crate::filter::Filter;
use crate::text::Text;

/// Most bytes that one compiled pattern may take.
const LARGEST: usize = 256 * 1024;

/// Longest match, in bytes: twenty lines.
const LONGEST: usize = 2048;

/// Most bytes of a lazily built automaton of many patterns. Where it runs out the search falls back to an engine that
/// is a hundred times slower.
const SET_CACHE: usize = 32 * 1024 * 1024;

pub(crate) struct Patterns {
    each: Vec<Compiled>,
    /// Those whose start is known, and those that may start anywhere.
    placed: Vec<usize>,
    others: Vec<usize>,
    /// The words at which one of those whose start is known may start.
    starts: Starts,
    signs: Vec<u8>,
    placed_set: OnceLock<Option<Placed>>,
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

type NewCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// One automaton that says which of the patterns match at a place.
struct Placed {
    automaton: DFA,
    caches: Pool<Cache, NewCache>,
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
        let (mut placed, mut others) = (Vec::new(), Vec::new());
        let (mut starts, mut signs) = (Starts::default(), Vec::new());
        for (pattern, index) in each.iter().zip(0..) {
            let start = Start::of(&pattern.hir);
            starts.add(&start);
            match start {
                Start::Anywhere => others.push(index),
                Start::Sign(own) => {
                    signs.extend(own);
                    placed.push(index);
                }
                Start::Word(_) | Start::Number => placed.push(index),
            }
        }
        signs.sort_unstable();
        signs.dedup();
        Patterns { each, placed, others, starts, signs, placed_set: OnceLock::new(), words }
    }

    /// Lets pass the words at which a pattern may start.
    pub(crate) fn add_to(&self, filter: &mut Filter) {
        self.placed.iter().for_each(|index| Start::of(&self.each[*index].hir).add_to(filter));
    }

    /// Whether a pattern may start at a folded word, whatever follows it.
    pub(crate) fn may_start(&self, word: &str) -> bool {
        self.starts.may_have(word.as_bytes())
    }

    /// Whether a pattern may start at a word that begins a folded text.
    pub(crate) fn may_start_here(&self, text: &str) -> bool {
        self.starts.have(text.as_bytes())
    }

    /// Calls `found` for every match in a text of a pattern whose slot is wanted, given where words start at which one may
    /// start.
    pub(crate) fn search(
        &self,
        text: &Text<'_>,
        starts: impl Iterator<Item = u32>,
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
        starts: impl Iterator<Item = u32>,
        found: &mut impl FnMut(Slot, Range<usize>),
    ) {
        let folded = text.folded.text.as_str();
        let starts = starts.map(|start| start as usize).filter(|start| self.may_start_here(&folded[*start..]));
        let mut starts = starts.peekable();
        let signs = self.signs.iter().flat_map(|sign| memchr::memchr_iter(*sign, folded.as_bytes()));
        let mut signs: Vec<usize> = signs.filter(|at| folded.is_char_boundary(*at)).collect();
        if starts.peek().is_none() && signs.is_empty() {
            return;
        }
        signs.sort_unstable();
        let mut tried = self.tried(folded);
        for at in starts {
            tried.at(at, found);
        }
        // A pattern starts at words or at signs, so that each is tried from the first place to the last.
        tried.begin_again();
        for at in signs {
            tried.at(at, found);
        }
    }

    fn tried<'p>(&'p self, folded: &'p str) -> Tried<'p> {
        let set = self.placed_set.get_or_init(|| self.build_placed()).as_ref();
        let set = set.map(|set| (&set.automaton, set.caches.get()));
        Tried { patterns: self, folded, set, matching: Vec::new(), ends: vec![0; self.placed.len()] }
    }

    /// Builds every pattern now, and names those that cannot be. There are none, as far as is known: what was read and is
    /// small can be built. But nobody would notice a pattern that finds nothing, so a policy's proof asks.
    pub(crate) fn unbuilt(&self) -> Vec<Diagnostic> {
        let unbuilt = self.each.iter().filter(|pattern| pattern.regex().is_none());
        unbuilt.map(|pattern| too_large(&pattern.place)).collect()
    }

    fn build_placed(&self) -> Option<Placed> {
        let hirs: Vec<Hir> = self.placed.iter().map(|index| across_lines(&self.each[*index].hir)).collect();
        let nfa = thompson::Config::new().which_captures(WhichCaptures::None).nfa_size_limit(None);
        let nfa = thompson::Compiler::new().configure(nfa).build_many_from_hir(&hirs).ok()?;
        let config = DFA::config().match_kind(MatchKind::All).cache_capacity(SET_CACHE).unicode_word_boundary(true);
        let automaton = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
        let of = automaton.clone();
        Some(Placed { automaton, caches: Pool::new(Box::new(move || of.create_cache())) })
    }
}

/// The patterns whose start is known, while they are tried from place to place.
struct Tried<'p> {
    patterns: &'p Patterns,
    folded: &'p str,
    set: Option<(&'p DFA, PoolGuard<'p, Cache, NewCache>)>,
    /// Those that match at this place.
    matching: Vec<usize>,
    /// Where the last match of each ends: the next begins there or later.
    ends: Vec<usize>,
}

impl Tried<'_> {
    fn begin_again(&mut self) {
        self.ends.fill(0);
    }

    fn at(&mut self, start: usize, found: &mut impl FnMut(Slot, Range<usize>)) {
        let end = self.folded.floor_char_boundary(start + LONGEST);
        let input = Input::new(self.folded).range(start..end).anchored(Anchored::Yes);
        self.matching.clear();
        if self.step(&input).is_err() {
            // The automaton has outgrown its memory: each is asked by itself.
            self.matching.clear();
            self.matching.extend(0..self.patterns.placed.len());
        }
        for place in self.matching.iter().copied() {
            if start < self.ends[place] {
                continue;
            }
            let pattern = &self.patterns.each[self.patterns.placed[place]];
            if let Some(matched) = pattern.regex().and_then(|regex| regex.find(input.clone())) {
                self.ends[place] = matched.end();
                found(pattern.slot, matched.range());
            }
        }
    }

    /// Which patterns match at the start of the input. Most places end it after a few letters.
    fn step(&mut self, input: &Input<'_>) -> Result<(), GaveUp> {
        let Some((automaton, cache)) = &mut self.set else { return Err(GaveUp) };
        let mut state = automaton.start_state_forward(cache, input).map_err(|_| GaveUp)?;
        let bytes = input.haystack();
        let mut at = input.start();
        loop {
            if state.is_tagged() {
                if state.is_dead() {
                    return Ok(());
                }
                if state.is_quit() {
                    return Err(GaveUp);
                }
                if state.is_match() {
                    for index in 0..automaton.match_len(cache, state) {
                        let place = automaton.match_pattern(cache, state, index).as_usize();
                        if !self.matching.contains(&place) {
                            self.matching.push(place);
                        }
                    }
                }
            }
            // A match shows one byte after its end.
            let next = match bytes.get(at) {
                _ if at > input.end() => return Ok(()),
                Some(byte) => automaton.next_state(cache, state, *byte),
                None => automaton.next_eoi_state(cache, state),
            };
            state = next.map_err(|_| GaveUp)?;
            at += 1;
        }
    }
}

/// The automaton cannot say.
struct GaveUp;

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
        let starts = text.words.iter().map(|word| word.start);
        patterns.search(&text, starts, |_| true, |slot, range| found.push((slot, range)));
        assert_eq!(found, [(1, 3..17)]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let diagnostics = compile(&[r"(\pL{100}){100}", "(", "a", "x*", r"\x{200b}|\x{ad}"]).err().unwrap();
        let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::PatternTooLarge, Code::BadPattern, Code::EmptyPattern, Code::EmptyPattern]);
    }
}
