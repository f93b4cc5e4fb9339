//! Letters that are set apart, joined to the words that they were.

use std::ops::Range;

use super::dictionary::{Dictionary, Likeness, letter};
use super::{Edits, LONGEST, SHORTEST};
use crate::text::{Text, index};

/// Most bytes between two letters of a word, and between the words of a phrase.
const LONGEST_GAP: usize = 4;
/// How many separators of a run are compared to know the usual one.
const LOOKED_AT: usize = 16;

/// What a letter costs that is left over.
const LETTER: u32 = 6;

/// What is left over of a run: some letters are words by themselves, digits and signs may be what they are.
fn left_over(sign: u8) -> u32 {
    match sign {
        b'a' | b'i' | b'y' => 0,
        b'b'..=b'z' => LETTER,
        _ => 1,
    }
}

/// A letter that stands by itself, and what separates it from the next.
struct Apart {
    at: usize,
    gap: Range<usize>,
}

/// Letters with the same separators between them.
pub(super) fn letters_apart(text: &Text<'_>, dictionary: &mut Dictionary<'_>, edits: &mut Edits) {
    let bytes = text.folded.text.as_bytes();
    let mut end = 0;
    let mut run = Vec::new();
    for [word, next] in text.words.array_windows() {
        let close = word.end - word.start == 1 && next.start - word.end <= 2 * index(LONGEST_GAP);
        if close && word.start >= end {
            read_run(bytes, word.start as usize, &mut run);
            end = run.last().map_or(word.end, |last| index(last.at) + 1);
            if run.len() >= SHORTEST {
                joined(bytes, &run, dictionary, edits);
            }
        }
    }
}

/// Reads the single letters, and signs for letters, from a place on.
fn read_run(bytes: &[u8], mut at: usize, run: &mut Vec<Apart>) {
    run.clear();
    loop {
        let gap = bytes[at + 1..].iter().take(LONGEST_GAP + 1).take_while(|byte| is_separator(**byte)).count();
        let next = at + 1 + gap;
        run.push(Apart { at, gap: at + 1..next });
        let single = bytes.get(next).is_some_and(|sign| letter(*sign).is_some())
            && !bytes.get(next + 1).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        if !(1..=LONGEST_GAP).contains(&gap) || !single {
            return;
        }
        at = next;
    }
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'.' | b'-' | b'_' | b'*' | b'/' | b'~' | b':' | b',' | b'\'')
}

/// Joins the letters of a run to words: where the separators change, and wherever words are known to be.
fn joined(bytes: &[u8], run: &[Apart], dictionary: &mut Dictionary<'_>, edits: &mut Edits) {
    let gap = |apart: &Apart| &bytes[apart.gap.clone()];
    let gaps = || run[..run.len() - 1].iter().map(gap);
    let usual =
        gaps().max_by_key(|usual| (gaps().take(LOOKED_AT).filter(|gap| gap == usual).count(), usual.len() == 1));
    let words = || run.split_inclusive(|apart| Some(gap(apart)) != usual);
    let apart = usual.is_some_and(|usual| usual.trim_ascii().len() == 1) || words().count() > 1;
    for word in words() {
        segmented(bytes, word, apart, dictionary, edits);
    }
}

/// The best way to read a run up to a place.
#[derive(Default)]
struct Best {
    cost: u32,
    /// Of the last word, or of one letter that is left over.
    length: usize,
    word: Option<(String, Likeness)>,
}

/// Joins the letters of a run to words so that few words and few letters are left over. If they are `apart` from other
/// runs, they are a word even if nobody knows it, such as a name.
fn segmented(bytes: &[u8], run: &[Apart], apart: bool, dictionary: &mut Dictionary<'_>, edits: &mut Edits) {
    let all: Vec<u8> = run.iter().map(|apart| bytes[apart.at]).collect();
    let mut best: Vec<Best> =
        (0..=all.len()).map(|end| Best { cost: LETTER * index(end), ..Best::default() }).collect();
    for start in 0..all.len() {
        let cost = best[start].cost + left_over(all[start]);
        if cost < best[start + 1].cost || cost == best[start + 1].cost && best[start + 1].word.is_none() {
            best[start + 1] = Best { cost, length: 1, word: None };
        }
        // Signs may stand for any letter.
        let plain = all[start..].iter().take(LONGEST).take_while(|sign| sign.is_ascii_lowercase()).count();
        let signs = plain < LONGEST.min(all.len() - start);
        let longest = if signs { LONGEST.min(all.len() - start) } else { dictionary.literals.longest(&all[start..]) };
        for length in 2..=longest {
            let here = &best[start + length];
            if best[start].cost < here.cost
                && let Some((word, likeness)) = dictionary.read(&all[start..start + length])
            {
                let cost = best[start].cost + likeness.cost(length);
                // Of two ways the one with the longer word, which was found first.
                if cost < here.cost || cost == here.cost && here.word.is_none() {
                    best[start + length] = Best { cost, length, word: Some((word, likeness)) };
                }
            }
        }
    }
    let mut end = all.len();
    if apart && all.len() >= SHORTEST && best[end].cost >= LETTER * 2 {
        join(bytes, run, &all, edits);
        return;
    }
    while let Some(Best { length, word, .. }) = best.get(end).filter(|best| best.length > 0) {
        if let Some((word, likeness)) = word {
            join(bytes, &run[end - length..end], word.as_bytes(), edits);
            edits.asked |= *likeness != Likeness::Common;
        }
        end -= length;
    }
}

/// Passes over what separates the letters of a word, and puts right those that are none.
fn join(bytes: &[u8], word: &[Apart], read: &[u8], edits: &mut Edits) {
    for (apart, letter) in word.iter().zip(read) {
        edits.substitute(bytes, apart.at, *letter);
    }
    for apart in &word[..word.len() - 1] {
        edits.pass_over(apart.gap.clone());
    }
}
