//! Numbering plans: country codes (ITU-T E.164, list of assigned codes) with the lengths of their national numbers and
//! the groupings in which people write them. The lengths were entered by hand and are no copy of the ITU's bulletins:
//! where a country has several, or where in doubt, the row has the wider range.

use super::context::line_after;

/// What stands before the number of an extension.
const EXTENSIONS: &[&str] = &["extension", "ext.", "ext", "poste", "x"];

/// Country codes with their own lengths of a national number; other assigned codes have [`OTHER`].
const LENGTHS: &[(&str, usize, usize)] = &[
    ("1", 10, 10),
    ("20", 8, 10),
    ("212", 9, 9),
    ("213", 8, 9),
    ("216", 8, 8),
    ("221", 9, 9),
    ("225", 10, 10),
    ("27", 9, 9),
    ("30", 10, 10),
    ("31", 9, 9),
    ("32", 8, 9),
    ("33", 9, 9),
    ("34", 9, 9),
    ("351", 9, 9),
    ("352", 5, 11),
    ("353", 7, 9),
    ("356", 8, 8),
    ("357", 8, 8),
    ("358", 5, 12),
    ("36", 8, 9),
    ("370", 8, 8),
    ("371", 8, 8),
    ("372", 7, 8),
    ("377", 8, 9),
    ("380", 9, 9),
    ("385", 8, 9),
    ("386", 8, 8),
    ("39", 6, 11),
    ("40", 9, 9),
    ("41", 9, 9),
    ("420", 9, 9),
    ("421", 9, 9),
    ("43", 5, 13),
    ("44", 9, 10),
    ("45", 8, 8),
    ("46", 7, 10),
    ("47", 8, 8),
    ("48", 9, 9),
    ("49", 6, 11),
    ("52", 10, 10),
    ("54", 10, 11),
    ("55", 10, 11),
    ("56", 9, 9),
    ("57", 10, 10),
    ("61", 9, 9),
    ("64", 8, 10),
    ("65", 8, 8),
    ("7", 10, 10),
    ("81", 9, 10),
    ("82", 8, 10),
    ("852", 8, 8),
    ("86", 10, 11),
    ("90", 10, 10),
    ("91", 10, 10),
    ("92", 9, 10),
    ("961", 7, 8),
    ("966", 9, 9),
    ("971", 8, 9),
    ("972", 8, 9),
    ("98", 10, 10),
];

/// The lengths of national numbers elsewhere.
const OTHER: (usize, usize) = (7, 12);

/// The second digits of country codes of two digits, by their first.
const TWO: [&str; 10] = ["", "", "07", "0123469", "013456789", "12345678", "0123456", "", "1246", "0123458"];
/// The first two digits of country codes of three.
const THREE: &[&str] = &[
    "21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69", "80", "85", "87",
    "88", "96", "97", "99",
];

/// The digits of an international number from its country code on: whether there is such a number.
pub(super) fn is_international(digits: &str) -> bool {
    let Some(length) = country(digits) else { return false };
    let (code, national) = digits.split_at(length);
    let known = LENGTHS.iter().find(|(known, ..)| *known == code);
    let (least, most) = known.map_or(OTHER, |(_, least, most)| (*least, *most));
    // Italy keeps the zero that others leave out; some write it all the same.
    let national = if code == "39" { national } else { national.strip_prefix('0').unwrap_or(national) };
    (least..=most).contains(&national.len())
        && !national.starts_with("00")
        && (code == "39" || !national.starts_with('0'))
        && (code != "1" || is_north_american(national))
        && digits.bytes().skip(length).any(|byte| Some(&byte) != national.as_bytes().first())
}

fn country(digits: &str) -> Option<usize> {
    let first = digits.bytes().next()?;
    if matches!(first, b'1' | b'7') {
        return Some(1);
    }
    let second = char::from(*digits.as_bytes().get(1)?);
    if TWO[usize::from(first.checked_sub(b'0')?)].contains(second) {
        return Some(2);
    }
    // 99 goes on with 2 to 8.
    let assigned = !matches!(digits.get(..3), Some("990" | "991" | "999"));
    (digits.len() > 3 && THREE.contains(&&digits[..2]) && assigned).then_some(3)
}

/// Area and exchange of the North American plan: neither begins with 0 or 1, no area is a service code (N11).
pub(super) fn is_north_american(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 10 && bytes[0] >= b'2' && bytes[3] >= b'2' && &bytes[1..3] != b"11" && &bytes[4..6] != b"11"
}

/// Whether digits count on: `0123456789`, `01 02 03 04 05`.
fn is_counted(digits: &str) -> bool {
    let counts = |size: usize| {
        let value = |pair: &[u8]| pair.iter().fold(0, |number, digit| number * 10 + u32::from(*digit - b'0'));
        let numbers = || digits.as_bytes().chunks(size).map(value);
        numbers().zip(numbers().skip(1)).all(|(number, next)| next == number + 1)
    };
    counts(1) || counts(2)
}

/// How a national number is told from other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    /// By its grouping.
    Yes,
    /// By a word such as `phone` before it.
    Word,
    /// By such a word, or `number`.
    Number,
    No,
}

/// Whether the digits in these groups are a national number of France, the United Kingdom, North America, Belgium,
/// Switzerland, Germany, Spain, Italy or another country.
pub(super) fn national(digits: &str, groups: &[usize]) -> Sure {
    if is_counted(digits) {
        return Sure::No;
    }
    let second = digits.as_bytes().get(1).copied().unwrap_or(b'0');
    if digits.starts_with('0') {
        if second == b'0' {
            return Sure::No;
        }
        // France, overseas too; Belgium and its mobiles; Switzerland; the United Kingdom; Japan; Israel.
        let usual: &[&[usize]] = &[
            &[2, 2, 2, 2, 2],
            &[4, 2, 2, 2],
            &[10],
            &[2, 3, 2, 2],
            &[3, 2, 2, 2],
            &[3, 3, 2, 2],
            &[3, 3, 4],
            &[3, 4, 4],
            &[4, 3, 3],
            &[4, 3, 4],
            &[5, 6],
            &[5, 3, 3],
        ];
        return match groups {
            _ if usual.contains(&groups) => Sure::Yes,
            [1, 3, 3, 3] if second == b'8' => Sure::Yes,
            [11] if matches!(second, b'1' | b'2' | b'3' | b'7') => Sure::Yes,
            // Germany, Italy and others write an area and the rest.
            [2..=5, 5..=8] | [2..=5, 3 | 4, 3..=5] | [2..=5, 2..=4, 2..=4, 2..=4] if digits.len() >= 8 => Sure::Number,
            [9 | 11 | 12] => Sure::Word,
            _ => Sure::No,
        };
    }
    let first = digits.bytes().next().unwrap_or(b'0');
    match groups {
        [1, 3, 3, 4] if first == b'1' && is_north_american(&digits[1..]) => Sure::Yes,
        [2 | 3, 3, 3, 4] if country(digits) == Some(groups[0]) && is_international(digits) => Sure::Yes,
        // France, without the plus.
        [2, 1, 2, 2, 2, 2] if is_international(digits) => Sure::Yes,
        // Spain.
        [3, 2, 2, 2] if matches!(first, b'6' | b'7' | b'9') => Sure::Yes,
        [3, 3, 3] | [9] if matches!(first, b'6'..=b'9') => Sure::Word,
        [3, 3, 4] | [3, 7] | [10] if is_north_american(digits) || first == b'3' => Sure::Word,
        [11] if first == b'1' => Sure::Word,
        [3, 4] if first >= b'2' => Sure::Word,
        _ => Sure::No,
    }
}

/// Whether groups are those of a date.
pub(super) fn is_date(digits: &str, groups: &[usize]) -> bool {
    let year = |at: usize| matches!(digits.get(at..at + 2), Some("19" | "20"));
    match groups {
        [1 | 2, 1 | 2, 4] => year(digits.len() - 4),
        // With a time after it.
        [2, 2, 4, 2] | [2, 2, 4, 2, 2] => year(4),
        [4, 2, 2] | [4, 2, 2, 2, 2] => year(0),
        _ => false,
    }
}

/// The length of an extension after a number.
pub(super) fn extension(text: &str, end: usize) -> usize {
    let after = line_after(text, end, 24);
    let trimmed = after.trim_start_matches([' ', ',', '(']);
    let Some(rest) = EXTENSIONS.iter().find_map(|word| trimmed.strip_prefix(word)) else { return 0 };
    let rest = rest.trim_start_matches([' ', ':', '.']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !rest[digits..].starts_with(|c: char| c.is_alphanumeric());
    if (1..=6).contains(&digits) && ends { after.len() - rest.len() + digits } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn country_codes() {
        for (digits, length) in [("1202", 1), ("33639", 2), ("3531", 3), ("8801", 3), ("7495", 1), ("9725", 3)] {
            assert_eq!(country(digits), Some(length), "{digits}");
        }
        assert_eq!(country("2101"), Some(3));
        assert_eq!(country("2801"), None);
        assert_eq!(country("0123"), None);
    }

    #[test]
    fn international() {
        for valid in ["33639982205", "330639982205", "12025550143", "442079460018", "390612345678", "3226413411"] {
            assert!(is_international(valid), "{valid}");
        }
        for other in ["3363998220", "10000000", "33000000000", "11025550143", "25000000", "0200", "999", "33111111111"]
        {
            assert!(!is_international(other), "{other}");
        }
    }
}
