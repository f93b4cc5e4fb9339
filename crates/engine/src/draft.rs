//! What is judged.

use cloison_policy::Date;

use crate::Attachment;

/// A message as it stands while it is being written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The subject line.
    pub subject: String,
    /// The body with everything that it quotes.
    pub body: String,
    /// The recipients' addresses, with or without names.
    pub to: Vec<String>,
    /// The addresses that take part in the thread that the draft answers, as far as they are known; those in the
    /// quoted text count too.
    pub thread: Vec<String>,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// The id of the channel that the writer chose.
    pub channel: String,
    /// The writer's day, for rules that hold on some days only; without it those rules always hold.
    pub today: Option<Date>,
    /// What its writer set aside: it does not count in this draft.
    pub not_here: Vec<NotHere>,
}

/// What a rule finds in certain words, which its writer says is not meant in this draft. The words are compared as rules see
/// them, whatever their case, accents and spaces; they need not be in the draft, nor the rule in the policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotHere {
    /// The rule's id.
    pub rule: String,
    /// The words: the whole of a finding's.
    pub words: String,
}
