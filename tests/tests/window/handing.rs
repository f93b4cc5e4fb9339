//! What follows a decision: the mail program, the clipboard, an app, a meeting, a part for each.

use std::time::Duration;

use arboard::Clipboard;
use cloison_tests::panel::Panel;
use cloison_tests::{Person, Window, xdotool};

use super::{SECRET, TRIVIAL, opened};

const CONFIDENTIAL: &str = "Before Monday: the internal poll has us two points down.";
const MAIL: &[&str] = &["x-scheme-handler/mailto"];

/// What is on the clipboard, as another program sees it.
fn on_clipboard() -> String {
    Clipboard::new().unwrap().get_text().unwrap_or_default()
}

async fn until_clipboard(wanted: &str, patience: Duration) {
    let since = std::time::Instant::now();
    while on_clipboard() != wanted {
        assert!(since.elapsed() < patience, "the clipboard holds {:?}", on_clipboard());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

const SOON: Duration = Duration::from_secs(10);

#[tokio::test]
async fn window_trivial_goes_to_the_mail_program() {
    let person = Person::default();
    let mail = person.opens_with("Post", MAIL);
    let window = Window::open(&person).await;
    window.write("recipients", "Ines Adjani <ines@example.org>,").await;
    window.write("subject", "Sunday, six").await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    assert!(window.text("taken").await.contains("Post"));
    assert_eq!(
        mail.given().trim(),
        "mailto:ines@example.org?subject=Sunday%2C%20six&body=Room%20is%20booked%20from%2018%3A00%2C%20sandwiches%20are%20ordered."
    );
    assert_eq!(person.ledger().len(), 1);
    window.close().await;
}

#[tokio::test]
async fn window_long_trivial_goes_as_a_message_file_that_does_not_stay() {
    let person = Person::default();
    let mail = person.opens_with("Post", &["message/rfc822", "x-scheme-handler/mailto"]);
    // As where the window itself was made the choice for message files: it does not hand them to itself.
    person.opens_files_with_the_window("message/rfc822");
    let window = Window::open(&person).await;
    window.write("recipients", "ines@example.org,").await;
    let long = [TRIVIAL; 60].join(" ");
    window.replace_message(&long).await;
    window.level("trivial").await;
    window.click("send").await;
    window.find("taken").await;
    let given = mail.given();
    let (path, message) = given.split_once('\n').unwrap();
    assert!(std::path::Path::new(path).exists(), "the program has a while to read it");
    assert!(message.starts_with("X-Unsent: 1\r\n") && message.contains("ines@example.org"), "{message}");
    assert!(message.replace("=\r\n", "").contains(TRIVIAL), "{message}");
    // As a person closes it: the driver would end the program.
    let id = cloison_tests::on_screen();
    xdotool(&["windowactivate", "--sync", &id, "key", "alt+F4"]);
    let since = std::time::Instant::now();
    while std::path::Path::new(path).exists() {
        assert!(since.elapsed() < SOON, "{path} is still there after the end");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window.close().await;
}

#[tokio::test]
async fn window_without_a_mail_program_copies_and_says_so() {
    let (_person, window) = opened(TRIVIAL).await;
    window.level("trivial").await;
    window.click("send").await;
    assert!(window.text("problem").await.contains("A020"));
    window.find("copied").await;
    until_clipboard(TRIVIAL, SOON).await;
    window.click("clear-copied").await;
    window.find("copied-over").await;
    until_clipboard("", SOON).await;
    window.close().await;
}

#[tokio::test]
async fn window_confidential_moves_to_signal_and_the_clipboard_is_emptied() {
    let person = Person::default();
    let signal = person.opens_with("Signal", &["x-scheme-handler/sgnl"]);
    let window = Window::open(&person).await;
    window.replace_message(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("move-signal").await;
    window.find("copied").await;
    assert_eq!(signal.given().trim(), "sgnl://", "no word of the message is in the address");
    until_clipboard(CONFIDENTIAL, SOON).await;
    // Its time is shown, and then it is over.
    let left = "return Number(document.querySelector('[data-testid=copied]').dataset.left)";
    window.until(left, |left| left.as_f64().is_some_and(|left| left < 44.0), "the time runs").await;
    until_clipboard("", Duration::from_mins(1)).await;
    window.find("copied-over").await;
    window.close().await;
}

#[tokio::test]
async fn window_empties_the_clipboard_when_it_locks_but_takes_nothing_of_others() {
    let (_person, window) = opened(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("move-signal").await;
    assert!(window.text("problem").await.contains("A021"), "there is no Signal here");
    until_clipboard(CONFIDENTIAL, SOON).await;
    window.click("lock-now").await;
    until_clipboard("", SOON).await;
    window.click("lock-open").await;
    window.find("copy").await.click().await.unwrap();
    until_clipboard(CONFIDENTIAL, SOON).await;
    let mut mine = Clipboard::new().unwrap();
    mine.set_text("somebody else’s").unwrap();
    window.click("lock-now").await;
    window.find("lock-open").await;
    assert_eq!(on_clipboard(), "somebody else’s");
    window.close().await;
}

#[tokio::test]
async fn window_empties_the_clipboard_when_its_icon_locks() {
    let (_person, window) = opened(CONFIDENTIAL).await;
    let panel = Panel::start().await;
    window.level("confidential").await;
    window.click("move-signal").await;
    until_clipboard(CONFIDENTIAL, SOON).await;
    panel.choose("Lock").await;
    until_clipboard("", SOON).await;
    window.close().await;
}

#[tokio::test]
async fn window_overridden_gives_the_mail_program_no_word() {
    let person = Person::default();
    let mail = person.opens_with("Post", MAIL);
    let window = Window::open(&person).await;
    window.write("recipients", "ines@example.org,").await;
    window.replace_message(CONFIDENTIAL).await;
    window.level("confidential").await;
    window.click("send").await;
    window.write("warning-reason", "It is public already").await;
    window.submit("warning-override").await;
    window.find("copied").await;
    assert_eq!(mail.given().trim(), "mailto:ines@example.org");
    until_clipboard(CONFIDENTIAL, SOON).await;
    window.close().await;
    until_clipboard("", SOON).await;
}

#[tokio::test]
async fn window_sensitive_is_said_in_person() {
    let person = Person::default();
    let mail = person.opens_with("Post", &["message/rfc822", "x-scheme-handler/mailto"]);
    let calendar = person.opens_with("Agenda", &["text/calendar"]);
    let window = Window::open(&person).await;
    window.write("recipients", "ines@example.org,").await;
    window.write("subject", "The inbox").await;
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    window.click("arrange").await;
    window.click("arrange-in-0").await;
    window.write("arrange-hour", "18h30").await;
    window.write("arrange-place", "where the password is Tulip-42").await;
    let says = "return document.querySelector('[data-testid=arrange-says-too-much]').textContent";
    window.until(says, |says| says != "", "the place says too much").await;
    window.submit("arrange-confirm").await;
    assert!(person.ledger().is_empty(), "nothing is arranged");
    window.empty("arrange-place").await;
    window.write("arrange-place", "Station café").await;
    window.until(says, |says| says == "", "the place is fine").await;
    window.submit("arrange-confirm").await;
    window.find("recorded").await;
    window.click("invite").await;
    window.find("taken").await;
    let given = mail.given();
    assert!(given.contains("X-Unsent: 1") && given.contains("ines@example.org") && given.contains("caf"), "{given}");
    assert!(!given.contains("Tulip") && !given.contains("inbox"), "{given}");
    window.click("calendar").await;
    let invited = calendar.given();
    assert!(invited.contains("SUMMARY:Meeting") && invited.contains("LOCATION:Station café"), "{invited}");
    assert!(!invited.contains("Tulip") && !invited.contains("inbox"), "{invited}");
    // The card waits, survives, and is burnt.
    window.close().await;
    let window = Window::open(&person).await;
    window.click("today-show").await;
    window.click("card-open").await;
    let card = window.text("card-text").await;
    assert!(card.contains(SECRET) && card.contains("The inbox"), "{card}");
    window.click("card-burn").await;
    window.click("burn-confirm").await;
    window.find("meetings-empty").await;
    let ledger = person.ledger();
    assert_eq!((ledger.len(), &ledger[0]["outcome"]), (1, &"arranged".into()));
    window.close().await;
}

#[tokio::test]
async fn window_splits_a_message_into_what_each_way_may_carry() {
    let person = Person::default();
    let mail = person.opens_with("Post", MAIL);
    let window = Window::open(&person).await;
    let message = format!("{TRIVIAL} The internal poll has us two points down. {SECRET}");
    window.replace_message(&message).await;
    window.level("sensitive").await;
    window.click("split").await;
    window.find("part-sensitive").await;
    window.click("hand-trivial").await;
    assert!(mail.given().contains("sandwiches") && !mail.given().contains("poll"), "{}", mail.given());
    window.click("hand-confidential").await;
    until_clipboard("The internal poll has us two points down.", SOON).await;
    window.click("hand-sensitive").await;
    window.submit("arrange-confirm").await;
    window.click("split-finish").await;
    let ledger = person.ledger();
    let told: Vec<_> = ledger.iter().rev().map(|one| (&one["outcome"], &one["level"], &one["channel"])).collect();
    let expected =
        [("sent", "trivial", "email"), ("moved", "confidential", "signal"), ("arranged", "sensitive", "meeting")]
            .map(|(outcome, level, channel)| (outcome.into(), level.into(), channel.into()));
    assert_eq!(told, expected.iter().map(|(a, b, c)| (a, b, c)).collect::<Vec<_>>());
    window.close().await;
}

/// A file that is dropped on the message, as a person drops it.
async fn drop_file(window: &Window, name: &str, bytes: &[u8]) {
    let drop = "const data = new DataTransfer(); \
        data.items.add(new File([new Uint8Array(arguments[1])], arguments[0])); \
        const at = document.querySelector('[data-testid=message]'); \
        at.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true })); \
        at.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
    window.script(drop, vec![name.into(), bytes.into()]).await;
}

#[tokio::test]
async fn window_reads_files_that_are_dropped_on_it() {
    let person = Person::default();
    let mail = person.opens_with("Post", &["message/rfc822", "x-scheme-handler/mailto"]);
    let window = Window::open(&person).await;
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    drop_file(&window, "menu.csv", b"dish,price\nsoup,4\n").await;
    let read = "return [...document.querySelectorAll('[data-testid=file]')].map((file) => file.dataset.read).join()";
    window.until(read, |read| read == "true", "the first file is read").await;
    window.level("trivial").await;
    drop_file(&window, "notes.html", format!("<p>{CONFIDENTIAL}</p>").as_bytes()).await;
    window.level("confidential").await;
    assert!(window.text("verdict").await.contains("notes.html"), "the file is named");
    // Nothing that cannot be read is passed over.
    drop_file(&window, "scan.png", b"\x89PNG\r\n\x1a\n").await;
    assert!(window.text("files-unread").await.contains("scan.png"));
    drop_file(&window, "broken.docx", b"PK\x03\x04 and nothing more").await;
    window
        .until(
            "return document.querySelector('[data-testid=files-unread]').innerText",
            |told| told.as_str().is_some_and(|told| told.contains("broken.docx")),
            "the broken one is told",
        )
        .await;
    window.look("files").await;
    for _ in 0..3 {
        window.script("document.querySelectorAll('[data-testid=file-remove]')[1].click()", vec![]).await;
    }
    window.level("trivial").await;
    window.click("send").await;
    window.find("taken").await;
    let given = mail.given();
    assert!(given.contains("menu.csv") && !given.contains("notes.html"), "{given}");
    window.close().await;
}
