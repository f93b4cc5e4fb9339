//! How a term is written: a phrase of words with gaps (`fire .. team`) and choices (`(poll|survey) numbers`).

use crate::Place;

/// Most words that a gap may allow.
const LONGEST_GAP: u8 = 12;
const DEFAULT_GAP: u8 = 3;

/// One place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Most words that may stand between the place before and this one.
    pub gap: u8,
    /// The words of which one must stand here, as written.
    pub choices: Vec<String>,
}

/// A phrase to look for.
#[derive(Clone, Debug)]
pub struct Term {
    /// The language whose inflections count; `None` for an exact term.
    pub language: Option<String>,
    /// As the file has it.
    pub text: String,
    /// Its places, at least one.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub place: Place,
}

/// Reads the steps of a phrase.
///
/// # Errors
/// A few English words that say what is wrong; they become the `detail` of [`Code::BadTerm`](crate::Code::BadTerm).
pub(crate) fn steps(phrase: &str) -> Result<Vec<Step>, &'static str> {
    let mut steps: Vec<Step> = Vec::new();
    let mut gap = 0;
    let mut rest = phrase.trim();
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("..") {
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            gap = match &after[..digits] {
                "" => DEFAULT_GAP,
                number => number.parse().ok().filter(|n| (1..=LONGEST_GAP).contains(n)).ok_or("gap")?,
            };
            if steps.is_empty() {
                return Err("gap-first");
            }
            rest = after[digits..].trim_start();
        } else if first == '(' {
            let (inside, after) = rest[1..].split_once(')').ok_or("parenthesis")?;
            let choices: Option<Vec<String>> = inside.split('|').map(one_word).collect();
            steps.push(Step { gap, choices: choices.ok_or("choice")? });
            gap = 0;
            rest = after.trim_start();
        } else if first.is_alphanumeric() {
            let end = rest.find(|c: char| !in_word(c)).unwrap_or(rest.len());
            steps.push(Step { gap, choices: vec![rest[..end].to_owned()] });
            gap = 0;
            rest = rest[end..].trim_start();
        } else if matches!(first, '-' | '\'' | '’' | '.' | ',' | '&' | '/') {
            rest = rest[first.len_utf8()..].trim_start();
        } else {
            return Err("character");
        }
    }
    if gap != 0 {
        return Err("gap-last");
    }
    if steps.is_empty() { Err("empty") } else { Ok(steps) }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn one_word(text: &str) -> Option<String> {
    let word = text.trim();
    (!word.is_empty() && word.chars().all(in_word)).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(phrase: &str) -> Vec<(u8, Vec<String>)> {
        steps(phrase).unwrap().into_iter().map(|step| (step.gap, step.choices)).collect()
    }

    #[test]
    fn words_gaps_and_choices() {
        let words = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read("internal poll"), [(0, words(&["internal"])), (0, words(&["poll"]))]);
        assert_eq!(read("fire .. (team|staff)"), [(0, words(&["fire"])), (3, words(&["team", "staff"]))]);
        assert_eq!(read("a ..7 b"), [(0, words(&["a"])), (7, words(&["b"]))]);
        assert_eq!(read("l'état-major"), [(0, words(&["l"])), (0, words(&["état"])), (0, words(&["major"]))]);
    }

    #[test]
    fn what_is_refused() {
        for (phrase, why) in [
            ("", "empty"),
            ("  ", "empty"),
            (".. team", "gap-first"),
            ("fire ..", "gap-last"),
            ("fire ..99 team", "gap"),
            ("(a|b", "parenthesis"),
            ("(a|)", "choice"),
            ("(two words|b)", "choice"),
            ("what?", "character"),
        ] {
            assert_eq!(steps(phrase), Err(why), "{phrase}");
        }
    }
}
