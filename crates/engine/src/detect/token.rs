//! Words in which letters and digits stand together, as references of papers and accounts do.

use std::ops::Range;

/// How long the words are that detectors look at.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=24;

/// The words with both letters and digits, from where their runs of digits start.
pub(crate) fn tokens(text: &str, runs: &[usize]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut end = 0;
    for run in runs {
        if *run < end {
            continue;
        }
        let before = bytes[end..*run].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let after = bytes[*run..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let start = run - before;
        end = run + after;
        let joined = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at)).is_some_and(|byte| *byte == b'_' || *byte == b'@' || !byte.is_ascii())
        };
        let letters = bytes[start..end].iter().take(*LENGTHS.end() + 1).any(u8::is_ascii_lowercase);
        if letters && LENGTHS.contains(&(end - start)) && !joined(start.checked_sub(1)) && !joined(Some(end)) {
            tokens.push(start..end);
        }
    }
    tokens
}

/// Whether a word is of the running text, and no part of an address, a path or a longer reference.
pub(crate) fn stands_alone(text: &str, token: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let before = token.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let mut after = bytes[token.end..].iter().copied().chain([b' ', b' ']);
    let (next, farther) = (after.next().unwrap_or(b' '), after.next().unwrap_or(b' '));
    (before.is_ascii_whitespace() || matches!(before, b'(' | b'[' | b'"' | b'\'' | b':' | b',' | b';' | b'>'))
        && match next {
            b'.' | b',' | b':' | b'\'' => !farther.is_ascii_alphanumeric(),
            b')' | b']' | b'"' | b';' | b'!' | b'?' | b'<' => true,
            other => other.is_ascii_whitespace(),
        }
}

/// The letters and digits of a word: `a` for each letter and `9` for each digit.
pub(crate) fn has_shape(token: &str, shape: &str) -> bool {
    token.len() == shape.len()
        && token.bytes().zip(shape.bytes()).all(|(byte, kind)| match kind {
            b'a' => byte.is_ascii_lowercase(),
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_letters_and_digits() {
        let text = "ab123 1234567 a1b2c, x_a1234 éa1234 (09ab12345) ab1 a1234@b.org";
        let digits = crate::text::Text::new(text).digits;
        let runs: Vec<usize> = digits.iter().map(|at| *at as usize).collect();
        let all: Vec<&str> = tokens(text, &runs).into_iter().map(|token| &text[token]).collect();
        assert_eq!(all, ["ab123", "a1b2c", "09ab12345"]);
    }

    #[test]
    fn words_that_stand_alone() {
        let alone = |text: &str| stands_alone(text, &(text.find("a1").unwrap()..text.find("2b").unwrap() + 2));
        for text in ["a12b", "(a12b)", "is a12b.", "a12b, and", "no:a12b\n"] {
            assert!(alone(text), "{text}");
        }
        for text in ["/a12b", "a12b.htm", "a12b/", "id=a12b", "a12b-3", "a12b@c"] {
            assert!(!alone(text), "{text}");
        }
    }
}
