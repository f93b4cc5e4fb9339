//! The anchor: where the chain begins and ends, kept where the key is kept, outside the file. With it an end that was cut
//! off, or an older copy of the file put back, is found.
//!
//! It may be behind the file, when somebody recorded without reaching it; it is never ahead, but for the beginning, which
//! it is told of before a purge.

use cloison_keys::{self as keys, Device, Identity, Keeping, KeyError};

use crate::chain::{Hash, Place};
use crate::ledger::Head;
use crate::{Ledger, LedgerError};

const LABEL: &str = "cloison-anchor-1";

/// How the file fits an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// The anchored place is a place of the file's chain.
    Holds,
    /// The place is in a segment, and without the key nobody can say.
    Unknown,
    /// It is not: records are missing or others stand in their place.
    Broken,
}

fn to_bytes(head: &Head) -> Vec<u8> {
    let place = |place: &Place| format!("{} {}", place.number, hex::encode(place.hash));
    format!("{LABEL} {} {}", place(&head.start), place(&head.end)).into_bytes()
}

fn from_bytes(bytes: &[u8]) -> Option<Head> {
    let mut words = std::str::from_utf8(bytes).ok()?.split(' ');
    if words.next()? != LABEL {
        return None;
    }
    let mut place = || {
        let number = words.next()?.parse().ok()?;
        let mut hash: Hash = [0; 32];
        hex::decode_to_slice(words.next()?, &mut hash).ok()?;
        Some(Place { number, hash })
    };
    Some(Head { start: place()?, end: place()? })
}

/// A keyring answers over a bus, and files may be slow: nothing else waits for them.
async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, LedgerError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| LedgerError::Damaged)
}

async fn write(device: &Device, which: keys::Anchor, head: Head) -> Result<(), LedgerError> {
    let device = device.clone();
    Ok(on_a_thread(move || device.set_anchor(which, &to_bytes(&head))).await??)
}

/// What is anchored.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    pub(crate) known: Vec<Head>,
    /// One could not be looked at: the key or the keyring is wanting.
    pub(crate) hidden: bool,
    /// One is there and is not what this program wrote.
    pub(crate) damaged: bool,
}

/// As [`anchors`], on a thread of its own.
async fn anchors_of(device: &Device, identity: Option<&Identity>) -> Result<Anchors, LedgerError> {
    let (device, identity) = (device.clone(), identity.cloned());
    on_a_thread(move || anchors(&device, identity.as_ref())).await
}

/// The anchors of a device.
fn anchors(device: &Device, identity: Option<&Identity>) -> Anchors {
    let mut found = Anchors::default();
    // A keyring has the second only if it came there with a key that was restored.
    for which in [keys::Anchor::Checked, keys::Anchor::Unchecked] {
        match device.anchor(which, identity).map(|bytes| bytes.map(|bytes| from_bytes(&bytes))) {
            Ok(Some(Some(anchor))) => found.known.push(anchor),
            Ok(Some(None)) | Err(KeyError::Damaged) => found.damaged = true,
            Ok(None) => {}
            Err(_) => found.hidden = true,
        }
    }
    // Who wrote the second could not see that a purge had begun. The other way round it proves nothing: anybody can write it.
    if let [checked, unchecked] = &mut found.known[..]
        && unchecked.start.number < checked.start.number
    {
        unchecked.start = checked.start;
    }
    found
}

impl Ledger {
    /// Brings the anchor to the file's end. What was anchored before is compared first: if the file does not fit it, it
    /// stays as it is, for `verify` to tell. Without the identity, beside a passphrase file, it cannot be compared, and the
    /// end is noted in a place of its own.
    ///
    /// It asks a keyring or seals a file: some ten milliseconds.
    ///
    /// # Errors
    /// [`LedgerError::Unfit`] if the file does not fit; [`LedgerError::Key`] if the anchor cannot be written or read now.
    pub async fn raise_anchor(&self, device: &Device, identity: Option<&Identity>) -> Result<(), LedgerError> {
        self.set_anchor(device, identity, None).await
    }

    /// Takes the file as it is: the anchor is made anew from it, whatever it said before. For a person who has seen what
    /// `verify` says, and knows why.
    ///
    /// # Errors
    /// [`LedgerError::Key`] if the anchor cannot be written now.
    pub async fn accept(&self, device: &Device) -> Result<(), LedgerError> {
        let locked = device.clone();
        let _lock = on_a_thread(move || locked.lock_anchor()).await??;
        write(device, keys::Anchor::Checked, self.head().await?).await?;
        let device = device.clone();
        on_a_thread(move || device.forget_anchor(keys::Anchor::Unchecked)).await
    }

    /// As [`Ledger::raise_anchor`], and tells the anchor that the chain will begin there.
    pub(crate) async fn anchor_start(
        &self,
        device: &Device,
        identity: &Identity,
        start: Place,
    ) -> Result<(), LedgerError> {
        self.set_anchor(device, Some(identity), Some(start)).await
    }

    async fn set_anchor(
        &self,
        device: &Device,
        identity: Option<&Identity>,
        begins: Option<Place>,
    ) -> Result<(), LedgerError> {
        let locked = device.clone();
        let _lock = on_a_thread(move || locked.lock_anchor()).await??;
        let head = self.head().await?;
        if device.kept_in() == Keeping::Passphrase && identity.is_none() {
            return write(device, keys::Anchor::Unchecked, head).await;
        }
        let Anchors { known, hidden, damaged } = anchors_of(device, identity).await?;
        if damaged {
            return Err(LedgerError::Unfit);
        }
        if hidden {
            return Err(KeyError::KeyringLocked.into());
        }
        let mut new = Head { start: begins.unwrap_or(head.start), end: head.end };
        for anchor in &known {
            if *anchor == head {
                continue;
            }
            match self.fit(anchor, &head, identity).await? {
                Fit::Holds => {}
                Fit::Unknown => return Err(KeyError::PassphraseNeeded.into()),
                // Somebody has purged since the head was read: the next time it is compared with what is there then.
                Fit::Broken if self.head().await?.start != head.start => return Err(LedgerError::Busy),
                // Nor is anything purged: what is to be purged is the old end of a chain that fits.
                Fit::Broken => return Err(LedgerError::Unfit),
            }
            if anchor.start.number > new.start.number {
                new.start = anchor.start;
            }
        }
        if known == [new] {
            return Ok(());
        }
        write(device, keys::Anchor::Checked, new).await?;
        let device = device.clone();
        on_a_thread(move || device.forget_anchor(keys::Anchor::Unchecked)).await
    }

    /// The anchors, with the head that they belong to.
    pub(crate) async fn anchors_and_head(
        &self,
        device: Option<&Device>,
        identity: Option<&Identity>,
    ) -> Result<(Option<Anchors>, Head), LedgerError> {
        let Some(device) = device else { return Ok((None, self.head().await?)) };
        let locked = device.clone();
        let _lock = on_a_thread(move || locked.lock_anchor()).await??;
        Ok((Some(anchors_of(device, identity).await?), self.head().await?))
    }

    /// Whether the file's chain goes through an anchored end, and does not begin after the anchored beginning.
    pub(crate) async fn fit(
        &self,
        anchor: &Head,
        head: &Head,
        identity: Option<&Identity>,
    ) -> Result<Fit, LedgerError> {
        if head.start.number > anchor.start.number || anchor.end.number > head.end.number {
            return Ok(Fit::Broken);
        }
        for place in [anchor.end, anchor.start] {
            match self.is_in_chain(place, head, identity).await? {
                Fit::Holds => {}
                other => return Ok(other),
            }
        }
        Ok(Fit::Holds)
    }

    async fn is_in_chain(&self, place: Place, head: &Head, identity: Option<&Identity>) -> Result<Fit, LedgerError> {
        let told = |holds| if holds { Fit::Holds } else { Fit::Broken };
        if place.number <= head.start.number {
            return Ok(told(place.number < head.start.number || place == head.start));
        }
        let items = self.items(place.number);
        let mut items = std::pin::pin!(items);
        let Some(item) = futures_util::TryStreamExt::try_next(&mut items).await? else { return Ok(Fit::Broken) };
        if item.last == place.number {
            return Ok(told(item.hash == place.hash));
        }
        if item.first > place.number {
            return Ok(Fit::Broken);
        }
        let Some(identity) = identity else { return Ok(Fit::Unknown) };
        let Some(lines) = item.records(identity) else { return Ok(Fit::Broken) };
        let mut reached = item.begins();
        for line in &lines {
            reached = reached.then(&line.digest);
            if reached.number == place.number {
                break;
            }
        }
        Ok(told(reached == place))
    }
}
