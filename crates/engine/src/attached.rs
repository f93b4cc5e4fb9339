//! What stands in an attached text, remembered: a draft is judged again at every key, and what goes with it stays as it is.
//! Where words stand does not depend on the rest of the draft; what becomes of them does, and is judged anew.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::compile::Compiled;
use crate::disguise::Edit;
use crate::hits::{Hits, Words, search};
use crate::reading::{Memo, Reading};
use crate::text::Text;

/// A file attached to a draft.
#[derive(Clone, Default)]
pub struct Attachment {
    /// Its file name.
    pub name: String,
    /// Its text, as far as it could be read.
    text: Arc<str>,
    /// What the engine that judged it last found in it. None where that is not remembered.
    remembered: Option<Arc<Mutex<Option<Arc<Known>>>>>,
}

impl Attachment {
    /// With a name and a text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Attachment {
        Attachment { name: name.into(), text: text.into(), remembered: None }
    }

    /// That will be judged more than once: the first check takes longer, those after it a seventh where something stands in
    /// it, and next to nothing where nothing does. Clones share what is remembered; it goes with the last of them.
    #[must_use]
    pub fn judged_again(self) -> Attachment {
        Attachment { remembered: Some(Arc::default()), ..self }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands in its text, if that is remembered.
    pub(crate) fn known(&self, policy: &Compiled, memo: &mut Memo) -> Option<Arc<Known>> {
        let mut remembered = self.remembered.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let same = remembered.as_ref().filter(|known| Arc::ptr_eq(&known.policy, &policy.itself));
        let known = same.cloned().unwrap_or_else(|| Arc::new(Known::new(policy, &self.text, memo)));
        *remembered = Some(Arc::clone(&known));
        Some(known)
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Attachment").field("name", &self.name).field("text", &self.text).finish_non_exhaustive()
    }
}

/// What stands in a text.
pub(crate) struct Known {
    /// The compiled policy of which it is known.
    policy: Arc<()>,
    first: Everything,
    /// What is read otherwise a second time, and what stands there then.
    again: Option<(Vec<Edit>, Everything)>,
}

/// All that a policy asks for in one reading of a text.
pub(crate) struct Everything {
    pub(crate) of_rules: Hits,
    pub(crate) of_conditions: Hits,
}

impl Known {
    fn new(policy: &Compiled, original: &str, memo: &mut Memo) -> Known {
        let text = Text::new(original);
        let edits = text.disguises(&policy.vocabulary, &policy.literals);
        let again = (!edits.is_empty()).then(|| Everything::new(policy, &text.revealed(&edits), memo));
        Known {
            policy: Arc::clone(&policy.itself),
            first: Everything::new(policy, &text, memo),
            again: again.map(|again| (edits, again)),
        }
    }

    /// What is read otherwise a second time; none in the first reading.
    pub(crate) fn edits(&self, again: bool) -> Option<&[Edit]> {
        self.again.as_ref().filter(|_| again).map(|(edits, _)| edits.as_slice())
    }

    /// What stands there, read once or a second time.
    pub(crate) fn everything(&self, again: bool) -> &Everything {
        self.again.as_ref().filter(|_| again).map_or(&self.first, |(_, again)| again)
    }
}

impl Everything {
    fn new(policy: &Compiled, text: &Text<'_>, memo: &mut Memo) -> Everything {
        let reading = Reading::new(policy, text, memo);
        let words = Words { policy, memo, text, reading: &reading };
        Everything {
            of_rules: search(&policy.rule_words, None, &words),
            of_conditions: search(&policy.condition_words, None, &words),
        }
    }
}
