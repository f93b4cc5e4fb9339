//! What the user sets in the window, and the recovery sheet on paper.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use cloison_tests::{Person, Window, xdotool};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::opened;
use super::promises::call;

/// What a law firm keeps to itself, and a campaign has no rule for.
const CASE: &str = "Room is booked for five. Our client admits that he signed the contract after the deadline.";

async fn settings(window: &Window) -> Value {
    call(window, "start", json!({})).await.1
}

#[tokio::test]
async fn window_settings_policy_counts_at_once_and_is_kept() {
    let (person, window) = opened(CASE).await;
    let rules = "return [...document.querySelectorAll('[data-testid=finding]')].map((one) => one.dataset.rule).join()";
    window
        .until("return document.querySelector('[data-testid=level]')?.dataset.empty ?? null", Value::is_null, "judged")
        .await;
    let before = window.script(rules, vec![]).await;
    window.click("nav-settings").await;
    window.click("policy-law-firm").await;
    let now = "return document.querySelector('[data-testid=policy-now]')?.textContent ?? ''";
    let text =
        window.until(now, |value| value.as_str().is_some_and(|text| text.contains("Law firm")), "in force").await;
    assert!(text.as_str().unwrap().contains("version"), "{text}");
    window.look("settings-policy").await;
    window.click("nav-write").await;
    window.until(rules, |value| *value != before, "the message is judged anew").await;
    window.close().await;
    let window = Window::open(&person).await;
    assert_eq!(settings(&window).await["policy"]["id"], "law-firm");
    window.close().await;

    // An officer's policy counts before it, and then there is nothing to choose.
    let mut person = person;
    person.args = vec!["--policy".into(), "town-hall".into()];
    let window = Window::open(&person).await;
    window.click("nav-settings").await;
    assert!(window.text("policy-named").await.contains("Town hall"));
    window.gone("policy-law-firm").await;
    window.close().await;
}

#[tokio::test]
async fn window_settings_domains_and_switches_are_kept() {
    let person = Person::default();
    let window = Window::open(&person).await;
    window.click("nav-settings").await;
    window.write("domains", "ines@Courrier-Test.example.org").await;
    window.press(&[Key::Enter]).await;
    let domains = "return [...document.querySelectorAll('main.settings .chip span')].map((one) => one.textContent)";
    window.until(domains, |value| *value == json!(["courrier-test.example.org"]), "the domain").await;
    window.write("domains", "nothing").await;
    window.press(&[Key::Enter]).await;
    assert!(window.text("problem").await.contains("A019"));
    for name in ["hide_from_capture", "start_at_login", "tray"] {
        window.click(&format!("switch-{name}")).await;
    }
    let switched = "return document.querySelector('[data-testid=switch-tray]').checked";
    window.until(switched, |value| value == false, "the switch").await;
    window.look("settings-switches").await;
    window.close().await;
    for file in person.files() {
        let bytes = fs::read(&file).unwrap();
        let found = bytes.windows(13).any(|part| part.eq_ignore_ascii_case(b"courrier-test"));
        assert!(!found, "{}", file.display());
    }
    let window = Window::open(&person).await;
    let kept = settings(&window).await["settings"].clone();
    assert_eq!(kept["own_domains"], json!(["courrier-test.example.org"]));
    let on = ["hide_from_capture", "start_at_login", "tray", "shortcut"].map(|name| kept[name] == true);
    assert_eq!(on, [false, true, false, true]);
    window.close().await;
}

#[tokio::test]
async fn window_settings_show_the_tour_again_and_leave_the_draft() {
    let (person, window) = opened("See you at five.").await;
    window.click("nav-settings").await;
    window.click("settings-tour").await;
    window.level("confidential").await;
    window.press(&[Key::Escape]).await;
    window.gone("welcome").await;
    window.until("return document.activeElement.dataset.testid", |value| value == "settings-tour", "the focus").await;
    window.click("nav-write").await;
    assert_eq!(window.text("message").await, "See you at five.");
    window.level("trivial").await;
    assert!(person.ledger().is_empty());
    window.close().await;
}

#[tokio::test]
async fn window_settings_sheet_is_saved_where_the_writer_says() {
    let person = Person::default();
    let window = Window::open(&person).await;
    window.click("nav-settings").await;
    window.click("sheet-show").await;
    let words = window.texts("[data-testid=recovery-words] li").await;
    let words: Vec<&str> = words.iter().map(|one| one.split_whitespace().last().unwrap()).collect();
    window.click("sheet-save").await;
    let dialog = xdotool(&["search", "--sync", "--onlyvisible", "--name", "recovery sheet"]);
    let dialog = dialog.lines().next_back().unwrap();
    let file = person.path("on-a-stick.txt");
    xdotool(&["windowfocus", "--sync", dialog, "key", "ctrl+a"]);
    xdotool(&["type", "--delay", "5", file.to_str().unwrap()]);
    xdotool(&["key", "Return"]);
    let saved = "return document.querySelector('[data-testid=sheet-saved]').textContent.trim()";
    let said = window.until(saved, |value| value != "", "the sheet is saved").await;
    assert!(said.as_str().unwrap().contains("on-a-stick.txt"), "{said}");
    window.look("settings-sheet-saved").await;
    let text = fs::read_to_string(&file).unwrap();
    let read: Vec<&str> = text.lines().filter_map(|line| line.split_once(". ")).map(|pair| pair.1).collect();
    assert!(words.len() == 24 && words.iter().all(|word| read.contains(word)), "{read:?}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    for other in person.files().into_iter().filter(|other| *other != file) {
        let text = String::from_utf8_lossy(&fs::read(&other).unwrap()).into_owned();
        let found = words.iter().filter(|word| text.contains(&format!(" {word}\n"))).count();
        assert!(found < 4, "{}", other.display());
    }
    // Nothing chosen, nothing written.
    window.click("sheet-save").await;
    let dialog = xdotool(&["search", "--sync", "--onlyvisible", "--name", "recovery sheet"]);
    xdotool(&["windowfocus", "--sync", dialog.lines().next_back().unwrap(), "key", "Escape"]);
    let free = "return document.querySelector('[data-testid=sheet-save]').ariaDisabled";
    window.until(free, |value| value == "false", "the dialog is gone").await;
    window.close().await;
}
