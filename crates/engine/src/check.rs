//! From hits to findings: conditions, exceptions, counts.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::{Arc, PoisonError};

use cloison_policy::{Field, Level};
use rustc_hash::FxHashSet;

use crate::attached::Known;
use crate::compile::{Compiled, CompiledRule, Slot};
use crate::hits::{Hit, Hits, Words, search};
use crate::reading::{Memo, Reading};
use crate::text::Text;
use crate::zones::Zones;
use crate::{Attachment, Draft, Finding, conditions, recipients};

/// One text of the draft, read.
struct Read<'d> {
    original: &'d str,
    words: WordsOf<'d>,
    zones: Zones,
    part: usize,
    /// The text that this one is, read a second time without its disguises.
    again: Option<usize>,
}

/// What a text says.
#[allow(clippy::large_enum_variant, reason = "nearly all are read now, and a draft has few")]
enum WordsOf<'d> {
    /// Read now.
    Now(Text<'d>, Reading),
    /// Known from an earlier check.
    Known(Arc<Known>),
}

/// The draft's texts as they are, then those that are read a second time.
fn read<'d>(policy: &Compiled, draft: &'d Draft, memo: &mut Memo) -> Vec<Read<'d>> {
    let mut all: Vec<Read<'d>> = Vec::with_capacity(2);
    for (original, zones, part, attachment) in texts(policy, draft) {
        let known = attachment.and_then(|attachment| attachment.known(policy, memo));
        let words = known.map_or_else(|| read_now(policy, Text::new(original), memo), WordsOf::Known);
        all.push(Read { original, words, zones, part, again: None });
    }
    for index in 0..all.len() {
        let words = match &all[index].words {
            WordsOf::Now(text, _) => {
                let edits = text.disguises(&policy.vocabulary, &policy.literals);
                (!edits.is_empty()).then(|| read_now(policy, text.revealed(&edits), memo))
            }
            WordsOf::Known(known) => known.edits(true).map(|_| WordsOf::Known(Arc::clone(known))),
        };
        if let Some(words) = words {
            let Read { original, zones, part, .. } = &all[index];
            all.push(Read { original, words, zones: zones.clone(), part: *part, again: Some(index) });
        }
    }
    all
}

fn read_now<'d>(policy: &Compiled, text: Text<'d>, memo: &mut Memo) -> WordsOf<'d> {
    let reading = Reading::new(policy, &text, memo);
    WordsOf::Now(text, reading)
}

/// One text of the draft with what was found in it.
pub(crate) struct Searched<'d> {
    policy: &'d Compiled,
    original: &'d str,
    /// Made when somebody asks, where what stands in it is known.
    text: OnceCell<Text<'d>>,
    found: Found<'d>,
    zones: Zones,
    pub(crate) part: usize,
    again: Option<usize>,
}

/// What was found in a text.
enum Found<'d> {
    /// In this check.
    Now {
        memo: &'d Memo,
        reading: Reading,
        of_rules: Hits,
        /// What conditions alone ask for, found when they do.
        of_conditions: OnceCell<Hits>,
        /// Which of those some rule that could be raised asks for.
        wanted: &'d OnceCell<Vec<bool>>,
    },
    /// In an earlier one.
    Before(Arc<Known>),
}

impl<'d> Searched<'d> {
    fn new(policy: &'d Compiled, memo: &'d Memo, wanted: &'d OnceCell<Vec<bool>>, read: Read<'d>) -> Searched<'d> {
        let Read { original, words, zones, part, again } = read;
        let (text, found) = match words {
            WordsOf::Now(text, reading) => {
                let of_rules =
                    search(&policy.rule_words, None, &Words { policy, memo, text: &text, reading: &reading });
                (OnceCell::from(text), Found::Now { memo, reading, of_rules, of_conditions: OnceCell::new(), wanted })
            }
            WordsOf::Known(known) => (OnceCell::new(), Found::Before(known)),
        };
        Searched { policy, original, text, found, zones, part, again }
    }

    /// The same text with its disguises, by its place, if this is a second reading.
    pub(crate) fn first_reading(&self) -> Option<usize> {
        self.again
    }

    /// The text, folded and split into words.
    pub(crate) fn text(&self) -> &Text<'d> {
        self.text.get_or_init(|| {
            let text = Text::new(self.original);
            let edits = match &self.found {
                Found::Before(known) => known.edits(self.again.is_some()),
                Found::Now { .. } => None,
            };
            match edits {
                Some(edits) => text.revealed(edits),
                None => text,
            }
        })
    }

    /// The hits that can raise rules.
    fn of_rules(&self) -> &Hits {
        match &self.found {
            Found::Now { of_rules, .. } => of_rules,
            Found::Before(known) => &known.everything(self.again.is_some()).of_rules,
        }
    }

    /// The hits of a slot, by place.
    pub(crate) fn hits_of(&self, slot: Slot) -> &[(Slot, Hit)] {
        let policy = self.policy;
        if policy.of_rules[slot as usize] {
            return self.of_rules().of(slot);
        }
        match &self.found {
            Found::Now { memo, reading, of_conditions, wanted, .. } => {
                let search = || {
                    let words = Words { policy, memo, text: self.text(), reading };
                    search(&policy.condition_words, wanted.get().map(Vec::as_slice), &words)
                };
                of_conditions.get_or_init(search).of(slot)
            }
            Found::Before(known) => known.everything(self.again.is_some()).of_conditions.of(slot),
        }
    }
}

/// What was found in a draft's texts, before any rule is judged.
pub(crate) struct Drafted<'d> {
    policy: &'d Compiled,
    pub(crate) draft: &'d Draft,
    pub(crate) texts: Vec<Searched<'d>>,
    /// The rules that could be raised, in their order.
    rules: Vec<u32>,
}

/// Searches a draft and hands over what was found.
pub(crate) fn searched<R>(policy: &Compiled, draft: &Draft, then: impl FnOnce(&Drafted<'_>) -> R) -> R {
    let memos = policy.memos.read().unwrap_or_else(PoisonError::into_inner);
    let mut memo = memos.get();
    memo.begin();
    let read = read(policy, draft, &mut memo);
    let wanted = OnceCell::new();
    let texts: Vec<Searched<'_>> = read.into_iter().map(|read| Searched::new(policy, &memo, &wanted, read)).collect();
    let slots = texts.iter().flat_map(|searched| searched.of_rules().slots());
    let mut rules: Vec<u32> = slots.flat_map(|slot| &policy.rules_of[slot as usize]).copied().collect();
    rules.sort_unstable();
    rules.dedup();
    wanted.get_or_init(|| {
        let mut wanted = vec![false; policy.of_rules.len()];
        let rules = rules.iter().map(|rule| &policy.rules[*rule as usize]);
        for slot in rules.flat_map(|rule| rule.near.iter().chain(&rule.unless)).flat_map(|condition| &condition.slots) {
            wanted[*slot as usize] = true;
        }
        wanted
    });
    let answer = then(&Drafted { policy, draft, texts, rules });
    memo.begin();
    answer
}

impl Drafted<'_> {
    /// The rules of which some words were found.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &CompiledRule> {
        self.rules.iter().map(|rule| &self.policy.rules[*rule as usize])
    }

    pub(crate) fn holds_today(&self, rule: &CompiledRule) -> bool {
        self.draft.today.is_none_or(|today| {
            rule.from.is_none_or(|from| from <= today) && rule.until.is_none_or(|until| today <= until)
        })
    }

    pub(crate) fn holds_for_recipients(&self, rule: &CompiledRule) -> bool {
        rule.recipients.as_ref().is_none_or(|condition| recipients::hold(condition, self.draft, self.policy))
    }

    /// Calls `each` for the words of a rule in the order of the draft, with the field in which they stand.
    pub(crate) fn hits(&self, rule: &CompiledRule, mut each: impl FnMut(usize, Field, &Hit)) {
        let mut hits: Vec<&Hit> = Vec::new();
        for (index, searched) in self.texts.iter().enumerate() {
            hits.clear();
            hits.extend(rule.slots.iter().flat_map(|slot| searched.of_rules().of(*slot)).map(|(_, hit)| hit));
            hits.sort_by_key(|hit| (hit.folded.start, std::cmp::Reverse(hit.folded.end)));
            for hit in &hits {
                let start = searched.text().folded.span(hit.folded.clone()).start;
                each(index, searched.zones.field_at(start), hit);
            }
        }
    }
}

/// The findings of a draft, by place.
pub(crate) fn findings(drafted: &Drafted<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in drafted.rules() {
        // A condition of which nothing stands anywhere cannot hold.
        let any = |slot: &Slot| drafted.texts.iter().any(|searched| !searched.hits_of(*slot).is_empty());
        if rule.near.iter().all(|near| near.slots.is_empty() || near.slots.iter().any(any))
            && drafted.holds_today(rule)
            && drafted.holds_for_recipients(rule)
        {
            judge(rule, drafted, &mut findings);
        }
    }
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (place(finding.field), finding.part, finding.span.start, finding.span.end);
        key(a).cmp(&key(b)).then_with(|| b.level.cmp(&a.level)).then_with(|| a.rule.cmp(&b.rule))
    });
    findings
}

/// The draft's texts. The subject comes first, since conditions on the whole message look there too.
fn texts<'d>(
    compiled: &Compiled,
    draft: &'d Draft,
) -> impl Iterator<Item = (&'d str, Zones, usize, Option<&'d Attachment>)> {
    let message = [
        (draft.subject.as_str(), Zones::whole(&draft.subject, Field::Subject), 0, None),
        (draft.body.as_str(), Zones::of_body(&draft.body), 0, None),
    ];
    let attached = draft.attachments.iter().enumerate().flat_map(|(index, attachment)| {
        let text = attachment.text();
        [
            (attachment.name.as_str(), Zones::whole(&attachment.name, Field::AttachmentName), index, None),
            (text, Zones::whole(text, Field::AttachmentText), index, Some(attachment)),
        ]
    });
    let named = if compiled.reads_recipients { draft.to.as_slice() } else { &[] };
    let named =
        named.iter().enumerate().map(|(index, to)| (to.as_str(), Zones::whole(to, Field::Recipients), index, None));
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

/// The matches of a rule for which its conditions hold.
pub(crate) fn judge(rule: &CompiledRule, drafted: &Drafted<'_>, findings: &mut Vec<Finding>) {
    let texts = &drafted.texts;
    let mut found: Vec<(usize, Field, Range<usize>)> = Vec::new();
    let mut first_reading = FirstReading::default();
    let mut count = Count::of(rule);
    drafted.hits(rule, |index, field, hit| {
        if found.last().is_some_and(|(text, _, last)| *text == index && hit.folded.end <= last.end)
            || first_reading.has(drafted, &found, index, hit)
            || conditions::refused(rule, hit, field, index, texts).is_some()
        {
            return;
        }
        count.add(&texts[index].text().folded.text[hit.folded.clone()]);
        match found.last_mut() {
            Some((text, last_field, last)) if *text == index && *last_field == field && hit.folded.start < last.end => {
                last.end = hit.folded.end;
            }
            _ => found.push((index, field, hit.folded.clone())),
        }
    });
    let Some(level) = count.level() else { return };
    findings.extend(found.into_iter().map(|(index, field, folded)| {
        let (span, text) = original(&texts[index], folded);
        Finding { rule: rule.id.clone(), level, field, part: texts[index].part, span, text }
    }));
}

/// What the first reading of a text that is read twice found for a rule.
#[derive(Default)]
struct FirstReading {
    text: Option<usize>,
    /// Where in the original, in order.
    spans: Vec<Range<usize>>,
}

impl FirstReading {
    /// Whether what a second reading of a text found was found by the first.
    fn has(&mut self, drafted: &Drafted<'_>, found: &[(usize, Field, Range<usize>)], index: usize, hit: &Hit) -> bool {
        let Some(first) = drafted.texts[index].again else { return false };
        if self.text != Some(first) {
            let folded = &drafted.texts[first].text().folded;
            let of_first = found.iter().filter(|(text, ..)| *text == first);
            self.spans = of_first.map(|(.., range)| folded.span(range.clone())).collect();
            self.text = Some(first);
        }
        let span = drafted.texts[index].text().folded.span(hit.folded.clone());
        let next = self.spans.partition_point(|other| other.end <= span.start);
        self.spans.get(next).is_some_and(|other| other.start < span.end)
    }
}

/// The place of some folded bytes in the original text, and the original there.
pub(crate) fn original(searched: &Searched<'_>, folded: Range<usize>) -> (Range<usize>, String) {
    let span = searched.text().folded.span(folded);
    let text = searched.text().folded.original[span.clone()].to_owned();
    (span, text)
}

/// The matches of a rule that counts them.
pub(crate) struct Count<'r> {
    rule: &'r CompiledRule,
    pub(crate) found: u32,
    different: FxHashSet<String>,
}

impl Count<'_> {
    pub(crate) fn of(rule: &CompiledRule) -> Count<'_> {
        Count { rule, found: 0, different: FxHashSet::default() }
    }

    pub(crate) fn add(&mut self, folded: &str) {
        // Few rules count.
        let counts = self.rule.at_least > 1 || self.rule.raise.is_some();
        let letters = || folded.chars().filter(|c| c.is_alphanumeric()).collect();
        if counts && (!self.rule.distinct || self.different.insert(letters())) {
            self.found += 1;
        }
    }

    /// The level of the matches; `None` if they are too few.
    pub(crate) fn level(&self) -> Option<Level> {
        let rule = self.rule;
        match rule.raise {
            _ if rule.at_least > 1 && self.found < rule.at_least => None,
            Some(raise) if self.found >= raise.at_least => Some(raise.level),
            _ => Some(rule.level),
        }
    }
}
