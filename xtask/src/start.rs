//! `start`: from a fresh machine to the open window.

use std::env;

use crate::house::{Failure, House, run as run_program};
use crate::setup::{self, Set};

/// Sets up, builds for a user, opens the window, and ends with the window's exit code.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    let passed = read(arguments)?;
    let missing = |name| env::var_os(name).is_none_or(|value| value.is_empty());
    if cfg!(target_os = "linux") && missing("DISPLAY") && missing("WAYLAND_DISPLAY") {
        return Err(Failure::new(
            "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n\
             Run it from a desktop session, over `ssh -X`, or on a virtual screen:\n  \
             sudo apt-get install xvfb xauth && xvfb-run cargo xtask start",
        ));
    }
    setup::prepare(house, &[Set::Run])?;
    house.pages()?;
    println!("The window is built with --release, as a user runs it: a few minutes the first time.");
    run_program(&mut house.cargo(&["build", "--release", "--package", "cloison-desktop", "--package", "cloison-cli"]))?;
    let mut window = std::process::Command::new(house.built("release", "cloison-desktop"));
    let status = window
        .args(passed)
        .status()
        .map_err(|error| Failure::new(format!("the window could not be started: {error}")))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(Failure {
            message: format!("the window ended with code {code}"),
            code: u8::try_from(code).unwrap_or(1),
        }),
        None => Err(Failure::new(format!("the window was ended: {status}"))),
    }
}

/// What the window is given: `--policy DIR`, and everything after `--`.
fn read(arguments: &[String]) -> Result<Vec<String>, Failure> {
    let mut passed = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--" => passed.extend(rest.by_ref().cloned()),
            "--policy" => match rest.next() {
                Some(folder) => passed.extend(["--policy".to_owned(), folder.clone()]),
                None => return Err(Failure::usage("--policy wants a folder")),
            },
            other => {
                return Err(Failure::usage(format!(
                    "`start` takes --policy DIR, and what the window takes after `--`; not `{other}`"
                )));
            }
        }
    }
    Ok(passed)
}
