//! Opening and appending.

use std::sync::{Arc, Mutex, PoisonError};

use camino::Utf8Path;
use cloison_keys::Recipients;
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{Row, SqliteConnection};

use crate::chain::{Hash, Place};
use crate::record::Line;
use crate::{LedgerError, RecordId, Said, database, seal};

/// An open ledger. Cheap to clone; share it between tasks.
#[derive(Clone)]
pub struct Ledger {
    pub(crate) pool: SqlitePool,
    read_only: bool,
    /// The chain's end as this process last saw it; another process may have moved it since.
    seen: Arc<Mutex<Place>>,
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ledger").field("read_only", &self.read_only).finish_non_exhaustive()
    }
}

/// Where the chain begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The last record that was purged.
    pub(crate) start: Place,
    /// The last record.
    pub(crate) end: Place,
}

impl Ledger {
    /// Opens the ledger of that file, or makes it. On a disk that cannot be written it is opened for reading. A ledger of
    /// an older format is brought to this one; `ledger.db.1` beside it is what it was.
    ///
    /// # Errors
    /// [`LedgerError::Waiting`] on such a disk if the last writes cannot be read, [`LedgerError::NetworkShare`],
    /// [`LedgerError::Foreign`], [`LedgerError::Newer`], [`LedgerError::Older`], [`LedgerError::NoBackup`],
    /// [`LedgerError::Damaged`], [`LedgerError::ReadOnly`], [`LedgerError::Full`], [`LedgerError::Busy`],
    /// [`LedgerError::Io`].
    pub async fn open(path: &Utf8Path) -> Result<Ledger, LedgerError> {
        let (pool, read_only) = database::open(path).await?;
        let ledger = Ledger { pool, read_only, seen: Arc::new(Mutex::new(Place::BEGINNING)) };
        match ledger.head().await {
            Ok(head) => ledger.set_seen(head.end),
            Err(error) => {
                ledger.close().await;
                return Err(error);
            }
        }
        Ok(ledger)
    }

    /// Whether it lies on a disk that cannot be written: nothing can be appended, and what is read is as it was when the
    /// ledger was opened.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Seals what happened and appends it. When this returns, the record is on disk.
    ///
    /// # Errors
    /// As [`Ledger::open`], and [`LedgerError::Key`]; then nothing was recorded, save that after an I/O error of the disk's
    /// own the record may be there nevertheless.
    pub async fn append(&self, said: &Said, recipients: &Recipients) -> Result<RecordId, LedgerError> {
        let line = Line::new(said)?;
        let sealed = seal::record(&line.bytes, recipients)?;
        let id = line.id;
        if !self.append_after_seen(&line, &sealed).await? {
            self.append_sealed(None, &[(line, sealed)]).await?;
        }
        Ok(id)
    }

    /// Appends a record if the chain's end is where this process last saw it: in one statement, which is a transaction by
    /// itself, and so in one turn of the connection's thread instead of five. `false` if somebody else has appended.
    async fn append_after_seen(&self, line: &Line, sealed: &[u8]) -> Result<bool, LedgerError> {
        const SQL: &str = "INSERT INTO record (number, before, digest, hash, sealed)
            SELECT ?, ?, ?, ?, ? FROM head WHERE number = ? AND hash = ?";
        let before = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let place = before.then(&line.digest);
        let done = sqlx::query(SQL)
            .bind(place.number)
            .bind(&before.hash[..])
            .bind(&line.digest[..])
            .bind(&place.hash[..])
            .bind(sealed)
            .bind(before.number)
            .bind(&before.hash[..])
            .execute(&self.pool)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.set_seen(place);
        tracing::debug!(number = place.number, "recorded");
        Ok(true)
    }

    fn set_seen(&self, place: Place) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// Appends several at once: all of them, or none. When this returns, they are on disk.
    ///
    /// # Errors
    /// As [`Ledger::append`].
    pub async fn append_all(&self, said: &[Said], recipients: &Recipients) -> Result<(), LedgerError> {
        let lines = said.iter().map(Line::new).collect::<Result<Vec<_>, _>>()?;
        self.append_sealed(None, &seal_all(lines, recipients)?).await?;
        Ok(())
    }

    /// Appends several at once if the chain still ends after that place, and returns where it ends then; `None` if it does not.
    pub(crate) async fn append_sealed(
        &self,
        after: Option<Place>,
        records: &[(Line, Vec<u8>)],
    ) -> Result<Option<Place>, LedgerError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut place = head(&mut transaction).await?.end;
        if after.is_some_and(|after| after != place) {
            return Ok(None);
        }
        for (line, sealed) in records {
            let before = place;
            place = before.then(&line.digest);
            insert(&mut transaction, before, place, &line.digest, sealed).await?;
        }
        transaction.commit().await?;
        self.set_seen(place);
        tracing::debug!(number = place.number, "recorded");
        Ok(Some(place))
    }

    /// How many records there are, and how many there ever were, those included that were purged.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn count(&self) -> Result<(u64, u64), LedgerError> {
        let head = self.head().await?;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok((count(head.end.number - head.start.number), count(head.end.number)))
    }

    pub(crate) async fn head(&self) -> Result<Head, LedgerError> {
        let mut connection = self.pool.acquire().await?;
        head(&mut connection).await
    }

    /// Waits for running writes and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Each line with its seal, made before others are kept from writing.
pub(crate) fn seal_all(lines: Vec<Line>, recipients: &Recipients) -> Result<Vec<(Line, Vec<u8>)>, LedgerError> {
    let sealed = |line: Line| seal::record(&line.bytes, recipients).map(|sealed| (line, sealed));
    lines.into_iter().map(sealed).collect()
}

async fn insert(
    connection: &mut SqliteConnection,
    before: Place,
    place: Place,
    digest: &Hash,
    sealed: &[u8],
) -> Result<(), LedgerError> {
    sqlx::query("INSERT INTO record (number, before, digest, hash, sealed) VALUES (?, ?, ?, ?, ?)")
        .bind(place.number)
        .bind(&before.hash[..])
        .bind(&digest[..])
        .bind(&place.hash[..])
        .bind(sealed)
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn head(connection: &mut SqliteConnection) -> Result<Head, LedgerError> {
    let row = sqlx::query("SELECT start, start_hash, number, hash FROM head").fetch_optional(connection).await?;
    let row = row.ok_or(LedgerError::Damaged)?;
    let place = |number: &str, hash: &str| -> Result<Place, LedgerError> {
        Ok(Place { number: row.try_get(number)?, hash: hash_of(&row, hash)? })
    };
    Ok(Head { start: place("start", "start_hash")?, end: place("number", "hash")? })
}

/// A hash of a row.
pub(crate) fn hash_of(row: &SqliteRow, column: &str) -> Result<Hash, LedgerError> {
    row.try_get::<&[u8], _>(column)?.try_into().map_err(|_| LedgerError::Damaged)
}
