//! Recording what a person did with a draft.

use std::collections::BTreeMap;
use std::panic::resume_unwind;

use cloison_engine as engine;
use cloison_leak::Passage;
use cloison_ledger::{self as ledger, Outcome, Place, Said};
use cloison_policy::Keep;

use crate::check::{known_channel, to_engine, whole_text};
use crate::dto::{Decision, NotHere, Recorded, Verdict};
use crate::hear::{Manner, hear};
use crate::keep::{now, reason};
use crate::verdict::speak;
use crate::{AppError, Cloison, Language, LoadedPolicy, Offsets, Unlock};

impl Cloison {
    /// Judges a draft by rules and reader; what is judged while it is locked is not remembered. A long text that the reader
    /// has not read yet takes it seconds.
    pub(crate) fn judge(&self, loaded: &LoadedPolicy, draft: &engine::Draft) -> Verdict {
        let verdict = judge(loaded, draft);
        self.forget_if_locked(loaded);
        verdict
    }

    /// Judges the draft once more, seals what was decided and appends it. When this returns, the record is on disk.
    ///
    /// The text is judged here, not where the decision was made, so that no caller can record a level that the text
    /// does not have.
    ///
    /// # Errors
    /// [`AppError::NoChannel`], [`AppError::NoReason`], [`AppError::NotHereNoReason`], [`AppError::ReasonTooLong`],
    /// [`AppError::Key`] if there is no identity yet and none can be made, [`AppError::Ledger`].
    pub async fn decide(&self, decision: Decision, place: Place, unlock: &Unlock<'_>) -> Result<Recorded, AppError> {
        let Decision { draft, outcome, reason: why } = decision;
        let reason = reason(why)?;
        if outcome == Outcome::Overridden && reason.is_none() {
            return Err(AppError::NoReason);
        }
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let not_here = draft.not_here.clone();
        let draft = to_engine(draft, &self.files)?;
        let device = self.device(unlock).await?;
        let text = whole_text(&draft);
        let fingerprint = Passage::of(&text, &device.fingerprint_key()).fingerprint();
        let (keep, policy, policy_version) =
            (loaded.policy.ledger.keep, loaded.policy.id.clone(), loaded.policy.version);
        // A long text that the reader has not read yet takes it seconds.
        let judging = loaded.clone();
        let judged = tokio::task::spawn_blocking(move || judge(&judging, &draft)).await;
        self.forget_if_locked(&loaded);
        let verdict = judged.unwrap_or_else(|failed| resume_unwind(failed.into_panic()));
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for finding in &verdict.findings {
            *counts.entry(finding.rule.clone()).or_default() += 1;
        }
        let record = ledger::Decision {
            time: now(),
            level: verdict.level,
            channel: verdict.channel.clone(),
            allowed: verdict.allowed,
            outcome,
            reason,
            rules: counts.into_iter().map(|(rule, count)| ledger::RuleCount { rule, count }).collect(),
            heard: verdict.heard.as_ref().map(|heard| ledger::Heard {
                level: heard.level,
                topic: heard.topic.clone(),
                percent: heard.percent,
                decides: heard.decides,
            }),
            not_here: set_aside(&verdict, not_here, keep),
            policy,
            policy_version,
            place,
            fingerprint: fingerprint.map(|fingerprint| fingerprint.to_text()),
            excerpts: if keep == Keep::Nothing { Vec::new() } else { excerpts(verdict) },
            text: (keep == Keep::Text).then_some(text),
        };
        let id = self.append(Said::Decision(record), device).await?;
        Ok(Recorded { id: id.to_string() })
    }
}

fn judge(loaded: &LoadedPolicy, draft: &engine::Draft) -> Verdict {
    let (language, offsets) = (Language::En, Offsets::Bytes);
    let verdict = speak(loaded.engine.check(draft), draft, &loaded.policy, language, offsets);
    hear(loaded, draft, verdict.clone(), Manner { language, offsets }, &|| true).unwrap_or(verdict)
}

/// Of what the writer set aside, what would have been found, and the sentences that were not read.
fn set_aside(verdict: &Verdict, not_here: Vec<NotHere>, keep: Keep) -> Vec<ledger::NotHere> {
    let mut counting = verdict.set_aside.iter().peekable();
    let mut kept = Vec::new();
    for NotHere { rule, words, reason } in not_here {
        if counting.next_if(|aside| aside.rule == rule && aside.words == words).is_some() {
            let words = (keep != Keep::Nothing).then_some(words);
            kept.push(ledger::NotHere { rule, reason: reason.trim().to_owned(), words });
        }
    }
    kept
}

/// The words that were found, and the sentences that were heard.
fn excerpts(verdict: Verdict) -> Vec<String> {
    let heard = verdict.heard.into_iter().flat_map(|heard| heard.sentences).map(|sentence| sentence.text);
    let mut excerpts: Vec<String> = verdict.findings.into_iter().map(|finding| finding.text).chain(heard).collect();
    excerpts.dedup();
    excerpts
}
