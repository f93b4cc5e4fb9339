//! The process that reads a file which somebody attached: it does that and nothing else, within its bounds.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

fn reading() -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloison-desktop"));
    command.arg("--read-attachment").env_clear();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Value {
    let mut child = reading();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&[name.as_bytes(), b"\n", bytes].concat()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn it_says_what_is_in_the_file() {
    let read = read("notes.html", b"<p>Two lines,<br>\nand a third.</p>");
    assert_eq!(read[0]["name"], "notes.html");
    assert!(read[0]["text"].as_str().unwrap().contains("and a third."), "{read}");
    assert!(read[0]["unread"].is_null());
}

/// Every kind of file of the attachments' own tests is read by the confined process as it is read without bounds.
#[test]
fn it_reads_what_can_be_read_within_them() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/attachments/tests/files");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10);
    for file in files {
        let (name, bytes) = (file.file_name().unwrap().to_str().unwrap(), std::fs::read(&file).unwrap());
        let here = serde_json::to_value(cloison_app::read_file(name, &bytes)).unwrap();
        assert_eq!(read(name, &bytes), here, "{name}");
    }
}

#[test]
fn it_may_not_ask_the_system_for_anything_else() {
    let mut child = reading();
    let status = format!("/proc/{}/status", child.id());
    let confined = |status: &str| ["Seccomp:\t2", "NoNewPrivs:\t1"].iter().all(|line| status.contains(line));
    let since = Instant::now();
    while !confined(&std::fs::read_to_string(&status).unwrap()) {
        assert!(since.elapsed() < Duration::from_secs(10), "{}", std::fs::read_to_string(&status).unwrap());
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn it_has_bounds() {
    let mut child = reading();
    // They are set before it reads, and it waits for what to read.
    let limits = format!("/proc/{}/limits", child.id());
    let bounded = |limits: &str| {
        let has = |name: &str, most: &str| {
            limits
                .lines()
                .any(|line| line.starts_with(name) && line.split_whitespace().filter(|word| *word == most).count() == 2)
        };
        has("Max address space", "1073741824") && has("Max cpu time", "25") && has("Max file size", "0")
    };
    let since = Instant::now();
    while !bounded(&std::fs::read_to_string(&limits).unwrap()) {
        assert!(since.elapsed() < Duration::from_secs(10), "{}", std::fs::read_to_string(&limits).unwrap());
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}
