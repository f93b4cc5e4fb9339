//! The ledger with a real SQLite file and real age.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what fails here fails a test, loudly")]

use std::fs;
use std::process::Command;

use age::secrecy::SecretString;
use camino::Utf8PathBuf;
use cloison_keys::{Device, Identity, Store};
use cloison_ledger::{Decision, FaultKind, Ledger, LedgerError, Outcome, Place, RecordId, RuleCount};
use cloison_policy::Level;

struct Desk {
    _directory: tempfile::TempDir,
    path: Utf8PathBuf,
    device: Device,
    identity: Identity,
}

impl Desk {
    fn new() -> Desk {
        let directory = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(directory.path().to_owned()).unwrap();
        let passphrase = SecretString::from("four random words here");
        let device = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
        let identity = device.unlock(Some(&passphrase)).unwrap();
        Desk { _directory: directory, path, device, identity }
    }

    fn file(&self) -> Utf8PathBuf {
        self.path.join("ledger.db")
    }

    async fn open(&self) -> Ledger {
        Ledger::open(&self.file()).await.unwrap()
    }

    async fn filled(&self, count: u32) -> (Ledger, Vec<RecordId>) {
        let ledger = self.open().await;
        let mut ids = Vec::new();
        for number in 0..count {
            ids.push(ledger.append(&decision(number), self.device.recipient()).await.unwrap());
        }
        (ledger, ids)
    }

    /// Changes the file behind the ledger's back.
    async fn tamper(&self, statement: &'static str) {
        let url = format!("sqlite://{}", self.file());
        let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
        sqlx::query(statement).execute(&pool).await.unwrap();
        pool.close().await;
    }

    async fn faults(&self) -> Vec<(i64, FaultKind)> {
        let report = self.open().await.verify(Some(&self.identity), &mut |_, _| {}).await.unwrap();
        report.faults.iter().map(|fault| (fault.number, fault.kind)).collect()
    }
}

fn decision(number: u32) -> Decision {
    Decision {
        time: "2026-11-22T23:40:00Z".parse().unwrap(),
        level: Level::Sensitive,
        channel: "email".into(),
        allowed: false,
        outcome: Outcome::Overridden,
        reason: Some(format!("canary-reason {number}")),
        rules: vec![RuleCount { rule: "canary-rule".into(), count: number }],
        policy: "campaign".into(),
        policy_version: 1,
        place: Place::Window,
    }
}

#[tokio::test]
async fn what_is_appended_is_read_back_newest_first() {
    let desk = Desk::new();
    let (ledger, ids) = desk.filled(5).await;
    let page = ledger.page(None, 3, &desk.identity).await.unwrap();
    assert_eq!(page.total, 5);
    assert_eq!(page.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [5, 4, 3]);
    assert_eq!(page.entries[0].decision, Some(decision(4)));
    let next = ledger.page(Some(3), 3, &desk.identity).await.unwrap();
    assert_eq!(next.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [2, 1]);
    let full = ledger.page(Some(3), 2, &desk.identity).await.unwrap();
    assert_eq!(
        (page.more, next.more, full.more),
        (true, false, false),
        "a page that is exactly full has none after it"
    );
    let short = RecordId::parse(&ids[1].as_str()[..12]).unwrap();
    assert_eq!(ledger.find(&short, &desk.identity).await.unwrap().number, 2);
    assert!(matches!(
        ledger.find(&RecordId::parse("00000000000000000000000000000000").unwrap(), &desk.identity).await,
        Err(LedgerError::NoRecord)
    ));
    assert!(desk.faults().await.is_empty());
}

#[tokio::test]
async fn the_stock_age_tool_opens_a_record() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(1).await;
    ledger.close().await;
    let url = format!("sqlite://{}", desk.file());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM record").fetch_one(&pool).await.unwrap();
    fs::write(desk.path.join("record.age"), sealed).unwrap();
    desk.identity.export(fs::File::create(desk.path.join("key.txt")).unwrap()).unwrap();
    let out = Command::new("age").args(["-d", "-i", "key.txt", "record.age"]).current_dir(&desk.path).output();
    let out = out.expect("the age tool is installed by `cargo xtask setup`");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let record: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(record["reason"], "canary-reason 0");
    assert_eq!(out.stdout.len(), 512, "padded to its size class");
}

#[tokio::test]
async fn sizes_come_in_classes() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    let mut sizes = Vec::new();
    for length in [0, 1, 100, 600, 601, 900, 2000] {
        let decision = Decision { reason: Some("x".repeat(length)), ..decision(0) };
        ledger.append(&decision, desk.device.recipient()).await.unwrap();
    }
    ledger.close().await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let sealed: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT sealed FROM record ORDER BY number").fetch_all(&pool).await.unwrap();
    for bytes in sealed {
        sizes.push(desk.identity.open(&bytes).unwrap().len());
    }
    assert_eq!(sizes, [512, 512, 512, 1024, 1024, 2048, 4096]);
}

#[tokio::test]
async fn nothing_readable_is_on_disk() {
    let desk = Desk::new();
    let (_ledger, _) = desk.filled(20).await;
    for file in fs::read_dir(&desk.path).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for canary in ["canary", "overridden", "sensitive", "campaign", "2026-11-22"] {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} in {}", path.display());
        }
    }
}

#[tokio::test]
async fn tampering_is_found_and_named() {
    for (statement, expected) in [
        (
            "UPDATE record SET sealed = CAST(sealed || x'00' AS BLOB) WHERE number = 2",
            vec![(2, FaultKind::Changed), (2, FaultKind::Unopenable)],
        ),
        ("DELETE FROM record WHERE number = 3", vec![(4, FaultKind::Missing)]),
        ("UPDATE record SET hash = zeroblob(32) WHERE number = 4", vec![(4, FaultKind::Changed)]),
        ("UPDATE record SET id = randomblob(16) WHERE number = 1", vec![(1, FaultKind::Changed)]),
        (
            "UPDATE record SET sealed = (SELECT sealed FROM record WHERE number = 1) WHERE number = 5",
            vec![(5, FaultKind::Changed)],
        ),
    ] {
        let desk = Desk::new();
        desk.filled(5).await.0.close().await;
        desk.tamper(statement).await;
        assert_eq!(desk.faults().await, expected, "{statement}");
        // What is not damaged is still read.
        let page = desk.open().await.page(None, 10, &desk.identity).await.unwrap();
        assert!(page.entries.iter().filter(|entry| entry.decision.is_some()).count() >= 4);
    }
}

#[tokio::test]
async fn a_writer_that_does_not_end_is_waited_for_and_told() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(1).await;
    let other = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let refused = ledger.append(&decision(1), desk.device.recipient()).await;
    assert!(matches!(refused, Err(LedgerError::Busy)), "{refused:?}");
    held.rollback().await.unwrap();
    ledger.append(&decision(1), desk.device.recipient()).await.unwrap();
    assert!(desk.faults().await.is_empty());
}

#[tokio::test]
async fn many_writers_at_once() {
    let desk = Desk::new();
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..4 {
        // A pool each, as separate processes have.
        let ledger = desk.open().await;
        let recipient = desk.device.recipient().clone();
        writers.spawn(async move {
            for number in 0..50 {
                ledger.append(&decision(writer * 1000 + number), &recipient).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    assert!(desk.faults().await.is_empty());
    let page = desk.open().await.page(None, 1000, &desk.identity).await.unwrap();
    let mut reasons: Vec<_> = page.entries.iter().filter_map(|entry| entry.decision.clone()?.reason).collect();
    reasons.sort();
    reasons.dedup();
    assert_eq!((page.total, reasons.len()), (200, 200));
}

#[tokio::test]
async fn files_that_are_no_ledger_are_refused_and_left_alone() {
    let desk = Desk::new();
    fs::write(desk.file(), b"shopping list: bread, milk, batteries, and more").unwrap();
    assert!(matches!(Ledger::open(&desk.file()).await, Err(LedgerError::Foreign)));
    assert_eq!(fs::read(desk.file()).unwrap(), b"shopping list: bread, milk, batteries, and more");

    let desk = Desk::new();
    let url = format!("sqlite://{}?mode=rwc", desk.file());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    sqlx::query("CREATE TABLE notes (text)").execute(&pool).await.unwrap();
    pool.close().await;
    assert!(matches!(Ledger::open(&desk.file()).await, Err(LedgerError::Foreign)));

    let desk = Desk::new();
    desk.filled(1).await.0.close().await;
    desk.tamper("PRAGMA user_version = 99").await;
    assert!(matches!(Ledger::open(&desk.file()).await, Err(LedgerError::Newer { found: 99, .. })));
}

#[tokio::test]
async fn a_damaged_page_is_reported() {
    let desk = Desk::new();
    desk.filled(40).await.0.close().await;
    let mut bytes = fs::read(desk.file()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(desk.file(), bytes).unwrap();
    let ledger = desk.open().await;
    let verified = ledger.verify(Some(&desk.identity), &mut |_, _| {}).await;
    assert!(match verified {
        Err(error) => error.code() == "L003",
        Ok(report) => !report.faults.is_empty(),
    });
}

#[tokio::test]
async fn a_foreign_key_opens_nothing() {
    let desk = Desk::new();
    let other = Desk::new();
    let (ledger, ids) = desk.filled(2).await;
    let page = ledger.page(None, 10, &other.identity).await.unwrap();
    assert!(page.entries.iter().all(|entry| entry.decision.is_none()));
    assert!(ledger.find(&ids[0], &other.identity).await.unwrap().decision.is_none());
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let (_ledger, _) = desk.filled(1).await;
    for name in ["ledger.db", "ledger.db-wal", "device.json"] {
        let mode = fs::metadata(desk.path.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}
