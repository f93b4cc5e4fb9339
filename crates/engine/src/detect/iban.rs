//! International bank account numbers (ISO 13616): the structure that the country has in the registry of SWIFT, and
//! mod 97-10 (ISO/IEC 7064).

use iban::Iban;

use super::{Found, read_at};

/// The length of the shortest IBAN (Norway's) and the most that the standard allows.
const SHORTEST: usize = 15;
const LONGEST: usize = 34;

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    // Two letters stand before the first digits.
    let begins = |run: &usize| {
        let at = run.checked_sub(2)?;
        let letters = bytes[at].is_ascii_lowercase() && bytes[at + 1].is_ascii_lowercase();
        let alone = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        (letters && alone).then_some(at)
    };
    read_at(runs.iter().filter_map(begins), |at| read(&bytes[at..]), found);
}

/// The bytes of a valid number at the start of `bytes`, its separators counted.
fn read(bytes: &[u8]) -> Option<usize> {
    let mut number = String::with_capacity(LONGEST);
    let mut at = 0;
    while number.len() < LONGEST {
        match bytes.get(at)? {
            byte if byte.is_ascii_alphanumeric() => number.push(char::from(byte.to_ascii_uppercase())),
            b' ' | b'-' | b'.' if bytes[at - 1].is_ascii_alphanumeric() => {
                at += 1;
                continue;
            }
            _ => return None,
        }
        at += 1;
        // Each country has one length, so that no valid number begins another.
        let ends = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if ends && number.len() >= SHORTEST && number.parse::<Iban>().is_ok() {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn ibans() {
        check(
            Detector::Iban,
            &[
                "IBAN [FR14 2004 1010 0505 0001 3M02 606]",
                "to [GB82WEST12345698765432], please",
                "[de89 3704 0044 0532 0130 00]",
                "[BE68-5390-0754-7034]",
                "[NO9386011117947] on Monday",
                "virement vers [FR14 20041 01005 0500013M026 06] demain",
                "[MT84 MALT 0110 0001 2345 MTLC AST0 01S].",
                "[RU0204452560040702810412345678901] and 12",
            ],
            &[
                "FR14 2004 1010 0505 0001 3M02 607",
                "FR14 2004 1010 0505 0001 3M02",
                "ZZ82WEST12345698765432",
                "GB82 WEST 1234",
                "xGB82WEST12345698765432",
                "GB82WEST123456987654321",
                // The check digits are right, the structure is not the country's.
                "NL52 0417 1643 00AB NA",
            ],
        );
    }
}
