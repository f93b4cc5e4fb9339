//! Long tokens: what keys, web tokens and wallet addresses have in common.

use std::ops::Range;

/// Least number of characters of a token that is looked at. Words of ordinary text are shorter.
const SHORTEST: usize = 15;

/// The runs of letters, digits, `_`, `-` and `.` of at least [`SHORTEST`] bytes.
pub(crate) fn long_tokens(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(window) = bytes.get(start..start + SHORTEST) {
        // Short words are passed over without a look at their first letters.
        if let Some(border) = window.iter().rposition(|byte| !in_token(*byte)) {
            start += border + 1;
            continue;
        }
        let end = start + bytes[start..].iter().take_while(|byte| in_token(**byte)).count();
        tokens.push(start..end);
        start = end + 1;
    }
    tokens
}

fn in_token(byte: u8) -> bool {
    IN_TOKEN[usize::from(byte)]
}

static IN_TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut at: u8 = 0;
    while at < 0x80 {
        table[at as usize] = at.is_ascii_alphanumeric() || matches!(at, b'_' | b'-' | b'.');
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs() {
        let text = "a surprise [a-very_long.token0], short été-anticonstitutionnellement";
        let all: Vec<&str> = long_tokens(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(all, ["a-very_long.token0", "-anticonstitutionnellement"]);
        assert_eq!(long_tokens("counterintuitive").first(), Some(&(0..16)));
    }
}
