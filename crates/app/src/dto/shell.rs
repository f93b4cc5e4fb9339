//! What the window and the desktop around it tell each other.

use serde::Serialize;
use ts_rs::TS;

use super::{Draft, DraftAttachment};
use crate::error::Problem;

/// A message that is to be put on the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Opened {
    /// Null where an empty message was asked for.
    pub draft: Option<Draft>,
    /// The files that came with it, which are read one by one.
    pub attachments: Vec<DraftAttachment>,
    /// How many more came with it and are left out.
    pub left_out: u32,
}

/// A draft that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct KeptDraft {
    /// What was written.
    pub draft: Draft,
    /// Where it is kept.
    pub place: u32,
    /// How many more are kept, which were begun before it.
    pub waiting: u32,
}

/// Whether the window can be hidden from pictures of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Capture {
    /// It can be.
    Able,
    /// The system has no way to.
    Unable,
    /// Nothing safe tells whether a screen reader runs, which might need to see the window.
    Unknown,
    /// A screen reader runs.
    ScreenReader,
}

/// What the desktop around the window does not do, and why; null for what works or was not asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Shell {
    /// The icon.
    pub tray: Option<Problem>,
    /// The shortcut that checks what was copied.
    pub shortcut: Option<Problem>,
    /// Notifications.
    pub notifications: Option<Problem>,
    /// Starting with the session.
    pub start_at_login: Option<Problem>,
    /// Hiding from pictures of the screen.
    pub capture: Capture,
}
