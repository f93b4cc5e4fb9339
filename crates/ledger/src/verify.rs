//! Is everything there, unchanged, in order, and up to the end?
//!
//! Each single record says which hash it follows, and its own hash goes over its number: so a record that stands where it
//! does not belong says where it does. A segment is opened, and its records lead from the hash before it to its own. The
//! beginning is compared with the checkpoint of the last purge, the end with the anchor.

use std::collections::HashSet;

use cloison_keys::{Device, Identity};
use futures_util::TryStreamExt;
use serde::{Deserialize, Serialize};

use crate::anchor::{Anchors, Fit};
use crate::chain::{Hash, Place, link};
use crate::items::Item;
use crate::ledger::Head;
use crate::record::Line;
use crate::{Ledger, LedgerError};

/// How far from where it belongs a record is looked for.
const FAR: i64 = 64;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// They do not say what the chain says that they say.
    Changed,
    /// They are missing.
    Missing,
    /// They were put between others.
    Inserted,
    /// They stand where others belong.
    Moved,
    /// They are there already.
    Duplicated,
    /// The key does not open them.
    Unopenable,
    /// The end was cut off.
    CutOff,
    /// An older state of the whole ledger was put back, or another one in its place.
    PutBack,
}

/// One thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The first record's number.
    pub first: i64,
    /// The last record's number.
    pub last: i64,
    /// What is wrong with them.
    pub kind: FaultKind,
}

/// The result of a check of the whole ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many records were read.
    pub records: u64,
    /// How many were purged before them.
    pub purged: u64,
    /// Whether each was opened, not only its hash checked.
    pub opened: bool,
    /// Whether the end was compared with an anchor.
    pub anchored: bool,
    /// Whether an anchor is there that this program did not write so: then nobody can say whether the end is the end.
    pub anchor_damaged: bool,
    /// What is wrong, in the order of the records.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty() && !self.anchor_damaged
    }
}

/// An item, and the number under which its hash was made.
struct Seen {
    item: Item,
    belongs: Option<i64>,
    lines: Option<Vec<Line>>,
    opens: bool,
}

struct Walk {
    report: Report,
    /// The last record that was read: its number here, and the hashes that a next one may follow.
    last: i64,
    hashes: [Hash; 2],
    /// By how much the numbers are off since a record was inserted or removed and the others were numbered anew.
    shift: i64,
    ids: HashSet<u64>,
}

impl Ledger {
    /// Checks the ledger from the first record to the last: that each follows from the one before, with a key that each
    /// opens and says what the chain says, and with the device that the end is where it was anchored. Works through the
    /// ledger in order, with some ten bytes of memory for each record; `progress` is told after each record or segment.
    ///
    /// # Errors
    /// Only what stops the reading itself; what is wrong with records is in the report.
    pub async fn verify(
        &self,
        identity: Option<&Identity>,
        device: Option<&Device>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Report, LedgerError> {
        // Anchors and head as they are together: what is recorded while this works is neither missing nor inserted.
        let (anchors, head) = self.anchors_and_head(device, identity).await?;
        let total = u64::try_from(head.end.number - head.start.number).unwrap_or(0);
        let mut walk = Walk::from(&head, identity.is_some());
        self.walk(&mut walk, identity, total, progress).await?;
        walk.end(&head, self.head().await?.end.number);
        let mut report = walk.report;
        self.check_beginning(&head, identity, &mut report).await?;
        if let Some(anchors) = anchors {
            self.check_anchors(&head, anchors, identity, &mut report).await?;
        }
        report.faults.sort_by_key(|fault| fault.first);
        Ok(report)
    }

    async fn walk(
        &self,
        walk: &mut Walk,
        identity: Option<&Identity>,
        total: u64,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<(), LedgerError> {
        let mut items = std::pin::pin!(self.items(i64::MIN));
        let mut next = items.try_next().await?.map(|item| Seen::of(item, identity));
        while let Some(seen) = next {
            next = items.try_next().await?.map(|item| Seen::of(item, identity));
            walk.see(&seen, next.as_ref());
            progress(walk.report.records, total);
        }
        Ok(())
    }

    /// What was purged was purged by the program: its checkpoint says where the chain went on.
    async fn check_beginning(
        &self,
        head: &Head,
        identity: Option<&Identity>,
        report: &mut Report,
    ) -> Result<(), LedgerError> {
        if head.start == Place::BEGINNING {
            return Ok(());
        }
        let Some(identity) = identity else { return Ok(()) };
        if self.checkpoint(identity).await?.is_none_or(|start| start != head.start) {
            report.faults.push(Fault { first: 1, last: head.start.number, kind: FaultKind::Missing });
        }
        Ok(())
    }

    async fn check_anchors(
        &self,
        head: &Head,
        anchors: Anchors,
        identity: Option<&Identity>,
        report: &mut Report,
    ) -> Result<(), LedgerError> {
        report.anchored = !anchors.hidden && !anchors.damaged && !anchors.known.is_empty();
        report.anchor_damaged = anchors.damaged;
        for anchor in anchors.known {
            match self.fit(&anchor, head, identity).await? {
                Fit::Holds => {}
                Fit::Unknown => report.anchored = false,
                Fit::Broken if report.faults.iter().any(|fault| fault.last >= anchor.end.number) => {}
                Fit::Broken if head.start.number > anchor.start.number => {
                    let first = anchor.start.number + 1;
                    report.faults.push(Fault { first, last: head.start.number, kind: FaultKind::Missing });
                }
                Fit::Broken => {
                    let first = (head.end.number + 1).min(anchor.end.number);
                    report.faults.push(Fault { first, last: anchor.end.number, kind: FaultKind::PutBack });
                }
            }
        }
        report.faults.dedup();
        Ok(())
    }
}

impl Seen {
    fn of(item: Item, identity: Option<&Identity>) -> Seen {
        let near = || std::iter::once(0).chain((1..=FAR).flat_map(|far| [far, -far])).map(|far| item.first + far);
        let lines = identity.and_then(|identity| item.lines(identity));
        let opens = lines.is_some() || identity.is_none_or(|identity| item.open(identity).is_some());
        // Where it stands, or somewhere near.
        let belongs = match (&item.digest, &lines) {
            (Some(digest), _) => near().find(|number| link(&item.before, *number, digest) == item.hash),
            (None, Some(lines)) => near().find(|number| item.is_led_to(lines, *number)),
            // Who opens it knows.
            (None, None) => Some(item.first),
        };
        let lines = lines.filter(|lines| belongs.is_some_and(|number| item.is_led_to(lines, number)));
        Seen { item, belongs, lines, opens }
    }

    fn shift(&self) -> Option<i64> {
        self.belongs.map(|number| self.item.first - number)
    }
}

impl Walk {
    fn from(head: &Head, opened: bool) -> Walk {
        let purged = u64::try_from(head.start.number).unwrap_or(0);
        let report = Report { purged, opened, ..Report::default() };
        let hashes = [head.start.hash; 2];
        Walk { report, last: head.start.number, hashes, shift: 0, ids: HashSet::new() }
    }

    fn fault(&mut self, first: i64, last: i64, kind: FaultKind) {
        let fault = Fault { first, last, kind };
        if self.report.faults.last() != Some(&fault) {
            self.report.faults.push(fault);
        }
    }

    fn see(&mut self, seen: &Seen, next: Option<&Seen>) {
        let item = &seen.item;
        let (first, last) = (item.first, item.last);
        self.report.records += item.count();
        let gap = first != self.last + 1;
        if first > self.last + 1 {
            self.fault(self.last + 1, first - 1, FaultKind::Missing);
        }
        let repeated = self.repeats(seen);
        let mut follows = self.hashes.contains(&item.before);
        match seen.shift() {
            _ if first <= self.last => self.fault(first, last, FaultKind::Inserted),
            _ if repeated => {
                self.fault(first, last, FaultKind::Duplicated);
                follows = true;
                // Those after it may have been numbered anew to make room.
                if next.and_then(Seen::shift) == Some(self.shift + 1) {
                    self.shift += 1;
                }
            }
            None => {
                self.fault(first, last, FaultKind::Changed);
                follows = true;
            }
            Some(shift) if shift == self.shift => {}
            // The numbers stay off from here on: something was put in or taken out before.
            Some(shift) if next.and_then(Seen::shift).is_none_or(|next| next == shift) => {
                if shift > self.shift {
                    self.fault(first - (shift - self.shift), first - 1, FaultKind::Inserted);
                } else {
                    self.fault(first, first - 1 + self.shift - shift, FaultKind::Missing);
                }
                (self.shift, follows) = (shift, true);
            }
            Some(_) => {
                self.fault(first, last, FaultKind::Moved);
                follows = true;
            }
        }
        if !seen.opens {
            self.fault(first, last, FaultKind::Unopenable);
        } else if self.report.opened && seen.lines.is_none() && seen.belongs == Some(first - self.shift) {
            self.fault(first, last, FaultKind::Changed);
        }
        if !follows && !gap {
            // The one before leads elsewhere than to this one: it is not what stood there.
            let before = self.last;
            let known = self.report.faults.iter().any(|fault| (fault.first..=fault.last).contains(&before));
            if !known {
                self.fault(before.max(1), before.max(1), FaultKind::Changed);
            }
        }
        self.last = self.last.max(last);
        let made = item.digest.map(|digest| link(&item.before, first - self.shift, &digest));
        self.hashes = [item.hash, made.unwrap_or(item.hash)];
    }

    /// Whether a record of the item was there already.
    fn repeats(&mut self, seen: &Seen) -> bool {
        let start = |bytes: &[u8]| bytes.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        match (&seen.lines, &seen.item.digest) {
            (_, Some(digest)) => !self.ids.insert(start(digest)),
            (Some(lines), None) => {
                lines.iter().map(|line| start(&line.digest)).filter(|id| !self.ids.insert(*id)).count() > 0
            }
            (None, None) => false,
        }
    }

    /// The end is where the file itself says, or said when this began.
    fn end(&mut self, head: &Head, now: i64) {
        if self.last < head.end.number {
            self.fault(self.last + 1, head.end.number, FaultKind::CutOff);
        } else if self.last > now {
            self.fault(now + 1, self.last, FaultKind::Inserted);
        } else if self.last == head.end.number && !self.hashes.contains(&head.end.hash) && self.shift == 0 {
            self.fault(self.last.max(1), self.last.max(1), FaultKind::Changed);
        }
    }
}
