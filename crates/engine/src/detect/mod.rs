//! The detectors: what has a form, and a checksum where one exists. One file each.
//!
//! A detector is given a folded text and calls back with folded ranges. Those whose subject is written with capitals
//! that matter (keys, tokens) look at the original through the same ranges.

mod api_key;
mod card;
mod crypto_wallet;
mod date_of_birth;
mod digits;
mod email_address;
mod iban;
mod ip_address;
mod jwt;
mod key_shapes;
mod mac_address;
mod nhs;
mod nino;
mod nir;
mod phone;
mod phone_plan;
mod postal_address;
mod private_key;
mod recovery_phrase;
mod secret_form;
mod secret_names;
mod secret_value;
mod ssn;
mod tokens;
mod words;

use std::ops::Range;

use cloison_policy::Detector;

use crate::fold::Folded;
use digits::Number;

/// Receives the folded ranges of what was found.
type Found<'f> = dyn FnMut(Range<usize>) + 'f;

/// A text with what several detectors start from, found once.
pub(crate) struct Scanned<'t> {
    text: &'t Folded<'t>,
    /// Where each run of digits starts.
    runs: Vec<usize>,
    numbers: Vec<Number>,
    /// The long tokens.
    tokens: Vec<Range<usize>>,
}

impl<'t> Scanned<'t> {
    pub(crate) fn new(text: &'t Folded<'t>) -> Scanned<'t> {
        let (runs, numbers) = digits::numbers(&text.text);
        Scanned { text, runs, numbers, tokens: tokens::tokens(&text.text) }
    }
}

pub(crate) fn run(detector: Detector, scanned: &Scanned<'_>, found: &mut Found<'_>) {
    let Scanned { text, runs, numbers, tokens } = scanned;
    let folded = &text.text;
    match detector {
        Detector::Card => card::scan(folded, numbers, found),
        Detector::Iban => iban::scan(folded, runs, found),
        Detector::Nir => nir::scan(folded, runs, found),
        Detector::Ssn => ssn::scan(folded, numbers, found),
        Detector::Nino => nino::scan(folded, runs, found),
        Detector::Nhs => nhs::scan(folded, numbers, found),
        Detector::Phone => phone::scan(folded, runs, found),
        Detector::EmailAddress => email_address::scan(folded, found),
        Detector::PrivateKey => private_key::scan(text, tokens, found),
        Detector::ApiKey => api_key::scan(text, tokens, found),
        Detector::Jwt => jwt::scan(text, found),
        Detector::IpAddress => ip_address::scan(folded, runs, found),
        Detector::MacAddress => mac_address::scan(folded, found),
        Detector::DateOfBirth => date_of_birth::scan(folded, runs, found),
        Detector::CryptoWallet => crypto_wallet::scan(text, tokens, found),
        Detector::PostalAddress => postal_address::scan(text, runs, found),
        Detector::RecoveryPhrase => recovery_phrase::scan(folded, found),
        Detector::SecretValue => secret_value::scan(text, found),
    }
}

/// Reads at each of some places, passing over those that lie inside what was read before.
fn read_at(starts: impl Iterator<Item = usize>, read: impl Fn(usize) -> Option<usize>, found: &mut Found<'_>) {
    let mut end = 0;
    for start in starts {
        if start >= end
            && let Some(length) = read(start)
        {
            end = start + length;
            found(start..end);
        }
    }
}

#[cfg(test)]
pub(crate) fn found(detector: Detector, text: &str) -> Vec<&str> {
    let folded = Folded::new(text);
    let mut all = Vec::new();
    run(detector, &Scanned::new(&folded), &mut |range| all.push(&text[folded.span(range)]));
    all
}

/// Each text of `valid` gives exactly itself where it is between `[` and `]`; none of `others` gives anything.
#[cfg(test)]
pub(crate) fn check(detector: Detector, valid: &[&str], others: &[&str]) {
    for marked in valid {
        let text = marked.replace(['[', ']'], "");
        let expected: Vec<&str> = marked.split('[').skip(1).filter_map(|part| part.split(']').next()).collect();
        assert_eq!(found(detector, &text), expected, "{text}");
    }
    for text in others {
        assert_eq!(found(detector, text), [""; 0], "{text}");
    }
}
