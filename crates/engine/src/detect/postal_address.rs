//! Street addresses: a number and a street, with a postcode or a place after them, as the French (AFNOR NF Z 10-011),
//! British and American posts have them written, and as in Belgium, Switzerland and Germany with the number last.

use std::ops::Range;

use super::Found;
use super::context::line_before;
use super::street_words::{COMPANIES, ENDS, STATES, SURE, is_english_street, is_french_street};
use crate::fold::Folded;

/// Most bytes from the street to the end of its town.
const REACH: usize = 120;
/// Most bytes of a street before its number.
const NEAR: usize = 50;
/// Most words of a street.
const WORDS: usize = 6;

/// Most bytes from a company's name to its address.
const COMPANY_BEFORE: usize = 12;

/// Whether a company's name stands before an address, which then is no private one.
fn is_of_company(text: &str, start: usize) -> bool {
    let before = line_before(text, start, COMPANY_BEFORE);
    // The name may stand on the line above.
    let above = if before.trim().is_empty() && start > before.len() {
        line_before(text, start - before.len() - 1, COMPANY_BEFORE)
    } else {
        before
    };
    let last = above.trim_end_matches([' ', ',', '.', '-', ':', '(', '>']);
    let word = last.rsplit([' ', ',', '(']).next().unwrap_or_default();
    word.len() < last.len() && COMPANIES.contains(&word)
}

pub(crate) fn scan(text: &Folded<'_>, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.text.as_bytes();
    let mut end = 0;
    for run in runs {
        let touched =
            run.checked_sub(1).is_some_and(|at| bytes[at].is_ascii_alphanumeric() || b"/.,-+#".contains(&bytes[at]));
        if *run < end || touched {
            continue;
        }
        let digits = bytes[*run..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
        if digits <= 5
            && let Some(range) =
                after_number(text, *run, *run + digits).or_else(|| before_number(text, *run, *run + digits))
            && range.start >= end
            && !is_of_company(&text.text, range.start)
        {
            end = range.end;
            found(range);
        }
    }
}

/// `12 bis, rue des Lilas, 75011 Paris`; `742 Evergreen Terrace, Springfield, IL 62704`.
fn after_number(text: &Folded<'_>, start: usize, digits: usize) -> Option<Range<usize>> {
    let folded = &text.text;
    let rest = &folded[digits..folded.floor_char_boundary(digits + REACH)];
    if !rest.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, ' ' | ',' | '-' | '/')) {
        return None;
    }
    let mut words = Words { text: rest, at: 0 };
    let mut word = words.next()?;
    // `12-14 rue`, `12 bis`, `12 B`, `14a Sorrel Lane`.
    let joined = rest.starts_with(['-', '/']);
    for _ in 0..2 {
        let number = word.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
        if matches!(word, "bis" | "ter" | "quater") || word.len() == 1 && !number || number && joined {
            word = words.next()?;
        }
    }
    if is_french_street(word) && digits - start <= 4 {
        let name = words.next()?;
        let street = digits + words.at;
        let sure = SURE.contains(&word) && name.len() > 1;
        return town(text, street, sure).map(|end| start..end);
    }
    let mut last = words.at;
    for count in 1..WORDS {
        let next = words.next()?;
        // A street is on one line and in no other sentence.
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        if number || rest[last..words.at].contains(['\n', ',', ';', '?', '!']) {
            return None;
        }
        last = words.at;
        if is_english_street(next) && count >= 1 {
            let name = digits + words.at - next.len();
            let proper = is_capital(text, name)
                && !is_capital(text, name + 1)
                && is_capital(text, digits + rest.len() - rest.trim_start().len());
            if let Some(end) = town(text, digits + words.at, proper) {
                return Some(start..end);
            }
        }
        word = next;
    }
    None
}

/// `rue de la Loi 16, 1000 Bruxelles`; `Lindenstraße 12, 10115 Berlin`.
fn before_number(text: &Folded<'_>, start: usize, digits: usize) -> Option<Range<usize>> {
    let rest = &text.text[digits..text.text.floor_char_boundary(digits + REACH)];
    let gap = rest.len() - rest.trim_start_matches([',', ' ', '-', '\n', '\r']).len();
    let code = rest[gap..].strip_prefix("b-").or_else(|| rest[gap..].strip_prefix("ch-")).unwrap_or(&rest[gap..]);
    let length = code.bytes().take(6).take_while(u8::is_ascii_digit).count();
    if digits - start > 3 || gap == 0 || !matches!(length, 4 | 5) {
        return None;
    }
    let before = line_before(&text.text, start, NEAR).strip_suffix(' ')?;
    let before = before.rsplit([',', '.', ';', ':', '(']).next().unwrap_or_default();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let street = if last.len() > 5 && ENDS.iter().any(|end| last.ends_with(end)) {
        last
    } else {
        let at = before.match_indices(|c: char| c.is_ascii_lowercase()).map(|(at, _)| at).find(|at| {
            let starts = *at == 0 || before.as_bytes()[at - 1] == b' ';
            let word = before[*at..].split(' ').next().unwrap_or_default();
            starts && is_french_street(word) && before.len() > at + word.len()
        })?;
        &before[at..]
    };
    let end = place(text, digits + rest.len() - code.len() + length)?;
    Some(start - street.len() - 1..end)
}

/// The words of a text and where the last one ends.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-') || *byte >= 0x80;
        let rest = &self.text.as_bytes()[self.at..];
        let start = self.at + rest.iter().position(is_word)?;
        let length = self.text.as_bytes()[start..].iter().take_while(|byte| is_word(byte)).count();
        self.at = start + length;
        Some(&self.text[start..self.at])
    }
}

/// Where the town after a street ends: after a postcode, or the name of a place if the street is certain.
fn town(text: &Folded<'_>, street: usize, sure: bool) -> Option<usize> {
    let folded = &text.text;
    let rest = &folded[street..folded.floor_char_boundary(street + REACH)];
    // The last line of an address is at most the fourth.
    let lines = rest.match_indices('\n').nth(2).map_or(rest.len(), |(at, _)| at);
    let rest = &rest[..rest.find("\n\n").unwrap_or(lines).min(lines)];
    let bytes = rest.as_bytes();
    for (at, _) in rest.match_indices(|c: char| c.is_ascii_digit()) {
        let begins = at > 0 && !bytes[at - 1].is_ascii_digit();
        if let Some(end) = begins.then(|| postcode(text, rest, street, at)).flatten() {
            return Some(end);
        }
    }
    let after = rest.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-' | '.'));
    let name = &rest[..rest.floor_char_boundary((rest.len() - after.len()).min(60))];
    // `, Brest` and ` à Lille`.
    let comma = after.starts_with(", ").then(|| rest.len() - after.len() + 2).filter(|at| *at <= 62);
    let at = street + comma.or_else(|| name.find(" a ").map(|at| at + 3))?;
    if !sure || !is_capital(text, at) {
        return None;
    }
    let end = place(text, at - 1)?;
    // The place ends the line or the sentence; a sentence that goes on may begin with any name.
    let closed =
        folded[end..].chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '\n' | '\r' | '?' | '!'));
    closed.then_some(end)
}

/// Where a postcode ends, with its place if this comes after it, if there is one at these digits.
fn postcode(text: &Folded<'_>, rest: &str, street: usize, at: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    let alone = letters == 0 && (bytes[at - 1] != b'-' || bytes[..at].ends_with(b"f-"));
    if length == 5 && alone {
        let state = rest[..at].trim_end_matches([' ', ',']).rsplit([' ', ',', '\n']).next().unwrap_or_default();
        let american = STATES.split_ascii_whitespace().any(|known| known == state) && is_capital(text, street + at - 2);
        let more =
            rest[at + 5..].strip_prefix('-').map_or(0, |more| more.bytes().take_while(u8::is_ascii_digit).count());
        if american {
            return Some(street + at + 5 + if more == 4 { 5 } else { 0 });
        }
        return place(text, street + at + 5);
    }
    // The outward part has one or two letters, a digit or two or a letter; the inward a digit and two letters.
    let start = at - letters;
    let edge = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
    let outward = length + usize::from(length == 1 && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase));
    let inward = rest.get(at + outward..)?.trim_start_matches(' ').as_bytes();
    let [digit, first, second, ..] = inward else { return None };
    let letter = |byte: &u8| byte.is_ascii_lowercase() && !b"cikmov".contains(byte);
    let ends = inward.get(3).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let valid =
        matches!(letters, 1 | 2) && edge && length <= 2 && digit.is_ascii_digit() && letter(first) && letter(second);
    (valid && ends).then(|| street + rest.len() - inward.len() + 3)
}

/// Where the name of a place ends that begins with a capital one space after `at`.
fn place(text: &Folded<'_>, at: usize) -> Option<usize> {
    let rest = text.text[at..text.text.floor_char_boundary(at + 50)].strip_prefix(' ')?;
    let mut end = None;
    let mut from = at + 1;
    for word in rest.split(' ').take(4) {
        let name: &str =
            word.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-'))).next().unwrap_or_default();
        let numbered = end.is_some() && name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_digit());
        if name.is_empty() || !(is_capital(text, from) || numbered) {
            break;
        }
        end = Some(from + name.len());
        if name.len() < word.len() {
            break;
        }
        from += word.len() + 1;
    }
    end
}

/// Whether a folded place has a capital letter in the original.
fn is_capital(text: &Folded<'_>, at: usize) -> bool {
    at < text.text.len() && text.original[text.span(at..at + 1)].starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn french() {
        check(
            Detector::PostalAddress,
            &[
                "au [12 bis, rue des Lilas, 75011 Paris].",
                "[3 place de la République 69001 Lyon]",
                "[14, avenue Jean-Jaurès\n93200 Saint-Denis]\nmerci",
                "[12-14 bd de l'Hôpital, Bâtiment B, 2e étage\n75013 Paris Cedex 13], France",
                "[5 B impasse du Lavoir\nF-29000 Quimper]",
                "elle habite [12 rue des Genêts, Brest].",
                "Il habite au [4, rue Victor-Hugo à Lille].",
                "[rue de la Loi 16, 1000 Bruxelles]",
                "[Lindenstraße 12, 10115 Berlin]",
                "[avenue de la Gare 7, CH-1003 Lausanne]",
            ],
            &[
                "12 rue des Lilas",
                "il y a 12 rues à Paris",
                "12 places, Paris et Lyon",
                "3 cours de yoga, Marie en est ravie",
                "12 rue des Lilas, Marie arrive à 20 h",
                "en 2026 place aux jeunes 75011",
                "75011 Paris",
                "route 66, 12345 km",
                "3 villas à louer, 75011",
                "12 000 euros",
                "Hälsa Pharma GmbH, Lindenstraße 9, 33619 Bielefeld",
                "Imprimerie du Port SARL\n12 rue des Lilas, 75011 Paris",
            ],
        );
    }

    #[test]
    fn english() {
        check(
            Detector::PostalAddress,
            &[
                "[742 Evergreen Terrace, Springfield, IL 62704]",
                "[742 Evergreen Terrace\nSpringfield, IL 62704-1234].",
                "[221B Baker Street, London NW1 6XE]",
                "She lives at [14 Sorrel Lane, Leeds LS1 4AP], top bell.",
                "[14 sorrel lane, leeds ls1 4ap]",
                "[10 Downing Street\nLondon\nSW1A 2AA]",
                "Flat 2, [14 Sorrel Lane, Leeds].",
                "Flat 4B, [22 Acacia Avenue, London N1 9GU]",
                "[1600 Pennsylvania Ave. NW, Washington, DC 20500]",
                "[350 Fifth Avenue, Apt 4, New York, NY 10118]",
            ],
            &[
                "14 Sorrel Lane",
                "10 people on the way, London calling",
                "the 3 of us walk to the street, Leeds or not",
                "5 minutes' drive, Paris",
                "Room 12, 62704",
                "on the block 7 AM CT TOMORROW, Wednesday, then",
                "IL 62704",
                "2 Way radio, IL is a state",
                "12 angry men court, 12345",
            ],
        );
    }
}
