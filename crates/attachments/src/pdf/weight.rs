//! How much a PDF would weigh in memory, before it is loaded.
//!
//! `lopdf` loads all objects at once, each of some hundred bytes, however short it is in the file. So a file of numbers
//! would need fifty times its size, and one of packed numbers more than any machine has. Real files are far from both.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;

/// Heaviest file: about half a gigabyte. One of 64 MB that is full of pictures weighs less.
const HEAVIEST: usize = 4_000_000;
/// Most bytes of an object stream.
const LARGEST: usize = 16 << 20;
/// Most bytes of all object streams together, where they cannot be looked into, and what each may have at least.
const OPAQUE: usize = 4 << 20;
const LEAST: usize = 32 << 10;
/// Most object streams that cannot be looked into: they are encrypted, or packed in an unusual way.
const MOST_OPAQUE: usize = 256;
/// How far after its type an object stream begins.
const HEAD: usize = 4096;

/// Most bytes for each object stream; nothing if the file is too heavy.
pub(super) fn largest_object_stream(bytes: &[u8]) -> Option<usize> {
    let mut weight = weigh(bytes, &mut b' ');
    let mut opaque = 0;
    for slash in memchr::memchr_iter(b'/', bytes) {
        if weight > HEAVIEST || opaque > MOST_OPAQUE {
            return None;
        }
        let name = &bytes[slash + 1..];
        if is_object_stream(name) {
            match unpacked(&name[..name.len().min(HEAD)], name) {
                Some(more) => weight += more,
                None => opaque += 1,
            }
        }
    }
    let largest = OPAQUE.checked_div(opaque).map_or(LARGEST, |share| share.max(LEAST));
    (weight <= HEAVIEST).then_some(largest)
}

/// What the stream after this head weighs; nothing if it does not unpack.
fn unpacked(head: &[u8], bytes: &[u8]) -> Option<usize> {
    let start = memmem::find(head, b"stream")? + b"stream".len();
    let content = bytes[start..].trim_ascii_start();
    let mut stream = ZlibDecoder::new(content).take(LARGEST as u64);
    let mut part = vec![0; 64 << 10];
    let (mut weight, mut before) = (0, b' ');
    let mut any = false;
    while let Ok(length @ 1..) = stream.read(&mut part) {
        any = true;
        weight += weigh(&part[..length], &mut before);
        if weight > HEAVIEST {
            break;
        }
    }
    any.then_some(weight)
}

/// Whether the name is `ObjStm`, written out or with escapes.
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

/// Words weigh one, lists and dictionaries more. Those in streams count too, since only a parser knows where a stream really
/// is; packed ones have few.
fn weigh(bytes: &[u8], before: &mut u8) -> usize {
    let mut weight = 0;
    for byte in bytes {
        weight += match byte {
            b'[' => 5,
            b'<' => 2,
            b'/' | b'(' => 1,
            _ => usize::from(before.is_ascii_whitespace() && !byte.is_ascii_whitespace()),
        };
        *before = *byte;
    }
    weight
}
