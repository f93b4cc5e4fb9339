//! Slides of `PowerPoint` 97 to 2003: records within records, of which three kinds are text.

use super::{Compound, number, offset, western, wide};
use crate::Unread;
use crate::allowance::Allowance;
use crate::text::Reading;

/// What stands in the stream of the current user if the slides are encrypted.
const ENCRYPTED: u64 = 0xf3d1_c4df;

pub(super) fn read(file: &mut Compound<'_>, reading: &mut Reading, allowance: &mut Allowance) {
    let user = file.get("/Current User", reading, allowance).unwrap_or_default();
    if number(&user, 12, 4) == Some(ENCRYPTED) {
        return reading.miss(Unread::Encrypted);
    }
    let Some(stream) = file.get("/PowerPoint Document", reading, allowance) else { return };
    let mut rest = stream.as_slice();
    while let (Some(kind), Some(length)) = (number(rest, 0, 4), offset(rest, 4, 4)) {
        let content = &rest[8..];
        if kind & 0xf == 0xf {
            // A record of records: the next one is its first.
            rest = content;
            continue;
        }
        let text = &content[..length.min(content.len())];
        match kind >> 16 {
            0x0fa0 | 0x0fba => reading.push_line(&wide(text)),
            0x0fa8 => reading.push_line(&western(text)),
            _ => {}
        }
        let Some(next) = content.get(length..) else { return reading.miss(Unread::Damaged) };
        rest = next;
        if reading.is_full() {
            return;
        }
    }
}
