//! What is said face to face: an invitation that does not say why, and a card with what to say, sealed until it was said.

use cloison_keys::{Identity, Recipients};
use cloison_ledger::{Ledger, LedgerError, Outcome, Place};
use cloison_policy::Level;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use zeroize::Zeroizing;

use crate::check::to_engine;
use crate::dto::{Card, Decision, Draft, Invitation, Meeting, Recorded};
use crate::keep::now;
use crate::{AppError, Cloison, Unlock};

/// What the ids of cards begin with, among what the ledger keeps sealed.
const CARD: &str = "card-";
/// How long a meeting can be, in minutes.
const MINUTES: std::ops::RangeInclusive<u32> = 5..=24 * 60;
/// Most characters of a place.
const LONGEST_PLACE: usize = 500;

/// When a meeting begins; none while that is not agreed.
pub(crate) fn start(meeting: &Meeting) -> Result<Option<Timestamp>, AppError> {
    let bad = |_| AppError::BadMeeting;
    let start = meeting.start.as_ref().map(|start| start.parse::<DateTime>()).transpose().map_err(bad)?;
    if !MINUTES.contains(&meeting.minutes) || meeting.place.chars().count() > LONGEST_PLACE {
        return Err(AppError::BadMeeting);
    }
    start.map(|start| start.to_zoned(TimeZone::system()).map(|start| start.timestamp())).transpose().map_err(bad)
}

impl Cloison {
    /// Whether an invitation may be sent by any channel: it says who, when and where, and nothing delicate.
    pub(crate) fn is_neutral(&self, invitation: &Invitation) -> Result<(), AppError> {
        let Invitation { subject, body, meeting } = invitation;
        let body = format!("{body}\n\n{}", meeting.place);
        let loaded = self.policy();
        let draft = Draft { subject: subject.clone(), body, to: meeting.with.clone(), ..Draft::default() };
        if self.judge(&loaded, &to_engine(draft, &self.files)?).level == Level::Trivial {
            Ok(())
        } else {
            Err(AppError::NotNeutral)
        }
    }

    /// Records that the draft will be said face to face, and seals it as a card until then. When this returns, both are
    /// on disk.
    ///
    /// # Errors
    /// [`AppError::NotNeutral`] or [`AppError::BadMeeting`]: then nothing is recorded; else as [`Cloison::decide`].
    pub async fn arrange(
        &self,
        draft: Draft,
        invitation: &Invitation,
        place: Place,
        unlock: &Unlock<'_>,
    ) -> Result<Recorded, AppError> {
        let at = start(&invitation.meeting)?;
        self.is_neutral(invitation)?;
        let device = self.device(unlock).await?;
        let card = Card {
            id: String::new(),
            made: now().to_string(),
            at: at.map(|at| at.to_string()),
            meeting: invitation.meeting.clone(),
            subject: draft.subject.clone(),
            body: draft.body.clone(),
        };
        let bytes = Zeroizing::new(serde_json::to_vec(&card).map_err(|error| AppError::bad_input(&error))?);
        let id = format!("{CARD}{:x}", Timestamp::now().as_nanosecond());
        let ledger = self.ledger().await?;
        // To the device alone: an officer reads decisions, not what two people wanted to tell each other. And before the
        // decision: what is recorded as arranged can be said.
        ledger.keep_draft(&id, &bytes, &Recipients::from(device.recipient())).await?;
        let decision = Decision { draft, outcome: Outcome::Arranged, reason: None };
        let recorded = self.decide(decision, place, unlock).await;
        if recorded.is_err()
            && let Err(error) = ledger.drop_draft(&id).await
        {
            // Why it was not recorded is what the writer has to know.
            tracing::warn!(code = error.code(), "a card without its decision is left");
        }
        recorded
    }

    /// The cards that are not burnt, the next meeting first, those without an hour last.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn cards(&self, unlock: &Unlock<'_>) -> Result<Vec<Card>, AppError> {
        if self.known_device()?.is_none() {
            return Ok(Vec::new());
        }
        let book = self.open_book(unlock).await?;
        cards(&self.ledger().await?, book.identity()).await
    }

    /// The ids of the cards whose meeting begins within so many minutes, as far as they can be opened now. Nobody is asked for
    /// a passphrase, and no key is made for it.
    pub async fn cards_due(&self, minutes: i64) -> Vec<String> {
        let Some(identity) = self.opened_identity() else { return Vec::new() };
        let Ok(ledger) = self.ledger().await else { return Vec::new() };
        let now = Timestamp::now();
        let due = |card: &Card| {
            begins(card).is_some_and(|start| (0..=minutes * 60).contains(&(start.as_second() - now.as_second())))
        };
        let cards = cards(&ledger, &identity).await.unwrap_or_default();
        cards.into_iter().filter(due).map(|card| card.id).collect()
    }

    /// Burns a card: it is deleted and overwritten. The record that something was arranged stays.
    ///
    /// # Errors
    /// [`LedgerError::Held`] under a legal hold, [`AppError::Key`], [`AppError::Ledger`].
    pub async fn burn_card(&self, id: &str, unlock: &Unlock<'_>) -> Result<(), AppError> {
        let (_, book, ledger) = self.all(unlock).await?;
        Ok(ledger.burn_drafts(&[format!("{CARD}{id}")], book.identity()).await?)
    }
}

async fn cards(ledger: &Ledger, identity: &Identity) -> Result<Vec<Card>, AppError> {
    let (kept, _) = ledger.drafts(identity).await?;
    let card = |(id, bytes): (String, Zeroizing<Vec<u8>>)| {
        let id = id.strip_prefix(CARD)?.to_owned();
        Some(Card { id, ..serde_json::from_slice(&bytes).ok()? })
    };
    let mut cards: Vec<Card> = kept.into_iter().filter_map(card).collect();
    cards.sort_by_cached_key(|card| {
        let begins = begins(card);
        (begins.is_none(), begins, card.made.clone())
    });
    Ok(cards)
}

/// When a card's meeting begins: the moment that the invitation names, wherever the laptop is by now.
fn begins(card: &Card) -> Option<Timestamp> {
    let named = card.at.as_ref().and_then(|at| at.parse().ok());
    named.or_else(|| start(&card.meeting).ok().flatten())
}

/// Burns the cards that were made before a time and whose meeting was before it, too; not under a legal hold.
pub(crate) async fn burn_old_cards(ledger: &Ledger, identity: &Identity, before: Timestamp) -> Result<(), AppError> {
    let old = |card: &Card| card.made.parse::<Timestamp>().ok().max(begins(card)).is_some_and(|latest| latest < before);
    let cards = cards(ledger, identity).await?;
    let old: Vec<String> = cards.iter().filter(|card| old(card)).map(|card| format!("{CARD}{}", card.id)).collect();
    if old.is_empty() {
        return Ok(());
    }
    match ledger.burn_drafts(&old, identity).await {
        Err(LedgerError::Held) => Ok(()),
        burnt => Ok(burnt?),
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8PathBuf;
    use jiff::SignedDuration;
    use secrecy::SecretString;

    use super::*;
    use crate::{Home, KeyStore, PolicySource};

    /// How many cards there were, and how many are left of them once all are old.
    async fn burnt(hold: bool) -> (usize, usize) {
        let folder = tempfile::tempdir().unwrap();
        let home = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        let cloison = Cloison::new(PolicySource::default(), Home::At(home)).unwrap();
        let passphrase = SecretString::from("correct horse battery staple");
        let unlock =
            Unlock { store: Some(KeyStore::Passphrase), passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
        for start in [None, Some("2026-12-01T18:30"), Some("2096-12-01T18:30")] {
            let start = start.map(str::to_owned);
            let meeting = Meeting { start, minutes: 30, ..Meeting::default() };
            let invitation = Invitation { subject: "Meeting".to_owned(), body: String::new(), meeting };
            let draft = Draft { body: "Karim goes.".to_owned(), channel: "meeting".to_owned(), ..Draft::default() };
            cloison.arrange(draft, &invitation, Place::Window, &unlock).await.unwrap();
        }
        if hold {
            cloison.set_hold(true, "an inquiry".to_owned(), &unlock).await.unwrap();
        }
        let (_, book, ledger) = cloison.all(&unlock).await.unwrap();
        let before = cloison.cards(&unlock).await.unwrap().len();
        let later = now() + SignedDuration::from_hours(24 * 365);
        burn_old_cards(&ledger, book.identity(), later).await.unwrap();
        (before, cloison.cards(&unlock).await.unwrap().len())
    }

    #[tokio::test]
    async fn old_cards_are_burnt() {
        assert_eq!(burnt(false).await, (3, 1), "but not before their meeting");
    }

    #[tokio::test]
    async fn nothing_is_burnt_under_a_hold_whatever_is_left_to_purge() {
        assert_eq!(burnt(true).await, (3, 3));
    }
}
