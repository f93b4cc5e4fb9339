//! French social security numbers (numéro d'inscription au répertoire, NIR): sex, year, month, department, commune,
//! order, and the key 97 − (number mod 97), where Corsica's 2A and 2B count as 19 and 18 (INSEE, décret 82-103).

use super::digits::remainder;
use super::{Found, read_at};

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let begins = |at: &usize| {
        matches!(bytes[*at], b'1' | b'2' | b'3' | b'4' | b'7' | b'8')
            && (*at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
    };
    read_at(runs.iter().copied().filter(begins), |at| read(&bytes[at..]), found);
}

fn read(bytes: &[u8]) -> Option<usize> {
    let mut number = [0u8; 15];
    let mut corsica = None;
    let (mut at, mut place) = (0, 0);
    while place < 15 {
        match *bytes.get(at)? {
            byte if byte.is_ascii_digit() => number[place] = byte - b'0',
            letter @ (b'a' | b'b') if place == 6 && number[5] == 2 => corsica = Some(letter),
            b' ' | b'.' | b'-' if at > 0 && bytes[at - 1].is_ascii_alphanumeric() => {
                at += 1;
                continue;
            }
            _ => return None,
        }
        place += 1;
        at += 1;
    }
    match corsica {
        Some(b'a') => number[5..7].copy_from_slice(&[1, 9]),
        Some(_) => number[5..7].copy_from_slice(&[1, 8]),
        None => {}
    }
    let month = number[3] * 10 + number[4];
    let key = u64::from(number[13]) * 10 + u64::from(number[14]);
    let alone = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let valid = matches!(month, 1..=12 | 20 | 30..=42 | 50..=99) && key == 97 - remainder(&number[..13], 97);
    (alone && valid).then_some(at)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn nirs() {
        check(
            Detector::Nir,
            &["son numéro : [2 55 08 14 168 025 38].", "[255081416802538]", "[1 84 12 2A 004 017 32]"],
            &[
                "2 55 08 14 168 025 39",
                "2 55 13 14 168 025 38",
                "9 55 08 14 168 025 38",
                "255081416802538 7".get(..14).unwrap(),
            ],
        );
    }
}
