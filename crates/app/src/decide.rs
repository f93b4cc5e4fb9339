//! Recording what a person did with a draft.

use std::collections::BTreeMap;

use cloison_leak::Passage;
use cloison_ledger::{self as ledger, Outcome, Place, Said};
use cloison_policy::Keep;

use crate::check::{known_channel, to_engine, whole_text};
use crate::dto::{Decision, Recorded};
use crate::keep::{now, reason};
use crate::verdict::speak;
use crate::{AppError, Cloison, Language, Offsets, Unlock};

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
        let Decision { draft, outcome, reason: why } = decision;
        let reason = reason(why)?;
        if outcome == Outcome::Overridden && reason.is_none() {
            return Err(AppError::NoReason);
        }
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let device = self.device(unlock).await?;
        let draft = to_engine(draft);
        let text = whole_text(&draft);
        let verdict = loaded.engine.check(&draft);
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for finding in &verdict.findings {
            *counts.entry(finding.rule.clone()).or_default() += 1;
        }
        let fingerprint = Passage::of(&text, &device.fingerprint_key()).fingerprint();
        let (level, channel, allowed) = (verdict.level, verdict.channel.clone(), verdict.allowed);
        let keep = loaded.policy.ledger.keep;
        let mut excerpts: Vec<String> = match keep {
            Keep::Nothing => Vec::new(),
            Keep::Excerpts | Keep::Text => {
                let spoken = speak(verdict, &draft, &loaded.policy, Language::En, Offsets::Bytes);
                spoken.findings.into_iter().map(|finding| finding.text).collect()
            }
        };
        excerpts.dedup();
        let record = ledger::Decision {
            time: now(),
            level,
            channel,
            allowed,
            outcome,
            reason,
            rules: counts.into_iter().map(|(rule, count)| ledger::RuleCount { rule, count }).collect(),
            policy: loaded.policy.id.clone(),
            policy_version: loaded.policy.version,
            place,
            fingerprint: fingerprint.map(|fingerprint| fingerprint.to_text()),
            excerpts,
            text: (keep == Keep::Text).then_some(text),
        };
        let id = self.append(Said::Decision(record), device).await?;
        Ok(Recorded { id: id.to_string() })
    }
}
