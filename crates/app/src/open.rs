//! Opening, locking and closing: the device, its key, the ledger.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use camino::Utf8Path;
use cloison_keys::{Device, Identity, Keeping, KeyError, Recipients, Store};
use cloison_ledger::{Book, Ledger, LedgerError, Rescued};
use secrecy::SecretString;
use tokio::sync::MutexGuard;

use crate::dto::LedgerState;
use crate::keep::raise_anchor;
use crate::{AppError, Cloison, KeyStore, Language, Unlock};

impl Cloison {
    /// The device of the data directory, if one was made.
    pub(crate) fn known_device(&self) -> Result<Option<Device>, AppError> {
        Ok(Device::find(self.directory()?.path())?)
    }

    /// The ledger, opened when it is first needed. One that can be read only is opened anew each time: it may have been
    /// made writable, or written by somebody else, since.
    pub(crate) async fn ledger(&self) -> Result<Ledger, AppError> {
        let mut opened = self.ledger.lock().await;
        if let Some(ledger) = &*opened {
            return Ok(ledger.clone());
        }
        let ledger = Ledger::open(&self.directory()?.ledger()).await?;
        if !ledger.is_read_only() {
            *opened = Some(ledger.clone());
        }
        Ok(ledger)
    }

    /// Writes what is left to write and closes the ledger, so that its one file holds everything.
    pub async fn close(&self) {
        drop(self.closed().await);
    }

    /// As [`Cloison::close`]; nobody opens it again before the guard is dropped.
    async fn closed(&self) -> MutexGuard<'_, Option<Ledger>> {
        let tasks = std::mem::take(&mut *self.tasks.lock().await);
        tasks.join_all().await;
        *self.book.lock().await = None;
        let mut opened = self.ledger.lock().await;
        if let Some(ledger) = opened.take() {
            ledger.close().await;
        }
        opened
    }

    /// Makes a ledger of what can be read in a damaged one; `None` where nothing is wrong with the file. No key is needed. No
    /// other program may have it open.
    ///
    /// # Errors
    /// [`LedgerError::Busy`] where another has, [`LedgerError::Foreign`] where the file has nothing of a ledger,
    /// [`LedgerError::NoBackup`]; [`AppError::Ledger`].
    pub async fn rescue(&self) -> Result<Option<Rescued>, AppError> {
        let _closed = self.closed().await;
        Ok(cloison_ledger::rescue(&self.directory()?.ledger()).await?)
    }

    /// Drops the key, everything that it opened, and what is remembered of drafts; all is overwritten in memory. What is
    /// decided is still recorded.
    pub async fn lock(&self) {
        self.locked.store(true, Ordering::SeqCst);
        self.locks.fetch_add(1, Ordering::SeqCst);
        self.begin_hearing();
        self.files.forget_all();
        self.forget_settings();
        *self.book.lock().await = None;
        // Somebody who opened the ledger at that moment has opened them again.
        self.forget_settings();
        let loaded = self.policy();
        // Waits for a check that is under way.
        let forget = move || {
            loaded.engine.forget();
            crate::hear::forget();
        };
        let _ = tokio::task::spawn_blocking(forget).await;
        tracing::info!("locked");
    }

    /// How often it was locked so far.
    #[must_use]
    pub fn locks(&self) -> u64 {
        self.locks.load(Ordering::SeqCst)
    }

    /// Whether it is locked, or was since it had been locked so often: what was begun then is not finished, and what comes
    /// just after a lock is not begun.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn not_locked_since(&self, locks: u64) -> Result<(), AppError> {
        if self.locks() == locks && !self.is_locked() { Ok(()) } else { Err(AppError::Locked) }
    }

    /// Whether somebody locked it.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.locked.load(Ordering::SeqCst)
    }

    /// Whether the ledger can be read and written, making the identity in the keyring if this is the first time.
    pub(crate) async fn ledger_state(&self, language: Language) -> LedgerState {
        let failed = |error: AppError| LedgerState::Failed { problem: error.problem(language) };
        match self.ledger().await {
            Ok(ledger) if ledger.is_read_only() => return failed(LedgerError::ReadOnly.into()),
            Ok(_) => {}
            Err(error) => return failed(error),
        }
        // Where there is no key there is nothing that a lock could close.
        if self.known_device().is_ok_and(|device| device.is_none()) {
            self.locked.store(false, Ordering::SeqCst);
        }
        match self.open_book(&Unlock::nobody()).await {
            Ok(_) => LedgerState::Ready,
            // No passphrase of ours opens a keyring: the system asks for its own, once it is asked again.
            Err(AppError::Locked | AppError::Key(KeyError::PassphraseNeeded | KeyError::KeyringLocked)) => {
                let device = self.known_device();
                let keyring = device.is_ok_and(|device| device.is_some_and(|it| it.kept_in() == Keeping::Keyring));
                LedgerState::Locked { passphrase: !keyring }
            }
            Err(AppError::Key(KeyError::NoKeyring)) if self.known_device().is_ok_and(|device| device.is_none()) => {
                LedgerState::New
            }
            Err(error @ AppError::Key(KeyError::NoKeyring | KeyError::KeyLost)) => {
                LedgerState::Unreadable { problem: error.problem(language) }
            }
            Err(error) => failed(error),
        }
    }

    /// Opens the ledger for reading, with a passphrase where one is needed, or makes the identity with it. Ends a lock.
    ///
    /// # Errors
    /// [`AppError::Key`].
    pub async fn open_ledger(
        &self,
        passphrase: Option<SecretString>,
        language: Language,
    ) -> Result<LedgerState, AppError> {
        let unlock = Unlock { passphrase: &|_| passphrase.clone(), ..Unlock::nobody() };
        let locked = self.locked.swap(false, Ordering::SeqCst);
        if let Err(error) = self.open_book(&unlock).await {
            // A lock that came meanwhile stays.
            self.locked.fetch_or(locked, Ordering::SeqCst);
            return Err(error);
        }
        // Before its first page is read: is it the ledger that was left?
        if let Ok((device, book, ledger)) = self.all(&unlock).await {
            raise_anchor(&ledger, &device, Some(book.identity()), &self.unfit).await;
        }
        Ok(self.ledger_state(language).await)
    }

    /// The ledger as its key opens it; the identity is made if there is none.
    ///
    /// # Errors
    /// [`AppError::Locked`] while it is locked, [`AppError::Key`], [`AppError::Ledger`].
    pub(crate) async fn open_book(&self, unlock: &Unlock<'_>) -> Result<Arc<Book>, AppError> {
        if let Some(book) = unlock.opened.get() {
            return Ok(book.clone());
        }
        let ledger = self.ledger().await?;
        let keep = async |book: Arc<Book>| unlock.opened.get_or_init(async || book).await.clone();
        if let Some(identity) = &unlock.identity {
            return Ok(keep(Arc::new(Book::new(ledger, identity.clone()))).await);
        }
        let mut opened = self.book.lock().await;
        if self.is_locked() {
            return Err(AppError::Locked);
        }
        if let Some(book) = opened.as_ref() {
            return Ok(book.clone());
        }
        let device = self.device(unlock).await?;
        let passphrase = match device.kept_in() {
            Keeping::Passphrase => (unlock.passphrase)(false),
            Keeping::Keyring => None,
        };
        // Both the keyring's bus and scrypt would hold up everything else on this thread.
        let unlocked = tokio::task::spawn_blocking(move || device.unlock(passphrase.as_ref())).await;
        let identity = unlocked.map_err(|_| KeyError::Damaged)??;
        tracing::info!("identity opened");
        self.open_settings(&identity).await;
        let book = Arc::new(Book::new(ledger.clone(), identity));
        if ledger.is_read_only() {
            return Ok(keep(book).await);
        }
        *opened = Some(book.clone());
        Ok(book)
    }

    /// The opened identity, if it is open now: nobody who records waits for somebody who is asked for a passphrase.
    pub(crate) fn opened_identity(&self) -> Option<Identity> {
        self.book.try_lock().ok()?.as_ref().map(|book| book.identity().clone())
    }

    /// To whom records are sealed: the device, and whoever the policy names.
    pub(crate) fn recipients(&self, device: &Device) -> Result<Recipients, AppError> {
        Ok(Recipients::from(device.recipient()).and(&self.policy().policy.ledger.recovery)?)
    }

    /// The device, made if there is none: in the keyring, or with a passphrase where there is no keyring.
    pub(crate) async fn device(&self, unlock: &Unlock<'_>) -> Result<Device, AppError> {
        let directory = self.directory()?.path().to_owned();
        if let Some(device) = Device::find(&directory)? {
            return match (unlock.store, device.kept_in()) {
                (Some(KeyStore::Passphrase), Keeping::Keyring) => Err(AppError::KeptElsewhere { kept: "keyring" }),
                (Some(KeyStore::Keyring), Keeping::Passphrase) => Err(AppError::KeptElsewhere { kept: "passphrase" }),
                _ => Ok(device),
            };
        }
        in_some_store(&directory, unlock, None).await
    }
}

/// Makes an identity, or keeps the one that is given: in the keyring, or with a passphrase where there is no keyring.
pub(crate) async fn in_some_store(
    directory: &Utf8Path,
    unlock: &Unlock<'_>,
    identity: Option<&Identity>,
) -> Result<Device, AppError> {
    if unlock.store != Some(KeyStore::Passphrase) {
        match make(directory, None, identity).await {
            Err(AppError::Key(KeyError::NoKeyring | KeyError::KeyringLocked)) if unlock.store.is_none() => {}
            made => return made,
        }
    }
    let passphrase = (unlock.passphrase)(true).ok_or(KeyError::NoKeyring)?;
    make(directory, Some(passphrase), identity).await
}

async fn make(
    directory: &Utf8Path,
    passphrase: Option<SecretString>,
    identity: Option<&Identity>,
) -> Result<Device, AppError> {
    let (directory, identity) = (directory.to_owned(), identity.cloned());
    let made = tokio::task::spawn_blocking(move || {
        let store = passphrase.as_ref().map_or(Store::Keyring, Store::Passphrase);
        match identity {
            Some(identity) => Device::restore(&directory, &store, &identity),
            None => Device::create(&directory, &store),
        }
    });
    let device = made.await.map_err(|_| KeyError::Damaged)??;
    tracing::info!("identity kept");
    Ok(device)
}
