//! Which files the project has written itself, and when.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Folders that hold nothing written by hand.
const SKIPPED: &[&str] =
    &["target", "node_modules", "dist", "generated", "gen", "snapshots", "messages", "vectors", ".git"];

/// Every file under a folder, sorted; nothing where the folder is missing.
pub(crate) fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(folder, &|_| true, &mut found);
    found.sort();
    found
}

/// Every file under a folder that a person has written, sorted.
pub(crate) fn written_by_hand(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(folder, &|name| !SKIPPED.contains(&name) && !name.starts_with("dist-"), &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, enters: &dyn Fn(&str) -> bool, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_file() {
            found.push(entry.path());
        } else if kind.is_dir() && entry.file_name().to_str().is_some_and(enters) {
            walk(&entry.path(), enters, found);
        }
    }
}

/// When a file was last written.
pub(crate) fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// When the newest file under a folder was written.
pub(crate) fn newest(folder: &Path) -> Option<SystemTime> {
    all(folder).iter().filter_map(|path| written(path)).max()
}
