//! One decision, sealed and on disk.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use age::secrecy::SecretString;
use camino::Utf8PathBuf;
use cloison_keys::{Device, Store};
use cloison_ledger::{Decision, Ledger, Outcome, Place, RuleCount};
use cloison_policy::Level;
use criterion::{Criterion, criterion_group, criterion_main};

fn decision() -> Decision {
    Decision {
        time: "2026-11-22T23:40:00Z".parse().unwrap(),
        level: Level::Confidential,
        channel: "signal".into(),
        allowed: true,
        outcome: Outcome::Moved,
        reason: None,
        rules: vec![RuleCount { rule: "polling-internal".into(), count: 2 }],
        policy: "campaign".into(),
        policy_version: 1,
        place: Place::Window,
    }
}

fn append(c: &mut Criterion) {
    let directory = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(directory.path().to_owned()).unwrap();
    let passphrase = SecretString::from("four random words here");
    let device = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let ledger = runtime.block_on(Ledger::open(&path.join("ledger.db"))).unwrap();
    let decision = decision();
    c.bench_function("record a decision durably", |b| {
        b.to_async(&runtime).iter(|| async { ledger.append(&decision, device.recipient()).await.unwrap() });
    });
}

criterion_group!(benches, append);
criterion_main!(benches);
