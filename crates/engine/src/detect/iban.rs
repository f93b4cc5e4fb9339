//! International bank account numbers (ISO 13616): the length of the country's registry entry and mod 97-10.

use super::{Found, read_at};

/// Country and length, from the IBAN registry of SWIFT, release 99.
const LENGTHS: &[(&[u8; 2], usize)] = &[
    (b"ad", 24),
    (b"ae", 23),
    (b"al", 28),
    (b"at", 20),
    (b"az", 28),
    (b"ba", 20),
    (b"be", 16),
    (b"bg", 22),
    (b"bh", 22),
    (b"br", 29),
    (b"by", 28),
    (b"ch", 21),
    (b"cr", 22),
    (b"cy", 28),
    (b"cz", 24),
    (b"de", 22),
    (b"dk", 18),
    (b"do", 28),
    (b"ee", 20),
    (b"eg", 29),
    (b"es", 24),
    (b"fi", 18),
    (b"fo", 18),
    (b"fr", 27),
    (b"gb", 22),
    (b"ge", 22),
    (b"gi", 23),
    (b"gl", 18),
    (b"gr", 27),
    (b"gt", 28),
    (b"hr", 21),
    (b"hu", 28),
    (b"ie", 22),
    (b"il", 23),
    (b"iq", 23),
    (b"is", 26),
    (b"it", 27),
    (b"jo", 30),
    (b"kw", 30),
    (b"kz", 20),
    (b"lb", 28),
    (b"lc", 32),
    (b"li", 21),
    (b"lt", 20),
    (b"lu", 20),
    (b"lv", 21),
    (b"mc", 27),
    (b"md", 24),
    (b"me", 22),
    (b"mk", 19),
    (b"mr", 27),
    (b"mt", 31),
    (b"mu", 30),
    (b"nl", 18),
    (b"no", 15),
    (b"pk", 24),
    (b"pl", 28),
    (b"ps", 29),
    (b"pt", 25),
    (b"qa", 29),
    (b"ro", 24),
    (b"rs", 22),
    (b"sa", 24),
    (b"sc", 31),
    (b"se", 24),
    (b"si", 19),
    (b"sk", 24),
    (b"sm", 27),
    (b"st", 25),
    (b"sv", 28),
    (b"tl", 23),
    (b"tn", 24),
    (b"tr", 26),
    (b"ua", 29),
    (b"va", 22),
    (b"vg", 24),
    (b"xk", 20),
];

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
    let (_, length) = LENGTHS.iter().find(|(country, _)| bytes.starts_with(*country))?;
    let mut iban = Vec::with_capacity(*length);
    let mut at = 0;
    while iban.len() < *length {
        match bytes.get(at)? {
            byte if byte.is_ascii_alphanumeric() => iban.push(*byte),
            b' ' | b'-' | b'.' if bytes[at - 1].is_ascii_alphanumeric() => {}
            _ => return None,
        }
        at += 1;
    }
    let alone = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (alone && mod_97(&iban) == 1).then_some(at)
}

fn mod_97(iban: &[u8]) -> u32 {
    iban[4..].iter().chain(&iban[..4]).fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'a') + 10) % 97,
    })
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
            ],
            &[
                "FR14 2004 1010 0505 0001 3M02 607",
                "ZZ82WEST12345698765432",
                "GB82 WEST 1234",
                "xGB82WEST12345698765432",
            ],
        );
    }
}
