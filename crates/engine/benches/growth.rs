//! How the work grows with the text: from 1 KB to 100 MB of messages, and of texts made to cost much. The figures to
//! compare are the megabytes a second of one kind.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench may fail loudly")]

#[path = "../tests/packs/mod.rs"]
mod packs;
mod texts;

use std::hint::black_box;
use std::time::Duration;

use cloison_engine::Engine;
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use texts::{draft, text};

/// A text of a size, made of one piece.
fn filled(piece: &str, size: usize) -> String {
    let mut text = piece.repeat(size / piece.len() + 1);
    text.truncate(text.floor_char_boundary(size));
    text
}

type Made = fn(usize) -> String;

fn growth(c: &mut Criterion) {
    let engine = Engine::compile(&packs::policy("campaign")).unwrap();
    let kinds: [(&str, Made); 6] = [
        ("messages", |size| text("en", size)),
        ("separators", |size| filled(" .\n-", size)),
        // The first words of many phrases, and what almost is a number, a key, a date.
        ("near-misses", |size| {
            filled("the internal we will lay pass word FR76 3000 6000 sk_live_ 31/02/19 off ", size)
        }),
        ("one token", |size| filled("dismissal", size)),
        ("letters apart", |size| filled("d i s m i s a l ", size)),
        ("no ASCII", |size| filled("рéñ\u{301}ﬁ\u{200b}界 ", size)),
    ];
    for (name, made) in kinds {
        let mut group = c.benchmark_group(format!("growth/{name}"));
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(2));
        let sizes = [1 << 10, 1 << 15, 1 << 20, 10 << 20, 100 << 20];
        // Of the made texts the largest would take minutes for each of ten samples.
        let most = if name == "messages" { sizes.len() } else { sizes.len() - 1 };
        for size in sizes.into_iter().take(most) {
            let draft = draft(made(size));
            group.throughput(Throughput::Bytes(draft.body.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(format!("{} KB", size >> 10)), &draft, |b, draft| {
                b.iter(|| black_box(engine.check(black_box(draft))));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, growth);
criterion_main!(benches);
