//! What the user set: the language; and whether a recovery sheet was made. Nothing delicate may ever stand here, since it is read before anything is
//! unlocked.

use std::fs;
use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::texts::Language;
use crate::{AppError, DataDir};

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Settings {
    #[serde(default)]
    pub(crate) language: Option<Language>,
    /// Whether somebody said that the recovery sheet is written down.
    #[serde(default)]
    pub(crate) sheet_made: bool,
}

impl Settings {
    /// The settings; the defaults where there are none, or none that can be read.
    pub(crate) fn load(directory: &DataDir) -> Settings {
        let bytes = fs::read(directory.settings()).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    pub(crate) fn save(self, directory: &DataDir) -> Result<(), AppError> {
        let write = || -> std::io::Result<()> {
            let path = directory.settings();
            let new = path.with_extension("new");
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&new)?;
            file.write_all(&serde_json::to_vec(&self)?)?;
            file.sync_all()?;
            fs::rename(new, path)
        };
        write().map_err(AppError::Settings)
    }
}
