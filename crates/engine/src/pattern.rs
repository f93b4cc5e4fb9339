//! The policy's regular expressions: one set that says in one pass which of them match at all, then each of those
//! for its places. All run in time linear in the text (the `regex` crate has no back-references and no look-around).

use std::ops::Range;

use cloison_policy::{Code, Diagnostic, Pattern};
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::compile::Slot;
use crate::fold::fold;

/// Most bytes that one compiled pattern may take.
const LARGEST: usize = 256 * 1024;

/// Most bytes of the lazily built automaton of the set. Where it runs out the search falls back to an engine that is
/// a hundred times slower.
const SET_CACHE: usize = 32 * 1024 * 1024;

pub(crate) struct Patterns {
    set: RegexSet,
    each: Vec<(Regex, Slot)>,
}

impl Patterns {
    pub(crate) fn compile(patterns: &[(Pattern, Slot)]) -> Result<Patterns, Vec<Diagnostic>> {
        let mut each = Vec::with_capacity(patterns.len());
        let mut diagnostics = Vec::new();
        for (pattern, slot) in patterns {
            match RegexBuilder::new(&prepare(&pattern.source)).size_limit(LARGEST).build() {
                Ok(regex) => each.push((regex, *slot)),
                Err(regex::Error::CompiledTooBig(limit)) => diagnostics.push(
                    Diagnostic::new(Code::PatternTooLarge, pattern.place.clone()).with("limit", limit.to_string()),
                ),
                Err(error) => diagnostics
                    .push(Diagnostic::new(Code::BadPattern, pattern.place.clone()).with("detail", error.to_string())),
            }
        }
        let sources = each.iter().map(|(regex, _)| regex.as_str());
        let limit = LARGEST * (each.len() + 1);
        let set = RegexSetBuilder::new(sources).size_limit(limit).dfa_size_limit(SET_CACHE).build();
        match set {
            Ok(set) if diagnostics.is_empty() => Ok(Patterns { set, each }),
            Ok(_) => Err(diagnostics),
            Err(error) => {
                let place = patterns.first().map(|(pattern, _)| pattern.place.clone()).unwrap_or_default();
                diagnostics.push(Diagnostic::new(Code::BadPattern, place).with("detail", error.to_string()));
                Err(diagnostics)
            }
        }
    }

    /// Calls `found` for every match in a folded text.
    pub(crate) fn search(&self, folded: &str, mut found: impl FnMut(Slot, Range<usize>)) {
        if self.each.is_empty() {
            return;
        }
        for index in self.set.matches(folded) {
            let (regex, slot) = &self.each[index];
            for place in regex.find_iter(folded) {
                found(*slot, place.range());
            }
        }
    }
}

/// Folds a pattern as the text is folded: lower case, no accents. `\b`, `\d`, `\w` and `\s` mean ASCII, since the
/// folded text has few letters beyond it, and their Unicode forms are hundreds of times larger (the engines would fall
/// back to their slowest one).
fn prepare(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('b') if !in_class && !chars.as_str().starts_with('{') => out.push_str("(?-u:\\b)"),
                Some('d') => push_class("0-9", in_class, &mut out),
                Some('w') => push_class("0-9a-z_", in_class, &mut out),
                Some('s') => push_class(" \\t\\n\\r", in_class, &mut out),
                Some(escaped) => out.extend(['\\', escaped]),
                None => out.push('\\'),
            },
            '[' | ']' => {
                in_class = c == '[';
                out.push(c);
            }
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.push_str(&fold(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

fn push_class(class: &str, in_class: bool, out: &mut String) {
    if in_class {
        out.push_str(class);
    } else {
        out.extend(["[", class, "]"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_folded_like_the_text() {
        assert_eq!(prepare(r"\bDémission\b|\S+é"), r"(?-u:\b)demission(?-u:\b)|\S+e");
        assert_eq!(prepare(r"\d{4}[\w.-]+\["), r"[0-9]{4}[0-9a-z_.-]+\[");
        let pattern = Pattern { source: r"\bDÉMISSION\w*".into(), place: cloison_policy::Place::default() };
        let patterns = Patterns::compile(&[(pattern, 7)]).unwrap();
        let mut found = Vec::new();
        patterns.search("sa demissionnaire", |slot, range| found.push((slot, range)));
        assert_eq!(found, [(7, 3..17)]);
    }

    #[test]
    fn a_pattern_that_grows_is_refused() {
        let pattern = Pattern { source: r"(\pL{100}){100}".into(), place: cloison_policy::Place::default() };
        let diagnostics = Patterns::compile(&[(pattern, 0)]).err().unwrap();
        assert_eq!(diagnostics[0].code, Code::PatternTooLarge);
    }
}
