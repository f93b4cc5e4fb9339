//! API keys and tokens: the [shapes](super::key_shapes) that their makers gave them, so that they can be recognised.
//! What has the shape and is plainly a placeholder (`xxxx`, `EXAMPLE`, one letter over and over) is none.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::memmem;

use super::Found;
use super::context::line_before;
use super::key_shapes::{AROUND, Alphabet, Around, NAMED, Part, SHAPES, SIGNS, Shape};
use crate::fold::Folded;

/// The shapes by their first byte; those that begin with no text are at zero.
static BY_FIRST: LazyLock<Vec<Vec<&Shape>>> = LazyLock::new(|| {
    let mut by_first = vec![Vec::new(); 128];
    for shape in SHAPES {
        let first = if let Some(Part::Text(text)) = shape.1.first() { text.bytes().next() } else { None };
        by_first[usize::from(first.unwrap_or(0) & 127)].push(shape);
    }
    by_first
});

/// The texts of the shapes around a token.
static TEXTS_AROUND: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(AROUND.iter().map(|shape| shape.2)).ok());

/// Words that stand in the keys of documentation, and in no random text.
const PLACEHOLDERS: &[&str] = &[
    "example",
    "sample",
    "placeholder",
    "changeme",
    "your",
    "xxxx",
    "redacted",
    "replace",
    "dummy",
    "insert",
    "secret",
    "token",
    "password",
    "abcdef",
    "123456",
];

/// Most bytes of a key without prefix that are read back to its start.
const LONGEST_NAMED: usize = 64;
/// Most bytes from the text of a key to its first long token.
const BACK: usize = 96;
/// Least bytes of a key that begins with no text.
const SHORTEST_PLAIN: usize = 35;
/// Most bytes from a maker's name to the key.
const NEAR: usize = 60;

pub(crate) fn scan(text: &Folded<'_>, tokens: &[Range<usize>], found: &mut Found<'_>) {
    // Asked once for a whole text, since nearly none has any.
    let has_around = LazyCell::new(|| TEXTS_AROUND.as_ref().is_none_or(|texts| texts.is_match(&text.text)));
    let mut end = 0;
    for token in tokens {
        if token.start < end {
            continue;
        }
        let bytes = original(text, token.start);
        let (length, is_key) = prefixed(bytes, token.len());
        let near = || if *has_around { around(text, token.start) } else { None };
        let other = || named(text, token).or_else(|| near().filter(|key| key.start >= end));
        let key = if is_key { Some(token.start..token.start + length) } else { other() };
        end = end.max(token.start + length);
        if let Some(key) = key {
            end = end.max(key.end);
            found(key);
        }
    }
}

/// The text with its capitals from a folded place on.
fn original<'t>(text: &'t Folded<'_>, folded: usize) -> &'t [u8] {
    &text.cased().as_bytes()[folded..]
}

/// How many bytes have the shape of a key, and whether they are one.
fn prefixed(bytes: &[u8], token: usize) -> (usize, bool) {
    let mut longest = 0;
    let first = bytes.first().map_or(0, |byte| usize::from(byte & 127));
    let plain = if token >= SHORTEST_PLAIN { BY_FIRST[0].as_slice() } else { &[] };
    for (_, parts) in BY_FIRST[first].iter().chain(plain) {
        if let Some((length, random)) = read(parts, bytes) {
            if is_end(&bytes[length..]) && is_random(&random) {
                return (length, true);
            }
            longest = longest.max(length);
        }
    }
    (longest, false)
}

/// The length of some parts at the start of some bytes, and the characters in them that are not given.
fn read(parts: &[Part], bytes: &[u8]) -> Option<(usize, Vec<u8>)> {
    // Most bytes begin otherwise.
    if let Some(Part::Text(text)) = parts.first()
        && !bytes.starts_with(text.as_bytes())
    {
        return None;
    }
    let (mut at, mut random) = (0, Vec::new());
    for part in parts {
        let rest = &bytes[at..];
        let (alphabet, least, most) = match *part {
            Part::Text(text) => {
                at += rest.starts_with(text.as_bytes()).then_some(text.len())?;
                continue;
            }
            Part::Of(alphabet, length) => (alphabet, length, length),
            Part::Between(alphabet, least, most) => (alphabet, least, most),
        };
        let length = rest.iter().take(most).take_while(|byte| alphabet.has(**byte)).count();
        // A full stop after a key is not of it.
        let length = rest[..length].iter().rposition(|byte| *byte != b'.').map_or(0, |last| last + 1);
        if length < least {
            return None;
        }
        random.extend_from_slice(&rest[..length]);
        at += length;
    }
    Some((at, random))
}

/// Whether a key may end before these bytes.
fn is_end(after: &[u8]) -> bool {
    match after {
        [byte, ..] if byte.is_ascii_alphanumeric() || *byte == b'_' => false,
        [joint, next, ..] => !(is_joint(*joint) && next.is_ascii_alphanumeric()),
        _ => true,
    }
}

fn is_joint(byte: u8) -> bool {
    matches!(byte, b'-' | b'_' | b'.')
}

/// Whether characters look drawn at random: various, in no order, more than a name, no placeholder.
fn is_random(key: &[u8]) -> bool {
    let mut seen = [false; 128];
    for byte in key {
        seen[usize::from(byte & 127)] = true;
    }
    let various = seen.iter().filter(|seen| **seen).count() >= (key.len() / 3).min(8);
    let in_order = key.windows(2).filter(|pair| pair[1] == pair[0] + 1).count() * 2 > key.len();
    let same = key.chunk_by(|a, b| a == b).any(|run| run.len() > 5 && run.len() * 4 > key.len());
    let name = !key.iter().any(u8::is_ascii_digit) && !key.iter().any(u8::is_ascii_uppercase);
    let lower = key.to_ascii_lowercase();
    let placeholder = || PLACEHOLDERS.iter().any(|word| memmem::find(&lower, word.as_bytes()).is_some());
    // In a long key any short word may come up by chance.
    various && !in_order && !same && !name && (key.len() > 80 || !placeholder())
}

/// A key without prefix, with its maker's name before it on the line.
fn named(text: &Folded<'_>, token: &Range<usize>) -> Option<Range<usize>> {
    let folded = text.text.as_bytes();
    let in_key = |byte: &&u8| Alphabet::Base64.has(**byte) || is_joint(**byte);
    let back = folded[..token.start].iter().rev().take(LONGEST_NAMED).take_while(in_key).count();
    let start = token.start - back;
    let equals = folded[start..token.start].iter().rposition(|byte| *byte == b'=').map_or(0, |last| last + 1);
    let start = start + equals;
    let length = folded[start..].iter().take(LONGEST_NAMED).take_while(in_key).count();
    let length = folded[start..start + length].trim_ascii_end().iter().rposition(|byte| *byte != b'.')? + 1;
    let mut rows = NAMED.iter().filter(|(_, _, exact)| *exact == length).peekable();
    rows.peek()?;
    let bytes = original(text, start).get(..length)?;
    let before = line_before(&text.text, start, NEAR).as_bytes();
    let mixed = bytes.iter().any(u8::is_ascii_digit) && bytes.iter().any(u8::is_ascii_alphabetic);
    let row = |(maker, alphabet, _): &(&str, Alphabet, usize)| {
        bytes.iter().all(|byte| alphabet.has(*byte)) && memmem::find(before, maker.as_bytes()).is_some()
    };
    (mixed && is_random(bytes) && rows.any(row)).then_some(start..start + length)
}

/// A key whose text stands shortly before a long token.
fn around(text: &Folded<'_>, token: usize) -> Option<Range<usize>> {
    let folded = text.text.as_bytes();
    if !SIGNS.contains(folded.get(token.checked_sub(1)?)?) {
        return None;
    }
    let back = token.saturating_sub(BACK);
    let window = &folded[back..folded.len().min(token + 2)];
    AROUND.iter().find_map(|shape| {
        let at = back + memmem::rfind(window, shape.2.as_bytes())?;
        around_text(text, shape, at..at + shape.2.len())
    })
}

fn around_text(text: &Folded<'_>, (_, before, middle, after): &Around, place: Range<usize>) -> Option<Range<usize>> {
    let folded = text.text.as_bytes();
    let mut start = place.start;
    for part in *before {
        let (Part::Of(alphabet, most) | Part::Between(alphabet, _, most)) = *part else { return None };
        let least = if let Part::Between(_, least, _) = *part { least } else { most };
        let length = folded[..start].iter().rev().take(most).take_while(|byte| alphabet.has(**byte)).count();
        start = start.checked_sub((length >= least).then_some(length)?)?;
    }
    let alone =
        start == 0 || !folded[start - 1].is_ascii_alphanumeric() || !before.is_empty() || middle.starts_with('/');
    let bytes = original(text, place.end);
    let (length, random) = read(after, bytes)?;
    (alone && is_end(&bytes[length..]) && is_random(&random)).then_some(start..place.end + length)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use super::*;
    use crate::detect::{check, found};

    /// Characters of an alphabet that look random and are always the same.
    fn drawn(alphabet: Alphabet, count: usize, seed: &mut u32) -> String {
        let all: Vec<u8> = (b'0'..=b'z').filter(|byte| alphabet.has(*byte) && byte.is_ascii_alphanumeric()).collect();
        let mut draw = || {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(all[*seed as usize / 65_536 % all.len()])
        };
        (0..count).map(|_| draw()).collect()
    }

    fn build(parts: &[Part], mut fill: impl FnMut(Alphabet, usize) -> String) -> String {
        let piece = |part: &Part| match *part {
            Part::Text(text) => text.to_owned(),
            Part::Of(alphabet, length) | Part::Between(alphabet, length, _) => fill(alphabet, length),
        };
        parts.iter().map(piece).collect()
    }

    /// One valid key of each row, and near misses of it: one character short, a wrong one inside, one letter only.
    #[test]
    fn every_shape() {
        let mut seed = 7;
        for (maker, parts) in SHAPES {
            let key = build(parts, |alphabet, count| drawn(alphabet, count, &mut seed));
            let text = format!("the key is {key}, keep it");
            assert_eq!(found(Detector::ApiKey, &text), [key.as_str()], "{maker}");
            let assigned = format!("KEY=\"{key}\".");
            assert_eq!(found(Detector::ApiKey, &assigned), [key.as_str()], "{maker}");
            let last = match parts.last() {
                Some(Part::Text(text)) => text.len(),
                _ => 0,
            };
            let (body, tail) = key.split_at(key.len() - last);
            let short = format!("{}{tail}", &body[..body.len() - 1]);
            let wrong = format!("{}%{}", &key[..key.len() - 4], &key[key.len() - 3..]);
            let same =
                build(parts, |alphabet, count| if alphabet == Alphabet::Digits { "0" } else { "A" }.repeat(count));
            for miss in [&short, &wrong, &same] {
                assert_eq!(found(Detector::ApiKey, &format!("see {miss} here")), [""; 0], "{maker}");
            }
        }
    }

    #[test]
    fn every_text_in_the_middle() {
        let mut seed = 11;
        for (maker, before, text, after) in AROUND {
            let mut fill = |alphabet, count| drawn(alphabet, count, &mut seed);
            let before = build(before, &mut fill);
            // Capitals as they are written.
            let text = text.replace(":aa", ":AA").replace("q~", "Q~").replace("/t", "/T");
            let key = format!("{before}{text}{}", build(after, &mut fill));
            assert_eq!(found(Detector::ApiKey, &format!("use {key} please")), [key.as_str()], "{maker}");
            assert_eq!(found(Detector::ApiKey, &format!("use {}", &key[..key.len() - 1])), [""; 0], "{maker}");
        }
    }

    #[test]
    fn keys_without_prefix_want_their_maker() {
        let mut seed = 5;
        for (maker, alphabet, length) in NAMED {
            let key = drawn(*alphabet, *length, &mut seed);
            check(
                Detector::ApiKey,
                &[&format!("our {maker} key: [{key}].")],
                &[&format!("the checksum is {key}."), &format!("{maker}\n{key}")],
            );
        }
    }

    // The keys are put together here so that no scanner of secrets takes this file for a leak.
    #[test]
    fn keys_in_mail() {
        let github = format!("token [{}{}] there", "ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
        let amazon = format!("[{}{}].", "AKIA", "Q7ZP2RT5MWKLAB3X");
        let secret = format!("aws_secret = [{}/{}]", "p9Xw2LmQ7rT5vB8", "kZ4n+C6sD1fGhJ3aYeUiOtW0");
        let stripe = format!("key=[{}{}]", "sk_live_", "9sK2xQ7mTz41RbLw0YhD");
        let placeholder = format!("{}{}", "AKIA", "IOSFODNN7EXAMPLE");
        let yours = format!("{}{}", "ghp_", "yourTokenGoesHere0000000000000000000");
        let sequence = format!("{}{}", "sk_live_", "abcdefghijklmnopqrstuvwx");
        check(
            Detector::ApiKey,
            &[&github, &amazon, &secret, &stripe],
            &[
                &placeholder,
                &yours,
                &sequence,
                "ghp_short",
                "AKIA is a prefix",
                "key-performance-indicators-of-the-whole-campaign-team",
                "sk-learn",
                "re_organisation_of_the_regional_team_2026",
                "www.example.org/a-very-long-path-name-here",
                "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "https://hooks.slack.com/services/ is where they start",
            ],
        );
    }
}
