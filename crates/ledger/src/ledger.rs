//! Appending and reading.

use camino::Utf8Path;
use cloison_keys::Identity;
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use crate::{Decision, LedgerError, RecordId, Report, database, seal, verify};

/// Hash of the record before the first.
pub(crate) const GENESIS: [u8; 32] = [0; 32];

/// An open ledger. Cheap to clone; share it between tasks.
#[derive(Clone)]
pub struct Ledger {
    pool: SqlitePool,
    read_only: bool,
}

/// A record as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the ledger, from 1.
    pub number: i64,
    /// Its name.
    pub id: RecordId,
    /// What it says; `None` if it cannot be opened with the key.
    pub decision: Option<Decision>,
}

/// Some entries, newest first.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The entries.
    pub entries: Vec<Entry>,
    /// How many records the ledger has in all.
    pub total: i64,
    /// Whether there are older ones.
    pub more: bool,
}

impl Ledger {
    /// Opens the ledger of that file, or makes it. On a disk that cannot be written it is opened for reading.
    ///
    /// # Errors
    /// [`LedgerError::Waiting`] on such a disk if the last writes cannot be read,
    /// [`LedgerError::Foreign`], [`LedgerError::Newer`], [`LedgerError::Damaged`], [`LedgerError::ReadOnly`],
    /// [`LedgerError::Full`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn open(path: &Utf8Path) -> Result<Ledger, LedgerError> {
        let (pool, read_only) = database::open(path).await?;
        Ok(Ledger { pool, read_only })
    }

    /// Whether it lies on a disk that cannot be written: nothing can be appended, and what is read is as it was when the
    /// ledger was opened.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Seals a decision and appends it. When this returns, the record is on disk.
    ///
    /// # Errors
    /// As [`Ledger::open`]; then nothing was recorded.
    pub async fn append(
        &self,
        decision: &Decision,
        recipient: &age::x25519::Recipient,
    ) -> Result<RecordId, LedgerError> {
        let sealed = seal::seal(decision, recipient)?;
        let mut id = [0u8; 16];
        getrandom::fill(&mut id).map_err(|_| LedgerError::NoRandom)?;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let head = sqlx::query("SELECT number, hash FROM record ORDER BY number DESC LIMIT 1")
            .fetch_optional(&mut *transaction)
            .await?;
        let (last, before) = match head {
            Some(row) => (row.try_get::<i64, _>(0)?, row.try_get::<Vec<u8>, _>(1)?),
            None => (0, GENESIS.to_vec()),
        };
        let number = last + 1;
        let hash = chain(&before, number, &id, &sealed);
        sqlx::query("INSERT INTO record (number, id, hash, sealed) VALUES (?, ?, ?, ?)")
            .bind(number)
            .bind(&id[..])
            .bind(&hash[..])
            .bind(&sealed)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        tracing::debug!(number, bytes = sealed.len(), "decision recorded");
        Ok(RecordId::from_bytes(&id))
    }

    /// Whether nothing was ever recorded.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn is_empty(&self) -> Result<bool, LedgerError> {
        Ok(sqlx::query("SELECT 1 FROM record LIMIT 1").fetch_optional(&self.pool).await?.is_none())
    }

    /// Entries newest first, those before a number if one is given, at most `limit`.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn page(&self, before: Option<i64>, limit: u32, identity: &Identity) -> Result<Page, LedgerError> {
        let total = sqlx::query("SELECT count(*) FROM record").fetch_one(&self.pool).await?.try_get(0)?;
        let rows = sqlx::query("SELECT number, id, sealed FROM record WHERE number < ? ORDER BY number DESC LIMIT ?")
            .bind(before.unwrap_or(i64::MAX))
            .bind(i64::from(limit) + 1)
            .fetch_all(&self.pool)
            .await?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let entries = rows.iter().take(limit).map(|row| entry(row, identity)).collect::<Result<_, _>>()?;
        Ok(Page { entries, total, more: rows.len() > limit })
    }

    /// The entry whose id begins so.
    ///
    /// # Errors
    /// [`LedgerError::NoRecord`] if there is none, or more than one.
    pub async fn find(&self, id: &RecordId, identity: &Identity) -> Result<Entry, LedgerError> {
        let rows = sqlx::query(
            "SELECT number, id, sealed FROM record WHERE substr(lower(hex(id)), 1, length(?1)) = ?1 LIMIT 2",
        )
        .bind(id.as_str())
        .fetch_all(&self.pool)
        .await?;
        match rows.as_slice() {
            [row] => entry(row, identity),
            _ => Err(LedgerError::NoRecord),
        }
    }

    /// Checks the chain from the first record to the last and, with a key, that each record opens. Works through the
    /// ledger record by record, in constant memory; `progress` is told after each.
    ///
    /// # Errors
    /// Only what stops the reading itself; what is wrong with records is in the report.
    pub async fn verify(
        &self,
        identity: Option<&Identity>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Report, LedgerError> {
        verify::verify(&self.pool, identity, progress).await
    }

    /// Waits for running writes and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

fn entry(row: &SqliteRow, identity: &Identity) -> Result<Entry, LedgerError> {
    let sealed: &[u8] = row.try_get(2)?;
    Ok(Entry {
        number: row.try_get(0)?,
        id: RecordId::from_bytes(row.try_get::<&[u8], _>(1)?),
        decision: seal::open(sealed, identity),
    })
}

/// The hash of a record: SHA-256 over a label, the hash before, the number, the id and the sealed bytes. All but the
/// last have fixed lengths, so no two records give the same input.
pub(crate) fn chain(before: &[u8], number: i64, id: &[u8], sealed: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"cloison-ledger-1");
    hash.update(before);
    hash.update(number.to_be_bytes());
    hash.update(id);
    hash.update(sealed);
    hash.finalize().into()
}
