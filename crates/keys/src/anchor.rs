//! A few bytes kept where the secret half is kept, so that a file beside it cannot be put back to an older state unseen.
//!
//! In the keyring they are an entry of their own, which needs no passphrase to be written or read. Beside a passphrase
//! file they are sealed to the device: written without the secret, read with it only. Who writes without the secret cannot
//! see whether what is there was put back, and has a place of its own, so that it never writes over what was checked.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};

use camino::Utf8PathBuf;

use crate::store::SERVICE;
use crate::{Device, Identity, Keeping, KeyError, Recipients};

/// Whose lock is the anchor's.
const LOCK: &str = "anchor.lock";
const LARGEST_FILE: u64 = 64 * 1024;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Written by somebody who could read what was there before.
    Checked,
    /// Written since, while locked; beside a passphrase file only.
    Unchecked,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Anchor::Checked => "head",
            Anchor::Unchecked => "tail",
        }
    }
}

impl Device {
    /// Reads what was last kept; `None` if nothing was.
    ///
    /// # Errors
    /// [`KeyError::PassphraseNeeded`] without the identity where it is sealed, [`KeyError::NoKeyring`],
    /// [`KeyError::KeyringLocked`], [`KeyError::Damaged`], [`KeyError::Io`].
    pub fn anchor(&self, which: Anchor, identity: Option<&Identity>) -> Result<Option<Vec<u8>>, KeyError> {
        match self.kept_in() {
            Keeping::Keyring => match self.anchor_entry(which)?.get_secret() {
                Ok(bytes) => Ok(Some(bytes)),
                Err(keyring::Error::NoEntry) => Ok(None),
                Err(error) => Err(error.into()),
            },
            Keeping::Passphrase => {
                let mut sealed = Vec::new();
                match File::open(self.anchor_file(which)) {
                    Ok(file) => file.take(LARGEST_FILE).read_to_end(&mut sealed)?,
                    Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                    Err(error) => return Err(KeyError::Io(error)),
                };
                let identity = identity.ok_or(KeyError::PassphraseNeeded)?;
                // What another's key, such as the officer's, does not open may be sound.
                let own = identity.recipient().is_ok_and(|recipient| recipient == *self.recipient());
                let unopened = if own { KeyError::Damaged } else { KeyError::PassphraseNeeded };
                identity.open(&sealed).map(Some).ok_or(unopened)
            }
        }
    }

    /// Keeps bytes in place of what was kept before.
    ///
    /// # Errors
    /// [`KeyError::NoKeyring`], [`KeyError::KeyringLocked`], [`KeyError::Io`].
    pub fn set_anchor(&self, which: Anchor, bytes: &[u8]) -> Result<(), KeyError> {
        match self.kept_in() {
            Keeping::Keyring => Ok(self.anchor_entry(which)?.set_secret(bytes)?),
            Keeping::Passphrase => {
                let sealed = Recipients::from(self.recipient()).seal(bytes)?;
                let mut temporary = tempfile::NamedTempFile::new_in(self.directory())?;
                temporary.write_all(&sealed)?;
                // A name may reach the disk before the bytes do, and an empty anchor would never be raised again.
                temporary.as_file().sync_all()?;
                temporary.persist(self.anchor_file(which)).map_err(|error| KeyError::Io(error.error))?;
                // And the name, before the purge that it is told of.
                #[cfg(unix)]
                File::open(self.directory())?.sync_all()?;
                Ok(())
            }
        }
    }

    /// Forgets what was kept.
    pub fn forget_anchor(&self, which: Anchor) {
        let _ = match self.kept_in() {
            Keeping::Keyring => self.anchor_entry(which).and_then(|entry| Ok(entry.delete_credential()?)),
            Keeping::Passphrase => fs::remove_file(self.anchor_file(which)).map_err(KeyError::Io),
        };
    }

    /// Keeps other processes from changing the anchor until it is dropped. The lock is on a file of its own, which is empty:
    /// where locks keep others from reading, nobody wants to read it. On a disk or in a folder that cannot be written
    /// nobody changes anything, and there is none.
    ///
    /// # Errors
    /// [`KeyError::Io`].
    pub fn lock_anchor(&self) -> Result<Option<File>, KeyError> {
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let opened = match options.open(self.lock_file()) {
            // Somebody else's file can be locked too, where it can be read.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => match File::open(self.lock_file()) {
                Err(missing) if missing.kind() == ErrorKind::NotFound => return Ok(None),
                opened => opened,
            },
            Err(error) if error.kind() == ErrorKind::ReadOnlyFilesystem => return Ok(None),
            opened => opened,
        };
        let file = opened?;
        file.lock()?;
        Ok(Some(file))
    }

    pub(crate) fn lock_file(&self) -> Utf8PathBuf {
        self.directory().join(LOCK)
    }

    fn anchor_entry(&self, which: Anchor) -> Result<keyring::Entry, KeyError> {
        Ok(keyring::Entry::new(SERVICE, &format!("{}-{}", self.id(), which.word()))?)
    }

    fn anchor_file(&self, which: Anchor) -> Utf8PathBuf {
        self.directory().join(format!("{}-{}.age", which.word(), self.id()))
    }
}
