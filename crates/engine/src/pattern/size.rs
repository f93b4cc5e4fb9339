//! Whether a compiled pattern stays small.

use regex_automata::nfa::thompson::{Compiler, NFA, WhichCaptures};
use regex_syntax::hir::{Class, Hir, HirKind};
use regex_syntax::utf8::Utf8Sequences;

/// More than one state of an automaton takes, with its way to the next.
const STATE: usize = 96;
/// What an automaton takes without a pattern, in states.
const EMPTY: usize = 8;

/// Whether the automaton of a pattern takes at most so many bytes. It is built only if a rough count of its states does
/// not say so.
pub(super) fn fits(hir: &Hir, limit: usize) -> bool {
    at_most(hir) <= limit || nfa(hir, Some(limit)).is_some()
}

/// The pattern's states, unless they take more than so many bytes.
fn nfa(hir: &Hir, limit: Option<usize>) -> Option<NFA> {
    let config = NFA::config().which_captures(WhichCaptures::None).nfa_size_limit(limit);
    Compiler::new().configure(config).build_from_hir(hir).ok()
}

/// At least the bytes of the pattern's automaton.
fn at_most(hir: &Hir) -> usize {
    states(hir).saturating_add(EMPTY).saturating_mul(STATE)
}

/// At least as many states as the pattern's automaton has.
fn states(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        // Every range of characters is a few sequences of up to four ranges of bytes.
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.iter().flat_map(|range| Utf8Sequences::new(range.start(), range.end()));
            ranges.map(|sequence| sequence.len()).sum::<usize>() + 1
        }
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min.saturating_add(1)).max(1) as usize;
            states(&repetition.sub).saturating_add(2).saturating_mul(most)
        }
        HirKind::Capture(capture) => states(&capture.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(states).fold(2, |sum, states| sum.saturating_add(states).saturating_add(1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::folded::read;

    #[test]
    fn the_count_is_never_below_what_is_built() {
        for source in [
            r"\bvote[^.\n]{0,40}(?:perdu|gagne)s?\b",
            r"\pL+",
            r".{200}",
            r"(?:a|bc|[^d])*",
            r"(?:(?:ab){3,9}\s*){2,}",
            "",
            r"(?i:\p{Greek})",
            r"[$€£]\d[\d,.]*k?",
            r"(?s:.)*x",
        ] {
            let hir = read(source, &mut Vec::new()).unwrap();
            let built = nfa(&hir, None).unwrap().memory_usage();
            assert!(at_most(&hir) >= built, "{source}: {}, {built}", at_most(&hir));
        }
        assert!(!fits(&read(r"(\pL{100}){100}", &mut Vec::new()).unwrap(), 256 * 1024));
    }
}
