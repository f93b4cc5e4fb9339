//! The first day: a window that nobody has seen yet.

use cloison_tests::{Person, Window};
use fantoccini::key::Key;
use serde_json::json;

use super::TRIVIAL;
use super::promises::call;

/// Waits until a screen of the first run is there.
async fn screen(window: &Window, step: &str) {
    let script = "return document.querySelector('[data-testid=welcome]')?.dataset.step ?? null";
    window.until(script, |value| value == step, step).await;
}

/// Waits until the tour says that this was it.
async fn done(window: &Window) {
    let script = "return document.querySelector('[data-testid=tour-told]')?.dataset.done ?? null";
    window.until(script, |value| value == "true", "the tour's screen is done").await;
}

/// Waits until something has the focus.
async fn focus(window: &Window, id: &str) {
    let script = "return document.activeElement?.dataset?.testid ?? null";
    window.until(script, |value| value == id, id).await;
}

#[tokio::test]
async fn window_first_run_is_gone_through_by_keyboard() {
    let person = Person::on_the_first_day();
    let window = Window::begin(&person).await;
    screen(&window, "language").await;
    focus(&window, "welcome-en").await;
    window.look("first-run-language").await;
    window.press(&[Key::Enter]).await;
    focus(&window, "policy-campaign").await;
    window.press(&[Key::Down]).await;
    focus(&window, "policy-newsroom").await;
    window.look("first-run-policy").await;
    window.press(&[Key::Enter]).await;
    screen(&window, "key").await;
    assert!(window.text("welcome-key").await.contains("keyring"), "there is nothing to do");
    focus(&window, "welcome-next").await;
    window.press(&[Key::Enter]).await;
    screen(&window, "sheet").await;
    focus(&window, "sheet-show").await;
    window.press(&[Key::Enter]).await;
    focus(&window, "recovery-words").await;
    window.look("first-run-sheet").await;
    window.click("welcome-later").await;

    // The practice message is judged by the program.
    screen(&window, "find").await;
    window.level("confidential").await;
    focus(&window, "message").await;
    window.look("first-run-find").await;
    window.press(&[Key::F8]).await;
    window.until("return getSelection().toString()", |value| value == "Her salary", "the words").await;
    done(&window).await;
    window.click("welcome-next").await;
    screen(&window, "move").await;
    window.click("move-signal").await;
    done(&window).await;
    window.look("first-run-moved").await;
    window.click("welcome-next").await;
    window.gone("welcome").await;
    focus(&window, "message").await;
    assert_eq!(window.text("subject").await, "");
    assert!(person.ledger().is_empty(), "practice is not recorded");
    window.close().await;

    let window = Window::open(&person).await;
    let (_, start) = call(&window, "start", json!({})).await;
    assert_eq!((&start["policy"]["id"], &start["first_run"]), (&json!("newsroom"), &json!(false)));
    assert_eq!(start["settings"]["toured"], true);
    window.gone("welcome").await;
    assert_eq!(call(&window, "kept_draft", json!({})).await, (true, json!(null)), "practice is not kept");
    window.close().await;
}

#[tokio::test]
async fn window_first_run_gives_way_to_somebody_who_writes() {
    let person = Person::on_the_first_day();
    let window = Window::begin(&person).await;
    focus(&window, "welcome-en").await;
    window.press(&[Key::Escape]).await;
    focus(&window, "message").await;
    window.keys(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("recorded").await;
    window.close().await;
    let window = Window::open(&person).await;
    window.gone("welcome").await;
    window.close().await;
}

#[tokio::test]
async fn window_first_run_without_keyring_takes_a_passphrase_in_french() {
    let mut person = Person::on_the_first_day();
    person.env.push(("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent".into()));
    person.env.push(("LANG", "fr_FR.UTF-8".into()));
    let window = Window::begin(&person).await;
    focus(&window, "welcome-fr").await;
    window.press(&[Key::Enter]).await;
    focus(&window, "policy-campaign").await;
    window.click("policy-common").await;
    window.press(&[Key::Enter]).await;
    screen(&window, "key").await;
    window.write("passphrase", "tulipe neige moteur").await;
    window.write("passphrase-again", "tulipe neige moteur").await;
    window.look("first-run-passphrase-fr").await;
    window.submit("passphrase-submit").await;
    screen(&window, "sheet").await;
    window.click("welcome-later").await;
    screen(&window, "find").await;
    window.level("confidential").await;
    window.look("first-run-find-fr").await;
    window.click("welcome-leave").await;
    window.gone("welcome").await;
    window.close().await;

    // What was chosen before there was a key was sealed once there was.
    assert!(person.path("data/settings.age").exists());
    let window = Window::open(&person).await;
    let (_, start) = call(&window, "start", json!({})).await;
    assert_eq!((&start["policy"]["id"], &start["settings"]["opened"]), (&json!("campaign"), &json!(false)));
    window.click("nav-ledger").await;
    window.write("passphrase", "tulipe neige moteur").await;
    window.submit("passphrase-submit").await;
    window.gone("passphrase").await;
    let (_, start) = call(&window, "start", json!({})).await;
    assert_eq!((&start["policy"]["id"], &start["settings"]["policy"]), (&json!("common"), &json!("common")));
    window.close().await;
}
