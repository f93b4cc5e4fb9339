//! Payment card numbers (ISO/IEC 7812): an issuer prefix in use, its length, the Luhn digit.

use super::Found;
use super::digits::{Number, digits, lengths, luhn};

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    for number in numbers {
        // A card stands alone or in groups of at least three digits; other numbers may stand around it.
        let mut start = 0;
        while start < number.groups.len() {
            let end = (start + 1..=number.groups.len().min(start + 5)).rev().find(|end| {
                let groups = &number.groups[start..*end];
                let shape = lengths(groups);
                let card = digits(text, groups);
                (shape.len() == 1 || shape.iter().all(|length| (3..=7).contains(length)))
                    && is_issued(&card)
                    && luhn(&card)
            });
            match end {
                Some(end) => {
                    found(Number::range(&number.groups[start..end]));
                    start = end;
                }
                None => start += 1,
            }
        }
    }
}

fn is_issued(card: &[u8]) -> bool {
    if card.len() < 13 || card.iter().all(|digit| *digit == card[0]) {
        return false;
    }
    let first = |count: usize| card[..count].iter().fold(0u32, |number, digit| number * 10 + u32::from(*digit));
    match card.len() {
        13 => first(1) == 4,
        14 => matches!(first(3), 300..=305 | 309) || matches!(first(2), 36 | 38 | 39),
        15 => matches!(first(2), 34 | 37) || matches!(first(4), 2131 | 1800),
        16 => {
            first(1) == 4
                || matches!(first(2), 51..=55 | 62 | 65 | 67)
                || matches!(first(4), 2221..=2720 | 3528..=3589 | 6011)
                || matches!(first(3), 644..=649)
        }
        18 | 19 => matches!(first(2), 50 | 56..=58 | 62 | 63 | 67) || first(1) == 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn cards() {
        check(
            Detector::Card,
            &[
                "pay with [4111 1111 1111 1111] now",
                "[4111111111111111]",
                "[3782-822463-10005].",
                "[5555.5555.5555.4444]",
            ],
            &["4111 1111 1111 1112", "order 1234567812345670", "a4111111111111111", "0000 0000 0000 0000", "4111 1111"],
        );
    }
}
