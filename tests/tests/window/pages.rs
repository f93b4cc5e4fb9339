//! The ledger's page, the language of every page, and a second start of the program.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cloison_tests::{Person, Window, processes};

use super::{SECRET, TRIVIAL, opened};

async fn numbers(window: &Window, count: usize) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-testid=ledger-row]')].map((row) => row.dataset.number)";
    let right = |value: &serde_json::Value| value.as_array().is_some_and(|rows| rows.len() == count);
    let rows = window.until(script, right, &format!("{count} rows")).await;
    rows.as_array().unwrap().iter().map(|row| row.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn window_ledger_page() {
    let (person, window) = opened(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    window.click("new-message").await;
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    window.click("arrange").await;
    window.submit("arrange-confirm").await;
    window.find("recorded").await;
    window.click("nav-ledger").await;
    assert_eq!(numbers(&window, 2).await, ["2", "1"], "newest first");
    let shown = window.texts("[data-testid=ledger-row]").await;
    assert!(shown[0].contains("Sensitive") && shown[1].contains("Trivial"), "{shown:?}");

    let decision = r#"{"subject": "Room", "body": "At five.", "to": [], "channel": "email", "outcome": "sent"}"#;
    let _id = person.command_with(decision, &["log", "add"]);
    window.click("nav-write").await;
    window.click("nav-ledger").await;
    assert_eq!(numbers(&window, 3).await, ["3", "2", "1"], "another program's decision");
    let newest = &window.texts("[data-testid=ledger-row]").await[0];
    assert!(newest.contains("Command line"), "{newest}");
    let outcomes: Vec<_> = person.ledger().iter().map(|record| record["outcome"].clone()).collect();
    assert_eq!(outcomes, ["sent", "arranged", "sent"]);
    window.close().await;
}

#[tokio::test]
async fn window_second_instance() {
    let (person, window) = opened(TRIVIAL).await;
    window.level("trivial").await;
    let program = person.window_program();
    let mut second = Command::new(&program);
    second.envs(person.env.iter().cloned()).env("CLOISON_DATA_DIR", person.path("data"));
    let mut second = second.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let since = Instant::now();
    let status = loop {
        match second.try_wait().unwrap() {
            Some(status) => break status,
            None if since.elapsed() > Duration::from_secs(10) => {
                let _ = second.kill();
                panic!("a second window stayed");
            }
            None => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    };
    assert!(status.success(), "{status}");
    let own = |id: &u32| std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program);
    assert_eq!(processes::of(&person.path("data")).into_iter().filter(own).count(), 1);
    assert_eq!(window.text("message").await, TRIVIAL, "the first window has its text");
    window.close().await;
}

/// The texts of a language without values in them, by their ids.
fn texts(language: &str) -> HashMap<String, String> {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales").join(language);
    let read = |name| std::fs::read_to_string(locales.join(name)).unwrap();
    let text = read("window.ftl") + &read("welcome.ftl") + &read("common.ftl");
    let pairs = text.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(|line| line.split_once(" = "));
    pairs.filter(|pair| !pair.1.contains('{')).map(|(id, said)| (id.to_owned(), said.to_owned())).collect()
}

#[tokio::test]
async fn window_french_everywhere() {
    const SAID: &str = "const said = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let at = walker.currentNode; at; at = walker.nextNode()) {
            if (at.nodeType === Node.TEXT_NODE) said.push(at.textContent.trim());
            else for (const name of ['aria-label', 'title', 'placeholder']) said.push(at.getAttribute(name) ?? '');
        }
        return said.filter((one) => one !== '');";
    let (en, fr) = (texts("en"), texts("fr"));
    let english: Vec<&String> =
        en.iter().filter(|(id, text)| fr[*id] != **text && !id.starts_with("language-")).map(|pair| pair.1).collect();
    let (_person, window) = opened(SECRET).await;
    window.level("sensitive").await;
    window.click("language").await;
    window.until("return document.documentElement.lang", |value| value == "fr", "the page's language").await;
    let check = async |state: &str| {
        let said = window.script(SAID, vec![]).await;
        let said: Vec<&str> = said.as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
        assert!(said.len() > 5, "{said:?}");
        // The button that changes the language says so in the other one.
        let own = ["Switch to English", "EN"];
        let left: Vec<_> =
            said.iter().filter(|one| !own.contains(one) && english.iter().any(|text| text == *one)).collect();
        assert!(left.is_empty(), "{state}: {left:?}");
    };
    let advice = "return document.querySelector('[data-testid=advice]')?.textContent";
    window.until(advice, |value| *value == fr["advice-sensitive"], "the advice in French").await;
    check("write").await;
    window.click("send").await;
    window.find("warning").await;
    check("warning").await;
    window.click("warning-arrange").await;
    window.submit("arrange-confirm").await;
    window.find("recorded").await;
    check("recorded").await;
    window.click("nav-ledger").await;
    assert!(window.text("ledger-row").await.contains("Sensible"));
    check("ledger").await;
    let title = window.script("return document.title", vec![]).await;
    assert_eq!(title, "Registre · Cloison");
    window.close().await;
}

#[tokio::test]
async fn window_language_survives_a_restart_in_a_french_session() {
    let mut person = Person::default();
    person.env.push(("LANG", "fr_FR.UTF-8".into()));
    let window = Window::open(&person).await;
    let language = "return document.documentElement.lang";
    window.until(language, |value| value == "fr", "the system's language").await;
    window.click("language").await;
    window.until(language, |value| value == "en", "the chosen language").await;
    window.close().await;
    let window = Window::open(&person).await;
    window.until(language, |value| value == "en", "the language after a restart").await;
    window.close().await;
}
