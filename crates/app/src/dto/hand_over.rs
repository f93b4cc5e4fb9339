//! What follows a decision, as it crosses the border.

use cloison_policy::Level;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Draft;
use crate::Problem;

/// What became of a message that was handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandedOver {
    /// The program that was opened, by its name.
    pub program: Option<String>,
    /// Whether that program has the message: it is a mail program and shows the draft.
    pub taken: bool,
    /// That the message is on the clipboard, if it is.
    pub copied: Option<Copied>,
    /// The files that are not in it, by their names.
    pub left_out: Vec<String>,
    /// What did not work; what was done instead is in the rest.
    pub problem: Option<Problem>,
}

/// A text on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Copied {
    /// Which copy it is: a later one has another number.
    pub number: u32,
    /// For how many seconds it is there.
    pub seconds: u32,
}

/// A part of a draft that was split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Part {
    /// The part as a draft of its own, on the first channel that may carry it.
    pub draft: Draft,
    /// Its level.
    pub level: Level,
    /// Whether some channel may carry it.
    pub allowed: bool,
}

/// A file that goes with a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct DraftAttachment {
    /// The id that the program gave it.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Attached {
    /// By which a draft names it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How large it is.
    pub bytes: u32,
    /// The file itself, then those within it; a finding counts them through all files of a draft.
    pub parts: Vec<AttachedPart>,
}

/// A file that was read, or one within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AttachedPart {
    /// The name by which a person finds it.
    pub name: String,
    /// How much text was read.
    pub characters: u32,
    /// Why it was not read, or not all of it.
    pub unread: Option<Problem>,
}
