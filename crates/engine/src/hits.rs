//! The one pass over a text: which slots are hit, where.

use std::ops::Range;

use crate::compile::{ANYTHING, Anchored, Compiled, NEAR, Phrase, Slot, Step, signature};
use crate::detect;
use crate::known::Keys;
use crate::text::{Text, Word, index};
use crate::vocabulary::{Key, Scratch};

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

pub(crate) fn search(compiled: &Compiled, text: &Text<'_>) -> Hits {
    let mut hits = Vec::with_capacity(text.words.len());
    let keys = Words::of(compiled, text);
    for (word, at) in keys.each.iter().zip(0..) {
        let (before, after) = keys.around(at);
        for key in keys.keys(*word) {
            for anchored in compiled.anchors.at(*key) {
                let near = before & anchored.before != 0 && after & anchored.after != 0;
                if !near || !keys.may_stand(anchored, at) {
                    continue;
                }
                let phrase = &compiled.phrases[anchored.phrase as usize];
                if let Some(words) = verify(phrase, &keys, &text.words, at) {
                    let folded = text.words[words.start].start as usize..text.words[words.end - 1].end as usize;
                    hits.push((phrase.slot, Hit { folded, words: index(words.start)..index(words.end) }));
                }
            }
        }
    }
    compiled.patterns.search(&text.folded.text, |slot, folded| {
        let words = text.words_in(&folded);
        hits.push((slot, Hit { folded, words }));
    });
    let scanned = detect::Scanned::new(&text.folded);
    for (detector, slot) in &compiled.detectors {
        detect::run(*detector, &scanned, &mut |folded| {
            let words = text.words_in(&folded);
            hits.push((*slot, Hit { folded, words }));
        });
    }
    Hits::new(hits)
}

/// For every word of a text, the words of the vocabulary that it is.
struct Words<'c> {
    each: Vec<Keys>,
    /// The keys of the words that are known beforehand, and after them those of the others.
    known: &'c [Key],
    others: Vec<Key>,
}

impl<'c> Words<'c> {
    fn of(compiled: &'c Compiled, text: &Text<'_>) -> Words<'c> {
        let vocabulary = &compiled.vocabulary;
        let mut words =
            Words { each: Vec::with_capacity(text.words.len()), known: vocabulary.known.keys(), others: Vec::new() };
        let mut scratch = Scratch::default();
        let mut lower = String::new();
        for word in &text.words {
            let folded = text.word(*word);
            // The accents of a word change what it is.
            let accented = text.folded.accented(word.range()).map(|original| {
                lower.clear();
                for c in original.chars() {
                    match c {
                        // The small letters of Western Europe, which need no table.
                        'ß'..='ÿ' => lower.push(c),
                        c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
                        c => lower.extend(c.to_lowercase()),
                    }
                }
                lower.as_str()
            });
            let keys = vocabulary.known.get(accented.unwrap_or(folded)).unwrap_or_else(|| {
                let start = words.others.len();
                vocabulary.stem(folded, accented, &mut scratch, &mut words.others);
                let place = |at: usize| index(words.known.len() + at);
                let signature = signature(&words.others[start..]);
                Keys { start: place(start), end: place(words.others.len()), signature }
            });
            words.each.push(keys);
        }
        words
    }

    fn keys(&self, Keys { start, end, .. }: Keys) -> &[Key] {
        let (start, end) = (start as usize, end as usize);
        match start.checked_sub(self.known.len()) {
            Some(start) => &self.others[start..end - self.known.len()],
            None => &self.known[start..end],
        }
    }

    /// The signatures of the nearest words before and after one: they tell most candidates at once.
    fn around(&self, at: usize) -> (u64, u64) {
        let near = usize::from(NEAR);
        let union = |words: &[Keys]| words.iter().fold(ANYTHING, |all, word| all | word.signature);
        let end = (at + 1 + near).min(self.each.len());
        (union(&self.each[at.saturating_sub(near)..at]), union(&self.each[at + 1..end]))
    }

    /// Whether the words around could be the phrase's steps next to its anchor.
    fn may_stand(&self, anchored: &Anchored, at: usize) -> bool {
        let near = |words: &[Keys], signature| words.iter().any(|word| word.signature & signature != 0);
        let (back, on) = (usize::from(anchored.back), usize::from(anchored.on));
        let end = (at + 1 + on).min(self.each.len());
        (back == 0 || near(&self.each[at.saturating_sub(back)..at], anchored.before))
            && (on == 0 || near(&self.each[at + 1..end], anchored.after))
    }

    fn is_any(&self, word: usize, step: &Step) -> bool {
        let word = self.each[word];
        word.signature & step.signature != 0 && self.keys(word).iter().any(|key| step.choices.contains(key))
    }
}

/// The words of a phrase whose anchor stands at a word, if the rest of it stands around.
fn verify(phrase: &Phrase, keys: &Words<'_>, words: &[Word], at: usize) -> Option<Range<usize>> {
    let paragraph = words[at].paragraph;
    let in_paragraph = |word: usize| words.get(word).is_some_and(|word| word.paragraph == paragraph);
    let mut around = Around { phrase, keys, inside: &in_paragraph, dead: Vec::new() };
    let first = around.backward(phrase.anchor, at)?;
    around.dead.clear();
    let last = around.forward(phrase.anchor, at)?;
    Some(first..last + 1)
}

/// The search for the steps of a phrase on one side of its anchor.
struct Around<'p> {
    phrase: &'p Phrase,
    keys: &'p Words<'p>,
    inside: &'p dyn Fn(usize) -> bool,
    /// Steps and words from which the end cannot be reached: each is tried once, so that a phrase of many steps over a
    /// text of one word repeated takes steps times gaps, and not all the ways there are.
    dead: Vec<(usize, usize)>,
}

impl Around<'_> {
    /// The word of the last step, when `step` stands at `at`. The nearest word is tried first, then those further on, so
    /// that a word that only looks like the next step does not end the search.
    fn forward(&mut self, step: usize, at: usize) -> Option<usize> {
        let Some(next) = self.phrase.steps.get(step + 1) else { return Some(at) };
        let reach = at + 1..=at + 1 + next.gap as usize;
        self.one_of(reach, step + 1, next, Around::forward)
    }

    /// The word of the first step, when `step` stands at `at`.
    fn backward(&mut self, step: usize, at: usize) -> Option<usize> {
        if step == 0 {
            return Some(at);
        }
        let gap = self.phrase.steps[step].gap as usize;
        let reach = (at.saturating_sub(1 + gap)..at).rev();
        self.one_of(reach, step - 1, &self.phrase.steps[step - 1], Around::backward)
    }

    /// The first of some words at which a step may stand and from which the others can be reached.
    fn one_of(
        &mut self,
        reach: impl Iterator<Item = usize>,
        number: usize,
        step: &Step,
        go_on: fn(&mut Self, usize, usize) -> Option<usize>,
    ) -> Option<usize> {
        for word in reach {
            if !(self.inside)(word) {
                break;
            }
            if !self.keys.is_any(word, step) || self.dead.contains(&(number, word)) {
                continue;
            }
            if let Some(found) = go_on(self, number, word) {
                return Some(found);
            }
            self.dead.push((number, word));
        }
        None
    }
}
