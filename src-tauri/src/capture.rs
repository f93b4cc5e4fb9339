//! Hiding the window from pictures and recordings of the screen, where the system has a way to.
//!
//! Never while a screen reader runs: some read the screen, and whoever needs one would have an empty window. Linux has no
//! way to hide a window, so that nobody is asked there. macOS tells by its settings whether `VoiceOver` runs. Windows tells
//! only a caller that is not safe Rust, which this program has none of: the window is not hidden there.

use cloison_app::dto::Capture;
use tauri::AppHandle;

/// Whether the window can be hidden here and now.
pub(crate) fn able() -> Capture {
    if cfg!(target_os = "macos") {
        if voice_over_runs() { Capture::ScreenReader } else { Capture::Able }
    } else if cfg!(windows) {
        Capture::Unknown
    } else {
        Capture::Unable
    }
}

/// Hides the window, or shows it again.
pub(crate) fn set(app: &AppHandle, hide: bool) {
    #[cfg(target_os = "macos")]
    if let Some(window) = tauri::Manager::get_webview_window(app, crate::window::MAIN) {
        let _ = window.set_content_protected(hide && able() == Capture::Able);
    }
    #[cfg(not(target_os = "macos"))]
    let _ = (app, hide);
}

/// What cannot be read counts as running.
fn voice_over_runs() -> bool {
    let ask = ["read", "com.apple.universalaccess", "voiceOverOnOffKey"];
    let answer = std::process::Command::new("/usr/bin/defaults").args(ask).output();
    // The key is missing where VoiceOver never ran: then the program says so and fails.
    answer.map_or(true, |output| output.status.success() && output.stdout.trim_ascii() != b"0")
}
