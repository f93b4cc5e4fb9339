//! Spanish tax numbers: NIF of a citizen (eight digits and a letter; seven where the leading zero is left out) and NIE
//! of a foreigner (X, Y or Z, seven digits and a letter). The letter is the number's remainder by 23 in a table (royal
//! decree 1553/2005; order INT/2058/2008).

use super::{Found, read_at};

const LETTERS: &[u8; 23] = b"trwagmyfpdxbnjzsqvhlcke";

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let begins = |run: &usize| {
        let letter = |at: usize| matches!(bytes[at], b'x' | b'y' | b'z');
        let at = match bytes[..*run] {
            [.., b'-'] => run.checked_sub(2).filter(|at| letter(*at)).unwrap_or(*run),
            [.., last] if last.is_ascii_alphanumeric() => run.checked_sub(1).filter(|at| letter(*at))?,
            _ => *run,
        };
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let joined = before.is_ascii_alphanumeric() || matches!(before, b'-' | b'/' | b'_' | b'=' | b'.' | b',' | b'+');
        (!joined).then_some(at)
    };
    read_at(runs.iter().filter_map(begins), |at| read(&bytes[at..]), found);
}

/// The bytes of a valid number at the start of `bytes`, its separators counted.
fn read(bytes: &[u8]) -> Option<usize> {
    let foreign = matches!(bytes.first()?, b'x' | b'y' | b'z');
    let (mut number, mut digits) = (if foreign { u32::from(bytes[0] - b'x') } else { 0 }, 0);
    let mut at = usize::from(foreign);
    let letter = loop {
        match *bytes.get(at)? {
            byte if byte.is_ascii_digit() && digits < 8 => {
                number = number * 10 + u32::from(byte - b'0');
                digits += 1;
            }
            b'-' if at == 1 && foreign => {}
            // Thousands are separated by dots, if at all: 12.345.678-Z.
            b'.' if !foreign && matches!(digits, 2 | 5) && bytes[at - 1] != b'.' => {}
            b'-' | b' ' if digits >= 7 && bytes[at - 1].is_ascii_digit() => {
                at += 1;
                break *bytes.get(at)?;
            }
            byte => break byte,
        }
        at += 1;
    };
    let end = at + 1;
    let after = bytes.get(end).copied().unwrap_or(b' ');
    let next = bytes.get(end + 1).copied().unwrap_or(b' ');
    let joined = after.is_ascii_alphanumeric()
        || matches!(after, b'_' | b'@' | b'=')
        || matches!(after, b'.' | b'-' | b'/' | b'\'') && next.is_ascii_alphanumeric();
    let spaced = bytes[at - 1] == b' ';
    let whole = if foreign { digits == 7 } else { matches!(digits, 7 | 8) && !(spaced && digits == 7) };
    (whole && !joined && number > 0 && LETTERS[number as usize % 23] == letter).then_some(end)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn tax_numbers() {
        check(
            Detector::EsNif,
            &[
                "[12345678Z]",
                "DNI [12.345.678-Z].",
                "[55555555-K]",
                "[1111111G]",
                "[12345678 Z]",
                "mi NIE es [Y8063915-Z]",
                "[x-0523821-l]",
                "[Z8078221M], gracias",
            ],
            &[
                "12345678A",
                "58063915Q",
                "W8063915Q",
                "x9613851q",
                "123456789Z",
                "12345678ZZ",
                "00000000T",
                "20020805/4333165s.htm",
                "1111111 G",
                "345678-Z",
                "a12345678Z",
            ],
        );
    }
}
