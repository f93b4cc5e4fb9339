//! Any bytes as an attached file: read within small bounds, twice alike, with names and texts that can be shown.
#![no_main]

use cloison_attachments::{Bounds, read};
use libfuzzer_sys::fuzz_target;

const BOUNDS: Bounds = Bounds { bytes: 1 << 20, unpacked: 4 << 20, text: 20_000, files: 20, depth: 3 };

fuzz_target!(|bytes: &[u8]| {
    let parts = read("a", bytes, &BOUNDS);
    assert_eq!(parts, read("a", bytes, &BOUNDS), "the same bytes have the same text");
    assert!(!parts.is_empty() && parts.len() <= 21);
    assert!(parts.iter().map(|part| part.text.chars().count()).sum::<usize>() <= BOUNDS.text);
    for part in &parts {
        assert!(!part.name.chars().any(char::is_control) && part.name.chars().count() <= 200);
        assert!(!part.text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
    }
});
