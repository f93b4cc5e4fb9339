//! What may still be unpacked of a file and of all that is within it.
//!
//! A few kilobytes can unpack to gigabytes, and archives lie about their sizes, so what counts is what comes out.

use std::io::Read;

use crate::text::Inner;
use crate::{Bounds, Unread};

/// The rest of what [`Bounds`] allow, counted down as files are unpacked.
pub(crate) struct Allowance {
    /// Most bytes of one file.
    bytes: u64,
    /// Bytes that may still come out, of all files together.
    unpacked: u64,
    /// Files within files that may still be read.
    files: u32,
}

impl Allowance {
    pub(crate) fn new(bounds: &Bounds) -> Self {
        Self { bytes: bounds.bytes, unpacked: bounds.unpacked, files: bounds.files }
    }

    /// Takes the place of one file, if there is one left.
    pub(crate) fn file(&mut self) -> bool {
        let left = self.files > 0;
        self.files = self.files.saturating_sub(1);
        left
    }

    /// Most bytes that the next stream may have.
    pub(crate) fn next(&self) -> u64 {
        self.bytes.min(self.unpacked)
    }

    /// Counts bytes that came out of something.
    pub(crate) fn take(&mut self, bytes: u64) {
        self.unpacked = self.unpacked.saturating_sub(bytes);
    }

    /// Reads a stream to its end. A damaged one gives its beginning and says so; one that is too large gives nothing.
    pub(crate) fn unpack(&mut self, stream: impl Read) -> (Vec<u8>, Option<Unread>) {
        let most = self.next();
        if most == 0 {
            return (Vec::new(), Some(Unread::TooLarge));
        }
        let mut bytes = Vec::new();
        let end = stream.take(most + 1).read_to_end(&mut bytes);
        self.take(bytes.len() as u64);
        match end {
            _ if bytes.len() as u64 > most => (Vec::new(), Some(Unread::TooLarge)),
            Ok(_) => (bytes, None),
            Err(_) => (bytes, Some(Unread::Damaged)),
        }
    }

    /// A file within a file, out of a stream.
    pub(crate) fn unpack_file(&mut self, name: &str, stream: impl Read) -> Inner {
        let (bytes, missing) = self.unpack(stream);
        Inner { name: name.to_owned(), bytes, missing }
    }
}
