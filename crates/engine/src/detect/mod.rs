//! The detectors: what has a form, and a checksum where one exists. One file each.
//!
//! A detector is given a folded text and calls back with folded ranges. Those whose subject is written with capitals
//! that matter (keys, tokens) look at the original through the same ranges.

mod aba_routing;
mod api_key;
mod be_national_number;
mod bic;
mod ca_sin;
mod card;
mod ch_ahv;
mod context;
mod crypto_wallet;
mod date_of_birth;
mod de_tax_id;
mod digits;
mod email_address;
mod es_nif;
mod fr_identity_card;
mod iban;
mod ip_address;
mod it_codice_fiscale;
mod jwt;
mod key_shapes;
mod long_token;
mod mac_address;
mod nhs;
mod nino;
mod nir;
mod nl_bsn;
mod passport;
mod phone;
mod phone_plan;
mod postal_address;
mod private_key;
mod recovery_phrase;
mod rib;
mod secret_form;
mod secret_names;
mod secret_value;
mod siret;
mod ssn;
mod street_words;
mod token;
mod uk_driving_licence;
mod us_bank_account;
mod us_driver_licence;

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
    /// Words with both letters and digits.
    tokens: Vec<Range<usize>>,
    /// Runs of letters, digits and the signs of keys, longer than words are.
    long_tokens: Vec<Range<usize>>,
}

impl<'t> Scanned<'t> {
    pub(crate) fn new(text: &'t Folded<'t>, digits: &[u32]) -> Scanned<'t> {
        let runs: Vec<usize> = digits.iter().map(|at| *at as usize).collect();
        let numbers = digits::numbers(&text.text, &runs);
        let tokens = token::tokens(&text.text, &runs);
        let long_tokens = long_token::long_tokens(&text.text);
        Scanned { text, runs, numbers, tokens, long_tokens }
    }
}

pub(crate) fn run(detector: Detector, scanned: &Scanned<'_>, found: &mut Found<'_>) {
    let Scanned { text, runs, numbers, tokens, long_tokens } = scanned;
    let folded = &text.text;
    match detector {
        Detector::Card => card::scan(folded, numbers, found),
        Detector::Iban => iban::scan(folded, runs, found),
        Detector::Bic => bic::scan(text, runs, found),
        Detector::Rib => rib::scan(folded, runs, found),
        Detector::Siret => siret::scan(folded, numbers, found),
        Detector::FrIdentityCard => fr_identity_card::scan(folded, tokens, numbers, found),
        Detector::FrPassport => passport::scan_french(folded, tokens, found),
        Detector::UkPassport => passport::scan_british(folded, tokens, numbers, found),
        Detector::UsPassport => passport::scan_american(folded, tokens, numbers, found),
        Detector::AbaRouting => aba_routing::scan(folded, numbers, found),
        Detector::UsBankAccount => us_bank_account::scan(folded, numbers, found),
        Detector::UsDriverLicence => us_driver_licence::scan(folded, tokens, numbers, found),
        Detector::UkDrivingLicence => uk_driving_licence::scan(folded, runs, found),
        Detector::CaSin => ca_sin::scan(folded, numbers, found),
        Detector::EsNif => es_nif::scan(folded, runs, found),
        Detector::ItCodiceFiscale => it_codice_fiscale::scan(folded, tokens, found),
        Detector::DeTaxId => de_tax_id::scan(folded, numbers, found),
        Detector::BeNationalNumber => be_national_number::scan(folded, numbers, found),
        Detector::NlBsn => nl_bsn::scan(folded, numbers, found),
        Detector::ChAhv => ch_ahv::scan(folded, numbers, found),
        Detector::Nir => nir::scan(folded, runs, found),
        Detector::Ssn => ssn::scan(folded, numbers, found),
        Detector::Itin => ssn::scan_itin(folded, numbers, found),
        Detector::Nino => nino::scan(folded, runs, found),
        Detector::Nhs => nhs::scan(folded, numbers, found),
        Detector::Phone => phone::scan(folded, runs, found),
        Detector::EmailAddress => email_address::scan(folded, found),
        Detector::PrivateKey => private_key::scan(text, long_tokens, found),
        Detector::ApiKey => api_key::scan(text, long_tokens, found),
        Detector::Jwt => jwt::scan(text, found),
        Detector::IpAddress => ip_address::scan(folded, runs, found),
        Detector::MacAddress => mac_address::scan(folded, found),
        Detector::DateOfBirth => date_of_birth::scan(folded, runs, found),
        Detector::CryptoWallet => crypto_wallet::scan(text, long_tokens, found),
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
    let text = crate::text::Text::new(text);
    let folded = &text.folded;
    let mut all = Vec::new();
    run(detector, &Scanned::new(folded, &text.digits), &mut |range| all.push(&folded.original[folded.span(range)]));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_gives_whole_characters(
            text in "(([0-9]{1,5}|[a-z]{1,4}|[-. /:@é€]|bic|nif|FR14|passport ){0,3} ?){0,12}",
        ) {
            let text = crate::text::Text::new(&text);
            let folded = &text.folded;
            let scanned = Scanned::new(folded, &text.digits);
            for detector in Detector::ALL {
                run(*detector, &scanned, &mut |range| {
                    assert!(folded.text.get(range).is_some_and(|part| !part.is_empty()));
                });
            }
        }
    }
}
