//! Keeping the ledger: compacted, no longer than the policy says, held, sealed to those whom the policy names.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cloison_keys::{Device, Identity, KeyError};
use cloison_ledger::{Book, Hold, Ledger, LedgerError, Resealed, Said};

use crate::meeting::burn_old_cards;
use crate::{AppError, Cloison, Unlock};

/// Most characters of a reason.
pub(crate) const LONGEST_REASON: usize = 2000;

/// How long the copy of a ledger of an older format, or of a damaged one, is kept.
const A_WEEK: std::time::Duration = std::time::Duration::from_hours(7 * 24);

/// How the ledger is kept up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptUp {
    /// How many records were purged.
    pub purged: u64,
    /// How many were compacted.
    pub compacted: u64,
    /// Whether a legal hold stopped the purge.
    pub held: bool,
}

/// A reason without the space around it.
pub(crate) fn reason(text: Option<String>) -> Result<Option<String>, AppError> {
    let reason = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if reason.as_ref().is_some_and(|reason| reason.chars().count() > LONGEST_REASON) {
        return Err(AppError::ReasonTooLong);
    }
    Ok(reason)
}

pub(crate) fn now() -> jiff::Timestamp {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now)
}

/// Brings the anchor to the ledger's end, and notes whether the ledger fits it.
pub(crate) async fn raise_anchor(ledger: &Ledger, device: &Device, identity: Option<&Identity>, unfit: &AtomicBool) {
    match ledger.raise_anchor(device, identity).await {
        // Beside a passphrase file nothing is compared without the key.
        Ok(()) if identity.is_none() => {}
        Ok(()) => unfit.store(false, Ordering::SeqCst),
        Err(error) => {
            unfit.fetch_or(matches!(error, LedgerError::Unfit), Ordering::SeqCst);
            tracing::warn!(code = error.code(), "the anchor could not be raised");
        }
    }
}

impl Cloison {
    /// Purges what is older than the policy says, compacts single records, and brings the anchor to the end. To be called
    /// once the ledger is unlocked, and once a day.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`]; a clock that is behind the records, a legal hold and a ledger
    /// that does not fit its anchor are none, nor is one that is empty or can only be read.
    pub async fn keep_up(
        &self,
        unlock: &Unlock<'_>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<KeptUp, AppError> {
        let (device, book, ledger) = match self.all(unlock).await {
            Err(AppError::NoIdentity | AppError::Ledger(LedgerError::ReadOnly)) => return Ok(KeptUp::default()),
            all => all?,
        };
        // First of all: is it the ledger that was left? Neither a purge nor compacting moves its end.
        raise_anchor(&ledger, &device, Some(book.identity()), &self.unfit).await;
        let mut fits = true;
        let (purged, held) = match self.purge_opened(&device, &book, &ledger).await {
            Ok(purged) => (purged, false),
            Err(AppError::Ledger(LedgerError::Held)) => (0, true),
            Err(AppError::Ledger(LedgerError::Unfit)) => {
                fits = false;
                (0, false)
            }
            Err(AppError::Ledger(LedgerError::Clock)) => {
                tracing::warn!("the clock is behind the newest record: nothing is purged");
                (0, false)
            }
            Err(error) => return Err(error),
        };
        // Cards stand beside the chain: a clock that is behind its records keeps none. But whether there is a hold is read from
        // the ledger, and one that was put back from before does not know of it.
        if fits {
            burn_old_cards(&ledger, book.identity(), self.kept_since()?).await?;
        }
        let compacted = ledger.compact(book.identity(), &self.recipients(&device)?, progress).await?;
        Ok(KeptUp { purged, compacted, held })
    }

    /// Purges what is older than the policy says.
    ///
    /// # Errors
    /// [`LedgerError::Held`] under a legal hold, [`LedgerError::Clock`] if the clock is behind the newest record,
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn purge(&self, unlock: &Unlock<'_>) -> Result<u64, AppError> {
        let (device, book, ledger) = self.all(unlock).await?;
        let purged = self.purge_opened(&device, &book, &ledger).await?;
        burn_old_cards(&ledger, book.identity(), self.kept_since()?).await?;
        Ok(purged)
    }

    /// What is older than this is kept no longer.
    fn kept_since(&self) -> Result<jiff::Timestamp, AppError> {
        let days = i64::from(self.policy().policy.ledger.retention_days);
        Ok(now().checked_sub(jiff::SignedDuration::from_hours(24 * days)).map_err(|_| LedgerError::Clock)?)
    }

    async fn purge_opened(&self, device: &Device, book: &Book, ledger: &Ledger) -> Result<u64, AppError> {
        let (now, before) = (now(), self.kept_since()?);
        let recipients = self.recipients(device)?;
        let purged = ledger.purge(before, now, device, book.identity(), &recipients).await?.records;
        self.drop_former(ledger, book).await?;
        Ok(purged)
    }

    /// Deletes what the ledger was before it was brought to this format or rescued, once that is a week old, since no purge
    /// reaches it; not under a hold.
    async fn drop_former(&self, ledger: &Ledger, book: &Book) -> Result<(), AppError> {
        let old = |file: &std::path::Path| {
            let made = std::fs::metadata(file).and_then(|file| file.modified()).ok();
            made.and_then(|made| made.elapsed().ok()).is_some_and(|age| age >= A_WEEK)
        };
        let copies: Vec<_> = self.directory()?.former_ledgers().into_iter().filter(|file| old(file)).collect();
        if copies.is_empty() || ledger.hold(book.identity()).await?.is_some() {
            return Ok(());
        }
        let deleted = copies.iter().filter(|file| std::fs::remove_file(file).is_ok()).count();
        tracing::info!(deleted, "copies of a former ledger are a week old");
        Ok(())
    }

    /// The legal hold that is in force.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn hold(&self, unlock: &Unlock<'_>) -> Result<Option<Hold>, AppError> {
        let book = self.open_book(unlock).await?;
        Ok(self.ledger().await?.hold(book.identity()).await?)
    }

    /// Sets or lifts a legal hold, which is recorded.
    ///
    /// # Errors
    /// [`AppError::NoReason`], [`AppError::ReasonTooLong`], [`LedgerError::HoldUnchanged`], [`AppError::Key`],
    /// [`AppError::Ledger`].
    pub async fn set_hold(&self, set: bool, why: String, unlock: &Unlock<'_>) -> Result<(), AppError> {
        let reason = reason(Some(why))?.ok_or(AppError::NoReason)?;
        let (device, book, ledger) = self.all(unlock).await?;
        let hold = Hold { time: now(), set, reason };
        ledger.set_hold(hold, book.identity(), &self.recipients(&device)?).await?;
        self.anchor_later(device, ledger).await;
        Ok(())
    }

    /// Seals everything anew, to those whom the policy names now.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`]; what was done by then stays done.
    pub async fn reseal(
        &self,
        unlock: &Unlock<'_>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Resealed, AppError> {
        let (device, book, ledger) = self.all(unlock).await?;
        Ok(ledger.reseal(book.identity(), &self.recipients(&device)?, progress).await?)
    }

    /// Seals and appends what happened; what is left to do then is done after it was acknowledged.
    pub(crate) async fn append(&self, said: Said, device: Device) -> Result<cloison_ledger::RecordId, AppError> {
        let ledger = self.ledger().await?;
        let id = ledger.append(&said, &self.recipients(&device)?).await?;
        self.anchor_later(device, ledger).await;
        Ok(id)
    }

    /// Brings the anchor to the ledger's end, after this returns. [`Cloison::close`] waits for it.
    pub(crate) async fn anchor_later(&self, device: Device, ledger: Ledger) {
        let identity = self.opened_identity();
        let unfit = self.unfit.clone();
        let mut tasks = self.tasks.lock().await;
        while tasks.try_join_next().is_some() {}
        tasks.spawn(async move { raise_anchor(&ledger, &device, identity.as_ref(), &unfit).await });
    }

    /// What a reader of the ledger has to know beside what it says: it does not fit what was noted of it.
    #[must_use]
    pub fn ledger_warning(&self) -> Option<AppError> {
        self.unfit.load(Ordering::SeqCst).then(|| LedgerError::Unfit.into())
    }

    /// Takes the ledger as it is, whatever was noted of it: for somebody who has read what [`Cloison::verify`] says.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn accept_ledger(&self, unlock: &Unlock<'_>) -> Result<(), AppError> {
        // Not with another's key: who takes it as it is can open the device's own.
        if unlock.identity.is_some() {
            return Err(KeyError::PassphraseNeeded.into());
        }
        let (device, _, ledger) = self.all(unlock).await?;
        ledger.accept(&device).await?;
        self.unfit.store(false, Ordering::SeqCst);
        tracing::warn!("the ledger was taken as it is");
        Ok(())
    }

    /// The device, the opened book and the ledger, of a ledger that was begun.
    pub(crate) async fn all(&self, unlock: &Unlock<'_>) -> Result<(Device, Arc<Book>, Ledger), AppError> {
        let ledger = self.ledger().await?;
        let device = self.known_device()?.ok_or(AppError::NoIdentity)?;
        let book = self.open_book(unlock).await?;
        if ledger.is_read_only() {
            return Err(LedgerError::ReadOnly.into());
        }
        Ok((device, book, ledger))
    }
}

impl AppError {
    /// Whether it says that the key cannot be had now, and not that anything is wrong with it.
    pub(crate) fn is_without_key(&self) -> bool {
        matches!(
            self,
            AppError::Locked
                | AppError::Key(KeyError::PassphraseNeeded | KeyError::NoKeyring | KeyError::KeyringLocked)
        )
    }
}
