//! Dutch citizen service numbers (burgerservicenummer, BSN): nine digits, or eight where the leading zero is left out;
//! the weights 9 to 2 and −1 give a multiple of eleven (general provisions act on the number, Logisch Ontwerp BSN).
//! Every eleventh number passes, so that a word must stand beside it.

use super::Found;
use super::context::beside;
use super::digits::{Number, digits, shaped};

const SHAPES: &[&[usize]] = &[&[4, 2, 3], &[3, 3, 3], &[9], &[8]];
const WORDS: &[&str] = &[
    "bsn",
    "burgerservicenummer",
    "burger service nummer",
    "sofinummer",
    "sofi-nummer",
    "persoonsnummer",
    "citizen service number",
    "dutch social security",
];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, SHAPES, found, |groups, alone| {
        alone && passes(&digits(text, groups)) && beside(text, &Number::range(groups), WORDS)
    });
}

fn passes(number: &[u8]) -> bool {
    let sum: i32 = number.iter().rev().zip([-1, 2, 3, 4, 5, 6, 7, 8, 9]).map(|(digit, w)| i32::from(*digit) * w).sum();
    sum % 11 == 0 && number.iter().any(|digit| *digit > 0)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn citizen_numbers() {
        check(
            Detector::NlBsn,
            &["BSN [111222333]", "burgerservicenummer: [1112.22.333].", "[123456782] (BSN)", "BSN is [10000008]"],
            &["111222333", "BSN 111222334", "BSN 000000000", "BSN 1112223330", "bsnl 111222333", "BSN\n111222333"],
        );
    }
}
