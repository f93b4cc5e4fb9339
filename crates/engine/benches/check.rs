//! The whole verdict: folding, words, terms, patterns, detectors, conditions, with the shipped policy.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench reads its policy and its texts from files, and may fail loudly"
)]

#[path = "../tests/packs/mod.rs"]
mod packs;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use cloison_engine::{Draft, Engine};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Ordinary messages in one language, one after the other, up to a size.
fn text(language: &str, size: usize) -> String {
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

fn draft(body: String) -> Draft {
    Draft { subject: "Sunday evening".into(), body, channel: "email".into(), ..Draft::default() }
}

fn check(c: &mut Criterion) {
    let policy = packs::policy("campaign");
    let engine = Engine::compile(&policy).unwrap();
    let mut group = c.benchmark_group("verdict");
    for (name, language, size) in
        [("2 KB en", "en", 2048), ("2 KB fr", "fr", 2048), ("10 KB en", "en", 10_000), ("1 MB en", "en", 1 << 20)]
    {
        let draft = draft(text(language, size));
        group.throughput(Throughput::Bytes(draft.body.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &draft, |b, draft| {
            b.iter(|| black_box(engine.check(black_box(draft))));
        });
    }
    group.finish();
    c.bench_function("compile the shipped policy", |b| b.iter(|| Engine::compile(black_box(&policy))));
}

criterion_group!(benches, check);
criterion_main!(benches);
