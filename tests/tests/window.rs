//! Whole stories in the real window; those that decide end with what the command line reads in the ledger.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, loudly")]

#[path = "window/decisions.rs"]
mod decisions;
#[path = "window/first_run.rs"]
mod first_run;
#[path = "window/handing.rs"]
mod handing;
#[path = "window/hearing.rs"]
mod hearing;
#[path = "window/installed.rs"]
mod installed;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/locking.rs"]
mod locking;
#[path = "window/mail_program.rs"]
mod mail_program;
#[path = "window/pages.rs"]
mod pages;
#[path = "window/promises.rs"]
mod promises;
#[path = "window/settings.rs"]
mod settings;
#[path = "window/shell.rs"]
mod shell;
#[path = "window/spoken.rs"]
mod spoken;
#[path = "window/states.rs"]
mod states;
#[path = "window/words.rs"]
mod words;

use std::fs;
use std::path::Path;

use cloison_tests::{Person, Window};
use serde_json::Value;

const TRIVIAL: &str = "Room is booked from 18:00, sandwiches are ordered.";
const SECRET: &str = "Déjà vu 🎉: the password is Tulip-42, keep it.";

async fn opened(message: &str) -> (Person, Window) {
    let person = Person::default();
    let window = Window::open(&person).await;
    window.replace_message(message).await;
    (person, window)
}

/// A window in which a trivial message was just sent.
async fn sent(person: &Person) -> Window {
    let window = Window::open(person).await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("recorded").await;
    window
}

fn only(person: &Person) -> Value {
    let ledger = person.ledger();
    assert_eq!(ledger.len(), 1, "{ledger:?}");
    ledger[0].clone()
}

#[tokio::test]
async fn window_trivial_is_sent() {
    let (person, window) = opened("").await;
    window.write("recipients", "ines@example.org,").await;
    window.write("subject", "Sunday evening").await;
    window.write("message", TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!(
        (&record["outcome"], &record["level"], &record["place"]),
        (&"sent".into(), &"trivial".into(), &"window".into())
    );
    assert_eq!((&record["allowed"], &record["channel"]), (&true.into(), &"email".into()));
    window.close().await;
}

#[tokio::test]
async fn window_sensitive_is_arranged_and_listed() {
    let (person, window) = opened(SECRET).await;
    window.level("sensitive").await;
    window.click("send").await;
    window.find("warning").await;
    window.click("warning-arrange").await;
    window.submit("arrange-confirm").await;
    window.find("recorded").await;
    assert_eq!(only(&person)["outcome"], "arranged");
    window.click("nav-ledger").await;
    assert!(window.text("ledger-row").await.contains("Sensitive"));
    window.close().await;
}

#[tokio::test]
async fn window_override_needs_a_reason() {
    let (person, window) = opened(SECRET).await;
    window.level("sensitive").await;
    window.click("send").await;
    window.submit("warning-override").await;
    assert!(person.ledger().is_empty(), "no reason, no record");
    window.write("warning-reason", "The editor asked for it").await;
    window.submit("warning-override").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["reason"]), (&"overridden".into(), &"The editor asked for it".into()));
    assert_eq!(record["allowed"], false);
    window.close().await;
}

#[tokio::test]
async fn window_revised_after_the_warning() {
    let (person, window) = opened(SECRET).await;
    window.level("sensitive").await;
    window.click("send").await;
    window.click("warning-back").await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("recorded").await;
    assert_eq!(only(&person)["outcome"], "revised");
    window.close().await;
}

#[tokio::test]
async fn window_french_is_kept() {
    let (person, window) = opened(SECRET).await;
    window.click("language").await;
    let script = "return document.documentElement.lang";
    window.until(script, |value| value == "fr", "the page's language").await;
    assert!(window.text("level").await.contains("Sensible"));
    window.close().await;
    let window = Window::open(&person).await;
    window.until(script, |value| value == "fr", "the language after a restart").await;
    window.close().await;
}

#[tokio::test]
async fn window_policy_breaks_and_recovers() {
    let mut person = Person::default();
    let policy = person.path("policy");
    fs::create_dir(&policy).unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/campaign");
    for file in fs::read_dir(shipped).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), policy.join(file.file_name())).unwrap();
    }
    person.args = vec!["--policy".into(), policy.display().to_string()];
    let window = Window::open(&person).await;
    fs::write(policy.join("broken.toml"), "[[rule]]\nid = \"half\n").unwrap();
    let problem = window.text("problem").await;
    assert!(problem.contains("broken.toml:2:") && problem.contains("P001"), "{problem}");
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    fs::remove_file(policy.join("broken.toml")).unwrap();
    window.until("return document.querySelector('[data-testid=problem]')", Value::is_null, "the banner goes").await;
    window.close().await;
}

#[tokio::test]
async fn window_without_keyring_takes_a_passphrase() {
    let mut person = Person::default();
    person.env.push(("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent".into()));
    let window = Window::open(&person).await;
    window.click("nav-ledger").await;
    window.write("passphrase", "four random words here").await;
    window.write("passphrase-again", "four random words here").await;
    window.submit("passphrase-submit").await;
    let gone = "return document.querySelector('[data-testid=passphrase]')";
    window.until(gone, Value::is_null, "the form goes").await;
    window.close().await;
    let window = Window::open(&person).await;
    window.click("nav-ledger").await;
    window.write("passphrase", "four other words here").await;
    window.submit("passphrase-submit").await;
    assert!(window.text("problem").await.contains("K004"));
    window.close().await;
}

#[tokio::test]
async fn window_failed_record_keeps_the_text() {
    let person = Person::default();
    fs::create_dir_all(person.path("data/ledger.db")).unwrap();
    let window = Window::open(&person).await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    let problem = window.text("problem").await;
    assert!(problem.contains("L007"), "{problem}");
    assert_eq!(window.text("message").await, TRIVIAL);
    fs::remove_dir(person.path("data/ledger.db")).unwrap();
    window.click("retry").await;
    window.find("recorded").await;
    assert_eq!(only(&person)["outcome"], "sent");
    window.close().await;
}

#[tokio::test]
async fn window_nothing_readable_is_left() {
    let (person, window) = opened("The password is canary-Tulip-42").await;
    window.write("recipients", "canary@example.org,").await;
    window.write("subject", "canary subject").await;
    window.level("sensitive").await;
    window.click("send").await;
    window.write("warning-reason", "canary reason").await;
    window.submit("warning-override").await;
    window.find("recorded").await;
    window.close().await;
    let files = person.files();
    assert!(files.iter().any(|file| file.ends_with("ledger.db")));
    for file in files {
        let bytes = fs::read(&file).unwrap_or_default();
        let wide: Vec<u8> = "canary".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for canary in [b"canary".as_slice(), &wide] {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{}", file.display());
        }
    }
}

#[tokio::test]
async fn window_ten_megabytes() {
    let (_person, window) = opened(&"Lunch at noon in the small room, bring cake. ".repeat(230_000)).await;
    window.write("message", SECRET).await;
    window.level("sensitive").await;
    window.close().await;
}
