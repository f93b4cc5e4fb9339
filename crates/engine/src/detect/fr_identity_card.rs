//! French identity cards (carte nationale d'identité) beside a word that names them: twelve digits that begin with the
//! year and the month of issue (decree 55-1397), or, since 2021, nine letters and digits without vowels (decree
//! 2021-279; ICAO Doc 9303).

use std::ops::Range;

use super::Found;
use super::context::beside;
use super::digits::{Number, digits, shaped, value};

const WORDS: &[&str] =
    &["d'identite", "cni", "cnie", "identity card", "id card", "national id", "french id", "carte n°"];

pub(crate) fn scan(text: &str, tokens: &[Range<usize>], numbers: &[Number], found: &mut Found<'_>) {
    for token in tokens {
        if is_new(&text[token.clone()]) && beside(text, token, WORDS) {
            found(token.clone());
        }
    }
    shaped(text, numbers, &[&[4, 4, 4], &[12]], found, |groups, _| {
        let number = digits(text, groups);
        matches!(value(&number[2..4]), 1..=12) && beside(text, &Number::range(groups), WORDS)
    });
}

fn is_new(token: &str) -> bool {
    let letters = token.bytes().filter(u8::is_ascii_lowercase).count();
    token.len() == 9
        && (2..=7).contains(&letters)
        && !token.bytes().any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn cards() {
        check(
            Detector::FrIdentityCard,
            &[
                "carte d'identité n° [880692310285]",
                "CNI : [8806 9231 0285].",
                "sa carte nationale d’identité, [X4RTBPFW4]",
                "[D2H6862M2] (CNI)",
            ],
            &[
                "880692310285",
                "X4RTBPFW4",
                "CNI 881392310285",
                "CNI 88069231028",
                "CNI X4RTBPFA4",
                "CNI X4RTBPFW",
                "carte de fidélité 880692310285",
            ],
        );
    }
}
