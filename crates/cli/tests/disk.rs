//! A full disk and a disk that cannot be written to, as small file systems in a mount namespace of the test's own.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::process::Command;

/// Runs a script on an empty disk of 300 KB; what it prints, or `None` where this system lets nobody mount.
fn on_small_disk(script: &str) -> Option<String> {
    const BEGIN: &str = r#"
        mount -t tmpfs -o size=300k,mode=700 none "$DISK" || exit 77
        printf 'four random words here\n' > "$DISK/key.txt"
        cloison() { "$CLOISON" --data-dir "$DISK/data" --key-store passphrase --passphrase-file "$DISK/key.txt" "$@"; }
        add() { printf '{"body": "Lunch", "channel": "email", "outcome": "sent"}' | cloison log add; }
        fill() { head -c 1000000 /dev/zero > "$DISK/filler" 2> /dev/null; }
    "#;
    let disk = tempfile::tempdir().unwrap();
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c"]).arg(format!("{BEGIN}{script}"));
    command.env("DISK", disk.path()).env("CLOISON", env!("CARGO_BIN_EXE_cloison"));
    command.env("LANG", "C").env("NO_COLOR", "1").env_remove("CLOISON_TRACE").env_remove("DBUS_SESSION_BUS_ADDRESS");
    let output = command.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    if printed.is_empty() && !output.status.success() {
        assert!(std::env::var_os("CI").is_none(), "the checks need a system that lets its user mount");
        eprintln!("skipped: this system lets nobody mount ({})", String::from_utf8_lossy(&output.stderr).trim());
        return None;
    }
    Some(printed)
}

fn has(printed: &str, parts: &[&str]) {
    let mut rest = printed;
    for part in parts {
        let at = rest.find(part);
        assert!(at.is_some(), "{part:?} is not where it should be in:\n{printed}");
        rest = &rest[at.unwrap() + part.len()..];
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    let printed = on_small_disk(
        r#"
        echo begun; add; add; add
        fill; add 2>&1; echo "full: $?"
        rm "$DISK/filler"; add; echo "room: $?"
        cloison log verify
        "#,
    );
    let Some(printed) = printed else { return };
    has(&printed, &["L005", "Free some room", "full: 2", "room: 0", "4 records, none changed"]);
}

#[test]
fn a_full_disk_at_the_first_use_leaves_nothing_half_made() {
    let printed = on_small_disk(
        r#"
        echo begun; mkdir "$DISK/data"; fill; add 2>&1; echo "full: $?"
        rm "$DISK/filler"; add; echo "room: $?"
        cloison log list
        "#,
    );
    let Some(printed) = printed else { return };
    has(&printed, &["K007", "the disk has room", "full: 2", "room: 0", "Sent"]);
}

#[test]
fn a_ledger_on_a_read_only_disk_is_read_and_not_written() {
    let printed = on_small_disk(
        r#"
        echo begun; add; add
        ls "$DISK/data"; echo "files listed"
        cp -r "$DISK/data" "$DISK/torn"; printf 'waiting' > "$DISK/torn/ledger.db-wal"
        mount -o remount,ro "$DISK"
        add 2>&1; echo "add: $?"
        cloison log list > /dev/null; echo "list: $?"
        cloison log verify
        "$CLOISON" --data-dir "$DISK/torn" --passphrase-file "$DISK/key.txt" log list 2>&1; echo "torn: $?"
        "#,
    );
    let Some(printed) = printed else { return };
    // The command has closed the ledger: everything is in its one file.
    assert!(!printed.split("files listed").next().unwrap().contains("ledger.db-wal"), "{printed}");
    has(&printed, &["L004", "What to do", "add: 2", "list: 0", "2 records, none changed", "L011", "torn: 2"]);
}
