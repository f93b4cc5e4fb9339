//! What the reader took for something else than it is: kept sealed as an example, for the officer to take into the policy.

use cloison_ledger::{Example, Said};
use cloison_policy::TOPICS;

use crate::dto::{ExampleRecord, GivenExample, LedgerEntry, Recorded};
use crate::keep::now;
use crate::ledger::speak;
use crate::{AppError, Cloison, Language, Unlock};

/// Most characters of an example, as in a policy.
const LONGEST: usize = 2000;

impl Cloison {
    /// Seals an example and appends it to the ledger. When this returns, it is on disk.
    ///
    /// # Errors
    /// [`AppError::BadExample`] for a text that is empty or longer than 2,000 characters, or a topic that is not known;
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn give_example(&self, given: GivenExample, unlock: &Unlock<'_>) -> Result<Recorded, AppError> {
        let GivenExample { text, topic } = given;
        let text = text.trim();
        let known = topic.as_ref().is_none_or(|topic| TOPICS.iter().any(|one| one.id == topic));
        if text.is_empty() || text.chars().count() > LONGEST || !known {
            return Err(AppError::BadExample);
        }
        let device = self.device(unlock).await?;
        let loaded = self.policy();
        let example = Example {
            time: now(),
            text: text.to_owned(),
            topic,
            policy: loaded.policy.id.clone(),
            policy_version: loaded.policy.version,
        };
        let id = self.append(Said::Example(example), device).await?;
        Ok(Recorded { id: id.to_string() })
    }

    /// The examples that were given, oldest first, and how many records could not be opened.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn examples(
        &self,
        language: Language,
        unlock: &Unlock<'_>,
    ) -> Result<(Vec<ExampleRecord>, u64), AppError> {
        if self.is_new(unlock).await? {
            return Ok((Vec::new(), 0));
        }
        let ((entries, unopened), loaded) = (self.open_book(unlock).await?.examples().await?, self.policy());
        let example = |entry| match speak(entry, &loaded, language) {
            LedgerEntry::Example(example) => Some(example),
            LedgerEntry::Decision(_) | LedgerEntry::Hold(_) => None,
        };
        Ok((entries.into_iter().filter_map(example).collect(), unopened))
    }
}
