//! Whether a rule's conditions hold for a match.

use std::ops::Range;

use cloison_policy::{Field, Within};

use crate::check::Searched;
use crate::compile::{CompiledRule, Condition, Slot};
use crate::hits::Hit;

/// Most words of a condition's match whose start is looked for before the words around a hit.
const LONGEST_HIT: u32 = 64;

/// What made a condition hold.
pub(crate) enum Held {
    /// Folded bytes of one of the draft's texts.
    Words(usize, Range<usize>),
    /// The field of the match alone.
    Field,
}

/// Why a match does not raise its rule.
pub(crate) enum Refused {
    /// The rule does not look there.
    Field,
    /// A condition that must hold does not: its number, from 0.
    Near(usize),
    /// An exception holds: its number, from 0, and what made it hold.
    Unless(usize, Held),
}

/// Why a match does not raise its rule; `None` if it does.
pub(crate) fn refused(
    rule: &CompiledRule,
    hit: &Hit,
    field: Field,
    index: usize,
    texts: &[Searched<'_>],
) -> Option<Refused> {
    if !rule.fields.contains(field) {
        return Some(Refused::Field);
    }
    let holds = |condition: &Condition| holds(condition, hit, field, index, texts);
    let is_near = |near: &Condition| holds(near).is_some() || stands_again(near, hit, field, index, texts);
    if let Some(number) = rule.near.iter().position(|near| !is_near(near)) {
        return Some(Refused::Near(number));
    }
    let mut exceptions = rule.unless.iter().enumerate();
    exceptions.find_map(|(number, unless)| holds(unless).map(|held| Refused::Unless(number, held)))
}

/// Whether a condition holds for a match: it is in one of the fields, and one of the words stands near.
fn holds(condition: &Condition, hit: &Hit, field: Field, index: usize, texts: &[Searched<'_>]) -> Option<Held> {
    if !condition.fields.is_none_or(|fields| fields.contains(field)) {
        return None;
    }
    if condition.slots.is_empty() { Some(Held::Field) } else { stands(condition, hit, index, texts) }
}

/// Whether one of the words of a condition on the whole message stands in the second reading of a hit's text, which passes
/// over what is far from its disguises, and so perhaps over the hit.
fn stands_again(condition: &Condition, hit: &Hit, field: Field, index: usize, texts: &[Searched<'_>]) -> bool {
    condition.within == Within::Message
        && condition.fields.is_none_or(|fields| fields.contains(field))
        && texts.iter().any(|again| {
            again.first_reading() == Some(index)
                && condition.slots.iter().any(|slot| stands_apart(again, *slot, &texts[index], hit).is_some())
        })
}

/// A hit of another reading of the same text that stands apart from one of this.
fn stands_apart<'s>(other: &'s Searched<'_>, slot: Slot, here: &Searched<'_>, hit: &Hit) -> Option<&'s Hit> {
    let within = here.text().folded.span(hit.folded.clone());
    let apart = |found: &&Hit| {
        let found = other.text().folded.span(found.folded.clone());
        found.end <= within.start || within.end <= found.start
    };
    other.hits_of(slot).iter().map(|(_, found)| found).find(apart)
}

/// One of the condition's words that stands near the hit. The hit's own words do not count.
fn stands(condition: &Condition, hit: &Hit, index: usize, texts: &[Searched<'_>]) -> Option<Held> {
    let here = &texts[index];
    let held = |text: usize, other: &Hit| Held::Words(text, other.folded.clone());
    let apart = |other: &Hit| other.folded.end <= hit.folded.start || hit.folded.end <= other.folded.start;
    if condition.within == Within::Message {
        let in_subject = |slot: &Slot| {
            let subject = texts.first().filter(|_| index != 0)?;
            subject.hits_of(*slot).first().map(|(_, other)| held(0, other))
        };
        let beside = |slot: &Slot| {
            here.hits_of(*slot).iter().find(|(_, other)| apart(other)).map(|(_, other)| held(index, other))
        };
        // A second reading passes over what is far from its disguises.
        let read_before = |slot: &Slot| {
            let first = here.first_reading()?;
            stands_apart(&texts[first], *slot, here, hit).map(|other| held(first, other))
        };
        let anywhere = |slot: &Slot| in_subject(slot).or_else(|| beside(slot)).or_else(|| read_before(slot));
        return condition.slots.iter().find_map(anywhere);
    }
    if here.text().words.is_empty() {
        return None;
    }
    // Hits are in order of place, so those that are close stand together: no hit is compared with all the others.
    let close = |slot: &Slot, reach: &Range<u32>| {
        let others = here.hits_of(*slot);
        let start = others.partition_point(|(_, other)| other.words.start < reach.start);
        let end = others.partition_point(|(_, other)| other.words.start < reach.end);
        &others[start..end.max(start)]
    };
    let any = |reach: &Range<u32>, near: &dyn Fn(&Hit) -> bool| {
        let mut slots = condition.slots.iter().flat_map(|slot| close(slot, reach));
        slots.find(|(_, other)| apart(other) && near(other)).map(|(_, other)| held(index, other))
    };
    match condition.within {
        Within::Words(most) => {
            let most = u32::from(most);
            let paragraph = here.text().paragraphs(&(hit.words.start..hit.words.start + 1));
            let start = hit.words.start.saturating_sub(most + LONGEST_HIT).max(paragraph.start);
            let end = (hit.words.end + most + 1).min(paragraph.end);
            any(&(start..end), &|other| hit.words.start.saturating_sub(other.words.end) <= most)
        }
        Within::Sentence => any(&here.text().sentences(&hit.words), &|_| true),
        Within::Paragraph | Within::Message => any(&here.text().paragraphs(&hit.words), &|_| true),
    }
}
