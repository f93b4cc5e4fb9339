//! Messages as mail programs save them.

use std::collections::HashSet;

use cloison_engine::{Attachment, Draft};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::{Incoming, IncomingFile, MOST_FILES, MailError, Read};

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

/// How many HTML parts are looked for in the plain text; those beyond are compared with its parts only.
const MOST_SEARCHED: u32 = 16;
/// How deep messages within messages are read.
const DEEPEST: u32 = 16;

/// Whether the bytes begin with a header block.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 * 1024)]);
    let mut known = 0;
    for line in head.lines() {
        if line.starts_with([' ', '\t']) && known > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !plain {
            break;
        }
        known += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= 2
}

/// Reads a message with what is attached to it: as the texts that are judged with it, and as files.
pub(crate) fn read(bytes: &[u8], with_files: bool) -> Result<(Read, Incoming), MailError> {
    let message = MessageParser::default().parse(bytes).ok_or(MailError::Broken)?;
    let mut body = body(&message);
    let to = [message.to(), message.cc(), message.bcc()].into_iter().flatten().flat_map(addresses).collect();
    let mut attached = Vec::new();
    attachments(&message, 0, &mut attached);
    let mut text_of_a_broken_one = false;
    if body.trim().is_empty() {
        // Where the structure is broken, the parser hands the text over as a nameless part, or not at all.
        let nameless = attached.iter().position(|part| part.name.is_empty() && !part.text().is_empty());
        if let Some(nameless) = nameless {
            attached.remove(nameless).text().clone_into(&mut body);
            text_of_a_broken_one = true;
        } else if attached.iter().all(|attachment| attachment.text().is_empty()) {
            body = below_headers(bytes);
        }
    }
    let subject = message.subject().unwrap_or_default().to_owned();
    let draft = Draft { subject, body, to, attachments: attached, ..Draft::default() };
    // They are decoded for whoever asks.
    let files = if with_files { incoming(&message, text_of_a_broken_one) } else { Incoming::default() };
    Ok((Read { draft, assumed_encoding: false }, files))
}

/// The message's own files, in their order; where the structure is broken, without the nameless one that is its text.
fn incoming(message: &Message<'_>, text_of_a_broken_one: bool) -> Incoming {
    let is_text = |part: &MessagePart<'_>| {
        let said = part.text_contents().filter(|_| part.message().is_none() && part.attachment_name().is_none());
        said.is_some_and(|said| !said.is_empty())
    };
    let text = if text_of_a_broken_one { message.attachments().position(is_text) } else { None };
    let mut all = message.attachments().enumerate().filter(|(number, _)| Some(*number) != text).map(|(_, part)| part);
    let file = |part: &MessagePart<'_>| IncomingFile {
        name: part.attachment_name().map_or_else(|| nameless(part), str::to_owned),
        bytes: decoded(&message.raw_message, part),
    };
    let files = all.by_ref().take(MOST_FILES).map(file).collect();
    Incoming { files, left_out: all.count() }
}

/// A part as whoever sent it had it: the parser makes texts of some, and hands a message over with all that is around it.
fn decoded(message: &[u8], part: &MessagePart<'_>) -> Vec<u8> {
    let raw = message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    decoded.unwrap_or_else(|| raw.to_vec())
}

/// What a file is called that the message gives no name: by its type, as mail programs do.
fn nameless(part: &MessagePart<'_>) -> String {
    let subtype = part.content_type().and_then(|found| found.subtype()).unwrap_or_default().to_ascii_lowercase();
    match subtype.as_str() {
        "rfc822" => "message.eml".to_owned(),
        "plain" | "" => "attachment.txt".to_owned(),
        short if short.len() < 8 && short.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            format!("attachment.{short}")
        }
        _ => "attachment".to_owned(),
    }
}

/// The text of a message, with what its HTML halves say beyond that: a reader's mail program shows them, and they need
/// not be what the plain half says.
fn body(message: &Message<'_>) -> String {
    let plain: Vec<_> = (0..message.text_body_count()).filter_map(|part| message.body_text(part)).collect();
    let mut seen: HashSet<String> = plain.iter().map(|text| letters(text)).collect();
    let mut body = plain.join("\n\n");
    let all = letters(&body);
    for (part, number) in message.html_bodies().zip(1..) {
        let PartType::Html(html) = &part.body else { continue };
        let text = html_to_text(html);
        let said = letters(&text);
        // Each search reads all of the body: a message of a thousand parts is not searched a thousand times.
        let contained = number <= MOST_SEARCHED && all.contains(&said);
        if !contained && !seen.contains(&said) {
            body.push_str("\n\n");
            body.push_str(&text);
        }
        seen.insert(said);
    }
    body
}

/// The letters and digits of a text, whatever spaces and signs are between them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn addresses(address: &Address<'_>) -> Vec<String> {
    address.iter().filter_map(|mailbox| mailbox.address()).map(str::to_owned).collect()
}

/// Names of all attachments, texts of those that are texts, and messages within the message with their own attachments.
fn attachments(message: &Message<'_>, depth: u32, found: &mut Vec<Attachment>) {
    for part in message.attachments() {
        let name = part.attachment_name().map(str::to_owned);
        let Some(inner) = part.message() else {
            found.push(Attachment::new(name.unwrap_or_default(), part.text_contents().unwrap_or_default()));
            continue;
        };
        // It has a name: what has none may be the message's own text.
        let name = name.unwrap_or_else(|| nameless(part));
        found.push(Attachment::new(name, [inner.subject().unwrap_or_default(), &body(inner)].join("\n\n")));
        if depth < DEEPEST {
            attachments(inner, depth + 1, found);
        }
    }
}

/// What stands below the headers, as it is: the last resort for a message whose structure is broken.
fn below_headers(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let (end, gap) = match (text.find("\r\n\r\n"), text.find("\n\n")) {
        (Some(end), _) => (end, 4),
        (None, Some(end)) => (end, 2),
        (None, None) => return String::new(),
    };
    text[end + gap..].to_owned()
}
