//! German tax numbers (steuerliche Identifikationsnummer): eleven digits without a leading zero; among the first ten
//! one digit stands twice or three times, but not thrice in a row, and no other stands twice; the last is the check
//! digit of ISO/IEC 7064 mod 11,10 (Federal Central Tax Office; § 139b of the fiscal code). Beside its name the check
//! digit is enough, since examples have ten different digits.

use super::Found;
use super::context::beside;
use super::digits::{Number, digits, shaped};

const SHAPES: &[&[usize]] = &[&[2, 3, 3, 3], &[3, 3, 3, 2], &[11]];
const WORDS: &[&str] = &[
    "steuer-id",
    "steuerid",
    "steuer-idnr",
    "steueridnr",
    "steuer id",
    "idnr",
    "id-nr",
    "steuer-identifikationsnummer",
    "steueridentifikationsnummer",
    "identifikationsnummer",
    "tin",
    "tax id",
    "tax number",
    "numero fiscal",
    "identifiant fiscal",
];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, SHAPES, found, |groups, alone| {
        let number = digits(text, groups);
        has_check_digit(&number)
            && ((alone && repeats_one(&number[..10])) || beside(text, &Number::range(groups), WORDS))
    });
}

fn repeats_one(number: &[u8]) -> bool {
    let mut counts = [0; 10];
    for digit in number {
        counts[usize::from(*digit)] += 1;
    }
    let mut repeated = counts.into_iter().filter(|count| *count > 1);
    let thrice_in_a_row = number.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    matches!((repeated.next(), repeated.next()), (Some(2 | 3), None)) && !thrice_in_a_row
}

fn has_check_digit(number: &[u8]) -> bool {
    let product = number[..10].iter().fold(10, |product, digit| {
        let sum = (u32::from(*digit) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    number[0] != 0 && (11 - product) % 10 == u32::from(number[10])
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn tax_numbers() {
        check(
            Detector::DeTaxId,
            &["[86095742719]", "[86 095 742 719].", "IdNr. [65929970489]", "Meine Steuer-ID: [12345678903]"],
            &[
                "86095742710",
                "12345678903",
                "Steuer-ID 12345678904",
                "Steuer-ID 02345678901",
                "11112345678",
                "+86095742719",
                "98765432100",
            ],
        );
    }
}
