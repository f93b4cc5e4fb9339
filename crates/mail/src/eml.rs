//! Messages as mail programs save them.

use cloison_engine::{Attachment, Draft};
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use crate::{MailError, Read};

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

pub(crate) fn read(bytes: &[u8]) -> Result<Read, MailError> {
    let message = MessageParser::default().parse(bytes).ok_or(MailError::Broken)?;
    let mut body =
        (0..message.text_body_count()).filter_map(|part| message.body_text(part)).collect::<Vec<_>>().join("\n\n");
    for html in html_texts(&message) {
        if !says_the_same(&html, &body) {
            body.push_str("\n\n");
            body.push_str(&html);
        }
    }
    let to = [message.to(), message.cc(), message.bcc()].into_iter().flatten().flat_map(addresses).collect();
    let mut attachments = attachments(&message);
    if body.trim().is_empty() {
        // Where the structure is broken, the parser hands the text over as a nameless part, or not at all.
        let nameless = attachments.iter().position(|part| part.name.is_empty() && !part.text.is_empty());
        if let Some(nameless) = nameless {
            body = attachments.remove(nameless).text;
        } else if attachments.iter().all(|attachment| attachment.text.is_empty()) {
            body = below_headers(bytes);
        }
    }
    let draft =
        Draft { subject: message.subject().unwrap_or_default().to_owned(), body, to, attachments, ..Draft::default() };
    Ok(Read { draft, assumed_encoding: false })
}

/// The texts of the HTML halves of a message: what a reader's mail program shows, which need not be what the plain half
/// says.
fn html_texts(message: &Message<'_>) -> Vec<String> {
    let html = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Html(html) => Some(html_to_text(html)),
        _ => None,
    };
    message.html_bodies().filter_map(html).collect()
}

/// Whether the letters and digits of a text stand in another, whatever spaces and signs are between them.
fn says_the_same(text: &str, other: &str) -> bool {
    let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    words(other).contains(&words(text))
}

fn addresses(address: &Address<'_>) -> Vec<String> {
    address.iter().filter_map(|mailbox| mailbox.address()).map(str::to_owned).collect()
}

/// Names of all attachments, texts of those that are texts, and of messages within the message.
fn attachments(message: &Message<'_>) -> Vec<Attachment> {
    message
        .attachments()
        .map(|part| {
            let name = part.attachment_name().unwrap_or_default().to_owned();
            let text = match part.message() {
                Some(inner) => {
                    let subject = inner.subject().unwrap_or_default();
                    let bodies = (0..inner.text_body_count()).filter_map(|part| inner.body_text(part));
                    std::iter::once(subject.into()).chain(bodies).collect::<Vec<_>>().join("\n\n")
                }
                None => part.text_contents().unwrap_or_default().to_owned(),
            };
            Attachment { name, text }
        })
        .collect()
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
