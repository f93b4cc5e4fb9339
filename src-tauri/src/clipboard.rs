//! What was copied, read when somebody asks that it be checked, and at no other time.

/// The text, if there is any.
pub(crate) async fn text() -> Option<String> {
    // Another program answers, in its own time.
    let read = || arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
    let text = tauri::async_runtime::spawn_blocking(read).await.ok()?.ok()?;
    (!text.trim().is_empty()).then_some(text)
}
