//! What is being written outlives a crash, and leaves the window when it locks.

use std::process::Command;
use std::time::Duration;

use cloison_tests::logind::Logind;
use cloison_tests::{Person, Window, processes, xdotool};
use fantoccini::key::Key;
use serde_json::Value;

use super::{SECRET, TRIVIAL, sent};

const MESSAGE: &str = "return document.querySelector('.cm-content')?.innerText ?? ''";
const PAGE: &str = "return document.documentElement.innerHTML";

pub(super) async fn says(window: &Window, text: &str) {
    let text = text.to_owned();
    window.until(MESSAGE, |said| said.as_str().is_some_and(|said| said.contains(&text)), "the draft").await;
}

/// Waits until none of these processes is the window's program any more.
pub(super) async fn ended(running: &[u32]) {
    let since = std::time::Instant::now();
    let desktop = |process: &u32| {
        std::fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|name| name.starts_with("cloison-deskt"))
    };
    while running.iter().any(desktop) {
        assert!(since.elapsed() < Duration::from_secs(20), "the window does not close");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until a draft is kept, as long as it takes, and looks at nothing but the page.
pub(super) async fn kept(window: &Window) {
    // The pause after the last key, and the write.
    tokio::time::sleep(Duration::from_millis(2500)).await;
    let problem = "return document.querySelector('[data-testid=draft-note] [data-code]')?.dataset.code ?? ''";
    assert_eq!(window.script(problem, vec![]).await, "", "the draft is not kept");
}

#[tokio::test]
async fn window_draft_survives_a_kill() {
    let person = Person::default();
    sent(&person).await.close().await;
    let window = Window::open(&person).await;
    window.write("recipients", "ines@example.org,").await;
    window.write("subject", "canary-subject").await;
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    kept(&window).await;
    processes::end(&person.path("data"));
    drop(window);
    for file in person.files() {
        let bytes = std::fs::read(&file).unwrap_or_default();
        assert!(!bytes.windows(6).any(|window| window == b"canary"), "{}", file.display());
    }
    let window = Window::open(&person).await;
    says(&window, "the password is Tulip-42").await;
    window.level("sensitive").await;
    let subject = window.script("return document.querySelector('[data-testid=subject]').value", vec![]).await;
    assert_eq!(subject, "canary-subject");
    assert!(window.script(PAGE, vec![]).await.as_str().unwrap().contains("ines@example.org"));
    // Decided on, it is kept no longer.
    window.click("send").await;
    window.find("warning").await;
    window.click("warning-arrange").await;
    window.submit("arrange-confirm").await;
    window.find("recorded").await;
    kept(&window).await;
    window.close().await;
    let window = Window::open(&person).await;
    kept(&window).await;
    let said = window.script(MESSAGE, vec![]).await;
    assert!(!said.as_str().unwrap().contains("Tulip"), "{said}");
    window.close().await;
}

/// The beginning of the file is gone: SQLite does not know it any more.
#[tokio::test]
async fn window_saves_what_can_be_read_of_a_damaged_ledger() {
    let person = Person::default();
    sent(&person).await.close().await;
    // Closes the ledger, which a driven window does not: its log has the beginning too.
    assert_eq!(person.ledger().len(), 1);
    let file = person.path("data").join("ledger.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..4096].fill(0);
    std::fs::write(&file, &bytes).unwrap();
    let window = Window::open(&person).await;
    window.click("nav-ledger").await;
    let code = "return document.querySelector('[data-testid=problem]')?.dataset.code";
    window.until(code, |code| code == "L001", "the refusal").await;
    window.look("ledger-damaged").await;
    window.click("other-way").await;
    assert!(window.text("ledger-row").await.contains("Sent"));
    let told = window.text("ledger-rescued").await;
    assert!(told.contains("One record is in the ledger again. None is missing."), "{told}");
    window.look("ledger-rescued").await;
    // It goes on with the new one, in the same window.
    window.click("nav-write").await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("recorded").await;
    window.close().await;
    assert_eq!(person.ledger().len(), 2);
    assert_eq!(std::fs::read(person.path("data").join("ledger.db.damaged-1")).unwrap(), bytes);
}

/// Under a passphrase that nobody has given yet, with an earlier draft that waits behind it.
#[tokio::test]
async fn window_draft_from_before_the_ledger_is_opened_survives_a_kill() {
    const PASSPHRASE: &str = "tulip snow engine";
    let mut person = Person::default();
    person.env.push(("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent".into()));
    std::fs::write(person.path("key"), PASSPHRASE).unwrap();
    let file = person.path("key").display().to_string();
    let sent = r#"{"body": "Lunch at noon?", "channel": "email", "outcome": "sent"}"#;
    let id = person.command_with(sent, &["log", "add", "--key-store", "passphrase", "--passphrase-file", &file]);
    assert!(!id.trim().is_empty(), "there is a key now");
    let texts = ["The first of three.", "The second of three.", "The third of three."];
    let mut window = Window::open(&person).await;
    for text in texts {
        window.replace_message(text).await;
        kept(&window).await;
        processes::end(&person.path("data"));
        drop(window);
        window = Window::open(&person).await;
    }
    window.click("nav-ledger").await;
    window.write("passphrase", PASSPHRASE).await;
    window.click("passphrase-submit").await;
    window.find("ledger-row").await;
    window.click("nav-write").await;
    for text in texts.iter().rev() {
        says(&window, text).await;
        window.click("discard").await;
        window.click("discard-confirm").await;
    }
    let empty = "return document.querySelector('[data-testid=message] .cm-placeholder') !== null";
    window.until(empty, |value| value == true, "nothing is left").await;
    // Nor does anything come later.
    kept(&window).await;
    assert_eq!(window.script(empty, vec![]).await, true);
    window.close().await;
}

#[tokio::test]
async fn window_draft_is_kept_when_the_window_closes() {
    let person = Person::default();
    let window = sent(&person).await;
    window.replace_message(TRIVIAL).await;
    // Before the pause at which it would be kept, as a person closes it: not the driver, which would end the program.
    let id = cloison_tests::on_screen();
    let running = processes::of(&person.path("data"));
    xdotool(&["windowactivate", "--sync", &id, "key", "alt+F4"]);
    ended(&running).await;
    window.close().await;
    let window = Window::open(&person).await;
    says(&window, "sandwiches are ordered").await;
    window.close().await;
}

/// Nothing of the draft and of the ledger is in the page, and the program opens nothing.
pub(super) async fn is_locked(window: &Window) {
    window.find("lock").await;
    let page = window.script(PAGE, vec![]).await;
    assert!(!page.as_str().unwrap().contains("Tulip"), "the page says nothing of the draft");
    let begin = "window.answered = null; window.__TAURI_INTERNALS__.invoke('recovery_words', {}) \
        .then(() => { window.answered = 'opened'; }, (refusal) => { window.answered = refusal.code; });";
    window.script(begin, vec![]).await;
    let answered = window.until("return window.answered", Value::is_string, "the program").await;
    assert_eq!(answered, "A013");
}

#[tokio::test]
async fn window_locks_by_its_shortcut_and_gives_the_draft_back() {
    let person = Person::default();
    let window = sent(&person).await;
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    window.press_with(&[Key::Control, Key::Shift], 'l').await;
    is_locked(&window).await;
    // What others decide is recorded meanwhile.
    let id = person.command_with(
        &serde_json::json!({ "body": TRIVIAL, "channel": "email", "outcome": "sent" }).to_string(),
        &["log", "add"],
    );
    assert_eq!(id.trim().len(), 32);
    window.click("lock-open").await;
    says(&window, "the password is Tulip-42").await;
    window.level("sensitive").await;
    window.click("nav-ledger").await;
    let rows = "return document.querySelectorAll('[data-testid=ledger-row]').length";
    window.until(rows, |rows| rows == 2, "both decisions").await;
    window.close().await;
}

#[tokio::test]
async fn window_locks_with_the_session() {
    let person = Person::default();
    let window = sent(&person).await;
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    // As the desktops' screen savers tell it.
    let tell =
        ["--session", "--type=signal", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"];
    let told = Command::new("dbus-send").args(tell).arg("boolean:true").status().unwrap();
    assert!(told.success());
    is_locked(&window).await;
    window.click("lock-open").await;
    says(&window, "the password is Tulip-42").await;
    window.close().await;
}

#[tokio::test]
async fn window_locks_when_logind_says_so() {
    let logind = Logind::start().await;
    let mut person = Person::default();
    person.env.push(logind.setting());
    let window = sent(&person).await;
    let since = std::time::Instant::now();
    while logind.delays() == 0 {
        assert!(since.elapsed() < Duration::from_secs(20), "sleep is not asked to wait");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    logind.lock(false).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    says(&window, "the password is Tulip-42").await;
    for how in ["lock", "lid", "sleep"] {
        match how {
            "lock" => logind.lock(true).await,
            "lid" => logind.close_lid().await,
            _ => logind.sleep(true).await,
        }
        if how == "sleep" {
            // Once the computer may sleep, the key is dropped.
            logind.released().await;
        }
        is_locked(&window).await;
        if how == "sleep" {
            // When it is awake again, the next sleep waits.
            let before = logind.delays();
            logind.sleep(false).await;
            while logind.delays() == before {
                assert!(since.elapsed() < Duration::from_mins(2), "the next sleep does not wait");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        window.click("lock-open").await;
        says(&window, "the password is Tulip-42").await;
    }
    window.close().await;
}

#[tokio::test]
async fn window_tells_that_an_older_ledger_was_put_back() {
    let person = Person::default();
    sent(&person).await.close().await;
    assert_eq!(person.ledger().len(), 1, "all of it is in the one file");
    let ledger = person.path("data/ledger.db");
    let older = std::fs::read(&ledger).unwrap();
    sent(&person).await.close().await;
    assert_eq!(person.ledger().len(), 2, "and it is noted beside the key");
    std::fs::write(&ledger, older).unwrap();
    let window = Window::open(&person).await;
    window.click("nav-ledger").await;
    window.find("ledger-row").await;
    let code = "return document.querySelector('[data-testid=problem]')?.dataset.code";
    // The comparison with the keyring goes on beside the window: whoever opens the page again sees it.
    window.click("nav-write").await;
    window.click("nav-ledger").await;
    window.until(code, |code| code == "L019", "the warning").await;
    window.look("ledger-unfit").await;
    window.close().await;
}

#[tokio::test]
async fn window_wipes_everything_once_confirmed() {
    let person = Person::default();
    let window = sent(&person).await;
    window.click("nav-settings").await;
    window.script("document.querySelector('[data-testid=settings-wipe]').open = true", vec![]).await;
    window.write("wipe-word", "yes").await;
    window.submit("wipe-submit").await;
    assert_eq!(person.ledger().len(), 1, "another word changes nothing");
    let device: Value = serde_json::from_slice(&std::fs::read(person.path("data/device.json")).unwrap()).unwrap();
    let id = device["id"].as_str().unwrap().to_owned();
    let kept = Command::new("secret-tool").args(["lookup", "service", "cloison", "username", &id]).output().unwrap();
    assert!(!kept.stdout.is_empty(), "the key is in the keyring until then");
    window.write("wipe-word", &"\u{e003}".repeat(3)).await;
    window.write("wipe-word", "wipe").await;
    let running = processes::of(&person.path("data"));
    window.submit("wipe-submit").await;
    ended(&running).await;
    drop(window);
    let left: Vec<_> = std::fs::read_dir(person.path("data")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
    // The session's keyring has other tests' keys too.
    for entry in [id.clone(), format!("{id}-head")] {
        let key =
            Command::new("secret-tool").args(["lookup", "service", "cloison", "username", &entry]).output().unwrap();
        assert!(key.stdout.is_empty(), "{entry}");
    }
}

#[tokio::test]
async fn window_recovery_sheet_makes_a_lost_key_again() {
    let person = Person::default();
    let window = sent(&person).await;
    window.click("nav-settings").await;
    assert!(window.text("settings-kept").await.contains("90"));
    window.click("sheet-show").await;
    let words = window.texts("[data-testid=recovery-words] li").await;
    let words: Vec<&str> = words.iter().filter_map(|word| word.split_whitespace().last()).collect();
    assert_eq!(words.len(), 24, "{words:?}");
    window.click("sheet-made").await;
    window.gone("sheet-banner").await;
    window.close().await;
    let cleared = Command::new("secret-tool").args(["clear", "service", "cloison"]).status().unwrap();
    assert!(cleared.success());
    let window = Window::open(&person).await;
    window.click("nav-settings").await;
    window.write("restore-words", &words.join(" ")).await;
    window.submit("restore-submit").await;
    window.gone("restore-words").await;
    window.click("nav-ledger").await;
    window.find("ledger-row").await;
    window.close().await;
}
