//! Recovery phrases of wallets: 12, 15, 18, 21 or 24 words of the English or French list with a valid checksum
//! (BIP-39), on one line or several, numbered or not.
//!
//! Ordinary text costs one word in every ten looked up: a phrase is longer than the step, so it has a word at one of
//! the steps, and around this word all are of the list.

use std::ops::Range;
use std::sync::LazyLock;

use bip39::Language;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::Found;
use crate::fold::fold;

/// Bytes from one look to the next. Twelve words have 76 with the spaces between them, give or take five; the few
/// phrases of less than 63 may lie between two looks.
const STEP: usize = 56;
/// Letters of the words of the lists.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=8;
/// Most bytes between two words: a line's end, a quote's sign, a number.
const GAP: usize = 10;
/// Most words of a run that are looked at at once.
const MOST: usize = 480;
const COUNTS: [usize; 5] = [24, 21, 18, 15, 12];

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// The words of the lists as they fold, with their numbers in each language.
static WORDS: LazyLock<FxHashMap<String, [Option<u16>; 2]>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, [Option<u16>; 2]> = FxHashMap::default();
    for (at, language) in LANGUAGES.into_iter().enumerate() {
        for (word, number) in language.word_list().iter().zip(0..) {
            words.entry(fold(word)).or_default()[at] = Some(number);
        }
    }
    words
});

pub(crate) fn scan(text: &str, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let (mut at, mut done) = (STEP, 0);
    while at < bytes.len() {
        let look = word_at(bytes, at).filter(|word| word.start >= done && is_listed(text, word));
        at += STEP;
        let Some(word) = look else { continue };
        let run = run(text, word, done);
        let end = run.last().map_or(at, |word| word.end);
        done = end;
        at = at.max(end);
        phrases(text, &run, found);
    }
}

/// The word at a place, or after the signs there.
fn word_at(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let skipped = bytes[at..].iter().take(GAP).position(u8::is_ascii_lowercase)?;
    let within = at + skipped;
    let before = bytes[..within].iter().rev().take(9).take_while(|byte| byte.is_ascii_lowercase()).count();
    let after = bytes[within..].iter().take(9).take_while(|byte| byte.is_ascii_lowercase()).count();
    let (start, end) = (within - before, within + after);
    // Ordinary text has words of one or two letters everywhere.
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_lowercase);
    let space = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b' ');
    let next = space(Some(end)) && letter(Some(end + 1)) && !(letter(Some(end + 2)) && letter(Some(end + 3)));
    let back = |count: usize| start.checked_sub(count);
    let previous = space(back(1)) && letter(back(2)) && !(letter(back(3)) && letter(back(4)));
    (LETTERS.contains(&(before + after)) && !next && !previous).then_some(start..end)
}

fn is_listed(text: &str, word: &Range<usize>) -> bool {
    text.get(word.clone()).is_some_and(|word| WORDS.contains_key(word))
}

/// The words of the lists around one of them, with nothing but signs and numbers between them.
fn run(text: &str, word: Range<usize>, from: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_gap = |byte: &&u8| !byte.is_ascii_lowercase() && byte.is_ascii();
    let mut before = Vec::new();
    let mut start = word.start;
    while before.len() < MOST {
        let gap = bytes[from..start].iter().rev().take(GAP + 1).take_while(is_gap).count();
        let last = start - gap;
        let length = bytes[from..last].iter().rev().take(9).take_while(|byte| byte.is_ascii_lowercase()).count();
        let previous = last - length..last;
        if !(1..=GAP).contains(&gap) || !LETTERS.contains(&length) || !is_listed(text, &previous) {
            break;
        }
        start = previous.start;
        before.push(previous);
    }
    let mut words: Vec<Range<usize>> = before.into_iter().rev().collect();
    let mut end = word.end;
    words.push(word);
    while words.len() < 2 * MOST {
        let gap = bytes[end..].iter().take(GAP + 1).take_while(is_gap).count();
        let first = end + gap;
        let length = bytes[first..].iter().take(9).take_while(|byte| byte.is_ascii_lowercase()).count();
        let next = first..first + length;
        if !(1..=GAP).contains(&gap) || !LETTERS.contains(&length) || !is_listed(text, &next) {
            break;
        }
        end = next.end;
        words.push(next);
    }
    words
}

/// The phrases in a run of words, the longest first.
fn phrases(text: &str, run: &[Range<usize>], found: &mut Found<'_>) {
    if run.len() < COUNTS[4] {
        return;
    }
    let numbers: Vec<[Option<u16>; 2]> =
        run.iter().map(|word| WORDS.get(&text[word.clone()]).copied().unwrap_or_default()).collect();
    let mut taken = vec![false; run.len()];
    for count in COUNTS {
        for start in 0..=run.len().saturating_sub(count) {
            let window = start..start + count;
            if run.len() >= count && !taken[start] && !taken[window.end - 1] && is_valid(&numbers[window.clone()]) {
                taken[window].fill(true);
                found(run[start].start..run[start + count - 1].end);
            }
        }
    }
}

/// Whether the last bits of the words are the first of the hash of the others, in one of the languages.
fn is_valid(words: &[[Option<u16>; 2]]) -> bool {
    // The list itself is in the order of the alphabet.
    let sorted = |language: usize| words.is_sorted_by_key(|word| word[language]);
    !sorted(0)
        && !sorted(1)
        && (0..LANGUAGES.len()).any(|language| {
            let (mut bits, mut held, mut bytes, mut length) = (0u32, 0, [0u8; 33], 0);
            for word in words {
                let Some(number) = word[language] else { return false };
                // Eleven bits a word.
                bits = bits << 11 | u32::from(number);
                held += 11;
                while held >= 8 {
                    held -= 8;
                    bytes[length] = (bits >> held & 0xff) as u8;
                    length += 1;
                }
                bits &= (1 << held) - 1;
            }
            let check = words.len() / 3;
            // The bits that fill no byte are the check, which is a whole byte of 24 words.
            let (entropy, given) = if check == 8 { (32, u32::from(bytes[32])) } else { (words.len() / 3 * 4, bits) };
            u32::from(Sha256::digest(&bytes[..entropy])[0]) >> (8 - check) == given
        })
}

#[cfg(test)]
mod tests {
    use bip39::Mnemonic;
    use cloison_policy::Detector;

    use super::*;
    use crate::detect::check;

    fn phrase(language: Language, words: usize) -> Vec<String> {
        let entropy: Vec<u8> = (0..words / 3 * 4).map(|byte| u8::try_from(byte * 37 % 251).unwrap()).collect();
        Mnemonic::from_entropy_in(language, &entropy).unwrap().words().map(str::to_owned).collect()
    }

    #[test]
    fn phrases() {
        for language in [Language::English, Language::French] {
            for count in COUNTS {
                let words = phrase(language, count);
                let line = words.join(" ");
                let mut swapped = words.clone();
                swapped.swap(0, count - 1);
                let wrong = swapped.join(" ");
                let other = if language == Language::English { "zone" } else { "zoologie" };
                let numbered = |from: usize| {
                    let item = |(at, word): (usize, &String)| format!("{}. {word}", at + from);
                    words.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
                };
                let list = numbered(1);
                check(
                    Detector::RecoveryPhrase,
                    &[
                        &format!("[{line}]"),
                        &format!("Voici les mots du portefeuille : [{line}]. Merci !"),
                        &format!("> [{}]\n", words.join("\n> ")),
                        &format!("1. [{}]", &list[3..]),
                        &format!("[{}]", line.to_uppercase()),
                        &format!("[{}]", words.join(", ")),
                    ],
                    &[
                        &words[..11].join(" "),
                        &line.replace(' ', " the "),
                        // Of twelve words, no part has a checksum of its own.
                        if count == 12 { wrong.as_str() } else { "" },
                        &format!("{other} ").repeat(count),
                    ],
                );
            }
        }
    }

    #[test]
    fn ordinary_words() {
        check(
            Detector::RecoveryPhrase,
            &[],
            &[
                "We can offer lunch and a short visit to the museum this week, then every family will share a simple dinner.",
                "abandon ability able about above absent absorb abstract absurd abuse access accident",
            ],
        );
    }
}
