//! What a record says, and its one line of JSON.

use std::fmt;

use cloison_policy::Level;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::chain::{self, Hash};
use crate::{LedgerError, NotHere};

/// The format of the lines that are written.
const FORMAT: u32 = 2;

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

/// A record's name, 32 hexadecimal digits, made from its nonce: it can be shown and passed on without telling anything
/// that would help to guess what the record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    pub(crate) fn from_bytes(bytes: [u8; 16]) -> RecordId {
        RecordId(bytes)
    }

    pub(crate) fn of_nonce(nonce: &str) -> RecordId {
        let mut hash = Sha256::new();
        hash.update(b"cloison-record-id");
        hash.update(nonce.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        RecordId(id)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Whether it begins with those digits.
    #[must_use]
    pub fn begins_with(&self, prefix: &IdPrefix) -> bool {
        hex::encode(self.0).starts_with(&prefix.0)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// An id, or the beginning of one, as a person types it: 4 to 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdPrefix(String);

impl IdPrefix {
    /// Reads it; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<IdPrefix> {
        let text = text.trim().to_ascii_lowercase();
        let valid = (4..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        valid.then_some(IdPrefix(text))
    }
}

/// How often a rule was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RuleCount {
    /// The rule's id.
    pub rule: String,
    /// Number of its findings.
    pub count: u32,
}

/// What the reader heard in a draft, above what the rules found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The level that it heard.
    pub level: Level,
    /// What about, by the word in policies.
    pub topic: String,
    /// How certain it was, in percent.
    pub percent: u8,
    /// Whether the policy let it decide: then the draft's level is its level at least.
    pub decides: bool,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When, in UTC, to the second.
    pub time: Timestamp,
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
    /// What the reader heard, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Heard>,
    /// What the writer had set aside, as far as it would have counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_here: Vec<NotHere>,
    /// The policy's id.
    pub policy: String,
    /// The policy's version.
    pub policy_version: u32,
    /// Where the decision was made.
    pub place: Place,
    /// By what a passage of the text can be recognised later; none of a text that is too short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The words that were found, if the policy keeps them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excerpts: Vec<String>,
    /// The subject and the body, if the policy keeps them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A legal hold that begins or ends: while it is in force nothing is purged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// When, in UTC, to the second.
    pub time: Timestamp,
    /// Whether it is in force from now on.
    pub set: bool,
    /// Why.
    pub reason: String,
}

/// A text that the reader took for something else than it is: an example for the officer, who may take it into the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// When, in UTC, to the second.
    pub time: Timestamp,
    /// What the writer gave.
    pub text: String,
    /// What it is about, by the word in policies; none where it is nothing delicate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The id of the policy under which it was read.
    pub policy: String,
    /// That policy's version.
    pub policy_version: u32,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A decision about a draft.
    Decision(Decision),
    /// A legal hold.
    Hold(Hold),
    /// An example for the officer.
    Example(Example),
}

impl Said {
    /// When.
    #[must_use]
    pub fn time(&self) -> Timestamp {
        match self {
            Said::Decision(decision) => decision.time,
            Said::Hold(hold) => hold.time,
            Said::Example(example) => example.time,
        }
    }
}

impl From<Decision> for Said {
    fn from(decision: Decision) -> Said {
        Said::Decision(decision)
    }
}

/// The kinds of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    #[default]
    Decision,
    Hold,
    Example,
    /// What a newer program recorded.
    #[serde(other)]
    Other,
}

#[derive(Serialize)]
struct Out<'s, S: Serialize> {
    format: u32,
    nonce: &'s str,
    kind: Kind,
    #[serde(flatten)]
    said: &'s S,
}

/// A record of format 1, as it stands in a segment: its id and digest were outside.
#[derive(Serialize)]
struct Old<'s> {
    format: u32,
    id: String,
    digest: String,
    #[serde(flatten)]
    said: &'s Decision,
}

/// What stands at the head of each line.
#[derive(Deserialize)]
struct Head<'l> {
    format: u32,
    #[serde(default, borrow)]
    nonce: Option<&'l str>,
    #[serde(default, borrow)]
    id: Option<&'l str>,
    #[serde(default, borrow)]
    digest: Option<&'l str>,
    #[serde(default)]
    kind: Kind,
}

/// One record's line of JSON. It is wiped when it is dropped.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) id: RecordId,
    pub(crate) digest: Hash,
    kind: Kind,
}

/// Writes a line of JSON; gives the kind back.
fn write<S: Serialize>(bytes: &mut Vec<u8>, nonce: &str, kind: Kind, said: &S) -> serde_json::Result<Kind> {
    serde_json::to_writer(bytes, &Out { format: FORMAT, nonce, kind, said }).map(|()| kind)
}

impl Line {
    /// The line of something that happens now.
    pub(crate) fn new(said: &Said) -> Result<Line, LedgerError> {
        let mut random = [0u8; 16];
        getrandom::fill(&mut random).map_err(|_| LedgerError::NoRandom)?;
        let nonce = hex::encode(random);
        let mut bytes = Zeroizing::new(Vec::with_capacity(512));
        let written = match said {
            Said::Decision(said) => write(&mut bytes, &nonce, Kind::Decision, said),
            Said::Hold(said) => write(&mut bytes, &nonce, Kind::Hold, said),
            Said::Example(said) => write(&mut bytes, &nonce, Kind::Example, said),
        };
        let kind = written.map_err(|error| LedgerError::Io(sqlx::Error::Encode(Box::new(error))))?;
        Ok(Line { digest: chain::digest(&bytes), id: RecordId::of_nonce(&nonce), bytes, kind })
    }

    /// Reads a line; `None` if it is no record, or a record of format 1 as it was sealed, without its id.
    pub(crate) fn read(bytes: &[u8]) -> Option<Line> {
        let head: Head<'_> = serde_json::from_slice(bytes).ok()?;
        let (id, digest) = match (head.nonce, head.id, head.digest) {
            (Some(nonce), None, None) if head.format >= FORMAT => (RecordId::of_nonce(nonce), chain::digest(bytes)),
            (None, Some(id), Some(digest)) if head.format == 1 => {
                let (mut id_bytes, mut hash) = ([0; 16], [0; 32]);
                hex::decode_to_slice(id, &mut id_bytes).ok()?;
                hex::decode_to_slice(digest, &mut hash).ok()?;
                (RecordId::from_bytes(id_bytes), hash)
            }
            _ => return None,
        };
        Some(Line { bytes: Zeroizing::new(bytes.to_vec()), id, digest, kind: head.kind })
    }

    /// Reads a record of format 1 as it was sealed.
    pub(crate) fn read_format_1(bytes: &[u8], id: [u8; 16], digest: Hash) -> Option<Line> {
        let head: Head<'_> = serde_json::from_slice(bytes).ok()?;
        let said: Decision = serde_json::from_slice(bytes).ok()?;
        if head.format != 1 {
            return None;
        }
        let old = Old { format: 1, id: hex::encode(id), digest: hex::encode(digest), said: &said };
        let bytes = Zeroizing::new(serde_json::to_vec(&old).ok()?);
        Some(Line { bytes, id: RecordId::from_bytes(id), digest, kind: Kind::Decision })
    }

    /// What it says; `None` if a newer program said something that this one does not know.
    pub(crate) fn said(&self) -> Option<Said> {
        match self.kind {
            Kind::Decision => serde_json::from_slice(&self.bytes).ok().map(Said::Decision),
            Kind::Hold => serde_json::from_slice(&self.bytes).ok().map(Said::Hold),
            Kind::Example => serde_json::from_slice(&self.bytes).ok().map(Said::Example),
            Kind::Other => None,
        }
    }
}

impl Line {
    /// Whether it speaks of a legal hold.
    pub(crate) fn is_hold(&self) -> bool {
        self.kind == Kind::Hold
    }

    /// When it was made; `None` if it does not say so.
    pub(crate) fn time(&self) -> Option<Timestamp> {
        #[derive(Deserialize)]
        struct Time {
            time: Timestamp,
        }
        serde_json::from_slice::<Time>(&self.bytes).ok().map(|line| line.time)
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").field("id", &self.id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
