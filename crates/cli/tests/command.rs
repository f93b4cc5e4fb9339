//! The real `cloison` command, as a script calls it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, loudly")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const PASSPHRASE: &str = "four random words here";

struct Desk {
    directory: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { directory: tempfile::tempdir().unwrap() };
        fs::write(desk.path("key.txt"), format!("{PASSPHRASE}\n")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// Runs with a data directory, a passphrase and no keyring.
    fn run(&self, args: &[&str], input: &[u8]) -> Output {
        let mut command = cloison();
        command
            .env("CLOISON_DATA_DIR", self.data())
            .args(["--key-store", "passphrase", "--passphrase-file"])
            .arg(self.path("key.txt"))
            .args(args);
        feed(command, input)
    }
}

fn cloison() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloison"));
    command.env("LANG", "C").env("NO_COLOR", "1").env_remove("CLOISON_TRACE").env_remove("DBUS_SESSION_BUS_ADDRESS");
    command
}

fn feed(mut command: Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn check(args: &[&str], input: &[u8]) -> Output {
    let mut command = cloison();
    command.arg("check").args(args);
    feed(command, input)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)))
}

const SECRET: &str = "Hi, the password for the press inbox is Larkspur-1911.";
const DECISION: &str = r#"{"subject": "canary-subject", "body": "The password is canary-Tulip-42", "to":
    ["canary@example.org"], "channel": "email", "outcome": "overridden", "reason": "canary-reason"}"#;

#[test]
fn exit_codes_say_whether_it_may_travel() {
    let trivial = check(&[], b"Lunch at noon in the small room?");
    assert_eq!((trivial.status.code(), trivial.stderr.len()), (Some(0), 0));
    assert_eq!(check(&["-"], SECRET.as_bytes()).status.code(), Some(1));
    assert_eq!(check(&["--channel", "meeting"], SECRET.as_bytes()).status.code(), Some(0));
    assert_eq!(check(&["/no/such/file"], b"").status.code(), Some(2));
    assert_eq!(check(&["--channel", "pigeon"], b"x").status.code(), Some(2));
    assert_eq!(check(&[], b"").status.code(), Some(0), "an empty draft may travel");
}

#[test]
fn json_has_exact_bytes_of_the_original() {
    let body = format!("Déjà vu 🎉\n{SECRET}");
    let output = check(&["--format", "json"], body.as_bytes());
    let verdict = json(&output);
    assert_eq!(verdict["level"], "sensitive");
    assert_eq!((&verdict["allowed"], &verdict["channel"]), (&Value::Bool(false), &Value::from("email")));
    let findings = verdict["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        let place = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        assert_eq!(finding["text"], body[place("start")..place("end")]);
        for key in ["rule", "level", "field", "why", "instead"] {
            assert!(finding[key].as_str().is_some_and(|value| !value.is_empty()), "{key}");
        }
    }
}

#[test]
fn a_mail_file_is_read_as_mail() {
    let mail =
        "From: a@b.example.org\nTo: c@d.example.org\nSubject: =?utf-8?b?bW90IGRlIHBhc3NlIDogVHVsaXBlLTQy?=\n\nrien";
    let verdict = json(&check(&["--format", "json"], mail.as_bytes()));
    assert_eq!((&verdict["level"], &verdict["findings"][0]["field"]), (&"sensitive".into(), &"subject".into()));
}

#[test]
fn a_finding_says_in_which_attachment_it_is() {
    let mail = "From: a@b.example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
        --b\nContent-Type: text/plain\n\nLunch?\n\
        --b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nNothing.\n\
        --b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=b.txt\n\nthe password is Tulip-42\n--b--\n";
    let verdict = json(&check(&["--format", "json"], mail.as_bytes()));
    assert_eq!(
        (&verdict["findings"][0]["field"], &verdict["findings"][0]["attachment"]),
        (&"attachment_text".into(), &2.into())
    );
    assert!(text(&check(&[], mail.as_bytes()).stdout).contains(", in attachment 2)"));
    let plain = json(&check(&["--format", "json"], SECRET.as_bytes()));
    assert!(plain["findings"][0].get("attachment").is_none(), "not there where there is none");
}

#[test]
fn what_cannot_be_judged_has_a_code_and_a_remedy() {
    let binary = check(&["--language", "fr"], b"\x7fELF\0\0\0\0");
    assert_eq!(binary.status.code(), Some(2));
    assert!(text(&binary.stderr).starts_with("M001: "), "{}", text(&binary.stderr));
    assert!(text(&binary.stderr).contains("\n  Que faire\u{a0}: "));
    let latin = check(&["--format", "json"], b"le mot de passe est Tulipe-42, \xe9videmment");
    assert_eq!(json(&latin)["level"], "sensitive");
    assert!(text(&latin.stderr).contains("Windows-1252"));
}

#[test]
fn ten_megabytes_are_judged() {
    let body = format!("{}{SECRET}", "Lunch at noon in the small room, bring cake. ".repeat(230_000));
    assert!(body.len() > 10_000_000);
    assert_eq!(check(&[], body.as_bytes()).status.code(), Some(1));
}

#[test]
fn messages_are_answered_in_order_and_bad_lines_by_number() {
    let desk = Desk::new();
    let lines = [
        r#"{"id": "a", "subject": "", "body": "Lunch?", "to": []}"#,
        r#"{"id": 2, "subject": "", "body": "the password is Tulip-42", "to": [], "channel": "meeting"}"#,
        "not json",
        "",
        r#"{"id": "c", "body": "x", "channel": "pigeon"}"#,
        r#"{"id": "d", "body": "the password is Tulip-42"}"#,
    ];
    fs::write(desk.path("m.jsonl"), lines.join("\n")).unwrap();
    let output = check(&["--messages", desk.path("m.jsonl").to_str().unwrap()], b"");
    let answers: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let short: Vec<_> =
        answers.iter().map(|a| (a["id"].to_string(), a["level"].as_str().unwrap(), a["allowed"] == true)).collect();
    assert_eq!(
        short,
        [
            ("\"a\"".to_owned(), "trivial", true),
            ("2".to_owned(), "sensitive", true),
            ("\"d\"".to_owned(), "sensitive", false),
        ]
    );
    let errors = text(&output.stderr);
    assert!(errors.contains("line 3:") && errors.contains("line 5:"), "{errors}");
    assert!(!errors.contains("not json"), "the input is not repeated");
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn messages_take_constant_memory() {
    let peak = |count: usize| {
        let desk = Desk::new();
        let line = format!("{{\"id\": 1, \"body\": \"{}\"}}\n", "Lunch at noon? ".repeat(60));
        fs::write(desk.path("m.jsonl"), line.repeat(count)).unwrap();
        let output = Command::new("/bin/sh")
            .args(["-c", "ulimit -v 80000; exec \"$0\" check --messages \"$1\" > /dev/null"])
            .arg(env!("CARGO_BIN_EXE_cloison"))
            .arg(desk.path("m.jsonl"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
    };
    // 38 MB of messages; the program itself takes less than 60 MB of the 80, so it cannot keep them.
    peak(40_000);
}

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
        assert_eq!(text(&add.stderr).contains("decision recorded"), told, "{}", text(&add.stderr));
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

#[test]
fn the_golden_cases_of_the_command() {
    trycmd::TestCases::new().case("tests/cases/*.trycmd").env("LANG", "C").env("NO_COLOR", "1");
}
