//! Taking records out, and in on another machine.

use std::collections::HashSet;

use cloison_keys::{Identity, Recipients};
use futures_util::TryStreamExt;
use zeroize::Zeroizing;

use crate::chain::{Hash, Place};
use crate::ledger::seal_all;
use crate::record::Line;
use crate::{Ledger, LedgerError, RecordId};

/// How many records are appended in one transaction.
const BATCH: usize = 1000;

/// How often a batch is compared anew with what others have recorded meanwhile.
const TRIES: u32 = 20;

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

/// The records of a ledger up to its end, as it was when they were read.
#[derive(Default)]
struct Present {
    end: Place,
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

    /// Takes in what was recorded since the records of `present` were read.
    async fn read_on(&self, present: &mut Present, identity: &Identity) -> Result<(), LedgerError> {
        let from = present.end.number + 1;
        // Before the records: what comes meanwhile may be taken in twice, and is never missed.
        present.end = self.head().await?.end;
        let mut items = std::pin::pin!(self.items(from));
        while let Some(item) = items.try_next().await? {
            match (item.lines(identity), item.id(), item.digest) {
                (Some(lines), ..) => present.ids.extend(lines.iter().map(|line| line.id)),
                (None, Some(id), _) => present.ids.extend([id]),
                (None, None, Some(digest)) => present.unopened.extend([digest]),
                (None, None, None) => present.nameless += item.count(),
            }
        }
        Ok(())
    }

    /// Appends the records of an export, a line each, that are not here yet, nor recorded or imported meanwhile. They keep
    /// their ids and times, and get numbers of this ledger. Where it stops at a bad line, what came before is appended; the
    /// same file again appends the rest. Nothing is, unless `unsure` says so, where this ledger has segments that the key
    /// does not open, and a record might be there already.
    ///
    /// # Errors
    /// [`LedgerError::Unsure`], [`LedgerError::BadLine`]; as [`Ledger::append`].
    pub async fn import(
        &self,
        lines: &mut (dyn Iterator<Item = std::io::Result<Zeroizing<Vec<u8>>>> + Send),
        identity: &Identity,
        recipients: &Recipients,
        unsure: bool,
    ) -> Result<Imported, LedgerError> {
        let mut present = Present::default();
        self.read_on(&mut present, identity).await?;
        if present.nameless > 0 && !unsure {
            return Err(LedgerError::Unsure { records: present.nameless });
        }
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
            batch.push(line);
            if batch.len() == BATCH {
                self.import_batch(&mut batch, &mut present, &mut done, (identity, recipients)).await?;
            }
        }
        self.import_batch(&mut batch, &mut present, &mut done, (identity, recipients)).await?;
        bad.map_or(Ok(done), Err)
    }

    /// Appends those of a batch that are not here.
    async fn import_batch(
        &self,
        batch: &mut Vec<Line>,
        present: &mut Present,
        done: &mut Imported,
        (identity, recipients): (&Identity, &Recipients),
    ) -> Result<(), LedgerError> {
        let all = batch.len();
        let mut here = HashSet::new();
        batch.retain(|line| !present.has(line) && here.insert(line.id));
        let mut sealed = seal_all(std::mem::take(batch), recipients)?;
        for _ in 0..TRIES {
            if sealed.is_empty() {
                done.known += all as u64;
                return Ok(());
            }
            if let Some(end) = self.append_sealed(Some(present.end), &sealed).await? {
                present.end = end;
                present.ids.extend(sealed.iter().map(|(line, _)| line.id));
                done.records += sealed.len() as u64;
                done.known += (all - sealed.len()) as u64;
                return Ok(());
            }
            self.read_on(present, identity).await?;
            sealed.retain(|(line, _)| !present.has(line));
        }
        Err(LedgerError::Busy)
    }
}

impl Present {
    fn has(&self, line: &Line) -> bool {
        self.unopened.contains(&line.digest) || self.ids.contains(&line.id)
    }
}
