//! The text of a file that somebody attaches.
//!
//! What is confidential is attached more often than it is written: the list is in a sheet, the strategy in a document, the
//! deleted paragraph still within it. So everything that the file holds is read, also what its program does not show:
//! deleted text, comments, notes, hidden sheets, the names and titles in its properties. What a file is, its bytes decide;
//! its name is a hint only, since people rename files.
//!
//! Bytes come in, text goes out, and nothing else happens: no file, no network, no clock. What cannot be read is told with
//! the reason ([`Unread`]), since an answer about half of a file must not look like one about the whole. The work is
//! bounded ([`Bounds`]) by what really comes out of archives, not by what they say of themselves.

mod allowance;
mod archive;
mod compound;
mod html;
mod kind;
mod mail;
mod name;
mod office;
mod opendocument;
mod pdf;
mod plain;
mod rtf;
mod text;
mod xml;

use allowance::Allowance;
use kind::Kind;
use text::Reading;
use thiserror::Error;

/// How much is read of one file and of everything within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Most bytes of a file, and of each file within it.
    pub bytes: u64,
    /// Most bytes that may come out of archives, documents and compressed streams together.
    pub unpacked: u64,
    /// Most characters of text that are kept, of all parts together.
    pub text: usize,
    /// Most files within the file.
    pub files: u32,
    /// How many files deep a file within a file is read.
    pub depth: u32,
}

impl Default for Bounds {
    /// 64 MiB a file, which is above every mail provider's limit, 128 MiB unpacked, two million characters, a thousand
    /// files, four deep.
    fn default() -> Self {
        Self { bytes: 64 << 20, unpacked: 128 << 20, text: 2_000_000, files: 1000, depth: 4 }
    }
}

/// A file, or a file within it, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name by which a person finds it: `archive.zip/inner/letter.docx`. It has no control characters, no `..` and
    /// at most 200 characters, and is for showing, not for opening a file.
    pub name: String,
    /// What it says; paragraphs and rows are lines, cells are parted by tabs.
    pub text: String,
    /// Why it was not read, or not all of it. There may be text beside it.
    pub unread: Option<Unread>,
}

/// Why a file was not read, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Unread {
    /// It is a picture, or has pages that are pictures without text: a scan.
    #[error("T001: a picture, or pages that are pictures")]
    Picture,
    /// It is a sound or a film.
    #[error("T002: a sound or a film")]
    Media,
    /// It, or something in it, opens only with a password or a key.
    #[error("T003: protected by a password")]
    Encrypted,
    /// It is not whole, or not what its beginning says.
    #[error("T004: damaged")]
    Damaged,
    /// It has more bytes than are read, or would have once it is unpacked.
    #[error("T005: too large")]
    TooLarge,
    /// It holds more files than are read.
    #[error("T006: too many files within it")]
    TooMany,
    /// It lies within more archives than are opened.
    #[error("T007: too many archives within archives")]
    TooDeep,
    /// Only the beginning was read: it has more text than is kept.
    #[error("T008: only the beginning was read")]
    Cut,
    /// It is packed in a way that is not unpacked here: 7z, RAR, bzip2, xz, or an unusual method within a zip.
    #[error("T009: packed in a way that is not read")]
    Packed,
    /// It is an office document of a kind that is not read.
    #[error("T010: an office document of a kind that is not read")]
    Office,
    /// It has text whose signs stand for no letters: a font without an encoding.
    #[error("T011: text that cannot be decoded")]
    Glyphs,
    /// It is none of the kinds that are read.
    #[error("T012: an unknown kind of file")]
    Unknown,
}

impl Unread {
    /// Every reason.
    pub const ALL: [Unread; 12] = [
        Unread::Picture,
        Unread::Media,
        Unread::Encrypted,
        Unread::Damaged,
        Unread::TooLarge,
        Unread::TooMany,
        Unread::TooDeep,
        Unread::Cut,
        Unread::Packed,
        Unread::Office,
        Unread::Glyphs,
        Unread::Unknown,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Unread::Picture => "T001",
            Unread::Media => "T002",
            Unread::Encrypted => "T003",
            Unread::Damaged => "T004",
            Unread::TooLarge => "T005",
            Unread::TooMany => "T006",
            Unread::TooDeep => "T007",
            Unread::Cut => "T008",
            Unread::Packed => "T009",
            Unread::Office => "T010",
            Unread::Glyphs => "T011",
            Unread::Unknown => "T012",
        }
    }
}

/// Reads a file: the file itself is the first part, and every file within it follows.
///
/// The same name, bytes and bounds give the same parts.
#[must_use]
pub fn read(name: &str, bytes: &[u8], bounds: &Bounds) -> Vec<Part> {
    let mut walk = Walk { bounds, allowance: Allowance::new(bounds), text: bounds.text, parts: Vec::new() };
    walk.file(&name::display(name, "file"), bytes, None, 0);
    walk.parts
}

/// The way through a file and the files within it.
struct Walk<'a> {
    bounds: &'a Bounds,
    allowance: Allowance,
    text: usize,
    parts: Vec<Part>,
}

impl Walk<'_> {
    /// Reads one file, then those within it. `missing` says what is already known to be wrong with the bytes.
    fn file(&mut self, name: &str, bytes: &[u8], missing: Option<Unread>, depth: u32) {
        let mut reading = Reading::new(self.text, missing);
        if depth > self.bounds.depth {
            reading.miss(Unread::TooDeep);
        } else if bytes.len() as u64 > self.bounds.bytes {
            reading.miss(Unread::TooLarge);
        } else if !(bytes.is_empty() && missing.is_some()) {
            contents(name, bytes, &mut reading, &mut self.allowance);
        }
        let (text, unread, inner) = reading.finish();
        self.text -= text.chars().count().min(self.text);
        self.parts.push(Part { name: name.to_owned(), text, unread });
        for file in inner {
            self.file(&name::within(name, &file.name), &file.bytes, file.missing, depth + 1);
        }
    }
}

/// Reads what the bytes are, by their kind.
fn contents(name: &str, bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    match kind::of(name, bytes) {
        Kind::Text => plain::read(bytes, reading),
        Kind::Html => html::read(&plain::decode(bytes), reading),
        Kind::FlatOpenDocument => opendocument::read_flat(bytes, reading),
        Kind::Rtf => rtf::read(bytes, reading),
        Kind::Mail => mail::read(bytes, reading, allowance),
        Kind::Mailbox => mail::read_mailbox(bytes, reading, allowance),
        Kind::Pdf => pdf::read(bytes, reading, allowance),
        Kind::Zip => archive::read(bytes, reading, allowance),
        Kind::Gzip => archive::read_gzip(name, bytes, reading, allowance),
        Kind::Tar => archive::read_tar(bytes, reading, allowance),
        Kind::Compound => compound::read(bytes, reading, allowance),
        Kind::Other(why) => reading.miss(why),
    }
}
