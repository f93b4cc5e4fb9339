//! The forms of secrets: what leads from a name to a value, and what stands there and is one.

use super::secret_names::{Says, says};

/// Most bytes of a value.
pub(super) const LONGEST: usize = 80;

/// Most words from a name to the sign.
const MOST_WORDS: usize = 9;

/// What follows a sign or verb of equality.
pub(super) struct Sign<'t> {
    pub(super) rest: &'t str,
    pub(super) symbol: bool,
}

/// The words of a text without their signs.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
}

/// The words up to the sign after a name, and what follows the sign.
pub(super) fn sign(after: &str) -> Option<(&str, Sign<'_>)> {
    if let Some(rest) = after.strip_prefix("'s ") {
        return Some(("", Sign { rest: skip(rest, false), symbol: false }));
    }
    let mut rest = after;
    for _ in 0..=MOST_WORDS {
        rest = rest.trim_start_matches([' ', '\t', '"', '(', ')', '*', '\'']);
        let between = &after[..after.len() - rest.len()];
        if let Some(symbol) = ["->", "=>", "→", ":", "="].iter().find(|symbol| rest.starts_with(**symbol)) {
            let rest = &rest[symbol.len()..];
            return Some((between, Sign { rest: skip(rest, true), symbol: true }));
        }
        let length = rest.find([' ', '\t', '\n', ':', '=', ')', '"']).unwrap_or(rest.len());
        let word = &rest[..length];
        rest = &rest[length..];
        let goes_on = ["which", "c'est", "it's", "that's", "qui"];
        let joined = word.ends_with(',') && goes_on.iter().any(|next| rest.trim_start_matches(' ').starts_with(next));
        if word.is_empty() || word.len() > 24 || !joined && word.ends_with(['.', '?', '!', ';', ',']) {
            return None;
        }
        let moved = word == "to"
            && words(between).next_back().is_some_and(|before| matches!(before, "changed" | "set" | "reset" | "back"));
        if says(word, Says::Equals) || moved {
            let skipped = skip(rest, false);
            return Some((between, Sign { symbol: is_symbol(rest, skipped), rest: skipped }));
        }
    }
    None
}

/// Whether the words that were skipped end with a colon.
fn is_symbol(rest: &str, skipped: &str) -> bool {
    rest[..rest.len() - skipped.len()].contains(':')
}

/// What follows the words between a sign and the value. The value may stand on the next line, after a symbol.
fn skip(rest: &str, symbol: bool) -> &str {
    let (mut rest, mut symbol) = (rest, symbol);
    for _ in 0..5 {
        rest = rest.trim_start_matches([' ', '\t', '*', '(', '[', '<']);
        if let Some(after) = rest.strip_prefix(':') {
            (rest, symbol) = (after, true);
            continue;
        }
        if symbol && let Some(after) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) {
            // A line may be left free.
            let after = after.trim_start_matches(['>', ' ']);
            let next = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')).unwrap_or(after);
            (rest, symbol) = (next.trim_start_matches(['>', ' ']), false);
            continue;
        }
        let word = rest.split([' ', '\t', '\n', ':']).next().unwrap_or_default();
        if !says(word, Says::Fillers) {
            break;
        }
        rest = &rest[word.len()..];
    }
    rest
}

/// Digits, in groups or not, that end where a number ends.
pub(super) fn number(rest: &str, count: std::ops::RangeInclusive<usize>) -> Option<&str> {
    let quote = usize::from(rest.starts_with('"'));
    let bytes = &rest.as_bytes()[quote..];
    let (mut at, mut digits) = (0, 0);
    while digits < *count.end() {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_digit() => digits += 1,
            Some(b' ' | b'-') if digits > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            _ => break,
        }
        at += 1;
    }
    // `4471#` and `4471*` are typed so.
    at += usize::from(digits > 0 && matches!(bytes.get(at), Some(b'#' | b'*')));
    let next = (bytes.get(at), bytes.get(at + 1));
    let goes_on = next.0.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
        || matches!(next, (Some(b'.' | b',' | b'/' | b':' | b'-' | b' '), Some(digit)) if digit.is_ascii_digit())
        || matches!(next, (Some(b'/' | b'-'), Some(letter)) if letter.is_ascii_alphabetic());
    (count.contains(&digits) && !goes_on).then(|| &rest[..quote + at])
}

/// Digits with a letter or two around, as doors have them: `4471B`, `A4471`, `B25A7`.
pub(super) fn lettered(rest: &str) -> Option<&str> {
    let token = token(rest)?;
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
    let others = token.len() - digits - letters;
    let begins = token.starts_with(|c: char| c.is_ascii_digit()) || letters == 1;
    (begins && (3..=8).contains(&digits) && (1..=2).contains(&letters) && others <= usize::from(token.contains('-')))
        .then_some(token)
}

/// What is between quotes.
pub(super) fn quoted(rest: &str) -> Option<&str> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let length = rest[1..].find(quote).filter(|length| (3..=LONGEST).contains(length))?;
    let inside = rest[1..=length].trim();
    (!inside.is_empty() && !inside.contains('\n') && inside.split(' ').count() <= 8 && !says(inside, Says::NoValue))
        .then(|| &rest[..length + 2])
}

/// What stands up to the next space or sign of a sentence.
pub(super) fn token(rest: &str) -> Option<&str> {
    let token = rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | ']' | '"')).next()?;
    let token = token.trim_end_matches(['.', '?', ':', '*', '>', '\'']);
    (!token.is_empty() && token.len() <= LONGEST).then_some(token)
}

/// The second of a pair: `accueil / Tilleul44`.
pub(super) fn second(rest: &str) -> Option<&str> {
    let first = token(rest)?;
    let after = rest[first.len()..].strip_prefix(" / ")?;
    token(after).map(|second| &rest[..first.len() + 3 + second.len()])
}

/// Words that make no sentence, to the end of the line.
pub(super) fn phrase(rest: &str) -> Option<&str> {
    let line = rest.lines().next()?.trim_end_matches([' ', '.']);
    let words: Vec<&str> = line.split(' ').collect();
    let is_word = |word: &&str| {
        (3..=10).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && !says(word, Says::Sentence)
    };
    ((4..=24).contains(&words.len()) && words.iter().all(is_word)).then_some(line)
}

/// A word alone on the rest of its line.
pub(super) fn alone(rest: &str) -> Option<&str> {
    let word = token(rest)?;
    let ends =
        matches!(rest[word.len()..].trim_start_matches([' ', '\t', '.']).chars().next(), None | Some('\n' | '\r'));
    // `xxxx` stands for a word that was taken out.
    let various = word.bytes().any(|byte| !word.starts_with(char::from(byte)));
    let is_word = word.len() >= 4 && various && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    (ends && is_word && !says(word, Says::NoValue) && !says(word, Says::Sentence)).then_some(word)
}

pub(super) fn has_symbol(token: &str) -> bool {
    token.contains(['!', '#', '$', '%', '&', '*', '+', '=', '?', '_', '^', '~'])
}

/// Whether a token is a date or a time.
pub(super) fn is_moment(token: &str) -> bool {
    let parts: Vec<&str> = token.split(['/', '.', ':', 'h']).collect();
    let numbers = |parts: &[&str]| {
        parts.iter().all(|part| matches!(part.len(), 1..=4) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let iso: Vec<&str> = token.split('-').collect();
    (parts.len() > 1 && numbers(&parts)) || (iso.len() == 3 && iso[0].len() == 4 && iso[1].len() == 2 && numbers(&iso))
}

/// Whether a token as it is written is no word of a sentence.
pub(super) fn is_secret(written: &str) -> bool {
    // Of a pair, the second.
    let written = written.rsplit(' ').next().unwrap_or_default();
    let lower = written.to_ascii_lowercase();
    if !(3..=LONGEST).contains(&written.len())
        || lower.contains("://")
        || lower.starts_with("www.")
        || is_moment(&lower)
    {
        return false;
    }
    let domain = written.rsplit_once('@').and_then(|(_, domain)| domain.rsplit_once('.'));
    let is_address =
        domain.is_some_and(|(_, top)| top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let symbol = has_symbol(written);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    // `12h`, `2nd` and `10%` are no secrets; four digits, or digits among letters, may be.
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let ordinal = digits <= 2 && letters <= 3 && !symbol;
    let various = digits >= 1 && letters + digits >= 4 && !ordinal;
    !is_address && (various || (symbol && letters >= 4))
}

/// Whether a token is a word with a capital at the end of a sentence: `the password is Swordfish.`, `: tulipHorse`.
pub(super) fn is_name(written: &str, after: &str) -> bool {
    let ends = after.chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | '!' | '\n' | ')'));
    let capital = written.chars().any(char::is_uppercase) && written.chars().any(char::is_lowercase);
    ends && capital
        && written.chars().count() >= 5
        && written.chars().all(char::is_alphabetic)
        && !says(&written.to_lowercase(), Says::NoValue)
}
