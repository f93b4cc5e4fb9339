//! Starting with the session. Off until somebody asks for it.

use cloison_app::Desktop;
use tauri::{AppHandle, Manager};

use crate::shell::Shell;

/// The window is opened minimised then.
pub(crate) const MINIMISED: &str = "--minimised";

/// Starts with the session from now on, or no more.
pub(crate) fn set(app: &AppHandle, start: bool) {
    let shell = app.state::<Shell>();
    if entry::set(app, start).is_some() {
        shell.has(Desktop::NoStartAtLogin);
    } else {
        shell.lacks(Desktop::NoStartAtLogin);
    }
}

#[cfg(not(target_os = "linux"))]
mod entry {
    use tauri::AppHandle;
    use tauri_plugin_autostart::ManagerExt;

    pub(super) fn set(app: &AppHandle, start: bool) -> Option<()> {
        let entry = app.autolaunch();
        match (start, entry.is_enabled().ok()?) {
            (true, false) => entry.enable().ok(),
            (false, true) => entry.disable().ok(),
            _ => Some(()),
        }
    }
}

/// An entry of the desktop's own kind: <https://specifications.freedesktop.org/autostart-spec/latest/>.
#[cfg(target_os = "linux")]
mod entry {
    use std::path::Path;
    use std::{fs, io};

    use cloison_app::Language;
    use tauri::{AppHandle, Manager};

    use crate::programs;

    const NAME: &str = "org.cloison.desktop.desktop";

    pub(super) fn set(app: &AppHandle, start: bool) -> Option<()> {
        let path = app.path().config_dir().ok()?.join("autostart").join(NAME);
        if start {
            let program = std::env::var_os("APPIMAGE").map(Into::into).or_else(programs::own)?;
            write(&path, &text(&program.to_string_lossy())).ok()
        } else {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => None,
                _ => Some(()),
            }
        }
    }

    fn write(path: &Path, text: &str) -> io::Result<()> {
        if fs::read_to_string(path).is_ok_and(|found| found == text) {
            return Ok(());
        }
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    }

    fn text(program: &str) -> String {
        let comment = |language: Language| {
            let code = if language == Language::default() { String::new() } else { format!("[{}]", language.code()) };
            format!("Comment{code}={}\n", language.say("login-comment", &[]))
        };
        format!(
            "[Desktop Entry]\nType=Application\nName=Cloison\n{}Exec={} {}\nTerminal=false\n",
            Language::ALL.map(comment).concat(),
            quoted(program),
            super::MINIMISED
        )
    }

    /// A path as an entry's `Exec` has it: quoted, with what has a meaning there escaped, once for the quotes and once for
    /// the entry.
    fn quoted(path: &str) -> String {
        let mut quoted = String::from("\"");
        for c in path.chars() {
            match c {
                '"' | '`' | '$' => quoted.extend(['\\', '\\', c]),
                '\\' => quoted.push_str(r"\\\\"),
                '%' => quoted.push_str("%%"),
                c => quoted.push(c),
            }
        }
        quoted.push('"');
        quoted
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn an_entry_starts_the_program_wherever_it_is() {
            assert_eq!(quoted("/usr/bin/cloison-desktop"), "\"/usr/bin/cloison-desktop\"");
            assert_eq!(quoted(r#"/a b/100%/"c"/$d\e"#), r#""/a b/100%%/\\"c\\"/\\$d\\\\e""#);
            let text = text("/usr/bin/cloison-desktop");
            assert!(text.contains("\nExec=\"/usr/bin/cloison-desktop\" --minimised\n"), "{text}");
        }
    }
}
