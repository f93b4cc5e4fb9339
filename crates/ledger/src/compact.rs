//! Compacting: single records become segments of up to 4,096, sealed and compressed together.
//!
//! A single record costs a size class on disk and some 100 µs to open; in a segment it costs its compressed line. The last
//! segment is written anew until it is full. Opening and sealing are done while others may write; the change itself is one
//! transaction, which does nothing if somebody else has changed the same records meanwhile. A record that does not open,
//! or is not what the chain says, stays as it is.

use std::num::NonZero;

use cloison_keys::{Identity, Recipients};
use futures_util::TryStreamExt;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::items::Item;
use crate::record::Line;
use crate::{Ledger, LedgerError, seal};

/// How many records a segment has when it is full.
pub(crate) const FULL: usize = 4096;
/// Most bytes of a segment's lines, a single longer one excepted: where the policy keeps texts they may be long, and a segment
/// is opened as a whole.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Fewer single records in a row stay as they are: a segment written anew for each would cost more than it gives.
const FEW: usize = 32;

/// Some items in a row, opened: their records lead from the first one's beginning to the last one's hash.
struct Run {
    items: Vec<Item>,
    lines: Vec<Line>,
}

impl Ledger {
    /// Compacts the single records that there are when it begins, but for a few; `progress` is told how many of how many
    /// are done. Returns how many were moved.
    ///
    /// # Errors
    /// [`LedgerError::ReadOnly`], [`LedgerError::Full`], [`LedgerError::Busy`], [`LedgerError::Damaged`],
    /// [`LedgerError::Io`], [`LedgerError::Key`]; what was compacted by then stays so, and nothing is lost.
    pub async fn compact(
        &self,
        identity: &Identity,
        recipients: &Recipients,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<u64, LedgerError> {
        self.compact_runs(FEW, identity, recipients, progress).await
    }

    /// As [`Ledger::compact`], of runs of so many single records or more.
    pub(crate) async fn compact_runs(
        &self,
        few: usize,
        identity: &Identity,
        recipients: &Recipients,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<u64, LedgerError> {
        let singles: i64 = sqlx::query_scalar("SELECT count(*) FROM record").fetch_one(&self.pool).await?;
        let (mut moved, mut seen, mut from) = (0, 0, 0);
        while seen < singles.unsigned_abs() && singles.unsigned_abs() >= few as u64 {
            let items = self.singles(from).await?;
            let Some(last) = items.last().map(|item| item.last) else { break };
            (from, seen) = (last + 1, seen + items.len() as u64);
            let identity_of_task = identity.clone();
            let runs = tokio::task::spawn_blocking(move || runs(items, &identity_of_task)).await;
            for run in runs.map_err(|_| LedgerError::Damaged)? {
                if run.items.len() >= few {
                    moved += self.put(run, identity, recipients).await?;
                }
            }
            progress(seen, singles.unsigned_abs());
        }
        if moved > 0 {
            if let Err(error) = self.give_room_back().await {
                tracing::warn!(code = error.code(), "room could not be given back");
            }
            tracing::info!(records = moved, "compacted");
        }
        Ok(moved)
    }

    async fn singles(&self, from: i64) -> Result<Vec<Item>, LedgerError> {
        const SQL: &str = "SELECT number AS first, number AS last, before, digest, hash, sealed, id FROM record
            WHERE number >= ? ORDER BY number LIMIT 4096";
        let rows = sqlx::query(SQL).bind(from).fetch(&self.pool);
        rows.map_err(LedgerError::from).and_then(async |row| Item::of(&row)).try_collect().await
    }

    /// Puts a run into segments, the last one before it among them if that has room. Returns how many single records were
    /// moved: none if somebody else was quicker.
    async fn put(&self, mut run: Run, identity: &Identity, recipients: &Recipients) -> Result<u64, LedgerError> {
        let moved = run.items.len() as u64;
        if let Some((before, lines)) = self.segment_with_room(&run, identity).await? {
            run.items.insert(0, before);
            run.lines.splice(0..0, lines);
        }
        let mut place = run.items[0].begins();
        let mut made = Vec::new();
        let mut rest = &run.lines[..];
        while !rest.is_empty() {
            let (lines, later) = rest.split_at(as_many_as_fit(rest));
            rest = later;
            let (first, before) = (place.number + 1, place.hash);
            place = lines.iter().fold(place, |place, line| place.then(&line.digest));
            made.push((first, place.number, before, place.hash, seal::segment(lines, recipients)?));
        }
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let segment = run.items.iter().find(|item| item.digest.is_none());
        if let Some(segment) = segment
            && !delete(&mut transaction, segment).await?
        {
            return Ok(0);
        }
        let singles = run.items.iter().filter(|item| item.digest.is_some());
        if !delete_singles(&mut transaction, singles).await? {
            return Ok(0);
        }
        for (first, last, before, hash, sealed) in made {
            sqlx::query("INSERT INTO segment (first, last, before, hash, sealed) VALUES (?, ?, ?, ?, ?)")
                .bind(first)
                .bind(last)
                .bind(&before[..])
                .bind(&hash[..])
                .bind(sealed)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(moved)
    }

    /// The segment just before a run, if it has room and opens.
    async fn segment_with_room(
        &self,
        run: &Run,
        identity: &Identity,
    ) -> Result<Option<(Item, Vec<Line>)>, LedgerError> {
        const SQL: &str = "SELECT first, last, before, NULL AS digest, hash, sealed, NULL AS id FROM segment
            WHERE last = ? AND hash = ? AND last - first + 1 < ?";
        let begins = run.items[0].begins();
        let row = sqlx::query(SQL)
            .bind(begins.number)
            .bind(&begins.hash[..])
            .bind(i64::try_from(FULL).unwrap_or(0))
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let before = Item::of(&row)?;
        Ok(before.records(identity).map(|lines| (before, lines)))
    }

    /// Gives the room of what was deleted back to the disk, and moves what waits in the write-ahead log into the file, as
    /// far as nobody is reading it.
    pub(crate) async fn give_room_back(&self) -> Result<(), LedgerError> {
        // Each step of this pragma gives back a page: it has to be read to the end.
        sqlx::query("PRAGMA incremental_vacuum").fetch_all(&self.pool).await?;
        let busy: i64 = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.pool).await?.try_get(0)?;
        tracing::debug!(busy, "room given back");
        Ok(())
    }
}

/// How many lines one segment takes, at least one.
fn as_many_as_fit(lines: &[Line]) -> usize {
    let mut bytes = 0;
    let fits = |line: &&Line| {
        bytes += line.bytes.len() + 1;
        bytes <= MOST_BYTES
    };
    lines.iter().take(FULL).take_while(fits).count().max(1)
}

/// Deletes an item that is still as it was read.
pub(crate) async fn delete(connection: &mut SqliteConnection, item: &Item) -> Result<bool, LedgerError> {
    let sql = match item.digest {
        Some(_) => "DELETE FROM record WHERE number = ? AND ? = number AND hash = ?",
        None => "DELETE FROM segment WHERE first = ? AND last = ? AND hash = ?",
    };
    let deleted = sqlx::query(sql).bind(item.first).bind(item.last).bind(&item.hash[..]).execute(connection).await?;
    Ok(deleted.rows_affected() == 1)
}

/// Deletes single records in a row, if the last of them is as it was read and all are there: the chain up to it is the same
/// then.
async fn delete_singles<'i>(
    connection: &mut SqliteConnection,
    mut items: impl Iterator<Item = &'i Item>,
) -> Result<bool, LedgerError> {
    const SQL: &str = "DELETE FROM record WHERE number BETWEEN ?1 AND ?2
        AND (SELECT hash FROM record WHERE number = ?2) = ?3";
    let Some(first) = items.next() else { return Ok(true) };
    let last = items.last().unwrap_or(first);
    let deleted = sqlx::query(SQL).bind(first.first).bind(last.last).bind(&last.hash[..]).execute(connection).await?;
    Ok(deleted.rows_affected() == u64::try_from(last.last - first.first + 1).unwrap_or(0))
}

/// The runs among single records: a record that does not open or does not follow from the one before ends one.
fn runs(items: Vec<Item>, identity: &Identity) -> Vec<Run> {
    let opened = open_all(&items, identity);
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (item, lines) in items.into_iter().zip(opened) {
        let Some(lines) = lines else {
            open = false;
            continue;
        };
        let last = runs.last_mut().filter(|run| {
            let before = run.items.last().map(|before| (before.last, before.hash));
            open && before == Some((item.first - 1, item.before))
        });
        match last {
            Some(run) => {
                run.lines.extend(lines);
                run.items.push(item);
            }
            None => runs.push(Run { items: vec![item], lines }),
        }
        open = true;
    }
    runs
}

/// Opens items on all processors.
fn open_all(items: &[Item], identity: &Identity) -> Vec<Option<Vec<Line>>> {
    on_all(items, |item| item.records(identity))
}

/// Does something with each item, on all processors.
pub(crate) fn on_all<T: Send>(items: &[Item], work: impl Fn(&Item) -> Option<T> + Sync) -> Vec<Option<T>> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            items.chunks(share).map(|part| scope.spawn(|| part.iter().map(&work).collect::<Vec<_>>())).collect();
        let missing = |part: &[Item]| part.iter().map(|_| None).collect();
        parts
            .into_iter()
            .zip(items.chunks(share))
            .flat_map(|(part, items)| part.join().unwrap_or_else(|_| missing(items)))
            .collect()
    })
}
