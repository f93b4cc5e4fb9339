//! How much a PDF would weigh in memory, before it is loaded.
//!
//! `lopdf` loads all objects at once, each of some hundred bytes, however short it is in the file. So a file of numbers
//! would need fifty times its size, and one of packed numbers more than any machine has. Real files are far from both.

use memchr::memmem;

/// Most words (numbers, names, signs) outside of streams.
const MOST_WORDS: usize = 6_000_000;
/// Most bytes that come out of all object streams together.
const OBJECT_STREAMS: usize = 32 << 20;
/// What one object stream may have at least.
const LEAST: usize = 64 << 10;
/// Most object streams.
const MOST_STREAMS: usize = 20_000;

/// Most bytes for each object stream; nothing if the file is too heavy.
pub(super) fn largest_object_stream(bytes: &[u8]) -> Option<usize> {
    let streams = object_streams(bytes);
    let heavy = streams > MOST_STREAMS || words_outside_streams(bytes) > MOST_WORDS;
    (!heavy).then(|| (OBJECT_STREAMS / streams.max(1)).max(LEAST))
}

/// How often a name `ObjStm` stands in the file, written out or with escapes.
fn object_streams(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'/', bytes).filter(|at| is_object_stream(&bytes[at + 1..])).count()
}

fn is_object_stream(name: &[u8]) -> bool {
    let mut rest = name;
    for wanted in b"ObjStm" {
        let (found, after) = match rest {
            [b'#', high, low, after @ ..] => {
                let digits = [*high, *low];
                let byte = std::str::from_utf8(&digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                (byte, after)
            }
            [byte, after @ ..] => (Some(*byte), after),
            [] => return false,
        };
        if found != Some(*wanted) {
            return false;
        }
        rest = after;
    }
    true
}

/// How many words there are between the streams.
fn words_outside_streams(bytes: &[u8]) -> usize {
    let (starts, ends) = (memmem::Finder::new(b"stream"), memmem::Finder::new(b"endstream"));
    let (mut rest, mut count) = (bytes, 0);
    loop {
        let start = starts.find(rest).unwrap_or(rest.len());
        count += words(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = ends.find(rest) else { return count + words(rest) };
        rest = &rest[end + b"endstream".len()..];
        if count > MOST_WORDS {
            return count;
        }
    }
}

/// A word begins wherever a sign of the syntax stands, or after a space.
fn words(bytes: &[u8]) -> usize {
    let mut before = b' ';
    let mut count = 0;
    for byte in bytes {
        let sign = matches!(byte, b'/' | b'[' | b'(' | b'<');
        count += usize::from(sign || (before.is_ascii_whitespace() && !byte.is_ascii_whitespace()));
        before = *byte;
    }
    count
}
