//! The real `cloison` command, as a script calls it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, loudly")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

#[path = "command/hear.rs"]
mod hear;
#[path = "command/ledger.rs"]
mod ledger;
#[path = "command/log.rs"]
mod log;
#[path = "command/not_here.rs"]
mod not_here;
#[path = "command/rescue.rs"]
mod rescue;

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
    assert_eq!(errors.matches("What to do: ").count(), 2, "{errors}");
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
            .args(["-c", "ulimit -v 80000; exec \"$0\" check --rules-only --messages \"$1\" > /dev/null"])
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
fn the_golden_cases_of_the_command() {
    trycmd::TestCases::new().case("tests/cases/*.trycmd").env("LANG", "C").env("NO_COLOR", "1");
}
