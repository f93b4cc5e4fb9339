//! What a person does after the warning, and before it.

use cloison_tests::{Person, Window};
use fantoccini::key::Key;

use super::{SECRET, TRIVIAL, only, opened};

const CONFIDENTIAL: &str = "Before Monday: the internal poll has us two points down.";

#[tokio::test]
async fn window_warning_and_move() {
    let (person, window) = opened(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("message").await;
    window.press(&[Key::Control, Key::Enter]).await;
    window.find("warning").await;
    assert_eq!(window.focus().await, "warning-move", "the advised way has the focus");
    window.press(&[Key::Escape]).await;
    window.gone("warning").await;
    assert_eq!(window.focus().await, "message", "the writer goes on writing");
    assert_eq!(window.text("message").await, CONFIDENTIAL);
    assert!(person.ledger().is_empty(), "nothing was decided");
    window.click("move-signal").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!(
        (&record["outcome"], &record["level"], &record["channel"], &record["allowed"]),
        (&"moved".into(), &"confidential".into(), &"signal".into(), &true.into())
    );
    window.close().await;
}

#[tokio::test]
async fn window_takes_the_least_out_and_puts_it_back() {
    let around = "Room is booked from 18:00, sandwiches are ordered, and Karim brings the projector along with him. 🎉";
    let message = format!("{around} The internal poll is with Ada.");
    let (person, window) = opened(&message).await;
    window.write("subject", "Sandwiches, then our internal poll").await;
    window.level("confidential").await;
    window.click("make-change").await;
    window.level("trivial").await;
    assert_eq!(window.text("message").await, format!("{around} The […] is with Ada."));
    let subject = "return document.querySelector('[data-testid=subject]').value";
    window.until(subject, |value| value == "Sandwiches, then our […]", "the subject is changed").await;
    window.click("undo-change").await;
    window.level("confidential").await;
    assert_eq!(window.text("message").await, message);
    window.until(subject, |value| value == "Sandwiches, then our internal poll", "the subject is back").await;
    window.find("make-change").await;
    window.press(&[Key::F9]).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["level"]), (&"sent".into(), &"trivial".into()));
    window.close().await;
}

#[tokio::test]
async fn window_another_channel_is_a_move_too() {
    let (person, window) = opened(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("channel-signal").await;
    let chosen = "return document.querySelector('[data-testid=channel-signal]').dataset.checked";
    window.until(chosen, |value| value == "true", "Signal is chosen").await;
    window.click("send").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["channel"]), (&"moved".into(), &"signal".into()));
    window.close().await;
}

#[tokio::test]
async fn window_dropped() {
    let (person, window) = opened(TRIVIAL).await;
    window.level("trivial").await;
    window.click("discard").await;
    window.click("discard-confirm").await;
    window.gone("discard-dialog").await;
    assert!(person.ledger().is_empty(), "without a warning there was nothing to decide");
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    window.click("send").await;
    window.click("warning-back").await;
    window.click("discard").await;
    window.click("discard-confirm").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["level"]), (&"dropped".into(), &"sensitive".into()));
    let empty = "return document.querySelector('[data-testid=message] .cm-placeholder') !== null";
    window.until(empty, |value| value == true, "the text is gone").await;
    window.close().await;
}

#[tokio::test]
async fn window_first_decision_asks_for_a_passphrase() {
    const PASSPHRASE: &str = "too short to begin with";
    let mut person = Person::default();
    person.env.push(("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent".into()));
    let window = Window::open(&person).await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.write("passphrase", "too short").await;
    window.click("passphrase-submit").await;
    let refused = "return document.querySelector('[data-testid=passphrase]').getAttribute('aria-invalid')";
    window.until(refused, |value| value == "true", "a short passphrase is refused").await;
    window.write("passphrase", &PASSPHRASE["too short".len()..]).await;
    window.write("passphrase-again", PASSPHRASE).await;
    window.click("passphrase-submit").await;
    window.find("recorded").await;
    assert_eq!(window.text("message").await, TRIVIAL, "the text has waited");
    window.close().await;

    let window = Window::open(&person).await;
    window.click("nav-ledger").await;
    window.write("passphrase", PASSPHRASE).await;
    window.click("passphrase-submit").await;
    assert!(window.text("ledger-row").await.contains("Sent"));
    window.close().await;
    std::fs::write(person.path("key"), PASSPHRASE).unwrap();
    let file = person.path("key").display().to_string();
    let listed = person.command(&["log", "list", "--format", "json", "--passphrase-file", &file]);
    assert!(listed.contains("\"outcome\": \"sent\"") || listed.contains("\"outcome\":\"sent\""), "{listed}");
}
