//! Patterns that are tried only where one of them can start: one automaton says which of them match there, and mostly
//! gives up after a few letters.

use std::ops::Range;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Hir, HirKind};

use super::{Compiled, LONGEST, across_lines};
use crate::compile::Slot;

/// Most bytes of a lazily built automaton of many patterns. Where it runs out the search falls back to an engine that
/// is a hundred times slower.
const LARGEST_CACHE: usize = 32 * 1024 * 1024;

type NewCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// An automaton, and what it has built of its states: one for each thread that searches.
struct Automaton {
    dfa: DFA,
    caches: Pool<Cache, NewCache>,
}

/// Patterns that start at places of one kind, by their numbers.
#[derive(Default)]
pub(super) struct Placed {
    pub(super) patterns: Vec<usize>,
    automaton: OnceLock<Option<Automaton>>,
}

impl Placed {
    fn build(&self, each: &[Compiled]) -> Option<Automaton> {
        let hirs: Vec<Hir> = self.patterns.iter().map(|index| relaxed(&across_lines(&each[*index].hir))).collect();
        let nfa = thompson::Config::new().which_captures(WhichCaptures::None).nfa_size_limit(None);
        let nfa = thompson::Compiler::new().configure(nfa).build_many_from_hir(&hirs).ok()?;
        let config = DFA::config().match_kind(MatchKind::All).cache_capacity(LARGEST_CACHE).unicode_word_boundary(true);
        let dfa = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
        let of = dfa.clone();
        Some(Automaton { dfa, caches: Pool::new(Box::new(move || of.create_cache())) })
    }

    /// Ready to be tried at one place of a text after the other.
    pub(super) fn tried<'p>(&'p self, each: &'p [Compiled], folded: &'p str) -> Tried<'p> {
        let automaton = self.automaton.get_or_init(|| self.build(each)).as_ref();
        let automaton = automaton.map(|automaton| (&automaton.dfa, automaton.caches.get()));
        Tried { each, patterns: &self.patterns, folded, automaton, matching: Vec::new(), ends: Vec::new() }
    }
}

/// Most that a repetition may differ before nobody counts any more.
const COUNTED: u32 = 4;

/// A pattern that matches wherever another does, without an upper end to its long repetitions. An automaton has a state
/// for each number of them, and for each pair of two patterns' numbers: more than the processor keeps at hand.
fn relaxed(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            let mut repetition = repetition.with(relaxed(&repetition.sub));
            repetition.max = repetition.max.filter(|max| *max <= repetition.min + COUNTED);
            Hir::repetition(repetition)
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(relaxed).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(relaxed).collect()),
        HirKind::Capture(capture) => relaxed(&capture.sub),
        _ => hir.clone(),
    }
}

/// Patterns while they are tried from place to place.
pub(super) struct Tried<'p> {
    each: &'p [Compiled],
    patterns: &'p [usize],
    folded: &'p str,
    automaton: Option<(&'p DFA, PoolGuard<'p, Cache, NewCache>)>,
    /// Those that match at this place.
    matching: Vec<usize>,
    /// Where the last match of each ends, once there is one: the next begins there or later.
    ends: Vec<usize>,
}

impl Tried<'_> {
    pub(super) fn at(&mut self, start: usize, found: &mut impl FnMut(Slot, Range<usize>)) {
        let end = self.folded.floor_char_boundary(start + LONGEST);
        let input = Input::new(self.folded).range(start..end).anchored(Anchored::Yes);
        self.matching.clear();
        if self.step(&input).is_err() {
            // The automaton has outgrown its memory: each is asked by itself.
            self.matching.clear();
            self.matching.extend(0..self.patterns.len());
        }
        for place in self.matching.iter().copied() {
            if self.ends.get(place).is_some_and(|end| start < *end) {
                continue;
            }
            let pattern = &self.each[self.patterns[place]];
            if let Some(matched) = pattern.regex().and_then(|regex| regex.find(input.clone())) {
                self.ends.resize(self.patterns.len(), 0);
                self.ends[place] = matched.end();
                found(pattern.slot, matched.range());
            }
        }
    }

    /// Which patterns match at the start of the input. Most places end it after a few letters.
    fn step(&mut self, input: &Input<'_>) -> Result<(), GaveUp> {
        let Some((automaton, cache)) = &mut self.automaton else { return Err(GaveUp) };
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
