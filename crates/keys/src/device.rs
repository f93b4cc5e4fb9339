//! `device.json`: which identity this data directory belongs to, its public half, and where the secret one is kept.

use std::fs;
use std::io::{self, Write};

use age::secrecy::SecretString;
use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use crate::store::{read_file, read_keyring};
use crate::{Identity, Keeping, KeyError, Store};

const FILE: &str = "device.json";
const FORMAT: u32 = 1;

/// A data directory's identity, without its secret half.
#[derive(Clone, Debug)]
pub struct Device {
    directory: Utf8PathBuf,
    record: Record,
    recipient: age::x25519::Recipient,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Record {
    format: u32,
    /// Random; names the keyring's entry or the passphrase file.
    id: String,
    recipient: String,
    kept_in: Keeping,
}

impl Device {
    /// The identity of a data directory, if one was made.
    ///
    /// # Errors
    /// [`KeyError::Damaged`] if the file is not what it should be, [`KeyError::Io`] if it cannot be read.
    pub fn find(directory: &Utf8Path) -> Result<Option<Device>, KeyError> {
        match fs::read(directory.join(FILE)) {
            Ok(bytes) => Device::from_bytes(directory, &bytes).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(KeyError::Io(error)),
        }
    }

    /// Makes an identity and keeps it. If another process makes one at the same time, its identity is the one that
    /// counts and is returned; this one is forgotten.
    ///
    /// # Errors
    /// [`KeyError::NoKeyring`] or [`KeyError::KeyringLocked`] where a passphrase should be offered,
    /// [`KeyError::PassphraseTooShort`], [`KeyError::Io`].
    pub fn create(directory: &Utf8Path, store: &Store<'_>) -> Result<Device, KeyError> {
        let identity = Identity::generate();
        let mut random = [0u8; 16];
        getrandom::fill(&mut random).map_err(|_| KeyError::NoRandom)?;
        let id = hex::encode(random);
        store.keep(directory, &id, &identity)?;
        let recipient = identity.recipient();
        let record = Record { format: FORMAT, id, recipient: recipient.to_string(), kept_in: store.keeping() };
        let written = write_new(directory, &record);
        match written {
            Ok(true) => Ok(Device { directory: directory.to_owned(), record, recipient }),
            Ok(false) => {
                store.forget(directory, &record.id);
                Device::find(directory)?.ok_or(KeyError::Damaged)
            }
            Err(error) => {
                store.forget(directory, &record.id);
                Err(KeyError::Io(error))
            }
        }
    }

    fn from_bytes(directory: &Utf8Path, bytes: &[u8]) -> Result<Device, KeyError> {
        let record: Record = serde_json::from_slice(bytes).map_err(|_| KeyError::Damaged)?;
        let plain_id = record.id.len() == 32 && record.id.bytes().all(|byte| byte.is_ascii_hexdigit());
        if record.format != FORMAT || !plain_id {
            return Err(KeyError::Damaged);
        }
        let recipient = record.recipient.parse().map_err(|_| KeyError::Damaged)?;
        Ok(Device { directory: directory.to_owned(), record, recipient })
    }

    /// To whom this device's bytes are sealed.
    #[must_use]
    pub fn recipient(&self) -> &age::x25519::Recipient {
        &self.recipient
    }

    /// Where the secret half is kept.
    #[must_use]
    pub fn kept_in(&self) -> Keeping {
        self.record.kept_in
    }

    /// Opens the secret half. With a passphrase this takes about a second, on purpose.
    ///
    /// # Errors
    /// Any [`KeyError`] but `PassphraseTooShort`; [`KeyError::PassphraseNeeded`] if one is needed and none was given.
    pub fn unlock(&self, passphrase: Option<&SecretString>) -> Result<Identity, KeyError> {
        let identity = match (self.record.kept_in, passphrase) {
            (Keeping::Keyring, _) => read_keyring(&self.record.id)?,
            (Keeping::Passphrase, Some(passphrase)) => read_file(&self.directory, &self.record.id, passphrase)?,
            (Keeping::Passphrase, None) => return Err(KeyError::PassphraseNeeded),
        };
        if identity.recipient().to_string() != self.record.recipient {
            return Err(KeyError::Damaged);
        }
        Ok(identity)
    }
}

/// Writes the record whole or not at all; `false` if there is one already.
fn write_new(directory: &Utf8Path, record: &Record) -> io::Result<bool> {
    let mut temporary = tempfile::NamedTempFile::new_in(directory)?;
    temporary.write_all(&serde_json::to_vec_pretty(record)?)?;
    temporary.as_file().sync_all()?;
    match temporary.persist_noclobber(directory.join(FILE)) {
        Ok(_) => {
            #[cfg(unix)]
            fs::File::open(directory)?.sync_all()?;
            Ok(true)
        }
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> (tempfile::TempDir, Utf8PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(directory.path().to_owned()).unwrap();
        (directory, path)
    }

    #[test]
    fn a_passphrase_keeps_and_opens() {
        let (_guard, path) = directory();
        let passphrase = SecretString::from("correct horse battery");
        assert!(Device::find(&path).unwrap().is_none());
        let device = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
        let sealed = age::encrypt(device.recipient(), b"words").unwrap();
        let found = Device::find(&path).unwrap().unwrap();
        let identity = found.unlock(Some(&passphrase)).unwrap();
        assert_eq!(identity.open(&sealed).unwrap(), b"words");
        assert!(matches!(found.unlock(None), Err(KeyError::PassphraseNeeded)));
        let wrong = SecretString::from("correct horse batterie");
        assert!(matches!(found.unlock(Some(&wrong)), Err(KeyError::WrongPassphrase)));
        let again = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
        assert_eq!(again.recipient().to_string(), device.recipient().to_string(), "the first identity counts");
        let files = fs::read_dir(&path).unwrap().count();
        assert_eq!(files, 2, "device.json and one identity file");
    }

    #[test]
    fn short_passphrases_and_damaged_files() {
        let (_guard, path) = directory();
        let short = SecretString::from("short");
        assert!(matches!(Device::create(&path, &Store::Passphrase(&short)), Err(KeyError::PassphraseTooShort)));
        for bytes in
            [&b"{}"[..], b"", b"\xff\xfe", br#"{"format":1,"id":"../x","recipient":"age1","kept_in":"keyring"}"#]
        {
            fs::write(path.join(FILE), bytes).unwrap();
            assert!(matches!(Device::find(&path), Err(KeyError::Damaged)));
        }
    }

    #[test]
    fn an_identity_cannot_be_printed() {
        assert_eq!(format!("{:?}", Identity::generate()), "Identity(…)");
    }
}
