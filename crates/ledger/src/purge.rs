//! Keeping no longer than the policy says, and not purging while a legal hold is in force.
//!
//! What is purged are the oldest records, up to the first that is young enough; what is missing or damaged among them is as old
//! as they are. The anchor is told first where the chain
//! will begin; a sealed checkpoint says it in the file, so that what is left stays verifiable. What was deleted is
//! overwritten with zeros in the file, and the write-ahead log is emptied.

use cloison_keys::{Device, Identity, Recipients};
use futures_util::TryStreamExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::chain::{Hash, Place};
use crate::compact::delete;
use crate::items::Item;
use crate::record::Line;
use crate::{Hold, Ledger, LedgerError, RecordId, Said, ledger, seal};

/// What a purge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// How many records are gone.
    pub records: u64,
}

/// What is sealed where the chain begins after a purge.
#[derive(Serialize, Deserialize)]
struct Checkpoint {
    format: u32,
    /// When the purge was.
    time: Timestamp,
    /// The last record that was purged.
    through: i64,
    /// Its hash.
    hash: String,
}

/// What goes: whole items, and the first records of one more.
struct Plan {
    whole: Vec<Item>,
    parted: Option<(Item, Vec<Line>)>,
    start: Place,
}

impl Ledger {
    /// The legal hold that is in force, from the newest record that speaks of one: by its time, since what is imported from
    /// elsewhere is older than where it stands.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Busy`], [`LedgerError::Io`].
    pub async fn hold(&self, identity: &Identity) -> Result<Option<Hold>, LedgerError> {
        let mut newest: Option<Hold> = None;
        let mut items = std::pin::pin!(self.items_back(i64::MAX));
        while let Some(item) = items.try_next().await? {
            // A damaged record may be the one that speaks of it: what is known of the others counts.
            for line in item.lines(identity).unwrap_or_default().iter().rev().filter(|line| line.is_hold()) {
                if let Some(Said::Hold(hold)) = line.said() {
                    // Backwards: of two at one time the later one counts.
                    if newest.as_ref().is_none_or(|newest| hold.time > newest.time) {
                        newest = Some(hold);
                    }
                }
            }
        }
        Ok(newest.filter(|hold| hold.set))
    }

    /// Records that a legal hold begins or ends.
    ///
    /// # Errors
    /// [`LedgerError::HoldUnchanged`] if it does already; as [`Ledger::append`].
    pub async fn set_hold(
        &self,
        hold: Hold,
        identity: &Identity,
        recipients: &Recipients,
    ) -> Result<RecordId, LedgerError> {
        if self.hold(identity).await?.is_some() == hold.set {
            return Err(LedgerError::HoldUnchanged);
        }
        self.append(&Said::Hold(hold), recipients).await
    }

    /// Deletes the records from before a time, oldest first, up to the first that is not older. One that does not open, or does
    /// not say what the chain says, goes with one behind it that does and is old enough.
    ///
    /// # Errors
    /// [`LedgerError::Held`] while a legal hold is in force; [`LedgerError::Clock`] if `now` is before the newest record,
    /// since then the clock is not to be trusted; [`LedgerError::Key`] if the anchor cannot be told; as
    /// [`Ledger::append`]. In each case nothing was purged.
    pub async fn purge(
        &self,
        before: Timestamp,
        now: Timestamp,
        device: &Device,
        identity: &Identity,
        recipients: &Recipients,
    ) -> Result<Purged, LedgerError> {
        let Some(plan) = self.plan(before, identity).await? else { return Ok(Purged::default()) };
        let head = self.head().await?;
        if self.newest(identity).await?.is_some_and(|newest| newest > now) {
            return Err(LedgerError::Clock);
        }
        if self.hold(identity).await?.is_some() {
            return Err(LedgerError::Held);
        }
        self.anchor_start(device, identity, plan.start).await?;
        let checkpoint =
            Checkpoint { format: 1, time: now, through: plan.start.number, hash: hex::encode(plan.start.hash) };
        let checkpoint = Zeroizing::new(serde_json::to_vec(&checkpoint).map_err(|_| LedgerError::Damaged)?);
        let checkpoint = seal::record(&checkpoint, recipients)?;
        let rest = match &plan.parted {
            Some((item, lines)) => Some((item, seal::segment(lines, recipients)?)),
            None => None,
        };
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        if ledger::head(&mut transaction).await?.end != head.end {
            // What was recorded meanwhile may be a hold.
            return Ok(Purged::default());
        }
        for item in plan.whole.iter().chain(plan.parted.as_ref().map(|(item, _)| item)) {
            if !delete(&mut transaction, item).await? {
                // Somebody compacts or purges at this moment: the next purge finds what is left.
                return Ok(Purged::default());
            }
        }
        if let Some((item, sealed)) = rest {
            sqlx::query("INSERT INTO segment (first, last, before, hash, sealed) VALUES (?, ?, ?, ?, ?)")
                .bind(plan.start.number + 1)
                .bind(item.last)
                .bind(&plan.start.hash[..])
                .bind(&item.hash[..])
                .bind(sealed)
                .execute(&mut *transaction)
                .await?;
        }
        sqlx::query(
            "INSERT INTO checkpoint (one, sealed) VALUES (1, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
        )
        .bind(checkpoint)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("UPDATE head SET start = ?, start_hash = ?")
            .bind(plan.start.number)
            .bind(&plan.start.hash[..])
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        if let Err(error) = self.give_room_back().await {
            // What is gone is gone; its room is given back the next time.
            tracing::warn!(code = error.code(), "room could not be given back");
        }
        let parted = plan.parted.as_ref().map_or(0, |(_, young)| young.len() as u64);
        let records =
            plan.whole.iter().chain(plan.parted.as_ref().map(|(item, _)| item)).map(Item::count).sum::<u64>() - parted;
        tracing::info!(records, "purged");
        Ok(Purged { records })
    }

    async fn plan(&self, before: Timestamp, identity: &Identity) -> Result<Option<Plan>, LedgerError> {
        let head = self.head().await?;
        let mut plan = Plan { whole: Vec::new(), parted: None, start: head.start };
        // Nobody can say how old these are, but for what was recorded after them.
        let mut ageless = Vec::new();
        let mut items = std::pin::pin!(self.items(i64::MIN));
        while let Some(mut item) = items.try_next().await? {
            let lines = item.records(identity);
            // Only the names are needed from here on.
            item.sealed = Vec::new();
            let Some(mut lines) = lines else {
                ageless.push(item);
                continue;
            };
            let old = lines.iter().take_while(|line| line.time().is_some_and(|time| time < before)).count();
            if old == 0 {
                break;
            }
            plan.whole.append(&mut ageless);
            let young = lines.split_off(old);
            plan.start = lines.iter().fold(item.begins(), |place, line| place.then(&line.digest));
            if young.is_empty() {
                plan.whole.push(item);
            } else {
                plan.parted = Some((item, young));
                break;
            }
        }
        Ok((plan.start != head.start).then_some(plan))
    }

    /// When the newest record was made.
    async fn newest(&self, identity: &Identity) -> Result<Option<Timestamp>, LedgerError> {
        let mut items = std::pin::pin!(self.items_back(i64::MAX));
        while let Some(item) = items.try_next().await? {
            if let Some(lines) = item.lines(identity) {
                return Ok(lines.iter().filter_map(Line::time).max());
            }
        }
        Ok(None)
    }

    /// Where the chain begins, by what the last purge sealed.
    pub(crate) async fn checkpoint(&self, identity: &Identity) -> Result<Option<Place>, LedgerError> {
        let sealed: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT sealed FROM checkpoint").fetch_optional(&self.pool).await?;
        Ok(sealed.and_then(|sealed| {
            let plain = seal::open_record(&sealed, identity)?;
            let checkpoint: Checkpoint = serde_json::from_slice(&plain).ok()?;
            let mut hash: Hash = [0; 32];
            hex::decode_to_slice(checkpoint.hash, &mut hash).ok()?;
            Some(Place { number: checkpoint.through, hash })
        }))
    }
}
