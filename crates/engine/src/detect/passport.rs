//! Passport numbers of France (two digits, two letters, five digits: decree 2005-1726), the United Kingdom (nine
//! digits, or two letters and seven digits) and the United States (nine digits, or a letter and eight digits: 22 CFR 51).
//! They have no check digit of their own: that stands in the machine-readable zone only (ICAO Doc 9303). So nine digits
//! want a word beside them; what begins with letters stands for itself where nothing says that it is another reference.

use std::ops::Range;

use super::Found;
use super::context::{before, beside};
use super::digits::{Number, evenly_separated, shaped};
use super::token::{has_shape, stands_alone};

const WORDS: &[&str] =
    &["passport", "passeport", "travel document", "titre de voyage", "document de voyage", "pasaporte", "reisepass"];
/// What other references are called.
const OTHER_WORDS: &[&str] = &[
    "article",
    "bill",
    "booking",
    "bug",
    "case",
    "code",
    "colis",
    "commande",
    "contrat",
    "contract",
    "devis",
    "dossier",
    "facture",
    "file",
    "flight",
    "id",
    "inv",
    "invoice",
    "item",
    "key",
    "licence",
    "license",
    "model",
    "modele",
    "no",
    "number",
    "numero",
    "order",
    "parcel",
    "part",
    "permis",
    "piece",
    "product",
    "ref",
    "reference",
    "reservation",
    "serial",
    "serie",
    "sku",
    "suivi",
    "ticket",
    "tracking",
    "transaction",
    "version",
    "vol",
];

pub(crate) fn scan_french(text: &str, tokens: &[Range<usize>], found: &mut Found<'_>) {
    for token in tokens {
        if has_shape(&text[token.clone()], "99aa99999") && beside(text, token, WORDS) {
            found(token.clone());
        }
    }
}

pub(crate) fn scan_british(text: &str, tokens: &[Range<usize>], numbers: &[Number], found: &mut Found<'_>) {
    scan(text, "aa9999999", tokens, numbers, found);
}

pub(crate) fn scan_american(text: &str, tokens: &[Range<usize>], numbers: &[Number], found: &mut Found<'_>) {
    scan(text, "a99999999", tokens, numbers, found);
}

fn scan(text: &str, shape: &str, tokens: &[Range<usize>], numbers: &[Number], found: &mut Found<'_>) {
    for token in tokens {
        if has_shape(&text[token.clone()], shape) && (beside(text, token, WORDS) || is_plain(text, token)) {
            found(token.clone());
        }
    }
    shaped(text, numbers, &[&[9], &[3, 3, 3]], found, |groups, alone| {
        alone && evenly_separated(text, groups) && beside(text, &Number::range(groups), WORDS)
    });
}

/// Whether nothing speaks against a passport: neither the place, nor the words before, nor a year in the digits.
fn is_plain(text: &str, token: &Range<usize>) -> bool {
    let digits = text[token.clone()].trim_start_matches(|c: char| c.is_ascii_lowercase());
    stands_alone(text, token)
        && !digits.starts_with("19")
        && !digits.starts_with("20")
        && !digits.starts_with("000")
        && !before(text, token, OTHER_WORDS)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn french() {
        check(
            Detector::FrPassport,
            &["passeport n° [09AB12345]", "[12CK45678] is her passport"],
            &["09AB12345", "permis 09AB12345", "passeport 9AB123456", "passeport 09AB1234", "passeport\n09AB12345"],
        );
    }

    #[test]
    fn british() {
        check(
            Detector::UkPassport,
            &["My passport number is [CD7654321].", "passport [123456789]", "[XY9876543]", "they asked: [ab7654321]"],
            &[
                "123456789",
                "CDE765432",
                "7654321CD",
                "invoice CD7654321",
                "notre facture FA2026001",
                "FA2026001",
                "order no. CD7654321",
                "http://example.org/CD7654321",
                "CD7654321.html",
                "passport 12345678",
                "passport 123 456 7890",
            ],
        );
    }

    #[test]
    fn american() {
        check(
            Detector::UsPassport,
            &["my travel document is [A12803456]", "[Z12803456]", "passport no. [912803456], renewed"],
            &[
                "912803456",
                "AB12803456",
                "A1280345",
                "ticket A12803456",
                "A12803456/view",
                "v20260101",
                "N20260101",
                "licence A12803456",
            ],
        );
    }
}
