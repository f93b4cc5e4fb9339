//! The window as it comes to somebody who starts it, without a test's driver: that one loads the page a second time.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, ImageFormat, MapState, Window};
use x11rb::rust_connection::RustConnection;

use crate::{Person, processes};

/// So many colours has a corner of the window that shows words: their edges are smoothed.
const COLOURS: usize = 16;
/// The corner that is looked at, in pixels: the names of the first pages. Small, since looking takes from a program that
/// starts on few cores.
const CORNER: (u16, u16) = (84, 140);
/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(10);
/// How long the window has to settle before its memory is taken.
const SETTLED: Duration = Duration::from_secs(3);

/// A start as a person waits for it.
pub struct Start {
    /// From the start of the program to the first words on the screen, in milliseconds.
    pub painted: f64,
    /// What all its processes take once it has settled, in MB.
    pub memory: u64,
}

/// Starts the person's window, waits for its words, and ends it.
#[must_use]
pub fn start(person: &Person, program: &Path) -> Start {
    let (screen, number) = x11rb::connect(None).unwrap();
    let root = screen.setup().roots[number].root;
    let begun = Instant::now();
    let started = Started::new(person, program);
    while !shows_words(&screen, root) {
        assert!(begun.elapsed() < Duration::from_secs(30), "no words come");
        std::thread::sleep(EVERY);
    }
    let painted = begun.elapsed().as_secs_f64() * 1000.0;
    std::thread::sleep(SETTLED);
    let memory = processes::memory(&processes::of(&started.data));
    Start { painted, memory }
}

/// A window that no test drives. It is ended also where no words came: the next one would give way to it.
pub struct Started {
    child: Child,
    data: PathBuf,
}

impl Started {
    /// Starts the person's window; what it is told to write where it is lies in the person's folder.
    #[must_use]
    pub fn new(person: &Person, program: &Path) -> Started {
        let data = person.path("data");
        let mut command = Command::new(program);
        command.current_dir(person.path("")).env("CLOISON_DATA_DIR", &data).envs(person.env.iter().cloned());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Started { child, data }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        processes::end(&self.data);
        let _ = self.child.wait();
    }
}

/// Whether the program's window is on the screen and shows more than its background.
fn shows_words(screen: &RustConnection, root: Window) -> bool {
    let Some(window) = find(screen, root, 3) else { return false };
    let (width, height) = CORNER;
    let image =
        screen.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, !0).ok().and_then(|it| it.reply().ok());
    let Some(image) = image else { return false };
    let mut colours: Vec<&[u8]> = image.data.chunks_exact(4).collect();
    colours.sort_unstable();
    colours.dedup();
    colours.len() >= COLOURS
}

/// The program's window, if it is on the screen.
fn find(screen: &RustConnection, window: Window, depth: u8) -> Option<Window> {
    let class = screen.get_property(false, window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, 64).ok()?.reply().ok()?;
    let shown =
        || screen.get_window_attributes(window).ok()?.reply().ok().filter(|it| it.map_state == MapState::VIEWABLE);
    if String::from_utf8_lossy(&class.value).to_lowercase().contains("cloison") && shown().is_some() {
        return Some(window);
    }
    if depth == 0 {
        return None;
    }
    let inner = screen.query_tree(window).ok()?.reply().ok()?.children;
    inner.into_iter().find_map(|inner| find(screen, inner, depth - 1))
}
