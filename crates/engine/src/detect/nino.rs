//! UK national insurance numbers: two prefix letters in use, six digits, a suffix A to D (HMRC, NIM39110).

use super::Found;

pub(crate) fn scan(text: &str, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 9 <= bytes.len() {
        let begins = bytes[at].is_ascii_lowercase()
            && bytes[at + 1].is_ascii_lowercase()
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        match begins.then(|| read(&bytes[at..])).flatten() {
            Some(length) => {
                found(at..at + length);
                at += length;
            }
            None => at += 1,
        }
    }
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
            &["NI number [AB 12 34 56 C]", "[JG103759A]"],
            &["QQ123456C", "GB123456A", "AB123456E", "AB1234567", "AB 123", "room AB12"],
        );
    }
}
