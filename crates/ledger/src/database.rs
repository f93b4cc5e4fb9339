//! The SQLite file: how it is opened, and its tables.

use std::fs;
use std::io::Read;
use std::time::Duration;

use camino::Utf8Path;
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Row, SqliteConnection};

use crate::chain::{GENESIS, Place};
use crate::{LedgerError, migrate, share};

/// `PRAGMA application_id` of a ledger: "Clsn".
const APPLICATION: i64 = 0x436c_736e;
/// `PRAGMA user_version`: the format of the table.
const FORMAT: i64 = 2;
/// How long an append waits for the other writers.
const PATIENCE: Duration = Duration::from_secs(10);
/// Some read while one writes.
const CONNECTIONS: u32 = 4;

/// `record` has the single records, `segment` those that were compacted, each number in one of them. `head` is where the
/// chain begins (what was purged ends there) and where it ends, which each appended record moves; `checkpoint` what the last purge sealed; `draft` what is
/// being written. `id` is null but for records of format 1.
const TABLES: [&str; 6] = [
    "CREATE TABLE record (
        number INTEGER PRIMARY KEY,
        before BLOB NOT NULL CHECK (length(before) = 32),
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        sealed BLOB NOT NULL,
        id BLOB CHECK (length(id) = 16)
    ) STRICT",
    "CREATE TABLE segment (
        first INTEGER PRIMARY KEY,
        last INTEGER NOT NULL CHECK (last >= first),
        before BLOB NOT NULL CHECK (length(before) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        sealed BLOB NOT NULL
    ) STRICT",
    "CREATE TABLE head (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        start INTEGER NOT NULL,
        start_hash BLOB NOT NULL CHECK (length(start_hash) = 32),
        number INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        resealed INTEGER,
        resealed_to BLOB
    ) STRICT",
    "CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT",
    "CREATE TABLE draft (id TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
    "CREATE TRIGGER appended AFTER INSERT ON record BEGIN UPDATE head SET number = NEW.number, hash = NEW.hash; END",
];

/// Opens the file; the flag says that it can be read only.
pub(crate) async fn open(path: &Utf8Path) -> Result<(SqlitePool, bool), LedgerError> {
    refuse_other_files(path)?;
    share::refuse(path)?;
    make_private(path);
    let options = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        // What SQLite spills goes to memory: no temporary file, no plain bytes beside the sealed ones.
        .pragma("temp_store", "MEMORY")
        // What is deleted is overwritten, and its room given back by `PRAGMA incremental_vacuum`.
        .pragma("secure_delete", "ON")
        .disable_statement_logging();
    let writing = options
        .clone()
        .create_if_missing(true)
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    match connect(writing, Some(path)).await {
        // A ledger on a disk that cannot be written (a backup) is read as it is. SQLite reads what is still in the file
        // of the last writes only where it may make or find the shared-memory file beside it.
        Err(LedgerError::ReadOnly) if is_protected(path) => {
            let unmerged = fs::metadata(path.with_extension("db-wal")).is_ok_and(|file| file.len() > 0);
            let opened = connect(options.read_only(true).immutable(!unmerged), None).await;
            opened.map(|pool| (pool, true)).map_err(|error| match error {
                LedgerError::ReadOnly if unmerged => LedgerError::Waiting,
                error => error,
            })
        }
        opened => opened.map(|pool| (pool, false)),
    }
}

/// Whether the file is there and nobody can write to it, as against a file that only this user or this folder cannot
/// write to: somebody else's writes would go unseen.
fn is_protected(path: &Utf8Path) -> bool {
    let writing = fs::OpenOptions::new().append(true).open(path);
    writing.is_err_and(|error| error.kind() == std::io::ErrorKind::ReadOnlyFilesystem)
}

async fn connect(options: SqliteConnectOptions, path: Option<&Utf8Path>) -> Result<SqlitePool, LedgerError> {
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await?;
    if let Err(error) = prepare(&pool, path).await {
        // Whoever is told so may do something with the file.
        pool.close().await;
        return Err(error);
    }
    Ok(pool)
}

/// Makes the file for its owner alone before SQLite makes it for everybody; the side files take the same rights. Where
/// this fails, opening fails too and says why.
pub(crate) fn make_private(path: &Utf8Path) {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
}

/// SQLite would create its side files before it finds out that a file is no database.
fn refuse_other_files(path: &Utf8Path) -> Result<(), LedgerError> {
    let Ok(mut file) = fs::File::open(path) else { return Ok(()) };
    // After a power cut at the first use the file may be half written; SQLite puts it back by its journal.
    if fs::metadata(path.with_extension("db-journal")).is_ok_and(|journal| journal.len() > 0) {
        return Ok(());
    }
    let mut head = [0u8; 16];
    match file.read(&mut head) {
        // SQLite would take what is in its log for nobody's.
        Ok(0) if fs::metadata(path.with_extension("db-wal")).is_ok_and(|log| log.len() > 0) => {
            Err(LedgerError::Damaged)
        }
        Ok(0) => Ok(()),
        Ok(16) if &head == b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(LedgerError::Foreign),
        Err(error) => Err(LedgerError::Io(sqlx::Error::Io(error))),
    }
}

/// Makes the tables in a new file, and those of this format in an older one; refuses the file of another program or of a
/// newer one. Without a path the file can only be read.
async fn prepare(pool: &SqlitePool, path: Option<&Utf8Path>) -> Result<(), LedgerError> {
    match (identified(pool).await?, path) {
        (Some(FORMAT), _) => return Ok(()),
        (Some(_), Some(path)) => return migrate::migrate(pool, path).await,
        (Some(_), None) => return Err(LedgerError::Older),
        (None, _) => {}
    }
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let tables: i64 =
        sqlx::query("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *transaction).await?.try_get(0)?;
    if tables == 0 {
        make_tables(&mut transaction, Place::BEGINNING).await?;
        // Pragmas take no parameters.
        sqlx::query("PRAGMA application_id = 1131180910").execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    // Another process may have made the tables, or the file may be another program's.
    if identified(pool).await? == Some(FORMAT) { Ok(()) } else { Err(LedgerError::Foreign) }
}

/// Makes the tables of this format, with a chain that ends there.
pub(crate) async fn make_tables(connection: &mut SqliteConnection, end: Place) -> Result<(), LedgerError> {
    for table in TABLES {
        sqlx::query(table).execute(&mut *connection).await?;
    }
    sqlx::query("INSERT INTO head (one, start, start_hash, number, hash) VALUES (1, 0, ?, ?, ?)")
        .bind(&GENESIS[..])
        .bind(end.number)
        .bind(&end.hash[..])
        .execute(&mut *connection)
        .await?;
    sqlx::query("PRAGMA user_version = 2").execute(&mut *connection).await?;
    Ok(())
}

/// Whether it is a ledger that this program reads.
///
/// # Errors
/// [`LedgerError::Newer`] of a newer one; as reading it.
pub(crate) async fn is_known(connection: &mut SqliteConnection) -> Result<bool, LedgerError> {
    match format(connection).await? {
        Some(FORMAT) => Ok(crate::ledger::head(connection).await.is_ok()),
        format => Ok(format.is_some()),
    }
}

async fn identified(pool: &SqlitePool) -> Result<Option<i64>, LedgerError> {
    format(&mut *pool.acquire().await?).await
}

/// The format of the ledger; none of a file without any table.
async fn format(connection: &mut SqliteConnection) -> Result<Option<i64>, LedgerError> {
    let application: i64 = sqlx::query("PRAGMA application_id").fetch_one(&mut *connection).await?.try_get(0)?;
    if application != APPLICATION {
        return if application == 0 { Ok(None) } else { Err(LedgerError::Foreign) };
    }
    let found: i64 = sqlx::query("PRAGMA user_version").fetch_one(&mut *connection).await?.try_get(0)?;
    match found {
        1..=FORMAT => Ok(Some(found)),
        found if found > FORMAT => Err(LedgerError::Newer { found, known: FORMAT }),
        _ => Err(LedgerError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pragma_is_the_constant() {
        assert_eq!(APPLICATION, 1_131_180_910);
        assert_eq!(APPLICATION.to_be_bytes()[4..], *b"Clsn");
    }
}
