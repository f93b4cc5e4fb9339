//! The ledger: what was decided, sealed.
//!
//! A SQLite file that holds only sealed bytes, numbers and a chain of hashes. Appending needs public recipients alone, so
//! a record can be made while everything is locked. Each record is a standard age file: with the key, the stock `age` tool
//! opens it. The file tells how many records there are, how many were purged, and size classes, and nothing else.
//!
//! Several processes write to one ledger at the same time; SQLite's write lock puts their records in one order, and an
//! append returns only when its record is on disk (`journal_mode = WAL`, `synchronous = FULL`). When it is unlocked, single
//! records are compacted into segments, and a [`Book`] holds what they say in memory, to be listed, searched and counted.

mod anchor;
mod book;
mod chain;
mod compact;
mod database;
mod draft;
mod error;
mod filter;
mod items;
mod ledger;
mod migrate;
mod not_here;
mod pages;
mod purge;
mod record;
mod rescue;
mod reseal;
mod rows;
mod seal;
mod share;
mod transfer;
mod verify;

pub use book::{Book, Entry, Page, Stats};
pub use error::LedgerError;
pub use filter::{Filter, Word};
pub use ledger::Ledger;
pub use not_here::NotHere;
pub use purge::Purged;
pub use record::{Decision, Example, Heard, Hold, IdPrefix, Outcome, Place, RecordId, RuleCount, Said};
pub use rescue::{Rescued, rescue};
pub use reseal::Resealed;
pub use transfer::Imported;
pub use verify::{Fault, FaultKind, Report};
