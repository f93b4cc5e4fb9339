//! Payment card numbers (ISO/IEC 7812): an issuer prefix in use with its length, as the card networks publish them, and
//! the Luhn digit.

use super::Found;
use super::context::beside;
use super::digits::{Group, Number, digits, evenly_separated, lengths, luhn};
use super::nir;
use super::token::has_shape;

/// Most groups of four before a card's place in an account number.
const MOST_BEFORE: usize = 6;

/// Most groups in which a card number is written.
const MOST_GROUPS: usize = 5;

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    for number in numbers {
        // Other numbers may stand around a card's, its date for one.
        let mut start = 0;
        while start < number.groups.len() {
            let most = number.groups.len().min(start + MOST_GROUPS);
            let end = (start + 1..=most).rev().find(|end| is_card(text, &number.groups[start..*end]));
            if let Some(end) = end {
                found(Number::range(&number.groups[start..end]));
            }
            start = end.unwrap_or(start + 1);
        }
    }
}

fn is_card(text: &str, groups: &[Group]) -> bool {
    // Most numbers have another length.
    if !(12..=19).contains(&groups.iter().map(Group::len).sum::<usize>()) {
        return false;
    }
    let shape = lengths(groups);
    let grouped = matches!(shape[..], [_] | [4 | 6, 3..=13] | [4 | 6, 3..=6, ..])
        && shape.iter().skip(2).all(|length| (3..=5).contains(length));
    if !grouped || !evenly_separated(text, groups) {
        return false;
    }
    let card = digits(text, groups);
    is_issued(&card) && luhn(&card) && !is_other(text, groups, &card) && !is_in_account(text, groups[0].range.start)
}

/// Whether groups of four lead back to the country and the check digits of an account number, be it valid or not.
fn is_in_account(text: &str, start: usize) -> bool {
    let group_before = |end: &usize| {
        let group = text.as_bytes().get(end.checked_sub(5)?..*end)?;
        let whole = matches!(group[4], b' ' | b'-' | b'.') && group[..4].iter().all(u8::is_ascii_alphanumeric);
        whole.then_some(end - 5)
    };
    std::iter::successors(group_before(&start), group_before)
        .take(MOST_BEFORE)
        .any(|at| has_shape(&text[at..at + 4], "aa99"))
}

/// Whether the number is more likely one with the same length and check digit: a French company's, a person's.
fn is_other(text: &str, groups: &[Group], card: &[u8]) -> bool {
    let named = || beside(text, &Number::range(groups), &["card", "credit", "visa", "amex", "diners", "carte", "cb"]);
    match card.len() {
        14 => luhn(&card[..9]) && lengths(groups) != [4, 6, 4] && !named(),
        15 => nir::has_key(card),
        _ => false,
    }
}

fn is_issued(card: &[u8]) -> bool {
    if card.iter().all(|digit| *digit == card[0]) {
        return false;
    }
    let first = |count: usize| card[..count].iter().fold(0u32, |number, digit| number * 10 + u32::from(*digit));
    let maestro = matches!(first(4), 5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763);
    match card.len() {
        12 => maestro,
        13 => first(1) == 4 || maestro,
        // Diners Club.
        14 => matches!(first(3), 300..=305 | 309) || matches!(first(2), 36 | 38 | 39),
        // American Express, JCB of old, UATP.
        15 => matches!(first(2), 34 | 37) || matches!(first(4), 2131 | 1800) || first(1) == 1,
        16 => {
            // Visa, Mastercard, Discover and RuPay, UnionPay, Maestro.
            first(1) == 4
                || matches!(first(2), 50..=58 | 60 | 62 | 63 | 65 | 67 | 81 | 82)
                || matches!(first(3), 644..=649)
                // Mir, BORICA, Mastercard, JCB, Humo, Uzcard, Troy.
                || matches!(first(4), 2200..=2205 | 2221..=2720 | 3528..=3589 | 8600 | 9792 | 9860)
        }
        17..=19 => matches!(first(2), 50 | 56..=58 | 62 | 63 | 67) || first(1) == 4 || matches!(first(4), 2200..=2204),
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
                "[4111 1111 1111 1111] 12/27 123",
                "[6759 6498 2643 8453]",
                "Diners [3056 930902 5904]",
                "ma carte [36227206271667]",
                "UATP [122000000000003]",
                "[6304 0000 0000 0000]",
            ],
            &[
                "4111 1111 1111 1112",
                "order 1234567812345670",
                "a4111111111111111",
                "0000 0000 0000 0000",
                "4111 1111",
                "4111 1111-1111 1111",
                "4111/1111/1111/1111",
                "41 111 111 111 111 11",
                // The same check digit in a French company's and a French person's number.
                "SIRET 380 129 866 00014",
                "38012986600014",
                "RS35 2600 0560 1001 6113 70",
                "FR76 1990 6009 0211 2233 4455 600",
            ],
        );
    }
}
