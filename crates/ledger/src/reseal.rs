//! Sealing everything anew, to the recipients that the policy names now.
//!
//! Segment by segment, a transaction each, with a mark of how far it came: a run that was stopped goes on where it was.
//! The chain goes over what records say, and stays as it is.

use cloison_keys::{Identity, Recipients};
use futures_util::TryStreamExt;
use sha2::{Digest as _, Sha256};
use sqlx::Row;

use crate::items::Item;
use crate::{Ledger, LedgerError, seal};

/// Most single records that are sealed anew in one transaction.
const BATCH: usize = 256;

/// What was sealed anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// How many records.
    pub records: u64,
    /// How many could not be opened, and are as they were.
    pub unopened: u64,
}

impl Ledger {
    /// Seals every record and the checkpoint to those recipients. Records that are made meanwhile are sealed
    /// by their makers. `progress` is told how many of how many are done.
    ///
    /// # Errors
    /// As [`Ledger::append`]; what was done by then stays so, and the next call with the same recipients goes on.
    pub async fn reseal(
        &self,
        identity: &Identity,
        recipients: &Recipients,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Resealed, LedgerError> {
        // All of them: a record of format 1 has a digest over its sealed bytes, which changes only when it is compacted.
        self.compact_runs(1, identity, recipients, &mut |_, _| {}).await?;
        let target = fingerprint(recipients);
        let row = sqlx::query("SELECT resealed, resealed_to FROM head").fetch_one(&self.pool).await?;
        let known: Option<&[u8]> = row.try_get(1)?;
        let mut from = if known == Some(&target[..]) { row.try_get::<Option<i64>, _>(0)?.unwrap_or(0) + 1 } else { 0 };
        let total = self.count().await?.0;
        let mut done = Resealed::default();
        loop {
            let items = self.some_items(from).await?;
            let Some(last) = items.last().map(|item| item.last) else { break };
            let mut anew = Vec::new();
            for item in &items {
                match item.open(identity) {
                    // It was not compacted, since it does not open.
                    _ if item.is_format_1() => done.unopened += 1,
                    Some(plain) if item.digest.is_some() => anew.push((item, seal::record(&plain, recipients)?)),
                    Some(_) => match item.records(identity) {
                        Some(lines) => anew.push((item, seal::segment(&lines, recipients)?)),
                        None => done.unopened += item.count(),
                    },
                    None => done.unopened += item.count(),
                }
            }
            done.records += self.exchange(anew, last, &target).await?;
            progress(done.records.min(total), total);
            from = last + 1;
        }
        self.reseal_the_rest(identity, recipients).await?;
        self.give_room_back().await?;
        tracing::info!(records = done.records, "sealed anew");
        Ok(done)
    }

    /// One segment, or some single records before the next one.
    async fn some_items(&self, from: i64) -> Result<Vec<Item>, LedgerError> {
        let mut items = std::pin::pin!(self.items(from));
        let mut some = Vec::new();
        while let Some(item) = items.try_next().await? {
            let segment = item.digest.is_none();
            if segment && !some.is_empty() {
                break;
            }
            some.push(item);
            if segment || some.len() == BATCH {
                break;
            }
        }
        Ok(some)
    }

    /// Puts sealed bytes in the place of those that are still as they were read, and marks how far it came.
    async fn exchange(&self, anew: Vec<(&Item, Vec<u8>)>, through: i64, to: &[u8]) -> Result<u64, LedgerError> {
        let mut records = 0;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for (item, sealed) in anew {
            let sql = match item.digest {
                Some(_) => "UPDATE record SET sealed = ? WHERE number = ? AND ? = number AND hash = ?",
                None => "UPDATE segment SET sealed = ? WHERE first = ? AND last = ? AND hash = ?",
            };
            let changed = sqlx::query(sql)
                .bind(sealed)
                .bind(item.first)
                .bind(item.last)
                .bind(&item.hash[..])
                .execute(&mut *transaction)
                .await?;
            records += changed.rows_affected() * item.count();
        }
        sqlx::query("UPDATE head SET resealed = ?, resealed_to = ?")
            .bind(through)
            .bind(to)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(records)
    }

    /// The checkpoint; then the mark goes.
    async fn reseal_the_rest(&self, identity: &Identity, recipients: &Recipients) -> Result<(), LedgerError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let checkpoint: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT sealed FROM checkpoint").fetch_optional(&mut *transaction).await?;
        if let Some(plain) = checkpoint.and_then(|sealed| seal::open_record(&sealed, identity)) {
            sqlx::query("UPDATE checkpoint SET sealed = ?")
                .bind(seal::record(&plain, recipients)?)
                .execute(&mut *transaction)
                .await?;
        }
        sqlx::query("UPDATE head SET resealed = NULL, resealed_to = NULL").execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// By what a run that was stopped knows that it goes on to the same recipients.
fn fingerprint(recipients: &Recipients) -> [u8; 32] {
    let mut names: Vec<&String> = recipients.names().iter().collect();
    names.sort();
    let mut hash = Sha256::new();
    for name in names {
        hash.update(name.as_bytes());
        hash.update(b"\n");
    }
    hash.finalize().into()
}
