//! The states of the pages in both languages: none breaks a rule of accessibility, and the documents show some.

use cloison_tests::{Person, Window};
use fantoccini::key::Key;

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

#[tokio::test]
async fn window_accessible_in_every_state() {
    for (language, message) in [("en", EN), ("fr", FR)] {
        let person = Person::default();
        let window = Window::open(&person).await;
        if language == "fr" {
            in_french(&window).await;
        }
        let look = async |state: &str| window.look(&format!("state-{state}-{language}")).await;
        empty_pages(&window, &look).await;
        writing(&window, message, &look).await;
        told(&window, &look).await;
        window.click("lock-now").await;
        window.find("lock-open").await;
        look("locked").await;
        window.close().await;
    }
}

/// Every page before anything was written.
async fn empty_pages(window: &Window, look: &impl AsyncFn(&str)) {
    window.click("nav-ledger").await;
    let heading = "return document.querySelector('main.ledger .empty') !== null";
    window.until(heading, |value| value == true, "the empty ledger").await;
    look("empty-ledger").await;
    window.click("nav-meetings").await;
    window.find("meetings-empty").await;
    look("empty-meetings").await;
    window.click("nav-settings").await;
    window.find("settings-wipe").await;
    look("settings").await;
    window.click("settings-wipe").await;
    look("settings-wipe").await;
    window.click("sheet-show").await;
    window.find("recovery-words").await;
    look("settings-sheet").await;
    window.click("sheet-hide").await;
    window.click("settings-tour").await;
    window.find("level").await;
    look("tour").await;
    window.press(&[Key::Escape]).await;
    window.gone("welcome").await;
    window.click("nav-write").await;
    look("empty-draft").await;
}

/// A draft, from its first words to what was decided of it.
async fn writing(window: &Window, message: &str, look: &impl AsyncFn(&str)) {
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    look("trivial").await;
    window.replace_message(message).await;
    window.level("sensitive").await;
    window.write("recipients", "ines@example.org,").await;
    look("sensitive").await;
    window.click("discard").await;
    window.find("discard-keep").await;
    look("discard").await;
    window.click("discard-keep").await;
    window.click("split").await;
    window.find("split-dialog").await;
    look("split").await;
    window.submit("split-close").await;
    window.gone("split-dialog").await;
    window.click("send").await;
    window.find("warning").await;
    look("warning").await;
    window.submit("warning-override").await;
    look("warning-without-reason").await;
    window.click("warning-arrange").await;
    window.click("arrange-in-0").await;
    window.write("arrange-hour", "23:55").await;
    look("arrange").await;
    window.submit("arrange-confirm").await;
    window.find("recorded").await;
    look("recorded").await;
}

/// What was decided, as it is found again.
async fn told(window: &Window, look: &impl AsyncFn(&str)) {
    window.click("nav-meetings").await;
    window.click("card-open").await;
    window.find("card-text").await;
    look("meeting").await;
    window.click("card-burn").await;
    window.find("burn-keep").await;
    look("burn").await;
    window.click("burn-keep").await;
    window.click("nav-ledger").await;
    window.find("ledger-row").await;
    look("ledger").await;
    window.click("ledger-open").await;
    window.find("story-close").await;
    look("story").await;
    window.click("story-close").await;
    window.click("ledger-view-overview").await;
    window.find("plot-bar").await;
    look("plots").await;
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
            window.look(&format!("write-{language}{look}")).await;
            window.click("send").await;
            window.find("warning").await;
            window.look(&format!("warning-{language}{look}")).await;
            window.click("warning-arrange").await;
            window.submit("arrange-confirm").await;
            window.find("recorded").await;
            window.look(&format!("recorded-{language}{look}")).await;
            window.click("nav-ledger").await;
            window.find("ledger-row").await;
            window.look(&format!("ledger-{language}{look}")).await;
            window.close().await;
        }
    }
}
