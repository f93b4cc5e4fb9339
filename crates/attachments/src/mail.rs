//! Messages that are attached: what they say, and the files that are attached to them in turn.

use std::collections::HashSet;

use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use crate::allowance::Allowance;
use crate::text::{Inner, Reading};
use crate::{Unread, html, plain};

/// Headers of which two make a mail.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "received",
    "message-id",
    "mime-version",
    "content-type",
    "return-path",
    "reply-to",
    "x-unsent",
    "delivered-to",
    "content-transfer-encoding",
];

/// How many HTML parts are looked for in the plain text; those beyond are read as they are.
const MOST_SEARCHED: usize = 16;

/// Whether the bytes begin with a header block.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 * 1024)]);
    let mut known = 0;
    for line in head.lines() {
        if line.starts_with([' ', '\t']) && known > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        known += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= 2
}

/// Whether it is a box of messages, each after a line `From …`.
pub(crate) fn looks_like_mailbox(bytes: &[u8]) -> bool {
    let after = bytes.starts_with(b"From ").then(|| memchr::memchr(b'\n', bytes)).flatten();
    after.is_some_and(|end| looks_like(&bytes[end + 1..]))
}

/// Gives every message of a box as a file of its own.
pub(crate) fn read_mailbox(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let starts = memchr::memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1);
    let mut starts = std::iter::once(0).chain(starts).chain(std::iter::once(bytes.len())).peekable();
    let mut number = 0;
    while let (Some(start), Some(&end)) = (starts.next(), starts.peek()) {
        let Some(line) = memchr::memchr(b'\n', &bytes[start..end]) else { continue };
        number += 1;
        if !allowance.file() {
            return reading.miss(Unread::TooMany);
        }
        reading.inner(allowance.unpack_file(&format!("message {number}.eml"), &bytes[start + line + 1..end]));
    }
}

pub(crate) fn read(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let Some(message) = MessageParser::default().parse(bytes) else { return reading.miss(Unread::Damaged) };
    if is_encrypted(&message) {
        reading.miss(Unread::Encrypted);
    }
    reading.push_line(message.subject().unwrap_or_default());
    for people in [message.from(), message.to(), message.cc(), message.bcc()].into_iter().flatten() {
        addresses(people, reading);
    }
    let headers = reading.len();
    bodies(&message, reading);
    for part in message.attachments() {
        if !allowance.file() {
            reading.miss(Unread::TooMany);
            break;
        }
        reading.inner(attached(part, allowance));
    }
    if reading.len() == headers && !reading.has_inner() {
        below_headers(bytes, reading);
    }
}

/// A file that is attached to the message, or a message.
fn attached(part: &mail_parser::MessagePart<'_>, allowance: &mut Allowance) -> Inner {
    let name = part.attachment_name().map(str::to_owned);
    if let Some(message) = part.message() {
        let name = name.unwrap_or_else(|| format!("{}.eml", message.subject().unwrap_or("message")));
        return allowance.unpack_file(&name, message.raw_message());
    }
    let otherwise = if part.is_text_html() { "part.html" } else { "part" };
    allowance.unpack_file(name.as_deref().unwrap_or(otherwise), part.contents())
}

/// Whether the message itself is sealed, by S/MIME or PGP.
fn is_encrypted(message: &Message<'_>) -> bool {
    let Some(kind) = message.content_type() else { return false };
    let sub = kind.subtype().unwrap_or_default();
    let sealed = kind.attribute("smime-type").is_none_or(|of| of.eq_ignore_ascii_case("enveloped-data"));
    sub.eq_ignore_ascii_case("encrypted") || (sub.to_ascii_lowercase().ends_with("pkcs7-mime") && sealed)
}

fn addresses(people: &Address<'_>, reading: &mut Reading) {
    for mailbox in people.iter() {
        let (name, address) = (mailbox.name().unwrap_or_default(), mailbox.address().unwrap_or_default());
        reading.push_line(&format!("{name} {address}"));
    }
}

/// The plain halves, and the HTML halves where they say something else.
fn bodies(message: &Message<'_>, reading: &mut Reading) {
    let mut said = String::new();
    for id in &message.text_body {
        let Some(PartType::Text(text)) = message.part(*id).map(|part| &part.body) else { continue };
        reading.line();
        reading.push(text);
        letters(text, &mut said);
    }
    let mut seen = HashSet::new();
    let ids = message.html_body.iter().chain(&message.text_body).filter(|id| seen.insert(**id));
    let mut whole: HashSet<String> = HashSet::new();
    for (number, id) in ids.enumerate() {
        let Some(PartType::Html(source)) = message.part(*id).map(|part| &part.body) else { continue };
        let mut half = Reading::new(usize::MAX, None);
        html::read(source, &mut half);
        let (text, _, _) = half.finish();
        let mut its = String::new();
        letters(&text, &mut its);
        // Each search reads all of the text: a message of a thousand parts is not searched a thousand times.
        let repeated = number < MOST_SEARCHED && said.contains(&its);
        if !repeated && whole.insert(its) {
            reading.line();
            reading.push(&text);
        }
    }
}

/// The letters and digits of a text, whatever spaces and signs are between them.
fn letters(text: &str, found: &mut String) {
    found.extend(text.chars().filter(|c| c.is_alphanumeric()));
}

/// What stands below the headers, as it is: the last resort for a message whose structure is broken.
fn below_headers(bytes: &[u8], reading: &mut Reading) {
    let text = plain::decode(bytes);
    let ends = [text.find("\r\n\r\n"), text.find("\n\n")];
    if let Some(end) = ends.into_iter().flatten().min() {
        reading.line();
        reading.push(text[end..].trim_start());
    }
}
