//! Recording what a person did with a draft.

use std::collections::BTreeMap;

use cloison_ledger::{self as ledger, Outcome, Place};

use crate::check::{known_channel, to_engine};
use crate::dto::{Decision, Recorded};
use crate::{AppError, Cloison, Unlock};

/// Most characters of a reason.
const LONGEST_REASON: usize = 2000;

impl Cloison {
    /// Judges the draft once more, seals what was decided and appends it. When this returns, the record is on disk.
    ///
    /// The text is judged here, not where the decision was made, so that no caller can record a level that the text
    /// does not have.
    ///
    /// # Errors
    /// [`AppError::NoChannel`], [`AppError::NoReason`], [`AppError::ReasonTooLong`], [`AppError::Key`] if there is no
    /// identity yet and none can be made, [`AppError::Ledger`].
    pub async fn decide(&self, decision: Decision, place: Place, unlock: &Unlock<'_>) -> Result<Recorded, AppError> {
        let Decision { draft, outcome, reason } = decision;
        let reason = reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        if outcome == Outcome::Overridden && reason.is_none() {
            return Err(AppError::NoReason);
        }
        if reason.as_ref().is_some_and(|reason| reason.chars().count() > LONGEST_REASON) {
            return Err(AppError::ReasonTooLong);
        }
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let verdict = loaded.engine.check(&to_engine(draft));
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for finding in verdict.findings {
            *counts.entry(finding.rule).or_default() += 1;
        }
        let record = ledger::Decision {
            time: jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_else(|_| jiff::Timestamp::now()),
            level: verdict.level,
            channel: verdict.channel,
            allowed: verdict.allowed,
            outcome,
            reason,
            rules: counts.into_iter().map(|(rule, count)| ledger::RuleCount { rule, count }).collect(),
            policy: loaded.policy.id.clone(),
            policy_version: loaded.policy.version,
            place,
        };
        let device = self.device(unlock).await?;
        let id = self.ledger().await?.append(&record, device.recipient()).await?;
        Ok(Recorded { id: id.to_string() })
    }
}
