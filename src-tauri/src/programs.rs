//! The programs of the system: the mail program, the calendar, the apps. Each is opened by the system's own choice, never by
//! a browser in its place.

use tauri::AppHandle;

/// This program's own file as it is called, also where an upgrade has put another in its place since it was started: the
/// kernel says so behind the name.
#[cfg(target_os = "linux")]
pub(crate) fn own() -> Option<std::path::PathBuf> {
    let path = std::env::current_exe().ok()?;
    let replaced = path.to_str().filter(|_| !path.exists()).and_then(|path| path.strip_suffix(" (deleted)"));
    Some(replaced.map_or(path.clone(), Into::into))
}

/// What is to be opened.
#[derive(Clone)]
pub(crate) enum Opened {
    /// An address with a scheme.
    Address(String),
    /// A file of a media type.
    File {
        /// Where it is.
        path: std::path::PathBuf,
        /// The type by which its program is chosen, where the system does not go by the file's name.
        #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "other systems go by the name"))]
        media_type: &'static str,
    },
}

/// Opens it; the program's name, or `None` if the system knows none for it or it does not start.
#[cfg(target_os = "linux")]
pub(crate) async fn open(app: &AppHandle, opened: Opened) -> Option<String> {
    let (tell, told) = tokio::sync::oneshot::channel();
    // The system's list of programs belongs to the thread that draws.
    let asked = app.run_on_main_thread(move || {
        let _ = tell.send(launch(&opened));
    });
    asked.ok()?;
    told.await.ok().flatten()
}

#[cfg(target_os = "linux")]
fn launch(opened: &Opened) -> Option<String> {
    use gio::prelude::{AppInfoExt, FileExt};
    let (program, address) = match opened {
        Opened::Address(address) => {
            let scheme = address.split(':').next()?;
            (gio::AppInfo::default_for_uri_scheme(scheme)?, address.clone())
        }
        Opened::File { path, media_type } => (program_for(media_type)?, gio::File::for_path(path).uri().to_string()),
    };
    let context = gio::AppLaunchContext::new();
    // What drives this window in a test is nothing to other programs.
    gio::prelude::AppLaunchContextExt::unsetenv(&context, "TAURI_WEBVIEW_AUTOMATION");
    // Not the error's text: it can hold the address.
    if program.launch_uris(&[&address], Some(&context)).is_err() {
        tracing::warn!("a program did not start");
        return None;
    }
    Some(program.name().to_string())
}

/// The system's program for a media type, but not this one, which opens messages too: the mail program, where it does, then
/// the system's choice, then any.
#[cfg(target_os = "linux")]
fn program_for(media_type: &str) -> Option<gio::AppInfo> {
    use gio::prelude::AppInfoExt;
    let own = own();
    let own = own.as_deref().and_then(std::path::Path::file_name);
    let other = |program: &gio::AppInfo| program.executable().file_name() != own;
    let opens = |program: &gio::AppInfo| program.supported_types().iter().any(|one| one == media_type);
    let mail =
        gio::AppInfo::default_for_uri_scheme("mailto").filter(|mail| media_type.starts_with("message/") && opens(mail));
    let chosen = mail.or_else(|| gio::AppInfo::default_for_type(media_type, false)).filter(other);
    chosen.or_else(|| gio::AppInfo::all_for_type(media_type).into_iter().find(other))
}

#[cfg(not(target_os = "linux"))]
pub(crate) async fn open(_: &AppHandle, opened: Opened) -> Option<String> {
    let target = match opened {
        Opened::Address(address) => std::ffi::OsString::from(address),
        Opened::File { path, .. } => path.into_os_string(),
    };
    let open = move || open::that_detached(target).is_ok();
    // The system does not say which program that was.
    tauri::async_runtime::spawn_blocking(open).await.unwrap_or(false).then(String::new)
}
