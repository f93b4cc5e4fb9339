//! Dates of birth: a whole date with words before it that say so, in English and French (and the usual words of
//! Spanish, Italian, German and Dutch forms).

use std::ops::Range;

use super::Found;
use super::context::{has_word, line_after, line_before};

/// Most bytes from the words to the date.
const NEAR: usize = 60;
/// The years of birth of people who may read the mail.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2029;

/// Month names and their short forms, folded.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "janv",
    "fev",
    "fevr",
    "avr",
    "juil",
];

/// What may stand some words before the date: `born in Leeds on`.
const BORN: &[&str] = &["born", "nee", "nees", "nacido", "nacida", "nato", "nata", "geboren", "nascido", "nascida"];
/// What stands just before the date, but for a sign or a small word.
const BIRTH: &[&str] = &[
    "birth",
    "birthdate",
    "birth date",
    "dob",
    "geb",
    "d.o.b",
    "naissance",
    "ddn",
    "nacimiento",
    "nascita",
    "geburtsdatum",
    "geboortedatum",
];
/// What is said of feasts too.
const BIRTHDAY: &[&str] = &["birthday", "anniversaire"];

/// What biographies say.
const DIED: &[&str] = &["died", "decede", "decedee", "mort", "morte", "deceased"];
const TRADES: &[&str] =
    &[" est un ", " est une ", " etait un ", " etait une ", " is a ", " is an ", " was a ", " was an "];
/// What they do not say.
const OURS: &[&str] = &[
    "i",
    "my",
    "me",
    "our",
    "us",
    "we",
    "your",
    "you",
    "je",
    "j",
    "mon",
    "ma",
    "mes",
    "notre",
    "nos",
    "nous",
    "votre",
    "vos",
    "vous",
    "ton",
    "ta",
    "client",
    "cliente",
    "patient",
    "patiente",
    "volunteer",
    "benevole",
    "employee",
    "salarie",
    "salariee",
    "witness",
    "temoin",
    "suspect",
];
/// Most bytes of a sentence that are looked at before a date, and after it.
const SENTENCE: usize = 160;

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let mut end = 0;
    for run in runs.iter().filter(|run| touches_nothing(text.as_bytes(), **run)) {
        if *run >= end
            && let Some((date, year)) = date(text, *run)
            && date.start >= end
            && is_of_birth(text, date.start, year)
            && !is_biography(text, &date)
        {
            end = date.end;
            found(date);
        }
    }
}

fn touches_nothing(bytes: &[u8], start: usize) -> bool {
    let before = start.checked_sub(1).map(|at| bytes[at]);
    !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-'))
}

/// The date whose first digits start at a place, and its year.
fn date(text: &str, start: usize) -> Option<(Range<usize>, u32)> {
    let (first, after) = digits(text, start)?;
    let length = after - start;
    if length == 4 {
        let (separator, month, at) = part(text, after)?;
        let (again, day, end) = part(text, at)?;
        let valid = separator == again && month <= 12 && (1..=31).contains(&day) && month > 0;
        return (valid && ends(text, end)).then_some((start..end, first));
    }
    if length > 2 || !(1..=31).contains(&first) {
        return None;
    }
    if let Some((separator, second, at)) = part(text, after) {
        let (again, year, end) = part(text, at)?;
        let valid = separator == again
            && ((1..=12).contains(&second) || (first <= 12 && (1..=31).contains(&second)))
            && matches!(end - at - 1, 2 | 4)
            && (separator != b' ' || end - at == 5);
        let year = if end - at == 3 { 1900 + year } else { year };
        return (valid && ends(text, end)).then_some((start..end, year));
    }
    let after = after
        + ["st", "nd", "rd", "th", "er"].iter().find(|suffix| text[after..].starts_with(**suffix)).map_or(0, |_| 2);
    let begins = month_before(text, start);
    let rest = &text[after..text.floor_char_boundary(after + 24)];
    let month = match begins {
        Some(_) => 0,
        None => month_after(rest)?,
    };
    let gap = rest[month..].len() - rest[month..].trim_start_matches(['.', ',', ' ', '-']).len();
    let at = after + month + gap;
    let (year, end) = digits(text, at).filter(|(_, end)| (1..=3).contains(&gap) && end - at == 4)?;
    ends(text, end).then_some((begins.unwrap_or(start)..end, year))
}

/// The number at a place and where it ends.
fn digits(text: &str, at: usize) -> Option<(u32, usize)> {
    let length = text.as_bytes().get(at..)?.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let digits = text.get(at..at + length)?;
    digits.parse().ok().filter(|_| length < 5).map(|number| (number, at + length))
}

/// A separator with the number after it.
fn part(text: &str, at: usize) -> Option<(u8, u32, usize)> {
    let separator = *text.as_bytes().get(at)?;
    let (number, end) = digits(text, at + 1).filter(|_| matches!(separator, b'/' | b'.' | b'-' | b' '))?;
    Some((separator, number, end))
}

fn ends(text: &str, end: usize) -> bool {
    let mut after = text[end..].bytes();
    match (after.next(), after.next()) {
        (Some(byte), _) if byte.is_ascii_alphanumeric() => false,
        (Some(b'/' | b'-'), Some(next)) => !next.is_ascii_digit(),
        _ => true,
    }
}

/// Where the month before a day begins: `May 12`.
fn month_before(text: &str, day: usize) -> Option<usize> {
    let before = text[..day].strip_suffix(' ')?;
    let before = before.strip_suffix('.').unwrap_or(before);
    let length = before.bytes().rev().take(10).take_while(u8::is_ascii_alphabetic).count();
    let word = &before[before.len() - length..];
    MONTHS.contains(&word).then_some(before.len() - length)
}

/// The length of a month after a day: ` May`, ` of May`, `-mai`.
fn month_after(rest: &str) -> Option<usize> {
    let word = rest.trim_start_matches([' ', '-']);
    let word = word.strip_prefix("of ").unwrap_or(word);
    // No month begins with another letter.
    if !word.starts_with(['j', 'f', 'm', 'a', 's', 'o', 'n', 'd']) {
        return None;
    }
    let length = word.bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
    MONTHS.contains(&&word[..length]).then(|| rest.len() - word.len() + length)
}

/// Whether the words before a date say that somebody was born then.
fn is_of_birth(text: &str, start: usize, year: u32) -> bool {
    if !YEARS.contains(&year) {
        return false;
    }
    let mut before = line_before(text, start, NEAR);
    // In a form, the date may stand on the line after its name.
    if before.trim_matches([' ', '>', '\t']).is_empty() && start > before.len() {
        before = line_before(text, start - before.len() - 1, NEAR);
    }
    let clause = before.rsplit(['!', '?', ';']).next().unwrap_or_default();
    let sentence = clause
        .rfind(". ")
        .filter(|dot| !clause[..*dot].ends_with("d.o.b") && !clause[..*dot].ends_with("geb"))
        .map_or(clause, |dot| &clause[dot + 2..]);
    let close = &sentence[sentence.ceil_char_boundary(sentence.len().saturating_sub(24))..];
    has_word(sentence, BORN)
        || is_french_born(sentence)
        || has_word(close, BIRTH)
        || (year <= 2015 && has_word(close, BIRTHDAY))
}

/// Whether a sentence tells the life of somebody known: of one who has died, or who is introduced by a trade. One that
/// speaks to or of ourselves is no biography.
fn is_biography(text: &str, date: &Range<usize>) -> bool {
    let before = line_before(text, date.start, SENTENCE);
    let before = before.rsplit(". ").next().unwrap_or_default();
    let after = line_after(text, date.end, SENTENCE);
    let after = after.split(". ").next().unwrap_or_default();
    [before, after].iter().all(|part| !has_word(part, OURS))
        && [before, after].iter().any(|part| {
            has_word(part, DIED) || TRADES.iter().any(|phrase| part.contains(phrase) && !part.contains("c'est un"))
        })
}

/// `né le`, `né à Lyon le`, `né(e) le`: without accents, `ne` is a negation elsewhere.
fn is_french_born(sentence: &str) -> bool {
    let Some(rest) = sentence.trim_end_matches([' ', ':']).strip_suffix("le") else { return false };
    let rest = rest.trim_end();
    let ends = ["ne", "nes", "ne(e)", "ne.e", "ne-e"];
    let is_ne = |text: &str| {
        ends.iter().any(|end| {
            text.strip_suffix(end).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '\''))
        })
    };
    is_ne(rest) || rest.split_once(" a ").is_some_and(|(before, place)| is_ne(before) && !place.contains(','))
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn dates() {
        check(
            Detector::DateOfBirth,
            &[
                "For the badge: Imre Novak, born [4 May 1987].",
                "born on [May 12, 1984]",
                "born in Leeds on the [12th of May 1984]",
                "Her DOB is [12/09/1974], the rest is on the form.",
                "D.O.B. [12-05-84]",
                "date of birth: [1984-05-12]",
                "Date of birth (dd/mm/yyyy): [12.05.1984]",
                "birthday: [Sept. 3rd, 1990]",
                "Salma Idrissi, née le [3 juin 1992].",
                "né le [1er mai 1984] à Lyon",
                "né(e) le : [12/05/1984]",
                "Il est né à Lyon le [12 mai 1984].",
                "Date de naissance : [21/11/1958], merci",
                "Date de naissance :\n> [12 05 1984]",
                "DDN : [12/05/84]",
                "nacido el [12/05/1984]",
                "Our client, born [8 March 1982], is a nurse.",
                "Mon voisin est un ancien, né le [18 juin 1948].",
                "geb. [12.05.1984]",
            ],
            &[
                "The meeting is on 12/05/2026.",
                "Je ne viendrai pas le 12 mai 2026.",
                "Elle ne le 12",
                "born on 4 May 1837",
                "Bud Collyer est un acteur américain né le 18 juin 1908 à New York.",
                "Ana Rey, born 8 March 1982 in Leeds, is an English footballer.",
                "The painter, born on 4 May 1937, died last week.",
                "Her birthday party is on 12 May 2026.",
                "He was born in Leeds. On 12 May 2001 they moved.",
                "born in 1984",
                "née le 3 juin",
                "date of birth: 45/13/1984",
                "certificat de naissance, dossier 12/05/1984/77",
                "born 12/05/19845",
                "Naissance du projet au printemps, puis bilan définitif le 12/05/2020",
            ],
        );
    }
}
