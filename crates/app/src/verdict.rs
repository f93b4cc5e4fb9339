//! A verdict with its words: what each rule says, in the user's language.

use std::ops::Range;

use cloison_engine::{self as engine, Outcome};
use cloison_policy::{Field, Level, Policy};

use crate::aside;
use crate::dto::{self, SetAside, Verdict};
use crate::ledger::topic_title;
use crate::offsets::utf16;
use crate::reference;
use crate::texts::Language;

/// In what a finding's offsets are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of UTF-8: command line and files.
    Bytes,
    /// Units of UTF-16: the window.
    Utf16,
}

pub(crate) fn speak(
    verdict: engine::Verdict,
    draft: &engine::Draft,
    policy: &Policy,
    language: Language,
    offsets: Offsets,
) -> Verdict {
    let engine::Verdict { level, allowed, channel, findings, set_aside } = verdict;
    let set_aside = speak_set_aside(&set_aside, draft, policy, language);
    let places: Vec<Placed> =
        findings.iter().map(|finding| placed(finding.field, finding.part, &finding.span)).collect();
    let spans = spans(&places, draft, offsets);
    let code = language.code();
    let findings = findings
        .into_iter()
        .zip(spans)
        .map(|(finding, (start, end))| {
            let rule = policy.rule(&finding.rule);
            let text = |text: fn(&cloison_policy::Rule) -> &cloison_policy::LocalText| {
                rule.map_or_else(String::new, |rule| text(rule).get(code).to_owned())
            };
            dto::Finding {
                level: finding.level,
                field: field(finding.field),
                attachment: matches!(finding.field, Field::AttachmentName | Field::AttachmentText)
                    .then(|| narrow(finding.part + 1)),
                recipient: (finding.field == Field::Recipients).then(|| narrow(finding.part + 1)),
                start,
                end,
                text: finding.text,
                title: text(|rule| &rule.title),
                why: text(|rule| &rule.why),
                instead: text(|rule| &rule.instead),
                rule: finding.rule,
            }
        })
        .collect();
    Verdict { level, allowed, channel, findings, set_aside, heard: None, not_heard: None }
}

/// What was set aside: one for each of the draft's list that counts.
fn speak_set_aside(
    set_aside: &[engine::SetAside],
    draft: &engine::Draft,
    policy: &Policy,
    language: Language,
) -> Vec<SetAside> {
    let unread = if policy.reader.is_off() { Vec::new() } else { aside::sentences(draft) };
    let one = |(by, engine::NotHere { rule, words }): (usize, &engine::NotHere)| {
        let (title, level, count) = if let Some(topic) = aside::topic(rule) {
            let count = unread.iter().filter(|aside| aside.by == by).count();
            (topic_title(topic.id, language), topic.level, count)
        } else {
            let of = || set_aside.iter().filter(|aside| aside.by == by).map(|aside| aside.finding.level);
            let title = policy.rule(rule).map_or(rule.as_str(), |rule| rule.title.get(language.code()));
            (title.to_owned(), of().max().unwrap_or(Level::Trivial), of().count())
        };
        (count > 0).then(|| SetAside { rule: rule.clone(), title, level, words: words.clone(), count: narrow(count) })
    };
    draft.not_here.iter().enumerate().filter_map(one).collect()
}

pub(crate) fn speak_change(change: engine::Change, draft: &engine::Draft, offsets: Offsets) -> dto::Change {
    let engine::Change { edits, level } = change;
    let places: Vec<Placed> = edits.iter().map(|edit| (field(edit.field), 0, edit.span.clone())).collect();
    let spans = spans(&places, draft, offsets);
    let edits = edits.into_iter().zip(spans).map(|(edit, (start, end))| dto::Edit {
        field: field(edit.field),
        start,
        end,
        text: edit.text,
        with: edit.with.to_owned(),
    });
    dto::Change { level, edits: edits.collect() }
}

/// The steps that led to a verdict, in words.
pub(crate) fn speak_steps(steps: Vec<engine::Step>, policy: &Policy, language: Language) -> Vec<dto::Step> {
    let step = |step: engine::Step| {
        let (outcome, because) = because(&step, policy, language);
        dto::Step {
            field: field(step.field),
            attachment: matches!(step.field, Field::AttachmentName | Field::AttachmentText)
                .then(|| narrow(step.part + 1)),
            recipient: (step.field == Field::Recipients).then(|| narrow(step.part + 1)),
            start: narrow(step.span.start),
            end: narrow(step.span.end),
            rule: step.rule,
            text: step.text,
            outcome,
            because,
        }
    };
    steps.into_iter().map(step).collect()
}

fn because(step: &engine::Step, policy: &Policy, language: Language) -> (&'static str, String) {
    let rule = policy.rule(&step.rule);
    let condition = |number: usize, of: fn(&cloison_policy::Rule) -> &[cloison_policy::Condition]| {
        let condition = rule.and_then(|rule| of(rule).get(number));
        condition.map_or_else(String::new, |condition| reference::condition(policy, condition, language))
    };
    let (outcome, values) = match &step.outcome {
        Outcome::Raised(level) => ("raised", vec![("level", language.say(&format!("level-{level}"), &[]))]),
        Outcome::SetAside(level) => ("set-aside", vec![("level", language.say(&format!("level-{level}"), &[]))]),
        Outcome::OtherField => ("other-field", vec![("field", step.field.as_str().to_owned())]),
        Outcome::OtherDay => ("other-day", Vec::new()),
        Outcome::OtherRecipients => ("other-recipients", Vec::new()),
        Outcome::NotNear(number) => ("not-near", vec![("condition", condition(*number, |rule| &rule.near))]),
        Outcome::Excepted(number, words) if words.is_empty() => {
            ("excepted", vec![("words", condition(*number, |rule| &rule.unless))])
        }
        Outcome::Excepted(_, words) => ("excepted", vec![("words", words.clone())]),
        Outcome::TooFew(found, needed) => {
            ("too-few", vec![("found", found.to_string()), ("needed", needed.to_string())])
        }
    };
    (outcome, language.say(&format!("explain-{outcome}"), &values))
}

fn field(field: Field) -> dto::Field {
    match field {
        Field::Subject => dto::Field::Subject,
        Field::Body | Field::Quote | Field::Signature | Field::Footer => dto::Field::Body,
        Field::Recipients => dto::Field::Recipients,
        Field::AttachmentName => dto::Field::AttachmentName,
        Field::AttachmentText => dto::Field::AttachmentText,
    }
}

/// In which text, of which attachment or recipient, and which bytes of it.
pub(crate) type Placed = (dto::Field, usize, Range<usize>);

/// A passage of a part of the draft.
pub(crate) fn placed(of: Field, part: usize, range: &Range<usize>) -> Placed {
    (field(of), part, range.clone())
}

/// A passage of the subject or the body.
pub(crate) fn place(of: Field, range: Range<usize>) -> Placed {
    (field(of), 0, range)
}

/// Where passages start and end, as they are to be counted. They are by place.
pub(crate) fn spans(places: &[Placed], draft: &engine::Draft, offsets: Offsets) -> Vec<(u32, u32)> {
    if offsets == Offsets::Bytes {
        return places.iter().map(|(.., span)| (narrow(span.start), narrow(span.end))).collect();
    }
    let mut spans = Vec::with_capacity(places.len());
    // One pass over each text.
    for group in places.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some(&(field, part, _)) = group.first() else { continue };
        let attached = draft.attachments.get(part);
        let text = match field {
            dto::Field::Subject => draft.subject.as_str(),
            dto::Field::Body => draft.body.as_str(),
            dto::Field::Recipients => draft.to.get(part).map_or("", String::as_str),
            dto::Field::AttachmentName => attached.map_or("", |attachment| attachment.name.as_str()),
            dto::Field::AttachmentText => attached.map_or("", engine::Attachment::text),
        };
        let mut bytes: Vec<usize> = group.iter().flat_map(|(.., span)| [span.start, span.end]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let units = utf16(text, &bytes);
        let unit = |byte: usize| bytes.binary_search(&byte).map_or(0, |index| units[index]);
        spans.extend(group.iter().map(|(.., span)| (unit(span.start), unit(span.end))));
    }
    spans
}

/// Texts are at most 4 GiB long, and attachments fewer.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use cloison_engine::{Draft, NotHere};

    use super::*;
    use crate::{Cloison, Home, PolicySource};

    #[test]
    fn a_step_that_was_set_aside_says_so_in_every_language() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let loaded = cloison.policy();
        let mut draft = Draft { body: "Our internal poll is low.".into(), ..Draft::default() };
        let found = loaded.engine.check(&draft).findings;
        draft.not_here = found.into_iter().map(|one| NotHere { rule: one.rule, words: one.text }).collect();
        for language in [Language::En, Language::Fr] {
            let steps = speak_steps(loaded.engine.explain(&draft), &loaded.policy, language);
            let is_aside = |step: &&dto::Step| draft.not_here.iter().any(|one| one.rule == step.rule);
            let aside = steps.iter().find(is_aside).unwrap();
            let level = language.say("level-confidential", &[]);
            assert_eq!(aside.outcome, "set-aside");
            assert_eq!(aside.because, language.say("explain-set-aside", &[("level", level.clone())]));
            assert!(aside.because.contains(&level), "{}", aside.because);
            assert!(steps.iter().all(|step| step.outcome != "raised"), "{steps:?}");
        }
    }
}
