//! Belgian national numbers (numéro de registre national, rijksregisternummer): birth date as year, month and day,
//! serial of three digits, and 97 − (the nine digits mod 97), before which a 2 is put for those born from 2000 on. The
//! month is 20 or 40 more in the numbers of the social security's own register (royal decree of 3 April 1984).

use super::Found;
use super::digits::{Number, digits, shaped, value};

const SHAPES: &[&[usize]] = &[&[2, 2, 2, 3, 2], &[6, 3, 2], &[6, 5], &[9, 2], &[11]];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, SHAPES, found, |groups, alone| alone && is_valid(&digits(text, groups)));
}

fn is_valid(number: &[u8]) -> bool {
    let (month, day, serial) = (value(&number[2..4]), value(&number[4..6]), value(&number[6..9]));
    // Where the date is not known, month and day are zero.
    let date = matches!(month, 0..=12 | 20..=32 | 40..=52) && day <= 31;
    let key = |before: u64| 97 - (before + value(&number[..9])) % 97;
    date && matches!(serial, 1..=998) && [0, 2_000_000_000].map(key).contains(&value(&number[9..]))
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn national_numbers() {
        check(
            Detector::BeNationalNumber,
            &[
                "[85.07.30-033.28]",
                "NISS [85073003328].",
                "[850730 033 28]",
                "né en 2017 : [17.07.30-033.84]",
                "[40.00.01-001.33]",
            ],
            &[
                "85.07.30-033.29",
                "85073003329",
                "85.13.30-033.61",
                "85.07.32-033.57",
                "85.07.30-000.61",
                "85.07.30-033",
                "+85073003328",
            ],
        );
    }
}
