//! What is done with the whole log: filtered, searched, counted, taken out and in, held, purged, sealed anew, restored,
//! wiped.

use std::fs;
use std::process::Output;

use serde_json::{Value, json};

use crate::{Desk, cloison, feed, json, text};

/// Records some decisions.
pub(crate) fn filled(desk: &Desk) {
    for (body, channel, outcome, reason) in [
        ("Lunch at noon?", "email", "sent", None),
        ("The password for the press inbox is Larkspur-1911.", "email", "overridden", Some("L’équipe n’attend pas")),
        ("The password for the press inbox is Larkspur-1911.", "signal", "moved", None),
        ("Train at nine, I bring the printed programme for everybody on the platform.", "email", "sent", None),
    ] {
        let decision = json!({ "body": body, "channel": channel, "outcome": outcome, "reason": reason });
        let added = desk.run(&["log", "add"], decision.to_string().as_bytes());
        assert!(added.status.success(), "{}", text(&added.stderr));
    }
}

pub(crate) fn list(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let arguments: Vec<&str> = ["log"].iter().chain(arguments).chain(&["--format", "json"]).copied().collect();
    json(&desk.run(&arguments, b"")).as_array().unwrap().clone()
}

fn outcomes(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["outcome"].as_str().unwrap()).collect()
}

pub(crate) fn refused(output: &Output, code: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(text(&output.stderr).starts_with(code), "{}", text(&output.stderr));
}

#[test]
fn records_are_filtered_searched_and_counted() {
    let desk = Desk::new();
    filled(&desk);
    assert_eq!(outcomes(&list(&desk, &["list", "--level", "sensitive"])), ["moved", "overridden"]);
    assert_eq!(outcomes(&list(&desk, &["list", "--level", "trivial", "--limit", "1"])), ["sent"]);
    assert_eq!(outcomes(&list(&desk, &["list", "--channel", "signal", "--channel", "call"])), ["moved"]);
    assert_eq!(outcomes(&list(&desk, &["list", "--from", "2001-01-01", "--until", "2001-01-02"])), [""; 0]);
    assert_eq!(list(&desk, &["list", "--from", "2001-01-01"]).len(), 4);
    assert_eq!(outcomes(&list(&desk, &["search", "EQUIPE", "attend"])), ["overridden"]);
    assert_eq!(outcomes(&list(&desk, &["search", "signal"])), ["moved"], "the names of channels have it too");
    assert_eq!(text(&desk.run(&["log", "search", "nobody"], b"").stdout), "No record is like that.\n");
    refused(&desk.run(&["log", "list", "--from", "yesterday"], b""), "A014");
    let stats = json(&desk.run(&["log", "stats", "--format", "json"], b""));
    assert_eq!((&stats["decisions"], &stats["levels"][2]["count"]), (&4.into(), &2.into()));
    let rules = stats["rules"].as_array().unwrap();
    assert_eq!((&rules[0]["found"], &rules[0]["overridden"]), (&2.into(), &1.into()), "{rules:?}");
    let printed = desk.run(&["log", "stats", "--language", "fr"], b"");
    assert!(text(&printed.stdout).contains("Consignes écartées"), "{}", text(&printed.stdout));
}

#[test]
fn a_passage_is_recognised_and_the_text_is_not_kept() {
    let desk = Desk::new();
    filled(&desk);
    fs::write(desk.path("leak.txt"), "FWD:\n> train at NINE, I bring the printed programme for everybody…").unwrap();
    let leak = desk.path("leak.txt");
    let found = list(&desk, &["search", "--passage", leak.to_str().unwrap()]);
    assert_eq!((found.len(), &found[0]["number"]), (1, &4.into()));
    assert!(found[0]["shared"].as_u64() >= Some(2));
    fs::write(&leak, "Nothing of ours is in this text, not even a passage of it.").unwrap();
    let none = desk.run(&["log", "search", "--passage", leak.to_str().unwrap()], b"");
    assert_eq!(none.status.code(), Some(1));
    for record in list(&desk, &["list"]) {
        assert!(record.get("text").is_none() && record.get("excerpts").is_none(), "{record}");
    }
}

/// A policy that keeps as it is told, beside the shipped one.
pub(crate) fn policy(desk: &Desk, ledger: &str) -> String {
    let head = r#"policy = { id = "own", version = 1, title = { en = "Own", fr = "La nôtre" }, languages = ["en", "fr"], extends = "campaign" }"#;
    fs::write(desk.path("own.toml"), format!("{head}\n[ledger]\n{ledger}\n")).unwrap();
    desk.path("own.toml").to_str().unwrap().to_owned()
}

#[test]
fn a_policy_may_keep_words_or_texts() {
    let desk = Desk::new();
    let decision = br#"{"subject": "Codes", "body": "The password for the press inbox is Larkspur-1911.",
        "channel": "email", "outcome": "dropped"}"#;
    for (keep, excerpts, kept) in [("nothing", false, false), ("excerpts", true, false), ("text", true, true)] {
        let policy = policy(&desk, &format!("keep = \"{keep}\""));
        let id = text(&desk.run(&["log", "add", "--policy", &policy], decision).stdout).trim().to_owned();
        let shown = json(&desk.run(&["log", "show", &id, "--format", "json"], b""));
        assert_eq!(
            shown.get("excerpts").is_some_and(|words| words.to_string().contains("Larkspur")),
            excerpts,
            "{shown}"
        );
        assert_eq!(shown.get("text").is_some_and(|words| words.to_string().contains("press inbox")), kept, "{shown}");
    }
    assert_eq!(list(&desk, &["search", "larkspur"]).len(), 2);
}

#[test]
fn an_export_is_imported_elsewhere_once() {
    let desk = Desk::new();
    filled(&desk);
    let file = desk.path("decisions.jsonl");
    let exported = desk.run(&["log", "export", "--output", file.to_str().unwrap()], b"");
    assert!(exported.status.success(), "{}", text(&exported.stderr));
    let again = desk.run(&["log", "export", "--output", file.to_str().unwrap()], b"");
    refused(&again, "A011");
    let other = Desk::new();
    for (imported, known) in [(4, 0), (0, 4)] {
        let report = other.run(&["log", "import", file.to_str().unwrap(), "--format", "json"], b"");
        assert_eq!(
            json(&report),
            json!({ "imported": imported, "known": known, "unsure": 0 }),
            "{}",
            text(&report.stderr)
        );
    }
    let ids = |desk: &Desk| list(desk, &["list"]).iter().map(|record| record["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&desk), ids(&other));
    fs::write(&file, "{\"format\":2}\n").unwrap();
    refused(&other.run(&["log", "import", file.to_str().unwrap()], b""), "L017");
    // As a table.
    let table = desk.run(&["log", "export", "--as", "csv"], b"");
    let table = text(&table.stdout);
    assert_eq!(table.lines().count(), 5);
    assert!(table.lines().nth(2).unwrap().contains(",overridden,L’équipe n’attend pas,"), "{table}");
}

/// The officer's identity file and recipient, made by the stock tool.
fn officer(desk: &Desk) -> (String, String) {
    let file = desk.path("officer.txt");
    let made = std::process::Command::new("age-keygen").arg("-o").arg(&file).output().unwrap();
    assert!(made.status.success(), "the age tool is installed by `cargo xtask setup`");
    let key = fs::read_to_string(&file).unwrap();
    let recipient = key.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    (file.to_str().unwrap().to_owned(), recipient.to_owned())
}

#[test]
fn an_officer_opens_the_log_of_a_lost_laptop() {
    let desk = Desk::new();
    let (identity, recipient) = officer(&desk);
    filled(&desk);
    // What was recorded before the policy named the officer is sealed anew; what is recorded then is sealed so.
    let policy = policy(&desk, &format!("recovery = \"{recipient}\""));
    let resealed = desk.run(&["log", "reseal", "--policy", &policy, "--format", "json"], b"");
    assert_eq!(json(&resealed), json!({ "resealed": 4, "unreadable": 0 }), "{}", text(&resealed.stderr));
    let added =
        desk.run(&["log", "add", "--policy", &policy], br#"{"body": "x", "channel": "email", "outcome": "sent"}"#);
    assert!(added.status.success(), "{}", text(&added.stderr));
    // The laptop is gone; there is a copy of the folder, without its key.
    let copy = desk.path("copy");
    fs::create_dir(&copy).unwrap();
    fs::copy(desk.data().join("ledger.db"), copy.join("ledger.db")).unwrap();
    let mut command = cloison();
    command.env("CLOISON_DATA_DIR", &copy).args(["log", "list", "--format", "json", "--identity", &identity]);
    assert_eq!(json(&feed(command, b"")).as_array().unwrap().len(), 5);
    // Where the device's own anchor lies, another's key says nothing of it, and takes nothing as it is.
    let verified = desk.run(&["log", "verify", "--identity", &identity, "--format", "json"], b"");
    let report = json(&verified);
    assert_eq!((&report["anchored"], &report["anchor_damaged"]), (&json!(false), &json!(false)), "{report}");
    let accepted = desk.run(&["log", "verify", "--accept", "--identity", &identity], b"");
    assert!(accepted.status.code() == Some(2) && text(&accepted.stderr).contains("K005"), "{}", text(&accepted.stderr));
    // A sealed export for the officer, opened by the stock tool.
    let file = desk.path("for-officer.age");
    desk.run(&["log", "export", "--to", &recipient, "--output", file.to_str().unwrap()], b"");
    let opened = std::process::Command::new("age").args(["-d", "-i", &identity]).arg(&file).output().unwrap();
    assert_eq!(text(&opened.stdout).lines().count(), 5, "{}", text(&opened.stderr));
    refused(&desk.run(&["log", "export", "--to", "lea@example.org"], b""), "K010");
    let mut command = cloison();
    command.env("CLOISON_DATA_DIR", &copy).args(["log", "list", "--identity", file.to_str().unwrap()]);
    refused(&feed(command, b""), "K013");
}

#[test]
fn an_officer_with_a_key_of_ssh_opens_the_log() {
    let desk = Desk::new();
    let keys = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../keys/tests/ssh");
    let public = fs::read_to_string(keys.join("encrypted.pub")).unwrap();
    let policy = policy(&desk, &format!("recovery = \"{} lea@example.org\"", public.trim()));
    let added =
        desk.run(&["log", "add", "--policy", &policy], br#"{"body": "x", "channel": "email", "outcome": "sent"}"#);
    assert!(added.status.success(), "{}", text(&added.stderr));
    let identity = keys.join("encrypted");
    let opened = |passphrase: &str| {
        let file = desk.path("officers-passphrase");
        fs::write(&file, passphrase).unwrap();
        let mut command = cloison();
        command.env("CLOISON_DATA_DIR", desk.data()).args(["log", "list", "--format", "json", "--identity"]);
        command.arg(&identity).arg("--passphrase-file").arg(&file);
        feed(command, b"")
    };
    assert_eq!(json(&opened("correct horse battery")).as_array().unwrap().len(), 1);
    refused(&opened("wrong horse battery"), "K004");
    // A letter wrong, and it is nobody's key: the policy is refused, before a decision is lost on it.
    let wrong =
        (b'A'..=b'Z').map(|letter| public.trim().replacen("AAAAIIjC", &format!("AAAAIIj{}", char::from(letter)), 1));
    let refusals = wrong.filter(|key| {
        let policy = super::ledger::policy(&desk, &format!("recovery = \"{key}\""));
        text(&desk.run(&["check", "--policy", &policy], b"x").stderr).contains("P028")
    });
    assert!(refusals.count() > 5);
}

#[test]
fn a_recovery_sheet_makes_the_key_again() {
    for language in ["en", "fr"] {
        let desk = Desk::new();
        filled(&desk);
        let sheet = desk.run(&["key", "sheet", "--language", language], b"");
        let words: Vec<&str> = text(&sheet.stdout).lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(words.join(" ").split_whitespace().count(), 24);
        // The passphrase is forgotten.
        fs::write(desk.path("key.txt"), "another four words entirely").unwrap();
        refused(&desk.run(&["log", "list"], b""), "K004");
        let restored = desk.run(&["key", "restore"], &sheet.stdout);
        assert!(restored.status.success(), "{}", text(&restored.stderr));
        assert_eq!(list(&desk, &["list"]).len(), 4);
        assert!(json(&desk.run(&["log", "verify", "--format", "json"], b""))["anchored"].as_bool().unwrap());
        refused(&desk.run(&["key", "restore"], b"four words and more"), "K014");
        refused(&desk.run(&["key", "restore"], &Desk::sheet_of_another()), "K015");
    }
    refused(&Desk::new().run(&["key", "sheet"], b""), "A007");
}

impl Desk {
    fn sheet_of_another() -> Vec<u8> {
        let other = Desk::new();
        other.run(&["log", "add"], br#"{"body": "x", "channel": "email", "outcome": "sent"}"#);
        other.run(&["key", "sheet"], b"").stdout
    }
}

/// A record from long ago, as an export has it.
fn old_record(days: u64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let time = jiff::Timestamp::from_second(i64::try_from(now - days * 86_400).unwrap()).unwrap();
    json!({
        "format": 2, "nonce": format!("{days:032}"), "kind": "decision", "time": time.to_string(), "level": "trivial",
        "channel": "email", "allowed": true, "outcome": "sent", "rules": [], "policy": "campaign", "policy_version": 1,
        "place": "command"
    })
    .to_string()
}

#[test]
fn what_is_older_than_the_policy_keeps_goes_unless_it_is_held() {
    let desk = Desk::new();
    let lines = [200, 120, 91, 89, 10].map(old_record).join("\n");
    let imported = desk.run(&["log", "import", "-"], lines.as_bytes());
    assert!(imported.status.success(), "{}", text(&imported.stderr));
    let held = desk.run(&["log", "hold", "--set", "Case 26/1184"], b"");
    assert!(text(&held.stdout).contains("Case 26/1184"), "{}", text(&held.stderr));
    refused(&desk.run(&["log", "hold", "--set", "Another"], b""), "L016");
    refused(&desk.run(&["log", "purge"], b""), "L015");
    // The copy of an older ledger, eight days old.
    let copy = desk.data().join("ledger.db.1");
    let older = std::time::SystemTime::now() - std::time::Duration::from_hours(8 * 24);
    fs::File::create(&copy).unwrap().set_modified(older).unwrap();
    assert_eq!(list(&desk, &["list"]).len(), 6, "and no list purges");
    assert!(copy.exists(), "nor deletes what no purge reaches");
    let lifted = desk.run(&["log", "hold", "--lift", "Case closed"], b"");
    assert_eq!(text(&lifted.stdout), "No legal hold is in force.\n");
    let list = list(&desk, &["list"]);
    assert_eq!(list.len(), 4, "opening the ledger purges: {list:?}");
    assert!(!copy.exists());
    assert_eq!(
        (&list[0]["kind"], &list[0]["set"], &list[0]["reason"]),
        (&"hold".into(), &false.into(), &"Case closed".into())
    );
    let report = json(&desk.run(&["log", "verify", "--format", "json"], b""));
    assert_eq!((&report["records"], &report["purged"], &report["faults"]), (&4.into(), &3.into(), &json!([])));
    let shorter = policy(&desk, "retention_days = 30");
    let purged = desk.run(&["log", "purge", "--policy", &shorter, "--format", "json"], b"");
    assert_eq!(json(&purged), json!({ "purged": 1 }));
}

#[test]
fn what_is_wiped_is_gone() {
    let desk = Desk::new();
    filled(&desk);
    fs::write(desk.data().join("notes.txt"), "not Cloison’s").unwrap();
    let refused = desk.run(&["log", "wipe"], b"yes\n");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(list(&desk, &["list"]).len(), 4, "another word than the one that is asked for changes nothing");
    let wiped = desk.run(&["log", "wipe"], b"wipe\n");
    assert!(wiped.status.success(), "{}", text(&wiped.stderr));
    assert!(text(&wiped.stderr).contains("cannot promise more"), "it says what it cannot do");
    let left: Vec<_> = fs::read_dir(desk.data()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["notes.txt"]);
    assert!(desk.run(&["log", "wipe", "--yes"], b"").status.success(), "twice does no harm");
}

#[test]
fn an_end_that_was_cut_off_is_found() {
    let desk = Desk::new();
    filled(&desk);
    assert!(json(&desk.run(&["log", "verify", "--format", "json"], b""))["anchored"].as_bool().unwrap());
    let older = fs::read(desk.data().join("ledger.db")).unwrap();
    desk.run(&["log", "add"], br#"{"body": "x", "channel": "email", "outcome": "dropped"}"#);
    fs::write(desk.data().join("ledger.db"), older).unwrap();
    let report = desk.run(&["log", "verify"], b"");
    assert_eq!(report.status.code(), Some(1));
    assert!(text(&report.stdout).contains("record 5: gone"), "{}", text(&report.stdout));
}

#[cfg(target_os = "linux")]
#[test]
fn no_core_is_dumped() {
    use std::io::Write;
    let desk = Desk::new();
    // With as high a limit as it may have.
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -S -c \"$(ulimit -H -c)\"; exec \"$0\" log add", env!("CARGO_BIN_EXE_cloison")]);
    command.env("CLOISON_DATA_DIR", desk.data()).stdin(std::process::Stdio::piped());
    let mut child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let limits = || fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap_or_default();
    // It waits for a decision on standard input.
    let waited = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        limits()
            .lines()
            .any(|line| line.starts_with("Max core file size") && line.split_whitespace().nth(4) == Some("0"))
    });
    assert!(waited, "{}", limits());
    let _ = child.stdin.take().unwrap().write_all(b"{}");
    child.wait().unwrap();
}

#[test]
fn an_older_copy_put_back_is_told_until_it_is_accepted() {
    let desk = Desk::new();
    desk.run(&["log", "import", "-"], old_record(200).as_bytes());
    filled(&desk);
    let older = fs::read(desk.data().join("ledger.db")).unwrap();
    desk.run(&["log", "hold", "--set", "Not purged by the list"], b"");
    desk.run(&["log", "hold", "--lift", "So that there is something to purge"], b"");
    fs::write(desk.data().join("ledger.db"), older).unwrap();
    let listed = desk.run(&["log", "list"], b"");
    assert!(listed.status.success() && text(&listed.stderr).contains("L019"), "{}", text(&listed.stderr));
    assert_eq!(text(&listed.stdout).lines().count(), 5, "what is there can be read, and is not purged");
    refused(&desk.run(&["log", "purge"], b""), "L019");
    assert_eq!(desk.run(&["log", "verify"], b"").status.code(), Some(1));
    let accepted = desk.run(&["log", "verify", "--accept"], b"");
    assert_eq!(accepted.status.code(), Some(1), "it says once more what it takes");
    assert!(text(&accepted.stdout).contains("records 6 to 7"), "{}", text(&accepted.stdout));
    assert!(desk.run(&["log", "verify"], b"").status.success());
    assert_eq!(list(&desk, &["list"]).len(), 4, "and it is purged again");
}

#[test]
fn an_export_that_fails_leaves_no_file() {
    let desk = Desk::new();
    filled(&desk);
    let file = desk.path("export.jsonl");
    let wrong = desk.path("wrong");
    fs::write(&wrong, "wrong horse battery").unwrap();
    let export = |further: &[&std::path::Path]| {
        let mut command = cloison();
        command.env("CLOISON_DATA_DIR", desk.data()).args(["log", "export", "--output"]).arg(&file).args(further);
        feed(command, b"")
    };
    refused(&export(&[]), "K005");
    refused(&export(&["--passphrase-file".as_ref(), &wrong]), "K004");
    let left: Vec<_> = fs::read_dir(file.parent().unwrap()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("export")), "whole or in part: {left:?}");
    let elsewhere = desk.run(&["log", "export", "--output", "/nowhere/at/all"], b"");
    assert!(!elsewhere.status.success());
}
