//! The French stemmer: <https://snowballstem.org/algorithms/french/stemmer.html>, in the form of 2006 to 2018, which
//! the library has.

use super::Letters;

const A_CIRCUMFLEX: u8 = 0xe2;
const A_GRAVE: u8 = 0xe0;
const C_CEDILLA: u8 = 0xe7;
const E_GRAVE: u8 = 0xe8;
const E_ACUTE: u8 = 0xe9;
const E_CIRCUMFLEX: u8 = 0xea;
const E_DIAERESIS: u8 = 0xeb;
const I_CIRCUMFLEX: u8 = 0xee;
const I_DIAERESIS: u8 = 0xef;
const O_CIRCUMFLEX: u8 = 0xf4;
const U_GRAVE: u8 = 0xf9;
const U_CIRCUMFLEX: u8 = 0xfb;

/// Suffixes by their last letter, so that few are compared.
type Suffixes = &'static [&'static [u8]];

const STANDARD: &[(u8, Suffixes)] = &[
    (b'e', &[b"ance", b"iqUe", b"isme", b"able", b"iste", b"atrice", b"logie", b"ence", b"ive", b"euse"]),
    (b'f', &[b"if"]),
    (b'n', &[b"ation", b"usion", b"ution"]),
    (b'r', &[b"ateur"]),
    (
        b's',
        &[
            b"ances",
            b"iqUes",
            b"ismes",
            b"ables",
            b"istes",
            b"atrices",
            b"ateurs",
            b"ations",
            b"logies",
            b"usions",
            b"utions",
            b"ences",
            b"ements",
            b"it\xe9s",
            b"ifs",
            b"ives",
            b"euses",
            b"issements",
            b"ments",
        ],
    ),
    (b't', &[b"ement", b"issement", b"amment", b"emment", b"ment"]),
    (b'x', &[b"eux", b"eaux", b"aux"]),
    (E_ACUTE, &[b"it\xe9"]),
];

const I_VERB: &[(u8, Suffixes)] = &[
    (b'a', &[b"ira"]),
    (b'e', &[b"ie", b"issante", b"isse"]),
    (b'i', &[b"i", b"irai"]),
    (b'r', &[b"ir"]),
    (
        b's',
        &[
            b"\xeemes",
            b"\xeetes",
            b"ies",
            b"irais",
            b"iras",
            b"irions",
            b"irons",
            b"is",
            b"issais",
            b"issantes",
            b"issants",
            b"isses",
            b"issions",
            b"issons",
        ],
    ),
    (b't', &[b"\xeet", b"iraIent", b"irait", b"irent", b"iront", b"issaIent", b"issait", b"issant", b"issent", b"it"]),
    (b'z', &[b"irez", b"iriez", b"issez", b"issiez"]),
];

/// Endings that leave nothing behind.
const VERB_E: &[(u8, Suffixes)] = &[
    (b'a', &[b"era"]),
    (b'e', &[b"\xe9e"]),
    (b'i', &[b"erai"]),
    (b'r', &[b"er"]),
    (b's', &[b"\xe9es", b"\xe9s", b"erais", b"eras", b"erions", b"erons", b"ions"]),
    (b't', &[b"\xe8rent", b"eraIent", b"erait", b"eront"]),
    (b'z', &[b"erez", b"eriez", b"ez", b"iez"]),
    (E_ACUTE, &[b"\xe9"]),
];

/// Endings that take an `e` before them away too.
const VERB_A: &[(u8, Suffixes)] = &[
    (b'a', &[b"a"]),
    (b'e', &[b"ante", b"asse"]),
    (b'i', &[b"ai"]),
    (b's', &[b"\xe2mes", b"\xe2tes", b"ais", b"antes", b"ants", b"as", b"asses", b"assions"]),
    (b't', &[b"\xe2t", b"aIent", b"ait", b"ant", b"assent"]),
    (b'z', &[b"assiez"]),
];

const RESIDUAL: &[&[u8]] = &[b"ion", b"ier", b"i\xe8re", b"Ier", b"I\xe8re", b"e", b"\xeb"];

/// Where the regions of a word begin in which endings are looked for.
struct Regions {
    rv: usize,
    r1: usize,
    r2: usize,
}

pub(super) fn stem(word: &mut Letters) {
    mark_consonants(word);
    let r1 = word.region(0, is_vowel);
    let regions = Regions { rv: rv(word.all()), r1, r2: word.region(r1, is_vowel) };
    if standard(word, &regions) || i_verb(word, regions.rv) || verb(word, &regions) {
        match word.all().last() {
            Some(b'Y') => word.replace(1, b"i"),
            Some(&C_CEDILLA) => word.replace(1, b"c"),
            _ => {}
        }
    } else {
        residual(word, &regions);
    }
    if [&b"enn"[..], b"onn", b"ett", b"ell", b"eill"].iter().any(|end| word.ends(end)) {
        word.cut(1);
    }
    without_accent(word);
    word.unmark();
}

fn is_vowel(byte: u8) -> bool {
    matches!(
        byte,
        b'a' | b'e'
            | b'i'
            | b'o'
            | b'u'
            | b'y'
            | A_CIRCUMFLEX
            | A_GRAVE
            | E_DIAERESIS
            | E_ACUTE
            | E_CIRCUMFLEX
            | E_GRAVE
            | I_DIAERESIS
            | I_CIRCUMFLEX
            | O_CIRCUMFLEX
            | U_CIRCUMFLEX
            | U_GRAVE
    )
}

/// `u` and `i` between vowels, `y` beside one, and `u` after `q` are consonants.
fn mark_consonants(word: &mut Letters) {
    let length = word.length;
    let letters = &mut word.bytes[..length];
    for at in 0..length {
        let is = |letters: &[u8], at: usize| letters.get(at).is_some_and(|byte| is_vowel(*byte));
        if is(letters, at) {
            match letters.get(at + 1) {
                Some(b'u') if is(letters, at + 2) => letters[at + 1] = b'U',
                Some(b'i') if is(letters, at + 2) => letters[at + 1] = b'I',
                Some(b'y') => letters[at + 1] = b'Y',
                _ => {}
            }
        }
        if letters[at] == b'y' && is(letters, at + 1) {
            letters[at] = b'Y';
        }
        if letters[at] == b'q' && letters.get(at + 1) == Some(&b'u') {
            letters[at + 1] = b'U';
        }
    }
}

/// Where the region of verbs' endings begins.
fn rv(letters: &[u8]) -> usize {
    let begins = matches!(letters, [a, b, _, ..] if is_vowel(*a) && is_vowel(*b));
    if begins || letters.starts_with(b"par") || letters.starts_with(b"col") || letters.starts_with(b"tap") {
        return 3;
    }
    let vowel = letters.iter().skip(1).position(|byte| is_vowel(*byte));
    vowel.map_or(letters.len(), |at| at + 2)
}

/// The longest of the suffixes that the word ends with, among its letters from `from` on.
fn of(word: &Letters, from: usize, suffixes: &[(u8, Suffixes)]) -> Option<&'static [u8]> {
    let last = word.all().last()?;
    let (_, suffixes) = suffixes.iter().find(|(letter, _)| letter == last)?;
    word.suffix(from, suffixes)
}

/// Whether an ending of a noun, an adjective or an adverb was taken off.
fn standard(word: &mut Letters, regions: &Regions) -> bool {
    let Some(suffix) = of(word, 0, STANDARD) else { return false };
    let start = word.length - suffix.len();
    let within = |region: usize| start >= region;
    let singular = suffix.strip_suffix(b"s").unwrap_or(suffix);
    let by: Option<&[u8]> = match singular {
        b"logie" => within(regions.r2).then_some(b"log"),
        b"usion" | b"ution" => within(regions.r2).then_some(b"u"),
        b"ence" => within(regions.r2).then_some(b"ent"),
        b"ement" => within(regions.rv).then_some(b""),
        b"eaux" => Some(b"eau"),
        b"aux" => within(regions.r1).then_some(b"al"),
        b"euse" if !within(regions.r2) => within(regions.r1).then_some(b"eux"),
        b"issement" => {
            (within(regions.r1) && word.all()[..start].last().is_some_and(|byte| !is_vowel(*byte))).then_some(b"")
        }
        // What is left of an adverb is looked at as a verb's form.
        b"amment" | b"emment" | b"ment" => {
            adverb(word, singular, suffix.len(), regions.rv);
            return false;
        }
        _ => within(regions.r2).then_some(b""),
    };
    let Some(by) = by else { return false };
    word.replace(suffix.len(), by);
    match singular {
        b"atrice" | b"ateur" | b"ation" => cut_or_replace(word, b"ic", b"iqU", regions.r2),
        b"ement" => before_ement(word, regions),
        b"it\xe9" => match word.suffix(0, &[b"abil", b"ic", b"iv"]) {
            Some(b"abil") => cut_or_replace(word, b"abil", b"abl", regions.r2),
            Some(b"ic") => cut_or_replace(word, b"ic", b"iqU", regions.r2),
            Some(end) if word.length - end.len() >= regions.r2 => word.cut(end.len()),
            _ => {}
        },
        b"if" | b"ive" if word.ends(b"at") && word.length - 2 >= regions.r2 => {
            word.cut(2);
            cut_or_replace(word, b"ic", b"iqU", regions.r2);
        }
        _ => {}
    }
    true
}

/// Takes an ending off in R2, and replaces it before.
fn cut_or_replace(word: &mut Letters, end: &[u8], by: &[u8], r2: usize) {
    if word.ends(end) {
        word.replace(end.len(), if word.length - end.len() >= r2 { b"" } else { by });
    }
}

fn adverb(word: &mut Letters, singular: &[u8], suffix: usize, rv: usize) {
    let start = word.length - suffix;
    match singular {
        b"amment" if start >= rv => word.replace(suffix, b"ant"),
        b"emment" if start >= rv => word.replace(suffix, b"ent"),
        b"ment" if start > rv && is_vowel(word.bytes[start - 1]) => word.cut(suffix),
        _ => {}
    }
}

/// What may stand before `-ement`.
fn before_ement(word: &mut Letters, regions: &Regions) {
    let Some(end) = word.suffix(0, &[b"iv", b"eus", b"abl", b"iqU", b"i\xe8r", b"I\xe8r"]) else { return };
    let start = word.length - end.len();
    match end {
        b"iv" if start >= regions.r2 => {
            word.cut(2);
            if word.ends(b"at") && word.length - 2 >= regions.r2 {
                word.cut(2);
            }
        }
        b"eus" | b"abl" | b"iqU" if start >= regions.r2 => word.cut(3),
        b"eus" if start >= regions.r1 => word.replace(3, b"eux"),
        b"i\xe8r" | b"I\xe8r" if start >= regions.rv => word.replace(3, b"i"),
        _ => {}
    }
}

/// Whether an ending of a verb in *-ir* was taken off.
fn i_verb(word: &mut Letters, rv: usize) -> bool {
    let Some(suffix) = of(word, rv, I_VERB) else { return false };
    let start = word.length - suffix.len();
    let holds = start > rv && !is_vowel(word.bytes[start - 1]);
    if holds {
        word.cut(suffix.len());
    }
    holds
}

/// Whether an ending of another verb was taken off.
fn verb(word: &mut Letters, regions: &Regions) -> bool {
    let (plain, with_e) = (of(word, regions.rv, VERB_E), of(word, regions.rv, VERB_A));
    match (plain, with_e) {
        (Some(plain), with_e) if with_e.is_none_or(|with_e| with_e.len() < plain.len()) => {
            if plain == b"ions" && word.length - 4 < regions.r2 {
                return false;
            }
            word.cut(plain.len());
            true
        }
        (_, Some(with_e)) => {
            word.cut(with_e.len());
            if word.ends(b"e") && word.length > regions.rv {
                word.cut(1);
            }
            true
        }
        _ => false,
    }
}

/// What is left of words that have no other ending.
fn residual(word: &mut Letters, regions: &Regions) {
    if let [.., before, b's'] = word.all()
        && !matches!(before, b'a' | b'i' | b'o' | b'u' | &E_GRAVE | b's')
    {
        word.cut(1);
    }
    let Some(suffix) = word.suffix(regions.rv, RESIDUAL) else { return };
    let start = word.length - suffix.len();
    let inside = &word.all()[regions.rv..start];
    match suffix {
        b"ion" if start >= regions.r2 && matches!(inside.last(), Some(b's' | b't')) => word.cut(3),
        b"e" => word.cut(1),
        b"\xeb" if inside.ends_with(b"gu") => word.cut(1),
        b"ion" | b"\xeb" => {}
        _ => word.replace(suffix.len(), b"i"),
    }
}

/// An accented `e` before the last consonants loses its accent.
fn without_accent(word: &mut Letters) {
    let consonants = word.all().iter().rev().take_while(|byte| !is_vowel(**byte)).count();
    let at = word.length - consonants;
    if consonants > 0 && at > 0 && matches!(word.bytes[at - 1], E_ACUTE | E_GRAVE) {
        word.bytes[at - 1] = b'e';
    }
}
