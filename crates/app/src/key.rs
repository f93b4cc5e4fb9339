//! The recovery sheet, and the end of everything.

use std::fs;

use cloison_keys::{Identity, KeyError, SheetLanguage};
use secrecy::SecretString;

use crate::open::in_some_store;
use crate::{AppError, Cloison, Language, Unlock};

impl Cloison {
    /// The 24 words from which the key can be made again.
    ///
    /// # Errors
    /// [`AppError::NoIdentity`], [`AppError::Key`].
    pub async fn recovery_words(&self, language: Language, unlock: &Unlock<'_>) -> Result<SecretString, AppError> {
        if self.known_device()?.is_none() {
            return Err(AppError::NoIdentity);
        }
        let book = self.open_book(unlock).await?;
        // There are lists of words in a few languages.
        let language = if language == Language::Fr { SheetLanguage::French } else { SheetLanguage::English };
        Ok(book.identity().words(language)?)
    }

    /// Makes the key again from the words of a recovery sheet, and keeps it where the user says.
    ///
    /// # Errors
    /// [`KeyError::BadSheet`], [`KeyError::OtherSheet`], and those of keeping a new key.
    pub async fn restore(&self, words: &SecretString, unlock: &Unlock<'_>) -> Result<(), AppError> {
        let identity = Identity::from_sheet(words)?;
        let directory = self.directory()?.path().to_owned();
        in_some_store(&directory, unlock, Some(&identity)).await?;
        *self.book.lock().await = None;
        self.locked.store(false, std::sync::atomic::Ordering::SeqCst);
        Ok(())
    }

    /// Destroys the key and then everything in the data directory that Cloison has put there. Nothing brings it back but a
    /// copy that was made before: a recovery sheet with a copy of the ledger, or a recovery recipient's key with one.
    ///
    /// # Errors
    /// [`AppError::Key`] or [`AppError::DataDir`] if something is still there.
    pub async fn wipe(&self) -> Result<(), AppError> {
        let directory = self.directory()?;
        let device = self.known_device();
        self.lock().await;
        // What is left to do would write the anchor again.
        std::mem::take(&mut *self.tasks.lock().await).join_all().await;
        match device {
            Ok(Some(device)) => {
                let wiped = tokio::task::spawn_blocking(move || device.wipe()).await;
                wiped.map_err(|_| KeyError::Damaged)??;
            }
            Ok(None) | Err(AppError::Key(KeyError::Damaged)) => {}
            Err(error) => return Err(error),
        }
        // Only now: where the key could not be destroyed, decisions are still recorded.
        self.close().await;
        let failed = |source| AppError::DataDir { directory: directory.path().to_owned(), source };
        for entry in fs::read_dir(directory.path()).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let own = name.starts_with("ledger.db")
                || ["identity-", "head-", "tail-", "settings."].iter().any(|start| name.starts_with(start))
                || ["device.json", "anchor.lock", "window.json"].contains(&name.as_str());
            if own {
                fs::remove_file(entry.path()).map_err(failed)?;
            }
        }
        match fs::remove_dir_all(directory.trace()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(error)),
            _ => Ok(()),
        }
    }
}
