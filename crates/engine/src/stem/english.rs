//! The English stemmer, known as Porter 2: <https://snowballstem.org/algorithms/english/stemmer.html>. Words have no
//! apostrophes here, so its rules about them are left out.

use super::Letters;

/// A suffix and what takes its place.
type Change = (&'static [u8], &'static [u8]);

/// Words with a stem of their own.
const EXCEPTIONS: &[Change] = &[
    (b"skis", b"ski"),
    (b"skies", b"sky"),
    (b"dying", b"die"),
    (b"lying", b"lie"),
    (b"tying", b"tie"),
    (b"idly", b"idl"),
    (b"gently", b"gentl"),
    (b"ugly", b"ugli"),
    (b"early", b"earli"),
    (b"only", b"onli"),
    (b"singly", b"singl"),
    (b"sky", b"sky"),
    (b"news", b"news"),
    (b"howe", b"howe"),
    (b"atlas", b"atlas"),
    (b"cosmos", b"cosmos"),
    (b"bias", b"bias"),
    (b"andes", b"andes"),
];

/// Words that stay as they are once their plural ending is gone.
const INVARIANT: &[&[u8]] =
    &[b"inning", b"outing", b"canning", b"herring", b"earring", b"proceed", b"exceed", b"succeed"];

const STEP_2: &[Change] = &[
    (b"tional", b"tion"),
    (b"enci", b"ence"),
    (b"anci", b"ance"),
    (b"abli", b"able"),
    (b"entli", b"ent"),
    (b"izer", b"ize"),
    (b"ization", b"ize"),
    (b"ational", b"ate"),
    (b"ation", b"ate"),
    (b"ator", b"ate"),
    (b"alism", b"al"),
    (b"aliti", b"al"),
    (b"alli", b"al"),
    (b"fulness", b"ful"),
    (b"ousli", b"ous"),
    (b"ousness", b"ous"),
    (b"iveness", b"ive"),
    (b"iviti", b"ive"),
    (b"biliti", b"ble"),
    (b"bli", b"ble"),
    (b"ogi", b"og"),
    (b"fulli", b"ful"),
    (b"lessli", b"less"),
    (b"li", b""),
];

const STEP_3: &[Change] = &[
    (b"tional", b"tion"),
    (b"ational", b"ate"),
    (b"alize", b"al"),
    (b"icate", b"ic"),
    (b"iciti", b"ic"),
    (b"ical", b"ic"),
    (b"ful", b""),
    (b"ness", b""),
    (b"ative", b""),
];

const STEP_4: &[&[u8]] = &[
    b"al", b"ance", b"ence", b"er", b"ic", b"able", b"ible", b"ant", b"ement", b"ment", b"ent", b"ism", b"ate", b"iti",
    b"ous", b"ive", b"ize", b"ion",
];

pub(super) fn stem(word: &mut Letters) {
    if let Some((_, stem)) = EXCEPTIONS.iter().find(|(form, _)| *form == word.all()) {
        word.replace(word.length, stem);
        return;
    }
    if word.length < 3 {
        return;
    }
    mark_consonants(word);
    let start = [&b"gener"[..], b"commun", b"arsen"].into_iter().find(|start| word.all().starts_with(start));
    let r1 = start.map_or_else(|| word.region(0, is_vowel), <[u8]>::len);
    let r2 = word.region(r1, is_vowel);
    plural(word);
    if !INVARIANT.contains(&word.all()) {
        past_and_progressive(word, r1);
        final_y(word);
        derived(word, STEP_2, r1, r2);
        derived(word, STEP_3, r1, r2);
        step_4(word, r2);
        step_5(word, r1, r2);
    }
    word.unmark();
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// A `y` at the start or after a vowel is a consonant.
fn mark_consonants(word: &mut Letters) {
    if word.bytes[0] == b'y' {
        word.bytes[0] = b'Y';
    }
    for at in 1..word.length {
        if word.bytes[at] == b'y' && is_vowel(word.bytes[at - 1]) {
            word.bytes[at] = b'Y';
        }
    }
}

/// Step 1a.
fn plural(word: &mut Letters) {
    if word.ends(b"sses") {
        word.cut(2);
    } else if word.ends(b"ied") || word.ends(b"ies") {
        word.cut(if word.length > 4 { 2 } else { 1 });
    } else if word.ends(b"s")
        && !word.ends(b"us")
        && !word.ends(b"ss")
        && word.bytes[..word.length.saturating_sub(2)].iter().any(|byte| is_vowel(*byte))
    {
        word.cut(1);
    }
}

/// Step 1b.
fn past_and_progressive(word: &mut Letters, r1: usize) {
    let Some(suffix) = word.suffix(0, &[b"eed", b"eedly", b"ed", b"edly", b"ing", b"ingly"]) else { return };
    let start = word.length - suffix.len();
    if suffix.starts_with(b"ee") {
        if start >= r1 {
            word.replace(suffix.len(), b"ee");
        }
        return;
    }
    if !word.bytes[..start].iter().any(|byte| is_vowel(*byte)) {
        return;
    }
    word.cut(suffix.len());
    let doubled = [&b"bb"[..], b"dd", b"ff", b"gg", b"mm", b"nn", b"pp", b"rr", b"tt"];
    if [&b"at"[..], b"bl", b"iz"].iter().any(|end| word.ends(end)) {
        word.replace(0, b"e");
    } else if doubled.iter().any(|end| word.ends(end)) {
        word.cut(1);
    } else if word.length == r1 && ends_short(word.all()) {
        word.replace(0, b"e");
    }
}

/// Step 1c.
fn final_y(word: &mut Letters) {
    if let [_, .., before, b'y' | b'Y'] = word.all()
        && !is_vowel(*before)
    {
        word.replace(1, b"i");
    }
}

/// Steps 2 and 3.
fn derived(word: &mut Letters, changes: &[Change], r1: usize, r2: usize) {
    // Every one of these suffixes ends in one of these letters.
    if !matches!(word.all().last(), Some(b'l' | b'i' | b'r' | b'n' | b'm' | b's' | b'e')) {
        return;
    }
    let longest = changes.iter().filter(|(suffix, _)| word.ends(suffix)).max_by_key(|(suffix, _)| suffix.len());
    let Some((suffix, by)) = longest else { return };
    let start = word.length - suffix.len();
    let before = start.checked_sub(1).map(|at| word.bytes[at]);
    let holds = match *suffix {
        b"ogi" => before == Some(b'l'),
        b"li" => before.is_some_and(|byte| b"cdeghkmnrt".contains(&byte)),
        b"ative" => start >= r2,
        _ => true,
    };
    if start >= r1 && holds {
        word.replace(suffix.len(), by);
    }
}

fn step_4(word: &mut Letters, r2: usize) {
    let Some(suffix) = word.suffix(0, STEP_4) else { return };
    let start = word.length - suffix.len();
    let holds = suffix != b"ion" || matches!(word.all()[..start].last(), Some(b's' | b't'));
    if start >= r2 && holds {
        word.cut(suffix.len());
    }
}

fn step_5(word: &mut Letters, r1: usize, r2: usize) {
    let Some(start) = word.length.checked_sub(1) else { return };
    let holds = match word.bytes[start] {
        b'e' => start >= r2 || start >= r1 && !ends_short(&word.bytes[..start]),
        b'l' => start >= r2 && word.bytes[..start].last() == Some(&b'l'),
        _ => false,
    };
    if holds {
        word.cut(1);
    }
}

/// Whether it ends in a short syllable.
fn ends_short(letters: &[u8]) -> bool {
    match letters {
        [.., a, b, c] => !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !matches!(c, b'w' | b'x' | b'Y'),
        [a, b] => is_vowel(*a) && !is_vowel(*b),
        _ => false,
    }
}
