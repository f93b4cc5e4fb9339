//! Canadian social insurance numbers: nine digits with a Luhn digit, the first of which is neither 0 nor 8 (Service
//! Canada, Social Insurance Number Code of Practice; 8 begins the numbers of businesses). Counts, French company
//! numbers and telephone numbers are grouped in the same way, so that what stands around a number matters.

use super::Found;
use super::context::{before, beside, is_all};
use super::digits::{Group, Number, digits, evenly_separated, lengths, luhn, shaped};

const WORDS: &[&str] = &["sin", "nas", "social insurance", "assurance sociale", "s.i.n", "n.a.s"];
const OTHER_WORDS: &[&str] = &[
    "siren",
    "siret",
    "rcs",
    "tva",
    "tel",
    "telephone",
    "phone",
    "fax",
    "mobile",
    "gsm",
    "call",
    "icq",
    "isbn",
    "portable",
    "usd",
    "eur",
    "order",
    "invoice",
    "facture",
    "commande",
    "ref",
];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, &[&[3, 3, 3], &[9]], found, |groups, alone| {
        let number = digits(text, groups);
        let issued = !matches!(number[0], 0 | 8) && number.iter().any(|digit| *digit != number[0]);
        issued
            && luhn(&number)
            && alone
            && evenly_separated(text, groups)
            && (beside(text, &Number::range(groups), WORDS) || is_written_so(text, groups))
    });
}

/// Whether a number without a word is grouped as on the card, and no count of something; or the whole text.
fn is_written_so(text: &str, groups: &[Group]) -> bool {
    let bytes = text.as_bytes();
    let range = Number::range(groups);
    let separator = bytes.get(groups[0].range.end);
    let unit = bytes[range.end..].iter().find(|byte| **byte != b' ');
    let counts = unit.is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    let grouped = lengths(groups).len() == 3
        && (separator == Some(&b'-') || separator == Some(&b' ') && !counts)
        && !before(text, &range, OTHER_WORDS);
    grouped || groups.len() == 1 && is_all(text, &range)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn social_insurance_numbers() {
        check(
            Detector::CaSin,
            &[
                "[130 692 544]",
                "my SIN is [130-692-544].",
                "NAS [550090112]",
                "[948-584-792] is hers",
                "SIN: [130 692 544] thanks",
                "[550090112].\n",
            ],
            &[
                "130 692 545",
                "046 454 286",
                "999 999 999",
                "130 692-544",
                "13069254",
                "1306925440",
                "see 550090112",
                "130 692 544 euros",
                "130 692 544 €",
                "1 130 692 544",
                "130.692.544",
                "RCS Paris 552 100 554",
                "Tel. 130 692 544",
            ],
        );
    }
}
