//! Hardware addresses of network cards: six bytes in hexadecimal, with colons or hyphens (IEEE 802, EUI-48).

use super::Found;
use super::context::{has_word, line_before};

/// Six pairs and the signs between them.
const LENGTH: usize = 17;
const WORDS: &[&str] = &["ethernet", "hardware", "mac", "macs", "materielle", "physical", "physique", "wi-fi", "wifi"];

pub(crate) fn scan(text: &str, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let mut end = 0;
    for sign in memchr::memchr2_iter(b':', b'-', bytes) {
        let Some(start) = sign.checked_sub(2).filter(|start| *start >= end) else { continue };
        let Some(address) = bytes.get(start..start + LENGTH) else { continue };
        if is_address(address) && is_alone(bytes, start) && is_meant(text, start) {
            end = start + LENGTH;
            found(start..end);
        }
    }
}

fn is_address(address: &[u8]) -> bool {
    let sign = address[2];
    // Most signs have no other three bytes on.
    address[5] == sign
        && address
            .iter()
            .enumerate()
            .all(|(at, byte)| if at % 3 == 2 { *byte == sign } else { byte.is_ascii_hexdigit() })
        && !address.iter().all(|byte| *byte == sign || *byte == b'0')
        && !address.iter().all(|byte| *byte == sign || *byte == b'f')
}

fn is_alone(bytes: &[u8], start: usize) -> bool {
    let sign = bytes[start + 2];
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == sign);
    let after = bytes.get(start + LENGTH);
    let goes_on = after == Some(&sign) && bytes.get(start + LENGTH + 1).is_some_and(u8::is_ascii_alphanumeric);
    !part(start.checked_sub(1).and_then(|at| bytes.get(at)))
        && !after.is_some_and(u8::is_ascii_alphanumeric)
        && !goes_on
}

/// Pairs of digits with hyphens are many things.
fn is_meant(text: &str, start: usize) -> bool {
    let address = &text[start..start + LENGTH];
    let letters = address.bytes().any(|byte| byte.is_ascii_alphabetic());
    letters || address.contains(':') || has_word(line_before(text, start, 40), WORDS)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn addresses() {
        check(
            Detector::MacAddress,
            &[
                "the printer: [00:1B:44:11:3A:B7].",
                "[00-1b-44-11-3a-b7], [02:00:5e:10:00:00]",
                "adresse MAC [00-15-62-11-33-27]",
            ],
            &[
                "00:1b:44:11:3a",
                "00:1b:44:11:3a:b7:c1",
                "00:1b:44:11:3a:g7",
                "00:1b-44:11-3a:b7",
                "ff:ff:ff:ff:ff:ff",
                "00:00:00:00:00:00",
                "10-12-14-16-18-20",
                "12:34:56",
                "x00:1b:44:11:3a:b7",
            ],
        );
    }
}
