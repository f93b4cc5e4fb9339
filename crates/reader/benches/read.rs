//! The reader with the shipped model: loading, a message of 2 KB read cold and after an edit, a sentence, and the
//! messages that measure, one after the other. It says its memory too.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench reads its model and its texts from files, and may fail loudly"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cloison_engine::Draft;
use cloison_reader::{Adapted, Reader};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

fn house(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bodies of the messages that measure.
fn messages() -> Vec<String> {
    let text = fs::read_to_string(house("../../tests/messages/dev.jsonl")).unwrap();
    let body =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["body"].as_str().unwrap().to_owned();
    text.lines().map(body).collect()
}

fn draft(body: &str) -> Draft {
    Draft { subject: "About Monday".into(), body: body.into(), ..Draft::default() }
}

/// What the process has in memory, in MB (Linux).
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn read(c: &mut Criterion) {
    let before = memory();
    let file = || fs::File::open(house("model/reader.model")).unwrap();
    let reader = Reader::new(file()).unwrap();
    let all = messages();
    let mut long = String::new();
    for body in &all {
        if long.len() + body.len() < 2048 {
            long.push_str(body);
            long.push_str("\n\n");
        }
    }
    let edited = long.replacen("\n\n", " And one thing more that came to mind.\n\n", 1);
    reader.read(&draft(&long), &Adapted::default(), &|| true).unwrap();
    println!("memory with the model, after {} bytes were read: {} MB", long.len(), memory() - before);

    c.bench_function("load", |b| {
        b.iter(|| Reader::new(black_box(file())).is_ok());
    });
    let mut group = c.benchmark_group("read");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.bench_function("2 KB cold", |b| {
        b.iter_batched(
            || reader.forget(),
            |()| reader.read(black_box(&draft(&long)), &Adapted::default(), &|| true),
            BatchSize::PerIteration,
        );
    });
    let remember = || {
        reader.forget();
        reader.read(&draft(&long), &Adapted::default(), &|| true).is_ok()
    };
    group.bench_function("2 KB after an edit", |b| {
        b.iter_batched(
            remember,
            |_| reader.read(black_box(&draft(&edited)), &Adapted::default(), &|| true),
            BatchSize::PerIteration,
        );
    });
    let sentence =
        draft("So we part ways with Karim and Julie on the third; they have not been told, and will not be.");
    group.bench_function("a sentence", |b| {
        b.iter_batched(
            || reader.forget(),
            |()| reader.read(black_box(&sentence), &Adapted::default(), &|| true),
            BatchSize::PerIteration,
        );
    });
    group.throughput(Throughput::Elements(all.len() as u64));
    group.bench_function("messages, one after the other", |b| {
        b.iter(|| {
            reader.forget();
            all.iter()
                .filter_map(|body| reader.read(black_box(&draft(body)), &Adapted::default(), &|| true).ok())
                .count()
        });
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
