//! A device and a ledger of its own, for each test.
#![allow(dead_code, reason = "each test file uses a part")]

use age::secrecy::SecretString;
use camino::Utf8PathBuf;
use cloison_keys::{Device, Identity, Recipients, Store};
use cloison_ledger::{Book, Decision, FaultKind, Filter, Ledger, Outcome, Place, RecordId, Report, RuleCount, Said};
use cloison_policy::Level;

pub(crate) struct Desk {
    _directory: tempfile::TempDir,
    pub(crate) path: Utf8PathBuf,
    pub(crate) device: Device,
    pub(crate) identity: Identity,
    pub(crate) recipients: Recipients,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let directory = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(directory.path().to_owned()).unwrap();
        let passphrase = SecretString::from("four random words here");
        let device = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
        let identity = device.unlock(Some(&passphrase)).unwrap();
        let recipients = Recipients::from(device.recipient());
        Desk { _directory: directory, path, device, identity, recipients }
    }

    pub(crate) fn file(&self) -> Utf8PathBuf {
        self.path.join("ledger.db")
    }

    pub(crate) async fn open(&self) -> Ledger {
        Ledger::open(&self.file()).await.unwrap()
    }

    pub(crate) async fn append(&self, ledger: &Ledger, decision: Decision) -> RecordId {
        ledger.append(&Said::Decision(decision), &self.recipients).await.unwrap()
    }

    pub(crate) async fn filled(&self, count: u32) -> (Ledger, Vec<RecordId>) {
        let ledger = self.open().await;
        let mut ids = Vec::new();
        for number in 0..count {
            ids.push(self.append(&ledger, decision(number)).await);
        }
        (ledger, ids)
    }

    pub(crate) async fn compact(&self, ledger: &Ledger) -> u64 {
        ledger.compact(&self.identity, &self.recipients, &mut |_, _| {}).await.unwrap()
    }

    pub(crate) fn book(&self, ledger: &Ledger) -> Book {
        Book::new(ledger.clone(), self.identity.clone())
    }

    /// Every decision, oldest first, as the book lists them.
    pub(crate) async fn all(&self, ledger: &Ledger) -> Vec<Decision> {
        let page = self.book(ledger).page(&Filter::default(), None, usize::MAX).await.unwrap();
        page.entries.into_iter().rev().filter_map(|entry| as_decision(entry.said)).collect()
    }

    /// Changes the file behind the ledger's back.
    pub(crate) async fn tamper(&self, statement: &str) {
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", self.file())).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned())).execute(&pool).await.unwrap();
        pool.close().await;
    }

    pub(crate) async fn report(&self, ledger: &Ledger) -> Report {
        ledger.verify(Some(&self.identity), Some(&self.device), &mut |_, _| {}).await.unwrap()
    }

    pub(crate) async fn faults(&self) -> Vec<(i64, i64, FaultKind)> {
        let ledger = self.open().await;
        let report = self.report(&ledger).await;
        ledger.close().await;
        report.faults.iter().map(|fault| (fault.first, fault.last, fault.kind)).collect()
    }
}

pub(crate) fn as_decision(said: Said) -> Option<Decision> {
    match said {
        Said::Decision(decision) => Some(decision),
        Said::Hold(_) | Said::Example(_) => None,
    }
}

pub(crate) fn decision(number: u32) -> Decision {
    Decision {
        time: "2026-11-22T23:40:00Z".parse().unwrap(),
        level: Level::Sensitive,
        channel: "email".into(),
        allowed: false,
        outcome: Outcome::Overridden,
        reason: Some(format!("canary-reason {number}")),
        rules: vec![RuleCount { rule: "canary-rule".into(), count: number }],
        heard: None,
        not_here: Vec::new(),
        policy: "campaign".into(),
        policy_version: 1,
        place: Place::Window,
        fingerprint: None,
        excerpts: Vec::new(),
        text: None,
    }
}
