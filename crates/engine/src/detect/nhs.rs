//! NHS numbers: ten digits written 3-3-4, the last of which is the mod 11 check of the others (NHS Data Dictionary).
//! Telephone numbers and ISBN share form and check: what may be dialled, or has no groups, wants a word beside it, or is
//! the whole text.

use super::Found;
use super::context::{before, beside, is_all};
use super::digits::{Number, digits, evenly_separated, lengths, shaped};

const WORDS: &[&str] = &["nhs", "health service", "patient", "patiente"];
const CALL_WORDS: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "fax",
    "call",
    "ring",
    "mobile",
    "cell",
    "text",
    "dial",
    "hotline",
    "appelez",
    "appeler",
    "portable",
    "isbn",
];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, &[&[3, 3, 4], &[10]], found, |groups, alone| {
        let number = digits(text, groups);
        if !has_check_digit(&number) || !evenly_separated(text, groups) {
            return false;
        }
        let range = Number::range(groups);
        let grouped = alone && lengths(groups).len() == 3 && !before(text, &range, CALL_WORDS);
        let spaced = text.as_bytes().get(groups[0].range.end) == Some(&b' ');
        let alone = grouped || is_all(text, &range);
        beside(text, &range, WORDS) || (alone && !may_be_dialled(&number, spaced))
    });
}

/// British numbers have spaces and a leading zero; North American ones mostly other separators, and neither area nor
/// exchange begins with 0 or 1.
fn may_be_dialled(number: &[u8], spaced: bool) -> bool {
    if spaced { number[0] == 0 } else { number[0] >= 2 && number[3] >= 2 }
}

fn has_check_digit(number: &[u8]) -> bool {
    let sum: u32 = number[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    (11 - sum % 11) % 11 == u32::from(number[9]) && number.iter().any(|digit| *digit != number[0])
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn nhs_numbers() {
        check(
            Detector::Nhs,
            &[
                "NHS no. [943 476 5919]",
                "[943 476 5919]",
                "the patient is [943-476-5919]",
                "[943-176-5918]",
                "numéro NHS : [9434765919]",
                "[0032698674]",
            ],
            &[
                "943 476 5918",
                "9434765919",
                "943-476-5919",
                "943 4765919",
                "020 915 0173",
                "000 000 0000",
                "020 915 0173",
                "NHS 943 476 5918",
                "Tel. 943 476 5919",
                "+943 476 5919",
                "1 943 476 5919",
                "ISBN 9434765919",
            ],
        );
    }
}
