//! The log as a script keeps it: recorded, listed, shown, verified, and sealed whatever happens.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::{Desk, PASSPHRASE, check, cloison, feed, json, text};

const DECISION: &str = r#"{"subject": "canary-subject", "body": "The password is canary-Tulip-42", "to":
    ["canary@example.org"], "channel": "email", "outcome": "overridden", "reason": "canary-reason"}"#;

#[test]
fn a_decision_is_recorded_listed_shown_and_verified() {
    let desk = Desk::new();
    let added = desk.run(&["log", "add"], DECISION.as_bytes());
    assert!(added.status.success(), "{}", text(&added.stderr));
    let id = text(&added.stdout).trim().to_owned();
    assert_eq!(id.len(), 32);
    desk.run(&["log", "add"], br#"{"body": "Lunch?", "channel": "email", "outcome": "sent"}"#);
    let list = json(&desk.run(&["log", "list", "--format", "json"], b""));
    let list = list.as_array().unwrap();
    assert_eq!(
        list.iter().map(|record| record["level"].as_str().unwrap()).collect::<Vec<_>>(),
        ["trivial", "sensitive"]
    );
    assert_eq!(
        (&list[1]["id"], &list[1]["reason"], &list[1]["place"]),
        (&id.clone().into(), &"canary-reason".into(), &"command".into())
    );
    let shown = json(&desk.run(&["log", "show", &id[..8], "--format", "json"], b""));
    assert_eq!(shown, list[1]);
    let report = json(&desk.run(&["log", "verify", "--format", "json"], b""));
    assert_eq!((&report["records"], &report["opened"]), (&2.into(), &true.into()));
    assert!(report["faults"].as_array().unwrap().is_empty());
    assert_eq!(desk.run(&["log", "show", "ffffffff"], b"").status.code(), Some(2));
}

#[test]
fn a_reason_cannot_steer_the_terminal() {
    let desk = Desk::new();
    let decision = r#"{"body": "x", "channel": "email", "outcome": "overridden", "reason": "a\u001b[31m\u0007b"}"#;
    let id = text(&desk.run(&["log", "add"], decision.as_bytes()).stdout).trim().to_owned();
    let shown = desk.run(&["log", "show", &id], b"");
    assert!(text(&shown.stdout).contains("a [31m b"), "{}", text(&shown.stdout));
    assert!(!shown.stdout.iter().any(|byte| matches!(byte, 0x1b | 0x07)));
}

#[test]
fn recording_needs_no_passphrase_once_the_key_exists() {
    let desk = Desk::new();
    desk.run(&["log", "add"], DECISION.as_bytes());
    let mut command = cloison();
    command.env("CLOISON_DATA_DIR", desk.data()).args(["log", "add"]);
    let added = feed(command, DECISION.as_bytes());
    assert!(added.status.success(), "{}", text(&added.stderr));
}

#[test]
fn a_wrong_passphrase_is_said_and_nothing_is_lost() {
    let desk = Desk::new();
    desk.run(&["log", "add"], DECISION.as_bytes());
    fs::write(desk.path("key.txt"), "another four words entirely").unwrap();
    let wrong = desk.run(&["log", "list"], b"");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).starts_with("K004: "), "{}", text(&wrong.stderr));
    fs::write(desk.path("key.txt"), PASSPHRASE).unwrap();
    assert_eq!(json(&desk.run(&["log", "list", "--format", "json"], b"")).as_array().unwrap().len(), 1);
}

#[test]
fn bad_decisions_are_refused() {
    let desk = Desk::new();
    for (input, code) in [
        (r#"{"body": "x", "channel": "email", "outcome": "overridden"}"#, "A002"),
        (r#"{"body": "x", "channel": "pigeon", "outcome": "sent"}"#, "A001"),
        (r#"{"body": "x", "channel": "email", "outcome": "burnt"}"#, "A009"),
        (r#"{"body": "x", "chanel": "email", "outcome": "sent"}"#, "A009"),
        ("", "A009"),
    ] {
        let output = desk.run(&["log", "add"], input.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert!(text(&output.stderr).starts_with(code), "{input}: {}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("burnt"), "values stay out of messages");
    }
    assert_eq!(json(&desk.run(&["log", "list", "--format", "json"], b"")), Value::Array(vec![]));
}

#[test]
fn a_foreign_file_and_a_blocked_directory_are_said() {
    let desk = Desk::new();
    fs::create_dir(desk.data()).unwrap();
    fs::write(desk.data().join("ledger.db"), "a shopping list, no database").unwrap();
    let output = desk.run(&["log", "add"], DECISION.as_bytes());
    assert!(text(&output.stderr).starts_with("L001: "), "{}", text(&output.stderr));
    assert_eq!(fs::read(desk.data().join("ledger.db")).unwrap(), b"a shopping list, no database");
    let mut command = cloison();
    command.env("CLOISON_DATA_DIR", desk.path("key.txt").join("below-a-file")).args(["log", "list"]);
    assert!(text(&feed(command, b"").stderr).starts_with("A005: "));
}

/// Every file below a directory.
fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A policy whose own words are what is sensitive.
const TERMS: &str = r#"
[policy]
id = "terms"
version = 1
title = { en = "Terms" }
languages = ["en"]
[[channel]]
id = "email"
kind = "email"
ceiling = "trivial"
title = { en = "Email" }
facts = { en = "Kept for years." }
[[rule]]
id = "terms"
level = "sensitive"
title = { en = "Title" }
why = { en = "Why" }
instead = { en = "Instead" }
terms = { en = ["canaryterm"] }
patterns = ['\bcanarypat\w+']
matches = ["about canaryterm"]
passes = ["about nothing"]
"#;

#[test]
fn no_trace_and_no_file_holds_what_was_written() {
    let desk = Desk::new();
    fs::write(desk.path("terms.toml"), TERMS).unwrap();
    // The first decision makes the identity, which is told.
    desk.run(&["log", "add"], DECISION.as_bytes());
    for level in ["trace", "debug", "info", "warn", "error", "off"] {
        let add = desk.run(&["--trace", level, "log", "add"], DECISION.as_bytes());
        let list = desk.run(&["--trace", level, "log", "list"], b"");
        let refused = desk
            .run(&["--trace", level, "log", "add"], br#"{"body": "canary", "channel": "canary", "outcome": "canary"}"#);
        for output in [&add, &list, &refused] {
            assert!(!text(&output.stderr).contains("canary"), "{}", text(&output.stderr));
            assert!(!text(&output.stderr).contains(PASSPHRASE));
        }
        let on = ["trace", "debug", "info"].contains(&level);
        assert_eq!(text(&list.stderr).contains("identity opened"), on, "the trace is on at {level}");
        // When a decision was made is nobody's business, unless somebody asks for it.
        let told = ["trace", "debug"].contains(&level);
        assert_eq!(text(&add.stderr).contains("recorded number="), told, "{}", text(&add.stderr));
        assert!(told || add.stderr.is_empty(), "{}", text(&add.stderr));
        let terms = ["--policy", desk.path("terms.toml").to_str().unwrap(), "--trace", level].map(str::to_owned);
        let checked = check(&terms.each_ref().map(String::as_str), b"about canaryterm and canarypattern");
        assert_eq!(checked.status.code(), Some(1), "{}", text(&checked.stderr));
        assert!(!text(&checked.stderr).contains("canary"), "{}", text(&checked.stderr));
    }
    let trace = desk.data().join("trace");
    let trace: String = files(&trace).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    assert!(trace.contains("A009"), "a failure leaves its code: {trace}");
    let files = files(&desk.data());
    assert!(files.iter().any(|file| file.parent().unwrap().ends_with("trace")), "a trace file is among them");
    for file in files {
        let bytes = fs::read(&file).unwrap();
        for canary in ["canary", "Tulip", PASSPHRASE, "credentials", "example.org"] {
            let found = bytes.windows(canary.len()).any(|window| window.eq_ignore_ascii_case(canary.as_bytes()));
            assert!(!found, "{canary} in {}", file.display());
        }
    }
}

#[test]
fn several_processes_record_at_once() {
    let desk = Desk::new();
    desk.run(&["log", "add"], DECISION.as_bytes());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let added = desk.run(&["log", "add"], DECISION.as_bytes());
                    assert!(added.status.success(), "{}", text(&added.stderr));
                }
            });
        }
    });
    let report = json(&desk.run(&["log", "verify", "--format", "json"], b""));
    assert_eq!(report["records"], 21);
    assert!(report["faults"].as_array().unwrap().is_empty());
}

#[test]
fn a_recorded_decision_survives_kill() {
    let desk = Desk::new();
    desk.run(&["log", "add"], DECISION.as_bytes());
    let mut acknowledged: u64 = 1;
    for _ in 0..20 {
        let mut command = cloison();
        command.env("CLOISON_DATA_DIR", desk.data()).args(["log", "add"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(DECISION.as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(acknowledged % 7 * 10));
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        acknowledged += u64::from(!output.stdout.is_empty());
    }
    let report = json(&desk.run(&["log", "verify", "--format", "json"], b""));
    assert!(report["records"].as_u64().unwrap() >= acknowledged, "{report} of {acknowledged}");
    assert!(report["faults"].as_array().unwrap().is_empty());
}
