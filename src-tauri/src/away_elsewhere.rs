//! Locking when the session is locked or the computer slept, on macOS and Windows.
//!
//! Both tell it by calls that are no safe Rust, which this program has none of. What can be asked for safely is how it stands:
//! so it is asked every other second. Of sleep only the end is seen, by the clocks: the key is gone when the computer wakes,
//! and not before it sleeps.

use std::time::{Duration, Instant, SystemTime};

use tauri::{AppHandle, Emitter};

use crate::shell;

const EVERY: Duration = Duration::from_secs(2);
/// By so much more the calendar's clock moves on over a sleep; less is a clock that is set right.
const SLEPT: Duration = Duration::from_secs(20);

/// Asks as long as the window is open.
pub(crate) async fn watch(app: AppHandle) {
    let mut sight = Sight { locked: false, awake: Instant::now(), clock: SystemTime::now() };
    loop {
        tokio::time::sleep(EVERY).await;
        let Ok(locked) = tauri::async_runtime::spawn_blocking(session_is_locked).await else { return };
        if sight.is_away(locked, Instant::now(), SystemTime::now()) {
            shell::lock(&app).await;
            let _ = app.emit_to("main", "locked", ());
        }
    }
}

/// How it stood when it was asked last.
struct Sight {
    locked: bool,
    awake: Instant,
    clock: SystemTime,
}

impl Sight {
    /// Whether somebody has gone away since.
    fn is_away(&mut self, locked: bool, awake: Instant, clock: SystemTime) -> bool {
        // The one stands still while the computer sleeps, or nobody asked for so long; the other does not.
        let passed = clock.duration_since(self.clock).unwrap_or_default();
        let slept = passed > awake.duration_since(self.awake).min(EVERY * 2) + SLEPT;
        let gone = locked && !self.locked;
        *self = Sight { locked, awake, clock };
        gone || slept
    }
}

/// `IOConsoleLocked` of the registry's root is set while the screen is locked. What cannot be read counts as open: idle time
/// locks nevertheless.
#[cfg(target_os = "macos")]
fn session_is_locked() -> bool {
    let asked = std::process::Command::new("/usr/sbin/ioreg").args(["-n", "Root", "-d", "1"]).output();
    asked.is_ok_and(|output| says_locked(&String::from_utf8_lossy(&output.stdout)))
}

#[cfg(any(target_os = "macos", test))]
fn says_locked(registry: &str) -> bool {
    let mut lines = registry.lines().filter_map(|line| line.split_once("\"IOConsoleLocked\""));
    lines.any(|(_, value)| value.trim_start_matches([' ', '=']).starts_with("Yes"))
}

/// While the session is locked, or Windows asks for an administrator, no program may open the desktop that has the keyboard.
#[cfg(windows)]
fn session_is_locked() -> bool {
    winsafe::HDESK::OpenInputDesktop(None, false, winsafe::co::DESKTOP_RIGHTS::READOBJECTS).is_err()
}

#[cfg(not(any(target_os = "macos", windows)))]
fn session_is_locked() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_locks_or_closes_the_lid_is_away_once() {
        let (awake, clock) = (Instant::now(), SystemTime::now());
        let mut sight = Sight { locked: false, awake, clock };
        let after =
            |awake_for: u64, passed: u64| (awake + Duration::from_secs(awake_for), clock + Duration::from_secs(passed));
        for (locked, (awake_for, passed), away) in [
            (false, (2, 2), false),
            (true, (4, 4), true),
            (true, (6, 6), false),
            (false, (8, 8), false),
            // The clock was set right, then the computer slept, by one clock and by both.
            (false, (10, 20), false),
            (false, (12, 3600), true),
            (false, (3700, 7200), true),
            (false, (3702, 7202), false),
            (true, (3704, 7204), true),
        ] {
            let (awake, clock) = after(awake_for, passed);
            assert_eq!(sight.is_away(locked, awake, clock), away, "{passed}");
        }
    }

    #[test]
    fn the_registry_says_whether_the_screen_is_locked() {
        let root =
            |value| format!("+-o Root  <class IORegistryEntry>\n    {{\n      \"IOConsoleLocked\" = {value}\n    }}\n");
        assert!(says_locked(&root("Yes")) && !says_locked(&root("No")) && !says_locked(""));
    }
}
