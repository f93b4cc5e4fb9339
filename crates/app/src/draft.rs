//! What is being written, kept sealed until it is sent or dropped.

use cloison_keys::Recipients;
use zeroize::Zeroizing;

use crate::dto::Draft;
use crate::{AppError, Cloison, Unlock};

/// The draft of the main window.
const DESK: &str = "desk";

impl Cloison {
    /// Keeps the draft of the window, sealed to the device alone: recovery recipients read decisions, not what was never
    /// sent. An empty one is forgotten. Nothing is kept before there is an identity.
    ///
    /// # Errors
    /// [`AppError::Ledger`], [`AppError::Key`].
    pub async fn keep_draft(&self, draft: &Draft) -> Result<(), AppError> {
        let Some(device) = self.known_device()? else { return Ok(()) };
        let ledger = self.ledger().await?;
        if draft.subject.is_empty() && draft.body.is_empty() && draft.to.is_empty() && draft.attachments.is_empty() {
            return Ok(ledger.drop_draft(DESK).await?);
        }
        let bytes = Zeroizing::new(serde_json::to_vec(draft).map_err(|error| AppError::bad_input(&error))?);
        Ok(ledger.keep_draft(DESK, &bytes, &Recipients::from(device.recipient())).await?)
    }

    /// The draft that was kept, once the ledger is unlocked.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn kept_draft(&self, unlock: &Unlock<'_>) -> Result<Option<Draft>, AppError> {
        if self.known_device()?.is_none() {
            return Ok(None);
        }
        let book = self.open_book(unlock).await?;
        let (drafts, _) = self.ledger().await?.drafts(book.identity()).await?;
        let kept = drafts.iter().find(|(id, _)| id == DESK);
        Ok(kept.and_then(|(_, bytes)| serde_json::from_slice(bytes).ok()))
    }
}
