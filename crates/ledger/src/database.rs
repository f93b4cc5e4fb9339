//! The SQLite file: how it is opened, and its one table.

use std::fs;
use std::io::Read;
use std::time::Duration;

use camino::Utf8Path;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Row};

use crate::LedgerError;

/// `PRAGMA application_id` of a ledger: "Clsn".
const APPLICATION: i64 = 0x436c_736e;
/// `PRAGMA user_version`: the format of the table.
const FORMAT: i64 = 1;
/// How long an append waits for the other writers.
const PATIENCE: Duration = Duration::from_secs(10);
const CONNECTIONS: u32 = 2;

const TABLE: &str = "CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    sealed BLOB NOT NULL
) STRICT";

/// Opens the file; the flag says that it can be read only.
pub(crate) async fn open(path: &Utf8Path) -> Result<(SqlitePool, bool), LedgerError> {
    refuse_other_files(path)?;
    make_private(path);
    let options = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        // What SQLite spills goes to memory: no temporary file, no plain bytes beside the sealed ones.
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    let writing = options
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    match connect(writing).await {
        // A ledger on a disk that cannot be written (a backup) is read as it is. SQLite reads what is still in the file
        // of the last writes only where it may make or find the shared-memory file beside it.
        Err(LedgerError::ReadOnly) if is_protected(path) => {
            let unmerged = fs::metadata(path.with_extension("db-wal")).is_ok_and(|file| file.len() > 0);
            let opened = connect(options.read_only(true).immutable(!unmerged)).await;
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

async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, LedgerError> {
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await?;
    prepare(&pool).await?;
    Ok(pool)
}

/// Makes the file for its owner alone before SQLite makes it for everybody; the side files take the same rights. Where
/// this fails, opening fails too and says why.
fn make_private(path: &Utf8Path) {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
}

/// SQLite would create its side files before it finds out that a file is no database.
fn refuse_other_files(path: &Utf8Path) -> Result<(), LedgerError> {
    let Ok(mut file) = fs::File::open(path) else { return Ok(()) };
    let mut head = [0u8; 16];
    match file.read(&mut head) {
        Ok(0) => Ok(()),
        Ok(16) if &head == b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(LedgerError::Foreign),
        Err(error) => Err(LedgerError::Io(sqlx::Error::Io(error))),
    }
}

/// Makes the table in a new file; refuses the file of another program or of a newer one.
async fn prepare(pool: &SqlitePool) -> Result<(), LedgerError> {
    if identified(pool).await? {
        return Ok(());
    }
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let tables: i64 =
        sqlx::query("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *transaction).await?.try_get(0)?;
    if tables == 0 {
        sqlx::query(TABLE).execute(&mut *transaction).await?;
        // Pragmas take no parameters.
        sqlx::query("PRAGMA application_id = 1131180910").execute(&mut *transaction).await?;
        sqlx::query("PRAGMA user_version = 1").execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    // Another process may have made the table, or the file may be another program's.
    if identified(pool).await? { Ok(()) } else { Err(LedgerError::Foreign) }
}

async fn identified(pool: &SqlitePool) -> Result<bool, LedgerError> {
    let application: i64 = sqlx::query("PRAGMA application_id").fetch_one(pool).await?.try_get(0)?;
    if application != APPLICATION {
        return if application == 0 { Ok(false) } else { Err(LedgerError::Foreign) };
    }
    let found: i64 = sqlx::query("PRAGMA user_version").fetch_one(pool).await?.try_get(0)?;
    match found {
        FORMAT => Ok(true),
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
