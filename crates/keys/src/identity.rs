//! The secret half, in memory.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use age::secrecy::{ExposeSecret, SecretString};
use bech32::{Bech32, Hrp};
use bip39::Mnemonic;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::KeyError;

/// What an identity's text form begins with, in Bech32's lower case.
const PREFIX: &str = "age-secret-key-";
/// Most bytes of a private key of SSH; one for RSA with 4,096 bits has some 3,400.
const LARGEST_SSH_KEY: u64 = 16 * 1024;

/// An opened identity: the device's own, or another's that was sealed to, such as the officer's. It opens what was sealed
/// to it; age wipes the text of its own kinds of keys on drop, the
/// programs' allocator that of others. Cheap to clone.
#[derive(Clone)]
pub struct Identity(Key);

#[derive(Clone)]
enum Key {
    Device(age::x25519::Identity),
    Others(Arc<[Box<dyn age::Identity + Send + Sync>]>),
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// The language of the words of a recovery sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetLanguage {
    /// English.
    English,
    /// French.
    French,
}

impl SheetLanguage {
    fn words(self) -> bip39::Language {
        match self {
            SheetLanguage::English => bip39::Language::English,
            SheetLanguage::French => bip39::Language::French,
        }
    }
}

impl Identity {
    pub(crate) fn generate() -> Identity {
        Identity(Key::Device(age::x25519::Identity::generate()))
    }

    pub(crate) fn from_text(text: &str) -> Result<Identity, KeyError> {
        text.trim().parse().map(|key| Identity(Key::Device(key))).map_err(|_| KeyError::Damaged)
    }

    /// Reads an identity file as the stock `age` tool has it: X25519 keys and keys of plugins, or a private key of SSH,
    /// for which `passphrase` is asked if it is encrypted.
    ///
    /// # Errors
    /// [`KeyError::BadIdentity`] for anything else, [`KeyError::PassphraseNeeded`], [`KeyError::WrongPassphrase`],
    /// [`KeyError::NoPlugin`], [`KeyError::Io`].
    pub fn from_file(file: impl Read, passphrase: &dyn Fn() -> Option<SecretString>) -> Result<Identity, KeyError> {
        let mut file = io::BufReader::new(file);
        if file.fill_buf()?.starts_with(b"-----BEGIN") {
            return Identity::from_ssh(file, passphrase);
        }
        let read = age::IdentityFile::from_buffer(file).map_err(bad_or_io)?;
        let all = read.into_identities().map_err(|_| KeyError::NoPlugin(String::new()))?;
        if all.is_empty() { Err(KeyError::BadIdentity) } else { Ok(Identity(Key::Others(all.into()))) }
    }

    fn from_ssh(file: impl BufRead, passphrase: &dyn Fn() -> Option<SecretString>) -> Result<Identity, KeyError> {
        let key = match age::ssh::Identity::from_buffer(file.take(LARGEST_SSH_KEY), None).map_err(bad_or_io)? {
            age::ssh::Identity::Encrypted(key) => {
                let passphrase = passphrase().ok_or(KeyError::PassphraseNeeded)?;
                age::ssh::Identity::from(key.decrypt(passphrase).map_err(|_| KeyError::WrongPassphrase)?)
            }
            key @ age::ssh::Identity::Unencrypted(_) => key,
            age::ssh::Identity::Unsupported(_) => return Err(KeyError::BadIdentity),
        };
        Ok(Identity(Key::Others(Arc::new([Box::new(key)]))))
    }

    /// The 24 words of a recovery sheet: the key's 32 bytes as BIP 39 writes them, the last word with a checksum of eight
    /// bits.
    ///
    /// # Errors
    /// [`KeyError::BadIdentity`] if this is not a device's own identity.
    pub fn words(&self, language: SheetLanguage) -> Result<SecretString, KeyError> {
        let text = self.to_text()?;
        let (_, bytes) = bech32::decode(text.expose_secret()).map_err(|_| KeyError::Damaged)?;
        let bytes = Zeroizing::new(bytes);
        let words = Mnemonic::from_entropy_in(language.words(), &bytes).map_err(|_| KeyError::Damaged)?;
        // As they are typed: French ones with composed accents.
        let mut said = Zeroizing::new(String::with_capacity(256));
        for word in words.words() {
            if !said.is_empty() {
                said.push(' ');
            }
            said.extend(word.nfc());
        }
        Ok(SecretString::from(said.as_str()))
    }

    /// Reads the words of a recovery sheet, in either language, or the text form of a key (`AGE-SECRET-KEY-1…`).
    ///
    /// # Errors
    /// [`KeyError::BadSheet`] if a word is wrong or missing.
    pub fn from_sheet(sheet: &SecretString) -> Result<Identity, KeyError> {
        let lines = sheet.expose_secret().lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let words = Zeroizing::new(lines.collect::<Vec<_>>().join(" ").to_lowercase());
        // BIP 39's lists are decomposed; people type composed letters.
        let words = Zeroizing::new(words.split_whitespace().collect::<Vec<_>>().join(" ").nfkd().collect::<String>());
        if words.starts_with(PREFIX) {
            return Identity::from_text(&words.to_uppercase()).map_err(|_| KeyError::BadSheet);
        }
        let read = [SheetLanguage::English, SheetLanguage::French]
            .iter()
            .find_map(|language| Mnemonic::parse_in_normalized(language.words(), &words).ok())
            .ok_or(KeyError::BadSheet)?;
        let (entropy, length) = read.to_entropy_array();
        let entropy = Zeroizing::new(entropy);
        let bytes = entropy.get(..length).filter(|bytes| bytes.len() == 32).ok_or(KeyError::BadSheet)?;
        let prefix = Hrp::parse(PREFIX).map_err(|_| KeyError::BadSheet)?;
        let text = bech32::encode_upper::<Bech32>(prefix, bytes).map_err(|_| KeyError::BadSheet)?;
        Identity::from_text(&Zeroizing::new(text)).map_err(|_| KeyError::BadSheet)
    }

    /// The text form, `AGE-SECRET-KEY-1…`.
    pub(crate) fn to_text(&self) -> Result<SecretString, KeyError> {
        match &self.0 {
            Key::Device(key) => Ok(key.to_string()),
            Key::Others(_) => Err(KeyError::BadIdentity),
        }
    }

    pub(crate) fn recipient(&self) -> Result<age::x25519::Recipient, KeyError> {
        match &self.0 {
            Key::Device(key) => Ok(key.to_public()),
            Key::Others(_) => Err(KeyError::BadIdentity),
        }
    }

    /// Opens a standard age file that was sealed to it. `None` if it was not, or is damaged.
    #[must_use]
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let mut plain = Vec::with_capacity(sealed.len());
        self.opening(sealed)?.read_to_end(&mut plain).ok()?;
        Some(plain)
    }

    /// As [`Identity::open`], as it is read. Bytes that were changed give an error where they are.
    pub fn opening<R: io::BufRead>(&self, sealed: R) -> Option<age::stream::StreamReader<R>> {
        let decryptor = age::Decryptor::new_buffered(sealed).ok()?;
        match &self.0 {
            Key::Device(key) => decryptor.decrypt(std::iter::once(key as &dyn age::Identity)),
            Key::Others(keys) => decryptor.decrypt(keys.iter().map(|key| key.as_ref() as &dyn age::Identity)),
        }
        .ok()
    }

    /// Writes the identity as the stock `age` tool reads it, for a person who asked for it.
    ///
    /// # Errors
    /// [`KeyError::BadIdentity`] if this is not a device's own identity, [`KeyError::Io`].
    pub fn export(&self, mut to: impl io::Write) -> Result<(), KeyError> {
        writeln!(to, "{}", self.to_text()?.expose_secret()).map_err(KeyError::Io)
    }
}

fn bad_or_io(error: io::Error) -> KeyError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::Interrupted => KeyError::BadIdentity,
        _ => KeyError::Io(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Recipients;

    #[test]
    fn an_identity_cannot_be_printed() {
        assert_eq!(format!("{:?}", Identity::generate()), "Identity(…)");
    }

    #[test]
    fn a_sheet_gives_the_identity_back() {
        for language in [SheetLanguage::English, SheetLanguage::French] {
            let identity = Identity::generate();
            let words = identity.words(language).unwrap();
            assert_eq!(words.expose_secret().split(' ').count(), 24);
            let sealed = Recipients::from(&identity.recipient().unwrap()).seal(b"words").unwrap();
            // As a person types it from paper, on several lines and with a capital.
            let typed = words.expose_secret().to_uppercase().replacen(' ', "  \n", 7);
            let typed = SecretString::from(format!("# Cloison\n{typed}\n"));
            assert_eq!(Identity::from_sheet(&typed).unwrap().open(&sealed).unwrap(), b"words");
            let text = identity.to_text().unwrap();
            assert_eq!(Identity::from_sheet(&text).unwrap().open(&sealed).unwrap(), b"words");
        }
    }

    #[test]
    fn a_wrong_sheet_is_refused() {
        let words = Identity::generate().words(SheetLanguage::English).unwrap();
        let mut wrong: Vec<String> = words.expose_secret().split(' ').map(str::to_owned).collect();
        let swapped = if wrong[3] == "zoo" { "abandon" } else { "zoo" };
        wrong[3] = swapped.to_owned();
        let refused = |text: String| Identity::from_sheet(&SecretString::from(text)).is_err();
        // A checksum of eight bits lets one wrong word in 256 pass; the recipient is compared besides, when it restores.
        assert!(refused(wrong[..23].join(" ")) && refused(String::new()) && refused("AGE-SECRET-KEY-1XYZ".to_owned()));
        assert!(refused(wrong.join(" ").replace("zoo", "zooo")));
    }

    proptest::proptest! {
        #[test]
        fn no_words_make_it_panic(text in "\\PC{0,200}") {
            let _ = Identity::from_sheet(&SecretString::from(text.as_str()));
            let _ = Identity::from_file(text.as_bytes(), &|| None);
            let _ = Identity::from_file(format!("-----BEGIN {text}").as_bytes(), &|| None);
        }
    }

    #[test]
    fn an_identity_file_opens_what_was_sealed_to_it() {
        let identity = Identity::generate();
        let mut file = b"# created: today\n".to_vec();
        identity.export(&mut file).unwrap();
        let sealed = Recipients::from(&identity.recipient().unwrap()).seal(b"words").unwrap();
        assert_eq!(Identity::from_file(&file[..], &|| None).unwrap().open(&sealed).unwrap(), b"words");
        for bytes in [&b""[..], b"# nothing\n", b"words\n", b"\xff\xfe\n", b"-----BEGIN X"] {
            assert!(matches!(Identity::from_file(bytes, &|| None), Err(KeyError::BadIdentity)), "{bytes:?}");
        }
    }

    #[test]
    fn a_private_key_of_ssh_opens_what_was_sealed_to_it() {
        let keys = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ssh");
        let passphrase = || Some(SecretString::from("correct horse battery"));
        for name in ["ed25519", "rsa", "encrypted"] {
            let public = std::fs::read_to_string(keys.join(name).with_extension("pub")).unwrap();
            let device = Identity::generate();
            let recipients = Recipients::from(&device.recipient().unwrap());
            let comment = format!("{} lea@example.org", public.trim());
            let both = recipients.and(&[public.as_str(), &comment]).unwrap();
            assert_eq!(both.names().len(), 2, "a comment makes no other key of it");
            let sealed = both.seal(b"words").unwrap();
            let read = |passphrase: &dyn Fn() -> Option<SecretString>| {
                Identity::from_file(std::fs::File::open(keys.join(name)).unwrap(), passphrase)
            };
            let officer = read(&passphrase).unwrap();
            assert_eq!(officer.open(&sealed).unwrap(), b"words", "{name}");
            assert_eq!(device.open(&sealed).unwrap(), b"words", "{name}");
            if name == "encrypted" {
                assert!(matches!(read(&|| None), Err(KeyError::PassphraseNeeded)));
                let wrong = || Some(SecretString::from("wrong horse battery"));
                assert!(matches!(read(&wrong), Err(KeyError::WrongPassphrase)));
            }
        }
    }
}
