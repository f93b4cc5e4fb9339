//! The English stemmer of Snowball, "Porter2" (<https://snowballstem.org/algorithms/english/stemmer.html>). The steps
//! have the names that they have there. Apostrophes, which no word has here, are left out.

use super::{Endings, Letters, table};

/// Words whose stem is given. Those that are their own stem are in the list because no step may touch them.
const EXCEPTIONS: &[(&[u8], &[u8])] = &[
    (b"andes", b"andes"),
    (b"atlas", b"atlas"),
    (b"bias", b"bias"),
    (b"cosmos", b"cosmos"),
    (b"dying", b"die"),
    (b"early", b"earli"),
    (b"gently", b"gentl"),
    (b"howe", b"howe"),
    (b"idly", b"idl"),
    (b"lying", b"lie"),
    (b"news", b"news"),
    (b"only", b"onli"),
    (b"singly", b"singl"),
    (b"skies", b"sky"),
    (b"skis", b"ski"),
    (b"sky", b"sky"),
    (b"tying", b"tie"),
    (b"ugly", b"ugli"),
];

/// Words that are stems once their plural is taken off.
const KEPT: &[&[u8]] = &[b"canning", b"earring", b"exceed", b"herring", b"inning", b"outing", b"proceed", b"succeed"];

/// How words begin whose first region starts after these letters.
const BEGINNINGS: &[&[u8]] = &[b"arsen", b"commun", b"gener"];

/// What step 2 puts in the place of an ending.
const STEP_2: Endings<&[u8]> = &[
    (
        b'i',
        &[
            (b"lessli", b"less"),
            (b"biliti", b"ble"),
            (b"entli", b"ent"),
            (b"fulli", b"ful"),
            (b"ousli", b"ous"),
            (b"aliti", b"al"),
            (b"iviti", b"ive"),
            (b"abli", b"able"),
            (b"alli", b"al"),
            (b"anci", b"ance"),
            (b"enci", b"ence"),
            (b"bli", b"ble"),
            (b"ogi", b"og"),
            (b"li", b""),
        ],
    ),
    (b'l', &[(b"ational", b"ate"), (b"tional", b"tion")]),
    (b'm', &[(b"alism", b"al")]),
    (b'n', &[(b"ization", b"ize"), (b"ation", b"ate")]),
    (b'r', &[(b"izer", b"ize"), (b"ator", b"ate")]),
    (b's', &[(b"iveness", b"ive"), (b"fulness", b"ful"), (b"ousness", b"ous")]),
];

/// The same for step 3.
const STEP_3: Endings<&[u8]> = &[
    (b'e', &[(b"icate", b"ic"), (b"ative", b""), (b"alize", b"al")]),
    (b'i', &[(b"iciti", b"ic")]),
    (b'l', &[(b"ational", b"ate"), (b"tional", b"tion"), (b"ical", b"ic"), (b"ful", b"")]),
    (b's', &[(b"ness", b"")]),
];

/// What step 4 takes away.
const STEP_4: Endings<()> = &[
    (b'c', &[(b"ic", ())]),
    (b'e', &[(b"ance", ()), (b"ence", ()), (b"able", ()), (b"ible", ()), (b"ate", ()), (b"ive", ()), (b"ize", ())]),
    (b'i', &[(b"iti", ())]),
    (b'l', &[(b"al", ())]),
    (b'm', &[(b"ism", ())]),
    (b'n', &[(b"ion", ())]),
    (b'r', &[(b"er", ())]),
    (b's', &[(b"ous", ())]),
    (b't', &[(b"ement", ()), (b"ment", ()), (b"ant", ()), (b"ent", ())]),
];

static VOWELS: [bool; 256] = table(b"aeiouy");

fn is_vowel(letter: u8) -> bool {
    VOWELS[usize::from(letter)]
}

pub(super) fn stem(word: &mut Letters) {
    if let Some((_, stem)) = EXCEPTIONS.iter().find(|(exception, _)| word.0 == *exception) {
        word.replace(0, stem);
        return;
    }
    if word.len() < 3 {
        return;
    }
    // A `y` that is a consonant is written `Y` meanwhile.
    let mut after_vowel = true;
    for letter in &mut word.0 {
        if *letter == b'y' && after_vowel {
            *letter = b'Y';
        }
        after_vowel = is_vowel(*letter);
    }
    let beginning = BEGINNINGS.iter().find(|beginning| word.0.starts_with(beginning));
    let r1 = beginning.map_or_else(|| word.region(0, is_vowel), |beginning| beginning.len());
    let r2 = word.region(r1, is_vowel);
    step_1a(word);
    if !KEPT.contains(&word.0.as_slice()) {
        step_1b(word, r1);
        step_1c(word);
        step_2(word, r1);
        step_3(word, r1, r2);
        step_4(word, r2);
        step_5(word, r1, r2);
    }
    for letter in &mut word.0 {
        letter.make_ascii_lowercase();
    }
}

/// Whether the letters before `end` end with a short syllable.
fn is_short(word: &Letters, end: usize) -> bool {
    match &word.0[..end] {
        [first, second] => is_vowel(*first) && !is_vowel(*second),
        [.., before, vowel, after] => {
            !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*after) && !matches!(after, b'w' | b'x' | b'Y')
        }
        _ => false,
    }
}

fn step_1a(word: &mut Letters) {
    if let Some(at) = word.at(b"sses") {
        word.replace(at, b"ss");
    } else if let Some(at) = word.at(b"ied").or_else(|| word.at(b"ies")) {
        word.replace(at, if at > 1 { b"i" } else { b"ie" });
    } else if word.ends_with(b"s") && !word.ends_with(b"us") && !word.ends_with(b"ss") {
        let before = word.len().saturating_sub(2);
        if word.0[..before].iter().any(|letter| is_vowel(*letter)) {
            word.0.pop();
        }
    }
}

fn step_1b(word: &mut Letters, r1: usize) {
    if let Some(at) = word.at(b"eedly").or_else(|| word.at(b"eed")) {
        if at >= r1 {
            word.replace(at, b"ee");
        }
        return;
    }
    let endings: [&[u8]; 4] = [b"ingly", b"edly", b"ing", b"ed"];
    let Some(at) = endings.iter().find_map(|ending| word.at(ending)) else { return };
    if !word.0[..at].iter().any(|letter| is_vowel(*letter)) {
        return;
    }
    word.0.truncate(at);
    let double = matches!((word.back(2), word.back(1)),
        (Some(a), Some(b)) if a == b && matches!(a, b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't'));
    if double {
        word.0.pop();
    } else if word.ends_with(b"at")
        || word.ends_with(b"bl")
        || word.ends_with(b"iz")
        || (word.len() == r1 && is_short(word, word.len()))
    {
        word.0.push(b'e');
    }
}

fn step_1c(word: &mut Letters) {
    let y = matches!(word.back(1), Some(b'y' | b'Y'));
    if y && word.len() > 2 && word.back(2).is_some_and(|letter| !is_vowel(letter)) {
        word.replace(word.len() - 1, b"i");
    }
}

fn step_2(word: &mut Letters, r1: usize) {
    let Some((at, ending)) = word.longest(STEP_2, 0) else { return };
    let before = at.checked_sub(1).map(|before| word.0[before]);
    let stands = match ending {
        b"" => matches!(before, Some(b'c' | b'd' | b'e' | b'g' | b'h' | b'k' | b'm' | b'n' | b'r' | b't')),
        b"og" => before == Some(b'l'),
        _ => true,
    };
    if at >= r1 && stands {
        word.replace(at, ending);
    }
}

fn step_3(word: &mut Letters, r1: usize, r2: usize) {
    let Some((at, ending)) = word.longest(STEP_3, 0) else { return };
    if at >= r1 && (at >= r2 || !word.ends_with(b"ative")) {
        word.replace(at, ending);
    }
}

fn step_4(word: &mut Letters, r2: usize) {
    let Some((at, ())) = word.longest(STEP_4, 0) else { return };
    if at >= r2 && (!word.ends_with(b"ion") || matches!(word.0[..at].last(), Some(b's' | b't'))) {
        word.0.truncate(at);
    }
}

fn step_5(word: &mut Letters, r1: usize, r2: usize) {
    let Some(at) = word.len().checked_sub(1) else { return };
    let goes = match word.0[at] {
        b'e' => at >= r2 || (at >= r1 && !is_short(word, at)),
        b'l' => at >= r2 && word.0[..at].last() == Some(&b'l'),
        _ => false,
    };
    if goes {
        word.0.pop();
    }
}
