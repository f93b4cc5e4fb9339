//! What the ledger says, as it crosses the border.

use cloison_ledger::Outcome;
use cloison_policy::Level;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Certainty, RecordNotHere};
use crate::Problem;

/// How often a rule was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RuleCount {
    /// The rule's id.
    pub rule: String,
    /// Its title in the policy in force; its id where that has no such rule.
    pub title: String,
    /// Number of findings.
    pub count: u32,
}

/// What the reader heard when a decision was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RecordHeard {
    /// The level that it heard.
    pub level: Level,
    /// What about, by the word in policies.
    pub topic: String,
    /// The same in words; the word itself where this program has none for it.
    pub title: String,
    /// How certain it was, in percent.
    pub percent: u8,
    /// The same as a word.
    pub certainty: Certainty,
    /// Whether it counted.
    pub decides: bool,
}

/// A decision in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Its place in the ledger, from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// RFC 3339, UTC.
    pub time: String,
    /// The draft's level.
    pub level: Level,
    /// The channel's id.
    pub channel: String,
    /// The channel's name in the policy in force; its id where that has no such channel.
    pub channel_title: String,
    /// Whether the channel might carry the draft.
    pub allowed: bool,
    /// What was done.
    pub outcome: Outcome,
    /// Why, for an override.
    pub reason: Option<String>,
    /// The rules that were found.
    pub rules: Vec<RuleCount>,
    /// What the reader heard above the rules; only in one record's story.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heard: Option<RecordHeard>,
    /// What the writer had set aside; only in one record's story.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<RecordNotHere>>")]
    pub not_here: Vec<RecordNotHere>,
    /// The policy's id.
    pub policy: String,
    /// The policy's version.
    pub policy_version: u32,
    /// `window` or `command`.
    pub place: String,
    /// The words that were found, if the policy keeps them; only in one record's story.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub excerpts: Vec<String>,
    /// The subject and the body, if the policy keeps them; only in one record's story.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
}

/// A legal hold that began or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HoldRecord {
    /// Its id.
    pub id: String,
    /// Its place in the ledger, from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// RFC 3339, UTC.
    pub time: String,
    /// Whether it began.
    pub set: bool,
    /// Why.
    pub reason: String,
}

/// What a person gives as an example for the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GivenExample {
    /// A message, or the sentences of it that matter.
    pub text: String,
    /// What they are about, by the word in policies; none where it is nothing delicate.
    pub topic: Option<String>,
}

/// An example for the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExampleRecord {
    /// Its id.
    pub id: String,
    /// Its place in the ledger, from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// RFC 3339, UTC.
    pub time: String,
    /// What it is about, by the word in policies; none where it is nothing delicate.
    pub topic: Option<String>,
    /// The same in words.
    pub title: String,
    /// What was given.
    pub text: String,
}

/// A record of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[ts(export)]
pub enum LedgerEntry {
    /// A decision.
    Decision(Box<Record>),
    /// A legal hold.
    Hold(HoldRecord),
    /// An example for the officer.
    Example(ExampleRecord),
}

impl LedgerEntry {
    /// Its place in the ledger.
    #[must_use]
    pub fn number(&self) -> i64 {
        match self {
            LedgerEntry::Decision(record) => record.number,
            LedgerEntry::Hold(record) => record.number,
            LedgerEntry::Example(record) => record.number,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            LedgerEntry::Decision(record) => &record.id,
            LedgerEntry::Hold(record) => &record.id,
            LedgerEntry::Example(record) => &record.id,
        }
    }
}

/// What was saved of a damaged ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RescuedLedger {
    /// How many records are in it now.
    #[ts(type = "number")]
    pub records: u64,
    /// How many could not be read; null where the file no longer says how many there were.
    #[ts(type = "number | null")]
    pub missing: Option<u64>,
}

/// Some records, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LedgerPage {
    /// The records that could be opened.
    pub records: Vec<LedgerEntry>,
    /// How many there are in all: of the filter, or in the ledger.
    #[ts(type = "number")]
    pub total: u64,
    /// How many of those that were looked at could not be opened.
    #[ts(type = "number")]
    pub unreadable: u64,
    /// The number before which to ask for the next page; none after the last.
    #[ts(type = "number | null")]
    pub next: Option<i64>,
    /// What the reader has to know of the whole ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub warning: Option<Problem>,
}

/// What to list, search or count; what is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct LedgerFilter {
    /// The first day, `2026-11-01`, where the reader is.
    pub from: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// One of these levels.
    pub levels: Vec<Level>,
    /// One of these channels, by id.
    pub channels: Vec<String>,
    /// One of these outcomes.
    pub outcomes: Vec<Outcome>,
    /// One of these rules, by id.
    pub rules: Vec<String>,
    /// Words, each of them somewhere: in reasons, in what is kept of texts, in the names of rules and channels.
    pub search: String,
}

/// How many decisions there are of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Count {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}

/// The decisions of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Day {
    /// `2026-11-01`, where the reader is.
    pub date: String,
    /// By level, the lowest first.
    #[ts(type = "[number, number, number]")]
    pub levels: [u64; 3],
    /// How many were overridden.
    #[ts(type = "number")]
    pub overridden: u64,
}

/// How often a rule was found, and how often the writer went on nevertheless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RuleStats {
    /// The rule's id.
    pub rule: String,
    /// Its title in the policy in force; its id where that has no such rule.
    pub title: String,
    /// In how many decisions it was found.
    #[ts(type = "number")]
    pub found: u64,
    /// How many of those were overridden.
    #[ts(type = "number")]
    pub overridden: u64,
}

/// Counts of decisions: how a policy fares, never how a person does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LedgerStats {
    /// How many there are.
    #[ts(type = "number")]
    pub decisions: u64,
    /// By level, the lowest first.
    pub levels: Vec<Count>,
    /// By outcome.
    pub outcomes: Vec<Count>,
    /// By channel, the most used first.
    pub channels: Vec<Count>,
    /// By day, the oldest first; days without decisions are left out.
    pub days: Vec<Day>,
    /// By rule, the most overridden first.
    pub rules: Vec<RuleStats>,
    /// How many records could not be opened.
    #[ts(type = "number")]
    pub unreadable: u64,
}
