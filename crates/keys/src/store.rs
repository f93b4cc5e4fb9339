//! Where the secret half is kept.

use std::fs;
use std::io::{self, Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use camino::Utf8Path;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Identity, KeyError};

/// The keyring's name for everything that Cloison keeps there.
pub(crate) const SERVICE: &str = "cloison";
/// scrypt's cost, 2^18: about 0.7 s on a laptop of 2020. The automatic choice of age took up to 6 s.
const WORK_FACTOR: u8 = 18;
/// Most that a passphrase file may ask of us, so that a planted one cannot stop the program for hours.
const MOST_WORK: u8 = 22;
const LARGEST_FILE: u64 = 64 * 1024;

/// How the secret half is kept, as `device.json` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keeping {
    /// In the operating system's keyring.
    Keyring,
    /// In a file beside the ledger, sealed with a passphrase.
    Passphrase,
}

/// Where to put a new identity.
pub enum Store<'s> {
    /// The operating system's keyring.
    Keyring,
    /// A file sealed with this passphrase.
    Passphrase(&'s SecretString),
}

impl Store<'_> {
    /// Fewest characters of a passphrase.
    pub const SHORTEST_PASSPHRASE: usize = 12;

    pub(crate) fn keeping(&self) -> Keeping {
        match self {
            Store::Keyring => Keeping::Keyring,
            Store::Passphrase(_) => Keeping::Passphrase,
        }
    }

    /// Keeps a new identity under an id that is not in use.
    pub(crate) fn keep(&self, directory: &Utf8Path, id: &str, identity: &Identity) -> Result<(), KeyError> {
        match self {
            Store::Keyring => {
                let entry = keyring::Entry::new(SERVICE, id)?;
                entry.set_secret(identity.to_text()?.expose_secret().as_bytes())?;
                // Some keyrings accept and forget; better to know now than at the next start.
                read_keyring(id).map(|_| ())
            }
            Store::Passphrase(passphrase) => write_file(directory, id, passphrase, identity),
        }
    }

    /// Takes back what [`Store::keep`] kept.
    pub(crate) fn forget(&self, directory: &Utf8Path, id: &str) {
        let forgotten = forget(self.keeping(), directory, id).is_ok();
        tracing::debug!(forgotten, "an identity that another process made first is not kept");
    }
}

/// Takes a secret half away from where it is kept. A file is overwritten first, which on a disk that writes elsewhere
/// each time changes nothing.
pub(crate) fn forget(keeping: Keeping, directory: &Utf8Path, id: &str) -> Result<(), KeyError> {
    match keeping {
        Keeping::Keyring => match keyring::Entry::new(SERVICE, id)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(error.into()),
        },
        Keeping::Passphrase => {
            let file = file(directory, id);
            match fs::OpenOptions::new().write(true).open(&file) {
                Ok(mut opened) => {
                    let length = usize::try_from(opened.metadata()?.len().min(LARGEST_FILE)).unwrap_or(0);
                    opened.write_all(&vec![0; length])?;
                    opened.sync_all()?;
                    Ok(fs::remove_file(file)?)
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                Err(error) => Err(KeyError::Io(error)),
            }
        }
    }
}

fn file(directory: &Utf8Path, id: &str) -> camino::Utf8PathBuf {
    directory.join(format!("identity-{id}.age"))
}

pub(crate) fn read_keyring(id: &str) -> Result<Identity, KeyError> {
    let secret = Zeroizing::new(keyring::Entry::new(SERVICE, id)?.get_secret()?);
    Identity::from_text(std::str::from_utf8(&secret).map_err(|_| KeyError::Damaged)?)
}

fn write_file(directory: &Utf8Path, id: &str, passphrase: &SecretString, identity: &Identity) -> Result<(), KeyError> {
    if passphrase.expose_secret().chars().count() < Store::SHORTEST_PASSPHRASE {
        return Err(KeyError::PassphraseTooShort);
    }
    let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(WORK_FACTOR);
    let sealed =
        age::encrypt(&recipient, identity.to_text()?.expose_secret().as_bytes()).map_err(|_| KeyError::NoRandom)?;
    let mut temporary = tempfile::NamedTempFile::new_in(directory)?;
    temporary.write_all(&sealed)?;
    temporary.as_file().sync_all()?;
    temporary.persist_noclobber(file(directory, id)).map_err(|error| KeyError::Io(error.error))?;
    Ok(())
}

pub(crate) fn read_file(directory: &Utf8Path, id: &str, passphrase: &SecretString) -> Result<Identity, KeyError> {
    let mut sealed = Vec::new();
    match fs::File::open(file(directory, id)) {
        Ok(opened) => opened.take(LARGEST_FILE).read_to_end(&mut sealed)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(KeyError::KeyLost),
        Err(error) => return Err(KeyError::Io(error)),
    };
    let mut key = age::scrypt::Identity::new(passphrase.clone());
    key.set_max_work_factor(MOST_WORK);
    let text = match age::decrypt(&key, &sealed) {
        Ok(text) => Zeroizing::new(text),
        // age says "decryption failed" both for a wrong passphrase and for a file changed in the stanza.
        Err(age::DecryptError::DecryptionFailed | age::DecryptError::KeyDecryptionFailed) => {
            return Err(KeyError::WrongPassphrase);
        }
        Err(_) => return Err(KeyError::Damaged),
    };
    Identity::from_text(std::str::from_utf8(&text).map_err(|_| KeyError::Damaged)?)
}
