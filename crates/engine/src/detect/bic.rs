//! Business identifier codes (ISO 9362): four letters of the bank, two of its country, two letters or digits of the
//! place, three of the branch or none. Any word of eight letters may look like one, so a code counts in capitals
//! beside the words BIC or SWIFT, or beside an IBAN of the same country.

use std::ops::Range;

use memchr::memmem::find_iter;

use super::{Found, iban};
use crate::fold::Folded;

/// How far from its word or its account a code may stand, in bytes.
const REACH: usize = 40;

/// The countries of ISO 3166-1, and Kosovo.
const COUNTRIES: &str = "adaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcickclcm\
    cncocrcucvcwcxcyczdedjdkdmdodzeceeegeheresetfifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminio\
    iqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemfmgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngni\
    nlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsvsxsysztctdtftgthtjtktltmtntotr\
    tttvtwtzuaugumusuyuzvavcvevgvivnvuwfwsxkyeytzazmzw";

pub(crate) fn scan(text: &Folded<'_>, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.text.as_bytes();
    let mut codes: Vec<Range<usize>> = Vec::new();
    for word in [&b"bic"[..], b"swift"] {
        for at in find_iter(bytes, word) {
            let range = at..at + word.len();
            let inside = |at: Option<&u8>| at.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
            if !inside(at.checked_sub(1).and_then(|at| bytes.get(at))) && !inside(bytes.get(range.end)) {
                codes.extend(beside(text, &range, |_| true));
            }
        }
    }
    iban::scan(&text.text, runs, &mut |account| {
        let country = &bytes[account.start..account.start + 2];
        codes.extend(beside(text, &account, |code| &code[4..6] == country));
    });
    codes.sort_unstable_by_key(|code| code.start);
    codes.dedup();
    codes.into_iter().for_each(found);
}

/// The nearest code after a range on its line, or else the nearest before.
fn beside(text: &Folded<'_>, range: &Range<usize>, accept: impl Fn(&[u8]) -> bool) -> Option<Range<usize>> {
    let bytes = text.text.as_bytes();
    let accepted = |code: &Range<usize>| is_code(text, code) && accept(&bytes[code.clone()]);
    let end = bytes.len().min(range.end + REACH);
    let end = memchr::memchr(b'\n', &bytes[range.end..end]).map_or(end, |at| range.end + at);
    let start = range.start.saturating_sub(REACH);
    let start = memchr::memrchr(b'\n', &bytes[start..range.start]).map_or(start, |at| start + at + 1);
    let after = words(bytes, range.end..end).find(accepted);
    after.or_else(|| words(bytes, start..range.start).filter(accepted).last())
}

/// The whole words of a range: letters and digits with none of either beside them.
fn words(bytes: &[u8], range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let in_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let begins = move |at: &usize| in_word(*at) && !at.checked_sub(1).is_some_and(in_word);
    range.filter(begins).map(move |start| start..start + (start..start + 12).take_while(|at| in_word(*at)).count())
}

fn is_code(text: &Folded<'_>, range: &Range<usize>) -> bool {
    let code = &text.text.as_bytes()[range.clone()];
    let original = &text.cased().as_bytes()[range.clone()];
    matches!(code.len(), 8 | 11)
        && original.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && code[..6].iter().all(u8::is_ascii_lowercase)
        && COUNTRIES.as_bytes().chunks_exact(2).any(|country| country == &code[4..6])
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn codes() {
        check(
            Detector::Bic,
            &[
                "BIC : [AGRIFRPP882]",
                "code SWIFT [DEUTDEFF], thanks",
                "[BNPAFRPPXXX] (BIC)",
                "FR14 2004 1010 0505 0001 3M02 606, [PSSTFRPPPAR]",
                "[CMCIFR2A] / FR1420041010050500013M02606",
                "BIC/SWIFT: [NWBKGB2L]",
            ],
            &[
                "AGRIFRPP882",
                "a swift decision",
                "a swift DECISION2",
                "the BIC is missing",
                "BIC AGRIQQPP882",
                "BIC AGR1FRPP882",
                "BIC AGRIFRPP88",
                "un bic bleu, absolument",
                "BIC\nAGRIFRPP882",
                "arabic AGRIFRPP882",
                "FR14 2004 1010 0505 0001 3M02 606, DEUTDEFF",
            ],
        );
    }
}
