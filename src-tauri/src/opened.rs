//! What is put on the desk from outside: a message file, a link to an empty message, what was copied.
//!
//! Of what is asked for a path is remembered, not a text: it is read when the page takes it, which it does once it is open and
//! the writer agrees. Only what was copied, and its level told, is held as it is, for the writer who asks to see why.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use cloison_app::dto::Opened;
use cloison_app::{AppError, Problem};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Emitter, Manager, State};
use zeroize::Zeroizing;

use crate::commands::{Desk, apart};
use crate::shell::locked;
use crate::{clipboard, window};

/// The links that are known begin with this.
const SCHEME: &str = "cloison:";
/// For how long a press of the shortcut waits for the page.
const SOON: Duration = Duration::from_secs(10);

/// What is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// An empty message.
    Empty,
    /// A message file.
    File(PathBuf),
    /// What was copied, when the shortcut was pressed.
    Copied(Instant),
}

/// What waits for the page: the newest alone.
#[derive(Default)]
pub(crate) struct Waiting {
    asked: Mutex<Option<Asked>>,
    /// What was copied, while something else is on the desk: the very text whose level was told, until the writer takes it,
    /// another is offered, or the window locks.
    offered: Mutex<Option<Zeroizing<String>>>,
}

impl Waiting {
    /// What the program was started with.
    pub(crate) fn begin_with(&self, asked: Option<Asked>) {
        *locked(&self.asked) = asked;
    }

    /// What was offered is offered no more.
    pub(crate) fn forget_offered(&self) {
        *locked(&self.offered) = None;
    }
}

/// What an argument asks for: a path, seen from a folder, a `file:` address, or the link to an empty message. Of a link
/// nothing but that it is this one is looked at: no text comes in by it.
pub(crate) fn of_argument(argument: &str, folder: &Path) -> Option<Asked> {
    let begins = |start: &str| argument.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if begins(SCHEME) {
        let rest = argument[SCHEME.len()..].trim_start_matches('/');
        let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
        return place.eq_ignore_ascii_case("new").then_some(Asked::Empty);
    }
    if begins("file:") {
        return tauri::Url::parse(argument).ok()?.to_file_path().ok().map(Asked::File);
    }
    (!argument.is_empty()).then(|| Asked::File(folder.join(argument)))
}

/// The page is to open this, and the window comes to the front.
pub(crate) fn ask(app: &AppHandle, asked: Asked) {
    *locked(&app.state::<Waiting>().asked) = Some(asked);
    let _ = app.emit_to(window::MAIN, "asked", ());
    window::come_forward(app);
}

/// The page may offer to open what was copied, unless it was locked since it had been locked so often.
pub(crate) fn offer(app: &AppHandle, text: Zeroizing<String>, level: cloison_app::Level, locks: u64) {
    let waiting = app.state::<Waiting>();
    let mut offered = locked(&waiting.offered);
    if app.state::<Desk>().cloison().not_locked_since(locks).is_err() {
        return;
    }
    *offered = Some(text);
    drop(offered);
    let _ = app.emit_to(window::MAIN, "copied", level);
}

/// What the page was asked to open, once; with `offered`, what it was offered.
#[tauri::command]
pub(crate) async fn take_opened(
    offered: bool,
    waiting: State<'_, Waiting>,
    desk: State<'_, Desk>,
) -> Result<Option<Opened>, Problem> {
    // Another program may take its time to answer.
    let locks = desk.cloison().locks();
    let asked = if offered { None } else { locked(&waiting.asked).take() };
    let text = if offered { locked(&waiting.offered).take() } else { None };
    let opened = match asked {
        Some(Asked::Empty) => Ok(Opened::default()),
        Some(Asked::File(path)) => apart(&desk, move |cloison, locks| cloison.open_file(&path, locks)).await,
        Some(Asked::Copied(since)) if since.elapsed() <= SOON => match clipboard::text().await {
            Some(text) => desk.cloison().not_locked_since(locks).and_then(|()| desk.cloison().open_text(text)),
            None => return Ok(None),
        },
        Some(Asked::Copied(_)) => return Ok(None),
        None => match text {
            Some(text) => desk.cloison().open_text(text.to_string()),
            None => return Ok(None),
        },
    };
    opened.map(Some).map_err(|error| desk.tell(&error))
}

/// A message file that was dropped on the page, as a draft. Its bytes come as they are.
#[tauri::command]
pub(crate) async fn read_message(request: Request<'_>, desk: State<'_, Desk>) -> Result<Opened, Problem> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(desk.tell(&AppError::BadInput { kind: "data", line: 1, column: 1 }));
    };
    let bytes = bytes.clone();
    let opened = apart(&desk, move |cloison, locks| cloison.open_message(&bytes, locks)).await;
    opened.map_err(|error| desk.tell(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_brings_nothing_but_an_empty_message() {
        let folder = Path::new("/home/ines");
        let asked = |argument: &str| of_argument(argument, folder);
        for link in
            ["cloison://new", "cloison://new/", "CLOISON://New", "cloison:new", "cloison://new?body=secret#text"]
        {
            assert_eq!(asked(link), Some(Asked::Empty), "{link}");
        }
        for link in ["cloison:", "cloison://", "cloison://open?path=/etc/passwd", "cloison://newer", "cloison://x/new"]
        {
            assert_eq!(asked(link), None, "{link}");
        }
    }

    #[test]
    fn a_path_is_seen_from_the_folder_of_its_program() {
        let folder = Path::new("/home/ines");
        let asked = |argument: &str| of_argument(argument, folder);
        assert_eq!(asked("mail/a b.eml"), Some(Asked::File("/home/ines/mail/a b.eml".into())));
        #[cfg(unix)]
        for (argument, path) in [
            ("/tmp/note.txt", "/tmp/note.txt"),
            ("file:///tmp/a%20b.eml", "/tmp/a b.eml"),
            ("café.eml", "/home/ines/café.eml"),
        ] {
            assert_eq!(asked(argument), Some(Asked::File(path.into())), "{argument}");
        }
        assert_eq!((asked(""), asked("file://elsewhere.example/x.eml")), (None, None));
    }
}
