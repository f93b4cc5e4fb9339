//! A file of which pages are no longer what was written: what is whole in it becomes a ledger again.
//!
//! SQLite refuses such a file, or ends at the page, however much lies behind it. So the file is read page by page, whatever
//! its trees say ([`crate::pages`]); records and segments are known by their form and go into a new file, under the numbers
//! that they had. What is missing between them, `verify` names. The damaged file stays beside it, for those who want to try
//! more. Everything stays sealed: no key is needed.

mod files;
mod kept;

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use crate::chain::Place;
use crate::ledger::Head;
use crate::pages::{Pages, pointers};
use crate::{LedgerError, database};
use files::{Around, Made, alone, has_its_beginning, lock, open, said};
use kept::Kept;

/// Rows, and bytes of them, that are put into the new file in one transaction.
const BATCH: usize = 1000;
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// What was saved of a damaged ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// How many records are in the ledger now.
    pub records: u64,
    /// How many could not be read; `None` where the file no longer says how many there were.
    pub missing: Option<u64>,
    /// The damaged file.
    pub damaged: Utf8PathBuf,
}

/// Makes a ledger of what can be read in a damaged file, in its place. `None` where there is no file, or nothing is wrong with
/// it. No process may have the ledger open, nor this one. Wherever this is stopped, the ledger is the damaged one or the new
/// one.
///
/// # Errors
/// [`LedgerError::Busy`] if another process has it open, [`LedgerError::Foreign`] if nothing of a ledger of this format is in
/// the file, [`LedgerError::Newer`]; as [`crate::Ledger::open`].
pub async fn rescue(path: &Utf8Path) -> Result<Option<Rescued>, LedgerError> {
    if !path.exists() {
        return Ok(None);
    }
    // What others did with the file from here on would be lost.
    let alone = alone(path)?;
    let place = Around::of(path);
    let mut made = Made(place.all());
    let (mut pages, readable) = place.copy(&alone.file).map_err(said)?;
    if readable && has_its_beginning(&alone.file) && is_whole(&place.damaged).await? {
        return Ok(None);
    }
    // Not before: when SQLite lets go of the copy, this process's locks on it go too.
    lock(pages.file())?;
    let (records, missing) = fill(&place.new, &mut pages).await?;
    let new = open(&place.new).map_err(said)?;
    lock(&new)?;
    place.put(&pages, &new, &mut made)?;
    tracing::warn!(records, missing, "a damaged ledger was rescued");
    Ok(Some(Rescued { records, missing, damaged: place.damaged }))
}

/// Whether SQLite finds every page of a copy in order, and this program its ledger.
async fn is_whole(copy: &Utf8Path) -> Result<bool, LedgerError> {
    let check = async {
        let options = SqliteConnectOptions::new().filename(copy).read_only(true).immutable(true);
        let mut connection = options.disable_statement_logging().connect().await?;
        let whole = async {
            let said: String = sqlx::query("PRAGMA integrity_check(1)").fetch_one(&mut connection).await?.try_get(0)?;
            let known = database::is_known(&mut connection).await?;
            Ok(said == "ok" && known)
        };
        let whole: Result<bool, LedgerError> = whole.await;
        // Waited for: what is done next is done to the file.
        connection.close().await?;
        whole
    };
    match check.await {
        Err(LedgerError::Damaged | LedgerError::Foreign) => Ok(false),
        whole => whole,
    }
}

/// Makes the new file of what is in the pages: how many records are in it, and how many are missing.
async fn fill(new: &Utf8Path, pages: &mut Pages) -> Result<(u64, Option<u64>), LedgerError> {
    let (pool, _) = database::open(new).await?;
    let mut filled = take_over(&pool, pages).await;
    // Closing would do it too, and say nothing where there is no room: then what matters would be left beside the file.
    if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&pool).await {
        filled = filled.and(Err(error.into()));
    }
    pool.close().await;
    let left = fs::metadata(format!("{new}-wal")).map_or(0, |log| log.len());
    if left > 0 { filled.and(Err(LedgerError::Busy)) } else { filled }
}

async fn take_over(pool: &SqlitePool, pages: &mut Pages) -> Result<(u64, Option<u64>), LedgerError> {
    let mut found = None;
    let (mut rows, mut bytes) = (Vec::new(), 0);
    for number in 1..=pages.count() {
        let page = pages.read(number).map_err(said)?;
        for at in pointers(number, &page) {
            let Some(cell) = pages.cell(&page, at).map_err(said)? else { continue };
            match Kept::of(&cell) {
                Some(Kept::Head(head)) => found = Some(newer(found, head)),
                Some(row) => {
                    bytes += cell.length();
                    rows.push(row);
                }
                None => {}
            }
            if rows.len() >= BATCH || bytes >= BATCH_BYTES {
                insert(pool, &mut rows).await?;
                bytes = 0;
            }
        }
    }
    insert(pool, &mut rows).await?;
    let mut transaction = pool.begin().await?;
    let counted = settle(&mut transaction, found).await?;
    transaction.commit().await?;
    Ok(counted)
}

async fn insert(pool: &SqlitePool, rows: &mut Vec<Kept>) -> Result<(), LedgerError> {
    let mut transaction = pool.begin().await?;
    for row in rows.drain(..) {
        row.insert(&mut transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Of two states of the chain's ends, one of which is on a page that was put back, the newer.
fn newer(one: Option<Head>, other: Head) -> Head {
    one.filter(|one| one.end.number >= other.end.number).unwrap_or(other)
}

/// Takes out what is there twice, by a page that was put back, or what was purged; says where the chain begins and ends.
async fn settle(connection: &mut SqliteConnection, found: Option<Head>) -> Result<(u64, Option<u64>), LedgerError> {
    // Where a segment ends is not sealed: it is believed where what follows goes on from there.
    const UNFOLLOWED: &str = "DELETE FROM segment AS one WHERE last <> ?1
        AND NOT EXISTS (SELECT 1 FROM record WHERE number = one.last + 1 AND before = one.hash)
        AND NOT EXISTS (SELECT 1 FROM segment AS other WHERE other.first = one.last + 1 AND other.before = one.hash)
        AND (EXISTS (SELECT 1 FROM record WHERE number > one.first AND number <= one.last)
            OR EXISTS (SELECT 1 FROM segment AS other WHERE other.first > one.first AND other.first <= one.last))";
    const WITHIN: &str = "DELETE FROM segment AS one WHERE EXISTS
        (SELECT 1 FROM segment AS other WHERE other.first < one.first AND other.last >= one.last)";
    const COMPACTED: &str = "DELETE FROM record WHERE EXISTS
        (SELECT 1 FROM segment WHERE first <= number AND last >= number)";
    const BEGINS: &str = "SELECT first - 1 AS number, before AS hash FROM
        (SELECT number AS first, before FROM record UNION ALL SELECT first, before FROM segment)
        ORDER BY first LIMIT 1";
    const ENDS: &str = "SELECT number, hash FROM
        (SELECT number, hash FROM record UNION ALL SELECT last, hash FROM segment)
        ORDER BY number DESC LIMIT 1";
    let end = found.map_or(-1, |head| head.end.number);
    sqlx::query(UNFOLLOWED).bind(end).execute(&mut *connection).await?;
    for sql in [WITHIN, COMPACTED] {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    if let Some(Head { start, .. }) = found {
        for sql in ["DELETE FROM record WHERE number <= ?", "DELETE FROM segment WHERE last <= ?"] {
            sqlx::query(sql).bind(start.number).execute(&mut *connection).await?;
        }
    }
    let (first, last) = (place(connection, BEGINS).await?, place(connection, ENDS).await?);
    let head = match (found, first, last) {
        (None, None, _) | (None, _, None) => return Err(LedgerError::Foreign),
        (Some(head), _, None) => head,
        (head, first, Some(last)) => Head {
            start: head.map(|head| head.start).or(first).unwrap_or_default(),
            end: head.map(|head| head.end).filter(|end| end.number >= last.number).unwrap_or(last),
        },
    };
    sqlx::query("UPDATE head SET start = ?, start_hash = ?, number = ?, hash = ?")
        .bind(head.start.number)
        .bind(&head.start.hash[..])
        .bind(head.end.number)
        .bind(&head.end.hash[..])
        .execute(&mut *connection)
        .await?;
    let records: i64 =
        sqlx::query("SELECT (SELECT count(*) FROM record) + (SELECT coalesce(sum(last - first + 1), 0) FROM segment)")
            .fetch_one(&mut *connection)
            .await?
            .try_get(0)?;
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let missing = found.map(|_| count(head.end.number - head.start.number - records));
    Ok((count(records), missing))
}

async fn place(connection: &mut SqliteConnection, sql: &'static str) -> Result<Option<Place>, LedgerError> {
    let row = sqlx::query(sql).fetch_optional(connection).await?;
    row.map(|row| Ok(Place { number: row.try_get(0)?, hash: crate::ledger::hash_of(&row, "hash")? })).transpose()
}
