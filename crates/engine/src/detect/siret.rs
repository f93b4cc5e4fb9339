//! French company numbers: SIRET of fourteen digits, whose first nine are the SIREN, each with a Luhn digit (INSEE;
//! article R. 123-221 of the commercial code). The offices of La Poste have a sum of digits that is a
//! multiple of five instead. A SIREN and what may be a time want a word beside them.

use super::Found;
use super::context::beside;
use super::digits::{Number, digits, lengths, luhn, shaped, value};

const SHAPES: &[&[usize]] = &[&[3, 3, 3, 5], &[9, 5], &[14], &[3, 3, 3], &[9]];
const LA_POSTE: &[u8] = &[3, 5, 6, 0, 0, 0, 0, 0, 0];
const WORDS: &[&str] = &["siret", "siren", "sirene", "rcs", "r.c.s", "registre du commerce", "tva", "ape", "naf"];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, SHAPES, found, |groups, alone| {
        let number = digits(text, groups);
        let named = || beside(text, &Number::range(groups), WORDS);
        match number.len() {
            14 => is_siret(&number) && (!(lengths(groups) == [14] && is_time(&number) || !alone) || named()),
            _ => luhn(&number) && value(&number) != 0 && named(),
        }
    });
}

fn is_siret(number: &[u8]) -> bool {
    let post_office = number.starts_with(LA_POSTE) && number.iter().sum::<u8>().is_multiple_of(5);
    luhn(&number[..9]) && value(&number[..9]) != 0 && (luhn(number) || post_office)
}

/// Whether fourteen digits read as year, month, day, hour, minute and second.
fn is_time(number: &[u8]) -> bool {
    matches!(value(&number[..4]), 1970..=2099)
        && matches!(value(&number[4..6]), 1..=12)
        && matches!(value(&number[6..8]), 1..=31)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn company_numbers() {
        check(
            Detector::Siret,
            &[
                "SIRET [732 829 320 00074]",
                "[73282932000074].",
                "[732829320 00074]",
                "SIREN : [732 829 320]",
                "RCS Paris [732829320]",
                "La Poste, [356 000 000 00048]",
                "un bureau de poste : [35600000049837]",
                "SIRET [732 829 320 00074] 75001 Paris",
            ],
            &[
                "732 829 320 00075",
                "732 829 321 00074",
                "73282932000075",
                "35600000049838",
                "732829320",
                "732 829 320",
                "SIREN 732 829 321",
                "00000000000000",
                // A time that has both check digits.
                "20260101900005",
                "732-82932000074",
            ],
        );
    }
}
