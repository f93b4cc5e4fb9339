//! *Check what I have copied*, from whatever program is in front.
//!
//! Where the desk is free, the text is put on it and the window comes to the front. Where something is being written, it
//! stays, and a notification says the level alone (ARCHITECTURE.md, Choices).

use std::time::{Duration, Instant};

use cloison_app::{Desktop, trace};
use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_global_shortcut::{GlobalShortcut, Shortcut, ShortcutEvent, ShortcutState};
use zeroize::Zeroizing;

use crate::commands::Desk;
use crate::notice::{self, Notice};
use crate::opened::{self, Asked};
use crate::shell::Shell;
use crate::{clipboard, window};

const KEYS: &str = "Ctrl+Alt+C";
/// How long the window may take to come to the front.
const A_MOMENT: Duration = Duration::from_millis(700);

/// Takes the shortcut, or gives it back.
pub(crate) async fn set(app: &AppHandle, wanted: bool) {
    let shell = app.state::<Shell>();
    shell.has(Desktop::ShortcutTaken);
    shell.has(Desktop::NoShortcuts);
    if !wanted {
        if let Some(shortcuts) = app.try_state::<GlobalShortcut<Wry>>() {
            let _ = shortcuts.unregister_all();
        }
    } else if !system_gives_any() {
        shell.lacks(Desktop::NoShortcuts);
    } else if !take(app).await {
        shell.lacks(Desktop::ShortcutTaken);
    }
}

/// Takes it; false where another program has it.
async fn take(app: &AppHandle) -> bool {
    if app.try_state::<GlobalShortcut<Wry>>().is_none() {
        // Made when it is first wanted, on the main thread as some systems ask.
        let (handle, (done, made)) = (app.clone(), tokio::sync::oneshot::channel());
        let prepare = move || {
            let plugin = tauri_plugin_global_shortcut::Builder::new().build();
            let _ = done.send(handle.plugin(plugin).is_ok());
        };
        if app.run_on_main_thread(prepare).is_err() || made.await != Ok(true) {
            return false;
        }
    }
    let pressed = |app: &AppHandle, _: &Shortcut, event: ShortcutEvent| {
        if event.state == ShortcutState::Pressed {
            check_copied(app);
        }
    };
    app.state::<GlobalShortcut<Wry>>().on_shortcut(KEYS, pressed).is_ok()
}

/// Wayland gives a program no keys while another is in front.
fn system_gives_any() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || (set("DISPLAY") && !set("WAYLAND_DISPLAY"))
}

/// Checks what was copied and says its level, or puts it on the desk.
pub(crate) fn check_copied(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Some(text) = clipboard::text().await else {
            notice::tell(&app, Notice::NoText).await;
            return;
        };
        let (free, locked) = (app.state::<Shell>().standing().free, app.state::<Desk>().cloison().is_locked());
        if free && !locked {
            opened::ask(&app, Asked::Copied(Instant::now()));
            // Where a desktop lets no window come to the front by itself, the level is still told.
            tokio::time::sleep(A_MOMENT).await;
            if window::is_in_front(&app) {
                return;
            }
        }
        tell_level(&app, text, !free && !locked).await;
    });
}

/// Says the level of what was copied. With `offer`, the page may offer to open it.
async fn tell_level(app: &AppHandle, text: String, offer: bool) {
    let (cloison, language) = (app.state::<Desk>().cloison().clone(), app.state::<Desk>().language());
    let locks = cloison.locks();
    let offered = offer.then(|| Zeroizing::new(text.clone()));
    let judged = tauri::async_runtime::spawn_blocking(move || cloison.level_of(text, language)).await;
    let notice = match judged {
        Ok(Ok(level)) => {
            if let Some(text) = offered {
                opened::offer(app, text, level, locks);
            }
            Notice::Copied(level)
        }
        Ok(Err(error)) => {
            trace::failed(&error);
            Notice::Failed(error.problem(language))
        }
        // The program ends.
        Err(_) => return,
    };
    if !notice::tell(app, notice).await {
        window::come_forward(app);
    }
}
