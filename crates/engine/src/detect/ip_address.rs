//! IP addresses, versions 4 (RFC 791) and 6 (RFC 4291 §2.2), with the length of a network's prefix if there is one
//! (RFC 4632), as the standard library parses them. Version and section numbers look like version 4.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::Found;
use super::context::{has_word, line_before};

/// Most bytes of an address of version 6 with one of version 4 at its end.
const LONGEST: usize = 46;
/// Most bytes from a word to the address that it is about.
const NEAR: usize = 40;

const WORDS: &[&str] = &[
    "address",
    "adresse",
    "bind",
    "dns",
    "gateway",
    "host",
    "ip",
    "ips",
    "ipv4",
    "ipv6",
    "listen",
    "loopback",
    "masque",
    "passerelle",
    "ping",
    "prefix",
    "router",
    "routeur",
    "server",
    "serveur",
    "subnet",
    "unspecified",
];
const NUMBERED: &[&str] = &[
    "annexe",
    "article",
    "build",
    "chapitre",
    "chapter",
    "clause",
    "firmware",
    "kernel",
    "paragraphe",
    "release",
    "rev",
    "revision",
    "section",
    "v",
    "ver",
    "version",
];

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let mut ends: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for colon in memchr::memchr_iter(b':', text.as_bytes()) {
        if colon < end {
            continue;
        }
        let (range, token) = version_6(text, colon);
        end = token;
        if let Some(range) = range {
            ends.push(range.clone());
            found(range);
        }
    }
    let mut inside = ends.into_iter().peekable();
    let mut end = 0;
    for run in runs {
        while inside.next_if(|range| range.end <= *run).is_some() {}
        let free = inside.peek().is_none_or(|range| *run < range.start);
        if *run >= end
            && free
            && let Some(range) = version_4(text, *run)
        {
            end = range.end;
            found(range);
        }
    }
}

fn version_4(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let before = |back: usize| start.checked_sub(back).map(|at| bytes[at]);
    let joined = match before(1) {
        Some(b'.' | b',') => before(2).is_some_and(|byte| byte.is_ascii_digit()),
        Some(b'-') => before(2).is_some_and(|byte| byte.is_ascii_alphabetic()),
        Some(byte) => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'$') || byte >= 0x80,
        None => false,
    };
    let length = bytes[start..].iter().take(16).take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let token = &text[start..start + length];
    if joined || length < 7 {
        return None;
    }
    // After the fourth number, a full stop ends a sentence.
    let length = token.match_indices('.').nth(3).map_or(length, |(dot, _)| dot);
    let address: Ipv4Addr = text[start..start + length].parse().ok()?;
    let octets = address.octets();
    // Numbers of versions and sections are small, `8.8.8.8` is none.
    let small =
        octets[0] < 10 && octets.iter().all(|octet| *octet < 128) && octets.iter().any(|octet| *octet != octets[0]);
    let end = start + length;
    let after = (bytes.get(end), bytes.get(end + 1));
    let goes_on = match after {
        (Some(b'.' | b','), Some(digit)) if digit.is_ascii_digit() => octets[0] < 10,
        (Some(b'-'), Some(next)) => next.is_ascii_alphabetic(),
        (Some(byte), _) => byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80,
        _ => false,
    };
    let words = line_before(text, start, NEAR);
    let port = matches!(after, (Some(b':'), Some(digit)) if digit.is_ascii_digit());
    let named = port || words.ends_with("://") || words.ends_with('@') || has_word(words, WORDS);
    let numbered = has_word(&words[words.floor_char_boundary(words.len().saturating_sub(16))..], NUMBERED);
    (!goes_on && !numbered && (named || !small)).then(|| start..end + prefix(bytes, end, 32))
}

/// The address around the first colon of a token, and where the token ends.
fn version_6(text: &str, colon: usize) -> (Option<Range<usize>>, usize) {
    let bytes = text.as_bytes();
    let back = bytes[..colon].iter().rev().take(5).take_while(|byte| byte.is_ascii_hexdigit()).count();
    let start = colon - back;
    let in_address = |byte: &&u8| byte.is_ascii_hexdigit() || matches!(**byte, b':' | b'.');
    let length = bytes[start..].iter().take(LONGEST).take_while(in_address).count();
    let stuck = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    let touched = start.checked_sub(1).is_some_and(|at| stuck(bytes[at]) || matches!(bytes[at], b'.' | b'-'))
        || bytes.get(start + length).is_some_and(|byte| stuck(*byte));
    let token = text[start..start + length].trim_end_matches('.');
    let token = token.strip_suffix(':').filter(|rest| !rest.ends_with(':')).unwrap_or(token);
    let end = start + token.len();
    let range = (!touched && is_version_6(token)).then(|| start..end + prefix(bytes, end, 128));
    // Little stands between two colons in many things: `a::b`, `10::30`, `::`.
    let sure = token.matches(':').count() > 2 || token == "::1" || token.len() > 6;
    let range = range.filter(|range| sure || range.end > end || has_word(line_before(text, start, NEAR), WORDS));
    (range, start + length.max(back + 1))
}

fn is_version_6(token: &str) -> bool {
    // A hardware address of eight bytes looks the same.
    let hardware = token.len() == 23 && token.split(':').all(|group| group.len() == 2);
    let digits = token.bytes().any(|byte| byte.is_ascii_digit()) || token == "::";
    digits && !hardware && token.parse::<Ipv6Addr>().is_ok()
}

/// The length of `/24` and the like.
fn prefix(bytes: &[u8], end: usize, most: u32) -> usize {
    let Some(rest) = bytes[end..].strip_prefix(b"/") else { return 0 };
    let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let value = rest[..digits].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let ends = rest.get(digits).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'/');
    if (1..=3).contains(&digits) && value <= most && ends { 1 + digits } else { 0 }
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn version_4() {
        check(
            Detector::IpAddress,
            &[
                "the server is [192.0.2.17].",
                "ssh root@[198.51.100.4]:22",
                "http://[203.0.113.9]/status",
                "[10.0.0.1]-[10.0.0.20]",
                "[192.0.2.0/24], [8.8.8.8]",
                "IP [1.2.3.4]",
                "http://[5.39.2.7]/",
                "[192.0.2.17]/index.html",
            ],
            &[
                "version 10.4.3.21",
                "v10.4.3.21",
                "see 3.1.2.4 of the contract",
                "Conf.pm 1.91.2.8",
                "section 12.1.2.4",
                "256.1.1.1",
                "01.02.03.04",
                "06.39.98.22.05",
                "1.3.6.1.4.1.311",
                "192.0.2",
                "1.000.000.000",
                "firmware-10.1.2.3",
                "x192.0.2.17",
                "192.0.2.17b",
                "+1.202.555.0143",
            ],
        );
    }

    #[test]
    fn version_6() {
        check(
            Detector::IpAddress,
            &[
                "from [2001:db8::1], thanks",
                "reach [2001:DB8:0:0:8:800:200C:417A] tonight",
                "at [2001:db8::8:800:200c:417a].",
                "[::ffff:192.0.2.1], [::1]",
                "[2001:db8::/32]",
                "IPv6 [::]",
                "bind [fe80::]",
            ],
            &[
                "12:34:56",
                "std::vector and a::b",
                "10::30",
                "::",
                "00:1b:44:11:3a:b7",
                "00:1b:44:11:3a:b7:00:01",
                "2001:db8::1::2",
                "gggg::1",
                "note: add::face",
                "Jean 3:16, Marc 4:12:13",
                "Re: :) ::",
            ],
        );
    }
}
