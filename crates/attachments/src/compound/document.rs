//! Documents of Word 97 to 2003. Their text lies in pieces, in the order of a table; notes, headers, comments and text boxes
//! follow the body in it.

use super::{Compound, number, offset, western, wide};
use crate::Unread;
use crate::allowance::Allowance;
use crate::text::Reading;

/// Where the flags stand, of which one says that the text is encrypted and another which table is used.
const FLAGS: usize = 0x0a;
const IS_ENCRYPTED: u64 = 0x0100;
const IS_SECOND_TABLE: u64 = 0x0200;
/// Where the place and the size of the table of pieces stand.
const PIECES: usize = 0x01a2;
/// The oldest version with this layout: Word 97.
const OLDEST: u64 = 0x00c1;

pub(super) fn read(file: &mut Compound<'_>, reading: &mut Reading, allowance: &mut Allowance) {
    let Some(text) = file.get("/WordDocument", reading, allowance) else { return };
    let flags = number(&text, FLAGS, 2).unwrap_or(0);
    if flags & IS_ENCRYPTED != 0 {
        return reading.miss(Unread::Encrypted);
    }
    if number(&text, 2, 2).is_none_or(|version| version < OLDEST) {
        return reading.miss(Unread::Office);
    }
    let table = if flags & IS_SECOND_TABLE != 0 { "/1Table" } else { "/0Table" };
    let Some(table) = file.get(table, reading, allowance) else { return reading.miss(Unread::Damaged) };
    if pieces(&text, &table, reading, allowance).is_none() {
        reading.miss(Unread::Damaged);
    }
}

/// Reads piece after piece.
fn pieces(text: &[u8], table: &[u8], reading: &mut Reading, allowance: &mut Allowance) -> Option<()> {
    let start = offset(text, PIECES, 4)?;
    let end = start.checked_add(offset(text, PIECES + 4, 4)?)?;
    let mut rest = table.get(start..end)?;
    // Changes of format come first, each with its size.
    while rest.first() == Some(&1) {
        rest = rest.get(3 + offset(rest, 1, 2)?..)?;
    }
    let size = offset(rest, 1, 4)?;
    let plan = rest.get(5..5_usize.checked_add(size)?)?;
    let count = plan.len().checked_sub(4)? / 12;
    for index in 0..count {
        let (from, to) = (offset(plan, index * 4, 4)?, offset(plan, index * 4 + 4, 4)?);
        let place = number(plan, (count + 1) * 4 + index * 8 + 2, 4)?;
        let narrow = place & 0x4000_0000 != 0;
        let place = usize::try_from(place & 0x3fff_ffff).ok()?;
        let (start, width) = if narrow { (place / 2, 1) } else { (place, 2) };
        let length = to.checked_sub(from)?.checked_mul(width)?;
        // Pieces may lie over one another, so that their sum has no bound of its own.
        if length as u64 > allowance.next() {
            reading.miss(Unread::TooLarge);
            return Some(());
        }
        allowance.take(length as u64);
        let bytes = text.get(start..start.checked_add(length)?)?;
        let words = if narrow { western(bytes) } else { wide(bytes) };
        // The end of a cell, and a hyphen that does not break.
        reading.push(&words.replace('\u{7}', "\t").replace('\u{1e}', "-"));
        if reading.is_full() {
            break;
        }
    }
    Some(())
}
