//! MIME in and out. In: what a message file says, as a draft.
//!
//! A file is an `.eml` (RFC 5322 with MIME) or plain text, and which of the two is decided by its head, not by its
//! name: people rename files. Every text in it is read, also that of messages attached to it; pictures and documents are
//! not; what is not text at all is refused.
//!
//! MIME out: a draft as the writer's mail program takes it over, a meeting as calendars take it in.

mod eml;
mod invitation;
mod outgoing;
mod plain;

use cloison_engine::Draft;
use thiserror::Error;

pub use invitation::{Meeting, calendar};
pub use outgoing::{LONGEST_MAILTO, Outgoing, OutgoingFile, mailto, mailto_recipients, message_file};

/// A file that cannot be judged.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum MailError {
    /// The bytes are no text and no mail: a program, a picture, an archive.
    #[error("M001: not a text and not a message")]
    Binary,
    /// It begins like a mail, but no part of it can be read.
    #[error("M002: the message cannot be read")]
    Broken,
    /// More than [`LARGEST`] bytes.
    #[error("M003: the file is too large")]
    TooLarge,
}

impl MailError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            MailError::Binary => "M001",
            MailError::Broken => "M002",
            MailError::TooLarge => "M003",
        }
    }
}

/// Most bytes of a file: 64 MiB, above every mail provider's limit.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// A draft from a file, with what should be said about the reading.
#[derive(Debug)]
pub struct Read {
    /// The draft, without a channel.
    pub draft: Draft,
    /// Whether bytes that are not UTF-8 were read as Windows-1252.
    pub assumed_encoding: bool,
}

/// A file that came with a message.
#[derive(Debug, PartialEq, Eq)]
pub struct IncomingFile {
    /// As the message names it, or by its type where it does not.
    pub name: String,
    /// What it is, byte for byte.
    pub bytes: Vec<u8>,
}

/// The files that came with a message.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// In their order, [`MOST_FILES`] at most.
    pub files: Vec<IncomingFile>,
    /// How many more there are.
    pub left_out: usize,
}

/// Most files of a message that are taken out of it.
pub const MOST_FILES: usize = 100;

/// Reads a message file.
///
/// # Errors
/// See [`MailError`].
pub fn read(bytes: &[u8]) -> Result<Read, MailError> {
    if bytes.len() as u64 > LARGEST {
        return Err(MailError::TooLarge);
    }
    if eml::looks_like(bytes) { eml::read(bytes, false).map(|(read, _)| read) } else { plain::read(bytes) }
}

/// Reads a message file, and gives the files that came with it as they are: of a message within it the whole.
///
/// # Errors
/// See [`MailError`].
pub fn open(bytes: &[u8]) -> Result<(Read, Incoming), MailError> {
    if bytes.len() as u64 > LARGEST {
        return Err(MailError::TooLarge);
    }
    if !eml::looks_like(bytes) {
        return plain::read(bytes).map(|read| (read, Incoming::default()));
    }
    eml::read(bytes, true)
}
