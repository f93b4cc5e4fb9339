//! NHS numbers: ten digits written 3-3-4, the last of which is the mod 11 check of the others (NHS Data Dictionary).

use super::Found;
use super::digits::{Number, digits, lengths};

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    for number in numbers {
        if lengths(&number.groups) != [3, 3, 4] {
            continue;
        }
        let parts = digits(text, &number.groups);
        let sum: u32 = parts[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
        let check = (11 - sum % 11) % 11;
        if check == u32::from(parts[9]) && parts.iter().any(|digit| *digit != parts[0]) {
            found(Number::range(&number.groups));
        }
    }
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn nhs_numbers() {
        check(
            Detector::Nhs,
            &["NHS no. [943 476 5919]", "[943-476-5919]"],
            &["943 476 5918", "9434765919", "943 4765919", "000 000 0000"],
        );
    }
}
