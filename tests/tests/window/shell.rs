//! What stands around the window: the icon, the shortcut, notifications, what is opened from outside, where it was left.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use cloison_tests::panel::Panel;
use cloison_tests::{Person, Window, processes, xdotool};
use fantoccini::key::Key;
use serde_json::{Value, json};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, GrabMode, ModMask};

use super::locking::{ended, is_locked, says};
use super::promises::call;
use super::{SECRET, TRIVIAL, opened, sent};

const COPIED: &str = "canary: the internal poll puts us at forty.";
const SUBJECT: &str = "return document.querySelector('[data-testid=subject]').value";

/// Everything that the desktop has shown as a notification, as its daemon tells it.
fn notifications() -> Vec<(String, String)> {
    let dunstctl = |what: &str| Command::new("dunstctl").arg(what).output().unwrap().stdout;
    dunstctl("close-all");
    let history: Value = serde_json::from_slice(&dunstctl("history")).unwrap();
    let text = |one: &Value, key: &str| one[key]["data"].as_str().unwrap_or_default().to_owned();
    let all = history["data"][0].as_array().cloned().unwrap_or_default();
    all.iter().map(|one| (text(one, "summary"), text(one, "body"))).collect()
}

async fn notified(title: &str) -> (String, String) {
    let since = Instant::now();
    loop {
        let all = notifications();
        if let Some(one) = all.iter().find(|(summary, _)| summary == title) {
            return one.clone();
        }
        assert!(since.elapsed() < Duration::from_secs(20), "no notification: {all:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// A clipboard that another program holds.
fn copied(text: &str) -> arboard::Clipboard {
    let mut clipboard = arboard::Clipboard::new().unwrap();
    clipboard.set_text(text).unwrap();
    clipboard
}

/// Starts the program while it runs, in a folder.
fn start_again(person: &Person, folder: &Path, argument: &str) {
    let mut command = Command::new(person.window_program());
    command.current_dir(folder).arg(argument).env("CLOISON_DATA_DIR", person.path("data"));
    assert!(command.envs(person.env.iter().cloned()).status().unwrap().success(), "it hands over and ends");
}

fn traced(person: &Person) -> String {
    let files = person.files().into_iter().filter(|file| file.extension().is_some_and(|end| end == "log"));
    files.map(|file| fs::read_to_string(file).unwrap()).collect()
}

#[tokio::test]
async fn window_tray_says_the_level_and_has_a_menu() {
    let (person, window) = opened("").await;
    // A panel that comes later has the icon all the same; until then its absence is said, once.
    let since = Instant::now();
    while !traced(&person).contains("D002") {
        assert!(since.elapsed() < Duration::from_secs(20), "nothing is said");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let panel = Panel::start().await;
    panel.says("Cloison").await;
    let idle = panel.pictures().await;
    assert_eq!(idle.iter().map(|(width, height, _)| (*width, *height)).collect::<Vec<_>>(), [(22, 22), (44, 44)]);
    window.replace_message(TRIVIAL).await;
    panel.says("Cloison: trivial").await;
    let trivial = panel.pictures().await;
    window.replace_message(SECRET).await;
    panel.says("Cloison: sensitive").await;
    let sensitive = panel.pictures().await;
    assert!(idle != trivial && trivial != sensitive && sensitive != idle, "each has its picture");
    window.click("language").await;
    panel.says("Cloison\u{a0}: sensible").await;
    window.click("language").await;
    panel.says("Cloison: sensitive").await;
    let menu: Vec<String> = panel.menu().await.into_iter().map(|(_, label)| label).collect();
    assert_eq!(menu, ["Open Cloison", "New message", "Check what I have copied", "Lock", "Quit"]);
    panel.choose("New message").await;
    window.find("opening-dialog").await;
    window.click("opening-stay").await;
    says(&window, "the password is Tulip-42").await;
    panel.choose("Lock").await;
    is_locked(&window).await;
    panel.says("Cloison").await;
    window.click("lock-open").await;
    says(&window, "the password is Tulip-42").await;
    let running = processes::of(&person.path("data"));
    panel.choose("Quit").await;
    ended(&running).await;
    let trace = traced(&person);
    assert_eq!(trace.matches("D002").count(), 1, "{trace}");
    drop(window);
}

#[tokio::test]
async fn window_checks_what_was_copied() {
    let person = Person::default();
    let window = sent(&person).await;
    let clipboard = copied(COPIED);
    // Nothing is being written: the text comes onto the desk.
    xdotool(&["key", "ctrl+alt+c"]);
    says(&window, "canary: the internal poll").await;
    window.level("confidential").await;
    drop(clipboard);
    // Something is: it stays, and the level alone is told.
    window.replace_message(TRIVIAL).await;
    window.level("trivial").await;
    let clipboard = copied("canary: the password is Tulip-42");
    xdotool(&["key", "ctrl+alt+c"]);
    let (_, more) = notified("What you copied is sensitive").await;
    assert_eq!(more, "Say this face to face.");
    assert!(!format!("{:?}", notifications()).contains("canary"), "no notification has a word of it");
    says(&window, "sandwiches are ordered").await;
    let said = window.text("opening-copied").await;
    assert!(said.contains("sensitive") && !said.contains("canary"), "{said}");
    window.look("copied").await;
    // Whoever wants to see why puts the draft away, which comes back.
    window.click("opening-show").await;
    window.find("opening-dialog").await;
    window.look("opening-dialog").await;
    window.click("opening-away").await;
    says(&window, "canary: the password").await;
    window.level("sensitive").await;
    window.replace_message("").await;
    says(&window, "sandwiches are ordered").await;
    drop(clipboard);
    // Locked, nothing comes into the page.
    let clipboard = copied("canary: Léa is ill, do not tell anybody");
    window.press_with(&[Key::Control, Key::Shift], 'l').await;
    is_locked(&window).await;
    let before = notifications().len();
    xdotool(&["key", "ctrl+alt+c"]);
    let since = Instant::now();
    while notifications().len() == before {
        assert!(since.elapsed() < Duration::from_secs(20), "no notification");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let page = window.script("return document.documentElement.innerHTML", vec![]).await;
    assert!(!page.as_str().unwrap().contains("canary"), "the locked page has nothing of it");
    drop(clipboard);
    window.close().await;
    let kept: Vec<_> = person.files().into_iter().filter(|file| !file.ends_with("salt")).collect();
    for file in kept {
        let bytes = fs::read(&file).unwrap_or_default();
        assert!(!bytes.windows(6).any(|window| window == b"canary"), "{}", file.display());
    }
}

#[tokio::test]
async fn window_goes_on_where_its_shortcut_is_taken() {
    // As another program takes it: with every lock of the keyboard.
    let (other, screen) = x11rb::connect(None).unwrap();
    let root = other.setup().roots[screen].root;
    let code = xdotool_code(&other, 'c');
    for locks in [ModMask::default(), ModMask::M2, ModMask::LOCK, ModMask::M2 | ModMask::LOCK] {
        let held = ModMask::CONTROL | ModMask::M1 | locks;
        let grab = || other.grab_key(false, root, held, code, GrabMode::ASYNC, GrabMode::ASYNC).unwrap().check();
        // A window that has just been ended may still hold it.
        let since = Instant::now();
        while let Err(error) = grab() {
            assert!(since.elapsed() < Duration::from_secs(20), "{error}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    let (person, window) = opened(SECRET).await;
    window.level("sensitive").await;
    let since = Instant::now();
    while !traced(&person).contains("D003") {
        assert!(since.elapsed() < Duration::from_secs(20), "nothing is said");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // A key of the desktop's own does the same.
    let clipboard = copied(COPIED);
    start_again(&person, Path::new("/"), "--check-copied");
    notified("What you copied is confidential").await;
    drop(clipboard);
    window.close().await;
}

/// The key of a letter on this screen's keyboard.
fn xdotool_code(connection: &impl Connection, letter: char) -> u8 {
    let setup = connection.setup();
    let count = setup.max_keycode - setup.min_keycode + 1;
    let map = connection.get_keyboard_mapping(setup.min_keycode, count).unwrap().reply().unwrap();
    let per = usize::from(map.keysyms_per_keycode);
    let at = map.keysyms.chunks(per).position(|symbols| symbols.first() == Some(&u32::from(letter))).unwrap();
    setup.min_keycode + u8::try_from(at).unwrap()
}

/// A message file of the person's.
fn message_file(person: &Person, name: &str, body: &str) {
    let text = format!(
        "From: leo@example.org\r\nTo: ines@example.org\r\nSubject: canary Sunday\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n{body}\r\n--x\r\n\
         Content-Disposition: attachment; filename=a.txt\r\n\r\nmore\r\n--x--\r\n"
    );
    fs::write(person.path(name), text).unwrap();
}

#[tokio::test]
async fn window_opens_message_files_and_links() {
    let mut person = Person::default();
    sent(&person).await.close().await;
    message_file(&person, "first.eml", "Sandwiches at six.");
    message_file(&person, "second one.eml", "canary: the password is Tulip-42");
    fs::write(person.path("picture.eml"), b"\x89PNG\0\0\0").unwrap();
    person.args = vec![person.path("first.eml").display().to_string()];
    let window = Window::open(&person).await;
    says(&window, "Sandwiches at six").await;
    window.level("trivial").await;
    assert_eq!(window.script(SUBJECT, vec![]).await, "canary Sunday");
    assert!(
        window.script("return document.body.innerText", vec![]).await.as_str().unwrap().contains("ines@example.org")
    );
    let files = "return [...document.querySelectorAll('[data-testid=file]')].map((one) => one.innerText)";
    let read = |files: &Value| files[0].as_str().is_some_and(|file| file.contains("a.txt") && !file.contains("…"));
    window.until(files, read, "the file that came with it is read").await;
    // Another one, from its folder, while this one is on the desk.
    let folder = person.path("");
    start_again(&person, &folder, "second one.eml");
    window.find("opening-dialog").await;
    window.click("opening-stay").await;
    says(&window, "Sandwiches at six").await;
    start_again(&person, &folder, &format!("file://{}", person.path("second%20one.eml").display()));
    window.click("opening-away").await;
    says(&window, "the password is Tulip-42").await;
    window.level("sensitive").await;
    // What is no message is told with its remedy, and nothing on the desk changes.
    start_again(&person, &folder, "picture.eml");
    let code = "return document.querySelector('[data-testid=problem]')?.dataset.code";
    window.until(code, |code| code == "M001", "the refusal").await;
    window.look("not-a-message").await;
    says(&window, "the password is Tulip-42").await;
    // A link brings no text: the draft is put away for an empty one, beside the one that waits already.
    start_again(&person, &folder, "cloison://new?body=canary-link#canary-link");
    window.click("opening-away").await;
    let empty = "return document.querySelector('[data-testid=message] .cm-placeholder') !== null";
    window.until(empty, |value| value == true, "an empty message").await;
    start_again(&person, &folder, "cloison://open?path=/etc/passwd");
    let page = window.script("return document.documentElement.innerHTML", vec![]).await;
    assert!(!page.as_str().unwrap().contains("canary-link"), "nothing of the link is in the page");
    window.close().await;
    for file in person.files().into_iter().filter(|file| file.extension().is_none_or(|end| end != "eml")) {
        let bytes = fs::read(&file).unwrap_or_default();
        for delicate in [b"canary".as_slice(), b"second one".as_slice()] {
            assert!(!bytes.windows(delicate.len()).any(|window| window == delicate), "{}", file.display());
        }
    }
}

#[tokio::test]
async fn window_opens_what_is_dropped_on_it() {
    let (_person, window) = opened("").await;
    let drop = "const held = new DataTransfer(); held.items.add(new File([arguments[1]], arguments[0])); \
        document.querySelector('[data-testid=message]').dispatchEvent(\
        new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
    let eml = "To: ines@example.org\nSubject: Sunday\n\nThe password is Tulip-42.";
    window.script(drop, vec!["note.EML".into(), eml.into()]).await;
    says(&window, "The password is Tulip-42").await;
    window.level("sensitive").await;
    assert_eq!(window.script(SUBJECT, vec![]).await, "Sunday");
    window.close().await;
}

#[tokio::test]
async fn window_opens_where_it_was_left() {
    let person = Person::default();
    let place = || {
        let id = cloison_tests::on_screen();
        let told = xdotool(&["getwindowgeometry", "--shell", &id]);
        let number = |name: &str| -> i32 {
            let line = told.lines().find_map(|line| line.strip_prefix(&format!("{name}=")));
            line.unwrap().parse().unwrap()
        };
        [number("X"), number("Y"), number("WIDTH"), number("HEIGHT")]
    };
    let window = Window::open(&person).await;
    let id = cloison_tests::on_screen();
    xdotool(&["windowsize", "--sync", &id, "900", "600"]);
    xdotool(&["windowmove", "--sync", &id, "150", "120"]);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let left = place();
    let running = processes::of(&person.path("data"));
    xdotool(&["windowactivate", "--sync", &id, "key", "alt+F4"]);
    ended(&running).await;
    window.close().await;
    let window = Window::open(&person).await;
    let since = Instant::now();
    loop {
        let now = place();
        if now.iter().zip(left).all(|(now, left)| (now - left).abs() <= 2) {
            break;
        }
        assert!(since.elapsed() < Duration::from_secs(10), "{left:?} was left, {now:?} is there");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window.close().await;
}

/// Changes settings, as the page does.
async fn set(window: &Window, patch: Value) {
    let (changed, answer) = call(window, "change_settings", json!({ "patch": patch })).await;
    assert!(changed, "{answer}");
}

#[tokio::test]
async fn window_settings_reach_the_desktop() {
    let mut person = Person::default();
    // Wherever the desktop keeps what starts with it.
    person.env.push(("XDG_CONFIG_HOME", person.path("config").display().to_string()));
    let window = sent(&person).await;
    let entry = person.path("config/autostart/org.cloison.desktop.desktop");
    assert!(!entry.exists(), "nothing starts with the session until somebody asks for it");
    set(&window, json!({ "start_at_login": true })).await;
    let valid = Command::new("desktop-file-validate").arg(&entry).output().unwrap();
    assert!(valid.status.success(), "{valid:?}");
    let text = fs::read_to_string(&entry).unwrap();
    assert!(text.contains(&format!("Exec=\"{}\" --minimised\n", person.window_program().display())), "{text}");
    set(&window, json!({ "start_at_login": false })).await;
    assert!(!entry.exists());
    let panel = Panel::start().await;
    panel.says("Cloison: trivial").await;
    set(&window, json!({ "tray": false })).await;
    panel.is_empty().await;
    // Without notifications the window tells, and comes to the front for it.
    window.replace_message(TRIVIAL).await;
    set(&window, json!({ "notifications": false })).await;
    let (clipboard, before) = (copied(COPIED), notifications().len());
    xdotool(&["key", "ctrl+alt+c"]);
    window.find("opening-copied").await;
    assert_eq!(notifications().len(), before);
    window.click("opening-dismiss").await;
    set(&window, json!({ "shortcut": false })).await;
    xdotool(&["key", "ctrl+alt+c"]);
    tokio::time::sleep(Duration::from_secs(1)).await;
    window.gone("opening-copied").await;
    set(&window, json!({ "shortcut": true })).await;
    xdotool(&["key", "ctrl+alt+c"]);
    window.find("opening-copied").await;
    drop(clipboard);
    // What this system cannot do is said, not promised.
    window.click("nav-settings").await;
    assert!(window.text("desktop-capture").await.contains("No program can hide its window"));
    window.close().await;
}

#[tokio::test]
async fn window_started_at_login_stays_out_of_the_way() {
    let mut person = Person::default();
    person.args = vec!["--minimised".into()];
    let window = Window::begin(&person).await;
    window.until("return document.readyState", |value| value == "complete", "the page").await;
    let id = xdotool(&["search", "--sync", "--class", "cloison"]).lines().next_back().unwrap().to_owned();
    let state = || {
        let told = Command::new("xprop").args(["-id", &id, "WM_STATE"]).output().unwrap().stdout;
        String::from_utf8_lossy(&told).into_owned()
    };
    let since = Instant::now();
    while !state().contains("Iconic") {
        assert!(since.elapsed() < Duration::from_secs(10), "{}", state());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    start_again(&person, Path::new("/"), "cloison://new");
    let since = Instant::now();
    while !state().contains("Normal") {
        assert!(since.elapsed() < Duration::from_secs(10), "it comes when it is asked for: {}", state());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    window.close().await;
}
