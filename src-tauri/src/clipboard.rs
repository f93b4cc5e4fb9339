//! The clipboard, for as long as a text has to be on it and no longer. Other programs read it, so what is put there is taken
//! away after a while, when the window locks and when the program ends; but only if it is still there, since what somebody
//! else copied meanwhile is not ours.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use arboard::Clipboard;
#[cfg(target_os = "macos")]
use arboard::SetExtApple;
#[cfg(target_os = "linux")]
use arboard::SetExtLinux;
#[cfg(windows)]
use arboard::SetExtWindows;
use cloison_app::{AppError, ON_CLIPBOARD, dto};
use tauri::{AppHandle, Manager};
use zeroize::Zeroizing;

use crate::commands::Desk;

/// How long a lock, or the end, waits for whoever has the clipboard.
const A_MOMENT: Duration = Duration::from_secs(1);
/// How often it is tried to take a text away once its time is over.
const TRIES: u32 = 10;

/// What was copied from here.
#[derive(Default)]
pub(crate) struct Copied(Mutex<Held>);

#[derive(Default)]
struct Held {
    /// Serves the text to other programs, where the system does not keep it itself.
    clipboard: Option<Clipboard>,
    text: Option<Zeroizing<String>>,
    /// Counts the copies: a text that was replaced is not waited for.
    number: u32,
}

impl Copied {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Copies a text, if it still may. What keeps a history of the clipboard is told to leave it out.
    fn put(&self, text: Zeroizing<String>, still: impl FnOnce() -> Result<(), AppError>) -> Result<u32, AppError> {
        let mut held = self.held();
        still()?;
        let Held { clipboard, .. } = &mut *held;
        if clipboard.is_none() {
            *clipboard = Clipboard::new().ok();
        }
        let Some(clipboard) = clipboard else { return Err(AppError::Clipboard) };
        let set = clipboard.set();
        #[cfg(any(target_os = "linux", target_os = "macos", windows))]
        let set = set.exclude_from_history();
        #[cfg(windows)]
        let set = set.exclude_from_cloud().exclude_from_monitoring();
        set.text(text.as_str()).map_err(|_| AppError::Clipboard)?;
        held.text = Some(text);
        held.number = held.number.wrapping_add(1);
        Ok(held.number)
    }

    /// Takes away what was copied, if it is still on the clipboard; only the copy of that number, if one is given. Whoever
    /// has the clipboard answers in its own time, or not at all.
    fn clear(&self, number: Option<u32>) -> Result<(), AppError> {
        let mut held = self.held();
        if number.is_some_and(|number| number != held.number) {
            return Ok(());
        }
        let Held { clipboard: Some(clipboard), text, .. } = &mut *held else { return Ok(()) };
        let Some(ours) = text else { return Ok(()) };
        let asked = Instant::now();
        let cleared = match clipboard.get_text().map(Zeroizing::new) {
            Ok(there) if there == *ours => clipboard.clear().is_ok(),
            // Somebody else's text.
            Ok(_) => true,
            // None; but who does not answer is told to have none, too, after a while.
            Err(arboard::Error::ContentNotAvailable) => asked.elapsed() < A_MOMENT,
            Err(_) => false,
        };
        if !cleared {
            // It is still ours to take away.
            tracing::warn!(code = AppError::Clipboard.code(), "the clipboard could not be cleared");
            return Err(AppError::Clipboard);
        }
        *text = None;
        Ok(())
    }
}

/// Copies a text and takes it away again after [`ON_CLIPBOARD`] seconds; not if it was locked since it had been locked so
/// often, since a lock takes away only what was copied before it.
pub(crate) async fn copy(app: &AppHandle, text: Zeroizing<String>, locks: u64) -> Result<dto::Copied, AppError> {
    let putting = app.clone();
    let put = move || {
        let still = || putting.state::<Desk>().cloison().not_locked_since(locks);
        putting.state::<Copied>().put(text, still)
    };
    let number = tauri::async_runtime::spawn_blocking(put).await.map_err(|_| AppError::Clipboard)??;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(Duration::from_secs(u64::from(ON_CLIPBOARD))).await;
        // Whoever has the clipboard may be busy.
        for _ in 0..TRIES {
            let trying = app.clone();
            let tried = tauri::async_runtime::spawn_blocking(move || trying.state::<Copied>().clear(Some(number)));
            if tried.await.is_ok_and(|cleared| cleared.is_ok()) {
                break;
            }
            tokio::time::sleep(A_MOMENT).await;
        }
    });
    Ok(dto::Copied { number, seconds: ON_CLIPBOARD })
}

/// Takes away what was copied, all of it or the copy of that number. It is waited for a moment, and goes on after that.
pub(crate) async fn clear(app: &AppHandle, number: Option<u32>) -> Result<(), AppError> {
    let app = app.clone();
    let clearing = tauri::async_runtime::spawn_blocking(move || app.state::<Copied>().clear(number));
    match tokio::time::timeout(A_MOMENT, clearing).await {
        Ok(Ok(cleared)) => cleared,
        Ok(Err(_)) | Err(_) => Err(AppError::Clipboard),
    }
}

/// The same at the end of the program, when nothing runs any more but this thread and one for the clipboard.
pub(crate) fn clear_at_the_end(app: &AppHandle) {
    let (done, cleared) = std::sync::mpsc::channel();
    let app = app.clone();
    std::thread::spawn(move || {
        let _ = app.state::<Copied>().clear(None);
        let _ = done.send(());
    });
    let _ = cleared.recv_timeout(A_MOMENT);
}

/// What others copied, if it is text: read when somebody asks that it be checked, and at no other time.
pub(crate) async fn text() -> Option<String> {
    // Another program answers, in its own time.
    let read = || arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
    let text = tauri::async_runtime::spawn_blocking(read).await.ok()?.ok()?;
    (!text.trim().is_empty()).then_some(text)
}
