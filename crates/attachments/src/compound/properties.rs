//! Title, author, company and the like, as older documents keep them.

use super::{offset, western, wide};
use crate::text::Reading;

/// Most properties that are looked at.
const MOST: usize = 1000;
/// The template and the program, which nobody entered.
const PROGRAM: [usize; 2] = [7, 18];

pub(super) fn read(bytes: &[u8], reading: &mut Reading) {
    let Some(section) = offset(bytes, 44, 4).and_then(|at| bytes.get(at..)) else { return };
    let count = offset(section, 4, 4).unwrap_or(0).min(MOST);
    for index in 0..count {
        let (Some(id), Some(at)) = (offset(section, 8 + index * 8, 4), offset(section, 12 + index * 8, 4)) else {
            return;
        };
        if !PROGRAM.contains(&id) {
            reading.push_line(&value(section, at).unwrap_or_default());
        }
    }
}

/// A property that is a text.
fn value(section: &[u8], at: usize) -> Option<String> {
    let length = offset(section, at.checked_add(4)?, 4)?;
    let start = at.checked_add(8)?;
    match offset(section, at, 4)? {
        30 => {
            let bytes = section.get(start..start.checked_add(length)?)?;
            let text = std::str::from_utf8(bytes).map_or_else(|_| western(bytes), str::to_owned);
            Some(text.trim_end_matches('\0').to_owned())
        }
        31 => {
            let bytes = section.get(start..start.checked_add(length.checked_mul(2)?)?)?;
            Some(wide(bytes).trim_end_matches('\0').to_owned())
        }
        _ => None,
    }
}
