//! What stands around the window: what the page said last of its desk, and what the desktop does not do here.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cloison_app::dto;
use cloison_app::{AppError, Desktop, Language, Level, Problem};
use tauri::{AppHandle, Manager, State};

use crate::commands::Desk;
use crate::opened::Waiting;
use crate::passing::Passing;
use crate::{capture, clipboard, login, shortcut, tray};

/// What is on the writer's desk, as the page tells it at a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The level that was told; none where nothing is written.
    pub(crate) level: Option<Level>,
    /// Whether something else may be put on it: it is empty, or what is on it was decided.
    pub(crate) free: bool,
}

/// What of the settings is about the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct Wanted {
    tray: bool,
    shortcut: bool,
    start_at_login: bool,
    hide_from_capture: bool,
}

/// What the modules around the window share.
pub(crate) struct Shell {
    standing: Mutex<Standing>,
    troubles: Mutex<Vec<Desktop>>,
    /// What the desktop was last asked for.
    in_force: tokio::sync::Mutex<Option<Wanted>>,
}

impl Default for Shell {
    fn default() -> Shell {
        // Before the page has said anything, nothing is known to be free.
        Shell {
            standing: Mutex::new(Standing { level: None, free: false }),
            troubles: Mutex::default(),
            in_force: tokio::sync::Mutex::default(),
        }
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shell {
    pub(crate) fn standing(&self) -> Standing {
        *locked(&self.standing)
    }

    /// Something does not work here; told in the trace by its code, once.
    pub(crate) fn lacks(&self, what: Desktop) {
        let mut troubles = locked(&self.troubles);
        if !troubles.contains(&what) {
            tracing::info!(code = AppError::Desktop(what).code(), "the desktop does not do something");
            troubles.push(what);
        }
    }

    /// It works after all, or is not asked for any more.
    pub(crate) fn has(&self, what: Desktop) {
        locked(&self.troubles).retain(|one| *one != what);
    }

    fn problem(&self, kinds: &[Desktop], language: Language) -> Option<Problem> {
        let found = locked(&self.troubles).iter().copied().find(|one| kinds.contains(one));
        found.map(|what| AppError::Desktop(what).problem(language))
    }
}

/// Asks the desktop for what the settings say, where that is something else than before. Called once the page is there,
/// so that it waited for none of this, and whenever the settings were changed.
pub(crate) async fn set_up(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let mut in_force = shell.in_force.lock().await;
    let settings = app.state::<Desk>().settings();
    let wanted = Wanted {
        tray: settings.tray,
        shortcut: settings.shortcut,
        start_at_login: settings.start_at_login,
        hide_from_capture: settings.hide_from_capture,
    };
    let before = in_force.replace(wanted);
    let other = |what: fn(&Wanted) -> bool| before.as_ref().is_none_or(|before| what(before) != what(&wanted));
    if other(|it| it.hide_from_capture) {
        capture::set(app, wanted.hide_from_capture);
    }
    if other(|it| it.tray) {
        tray::set(app, wanted.tray).await;
    }
    if other(|it| it.shortcut) {
        shortcut::set(app, wanted.shortcut).await;
    }
    // An entry that this program did not make for these settings is left alone.
    if other(|it| it.start_at_login) && (wanted.start_at_login || before.is_some()) {
        login::set(app, wanted.start_at_login);
    }
    tray::refresh(app).await;
}

/// Locks, whoever says so: the key, and what left the window for other programs. From the first moment on nothing more leaves
/// it; neither waits for the other, since a key that is being opened takes a while, and a computer that goes to sleep does not
/// wait. The page is told by whoever locked without it.
pub(crate) async fn lock(app: &AppHandle) {
    let cloison = app.state::<Desk>().cloison().clone();
    let around = async {
        app.state::<Waiting>().forget_offered();
        app.state::<Passing>().end();
        // What could not be cleared is in the trace.
        let _ = clipboard::clear(app, None).await;
    };
    // The first counts the lock before it waits for anything.
    tokio::join!(biased; cloison.lock(), around);
}

/// The page tells how its desk stands. The icon is drawn anew only if the level is another.
#[tauri::command]
pub(crate) async fn tell_desk(level: Option<Level>, free: bool, app: AppHandle) -> Result<(), Problem> {
    let shell = app.state::<Shell>();
    *locked(&shell.standing) = Standing { level, free };
    tray::refresh(&app).await;
    Ok(())
}

/// What the desktop does not do here, for the page of the settings.
#[tauri::command]
pub(crate) async fn shell(shell: State<'_, Shell>, desk: State<'_, Desk>) -> Result<dto::Shell, Problem> {
    let language = desk.language();
    let problem = |kinds: &[Desktop]| shell.problem(kinds, language);
    Ok(dto::Shell {
        tray: problem(&[Desktop::NoTray]),
        shortcut: problem(&[Desktop::ShortcutTaken, Desktop::NoShortcuts]),
        notifications: problem(&[Desktop::NoNotifications]),
        start_at_login: problem(&[Desktop::NoStartAtLogin]),
        capture: capture::able(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_desktop_lacks_is_told_until_it_has_it() {
        let shell = Shell::default();
        let told = |kinds: &[Desktop]| shell.problem(kinds, Language::En).map(|problem| problem.code);
        assert_eq!(told(&[Desktop::NoTray]), None);
        shell.lacks(Desktop::NoTray);
        shell.lacks(Desktop::NoTray);
        assert_eq!(told(&[Desktop::NoTray]).as_deref(), Some("D002"));
        assert_eq!(told(&[Desktop::ShortcutTaken, Desktop::NoShortcuts]), None);
        shell.has(Desktop::NoTray);
        assert_eq!(told(&[Desktop::NoTray]), None);
    }
}
