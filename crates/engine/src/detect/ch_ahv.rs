//! Swiss social security numbers (AHV, AVS, AVS13): thirteen digits that begin with 756, the country's number, and end
//! with the check digit of an EAN-13 (Central Compensation Office; ordinance of the old-age insurance, article 133).

use super::Found;
use super::digits::Number;
use super::digits::{digits, evenly_separated, shaped};

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, &[&[3, 4, 4, 2], &[13]], found, |groups, alone| {
        let number = digits(text, groups);
        alone && evenly_separated(text, groups) && number.starts_with(&[7, 5, 6]) && has_check_digit(&number)
    });
}

fn has_check_digit(number: &[u8]) -> bool {
    let sum: u32 = number.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn social_security_numbers() {
        check(
            Detector::ChAhv,
            &["[756.9217.0769.85]", "AVS [7569217076985].", "[756 1234 5678 97]"],
            &[
                "756.9217.0769.84",
                "757.9217.0769.82",
                "756.9217.0769",
                "756.9217-0769.85",
                "75692170769851",
                "+7569217076985",
            ],
        );
    }
}
