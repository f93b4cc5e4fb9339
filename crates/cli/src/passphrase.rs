//! Where the passphrase comes from: a file that the user names, or the terminal.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use camino::Utf8Path;
use cloison_app::{AppError, Identity, KeyStore, Language, Unlock};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::args::{self, Global};

/// Most bytes of the first line. The room for them is taken at once: a buffer that grows leaves copies behind.
const LONGEST: usize = 16 * 1024;

/// Calls back with the way to open the key.
pub(crate) async fn with_unlock<T>(
    global: &Global,
    language: Language,
    work: impl AsyncFnOnce(&Unlock<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    with_identity(global, None, language, work).await
}

/// As [`with_unlock`], reading with another's key if its file is named.
pub(crate) async fn with_identity<T>(
    global: &Global,
    identity: Option<&Utf8Path>,
    language: Language,
    work: impl AsyncFnOnce(&Unlock<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let from_file = global.passphrase_file.as_deref().map(read).transpose()?;
    let ask = |new: bool| from_file.clone().or_else(|| ask(new, language));
    let identity = match identity {
        Some(path) => {
            let unreadable = |source| AppError::Unreadable { file: path.to_string(), source };
            Some(Identity::from_file(File::open(path).map_err(unreadable)?, &|| ask(false))?)
        }
        None => None,
    };
    let store = match global.key_store {
        Some(args::KeyStore::Keyring) => Some(KeyStore::Keyring),
        Some(args::KeyStore::Passphrase) => Some(KeyStore::Passphrase),
        None => None,
    };
    work(&Unlock { store, passphrase: &ask, identity, ..Unlock::nobody() }).await
}

fn read(file: &Utf8Path) -> Result<SecretString, AppError> {
    let opened = File::open(file).and_then(first_line);
    opened.map_err(|source| AppError::Unreadable { file: file.to_string(), source })
}

/// The first line without its end. What was read of the file is wiped.
fn first_line(mut file: impl Read) -> io::Result<SecretString> {
    let mut bytes = Zeroizing::new(vec![0; LONGEST]);
    let mut filled = 0;
    let end = loop {
        let read = match file.read(&mut bytes[filled..]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        let seen = filled;
        filled += read;
        if let Some(end) = bytes[seen..filled].iter().position(|&byte| byte == b'\n') {
            break seen + end;
        }
        if filled == LONGEST {
            return Err(ErrorKind::FileTooLarge.into());
        }
        if read == 0 {
            break filled;
        }
    };
    let line = std::str::from_utf8(&bytes[..end]).map_err(|_| ErrorKind::InvalidData)?;
    // Some editors begin a file with a mark of its encoding, which is no part of what one types at the terminal.
    Ok(SecretString::from(line.strip_prefix('\u{feff}').unwrap_or(line).trim_end_matches('\r')))
}

/// Asks at the terminal, twice for a new one. `None` without a terminal or an answer.
fn ask(new: bool, language: Language) -> Option<SecretString> {
    let prompt = |id: &str| {
        let text = format!("{} ", language.say(id, &[]));
        let answer = Zeroizing::new(rpassword::prompt_password(text).ok()?);
        Some(SecretString::from(answer.as_str()))
    };
    if !new {
        return prompt("command-passphrase");
    }
    let first = prompt("command-passphrase-new")?;
    let second = prompt("command-passphrase-again")?;
    if first.expose_secret() == second.expose_secret() {
        return Some(first);
    }
    anstream::eprintln!("{}", language.say("command-passphrase-differs", &[]));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that gives few bytes at a time, as a pipe may.
    struct Drops<'b>(&'b [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(3).min(room.len());
            let (now, later) = self.0.split_at(count);
            room[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    #[test]
    fn the_passphrase_is_the_first_line() {
        for (file, expected) in [
            ("four random words\n", "four random words"),
            ("four random words\r\nand more\n", "four random words"),
            ("quatre mots tirés au sort", "quatre mots tirés au sort"),
            (" spaces count \n", " spaces count "),
            ("", ""),
        ] {
            let read = |line: io::Result<SecretString>| line.unwrap().expose_secret().to_owned();
            assert_eq!(read(first_line(file.as_bytes())), expected);
            assert_eq!(read(first_line(Drops(file.as_bytes()))), expected);
        }
    }

    #[test]
    fn a_file_that_holds_no_passphrase_is_refused() {
        let kind = |bytes: &[u8]| first_line(bytes).map(|_| ()).unwrap_err().kind();
        assert_eq!(kind(b"\xff\xfe\n"), ErrorKind::InvalidData);
        assert_eq!(kind(&vec![b'x'; LONGEST + 1]), ErrorKind::FileTooLarge);
    }
}
