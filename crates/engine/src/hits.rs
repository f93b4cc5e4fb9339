//! The one pass over a text: which slots are hit, where.

use std::ops::Range;

use crate::compile::{Anchored, Finder, NEAR, Phrase, Slot, Step};
use crate::detect;
use crate::filter::{ANYTHING, ONLY_STARTS, signature};
use crate::known::{Keys, hash, number};
use crate::text::{Text, index};
use crate::vocabulary::{Key, Scratch, Vocabulary};

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
pub(crate) fn search(
    vocabulary: &Vocabulary,
    finder: &Finder,
    wanted: Option<&[bool]>,
    text: &Text<'_>,
    memory: &mut Memory,
) -> Hits {
    let mut hits = Vec::new();
    let is_wanted = |slot: Slot| wanted.is_none_or(|wanted| wanted[slot as usize]);
    let starts = terms(finder, is_wanted, &mut Words { vocabulary, text, memory }, &mut hits);
    finder.patterns.search(text, &starts, is_wanted, |slot, folded| {
        let words = text.words_in(&folded);
        hits.push((slot, Hit { folded, words }));
    });
    let scanned = detect::Scanned::new(&text.folded, &text.digits);
    for (detector, slot) in finder.detectors.iter().filter(|(_, slot)| is_wanted(*slot)) {
        detect::run(*detector, &scanned, &mut |folded| {
            let words = text.words_in(&folded);
            hits.push((*slot, Hit { folded, words }));
        });
    }
    Hits::new(hits)
}

/// Finds the phrases: wherever a word could be the anchor of some, those are verified in place. Returns where a pattern may
/// start.
fn terms(
    finder: &Finder,
    is_wanted: impl Fn(Slot) -> bool,
    words: &mut Words<'_, '_>,
    hits: &mut Vec<(Slot, Hit)>,
) -> Vec<u32> {
    let text = words.text;
    let mut pattern_starts = Vec::new();
    for candidate in finder.filter.candidates(&text.letters, &text.words) {
        let at = (candidate & !ONLY_STARTS) as usize;
        let only_starts = candidate & ONLY_STARTS != 0;
        let (keys, starts) = if only_starts { (Keys::default(), true) } else { words.look_up(finder, at) };
        let start = text.words[at].start;
        if starts && finder.patterns.may_start_here(&text.folded.text[start as usize..]) {
            pattern_starts.push(start);
        }
        let mut around = None;
        for number in keys.start..keys.end {
            let key = words.key(number);
            for anchored in finder.anchors.at(key).iter().filter(|anchored| is_wanted(anchored.slot)) {
                if anchored.back > 0 || anchored.on > 0 {
                    let (before, after) = *around.get_or_insert_with(|| words.around(at));
                    let near = before & anchored.before != 0 && after & anchored.after != 0;
                    if !near || !words.may_stand(anchored, at) {
                        continue;
                    }
                }
                let phrase = &finder.phrases[anchored.phrase as usize];
                if let Some(found) = verify(phrase, words, at) {
                    let folded = text.words[found.start].start as usize..text.words[found.end - 1].end as usize;
                    hits.push((phrase.slot, Hit { folded, words: index(found.start)..index(found.end) }));
                }
            }
        }
    }
    pattern_starts
}

/// How many stemmed words are remembered by their letters, at most.
const MOST_STEMMED: usize = 4096;

/// What was found out about the words of a text: each is asked for by several searches, and as a neighbour.
pub(crate) struct Memory {
    /// For each word, its keys; [`UNKNOWN`] until it is asked for.
    keys: Vec<Keys>,
    /// Words that were stemmed, each at a place that its letters give: long texts say the same words again and again.
    stemmed: Vec<(u128, Keys)>,
    /// The keys of the words that are not known beforehand.
    others: Vec<Key>,
    scratch: Scratch,
    lower: String,
}

/// Nobody has asked yet.
const UNKNOWN: Keys = Keys { start: u32::MAX, end: u32::MAX };

impl Memory {
    pub(crate) fn new(text: &Text<'_>) -> Memory {
        let words = text.words.len();
        Memory {
            keys: vec![UNKNOWN; words],
            stemmed: vec![(0, Keys::default()); (words / 4).clamp(1, MOST_STEMMED).next_power_of_two()],
            others: Vec::new(),
            scratch: Scratch::default(),
            lower: String::new(),
        }
    }
}

/// For the words of a text that are asked for, the words of the vocabulary that they are.
struct Words<'c, 't> {
    vocabulary: &'c Vocabulary,
    text: &'c Text<'t>,
    memory: &'c mut Memory,
}

impl Words<'_, '_> {
    /// What a word is. Keys from the end of the known ones on are in the memory.
    fn keys(&mut self, at: usize) -> Keys {
        let keys = self.memory.keys[at];
        if keys != UNKNOWN {
            return keys;
        }
        let keys = self.known(at).map_or_else(|| self.stem(at), |(keys, _)| keys);
        self.memory.keys[at] = keys;
        keys
    }

    /// What a word is among those that a finder asks for, and whether one of its patterns could start there.
    fn look_up(&mut self, finder: &Finder, at: usize) -> (Keys, bool) {
        if self.memory.keys[at] != UNKNOWN {
            return (self.memory.keys[at], true);
        }
        if let Some((keys, starts)) = self.known(at) {
            self.memory.keys[at] = keys;
            return (keys, starts & finder.bit != 0);
        }
        if !finder.anchoring.passes(self.text.letters[at], self.text.words[at].range().len()) {
            return (Keys::default(), true);
        }
        let keys = self.stem(at);
        self.memory.keys[at] = keys;
        (keys, true)
    }

    /// What a word is if that is known beforehand, and the bits of the finders whose patterns may start there.
    fn known(&mut self, at: usize) -> Option<(Keys, u8)> {
        let word = self.text.words[at];
        let known = &self.vocabulary.known;
        // The accents of a word change what it is.
        match self.text.folded.accented(word.range()) {
            Some(original) => {
                lower(original, &mut self.memory.lower);
                known.get(&self.memory.lower)
            }
            None if word.range().len() <= 8 => known.get_short(self.text.letters[at]),
            None => known.get(self.text.word(word)),
        }
    }

    /// The keys of a word that is not known beforehand, which was asked for just before.
    fn stem(&mut self, at: usize) -> Keys {
        let word = self.text.words[at];
        if !self.vocabulary.may_have(self.text.letters[at], word.range().len()) {
            return Keys::default();
        }
        let folded = self.text.word(word);
        let Memory { stemmed, others, scratch, lower, .. } = &mut *self.memory;
        let accented = self.text.folded.accented(word.range()).map(|_| lower.as_str());
        let number = number(accented.unwrap_or(folded).as_bytes()).unwrap_or(0);
        let place = hash(number) >> 40 & (stemmed.len() - 1);
        if number != 0 && stemmed[place].0 == number {
            return stemmed[place].1;
        }
        let start = others.len();
        self.vocabulary.stem(folded, accented, scratch, others);
        let known = self.vocabulary.known.keys().len();
        let keys = Keys { start: index(known + start), end: index(known + others.len()) };
        stemmed[place] = (number, keys);
        keys
    }

    /// One of the keys, those that are known beforehand first.
    fn key(&self, number: u32) -> Key {
        let known = self.vocabulary.known.keys();
        let number = number as usize;
        known.get(number).copied().unwrap_or_else(|| self.memory.others[number - known.len()])
    }

    /// The signature of a word.
    fn signature(&self, at: usize) -> u64 {
        signature(self.text.letters[at])
    }

    /// The signatures of the nearest words before and after one: they tell most candidates at once.
    fn around(&self, at: usize) -> (u64, u64) {
        let near = usize::from(NEAR);
        let end = (at + 1 + near).min(self.text.words.len());
        let before = (at.saturating_sub(near)..at).fold(ANYTHING, |all, word| all | self.signature(word));
        let after = (at + 1..end).fold(ANYTHING, |all, word| all | self.signature(word));
        (before, after)
    }

    /// Whether the words around could be the phrase's steps next to its anchor.
    fn may_stand(&self, anchored: &Anchored, at: usize) -> bool {
        let (back, on) = (usize::from(anchored.back), usize::from(anchored.on));
        let end = (at + 1 + on).min(self.text.words.len());
        let near = |mut words: Range<usize>, signature| words.any(|word| self.signature(word) & signature != 0);
        (back == 0 || near(at.saturating_sub(back)..at, anchored.before))
            && (on == 0 || near(at + 1..end, anchored.after))
    }

    fn is_any(&mut self, word: usize, step: &Step) -> bool {
        if self.signature(word) & step.signature == 0 {
            return false;
        }
        let keys = self.keys(word);
        (keys.start..keys.end).any(|number| step.choices.contains(&self.key(number)))
    }
}

/// Puts a word into lower case.
fn lower(word: &str, lower: &mut String) {
    lower.clear();
    for c in word.chars() {
        match c {
            // The small letters of Western Europe, which need no table.
            'ß'..='ÿ' => lower.push(c),
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
}

/// The words of a phrase whose anchor stands at a word, if the rest of it stands around.
fn verify(phrase: &Phrase, words: &mut Words<'_, '_>, at: usize) -> Option<Range<usize>> {
    let mut around = Around { phrase, words, dead: Vec::new() };
    let first = around.backward(phrase.anchor, at)?;
    around.dead.clear();
    let last = around.forward(phrase.anchor, at)?;
    Some(first..last + 1)
}

/// The search for the steps of a phrase on one side of its anchor.
struct Around<'p, 'w, 'c, 't> {
    phrase: &'p Phrase,
    words: &'w mut Words<'c, 't>,
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
        if found.is_none() {
            self.dead.push((number, word));
        }
        found
    }
}
