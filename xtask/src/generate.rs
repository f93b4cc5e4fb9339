//! `generate`: files that are made from code, and whether they are what the code says.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files;
use crate::house::{Failure, House, run as run_program};

/// How a kept file differs from what the code makes, and its path in the folder.
type Difference = (&'static str, PathBuf);

const MISSING: &str = "missing";
const CHANGED: &str = "out of date";
const LEFT_OVER: &str = "no longer made";

/// Writes the files made from code; with `--check`, fails where one is not as the code says.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    match arguments {
        [] => generate(house, false),
        [only] if only == "--check" => generate(house, true),
        _ => Err(Failure::usage("`generate` takes --check only")),
    }
}

fn generate(house: &House, check: bool) -> Result<(), Failure> {
    let mut differ = false;
    for (fresh, kept) in
        [(types(house)?, house.root.join("ui/src/lib/ipc/generated")), (assets(house)?, house.root.join("generated"))]
    {
        for difference in compare(&fresh, &kept)? {
            let (word, path) = &difference;
            let place = kept.join(path);
            let shown = place.strip_prefix(&house.root).unwrap_or(&place);
            if check {
                println!("{word}: {}", shown.display());
                differ = true;
            } else {
                apply(&fresh, &kept, &difference)?;
                println!("set right: {} ({word})", shown.display());
            }
        }
    }
    if differ {
        return Err(Failure::new("`cargo xtask generate` writes these files anew"));
    }
    Ok(())
}

/// The TypeScript types of what crosses to the window.
fn types(house: &House) -> Result<PathBuf, Failure> {
    let folder = house.scratch("types")?;
    house.pages()?;
    // All libraries at once: their features, and so what is compiled, are those of the other steps.
    let mut command = house.cargo(&["test", "--quiet", "--workspace", "--lib", "export_bindings"]);
    run_program(command.env("TS_RS_EXPORT_DIR", &folder).env("TS_RS_LARGE_INT", "number"))?;
    if files::all(&folder).is_empty() {
        return Err(Failure::new("no TypeScript type was made: does cloison-app still export its types?"));
    }
    Ok(folder)
}

/// The command's shell completions and man pages.
fn assets(house: &House) -> Result<PathBuf, Failure> {
    let folder = house.scratch("assets")?;
    house.programs()?;
    let mut command = house.program(house.built("debug", "cloison"));
    run_program(command.arg("generate-assets").arg(&folder))?;
    Ok(folder)
}

/// How the kept folder differs from the fresh one, by path.
fn compare(fresh: &Path, kept: &Path) -> Result<Vec<Difference>, Failure> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let files = files::all(folder);
        files.iter().filter_map(|path| Some(path.strip_prefix(folder).ok()?.to_path_buf())).collect()
    };
    let read = |path: PathBuf| fs::read(&path).map_err(|error| Failure::file(&path, &error));
    let (made, had) = (inside(fresh), inside(kept));
    let mut differences = Vec::new();
    for path in &made {
        if !had.contains(path) {
            differences.push((MISSING, path.clone()));
        } else if read(fresh.join(path))? != read(kept.join(path))? {
            differences.push((CHANGED, path.clone()));
        }
    }
    let left = had.into_iter().filter(|path| !made.contains(path));
    differences.extend(left.map(|path| (LEFT_OVER, path)));
    Ok(differences)
}

/// Makes the kept folder like the fresh one in this point.
fn apply(fresh: &Path, kept: &Path, difference: &Difference) -> Result<(), Failure> {
    let (word, path) = difference;
    let place = kept.join(path);
    let fault = |error| Failure::file(&place, &error);
    if *word == LEFT_OVER {
        return fs::remove_file(&place).map_err(fault);
    }
    fs::create_dir_all(place.parent().unwrap_or(kept)).map_err(fault)?;
    fs::copy(fresh.join(path), &place).map(|_| ()).map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::{CHANGED, LEFT_OVER, MISSING, apply, compare};
    use std::fs;

    #[test]
    fn missing_changed_and_left_over_files_are_found_and_set_right() {
        let base = std::env::temp_dir().join(format!("xtask-generate-{}", std::process::id()));
        let (fresh, kept) = (base.join("fresh"), base.join("kept"));
        fs::create_dir_all(fresh.join("man")).unwrap();
        fs::create_dir_all(&kept).unwrap();
        fs::write(fresh.join("man/a.1"), "a").unwrap();
        fs::write(fresh.join("b.ts"), "new").unwrap();
        fs::write(kept.join("b.ts"), "old").unwrap();
        fs::write(kept.join("c.ts"), "c").unwrap();
        let found = compare(&fresh, &kept).unwrap();
        assert_eq!(found, [(CHANGED, "b.ts".into()), (MISSING, "man/a.1".into()), (LEFT_OVER, "c.ts".into()),]);
        for difference in &found {
            apply(&fresh, &kept, difference).unwrap();
        }
        assert_eq!(compare(&fresh, &kept).unwrap(), []);
        fs::remove_dir_all(&base).unwrap();
    }
}
