//! What is being written, kept sealed until it is sent or dropped.
//!
//! A draft is kept under a place of its own, so that one that is begun before the ledger was opened, or beside one that was
//! put away, is written over none. Places are numbered from the oldest.

use cloison_keys::Recipients;
use zeroize::Zeroizing;

use crate::dto::{Draft, KeptDraft};
use crate::{AppError, Cloison, Unlock};

/// The draft of place 0; that of another has its number behind it.
const DESK: &str = "desk";

fn id_of(place: u32) -> String {
    if place == 0 { DESK.to_owned() } else { format!("{DESK}-{place}") }
}

fn place_of(id: &str) -> Option<u32> {
    match id.strip_prefix(DESK)? {
        "" => Some(0),
        number => number.strip_prefix('-')?.parse().ok(),
    }
}

impl Cloison {
    /// Keeps a draft of the window in its place, or behind all others where it has none yet, sealed to the device alone:
    /// recovery recipients read decisions, not what was never sent. No key is needed. An empty one is forgotten. Returns its
    /// place; none for an empty one, nor before there is an identity, when nothing is kept.
    ///
    /// # Errors
    /// [`AppError::Ledger`], [`AppError::Key`].
    pub async fn keep_draft(&self, draft: &Draft, place: Option<u32>) -> Result<Option<u32>, AppError> {
        let Some(device) = self.known_device()? else { return Ok(None) };
        let ledger = self.ledger().await?;
        if draft.subject.is_empty() && draft.body.is_empty() && draft.to.is_empty() && draft.attachments.is_empty() {
            if let Some(place) = place {
                ledger.drop_draft(&id_of(place)).await?;
            }
            return Ok(None);
        }
        let bytes = Zeroizing::new(serde_json::to_vec(draft).map_err(|error| AppError::bad_input(&error))?);
        let place = if let Some(place) = place {
            place
        } else {
            let last = ledger.draft_ids().await?.iter().filter_map(|id| place_of(id)).max();
            last.map_or(0, |last| last.saturating_add(1))
        };
        ledger.keep_draft(&id_of(place), &bytes, &Recipients::from(device.recipient())).await?;
        Ok(Some(place))
    }

    /// The draft of the window that was begun last, but for the one in a place, and how many wait behind it.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn kept_draft(&self, beside: Option<u32>, unlock: &Unlock<'_>) -> Result<Option<KeptDraft>, AppError> {
        if self.known_device()?.is_none() {
            return Ok(None);
        }
        let book = self.open_book(unlock).await?;
        let (drafts, _) = self.ledger().await?.drafts(book.identity()).await?;
        let read = |(id, bytes): &(String, Zeroizing<Vec<u8>>)| {
            let place = place_of(id).filter(|place| Some(*place) != beside)?;
            Some((place, serde_json::from_slice(bytes).ok()?))
        };
        let mut kept: Vec<(u32, Draft)> = drafts.iter().filter_map(read).collect();
        kept.sort_unstable_by_key(|(place, _)| *place);
        let waiting = u32::try_from(kept.len().saturating_sub(1)).unwrap_or(u32::MAX);
        Ok(kept.pop().map(|(place, draft)| KeptDraft { draft, place, waiting }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_names() {
        for place in [0, 1, 7, u32::MAX] {
            assert_eq!(place_of(&id_of(place)), Some(place));
        }
        for other in ["card-17", "desk-", "desk-x", "desktop", ""] {
            assert_eq!(place_of(other), None, "{other}");
        }
    }
}
