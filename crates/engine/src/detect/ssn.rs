//! US social security numbers and taxpayer numbers (ITIN), which have the form of one. The Social Security
//! Administration never issues the areas 000, 666 and 900-999, the group 00 and the serial 0000 (POMS RM 10201.035);
//! the Internal Revenue Service numbers taxpayers from 900 up, with certain groups only (IRM 3.21.263).

use super::Found;
use super::context::{beside, is_all};
use super::digits::{Group, Number, digits, evenly_separated, lengths, shaped, value};

/// The usual form, and those that want a word beside them.
const SHAPES: &[&[usize]] = &[&[3, 2, 4], &[3, 6], &[5, 4], &[9]];

const SSN_WORDS: &[&str] =
    &["ssn", "ss#", "ss number", "soc sec", "soc. sec", "social", "social security", "securite sociale americaine"];

const ITIN_WORDS: &[&str] =
    &["itin", "taxpayer", "tax payer", "tax id", "tax identification", "contribuable", "identifiant fiscal"];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    scan_for(text, numbers, SSN_WORDS, false, is_ssn, found);
}

pub(crate) fn scan_itin(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    // Few numbers of nine digits have the form: a text that is nothing but one is the answer to somebody who asked.
    scan_for(text, numbers, ITIN_WORDS, true, is_itin, found);
}

fn scan_for(
    text: &str,
    numbers: &[Number],
    words: &[&str],
    by_itself: bool,
    is_issued: fn(&[u8]) -> bool,
    found: &mut Found<'_>,
) {
    shaped(text, numbers, SHAPES, found, |groups, alone| {
        let usual = alone && lengths(groups) == SHAPES[0] && evenly_separated(text, groups);
        let whole = by_itself && is_all(text, &Number::range(groups));
        is_issued(&digits(text, groups)) && (usual || whole || is_named(text, groups, words))
    });
}

fn is_named(text: &str, groups: &[Group], words: &[&str]) -> bool {
    evenly_separated(text, groups) && beside(text, &Number::range(groups), words)
}

fn is_ssn(number: &[u8]) -> bool {
    let (area, group, serial) = (value(&number[..3]), value(&number[3..5]), value(&number[5..]));
    !matches!(area, 0 | 666 | 900..) && group != 0 && serial != 0
}

fn is_itin(number: &[u8]) -> bool {
    let (area, group) = (value(&number[..3]), value(&number[3..5]));
    area >= 900 && matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn ssns() {
        check(
            Detector::Ssn,
            &[
                "my SSN is [078-05-1120].",
                "[123 45 6789]",
                "born 4 May, [078-05-1120] 12/05/1980",
                "Social security number: [078051120]",
                "SSNs [078-051120] and [07805-1120]",
            ],
            &[
                "000-12-3456",
                "666-12-3456",
                "912-12-3456",
                "123-00-4567",
                "123-45-0000",
                "123-45 6789",
                "123456789",
                "SSN 000123456",
                "Ashburn, VA 20147-4622",
                "+123 45 6789",
                "+873-762-692484",
                "order 12 123 45 6789",
                "555-0143",
            ],
        );
    }

    #[test]
    fn itins() {
        check(
            Detector::Itin,
            &["[911-53-1234]", "[999 88 1234],", "her ITIN: [911701234]", "[91170-1234] is my tax ID", "[911701234]"],
            &[
                "see 911701234",
                "811-53-1234",
                "911-49-1234",
                "911-66-1234",
                "911-93-1234",
                "ITIN 911891234",
                "llamar al 911 701 234",
            ],
        );
    }
}
