//! The reader, in the window: what no keyword says.

use std::fs;

use cloison_tests::{Person, Window};
use fantoccini::key::Key;
use serde_json::Value;

use super::{TRIVIAL, only, opened};

/// No rule finds anything in the first sentence.
const OBLIQUE: &str =
    "The man at the ministry who gave us the tables takes the stairs now, so that nobody sees him with us.";

const MARKED: &str =
    "return [...document.querySelectorAll('.cm-content .heard')].map((mark) => mark.textContent).join('')";

#[tokio::test]
async fn window_hears_what_no_keyword_says() {
    let (person, window) = opened(&format!("{TRIVIAL} {OBLIQUE}")).await;
    window.level("sensitive").await;
    window.until(MARKED, |marked| marked == OBLIQUE, "the sentence is marked").await;
    assert!(window.text("heard").await.contains("takes the stairs"));
    window.look("heard").await;
    window.click("heard").await;
    let selected = "return String(getSelection())";
    window.until(selected, |selected| selected == OBLIQUE, "the sentence is selected").await;
    window.click("send").await;
    window.find("warning").await;
    assert!(window.text("warning").await.contains("takes the stairs"));
    window.look("heard-warning").await;
    window.write("warning-reason", "He has moved abroad").await;
    window.click("warning-override").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["level"]), (&"overridden".into(), &"sensitive".into()));
    assert_eq!(record["rules"], Value::Array(Vec::new()));
    let whole = person.command(&["log", "show", record["id"].as_str().unwrap(), "--format", "json"]);
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!((&whole["heard"]["level"], &whole["heard"]["decides"]), (&"sensitive".into(), &true.into()), "{whole}");
    window.click("nav-ledger").await;
    window.click("ledger-open").await;
    let title = whole["heard"]["title"].as_str().unwrap();
    assert!(window.text("story-heard").await.contains(title));
    window.look("heard-story").await;
    window.close().await;
}

#[tokio::test]
async fn window_does_not_hear_a_sentence_that_was_set_aside() {
    let (person, window) = opened(&format!("{TRIVIAL} {OBLIQUE}")).await;
    window.level("sensitive").await;
    window.click("message").await;
    window.press(&[Key::F8]).await;
    window.find("words-card").await;
    window.press(&[Key::Alt, Key::Enter]).await;
    window.click("card-not-here").await;
    window.keys("A line from the play").await;
    window.press(&[Key::Enter]).await;
    window.level("trivial").await;
    let aside = window.text("set-aside").await;
    assert!(aside.contains(OBLIQUE) && aside.contains("A line from the play"), "{aside}");
    window.look("heard-set-aside").await;
    window.press(&[Key::Control, Key::Enter]).await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["level"]), (&"sent".into(), &"trivial".into()));
    let whole = person.command(&["log", "show", record["id"].as_str().unwrap(), "--format", "json"]);
    let whole: Value = serde_json::from_str(&whole).unwrap();
    let not_here = &whole["not_here"][0];
    assert!(not_here["rule"].as_str().unwrap().starts_with("heard:"), "{whole}");
    assert_eq!((&not_here["reason"], &not_here["words"]), (&"A line from the play".into(), &Value::Null));
    window.close().await;
}

#[tokio::test]
async fn window_waits_for_the_reader_before_it_sends() {
    let (person, window) = opened(TRIVIAL).await;
    window.level("trivial").await;
    window.replace_message(OBLIQUE).await;
    // No pause: what is sent at once was not heard yet.
    window.click("send").await;
    window.find("warning").await;
    assert!(person.ledger().is_empty(), "nothing was decided");
    window.close().await;
}

#[tokio::test]
async fn window_goes_on_without_the_reader() {
    let mut person = Person::default();
    person.env.push(("CLOISON_READER", person.path("nowhere").display().to_string()));
    let window = Window::open(&person).await;
    window.replace_message("The internal poll is in.").await;
    window.level("confidential").await;
    assert!(window.text("not-heard").await.contains("R001"));
    window.look("not-heard").await;
    window.close().await;
}

#[tokio::test]
async fn window_hears_as_the_policy_says() {
    let mut person = Person::default();
    let policy = person.path("own.toml");
    let head = "policy = { id = \"own\", version = 1, title = { en = \"Own\", fr = \"La nôtre\" }, \
                languages = [\"en\", \"fr\"], extends = \"campaign\" }";
    let advice = "[[reader]]\nabout = [\"confidential\", \"sensitive\"]\nadvise_from = 20\n";
    fs::write(&policy, format!("{head}\n{advice}")).unwrap();
    person.args = vec!["--policy".to_owned(), policy.display().to_string()];
    let window = Window::open(&person).await;
    window.replace_message(OBLIQUE).await;
    window.find("heard").await;
    window.level("trivial").await;
    window.look("heard-advice").await;
    window.click("send").await;
    window.find("recorded").await;
    let record = only(&person);
    assert_eq!((&record["outcome"], &record["level"]), (&"sent".into(), &"trivial".into()));
    window.close().await;
}

#[tokio::test]
async fn window_keeps_examples_for_the_officer() {
    let (person, window) = opened(OBLIQUE).await;
    window.level("sensitive").await;
    window.click("wrong").await;
    window.find("wrong-given").await;
    window.replace_message("The gardener will be at the usual bench on Thursday.").await;
    window.level("trivial").await;
    window.click("missed").await;
    window.find("missed-dialog").await;
    window.look("missed").await;
    window.choose("missed-topic", "source").await;
    window.click("missed-give").await;
    window.find("missed-given").await;
    let printed = person.command(&["log", "examples"]);
    let [wrong, missed] = ["none", "source"].map(|topic| format!("[[example]]\ntopic = \"{topic}\"\ntext = "));
    assert!(printed.starts_with(&format!("{wrong}\"{OBLIQUE}\"\n")), "{printed}");
    assert!(
        printed.contains(&format!("{missed}\"The gardener will be at the usual bench on Thursday.\"\n")),
        "{printed}"
    );
    // The officer takes them into a policy, as they are printed.
    let head = "policy = { id = \"own\", version = 1, title = { en = \"Own\", fr = \"La nôtre\" }, \
                languages = [\"en\", \"fr\"], extends = \"campaign\" }";
    fs::write(person.path("own.toml"), format!("{head}\n{printed}")).unwrap();
    let message = person.path("message.txt");
    fs::write(&message, OBLIQUE).unwrap();
    let (policy, message) = (person.path("own.toml"), message.display().to_string());
    let told = person.command(&["check", &message, "--policy", policy.to_str().unwrap()]);
    assert!(told.starts_with("Trivial"), "{told}");
    window.click("nav-ledger").await;
    window.click("ledger-open").await;
    assert!(window.text("ledger-story").await.contains("The gardener"));
    window.look("example-story").await;
    window.close().await;
}
