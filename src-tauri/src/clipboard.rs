//! The clipboard, for as long as a text has to be on it and no longer. Other programs read it, so what is put there is taken
//! away after a while, when the window locks and when the program ends; but only if it is still there, since what somebody
//! else copied meanwhile is not ours.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arboard::Clipboard;
#[cfg(target_os = "linux")]
use arboard::SetExtLinux;
use cloison_app::{AppError, ON_CLIPBOARD};
use tauri::{AppHandle, Manager};
use zeroize::Zeroizing;

/// What was copied from here.
#[derive(Default)]
pub(crate) struct Copied(Mutex<Held>);

#[derive(Default)]
struct Held {
    /// Serves the text to other programs, where the system does not keep it itself.
    clipboard: Option<Clipboard>,
    text: Option<Zeroizing<String>>,
    /// Counts the copies: a text that was replaced is not waited for.
    number: u64,
}

impl Copied {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Copies a text. What keeps a history of the clipboard is told to leave it out.
    fn put(&self, text: Zeroizing<String>) -> Result<u64, AppError> {
        let mut held = self.held();
        let Held { clipboard, .. } = &mut *held;
        if clipboard.is_none() {
            *clipboard = Clipboard::new().ok();
        }
        let Some(clipboard) = clipboard else { return Err(AppError::Clipboard) };
        let set = clipboard.set();
        #[cfg(target_os = "linux")]
        let set = set.exclude_from_history();
        set.text(text.as_str()).map_err(|_| AppError::Clipboard)?;
        held.text = Some(text);
        held.number += 1;
        Ok(held.number)
    }

    /// Takes away what was copied, if it is still on the clipboard; only the copy of that number, if one is given.
    pub(crate) fn clear(&self, number: Option<u64>) {
        let mut held = self.held();
        if number.is_some_and(|number| number != held.number) {
            return;
        }
        let (Some(text), Some(clipboard)) = (held.text.take(), held.clipboard.as_mut()) else { return };
        let there = clipboard.get_text().map(Zeroizing::new);
        if there.is_ok_and(|there| there == text) && clipboard.clear().is_err() {
            tracing::warn!(code = "A025", "the clipboard could not be cleared");
        }
    }
}

/// Copies a text and takes it away again after [`ON_CLIPBOARD`] seconds.
pub(crate) fn copy(app: &AppHandle, text: Zeroizing<String>) -> Result<u32, AppError> {
    let number = app.state::<Copied>().put(text)?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(Duration::from_secs(u64::from(ON_CLIPBOARD))).await;
        // Asking what is there may wait for another program.
        let clear = move || app.state::<Copied>().clear(Some(number));
        let _ = tauri::async_runtime::spawn_blocking(clear).await;
    });
    Ok(ON_CLIPBOARD)
}

/// What others copied, if it is text: read when somebody asks that it be checked, and at no other time.
pub(crate) async fn text() -> Option<String> {
    // Another program answers, in its own time.
    let read = || arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
    let text = tauri::async_runtime::spawn_blocking(read).await.ok()?.ok()?;
    (!text.trim().is_empty()).then_some(text)
}
