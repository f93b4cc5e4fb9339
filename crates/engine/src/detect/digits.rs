//! Numbers as people write them: groups of digits with single separators.

use std::ops::Range;

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

/// The remainder of a decimal number.
pub(crate) fn remainder(digits: &[u8], by: u64) -> u64 {
    digits.iter().fold(0, |rest, digit| (rest * 10 + u64::from(*digit)) % by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_groups() {
        let text = "call 06 12-34, a12 x 5b 1234.56  7";
        let digits = crate::text::Text::new(text).digits;
        let runs: Vec<usize> = digits.iter().map(|at| *at as usize).collect();
        let all: Vec<_> = numbers(text, &runs).iter().map(|number| lengths(&number.groups)).collect();
        assert_eq!(all, [vec![2, 2, 2], vec![4, 2], vec![1]]);
    }
}
