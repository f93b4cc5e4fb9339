//! The rows of a ledger's tables, known by their form, since nothing else says any more what they are.

use sqlx::SqliteConnection;

use crate::LedgerError;
use crate::chain::{Hash, Place, link};
use crate::compact::FULL;
use crate::ledger::Head;
use crate::pages::{Cell, Value};

/// How every age file begins (<https://age-encryption.org/v1>).
const SEALED: &[u8] = b"age-encryption.org/v1\n";
/// Most records of a ledger. What says more is not what was written.
const MOST_RECORDS: i64 = 0xffff_ffff;

/// A row of one of the ledger's tables, known by its form.
pub(super) enum Kept {
    Record { number: i64, before: Hash, digest: Hash, hash: Hash, sealed: Vec<u8>, id: Option<Vec<u8>> },
    Segment { first: i64, last: i64, before: Hash, hash: Hash, sealed: Vec<u8> },
    Head(Head),
    Checkpoint(Vec<u8>),
    Draft { id: String, sealed: Vec<u8> },
}

impl Kept {
    /// `None` for a row of another table, or one that is no longer what was written.
    pub(super) fn of(cell: &Cell) -> Option<Kept> {
        let hash = |value: &Value<'_>| value.blob().and_then(|bytes| Hash::try_from(bytes).ok());
        let sealed = |value: &Value<'_>| value.blob().filter(|bytes| bytes.starts_with(SEALED)).map(<[u8]>::to_vec);
        // A segment has so many records behind its first.
        let is_length = |more: i64| usize::try_from(more).is_ok_and(|more| more < FULL);
        let place = |number: &Value<'_>, of: &Value<'_>| {
            let number = number.integer().filter(|number| (0..=MOST_RECORDS).contains(number))?;
            Some(Place { number, hash: hash(of)? })
        };
        // A table's integer key is null in the row, and stands before it.
        match cell.values()?.as_slice() {
            [Value::Null, before, digest, own, what, id] if cell.key > 0 => {
                let (before, digest, own) = (hash(before)?, hash(digest)?, hash(own)?);
                let sealed = sealed(what)?;
                let id = match id {
                    Value::Null => None,
                    id => Some(id.blob().filter(|id| id.len() == 16)?.to_vec()),
                };
                // One whose number is another now would stand in the place of that one.
                let is_its_own = link(&before, cell.key, &digest) == own;
                is_its_own.then_some(Kept::Record { number: cell.key, before, digest, hash: own, sealed, id })
            }
            [Value::Null, last, before, own, what] if cell.key > 0 => Some(Kept::Segment {
                first: cell.key,
                last: last.integer().filter(|last| is_length(last.saturating_sub(cell.key)))?,
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

    pub(super) async fn insert(self, connection: &mut SqliteConnection) -> Result<(), LedgerError> {
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
