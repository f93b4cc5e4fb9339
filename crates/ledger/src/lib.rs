//! The ledger: what was decided, sealed.
//!
//! A SQLite file that holds only sealed bytes, a sequence number, a random id and a hash chain. Appending needs the
//! device's public recipient alone, so a record can be made while everything is locked. Each record is a standard age
//! file: with the key, the stock `age` tool opens it. The file tells how many records there are, their order and their
//! size classes, and nothing else.
//!
//! Several processes write to one ledger at the same time; SQLite's write lock puts their records in one order, and
//! an append returns only when its record is on disk (`journal_mode = WAL`, `synchronous = FULL`).

mod database;
mod error;
mod ledger;
mod record;
mod seal;
mod verify;

pub use error::LedgerError;
pub use ledger::{Entry, Ledger, Page};
pub use record::{Decision, Outcome, Place, RecordId, RuleCount};
pub use verify::{Fault, FaultKind, Report};
