//! Is everything there, unchanged, in order?

use cloison_keys::Identity;
use futures_util::TryStreamExt;
use serde::Serialize;
use sqlx::Row;
use sqlx::sqlite::SqlitePool;

use crate::LedgerError;
use crate::ledger::{GENESIS, chain};
use crate::seal;

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FaultKind {
    /// Its hash does not follow from its bytes and the record before.
    Changed,
    /// One or more records before it are missing.
    Missing,
    /// The key does not open it.
    Unopenable,
}

/// One thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The record's number.
    pub number: i64,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// The result of a check of the whole ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many records were read.
    pub records: u64,
    /// Whether each was opened, not only its hash checked.
    pub opened: bool,
    /// What is wrong, in the order of the records.
    pub faults: Vec<Fault>,
}

pub(crate) async fn verify(
    pool: &SqlitePool,
    identity: Option<&Identity>,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<Report, LedgerError> {
    let total: i64 = sqlx::query("SELECT count(*) FROM record").fetch_one(pool).await?.try_get(0)?;
    let mut rows = sqlx::query("SELECT number, id, hash, sealed FROM record ORDER BY number").fetch(pool);
    let mut report = Report { opened: identity.is_some(), ..Report::default() };
    // The hash before as it is stored, and as the record before would have it: where only a stored hash was changed, the
    // next record still follows from what it was.
    let (mut before, mut expected) = ([GENESIS.to_vec(), GENESIS.to_vec()], 1);
    while let Some(row) = rows.try_next().await? {
        let number: i64 = row.try_get(0)?;
        let (id, hash, sealed): (&[u8], &[u8], &[u8]) = (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        let mut fault = |kind| report.faults.push(Fault { number, kind });
        // After a gap the hash before is not known: the record can only be reported as following one.
        let links = before.each_ref().map(|before| chain(before, number, id, sealed));
        let fits = links.iter().find(|link| *link == hash);
        if number != expected {
            fault(FaultKind::Missing);
        } else if fits.is_none() {
            fault(FaultKind::Changed);
        }
        if identity.is_some_and(|identity| seal::open(sealed, identity).is_none()) {
            fault(FaultKind::Unopenable);
        }
        before = [hash.to_vec(), fits.unwrap_or(&links[0]).to_vec()];
        expected = number + 1;
        report.records += 1;
        progress(report.records, total.unsigned_abs());
    }
    Ok(report)
}
