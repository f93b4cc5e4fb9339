//! What can go wrong with the ledger. The sentences for people are in the locales, under the codes.

use thiserror::Error;

/// A failure of the ledger.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// The file is a database of another program, or no database.
    #[error("L001: the file is not a ledger")]
    Foreign,
    /// The ledger was written by a newer program.
    #[error("L002: the ledger has format {found}, newer than {known}")]
    Newer {
        /// The file's format.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The file is a ledger, but parts of it cannot be read.
    #[error("L003: the ledger's file is damaged")]
    Damaged,
    /// The file or its folder cannot be written.
    #[error("L004: the ledger cannot be written")]
    ReadOnly,
    /// There is no room on the disk.
    #[error("L005: the disk is full")]
    Full,
    /// Another process held the ledger for longer than the waiting time.
    #[error("L006: the ledger is in use")]
    Busy,
    /// The system could not read or write.
    #[error("L007: the ledger could not be read or written")]
    Io(#[source] sqlx::Error),
    /// No record has this id.
    #[error("L008: no such record")]
    NoRecord,
    /// The record cannot be opened with this device's key.
    #[error("L009: the record cannot be opened")]
    Unopenable,
    /// The system gave no random bytes.
    #[error("L010: no random bytes")]
    NoRandom,
    /// The disk cannot be written, and the last writes are not in the ledger's file yet.
    #[error("L011: the last writes wait beside the ledger, on a disk that cannot be written")]
    Waiting,
    /// The file lies on a network share, where locks between processes and WAL do not work
    /// (<https://sqlite.org/wal.html>).
    #[error("L012: the ledger lies on a network share")]
    NetworkShare,
    /// The ledger is of an older format, on a disk that cannot be written.
    #[error("L013: a ledger of an older format cannot be read without writing it anew")]
    Older,
    /// No copy of the older ledger could be made.
    #[error("L014: the older ledger could not be copied")]
    NoBackup(#[source] std::io::Error),
    /// A legal hold is in force.
    #[error("L015: a legal hold is in force")]
    Held,
    /// There is no hold to lift, or one already.
    #[error("L016: the legal hold is as asked for")]
    HoldUnchanged,
    /// A line that is to be imported is no record.
    #[error("L017: line {line} is no record")]
    BadLine {
        /// From 1.
        line: u64,
    },
    /// The clock is behind the newest record.
    #[error("L018: the clock is behind the newest record")]
    Clock,
    /// The ledger does not fit what was anchored of it, or the anchor itself was changed.
    #[error("L019: the ledger does not fit its anchor")]
    Unfit,
    /// Some of the ledger's records are in segments that the key does not open, so that nobody can say whether what is to
    /// be imported is among them.
    #[error("L020: {records} records do not open with this key")]
    Unsure {
        /// How many.
        records: u64,
    },
    /// Sealing failed.
    #[error(transparent)]
    Key(#[from] cloison_keys::KeyError),
}

impl LedgerError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            LedgerError::Foreign => "L001",
            LedgerError::Newer { .. } => "L002",
            LedgerError::Damaged => "L003",
            LedgerError::ReadOnly => "L004",
            LedgerError::Full => "L005",
            LedgerError::Busy => "L006",
            LedgerError::Io(_) => "L007",
            LedgerError::NoRecord => "L008",
            LedgerError::Unopenable => "L009",
            LedgerError::NoRandom => "L010",
            LedgerError::Waiting => "L011",
            LedgerError::NetworkShare => "L012",
            LedgerError::Older => "L013",
            LedgerError::NoBackup(_) => "L014",
            LedgerError::Held => "L015",
            LedgerError::HoldUnchanged => "L016",
            LedgerError::BadLine { .. } => "L017",
            LedgerError::Clock => "L018",
            LedgerError::Unfit => "L019",
            LedgerError::Unsure { .. } => "L020",
            LedgerError::Key(error) => error.code(),
        }
    }
}

/// `SQLITE_IOERR_SHMSIZE`: no room for the file that the ledger's readers and writers share, which is how a full disk
/// shows when the ledger is opened.
const SHARED_MEMORY_SIZE: u32 = 4874;

impl From<sqlx::Error> for LedgerError {
    /// By SQLite's primary result code (<https://sqlite.org/rescode.html>), the low byte of the extended one.
    fn from(error: sqlx::Error) -> LedgerError {
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
            .and_then(|code| code.parse::<u32>().ok());
        if code == Some(SHARED_MEMORY_SIZE) {
            return LedgerError::Full;
        }
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => LedgerError::Busy,
            // A read-only folder shows as an unopenable WAL file.
            Some(8 | 14) => LedgerError::ReadOnly,
            Some(11) => LedgerError::Damaged,
            Some(13) => LedgerError::Full,
            Some(26) => LedgerError::Foreign,
            _ => LedgerError::Io(error),
        }
    }
}
