//! What a writer sets aside, as it crosses the border.

use cloison_policy::Level;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Field;

/// What a rule finds in certain words, or the reader hears in a sentence, which the writer says is not meant in this draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NotHere {
    /// The rule's id; `heard:` and a topic of what the reader hears.
    pub rule: String,
    /// The words of a finding, or the sentence, whatever their case, accents and spaces.
    pub words: String,
    /// Why: 2,000 characters at most.
    pub reason: String,
}

/// Some words that would have been found, had the writer not set them aside, or a sentence that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SetAside {
    /// The rule's id; `heard:` and the topic of a sentence.
    pub rule: String,
    /// What it is.
    pub title: String,
    /// The level that it would give; that of the topic.
    pub level: Level,
    /// The words, as they were set aside.
    pub words: String,
    /// How many times they would have been found; how many such sentences were not read.
    pub count: u32,
}

/// What a record says of words that were set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RecordNotHere {
    /// The rule's id; `heard:` and a topic of what the reader heard.
    pub rule: String,
    /// Its title in the policy in force; its id where that has no such rule.
    pub title: String,
    /// Why.
    pub reason: String,
    /// The words, if the policy keeps them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<String>,
}

/// A passage of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct Passage {
    /// The subject or the body.
    pub field: Field,
    /// Start in that text.
    pub start: u32,
    /// End in that text.
    pub end: u32,
}
