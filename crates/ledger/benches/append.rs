//! One decision, sealed and on disk, beside a bare commit of as many bytes.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use std::time::{Duration, Instant};

use age::secrecy::SecretString;
use camino::Utf8PathBuf;
use cloison_keys::{Device, Recipients, Store};
use cloison_ledger::{Decision, Ledger, Outcome, Place, RuleCount, Said};
use cloison_policy::Level;
use criterion::{Criterion, criterion_group, criterion_main};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

fn decision() -> Said {
    Said::Decision(Decision {
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
        fingerprint: None,
        heard: None,
        not_here: Vec::new(),
        excerpts: Vec::new(),
        text: None,
    })
}

/// Commits in turn, so that both see the same disk, and gives each its own time.
fn append(c: &mut Criterion) {
    let directory = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(directory.path().to_owned()).unwrap();
    let passphrase = SecretString::from("four random words here");
    let device = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
    let device = Recipients::from(device.recipient());
    let officer = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let both = device.clone().and(&[officer]).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let ledger = runtime.block_on(Ledger::open(&path.join("ledger.db"))).unwrap();
    let bare = runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(path.join("bare.db")).create_if_missing(true);
        let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        sqlx::query("CREATE TABLE record (number INTEGER PRIMARY KEY, sealed BLOB)").execute(&pool).await.unwrap();
        pool
    });
    let (decision, bytes) = (decision(), vec![7u8; 900]);
    let commit = async || {
        let begun = Instant::now();
        sqlx::query("INSERT INTO record (sealed) VALUES (?)").bind(&bytes).execute(&bare).await.unwrap();
        begun.elapsed()
    };
    let record = async |recipients: &Recipients| {
        let begun = Instant::now();
        ledger.append(&decision, recipients).await.unwrap();
        begun.elapsed()
    };
    let mut group = c.benchmark_group("append");
    for (name, which) in [("a bare commit", 0), ("record a decision durably", 1), ("record it for an officer too", 2)] {
        group.bench_function(name, |b| {
            b.iter_custom(|rounds| {
                runtime.block_on(async {
                    let mut taken = Duration::ZERO;
                    for _ in 0..rounds {
                        let times = [commit().await, record(&device).await, record(&both).await];
                        taken += times[which];
                    }
                    taken
                })
            });
        });
    }
    group.finish();
}

criterion_group!(benches, append);
criterion_main!(benches);
