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
mod texts;

use std::hint::black_box;

use cloison_engine::{Attachment, Draft, Engine};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use texts::{draft, text};

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
    // A key in a draft beside a file of 1 MB that was judged before: once with findings, once with none.
    for (name, text) in [
        ("2 KB en, 1 MB attached", text("en", 1 << 20)),
        ("2 KB en, 1 MB attached, nothing in it", "A walk by the lake. ".repeat(50_000)),
    ] {
        let attachments = vec![Attachment::new("minutes.txt", text).judged_again()];
        let draft = Draft { attachments, ..draft(texts::text("en", 2048)) };
        let _ = engine.check(&draft);
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
