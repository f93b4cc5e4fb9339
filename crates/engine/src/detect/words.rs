//! What stands just before or after a candidate, on its line.

/// The bytes of a line before a place, at most so many.
pub(crate) fn line_before(text: &str, at: usize, most: usize) -> &str {
    let start = text.ceil_char_boundary(at.saturating_sub(most)).min(at);
    let before = &text[start..at];
    before.rfind('\n').map_or(before, |line| &before[line + 1..])
}

/// The bytes of a line after a place, at most so many.
pub(crate) fn line_after(text: &str, at: usize, most: usize) -> &str {
    let after = &text[at..text.floor_char_boundary(at.saturating_add(most)).max(at)];
    after.find('\n').map_or(after, |line| &after[..line])
}

/// Whether one of some words stands in a text, or one of those that have a sign inside.
pub(crate) fn has_word(text: &str, words: &[&str]) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    let mut each = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    each.any(|word| words.contains(&word))
        || words.iter().filter(|word| word.contains([' ', '.', '-'])).any(|word| {
            text.match_indices(*word).any(|(at, _)| {
                let inside = |byte: Option<&u8>| byte.is_some_and(|byte| is_word(*byte));
                let bytes = text.as_bytes();
                !inside(at.checked_sub(1).and_then(|at| bytes.get(at))) && !inside(bytes.get(at + word.len()))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_a_place() {
        let text = "first\nné le 4 mai\nlast";
        let at = text.find('4').unwrap();
        assert_eq!(line_before(text, at, 60), "né le ");
        assert_eq!(line_before(text, at, 5), " le ");
        assert_eq!(line_after(text, at, 60), "4 mai");
        assert_eq!(line_after(text, at, 3), "4 m");
        assert!(has_word("votre iban : ", &["rib", "iban"]));
        assert!(has_word("his d.o.b. is", &["d.o.b"]) && has_word("n° 12", &["n°"]));
        assert!(!has_word("caliban : ", &["iban"]) && !has_word("rebirth date", &["birth date"]));
    }
}
