//! The French stemmer of Snowball (<https://snowballstem.org/algorithms/french/stemmer.html>), in the edition that
//! `rust-stemmers` has. The steps have the names that they have there. Letters are Latin-1, so `\xe9` is *é*.

use super::french_endings::{STANDARD, Suffix, VERB, VERB_I, Verb};
use super::{Letters, table};

/// Where the regions of a word start. They are not moved when its ending goes.
struct Regions {
    rv: usize,
    r1: usize,
    r2: usize,
}

static VOWELS: [bool; 256] = table(b"aeiouy\xe0\xe2\xe8\xe9\xea\xeb\xee\xef\xf4\xf9\xfb");

fn is_vowel(letter: u8) -> bool {
    VOWELS[usize::from(letter)]
}

pub(super) fn stem(word: &mut Letters) {
    mark_consonants(&mut word.0);
    let r1 = word.region(0, is_vowel);
    let regions = Regions { rv: rv(&word.0), r1, r2: word.region(r1, is_vowel) };
    let changed = standard_suffix(word, &regions) || verb_i_suffix(word, &regions) || verb_suffix(word, &regions);
    if changed {
        match word.back(1) {
            Some(b'Y') => word.replace(word.len() - 1, b"i"),
            Some(0xe7) => word.replace(word.len() - 1, b"c"),
            _ => {}
        }
    } else {
        residual_suffix(word, &regions);
    }
    let double: [&[u8]; 5] = [b"enn", b"onn", b"ett", b"ell", b"eill"];
    if double.iter().any(|double| word.ends_with(double)) {
        word.0.pop();
    }
    // The last vowel loses its accent before consonants.
    let consonants = word.0.iter().rev().take_while(|letter| !is_vowel(**letter)).count();
    if consonants > 0
        && let Some(at) = word.len().checked_sub(consonants + 1)
        && matches!(word.0[at], 0xe8 | 0xe9)
    {
        word.0[at] = b'e';
    }
    for letter in &mut word.0 {
        letter.make_ascii_lowercase();
    }
}

/// Writes `u`, `i` and `y` that are consonants as capitals. A letter that was made one is no vowel for those after it.
fn mark_consonants(letters: &mut [u8]) {
    for at in 0..letters.len() {
        let (letter, next) = (letters[at], letters.get(at + 1).copied().unwrap_or_default());
        let after_vowel = is_vowel(letter);
        let marked = match next {
            b'u' if letter == b'q' => true,
            b'u' | b'i' => after_vowel && letters.get(at + 2).is_some_and(|letter| is_vowel(*letter)),
            b'y' => after_vowel,
            _ => false,
        };
        if marked {
            letters[at + 1].make_ascii_uppercase();
        }
        if letter == b'y' && !marked && is_vowel(next) {
            letters[at] = b'Y';
        }
    }
}

/// Where the region RV starts.
fn rv(letters: &[u8]) -> usize {
    match letters {
        [first, second, _, ..] if is_vowel(*first) && is_vowel(*second) => 3,
        [b'p', b'a', b'r', ..] | [b'c', b'o', b'l', ..] | [b't', b'a', b'p', ..] => 3,
        _ => {
            let vowel = letters.iter().skip(1).position(|letter| is_vowel(*letter));
            vowel.map_or(letters.len(), |vowel| vowel + 2)
        }
    }
}

/// Takes a noun's, adjective's or adverb's suffix off. Says whether no verb's ending is to be looked for.
fn standard_suffix(word: &mut Letters, regions: &Regions) -> bool {
    let Some((at, suffix)) = word.longest(STANDARD, 0) else { return false };
    let in_r2 = at >= regions.r2;
    match suffix {
        Suffix::Plain | Suffix::Euse if in_r2 => word.0.truncate(at),
        Suffix::Becomes(letters) if in_r2 => word.replace(at, letters),
        Suffix::Ation if in_r2 => {
            word.0.truncate(at);
            ic(word, regions);
        }
        Suffix::Ement if at >= regions.rv => {
            word.0.truncate(at);
            before_ement(word, regions);
        }
        Suffix::Ite if in_r2 => {
            word.0.truncate(at);
            before_ite(word, regions);
        }
        Suffix::If if in_r2 => {
            word.0.truncate(at);
            if let Some(at) = word.at(b"at").filter(|at| *at >= regions.r2) {
                word.0.truncate(at);
                ic(word, regions);
            }
        }
        Suffix::Eaux => word.replace(at, b"eau"),
        Suffix::Aux if at >= regions.r1 => word.replace(at, b"al"),
        Suffix::Euse if at >= regions.r1 => word.replace(at, b"eux"),
        Suffix::Issement if at >= regions.r1 && word.0[..at].last().is_some_and(|letter| !is_vowel(*letter)) => {
            word.0.truncate(at);
        }
        Suffix::Adverb(letters) if at >= regions.rv => {
            word.replace(at, letters);
            return false;
        }
        // RV is asked of the vowel before the suffix.
        Suffix::Ment if at > regions.rv && is_vowel(word.0[at - 1]) => {
            word.0.truncate(at);
            return false;
        }
        _ => return false,
    }
    true
}

/// A *-ic* that is left goes in R2, and becomes *-iqU* elsewhere.
fn ic(word: &mut Letters, regions: &Regions) {
    if let Some(at) = word.at(b"ic") {
        word.replace(at, if at >= regions.r2 { b"" } else { b"iqU" });
    }
}

fn before_ement(word: &mut Letters, regions: &Regions) {
    if let Some(at) = word.at(b"iv") {
        if at >= regions.r2 {
            word.0.truncate(at);
            if let Some(at) = word.at(b"at").filter(|at| *at >= regions.r2) {
                word.0.truncate(at);
            }
        }
    } else if let Some(at) = word.at(b"eus") {
        if at >= regions.r2 {
            word.0.truncate(at);
        } else if at >= regions.r1 {
            word.replace(at, b"eux");
        }
    } else if let Some(at) = word.at(b"abl").or_else(|| word.at(b"iqU")) {
        if at >= regions.r2 {
            word.0.truncate(at);
        }
    } else if let Some(at) = word.at(b"i\xe8r").or_else(|| word.at(b"I\xe8r"))
        && at >= regions.rv
    {
        word.replace(at, b"i");
    }
}

fn before_ite(word: &mut Letters, regions: &Regions) {
    if let Some(at) = word.at(b"abil") {
        word.replace(at, if at >= regions.r2 { b"" } else { b"abl" });
    } else if word.ends_with(b"ic") {
        ic(word, regions);
    } else if let Some(at) = word.at(b"iv").filter(|at| *at >= regions.r2) {
        word.0.truncate(at);
    }
}

fn verb_i_suffix(word: &mut Letters, regions: &Regions) -> bool {
    let Some((at, ())) = word.longest(VERB_I, regions.rv) else { return false };
    let goes = at > regions.rv && !is_vowel(word.0[at - 1]);
    if goes {
        word.0.truncate(at);
    }
    goes
}

fn verb_suffix(word: &mut Letters, regions: &Regions) -> bool {
    let Some((at, verb)) = word.longest(VERB, regions.rv) else { return false };
    match verb {
        Verb::InR2 if at < regions.r2 => return false,
        Verb::Plain | Verb::InR2 => word.0.truncate(at),
        Verb::WithE => {
            word.0.truncate(at);
            if at > regions.rv && word.ends_with(b"e") {
                word.0.pop();
            }
        }
    }
    true
}

fn residual_suffix(word: &mut Letters, regions: &Regions) {
    let keeps = |letter: u8| matches!(letter, b'a' | b'i' | b'o' | b'u' | b's' | 0xe8);
    if word.ends_with(b"s") && word.back(2).is_some_and(|letter| !keeps(letter)) {
        word.0.pop();
    }
    let rv = regions.rv;
    let Some(region) = word.0.get(rv..) else { return };
    let at = |ending: &[u8]| region.ends_with(ending).then(|| word.len() - ending.len());
    if let Some(at) = at(b"i\xe8re").or_else(|| at(b"I\xe8re")).or_else(|| at(b"ier")).or_else(|| at(b"Ier")) {
        word.replace(at, b"i");
    } else if let Some(at) = at(b"ion") {
        if at >= regions.r2 && at > rv && matches!(word.0[at - 1], b's' | b't') {
            word.0.truncate(at);
        }
    } else if region.ends_with(b"e") || region.ends_with(b"gu\xeb") {
        word.0.pop();
    }
}
