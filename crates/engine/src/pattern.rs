//! The policy's regular expressions: one set that says in one pass which of them match at all, then each of those
//! for its places. All run in time linear in the text (the `regex` crate has no back-references and no look-around).

use std::ops::Range;

use cloison_policy::{Code, Diagnostic, Pattern};
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::compile::Slot;
use crate::fold::fold;

/// Most bytes that one compiled pattern may take.
const LARGEST: usize = 256 * 1024;

pub(crate) struct Patterns {
    set: RegexSet,
    each: Vec<(Regex, Slot)>,
}

impl Patterns {
    pub(crate) fn compile(patterns: &[(Pattern, Slot)]) -> Result<Patterns, Vec<Diagnostic>> {
        let mut each = Vec::with_capacity(patterns.len());
        let mut diagnostics = Vec::new();
        for (pattern, slot) in patterns {
            match RegexBuilder::new(&prepare(&pattern.source)).case_insensitive(true).size_limit(LARGEST).build() {
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
        let set = RegexSetBuilder::new(sources).case_insensitive(true).size_limit(limit).build();
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

/// Folds the letters of a pattern, so that `é` finds `e`, and makes `\b` an ASCII word border: the folded text has few
/// letters beyond ASCII, and the fast engines know no other border.
fn prepare(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            if c.is_ascii() {
                out.push(c);
            } else {
                out.push_str(&fold(c.encode_utf8(&mut [0; 4])));
            }
            continue;
        }
        match chars.next() {
            Some('b') if !chars.as_str().starts_with('{') => out.push_str("(?-u:\\b)"),
            Some(escaped) => out.extend(['\\', escaped]),
            None => out.push('\\'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_folded_like_the_text() {
        assert_eq!(prepare(r"\bDémission\b|\S+é"), r"(?-u:\b)Demission(?-u:\b)|\S+e");
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
