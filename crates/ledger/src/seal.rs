//! Sealing: single records, and the segments into which they are compacted. Both are standard age files.
//!
//! A single record is its line, padded with spaces to a size class: spaces after a JSON value belong to JSON, so what the
//! `age` tool opens is read by any program. A segment is some thousand lines, compressed by zstd and padded with a frame
//! that every zstd decoder skips: `age -d -i key.txt segment.age | zstd -d` prints JSON lines.

use cloison_keys::{Identity, Recipients};
use zeroize::Zeroizing;

use crate::LedgerError;
use crate::record::Line;

/// The smallest size class of a single record; every further one is twice as large.
const SMALLEST: usize = 512;
/// zstd's level: 9 compresses records to within some hundredths of 19, in a tenth of its time.
const COMPRESSION: i32 = 9;
/// The first bytes of a frame that decoders skip, and of its length (RFC 8878, 3.1.2).
const SKIPPED: [u8; 4] = 0x184d_2a50_u32.to_le_bytes();
const SKIPPED_HEAD: usize = 8;
/// Most that a segment may hold, so that a forged one cannot fill the memory: far more than 4,096 records with texts of
/// ordinary length.
const LARGEST: u64 = 512 * 1024 * 1024;

/// Seals one record.
pub(crate) fn record(line: &[u8], recipients: &Recipients) -> Result<Vec<u8>, LedgerError> {
    let class = line.len().next_power_of_two().max(SMALLEST);
    let mut plain = Zeroizing::new(Vec::with_capacity(class));
    plain.extend_from_slice(line);
    plain.resize(class, b' ');
    Ok(recipients.seal(&plain)?)
}

/// Opens what [`record`] sealed, without the padding. `None` if the identity does not open it.
pub(crate) fn open_record(sealed: &[u8], identity: &Identity) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(identity.open(sealed)?);
    let end = plain.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
    plain.truncate(end);
    Some(plain)
}

/// Seals some records together.
pub(crate) fn segment<'l>(
    lines: impl IntoIterator<Item = &'l Line>,
    recipients: &Recipients,
) -> Result<Vec<u8>, LedgerError> {
    let mut plain = Zeroizing::new(Vec::new());
    for line in lines {
        plain.extend_from_slice(&line.bytes);
        plain.push(b'\n');
    }
    let compressed = zstd::bulk::compress(&plain, COMPRESSION).map_err(|_| LedgerError::Damaged)?;
    let mut compressed = Zeroizing::new(compressed);
    let wanted = padme(compressed.len() + SKIPPED_HEAD);
    let padding = wanted - compressed.len() - SKIPPED_HEAD;
    compressed.extend_from_slice(&SKIPPED);
    compressed.extend_from_slice(&u32::try_from(padding).unwrap_or(0).to_le_bytes());
    compressed.resize(wanted, 0);
    Ok(recipients.seal(&compressed)?)
}

/// Opens what [`segment`] sealed: the lines, a line feed after each. `None` if the identity does not open it.
pub(crate) fn open_segment(sealed: &[u8], identity: &Identity) -> Option<Zeroizing<Vec<u8>>> {
    let compressed = Zeroizing::new(identity.open(sealed)?);
    // In one go, to where it stays: a decoder of a stream keeps a copy in memory of its own.
    let size = zstd::zstd_safe::get_frame_content_size(&compressed).ok().flatten().filter(|size| *size < LARGEST)?;
    let mut plain = Zeroizing::new(vec![0; usize::try_from(size).ok()?]);
    let filled = zstd::bulk::decompress_to_buffer(&compressed, &mut plain).ok()?;
    (filled == plain.len()).then_some(plain)
}

/// The lines of an opened segment.
pub(crate) fn lines(plain: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    plain.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

/// The size class of a segment: PADMÉ, at most 12 % more, and a length tells no more than some bits (Nikitin et al.,
/// *Reducing Metadata Leakage from Encrypted Files and Communication with PURBs*, 2019, section 4).
fn padme(length: usize) -> usize {
    if length < 2 {
        return length;
    }
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1usize << exponent.saturating_sub(kept)) - 1;
    (length + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_segments_cost_little() {
        assert_eq!([1, 9, 100, 1000, 10_000].map(padme), [1, 10, 104, 1024, 10_240]);
        for length in (1..5_000_000).step_by(997) {
            let class = padme(length);
            assert!(class >= length && class <= length + length * 12 / 100 + 1, "{length} {class}");
            assert_eq!(padme(class), class);
        }
    }
}
