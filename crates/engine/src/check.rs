//! From hits to findings: conditions, exceptions, counts.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use cloison_policy::{Field, Level, Within};
use rustc_hash::FxHashSet;

use crate::compile::{Compiled, CompiledRule, Condition, Slot};
use crate::hits::{Hit, Hits, Memory, search};
use crate::text::Text;
use crate::zones::Zones;
use crate::{Draft, Finding, recipients};

/// Most words of a condition's match whose start is looked for before the words around a hit.
const LONGEST_HIT: u32 = 64;

/// One text of the draft with what was found in it.
struct Searched<'d> {
    policy: &'d Compiled,
    text: Text<'d>,
    zones: Zones,
    hits: Hits,
    memory: RefCell<Memory>,
    /// What conditions alone ask for, found when they do.
    others: OnceCell<Hits>,
    /// Which of those some rule that could be raised asks for.
    wanted: &'d OnceCell<Vec<bool>>,
    part: usize,
}

impl Searched<'_> {
    /// The hits of a slot, by place.
    fn hits_of(&self, slot: Slot) -> &[(Slot, Hit)] {
        let policy = self.policy;
        if policy.of_rules[slot as usize] {
            return self.hits.of(slot);
        }
        let search = || {
            let wanted = self.wanted.get().map(Vec::as_slice);
            let memory = &mut self.memory.borrow_mut();
            search(&policy.vocabulary, &policy.condition_words, wanted, &self.text, memory)
        };
        self.others.get_or_init(search).of(slot)
    }
}

pub(crate) fn findings(compiled: &Compiled, draft: &Draft) -> Vec<Finding> {
    let wanted = OnceCell::new();
    let texts: Vec<Searched<'_>> = texts(compiled, draft)
        .map(|(original, zones, part)| {
            let text = Text::new(original);
            let mut memory = Memory::new(&text);
            let hits = search(&compiled.vocabulary, &compiled.rule_words, None, &text, &mut memory);
            let memory = RefCell::new(memory);
            Searched { policy: compiled, text, zones, hits, memory, others: OnceCell::new(), wanted: &wanted, part }
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
    wanted.get_or_init(|| {
        let mut wanted = vec![false; compiled.of_rules.len()];
        let rules = hit_rules.iter().map(|rule| &compiled.rules[*rule as usize]);
        for slot in rules.flat_map(|rule| rule.near.iter().chain(&rule.unless)).flat_map(|condition| &condition.slots) {
            wanted[*slot as usize] = true;
        }
        wanted
    });
    let mut findings = Vec::new();
    for rule in hit_rules {
        let rule = &compiled.rules[rule as usize];
        // A condition of which nothing stands anywhere cannot hold.
        let any = |slot: &Slot| texts.iter().any(|searched| !searched.hits_of(*slot).is_empty());
        if !rule.near.iter().all(|near| near.slots.is_empty() || near.slots.iter().any(any))
            || !holds_today(rule, draft)
            || !rule.recipients.as_ref().is_none_or(|condition| recipients::hold(condition, draft, compiled))
        {
            continue;
        }
        judge(rule, &texts, &mut findings);
    }
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (place(finding.field), finding.part, finding.span.start, finding.span.end);
        key(a).cmp(&key(b)).then_with(|| b.level.cmp(&a.level)).then_with(|| a.rule.cmp(&b.rule))
    });
    findings
}

/// The draft's texts. The subject comes first, since conditions on the whole message look there too.
fn texts<'d>(compiled: &Compiled, draft: &'d Draft) -> impl Iterator<Item = (&'d str, Zones, usize)> {
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
    let named = if compiled.reads_recipients { draft.to.as_slice() } else { &[] };
    let named = named.iter().enumerate().map(|(index, to)| (to.as_str(), Zones::whole(to, Field::Recipients), index));
    message.into_iter().chain(attached).chain(named)
}

fn place(field: Field) -> u8 {
    match field {
        Field::Subject => 0,
        Field::Body | Field::Quote | Field::Signature | Field::Footer => 1,
        Field::AttachmentName => 2,
        Field::AttachmentText => 3,
        Field::Recipients => 4,
    }
}

fn holds_today(rule: &CompiledRule, draft: &Draft) -> bool {
    draft
        .today
        .is_none_or(|today| rule.from.is_none_or(|from| from <= today) && rule.until.is_none_or(|until| today <= until))
}

/// The matches of a rule for which its conditions hold.
fn judge(rule: &CompiledRule, texts: &[Searched<'_>], findings: &mut Vec<Finding>) {
    let mut found: Vec<(usize, Field, Range<usize>)> = Vec::new();
    // Few rules count.
    let counts = rule.at_least > 1 || rule.raise.is_some();
    let mut count = 0;
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
                || !rule.near.iter().all(|near| holds(near, hit, field, index, texts))
                || rule.unless.iter().any(|unless| holds(unless, hit, field, index, texts))
            {
                continue;
            }
            if counts {
                let folded = || searched.text.folded.text[hit.folded.clone()].chars().filter(|c| c.is_alphanumeric());
                count += u32::from(!rule.distinct || different.insert(folded().collect()));
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
    if counts && count < rule.at_least {
        return;
    }
    let level = level(rule, count);
    findings.extend(found.into_iter().map(|(index, field, folded)| {
        let searched = &texts[index];
        let span = searched.text.folded.span(folded);
        let text = searched.text.folded.original[span.clone()].to_owned();
        Finding { rule: rule.id.clone(), level, field, part: searched.part, span, text }
    }));
}

fn level(rule: &CompiledRule, count: u32) -> Level {
    match rule.raise {
        Some(raise) if count >= raise.at_least => raise.level,
        _ => rule.level,
    }
}

/// Whether a condition holds for a match: it is in one of the fields, and one of the words stands near.
fn holds(condition: &Condition, hit: &Hit, field: Field, index: usize, texts: &[Searched<'_>]) -> bool {
    condition.fields.is_none_or(|fields| fields.contains(field))
        && (condition.slots.is_empty() || stands(condition, hit, index, texts))
}

/// Whether one of the condition's words stands near the hit. The hit's own words do not count.
fn stands(condition: &Condition, hit: &Hit, index: usize, texts: &[Searched<'_>]) -> bool {
    let here = &texts[index];
    let apart = |other: &Hit| other.folded.end <= hit.folded.start || hit.folded.end <= other.folded.start;
    if condition.within == Within::Message {
        let in_subject = |slot: &Slot| index != 0 && texts.first().is_some_and(|text| !text.hits_of(*slot).is_empty());
        return condition
            .slots
            .iter()
            .any(|slot| in_subject(slot) || here.hits_of(*slot).iter().any(|(_, other)| apart(other)));
    }
    if here.text.words.is_empty() {
        return false;
    }
    // Hits are in order of place, so those that are close stand together: no hit is compared with all the others.
    let close = |slot: &Slot, reach: &Range<u32>| {
        let others = here.hits_of(*slot);
        let start = others.partition_point(|(_, other)| other.words.start < reach.start);
        let end = others.partition_point(|(_, other)| other.words.start < reach.end);
        &others[start..end.max(start)]
    };
    let any = |reach: &Range<u32>, near: &dyn Fn(&Hit) -> bool| {
        let mut slots = condition.slots.iter();
        slots.any(|slot| close(slot, reach).iter().any(|(_, other)| apart(other) && near(other)))
    };
    match condition.within {
        Within::Words(most) => {
            let most = u32::from(most);
            let paragraph = here.text.paragraphs(&(hit.words.start..hit.words.start + 1));
            let start = hit.words.start.saturating_sub(most + LONGEST_HIT).max(paragraph.start);
            let end = (hit.words.end + most + 1).min(paragraph.end);
            any(&(start..end), &|other| hit.words.start.saturating_sub(other.words.end) <= most)
        }
        Within::Sentence => any(&here.text.sentences(&hit.words), &|_| true),
        Within::Paragraph | Within::Message => any(&here.text.paragraphs(&hit.words), &|_| true),
    }
}
