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

/// Folds a pattern as the text is folded: lower case, no accents; what names a group, a flag or a class of Unicode stays
/// as it is. `\b`, `\d`, `\w` and `\s` mean ASCII, since the folded text has few letters beyond it, and their Unicode
/// forms are hundreds of times larger (the engines would fall back to their slowest one).
fn prepare(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut in_class = false;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' => escape(after, in_class, &mut out),
            '(' if !in_class && after.starts_with('?') => group(after, &mut out),
            '[' if in_class && after.starts_with(':') => {
                out.push('[');
                after
            }
            '[' | ']' => {
                in_class = c == '[';
                out.push(c);
                after
            }
            c if c.is_ascii() => {
                out.push(c.to_ascii_lowercase());
                after
            }
            c => {
                out.push_str(&fold(c.encode_utf8(&mut [0; 4])));
                after
            }
        };
    }
    out
}

/// Copies what follows the backslash; returns what is left.
fn escape<'s>(after: &'s str, in_class: bool, out: &mut String) -> &'s str {
    let Some(c) = after.chars().next() else {
        out.push('\\');
        return after;
    };
    let rest = &after[c.len_utf8()..];
    match c {
        'b' if !in_class && !rest.starts_with('{') => out.push_str("(?-u:\\b)"),
        'd' => push_class("0-9", in_class, out),
        'w' => push_class("0-9a-z_", in_class, out),
        's' => push_class(" \\t\\n\\r", in_class, out),
        'p' | 'P' => {
            let length = if rest.starts_with('{') { rest.find('}').map_or(rest.len(), |at| at + 1) } else { 1 };
            let name = rest.get(..length).unwrap_or(rest);
            // The folded text has no capitals: a capital letter is any letter.
            let name = if matches!(name, "{Lu}" | "{Lt}" | "{Uppercase}") { "{L}" } else { name };
            out.extend(['\\', c]);
            out.push_str(name);
            return rest.get(length..).unwrap_or_default();
        }
        'x' | 'u' | 'U' => {
            let digits = if let Some(inside) = rest.strip_prefix('{') {
                inside.split('}').next().unwrap_or_default()
            } else {
                rest.get(
                    ..match c {
                        'x' => 2,
                        'u' => 4,
                        _ => 8,
                    },
                )
                .unwrap_or_default()
            };
            let Some(named) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) else {
                out.extend(['\\', c]);
                return rest;
            };
            out.push_str(&regex_syntax::escape(&fold(named.encode_utf8(&mut [0; 4]))));
            let length = digits.len() + if rest.starts_with('{') { 2 } else { 0 };
            return rest.get(length..).unwrap_or_default();
        }
        _ => out.extend(['\\', c]),
    }
    rest
}

/// Copies the beginning of a group that has a name or flags; returns what is left.
fn group<'s>(after: &'s str, out: &mut String) -> &'s str {
    let length = after.find([':', '>', ')']).map_or(after.len(), |at| at + 1);
    let (head, rest) = after.split_at(length);
    out.push('(');
    out.push_str(head);
    rest
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
        assert_eq!(prepare(r"(?P<Qui>A)(?<Quoi>B)(?i-u:C)(?U)D+(?:E)"), r"(?P<Qui>a)(?<Quoi>b)(?i-u:c)(?U)d+(?:e)");
        assert_eq!(prepare(r"\x41\x{C9}\u0042\U00000043\."), r"aebc\.");
        assert_eq!(prepare(r"\p{Lu}\pL\P{Greek}[\p{Lt}[:alpha:]A]"), r"\p{L}\pL\P{Greek}[\p{L}[:alpha:]a]");
        assert_eq!(prepare(r"\D\W\S\x{}\xZ\p{"), r"\D\W\S\x{}\xz\p{");
        assert_eq!(prepare(r"\x2e\x28"), r"\.\(");
        assert_eq!(prepare(r"\x{41"), "a");
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
