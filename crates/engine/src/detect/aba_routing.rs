//! US bank routing numbers: nine digits, of which the first two are a Federal Reserve district or its like, and the
//! weights 3, 7, 1 give a multiple of ten (American Bankers Association, Routing Number Policy). Every tenth number
//! passes, so that without the hyphens of a cheque a word must stand beside it.

use super::Found;
use super::context::beside;
use super::digits::{Number, digits, lengths, shaped, value};

const WORDS: &[&str] = &["routing", "aba", "rtn", "transit number", "transit no", "wire", "direct deposit"];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, &[&[4, 4, 1], &[9]], found, |groups, alone| {
        let hyphens = || groups[..2].iter().all(|group| text.as_bytes().get(group.range.end) == Some(&b'-'));
        let on_cheque = alone && lengths(groups).len() == 3 && hyphens();
        is_routing(&digits(text, groups)) && (on_cheque || beside(text, &Number::range(groups), WORDS))
    });
}

fn is_routing(number: &[u8]) -> bool {
    let sum: u32 = number.iter().zip([3, 7, 1].iter().cycle()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    matches!(value(&number[..2]), 0..=12 | 21..=32 | 61..=72 | 80) && sum.is_multiple_of(10) && sum > 0
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn routing_numbers() {
        check(
            Detector::AbaRouting,
            &["[0711-0130-7]", "routing number [021000021]", "[121000358] is the ABA", "Wire to [0110 0001 5], thanks"],
            &[
                "021000021",
                "routing 021000022",
                "routing 421042111",
                "routing 000000000",
                "0711-0130-8",
                "0110 0001 5",
                "the route 021000021",
            ],
        );
    }
}
