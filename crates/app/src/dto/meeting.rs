//! Meetings, as they cross the border.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When, where and with whom people meet. What about is in the card alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Meeting {
    /// With whom.
    pub with: Vec<String>,
    /// The day and the hour where the writer is, `2026-12-01T18:30`; none while they are not agreed.
    pub start: Option<String>,
    /// How long, in minutes: 5 to 1440.
    pub minutes: u32,
    /// Where; may be empty.
    pub place: String,
}

/// What is sent to those whom one wants to meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Invitation {
    /// Its subject line, which is the calendar's word for the meeting too.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The meeting.
    pub meeting: Meeting,
}

/// What is to be said in person: sealed until it is said, then burnt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Card {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// When it was made: RFC 3339, UTC.
    pub made: String,
    /// When, where and with whom.
    pub meeting: Meeting,
    /// The moment when it begins, if it is agreed: RFC 3339, UTC.
    #[serde(default)]
    pub at: Option<String>,
    /// What about.
    pub subject: String,
    /// What to say.
    pub body: String,
}
