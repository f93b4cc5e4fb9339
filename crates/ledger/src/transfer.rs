//! Taking records out, and in on another machine.

use std::collections::HashSet;

use cloison_keys::{Identity, Recipients};
use futures_util::TryStreamExt;
use zeroize::Zeroizing;

use crate::chain::Hash;
use crate::record::Line;
use crate::{Ledger, LedgerError, RecordId};

/// How many records are appended in one transaction.
const BATCH: usize = 1000;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many records were appended.
    pub records: u64,
    /// How many were there already.
    pub known: u64,
    /// How many records are in segments of this ledger that the key does not open: whether they are among those that were
    /// appended, nobody knows.
    pub unopened: u64,
}

/// The records of a ledger.
#[derive(Default)]
struct Present {
    ids: HashSet<RecordId>,
    /// The digests of single records that the key does not open.
    unopened: HashSet<Hash>,
    /// How many records are in segments that it does not open.
    nameless: u64,
}

impl Ledger {
    /// Gives each record's line of JSON, as it was sealed, oldest first, to `each`, which says whether to go on. Returns
    /// how many could not be opened.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn export(
        &self,
        identity: &Identity,
        each: &mut (dyn FnMut(RecordId, &[u8]) -> bool + Send),
    ) -> Result<u64, LedgerError> {
        let mut unopened = 0;
        let mut items = std::pin::pin!(self.items(i64::MIN));
        while let Some(item) = items.try_next().await? {
            let Some(lines) = item.lines(identity) else {
                unopened += item.count();
                continue;
            };
            if !lines.iter().all(|line| each(line.id, &line.bytes)) {
                break;
            }
        }
        Ok(unopened)
    }

    /// What is here already, as far as it can be known.
    async fn present(&self, identity: &Identity) -> Result<Present, LedgerError> {
        let mut present = Present::default();
        let mut items = std::pin::pin!(self.items(i64::MIN));
        while let Some(item) = items.try_next().await? {
            match (item.lines(identity), item.id(), item.digest) {
                (Some(lines), ..) => present.ids.extend(lines.iter().map(|line| line.id)),
                (None, Some(id), _) => present.ids.extend([id]),
                (None, None, Some(digest)) => present.unopened.extend([digest]),
                (None, None, None) => present.nameless += item.count(),
            }
        }
        Ok(present)
    }

    /// Appends the records of an export, a line each, that are not here yet. They keep their ids and times, and get
    /// numbers of this ledger. Where it stops at a bad line, what came before is appended; the same file again appends
    /// the rest.
    ///
    /// # Errors
    /// [`LedgerError::BadLine`]; as [`Ledger::append`].
    pub async fn import(
        &self,
        lines: &mut (dyn Iterator<Item = std::io::Result<Zeroizing<Vec<u8>>>> + Send),
        identity: &Identity,
        recipients: &Recipients,
    ) -> Result<Imported, LedgerError> {
        let mut present = self.present(identity).await?;
        let mut done = Imported { unopened: present.nameless, ..Imported::default() };
        let mut batch = Vec::new();
        let mut bad = None;
        for (number, line) in (1..).zip(lines) {
            let line = line.map_err(|error| LedgerError::Io(sqlx::Error::Io(error)))?;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let Some(line) = Line::read(line.trim_ascii()).filter(|line| line.said().is_some()) else {
                bad = Some(LedgerError::BadLine { line: number });
                break;
            };
            if present.unopened.contains(&line.digest) || !present.ids.insert(line.id) {
                done.known += 1;
                continue;
            }
            batch.push(line);
            if batch.len() == BATCH {
                self.append_lines(&batch, recipients).await?;
                done.records += BATCH as u64;
                batch.clear();
            }
        }
        if !batch.is_empty() {
            self.append_lines(&batch, recipients).await?;
            done.records += batch.len() as u64;
        }
        bad.map_or(Ok(done), Err)
    }
}
