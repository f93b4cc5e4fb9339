//! The developers' one entry point: `cargo xtask start | test | …`.
//!
//! It uses the standard library and `serde_json` only, so that it is there in seconds on a machine
//! that has nothing yet.

use std::process::ExitCode;

mod alarms;
mod bench;
mod detectors;
mod eval;
mod figures;
mod files;
mod fuzz;
mod generate;
mod house;
mod package;
mod screen;
mod setup;
mod sizes;
mod start;
mod steps;
mod system;
mod train;
mod words;

use house::{Failure, House};

/// A command: its name, what may follow it, what it does in a line, and the function behind it.
type Task = (&'static str, &'static str, &'static str, fn(&House, &[String]) -> Result<(), Failure>);

const TASKS: &[Task] = &[
    ("start", "[--policy DIR] [-- ARGS]", "install what is missing, build for a user, open the window", start::run),
    ("test", "[STEP…]", "set up and run every check, or the named ones", steps::run),
    ("setup", "[--check]", "make a new machine ready; --check only says what is missing", setup::run),
    ("generate", "[--check]", "write the files made from code; --check says which are out of date", generate::run),
    (
        "train",
        "[--anew]",
        "make the reader's model from the labelled messages: an hour and a half on two cores",
        train::run,
    ),
    ("eval", "[--json] [--policy DIR] [FILE.jsonl…]", "hold labelled messages against rules and reader", eval::run),
    (
        "detectors",
        "[FILE.jsonl]",
        "hold the detectors against Presidio's own cases, where they are at hand",
        detectors::run,
    ),
    ("alarms", "", "count what is raised of ordinary texts, where they are at hand", alarms::run),
    ("bench", "[NAME…] [-- ARGS]", "measure: the benchmarks, then `desk` in the real window", bench::run),
    ("fuzz", "[TARGET] [SECONDS]", "bytes from outside against the readers (nightly compiler)", fuzz::run),
    ("package", "", "make the packages for Debian and Ubuntu, and try them", package::run),
    ("screenshots", "", "make the pictures of docs/screenshots from the real window", bench::screenshots),
];

fn help() {
    let lines: Vec<String> =
        TASKS.iter().map(|(name, takes, does, _)| format!("  {:<52} {does}", format!("{name} {takes}"))).collect();
    let steps = steps::names().join(", ");
    house::say(&format!("cargo xtask COMMAND\n\n{}\n\nSteps of test: {steps}\n", lines.join("\n")));
}

fn dispatch(arguments: &[String]) -> Result<(), Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        help();
        return Ok(());
    };
    if ["help", "--help", "-h"].contains(&name.as_str())
        || rest.iter().take_while(|a| *a != "--").any(|a| a == "--help" || a == "-h")
    {
        help();
        return Ok(());
    }
    let Some(task) = TASKS.iter().find(|task| task.0 == name) else {
        help();
        return Err(Failure::usage(format!("there is no command `{name}`")));
    };
    (task.3)(&House::find()?, rest)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.message.is_empty() {
                eprintln!("xtask: {}", failure.message);
            }
            ExitCode::from(failure.code)
        }
    }
}
