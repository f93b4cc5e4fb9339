//! What can go wrong with keys. The sentences for people are in the locales, under the codes.

use thiserror::Error;

/// A failure of the device identity.
#[derive(Debug, Error)]
pub enum KeyError {
    /// There is no keyring here, or nothing answers: offer the passphrase.
    #[error("K001: no keyring is available")]
    NoKeyring,
    /// The keyring is there but locked, or refuses: offer to unlock it, or the passphrase.
    #[error("K002: the keyring is locked")]
    KeyringLocked,
    /// The keyring has no entry for this device.
    #[error("K003: the keyring has lost this device's key")]
    KeyLost,
    /// The passphrase does not open the file. Nothing tells how far it was off.
    #[error("K004: wrong passphrase")]
    WrongPassphrase,
    /// The identity is kept under a passphrase and none was given.
    #[error("K005: a passphrase is needed")]
    PassphraseNeeded,
    /// `device.json` or the passphrase file cannot be read as what it should be.
    #[error("K006: the device file is damaged")]
    Damaged,
    /// A file could not be read or written.
    #[error("K007: a key file could not be read or written ({0})")]
    Io(#[from] std::io::Error),
    /// The passphrase is shorter than [`Store::SHORTEST_PASSPHRASE`](crate::Store::SHORTEST_PASSPHRASE).
    #[error("K008: the passphrase is too short")]
    PassphraseTooShort,
    /// The system gave no random bytes.
    #[error("K009: no random bytes")]
    NoRandom,
    /// A text that is no recipient of age, or one that cannot stand beside an X25519 key.
    #[error("K010: no recipient of age")]
    BadRecipient(String),
    /// A plugin of age that is not in `PATH`.
    #[error("K011: a plugin of age is missing")]
    NoPlugin(String),
    /// A plugin of age failed.
    #[error("K012: a plugin of age failed")]
    Plugin,
    /// The file holds no identity of age, or one that cannot do what is asked.
    #[error("K013: no identity of age")]
    BadIdentity,
    /// The words are not those of a recovery sheet.
    #[error("K014: not the words of a recovery sheet")]
    BadSheet,
    /// The recovery sheet is another device's.
    #[error("K015: the recovery sheet belongs to another key")]
    OtherSheet,
}

impl KeyError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            KeyError::NoKeyring => "K001",
            KeyError::KeyringLocked => "K002",
            KeyError::KeyLost => "K003",
            KeyError::WrongPassphrase => "K004",
            KeyError::PassphraseNeeded => "K005",
            KeyError::Damaged => "K006",
            KeyError::Io(_) => "K007",
            KeyError::PassphraseTooShort => "K008",
            KeyError::NoRandom => "K009",
            KeyError::BadRecipient(_) => "K010",
            KeyError::NoPlugin(_) => "K011",
            KeyError::Plugin => "K012",
            KeyError::BadIdentity => "K013",
            KeyError::BadSheet => "K014",
            KeyError::OtherSheet => "K015",
        }
    }
}

impl From<keyring::Error> for KeyError {
    fn from(error: keyring::Error) -> KeyError {
        match error {
            keyring::Error::NoEntry => KeyError::KeyLost,
            keyring::Error::NoStorageAccess(_) => KeyError::KeyringLocked,
            keyring::Error::BadEncoding(_) | keyring::Error::BadDataFormat(..) | keyring::Error::Ambiguous(_) => {
                KeyError::Damaged
            }
            _ => KeyError::NoKeyring,
        }
    }
}
