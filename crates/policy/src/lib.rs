//! What a policy is: levels, channels, word lists and rules with their examples.
//!
//! This crate reads a pack of TOML files into a [`Policy`] and says everything that is wrong with it at once, with
//! file, line and column. It is pure: it opens no file, knows no clock and no network, so that the same bytes give the
//! same policy on every machine. What a rule *finds* in a text is the engine's business.

mod condition;
mod detector;
mod diagnostic;
mod format;
mod hearing;
mod ledger;
mod model;
mod pack;
mod rule;
mod schema;
mod table;
mod term;
mod words;

pub use condition::{Condition, Field, Fields, Link, Pattern, Raise, Recipients, Within, WordList, Words};
pub use detector::Detector;
pub use diagnostic::{Code, Diagnostic, Place, Source};
pub use hearing::{Hearing, ReaderExample, ReaderSettings, TOPICS, Topic};
pub use ledger::{Keep, LedgerSettings, is_recipient};
pub use model::{App, Change, Channel, ChannelKind, Date, Example, Level, LocalText, Policy, Rule};
pub use pack::with_extended;
pub use schema::schema;
pub use term::{Step, Term};

/// The newest policy format that this crate reads.
pub const FORMAT: u32 = 1;

impl Policy {
    /// Reads a pack from its files, in the order given.
    ///
    /// # Errors
    /// Every problem found, in the order of files and positions; never an empty list.
    pub fn read(sources: &[Source]) -> Result<Policy, Vec<Diagnostic>> {
        pack::read(sources)
    }
}
