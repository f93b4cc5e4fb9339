//! What the user set, and what is changed of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Problem;
use crate::texts::Language;

/// What the user set. The language stands beside it, in what the window begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Settings {
    /// Whether the recovery sheet was written down, printed or saved, as somebody said.
    pub sheet_made: bool,
    /// Whether the first run was gone through, or put off for good.
    pub welcomed: bool,
    /// Whether the tour was gone through.
    pub toured: bool,
    /// The id of the shipped policy that was chosen; nothing for the usual one.
    pub policy: Option<String>,
    /// The organisation's own mail domains, in lower case. They stand in the place of those that a shipped policy names.
    pub own_domains: Vec<String>,
    /// Whether the window is left out of pictures of the screen.
    pub hide_from_capture: bool,
    /// Whether the program starts with the session.
    pub start_at_login: bool,
    /// Whether its sign stands among those of the system.
    pub tray: bool,
    /// Whether a shortcut of the whole system opens the window.
    pub shortcut: bool,
    /// Whether the system's notifications are used.
    pub notifications: bool,
    /// Whether the policy and the domains are known: they are sealed, and not read before the key is there.
    pub opened: bool,
    /// Why settings could not be read: the usual ones are in their place.
    pub problem: Option<Problem>,
}

/// What is to be changed; what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export, optional_fields)]
pub struct SettingsPatch {
    /// The language of every text.
    pub language: Option<Language>,
    /// Somebody says that the recovery sheet is made.
    pub sheet_made: Option<bool>,
    /// The first run is done with.
    pub welcomed: Option<bool>,
    /// The tour was gone through.
    pub toured: Option<bool>,
    /// The id of a shipped policy.
    pub policy: Option<String>,
    /// The organisation's own mail domains, all of them.
    pub own_domains: Option<Vec<String>>,
    /// Whether the window is left out of pictures of the screen.
    pub hide_from_capture: Option<bool>,
    /// Whether the program starts with the session.
    pub start_at_login: Option<bool>,
    /// Whether its sign stands among those of the system.
    pub tray: Option<bool>,
    /// Whether a shortcut of the whole system opens the window.
    pub shortcut: Option<bool>,
    /// Whether the system's notifications are used.
    pub notifications: Option<bool>,
}

/// A shipped policy that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whom it is for, in a sentence.
    pub purpose: String,
}
