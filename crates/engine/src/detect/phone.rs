//! Telephone numbers of France, the United Kingdom and North America in the groupings in which they are written.
//! Numbers without any grouping count only with a country code or a French or British leading zero.

use super::Found;
use super::digits::{Group, Number, digits};

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    for number in numbers {
        let mut groups = number.groups.as_slice();
        let range = Number::range(groups);
        let plus = range.start > 0 && bytes[range.start - 1] == b'+';
        // `+33 (0)6 …` and `(202) 555-0143` have brackets, which end a number here; the rest still has its shape.
        if plus {
            let country = digits(text, &groups[..1]);
            let rest: usize = groups.iter().map(Group::len).sum();
            if (9..=15).contains(&rest) && country.first() != Some(&0) {
                found(range.start - 1..range.end);
            }
            continue;
        }
        if groups.first().is_some_and(|group| &text[group.range.clone()] == "1") && groups.len() == 4 {
            groups = &groups[1..];
        }
        let all = digits(text, groups);
        if is_date(groups, text) {
            continue;
        }
        if is_french(&all, groups) || is_british(&all, groups) || is_american(&all, groups, bytes) {
            let start = groups.first().map_or(range.start, |group| group.range.start);
            found(start..range.end);
        } else if is_american_local(groups)
            && let Some(start) = area_in_brackets(bytes, range.start)
        {
            found(start..range.end);
        }
    }
}

fn is_french(all: &[u8], groups: &[Group]) -> bool {
    let pairs = groups.len() == 5 && groups.iter().all(|group| group.len() == 2);
    all.len() == 10 && all[0] == 0 && all[1] != 0 && (pairs || groups.len() == 1)
}

fn is_british(all: &[u8], groups: &[Group]) -> bool {
    let prefix = all.first() == Some(&0) && matches!(all.get(1), Some(1 | 2 | 3 | 7));
    prefix
        && matches!(all.len(), 10 | 11)
        && match groups.len() {
            1 => all.len() == 11,
            2 | 3 => (3..=5).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() >= 3),
            _ => false,
        }
}

fn is_american(all: &[u8], groups: &[Group], bytes: &[u8]) -> bool {
    let separated = |group: &Group| !matches!(bytes.get(group.range.end), Some(b'/'));
    all.len() == 10
        && groups.iter().map(Group::len).eq([3, 3, 4])
        && all[0] >= 2
        && all[3] >= 2
        && groups[..2].iter().all(separated)
}

fn is_american_local(groups: &[Group]) -> bool {
    groups.iter().map(Group::len).eq([3, 4])
}

/// Where `(202)` starts that ends just before `at`.
fn area_in_brackets(bytes: &[u8], at: usize) -> Option<usize> {
    let end = bytes[..at].trim_ascii_end().len();
    let area = bytes.get(end.checked_sub(5)?..end)?;
    let digits = area[1..4].iter().all(u8::is_ascii_digit) && area[1] >= b'2';
    (area[0] == b'(' && area[4] == b')' && digits && at - end <= 1).then_some(end - 5)
}

fn is_date(groups: &[Group], text: &str) -> bool {
    groups.len() == 3 && groups.iter().any(|group| group.len() == 4) && {
        let year = groups.iter().find(|group| group.len() == 4).map_or("", |group| &text[group.range.clone()]);
        groups.iter().filter(|group| group.len() <= 2).count() == 2
            && (year.starts_with("19") || year.starts_with("20"))
    }
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn phones() {
        check(
            Detector::Phone,
            &[
                "appelle au [06 39 98 22 05] ce soir",
                "[0639982205]",
                "[+33 6 39 98 22 05]",
                "[020 7946 0312]",
                "[07700 900123]",
                "[202-555-0143]",
                "call [(202) 555-0143]",
                "1 [202.555.0143]",
            ],
            &[
                "06 39 98 22",
                "12/05/2001",
                "2026-11-01",
                "00 12 34 56 78",
                "123 456",
                "9876543210",
                "555-0143",
                "10 000 000",
            ],
        );
    }
}
