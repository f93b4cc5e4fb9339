//! The secret half, in memory.

use std::fmt;

use age::secrecy::{ExposeSecret, SecretString};

use crate::KeyError;

/// An opened device identity. It can open what was sealed to the device; its text is wiped from memory on drop by age.
#[derive(Clone)]
pub struct Identity(age::x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

impl Identity {
    pub(crate) fn generate() -> Identity {
        Identity(age::x25519::Identity::generate())
    }

    pub(crate) fn from_text(text: &str) -> Result<Identity, KeyError> {
        text.trim().parse().map(Identity).map_err(|_| KeyError::Damaged)
    }

    /// The text form, `AGE-SECRET-KEY-1…`.
    pub(crate) fn to_text(&self) -> SecretString {
        self.0.to_string()
    }

    pub(crate) fn recipient(&self) -> age::x25519::Recipient {
        self.0.to_public()
    }

    /// Opens a standard age file that was sealed to this device. `None` if it was not, or is damaged.
    #[must_use]
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        age::decrypt(&self.0, sealed).ok()
    }

    /// Writes the identity as the stock `age` tool reads it, for a person who asked for it.
    pub fn export(&self, mut to: impl std::io::Write) -> Result<(), KeyError> {
        writeln!(to, "{}", self.to_text().expose_secret()).map_err(KeyError::Io)
    }
}
