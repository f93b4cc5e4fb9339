//! `sizes`: files over 400 lines, Rust functions over 70, components over 300.
//!
//! A line that starts with `size:` in a comment, followed by a reason, excuses its file.

use std::fs;
use std::path::Path;

use crate::files;
use crate::house::{Failure, House};

const FILE: usize = 400;
const FUNCTION: usize = 70;
const COMPONENT: usize = 300;

/// The folders whose sources are measured, and the kinds of source.
const FOLDERS: &[&str] = &["crates", "src-tauri", "ui/src", "ui/tests", "tests", "policies", "xtask"];
const KINDS: &[&str] = &["rs", "ts", "js", "mjs", "svelte", "css", "toml", "sh"];

/// Fails where a source is over its size and gives no reason.
pub(crate) fn check(house: &House) -> Result<(), Failure> {
    let mut over = Vec::new();
    for file in FOLDERS.iter().flat_map(|folder| files::written_by_hand(&house.root.join(folder))) {
        let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if !KINDS.contains(&kind) {
            continue;
        }
        let text = fs::read_to_string(&file).map_err(|error| Failure::file(&file, &error))?;
        let shown = file.strip_prefix(&house.root).unwrap_or(&file);
        over.extend(measure(shown, kind, &text));
    }
    for line in &over {
        println!("{line}");
    }
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::new("split what is over its size, or write beside it why it stays: a comment line `size: the reason`"))
}

/// What is over its size in one source; nothing where the source gives a reason.
fn measure(path: &Path, kind: &str, text: &str) -> Vec<String> {
    if text.lines().any(gives_reason) {
        return Vec::new();
    }
    let path = path.display();
    let mut over = Vec::new();
    let limit = if kind == "svelte" { COMPONENT } else { FILE };
    let lines = text.lines().count();
    if lines > limit {
        over.push(format!("{path}: {lines} lines (at most {limit})"));
    }
    if kind == "rs" {
        for (line, name, length) in functions(text).into_iter().filter(|found| found.2 > FUNCTION) {
            over.push(format!("{path}:{line}: fn {name} has {length} lines (at most {FUNCTION})"));
        }
    }
    over
}

fn gives_reason(line: &str) -> bool {
    let line = line.trim_start();
    ["// size:", "//! size:", "<!-- size:", "/* size:", "# size:"]
        .iter()
        .filter_map(|mark| line.strip_prefix(mark))
        .any(|reason| reason.trim_end_matches(['-', '>', '*', '/', ' ']).trim().len() >= 10)
}

/// The functions of a formatted Rust source: line, name, number of lines. A function ends at the
/// first brace that closes at its own indentation, which is what the formatter makes of it.
fn functions(text: &str) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indentation = &line[..line.len() - line.trim_start().len()];
        let closing = format!("{indentation}}}");
        let body = lines[start..].iter().enumerate();
        // One line, or a signature without a body.
        if line.ends_with(['}', ';']) {
            continue;
        }
        let end = body.skip(1).find_map(|(length, line)| {
            let bare = line.trim_end();
            (bare == closing || bare == format!("{indentation});")).then_some(length)
        });
        if let Some(length) = end {
            found.push((start + 1, name.to_owned(), length + 1));
        }
    }
    found
}

/// The name, where a line begins a function.
fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    loop {
        if let Some(name) = rest.strip_prefix("fn ") {
            return name.split(['(', '<']).next();
        }
        let (word, after) = rest.split_once(' ')?;
        let qualifies = ["pub", "async", "const", "unsafe", "extern", "\"C\"", "default"].contains(&word)
            || (word.starts_with("pub(") && word.ends_with(')'));
        if !qualifies {
            return None;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{function_name, functions, gives_reason, measure};
    use std::path::Path;

    #[test]
    fn functions_are_found_by_their_head() {
        assert_eq!(function_name("    pub(crate) async fn go<T>(x: T) {"), Some("go"));
        assert_eq!(function_name("const fn x() -> u8 {"), Some("x"));
        assert_eq!(function_name("// fn x() {"), None);
        assert_eq!(function_name("let f: fn (u8) = x;"), None);
    }

    #[test]
    fn functions_are_measured_to_their_closing_brace() {
        let text = "fn a() {}\nimpl X {\n    fn b(\n        x: u8,\n    ) {\n        if x {\n        }\n    }\n    fn c(&self);\n}\n";
        assert_eq!(functions(text), [(3, "b".to_owned(), 6)]);
    }

    #[test]
    fn what_is_over_is_named_unless_a_reason_stands_there() {
        let long = format!("fn a() {{\n{}}}\n", "    x();\n".repeat(70));
        let found = measure(Path::new("a.rs"), "rs", &long);
        assert_eq!(found, ["a.rs:1: fn a has 72 lines (at most 70)"]);
        assert!(measure(Path::new("a.rs"), "rs", &format!("// size: one table, read as a whole\n{long}")).is_empty());
        assert_eq!(measure(Path::new("a.ts"), "ts", &"x\n".repeat(401)).len(), 1);
        assert_eq!(measure(Path::new("a.svelte"), "svelte", &"x\n".repeat(301)).len(), 1);
        assert!(measure(Path::new("a.ts"), "ts", &"x\n".repeat(400)).is_empty());
    }

    #[test]
    fn a_reason_has_words() {
        assert!(gives_reason("<!-- size: one form whose parts share focus -->"));
        assert!(!gives_reason("<!-- size: -->"));
        assert!(!gives_reason("// size: x"));
    }
}
