//! To whom bytes are sealed: the device, and whoever the policy names for the day when the device is lost.
//!
//! A recovery recipient is any recipient of age that can stand beside the device's X25519 key: an X25519 key, a tagged
//! hardware key (`age1tag1…`), a plugin's (`age1yubikey1…`), whose program age finds in `PATH` and asks, or a public key of
//! SSH (`ssh-ed25519 …`, `ssh-rsa …`), with which an officer may have one already.

use std::io::{self, Write};
use std::sync::Arc;

use age::{NoCallbacks, plugin};

use crate::KeyError;

/// Some recipients, the device's own first. Cheap to clone.
#[derive(Clone)]
pub struct Recipients {
    all: Vec<Arc<dyn age::Recipient + Send + Sync>>,
    names: Vec<String>,
}

impl std::fmt::Debug for Recipients {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Recipients").field(&self.names).finish()
    }
}

impl From<&age::x25519::Recipient> for Recipients {
    fn from(recipient: &age::x25519::Recipient) -> Recipients {
        Recipients { all: vec![Arc::new(recipient.clone())], names: vec![recipient.to_string()] }
    }
}

impl Recipients {
    /// Recipients by their text forms alone, for a copy that somebody else is to open.
    ///
    /// # Errors
    /// As [`Recipients::and`]; [`KeyError::BadRecipient`] too if there are none.
    pub fn named<N: AsRef<str>>(names: &[N]) -> Result<Recipients, KeyError> {
        if names.is_empty() {
            return Err(KeyError::BadRecipient(String::new()));
        }
        Recipients { all: Vec::new(), names: Vec::new() }.and(names)
    }

    /// These and further ones, by their text forms, which have the form of a recipient (`cloison_policy::is_recipient`): age
    /// does not end well with an RSA number of zeros. One that is named twice counts once.
    ///
    /// # Errors
    /// [`KeyError::BadRecipient`] for a text that is no recipient, or one that cannot stand beside the others;
    /// [`KeyError::NoPlugin`] if a plugin's program is not in `PATH`.
    pub fn and<N: AsRef<str>>(mut self, names: &[N]) -> Result<Recipients, KeyError> {
        for name in names {
            let (recipient, name) = parse(name.as_ref().trim())?;
            if !self.names.contains(&name) {
                self.all.push(recipient);
                self.names.push(name);
            }
        }
        Ok(self)
    }

    /// Their text forms, the device's first.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Seals bytes to each of them, as a standard age file. No secret is needed.
    ///
    /// # Errors
    /// [`KeyError::BadRecipient`] if they cannot stand together, [`KeyError::Plugin`] if a plugin fails.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut sealed = Vec::with_capacity(plain.len() + 256 * self.all.len() + 256);
        let mut writer = self.sealing(&mut sealed)?;
        writer.write_all(plain).and_then(|()| writer.flush()).map_err(KeyError::Io)?;
        drop(writer);
        Ok(sealed)
    }

    /// As [`Recipients::seal`], of what is written. The age file is whole once it was flushed; nothing can be written
    /// after that.
    ///
    /// # Errors
    /// As [`Recipients::seal`], [`KeyError::Io`].
    pub fn sealing<W: Write>(&self, to: W) -> Result<Sealing<W>, KeyError> {
        let all = self.all.iter().map(|recipient| recipient.as_ref() as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(all).map_err(|error| match error {
            age::EncryptError::IncompatibleRecipients { .. } => {
                KeyError::BadRecipient(self.names.last().cloned().unwrap_or_default())
            }
            _ => KeyError::Plugin,
        })?;
        Ok(Sealing(Some(encryptor.wrap_output(to)?)))
    }
}

/// A writer whose bytes are sealed.
pub struct Sealing<W: Write>(Option<age::stream::StreamWriter<W>>);

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_mut().ok_or(io::ErrorKind::BrokenPipe)?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.take() {
            Some(writer) => writer.finish()?.flush(),
            None => Ok(()),
        }
    }
}

/// A recipient, and its text form without what people write beside it, such as an SSH key's comment.
fn parse(name: &str) -> Result<(Arc<dyn age::Recipient + Send + Sync>, String), KeyError> {
    if let Ok(recipient) = name.parse::<age::x25519::Recipient>() {
        return Ok((Arc::new(recipient), name.to_owned()));
    }
    if let Ok(recipient) = name.parse::<age::tag::Recipient>() {
        return Ok((Arc::new(recipient), name.to_owned()));
    }
    let bad = || KeyError::BadRecipient(name.to_owned());
    if name.starts_with("ssh-") {
        let recipient: age::ssh::Recipient = name.parse().map_err(|_| bad())?;
        let name = recipient.to_string();
        return Ok((Arc::new(recipient), name));
    }
    let recipient: plugin::Recipient = name.parse().map_err(|_| bad())?;
    let wanted = recipient.plugin().to_owned();
    let made = plugin::RecipientPluginV1::new(&wanted, &[recipient], &[], NoCallbacks);
    Ok((Arc::new(made.map_err(|_| KeyError::NoPlugin(wanted))?), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_recipient_opens_what_is_sealed_and_nobody_else() {
        let [device, officer, stranger] = [(); 3].map(|()| age::x25519::Identity::generate());
        let officer_name = officer.to_public().to_string();
        let recipients = Recipients::from(&device.to_public());
        let both = recipients.and(&[officer_name.as_str(), &officer_name]).unwrap();
        assert_eq!(both.names().len(), 2, "named twice, sealed to once");
        let sealed = both.seal(b"words").unwrap();
        assert_eq!(age::decrypt(&device, &sealed).unwrap(), b"words");
        assert_eq!(age::decrypt(&officer, &sealed).unwrap(), b"words");
        assert!(age::decrypt(&stranger, &sealed).is_err());
    }

    #[test]
    fn what_is_no_recipient_is_refused() {
        let device = Recipients::from(&age::x25519::Identity::generate().to_public());
        for name in ["", "age1", "lea@example.org", "AGE-SECRET-KEY-1ABC", "age1qqqqqqqq", "ssh-rsa AAAA"] {
            assert!(matches!(device.clone().and(&[name]), Err(KeyError::BadRecipient(_))), "{name}");
        }
        assert!(matches!(Recipients::named::<&str>(&[]), Err(KeyError::BadRecipient(_))));
    }
}
