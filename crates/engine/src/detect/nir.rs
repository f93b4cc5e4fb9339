//! French social security numbers (numéro d'inscription au répertoire, NIR): sex, year, month, department, commune,
//! order, and the key 97 − (number mod 97), where Corsica's 2A and 2B count as 19 and 18 (INSEE, décret 82-103).

use super::context::beside;
use super::digits::remainder;
use super::{Found, read_at};

/// After how many digits the parts end.
const BORDERS: &[usize] = &[1, 3, 5, 7, 10, 13];
/// What stands beside a number that is written without its key.
const WORDS: &[&str] =
    &["nir", "secu", "securite sociale", "assure social", "assuree sociale", "carte vitale", "french social security"];

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let begins = |at: &usize| {
        let before = |back: usize| at.checked_sub(back).and_then(|at| bytes.get(at));
        let joined = matches!(before(1), Some(b'-' | b'.' | b'/')) && before(2).is_some_and(u8::is_ascii_alphanumeric);
        matches!(bytes[*at], b'1' | b'2' | b'3' | b'4' | b'7' | b'8')
            && !joined
            && before(1).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    read_at(runs.iter().copied().filter(begins), |at| read(text, at), found);
}

/// The bytes of a valid number that starts at `start`, its separators counted.
fn read(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut number = [0u8; 15];
    let (mut at, mut place) = (start, 0);
    let mut without_key = None;
    let mut corsica = None;
    while place < number.len() {
        match bytes.get(at).copied() {
            Some(byte) if byte.is_ascii_digit() => number[place] = byte - b'0',
            Some(letter @ (b'a' | b'b')) if place == 6 && number[5] == 2 => corsica = Some(letter),
            Some(b' ' | b'.' | b'-') if BORDERS.contains(&place) && bytes[at - 1].is_ascii_alphanumeric() => {
                at += 1;
                continue;
            }
            _ => break,
        }
        place += 1;
        at += 1;
        let ends = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if place == 13 && ends {
            without_key = Some(at);
        }
    }
    match corsica {
        Some(b'a') => number[5..7].copy_from_slice(&[1, 9]),
        Some(_) => number[5..7].copy_from_slice(&[1, 8]),
        None => {}
    }
    let ends = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if place == number.len() && ends && has_key(&number) {
        return Some(at - start);
    }
    let end = without_key.filter(|_| place < number.len())?;
    (has_month(&number) && beside(text, &(start..end), WORDS)).then_some(end - start)
}

/// Months beyond 12 stand where the real one is not known.
fn has_month(number: &[u8]) -> bool {
    matches!(number[3] * 10 + number[4], 1..=12 | 20 | 30..=42 | 50..=99)
}

/// Whether 15 digits have the form and the key of a number.
pub(crate) fn has_key(number: &[u8]) -> bool {
    matches!(number.first(), Some(1..=4 | 7 | 8))
        && number.len() == 15
        && has_month(number)
        && u64::from(number[13]) * 10 + u64::from(number[14]) == 97 - remainder(&number[..13], 97)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn nirs() {
        check(
            Detector::Nir,
            &[
                "son numéro : [2 55 08 14 168 025 38].",
                "[255081416802538]",
                "[1 84 12 2A 004 017 32]",
                "n° de sécu [2 55 08 14 168 025]",
                "[2550814168025] (NIR sans la clé)",
            ],
            &[
                "2 55 08 14 168 025 39",
                "2 55 13 14 168 025 38",
                "9 55 08 14 168 025 38",
                "25508141680253",
                "2 55 08 14 168 025",
                "la sécu : 2 55 13 14 168 025",
                "25 508 141 680 253 8",
                "shop/0-2550814-1680253-8.html",
                "http://example.org/0-255081416802538.html",
            ],
        );
    }
}
