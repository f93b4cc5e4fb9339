//! What the policy says of the ledger: how long it is kept, what is kept of a message, who can open it besides the
//! device, and when it locks.

use base64::Engine as _;
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::montgomery::MontgomeryPoint;

use crate::format::LEDGER;
use crate::table::{Reader, Table, Value};
use crate::{Code, Place};

/// Days, where the policy says nothing.
const RETENTION: u32 = 90;
/// Minutes, where the policy says nothing.
const LOCK_AFTER: u32 = 15;

const KEEP: &[(&str, Keep)] = &[("nothing", Keep::Nothing), ("excerpts", Keep::Excerpts), ("text", Keep::Text)];

/// What is kept of a message's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Nothing.
    #[default]
    Nothing,
    /// The words that rules found.
    Excerpts,
    /// The subject and the body.
    Text,
}

/// What the policy says of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerSettings {
    /// After how many days a record is purged; 1 to 3650.
    pub retention_days: u32,
    /// What is kept of a message's text.
    pub keep: Keep,
    /// Recipients of age to whom every record is sealed besides the device.
    pub recovery: Vec<String>,
    /// After how many minutes without a key or the pointer the window locks; 1 to 1440.
    pub lock_after_minutes: u32,
}

impl Default for LedgerSettings {
    fn default() -> LedgerSettings {
        LedgerSettings {
            retention_days: RETENTION,
            keep: Keep::default(),
            recovery: Vec::new(),
            lock_after_minutes: LOCK_AFTER,
        }
    }
}

/// Reads a `[ledger]` table over what the pack that is extended says. A second one in the same pack is refused.
pub(crate) fn read(reader: &mut Reader<'_>, value: &Value<'_>, said: &mut LedgerSettings, first: &mut Option<Place>) {
    if first.is_some() {
        reader.report(Code::DuplicateId, value.span(), &[("id", "ledger")]);
        return;
    }
    *first = Some(reader.place(value.span()));
    let Some(table) = Table::of(reader, "ledger", value, &LEDGER) else { return };
    if let Some(days) = table.number(reader, "retention_days", 1..3651) {
        said.retention_days = days;
    }
    if let Some(minutes) = table.number(reader, "lock_after_minutes", 1..1441) {
        said.lock_after_minutes = minutes;
    }
    if table.get("keep").is_some()
        && let Some(keep) = table.word(reader, "keep", KEEP)
    {
        said.keep = keep;
    }
    for (recipient, span) in table.texts(reader, "recovery") {
        let recipient = recipient.trim();
        if !is_recipient(recipient) {
            reader.report(Code::BadRecipient, span, &[("recipient", recipient)]);
        } else if !said.recovery.iter().any(|known| known == recipient) {
            said.recovery.push(recipient.to_owned());
        }
    }
}

/// Whether a text has the form of a recipient of age: `age1…`, an X25519 key, `age1name1…`, another kind's, or a public
/// key of SSH that age can seal to. What has the form may still be nobody's key.
#[must_use]
pub fn is_recipient(text: &str) -> bool {
    if text.starts_with("ssh-") {
        return is_ssh_key(text);
    }
    bech32::primitives::decode::CheckedHrpstring::new::<bech32::Bech32>(text).is_ok_and(|read| {
        let prefix = read.hrp().to_lowercase();
        let bytes: Vec<u8> = read.byte_iter().collect();
        let own = prefix == "age" && <[u8; 32]>::try_from(bytes).is_ok_and(is_x25519_point);
        text.starts_with("age1") && (own || prefix.strip_prefix("age1").is_some_and(|name| !name.is_empty()))
    })
}

/// Whether a text is a public key of SSH that age can seal to: Ed25519 (RFC 8709), or RSA (RFC 4253, 6.6) with a modulus
/// of 2,048 to 4,096 bits, the bounds of age's library. Whatever stands behind the key is its comment.
fn is_ssh_key(text: &str) -> bool {
    let mut words = text.split(' ');
    let (Some(kind), Some(key)) = (words.next(), words.next()) else { return false };
    let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(key) else { return false };
    let mut rest = &bytes[..];
    let mut fields = std::iter::from_fn(|| {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (field, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        rest = after;
        Some(field)
    });
    if fields.next() != Some(kind.as_bytes()) {
        return false;
    }
    let key = match kind {
        "ssh-ed25519" => fields.next().is_some_and(is_ed25519_point),
        "ssh-rsa" => {
            let mut number = || fields.next().filter(|number| is_positive(number) && is_odd(number));
            let exponent = number().is_some_and(|number| number.len() <= 4 && number != [1]);
            let modulus = number().map(|number| number.strip_prefix(&[0]).unwrap_or(number)).unwrap_or_default();
            let unused = modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
            exponent && (2048..=4096).contains(&(modulus.len() * 8 - unused))
        }
        _ => false,
    };
    key && rest.is_empty()
}

/// Whether bytes are a point of the curve Ed25519 (RFC 8032, 5.1.3) of large order. With one of small order everybody shares
/// the same secret.
fn is_ed25519_point(key: &[u8]) -> bool {
    let point = CompressedEdwardsY::from_slice(key).ok().and_then(|key| key.decompress());
    point.is_some_and(|point| !point.is_small_order())
}

/// The same of X25519 (RFC 7748, 6.1): the product with a multiple of the cofactor is not zero. Age's library does not end
/// well with one where it is.
fn is_x25519_point(key: [u8; 32]) -> bool {
    MontgomeryPoint(key).mul_clamped([1; 32]) != MontgomeryPoint::default()
}

/// Whether an `mpint` (RFC 4251, 5) is a positive number in its one right form.
fn is_positive(number: &[u8]) -> bool {
    match number {
        [0, second, ..] => *second >= 0x80,
        [first, ..] => (1..0x80).contains(first),
        [] => false,
    }
}

fn is_odd(number: &[u8]) -> bool {
    number.last().is_some_and(|last| last % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Policy, Source};

    const OWN: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    const ED25519: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH0wxcQEuEdslXAb70OyrLFZP6XmpgkezdxPvGeoeP1N";
    const RSA: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCdO7SsGfPoN1eEZ80KO0t/UNXWdlC9/TRbYiWa8nDX2CeqxIp1bK8P8o5L\
        UuY0u/gK4aLsXSYWtLy8eenkRw9KCsR7M/+k5S9f2byApGYwBXsdtM4efh9L+IjJ28+NYl7YfRdW/hlLVSO7WVnqkQMDFtWU\
        wY5uhHpgFNAAcu2LZYcmYsyeizV4i8IfQ0topdrhpZLOLd2AFne7pRQDeOQNzw4ZtS7EOSBgu2Cf2I+L68zHhuFSoMBCV3QX\
        j8VBuOsRD6aV9ym9ca1eclXGbA+ulQD5wtTFgeRXdw8SKKO3G84F9PcjnbsFFn7hR7y0xyShmgIFkWBzKY1zbncNtiUP";

    fn pack(ledger: &str) -> Source {
        let head = r#"
            policy = { id = "p", version = 1, title = { en = "P" }, languages = ["en"] }
            channel = [{ id = "email", kind = "email", ceiling = "trivial", title = { en = "E" }, facts = { en = "F" } }]
        "#;
        Source::new("pack.toml", format!("{head}\n{ledger}"))
    }

    #[test]
    fn what_is_not_said_is_the_default() {
        let said = |ledger: &str| Policy::read(&[pack(ledger)]).unwrap().ledger;
        assert_eq!(said(""), LedgerSettings::default());
        assert_eq!(said("[ledger]\nretention_days = 30").retention_days, 30);
        let full =
            said(&format!("[ledger]\nkeep = \"text\"\nlock_after_minutes = 5\nrecovery = [\"{OWN}\", \"{OWN}\"]"));
        let recovery = vec![OWN.to_owned()];
        assert_eq!(
            full,
            LedgerSettings { keep: Keep::Text, lock_after_minutes: 5, recovery, ..LedgerSettings::default() }
        );
    }

    #[test]
    fn a_public_key_of_ssh_can_be_named() {
        for key in [ED25519, RSA] {
            let said = Policy::read(&[pack(&format!("[ledger]\nrecovery = \"{key} lea@example.org\""))]).unwrap();
            assert_eq!(said.ledger.recovery, [format!("{key} lea@example.org")]);
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let wrong = OWN.replace('q', "p");
        let ssh = |key: &str| (format!("[ledger]\nrecovery = \"{key}\""), Code::BadRecipient);
        let ed25519 = |key: [u8; 32]| {
            let field = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat();
            base64::engine::general_purpose::STANDARD.encode([field(b"ssh-ed25519"), field(&key)].concat())
        };
        let x25519 = |key: [u8; 32]| {
            let own = bech32::encode::<bech32::Bech32>(bech32::Hrp::parse("age").unwrap(), &key).unwrap();
            (format!("[ledger]\nrecovery = \"{own}\""), Code::BadRecipient)
        };
        for (ledger, code) in [
            ("[ledger]\nretention_days = 0".to_owned(), Code::OutOfRange),
            ("[ledger]\nkeep = \"all\"".to_owned(), Code::UnknownValue),
            (format!("[ledger]\nrecovery = \"{wrong}\""), Code::BadRecipient),
            ("[ledger]\nrecovery = \"lea@example.org\"".to_owned(), Code::BadRecipient),
            ssh("ssh-ed25519"),
            ssh("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=="),
            // No point of the curve, and the neutral one.
            ssh(&format!("ssh-ed25519 {}", ed25519([2; 32]))),
            ssh(&format!("ssh-ed25519 {}", ed25519(std::array::from_fn(|at| u8::from(at == 0))))),
            // Zero and one, with which every product is zero.
            x25519([0; 32]),
            x25519(std::array::from_fn(|at| u8::from(at == 0))),
            ssh("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIFfHTo3DyGjXjGIPy3K3FRkV5MZeBDOUjcOtKTQ5sv7a"),
            ssh("ssh-dss AAAAB3NzaC1kc3M="),
            // An exponent of zero, and one that is even.
            ssh(&RSA.replacen("AAAADAQAB", "AAAADAAAA", 1)),
            ssh(&RSA.replacen("AAAADAQAB", "AAAADAQAA", 1)),
            ("[ledger]\nforever = true".to_owned(), Code::UnknownKey),
            ("ledger = 1".to_owned(), Code::WrongType),
            ("[[ledger]]\n[[ledger]]".to_owned(), Code::WrongType),
        ] {
            let refused = Policy::read(&[pack(&ledger)]).unwrap_err();
            assert_eq!(refused[0].code, code, "{ledger}");
        }
    }

    #[test]
    fn a_pack_that_extends_another_says_it_over() {
        let base = Source { depth: 1, ..pack(&format!("[ledger]\nretention_days = 30\nrecovery = \"{OWN}\"")) };
        let own = Source::new(
            "own.toml",
            "policy = { id = \"q\", version = 1, title = { en = \"Q\" }, languages = [\"en\"], extends = \"p\" }
             [ledger]\nkeep = \"excerpts\"",
        );
        let said = Policy::read(&[own, base]).unwrap().ledger;
        assert_eq!((said.retention_days, said.keep, said.recovery.len()), (30, Keep::Excerpts, 1));
    }
}
