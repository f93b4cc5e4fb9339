//! Where and under which conditions a rule looks.

use crate::{Detector, Level, Place, Term};

/// A regular expression, checked for syntax only.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As the file has it.
    pub source: String,
    /// Where.
    pub place: Place,
}

/// A link to a page: `example.org/press` is every page below that one, on that host and on those under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The host, lower case, without `www.`.
    pub host: String,
    /// The path with its first slash and without its last; empty for every page of the host.
    pub path: String,
}

/// What to look for: any of these.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Phrases, each in one language.
    pub terms: Vec<Term>,
    /// Regular expressions.
    pub patterns: Vec<Pattern>,
    /// Links to pages.
    pub links: Vec<Link>,
    /// What has a form.
    pub detectors: Vec<Detector>,
    /// Indices into [`Policy::lists`](crate::Policy::lists).
    pub lists: Vec<usize>,
}

impl Words {
    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.patterns.is_empty()
            && self.links.is_empty()
            && self.detectors.is_empty()
            && self.lists.is_empty()
    }
}

impl Words {
    /// Adds what another list looks for.
    pub(crate) fn append(&mut self, mut other: Words) {
        self.terms.append(&mut other.terms);
        self.patterns.append(&mut other.patterns);
        self.links.append(&mut other.links);
        self.detectors.append(&mut other.detectors);
        self.lists.append(&mut other.lists);
    }
}

/// Words that several rules share.
#[derive(Clone, Debug)]
pub struct WordList {
    /// How rules name it.
    pub id: String,
    /// The words. A list names no other list.
    pub words: Words,
}

/// How far a condition looks from the match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// At most so many words between.
    Words(u16),
    /// The same sentence.
    Sentence,
    /// The same paragraph.
    Paragraph,
    /// The subject or anywhere in the same text.
    Message,
}

/// What must, or must not, hold for a match: one of some words stands near, it is in one of some fields, or both.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What to look for; nothing if the field alone decides.
    pub words: Words,
    /// How far from the match.
    pub within: Within,
    /// Where the match must be; `None` for anywhere.
    pub fields: Option<Fields>,
}

/// A higher level from a number of matches up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raise {
    /// From so many up.
    pub at_least: u32,
    /// The level then.
    pub level: Level,
}

/// A condition on who receives the draft. All that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipients {
    /// Someone outside the policy's own domains (`true`), or nobody (`false`).
    pub outside: Option<bool>,
    /// Someone in one of these domains or in one under them, lower case; empty for anyone.
    pub domains: Vec<String>,
    /// At least so many recipients.
    pub at_least: Option<u32>,
    /// One of the policy's distribution lists (`true`), or none (`false`).
    pub distribution_list: Option<bool>,
    /// Someone who has no part in the thread that the draft answers (`true`), or nobody (`false`). A draft that answers
    /// none has no thread that somebody could be new to.
    pub new_to_thread: Option<bool>,
}

/// A part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The subject line.
    Subject,
    /// What the writer wrote in the body.
    Body,
    /// What the body quotes from an earlier message.
    Quote,
    /// The body's signature.
    Signature,
    /// A legal notice at the end of the body, such as those that organisations put under every message.
    Footer,
    /// Names and addresses of the recipients.
    Recipients,
    /// The file name of an attachment.
    AttachmentName,
    /// The text of an attachment.
    AttachmentText,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 8] = [
        Field::Subject,
        Field::Body,
        Field::Quote,
        Field::Signature,
        Field::Footer,
        Field::Recipients,
        Field::AttachmentName,
        Field::AttachmentText,
    ];

    /// The word in policies.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Subject => "subject",
            Field::Body => "body",
            Field::Quote => "quote",
            Field::Signature => "signature",
            Field::Footer => "footer",
            Field::Recipients => "recipients",
            Field::AttachmentName => "attachment_name",
            Field::AttachmentText => "attachment_text",
        }
    }
}

/// A set of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields(u8);

impl Default for Fields {
    /// All that the writer says: a signature, a legal notice or a name among the recipients raises no level by itself.
    fn default() -> Fields {
        use Field::{AttachmentName, AttachmentText, Body, Quote, Subject};
        [Subject, Body, Quote, AttachmentName, AttachmentText].into_iter().collect()
    }
}

impl Fields {
    /// Whether the field is in the set.
    #[must_use]
    pub fn contains(self, field: Field) -> bool {
        self.0 & (1 << field as u8) != 0
    }
}

impl FromIterator<Field> for Fields {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Fields {
        Fields(fields.into_iter().fold(0, |set, field| set | (1 << field as u8)))
    }
}
