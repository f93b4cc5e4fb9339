//! The workspace's folders, and how programs are started in them.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a command ends without success.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is wrong and what to do; empty where it has been said already.
    pub(crate) message: String,
    /// The exit code: 1, or 2 where the command was used wrongly or its input is malformed.
    pub(crate) code: u8,
}

impl Failure {
    /// Something failed.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// The command was used wrongly, or its input is malformed.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }

    /// A file could not be read or written.
    pub(crate) fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("{}: {error}", path.display()))
    }
}

/// The workspace: where it is, and where what is built goes.
pub(crate) struct House {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// The target folder.
    pub(crate) target: PathBuf,
}

impl House {
    /// The workspace that this program belongs to.
    pub(crate) fn find() -> Result<Self, Failure> {
        let start = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .or_else(|| env::current_dir().ok())
            .unwrap_or_default();
        let root = start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .ok_or_else(|| Failure::new("run it as `cargo xtask` inside the workspace"))?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// A program that runs at the root.
    pub(crate) fn program(&self, name: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(name);
        command.current_dir(&self.root).env("PATH", search_path());
        command
    }

    /// Cargo at the root.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments);
        if std::io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
            command.env("CARGO_TERM_COLOR", "always");
        }
        if env::var("CI").is_ok_and(|value| value == "true") {
            // What is built once needs no memory of how: half the target folder.
            command.env("CARGO_INCREMENTAL", "0");
        }
        // Tests that write TypeScript types write them where nothing looks.
        command.env("TS_RS_EXPORT_DIR", self.target.join("types"));
        command
    }

    /// npm in `ui/`.
    pub(crate) fn npm(&self, arguments: &[&str]) -> Command {
        let mut command = self.program(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command.current_dir(self.root.join("ui")).args(arguments);
        command
    }

    /// A binary that cargo has built in the profile `debug` or `release`.
    pub(crate) fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A folder under the target folder, made anew and empty.
    pub(crate) fn scratch(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.target.join("xtask").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        }
        fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        Ok(folder)
    }

    /// The pages, built if their sources are newer: the desktop program carries them inside.
    pub(crate) fn pages(&self) -> Result<(), Failure> {
        let ui = self.root.join("ui");
        let mut newest = None;
        for place in ["src", "public", "../locales"] {
            newest = newest.max(crate::files::newest(&ui.join(place)));
        }
        for name in ["index.html", "package.json", "package-lock.json", "vite.config.ts", "svelte.config.js"] {
            newest = newest.max(crate::files::written(&ui.join(name)));
        }
        let built = crate::files::written(&ui.join("dist/index.html"));
        if built.is_none() || built < newest {
            run(&mut self.npm(&["run", "build"]))?;
        }
        Ok(())
    }

    /// Every program of the workspace, built for tests.
    pub(crate) fn programs(&self) -> Result<(), Failure> {
        self.pages()?;
        // This program is not rebuilt while it runs, and the fuzz targets have a command of their own. With the tests, so
        // that features are those that nextest builds with and nothing is compiled twice.
        let build = ["build", "--workspace", "--exclude", "xtask", "--exclude", "cloison-fuzz", "--bins", "--tests"];
        run(&mut self.cargo(&build))
    }
}

/// The folder of cargo's own programs and caches.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(home()?.join(".cargo")))
}

/// The user's folder.
pub(crate) fn home() -> Option<PathBuf> {
    env::home_dir().filter(|folder| !folder.as_os_str().is_empty())
}

/// The search path, with the folder where cargo installs programs.
fn search_path() -> std::ffi::OsString {
    let given = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&given).collect();
    folders.extend(cargo_home().map(|folder| folder.join("bin")));
    env::join_paths(folders).unwrap_or(given)
}

/// Whether a program of that name can be started.
pub(crate) fn has(program: &str) -> bool {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path()).any(|folder| folder.join(&name).is_file())
}

/// What a person would type to start it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args()).map(|word| {
        let word = word.to_string_lossy();
        if word.is_empty() || word.contains([' ', '(', '*']) { format!("'{word}'") } else { word.into_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` could not be started: {error}", shown(command)))
}

/// Starts it, its output going where this program's goes, and waits for its success.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` ended with {status}", shown(command)))) }
}

/// Starts it and gives what it wrote to its standard output, and whether it succeeded.
pub(crate) fn output(command: &mut Command) -> Result<(String, bool), Failure> {
    let ended =
        command.stdin(Stdio::null()).stderr(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    Ok((String::from_utf8_lossy(&ended.stdout).into_owned(), ended.status.success()))
}

/// Writes a text to the standard output; a reader that has gone away, such as `head`, is no error.
pub(crate) fn say(text: &str) {
    let _gone = std::io::stdout().write_all(text.as_bytes());
}
