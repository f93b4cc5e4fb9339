//! Where words and numbers begin and end, found 64 bytes at a time.
//!
//! A loop over single bytes guesses wrong at nearly every end of a word. Here each block of bytes becomes masks with one
//! bit a byte, by arithmetic on eight bytes at once (H. S. Warren, *Hacker's Delight*, 2nd ed., §6-1 and §7-2), and the
//! borders are the places where a bit differs from the one before.

use std::ops::Range;

use crate::text::{Word, index};

/// What one pass over a folded text finds.
#[derive(Default)]
pub(crate) struct Scan {
    /// Runs of letters and digits.
    pub(crate) words: Vec<Word>,
    /// Where each run of digits starts.
    pub(crate) digits: Vec<u32>,
}

/// One bit for each byte of a block.
#[derive(Clone, Copy, Default)]
struct Masks {
    word: u64,
    digit: u64,
    /// Beyond ASCII.
    high: u64,
}

impl Scan {
    pub(crate) fn new(text: &str) -> Scan {
        let bytes = text.as_bytes();
        let mut scan = Scan { words: Vec::with_capacity(bytes.len() / 5 + 1), digits: Vec::new() };
        let (mut start, mut high) = (0, false);
        let (mut in_word, mut in_number) = (0, 0);
        let mut at = 0;
        let (blocks, rest) = bytes.as_chunks::<64>();
        let mut last = [b' '; 64];
        last[..rest.len()].copy_from_slice(rest);
        for block in blocks.iter().chain([&last]) {
            let masks = Masks::of(block);
            let mut numbers = masks.digit & !(masks.digit << 1 | in_number);
            in_number = masks.digit >> 63;
            while numbers != 0 {
                scan.digits.push(index(at) + numbers.trailing_zeros());
                numbers &= numbers - 1;
            }
            let mut borders = masks.word ^ (masks.word << 1 | in_word);
            // Where the block begins inside a word, its first border is that word's end.
            let mut inside = in_word != 0;
            in_word = masks.word >> 63;
            let mut from = 0;
            while borders != 0 {
                let border = borders.trailing_zeros();
                borders &= borders - 1;
                if inside {
                    let end = index(at) + border;
                    high |= masks.high & ones(from..border) != 0;
                    if high {
                        split_symbols(text, start as usize..end as usize, &mut scan.words);
                    } else {
                        scan.words.push(Word { start, end });
                    }
                } else {
                    start = index(at) + border;
                    high = false;
                    from = border;
                }
                inside = !inside;
            }
            if inside {
                high |= masks.high & ones(from..64) != 0;
            }
            at += 64;
        }
        scan
    }
}

/// The bits from one place to another.
fn ones(range: Range<u32>) -> u64 {
    let below = |end: u32| if end == 64 { u64::MAX } else { (1 << end) - 1 };
    below(range.end) & !below(range.start)
}

impl Masks {
    fn of(block: &[u8; 64]) -> Masks {
        let mut masks = Masks::default();
        let (eights, _) = block.as_chunks::<8>();
        let (mut digits, mut highs) = (0, 0);
        for (eight, at) in eights.iter().zip((0..64).step_by(8)) {
            let eight = u64::from_le_bytes(*eight);
            let high = eight & HIGH;
            let digit = within(eight, b'0', b'9');
            masks.word |= gathered(high | digit | within(eight, b'a', b'z')) << at;
            digits |= digit;
            highs |= high;
        }
        // Most blocks have neither.
        if digits != 0 {
            masks.digit = gathered_all(eights, |eight| within(eight, b'0', b'9'));
        }
        if highs != 0 {
            masks.high = gathered_all(eights, |eight| eight & HIGH);
        }
        masks
    }
}

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// Sets the highest bit of each byte that lies between two ASCII bytes, both included, and clears everything else.
fn within(eight: u64, least: u8, most: u8) -> u64 {
    let from_least = (eight | HIGH) - ONES * u64::from(least);
    let above_most = (eight & !HIGH) + ONES * u64::from(0x7f - most);
    from_least & !above_most & !eight & HIGH
}

/// One bit for each byte of some eights.
fn gathered_all(eights: &[[u8; 8]], bits: impl Fn(u64) -> u64) -> u64 {
    let gathered = eights.iter().map(|eight| gathered(bits(u64::from_le_bytes(*eight))));
    gathered.zip((0..64).step_by(8)).fold(0, |all, (byte, at)| all | byte << at)
}

/// The highest bits of eight bytes as one byte.
fn gathered(bits: u64) -> u64 {
    (bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Splits a run that has characters beyond ASCII at those that are neither letters nor digits.
fn split_symbols(text: &str, run: Range<usize>, words: &mut Vec<Word>) {
    let mut start = None;
    for (at, c) in text[run.clone()].char_indices() {
        let at = run.start + at;
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { start: index(from), end: index(at) });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(Word { start: index(from), end: index(run.end) });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, byte by byte.
    fn plainly(text: &str) -> (Vec<Range<usize>>, Vec<usize>) {
        let bytes = text.as_bytes();
        let in_word = |at: usize| text[at..].chars().next().is_some_and(char::is_alphanumeric);
        let mut words: Vec<Range<usize>> = Vec::new();
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            match words.last_mut() {
                Some(last) if last.end == at && in_word(at) => last.end = end,
                _ if in_word(at) => words.push(at..end),
                _ => {}
            }
        }
        let digit = |at: usize| bytes[at].is_ascii_digit();
        let digits = (0..bytes.len()).filter(|at| digit(*at) && (*at == 0 || !digit(at - 1)));
        (words, digits.collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn as_byte_by_byte(pieces in proptest::collection::vec("[a-z]{0,20}|[0-9]{0,9}|[ .,@€жé]{0,9}|[\\x00-\\x7f]{0,5}", 0..24)) {
            let text = pieces.concat().to_lowercase();
            let scan = Scan::new(&text);
            let (words, digits) = plainly(&text);
            let found: Vec<_> = scan.words.iter().map(|word| word.range()).collect();
            prop_assert_eq!(found, words);
            prop_assert_eq!(scan.digits.iter().map(|at| *at as usize).collect::<Vec<_>>(), digits);
        }
    }
}
