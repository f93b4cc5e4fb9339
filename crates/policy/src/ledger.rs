//! What the policy says of the ledger: how long it is kept, what is kept of a message, who can open it besides the
//! device, and when it locks.

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

/// Whether a text has the form of a recipient of age: `age1…`, an X25519 key, or `age1name1…`, another kind's.
fn is_recipient(text: &str) -> bool {
    bech32::primitives::decode::CheckedHrpstring::new::<bech32::Bech32>(text).is_ok_and(|read| {
        let prefix = read.hrp().to_lowercase();
        let own = prefix == "age" && read.byte_iter().count() == 32;
        text.starts_with("age1") && (own || prefix.strip_prefix("age1").is_some_and(|name| !name.is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Policy, Source};

    const OWN: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

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
    fn what_cannot_be_is_refused() {
        let wrong = OWN.replace('q', "p");
        for (ledger, code) in [
            ("[ledger]\nretention_days = 0".to_owned(), Code::OutOfRange),
            ("[ledger]\nkeep = \"all\"".to_owned(), Code::UnknownValue),
            (format!("[ledger]\nrecovery = \"{wrong}\""), Code::BadRecipient),
            ("[ledger]\nrecovery = \"lea@example.org\"".to_owned(), Code::BadRecipient),
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
