//! Files on their way to another program: a message that mail may carry, an invitation. Programs are given files by their
//! names, so these have to be readable for a while: in the session's own folder, which is kept in memory where the system
//! has one, for its owner alone, under a name that says nothing, and for two minutes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloison_app::AppError;
use tauri::{AppHandle, Manager};

use crate::commands::Desk;

/// How long another program has to read a file.
const A_WHILE: Duration = Duration::from_mins(2);
/// What the folders' names begin with.
const PREFIX: &str = "cloison-passing-";

/// The folder of this run; gone with the program.
#[derive(Default)]
pub(crate) struct Passing(Mutex<Option<tempfile::TempDir>>);

impl Passing {
    /// Deletes what is left.
    pub(crate) fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn base() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|path| path.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

/// Deletes what a program that was killed has left.
pub(crate) fn clean() {
    clean_in(&base());
}

fn clean_in(base: &Path) {
    let left = fs::read_dir(base).into_iter().flatten().flatten();
    for folder in left.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let _ = fs::remove_dir_all(folder.path());
    }
}

/// Writes a file for another program, unless it was locked since it had been locked so often: a lock deletes what was
/// written before it.
pub(crate) fn pass(app: &AppHandle, name: &str, bytes: &[u8], locks: u64) -> Result<PathBuf, AppError> {
    let passing = app.state::<Passing>();
    let mut folder = passing.0.lock().unwrap_or_else(PoisonError::into_inner);
    app.state::<Desk>().cloison().not_locked_since(locks)?;
    let path = write(&mut folder, name, bytes).map_err(AppError::Output)?;
    drop(folder);
    let gone = path.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(A_WHILE).await;
        let _ = fs::remove_file(gone);
    });
    Ok(path)
}

fn write(folder: &mut Option<tempfile::TempDir>, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let folder = match folder {
        Some(folder) => folder,
        // For its owner alone, as the library makes folders.
        None => folder.insert(tempfile::Builder::new().prefix(PREFIX).tempdir_in(base())?),
    };
    // A folder of its own for each, so that every file can have its plain name.
    let path = tempfile::Builder::new().tempdir_in(folder.path())?.keep().join(name);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path)?.write_all(bytes)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_left_is_deleted() {
        let base = tempfile::tempdir().unwrap();
        let left = base.path().join(format!("{PREFIX}abc/x"));
        fs::create_dir_all(&left).unwrap();
        fs::write(left.join("message.eml"), "Lunch?").unwrap();
        let others = base.path().join("others");
        fs::create_dir(&others).unwrap();
        clean_in(base.path());
        assert!(!left.exists() && others.exists());
    }
}
