//! What a file is, by its first bytes. The name is asked only where text may be more than text.

use crate::{Unread, mail, name, plain};

/// How a file is read, or why it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Html,
    FlatOpenDocument,
    Rtf,
    Mail,
    Mailbox,
    Pdf,
    Zip,
    Gzip,
    Tar,
    Compound,
    Other(Unread),
}

/// Beginnings of files that are read.
const READ: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"PK\x07\x08", Kind::Zip),
    (b"%PDF-", Kind::Pdf),
    (b"{\\rtf", Kind::Rtf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Compound),
    (b"\x1f\x8b", Kind::Gzip),
];

/// Where a mark stands, the mark, and why its file is not read.
const OTHER: &[(usize, &[u8], Unread)] = &[
    (0, b"\x89PNG", Unread::Picture),
    (0, b"\xff\xd8\xff", Unread::Picture),
    (0, b"GIF8", Unread::Picture),
    (0, b"II*\0", Unread::Picture),
    (0, b"MM\0*", Unread::Picture),
    (0, b"8BPS", Unread::Picture),
    (0, b"\0\0\x01\0", Unread::Picture),
    (0, b"\xff\x0a", Unread::Picture),
    (40, b" EMF", Unread::Picture),
    (8, b"WEBP", Unread::Picture),
    (8, b"WAVE", Unread::Media),
    (8, b"AVI ", Unread::Media),
    (0, b"ID3", Unread::Media),
    (0, b"OggS", Unread::Media),
    (0, b"fLaC", Unread::Media),
    (0, b"#!AMR", Unread::Media),
    (0, b"\x1a\x45\xdf\xa3", Unread::Media),
    (0, b"7z\xbc\xaf\x27\x1c", Unread::Packed),
    (0, b"Rar!\x1a\x07", Unread::Packed),
    (0, b"BZh", Unread::Packed),
    (0, b"\xfd7zXZ\0", Unread::Packed),
    (0, b"\x28\xb5\x2f\xfd", Unread::Packed),
    (0, b"MSCF\0", Unread::Packed),
    (0, b"age-encryption.org/", Unread::Encrypted),
    (0, b"-----BEGIN AGE ENCRYPTED FILE", Unread::Encrypted),
    (0, b"-----BEGIN PGP MESSAGE", Unread::Encrypted),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", Unread::Office),
];

/// Brands of the `ftyp` box that are pictures; the others are films and sounds.
const PICTURE_BRANDS: &[&[u8]] = &[b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif", b"avis"];

pub(crate) fn of(name: &str, bytes: &[u8]) -> Kind {
    let known = READ.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, kind)) = known {
        return *kind;
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Kind::Tar;
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let picture = bytes.get(8..12).is_some_and(|brand| PICTURE_BRANDS.contains(&brand));
        return Kind::Other(if picture { Unread::Picture } else { Unread::Media });
    }
    let text = !plain::is_binary(bytes);
    for (at, mark, why) in OTHER {
        // A text may begin with the letters of a mark; only what is no text may be known by so little.
        let certain = !text || *why == Unread::Encrypted;
        if certain && bytes.get(*at..at + mark.len()) == Some(mark) {
            return Kind::Other(*why);
        }
    }
    if text { text_kind(name, bytes) } else { binary_kind(bytes) }
}

/// What a text is besides.
fn text_kind(name: &str, bytes: &[u8]) -> Kind {
    if mail::looks_like(bytes) {
        return Kind::Mail;
    }
    if mail::looks_like_mailbox(bytes) {
        return Kind::Mailbox;
    }
    let decoded = plain::decode(&bytes[..bytes.len().min(4096)]);
    let head = decoded.trim_start().to_ascii_lowercase();
    if head.starts_with('<') {
        if head.contains("<office:document") {
            return Kind::FlatOpenDocument;
        }
        let marked = ["<!doctype html", "<html", "<head", "<body", "<svg"].iter().any(|tag| head.contains(tag));
        if marked || matches!(name::extension(name).as_str(), "html" | "htm" | "xhtml" | "svg") {
            return Kind::Html;
        }
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    Kind::Text
}

/// What is left for bytes that are no text.
fn binary_kind(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    if head.starts_with(b"BM") && bytes.len() > 54 {
        return Kind::Other(Unread::Picture);
    }
    let frame = matches!(head, [0xff, second, ..] if second & 0xe0 == 0xe0);
    Kind::Other(if frame { Unread::Media } else { Unread::Unknown })
}
