//! A verdict with its words: what each rule says, in the user's language.

use cloison_engine as engine;
use cloison_policy::{Field, Policy};

use crate::dto::{self, Verdict};
use crate::offsets::utf16;
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
    let engine::Verdict { level, allowed, channel, findings } = verdict;
    let spans = match offsets {
        Offsets::Bytes => {
            findings.iter().map(|finding| (narrow(finding.span.start), narrow(finding.span.end))).collect()
        }
        Offsets::Utf16 => utf16_spans(&findings, draft),
    };
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
    Verdict { level, allowed, channel, findings }
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

/// Converts all spans, one pass over each text.
fn utf16_spans(findings: &[engine::Finding], draft: &engine::Draft) -> Vec<(u32, u32)> {
    let mut spans = vec![(0, 0); findings.len()];
    let place = |finding: &engine::Finding| (field(finding.field), finding.part);
    let mut from = 0;
    for group in findings.chunk_by(|a, b| place(a) == place(b)) {
        let Some((field, part)) = group.first().map(place) else { continue };
        let attached = draft.attachments.get(part);
        let text = match field {
            dto::Field::Subject => draft.subject.as_str(),
            dto::Field::Body => draft.body.as_str(),
            dto::Field::Recipients => draft.to.get(part).map_or("", String::as_str),
            dto::Field::AttachmentName => attached.map_or("", |attachment| attachment.name.as_str()),
            dto::Field::AttachmentText => attached.map_or("", |attachment| attachment.text.as_str()),
        };
        let mut bytes: Vec<usize> = group.iter().flat_map(|finding| [finding.span.start, finding.span.end]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let units = utf16(text, &bytes);
        let unit = |byte: usize| bytes.binary_search(&byte).map_or(0, |index| units[index]);
        for (finding, span) in group.iter().zip(&mut spans[from..]) {
            *span = (unit(finding.span.start), unit(finding.span.end));
        }
        from += group.len();
    }
    spans
}

/// Texts are at most 4 GiB long, and attachments fewer.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
