//! Compound files (OLE 2): documents of Word, Excel and `PowerPoint` until 2003, messages of Outlook, objects within
//! documents, and the newer documents once a password protects them.

mod document;
mod message;
mod properties;
mod slides;
mod workbook;

use std::io::Cursor;

use cfb::CompoundFile;

use crate::Unread;
use crate::allowance::Allowance;
use crate::text::{Inner, Reading};

/// An opened compound file.
struct Compound<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    /// The streams' names, with the storages before them.
    names: Vec<String>,
}

/// Most entries that are looked at.
const MOST_ENTRIES: usize = 100_000;

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let file = CompoundFile::open(Cursor::new(bytes)).ok()?;
        let streams = file.walk().take(MOST_ENTRIES).filter(cfb::Entry::is_stream);
        let names = streams.map(|entry| entry.path().to_string_lossy().into_owned()).collect();
        Some(Self { file, names })
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|stream| stream == name)
    }

    /// The bytes of a stream, if there is one of this name.
    fn get(&mut self, name: &str, reading: &mut Reading, allowance: &mut Allowance) -> Option<Vec<u8>> {
        if !self.has(name) {
            return None;
        }
        let Ok(stream) = self.file.open_stream(name) else {
            reading.miss(Unread::Damaged);
            return None;
        };
        let (bytes, missing) = allowance.unpack(stream);
        if let Some(why) = missing {
            reading.miss(why);
        }
        Some(bytes)
    }
}

pub(crate) fn read(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let Some(mut file) = Compound::open(bytes) else { return reading.miss(Unread::Damaged) };
    for name in ["/\u{5}SummaryInformation", "/\u{5}DocumentSummaryInformation"] {
        if let Some(bytes) = file.get(name, reading, allowance) {
            properties::read(&bytes, reading);
        }
    }
    if file.has("/EncryptedPackage") {
        reading.miss(Unread::Encrypted);
    } else if file.has("/WordDocument") {
        document::read(&mut file, reading, allowance);
    } else if file.has("/Workbook") {
        workbook::read(&mut file, reading, allowance);
    } else if file.has("/PowerPoint Document") {
        slides::read(&mut file, reading, allowance);
    } else if file.has("/__properties_version1.0") {
        message::read(&mut file, reading, allowance);
    } else if !object(&mut file, reading, allowance) {
        reading.miss(Unread::Office);
    }
}

/// A file that was put into a document as an object.
fn object(file: &mut Compound<'_>, reading: &mut Reading, allowance: &mut Allowance) -> bool {
    for (stream, name) in [("/Package", "package"), ("/CONTENTS", "contents"), ("/\u{1}Ole10Native", "object")] {
        let Some(mut bytes) = file.get(stream, reading, allowance) else { continue };
        let mut name = name.to_owned();
        if name == "object"
            && let Some((label, content)) = native(&bytes)
        {
            (name, bytes) = (label, content);
        }
        if allowance.file() {
            reading.inner(Inner { name, bytes, missing: None });
        } else {
            reading.miss(Unread::TooMany);
        }
        return true;
    }
    false
}

/// The name and the bytes of an object that Windows packed: sizes, label, path, path again, content.
fn native(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let (label, rest) = c_string(bytes.get(6..)?)?;
    let (_, rest) = c_string(rest)?;
    let (_, rest) = c_string(rest.get(8..)?)?;
    let size = usize::try_from(number(rest, 0, 4)?).ok()?;
    let content = rest.get(4..)?;
    Some((label, content[..size.min(content.len())].to_vec()))
}

fn c_string(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = memchr::memchr(0, bytes)?;
    Some((western(&bytes[..end]), &bytes[end + 1..]))
}

/// Text in Windows-1252.
fn western(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// Text in UTF-16.
fn wide(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

/// A number of some bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(field.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// A place or a size.
fn offset(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    usize::try_from(number(bytes, at, length)?).ok()
}
