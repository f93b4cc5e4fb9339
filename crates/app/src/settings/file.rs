//! The two files of the settings: a plain one, and one that is sealed to the device.

use std::fs;
use std::io::{self, Write};

use camino::Utf8Path;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::texts::Language;

/// The format that is written: 1 had the language and the recovery sheet alone, and no number.
const FORMAT: u32 = 2;

/// What has to be known before anything is opened, and what tells nothing of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(crate) struct Plain {
    pub(crate) language: Option<Language>,
    /// Whether somebody said that the recovery sheet is written down, printed or saved.
    pub(crate) sheet_made: bool,
    pub(crate) welcomed: bool,
    pub(crate) toured: bool,
    pub(crate) hide_from_capture: bool,
    pub(crate) start_at_login: bool,
    pub(crate) tray: bool,
    pub(crate) shortcut: bool,
    pub(crate) notifications: bool,
}

impl Default for Plain {
    fn default() -> Plain {
        Plain {
            language: None,
            sheet_made: false,
            welcomed: false,
            toured: false,
            hide_from_capture: true,
            start_at_login: false,
            tray: true,
            shortcut: true,
            notifications: true,
        }
    }
}

/// What tells of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Sealed {
    /// The id of a shipped pack.
    pub(crate) policy: Option<String>,
    /// Lower case.
    pub(crate) own_domains: Vec<String>,
}

/// A file with the number of its format.
#[derive(Serialize, Deserialize)]
struct Numbered<T> {
    #[serde(default = "first")]
    format: u32,
    #[serde(flatten)]
    settings: T,
}

fn first() -> u32 {
    1
}

/// What a file says, of whatever format is known.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, AppError> {
    #[derive(Deserialize)]
    struct Number {
        #[serde(default = "first")]
        format: u32,
    }
    let Number { format } = serde_json::from_slice(bytes).map_err(|_| AppError::BadSettings)?;
    if format > FORMAT {
        return Err(AppError::NewerSettings);
    }
    serde_json::from_slice(bytes).map_err(|_| AppError::BadSettings)
}

pub(crate) fn bytes<T: Serialize>(settings: T) -> Result<Vec<u8>, AppError> {
    let numbered = Numbered { format: FORMAT, settings };
    serde_json::to_vec(&numbered).map_err(|error| AppError::Settings(error.into()))
}

/// A file's bytes; none where there is no file.
pub(crate) fn load(path: &Utf8Path) -> Result<Option<Vec<u8>>, AppError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(AppError::BadSettings),
    }
}

/// Puts a file in the place of another, whole or not at all: whenever the power goes, one of the two is there.
pub(crate) fn save(path: &Utf8Path, bytes: &[u8]) -> Result<(), AppError> {
    let write = || -> io::Result<()> {
        let new = format!("{path}.new");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(new, path)?;
        // The name is on the disk once its folder is.
        #[cfg(unix)]
        if let Some(folder) = path.parent() {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map_err(AppError::Settings)
}

/// Puts aside a file that this program does not understand, before another is written in its place.
pub(crate) fn set_aside(path: &Utf8Path) -> Result<(), AppError> {
    match fs::rename(path, format!("{path}.old")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(AppError::Settings(error)),
        _ => Ok(()),
    }
}
