//! Telephone numbers: international ones with `+` or `00` and the length of their country, national ones in the
//! groupings in which each country [writes them](super::phone_plan), with a word such as `phone` before them where the
//! grouping could be another number's.

use std::ops::Range;

use super::Found;
use super::context::{has_word, line_before};
use super::phone_plan::{Sure, extension, is_date, is_international, is_north_american, national};

/// Most digits of a number (E.164 has 15), with the prefixes before it.
const MOST_DIGITS: usize = 20;
const MOST_GROUPS: usize = 9;
/// Most bytes from a word that announces a number to it.
const NEAR: usize = 40;

const WORDS: &[&str] = &[
    "appel",
    "appelez",
    "appelle",
    "appeler",
    "call",
    "cell",
    "cellulaire",
    "cellulare",
    "contact",
    "fax",
    "fixe",
    "gsm",
    "handy",
    "hotline",
    "joignable",
    "joindre",
    "ligne",
    "mob",
    "mobil",
    "mobile",
    "mobiel",
    "movil",
    "natel",
    "ph",
    "phone",
    "portable",
    "rappelez",
    "rappeler",
    "rappelle",
    "reach",
    "ring",
    "sms",
    "standard",
    "tel",
    "telefon",
    "telefono",
    "telefoon",
    "telephone",
    "text",
    "voice",
    "whatsapp",
];
const NUMBER_WORDS: &[&str] = &["number", "numero", "nummer", "num", "no", "n°", "nr"];
/// Words before numbers of another kind.
const OTHER_WORDS: &[&str] = &[
    "account",
    "article",
    "client",
    "commande",
    "compte",
    "contrat",
    "dossier",
    "facture",
    "id",
    "invoice",
    "isbn",
    "issn",
    "naf",
    "order",
    "ref",
    "reference",
    "serial",
    "serie",
    "siren",
    "siret",
    "suivi",
    "ticket",
    "tracking",
];

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let mut end = 0;
    for run in runs {
        if *run < end {
            continue;
        }
        let digits = bytes[*run..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let next = (bytes.get(run + digits), bytes.get(run + digits + 1));
        let joined = matches!(next, (Some(b' ' | b'.' | b'-' | b'/' | b')' | b'('), Some(_)));
        // Most numbers stand alone and are short.
        if digits < 9 && !(joined && next.1.is_some_and(|byte| byte.is_ascii_digit() || b" (-./".contains(byte))) {
            end = run + digits;
            continue;
        }
        let written = Written::read(bytes, *run);
        end = written.end();
        // A number may follow another or a date: `12 rue …`, `le 14 06 39 98 22 05`.
        for skipped in 0..written.groups.len() {
            let begins =
                skipped == 0 || bytes[written.groups[skipped].start] == b'0' && written.groups[skipped].len() > 1;
            if begins && let Some(range) = written.from(skipped).number(text) {
                end = end.max(range.end);
                found(range);
                break;
            }
        }
    }
}

/// Groups of digits with the signs that numbers are written with.
#[derive(Clone, Debug)]
struct Written {
    /// With the plus or the bracket before the first digit.
    start: usize,
    plus: bool,
    /// Whether the first group is in brackets.
    area: bool,
    groups: Vec<Range<usize>>,
    /// Whether it goes on beyond what a number can be.
    goes_on: bool,
    last: usize,
}

impl Written {
    fn read(bytes: &[u8], run: usize) -> Written {
        let before = |back: usize| run.checked_sub(back).map(|at| bytes[at]);
        let (lead, plus, mut open) = match (before(2), before(1)) {
            (Some(b'+'), Some(b'(')) | (Some(b'('), Some(b'+')) => (2, true, true),
            (_, Some(b'+')) => (1, true, false),
            (_, Some(b'(')) => (1, false, true),
            _ => (0, false, false),
        };
        let mut written =
            Written { start: run - lead, plus, area: open, groups: Vec::new(), goes_on: false, last: run };
        let (mut at, mut digits, mut bracketed) = (run, 0, false);
        loop {
            let group = at..at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            at = group.end;
            digits += group.len();
            if digits > MOST_DIGITS || written.groups.len() == MOST_GROUPS {
                written.goes_on = true;
            } else if !(open && bytes[group.clone()] == *b"0" && plus) {
                written.groups.push(group);
            }
            written.last = at;
            let closed = open && bytes.get(at) == Some(&b')');
            let next = at + usize::from(closed);
            bracketed |= closed && written.groups.len() == 1;
            open &= !closed;
            let Some(digit) = separated(bytes, next, closed, &mut open, &written) else { break };
            // After a whole number, another one.
            let whole = digits >= 10
                && (bytes[digit] == b'0' && bytes[run] == b'0' && bytes[run + 1] != b'0' || digit > next + 2);
            if whole && written.groups.len() > 1 && !written.goes_on {
                break;
            }
            at = digit;
        }
        // The bracket around a whole sentence or number is not of it.
        if written.area && !bracketed {
            written.start = run - usize::from(plus);
            written.area = false;
        }
        written
    }

    fn from(&self, skipped: usize) -> Written {
        if skipped == 0 {
            return self.clone();
        }
        let groups = self.groups[skipped..].to_vec();
        Written { start: groups[0].start, plus: false, area: false, groups, ..*self }
    }

    fn end(&self) -> usize {
        self.last
    }

    /// The range of the telephone number that this is.
    fn number(&self, text: &str) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let stuck = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || b"_=%&@#$+'".contains(&byte);
        let before = self.start.checked_sub(1).map(|at| bytes[at]);
        let within = matches!(before, Some(b'.' | b',' | b'-' | b'/' | b':'))
            && self.start > 1
            && bytes[self.start - 2].is_ascii_alphanumeric()
            && !self.plus
            && before != Some(b':');
        if self.goes_on || before.is_some_and(stuck) || within {
            return None;
        }
        let last = self.groups.last()?.end;
        let after = (bytes.get(last), bytes.get(last + 1));
        let goes_on = after.0.is_some_and(|byte| stuck(*byte) && *byte != b'\'')
            || matches!(after, (Some(b'.' | b',' | b'/' | b'-' | b':'), Some(digit)) if digit.is_ascii_alphanumeric());
        let extension = extension(text, last);
        if goes_on && extension == 0 {
            return None;
        }
        let digits: String = self.groups.iter().map(|group| &text[group.clone()]).collect();
        let groups: Vec<usize> = self.groups.iter().map(ExactSizeIterator::len).collect();
        let sure = if self.plus {
            if is_international(&digits) { Sure::Yes } else { Sure::No }
        } else {
            self.national(text, &digits, &groups)
        };
        let announced = || line_before(text, self.start, NEAR);
        let holds = match sure {
            Sure::Yes => self.plus || groups.len() > 1 || !has_word(announced(), OTHER_WORDS),
            Sure::Word => has_word(announced(), WORDS) && !has_word(announced(), OTHER_WORDS),
            Sure::Number => {
                let words = announced();
                (has_word(words, WORDS) || has_word(words, NUMBER_WORDS)) && !has_word(words, OTHER_WORDS)
            }
            Sure::No => false,
        };
        holds.then(|| self.start..last + extension)
    }

    fn national(&self, text: &str, digits: &str, groups: &[usize]) -> Sure {
        let bytes = text.as_bytes();
        let international = digits.strip_prefix("00").or_else(|| digits.strip_prefix("011").filter(|_| groups[0] == 3));
        if let Some(rest) = international
            && digits.len() > 10
            && is_international(rest)
        {
            return Sure::Yes;
        }
        let separators: Vec<u8> = self.groups[..groups.len() - 1].iter().map(|group| bytes[group.end]).collect();
        if is_date(digits, groups) {
            return Sure::No;
        }
        if self.area || separators.first() == Some(&b')') {
            // `(202) 555-0143`, `(020) 7946 0018`, `(0)6 39 98 22 05`.
            let bracketed = groups == [3, 3, 4] && is_north_american(digits)
                || digits.starts_with('0') && (9..=11).contains(&digits.len());
            return if bracketed { Sure::Yes } else { Sure::No };
        }
        let hyphens = separators.contains(&b'-') || separators.iter().all(|separator| *separator == b'.');
        if groups == [3, 3, 4] && is_north_american(digits) && hyphens && !separators.contains(&b'/') {
            return Sure::Yes;
        }
        if groups.len() == 5 && groups.contains(&1) {
            // `1 (202) 555-0143` and `0 6 39 …` are rare; `1 2 3 4 5` is a list.
            return Sure::No;
        }
        national(digits, groups)
    }
}

/// Where the next digit stands after a separator: a space, dot, hyphen or slash, a spaced hyphen, brackets.
fn separated(bytes: &[u8], mut at: usize, closed: bool, open: &mut bool, written: &Written) -> Option<usize> {
    let start = at;
    match bytes.get(at)? {
        b' ' => {
            at += 1;
            if bytes[at..].starts_with(b"- ") {
                at += 2;
            }
        }
        b'.' | b'-' | b'/' => at += 1,
        _ => {}
    }
    let first = written.groups.first().map_or(0, ExactSizeIterator::len);
    let bracket = bytes.get(at) == Some(&b'(') && written.groups.len() == 1 && (written.plus || first == 1);
    if bracket {
        at += 1;
        *open = true;
    }
    (bytes.get(at)?.is_ascii_digit() && (at > start || closed)).then_some(at)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn international() {
        check(
            Detector::Phone,
            &[
                "[+33 6 39 98 22 05]",
                "[+33 (0)6 39 98 22 05]",
                "[+33(0)639982205].",
                "[+33639982205]",
                "[0033 6 39 98 22 05]",
                "[00 33 6 39 98 22 05]",
                "[+44 (0)20 7946 0018]",
                "[+44 (20) 7946 0018]",
                "([+44 20 7946 0018])",
                "[(+33) 6 39 98 22 05]",
                "[+1 202-555-0143]",
                "[+1 (202) 555-0143], [+1.202.555.0143]",
                "[+32 470 12 34 56]",
                "[+41 44 668 18 00]",
                "[+49 30 1234567]",
                "[+34 612 34 56 78]",
                "[+39 06 1234 5678]",
                "[+353-1-6204900]",
                "[+1(202)555-0143]",
                "[+55 11 98456 5666]",
                "[0044 20 7946 0018 ext. 12]",
                "whatsapp:[+33639982205]",
            ],
            &[
                "+33 6 39 98 22",
                "+10 000 000 €",
                "+20 000 000 euros",
                "UTC+0200",
                "+999 12 34 56 78",
                "kevin+1202555014@example.org",
                "+33 6 39 98 22 05 11 22 33 44 55 66",
                "0000 0000 0000",
                "00 12 34 56 78",
            ],
        );
    }

    #[test]
    fn national_forms() {
        check(
            Detector::Phone,
            &[
                "appelle au [06 39 98 22 05] ce soir",
                "[0639982205]",
                "[06.39.98.22.05] / [06-39-98-17-05]",
                "le 14 [06 39 98 22 05]",
                "[06 39 98 22 05] [06 39 98 17 05]",
                "[06 39 98 22 05] - [06 39 98 17 05]",
                "[33 6 39 98 22 05]",
                "[020 915 0173]",
                "[0262 12 34 56]",
                "[0 800 123 456]",
                "[01 99 00 14 14] poste",
                "[020 7946 0312]",
                "[07700 900123]",
                "[0161 496 0123]",
                "[202-555-0143]",
                "call [(202) 555-0143]",
                "[1-800-555-0143]",
                "[(202) 555-0143 x213]",
                "phone [202 555 0143]",
                "[0470/12.34.56]",
                "[02 123 45 67]",
                "[044 668 18 00]",
                "Tel. [030 1234567]",
                "Handy: [0171 1234567]",
                "móvil [612 345 678]",
                "[612 34 56 78]",
                "cellulare [347 123 4567]",
                "Her cell is [555-0164].",
                "[090-1234-5678]",
            ],
            &[
                "06 39 98 22",
                "01 02 03 04 05",
                "0123456789",
                "12/05/2001",
                "2026-11-01",
                "01/02/2026 10 30",
                "123 456",
                "9876543210",
                "555-0143",
                "10 000 000",
                "612 345 678 euros",
                "1 234 567 890",
                "isbn=0140447695",
                "ISBN 0140447695",
                "réf. 0639982205",
                "192.168.10.12",
                "version 4.10.0220",
                "10:30-11:45",
                "202/555/0143",
                "111-555-0143",
                "1-2-3-4-5",
                "06 39 98 22 05 11 22",
                "FR14 2004 1010 0505 0001 3M02 606",
                "4111 1111 1111 1111",
                "12 34 56 78 90",
            ],
        );
    }
}
