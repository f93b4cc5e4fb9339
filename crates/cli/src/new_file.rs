//! A file that an export writes. What was decided stands in it in the clear, so nothing of it may stay where nobody looks:
//! on Linux, where the disk can, it has no name before it is whole, and what a killed command had written is gone with it.

use std::fs::File;
use std::io::{self, Write};

use camino::Utf8Path;
use tempfile::NamedTempFile;

/// A file for its owner alone, which was not there before and is there once it is whole.
pub(crate) struct NewFile<'p> {
    path: &'p Utf8Path,
    written: Written,
}

enum Written {
    /// Without a name.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// Under another name beside it, where the system knows no files without one.
    Named(NamedTempFile),
}

impl NewFile<'_> {
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`]; those of making a file.
    pub(crate) fn beside(path: &Utf8Path) -> io::Result<NewFile<'_>> {
        if path.try_exists()? {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let directory = path.parent().filter(|directory| !directory.as_str().is_empty());
        let directory = directory.unwrap_or(Utf8Path::new("."));
        #[cfg(target_os = "linux")]
        if let Some(file) = nameless::make(directory) {
            return Ok(NewFile { path, written: Written::Nameless(file) });
        }
        let named = tempfile::Builder::new().prefix(".cloison-export-").tempfile_in(directory)?;
        Ok(NewFile { path, written: Written::Named(named) })
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`]; those of writing.
    pub(crate) fn keep(self) -> io::Result<()> {
        self.file().sync_all()?;
        match self.written {
            #[cfg(target_os = "linux")]
            Written::Nameless(file) => nameless::name(&file, self.path),
            Written::Named(named) => named.persist_noclobber(self.path).map(drop).map_err(|error| error.error),
        }
    }

    fn file(&self) -> &File {
        match &self.written {
            #[cfg(target_os = "linux")]
            Written::Nameless(file) => file,
            Written::Named(named) => named.as_file(),
        }
    }
}

impl Write for NewFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file().flush()
    }
}

/// Files that have no name yet (`O_TMPFILE` of Linux's `open(2)`).
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;

    use camino::Utf8Path;
    use rustix::fs::{AtFlags, CWD, Mode, OFlags};

    /// Where a process finds its open files by their numbers.
    const OWN_FILES: &str = "/proc/self/fd";

    /// `None` where the disk knows no such files, or where they could not be named afterwards.
    pub(super) fn make(directory: &Utf8Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = rustix::fs::open(directory.as_std_path(), flags, Mode::RUSR | Mode::WUSR).ok()?;
        let file = File::from(file);
        std::fs::exists(own_name(&file)).is_ok_and(|there| there).then_some(file)
    }

    pub(super) fn name(file: &File, path: &Utf8Path) -> io::Result<()> {
        let named = rustix::fs::linkat(CWD, own_name(file), CWD, path.as_std_path(), AtFlags::SYMLINK_FOLLOW);
        Ok(named?)
    }

    fn own_name(file: &File) -> String {
        format!("{OWN_FILES}/{}", file.as_raw_fd())
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8PathBuf;

    use super::*;

    #[test]
    fn a_file_is_there_once_it_is_whole_and_for_its_owner_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(directory.path().join("decisions.jsonl")).unwrap();
        let mut new = NewFile::beside(&path).unwrap();
        new.write_all(b"half").unwrap();
        #[cfg(target_os = "linux")]
        {
            assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "nothing is left of a killed export");
            // What a kill does: nothing is cleared up.
            std::mem::forget(new);
            assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
            new = NewFile::beside(&path).unwrap();
            new.write_all(b"half").unwrap();
        }
        new.write_all(b" and half").unwrap();
        let late = NewFile::beside(&path).unwrap();
        new.keep().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"half and half");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        for refused in [late.keep(), NewFile::beside(&path).map(drop)] {
            assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(std::fs::read(&path).unwrap(), b"half and half");
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1);
    }
}
