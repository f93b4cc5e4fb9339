//! `device.json`: which identity this data directory belongs to, its public half, and where the secret one is kept.

use std::fs;
use std::io::{self, Write};

use age::secrecy::SecretString;
use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::store::{forget, read_file, read_keyring};
use crate::{Anchor, Identity, Keeping, KeyError, Store};

const FILE: &str = "device.json";
const FORMAT: u32 = 1;
/// What an anchor says that could not be read when its key was restored: nothing that anybody would write.
const DAMAGED: &[u8] = b"damaged";

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
        let device = Device::keep(directory, store, &identity)?;
        let written = write(directory, &device.record, false);
        match written {
            Ok(true) => Ok(device),
            Ok(false) => {
                store.forget(directory, &device.record.id);
                Device::find(directory)?.ok_or(KeyError::Damaged)
            }
            Err(error) => {
                store.forget(directory, &device.record.id);
                Err(KeyError::Io(error))
            }
        }
    }

    /// Keeps an identity that comes from a recovery sheet, and makes `device.json` anew where it is lost or damaged. What
    /// was kept before, in a keyring that is lost or under a passphrase that nobody knows, no longer counts.
    ///
    /// # Errors
    /// [`KeyError::OtherSheet`] if the directory's identity is another one; as [`Device::create`].
    pub fn restore(directory: &Utf8Path, store: &Store<'_>, identity: &Identity) -> Result<Device, KeyError> {
        let before = match Device::find(directory) {
            Err(KeyError::Damaged) => None,
            found => found?,
        };
        if before.as_ref().is_some_and(|before| identity.recipient().is_ok_and(|own| own != before.recipient)) {
            return Err(KeyError::OtherSheet);
        }
        let device = Device::keep(directory, store, identity)?;
        if let Some(before) = &before {
            device.take_anchors(before, identity);
        }
        if let Err(error) = write(directory, &device.record, true) {
            store.forget(directory, &device.record.id);
            return Err(KeyError::Io(error));
        }
        if let Some(before) = before {
            before.forget();
        }
        Ok(device)
    }

    /// Forgets the secret half, its anchor and `device.json`, in that order: without the secret nothing that was sealed to
    /// this device opens again, but with a recovery recipient's key.
    ///
    /// # Errors
    /// [`KeyError::Io`] or a keyring's failure if the secret half is still there.
    pub fn wipe(&self) -> Result<(), KeyError> {
        forget(self.record.kept_in, &self.directory, &self.record.id)?;
        self.forget_anchor(Anchor::Checked);
        self.forget_anchor(Anchor::Unchecked);
        let _ = fs::remove_file(self.lock_file());
        fs::remove_file(self.file()).map_err(KeyError::Io)
    }

    /// What was anchored goes along to where the key is kept now; so does that an anchor could not be read, so that a restoration is
    /// no way round it. What a lost keyring had is lost.
    fn take_anchors(&self, before: &Device, identity: &Identity) {
        for which in [Anchor::Checked, Anchor::Unchecked] {
            let bytes = match before.anchor(which, Some(identity)) {
                Err(KeyError::Damaged | KeyError::Io(_)) => Some(DAMAGED.to_vec()),
                found => found.ok().flatten(),
            };
            if let Err(error) = bytes.map_or(Ok(()), |bytes| self.set_anchor(which, &bytes)) {
                tracing::warn!(code = error.code(), "the anchor could not be kept anew");
            }
        }
    }

    fn forget(&self) {
        self.forget_anchor(Anchor::Checked);
        self.forget_anchor(Anchor::Unchecked);
        let forgotten = forget(self.record.kept_in, &self.directory, &self.record.id).is_ok();
        tracing::debug!(forgotten, "where the key was kept before no longer counts");
    }

    fn keep(directory: &Utf8Path, store: &Store<'_>, identity: &Identity) -> Result<Device, KeyError> {
        let mut random = [0u8; 16];
        getrandom::fill(&mut random).map_err(|_| KeyError::NoRandom)?;
        let id = hex::encode(random);
        store.keep(directory, &id, identity)?;
        let recipient = identity.recipient()?;
        let record = Record { format: FORMAT, id, recipient: recipient.to_string(), kept_in: store.keeping() };
        Ok(Device { directory: directory.to_owned(), record, recipient })
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

    /// The key of this device's fingerprints of texts. It is made from the public half, so that it can be used while the
    /// device is locked and is the same after a restoration: fingerprints are sealed, and the key keeps those who open
    /// an export of them from trying guesses, unless they know the public half.
    #[must_use]
    pub fn fingerprint_key(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"cloison-fingerprint-key-1");
        hash.update(self.record.recipient.as_bytes());
        hash.finalize().into()
    }

    pub(crate) fn directory(&self) -> &Utf8Path {
        &self.directory
    }

    fn file(&self) -> Utf8PathBuf {
        self.directory.join(FILE)
    }

    pub(crate) fn id(&self) -> &str {
        &self.record.id
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
        if identity.recipient()?.to_string() != self.record.recipient {
            return Err(KeyError::Damaged);
        }
        Ok(identity)
    }
}

/// Writes the record whole or not at all; `false` if there is one already that is not to be replaced.
fn write(directory: &Utf8Path, record: &Record, replace: bool) -> io::Result<bool> {
    let mut temporary = tempfile::NamedTempFile::new_in(directory)?;
    temporary.write_all(&serde_json::to_vec_pretty(record)?)?;
    temporary.as_file().sync_all()?;
    let file = directory.join(FILE);
    let persisted = if replace { temporary.persist(file) } else { temporary.persist_noclobber(file) };
    match persisted {
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
    fn a_sheet_restores_a_lost_key() {
        let (_guard, path) = directory();
        let [forgotten, new] = ["correct horse battery", "four random words here"].map(SecretString::from);
        let device = Device::create(&path, &Store::Passphrase(&forgotten)).unwrap();
        let identity = device.unlock(Some(&forgotten)).unwrap();
        let sealed = crate::Recipients::from(device.recipient()).seal(b"words").unwrap();
        device.set_anchor(Anchor::Checked, b"head").unwrap();
        device.set_anchor(Anchor::Unchecked, b"tail").unwrap();
        let sheet = identity.words(crate::SheetLanguage::French).unwrap();
        for lost in [false, true] {
            if lost {
                fs::write(path.join(FILE), b"{").unwrap();
            }
            let read = Identity::from_sheet(&sheet).unwrap();
            let restored = Device::restore(&path, &Store::Passphrase(&new), &read).unwrap();
            let found = Device::find(&path).unwrap().unwrap();
            assert_eq!(restored.recipient().to_string(), device.recipient().to_string());
            assert_eq!(found.fingerprint_key(), device.fingerprint_key());
            let opened = found.unlock(Some(&new)).unwrap();
            assert_eq!(opened.open(&sealed).unwrap(), b"words");
            for (which, said) in [(Anchor::Checked, &b"head"[..]), (Anchor::Unchecked, b"tail")] {
                let anchor = found.anchor(which, Some(&opened)).unwrap();
                assert_eq!(anchor.as_deref(), (!lost).then_some(said), "it is carried over where it is known");
            }
        }
        let other = Device::restore(&path, &Store::Passphrase(&new), &Identity::generate());
        assert!(matches!(other, Err(KeyError::OtherSheet)));
    }

    #[test]
    fn a_damaged_anchor_stays_one_when_the_key_is_restored() {
        let (_guard, path) = directory();
        let [old, new] = ["correct horse battery", "four random words here"].map(SecretString::from);
        let device = Device::create(&path, &Store::Passphrase(&old)).unwrap();
        let identity = device.unlock(Some(&old)).unwrap();
        device.set_anchor(Anchor::Checked, b"head").unwrap();
        let is_anchor = |file: &fs::DirEntry| file.file_name().to_string_lossy().starts_with("head-");
        let file = fs::read_dir(&path).unwrap().flatten().find(is_anchor).unwrap();
        fs::write(file.path(), b"no age file").unwrap();
        assert!(matches!(device.anchor(Anchor::Checked, Some(&identity)), Err(KeyError::Damaged)));
        let restored = Device::restore(&path, &Store::Passphrase(&new), &identity).unwrap();
        assert_eq!(restored.anchor(Anchor::Checked, Some(&identity)).unwrap().unwrap(), DAMAGED);
        assert_eq!(restored.anchor(Anchor::Unchecked, Some(&identity)).unwrap(), None);
    }

    #[test]
    fn what_is_wiped_does_not_open_again() {
        let (_guard, path) = directory();
        let passphrase = SecretString::from("correct horse battery");
        let device = Device::create(&path, &Store::Passphrase(&passphrase)).unwrap();
        device.set_anchor(Anchor::Checked, b"head").unwrap();
        drop(device.lock_anchor().unwrap());
        assert!(matches!(device.anchor(Anchor::Checked, None), Err(KeyError::PassphraseNeeded)));
        device.wipe().unwrap();
        assert_eq!(fs::read_dir(&path).unwrap().count(), 0);
        assert!(Device::find(&path).unwrap().is_none());
    }
}
