//! `test`: every check, in order, each by its name.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::alarms;
use crate::detectors;
use crate::generate;
use crate::house::{self, Failure, House, run as run_program};
use crate::screen::Screen;
use crate::setup::{self, Set};
use crate::{sizes, words};

/// What a step says when it has passed: nothing, or what it left out and why.
type Passed = Result<Option<&'static str>, Failure>;

struct Step {
    name: &'static str,
    run: fn(&House) -> Passed,
}

const STEPS: &[Step] = &[
    Step { name: "setup", run: |house| done(setup::prepare(house, &[Set::Run, Set::Test])) },
    Step { name: "format", run: format },
    Step { name: "sizes", run: |house| done(sizes::check(house)) },
    Step { name: "words", run: |house| done(words::check(house)) },
    Step { name: "ui", run: pages },
    Step { name: "clippy", run: clippy },
    Step { name: "rust", run: rust },
    Step { name: "policy", run: policy },
    Step { name: "generated", run: |house| done(generate::run(house, &["--check".to_owned()])) },
    Step { name: "window", run: window },
    Step { name: "accessibility", run: accessibility },
    Step { name: "deny", run: deny },
];

/// How a step ended.
enum Outcome {
    Passed(Option<&'static str>, Duration),
    Failed(Duration),
    NotRun,
}

/// The names of the steps, in order.
pub(crate) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs every step, or the named ones, up to the first that fails.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = arguments.iter().find(|name| !names().contains(&name.as_str())) {
        return Err(Failure::usage(format!("there is no step `{unknown}`; the steps are {}", names().join(", "))));
    }
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| arguments.is_empty() || arguments.iter().any(|name| name == step.name)).collect();
    let mut outcomes: Vec<(&str, Outcome)> = Vec::new();
    let mut failed = false;
    for (number, step) in chosen.iter().enumerate() {
        if failed {
            outcomes.push((step.name, Outcome::NotRun));
            continue;
        }
        println!("\n== {} ({} of {})", step.name, number + 1, chosen.len());
        let since = Instant::now();
        let outcome = match (step.run)(house) {
            Ok(note) => Outcome::Passed(note, since.elapsed()),
            Err(failure) => {
                println!("\n== {} failed: {}", step.name, failure.message);
                println!("run it alone: cargo xtask test {}", step.name);
                failed = true;
                Outcome::Failed(since.elapsed())
            }
        };
        if let Outcome::Passed(_, time) = &outcome {
            println!("== {} passed in {:.1} s", step.name, time.as_secs_f64());
        }
        outcomes.push((step.name, outcome));
    }
    sum_up(&outcomes);
    if failed { Err(Failure::new("")) } else { Ok(()) }
}

fn sum_up(outcomes: &[(&str, Outcome)]) {
    let (mut passed, mut failed) = (0, 0);
    println!("\n{:<15} {:<8} {:>9}", "step", "result", "time");
    for (name, outcome) in outcomes {
        let line = match outcome {
            Outcome::Passed(note, time) => {
                passed += 1;
                let note = note.map(|note| format!("  ({note})")).unwrap_or_default();
                format!("{name:<15} {:<8} {:>7.1} s{note}", "passed", time.as_secs_f64())
            }
            Outcome::Failed(time) => {
                failed += 1;
                format!("{name:<15} {:<8} {:>7.1} s  cargo xtask test {name}", "failed", time.as_secs_f64())
            }
            Outcome::NotRun => format!("{name:<15} not run"),
        };
        println!("{line}");
    }
    println!("\ncloison: {passed} passed, {failed} failed");
}

fn done(result: Result<(), Failure>) -> Passed {
    result.map(|()| None)
}

fn format(house: &House) -> Passed {
    run_program(&mut house.cargo(&["fmt", "--all", "--check"]))?;
    done(run_program(&mut house.npm(&["run", "format:check"])))
}

fn pages(house: &House) -> Passed {
    for script in ["check", "test", "build"] {
        run_program(&mut house.npm(&["run", script]))?;
    }
    Ok(None)
}

fn clippy(house: &House) -> Passed {
    house.pages()?;
    let mut command = house.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    // The fuzz targets are looked at and not linked: the engine that drives them need not be compiled for that.
    done(run_program(command.env("CUSTOM_LIBFUZZER_PATH", house.target.join("libfuzzer.a"))))
}

fn rust(house: &House) -> Passed {
    house.pages()?;
    run_program(&mut house.cargo(&["nextest", "run", "--workspace", "-E", "not binary(window)"]))?;
    // The examples in the documentation, which nextest does not run.
    done(run_program(&mut house.cargo(&["test", "--quiet", "--workspace", "--doc"])))
}

fn policy(house: &House) -> Passed {
    house.programs()?;
    let shelf = house.root.join("policies");
    let entries = fs::read_dir(&shelf).map_err(|error| Failure::file(&shelf, &error))?;
    let mut packs: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    packs.sort();
    for pack in packs {
        // Shown and reported by its place in the workspace.
        let pack = pack.strip_prefix(&house.root).unwrap_or(&pack);
        for question in ["lint", "test"] {
            let mut command = house.program(house.built("debug", "cloison"));
            run_program(command.args(["policy", question]).arg(pack))?;
        }
    }
    Ok(match (detectors::check(house)?, alarms::check(house)?) {
        (true, true) => None,
        (false, true) => Some("the detectors' comparison with Presidio skipped: its cases are not here"),
        (true, false) => Some("false alarms not counted: no ordinary text is here"),
        (false, false) => Some("Presidio's cases and ordinary texts skipped: they are not here"),
    })
}

fn window(house: &House) -> Passed {
    house.programs()?;
    let program = house.built("debug", "cloison-desktop");
    done(in_window(house, &program, "binary(window)", "target/screenshots/window"))
}

/// Runs tests of the real window that a program opens; they put their pictures into a folder.
pub(crate) fn in_window(house: &House, program: &Path, filter: &str, pictures: &str) -> Result<(), Failure> {
    // Built before the session, so that the session lasts as long as the tests.
    run_program(&mut house.cargo(&["nextest", "run", "--workspace", "--no-run"]))?;
    let screen = Screen::open(house)?;
    let mut tests = house.cargo(&["nextest", "run", "--workspace", "-E", filter]);
    screen.dress(&mut tests);
    tests.env("CLOISON_DESKTOP", program);
    tests.env("SCREENSHOTS", house.root.join(pictures));
    run_program(&mut tests)
}

fn accessibility(house: &House) -> Passed {
    let pictures = house.root.join("target/screenshots/pages");
    run_program(house.npm(&["run", "test:a11y"]).env("SCREENSHOTS", &pictures))?;
    if !cfg!(target_os = "linux") {
        return Ok(Some("the webview's own engine is looked at on Linux"));
    }
    // What people have.
    let screen = Screen::open(house)?;
    let mut command = house.npm(&["run", "test:a11y", "--", "--webview"]);
    screen.dress(&mut command);
    done(run_program(command.env("SCREENSHOTS", pictures)))
}

fn deny(house: &House) -> Passed {
    let check = ["deny", "--offline", "check"];
    run_program(house.cargo(&check).args(["bans", "licenses", "sources"]))?;
    let advisories = house::cargo_home().map(|folder| folder.join("advisory-dbs"));
    // A fetch that failed leaves its lock there, and no data base.
    let has_data = |folder: std::path::PathBuf| {
        folder.read_dir().is_ok_and(|mut all| all.any(|one| one.is_ok_and(|it| it.path().is_dir())))
    };
    if !advisories.is_some_and(has_data) {
        return Ok(Some("advisories skipped: no data base here; `cargo deny fetch db` gets it"));
    }
    done(run_program(house.cargo(&check).arg("advisories")))
}
