//! How a verdict came about, as the command line tells it.

use serde::Serialize;

use super::Field;

/// What the reader says of a draft, whatever the policy makes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// How likely it is, in percent, that the draft is confidential or sensitive.
    pub confidential: u8,
    /// How likely it is, in percent, that it is sensitive.
    pub sensitive: u8,
    /// What it is about, the likeliest first, three at most.
    pub topics: Vec<LikelyTopic>,
}

/// What a draft may be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LikelyTopic {
    /// The word in policies, or one of the model's for what is trivial.
    pub topic: String,
    /// How likely, in percent.
    pub percent: u8,
}

/// Something that could raise a rule, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The rule's id.
    pub rule: String,
    /// The text that it is in.
    pub field: Field,
    /// In which attachment, from 1; only for words in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<u32>,
    /// Which recipient, from 1; only for words in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<u32>,
    /// UTF-8 bytes in that text.
    pub start: u32,
    /// UTF-8 bytes in that text.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `raised`, `set-aside`, `other-field`, `other-day`, `other-recipients`, `not-near`, `excepted` or `too-few`.
    pub outcome: &'static str,
    /// The same in a sentence.
    pub because: String,
}
