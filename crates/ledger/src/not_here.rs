//! What a record says of words that its writer set aside.

use serde::{Deserialize, Serialize};

/// What the writer set aside in a draft: some words of a rule, which do not count there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotHere {
    /// The rule's id.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The words, if the policy keeps them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
