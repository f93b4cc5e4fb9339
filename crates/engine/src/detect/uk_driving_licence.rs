//! UK driving licence numbers (DVLA): five letters of the surname filled with nines, the birth date as decade,
//! month (50 more for women), day and year, two initials or nines, a digit or letter, two check letters whose rule is
//! not public, and two digits of the issue or none.

use std::ops::Range;

use super::token::has_shape;
use super::{Found, read_at};

const LENGTH: usize = 16;

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    // The date stands after the five places of the surname, and the digits may begin within these.
    let begins = |run: &usize| {
        let start = bytes[..*run].iter().rev().take(6).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let spaced = start == 0 && run.checked_sub(1).is_some_and(|at| bytes[at] == b' ');
        let at = if spaced { run.checked_sub(6)? } else { run - start };
        let alone = at.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphanumeric());
        (alone && bytes[at].is_ascii_lowercase()).then_some(at)
    };
    read_at(runs.iter().filter_map(begins), |at| read(&bytes[at..]), found);
}

/// The bytes of a number at the start of `bytes`, its separators counted.
fn read(bytes: &[u8]) -> Option<usize> {
    let mut number = String::with_capacity(LENGTH);
    let mut at = 0;
    while number.len() < LENGTH {
        match *bytes.get(at)? {
            byte if byte.is_ascii_alphanumeric() => number.push(char::from(byte)),
            b' ' if matches!(number.len(), 5 | 11) && bytes[at - 1] != b' ' => {}
            _ => return None,
        }
        at += 1;
    }
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let issued = bytes.get(at..at + 2).is_some_and(|issue| issue.iter().all(u8::is_ascii_digit)) && ends(at + 2);
    (is_licence(&number) && (ends(at) || issued)).then_some(if issued { at + 2 } else { at })
}

fn is_licence(number: &str) -> bool {
    let (surname, rest) = number.split_at(5);
    let (date, rest) = rest.split_at(6);
    let (initials, rest) = rest.split_at(2);
    let filled = |part: &str| part.trim_end_matches('9').bytes().all(|byte| byte.is_ascii_lowercase());
    let two = |range: Range<usize>| date.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    filled(surname)
        && surname.starts_with(|c: char| c.is_ascii_lowercase())
        && has_shape(date, "999999")
        && matches!(two(1..3), 1..=12 | 51..=62)
        && matches!(two(3..5), 1..=31)
        && filled(initials)
        && rest.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn licences() {
        check(
            Detector::UkDrivingLicence,
            &[
                "Licence: [MORGA607054SM9IJ] ok",
                "[MORGA657054SM9IJ].",
                "[MORGA 657054 SM9IJ]",
                "[SMIT9801015JK2CD]",
                "[FOX99801015J99CD] 12",
                "[MORGA657054SM9IJ35]",
            ],
            &[
                "MORGA613054SM9IJ",
                "MORGA650054SM9IJ",
                "MORGA607324SM9IJ",
                "MORGA607004SM9IJ",
                "MO9GA657054SM9IJ",
                "99999657054SM9IJ",
                "MORGA657054SM99J",
                "MORGA65705SM9IJ",
                "MORGA6570544SM9IJ",
                "MORGA657054SM9IJK",
            ],
        );
    }
}
