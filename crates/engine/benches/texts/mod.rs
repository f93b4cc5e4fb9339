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
use cloison_policy::{Policy, Source};

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

const SYLLABLES: [&str; 16] =
    ["ba", "cor", "del", "fi", "gan", "hel", "jo", "kar", "lum", "mi", "nor", "pes", "qua", "ril", "sto", "ven"];

/// Words that look like names, each another one.
pub(crate) fn names(count: usize) -> Vec<String> {
    let name = |number: usize| {
        let syllable = |place: u32| SYLLABLES[number / 16usize.pow(place) % 16];
        format!("{}{}{}{}", syllable(3), syllable(0), syllable(2), syllable(1))
    };
    (0..count).map(name).collect()
}

/// The shipped policy with a rule of some words.
pub(crate) fn with_terms(words: &[String]) -> Policy {
    let mut sources = crate::packs::sources("campaign");
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let rule = format!(
        "[[rule]]\nid = \"officer\"\nlevel = \"confidential\"\ntitle = {{ en = \"T\", fr = \"T\" }}\n\
         why = {{ en = \"W\", fr = \"W\" }}\ninstead = {{ en = \"I\", fr = \"I\" }}\n\
         terms = {{ en = [{}] }}\nmatches = [\"{}\"]\npasses = [\"p\"]\n",
        quoted.join(", "),
        words[0]
    );
    sources.insert(0, Source::new("officer.toml", rule));
    Policy::read(&sources).unwrap()
}
