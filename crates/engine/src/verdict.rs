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
    /// What would be findings too, had the writer not set it aside; by field, then by place.
    pub set_aside: Vec<SetAside>,
}

/// What the writer set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// What set it aside: its place in the draft's list.
    pub by: usize,
    /// What it would be.
    pub finding: Finding,
}

/// A change of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What to replace, first in the subject, then in the body, by place; they do not overlap.
    pub edits: Vec<Edit>,
    /// The level of the changed draft.
    pub level: Level,
}

/// A passage to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The subject or the body.
    pub field: Field,
    /// UTF-8 bytes in the original text of that field, on character boundaries.
    pub span: Range<usize>,
    /// The original text there.
    pub text: String,
    /// What to put there.
    pub with: &'static str,
}

/// Something that could raise a rule, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule's id.
    pub rule: String,
    /// The part of the draft, as in a [`Finding`].
    pub field: Field,
    /// Which attachment or recipient, as in a [`Finding`].
    pub part: usize,
    /// UTF-8 bytes in the original text of that field.
    pub span: Range<usize>,
    /// The original text there.
    pub text: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of something that could raise a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is a finding of this level, or part of one.
    Raised(Level),
    /// It would be a finding of this level, or part of one, and was set aside by the writer.
    SetAside(Level),
    /// The rule does not look in this field.
    OtherField,
    /// The rule does not hold today.
    OtherDay,
    /// The rule is about other recipients.
    OtherRecipients,
    /// A condition that must hold does not: its number among the rule's `near`, from 0.
    NotNear(usize),
    /// An exception holds: its number among the rule's `unless`, from 0, and the words that made it hold, empty if it is
    /// the field.
    Excepted(usize, String),
    /// So many were found; the rule asks for so many.
    TooFew(u32, u32),
}
