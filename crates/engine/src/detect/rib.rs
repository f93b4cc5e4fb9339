//! French bank details (relevé d'identité bancaire, RIB): five digits of the bank, five of the branch, eleven letters
//! or digits of the account, and a key that makes the whole a multiple of 97 once its letters are digits (Comité
//! français d'organisation et de normalisation bancaires).

use super::digits::remainder;
use super::{Found, read_at};

const LENGTH: usize = 23;
/// After how many characters the parts end.
const BORDERS: &[usize] = &[5, 10, 21];

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let begins = |at: &usize| at.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphanumeric());
    read_at(runs.iter().copied().filter(begins), |at| read(&bytes[at..]), found);
}

/// The bytes of a valid RIB at the start of `bytes`, its separators counted.
fn read(bytes: &[u8]) -> Option<usize> {
    let mut number = [0; LENGTH];
    let (mut place, mut at) = (0, 0);
    while place < LENGTH {
        let value = match *bytes.get(at)? {
            byte @ b'0'..=b'9' => Some(byte - b'0'),
            letter @ b'a'..=b'z' if (10..21).contains(&place) => Some(digit(letter)),
            b' ' | b'-' if BORDERS.contains(&place) && bytes[at - 1].is_ascii_alphanumeric() => None,
            _ => return None,
        };
        if let Some(value) = value {
            number[place] = value;
            place += 1;
        }
        at += 1;
    }
    let ends = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let key = number[21] * 10 + number[22];
    let varied = number[..21].iter().any(|digit| *digit != number[0]);
    (ends && varied && matches!(key, 1..=97) && remainder(&number, 97) == 0).then_some(at)
}

/// A and J are 1, B, K and S 2, up to I, R and Z, which are 9.
fn digit(letter: u8) -> u8 {
    match letter {
        b'a'..=b'i' => letter - b'a' + 1,
        b'j'..=b'r' => letter - b'j' + 1,
        _ => letter - b's' + 2,
    }
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn bank_details() {
        check(
            Detector::Rib,
            &[
                "RIB : [20041 01005 0500013M026 06]",
                "[20041010050500013M02606].",
                "[30004-00003-00010000123-91]",
                "[30004 00003 00010000123 91] à créditer",
            ],
            &[
                "20041 01005 0500013M026 07",
                "20041 01005 0500013M026",
                "2004 1010 0505 0001 3M02 606",
                "x20041010050500013M02606",
                "20041010050500013M026061",
                "00000 00000 00000000000 97",
            ],
        );
    }
}
