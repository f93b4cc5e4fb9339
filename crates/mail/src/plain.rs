//! Plain text in the encodings that people's editors write.

use cloison_engine::Draft;
use encoding_rs::{Encoding, WINDOWS_1252};

use crate::{MailError, Read};

pub(crate) fn read(bytes: &[u8]) -> Result<Read, MailError> {
    let (body, assumed_encoding) = decode(bytes)?;
    Ok(Read { draft: Draft { body, ..Draft::default() }, assumed_encoding })
}

fn decode(bytes: &[u8]) -> Result<(String, bool), MailError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok((text.into_owned(), false));
    }
    if is_binary(bytes) {
        return Err(MailError::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), false)),
        Err(_) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), true)),
    }
}

/// Text has no control characters but tabs, line ends and form feeds. A few strays are let through.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let strange = head.iter().filter(|byte| matches!(byte, 0x01..=0x06 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    head.contains(&0) || strange * 50 > head.len()
}
