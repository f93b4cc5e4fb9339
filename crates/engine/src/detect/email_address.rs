//! Email addresses: a dot-atom, `@`, a domain with at least one dot (RFC 5322 §3.4.1, without comments and quotes).

use super::Found;

pub(crate) fn scan(text: &str, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for at in memchr::memchr_iter(b'@', bytes) {
        let local = bytes[from..at].iter().rev().take_while(|byte| in_local(**byte)).take(64).count();
        let domain = bytes[at + 1..].iter().take_while(|byte| in_domain(**byte)).take(253).count();
        let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
        let start = at - local;
        let begins = start + text[start..at].len() - text[start..at].trim_start_matches('.').len();
        if begins < at
            && !domain.starts_with('.')
            && top.len() >= 2
            && top.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            found(begins..at + 1 + domain.len());
        }
        from = at + 1;
    }
}

fn in_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&byte)
}

fn in_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-'
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn addresses() {
        check(
            Detector::EmailAddress,
            &["to <[Lea.Morel+news@Mail.example.org]>.", "[a@b.fr], [c@d.org]"],
            &["@someone", "a@b", "me @ work.org", "x@.org", "a@b.c"],
        );
    }
}
