//! 20 MB of real mail on one thread: the whole verdict, message by message and as one text, and beside it what finding
//! literals alone takes. The mail is the text of the 6,046 messages of `SpamAssassin`'s public corpus, HTML, quoted-printable
//! and attachments in Base64 included; `cargo xtask bench mail` fetches it.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench reads its texts from files, and may fail loudly"
)]

#[path = "../tests/packs/mod.rs"]
mod packs;
mod texts;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use cloison_engine::{Draft, Engine};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::RegexBuilder;
use texts::{draft, names, with_terms};

/// Below the folder for what is built.
const FOLDER: &str = "../../target/corpora/package/data";
const KINDS: [&str; 5] = ["easy-ham-1", "easy-ham-2", "hard-ham-1", "spam-1", "spam-2"];

/// The bodies of the messages; nothing where they were not fetched.
fn bodies() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut bodies = Vec::new();
    for kind in KINDS {
        let Ok(entries) = fs::read_dir(folder.join(kind)) else { return Vec::new() };
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            // Each byte a letter of Latin-1, since the encodings differ.
            let text: String = fs::read(file).unwrap().into_iter().map(char::from).collect();
            bodies.extend(text.split_once("\n\n").map(|(_, body)| body.to_owned()));
        }
    }
    bodies
}

fn mail(c: &mut Criterion) {
    let bodies = bodies();
    if bodies.is_empty() {
        println!("mail: skipped, the messages are not here: `cargo xtask bench mail` fetches them");
        return;
    }
    let whole = draft(bodies.concat());
    let bytes = whole.body.len() as u64;
    let drafts: Vec<Draft> = bodies.into_iter().map(draft).collect();
    let words = names(10_000);
    let mut group = c.benchmark_group("20 MB of mail");
    group.sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(5));
    group.throughput(Throughput::Bytes(bytes));
    for (name, policy) in
        [("shipped policy", packs::policy("campaign")), ("10,000 terms beside it", with_terms(&words))]
    {
        let engine = Engine::compile(&policy).unwrap();
        group.bench_function(format!("verdict, {name}"), |b| {
            b.iter(|| drafts.iter().map(|draft| black_box(engine.check(draft)).findings.len()).sum::<usize>());
        });
        group.bench_function(format!("verdict, {name}, as one text"), |b| {
            b.iter(|| black_box(engine.check(black_box(&whole))));
        });
    }
    for count in [1_000, 10_000] {
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(&words[..count])
            .unwrap();
        group.bench_function(format!("aho-corasick DFA, {count} literals"), |b| {
            b.iter(|| automaton.find_iter(black_box(&whole.body)).count());
        });
    }
    let alternation = RegexBuilder::new(&format!(r"\b(?:{})\b", words[..1_000].join("|")))
        .case_insensitive(true)
        .unicode(false)
        .size_limit(1 << 30)
        .dfa_size_limit(1 << 30)
        .build()
        .unwrap();
    group.bench_function("regex alternation, 1000 literals", |b| {
        b.iter(|| alternation.find_iter(black_box(&whole.body)).count());
    });
    group.finish();
}

criterion_group!(benches, mail);
criterion_main!(benches);
