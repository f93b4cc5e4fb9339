//! The one pass over a text: which slots are hit, where.

use std::ops::Range;

use crate::compile::{Anchored, Compiled, Finder, Phrase, Slot, Step};
use crate::detect;
use crate::known::uses;
use crate::reading::{Memo, Reading};
use crate::text::{Text, index};
use crate::vocabulary::Key;

/// Something found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Bytes of the folded text.
    pub(crate) folded: Range<usize>,
    /// The words that it covers.
    pub(crate) words: Range<u32>,
}

/// The hits of one text, by slot, then by place.
pub(crate) struct Hits {
    all: Vec<(Slot, Hit)>,
    /// Each slot that is hit, with where its part of `all` ends.
    ends: Vec<(Slot, u32)>,
}

impl Hits {
    fn new(mut all: Vec<(Slot, Hit)>) -> Hits {
        all.sort_unstable_by_key(|(slot, hit)| (u64::from(*slot) << 32 | hit.folded.start as u64, hit.folded.end));
        let mut end = 0;
        let parts = all.chunk_by(|(a, _), (b, _)| a == b).map(|part| {
            end += index(part.len());
            (part[0].0, end)
        });
        Hits { ends: parts.collect(), all }
    }

    /// The hits of a slot, by place.
    pub(crate) fn of(&self, slot: Slot) -> &[(Slot, Hit)] {
        let Ok(at) = self.ends.binary_search_by_key(&slot, |(slot, _)| *slot) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].1);
        &self.all[start as usize..self.ends[at].1 as usize]
    }

    /// The slots that are hit, once each.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> {
        self.ends.iter().map(|(slot, _)| *slot)
    }
}

/// Searches a text for what a finder knows; only for some slots if they are given.
pub(crate) fn search(finder: &Finder, wanted: Option<&[bool]>, words: &Words<'_, '_>) -> Hits {
    let Words { text, reading, .. } = words;
    let mut hits = Vec::new();
    let is_wanted = |slot: Slot| wanted.is_none_or(|wanted| wanted[slot as usize]);
    terms(finder, is_wanted, words, &mut hits);
    let starts = reading.with(finder.starts);
    let starts = starts.map(|word| (text.words[word].start as usize, reading.has(word, uses::SURE_START)));
    finder.patterns.search(text, starts, is_wanted, |slot, folded| {
        let words = text.words_in(&folded);
        hits.push((slot, Hit { folded, words }));
    });
    let mut scanned = None;
    for (detector, slot) in finder.detectors.iter().filter(|(_, slot)| is_wanted(*slot)) {
        let scanned = scanned.get_or_insert_with(|| detect::Scanned::new(&text.folded, &text.digits));
        detect::run(*detector, scanned, &mut |folded| {
            let words = text.words_in(&folded);
            hits.push((*slot, Hit { folded, words }));
        });
    }
    // What lies on both sides of a part that is passed over stands nowhere.
    if text.folded.is_revealed {
        hits.retain(|(_, hit)| !text.folded.passes_over(hit.folded.clone()));
    }
    Hits::new(hits)
}

/// Finds the phrases: wherever a word could be the anchor of some, those are verified in place.
fn terms(finder: &Finder, is_wanted: impl Fn(Slot) -> bool, words: &Words<'_, '_>, hits: &mut Vec<(Slot, Hit)>) {
    for at in words.reading.with(finder.anchor) {
        let (before, after) = words.reading.around(at);
        if !finder.anchors.may_stand(words.reading.names[at], (before, after)) {
            continue;
        }
        for key in words.keys(at) {
            for anchored in finder.anchors.at(*key) {
                let near = before & anchored.before != 0 && after & anchored.after != 0;
                if !near || !is_wanted(anchored.slot) || !words.may_stand(anchored, at) {
                    continue;
                }
                let phrase = &finder.phrases[anchored.phrase as usize];
                if let Some(found) = verify(phrase, words, at) {
                    let folded =
                        words.text.words[found.start].start as usize..words.text.words[found.end - 1].end as usize;
                    hits.push((phrase.slot, Hit { folded, words: index(found.start)..index(found.end) }));
                }
            }
        }
    }
}

/// The words of a text and what they are.
pub(crate) struct Words<'c, 't> {
    pub(crate) policy: &'c Compiled,
    pub(crate) memo: &'c Memo,
    pub(crate) text: &'c Text<'t>,
    pub(crate) reading: &'c Reading,
}

impl Words<'_, '_> {
    fn keys(&self, word: usize) -> &[Key] {
        self.memo.keys(self.policy, self.reading.names[word])
    }

    /// Whether the words around could be the phrase's steps next to its anchor.
    fn may_stand(&self, anchored: &Anchored, at: usize) -> bool {
        let (back, on) = (usize::from(anchored.back), usize::from(anchored.on));
        let all = self.reading.signatures();
        let end = (at + 1 + on).min(all.len());
        let near = |words: Range<usize>, signature| all[words].iter().any(|word| word & signature != 0);
        (back == 0 || near(at.saturating_sub(back)..at, anchored.before))
            && (on == 0 || near(at + 1..end, anchored.after))
    }

    fn is_any(&self, word: usize, step: &Step) -> bool {
        let mut signatures = self.reading.signatures().get(word).into_iter();
        signatures.any(|signature| signature & step.signature != 0)
            && self.keys(word).iter().any(|key| step.choices.contains(key))
    }
}

/// The words of a phrase whose anchor stands at a word, if the rest of it stands around.
fn verify(phrase: &Phrase, words: &Words<'_, '_>, at: usize) -> Option<Range<usize>> {
    let mut around = Around { phrase, words, dead: Vec::new() };
    let first = around.backward(phrase.anchor, at)?;
    around.dead.clear();
    let last = around.forward(phrase.anchor, at)?;
    Some(first..last + 1)
}

/// The search for the steps of a phrase on one side of its anchor.
struct Around<'p, 'w, 'c, 't> {
    phrase: &'p Phrase,
    words: &'w Words<'c, 't>,
    /// Steps and words from which the end cannot be reached: each is tried once, so that a phrase of many steps over a
    /// text of one word repeated takes steps times gaps, and not all the ways there are.
    dead: Vec<(usize, usize)>,
}

impl<'p> Around<'p, '_, '_, '_> {
    /// The word of the last step, when `step` stands at `at`. The nearest word is tried first, then those further on, so
    /// that a word that only looks like the next step does not end the search.
    fn forward(&mut self, step: usize, at: usize) -> Option<usize> {
        let phrase = self.phrase;
        let Some(next) = phrase.steps.get(step + 1) else { return Some(at) };
        for word in at + 1..=at + 1 + next.gap as usize {
            if self.words.text.ends_paragraph(word - 1) {
                return None;
            }
            if let Some(found) = self.stands(step + 1, next, word, Self::forward) {
                return Some(found);
            }
        }
        None
    }

    /// The word of the first step, when `step` stands at `at`.
    fn backward(&mut self, step: usize, at: usize) -> Option<usize> {
        let phrase = self.phrase;
        let Some(before) = step.checked_sub(1) else { return Some(at) };
        let gap = phrase.steps[step].gap as usize;
        for word in (at.saturating_sub(1 + gap)..at).rev() {
            if self.words.text.ends_paragraph(word) {
                return None;
            }
            if let Some(found) = self.stands(before, &phrase.steps[before], word, Self::backward) {
                return Some(found);
            }
        }
        None
    }

    /// Where the search ends if a step stands at a word and the others can be reached from there.
    fn stands(
        &mut self,
        number: usize,
        step: &'p Step,
        word: usize,
        go_on: fn(&mut Self, usize, usize) -> Option<usize>,
    ) -> Option<usize> {
        if !self.words.is_any(word, step) || self.dead.contains(&(number, word)) {
            return None;
        }
        let found = go_on(self, number, word);
        // The step beside the anchor is tried at each word once.
        if found.is_none() && number.abs_diff(self.phrase.anchor) > 1 {
            self.dead.push((number, word));
        }
        found
    }
}
