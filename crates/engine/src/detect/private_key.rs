//! Private key blocks: PEM (RFC 7468) of every kind, `PuTTY`'s format, age secret keys.

use memchr::memmem::{find, find_iter};

use super::Found;

/// Most bytes of a block's title, as `openssh private key`.
const LONGEST_TITLE: usize = 60;
/// Most bytes of a block; an RSA key of 16,384 bits has 13,000.
const LONGEST_BLOCK: usize = 32 * 1024;
/// Most bytes of an age key, which has 59 after its prefix; the longest are those of plug-ins.
const LONGEST_AGE_KEY: usize = 1024;

pub(crate) fn scan(text: &str, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(begin) = find(&bytes[at..], b"-----begin ").map(|offset| at + offset) {
        at = begin + 11;
        let block = &bytes[begin..bytes.len().min(begin + LONGEST_BLOCK)];
        let Some(length) = block[11..].iter().take(LONGEST_TITLE + 1).position(|byte| *byte == b'-') else { continue };
        let title = &block[11..11 + length];
        if !title.ends_with(b"private key") && !title.ends_with(b"private key block") {
            continue;
        }
        let last = [b"-----end ", title, b"-----"].concat();
        // Blocks do not lie within each other, so no part of the text is searched for two ends.
        let next = find(&block[11..], b"-----begin ").map_or(block.len(), |offset| 11 + offset);
        let end = find(&block[..next], &last).map_or_else(|| line(block), |offset| offset + last.len());
        found(begin..begin + end);
        at = begin + end;
    }
    let mut end = 0;
    for start in find_iter(bytes, b"putty-user-key-file-") {
        if start >= end {
            end = start + line(&bytes[start..bytes.len().min(start + LONGEST_BLOCK)]);
            found(start..end);
        }
    }
    let prefix = b"age-secret-key-";
    for start in find_iter(bytes, prefix) {
        let rest = bytes[start + prefix.len()..].iter().take(LONGEST_AGE_KEY);
        let length = rest.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        if length >= 50 && start >= end {
            end = start + prefix.len() + length;
            found(start..end);
        }
    }
}

/// The length of the first line, to its last whole ASCII character.
fn line(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r') || !byte.is_ascii()).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn keys() {
        check(
            Detector::PrivateKey,
            &[
                "x\n[-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\n-----END OPENSSH PRIVATE KEY-----]\ny",
                "[-----BEGIN RSA PRIVATE KEY-----]\nMIIE",
                "[AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ2PZ4M]",
            ],
            &[
                "-----BEGIN PUBLIC KEY-----\nMIIB",
                "-----BEGIN CERTIFICATE-----",
                "age-secret-key-1",
                "begin private key",
            ],
        );
    }
}
