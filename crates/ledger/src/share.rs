//! Is the file on a network share? SQLite's write-ahead log needs memory that all writers share, and locks that hold
//! between them: over a network neither does, and records would be lost (<https://sqlite.org/wal.html>, section 1).

use camino::Utf8Path;

use crate::LedgerError;

/// The kinds of file systems, by their numbers in Linux's `statfs(2)`, that lie on another machine.
#[cfg(target_os = "linux")]
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

/// Refuses a file whose folder lies on a network share. Where the system does not tell, it is let pass.
#[cfg(target_os = "linux")]
pub(crate) fn refuse(path: &Utf8Path) -> Result<(), LedgerError> {
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let Ok(system) = rustix::fs::statfs(folder.as_std_path()) else { return Ok(()) };
    if is_network(system.f_type) { Err(LedgerError::NetworkShare) } else { Ok(()) }
}

#[cfg(target_os = "linux")]
fn is_network(kind: impl TryInto<i64>) -> bool {
    // The field's width and sign differ from machine to machine; the numbers have 32 bits.
    kind.try_into().is_ok_and(|kind: i64| NETWORK.contains(&(kind.cast_unsigned() & 0xffff_ffff)))
}

/// Elsewhere nothing is known of it.
#[cfg(not(target_os = "linux"))]
#[allow(clippy::unnecessary_wraps, reason = "it is called alike on every system")]
pub(crate) fn refuse(_: &Utf8Path) -> Result<(), LedgerError> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_from_disks() {
        for share in [0x6969_i64, 0xff53_4d42, -0x00ac_b2be, 0x0102_1997] {
            assert!(is_network(share), "{share:x}");
        }
        for disk in [0xef53_i64, 0x9123_683e, 0x0102_1994, 0x794c_7630, 0x5846_5342] {
            assert!(!is_network(disk), "{disk:x}");
        }
        assert!(refuse(Utf8Path::new("ledger.db")).is_ok());
    }
}
