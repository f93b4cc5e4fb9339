//! Files that go with a draft. They come from anybody, and what takes them apart has met few of them: it runs in a process of
//! its own, with bounds on memory and time and nothing that it may ask the system for, so that a file which breaks it costs
//! that file and nothing else.

use std::io::{Read, Write};
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use cloison_app::dto::Attached;
use cloison_app::{FilePart, Problem, read_file, unreadable_file};
use tauri::State;
use tauri::ipc::{InvokeBody, Request};
use tokio::io::AsyncWriteExt;

use crate::commands::Desk;

/// What the program is called with to read one file and do nothing else.
pub(crate) const READS: &str = "--read-attachment";
/// How long that may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How much memory it may have, and how many seconds of a processor.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
#[cfg(unix)]
const SECONDS: u64 = 25;

/// Reads a file from standard input, its name on the first line, and writes what it says.
pub(crate) fn read() -> ExitCode {
    #[cfg(unix)]
    bound();
    // Where the kernel does not, the bounds still hold.
    #[cfg(target_os = "linux")]
    let _ = crate::confined::confine();
    let mut given = Vec::new();
    if std::io::stdin().read_to_end(&mut given).is_err() {
        return ExitCode::FAILURE;
    }
    let end = given.iter().position(|byte| *byte == b'\n').unwrap_or(given.len());
    let name = String::from_utf8_lossy(&given[..end]).into_owned();
    let parts = read_file(&name, given.get(end + 1..).unwrap_or_default());
    let written = serde_json::to_vec(&parts).is_ok_and(|bytes| std::io::stdout().write_all(&bytes).is_ok());
    if written { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Fsize, 0)] {
        // Where a bound cannot be set, those of the reading itself and the time still hold.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

/// The body is the file; its name is in a header, as the parts of addresses are written.
#[tauri::command]
pub(crate) async fn attach(request: Request<'_>, desk: State<'_, Desk>) -> Result<Attached, Problem> {
    let locks = desk.cloison().locks();
    let name = request.headers().get("file-name").and_then(|name| name.to_str().ok()).unwrap_or_default();
    let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned();
    let InvokeBody::Raw(bytes) = request.body() else {
        // Its bytes did not come as they are.
        let attached = desk.cloison().attach(&name, Vec::new(), unreadable_file(&name), desk.language(), locks);
        return attached.map_err(|error| desk.tell(&error));
    };
    take_in(&name, bytes.clone(), locks, &desk).await
}

/// A file that came with a message that was opened; `null` if it is not there any more.
#[tauri::command]
pub(crate) async fn attach_opened(id: String, desk: State<'_, Desk>) -> Result<Option<Attached>, Problem> {
    let locks = desk.cloison().locks();
    let Some((name, mut bytes)) = desk.cloison().take_expected(&id) else { return Ok(None) };
    take_in(&name, std::mem::take(&mut bytes), locks, &desk).await.map(Some)
}

/// Has a file read, and takes it to the draft.
async fn take_in(name: &str, bytes: Vec<u8>, locks: u64, desk: &Desk) -> Result<Attached, Problem> {
    // What cannot be held is not read: it is told to be too large.
    let read = if desk.cloison().has_room_for(bytes.len()) { Some(read_apart(name, &bytes).await) } else { None };
    let parts = read.flatten().unwrap_or_else(|| unreadable_file(name));
    let attached = desk.cloison().attach(name, bytes, parts, desk.language(), locks);
    attached.map_err(|error| desk.tell(&error))
}

/// Takes a file off the draft; every file without an id.
#[tauri::command]
pub(crate) async fn detach(id: Option<String>, desk: State<'_, Desk>) -> Result<(), Problem> {
    desk.cloison().detach(id.as_deref());
    Ok(())
}

/// What the other process says of the file; none where it does not.
async fn read_apart(name: &str, bytes: &[u8]) -> Option<Vec<FilePart>> {
    let mut child = tokio::process::Command::new(own_program()?)
        .arg(READS)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let (head, bytes) = (format!("{}\n", name.replace(char::is_control, " ")), bytes.to_vec());
    tokio::spawn(async move {
        let _ = input.write_all(head.as_bytes()).await;
        let _ = input.write_all(&bytes).await;
    });
    let output = tokio::time::timeout(PATIENCE, child.wait_with_output()).await.ok()?.ok()?;
    output.status.success().then(|| serde_json::from_slice(&output.stdout).ok()).flatten()
}

/// This program, also where its file was replaced by another since it was started.
fn own_program() -> Option<std::path::PathBuf> {
    if cfg!(target_os = "linux") { Some("/proc/self/exe".into()) } else { std::env::current_exe().ok() }
}
