//! What crosses the border to the window and the command line. The TypeScript types are generated from here.

mod explain;
mod hand_over;
mod ledger;
mod meeting;
mod not_here;
mod settings;
mod shell;

pub use ledger::{
    Count, Day, ExampleRecord, GivenExample, HoldRecord, LedgerEntry, LedgerFilter, LedgerPage, LedgerStats, Record,
    RecordHeard, RescuedLedger, RuleCount, RuleStats,
};
pub use not_here::{NotHere, Passage, RecordNotHere, SetAside};

pub use explain::{LikelyTopic, Reading, Step};
pub use hand_over::{Attached, AttachedPart, Copied, DraftAttachment, HandedOver, Part};
pub use meeting::{Card, Invitation, Meeting};
pub use settings::{Pack, Settings, SettingsPatch};
pub use shell::{Capture, KeptDraft, Opened, Shell};

use cloison_ledger::Outcome;
use cloison_policy::{ChannelKind, Level};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Problem;
use crate::texts::Language;

/// A message as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Draft {
    /// The subject line.
    #[serde(default)]
    pub subject: String,
    /// The body with what it quotes.
    #[serde(default)]
    pub body: String,
    /// The recipients.
    #[serde(default)]
    pub to: Vec<String>,
    /// The id of the channel.
    pub channel: String,
    /// What its writer set aside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<NotHere>>")]
    pub not_here: Vec<NotHere>,
    /// The files that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<DraftAttachment>>")]
    pub attachments: Vec<DraftAttachment>,
}

/// Which text a finding's offsets belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Field {
    /// The subject line.
    Subject,
    /// The body, quoted thread and signature included.
    Body,
    /// One of the recipients.
    Recipients,
    /// A file name.
    AttachmentName,
    /// A file's text.
    AttachmentText,
}

/// A rule that matched, where, on which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The level that it gives.
    pub level: Level,
    /// The text that it is in.
    pub field: Field,
    /// In which attachment, from 1; only for a finding in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub attachment: Option<u32>,
    /// Which recipient, from 1; only for a finding in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub recipient: Option<u32>,
    /// Start in that text.
    pub start: u32,
    /// End in that text.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What it is.
    pub title: String,
    /// What would happen.
    pub why: String,
    /// What to do instead.
    pub instead: String,
}

/// The answer for a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Verdict {
    /// The draft's level.
    pub level: Level,
    /// Whether the channel may carry it.
    pub allowed: bool,
    /// The channel's id.
    pub channel: String,
    /// By field and place.
    pub findings: Vec<Finding>,
    /// What the writer set aside that would have been found: in the order in which it was set aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<SetAside>>")]
    pub set_aside: Vec<SetAside>,
    /// What the reader hears above what the rules find, if it was asked and hears anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heard: Option<Heard>,
    /// Why the reader did not read the draft, if it was asked and could not: the rules alone judged it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_heard: Option<Problem>,
}

/// How sure the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Certainty {
    /// It may be.
    Possible,
    /// More likely than not.
    Likely,
    /// Right some nine times in ten.
    Sure,
}

impl Certainty {
    /// Its word in messages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Certainty::Possible => "possible",
            Certainty::Likely => "likely",
            Certainty::Sure => "sure",
        }
    }
}

/// What the reader hears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Heard {
    /// The level that it would give.
    pub level: Level,
    /// Whether that counts.
    pub decides: bool,
    /// How sure it is of the level.
    pub certainty: Certainty,
    /// The same in percent.
    pub percent: u8,
    /// What it is about, by the word in policies.
    pub topic: String,
    /// The same in words.
    pub title: String,
    /// The same in a sentence, which sounds no surer than the reader is of both level and topic.
    pub said: String,
    /// What would happen.
    pub why: String,
    /// What to do instead.
    pub instead: String,
    /// Those that raised it most, by place.
    pub sentences: Vec<HeardSentence>,
    /// How many sentences were not read, because there are too many.
    pub unread: u32,
}

/// A sentence that the reader points at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HeardSentence {
    /// The subject or the body.
    pub field: Field,
    /// Start in that text.
    pub start: u32,
    /// End in that text.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// The smallest change that lets the channel carry a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Change {
    /// The level of the changed draft.
    pub level: Level,
    /// What to replace, first in the subject, then in the body, by place.
    pub edits: Vec<Edit>,
}

/// A passage to be replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Edit {
    /// The subject or the body.
    pub field: Field,
    /// Start in that text.
    pub start: u32,
    /// End in that text.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What to put there.
    pub with: String,
}

/// A way to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Channel {
    /// Its id.
    pub id: String,
    /// Its picture.
    pub kind: ChannelKind,
    /// What it may carry.
    pub ceiling: Level,
    /// Its name.
    pub title: String,
    /// Why.
    pub facts: String,
    /// When the facts were checked, `2026-11-01`.
    pub checked: Option<String>,
}

/// The policy in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PolicyState {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Which one it is of those that were in force since the program was started: another has another number.
    pub number: u32,
    /// Its name.
    pub title: String,
    /// How many rules it has.
    pub rules: u32,
    /// Whether it was named at the start, by `--policy` or `CLOISON_POLICY`: then no other can be chosen.
    pub named: bool,
    /// The organisation's own mail domains; none where they are not known.
    pub domains: Vec<String>,
    /// What is wrong with the edited policy, while the last good one goes on.
    pub problem: Option<Problem>,
}

/// Whether the ledger can be read. It can be written in every state but `new` and `failed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "lowercase")]
#[ts(export)]
pub enum LedgerState {
    /// It can.
    Ready,
    /// It is locked.
    Locked {
        /// Whether a passphrase is needed to open it.
        passphrase: bool,
    },
    /// There is no keyring, and no passphrase was chosen yet.
    New,
    /// The key cannot be reached now: its keyring does not answer, or has lost it. Decisions are still sealed to its
    /// public half.
    Unreadable {
        /// Why.
        problem: Problem,
    },
    /// It cannot be opened.
    Failed {
        /// Why.
        problem: Problem,
    },
}

/// What the window needs to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Start {
    /// The language of every text.
    pub language: Language,
    /// How dates are written: that language in the system's region, `en-GB` (BCP 47).
    pub locale: String,
    /// The ways to send.
    pub channels: Vec<Channel>,
    /// The policy in force.
    pub policy: PolicyState,
    /// The ledger.
    pub ledger: LedgerState,
    /// What is kept of decisions.
    pub kept: Kept,
    /// What the user set.
    pub settings: Settings,
    /// Whether nobody has gone through the first run, and nothing was ever recorded.
    pub first_run: bool,
    /// The shipped policies that can be chosen.
    pub packs: Vec<Pack>,
    /// What an example can be about, the lower level first.
    pub topics: Vec<Topic>,
    /// The program's version.
    pub version: String,
}

/// What a message can be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Topic {
    /// The word in policies.
    pub id: String,
    /// Its level.
    pub level: Level,
    /// The same in words.
    pub title: String,
}

/// What is kept of a message's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum KeptText {
    /// Nothing.
    Nothing,
    /// The words that rules found.
    Excerpts,
    /// The subject and the body.
    Text,
}

/// What the policy keeps of decisions, how long, and who can open it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Kept {
    /// After how many days a record is purged.
    pub days: u32,
    /// What is kept of the text.
    pub keep: KeptText,
    /// To how many recovery recipients records are sealed besides this computer.
    pub recovery: u32,
    /// After how many minutes without a key or the pointer the window locks.
    pub lock_after_minutes: u32,
}

/// What a person did with a draft.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct Decision {
    /// The draft as it was.
    pub draft: Draft,
    /// What was done.
    pub outcome: Outcome,
    /// Why, for an override.
    pub reason: Option<String>,
}

/// A decision that is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Recorded {
    /// The record's id.
    pub id: String,
}
