//! The policy as data. Everything here is what the files say, read and checked, nothing compiled.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Detector, Place, Term};

/// How delicate a draft is. The order is the order of delicacy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Level {
    /// May go by email.
    #[default]
    Trivial,
    /// An approved end-to-end encrypted app.
    Confidential,
    /// Only face to face.
    Sensitive,
}

impl Level {
    /// The three levels, lowest first.
    pub const ALL: [Level; 3] = [Level::Trivial, Level::Confidential, Level::Sensitive];

    /// The word in policies, in the ledger and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Trivial => "trivial",
            Level::Confidential => "confidential",
            Level::Sensitive => "sensitive",
        }
    }

    /// The level that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A day of the calendar, as policies write it: `2026-05-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text in each of the policy's languages, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalText(pub(crate) Vec<(String, String)>);

impl LocalText {
    /// The text in that language, or in the policy's first one where it has none.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let text = self.0.iter().find(|(code, _)| code == language).or_else(|| self.0.first());
        text.map_or("", |(_, text)| text)
    }
}

/// Which picture stands for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ChannelKind {
    /// Mail.
    Email,
    /// A messaging application.
    App,
    /// Calls and text messages.
    Phone,
    /// People in one room.
    Meeting,
    /// Anything else.
    Other,
}

/// A way to send.
#[derive(Clone, Debug)]
pub struct Channel {
    /// What `--channel` and the ledger use.
    pub id: String,
    /// Which picture stands for it.
    pub kind: ChannelKind,
    /// The highest level that it may carry.
    pub ceiling: Level,
    /// Its name.
    pub title: LocalText,
    /// Why the ceiling is what it is.
    pub facts: LocalText,
    /// When the facts were last checked.
    pub checked: Option<Date>,
}

/// A regular expression, checked for syntax only.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As the file has it.
    pub source: String,
    /// Where.
    pub place: Place,
}

/// Words to look for: terms, patterns, and lists defined elsewhere in the pack.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Phrases, each in one language.
    pub terms: Vec<Term>,
    /// Regular expressions.
    pub patterns: Vec<Pattern>,
    /// Indices into [`Policy::lists`].
    pub lists: Vec<usize>,
}

impl Words {
    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.patterns.is_empty() && self.lists.is_empty()
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

/// Words that must, or must not, stand near a match.
#[derive(Clone, Debug)]
pub struct Near {
    /// What to look for.
    pub words: Words,
    /// How far.
    pub within: Within,
}

/// A higher level from a number of different matches up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raise {
    /// From so many up.
    pub at_least: u32,
    /// The level then.
    pub level: Level,
}

/// A condition on who receives the draft. All that are given must hold.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    /// Someone outside the policy's own domains (`true`), or nobody (`false`).
    pub outside: Option<bool>,
    /// Someone in one of these domains.
    pub domains: Vec<String>,
    /// At least so many recipients.
    pub at_least: Option<u32>,
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
    /// The file name of an attachment.
    AttachmentName,
    /// The text of an attachment.
    AttachmentText,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 6] =
        [Field::Subject, Field::Body, Field::Quote, Field::Signature, Field::AttachmentName, Field::AttachmentText];

    /// The word in policies.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Subject => "subject",
            Field::Body => "body",
            Field::Quote => "quote",
            Field::Signature => "signature",
            Field::AttachmentName => "attachment_name",
            Field::AttachmentText => "attachment_text",
        }
    }
}

/// A set of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields(u8);

impl Default for Fields {
    /// All but the signature: a signature never raises a level by itself.
    fn default() -> Fields {
        Field::ALL.into_iter().filter(|field| *field != Field::Signature).collect()
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

/// A text that a rule must find, or must let pass.
#[derive(Clone, Debug)]
pub struct Example {
    /// The subject; empty in most examples.
    pub subject: String,
    /// The body.
    pub body: String,
    /// The recipients; empty in most examples.
    pub to: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// What to look for, its level, why, and what to do instead.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Unique in the pack.
    pub id: String,
    /// The level of a finding.
    pub level: Level,
    /// What it is, in a few words.
    pub title: LocalText,
    /// What would happen if this were published.
    pub why: LocalText,
    /// What to do instead.
    pub instead: LocalText,
    /// Terms, patterns and lists, any of which matches.
    pub words: Words,
    /// Detectors, any of which matches.
    pub detectors: Vec<Detector>,
    /// Each must stand near the match.
    pub near: Vec<Near>,
    /// None may stand near the match.
    pub unless: Vec<Near>,
    /// Only from so many different matches up.
    pub at_least: u32,
    /// A higher level from a number of different matches up.
    pub raise: Option<Raise>,
    /// Where to look.
    pub fields: Fields,
    /// Who must receive it.
    pub recipients: Option<Recipients>,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Texts that it must find.
    pub matches: Vec<Example>,
    /// Texts that it must let pass.
    pub passes: Vec<Example>,
    /// Where its `id` stands.
    pub place: Place,
}

/// A whole pack: channels, lists and rules.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The pack's id.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// Its name.
    pub title: LocalText,
    /// The languages in which every text exists, such as `en`.
    pub languages: Vec<String>,
    /// The organisation's own mail domains, lower case.
    pub domains: Vec<String>,
    /// The ways to send, in the order in which they are offered.
    pub channels: Vec<Channel>,
    /// Shared words.
    pub lists: Vec<WordList>,
    /// The rules, in the order of the files.
    pub rules: Vec<Rule>,
}

impl Policy {
    /// The channel of that id.
    #[must_use]
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The rule of that id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
