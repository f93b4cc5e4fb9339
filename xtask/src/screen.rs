//! A screen, a session bus and an unlocked keyring of one's own, for tests of the real window.
//!
//! Whatever runs in this session carries its runtime folder in its environment; at the end every
//! such process is ended, whoever started it, and the folder is removed.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::house::{self, Failure, House, output};

/// How long a part of the session may take to answer, and to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// The running session.
pub(crate) struct Screen {
    children: Vec<Child>,
    /// The session's folder, readable by its owner only; its user's folder is inside.
    folder: PathBuf,
    settings: Vec<(&'static str, String)>,
}

impl Screen {
    /// Starts the session.
    pub(crate) fn open(house: &House) -> Result<Self, Failure> {
        if !cfg!(target_os = "linux") {
            return Err(Failure::new("the tests of the real window run on Linux"));
        }
        let (made, _) = output(house.program("mktemp").args(["-d", "-t", "cloison.XXXXXX"]))?;
        let folder = PathBuf::from(made.trim());
        let user = folder.join("home");
        fs::create_dir(&user).map_err(|error| Failure::file(&user, &error))?;
        let mut screen = Self {
            children: Vec::new(),
            settings: vec![("XDG_RUNTIME_DIR", folder.display().to_string()), ("HOME", user.display().to_string())],
            folder,
        };
        screen.keep_toolchain();
        let mut display = screen.tied("Xvfb");
        display.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        let number = screen.first_line(display, "xvfb")?;
        screen.settings.push(("DISPLAY", format!(":{number}")));
        let mut bus = screen.tied("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address=1"]);
        let address = screen.first_line(bus, "dbus-daemon")?;
        screen.settings.push(("DBUS_SESSION_BUS_ADDRESS", address));
        screen.unlock_keyring()?;
        // A window manager gives the window the focus.
        let manager = screen.tied("openbox");
        screen.keep(manager, "openbox", Stdio::null(), Stdio::null())?;
        Ok(screen)
    }

    /// Places a program in the session.
    pub(crate) fn dress(&self, command: &mut Command) {
        let foreign = "WAYLAND_DISPLAY XAUTHORITY SESSION_MANAGER LC_ALL LANGUAGE GNOME_KEYRING_CONTROL \
            XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME";
        for name in foreign.split_whitespace() {
            command.env_remove(name);
        }
        command.env("LANG", "C.UTF-8").env("GDK_BACKEND", "x11");
        for (name, value) in &self.settings {
            command.env(name, value);
        }
    }

    /// Cargo goes on with its own folders although the user's folder is another.
    fn keep_toolchain(&mut self) {
        let cargo = house::cargo_home();
        let rustup =
            std::env::var_os("RUSTUP_HOME").map(PathBuf::from).or_else(|| Some(house::home()?.join(".rustup")));
        for (name, folder) in [("CARGO_HOME", cargo), ("RUSTUP_HOME", rustup)] {
            if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
                self.settings.push((name, folder.display().to_string()));
            }
        }
    }

    /// A program of the session that ends with this one, even if this one is killed.
    fn tied(&self, program: &str) -> Command {
        let mut command = if house::has("setpriv") {
            let mut command = Command::new("setpriv");
            command.args(["--pdeathsig", "TERM", program]);
            command
        } else {
            Command::new(program)
        };
        self.dress(&mut command);
        command
    }

    /// Starts a part of the session and remembers it; what it complains of goes into a file.
    fn keep(&mut self, mut command: Command, name: &str, input: Stdio, said: Stdio) -> Result<usize, Failure> {
        let log = self.log(name);
        let complaints = File::create(&log).map_err(|error| Failure::file(&log, &error))?;
        let child = command.stdin(input).stdout(said).stderr(complaints).spawn();
        self.children.push(child.map_err(|error| {
            Failure::new(format!("{name} could not be started: {error}; `cargo xtask setup` installs it"))
        })?);
        Ok(self.children.len() - 1)
    }

    /// Starts a part that tells its address in a line, and gives that line.
    fn first_line(&mut self, command: Command, name: &str) -> Result<String, Failure> {
        let child = self.keep(command, name, Stdio::null(), Stdio::piped())?;
        let mut line = String::new();
        if let Some(said) = self.children[child].stdout.take() {
            BufReader::new(said).read_line(&mut line).map_err(|error| Failure::new(format!("{name}: {error}")))?;
        }
        if line.trim().is_empty() {
            return Err(self.silent(name));
        }
        Ok(line.trim().to_owned())
    }

    fn unlock_keyring(&mut self) -> Result<(), Failure> {
        let mut keyring = self.tied("gnome-keyring-daemon");
        keyring.args(["--unlock", "--components=secrets", "--foreground"]);
        let child = self.keep(keyring, "gnome-keyring-daemon", Stdio::piped(), Stdio::null())?;
        if let Some(mut input) = self.children[child].stdin.take() {
            input
                .write_all(b"a keyring for tests")
                .map_err(|error| Failure::new(format!("gnome-keyring-daemon: {error}")))?;
        }
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let mut question = Command::new("dbus-send");
            question.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]);
            question.args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]);
            self.dress(&mut question);
            if output(&mut question)?.0.contains("boolean true") {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        Err(self.silent("gnome-keyring-daemon"))
    }

    fn log(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.log"))
    }

    fn silent(&self, name: &str) -> Failure {
        let complaints = fs::read_to_string(self.log(name)).unwrap_or_default();
        Failure::new(format!("{name} did not answer. {}", complaints.trim()))
    }

    /// The processes that carry this session's folder in their environment.
    fn inhabitants(&self) -> Vec<u32> {
        let mark = format!("XDG_RUNTIME_DIR={}", self.folder.display());
        let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
        entries
            .flatten()
            .filter_map(|entry| {
                let number: u32 = entry.file_name().to_str()?.parse().ok()?;
                let environment = fs::read(Path::new("/proc").join(entry.file_name()).join("environ")).ok()?;
                environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes()).then_some(number)
            })
            .collect()
    }

    /// Ends processes, and waits until they are gone.
    fn end(&mut self, which: impl Fn(&[u32]) -> Vec<u32>) {
        for (signal, patience) in [("TERM", PATIENCE / 3), ("KILL", PATIENCE / 10)] {
            let since = Instant::now();
            let mut left = which(&self.inhabitants());
            signal_to(signal, &left);
            while !left.is_empty() && since.elapsed() < patience {
                sleep(Duration::from_millis(20));
                for child in &mut self.children {
                    let _ended = child.try_wait();
                }
                left = which(&self.inhabitants());
            }
            if left.is_empty() {
                return;
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let own: Vec<u32> = self.children.iter().map(Child::id).collect();
        // What the tests left, then the session's own parts, the newest first.
        self.end(|all| all.iter().copied().filter(|id| !own.contains(id)).collect());
        for id in own.iter().rev() {
            self.end(|all| all.iter().copied().filter(|one| one == id).collect());
        }
        self.end(<[u32]>::to_vec);
        for child in &mut self.children {
            let _killed = child.kill();
            let _ended = child.wait();
        }
        let _removed = fs::remove_dir_all(&self.folder);
    }
}

fn signal_to(signal: &str, processes: &[u32]) {
    if processes.is_empty() {
        return;
    }
    let mut command = Command::new("sh");
    command.args(["-c", "kill -s \"$@\"", "kill", signal]);
    command.args(processes.iter().map(u32::to_string));
    // A process that has ended meanwhile is what is wanted.
    let _sent = output(&mut command);
}
