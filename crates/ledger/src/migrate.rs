//! An older ledger in this format: in one transaction, with a copy beside it of the ledger as it was.
//!
//! No key is needed, so that a program that may only append does not have to wait for one. What the records of format 1
//! say keeps its seal; the chain, which went over sealed bytes, is made anew over digests of them.

use camino::{Utf8Path, Utf8PathBuf};
use futures_util::TryStreamExt;
use sqlx::Row;
use sqlx::sqlite::SqlitePool;

use crate::LedgerError;
use crate::chain::{self, GENESIS, Place};
use crate::database::make_tables;

pub(crate) async fn migrate(pool: &SqlitePool, path: &Utf8Path) -> Result<(), LedgerError> {
    back_up(pool, path).await?;
    // So that it can give room back: the connection asks for it, and a file that is there follows at a whole vacuum only.
    // Before the rest, since who is stopped after the transaction does not come here again.
    sqlx::query("VACUUM").execute(pool).await?;
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let format: i64 = sqlx::query("PRAGMA user_version").fetch_one(&mut *transaction).await?.try_get(0)?;
    if format != 1 {
        // Another process was quicker.
        transaction.commit().await?;
        return Ok(());
    }
    sqlx::query("ALTER TABLE record RENAME TO record_1").execute(&mut *transaction).await?;
    make_tables(&mut transaction, Place::BEGINNING).await?;
    let mut place = Place::BEGINNING;
    let mut old_hash = GENESIS.to_vec();
    loop {
        // Some at a time, so that the memory does not grow with the ledger.
        let rows: Vec<_> =
            sqlx::query("SELECT number, id, hash, sealed FROM record_1 WHERE number > ? ORDER BY number LIMIT 1000")
                .bind(place.number)
                .fetch(&mut *transaction)
                .try_collect()
                .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let number: i64 = row.try_get(0)?;
            let (id, hash, sealed): (&[u8], &[u8], &[u8]) = (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
            let digest = chain::digest_of_format_1(id, sealed);
            // What did not follow before does not follow now.
            let follows = number == place.number + 1 && format_1_link(&old_hash, number, id, sealed) == hash;
            let before = Place { number: number - 1, hash: if follows { place.hash } else { [0xff; 32] } };
            place = before.then(&digest);
            sqlx::query("INSERT INTO record (number, before, digest, hash, sealed, id) VALUES (?, ?, ?, ?, ?, ?)")
                .bind(number)
                .bind(&before.hash[..])
                .bind(&digest[..])
                .bind(&place.hash[..])
                .bind(sealed)
                .bind(id)
                .execute(&mut *transaction)
                .await?;
            old_hash = hash.to_vec();
        }
    }
    sqlx::query("DROP TABLE record_1").execute(&mut *transaction).await?;
    transaction.commit().await?;
    tracing::info!(records = place.number, "the ledger has a newer format now");
    sqlx::query("PRAGMA incremental_vacuum").fetch_all(pool).await?;
    Ok(())
}

/// The hash of a record of format 1.
fn format_1_link(before: &[u8], number: i64, id: &[u8], sealed: &[u8]) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(b"cloison-ledger-1");
    hash.update(before);
    hash.update(number.to_be_bytes());
    hash.update(id);
    hash.update(sealed);
    hash.finalize().into()
}

/// Copies the ledger as it is to `ledger.db.1`, whole or not at all. A copy that is there stays.
async fn back_up(pool: &SqlitePool, path: &Utf8Path) -> Result<(), LedgerError> {
    let copy = Utf8PathBuf::from(format!("{path}.1"));
    if copy.exists() {
        return Ok(());
    }
    let unfinished = Utf8PathBuf::from(format!("{path}.1.{}", std::process::id()));
    let _ = std::fs::remove_file(&unfinished);
    crate::database::make_private(&unfinished);
    sqlx::query("VACUUM INTO ?").bind(unfinished.as_str()).execute(pool).await?;
    let keep = || {
        std::fs::File::open(&unfinished)?.sync_all()?;
        std::fs::rename(&unfinished, &copy)?;
        #[cfg(unix)]
        if let Some(folder) = copy.parent() {
            std::fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    keep().map_err(LedgerError::NoBackup)
}
