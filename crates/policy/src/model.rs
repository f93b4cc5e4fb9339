//! The policy as data. Everything here is what the files say, read and checked, nothing compiled.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Condition, Fields, LedgerSettings, Place, Raise, ReaderSettings, Recipients, WordList, Words};

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

/// A program on the writer's computer that a channel is written in. Each is opened by its own scheme, which no server
/// sees; none is given a text that way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    /// Signal Desktop.
    Signal,
    /// `WhatsApp`'s desktop program.
    WhatsApp,
    /// Threema's desktop program.
    Threema,
    /// Element, or another program for Matrix.
    Element,
    /// Wire's desktop program.
    Wire,
    /// Telegram Desktop.
    Telegram,
}

impl App {
    /// Every program that policies can name, with its word.
    pub const ALL: &'static [(&'static str, App)] = &[
        ("signal", App::Signal),
        ("whatsapp", App::WhatsApp),
        ("threema", App::Threema),
        ("element", App::Element),
        ("wire", App::Wire),
        ("telegram", App::Telegram),
    ];

    /// The address that opens the program: its own scheme, and nothing of a message.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            App::Signal => "sgnl://",
            App::WhatsApp => "whatsapp://",
            App::Threema => "threema://",
            App::Element => "element://",
            App::Wire => "wire://",
            App::Telegram => "tg://",
        }
    }
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
    /// The program that is opened for it.
    pub opens: Option<App>,
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
    /// The text of an attachment; empty in most examples.
    pub attachment: String,
    /// Where it stands.
    pub place: Place,
}

impl Example {
    /// An empty example at that place.
    pub(crate) fn at(place: Place) -> Example {
        Example { subject: String::new(), body: String::new(), to: Vec::new(), attachment: String::new(), place }
    }
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
    /// What the reader calls the same, if anything.
    pub topic: Option<&'static str>,
    /// What to look for.
    pub words: Words,
    /// Each must hold for a match.
    pub near: Vec<Condition>,
    /// None may hold for a match.
    pub unless: Vec<Condition>,
    /// Only from so many matches up.
    pub at_least: u32,
    /// Whether equal matches count once.
    pub distinct: bool,
    /// A higher level from a number of matches up.
    pub raise: Option<Raise>,
    /// Where to look.
    pub fields: Fields,
    /// Who must receive it.
    pub recipients: Option<Recipients>,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Whether it is one of the officer's lists of code words, which are their own examples.
    pub code_words: bool,
    /// Texts that it must find.
    pub matches: Vec<Example>,
    /// Texts that it must let pass.
    pub passes: Vec<Example>,
    /// Where its `id` stands.
    pub place: Place,
}

/// What becomes of a rule of the pack that is extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule's id.
    pub rule: String,
    /// Its new level, above its own; `None` if it is switched off.
    pub level: Option<Level>,
    /// Why, in the officer's words.
    pub reason: String,
    /// Where it stands.
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
    /// Addresses behind which many people stand, lower case.
    pub distribution_lists: Vec<String>,
    /// The ways to send, in the order in which they are offered.
    pub channels: Vec<Channel>,
    /// What is kept of decisions.
    pub ledger: LedgerSettings,
    /// What the reader's word counts.
    pub reader: ReaderSettings,
    /// Shared words.
    pub lists: Vec<WordList>,
    /// The rules in force: those of the pack that this one extends first, then in the order of the files.
    pub rules: Vec<Rule>,
    /// What this pack changes in the one that it extends.
    pub changes: Vec<Change>,
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
