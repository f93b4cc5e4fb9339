//! The recovery sheet as a text, in the file that the user names and nowhere else.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{AppError, Cloison, Language, Unlock};

impl Cloison {
    /// Writes the recovery sheet into a file that only its owner may read, in the place of one that is there.
    ///
    /// # Errors
    /// Those of [`Cloison::recovery_words`]; [`AppError::Output`] if the file cannot be written.
    pub async fn save_sheet(&self, file: &Path, language: Language, unlock: &Unlock<'_>) -> Result<(), AppError> {
        let words = self.recovery_words(language, unlock).await?;
        let text = sheet(language, &words, &jiff::Zoned::now().date().to_string());
        write(file, text.as_bytes()).map_err(AppError::Output)
    }
}

/// The name under which the sheet is saved, if the user wants no other.
#[must_use]
pub fn sheet_file(language: Language) -> String {
    language.say("sheet-paper-file", &[])
}

/// The sheet's title.
#[must_use]
pub fn sheet_title(language: Language) -> String {
    language.say("sheet-paper-title", &[])
}

/// What it is for, the words with their numbers, and who must not have it.
fn sheet(language: Language, words: &SecretString, day: &str) -> Zeroizing<String> {
    let said = |id: &str| language.say(id, &[]);
    // Long enough from the start: a text that grows leaves parts of itself behind.
    let mut text = Zeroizing::new(String::with_capacity(4096));
    let made = language.say("sheet-paper-made", &[("day", day.to_owned())]);
    for line in [sheet_title(language), made, String::new(), said("sheet-paper-text"), String::new()] {
        text.push_str(&line);
        text.push('\n');
    }
    for (index, word) in words.expose_secret().split_whitespace().enumerate() {
        let _ = writeln!(text, "{:>2}. {word}", index + 1);
    }
    text.push('\n');
    text.push_str(&said("sheet-paper-keep"));
    text.push('\n');
    text
}

/// Straight into the file, without another beside it that would have to be wiped. A file that was not there before and that
/// could not be finished is taken away again.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let (file, made) = match options.clone().create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => (options.open(path)?, false),
        file => (file?, true),
    };
    // Others must not read it, before it says anything.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    fill(file, bytes).inspect_err(|_| {
        if made {
            let _ = fs::remove_file(path);
        }
    })
}

fn fill(mut file: fs::File, bytes: &[u8]) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(bytes)?;
    file.sync_all()
}
