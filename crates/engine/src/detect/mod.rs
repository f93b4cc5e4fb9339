//! The detectors: what has a form, and a checksum where one exists. One file each.
//!
//! A detector is given a folded text and calls back with folded ranges. Those whose subject is written with capitals
//! that matter (keys, tokens) look at the original through the same ranges.

mod api_key;
mod card;
mod digits;
mod email_address;
mod iban;
mod nhs;
mod nino;
mod nir;
mod phone;
mod private_key;
mod secret_value;
mod ssn;

use std::ops::Range;

use cloison_policy::Detector;

use crate::fold::Folded;

/// Receives the folded ranges of what was found.
type Found<'f> = dyn FnMut(Range<usize>) + 'f;

pub(crate) fn run(detector: Detector, text: &Folded<'_>, found: &mut Found<'_>) {
    match detector {
        Detector::Card => card::scan(&text.text, found),
        Detector::Iban => iban::scan(&text.text, found),
        Detector::Nir => nir::scan(&text.text, found),
        Detector::Ssn => ssn::scan(&text.text, found),
        Detector::Nino => nino::scan(&text.text, found),
        Detector::Nhs => nhs::scan(&text.text, found),
        Detector::Phone => phone::scan(&text.text, found),
        Detector::EmailAddress => email_address::scan(&text.text, found),
        Detector::PrivateKey => private_key::scan(&text.text, found),
        Detector::ApiKey => api_key::scan(text, found),
        Detector::SecretValue => secret_value::scan(text, found),
    }
}

#[cfg(test)]
pub(crate) fn found(detector: Detector, text: &str) -> Vec<&str> {
    let folded = Folded::new(text);
    let mut all = Vec::new();
    run(detector, &folded, &mut |range| all.push(&text[folded.span(range)]));
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
