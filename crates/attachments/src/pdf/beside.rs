//! What stands in a PDF beside its pages.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::Unread;
use crate::allowance::Allowance;
use crate::text::{Inner, Reading};

/// What the document's properties say.
const PROPERTIES: &[&[u8]] = &[b"Title", b"Author", b"Subject", b"Keywords"];
/// Texts of notes, form fields, bookmarks, links, alternative descriptions, attached files.
const TEXTS: &[&[u8]] = &[b"Title", b"Contents", b"V", b"DV", b"TU", b"Alt", b"ActualText", b"E", b"URI", b"Desc"];
/// How deep objects within objects are looked through.
const DEEPEST: u32 = 128;

/// Title, author, subject, keywords.
pub(super) fn properties(document: &Document, reading: &mut Reading) {
    let Ok(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) else { return };
    texts(document, info, PROPERTIES, reading);
}

/// Everything else, object by object.
pub(super) fn read(document: &Document, reading: &mut Reading, allowance: &mut Allowance) {
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).ok();
    let mut files = BTreeMap::new();
    for (id, object) in &document.objects {
        if Some(*id) != info {
            look(document, object, reading, &mut files, 0);
        }
        if reading.is_full() {
            return;
        }
    }
    for (id, name) in files {
        let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else { continue };
        if !allowance.file() {
            return reading.miss(Unread::TooMany);
        }
        let bytes = super::stream(stream, reading, allowance);
        let missing = bytes.is_none().then_some(Unread::Damaged);
        reading.inner(Inner { name, bytes: bytes.unwrap_or_default(), missing });
    }
}

fn look(
    document: &Document,
    object: &Object,
    reading: &mut Reading,
    files: &mut BTreeMap<ObjectId, String>,
    depth: u32,
) {
    if depth > DEEPEST {
        return;
    }
    let dictionary = match object {
        Object::Array(items) => {
            for item in items {
                look(document, item, reading, files, depth + 1);
            }
            return;
        }
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        _ => return,
    };
    texts(document, dictionary, TEXTS, reading);
    attached(document, dictionary, files);
    for (_, value) in dictionary {
        look(document, value, reading, files, depth + 1);
    }
}

/// The values of these keys that are strings, each on a line.
fn texts(document: &Document, dictionary: &Dictionary, keys: &[&[u8]], reading: &mut Reading) {
    for key in keys {
        let Ok(value @ Object::String(..)) = dictionary.get_deref(key, document) else { continue };
        if let Ok(text) = decode_text_string(value) {
            reading.push_line(&text);
        }
    }
}

/// The name of a file that lies in the document.
fn attached(document: &Document, dictionary: &Dictionary, files: &mut BTreeMap<ObjectId, String>) {
    let Ok(embedded) = dictionary.get_deref(b"EF", document).and_then(Object::as_dict) else { return };
    let id = [&b"UF"[..], b"F"].iter().find_map(|key| embedded.get(key).and_then(Object::as_reference).ok());
    let name =
        [&b"UF"[..], b"F"].iter().find_map(|key| decode_text_string(dictionary.get_deref(key, document).ok()?).ok());
    if let Some(id) = id {
        files.insert(id, name.unwrap_or_else(|| "attached".to_owned()));
    }
}
