//! `fuzz`: bytes from outside against the readers, for as long as one likes.

use crate::files;
use crate::house::{self, Failure, House, run as run_program};

/// Cargo's fuzzing program, and its version.
const CARGO_FUZZ: &str = "cargo-fuzz@0.13.2";
/// Seconds for each target where none are named.
const SECONDS: u32 = 60;
/// Longer inputs find nothing that these do not, and each takes longer.
const LONGEST: &str = "-max_len=20000";
/// Seconds after which one input counts as hanging.
const HANGS: &str = "-timeout=20";

/// Each target and the folder whose files it starts from.
const TARGETS: &[(&str, Option<&str>)] =
    &[("policy", Some("policies/common")), ("message", None), ("reader", None), ("attachment", None)];

/// Runs every target, or the named one, for some seconds.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    let mut seconds = SECONDS;
    let mut chosen = None;
    for argument in arguments {
        match argument.parse() {
            Ok(number) => seconds = number,
            Err(_) if TARGETS.iter().any(|(name, _)| name == argument) => chosen = Some(argument),
            Err(_) => {
                let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
                return Err(Failure::usage(format!("there is no target `{argument}`; there are {}", names.join(", "))));
            }
        }
    }
    prepare(house)?;
    for (target, seeds) in TARGETS.iter().filter(|(name, _)| chosen.is_none_or(|chosen| chosen == name)) {
        let corpus = house.root.join("fuzz/corpus").join(target);
        std::fs::create_dir_all(&corpus).map_err(|error| Failure::file(&corpus, &error))?;
        let mut command = house.program("cargo");
        command.args(["+nightly", "fuzz", "run", target]).arg(&corpus);
        command.args(seeds.map(|seeds| house.root.join(seeds)));
        command.args(["--", &format!("-max_total_time={seconds}"), LONGEST, HANGS]);
        run_program(&mut command)?;
        println!("{target}: {} inputs are kept in fuzz/corpus", files::all(&corpus).len());
    }
    Ok(())
}

/// The sanitizers need a nightly compiler.
fn prepare(house: &House) -> Result<(), Failure> {
    let nightly = house::output(house.program("cargo").args(["+nightly", "--version"]));
    if !nightly.is_ok_and(|(_, there)| there) {
        run_program(house.program("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    if !house::has("cargo-fuzz") {
        run_program(&mut house.cargo(&["install", "--locked", CARGO_FUZZ]))?;
    }
    Ok(())
}
