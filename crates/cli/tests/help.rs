//! Help and errors of the command line as a terminal gets them: in its language, its width and its colours.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::ffi::OsStr;
use std::process::{Command, Output};

const VARIABLES: [&str; 9] =
    ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "CLOISON_TRACE", "TERM"];

/// Runs with these variables only.
fn run(variables: &[(&str, &str)], words: &[impl AsRef<OsStr>]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloison"));
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.env_remove("CLOISON_DATA_DIR").envs(variables.iter().copied()).args(words).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_choice_the_system_chooses_the_language() {
    let french = [("LANG", "fr_CA.UTF-8")];
    assert!(text(&run(&french, &["--help"]).stdout).contains("\nUtilisation\u{a0}: cloison"));
    assert!(text(&run(&french, &["--help", "--language", "en"]).stdout).contains("\nUsage: cloison"));
    assert!(text(&run(&french, &["chek"]).stderr).contains("Que faire\u{a0}:"));
    assert!(text(&run(&[("LANG", "C")], &["chek"]).stderr).contains("What to do:"));
}

#[test]
fn help_that_was_asked_for_goes_to_stdout() {
    let asked = run(&[], &["help", "check"]);
    assert_eq!((asked.status.code(), asked.stderr.len()), (Some(0), 0));
    assert_eq!(asked.stdout, run(&[], &["check", "--help"]).stdout);
    let nothing = run(&[], &[] as &[&str]);
    assert_eq!((nothing.status.code(), nothing.stdout.len()), (Some(2), 0));
    assert!(text(&nothing.stderr).contains("Usage: cloison"));
    assert_eq!(text(&run(&[], &["--version"]).stdout), concat!("cloison ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn help_keeps_to_the_width_of_the_terminal() {
    for words in [["--language", "fr", "check", "--help"], ["--language", "en", "policy", "-h"]] {
        let output = run(&[("COLUMNS", "60")], &words);
        for line in text(&output.stdout).lines().filter(|line| !line.starts_with("Usage")) {
            assert!(line.trim_end().chars().count() <= 60, "{line}");
        }
    }
}

#[test]
fn colours_go_away_when_they_should() {
    for words in [["--language", "fr", "check", "--help"], ["--language", "fr", "check", "--chanel"]] {
        let coloured = run(&[("CLICOLOR_FORCE", "1")], &words);
        let plain = run(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &words);
        assert!([coloured.stdout, coloured.stderr].concat().contains(&0x1b), "{words:?}");
        assert!(![plain.stdout, plain.stderr].concat().contains(&0x1b), "{words:?}");
        let piped = run(&[], &words);
        assert!(![piped.stdout, piped.stderr].concat().contains(&0x1b), "{words:?}");
    }
}

#[test]
fn what_was_typed_cannot_steer_the_terminal() {
    let output = run(&[], &["check", "--\u{1b}[31mx"]);
    assert!(text(&output.stderr).starts_with("C001: “-- [31mx”"), "{}", text(&output.stderr));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_said() {
    use std::os::unix::ffi::OsStrExt;
    let output = run(&[], &[OsStr::new("check"), OsStr::from_bytes(b"\xff")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("C010: "), "{}", text(&output.stderr));
}

#[test]
fn completions_speak_the_language() {
    let zsh = |language: &str| run(&[], &["completions", "zsh", "--language", language]).stdout;
    assert!(text(&zsh("fr")).contains("Dire par où un message peut passer"));
    assert!(text(&zsh("en")).contains("Say where a message may travel"));
}
