//! What is being written, sealed, so that it is there after a crash or a lock. Only the device's own key opens it.

use cloison_keys::{Identity, Recipients};
use futures_util::TryStreamExt;
use sqlx::Row;
use zeroize::Zeroizing;

use crate::{Ledger, LedgerError, ledger, seal};

/// How often it is looked anew whether a hold began, where others record all the time.
const TRIES: u32 = 20;

impl Ledger {
    /// Keeps a draft under an id, in place of what was kept there. When this returns, it is on disk. No secret is needed.
    ///
    /// # Errors
    /// As [`Ledger::append`]; then what was kept before is still there.
    pub async fn keep_draft(&self, id: &str, draft: &[u8], recipients: &Recipients) -> Result<(), LedgerError> {
        let sealed = seal::record(draft, recipients)?;
        sqlx::query("INSERT INTO draft (id, sealed) VALUES (?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed")
            .bind(id)
            .bind(sealed)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The drafts that are kept, by their ids, and how many do not open.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn drafts(&self, identity: &Identity) -> Result<(Vec<(String, Zeroizing<Vec<u8>>)>, u64), LedgerError> {
        let mut rows = sqlx::query("SELECT id, sealed FROM draft ORDER BY id").fetch(&self.pool);
        let (mut drafts, mut unopened) = (Vec::new(), 0);
        while let Some(row) = rows.try_next().await? {
            match seal::open_record(row.try_get(1)?, identity) {
                Some(plain) => drafts.push((row.try_get(0)?, plain)),
                None => unopened += 1,
            }
        }
        Ok((drafts, unopened))
    }

    /// The ids of all drafts that are kept. No secret is needed.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn draft_ids(&self) -> Result<Vec<String>, LedgerError> {
        Ok(sqlx::query_scalar("SELECT id FROM draft ORDER BY id").fetch_all(&self.pool).await?)
    }

    /// Deletes a draft, if it is there.
    ///
    /// # Errors
    /// As [`Ledger::append`].
    pub async fn drop_draft(&self, id: &str) -> Result<(), LedgerError> {
        sqlx::query("DELETE FROM draft WHERE id = ?").bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// Deletes drafts that a legal hold keeps: what is there when one begins stays.
    ///
    /// # Errors
    /// [`LedgerError::Held`] while a legal hold is in force; [`LedgerError::Busy`] where others record all the time; as
    /// [`Ledger::append`]. In each case none was deleted.
    pub async fn burn_drafts(&self, ids: &[String], identity: &Identity) -> Result<(), LedgerError> {
        for _ in 0..TRIES {
            let head = self.head().await?;
            if self.hold(identity).await?.is_some() {
                return Err(LedgerError::Held);
            }
            let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
            if ledger::head(&mut transaction).await?.end != head.end {
                // What was recorded meanwhile may be a hold.
                continue;
            }
            for id in ids {
                sqlx::query("DELETE FROM draft WHERE id = ?").bind(id).execute(&mut *transaction).await?;
            }
            transaction.commit().await?;
            return Ok(());
        }
        Err(LedgerError::Busy)
    }
}
