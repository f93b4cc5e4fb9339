//! UK national insurance numbers: two prefix letters in use, six digits, a suffix A to D (HMRC, NIM39110).

use super::{Found, read_at};

pub(crate) fn scan(text: &str, runs: &[usize], found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    // Two letters stand before the first digits, with or without a separator.
    let begins = |run: &usize| {
        let separated = *run > 0 && matches!(bytes[run - 1], b' ' | b'-');
        let at = run.checked_sub(if separated { 3 } else { 2 })?;
        let letters = bytes[at].is_ascii_lowercase() && bytes[at + 1].is_ascii_lowercase();
        let alone = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        (letters && alone).then_some(at)
    };
    read_at(runs.iter().filter_map(begins), |at| read(&bytes[at..]), found);
}

fn read(bytes: &[u8]) -> Option<usize> {
    let (first, second) = (bytes[0], bytes[1]);
    let unused = matches!(first, b'd' | b'f' | b'i' | b'q' | b'u' | b'v')
        || matches!(second, b'd' | b'f' | b'i' | b'o' | b'q' | b'u' | b'v')
        || matches!(&bytes[..2], b"bg" | b"gb" | b"kn" | b"nk" | b"nt" | b"tn" | b"zz");
    if unused {
        return None;
    }
    let (mut at, mut digits) = (2, 0);
    loop {
        match *bytes.get(at)? {
            byte if byte.is_ascii_digit() && digits < 6 => digits += 1,
            b' ' | b'-' if digits % 2 == 0 && bytes[at - 1].is_ascii_alphanumeric() => {}
            b'a'..=b'd' if digits == 6 => break,
            _ => return None,
        }
        at += 1;
    }
    let end = at + 1;
    bytes.get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric()).then_some(end)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn ninos() {
        check(
            Detector::Nino,
            &["NI number [AB 12 34 56 C]", "[JG103759A]", "[jg-10-37-59-a].", "[YZ 614868 B]"],
            &[
                "QQ123456C",
                "GB123456A",
                "AO123456A",
                "AB123456E",
                "AB1234567",
                "AB123456CD",
                "AB 1 23456 C",
                "AB 123",
                "room AB12",
            ],
        );
    }
}
