//! US bank account numbers: eight to seventeen digits (Nacha Operating Rules, appendix three: at most seventeen places)
//! beside words that name a bank's account. They have no check digit.

use super::Found;
use super::context::before;
use super::digits::{Number, shaped};

const WORDS: &[&str] = &[
    "bank account",
    "checking account",
    "chequing account",
    "checking",
    "savings account",
    "account number",
    "account no",
    "account nr",
    "account #",
    "acct",
    "a/c",
    "compte bancaire",
    "numero de compte",
    "compte n°",
];

const SHAPES: &[&[usize]] = &[&[8], &[9], &[10], &[11], &[12], &[13], &[14], &[15], &[16], &[17]];

pub(crate) fn scan(text: &str, numbers: &[Number], found: &mut Found<'_>) {
    shaped(text, numbers, SHAPES, found, |groups, alone| alone && before(text, &Number::range(groups), WORDS));
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn accounts() {
        check(
            Detector::UsBankAccount,
            &["bank account [945456787654]", "Acct. [12345678], thanks", "numéro de compte : [12345678901]"],
            &[
                "945456787654",
                "account number 1234567",
                "account number 123456789012345678",
                "on that account 945456787654 people",
                "account no +33123456789",
                "bank account\n945456787654",
            ],
        );
    }
}
