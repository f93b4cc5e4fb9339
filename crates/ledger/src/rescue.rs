//! A file of which pages are no longer what was written: what is whole in it becomes a ledger again.
//!
//! SQLite refuses such a file, or ends at the page, however much lies behind it. So the file is read page by page, whatever
//! its trees say ([`crate::pages`]); records and segments are known by their form and go into a new file, under the numbers
//! that they had. What is missing between them, `verify` names. The damaged file stays beside it, for those who want to try
//! more. Everything stays sealed: no key is needed.

use std::fs::{self, File};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use crate::LedgerError;
use crate::chain::{Hash, Place};
use crate::database::{self, make_private};
use crate::ledger::Head;
use crate::pages::{Cell, Pages, Value};

/// How every age file begins (<https://age-encryption.org/v1>).
const SEALED: &[u8] = b"age-encryption.org/v1\n";
/// Rows put into the new file in one transaction.
const BATCH: usize = 1000;

/// What was saved of a damaged ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// How many records are in the ledger now.
    pub records: u64,
    /// How many were there by what the file itself says, and could not be read.
    pub missing: u64,
    /// The damaged file.
    pub damaged: Utf8PathBuf,
}

/// Makes a ledger of what can be read in a damaged file, in its place. `None` where there is no file, or SQLite finds nothing
/// wrong with it; then nothing was done. No process may have the ledger open, nor this one. Wherever this is stopped, the ledger is
/// the damaged one or the new one.
///
/// # Errors
/// [`LedgerError::Busy`] if another process has it open, [`LedgerError::Foreign`] if nothing of a ledger is in the file,
/// [`LedgerError::NoBackup`] if the damaged file could not be copied; as [`crate::Ledger::open`].
pub async fn rescue(path: &Utf8Path) -> Result<Option<Rescued>, LedgerError> {
    if !path.exists() || is_whole(path).await? {
        return Ok(None);
    }
    let _alone = alone(path)?;
    let damaged = free_name(path);
    let copied = copy(path, &damaged).inspect_err(|_| drop(fs::remove_file(&damaged)));
    let mut pages = copied.map_err(LedgerError::NoBackup)?;
    let new = Utf8PathBuf::from(format!("{path}.rescued"));
    let files = ["", "-wal", "-shm"].map(|end| format!("{new}{end}"));
    let remove = || files.iter().for_each(|file| drop(fs::remove_file(file)));
    remove();
    match fill(&new, &mut pages).await {
        Ok((records, missing)) => {
            put_in_place(path, &damaged, &new).map_err(|error| LedgerError::Io(sqlx::Error::Io(error)))?;
            tracing::warn!(records, missing, "a damaged ledger was rescued");
            Ok(Some(Rescued { records, missing, damaged }))
        }
        Err(error) => {
            remove();
            let _ = fs::remove_file(&damaged);
            Err(error)
        }
    }
}

/// Whether SQLite finds every page in order.
async fn is_whole(path: &Utf8Path) -> Result<bool, LedgerError> {
    let check = async {
        let options = SqliteConnectOptions::new().filename(path).disable_statement_logging();
        let mut connection = options.connect().await?;
        let said = sqlx::query("PRAGMA integrity_check(1)").fetch_one(&mut connection).await;
        // Waited for: what is done next is done to the file.
        connection.close().await?;
        said?.try_get::<String, _>(0)
    };
    match check.await.map_err(LedgerError::from) {
        Ok(said) => Ok(said == "ok"),
        Err(LedgerError::Damaged | LedgerError::Foreign) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Keeps others from opening the ledger until it is dropped; refused where one has. SQLite locks bytes of the file, and of
/// the memory that its users share (<https://sqlite.org/walformat.html>, 2.3).
#[cfg(unix)]
fn alone(path: &Utf8Path) -> Result<Vec<File>, LedgerError> {
    use rustix::fs::{FlockOperation, fcntl_lock};
    let mut locked = Vec::new();
    for file in [path.to_owned(), Utf8PathBuf::from(format!("{path}-shm"))] {
        let file = match File::options().read(true).write(true).open(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !locked.is_empty() => break,
            file => file.map_err(sqlx::Error::Io)?,
        };
        match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => locked.push(file),
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::ACCESS) => return Err(LedgerError::Busy),
            Err(error) => return Err(LedgerError::Io(sqlx::Error::Io(error.into()))),
        }
    }
    Ok(locked)
}

/// A file that is open cannot be replaced there.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "it is called alike on every system")]
fn alone(_: &Utf8Path) -> Result<Vec<File>, LedgerError> {
    Ok(Vec::new())
}

/// A name beside the ledger that nothing has yet.
fn free_name(path: &Utf8Path) -> Utf8PathBuf {
    let name = |number: u32| Utf8PathBuf::from(format!("{path}.damaged-{number}"));
    (1..u32::MAX).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(0))
}

/// Copies the damaged file, with what SQLite had not written into it yet.
fn copy(path: &Utf8Path, to: &Utf8Path) -> io::Result<Pages> {
    make_private(to);
    fs::copy(path, to)?;
    let file = File::options().read(true).write(true).open(to)?;
    let mut pages = Pages::new(file)?;
    match File::open(format!("{path}-wal")) {
        Ok(log) => pages.take_in(log)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    pages.sync()?;
    Ok(pages)
}

/// Puts the new ledger where the damaged one was. First the copy, which says the same as the file and its log together, so
/// that the log can go: beside another file it would be written into that.
fn put_in_place(path: &Utf8Path, damaged: &Utf8Path, new: &Utf8Path) -> io::Result<()> {
    let again = Utf8PathBuf::from(format!("{path}.again"));
    let _ = fs::remove_file(&again);
    if fs::hard_link(damaged, &again).is_err() {
        make_private(&again);
        fs::copy(damaged, &again)?;
        File::options().write(true).open(&again)?.sync_all()?;
    }
    fs::rename(&again, path)?;
    for end in ["-wal", "-shm"] {
        match fs::remove_file(format!("{path}{end}")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    sync_folder(path)?;
    File::options().write(true).open(new)?.sync_all()?;
    fs::rename(new, path)?;
    sync_folder(path)
}

/// Names reach the disk in this order. Windows has no way to ask for it.
fn sync_folder(path: &Utf8Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent().filter(|folder| !folder.as_str().is_empty())
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes the new file of what is in the pages: how many records are in it, and how many are missing.
async fn fill(new: &Utf8Path, pages: &mut Pages) -> Result<(u64, u64), LedgerError> {
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

async fn take_over(pool: &SqlitePool, pages: &mut Pages) -> Result<(u64, u64), LedgerError> {
    let mut found = None;
    let mut rows = Vec::new();
    for page in 1..=pages.count() {
        let cells = pages.cells(page).map_err(sqlx::Error::Io)?;
        rows.extend(cells.iter().filter_map(Kept::of));
        if rows.len() >= BATCH || page == pages.count() {
            let mut transaction = pool.begin().await?;
            for row in rows.drain(..) {
                match row {
                    Kept::Head(head) => found = Some(newer(found, head)),
                    row => row.insert(&mut transaction).await?,
                }
            }
            transaction.commit().await?;
        }
    }
    let mut transaction = pool.begin().await?;
    let counted = settle(&mut transaction, found).await?;
    transaction.commit().await?;
    Ok(counted)
}

/// Of two states of the chain's ends, one of which is on a page that was put back, the newer.
fn newer(one: Option<Head>, other: Head) -> Head {
    one.filter(|one| one.end.number >= other.end.number).unwrap_or(other)
}

/// Takes out what is there twice, by a page that was put back, or what was purged; says where the chain begins and ends.
async fn settle(connection: &mut SqliteConnection, found: Option<Head>) -> Result<(u64, u64), LedgerError> {
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
    Ok((count(records), count(head.end.number - head.start.number - records)))
}

async fn place(connection: &mut SqliteConnection, sql: &'static str) -> Result<Option<Place>, LedgerError> {
    let row = sqlx::query(sql).fetch_optional(connection).await?;
    row.map(|row| Ok(Place { number: row.try_get(0)?, hash: crate::ledger::hash_of(&row, "hash")? })).transpose()
}

/// A row of one of the ledger's tables, known by its form.
enum Kept {
    Record { number: i64, before: Hash, digest: Hash, hash: Hash, sealed: Vec<u8>, id: Option<Vec<u8>> },
    Segment { first: i64, last: i64, before: Hash, hash: Hash, sealed: Vec<u8> },
    Head(Head),
    Checkpoint(Vec<u8>),
    Draft { id: String, sealed: Vec<u8> },
}

impl Kept {
    /// `None` for a row of another table, or one that is no longer what was written.
    fn of(cell: &Cell) -> Option<Kept> {
        let hash = |value: &Value<'_>| value.blob().and_then(|bytes| Hash::try_from(bytes).ok());
        let sealed = |value: &Value<'_>| value.blob().filter(|bytes| bytes.starts_with(SEALED)).map(<[u8]>::to_vec);
        let place = |number: &Value<'_>, of: &Value<'_>| {
            let number = number.integer().filter(|number| *number >= 0)?;
            Some(Place { number, hash: hash(of)? })
        };
        // A table's integer key is null in the row, and stands before it.
        match cell.values()?.as_slice() {
            [Value::Null, before, digest, own, what, id] if cell.key > 0 => Some(Kept::Record {
                number: cell.key,
                before: hash(before)?,
                digest: hash(digest)?,
                hash: hash(own)?,
                sealed: sealed(what)?,
                id: match id {
                    Value::Null => None,
                    id => Some(id.blob().filter(|id| id.len() == 16)?.to_vec()),
                },
            }),
            [Value::Null, last, before, own, what] if cell.key > 0 => Some(Kept::Segment {
                first: cell.key,
                last: last.integer().filter(|last| *last >= cell.key)?,
                before: hash(before)?,
                hash: hash(own)?,
                sealed: sealed(what)?,
            }),
            [Value::Null, start, start_hash, number, end_hash, _, _] if cell.key == 1 => {
                let head = Head { start: place(start, start_hash)?, end: place(number, end_hash)? };
                (head.start.number <= head.end.number).then_some(Kept::Head(head))
            }
            [Value::Null, what] if cell.key == 1 => Some(Kept::Checkpoint(sealed(what)?)),
            [id, what] => Some(Kept::Draft { id: id.text()?.to_owned(), sealed: sealed(what)? }),
            _ => None,
        }
    }

    async fn insert(self, connection: &mut SqliteConnection) -> Result<(), LedgerError> {
        let query = match self {
            Kept::Record { number, before, digest, hash, sealed, id } => sqlx::query(
                "INSERT OR IGNORE INTO record (number, before, digest, hash, sealed, id) VALUES (?, ?, ?, ?, ?, ?)",
            )
            .bind(number)
            .bind(before.to_vec())
            .bind(digest.to_vec())
            .bind(hash.to_vec())
            .bind(sealed)
            .bind(id),
            // Of two the longer: the last segment is written anew until it is full.
            Kept::Segment { first, last, before, hash, sealed } => sqlx::query(
                "INSERT INTO segment (first, last, before, hash, sealed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
                 SET last = excluded.last, before = excluded.before, hash = excluded.hash, sealed = excluded.sealed
                 WHERE excluded.last > segment.last",
            )
            .bind(first)
            .bind(last)
            .bind(before.to_vec())
            .bind(hash.to_vec())
            .bind(sealed),
            Kept::Checkpoint(sealed) => {
                sqlx::query("INSERT OR IGNORE INTO checkpoint (one, sealed) VALUES (1, ?)").bind(sealed)
            }
            Kept::Draft { id, sealed } => {
                sqlx::query("INSERT OR IGNORE INTO draft (id, sealed) VALUES (?, ?)").bind(id).bind(sealed)
            }
            Kept::Head(_) => return Ok(()),
        };
        query.execute(connection).await?;
        Ok(())
    }
}
