//! Private keys: PEM blocks (RFC 7468) of every kind, OpenSSH's and PGP's among them, `PuTTY`'s format, age secret keys,
//! `WireGuard`'s, and those of cryptocurrency wallets (WIF and the extended keys of BIP 32, both with a checksum).

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::{Finder, find};

use super::Found;
use crate::fold::Folded;

/// Most bytes of a block's title, as `openssh private key`.
const LONGEST_TITLE: usize = 60;
/// Most bytes of a block; an RSA key of 16,384 bits has 13,000.
const LONGEST_BLOCK: usize = 32 * 1024;
/// Most bytes of an age key, which has 59 after its prefix; the longest are those of plug-ins.
const LONGEST_AGE_KEY: usize = 1024;
/// Bytes of a `WireGuard` key in Base64.
const WIREGUARD: usize = 44;

/// What the kinds of keys begin with, each ready to be looked for.
struct Beginnings {
    block: Finder<'static>,
    putty: Finder<'static>,
    age: Finder<'static>,
    wireguard: Finder<'static>,
}

const AGE: &[u8] = b"age-secret-key-";

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings {
    block: Finder::new(b"-----begin "),
    putty: Finder::new(b"putty-user-key-file-"),
    age: Finder::new(AGE),
    wireguard: Finder::new(b"privatekey"),
});

pub(crate) fn scan(text: &Folded<'_>, tokens: &[Range<usize>], found: &mut Found<'_>) {
    let folded = &text.text;
    blocks(folded, found);
    let bytes = folded.as_bytes();
    let mut end = 0;
    for start in BEGINNINGS.putty.find_iter(bytes) {
        if start >= end {
            end = start + line(&bytes[start..bytes.len().min(start + LONGEST_BLOCK)]);
            found(start..end);
        }
    }
    for start in BEGINNINGS.age.find_iter(bytes) {
        let rest = bytes[start + AGE.len()..].iter().take(LONGEST_AGE_KEY);
        let length = rest.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        if length >= 50 && start >= end {
            end = start + AGE.len() + length;
            found(start..end);
        }
    }
    for start in BEGINNINGS.wireguard.find_iter(bytes) {
        if let Some(length) = wireguard(&bytes[start..]) {
            found(start..start + length);
        }
    }
    for token in tokens.iter().filter(|token| matches!(token.len(), 51..=113)) {
        let length = folded[token.clone()].trim_end_matches(['.', '-', '_']).len();
        let range = token.start..token.start + length;
        if is_wallet_key(&text.cased()[range.clone()]) {
            found(range);
        }
    }
}

fn blocks(text: &str, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(begin) = BEGINNINGS.block.find(&bytes[at..]).map(|offset| at + offset) {
        at = begin + 11;
        let block = &bytes[begin..bytes.len().min(begin + LONGEST_BLOCK)];
        let Some(length) = block[11..].iter().take(LONGEST_TITLE + 1).position(|byte| *byte == b'-') else { continue };
        let title = &block[11..11 + length];
        let kinds: [&[u8]; 2] = [b"private key", b"private key block"];
        if !kinds.iter().any(|kind| title.ends_with(kind)) || !is_opened(&block[11 + length..]) {
            continue;
        }
        let last = [b"-----end ", title, b"-----"].concat();
        // Blocks do not lie within each other, so no part of the text is searched for two ends.
        let next = BEGINNINGS.block.find(&block[11..]).map_or(block.len(), |offset| 11 + offset);
        let end = find(&block[..next], &last).map_or_else(|| line(block), |offset| offset + last.len());
        found(begin..begin + end);
        at = begin + end;
    }
}

/// Whether a key begins after a title, and no sentence about keys goes on.
fn is_opened(after: &[u8]) -> bool {
    let Some(rest) = after.strip_prefix(b"-----") else { return false };
    let body = rest.iter().take(LONGEST_TITLE);
    // In a string, the line ends are written out as `\n`.
    let gap = body.take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | b'>' | b'|' | b'*')).count();
    let lines = rest[..gap].contains(&b'\n') || rest[gap..].starts_with(b"\\n") || rest[gap..].starts_with(b"\\r");
    let letters = rest[gap..].iter().take(24).take_while(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte));
    lines || rest.len() == gap || letters.count() >= 16
}

/// The length of the first line, to its last whole ASCII character.
fn line(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r') || !byte.is_ascii()).unwrap_or(bytes.len())
}

/// The length of `PrivateKey = …` with 32 bytes in Base64.
fn wireguard(bytes: &[u8]) -> Option<usize> {
    let rest = bytes["privatekey".len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let key = rest.get(..WIREGUARD)?;
    let (last, digits) = key.split_last()?;
    let is_key = *last == b'=' && digits.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    let various = digits.iter().any(|byte| *byte != digits[0]);
    let start = bytes.len() - rest.len();
    (is_key && various && start <= 20).then_some(start + WIREGUARD)
}

/// Whether a token is a wallet's private key: one key in the import format, or an extended one.
fn is_wallet_key(written: &str) -> bool {
    let import = matches!(written.len(), 51 | 52) && written.starts_with(['5', 'K', 'L']);
    let extended =
        written.len() == 111 && matches!(written.as_bytes(), [b'x' | b'y' | b'z' | b't', b'p', b'r', b'v', ..]);
    (import || extended)
        && bs58::decode(written)
            .with_check(None)
            .into_vec()
            .is_ok_and(|key| extended || key[0] == 0x80 && key.len() >= 33)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn blocks() {
        check(
            Detector::PrivateKey,
            &[
                "x\n[-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\n-----END OPENSSH PRIVATE KEY-----]\ny",
                "[-----BEGIN RSA PRIVATE KEY-----]\nMIIE",
                "[-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQdGB\n-----END PGP PRIVATE KEY BLOCK-----]",
                "[-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----]",
                "> [-----BEGIN EC PRIVATE KEY-----\n> MHcC\n> -----END EC PRIVATE KEY-----]",
                "\"key\": \"[-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----]\\n\"",
                "[PuTTY-User-Key-File-3: ssh-ed25519]\nEncryption: none",
            ],
            &[
                "-----BEGIN PUBLIC KEY-----\nMIIB",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQGi",
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256",
                "the file starts with -----BEGIN PRIVATE KEY----- and ends with a line of its own",
                "begin private key",
                "my putty user key file",
            ],
        );
    }

    #[test]
    fn keys_of_one_line() {
        let key = "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6j7K8l9Z0x1C=";
        let mut bytes: Vec<u8> = (1..=32).collect();
        let import = |bytes: &[u8]| bs58::encode(bytes).with_check_version(0x80).into_string();
        let (plain, public) = (import(&bytes), bs58::encode(&bytes).with_check_version(0x00).into_string());
        bytes.push(1);
        let compressed = import(&bytes);
        let extended = |version: [u8; 4]| {
            let key: Vec<u8> = version.into_iter().chain((0..74).map(|byte| byte * 3)).collect();
            bs58::encode(key).with_check().into_string()
        };
        let wrong = plain.replacen(&plain[9..10], if &plain[9..10] == "a" { "b" } else { "a" }, 1);
        check(
            Detector::PrivateKey,
            &[
                "[AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ2PZ4M]",
                &format!("[Interface]\n[PrivateKey = {key}]\n").replacen("[Interface]", "Interface", 1),
                &format!("cold wallet [{plain}] or [{compressed}]."),
                &format!("[{}]", extended([0x04, 0x88, 0xad, 0xe4])),
            ],
            &[
                "age-secret-key-1",
                &format!("PublicKey = {key}"),
                "PrivateKey = see the vault",
                &format!("PrivateKey = {}=", "A".repeat(43)),
                &wrong,
                &public,
                &extended([0x04, 0x88, 0xb2, 0x1e]),
            ],
        );
    }
}
