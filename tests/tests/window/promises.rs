//! What the window promises beside its pages: the same verdict as everywhere, only the commands that it was given, no
//! connection, nothing kept by the webview.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cloison_tests::{Person, Window, processes, xdotool};
use serde_json::{Value, json};

use super::{SECRET, TRIVIAL, only, sent};

/// Calls a command of the program from the page, as the page's own code does: `[true, answer]` or `[false, refusal]`.
pub(crate) async fn call(window: &Window, command: &str, argument: Value) -> (bool, Value) {
    let begin = "window.answered = null; window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]) \
        .then((answer) => { window.answered = [true, answer]; }, (refusal) => { window.answered = [false, refusal]; });";
    window.script(begin, vec![command.into(), argument]).await;
    let answered = window.until("return window.answered", Value::is_array, command).await;
    (answered[0] == true, answered[1].clone())
}

#[tokio::test]
async fn window_says_what_the_command_says() {
    let person = Person::default();
    let window = Window::open(&person).await;
    let bodies = [
        SECRET,
        TRIVIAL,
        "Été 👩🏽‍🚀: the internal poll is in.\n\n> garde le sondage interne\n-- \nLéa, 06 12 34 56 78",
        "The donor list and the IBAN FR76 3000 6000 0112 3456 7890 189 are attached.",
        "Elle a fait une fausse couche, ne le dis à personne.",
        "🎉 The man at the ministry who gave us the tables takes the stairs now, so that nobody sees him with us.",
    ];
    for body in bodies {
        let draft = json!({ "subject": "", "body": body, "to": [], "channel": "email" });
        let (answered, shown) = call(&window, "hear", json!({ "draft": draft })).await;
        assert!(answered, "{shown}");
        let lines = person.path("one.jsonl");
        let mut line = draft.clone();
        line["id"] = 1.into();
        fs::write(&lines, line.to_string()).unwrap();
        let printed = person.command(&["check", "--messages", lines.to_str().unwrap(), "--format", "json"]);
        let printed: Value = serde_json::from_str(&printed).unwrap();
        assert_eq!((&shown["level"], &shown["allowed"]), (&printed["level"], &printed["allowed"]), "{body}");
        for key in ["topic", "percent", "decides", "said"] {
            assert_eq!(shown["heard"][key], printed["heard"][key], "{body}");
        }
        let units: Vec<u16> = body.encode_utf16().collect();
        let at = |finding: &Value, key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        let in_window = shown["findings"].as_array().unwrap().iter().map(|finding| {
            let words = String::from_utf16(&units[at(finding, "start")..at(finding, "end")]).unwrap();
            (finding["rule"].clone(), words)
        });
        let in_command = printed["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| (finding["rule"].clone(), body[at(finding, "start")..at(finding, "end")].to_owned()));
        assert_eq!(in_window.collect::<Vec<_>>(), in_command.collect::<Vec<_>>(), "{body}");
    }
    window.close().await;
}

#[tokio::test]
async fn window_answers_at_once_what_the_command_answers() {
    let person = Person::default();
    let window = Window::open(&person).await;
    let at_once = "const request = new XMLHttpRequest(); request.open('POST', 'check://localhost/', false); \
        request.send(arguments[0]); return [request.status, request.responseText]";
    let draft = json!({ "subject": "Été 🎉", "body": SECRET, "to": [], "channel": "email" });
    let (answered, verdict) = call(&window, "check", json!({ "draft": draft })).await;
    let waited = window.script(at_once, vec![draft.to_string().into()]).await;
    assert!(answered && waited[0] == 200, "{waited}");
    assert_eq!(serde_json::from_str::<Value>(waited[1].as_str().unwrap()).unwrap(), verdict);
    for broken in ["", "{", "{\"subject\": 1}"] {
        let refused = window.script(at_once, vec![broken.into()]).await;
        assert_eq!((&refused[0], &refused[1]), (&json!(400), &json!("")), "{broken}");
    }
    window.close().await;
}

#[tokio::test]
async fn window_has_only_the_commands_that_it_was_given() {
    let person = Person::default();
    let window = Window::open(&person).await;
    let (answered, start) = call(&window, "start", json!({})).await;
    assert!(answered && start["channels"].is_array(), "its own commands work: {start}");
    for command in [
        "plugin:window|close",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
        "plugin:webview|internal_toggle_devtools",
        "plugin:path|resolve_directory",
        "plugin:app|app_hide",
        "plugin:event|emit",
        "plugin:resources|close",
        "plugin:image|from_path",
        "plugin:menu|new",
        "plugin:tray|new",
        "no_such_command",
    ] {
        let (answered, refusal) = call(&window, command, json!({})).await;
        let refused = refusal.as_str().is_some_and(|said| said.contains("not allowed") || said.contains("not found"));
        assert!(!answered && refused, "{command}: {refusal}");
    }
    window.close().await;
}

#[tokio::test]
async fn window_without_its_keyring_records_on() {
    let mut person = Person::default();
    sent(&person).await.close().await;
    person.env.push(("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent".into()));
    let window = sent(&person).await;
    window.click("new-message").await;
    window.click("nav-ledger").await;
    let problem = window.text("problem").await;
    assert!(problem.contains("K001"), "{problem}");
    window.gone("passphrase").await;
    window.close().await;
    assert_eq!(person.ledger().len(), 2, "both are there once the keyring is");
}

#[tokio::test]
async fn window_whose_key_was_lost_records_on() {
    let person = Person::default();
    sent(&person).await.close().await;
    let cleared = Command::new("secret-tool").args(["clear", "service", "cloison"]).status().unwrap();
    assert!(cleared.success());
    let window = sent(&person).await;
    window.click("new-message").await;
    window.click("nav-ledger").await;
    let problem = window.text("problem").await;
    assert!(problem.contains("K003"), "{problem}");
    window.close().await;
}

#[tokio::test]
async fn window_starts_on_a_broken_policy() {
    let mut person = Person::default();
    fs::write(person.path("broken.toml"), "[[rule]]\nid = \"half\n").unwrap();
    person.args = vec!["--policy".into(), person.path("broken.toml").display().to_string()];
    let window = Window::open(&person).await;
    let problem = window.text("problem").await;
    assert!(problem.contains("broken.toml:2:") && problem.contains("P001"), "{problem}");
    window.replace_message(SECRET).await;
    window.level("sensitive").await;
    window.close().await;
}

/// A window as a person starts it, without a driver: only so is the webview incognito.
struct Undriven<'p> {
    person: &'p Person,
    child: Child,
}

impl<'p> Undriven<'p> {
    /// Starts it, with the system calls that make connections noted in a file if this system lets us look.
    fn open(person: &'p Person) -> (Undriven<'p>, bool) {
        let looked = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
        let looked = looked.is_ok_and(|status| status.success());
        let mut command = if looked {
            let mut command = Command::new("strace");
            command.args(["-f", "-qq", "-e", "trace=connect,bind", "-o"]).arg(person.path("calls"));
            command.arg(person.window_program());
            command
        } else {
            assert!(std::env::var_os("CI").is_none(), "the checks need a system that lets strace look");
            eprintln!("the connections are not looked at: strace may not run here");
            Command::new(person.window_program())
        };
        command.env("CLOISON_DATA_DIR", person.path("data")).envs(person.env.iter().cloned());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        (Undriven { person, child }, looked)
    }
}

impl Drop for Undriven<'_> {
    fn drop(&mut self) {
        processes::end(&self.person.path("data"));
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn window_undriven_keeps_nothing_and_connects_to_nothing() {
    let _turn = cloison_tests::turn();
    let person = Person::default();
    let (window, looked) = Undriven::open(&person);
    let id = cloison_tests::on_screen();
    let since = Instant::now();
    // There is no telling from outside when the page is ready: the keys are given again until a record is there.
    while person.ledger().is_empty() {
        assert!(since.elapsed() < Duration::from_mins(1), "no decision was recorded");
        xdotool(&["windowactivate", "--sync", &id]);
        xdotool(&["mousemove", "--window", &id, "420", "420", "click", "1"]);
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "5", "canary lunch at noon"]);
        tokio::time::sleep(Duration::from_millis(500)).await;
        xdotool(&["key", "ctrl+Return"]);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(only(&person)["outcome"], "sent");
    drop(window);
    for file in person.files() {
        let bytes = fs::read(&file).unwrap_or_default();
        assert!(!bytes.windows(6).any(|window| window == b"canary"), "{}", file.display());
        let shown = file.display().to_string().to_lowercase();
        // The webview makes its cache's folder with a salt for names before it is told to keep nothing.
        if shown.ends_with("/salt") {
            continue;
        }
        for kept in ["localstorage", "indexeddb", "webkitcache", "cookies", "history", "serviceworker"] {
            assert!(!shown.contains(kept), "the webview kept {shown}");
        }
    }
    if looked {
        let calls = fs::read_to_string(person.path("calls")).unwrap();
        assert!(calls.contains("AF_UNIX"), "its calls were noted");
        let outward: Vec<&str> = calls.lines().filter(|line| line.contains("AF_INET")).collect();
        assert!(outward.is_empty(), "{outward:?}");
    }
}
