//! Addresses of cryptocurrency wallets with a valid checksum: `Base58Check` (Bitcoin, Litecoin, Dogecoin, Tron, Ripple),
//! bech32 and bech32m (BIP 173 and 350), Ethereum (EIP-55 where letters are of both cases), Monero (its own Base58).

use std::ops::Range;

use bech32::segwit;
use sha3::{Digest, Keccak256};

use super::Found;
use crate::fold::Folded;

/// The first letter of an address in `Base58Check`, its version byte.
const VERSIONS: &[(u8, u8)] =
    &[(b'1', 0x00), (b'3', 0x05), (b'L', 0x30), (b'M', 0x32), (b'D', 0x1e), (b'A', 0x16), (b'9', 0x16), (b'T', 0x41)];
/// The names before the `1` of bech32 addresses with a witness programme: Bitcoin, its test network, Litecoin.
const WITNESS: &[&str] = &["bc", "tb", "ltc"];

/// The alphabet of Base58 and the digits that 1 to 8 bytes take in Monero's.
const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BLOCKS: [usize; 9] = [0, 2, 3, 5, 6, 7, 9, 10, 11];

pub(crate) fn scan(text: &Folded<'_>, tokens: &[Range<usize>], found: &mut Found<'_>) {
    for token in tokens {
        let written = &text.text[token.clone()];
        let length = written.trim_end_matches(['.', '-', '_']).len();
        // Every address has from 25 to 106 characters.
        if (25..=106).contains(&length) {
            let range = token.start..token.start + length;
            if is_address(&text.cased()[range.clone()]) {
                found(range);
            }
        }
    }
}

fn is_address(written: &str) -> bool {
    let bytes = written.as_bytes();
    if !bytes.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    match bytes {
        [b'0', b'x', hex @ ..] if hex.len() == 40 => is_ethereum(hex),
        [b'4' | b'8', ..] if matches!(bytes.len(), 95 | 106) => is_monero(bytes),
        [b'r', ..] if bytes.len() <= 35 => {
            decoded(written, bs58::Alphabet::RIPPLE).is_some_and(|address| address.len() == 21 && address[0] == 0)
        }
        [first, ..] if bytes.len() <= 35 && VERSIONS.iter().any(|(letter, _)| letter == first) => {
            decoded(written, bs58::Alphabet::BITCOIN)
                .is_some_and(|address| address.len() == 21 && VERSIONS.contains(&(*first, address[0])))
        }
        _ => is_witness(written),
    }
}

fn decoded(written: &str, alphabet: &bs58::Alphabet) -> Option<Vec<u8>> {
    bs58::decode(written).with_alphabet(alphabet).with_check(None).into_vec().ok()
}

fn is_witness(written: &str) -> bool {
    let name = written.split('1').next().unwrap_or_default();
    WITNESS.iter().any(|known| known.eq_ignore_ascii_case(name)) && segwit::decode(written).is_ok()
}

/// The capitals of an address are a checksum of its small letters.
fn is_ethereum(hex: &[u8]) -> bool {
    let has = |test: fn(&u8) -> bool| hex.iter().any(test);
    let various = hex.iter().any(|byte| hex[0] != *byte);
    if !hex.iter().all(u8::is_ascii_hexdigit) || !various {
        return false;
    }
    if !(has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase)) {
        return true;
    }
    let hash = Keccak256::digest(hex.to_ascii_lowercase());
    hex.iter().enumerate().all(|(at, byte)| {
        let half = if at % 2 == 0 { hash[at / 2] >> 4 } else { hash[at / 2] & 15 };
        !byte.is_ascii_alphabetic() || (half >= 8) == byte.is_ascii_uppercase()
    })
}

/// Eight bytes in eleven digits each; the last four bytes are the hash of the others.
fn is_monero(written: &[u8]) -> bool {
    let mut address = Vec::with_capacity(80);
    for block in written.chunks(11) {
        let Some(size) = BLOCKS.iter().position(|digits| *digits == block.len()) else { return false };
        let mut value: u128 = 0;
        for byte in block {
            let Some(digit) = BASE58.iter().position(|known| known == byte) else { return false };
            value = value * 58 + digit as u128;
        }
        if value >> (8 * size) != 0 {
            return false;
        }
        address.extend_from_slice(&value.to_be_bytes()[16 - size..]);
    }
    let Some((body, check)) = address.split_last_chunk::<4>() else { return false };
    Keccak256::digest(body)[..4] == *check
}

#[cfg(test)]
mod tests {
    use bech32::{Fe32, Hrp};
    use cloison_policy::Detector;

    use super::*;
    use crate::detect::check;

    fn base58(version: u8, alphabet: &bs58::Alphabet) -> String {
        let payload: Vec<u8> = (1..=20).map(|byte| byte * 11).collect();
        bs58::encode(payload).with_alphabet(alphabet).with_check_version(version).into_string()
    }

    fn monero(version: u8) -> String {
        let mut address: Vec<u8> = std::iter::once(version).chain((0..64).map(|byte| byte * 3 + 1)).collect();
        let hash = Keccak256::digest(&address);
        address.extend_from_slice(&hash[..4]);
        let block = |bytes: &[u8]| {
            let mut value = bytes.iter().fold(0u128, |value, byte| value << 8 | u128::from(*byte));
            let mut digits = vec![b'1'; BLOCKS[bytes.len()]];
            for digit in digits.iter_mut().rev() {
                *digit = BASE58[usize::try_from(value % 58).unwrap()];
                value /= 58;
            }
            String::from_utf8(digits).unwrap()
        };
        address.chunks(8).map(block).collect()
    }

    #[test]
    fn base58_check() {
        for version in [0x00, 0x05, 0x30, 0x32, 0x1e, 0x41] {
            let address = base58(version, bs58::Alphabet::BITCOIN);
            let wrong = address.replacen(&address[8..9], if &address[8..9] == "x" { "y" } else { "x" }, 1);
            check(
                Detector::CryptoWallet,
                &[&format!("send it to [{address}]."), &format!("bitcoin:[{address}]?amount=1")],
                &[
                    &wrong,
                    &address[1..],
                    &address[..address.len() - 1],
                    &address.to_lowercase(),
                    &format!("x{address}"),
                ],
            );
        }
        let ripple = base58(0, bs58::Alphabet::RIPPLE);
        check(Detector::CryptoWallet, &[&format!("XRP [{ripple}]")], &[&ripple.replacen('r', "p", 1)]);
        // A version of no known currency.
        check(Detector::CryptoWallet, &[], &[&base58(0x77, bs58::Alphabet::BITCOIN)]);
    }

    #[test]
    fn witness() {
        for (name, version, length) in [("bc", 0, 20), ("bc", 1, 32), ("tb", 0, 32), ("ltc", 0, 20)] {
            let programme: Vec<u8> = (0..length).map(|byte| byte * 7).collect();
            let address =
                segwit::encode(Hrp::parse(name).unwrap(), Fe32::try_from(version).unwrap(), &programme).unwrap();
            let last = if address.ends_with('q') { "p" } else { "q" };
            check(
                Detector::CryptoWallet,
                &[&format!("[{address}]"), &format!("PAY [{}]", address.to_uppercase())],
                &[&format!("{}{last}", &address[..address.len() - 1]), &address.replacen('1', "1q", 1)],
            );
        }
    }

    #[test]
    fn ethereum_and_monero() {
        let plain = "0x52908400098527886e0f7030069857d2e4169ee7";
        let hash = Keccak256::digest(&plain.as_bytes()[2..]);
        let capital = |(at, letter): (usize, char)| {
            let half = if at % 2 == 0 { hash[at / 2] >> 4 } else { hash[at / 2] & 15 };
            if half >= 8 { letter.to_ascii_uppercase() } else { letter }
        };
        let mixed: String = format!("0x{}", plain[2..].chars().enumerate().map(capital).collect::<String>());
        let monero = monero(18);
        assert!(monero.starts_with('4') && monero.len() == 95);
        check(
            Detector::CryptoWallet,
            &[&format!("to [{plain}]"), &format!("[{mixed}],"), &format!("XMR: [{monero}]")],
            &[
                &mixed.replacen('F', "f", 1).replacen('E', "e", 1),
                &plain[..41],
                &format!("{plain}0"),
                &monero.replacen('4', "8", 1),
                &format!("0x{}", "0".repeat(40)),
                "8f953371d3e85eddb89b05ed6b9e680791055315c73e1025",
                "thisisaverylongwordwithoutsense1",
            ],
        );
    }
}
