//! MIME out: a draft as a mail program takes it over. Nothing is sent from here: the writer's own mail program shows the
//! draft, and the writer presses its button.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a `mailto:` address as it is: RFC 3986's unreserved characters.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Most characters of a `mailto:` address: Windows passes 2,083 on, and web mail is not reached by many more.
pub const LONGEST_MAILTO: usize = 2000;

/// A message on its way to the mail program.
#[derive(Clone, Debug, Default)]
pub struct Outgoing {
    /// The recipients as they were written, with or without names; what is no address is left out.
    pub to: Vec<String>,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// What is attached.
    pub files: Vec<OutgoingFile>,
}

/// A file on its way with a message.
#[derive(Clone, Debug)]
pub struct OutgoingFile {
    /// Its file name.
    pub name: String,
    /// Its media type, such as `text/calendar; charset=utf-8`.
    pub media_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The name and the address of a recipient; none where it is no address.
pub(crate) fn mailbox(recipient: &str) -> Option<(Option<&str>, &str)> {
    let recipient = recipient.trim();
    let (name, address) = match recipient.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (Some(name.trim().trim_matches('"').trim()), address.trim()),
        None => (None, recipient),
    };
    let (user, domain) = address.rsplit_once('@')?;
    let plain = |text: &str| {
        !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
    };
    (plain(user) && plain(domain)).then_some((name.filter(|name| !name.is_empty()), address))
}

/// The draft as a `mailto:` address (RFC 6068); none where files go with it, or where it would be longer than
/// [`LONGEST_MAILTO`].
#[must_use]
pub fn mailto(outgoing: &Outgoing) -> Option<String> {
    if !outgoing.files.is_empty() {
        return None;
    }
    let mut address = mailto_recipients(&outgoing.to);
    let body = outgoing.body.replace("\r\n", "\n").replace('\n', "\r\n");
    let mut mark = '?';
    for (name, value) in [("subject", outgoing.subject.as_str()), ("body", &body)] {
        if !value.is_empty() {
            address.push(mark);
            address.push_str(name);
            address.push('=');
            address.extend(utf8_percent_encode(value, KEPT));
            mark = '&';
        }
    }
    (address.len() <= LONGEST_MAILTO).then_some(address)
}

/// A `mailto:` address of the recipients alone, for a new message that the writer fills.
#[must_use]
pub fn mailto_recipients(to: &[String]) -> String {
    let mut address = "mailto:".to_owned();
    for (index, (_, one)) in to.iter().filter_map(|recipient| mailbox(recipient)).enumerate() {
        let encoded: String = utf8_percent_encode(one, KEPT).collect();
        if index > 0 {
            address.push(',');
        }
        // RFC 6068 keeps the sign itself.
        address.push_str(&encoded.replace("%40", "@"));
    }
    address
}

/// The draft as a message file (RFC 5322) that mail programs open for writing: `X-Unsent: 1` says that it was not sent.
#[must_use]
pub fn message_file(outgoing: Outgoing) -> Vec<u8> {
    let Outgoing { to, subject, mut body, files } = outgoing;
    // A text file's last line ends too; Thunderbird 153 ends itself where that of a quoted-printable message does not.
    if !body.is_empty() && !body.ends_with('\n') {
        body.push('\n');
    }
    let mailboxes = to.iter().filter_map(|recipient| mailbox(recipient));
    let to: Vec<Address<'_>> = mailboxes.map(|(name, address)| Address::new_address(name, address)).collect();
    let mut message =
        MessageBuilder::new().header("X-Unsent", Raw::new("1")).subject(one_line(&subject)).text_body(body);
    if !to.is_empty() {
        message = message.to(Address::new_list(to));
    }
    for file in files {
        message = message.attachment(file.media_type, file.name, file.bytes);
    }
    let mut bytes = Vec::new();
    message.serialize(&mut bytes);
    bytes
}

/// A header is one line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
