//! Everything with the keyboard alone.

use cloison_tests::{Person, Window};
use fantoccini::key::Key;

use super::{only, opened};

#[tokio::test]
async fn window_highlights_words() {
    const TEXT: &str = "Été 👩🏽‍🚀🎉, déjà vu: the internal poll is in. Ça va? No bus tour: she had a miscarriage.";
    let (_person, window) = opened(TEXT).await;
    window.level("sensitive").await;
    let marked = window.texts(".found").await;
    let mut listed = window.texts("[data-testid=finding] q").await;
    listed.sort_by_key(|text| TEXT.find(text.as_str()));
    assert_eq!(marked, listed, "the words in the text are the words of the findings");
    assert!(marked.len() > 1, "{marked:?}");
    let selected = "return getSelection().toString()";
    for words in marked.iter().chain(marked.first()) {
        window.press(&[Key::F8]).await;
        window.until(selected, |value| value == words.as_str(), words).await;
    }
    window.press(&[Key::Shift, Key::F8]).await;
    let last = marked.last().unwrap();
    window.until(selected, |value| value == last.as_str(), last).await;
    assert_eq!(window.focus().await, "message");
    window.close().await;
}

/// Presses Tab until the focus is there.
async fn tab_to(window: &Window, wanted: &str) {
    let mut met = Vec::new();
    for _ in 0..40 {
        window.press(&[Key::Tab]).await;
        met.push(window.focus().await);
        if met.last().is_some_and(|one| one == wanted) {
            return;
        }
    }
    panic!("Tab does not reach {wanted}: {met:?}");
}

#[tokio::test]
async fn window_keyboard_only() {
    let person = Person::default();
    let window = Window::open(&person).await;
    for control in ["nav-write", "nav-ledger", "language", "recipients"] {
        tab_to(&window, control).await;
    }
    window.keys("ines@example.org").await;
    window.press(&[Key::Enter]).await;
    assert_eq!(window.focus().await, "recipients", "one goes on with the next recipient");
    tab_to(&window, "subject").await;
    window.keys("Sunday").await;
    tab_to(&window, "message").await;
    window.keys("The password is Tulip-42, keep it.").await;
    window.level("sensitive").await;
    for control in ["discard", "channel-email", "arrange", "send", "finding"] {
        tab_to(&window, control).await;
    }
    window.press(&[Key::Enter]).await;
    let selected = "return getSelection().toString()";
    window.until(selected, |value| value == "password is Tulip-42", "the finding's words").await;
    assert_eq!(window.focus().await, "message");
    window.press(&[Key::Control, Key::Enter]).await;
    window.find("warning").await;
    let inside = "return document.querySelector('[data-testid=warning]').contains(document.activeElement)";
    for keys in [&[Key::Tab][..], &[Key::Shift, Key::Tab]] {
        for _ in 0..12 {
            window.press(keys).await;
            assert_eq!(window.script(inside, vec![]).await, true, "the dialog keeps the focus");
        }
    }
    tab_to(&window, "warning-reason").await;
    window.press(&[Key::Enter]).await;
    let refused = "return document.querySelector('[data-testid=warning-reason]').getAttribute('aria-invalid')";
    window.until(refused, |value| value == "true", "no reason, no sending").await;
    window.keys("It is public already").await;
    window.press(&[Key::Enter]).await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["reason"]), (&"overridden".into(), &"It is public already".into()));
    tab_to(&window, "new-message").await;
    window.press(&[Key::Enter]).await;
    window.gone("recorded").await;
    assert_eq!(window.focus().await, "message");
    tab_to(&window, "nav-ledger").await;
    window.press(&[Key::Enter]).await;
    window.find("ledger-row").await;
    window.close().await;
}
