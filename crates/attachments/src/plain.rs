//! Plain text in the encodings that people's programs write: UTF-8, UTF-16, Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::Reading;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) {
    reading.push(&decode(bytes));
}

/// The characters of a text. UTF-16 is known by its mark or by its zeros; what is no UTF-8 is Windows-1252.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // The cut end of a text in UTF-8 does not make it another encoding.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// UTF-16 as some programs write it: every second byte of western text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 4 {
        return None;
    }
    match (even * 10, odd * 10) {
        (0, odd) if odd >= half * 6 => Some(UTF_16LE),
        (even, 0) if even >= half * 6 => Some(UTF_16BE),
        _ => None,
    }
}

/// Text has no control characters but tabs, line ends and form feeds. A few strays are let through.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || utf16_without_mark(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(8192)];
    let strange = head.iter().filter(|byte| matches!(byte, 0x01..=0x06 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    head.contains(&0) || strange * 50 > head.len()
}
