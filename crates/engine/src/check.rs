//! From hits to findings: conditions, exceptions, counts.

use std::ops::Range;

use cloison_policy::{Field, Level, Recipients, Within};
use rustc_hash::FxHashSet;

use crate::compile::{Compiled, CompiledRule, Condition, Slot};
use crate::hits::{Hit, Hits, search};
use crate::text::Text;
use crate::zones::Zones;
use crate::{Draft, Finding};

/// Most words of a condition's match whose start is looked for before the words around a hit.
const LONGEST_HIT: u32 = 64;

/// One text of the draft with what was found in it.
struct Searched<'d> {
    text: Text<'d>,
    zones: Zones,
    hits: Hits,
    attachment: usize,
}

pub(crate) fn findings(compiled: &Compiled, draft: &Draft) -> Vec<Finding> {
    let texts: Vec<Searched<'_>> = texts(draft)
        .map(|(original, zones, attachment)| {
            let text = Text::new(original);
            let hits = search(compiled, &text);
            Searched { text, zones, hits, attachment }
        })
        .collect();
    let mut hit_rules: Vec<u32> = texts
        .iter()
        .flat_map(|searched| searched.hits.slots())
        .flat_map(|slot| &compiled.rules_of[slot as usize])
        .copied()
        .collect();
    hit_rules.sort_unstable();
    hit_rules.dedup();
    let mut findings = Vec::new();
    for rule in hit_rules {
        let rule = &compiled.rules[rule as usize];
        // A condition of which nothing stands anywhere cannot hold.
        let any = |slot: &Slot| texts.iter().any(|searched| !searched.hits.of(*slot).is_empty());
        if !rule.near.iter().all(|near| near.slots.iter().any(any))
            || !holds_today(rule, draft)
            || !holds_for(rule.recipients.as_ref(), draft, &compiled.domains)
        {
            continue;
        }
        judge(rule, &texts, &mut findings);
    }
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (place(finding.field), finding.attachment, finding.span.start, finding.span.end);
        key(a).cmp(&key(b)).then_with(|| b.level.cmp(&a.level)).then_with(|| a.rule.cmp(&b.rule))
    });
    findings
}

/// The draft's texts. The subject comes first, since conditions on the whole message look there too.
fn texts(draft: &Draft) -> impl Iterator<Item = (&str, Zones, usize)> {
    let message = [
        (draft.subject.as_str(), Zones::whole(&draft.subject, Field::Subject), 0),
        (draft.body.as_str(), Zones::of_body(&draft.body), 0),
    ];
    let attached = draft.attachments.iter().enumerate().flat_map(|(index, attachment)| {
        [
            (attachment.name.as_str(), Zones::whole(&attachment.name, Field::AttachmentName), index),
            (attachment.text.as_str(), Zones::whole(&attachment.text, Field::AttachmentText), index),
        ]
    });
    message.into_iter().chain(attached)
}

fn place(field: Field) -> u8 {
    match field {
        Field::Subject => 0,
        Field::Body | Field::Quote | Field::Signature => 1,
        Field::AttachmentName => 2,
        Field::AttachmentText => 3,
    }
}

fn holds_today(rule: &CompiledRule, draft: &Draft) -> bool {
    draft
        .today
        .is_none_or(|today| rule.from.is_none_or(|from| from <= today) && rule.until.is_none_or(|until| today <= until))
}

fn holds_for(condition: Option<&Recipients>, draft: &Draft, own_domains: &[String]) -> bool {
    let Some(condition) = condition else { return true };
    let domains: Vec<String> = draft.to.iter().filter_map(|to| domain(to)).collect();
    let is_in = |domain: &String, of: &[String]| {
        of.iter().any(|own| domain == own || domain.strip_suffix(own.as_str()).is_some_and(|rest| rest.ends_with('.')))
    };
    let outside = domains.iter().any(|domain| !is_in(domain, own_domains));
    condition.outside.is_none_or(|wanted| wanted == outside)
        && (condition.domains.is_empty() || domains.iter().any(|domain| is_in(domain, &condition.domains)))
        && condition.at_least.is_none_or(|least| draft.to.len() >= least as usize)
}

/// The domain of `Name <a@b>` or `a@b`, lower case.
fn domain(recipient: &str) -> Option<String> {
    let address = recipient.rsplit_once('<').map_or(recipient, |(_, rest)| rest.trim_end_matches('>'));
    address.rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase())
}

fn judge(rule: &CompiledRule, texts: &[Searched<'_>], findings: &mut Vec<Finding>) {
    let mut found: Vec<(usize, Field, Range<usize>)> = Vec::new();
    // Equal matches count once, but few rules count.
    let counts = rule.at_least > 1 || rule.raise.is_some();
    let mut different: FxHashSet<String> = FxHashSet::default();
    let mut hits: Vec<&Hit> = Vec::new();
    for (index, searched) in texts.iter().enumerate() {
        hits.clear();
        hits.extend(rule.slots.iter().flat_map(|slot| searched.hits.of(*slot)).map(|(_, hit)| hit));
        hits.sort_by_key(|hit| (hit.folded.start, std::cmp::Reverse(hit.folded.end)));
        for hit in hits.iter().copied() {
            if found.last().is_some_and(|(text, _, last)| *text == index && hit.folded.end <= last.end) {
                continue;
            }
            let field = searched.zones.field_at(searched.text.folded.span(hit.folded.clone()).start);
            if !rule.fields.contains(field)
                || !rule.near.iter().all(|near| stands(near, hit, index, texts))
                || rule.unless.iter().any(|unless| stands(unless, hit, index, texts))
            {
                continue;
            }
            if counts {
                let folded = &searched.text.folded.text[hit.folded.clone()];
                different.insert(folded.chars().filter(|c| c.is_alphanumeric()).collect());
            }
            match found.last_mut() {
                Some((text, last_field, last))
                    if *text == index && *last_field == field && hit.folded.start < last.end =>
                {
                    last.end = hit.folded.end;
                }
                _ => found.push((index, field, hit.folded.clone())),
            }
        }
    }
    if counts && different.len() < rule.at_least as usize {
        return;
    }
    let level = level(rule, different.len());
    findings.extend(found.into_iter().map(|(index, field, folded)| {
        let searched = &texts[index];
        let span = searched.text.folded.span(folded);
        let text = searched.text.folded.original[span.clone()].to_owned();
        Finding { rule: rule.id.clone(), level, field, attachment: searched.attachment, span, text }
    }));
}

fn level(rule: &CompiledRule, different: usize) -> Level {
    match rule.raise {
        Some(raise) if different >= raise.at_least as usize => raise.level,
        _ => rule.level,
    }
}

/// Whether one of the condition's words stands near the hit. The hit's own words do not count.
fn stands(condition: &Condition, hit: &Hit, index: usize, texts: &[Searched<'_>]) -> bool {
    let here = &texts[index];
    let apart = |other: &Hit| other.folded.end <= hit.folded.start || hit.folded.end <= other.folded.start;
    if condition.within == Within::Message {
        let in_subject = |slot: &Slot| index != 0 && texts.first().is_some_and(|text| !text.hits.of(*slot).is_empty());
        return condition
            .slots
            .iter()
            .any(|slot| in_subject(slot) || here.hits.of(*slot).iter().any(|(_, other)| apart(other)));
    }
    let words = &here.text.words;
    // A text of signs alone has no words.
    let last = (hit.words.end as usize).checked_sub(1).and_then(|last| words.get(last));
    let (Some(first), Some(last)) = (words.get(hit.words.start as usize), last) else { return false };
    // Hits are in order of place, so those that are close stand together: no hit is compared with all the others.
    condition.slots.iter().any(|slot| {
        let others = here.hits.of(*slot);
        let word = |other: &Hit| words.get(other.words.start as usize).copied().unwrap_or(*last);
        let close: &[(Slot, Hit)] = match condition.within {
            Within::Words(most) => {
                let most = u32::from(most);
                let reach = most + LONGEST_HIT;
                let start = others.partition_point(|(_, other)| other.words.start + reach < hit.words.start);
                let end = others.partition_point(|(_, other)| other.words.start <= hit.words.end + most);
                return others[start..end.max(start)].iter().any(|(_, other)| {
                    apart(other)
                        && hit.words.start.saturating_sub(other.words.end) <= most
                        && word(other).paragraph == first.paragraph
                });
            }
            Within::Sentence => {
                let start = others.partition_point(|(_, other)| word(other).sentence < first.sentence);
                let end = others.partition_point(|(_, other)| word(other).sentence <= last.sentence);
                &others[start..end]
            }
            Within::Paragraph | Within::Message => {
                let start = others.partition_point(|(_, other)| word(other).paragraph < first.paragraph);
                let end = others.partition_point(|(_, other)| word(other).paragraph <= last.paragraph);
                &others[start..end]
            }
        };
        close.iter().any(|(_, other)| apart(other))
    })
}
