//! Is the file on a network share? SQLite's write-ahead log needs memory that all writers share, and locks that hold
//! between them: over a network neither does, and records would be lost (<https://sqlite.org/wal.html>, section 1).

use camino::Utf8Path;

use crate::LedgerError;

/// Refuses a file whose folder lies on a network share. Where the system does not tell, it is let pass.
pub(crate) fn refuse(path: &Utf8Path) -> Result<(), LedgerError> {
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    if system::is_share(folder) { Err(LedgerError::NetworkShare) } else { Ok(()) }
}

#[cfg(target_os = "linux")]
mod system {
    use camino::Utf8Path;

    /// The kinds of file systems, by their numbers in Linux's `statfs(2)`, that lie on another machine.
    const NETWORK: [u64; 12] = [
        0x6969,      // nfs
        0x517b,      // smb
        0xfe53_4d42, // smb2
        0xff53_4d42, // cifs
        0x0102_1997, // 9p
        0x00c3_6400, // ceph
        0x5346_414f, // afs
        0x6b41_4653, // kafs
        0x7375_7245, // coda
        0x564c,      // ncp
        0x0bd0_0bd0, // lustre
        0x4750_4653, // gpfs
    ];
    /// Programs that make file systems (FUSE) have one number, whether they lie elsewhere (SSH, a cloud) or not (an encrypted
    /// folder, a foreign disk).
    const BY_A_PROGRAM: u64 = 0x6573_5546;
    /// Those of them that lie elsewhere, as far as they are known, by the names under which they are mounted.
    const PROGRAMS: [&str; 15] = [
        "afp",
        "ceph-fuse",
        "curlftpfs",
        "gcsfuse",
        "glusterfs",
        "google-drive-ocamlfuse",
        "goofys",
        "gvfsd-fuse",
        "juicefs",
        "kio-fuse",
        "onedriver",
        "rclone",
        "s3fs",
        "smbnetfs",
        "sshfs",
    ];

    pub(super) fn is_share(folder: &Utf8Path) -> bool {
        let Ok(system) = rustix::fs::statfs(folder.as_std_path()) else { return false };
        match number(system.f_type) {
            Some(BY_A_PROGRAM) => is_remote_program(folder).unwrap_or(false),
            kind => kind.is_some_and(|kind| NETWORK.contains(&kind)),
        }
    }

    /// The field's width and sign differ from machine to machine; the numbers have 32 bits.
    fn number(kind: impl TryInto<i64>) -> Option<u64> {
        kind.try_into().ok().map(|kind: i64| kind.cast_unsigned() & 0xffff_ffff)
    }

    /// What the folder's device is mounted by.
    fn is_remote_program(folder: &Utf8Path) -> Option<bool> {
        let device = rustix::fs::stat(folder.as_std_path()).ok()?.st_dev;
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
        let (program, source) = mounted(&mounts, rustix::fs::major(device), rustix::fs::minor(device))?;
        Some(is_remote(program, source))
    }

    /// Some say no name, but from where: an address.
    fn is_remote(program: &str, source: &str) -> bool {
        PROGRAMS.contains(&program) || program == "fuse" && (source.contains("://") || source == "mountpoint-s3")
    }

    /// The program, which stands behind `fuse.` if it says a name, and what it has mounted, of a device in the lines of
    /// `proc_pid_mountinfo(5)`.
    fn mounted(mounts: &str, major: u32, minor: u32) -> Option<(&str, &str)> {
        let device = format!("{major}:{minor}");
        let line = mounts.lines().find(|line| line.split(' ').nth(2) == Some(&device))?;
        let (_, kind) = line.split_once(" - ")?;
        let mut words = kind.split(' ');
        let (kind, source) = (words.next()?, words.next()?);
        Some((kind.strip_prefix("fuse.").unwrap_or(kind), source))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn shares_are_told_from_disks() {
            let is_network = |kind: i64| NETWORK.contains(&number(kind).unwrap());
            for share in [0x6969, 0xff53_4d42, -0x00ac_b2be, 0x0102_1997] {
                assert!(is_network(share), "{share:x}");
            }
            for disk in [0xef53, 0x9123_683e, 0x0102_1994, 0x794c_7630, 0x5846_5342, 0x6573_5546] {
                assert!(!is_network(disk), "{disk:x}");
            }
            assert!(!is_share(Utf8Path::new(".")));
        }

        #[test]
        fn a_program_is_known_by_its_mount() {
            const MOUNTS: &str = "\
                22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n\
                42 22 0:39 / /home/ines/share rw,nosuid shared:7 master:2 - fuse.sshfs ines@office:/work rw,user_id=0\n\
                43 22 0:40 / /home/ines/sealed rw,nosuid - fuse.gocryptfs /home/ines/.sealed rw\n\
                44 22 8:17 / /media/disk rw - fuseblk /dev/sdb1 rw\n\
                45 22 0:41 / /home/ines/cloud rw - fuse https://cloud.example.org/dav rw\n";
            for (device, told, remote) in [
                ((0, 39), Some("sshfs"), true),
                ((0, 40), Some("gocryptfs"), false),
                ((8, 17), Some("fuseblk"), false),
                ((0, 41), Some("fuse"), true),
                ((0, 3), None, false),
            ] {
                let found = mounted(MOUNTS, device.0, device.1);
                let remote_found = found.is_some_and(|(program, source)| is_remote(program, source));
                assert_eq!((found.map(|found| found.0), remote_found), (told, remote), "{device:?}");
            }
        }
    }
}

#[cfg(target_vendor = "apple")]
mod system {
    use camino::Utf8Path;

    /// `MNT_LOCAL` of `statfs(2)`: the file system lies on this computer.
    const LOCAL: u32 = 0x1000;

    pub(super) fn is_share(folder: &Utf8Path) -> bool {
        rustix::fs::statfs(folder.as_std_path()).is_ok_and(|system| system.f_flags & LOCAL == 0)
    }
}

#[cfg(windows)]
mod system {
    use std::path::{Component, Prefix};

    use camino::Utf8Path;

    /// A drive's letter that stands for a share becomes the share's own path.
    pub(super) fn is_share(folder: &Utf8Path) -> bool {
        let Ok(path) = folder.as_std_path().canonicalize() else { return false };
        let prefix = path.components().next();
        matches!(prefix, Some(Component::Prefix(of)) if matches!(of.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple", windows)))]
mod system {
    /// Nothing is known of it.
    pub(super) fn is_share(_: &camino::Utf8Path) -> bool {
        false
    }
}
