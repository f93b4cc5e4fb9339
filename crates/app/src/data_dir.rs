//! The folder in which everything is kept. Only its owner may enter it if Cloison makes it; a folder that was there
//! keeps its mode, since it may be shared on purpose, but what Cloison puts into it is its owner's alone.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use crate::AppError;

/// A data directory that exists.
#[derive(Clone, Debug)]
pub struct DataDir(Utf8PathBuf);

impl DataDir {
    /// Enters a directory, making it if need be; the user's own without a path.
    ///
    /// # Errors
    /// [`AppError::NoDataDir`] if the system names no home, [`AppError::DataDir`] if it cannot be made.
    pub fn open(path: Option<&Utf8Path>) -> Result<DataDir, AppError> {
        let directory = match path {
            Some(path) => path.to_owned(),
            None => default().ok_or(AppError::NoDataDir)?,
        };
        let failed = |source| AppError::DataDir { directory: directory.clone(), source };
        make(&directory).map_err(failed)?;
        Ok(DataDir(directory))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Utf8Path {
        &self.0
    }

    /// The ledger's file.
    #[must_use]
    pub fn ledger(&self) -> Utf8PathBuf {
        self.0.join("ledger.db")
    }

    /// The copy of a ledger of an older format, damaged ledgers that were rescued, and what was not finished of either.
    pub(crate) fn former_ledgers(&self) -> Vec<std::path::PathBuf> {
        const FORMER: [&str; 4] = ["ledger.db.1", "ledger.db.damaged-", "ledger.db.rescued", "ledger.db.again"];
        let is_former = |name: &str| FORMER.iter().any(|start| name.starts_with(start));
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        entries.filter(|entry| is_former(&entry.file_name().to_string_lossy())).map(|entry| entry.path()).collect()
    }

    /// The folder of the trace.
    #[must_use]
    pub fn trace(&self) -> Utf8PathBuf {
        self.0.join("trace")
    }

    pub(crate) fn settings(&self) -> Utf8PathBuf {
        self.0.join("settings.json")
    }

    pub(crate) fn sealed_settings(&self) -> Utf8PathBuf {
        self.0.join("settings.age")
    }
}

fn default() -> Option<Utf8PathBuf> {
    let directories = directories::ProjectDirs::from("org", "Cloison", "cloison")?;
    Utf8PathBuf::from_path_buf(directories.data_dir().to_owned()).ok()
}

/// Makes a folder for its owner alone, unless it is there.
#[cfg(unix)]
pub(crate) fn make(directory: &Utf8Path) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    if directory.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
pub(crate) fn make(directory: &Utf8Path) -> std::io::Result<()> {
    fs::create_dir_all(directory)
}
