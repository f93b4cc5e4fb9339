//! `cloison key`.

use std::fs::File;
use std::io::{IsTerminal, Read, Write};

use cloison_app::{AppError, Cloison, Language, Unlock};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::args::{Global, Key, KeyCommand};
use crate::output::{self, Failure};
use crate::passphrase::with_unlock;

/// Most bytes of a sheet. The room for them is taken at once: a buffer that grows leaves copies behind.
const LONGEST: usize = 16 * 1024;

pub(crate) async fn run(cloison: &Cloison, key: &Key, global: &Global, language: Language) -> Result<u8, Failure> {
    match &key.command {
        KeyCommand::Sheet => {
            let words = with_unlock(global, language, async |unlock: &Unlock<'_>| {
                cloison.recovery_words(language, unlock).await
            });
            print_sheet(&words.await?, global, language)?;
        }
        KeyCommand::Restore { file } => {
            let words = match file {
                Some(file) if file != "-" => {
                    let unreadable = |source| AppError::Unreadable { file: file.to_string(), source };
                    read(File::open(file).map_err(unreadable)?).map_err(unreadable)?
                }
                _ => {
                    if std::io::stdin().is_terminal() {
                        anstream::eprintln!("{}", language.say("command-sheet-type", &[]));
                    }
                    read(std::io::stdin().lock())?
                }
            };
            with_unlock(global, language, async |unlock: &Unlock<'_>| cloison.restore(&words, unlock).await).await?;
            output::line(&language.say("command-key-restored", &[]))?;
        }
    }
    Ok(0)
}

/// The words, six lines of four, with their numbers where a person reads them.
fn print_sheet(words: &SecretString, global: &Global, language: Language) -> Result<(), Failure> {
    let mut text = Zeroizing::new(String::with_capacity(2048));
    if global.is_json() {
        text.push_str("{\"words\":\"");
        text.push_str(words.expose_secret());
        text.push_str("\"}\n");
    } else {
        text.push_str(
            &language.say("command-sheet", &[]).lines().fold(String::new(), |all, line| all + "# " + line + "\n"),
        );
        for (number, word) in words.expose_secret().split(' ').enumerate() {
            text.push_str(word);
            text.push_str(if number % 4 == 3 { "\n" } else { " " });
        }
    }
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// The whole of a small file; what was read is wiped. At a terminal it ends with an empty line.
fn read(mut file: impl Read) -> std::io::Result<SecretString> {
    let mut bytes = Zeroizing::new(vec![0; LONGEST]);
    let mut filled = 0;
    loop {
        let read = file.read(&mut bytes[filled..])?;
        filled += read;
        if read == 0 || bytes[..filled].ends_with(b"\n\n") {
            break;
        }
    }
    let text = std::str::from_utf8(&bytes[..filled]).map_err(|_| std::io::ErrorKind::InvalidData)?;
    Ok(SecretString::from(text.trim_start_matches('\u{feff}')))
}
