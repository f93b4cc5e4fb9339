//! US social security numbers: three groups with separators, outside the ranges that the Social Security
//! Administration never issues (area 000, 666, 900-999; group 00; serial 0000).

use super::Found;
use super::digits::{Number, digits, lengths};

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    for number in numbers {
        if lengths(&number.groups) != [3, 2, 4] || !same_separators(text, number) {
            continue;
        }
        let parts = digits(text, &number.groups);
        let value =
            |range: std::ops::Range<usize>| parts[range].iter().fold(0u32, |all, digit| all * 10 + u32::from(*digit));
        let (area, group, serial) = (value(0..3), value(3..5), value(5..9));
        if !matches!(area, 0 | 666 | 900..) && group != 0 && serial != 0 {
            found(Number::range(&number.groups));
        }
    }
}

fn same_separators(text: &str, number: &Number) -> bool {
    let separator = |group: usize| text.as_bytes().get(number.groups[group].range.end);
    separator(0) == separator(1) && separator(0) != Some(&b'/')
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn ssns() {
        check(
            Detector::Ssn,
            &["my SSN is [078-05-1120].", "[123 45 6789]"],
            &[
                "000-12-3456",
                "666-12-3456",
                "912-12-3456",
                "123-00-4567",
                "123-45-0000",
                "123-45 6789",
                "123456789",
                "555-0143",
            ],
        );
    }
}
