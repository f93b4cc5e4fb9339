//! Judging a draft, saying how the verdict came about, and what to change.

use std::sync::atomic::Ordering;

use cloison_engine as engine;
use cloison_policy::Level;

use crate::attach::Files;
use crate::dto::{Change, Draft, Edit, NotHere, Passage, Reading, Step, Verdict};
use crate::hear::{Manner, explain, forget, hear};
use crate::keep::reason;
use crate::verdict::{placed, spans, speak, speak_change, speak_steps};
use crate::{AppError, Cloison, Language, LoadedPolicy, Offsets};

/// A message that was read from a file, with its attachments.
pub struct ReadMessage {
    pub(crate) draft: engine::Draft,
    /// Whether its encoding was not said and had to be assumed.
    pub assumed_encoding: bool,
}

impl Cloison {
    /// Judges a draft.
    ///
    /// # Errors
    /// [`AppError::NoChannel`]; [`AppError::NotHereNoReason`], [`AppError::ReasonTooLong`] of what it sets aside.
    pub fn check(&self, draft: Draft, language: Language, offsets: Offsets) -> Result<Verdict, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let draft = to_engine(draft, &self.files)?;
        Ok(speak(loaded.engine.check(&draft), &draft, &loaded.policy, language, offsets))
    }

    /// The number of a hearing that begins now. A later one, or a lock, makes it outdated.
    pub fn begin_hearing(&self) -> u64 {
        self.hearings.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// As [`Cloison::check`], with what the reader hears. A hearing that is outdated ends at the next passage, without an
    /// answer.
    ///
    /// # Errors
    /// As [`Cloison::check`].
    pub fn hear(
        &self,
        number: u64,
        draft: Draft,
        language: Language,
        offsets: Offsets,
    ) -> Result<Option<Verdict>, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let draft = to_engine(draft, &self.files)?;
        let verdict = speak(loaded.engine.check(&draft), &draft, &loaded.policy, language, offsets);
        let go_on = || self.hearings.load(Ordering::SeqCst) == number;
        let heard = hear(&loaded, &draft, verdict, Manner { language, offsets }, &go_on);
        self.forget_if_locked(&loaded);
        Ok(heard)
    }

    /// What was judged while it is locked is not remembered.
    pub(crate) fn forget_if_locked(&self, loaded: &LoadedPolicy) {
        if self.is_locked() {
            loaded.engine.forget();
            forget();
        }
    }

    /// The smallest change that lets the draft's channel carry it; none if it needs none, or if the whole is delicate.
    ///
    /// # Errors
    /// As [`Cloison::check`].
    pub fn smallest_change(&self, draft: Draft, offsets: Offsets) -> Result<Option<Change>, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let draft = to_engine(draft, &self.files)?;
        Ok(loaded.engine.smallest_change(&draft).map(|change| speak_change(change, &draft, offsets)))
    }

    /// What to put in place of one passage of the draft, so that what rules find there they find there no more; none if
    /// nothing is found there.
    ///
    /// # Errors
    /// As [`Cloison::check`].
    pub fn replacement(&self, draft: Draft, passage: Passage, offsets: Offsets) -> Result<Option<Edit>, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let draft = to_engine(draft, &self.files)?;
        let found = loaded.engine.check(&draft).findings;
        let places: Vec<_> = found.iter().map(|finding| placed(finding.field, finding.part, &finding.span)).collect();
        let there =
            places.iter().zip(spans(&places, &draft, offsets)).zip(&found).filter(|((place, (start, end)), _)| {
                place.0 == passage.field && *start < passage.end && passage.start < *end
            });
        let around = there.map(|(_, finding)| (finding.field, finding.span.clone()));
        let whole = around.reduce(|(field, a), (_, b)| (field, a.start.min(b.start)..a.end.max(b.end)));
        let edit = whole.and_then(|(field, span)| loaded.engine.without(&draft, field, span));
        let change = edit.map(|edit| engine::Change { edits: vec![edit], level: Level::Trivial });
        Ok(change.and_then(|change| speak_change(change, &draft, offsets).edits.pop()))
    }

    /// Reads the bytes of a message file that is to travel by a channel.
    ///
    /// # Errors
    /// [`AppError::Mail`], [`AppError::NoChannel`].
    pub fn read(&self, bytes: &[u8], channel: &str) -> Result<ReadMessage, AppError> {
        known_channel(&self.policy(), channel)?;
        let cloison_mail::Read { mut draft, assumed_encoding } = cloison_mail::read(bytes)?;
        channel.clone_into(&mut draft.channel);
        draft.today = Some(today());
        Ok(ReadMessage { draft, assumed_encoding })
    }

    /// The subject and the body of the bytes of a message file.
    ///
    /// # Errors
    /// [`AppError::Mail`].
    pub fn text_of(&self, bytes: &[u8]) -> Result<String, AppError> {
        Ok(whole_text(&cloison_mail::read(bytes)?.draft))
    }

    /// Judges a message that was read, by the rules and the reader; offsets are in bytes.
    #[must_use]
    pub fn hear_read(&self, message: &ReadMessage, language: Language) -> Verdict {
        let verdict = self.check_read(message, language);
        let manner = Manner { language, offsets: Offsets::Bytes };
        hear(&self.policy(), &message.draft, verdict.clone(), manner, &|| true).unwrap_or(verdict)
    }

    /// The same by the rules alone.
    #[must_use]
    pub fn check_read(&self, message: &ReadMessage, language: Language) -> Verdict {
        let loaded = self.policy();
        let verdict = loaded.engine.check(&message.draft);
        speak(verdict, &message.draft, &loaded.policy, language, Offsets::Bytes)
    }

    /// Everything that led to the verdict on a message that was read.
    #[must_use]
    pub fn explain_read(&self, message: &ReadMessage, language: Language) -> Vec<Step> {
        let loaded = self.policy();
        speak_steps(loaded.engine.explain(&message.draft), &loaded.policy, language)
    }

    /// What the reader says of a message that was read, whatever the policy makes of it.
    #[must_use]
    pub fn explain_hearing(&self, message: &ReadMessage) -> Option<Reading> {
        explain(&self.policy(), &message.draft)
    }

    /// As [`Cloison::smallest_change`], of a message that was read, with the verdict on it. What the reader decided is in no
    /// few words: then there is none.
    #[must_use]
    pub fn smallest_change_read(&self, message: &ReadMessage, verdict: &Verdict) -> Option<Change> {
        if verdict.heard.as_ref().is_some_and(|heard| heard.decides) {
            return None;
        }
        let change = self.policy().engine.smallest_change(&message.draft)?;
        Some(speak_change(change, &message.draft, Offsets::Bytes))
    }
}

/// The draft as the engine judges it, with what its files say.
pub(crate) fn to_engine(draft: Draft, files: &Files) -> Result<engine::Draft, AppError> {
    let Draft { subject, body, to, channel, not_here, attachments } = draft;
    let not_here = not_here.into_iter().map(|NotHere { rule, words, reason: why }| {
        reason(Some(why))?.ok_or(AppError::NotHereNoReason)?;
        Ok(engine::NotHere { rule, words })
    });
    let not_here = not_here.collect::<Result<_, AppError>>()?;
    let attachments = files.of(&attachments);
    let today = Some(today());
    Ok(engine::Draft { subject, body, to, channel, not_here, attachments, today, ..engine::Draft::default() })
}

/// The text by which a message is recognised later.
pub(crate) fn whole_text(draft: &engine::Draft) -> String {
    if draft.subject.is_empty() { draft.body.clone() } else { format!("{}\n{}", draft.subject, draft.body) }
}

pub(crate) fn known_channel(loaded: &LoadedPolicy, id: &str) -> Result<(), AppError> {
    if loaded.policy.channel(id).is_some() {
        return Ok(());
    }
    let known = loaded.policy.channels.iter().map(|channel| channel.id.as_str()).collect::<Vec<_>>().join(", ");
    Err(AppError::NoChannel { channel: id.to_owned(), known })
}

/// The writer's day, where the writer is.
fn today() -> cloison_policy::Date {
    let today = jiff::Zoned::now().date();
    cloison_policy::Date {
        year: today.year().unsigned_abs(),
        month: today.month().unsigned_abs(),
        day: today.day().unsigned_abs(),
    }
}
