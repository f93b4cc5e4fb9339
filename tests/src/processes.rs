//! The processes of a window: the program and its webview's, told by the data directory in their environment.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long a process may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_secs(2);

/// The processes that were started for this data directory, the driver's among them.
#[must_use]
pub fn of(data: &Path) -> Vec<u32> {
    let mark = format!("CLOISON_DATA_DIR={}", data.display());
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let belongs = |id: &u32| {
        let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes())
    };
    entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(belongs).collect()
}

/// Ends what still runs for this data directory: the window outlives a driver whose session was not closed.
pub fn end(data: &Path) {
    for signal in ["TERM", "KILL"] {
        let since = Instant::now();
        let mut left = of(data);
        if left.is_empty() {
            return;
        }
        let _ = Command::new("kill").arg("-s").arg(signal).args(left.iter().map(u32::to_string)).status();
        while !left.is_empty() && since.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(10));
            left = of(data);
        }
    }
}

/// The memory of these processes in MB, what they share counted once.
#[must_use]
pub fn memory(processes: &[u32]) -> u64 {
    let proportional = |id: &u32| -> Option<u64> {
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse().ok()
    };
    processes.iter().filter_map(proportional).sum::<u64>() / 1024
}
