//! Private key blocks: PEM (RFC 7468) of every kind, `PuTTY`'s format, age secret keys.

use memchr::memmem::{find, find_iter};

use super::Found;

const LONGEST_TITLE: usize = 60;

pub(crate) fn scan(text: &str, found: &mut Found<'_>) {
    let mut at = 0;
    while let Some(begin) = find(&text.as_bytes()[at..], b"-----begin ").map(|offset| at + offset) {
        let line = text[begin + 11..].lines().next().unwrap_or_default();
        let title = line.split("-----").next().unwrap_or_default();
        at = begin + 11;
        if title.len() <= LONGEST_TITLE && (title.ends_with("private key") || title.ends_with("private key block")) {
            let end = format!("-----end {title}-----");
            let end = text[begin..].find(&end).map_or(begin + 11 + line.len(), |offset| begin + offset + end.len());
            found(begin..end);
            at = end;
        }
    }
    for start in find_iter(text.as_bytes(), b"putty-user-key-file-") {
        found(start..start + text[start..].lines().next().map_or(0, str::len));
    }
    let prefix = "age-secret-key-";
    for start in find_iter(text.as_bytes(), prefix) {
        let length = text[start + prefix.len()..]
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
            .count();
        if length >= 50 {
            found(start..start + prefix.len() + length);
        }
    }
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
