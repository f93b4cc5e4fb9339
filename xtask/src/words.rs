//! `words`: a file's or a module's name is a word of the domain.

use std::fs;
use std::path::Path;

use crate::files;
use crate::house::{Failure, House};

/// Names that say nothing of what is inside.
const EMPTY: &[&str] = &["util", "utils", "common", "helper", "helpers", "manager", "managers", "service", "services"];

/// Fails where a file, a folder or a module has an empty name.
pub(crate) fn check(house: &House) -> Result<(), Failure> {
    let mut found = Vec::new();
    for folder in ["crates", "src-tauri", "ui/src", "xtask"] {
        for file in files::written_by_hand(&house.root.join(folder)) {
            let shown = file.strip_prefix(&house.root).unwrap_or(&file);
            if let Some(part) = empty_part(shown) {
                found.push(format!("{}: `{part}`", shown.display()));
            }
            if shown.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&file).map_err(|error| Failure::file(&file, &error))?;
                let modules = text.lines().filter_map(module).filter(|name| is_empty(name));
                found.extend(modules.map(|name| format!("{}: mod {name}", shown.display())));
            }
        }
    }
    for line in &found {
        println!("{line}");
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::new("name it by what it is about, in a word of the domain"))
}

/// The first part of a path that has an empty name.
fn empty_part(path: &Path) -> Option<&str> {
    path.iter().filter_map(|part| part.to_str()).find(|part| is_empty(part.split('.').next().unwrap_or_default()))
}

/// Whether one of the words of a name (`a_b`, `a-b`, `aB`) says nothing.
fn is_empty(name: &str) -> bool {
    let mut spread = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            spread.push('_');
        }
        spread.extend(letter.to_lowercase());
    }
    spread.split(['_', '-']).any(|word| EMPTY.contains(&word))
}

/// The name, where a line begins a module.
fn module(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
    let name = line.strip_prefix("mod ")?;
    name.split([';', ' ', '{']).next()
}

#[cfg(test)]
mod tests {
    use super::{empty_part, is_empty, module};
    use std::path::Path;

    #[test]
    fn empty_names_are_found_in_every_part() {
        assert_eq!(empty_part(Path::new("crates/x/src/utils.rs")), Some("utils.rs"));
        assert_eq!(empty_part(Path::new("ui/src/services/a.ts")), Some("services"));
        assert_eq!(empty_part(Path::new("ui/src/DraftManager.svelte")), Some("DraftManager.svelte"));
        assert_eq!(empty_part(Path::new("crates/x/src/level.rs")), None);
    }

    #[test]
    fn a_word_inside_another_is_no_empty_name() {
        assert!(is_empty("text_helpers") && is_empty("common"));
        assert!(!is_empty("commonplace") && !is_empty("uncommon"));
    }

    #[test]
    fn modules_are_found_by_their_head() {
        assert_eq!(module("pub(crate) mod helper {"), Some("helper"));
        assert_eq!(module("mod fold;"), Some("fold"));
        assert_eq!(module("model();"), None);
    }
}
