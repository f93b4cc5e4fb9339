//! `package`: what a user of Debian or Ubuntu installs, made and tried.

use std::fs;
use std::path::Path;

use crate::house::{self, Failure, House, run as run_program};
use crate::setup::{self, Set};
use crate::steps;

/// Cargo's program that makes packages, and its version.
const CARGO_DEB: (&str, &str) = ("cargo-deb", "3.8.0");
/// The profile of what is handed out.
const PROFILE: &str = "dist";
/// The packages: the workspace's package that says what is in it, and its name.
const PACKAGES: [(&str, &str); 2] = [("cloison-desktop", "cloison"), ("cloison-cli", "cloison-cli")];

/// Builds the packages, then opens messages with the program that is in them.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`package` takes nothing"));
    }
    if !house::has("dpkg-deb") {
        return Err(Failure::new("packages are made on Debian and Ubuntu: dpkg-deb is missing"));
    }
    setup::prepare(house, &[Set::Run, Set::Test])?;
    setup::cargo_program(house, CARGO_DEB)?;
    house.pages()?;
    let built = ["build", "--profile", PROFILE, "--package", "cloison-desktop", "--package", "cloison-cli"];
    run_program(&mut house.cargo(&built))?;
    let unpacked = house.scratch("package")?;
    for (source, name) in PACKAGES {
        let package = house.target.join("package").join(format!("{name}.deb"));
        let made = package.display().to_string();
        let packed = ["deb", "--no-build", "--profile", PROFILE, "--package", source, "--output", &made];
        run_program(&mut house.cargo(&packed))?;
        run_program(house.program("dpkg-deb").arg("--extract").args([&package, &unpacked]))?;
        tell_size(house, name, &package, &unpacked)?;
    }
    let entries = unpacked.join("usr/share/applications");
    run_program(house.program("desktop-file-validate").arg(entries.join("cloison-desktop.desktop")))?;
    // As the package system does for every package with such an entry.
    run_program(house.program("update-desktop-database").arg(&entries))?;
    let program = unpacked.join("usr/bin/cloison-desktop");
    steps::in_window(house, &program, "binary(window) and test(installed)", "target/screenshots/package")
}

/// Says what a package takes, and what of it is the reader's model, packed in the same way.
fn tell_size(house: &House, name: &str, package: &Path, unpacked: &Path) -> Result<(), Failure> {
    let size = |path: &Path| fs::metadata(path).map(|found| found.len()).map_err(|error| Failure::file(path, &error));
    #[allow(clippy::cast_precision_loss, reason = "some megabytes")]
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let whole = size(package)?;
    if name == "cloison" {
        let packed = house.scratch("model")?.join("model.xz");
        let file = fs::File::create(&packed).map_err(|error| Failure::file(&packed, &error))?;
        let model = unpacked.join("usr/lib/cloison/reader.model");
        run_program(house.program("xz").arg("--stdout").arg(model).stdout(file))?;
        let beside = whole.saturating_sub(size(&packed)?);
        println!("{name}.deb: {:.1} MB, {:.1} MB beside the reader's model", megabytes(whole), megabytes(beside));
    } else {
        println!("{name}.deb: {:.1} MB", megabytes(whole));
    }
    Ok(())
}
