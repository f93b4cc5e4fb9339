//! The desktop shell: a window, its commands, nothing else. What Cloison does is in `cloison_app`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(target_os = "linux")]
mod at_once;
mod attach;
#[cfg(target_os = "linux")]
mod away;
mod clipboard;
mod commands;
mod hand_over;
mod passing;
mod programs;

use std::process::ExitCode;
use std::sync::Arc;

use camino::Utf8PathBuf;
use clap::Parser;
use cloison_app::{Cloison, DataDir, Home, Language, PolicySource, trace};
use tauri::{Emitter, Manager};

use commands::Desk;

/// Whatever is freed is overwritten: what passed through the program is gone once nobody holds it.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// How long a window that is to close waits for its page.
const A_MOMENT: std::time::Duration = std::time::Duration::from_secs(1);
const A_DAY: std::time::Duration = std::time::Duration::from_hours(24);

/// The Cloison window.
#[derive(Debug, Parser)]
#[command(name = "cloison-desktop", version)]
struct Args {
    /// Where the ledger and its key are kept
    #[arg(long, value_name = "DIR", env = "CLOISON_DATA_DIR")]
    data_dir: Option<Utf8PathBuf>,
    /// A policy's folder or file; it is read again whenever it changes [default: the shipped one that was chosen in the window]
    #[arg(long, value_name = "DIR|FILE", env = "CLOISON_POLICY")]
    policy: Option<Utf8PathBuf>,
    /// What the program says about itself on stderr: off, error, warn, info, debug or trace
    #[arg(long, value_name = "LEVEL", default_value = "warn", env = "CLOISON_TRACE")]
    trace: String,
}

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == attach::READS) {
        return attach::read();
    }
    let args = Args::parse();
    cloison_app::no_core_dumps();
    let directory = DataDir::open(args.data_dir.as_deref()).ok();
    trace::start(&args.trace, directory.map(|directory| directory.trace()).as_deref());
    let home = args.data_dir.map_or(Home::Default, Home::At);
    let named = args.policy.map(|path| PolicySource::named(&path));
    let cloison = match Cloison::new_in_window(named, home) {
        Ok(cloison) => Arc::new(cloison),
        Err(error) => {
            tracing::error!(code = error.code(), "the shipped policy cannot be used");
            return ExitCode::FAILURE;
        }
    };
    if run(cloison).is_ok() {
        return ExitCode::SUCCESS;
    }
    // Tauri's own words may name paths; the code is enough to look for.
    tracing::error!(code = "D001", "the window cannot be opened");
    let language = Language::of_system();
    let remedy = language.attribute("error-D001", "remedy", &[]);
    eprintln!("D001: {} {remedy}", language.say("error-D001", &[]));
    ExitCode::FAILURE
}

fn run(cloison: Arc<Cloison>) -> tauri::Result<()> {
    let (desk, last) = (Desk::new(cloison.clone()), cloison.clone());
    let builder = tauri::Builder::default();
    // Elsewhere nobody has tried it yet: the page asks by the command.
    #[cfg(target_os = "linux")]
    let builder = builder.register_uri_scheme_protocol(at_once::SCHEME, |window, request| {
        at_once::answer(&window.app_handle().state::<Desk>(), window.webview_label(), &request)
    });
    builder
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .manage(desk)
        .manage(clipboard::Copied::default())
        .manage(passing::Passing::default())
        .invoke_handler(tauri::generate_handler![
            commands::start,
            commands::change_settings,
            commands::check,
            commands::hear,
            commands::smallest_change,
            commands::replacement,
            commands::decide,
            commands::give_example,
            commands::ledger_page,
            commands::open_ledger,
            commands::ledger_record,
            commands::ledger_stats,
            commands::lock,
            commands::keep_draft,
            commands::kept_draft,
            commands::recovery_words,
            commands::save_sheet,
            commands::restore_key,
            commands::close,
            commands::wipe,
            commands::arrange,
            commands::cards,
            commands::burn_card,
            attach::attach,
            attach::detach,
            hand_over::hand_over,
            hand_over::hand_over_invitation,
            hand_over::open_calendar,
            hand_over::copy_text,
            hand_over::clear_copied,
            hand_over::split,
        ])
        .on_window_event(|window, event| {
            if let tauri::WindowEvent::CloseRequested { api, .. } = event
                && !window.state::<Desk>().closes_now()
            {
                api.prevent_close();
                close_soon(window);
            }
        })
        .setup(move |app| {
            open_window(app)?;
            passing::clean();
            let first = cloison.clone();
            tauri::async_runtime::spawn_blocking(move || first.warm());
            #[cfg(target_os = "linux")]
            tauri::async_runtime::spawn(away::watch(app.handle().clone(), cloison.clone()));
            tauri::async_runtime::spawn(keep_up_daily(cloison.clone()));
            tauri::async_runtime::spawn(watch_policy(app.handle().clone(), cloison));
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(move |app, event| {
            if let tauri::RunEvent::Exit = event {
                app.state::<clipboard::Copied>().clear(None);
                app.state::<passing::Passing>().end();
                tauri::async_runtime::block_on(last.close());
            }
        });
    Ok(())
}

/// Lets the page keep what was just written before the window goes, and waits for it no longer than a moment.
fn close_soon(window: &tauri::Window) {
    let _ = window.emit_to("main", "closing", ());
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(A_MOMENT).await;
        let _ = window.destroy();
    });
}

/// Opens the configured window. It is incognito, so that the webview keeps no cache, history or storage on disk; only
/// under a test's driver it is not, since a webview that is cannot be driven.
fn open_window(app: &tauri::App) -> tauri::Result<()> {
    let driven = std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true");
    for config in &app.config().app.windows {
        let window = tauri::WebviewWindowBuilder::from_config(app.handle(), config)?.incognito(!driven).build()?;
        #[cfg(target_os = "linux")]
        window.with_webview(|webview| paint_directly(&webview.inner()))?;
        #[cfg(not(target_os = "linux"))]
        drop(window);
    }
    Ok(())
}

/// Paints text into the window without layers put together by a graphics processor: a page of text gains nothing by
/// them, and its letters wait for them (ARCHITECTURE.md, Measured).
#[cfg(target_os = "linux")]
fn paint_directly(webview: &webkit2gtk::WebView) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    if let Some(settings) = webview.settings() {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
}

/// Purges what is old enough once the window is open, and once a day.
async fn keep_up_daily(cloison: Arc<Cloison>) {
    loop {
        commands::keep_up(cloison.clone());
        tokio::time::sleep(A_DAY).await;
    }
}

/// Reads the officer's policy again whenever its files change, and tells the window.
async fn watch_policy(app: tauri::AppHandle, cloison: Arc<Cloison>) {
    loop {
        cloison.policy_files_changed().await;
        let again = cloison.clone();
        let reload = move || {
            again.reload_policy();
            again.warm();
        };
        // Reading files and compiling would hold up what else runs on this thread.
        let _ = tauri::async_runtime::spawn_blocking(reload).await;
        let language = app.state::<Desk>().language();
        let _ = app.emit_to("main", "policy-changed", cloison.start(Some(language)).await);
    }
}
