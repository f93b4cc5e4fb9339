//! What a record says. It holds no text of the message.

use std::fmt;

use cloison_policy::Level;
use serde::{Deserialize, Serialize};

/// What the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Outcome {
    /// Sent on the channel that was chosen.
    Sent,
    /// Moved to another channel on advice, and sent there.
    Moved,
    /// Arranged to meet instead.
    Arranged,
    /// Changed after a warning, then sent.
    Revised,
    /// Sent against the advice, with a reason.
    Overridden,
    /// Not sent.
    Dropped,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 6] =
        [Outcome::Sent, Outcome::Moved, Outcome::Arranged, Outcome::Revised, Outcome::Overridden, Outcome::Dropped];

    /// The word in records and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Sent => "sent",
            Outcome::Moved => "moved",
            Outcome::Arranged => "arranged",
            Outcome::Revised => "revised",
            Outcome::Overridden => "overridden",
            Outcome::Dropped => "dropped",
        }
    }
}

/// Where the decision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The desktop's window.
    Window,
    /// The command line, or a program that calls it.
    Command,
}

impl Place {
    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Place::Window => "window",
            Place::Command => "command",
        }
    }
}

/// A random name for a record: 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecordId(String);

impl RecordId {
    pub(crate) fn from_bytes(bytes: &[u8]) -> RecordId {
        RecordId(hex::encode(bytes))
    }

    /// Reads an id, or the beginning of one, as a person types it.
    #[must_use]
    pub fn parse(text: &str) -> Option<RecordId> {
        let text = text.trim().to_ascii_lowercase();
        let valid = (4..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        valid.then_some(RecordId(text))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How often a rule was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCount {
    /// The rule's id.
    pub rule: String,
    /// Number of its findings.
    pub count: u32,
}

/// One decision, as it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When, in UTC, to the second.
    pub time: jiff::Timestamp,
    /// The draft's level.
    pub level: Level,
    /// The channel that was chosen.
    pub channel: String,
    /// Whether the channel may carry the level.
    pub allowed: bool,
    /// What the person did.
    pub outcome: Outcome,
    /// Why, for an override.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The rules that were found.
    pub rules: Vec<RuleCount>,
    /// The policy's id.
    pub policy: String,
    /// The policy's version.
    pub policy_version: u32,
    /// Where the decision was made.
    pub place: Place,
}
