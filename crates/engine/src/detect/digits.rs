//! Numbers as people write them: groups of digits with single separators.

use std::ops::Range;

use super::Found;

/// A run of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) range: Range<usize>,
}

impl Group {
    pub(crate) fn len(&self) -> usize {
        self.range.len()
    }
}

/// A number: groups of digits that are separated by one space, dot, hyphen or slash each. A letter may not touch it.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    pub(crate) groups: Vec<Group>,
}

impl Number {
    /// The bytes from one group to another, both included.
    pub(crate) fn range(groups: &[Group]) -> Range<usize> {
        match groups {
            [first, .., last] => first.range.start..last.range.end,
            [only] => only.range.clone(),
            [] => 0..0,
        }
    }
}

/// The digits of some groups.
pub(crate) fn digits(text: &str, groups: &[Group]) -> Vec<u8> {
    groups.iter().flat_map(|group| text[group.range.clone()].bytes()).map(|byte| byte - b'0').collect()
}

/// The lengths of some groups.
pub(crate) fn lengths(groups: &[Group]) -> Vec<usize> {
    groups.iter().map(Group::len).collect()
}

/// Finds groups of one of these shapes, longer shapes first, that are accepted. `accept` is told whether they stand
/// alone: no other digits are joined to them but by a space, and not even so if spaces separate the groups themselves.
pub(crate) fn shaped(
    text: &str,
    numbers: &[Number],
    shapes: &[&[usize]],
    found: &mut Found<'_>,
    accept: impl Fn(&[Group], bool) -> bool,
) {
    for number in numbers {
        let mut start = 0;
        while start < number.groups.len() {
            let rest = &number.groups[start..];
            let accepted = shapes.iter().find(|shape| {
                rest.len() >= shape.len()
                    && rest.iter().zip(**shape).all(|(group, length)| group.len() == *length)
                    && accept(&rest[..shape.len()], stands_alone(text, rest, start > 0, shape.len()))
            });
            if let Some(shape) = accepted {
                found(Number::range(&rest[..shape.len()]));
            }
            start += accepted.map_or(1, |shape| shape.len());
        }
    }
}

fn stands_alone(text: &str, groups: &[Group], joined_before: bool, count: usize) -> bool {
    let bytes = text.as_bytes();
    let range = Number::range(&groups[..count]);
    let before = range.start.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    let farther = range.start.checked_sub(2).map_or(b'\n', |at| bytes[at]);
    let after = bytes.get(range.end).copied().unwrap_or(b'\n');
    let next = bytes.get(range.end + 1).copied().unwrap_or(b'\n');
    let spaced = count > 1 && separator(text, &groups[0]) == Some(b' ');
    let free_before = match before {
        b'+' | b'$' => false,
        b' ' => !joined_before || !spaced,
        b'.' | b',' => !farther.is_ascii_digit(),
        b'-' | b'/' => !farther.is_ascii_alphanumeric(),
        _ => true,
    };
    let free_after = match after {
        b'%' | b'@' => false,
        b' ' => groups.len() == count || !spaced,
        b'.' | b',' | b'-' | b'/' => !next.is_ascii_alphanumeric(),
        _ => true,
    };
    free_before && free_after
}

/// What follows a group.
fn separator(text: &str, group: &Group) -> Option<u8> {
    text.as_bytes().get(group.range.end).copied()
}

/// Whether one and the same separator, which is no slash, stands between all groups.
pub(crate) fn evenly_separated(text: &str, groups: &[Group]) -> bool {
    let mut separators = groups.iter().rev().skip(1).map(|group| separator(text, group));
    separators.next().is_none_or(|first| first != Some(b'/') && separators.all(|other| other == first))
}

/// The numbers of a text, given where each run of its digits starts.
pub(crate) fn numbers(text: &str, runs: &[usize]) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut end = 0;
    for start in runs.iter().copied() {
        if start < end {
            continue;
        }
        let touched_before = start > 0 && is_letter(bytes[start - 1]);
        let mut groups = Vec::new();
        let mut touched_after;
        let mut at = start;
        loop {
            let start = at;
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            groups.push(Group { range: start..at });
            touched_after = at < bytes.len() && is_letter(bytes[at]);
            let separated = !touched_after
                && at + 1 < bytes.len()
                && matches!(bytes[at], b' ' | b'.' | b'-' | b'/')
                && bytes[at + 1].is_ascii_digit();
            if !separated {
                break;
            }
            at += 1;
        }
        end = at;
        if touched_after {
            groups.pop();
        }
        groups.drain(..usize::from(touched_before).min(groups.len()));
        if !groups.is_empty() {
            numbers.push(Number { groups });
        }
    }
    numbers
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1, annex B).
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit);
            if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The number that some digits are.
pub(crate) fn value(digits: &[u8]) -> u64 {
    remainder(digits, u64::MAX / 16)
}

/// The remainder of a decimal number.
pub(crate) fn remainder(digits: &[u8], by: u64) -> u64 {
    digits.iter().fold(0, |rest, digit| (rest * 10 + u64::from(*digit)) % by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Number> {
        let digits = crate::text::Text::new(text).digits;
        numbers(text, &digits.iter().map(|at| *at as usize).collect::<Vec<_>>())
    }

    #[test]
    fn numbers_and_their_groups() {
        let text = "call 06 12-34, a12 x 5b 1234.56  7";
        let all: Vec<_> = read(text).iter().map(|number| lengths(&number.groups)).collect();
        assert_eq!(all, [vec![2, 2, 2], vec![4, 2], vec![1]]);
    }

    #[test]
    fn groups_that_stand_alone() {
        let alone = |text: &str| {
            let mut alone = 0;
            let numbers = read(text);
            shaped(text, &numbers, &[&[3, 2], &[5]], &mut |_| alone += 1, |_, alone| alone);
            alone
        };
        for text in ["123-45", "no.12345,", "x 123-45 6", "123 45.", "(12345)", "12345 67890"] {
            assert_ne!(alone(text), 0, "{text}");
        }
        for text in ["+12345", "1 123 45", "123 45 6", "1.12345", "1,12345", "12345.html", "id-12345", "12345%"] {
            assert_eq!(alone(text), 0, "{text}");
        }
    }
}
