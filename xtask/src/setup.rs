//! `setup`: what a machine lacks, and getting it.

use std::fs;
use std::process::Command;

use crate::house::{self, Failure, House, output, run as run_program};
use crate::system::{DEBIAN_RUN, DEBIAN_TEST, Family, LINUX_TEST_PROGRAMS};

/// What a machine is to be ready for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// To build the window and run it.
    Run,
    /// To run every check.
    Test,
}

/// The Nodes that the pages are built with: of these lines the oldest, and everything from the last line on. It is what
/// `ui/package.json` says.
const NODE: [(u32, u32); 3] = [(20, 19), (22, 13), (24, 0)];

/// Cargo's programs that the tests need, and their versions.
const CARGO_PROGRAMS: &[(&str, &str)] =
    &[("cargo-nextest", "0.9.143"), ("tauri-driver", "2.1.0"), ("cargo-deny", "0.20.2")];

/// Where the lock file that `node_modules` was made from is kept.
const STAMP: &str = "node_modules/.cloison-lock.json";

/// Makes the machine ready for everything; with `--check`, says what is missing.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    match arguments {
        [] => prepare(house, &[Set::Run, Set::Test]),
        [only] if only == "--check" => check(house),
        _ => Err(Failure::usage("`setup` takes --check only")),
    }
}

/// Installs what is missing for these sets.
pub(crate) fn prepare(house: &House, sets: &[Set]) -> Result<(), Failure> {
    let family = Family::here();
    node(house)?;
    match family {
        Family::Debian | Family::Ubuntu => apt(house, &packages_missing(house, family, sets)?)?,
        _ => by_hand(house, family, sets)?,
    }
    if !pages_ready(house) {
        run_program(&mut house.npm(&["ci", "--no-audit", "--no-fund"]))?;
        let (lock, stamp) = (house.root.join("ui/package-lock.json"), house.root.join("ui").join(STAMP));
        fs::copy(&lock, &stamp).map_err(|error| Failure::file(&stamp, &error))?;
    }
    if sets.contains(&Set::Test) {
        components(house)?;
        for program in CARGO_PROGRAMS {
            cargo_program(house, *program)?;
        }
    }
    Ok(())
}

/// Installs one of cargo's programs where there is none of that name: its name and the version.
pub(crate) fn cargo_program(house: &House, (name, version): (&str, &str)) -> Result<(), Failure> {
    if house::has(name) {
        return Ok(());
    }
    println!("{name} {version} is compiled once: some minutes.");
    run_program(&mut house.cargo(&["install", "--locked", &format!("{name}@{version}")]))
}

/// Says what is missing and installs nothing.
fn check(house: &House) -> Result<(), Failure> {
    let family = Family::here();
    let mut missing = Vec::new();
    missing.extend(node(house).err().map(|failure| failure.message));
    match family {
        Family::Debian | Family::Ubuntu => {
            missing.extend(packages_missing(house, family, &[Set::Run, Set::Test])?);
        }
        _ => missing.extend(unanswered(house, family, &[Set::Run, Set::Test])),
    }
    if !pages_ready(house) {
        missing.push("the pages' packages (npm ci in ui/)".to_owned());
    }
    missing.extend(components_missing(house));
    let programs = CARGO_PROGRAMS.iter().filter(|(name, _)| !house::has(name));
    missing.extend(programs.map(|(package, version)| format!("{package} {version}")));
    if missing.is_empty() {
        println!("Everything is there.");
        return Ok(());
    }
    println!("Missing:");
    for name in missing {
        println!("  {name}");
    }
    Err(Failure::new("`cargo xtask setup` installs what is missing"))
}

/// Node is there and new enough.
fn node(house: &House) -> Result<(), Failure> {
    let [(old, old_minor), (middle, middle_minor), (new, _)] = NODE;
    let remedy = format!(
        "install Node {new} or newer (or {old} from {old}.{old_minor}, or {middle} from {middle}.{middle_minor}), with \
         npm: from nodejs.org, or with a version manager such as fnm or nvm"
    );
    let Ok((said, true)) = output(house.program("node").arg("--version")) else {
        return Err(Failure::new(format!("Node is missing; {remedy}")));
    };
    match version(&said) {
        Some(found) if serves(found) && house::has(if cfg!(windows) { "npm.cmd" } else { "npm" }) => Ok(()),
        Some(found) if serves(found) => Err(Failure::new(format!("npm is missing; {remedy}"))),
        _ => Err(Failure::new(format!("Node {} does not build the pages; {remedy}", said.trim()))),
    }
}

/// Whether the pages are built with a Node of that version.
fn serves(found: (u32, u32)) -> bool {
    let [.., newest] = NODE;
    found >= newest || NODE.iter().any(|line| found.0 == line.0 && found.1 >= line.1)
}

/// The first two numbers of a version such as `v20.19.2`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Whether `node_modules` was made from the lock file as it is.
fn pages_ready(house: &House) -> bool {
    let ui = house.root.join("ui");
    match (fs::read(ui.join("package-lock.json")), fs::read(ui.join(STAMP))) {
        (Ok(lock), Ok(stamp)) => lock == stamp,
        _ => false,
    }
}

/// The packages of these sets that dpkg does not know as installed.
fn packages_missing(house: &House, family: Family, sets: &[Set]) -> Result<Vec<String>, Failure> {
    let mut wanted: Vec<&str> = DEBIAN_RUN.split_whitespace().collect();
    if sets.contains(&Set::Test) {
        wanted.extend(DEBIAN_TEST.split_whitespace());
        wanted.push(if family == Family::Ubuntu { "chromium-browser" } else { "chromium" });
    }
    let mut query = house.program("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\\n"]).args(&wanted);
    // It fails where one is unknown, and still tells of the others.
    let (said, _) = output(&mut query)?;
    let installed: Vec<&str> = said.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    Ok(wanted.into_iter().filter(|name| !installed.contains(name)).map(str::to_owned).collect())
}

/// Installs packages with apt-get, as root or through sudo.
fn apt(house: &House, packages: &[String]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    println!("Missing packages: {}", packages.join(" "));
    let root = matches!(output(house.program("id").arg("-u")), Ok((id, true)) if id.trim() == "0");
    let apt_get = |arguments: &[&str]| -> Command {
        let mut command = house.program(if root { "env" } else { "sudo" });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
        command
    };
    // Old lists are enough to try with; the installation says what it could not find.
    if let Err(failure) = run_program(&mut apt_get(&["update"])) {
        eprintln!("xtask: {}; going on with the package lists that are here", failure.message);
    }
    let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
    run_program(install.args(packages)).map_err(|_| {
        Failure::new(format!(
            "apt-get could not install: {names}\nInstall them as root, then run this again:\n  \
             apt-get update && apt-get install {names}",
            names = packages.join(" ")
        ))
    })
}

/// Stops where something that these sets need does not answer, and says what to install.
fn by_hand(house: &House, family: Family, sets: &[Set]) -> Result<(), Failure> {
    let missing = unanswered(house, family, sets);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "missing here: {}\nInstall, by the names of this system:\n{}",
        missing.join(", "),
        family.by_hand()
    )))
}

/// What does not answer on a system whose packages this program does not install.
fn unanswered(house: &House, family: Family, sets: &[Set]) -> Vec<String> {
    let answers = |name: &str, arguments: &[&str]| matches!(output(house.program(name).args(arguments)), Ok((_, true)));
    let mut missing: Vec<&str> = Vec::new();
    match family {
        Family::Windows => {}
        Family::MacOs => {
            if !answers("xcode-select", &["-p"]) {
                missing.push("the Xcode command line tools");
            }
        }
        _ => {
            if !answers("cc", &["--version"]) {
                missing.push("a C compiler");
            }
            if !answers("pkg-config", &["--exists", "webkit2gtk-4.1"]) {
                missing.push("WebKitGTK 4.1 (development files) or pkg-config");
            }
            if sets.contains(&Set::Test) {
                missing.extend(LINUX_TEST_PROGRAMS.split_whitespace().filter(|name| !house::has(name)));
            }
        }
    }
    missing.into_iter().map(str::to_owned).collect()
}

/// The parts of the Rust toolchain that the checks need and that do not answer.
fn components_missing(house: &House) -> Vec<String> {
    let answers = |name: &str| matches!(output(house.cargo(&[name, "--version"]).env_remove("RUSTFMT")), Ok((_, true)));
    [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(command, _)| !answers(command))
        .map(|(_, component)| component.to_owned())
        .collect()
}

/// Adds what is missing of the Rust toolchain.
fn components(house: &House) -> Result<(), Failure> {
    let missing = components_missing(house);
    if missing.is_empty() {
        return Ok(());
    }
    if !house::has("rustup") {
        return Err(Failure::new(format!(
            "{} missing: install it with the Rust toolchain of this system, or use rustup",
            missing.join(" and ")
        )));
    }
    run_program(house.program("rustup").args(["component", "add"]).args(&missing))
}

#[cfg(test)]
mod tests {
    use super::{serves, version};

    #[test]
    fn some_lines_of_node_serve() {
        for (found, does) in [
            ((18, 20), false),
            ((20, 9), false),
            ((20, 19), true),
            ((21, 7), false),
            ((22, 12), false),
            ((22, 13), true),
            ((23, 11), false),
            ((24, 0), true),
            ((26, 1), true),
        ] {
            assert_eq!(serves(found), does, "{found:?}");
        }
    }

    #[test]
    fn a_version_is_two_numbers() {
        assert_eq!(version("v20.19.2\n"), Some((20, 19)));
        assert_eq!(version("v8.0.0"), Some((8, 0)));
        assert_eq!(version("node"), None);
    }
}
