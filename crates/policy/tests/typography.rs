//! The French that people read has the spaces and apostrophes of print: in the shipped policy and in the locales.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads its texts, and may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[test]
fn french_texts_have_french_typography() {
    let mut found = Vec::new();
    let packs = fs::read_dir(root("policies")).unwrap().map(|pack| pack.unwrap().file_name());
    let packs = packs.map(|pack| (format!("policies/{}", pack.display()), "toml"));
    for (folder, kind) in packs.chain([("locales/fr".to_owned(), "ftl")]) {
        let files = files(&folder, kind);
        assert!(!files.is_empty(), "{folder} has no .{kind}");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let lines = if kind == "toml" { policy_lines(&text) } else { fluent_lines(&text) };
            assert!(!lines.is_empty(), "{} has no French", file.display());
            let name = file.file_name().unwrap().display();
            for (number, line) in lines {
                found.extend(faults(&line).into_iter().map(|excerpt| format!("{folder}/{name}:{number}: {excerpt}")));
            }
        }
    }
    assert!(found.is_empty(), "U+00A0 before : and », and after «; U+202F before ; ! ?; ’\n{}", found.join("\n"));
}

#[test]
fn faults_are_found_and_syntax_is_none() {
    let count = |lines: Vec<(usize, String)>| lines.iter().flat_map(|(_, line)| faults(line)).count();
    let fluent = |text: &str| count(fluent_lines(text));
    for fault in
        ["a = Que faire : rien", "a = Non ; oui", "a = Quoi ?", "a = « oui\u{a0}»", "a = l'avis", "a =\n    Oui !"]
    {
        assert_eq!(fluent(fault), 1, "{fault}");
    }
    assert_eq!(fluent("a = { $n ->\n        [one] Un ; deux\n       *[other] l'un\n    } ?"), 3);
    assert_eq!(
        fluent("# l'un : l'autre\na = { $n ->\n        [one] { $n }\u{202f};\n       *[other] {\" \"}?\n    }, oui"),
        0
    );
    let policy = |text: &str| count(policy_lines(text));
    assert_eq!(
        policy("[[rule]]\nwhy = { en = \"it's : so\", fr = \"l'un : l'autre\" }\nterms = { fr = [\"l'un\"] }"),
        3
    );
    assert_eq!(policy("[[channel]]\nfacts.fr = \"\"\"\\\n    Un \\\n    : deux\"\"\""), 1);
}

/// The files of a folder of the repository, by name.
fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder)
}

fn files(folder: &str, kind: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = all.filter(|file| file.extension().is_some_and(|found| found == kind)).collect();
    files.sort();
    files
}

/// The French sentences of a policy's file as they are written, with the numbers of their lines.
fn policy_lines(text: &str) -> Vec<(usize, String)> {
    let table = DeTable::parse(text).unwrap();
    let mut lines = Vec::new();
    for part in ["policy", "channel", "rule"] {
        let entries = match table.get_ref().get(part).map(Spanned::get_ref) {
            Some(DeValue::Array(entries)) => entries.iter().map(Spanned::get_ref).collect(),
            Some(entry) => vec![entry],
            None => Vec::new(),
        };
        for (entry, key) in
            entries.iter().flat_map(|entry| ["title", "facts", "why", "instead"].map(|key| (entry, key)))
        {
            let Some(sentence) = entry.get(key).and_then(|languages| languages.get_ref().get("fr")) else { continue };
            let first = text[..sentence.span().start].lines().count();
            let written = text[sentence.span()].lines().map(str::to_owned);
            lines.extend(written.enumerate().map(|(index, line)| (first + index, line)));
        }
    }
    lines
}

/// The text of a Fluent file without its syntax: a letter stands where something is put in.
fn fluent_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let named = line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
        let inner = line.trim_start();
        let text = match inner.split_once('=') {
            Some((_, text)) if named || inner.starts_with('.') => text.trim_start(),
            _ if inner.starts_with(['[', '*']) => inner.split_once(']').map_or(inner, |(_, text)| text.trim_start()),
            _ => inner.strip_prefix('}').unwrap_or(inner),
        };
        lines.push((index + 1, without_placeables(text)));
    }
    lines
}

/// What is put in may be several levels deep, and may be a brace in quotes.
fn without_placeables(text: &str) -> String {
    let (mut kept, mut depth, mut quoted) = (String::new(), 0_usize, false);
    for letter in text.chars() {
        match letter {
            '"' if depth > 0 => quoted = !quoted,
            '{' if !quoted => {
                depth += 1;
                kept.push('x');
            }
            '}' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// What is wrong in a line, each with the letters around it.
fn faults(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index).copied()).unwrap_or('\n');
    let wrong = |index: usize| {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        match letters[index] {
            ':' => matches!(before, ' ' | '\u{202f}'),
            '»' => before != '\u{a0}',
            '«' => after != '\u{a0}',
            ';' | '!' | '?' => matches!(before, ' ' | '\u{a0}'),
            '\'' => before.is_alphabetic() && after.is_alphabetic(),
            _ => false,
        }
    };
    let excerpt = |index: usize| letters[index.saturating_sub(20)..letters.len().min(index + 20)].iter().collect();
    (0..letters.len()).filter(|index| wrong(*index)).map(excerpt).collect()
}
