//! What the benchmarks judge.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    dead_code,
    reason = "benches read their texts from files, and may fail loudly; not each of them calls everything"
)]

use std::fs;
use std::path::Path;

use cloison_engine::Draft;

/// Ordinary messages in one language, one after the other, up to a size.
pub(crate) fn text(language: &str, size: usize) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/messages/train-c.jsonl");
    let mut text = String::new();
    let lines = fs::read_to_string(file).unwrap();
    let bodies = lines.lines().filter(|line| line.contains(&format!("\"lang\": \"{language}\""))).filter_map(body);
    for body in bodies.collect::<Vec<_>>().into_iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(&body);
        text.push_str("\n\n");
    }
    text.truncate(text.floor_char_boundary(size));
    text
}

fn body(line: &str) -> Option<String> {
    let start = line.find("\"body\": \"")? + 9;
    let end = start + line[start..].find("\", \"to\"")?;
    Some(line[start..end].replace("\\n", "\n").replace("\\\"", "\""))
}

pub(crate) fn draft(body: String) -> Draft {
    Draft { subject: "Sunday evening".into(), body, channel: "email".into(), ..Draft::default() }
}
