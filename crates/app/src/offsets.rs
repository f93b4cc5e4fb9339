//! The one place where UTF-8 offsets become UTF-16 ones, which is how a webview counts.

/// Turns byte offsets of a text into UTF-16 offsets, in one pass. The offsets must be in rising order.
pub(crate) fn utf16(text: &str, bytes: &[usize]) -> Vec<u32> {
    let (mut at, mut units) = (0, 0);
    bytes
        .iter()
        .map(|byte| {
            let end = text.floor_char_boundary((*byte).max(at));
            units += text[at..end].encode_utf16().count();
            at = end;
            u32::try_from(units).unwrap_or(u32::MAX)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_count_twice() {
        assert_eq!(utf16("aé🎉b", &[0, 1, 3, 7, 8, 99]), [0, 1, 2, 4, 5, 5]);
        assert_eq!(utf16("", &[]), [0u32; 0]);
    }
}
