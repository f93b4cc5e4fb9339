//! The diagnostic trace: what the program did, never what anybody wrote.
//!
//! Events carry codes, counts and sizes. No event of any level carries message text, a term, a subject, a
//! recipient, a passphrase or a path; a test looks for canaries in every file. Only Cloison's own events are kept:
//! what a dependency might trace is nobody's promise.

use camino::Utf8Path;
use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::AppError;

/// How many days are kept.
const DAYS: usize = 7;

/// Starts tracing to stderr at a level (`off`, `error`, `warn`, `info`, `debug`, `trace`; any other word counts as
/// `warn`), and to a file a day in a folder if one is given. A folder that cannot be written costs only the file.
/// Calling it a second time does nothing.
pub fn start(level: &str, directory: Option<&Utf8Path>) {
    let level: LevelFilter = level.parse().unwrap_or(LevelFilter::WARN);
    let own = |level| Targets::new().with_target("cloison", level);
    let stderr = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .without_time()
        .with_filter(own(level));
    let file = directory.and_then(appender).map(|appender| {
        tracing_subscriber::fmt::layer()
            .with_writer(std::sync::Mutex::new(appender))
            .with_ansi(false)
            .with_filter(own(level.max(LevelFilter::INFO)))
    });
    let _ = tracing_subscriber::registry().with(stderr).with(file).try_init();
}

/// Notes that something a person asked for failed: its code, and nothing of what they wrote.
pub fn failed(error: &AppError) {
    tracing::warn!(code = error.code(), "a command failed");
}

fn appender(directory: &Utf8Path) -> Option<RollingFileAppender> {
    // The appender would complain on stderr about a folder that is not there yet.
    crate::data_dir::make(directory).ok()?;
    RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("cloison")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(directory)
        .ok()
}
