//! The card beside marked words, and what is set aside with it.

use std::process::Command;

use cloison_tests::{Person, Window, processes};
use fantoccini::key::Key;
use serde_json::Value;

use super::locking::kept;
use super::{TRIVIAL, only, opened, sent};

const CONFIDENTIAL: &str = "Lunch at noon in the small room, bring cake. Our internal poll says chocolate.";
const CARD: &str = "return document.querySelector('[data-testid=words-card].placed')?.dataset.opener ?? null";
const SELECTED: &str = "return getSelection().toString()";

async fn card(window: &Window, opener: &str) {
    window.until(CARD, |shown| shown == opener, "the card comes").await;
}

/// Whether the card is inside the window, and covers none of the words.
async fn is_beside(window: &Window) -> bool {
    let script = "const card = document.querySelector('[data-testid=words-card]').getBoundingClientRect(); \
        const words = [...document.querySelectorAll('.found')].flatMap((one) => [...one.getClientRects()]); \
        const apart = (one) => one.right <= card.left || one.left >= card.right || one.bottom <= card.top || \
            one.top >= card.bottom; \
        return card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight && \
            words.every(apart);";
    window.script(script, vec![]).await == true
}

#[tokio::test]
async fn window_says_why_where_the_pointer_rests() {
    let (person, window) = opened(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.hover(".found").await;
    card(&window, "pointer").await;
    assert!(is_beside(&window).await);
    assert!(window.text("words-card").await.contains("internal poll"));
    window.look("words-pointer").await;
    window.hover(".cm-line").await;
    window.hover("[data-testid=discard]").await;
    window.gone("words-card").await;
    // It is out of the way of who writes, although the pointer stays where it is.
    window.hover(".found").await;
    card(&window, "pointer").await;
    window.write("message", " So it is.").await;
    window.gone("words-card").await;
    // With the pointer: replaced, taken back, removed.
    window.hover("[data-testid=discard]").await;
    window.hover(".found").await;
    card(&window, "pointer").await;
    let body = window.text("message").await;
    window.click("card-replace").await;
    window.level("trivial").await;
    assert_eq!(window.text("message").await, body.replace("internal poll", "[…]"));
    assert_eq!(window.focus().await, "message");
    window.press_with(&[Key::Control], 'z').await;
    window.level("confidential").await;
    assert_eq!(window.text("message").await, body);
    window.click("finding-can").await;
    card(&window, "list").await;
    window.look("words-list").await;
    window.click("card-remove").await;
    window.level("trivial").await;
    assert_eq!(window.text("message").await, body.replace("internal poll ", ""));
    window.press_with(&[Key::Control], 'z').await;
    window.level("confidential").await;
    window.click("finding-can").await;
    window.click("wrong").await;
    let given = "return document.querySelector('[data-testid=words-card] [data-testid=wrong-given]').innerText";
    window.until(given, |said| said != "", "it is kept").await;
    let printed = person.command(&["log", "examples"]);
    assert!(
        printed.starts_with("[[example]]\ntopic = \"none\"\ntext = \"Our internal poll says chocolate.\"\n"),
        "{printed}"
    );
    assert!(!printed.contains("So it is"), "the sentence, not the message: {printed}");
    window.close().await;
}

#[tokio::test]
async fn window_sets_words_aside_by_the_keyboard_alone() {
    let (person, window) = opened(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("message").await;
    window.press(&[Key::F8]).await;
    card(&window, "keys").await;
    assert!(is_beside(&window).await);
    assert_eq!(window.focus().await, "message", "the focus stays in the text");
    window.until(SELECTED, |value| value == "internal poll", "the words").await;
    window.press(&[Key::Alt, Key::Enter]).await;
    window.until("return document.activeElement.dataset.testid", |at| at == "card-replace", "it is entered").await;
    window.look("words-keys").await;
    window.press(&[Key::Escape]).await;
    window.gone("words-card").await;
    assert_eq!(window.focus().await, "message");
    window.until(SELECTED, |value| value == "internal poll", "the text is as it was").await;
    assert_eq!(window.text("message").await, CONFIDENTIAL, "no key has written anything");

    window.press(&[Key::F8]).await;
    card(&window, "keys").await;
    window.press(&[Key::Alt, Key::Enter]).await;
    window.until("return document.activeElement.dataset.testid", |at| at == "card-replace", "it is entered").await;
    window.press(&[Key::Tab]).await;
    window.press(&[Key::Tab]).await;
    assert_eq!(window.focus().await, "card-not-here");
    window.press(&[Key::Enter]).await;
    window.until("return document.activeElement.dataset.testid", |at| at == "not-here-reason", "it asks").await;
    window.look("words-not-here").await;
    window.press(&[Key::Enter]).await;
    let refused = "return document.querySelector('[data-testid=not-here-reason]').getAttribute('aria-invalid')";
    window.until(refused, |value| value == "true", "no reason, nothing is set aside").await;
    window.keys("In the papers since Friday").await;
    window.press(&[Key::Enter]).await;
    window.level("trivial").await;
    assert_eq!(window.focus().await, "message");
    let aside = window.text("set-aside").await;
    assert!(aside.contains("internal poll") && aside.contains("In the papers since Friday"), "{aside}");
    window.look("words-set-aside").await;
    window.press(&[Key::Control, Key::Enter]).await;
    window.find("recorded").await;

    let record = only(&person);
    assert_eq!((&record["outcome"], &record["level"]), (&"sent".into(), &"trivial".into()));
    let whole = person.command(&["log", "show", record["id"].as_str().unwrap(), "--format", "json"]);
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(whole["not_here"][0]["reason"], "In the papers since Friday", "{whole}");
    window.click("nav-ledger").await;
    window.click("ledger-open").await;
    let story = window.text("story-not-here").await;
    assert!(story.contains("In the papers since Friday") && story.contains("internal poll"), "{story}");
    window.look("words-story").await;
    window.click("story-close").await;
    window.click("nav-write").await;
    // It ends with the draft.
    window.click("new-message").await;
    window.replace_message(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.close().await;
}

#[tokio::test]
async fn window_keeps_what_was_set_aside_through_a_kill() {
    let person = Person::default();
    sent(&person).await.close().await;
    let window = Window::open(&person).await;
    window.replace_message(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("finding-can").await;
    window.click("card-not-here").await;
    window.write("not-here-reason", "canary-reason").await;
    window.submit("not-here-set").await;
    window.level("trivial").await;
    kept(&window).await;
    let running: Vec<String> = processes::of(&person.path("data")).iter().map(u32::to_string).collect();
    assert!(Command::new("kill").arg("-9").args(running).status().unwrap().success());
    drop(window);
    for file in person.files() {
        let bytes = std::fs::read(&file).unwrap_or_default();
        assert!(!bytes.windows(6).any(|window| window == b"canary"), "{}", file.display());
    }
    let window = Window::open(&person).await;
    let said = "return document.querySelector('[data-testid=set-aside]')?.innerText ?? ''";
    let back = |said: &Value| said.as_str().is_some_and(|said| said.contains("canary-reason"));
    window.until(said, back, "what was set aside is back").await;
    window.level("trivial").await;
    window.click("set-aside-undo").await;
    window.level("confidential").await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.gone("set-aside").await;
    window.close().await;
}
