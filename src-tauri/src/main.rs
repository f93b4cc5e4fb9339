//! The desktop shell: a window, its commands, nothing else. What Cloison does is in `cloison_app`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(target_os = "linux")]
mod at_once;
mod attach;
#[cfg(target_os = "linux")]
mod away;
#[cfg(any(not(target_os = "linux"), test))]
#[cfg_attr(target_os = "linux", allow(dead_code, reason = "tested where there is no such system"))]
mod away_elsewhere;
mod capture;
mod clipboard;
mod commands;
#[cfg(target_os = "linux")]
mod confined;
mod hand_over;
mod login;
mod notice;
mod opened;
mod passing;
mod programs;
mod reminder;
mod shell;
mod shortcut;
mod tray;
mod window;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use camino::Utf8PathBuf;
use clap::Parser;
use cloison_app::{AppError, Cloison, DataDir, Home, Language, PolicySource, trace};
use tauri::{AppHandle, Emitter, Manager};

#[cfg(not(target_os = "linux"))]
use away_elsewhere as away;
use commands::Desk;
use opened::{Asked, Waiting};
use shell::Shell;
use window::Remembered;

/// Whatever is freed is overwritten: what passed through the program is gone once nobody holds it.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

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
    /// Put what was copied on the desk, or say its level; in the window that is open, if there is one
    #[arg(long)]
    check_copied: bool,
    /// Open the window minimised
    #[arg(long)]
    minimised: bool,
    /// A message file (.eml or text) to open, or `cloison://new` for an empty message
    #[arg(value_name = "FILE|LINK")]
    open: Option<OsString>,
}

impl Args {
    /// What is to be opened, with paths seen from a folder.
    fn asked(&self, folder: &Path) -> Option<Asked> {
        match &self.open {
            Some(open) => match open.to_str() {
                Some(open) => opened::of_argument(open, folder),
                None => Some(Asked::File(folder.join(open))),
            },
            None => self.check_copied.then(|| Asked::Copied(Instant::now())),
        }
    }
}

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == attach::READS) {
        return attach::read();
    }
    let args = Args::parse();
    cloison_app::no_core_dumps();
    #[cfg(target_os = "linux")]
    window::prepare_webview();
    let directory = DataDir::open(args.data_dir.as_deref()).ok();
    trace::start(&args.trace, directory.as_ref().map(DataDir::trace).as_deref());
    let remembered = Remembered(directory.map(|directory| directory.path().join("window.json").into()));
    let Err(error) = run(&args, remembered) else { return ExitCode::SUCCESS };
    let language = Language::of_system();
    if let Some(error) = error.downcast_ref::<AppError>() {
        trace::failed(error);
        let problem = error.problem(language);
        eprintln!("{}: {} {}", problem.code, problem.message, problem.remedy);
    } else {
        // Tauri's own words may name paths; the code is enough to look for.
        tracing::error!(code = "D001", "the window cannot be opened");
        let remedy = language.attribute("error-D001", "remedy", &[]);
        eprintln!("D001: {} {remedy}", language.say("error-D001", &[]));
    }
    ExitCode::FAILURE
}

fn run(args: &Args, remembered: Remembered) -> Result<(), Box<dyn std::error::Error>> {
    let home = args.data_dir.clone().map_or(Home::Default, Home::At);
    let named = args.policy.as_ref().map(|path| PolicySource::named(path));
    let minimised = args.minimised;
    let builder = tauri::Builder::default();
    // Elsewhere nobody has tried it yet: the page asks by the command.
    #[cfg(target_os = "linux")]
    let builder = builder.register_uri_scheme_protocol(at_once::SCHEME, |window, request| {
        at_once::answer(&window.app_handle().state::<Desk>(), window.webview_label(), &request)
    });
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_autostart::Builder::new().arg(login::MINIMISED).build());
    let waiting = Waiting::default();
    waiting.begin_with(std::env::current_dir().ok().and_then(|folder| args.asked(&folder)));
    let app = builder
        .plugin(tauri_plugin_single_instance::init(|app, args, folder| started_again(app, args, Path::new(&folder))))
        .plugin(tauri_plugin_dialog::init())
        .manage(clipboard::Copied::default())
        .manage(passing::Passing::default())
        .manage(remembered)
        .manage(waiting)
        .manage(Shell::default())
        .manage(tray::Tray::default())
        .invoke_handler(handler())
        .on_window_event(window::happens)
        .setup(move |app| {
            let cloison = app.state::<Desk>().cloison().clone();
            let around = Arc::new(AtomicBool::new(false));
            window::open(app, minimised, move |app| {
                // A page that is loaded again finds the rest there.
                if !around.swap(true, Ordering::SeqCst) {
                    tauri::async_runtime::spawn(async move { shell::set_up(&app).await });
                }
            })?;
            let first = cloison.clone();
            tauri::async_runtime::spawn_blocking(move || {
                passing::clean();
                first.warm();
            });
            tauri::async_runtime::spawn(away::watch(app.handle().clone()));
            tauri::async_runtime::spawn(keep_up_daily(cloison.clone()));
            tauri::async_runtime::spawn(reminder::remind(app.handle().clone(), cloison.clone()));
            tauri::async_runtime::spawn(watch_policy(app.handle().clone(), cloison));
            Ok(())
        })
        .build(tauri::generate_context!())?;
    // A second start has given way by now: it compiles no policy for that.
    let cloison = Cloison::new_in_window(named, home)?;
    app.manage(Desk::new(Arc::new(cloison)));
    app.run(|app, event| goes_on(app, &event));
    Ok(())
}

fn goes_on(app: &AppHandle, event: &tauri::RunEvent) {
    match event {
        tauri::RunEvent::Exit => {
            app.state::<passing::Passing>().end();
            tauri::async_runtime::block_on(app.state::<Desk>().cloison().close());
            clipboard::clear_at_the_end(app);
        }
        #[cfg(target_os = "macos")]
        tauri::RunEvent::Opened { urls } => {
            let asked = urls.iter().find_map(|url| opened::of_argument(url.as_str(), Path::new("/")));
            if let Some(asked) = asked {
                opened::ask(app, asked);
            }
        }
        _ => {}
    }
}

/// Every command of the page.
fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
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
        commands::rescue_ledger,
        commands::wipe,
        commands::arrange,
        commands::cards,
        commands::burn_card,
        attach::attach,
        attach::attach_opened,
        attach::detach,
        hand_over::hand_over,
        hand_over::hand_over_invitation,
        hand_over::open_calendar,
        hand_over::copy_text,
        hand_over::clear_copied,
        hand_over::split,
        opened::take_opened,
        opened::read_message,
        shell::tell_desk,
        shell::shell,
    ]
}

/// Somebody started the program while it runs: what they ask for is opened here.
fn started_again(app: &AppHandle, args: Vec<String>, folder: &Path) {
    let Ok(args) = Args::try_parse_from(args) else { return window::come_forward(app) };
    match args.asked(folder) {
        // This one has only just begun, too.
        Some(asked) if app.try_state::<Desk>().is_none() => app.state::<Waiting>().begin_with(Some(asked)),
        Some(Asked::Copied(_)) => shortcut::check_copied(app),
        Some(asked) => opened::ask(app, asked),
        None => window::come_forward(app),
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
