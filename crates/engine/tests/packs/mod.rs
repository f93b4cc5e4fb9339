//! The packs of `policies/`, read from their files.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    dead_code,
    reason = "tests and benches read the shipped policies, and may fail loudly; not each of them calls everything"
)]

use std::fs;
use std::path::Path;

use cloison_policy::{Policy, Source, with_extended};

/// The shipped packs, but for the one that they all extend.
pub(crate) const PACKS: [&str; 5] = ["campaign", "newsroom", "ngo", "law-firm", "town-hall"];

/// A shipped pack with what it extends.
pub(crate) fn sources(pack: &str) -> Vec<Source> {
    with_extended(files(pack), |base| Some(files(base)))
}

/// A shipped pack.
pub(crate) fn policy(pack: &str) -> Policy {
    Policy::read(&sources(pack)).unwrap()
}

fn files(pack: &str) -> Vec<Source> {
    // A fuzz target reads them too, from another depth.
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("policies"));
    let folder = above.find(|folder| folder.is_dir()).unwrap().join(pack);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| Source::new(name(file), fs::read_to_string(file).unwrap())).collect()
}
