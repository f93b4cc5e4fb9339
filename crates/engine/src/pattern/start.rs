//! Where the matches of a pattern can start, so that it is tried there and nowhere else.

use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Hir, HirKind, Look};

use rustc_hash::{FxHashMap, FxHashSet};

use super::line_break::without_lines;
use crate::filter::Filter;
use crate::known::{ANY_NEXT, Next, begins_with};

/// Most beginnings of one pattern: with more, its first letters tell little.
const MOST: usize = 600;

/// How many first letters of a match are looked at.
const LONGEST: usize = 8;

/// Where every match of a pattern starts.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// At the start of a word, with one of these: a part of the word, or all of it with what follows.
    Word(Vec<Box<[u8]>>),
    /// At the start of a word that begins with a digit.
    Number,
    /// At one of these bytes.
    Sign(Vec<u8>),
    /// Nobody knows.
    Anywhere,
}

impl Start {
    pub(super) fn of(hir: &Hir) -> Start {
        let first: Vec<Vec<u8>> = beginnings(hir, 1);
        let all = |test: fn(u8) -> bool| !first.is_empty() && first.iter().flatten().all(|byte| test(*byte));
        if all(|byte| !is_word(byte) && byte < 0x80 || byte >= 0xc2) {
            let mut signs: Vec<u8> = first.into_iter().flatten().collect();
            signs.sort_unstable();
            signs.dedup();
            return if signs.len() <= 3 { Start::Sign(signs) } else { Start::Anywhere };
        }
        if !starts_at_border(hir) {
            return Start::Anywhere;
        }
        if all(|byte| byte.is_ascii_digit()) {
            return Start::Number;
        }
        let literals = beginnings(hir, LONGEST);
        if literals.is_empty() || !literals.iter().all(|literal| literal.first().is_some_and(|byte| is_word(*byte))) {
            return Start::Anywhere;
        }
        // One letter lets a tenth of all words pass.
        let tells = literals.iter().all(|literal| literal.len() > 1);
        if tells { Start::Word(literals.into_iter().map(Into::into).collect()) } else { Start::Anywhere }
    }

    /// Whether some match starts at a word that begins with a digit.
    pub(super) fn is_at_numbers(&self) -> bool {
        match self {
            Start::Word(literals) => literals.iter().any(|literal| literal[0].is_ascii_digit()),
            Start::Number => true,
            Start::Sign(_) | Start::Anywhere => false,
        }
    }

    /// Lets pass the words at which a match can start.
    pub(super) fn add_to(&self, filter: &mut Filter) {
        match self {
            Start::Word(literals) => {
                for literal in literals {
                    match literal.iter().position(|byte| !is_word(*byte)) {
                        Some(end) => filter.add_word(&literal[..end]),
                        None => filter.add_beginning(literal),
                    }
                }
            }
            Start::Number | Start::Sign(_) | Start::Anywhere => {}
        }
    }
}

/// The places at which a match of some patterns can start.
#[derive(Default)]
pub(super) struct Starts {
    /// First letters, as many as are known, packed.
    letters: FxHashSet<u64>,
    /// A bit for each of their hashes: most places end here.
    bits: Vec<u64>,
    /// The first words of those that go on after one, with how the next may begin.
    words: FxHashMap<Box<[u8]>, Next>,
    /// For each length, whether some are that long.
    lengths: [bool; LONGEST + 1],
    numbers: bool,
}

impl Starts {
    pub(super) fn add(&mut self, start: &Start) {
        self.numbers |= start.is_at_numbers();
        let Start::Word(literals) = start else { return };
        for literal in literals {
            let length = literal.len().min(LONGEST);
            let letters = packed(&literal[..length]);
            self.letters.insert(letters);
            self.bits.resize(1 << (BITS - 6), 0);
            self.bits[bit(letters) >> 6] |= 1 << (bit(letters) & 63);
            self.lengths[length] = true;
            if let Some(end) = literal.iter().position(|byte| !is_word(*byte)) {
                *self.words.entry(literal[..end].into()).or_default() |= next(&literal[end..]);
            }
        }
    }

    /// Whether a match may start where a word does, given the text from there on.
    pub(super) fn have(&self, text: &[u8]) -> bool {
        if text.first().is_some_and(u8::is_ascii_digit) {
            return self.numbers;
        }
        let Some(eight) = text.first_chunk().map(|eight| u64::from_be_bytes(*eight)) else {
            return self.have_slowly(text);
        };
        // All lengths are asked for at once, since to guess would go wrong too often.
        let letters = |length: usize| eight >> (8 * (LONGEST - length));
        let may = |length: usize| u32::from(self.lengths[length] & self.bit_of(letters(length))) << length;
        let mut lengths = may(1) | may(2) | may(3) | may(4) | may(5) | may(6) | may(7) | may(8);
        while lengths != 0 {
            if self.letters.contains(&letters(lengths.trailing_zeros() as usize)) {
                return true;
            }
            lengths &= lengths - 1;
        }
        // What has the end of a line or two spaces among its first letters is read otherwise.
        let spaces = zeros(eight ^ (ONES * u64::from(b' ')));
        let lines = zeros(eight ^ (ONES * u64::from(b'\n'))) | zeros(eight ^ (ONES * u64::from(b'\r')));
        (lines | spaces & spaces << 8) != 0 && self.have_slowly(text)
    }

    fn have_slowly(&self, text: &[u8]) -> bool {
        let mut letters = 0;
        for (at, letter) in text.iter().take(LONGEST).enumerate() {
            // Where a line ends among the first letters, or spaces follow each other, they are read as one space.
            let next = || text.get(at + 1).is_some_and(|next| matches!(next, b' ' | b'\r' | b'\n'));
            if matches!(letter, b'\r' | b'\n') || *letter == b' ' && next() {
                let mut letters = 0;
                let mut lengths = without_lines(text).take(LONGEST).zip(1..);
                return lengths.any(|(letter, length)| self.has(&mut letters, letter, length));
            }
            if self.has(&mut letters, *letter, at + 1) {
                return true;
            }
        }
        false
    }

    fn bit_of(&self, letters: u64) -> bool {
        self.bits.get(bit(letters) >> 6).is_some_and(|bits| bits >> (bit(letters) & 63) & 1 != 0)
    }

    /// Whether a match can start with some letters and one more.
    fn has(&self, letters: &mut u64, letter: u8, length: usize) -> bool {
        *letters = *letters << 8 | u64::from(letter);
        self.lengths[length] && self.bit_of(*letters) && self.letters.contains(letters)
    }

    /// How the word after one may begin so that a match can start at it.
    pub(super) fn next(&self, word: &[u8]) -> Next {
        if self.have(word) { ANY_NEXT } else { self.words.get(word).copied().unwrap_or_default() }
    }
}

/// How the word after some beginnings that end with signs starts.
fn next(rest: &[u8]) -> Next {
    match rest.iter().find(|byte| is_word(**byte) || !byte.is_ascii()) {
        Some(letter) if letter.is_ascii() => begins_with(*letter),
        _ => ANY_NEXT,
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is zero, and perhaps of one above it (H. S. Warren, *Hacker's Delight*, §6-1).
fn zeros(eight: u64) -> u64 {
    eight.wrapping_sub(ONES) & !eight & (ONES << 7)
}

/// The number of hashes as a power of two.
const BITS: u32 = 16;

/// A multiplicative hash (Knuth, TAOCP 6.4; the constant is 2⁶⁴ / φ).
#[allow(clippy::cast_possible_truncation, reason = "sixteen bits are left")]
fn bit(letters: u64) -> usize {
    (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as usize
}

fn packed(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |number, letter| number << 8 | u64::from(*letter))
}

/// The literals with which every match begins, so many bytes of each; none if they are not known.
fn beginnings(hir: &Hir, length: usize) -> Vec<Vec<u8>> {
    let mut extractor = Extractor::new();
    extractor.limit_class(64).limit_repeat(length).limit_literal_len(length).limit_total(MOST);
    let literals = extractor.extract(hir);
    let literals = literals.literals().unwrap_or_default();
    let known = literals.iter().all(|literal| !literal.as_bytes().is_empty());
    if known { literals.iter().map(|literal| literal.as_bytes().to_vec()).collect() } else { Vec::new() }
}

/// Whether every match starts at the border of a word.
fn starts_at_border(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Look(look) => matches!(
            look,
            Look::WordAscii
                | Look::WordUnicode
                | Look::WordStartAscii
                | Look::WordStartUnicode
                | Look::Start
                | Look::StartLF
                | Look::StartCRLF
        ),
        HirKind::Capture(capture) => starts_at_border(&capture.sub),
        HirKind::Concat(parts) => parts.first().is_some_and(starts_at_border),
        HirKind::Alternation(parts) => parts.iter().all(starts_at_border),
        _ => false,
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::folded::read;

    #[test]
    fn where_matches_start() {
        let word = |words: &[&str]| Start::Word(words.iter().map(|word| word.as_bytes().into()).collect());
        for (pattern, start) in [
            (r"\bpassword\b", word(&["password"])),
            (r"\b(?:mdp|pin) is", word(&["mdp is", "pin is"])),
            (r"\bthe (?:boss|candidate)", word(&["the boss", "the cand"])),
            (r"\bmdp\b", word(&["mdp"])),
            (r"\b\d[\d., ]*€", Start::Number),
            (r"[$€£]\d", Start::Sign(vec![b'$', 0xc2, 0xe2])),
            ("\"[^\"]+\"", Start::Sign(vec![b'"'])),
            ("password", Start::Anywhere),
            (r"\b[a-z]+ing", Start::Anywhere),
            (r"\bno?x", word(&["nox", "nx"])),
            (r"\b.x", Start::Anywhere),
            (r"(?:\bab|cd)", Start::Anywhere),
        ] {
            assert_eq!(Start::of(&read(pattern, &mut Vec::new()).unwrap()), start, "{pattern}");
        }
    }

    #[test]
    fn words_at_which_matches_start() {
        let mut starts = Starts::default();
        starts.add(&Start::of(&read(r"\b(?:the boss|mdp is|password)", &mut Vec::new()).unwrap()));
        for (text, full, word) in [
            ("the boss is", true, "the"),
            ("the bus", false, "the"),
            ("passwords", true, "passwords"),
            ("mdp is", true, "mdp"),
        ] {
            assert_eq!(starts.have(text.as_bytes()), full, "{text}");
            assert_ne!(starts.next(word.as_bytes()), 0, "{word}");
        }
        for word in ["them", "th", "pass", "12", "is"] {
            assert_eq!(starts.next(word.as_bytes()), 0, "{word}");
        }
        assert_eq!(starts.next(b"the"), begins_with(b'b'));
        assert_eq!(starts.next(b"passwords"), ANY_NEXT);
    }
}
