//! Mail wraps lines and quotes them with `>`, wherever a line happens to end. So a space of a pattern is some spaces, or the end of a
//! line with the quote marks of the next one, but no empty line; and a gap that stays within a line goes on where the next
//! one does not begin like an item of a list.

use std::ops::RangeInclusive;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// A pattern that goes on over the ends of lines.
pub(super) fn across_lines(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Literal(literal) if literal.0.contains(&b' ') => {
            let mut parts = Vec::new();
            for (index, piece) in literal.0.split(|byte| *byte == b' ').enumerate() {
                if index > 0 {
                    parts.push(space());
                }
                parts.push(Hir::literal(piece));
            }
            Hir::concat(parts)
        }
        // A gap within a line: `[^.\n]{0,30}`.
        HirKind::Class(Class::Unicode(class)) if has(class, ' ') && !has(class, '\n') && has(class, 'a') => {
            let mut first = ClassUnicode::new(['a'..='z', '0'..='9', '"'..='"', '\''..='('].map(range));
            first.intersect(class);
            let wrapped = Hir::concat(vec![line(), Hir::class(Class::Unicode(first))]);
            Hir::alternation(vec![hir.clone(), wrapped])
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(across_lines).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(across_lines).collect()),
        HirKind::Repetition(repetition) => Hir::repetition(repetition.with(across_lines(&repetition.sub))),
        HirKind::Capture(capture) => {
            let mut capture = capture.clone();
            capture.sub = Box::new(across_lines(&capture.sub));
            Hir::capture(capture)
        }
        _ => hir.clone(),
    }
}

fn has(class: &ClassUnicode, c: char) -> bool {
    class.iter().any(|range| range.start() <= c && c <= range.end())
}

fn range(range: RangeInclusive<char>) -> ClassUnicodeRange {
    ClassUnicodeRange::new(*range.start(), *range.end())
}

fn space() -> Hir {
    let spaces = Repetition { min: 1, max: None, greedy: true, sub: Box::new(Hir::literal(*b" ")) };
    let wrapped = Repetition { min: 0, max: Some(1), greedy: true, sub: Box::new(line()) };
    Hir::alternation(vec![Hir::concat(vec![Hir::repetition(spaces), Hir::repetition(wrapped)]), line()])
}

/// The end of a line, and the quote marks of the next.
fn line() -> Hir {
    let repeated =
        |max: Option<u32>, sub: Hir| Hir::repetition(Repetition { min: 0, max, greedy: true, sub: Box::new(sub) });
    let marks = ClassUnicode::new([' '..=' ', '>'..='>'].map(range));
    Hir::concat(vec![
        repeated(Some(1), Hir::literal(*b"\r")),
        Hir::literal(*b"\n"),
        repeated(None, Hir::class(Class::Unicode(marks))),
    ])
}

/// The bytes of a text as a pattern's literal has them: several spaces, or the end of a line and the quote marks after it,
/// are one space.
pub(super) fn without_lines(text: &[u8]) -> impl Iterator<Item = u8> {
    let mut bytes = text.iter().copied().peekable();
    std::iter::from_fn(move || {
        let byte = bytes.next()?;
        if !matches!(byte, b' ' | b'\r' | b'\n') {
            return Some(byte);
        }
        while bytes.next_if(|byte| matches!(byte, b' ' | b'\r' | b'\n' | b'>')).is_some() {}
        Some(b' ')
    })
}

#[cfg(test)]
mod tests {
    use regex_automata::meta::Regex;

    use super::*;

    #[test]
    fn a_space_may_be_the_end_of_a_quoted_line() {
        let found = |pattern: &str, text: &str| {
            let hir = across_lines(&regex_syntax::parse(pattern).unwrap());
            Regex::builder().build_from_hir(&hir).unwrap().find(text).map(|place| text[place.range()].to_owned())
        };
        for text in ["let him go", "let\nhim\r\ngo", "let\n> him\n>> go"] {
            assert_eq!(found("(let )?him (go|stay)", text).as_deref(), Some(text));
            assert!(without_lines(text.as_bytes()).eq(*b"let him go"));
        }
        assert_eq!(found(r"let him", "let  \n>him").as_deref(), Some("let  \n>him"));
        assert_eq!(found("let him", "let\n\nhim"), None);
        assert_eq!(found("[ -]him", "\nhim"), None);
        assert_eq!(found(r"let[^.\n]{0,9}go", "let\n> him go").as_deref(), Some("let\n> him go"));
        for text in ["let\n- him go", "let\n\nhim go", "let.\nhim go"] {
            assert_eq!(found(r"let[^.\n]{0,9}go", text), None);
        }
    }
}
