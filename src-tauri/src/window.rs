//! The window itself: opened where it was left, brought to the front, closed once its page has kept the draft.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Emitter, Manager, WebviewWindowBuilder};

use crate::commands::Desk;

/// The one window.
pub(crate) const MAIN: &str = "main";
/// How long a window that is to close waits for its page.
const A_MOMENT: Duration = Duration::from_secs(1);
/// How long a window waits for its page before it is shown without.
const A_PAGE: Duration = Duration::from_secs(5);
/// How much of the window's top must be on a screen, so that a person can take hold of it.
const HOLD: f64 = 80.0;

/// Where the window was left, in the units of its page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Place {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    maximised: bool,
}

/// The file that remembers it.
pub(crate) struct Remembered(pub(crate) Option<PathBuf>);

impl Remembered {
    fn place(&self) -> Option<Place> {
        serde_json::from_slice(&fs::read(self.0.as_ref()?).ok()?).ok()
    }

    fn keep(&self, place: Place) {
        let Some(path) = &self.0 else { return };
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let kept = options.open(path).and_then(|file| Ok(serde_json::to_writer(file, &place)?));
        if kept.is_err() {
            tracing::debug!("the window's place is not remembered");
        }
    }
}

/// Opens the configured window. It is incognito, so that the webview keeps no cache, history or storage on disk; only
/// under a test's driver it is not, since a webview that is cannot be driven. `loaded` is called when its page is there.
///
/// It is shown with its page, not before: there is no empty frame to look at, and a window that is to be painted while
/// its page's process still starts waits for half a second, both of them for each other.
pub(crate) fn open(
    app: &tauri::App,
    minimised: bool,
    loaded: impl Fn(AppHandle) + Send + Sync + Clone + 'static,
) -> tauri::Result<()> {
    let driven = std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true");
    let place = app.state::<Remembered>().place();
    for config in &app.config().app.windows {
        let loaded = loaded.clone();
        let builder = WebviewWindowBuilder::from_config(app.handle(), config)?.incognito(!driven).visible(false);
        let builder = builder.on_page_load(move |window, page| {
            if page.event() == PageLoadEvent::Finished {
                let _ = window.show();
                loaded(window.app_handle().clone());
            }
        });
        let builder = match place {
            Some(place) => {
                let sized =
                    builder.inner_size(place.width.max(640.0), place.height.max(480.0)).maximized(place.maximised);
                if on_a_screen(app, place) { sized.position(place.x, place.y) } else { sized }
            }
            None => builder,
        };
        let window = builder.build()?;
        if minimised {
            let _ = window.minimize();
        }
        let shown = window.clone();
        tauri::async_runtime::spawn(async move {
            tokio::time::sleep(A_PAGE).await;
            let _ = shown.show();
        });
        #[cfg(target_os = "linux")]
        window.with_webview(|webview| keep_to_text(&webview.inner()))?;
    }
    Ok(())
}

/// Whether the middle of the window's top would be on a screen that is there now.
fn on_a_screen(app: &tauri::App, place: Place) -> bool {
    let screens = app.available_monitors().unwrap_or_default();
    screens.iter().any(|screen| {
        let scale = screen.scale_factor();
        let (from, size) = (screen.position().to_logical::<f64>(scale), screen.size().to_logical::<f64>(scale));
        let middle = place.x + place.width / 2.0;
        (from.x + HOLD..from.x + size.width - HOLD).contains(&middle)
            && (from.y - 1.0..from.y + size.height - HOLD).contains(&place.y)
    })
}

/// A page of text needs no more than text. It is painted into the window without layers put together by a graphics
/// processor: it gains nothing by them, and its letters wait for them (ARCHITECTURE.md, Measured). Sound, pictures that
/// move, calls, storage and what is fetched ahead are switched off: what is not there has no fault.
#[cfg(target_os = "linux")]
fn keep_to_text(webview: &webkit2gtk::WebView) {
    use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};
    if let Some(context) = webview.context() {
        context.set_cache_model(CacheModel::DocumentViewer);
    }
    let Some(settings) = webview.settings() else { return };
    settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    settings.set_enable_media(false);
    settings.set_enable_media_stream(false);
    settings.set_enable_mediasource(false);
    settings.set_enable_encrypted_media(false);
    settings.set_enable_webaudio(false);
    settings.set_enable_webgl(false);
    settings.set_enable_html5_database(false);
    settings.set_enable_html5_local_storage(false);
    settings.set_enable_page_cache(false);
    settings.set_enable_back_forward_navigation_gestures(false);
    settings.set_javascript_can_open_windows_automatically(false);
}

/// What the webview's own processes are told before they are started: to hand pictures of the page over in the system's
/// memory and not in a graphics processor's, of which nothing is used. It takes less (ARCHITECTURE.md, Measured).
#[cfg(target_os = "linux")]
pub(crate) fn prepare_webview() {
    let _ = webkit2gtk::glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", false);
}

/// Brings it before the others.
pub(crate) fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

pub(crate) fn is_in_front(app: &AppHandle) -> bool {
    app.get_webview_window(MAIN).is_some_and(|window| window.is_focused().unwrap_or(false))
}

/// Closes it as a person does.
pub(crate) fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.close();
    }
}

/// What happens to it.
pub(crate) fn happens(window: &tauri::Window, event: &tauri::WindowEvent) {
    match event {
        tauri::WindowEvent::CloseRequested { api, .. } if !window.state::<Desk>().closes_now() => {
            api.prevent_close();
            remember(window);
            close_soon(window);
        }
        tauri::WindowEvent::ThemeChanged(_) => {
            let app = window.app_handle().clone();
            tauri::async_runtime::spawn(async move { crate::tray::refresh(&app).await });
        }
        _ => {}
    }
}

/// Remembers where it is. Of a window that fills the screen, what it was before is kept.
fn remember(window: &tauri::Window) {
    let remembered = window.state::<Remembered>();
    let found = || -> tauri::Result<Place> {
        let scale = window.scale_factor()?;
        let (at, size) =
            (window.outer_position()?.to_logical::<f64>(scale), window.inner_size()?.to_logical::<f64>(scale));
        Ok(Place { x: at.x, y: at.y, width: size.width, height: size.height, maximised: window.is_maximized()? })
    };
    let Ok(now) = found() else { return };
    match remembered.place() {
        Some(before) if now.maximised => remembered.keep(Place { maximised: true, ..before }),
        _ if window.is_minimized().unwrap_or(false) => {}
        _ => remembered.keep(now),
    }
}

/// Lets the page keep what was just written before the window goes, and waits for it no longer than a moment.
fn close_soon(window: &tauri::Window) {
    let _ = window.emit_to(MAIN, "closing", ());
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(A_MOMENT).await;
        let _ = window.destroy();
    });
}
