//! Where the passphrase comes from: a file that the user names, or the terminal.

use std::io::{BufRead, BufReader};

use camino::Utf8Path;
use cloison_app::{AppError, KeyStore, Language, Unlock};
use secrecy::{ExposeSecret, SecretString};

use crate::args::{self, Global};

/// Calls back with the way to open the key.
pub(crate) async fn with_unlock<T>(
    global: &Global,
    language: Language,
    work: impl AsyncFnOnce(&Unlock<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let from_file = global.passphrase_file.as_deref().map(read).transpose()?;
    let ask = |new: bool| from_file.clone().or_else(|| ask(new, language));
    let store = match global.key_store {
        Some(args::KeyStore::Keyring) => Some(KeyStore::Keyring),
        Some(args::KeyStore::Passphrase) => Some(KeyStore::Passphrase),
        None => None,
    };
    work(&Unlock { store, passphrase: &ask }).await
}

fn read(file: &Utf8Path) -> Result<SecretString, AppError> {
    let unreadable = |source| AppError::Unreadable { file: file.to_string(), source };
    let mut line = String::new();
    let opened = std::fs::File::open(file).map_err(unreadable)?;
    BufReader::new(opened).read_line(&mut line).map_err(unreadable)?;
    let passphrase = SecretString::from(line.trim_end_matches(['\n', '\r']));
    // The line read is the only other copy.
    line.clear();
    Ok(passphrase)
}

/// Asks at the terminal, twice for a new one. `None` without a terminal or an answer.
fn ask(new: bool, language: Language) -> Option<SecretString> {
    let prompt = |id: &str| {
        let text = format!("{} ", language.say(id, &[]));
        rpassword::prompt_password(text).ok().map(SecretString::from)
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
