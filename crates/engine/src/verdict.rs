//! What the engine answers.

use std::ops::Range;

use cloison_policy::{Field, Level};

/// A rule that matched, where, on which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The level that it gives the draft.
    pub level: Level,
    /// The part of the draft. In the body, its quoted thread and its signature, offsets count from the body's start.
    pub field: Field,
    /// Which attachment, or which recipient, for the fields of these; 0 for the others.
    pub part: usize,
    /// UTF-8 bytes in the original text of that field, on character boundaries.
    pub span: Range<usize>,
    /// The original text there.
    pub text: String,
}

/// The answer for one draft and one policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The highest level of the findings, trivial without any.
    pub level: Level,
    /// Whether the draft's channel may carry that level.
    pub allowed: bool,
    /// The draft's channel.
    pub channel: String,
    /// By field, then by place.
    pub findings: Vec<Finding>,
}
