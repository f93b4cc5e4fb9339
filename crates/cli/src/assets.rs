//! Completions and man pages, from the one definition in `args`.

use std::{fs, io};

use camino::Utf8Path;
use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell;

use crate::args::Args;

pub(crate) fn generate(directory: &Utf8Path) -> io::Result<()> {
    let (completions, man) = (directory.join("completions"), directory.join("man"));
    fs::create_dir_all(&completions)?;
    fs::create_dir_all(&man)?;
    for shell in Shell::value_variants() {
        clap_complete::generate_to(*shell, &mut Args::command(), "cloison", &completions)?;
    }
    clap_mangen::generate_to(Args::command().disable_help_subcommand(true), man)
}
