//! The files of a rescue: copied as far as the disk reads them, locked against others, and put in place in an order in which
//! there is always one ledger or the other.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

use camino::{Utf8Path, Utf8PathBuf};

use crate::LedgerError;
use crate::database::make_private;
use crate::pages::Pages;

/// How much of a file is read at once, and how much of it is given up where the disk does not read.
const CHUNK: usize = 64 * 1024;
const SECTOR: usize = 4096;

/// What the system says, as the ledger says it.
pub(super) fn said(error: io::Error) -> LedgerError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => LedgerError::Full,
        // What somebody has open cannot be replaced there.
        ErrorKind::PermissionDenied if cfg!(windows) => LedgerError::Busy,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => LedgerError::ReadOnly,
        _ => LedgerError::Io(sqlx::Error::Io(error)),
    }
}

pub(super) fn open(path: &Utf8Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path)
}

/// SQLite's own beginning of a file, without which this program does not open it, whatever its log has.
pub(super) fn has_its_beginning(mut file: &File) -> bool {
    let mut beginning = [0; 16];
    file.rewind().and_then(|()| file.read_exact(&mut beginning)).is_ok() && &beginning == b"SQLite format 3\0"
}

/// Keeps others from opening the ledger until it is dropped. SQLite locks bytes of the file, and of the memory that its users
/// share (<https://sqlite.org/walformat.html>, 2.3). Any file that this process closes of these takes its locks with it.
pub(super) struct Alone {
    pub(super) file: File,
    _shared: Option<File>,
}

pub(super) fn alone(path: &Utf8Path) -> Result<Alone, LedgerError> {
    let file = open(path).map_err(said)?;
    lock(&file)?;
    let shared = match open(&Utf8PathBuf::from(format!("{path}-shm"))) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        shared => Some(shared.map_err(said)?),
    };
    if let Some(shared) = &shared {
        lock(shared)?;
    }
    Ok(Alone { file, _shared: shared })
}

#[cfg(unix)]
pub(super) fn lock(file: &File) -> Result<(), LedgerError> {
    use rustix::fs::{FlockOperation, fcntl_lock};
    match fcntl_lock(file, FlockOperation::NonBlockingLockExclusive) {
        Err(rustix::io::Errno::AGAIN | rustix::io::Errno::ACCESS) => Err(LedgerError::Busy),
        locked => locked.map_err(|error| said(error.into())),
    }
}

/// A file that is open cannot be replaced there.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "it is called alike on every system")]
pub(super) fn lock(_: &File) -> Result<(), LedgerError> {
    Ok(())
}

/// The files of a rescue.
pub(super) struct Around {
    path: Utf8PathBuf,
    /// The damaged file, with what SQLite had not written into it yet.
    pub(super) damaged: Utf8PathBuf,
    /// Its log as it was, in which there may be more than SQLite would take for whole.
    log: Utf8PathBuf,
    pub(super) new: Utf8PathBuf,
    again: Utf8PathBuf,
}

/// Files that go when this is dropped.
pub(super) struct Made(pub(super) Vec<Utf8PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        self.0.iter().for_each(|file| drop(fs::remove_file(file)));
    }
}

impl Around {
    /// Under names that nothing has yet.
    pub(super) fn of(path: &Utf8Path) -> Around {
        let beside = |end: String| Utf8PathBuf::from(format!("{path}.{end}"));
        let name = |number: u32| beside(format!("damaged-{number}"));
        let damaged = (1..u32::MAX).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(0));
        let (new, again) = (beside("rescued".to_owned()), beside("again".to_owned()));
        for left in [&new, &again] {
            let _ = fs::remove_file(left);
        }
        Around { path: path.to_owned(), log: format!("{damaged}-log").into(), damaged, new, again }
    }

    pub(super) fn all(&self) -> Vec<Utf8PathBuf> {
        let sides = ["-wal", "-shm"].map(|end| format!("{}{end}", self.new).into());
        [&self.damaged, &self.log, &self.new, &self.again].into_iter().cloned().chain(sides).collect()
    }

    /// Copies what is there; whether all of it could be read.
    pub(super) fn copy(&self, file: &File) -> io::Result<(Pages, bool)> {
        make_private(&self.damaged);
        let mut copied = open(&self.damaged)?;
        let mut readable = copy_readable(file, &mut copied)?;
        let mut pages = Pages::new(copied)?;
        match File::open(format!("{}-wal", self.path)) {
            Ok(log) if log.metadata()?.len() > 0 => {
                make_private(&self.log);
                let mut copied = open(&self.log)?;
                readable &= copy_readable(&log, &mut copied)?;
                copied.sync_all()?;
                copied.rewind()?;
                pages.take_in(copied)?;
            }
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        pages.file().sync_all()?;
        Ok((pages, readable))
    }

    /// Puts the new ledger where the damaged one was. First the copy, which says the same as the file and its log together, so
    /// that the log can go: beside another file it would be written into that. Both are locked.
    pub(super) fn put(&self, pages: &Pages, new: &File, made: &mut Made) -> Result<(), LedgerError> {
        let mut locked = None;
        if fs::hard_link(&self.damaged, &self.again).is_err() {
            make_private(&self.again);
            let mut again = open(&self.again).map_err(said)?;
            copy_readable(pages.file(), &mut again).map_err(said)?;
            again.sync_all().map_err(said)?;
            lock(&again)?;
            locked = Some(again);
        }
        let mut put = || {
            new.sync_all()?;
            fs::rename(&self.again, &self.path)?;
            made.0.retain(|file| *file != self.damaged && *file != self.log);
            sync_folder(&self.path)?;
            for end in ["-wal", "-shm"] {
                match fs::remove_file(format!("{}{end}", self.path)) {
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            sync_folder(&self.path)?;
            fs::rename(&self.new, &self.path)?;
            made.0.clear();
            sync_folder(&self.path)
        };
        let put = put().map_err(said);
        drop(locked);
        put
    }
}

/// Copies a file; what the disk does not read is zeros, and then it says so.
fn copy_readable<R>(from: &R, to: &mut File) -> io::Result<bool>
where
    for<'r> &'r R: Read + Seek,
{
    let mut from = from;
    let length = from.seek(SeekFrom::End(0))?;
    let mut buffer = vec![0; CHUNK];
    let (mut at, mut readable) = (0, true);
    while at < length {
        let left = usize::try_from(length - at).unwrap_or(usize::MAX);
        let mut read = |size: usize| {
            let part = &mut buffer[..size.min(left)];
            from.seek(SeekFrom::Start(at)).and_then(|_| from.read_exact(part)).map(|()| part.len())
        };
        let size = if let Ok(size) = read(CHUNK).or_else(|_| read(SECTOR)) {
            size
        } else {
            readable = false;
            buffer[..SECTOR].fill(0);
            SECTOR.min(left)
        };
        to.write_all(&buffer[..size])?;
        at += size as u64;
    }
    Ok(readable)
}

/// Names reach the disk in this order. Windows has no way to ask for it.
fn sync_folder(path: &Utf8Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent().filter(|folder| !folder.as_str().is_empty())
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that does not read some of its sectors.
    struct Disk {
        bytes: Vec<u8>,
        broken: Vec<usize>,
        at: std::cell::Cell<usize>,
    }

    impl Read for &Disk {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let at = self.at.get();
            let size = to.len().min(self.bytes.len() - at);
            if self.broken.iter().any(|sector| at < (sector + 1) * SECTOR && at + size > sector * SECTOR) {
                return Err(io::Error::other("the disk does not read"));
            }
            to[..size].copy_from_slice(&self.bytes[at..at + size]);
            self.at.set(at + size);
            Ok(size)
        }
    }

    impl Seek for &Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            let at = match to {
                SeekFrom::Start(at) => usize::try_from(at).unwrap(),
                SeekFrom::End(_) => self.bytes.len(),
                SeekFrom::Current(_) => self.at.get(),
            };
            self.at.set(at);
            Ok(at as u64)
        }
    }

    #[test]
    fn what_the_disk_does_not_read_costs_no_more() {
        let bytes: Vec<u8> = (0..150_001u32).map(|at| (at % 251) as u8 + 1).collect();
        for broken in [vec![], vec![0], vec![17, 18, 36]] {
            let disk = Disk { bytes: bytes.clone(), broken: broken.clone(), at: 0.into() };
            let mut file = tempfile::tempfile().unwrap();
            assert_eq!(copy_readable(&disk, &mut file).unwrap(), broken.is_empty());
            let mut copied = Vec::new();
            file.rewind().unwrap();
            file.read_to_end(&mut copied).unwrap();
            assert_eq!(copied.len(), bytes.len());
            for (sector, (copied, was)) in copied.chunks(SECTOR).zip(bytes.chunks(SECTOR)).enumerate() {
                let lost = broken.contains(&sector);
                assert!(if lost { copied.iter().all(|byte| *byte == 0) } else { copied == was }, "{sector}");
            }
        }
    }
}
