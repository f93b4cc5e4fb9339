//! The states of the pages in both languages: none breaks a rule of accessibility, and the documents show some.

use std::fs;
use std::path::Path;

use cloison_tests::{Person, Window};
use serde_json::Value;

use super::TRIVIAL;

const EN: &str = "Ines,\n\nRoom is booked from 18:00, sandwiches are ordered, Karim brings the projector.\n\n\
    One thing before then. The password for the press inbox is Larkspur-1911, please change it tonight. \
    And keep the internal poll numbers out of the deck.\n\nSee you at six,\nLéa";
const FR: &str = "Inès,\n\nLa salle est réservée dès 18 h, les sandwichs sont commandés, Karim apporte le projecteur.\n\n\
    Une chose avant cela. Le mot de passe de la boîte presse est Larkspur-1911, change-le ce soir. \
    Et garde le sondage interne hors de la présentation.\n\nÀ ce soir,\nLéa";

async fn in_french(window: &Window) {
    window.click("language").await;
    window.until("return document.documentElement.lang", |value| value == "fr", "the page's language").await;
}

async fn accessible(window: &Window, axe: &str, state: &str) {
    window.script(axe, vec![]).await;
    let run = "window.axeDone = null; axe.run().then((r) => { \
        window.axeDone = r.violations.map((v) => [v.id, ...v.nodes.map((n) => n.target.join(' '))]) })";
    window.script(run, vec![]).await;
    let violations = window.until("return window.axeDone", Value::is_array, state).await;
    assert_eq!(violations, Value::Array(vec![]), "{state}");
}

#[tokio::test]
async fn window_accessible_in_every_state() {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).unwrap();
    for (language, message) in [("en", EN), ("fr", FR)] {
        let person = Person::default();
        let window = Window::open(&person).await;
        if language == "fr" {
            in_french(&window).await;
        }
        let check = async |state: &str| accessible(&window, &axe, &format!("{language} {state}")).await;
        window.click("nav-ledger").await;
        let heading = "return document.querySelector('main.ledger .empty') !== null";
        window.until(heading, |value| value == true, "the empty ledger").await;
        check("empty ledger").await;
        window.click("nav-write").await;
        check("empty draft").await;
        window.replace_message(TRIVIAL).await;
        window.level("trivial").await;
        check("trivial draft").await;
        window.replace_message(message).await;
        window.level("sensitive").await;
        window.write("recipients", "ines@example.org,").await;
        check("sensitive draft").await;
        window.click("send").await;
        window.find("warning").await;
        check("warning").await;
        window.click("warning-override").await;
        check("warning without a reason").await;
        window.click("warning-arrange").await;
        window.submit("arrange-confirm").await;
        window.find("recorded").await;
        check("recorded").await;
        window.click("nav-ledger").await;
        window.find("ledger-row").await;
        check("filled ledger").await;
        window.close().await;
    }
}

/// Some decisions of a morning, as other programs write them.
fn morning(person: &Person, reason: &str) {
    let decisions = [
        ("Rota for Saturday: put your name beside two evenings.", "email", "sent", ""),
        ("The internal poll has us two points down.", "signal", "moved", ""),
        ("The donor list goes to Karim today.", "signal", "sent", ""),
        ("The password for the shared drive is Larkspur-1911.", "email", "overridden", reason),
        ("Posters are at the printer.", "email", "revised", ""),
    ];
    for (body, channel, outcome, reason) in decisions {
        let mut decision = serde_json::json!({ "body": body, "channel": channel, "outcome": outcome });
        if !reason.is_empty() {
            decision["reason"] = reason.into();
        }
        let _id = person.command_with(&decision.to_string(), &["log", "add"]);
    }
}

/// The pictures of the documents.
#[tokio::test]
async fn window_screenshots() {
    for (language, message, subject) in [("en", EN, "Sunday evening"), ("fr", FR, "Dimanche soir")] {
        let locale = if language == "fr" { "fr_FR.UTF-8" } else { "en_GB.UTF-8" };
        for (look, theme) in [("", "Adwaita"), ("-dark", "Adwaita:dark")] {
            let mut person = Person::default();
            person.env.push(("GTK_THEME", theme.into()));
            person.env.push(("LANG", locale.to_owned()));
            let window = Window::open(&person).await;
            morning(&person, if language == "fr" { "Changé une heure après" } else { "Changed an hour later" });
            window.write("recipients", "ines@example.org,press@courrier.example.org,").await;
            window.write("subject", subject).await;
            window.replace_message(message).await;
            window.level("sensitive").await;
            window.picture(&format!("write-{language}{look}")).await;
            window.click("send").await;
            window.find("warning").await;
            window.picture(&format!("warning-{language}{look}")).await;
            window.click("warning-arrange").await;
            window.submit("arrange-confirm").await;
            window.find("recorded").await;
            window.picture(&format!("recorded-{language}{look}")).await;
            window.click("nav-ledger").await;
            window.find("ledger-row").await;
            window.picture(&format!("ledger-{language}{look}")).await;
            window.close().await;
        }
    }
}
