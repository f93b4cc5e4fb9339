//! What lies in the file, in the order of the numbers: single records and segments, as they are sealed.

use cloison_keys::Identity;
use futures_util::{Stream, TryStreamExt};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use zeroize::Zeroizing;

use crate::chain::{self, Hash, Place};
use crate::ledger::hash_of;
use crate::record::Line;
use crate::{Ledger, LedgerError, RecordId, seal};

/// A single record or a segment.
pub(crate) struct Item {
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) before: Hash,
    pub(crate) hash: Hash,
    pub(crate) sealed: Vec<u8>,
    /// The digest of a single record; none of a segment.
    pub(crate) digest: Option<Hash>,
    /// The id of a single record of format 1.
    id: Option<[u8; 16]>,
}

impl Item {
    pub(crate) fn of(row: &SqliteRow) -> Result<Item, LedgerError> {
        let digest: Option<&[u8]> = row.try_get("digest")?;
        let id: Option<&[u8]> = row.try_get("id")?;
        Ok(Item {
            first: row.try_get("first")?,
            last: row.try_get("last")?,
            before: hash_of(row, "before")?,
            hash: hash_of(row, "hash")?,
            sealed: row.try_get("sealed")?,
            digest: digest.map(TryInto::try_into).transpose().map_err(|_| LedgerError::Damaged)?,
            id: id.map(TryInto::try_into).transpose().map_err(|_| LedgerError::Damaged)?,
        })
    }

    /// How many records it has.
    pub(crate) fn count(&self) -> u64 {
        u64::try_from(self.last - self.first + 1).unwrap_or(0)
    }

    /// Whether it is a single record of format 1, whose digest goes over its sealed bytes.
    pub(crate) fn is_format_1(&self) -> bool {
        self.id.is_some()
    }

    /// The id of a single record of format 1, which is not in its line.
    pub(crate) fn id(&self) -> Option<RecordId> {
        self.id.map(RecordId::from_bytes)
    }

    /// The place before it.
    pub(crate) fn begins(&self) -> Place {
        Place { number: self.first - 1, hash: self.before }
    }

    /// What it says, without the padding: one line, or several with a line feed after each. `None` if the identity does
    /// not open it.
    pub(crate) fn open(&self, identity: &Identity) -> Option<Zeroizing<Vec<u8>>> {
        if self.digest.is_some() {
            seal::open_record(&self.sealed, identity)
        } else {
            seal::open_segment(&self.sealed, identity)
        }
    }

    /// Its lines as records that lead the chain from before it to its own hash. `None` if the identity does not open it or
    /// anything else is in it.
    pub(crate) fn records(&self, identity: &Identity) -> Option<Vec<Line>> {
        self.lines(identity).filter(|lines| self.is_led_to(lines, self.first))
    }

    /// Its lines as records, whatever the chain says of them.
    pub(crate) fn lines(&self, identity: &Identity) -> Option<Vec<Line>> {
        let plain = self.open(identity)?;
        match (self.digest, self.id) {
            (Some(digest), Some(id)) if chain::digest_of_format_1(&id, &self.sealed) == digest => {
                Some(vec![Line::read_format_1(&plain, id, digest)?])
            }
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some(vec![Line::read(&plain)?]),
            (None, _) => seal::lines(&plain).map(Line::read).collect(),
        }
    }

    /// Whether records lead the chain from before it to its own hash, if the first of them has that number.
    pub(crate) fn is_led_to(&self, lines: &[Line], first: i64) -> bool {
        let begins = Place { number: first - 1, hash: self.before };
        let end = lines.iter().fold(begins, |place, line| place.then(&line.digest));
        end == Place { number: first + self.last - self.first, hash: self.hash }
    }
}

impl Ledger {
    /// Items from the oldest to the newest, from the one that has the record of that number.
    pub(crate) fn items(&self, from: i64) -> impl Stream<Item = Result<Item, LedgerError>> + Send + '_ {
        const SQL: &str = "SELECT number AS first, number AS last, before, digest, hash, sealed, id FROM record
            WHERE number >= ?1
            UNION ALL SELECT first, last, before, NULL, hash, sealed, NULL FROM segment WHERE last >= ?1
            ORDER BY first";
        let rows = sqlx::query(SQL).bind(from).fetch(&self.pool);
        rows.map_err(LedgerError::from).and_then(async |row| Item::of(&row))
    }

    /// Items from the newest to the oldest, beginning below that number.
    pub(crate) fn items_back(&self, before: i64) -> impl Stream<Item = Result<Item, LedgerError>> + Send + '_ {
        const SQL: &str = "SELECT number AS first, number AS last, before, digest, hash, sealed, id FROM record
            WHERE number < ?1
            UNION ALL SELECT first, last, before, NULL, hash, sealed, NULL FROM segment WHERE first < ?1
            ORDER BY first DESC";
        let rows = sqlx::query(SQL).bind(before).fetch(&self.pool);
        rows.map_err(LedgerError::from).and_then(async |row| Item::of(&row))
    }
}
