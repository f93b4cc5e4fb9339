//! US driver's licence numbers, in the forms that the states issue (their motor vehicle agencies; AAMVA, DL/ID Card
//! Design Standard), beside words that name them. Most have no check digit.

use std::ops::Range;

use super::Found;
use super::context::beside;
use super::digits::{Number, shaped};

const WORDS: &[&str] = &[
    "driver's license",
    "driver's licence",
    "drivers license",
    "drivers licence",
    "driver license",
    "driver licence",
    "drivers' license",
    "driving license",
    "driving licence",
    "driver's permit",
    "driver id",
    "dl number",
    "dl no",
    "dl #",
    "dl#",
    "dl:",
    "dln",
    "cdl",
    "permis de conduire",
    "permis americain",
];

/// The lengths of runs of letters and digits in turn, letters first: the least and the most of each.
const SHAPES: &[&[(usize, usize)]] = &[
    &[(1, 1), (3, 14)],
    &[(1, 1), (18, 18)],
    &[(2, 2), (3, 7)],
    &[(3, 3), (5, 6)],
    &[(2, 2), (6, 6), (1, 1)],
    &[(1, 1), (1, 1), (1, 1), (1, 1), (1, 1)],
    &[(1, 1), (6, 6), (1, 1)],
    &[(0, 0), (3, 3), (2, 2), (4, 4)],
    &[(0, 0), (2, 2), (3, 3), (5, 5)],
    &[(0, 0), (3, 3), (1, 1), (6, 6)],
    &[(0, 0), (7, 9), (1, 1)],
    &[(0, 0), (8, 8), (2, 2)],
];

pub(crate) fn scan(text: &str, tokens: &[Range<usize>], numbers: &[Number], found: &mut Found<'_>) {
    for token in tokens {
        if is_issued(&text[token.clone()]) && beside(text, token, WORDS) {
            found(token.clone());
        }
    }
    // Numbers of a few digits, which some states still have, are too many other things.
    shaped(text, numbers, &[&[7], &[8], &[9], &[10], &[12], &[3, 3, 3]], found, |groups, alone| {
        alone && beside(text, &Number::range(groups), WORDS)
    });
}

fn is_issued(token: &str) -> bool {
    let runs: Vec<usize> =
        token.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()).map(<[u8]>::len).collect();
    let first = usize::from(token.starts_with(|c: char| c.is_ascii_digit()));
    SHAPES.iter().any(|shape| {
        shape.iter().take(first).all(|(least, _)| *least == 0)
            && shape.len() == runs.len() + first
            && shape.iter().skip(first).zip(&runs).all(|((least, most), length)| (least..=most).contains(&length))
    })
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn licences() {
        check(
            Detector::UsDriverLicence,
            &[
                "Driver's license: [H1234567]",
                "her driver’s licence is [AB123456C].",
                "DL# [123456789]",
                "[999000680] (drivers license)",
                "permis de conduire américain [D123456789012]",
                "driver license number [K1A2B], Kansas",
                "CDL [123AB4567]",
            ],
            &[
                "H1234567",
                "123456789",
                "the driver waits at gate B1234567",
                "driver's license",
                "driver license ABCD ABCDEFGHIJ",
                "driver license C12T345672",
                "DL 1234",
                "driver's license\nH1234567",
            ],
        );
    }
}
