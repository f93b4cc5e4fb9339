//! The ledger as it is read with a key: listed, filtered, searched, counted.
//!
//! The newest page is read from the file as it is asked for. The first search or filter reads every record into memory;
//! after that only what is new is read. When the book is dropped, the words that it held are wiped.

use std::collections::BTreeMap;

use cloison_keys::Identity;
use cloison_policy::Level;
use futures_util::TryStreamExt;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use crate::filter::Filter;
use crate::items::Item;
use crate::rows::{Row, Rows};
use crate::{IdPrefix, Ledger, LedgerError, Outcome, RecordId, Said, seal};

/// How many sealed bytes are opened at a time, on all processors, before the next are read: some segments, whose lines take
/// four times as much.
const BATCH: usize = 1024 * 1024;

/// From so many new records up, the memory for them is taken at once.
const MANY: i64 = 10_000;

/// An unlocked ledger.
#[derive(Debug)]
pub struct Book {
    ledger: Ledger,
    identity: Identity,
    read: Mutex<Read>,
    /// The last segment that was opened: the next page is mostly in it too.
    opened: Mutex<Option<Opened>>,
}

#[derive(Debug, Default)]
struct Read {
    rows: Rows,
    /// The last number that was read.
    through: i64,
    unopened: u64,
}

#[derive(Debug)]
struct Opened {
    first: i64,
    hash: [u8; 32],
    plain: Zeroizing<Vec<u8>>,
}

/// A record as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the ledger, from 1.
    pub number: i64,
    /// Its name.
    pub id: RecordId,
    /// What it says.
    pub said: Said,
}

/// Some entries, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The entries.
    pub entries: Vec<Entry>,
    /// How many there are in all: of the filter, or in the ledger.
    pub total: u64,
    /// How many among those that were looked at could not be opened.
    pub unopened: u64,
    /// The number before which to ask for the next page; none after the last.
    pub next: Option<i64>,
}

/// Counts of decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How many there are.
    pub decisions: u64,
    /// By level, the lowest first.
    pub levels: [u64; 3],
    /// By outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [u64; 6],
    /// By channel, the most used first.
    pub channels: Vec<(String, u64)>,
    /// By day, the oldest first, days without decisions left out: the levels, and how many were overridden.
    pub days: Vec<(Date, [u64; 3], u64)>,
    /// By rule, the most overridden first: in how many decisions it was found, and how many of those were overridden.
    pub rules: Vec<(String, u64, u64)>,
    /// How many records could not be opened.
    pub unopened: u64,
}

impl Book {
    /// Opens the ledger with a key.
    #[must_use]
    pub fn new(ledger: Ledger, identity: Identity) -> Book {
        Book { ledger, identity, read: Mutex::default(), opened: Mutex::default() }
    }

    /// The key that opened it.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Entries that a filter asks for, newest first, those before a number if one is given, at most `limit`.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn page(&self, filter: &Filter, before: Option<i64>, limit: usize) -> Result<Page, LedgerError> {
        let before = before.unwrap_or(i64::MAX);
        if filter.is_empty() {
            return self.newest(before, limit).await;
        }
        let read = self.refreshed().await?;
        let wanted = read.rows.wanted(filter);
        let mut page = Page { unopened: read.unopened, ..Page::default() };
        let mut more = false;
        for row in read.rows.all.iter().rev().filter(|row| wanted(row)) {
            page.total += 1;
            let number = i64::from(row.number);
            if number >= before {
                continue;
            }
            if page.entries.len() < limit {
                page.entries.push(Entry { number, id: row.id(), said: read.rows.said(row) });
            } else {
                more = true;
            }
        }
        page.next = page.entries.last().map(|entry| entry.number).filter(|_| more);
        Ok(page)
    }

    /// The newest entries, read from the file.
    async fn newest(&self, before: i64, limit: usize) -> Result<Page, LedgerError> {
        let mut page = Page { total: self.ledger.count().await?.0, ..Page::default() };
        let mut looked_at = None;
        let mut items = std::pin::pin!(self.ledger.items_back(before));
        while let Some(item) = items.try_next().await? {
            if page.entries.len() >= limit {
                page.next = looked_at;
                break;
            }
            let mut rows = Rows::default();
            if !self.read_item(&item, before, limit - page.entries.len(), &mut rows).await {
                page.unopened += item.count();
            }
            let cut = rows.all.len() == limit - page.entries.len();
            for row in &rows.all {
                page.entries.push(Entry { number: row.number.into(), id: row.id(), said: rows.said(row) });
            }
            looked_at = Some(rows.all.last().map_or(item.first, |row| row.number.into()));
            if cut && looked_at.is_some_and(|number| number > item.first) {
                page.next = looked_at;
                break;
            }
        }
        Ok(page)
    }

    /// The newest records of an item below a number, newest first; `false` if it does not open.
    async fn read_item(&self, item: &Item, before: i64, limit: usize, rows: &mut Rows) -> bool {
        if item.digest.is_some() {
            return item
                .lines(&self.identity)
                .is_some_and(|lines| lines.iter().all(|line| rows.push_named(item.first, line.id, &line.bytes)));
        }
        let mut opened = self.opened.lock().await;
        let known = opened.as_ref().is_some_and(|known| known.first == item.first && known.hash == item.hash);
        if !known {
            let Some(plain) = item.open(&self.identity) else { return false };
            *opened = Some(Opened { first: item.first, hash: item.hash, plain });
        }
        let Some(segment) = opened.as_ref() else { return false };
        let mut number = item.last;
        for line in seal::lines(&segment.plain).rev() {
            if rows.all.len() == limit {
                break;
            }
            if number < before && !rows.push(number, line) {
                tracing::debug!("a record of a kind that this program does not know");
            }
            number -= 1;
        }
        true
    }

    /// The record whose id begins so, with everything that it says.
    ///
    /// # Errors
    /// [`LedgerError::NoRecord`] if there is none, or more than one.
    pub async fn find(&self, id: &IdPrefix) -> Result<Entry, LedgerError> {
        let (number, id) = {
            let read = self.refreshed().await?;
            let mut found = read.rows.all.iter().filter(|row| row.id().begins_with(id));
            match (found.next(), found.next()) {
                (Some(row), None) => (i64::from(row.number), row.id()),
                _ => return Err(LedgerError::NoRecord),
            }
        };
        let mut items = std::pin::pin!(self.ledger.items(number));
        let item = items.try_next().await?.ok_or(LedgerError::NoRecord)?;
        let lines = item.lines(&self.identity).ok_or(LedgerError::Unopenable)?;
        let line = lines.iter().find(|line| line.id == id).ok_or(LedgerError::NoRecord)?;
        let said = line.said().ok_or(LedgerError::Unopenable)?;
        Ok(Entry { number, id, said })
    }

    /// The examples for the officer, oldest first, and how many records could not be opened.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn examples(&self) -> Result<(Vec<Entry>, u64), LedgerError> {
        let read = self.refreshed().await?;
        let entry = |row: &Row| Entry { number: row.number.into(), id: row.id(), said: read.rows.said(row) };
        Ok((read.rows.all.iter().filter(|row| row.is_example()).map(entry).collect(), read.unopened))
    }

    /// Counts the decisions that a filter asks for; days are those of the time zone.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn stats(&self, filter: &Filter, zone: &TimeZone) -> Result<Stats, LedgerError> {
        let read = self.refreshed().await?;
        let wanted = read.rows.wanted(filter);
        let mut stats = Stats { unopened: read.unopened, ..Stats::default() };
        let mut channels: BTreeMap<&str, u64> = BTreeMap::new();
        let mut days: BTreeMap<Date, ([u64; 3], u64)> = BTreeMap::new();
        let mut rules: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for row in read.rows.all.iter().filter(|row| row.is_decision() && wanted(row)) {
            let level = Level::ALL.iter().position(|level| *level == row.level()).unwrap_or(0);
            let outcome = Outcome::ALL.iter().position(|outcome| *outcome == row.outcome()).unwrap_or(0);
            let overridden = u64::from(row.outcome() == Outcome::Overridden);
            stats.decisions += 1;
            stats.levels[level] += 1;
            stats.outcomes[outcome] += 1;
            *channels.entry(read.rows.channel(row)).or_default() += 1;
            let day = days.entry(row.when().to_zoned(zone.clone()).date()).or_default();
            day.0[level] += 1;
            day.1 += overridden;
            for (rule, _) in read.rows.rules_of(row) {
                let rule = rules.entry(rule).or_default();
                rule.0 += 1;
                rule.1 += overridden;
            }
        }
        stats.channels = channels.into_iter().map(|(channel, count)| (channel.to_owned(), count)).collect();
        stats.channels.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        stats.days = days.into_iter().map(|(day, (levels, overridden))| (day, levels, overridden)).collect();
        stats.rules = rules.into_iter().map(|(rule, (found, over))| (rule.to_owned(), found, over)).collect();
        stats.rules.sort_by_key(|(_, found, overridden)| std::cmp::Reverse((*overridden, *found)));
        Ok(stats)
    }

    /// Every record in memory, those that came since the last time included.
    async fn refreshed(&self) -> Result<tokio::sync::MutexGuard<'_, Read>, LedgerError> {
        let mut read = self.read.lock().await;
        let head = self.ledger.head().await?;
        read.rows.forget(head.start.number);
        if head.end.number == read.through {
            return Ok(read);
        }
        if head.end.number < read.through {
            // The file was put back to an older state under our feet.
            *read = Read::default();
        }
        let missing = head.end.number - read.through.max(head.start.number);
        if missing > MANY {
            read.rows.reserve(usize::try_from(missing).unwrap_or(0));
        }
        let from = read.through + 1;
        let mut items = std::pin::pin!(self.ledger.items(from));
        let (mut batch, mut bytes) = (Vec::new(), 0);
        loop {
            let next = items.try_next().await?;
            let done = next.is_none();
            bytes += next.as_ref().map_or(0, |item| item.sealed.len());
            batch.extend(next);
            if done || bytes >= BATCH {
                self.take_in(std::mem::take(&mut batch), &mut read).await?;
                bytes = 0;
            }
            if done {
                return Ok(read);
            }
        }
    }

    async fn take_in(&self, items: Vec<Item>, read: &mut Read) -> Result<(), LedgerError> {
        let identity = self.identity.clone();
        let opened = tokio::task::spawn_blocking(move || {
            let plain = crate::compact::on_all(&items, |item| item.open(&identity));
            (items, plain)
        });
        let (items, plain) = opened.await.map_err(|_| LedgerError::Damaged)?;
        for (item, plain) in items.iter().zip(plain) {
            let Some(plain) = plain else {
                read.unopened += item.count();
                read.through = read.through.max(item.last);
                continue;
            };
            for (number, line) in (item.first..).zip(seal::lines(&plain)) {
                if number <= read.through {
                    continue;
                }
                let known = match item.id() {
                    Some(id) => read.rows.push_named(number, id, line),
                    None => read.rows.push(number, line),
                };
                read.unopened += u64::from(!known);
            }
            read.through = read.through.max(item.last);
        }
        Ok(())
    }
}
