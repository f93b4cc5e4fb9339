//! Ten thousand terms of an officer beside the shipped policy, and what other programs' ways to find literals take for
//! the same words in the same text: Aho-Corasick automata, and an alternation of the `regex` crate. Those find the words
//! as they are written; the verdict finds inflected forms, phrases, patterns and numbers too, and judges them.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench prints, reads what the system says of it, and may fail loudly"
)]

#[path = "../tests/packs/mod.rs"]
mod packs;
mod texts;

use std::hint::black_box;
use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use cloison_engine::Engine;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use regex::RegexBuilder;
use texts::{draft, names, text, with_terms};

/// The memory of this process, in kB, where Linux tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

fn terms(c: &mut Criterion) {
    let words = names(10_000);
    let with_words = with_terms(&words);
    let before = resident();
    let engine = Engine::compile(&with_words).unwrap();
    let compiled = resident();
    let _ = engine.check(&draft(text("en", 1 << 20)));
    if let [Some(before), Some(compiled), Some(used)] = [before, compiled, resident()] {
        println!("10,000 terms beside the shipped policy take {} kB of memory,", compiled.saturating_sub(before));
        println!("{} kB once patterns are built and 1 MB has been judged", used.saturating_sub(before));
    }
    let mut group = c.benchmark_group("10,000 terms");
    group.sample_size(20).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    for (label, size) in [("2 KB", 2048), ("1 MB", 1 << 20)] {
        let draft = draft(text("en", size));
        group.throughput(Throughput::Bytes(draft.body.len() as u64));
        group.bench_with_input(BenchmarkId::new("verdict, shipped policy beside them", label), &draft, |b, draft| {
            b.iter(|| black_box(engine.check(black_box(draft))));
        });
        let automaton =
            |kind| AhoCorasick::builder().kind(Some(kind)).ascii_case_insensitive(true).build(&words).unwrap();
        for (name, kind) in
            [("aho-corasick, DFA", AhoCorasickKind::DFA), ("aho-corasick, NFA", AhoCorasickKind::ContiguousNFA)]
        {
            let automaton = automaton(kind);
            group.bench_with_input(BenchmarkId::new(name, label), &draft, |b, draft| {
                b.iter(|| automaton.find_iter(black_box(&draft.body)).count());
            });
        }
        // It needs a sixth of a second for 2 KB.
        if size > 2048 {
            continue;
        }
        let alternation = RegexBuilder::new(&format!(r"\b(?:{})\b", words.join("|")))
            .case_insensitive(true)
            .unicode(false)
            .size_limit(1 << 30)
            .build()
            .unwrap();
        group.bench_with_input(BenchmarkId::new("regex alternation", label), &draft, |b, draft| {
            b.iter(|| alternation.find_iter(black_box(&draft.body)).count());
        });
    }
    group.finish();
    let shipped = packs::policy("campaign");
    let mut group = c.benchmark_group("compile");
    group.sample_size(20);
    group.bench_function("the shipped policy", |b| b.iter(|| Engine::compile(black_box(&shipped))));
    group.bench_function("with 10,000 terms", |b| b.iter(|| Engine::compile(black_box(&with_words))));
    group.finish();
}

criterion_group!(benches, terms);
criterion_main!(benches);
