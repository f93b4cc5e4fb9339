//! Messages as Outlook saves them: each property is a stream, whose name is its number.

use super::{Compound, western, wide};
use crate::Unread;
use crate::allowance::Allowance;
use crate::text::{Inner, Reading};
use crate::{html, plain};

/// Where the name of a property's stream begins.
const PROPERTY: &str = "__substg1.0_";
/// Properties that are read as text, of the message, its people, and messages within it: subject, sender, recipients,
/// names, addresses, body.
const TEXTS: &[&str] =
    &["0037", "0C1A", "0C1F", "5D01", "0E04", "0E03", "0E02", "3001", "3003", "39FE", "1000", "3A0D", "8102"];
/// The body as HTML.
const HTML: &str = "1013";
/// An attached file, and its names.
const FILE: &str = "37010102";
const FILE_NAMES: [&str; 4] = ["3707001F", "3707001E", "3704001F", "3704001E"];

pub(super) fn read(file: &mut Compound<'_>, reading: &mut Reading, allowance: &mut Allowance) {
    for path in file.names.clone() {
        let Some((storage, property)) = path.rsplit_once(PROPERTY) else { continue };
        let Some((number, kind)) = property.split_at_checked(4) else { continue };
        if property == FILE {
            attached(file, &path, storage, reading, allowance);
        } else if TEXTS.contains(&number) || number == HTML {
            let Some(bytes) = file.get(&path, reading, allowance) else { continue };
            let text = match kind {
                "001F" => wide(&bytes),
                "001E" => western(&bytes),
                "0102" if number == HTML => plain::decode(&bytes).into_owned(),
                _ => continue,
            };
            if number == HTML {
                reading.line();
                html::read(&text, reading);
            } else {
                reading.push_line(&text);
            }
        }
        if reading.is_full() {
            return;
        }
    }
}

fn attached(file: &mut Compound<'_>, path: &str, storage: &str, reading: &mut Reading, allowance: &mut Allowance) {
    if !allowance.file() {
        return reading.miss(Unread::TooMany);
    }
    let mut name = None;
    for property in FILE_NAMES {
        if name.is_none() {
            let bytes = file.get(&format!("{storage}{PROPERTY}{property}"), reading, allowance);
            name = bytes.map(|bytes| if property.ends_with('F') { wide(&bytes) } else { western(&bytes) });
        }
    }
    let bytes = file.get(path, reading, allowance);
    let missing = bytes.is_none().then_some(Unread::Damaged);
    reading.inner(Inner { name: name.unwrap_or_default(), bytes: bytes.unwrap_or_default(), missing });
}
