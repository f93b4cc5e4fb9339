//! A ledger on a share of another machine, through a real one: `sshfs`, where it is installed and may mount.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

mod desk;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use cloison_ledger::{Ledger, LedgerError};
use desk::{Desk, decision};

/// What answers on the other machine, where the distributions put it.
const SERVERS: [&str; 3] =
    ["/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server", "/usr/lib/ssh/sftp-server"];

/// A folder that is mounted until this is dropped.
struct Share {
    mount: Utf8PathBuf,
    sshfs: Child,
}

impl Share {
    /// `None` where it cannot be.
    fn of(folder: &Utf8Path, mount: &Utf8Path, side: &Utf8Path) -> Option<Share> {
        let server = SERVERS.iter().find(|server| fs::exists(server).unwrap_or(false))?;
        // In the place of a connection: the other machine is this one.
        let connection = side.join("connection");
        fs::write(&connection, format!("#!/bin/sh\nexec {server}\n")).unwrap();
        fs::set_permissions(&connection, fs::Permissions::from_mode(0o700)).unwrap();
        let mut sshfs = Command::new("sshfs");
        sshfs.args(["-f", "-o", &format!("ssh_command={connection}"), &format!("elsewhere:{folder}"), mount.as_str()]);
        let sshfs = sshfs.stdin(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
        let mut share = Share { mount: mount.to_owned(), sshfs };
        fs::write(folder.join("here"), "").unwrap();
        for _ in 0..100 {
            if fs::exists(mount.join("here")).unwrap_or(false) {
                return Some(share);
            }
            if share.sshfs.try_wait().unwrap().is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        None
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let unmounted = ["fusermount3", "fusermount"].iter().any(|program| {
            let status = Command::new(program).args(["-u", "-z", self.mount.as_str()]).stderr(Stdio::null()).status();
            status.is_ok_and(|status| status.success())
        });
        if !unmounted {
            let _ = self.sshfs.kill();
        }
        let _ = self.sshfs.wait();
    }
}

#[tokio::test]
async fn a_ledger_on_a_share_is_refused() {
    let desk = Desk::new();
    let [folder, mount, side] = ["folder", "mount", "side"].map(|name| desk.path.join(name));
    for made in [&folder, &mount, &side] {
        fs::create_dir(made).unwrap();
    }
    let Some(_share) = Share::of(&folder, &mount, &side) else {
        eprintln!("skipped: no sshfs that mounts here");
        return;
    };
    let opened = Ledger::open(&mount.join("ledger.db")).await;
    assert!(matches!(opened, Err(LedgerError::NetworkShare)), "{opened:?}");
    assert!(!folder.join("ledger.db").exists(), "nothing was made there");
    // The same folder where it is.
    let ledger = Ledger::open(&folder.join("ledger.db")).await.unwrap();
    desk.append(&ledger, decision(1)).await;
    ledger.close().await;
}
