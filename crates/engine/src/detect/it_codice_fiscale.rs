//! Italian tax codes (codice fiscale): six letters of the names, year, letter of the month, day (40 more for women),
//! place of birth, check letter. Where two people would have the same, digits become letters from the right
//! (ministerial decree of 23 December 1976).

use std::ops::Range;

use super::Found;

/// The letters that stand for the digits 0 to 9.
const DIGITS: &[u8; 10] = b"lmnpqrstuv";
const MONTHS: &[u8; 12] = b"abcdehlmprst";
/// What the characters in the first, third, fifth… place count, from `a` and from `0` on.
const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

pub(crate) fn scan(text: &str, tokens: &[Range<usize>], found: &mut Found<'_>) {
    for token in tokens {
        if is_code(text[token.clone()].as_bytes()) {
            found(token.clone());
        }
    }
}

fn is_code(code: &[u8]) -> bool {
    if code.len() != 16 {
        return false;
    }
    let letters = |places: Range<usize>| code[places].iter().all(u8::is_ascii_lowercase);
    let day = digit(code[9]).zip(digit(code[10])).map_or(0, |(tens, ones)| tens * 10 + ones);
    letters(0..6)
        && MONTHS.contains(&code[8])
        && matches!(day, 1..=31 | 41..=71)
        && letters(11..12)
        && [6, 7, 12, 13, 14].iter().all(|place| digit(code[*place]).is_some())
        && check_letter(&code[..15]) == code[15]
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        _ => DIGITS.iter().zip(0..).find_map(|(letter, digit)| (*letter == byte).then_some(digit)),
    }
}

fn check_letter(code: &[u8]) -> u8 {
    let sum: u32 = code
        .iter()
        .enumerate()
        .map(|(place, byte)| {
            let value = if byte.is_ascii_digit() { byte - b'0' } else { byte.saturating_sub(b'a') };
            if place % 2 == 0 { ODD.get(usize::from(value)).copied().unwrap_or(0) } else { u32::from(value) }
        })
        .sum();
    b'a' + u8::try_from(sum % 26).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn tax_codes() {
        check(
            Detector::ItCodiceFiscale,
            &["[RSSMRA85T10A562S]", "codice fiscale: [rssmra85t50a562w].", "[RSSMRA85T10A56NH]"],
            &[
                "RSSMRA85T10A562T",
                "RSSMRA85F10A562S",
                "RSSMRA85T32A562S",
                "A55AAA00B11C333N",
                "RSSMRA85T10A562",
                "RSSMRA85T10A562SS",
            ],
        );
    }
}
