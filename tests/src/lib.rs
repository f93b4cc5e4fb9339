//! The real window, driven by a test: a driver and a data directory of its own for each test, both gone at its end.
//!
//! `cargo xtask test window` gives the display, the session bus and the unlocked keyring.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "what fails here fails a test, loudly"
)]

mod keyboard;
pub mod logind;
pub mod painting;
pub mod panel;
mod pointer;
pub mod processes;
pub mod programs;
pub mod spoken;

use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long anything may take before the test fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// The data directory and home of one person.
pub struct Person {
    folder: tempfile::TempDir,
    /// Stands in the place of `/usr/share`.
    _shared: tempfile::TempDir,
    /// What the window gets beside its data directory: `--policy DIR`.
    pub args: Vec<String>,
    /// What the window's environment has beside the session's.
    pub env: Vec<(&'static str, String)>,
    /// Another program than this build's window.
    pub program: Option<PathBuf>,
}

impl Default for Person {
    /// Somebody who has gone through the first run before, and has a desk at once.
    fn default() -> Person {
        let person = Person::on_the_first_day();
        let data = person.path("data");
        fs::DirBuilder::new().mode(0o700).create(&data).unwrap();
        fs::write(data.join("settings.json"), r#"{"format":2,"welcomed":true,"toured":true}"#).unwrap();
        person
    }
}

impl Person {
    /// Somebody who opens the window for the first time.
    #[must_use]
    pub fn on_the_first_day() -> Person {
        let folder = tempfile::Builder::new().prefix("person").tempdir().unwrap();
        let home = folder.path().join("home").display().to_string();
        fs::create_dir(&home).unwrap();
        let shared = shared_without_programs();
        let all = shared.path().display().to_string();
        let env = vec![("HOME", home), ("LANG", "en_GB.UTF-8".to_owned()), ("XDG_DATA_DIRS", all)];
        Person { folder, _shared: shared, args: Vec::new(), env, program: None }
    }

    /// A path in the person's folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A variable of the window's environment.
    ///
    /// # Panics
    /// Where it has no such variable of its own.
    #[must_use]
    pub fn env(&self, name: &str) -> &str {
        &self.env.iter().find(|(known, _)| *known == name).unwrap().1
    }

    /// What the ledger holds, newest first, as the command line tells it.
    #[must_use]
    pub fn ledger(&self) -> Vec<Value> {
        let output = self.command(&["log", "list", "--format", "json"]);
        serde_json::from_str(&output).unwrap()
    }

    /// Runs the command line on the same data directory.
    #[must_use]
    pub fn command(&self, args: &[&str]) -> String {
        self.command_with("", args)
    }

    /// As [`Person::command`], with something to read.
    #[must_use]
    pub fn command_with(&self, input: &str, args: &[&str]) -> String {
        let mut command = Command::new(built("CLOISON_CLI", "cloison"));
        command.arg("--data-dir").arg(self.path("data")).args(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The window's program.
    #[must_use]
    pub fn window_program(&self) -> PathBuf {
        let program = self.program.clone().unwrap_or_else(|| built("CLOISON_DESKTOP", "cloison-desktop"));
        fs::canonicalize(program).unwrap()
    }

    /// Every file below the person's folder.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        below(self.folder.path())
    }
}

/// What the system shares with everybody, but no program to open anything with: a person has those that a test gives.
fn shared_without_programs() -> tempfile::TempDir {
    let shared = tempfile::Builder::new().prefix("shared").tempdir().unwrap();
    for entry in fs::read_dir("/usr/share").into_iter().flatten().flatten() {
        if entry.file_name() != "applications" {
            std::os::unix::fs::symlink(entry.path(), shared.path().join(entry.file_name())).unwrap();
        }
    }
    shared
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// A program of this build.
fn built(variable: &str, name: &str) -> PathBuf {
    std::env::var_os(variable)
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug").join(name), PathBuf::from)
}

/// Ends the driver, and with it the window, also when a test fails.
struct Driver {
    child: Child,
    data: PathBuf,
    /// The program lets only one window run in a session: tests that run side by side take turns.
    _turn: File,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver ends its own children when it is asked to, not when it is killed.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
        // A window whose session was not closed would stay, and the next test's would give way to it.
        processes::end(&self.data);
    }
}

/// An open window.
pub struct Window {
    client: Client,
    driver: Driver,
}

impl Window {
    /// Opens the person's window and waits until one can write.
    pub async fn open(person: &Person) -> Window {
        let window = Window::begin(person).await;
        window.find("nav-write").await;
        window
    }

    /// Opens the person's window, whatever it shows.
    pub async fn begin(person: &Person) -> Window {
        let turn = turn();
        let (port, native) = (free_port(), free_port());
        let mut command = Command::new("tauri-driver");
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        command.env("CLOISON_DATA_DIR", person.path("data")).envs(person.env.iter().cloned());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let driver = Driver { child, data: person.path("data"), _turn: turn };
        let application = person.window_program();
        let capabilities = json!({
            "browserName": "wry",
            "tauri:options": { "application": application, "args": person.args },
        });
        let address = format!("http://127.0.0.1:{port}");
        let since = Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.as_object().unwrap().clone());
            match tokio::time::timeout(PATIENCE, builder.connect(&address)).await {
                Ok(Ok(client)) => break client,
                Ok(Err(_)) if since.elapsed() < PATIENCE => tokio::time::sleep(Duration::from_millis(100)).await,
                Ok(Err(error)) => panic!("no window: {error}"),
                Err(late) => panic!("no window: the driver does not answer, {late}"),
            }
        };
        Window { client, driver }
    }

    /// Closes the window as a person does.
    pub async fn close(self) {
        let Window { client, driver } = self;
        let _ = client.close().await;
        drop(driver);
    }

    /// The element of a test id, once it is there.
    pub async fn find(&self, id: &str) -> Element {
        let selector = format!("[data-testid='{id}']");
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(&selector)).await;
        found.unwrap_or_else(|error| panic!("{id}: {error}"))
    }

    /// Clicks on it.
    pub async fn click(&self, id: &str) {
        self.find(id).await.click().await.unwrap();
    }

    /// Presses a button that sends a form: after a real click the driver would wait for a new page, which never comes.
    pub async fn submit(&self, id: &str) {
        let button = serde_json::to_value(self.find(id).await).unwrap();
        self.script("arguments[0].click()", vec![button]).await;
    }

    /// The text of an element.
    pub async fn text(&self, id: &str) -> String {
        self.find(id).await.text().await.unwrap()
    }

    /// Types into an element, key by key.
    pub async fn write(&self, id: &str, text: &str) {
        self.find(id).await.send_keys(text).await.unwrap();
    }

    /// Chooses among the options of an element.
    pub async fn choose(&self, id: &str, value: &str) {
        self.find(id).await.select_by_value(value).await.unwrap();
    }

    /// Takes out what is in a field, as a person does.
    pub async fn empty(&self, id: &str) -> Element {
        let field = self.find(id).await;
        let all: String = [char::from(Key::Control), 'a', char::from(Key::Null)].iter().collect();
        field.send_keys(&all).await.unwrap();
        field.send_keys(&char::from(Key::Backspace).to_string()).await.unwrap();
        field
    }

    /// Puts a text in the place of the message, as a paste does.
    pub async fn replace_message(&self, text: &str) {
        let message = self.empty("message").await;
        let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[1]); \
            arguments[0].dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
        let element = serde_json::to_value(&message).unwrap();
        self.script(paste, vec![element, text.into()]).await;
    }

    /// Waits until the page shows this level.
    pub async fn level(&self, level: &str) {
        let script = "return document.querySelector('[data-testid=level]')?.dataset.level";
        self.until(script, |value| value == level, level).await;
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.client.execute(script, args).await.unwrap()
    }

    /// Waits until a script's answer is right.
    pub async fn until(&self, script: &str, right: impl Fn(&Value) -> bool, what: &str) -> Value {
        let since = Instant::now();
        loop {
            let value = self.script(script, vec![]).await;
            if right(&value) {
                return value;
            }
            assert!(since.elapsed() < PATIENCE, "{what}: {value}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Looks at the page as it is: axe-core finds nothing that keeps somebody from using it. Keeps a picture, if the run
    /// keeps any.
    pub async fn look(&self, name: &str) {
        // The motion of a level's change has to be over; the caret's never is.
        let moving = "return document.getAnimations().filter((one) => \
            one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity).length";
        self.until(moving, |count| count == 0, "the motion ends").await;
        assert_eq!(self.violations().await, json!([]), "{name}");
        let Some(folder) = std::env::var_os("SCREENSHOTS") else { return };
        // Twice the next frame: what was changed last is on the screen.
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.client.execute_async(frames, vec![]).await.unwrap();
        let id = on_screen();
        fs::create_dir_all(&folder).unwrap();
        let file = Path::new(&folder).join(format!("{name}.png"));
        let taken = Command::new("import").args(["-window", &id]).arg(file).status().unwrap();
        assert!(taken.success(), "no picture of window {id:?}");
    }

    /// What axe-core finds in the page.
    async fn violations(&self) -> Value {
        if self.script("return typeof axe", vec![]).await == "undefined" {
            let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
            self.script(&format!("{}; window.axe = axe;", fs::read_to_string(axe).unwrap()), vec![]).await;
        }
        self.client.execute_async(AXE, vec![]).await.unwrap()
    }
}

/// Every rule but those of axe-core's that are tried or about whole sites.
const AXE: &str = "const done = arguments[0]; \
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then( \
        ({ violations }) => done(violations.map(({ id, help, nodes }) => \
            `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)), \
        (error) => done([String(error)]));";

/// The id of the program's window on the screen, once it is there.
///
/// # Panics
/// Where no such window comes.
#[must_use]
pub fn on_screen() -> String {
    let found = xdotool(&["search", "--sync", "--onlyvisible", "--class", "cloison"]);
    found.lines().next_back().unwrap().to_owned()
}

/// What a person's hand does on the screen: finds windows, moves, clicks, types. Gives what it prints.
#[allow(clippy::must_use_candidate, reason = "most calls are made for what they do")]
pub fn xdotool(args: &[&str]) -> String {
    let output = Command::new("xdotool").args(args).output().unwrap();
    assert!(output.status.success(), "xdotool {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Waits until no other window of this session is driven; it is let go when the file is closed.
#[must_use]
pub fn turn() -> File {
    let session = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let file = File::create(session.join("cloison-window.lock")).unwrap();
    file.lock().unwrap();
    file
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
