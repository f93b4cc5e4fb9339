//! JSON web tokens: signed ones of three base64url parts, of which the header and the claims are JSON objects (RFC
//! 7519, in the compact form of RFC 7515 §7.1), and encrypted ones of five (RFC 7516 §7.1).

use std::sync::LazyLock;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use memchr::memmem::Finder;

use super::Found;
use crate::fold::Folded;

/// Most bytes of a header in base64url; those with a certificate chain are the longest.
const LONGEST_HEADER: usize = 16 * 1024;

/// The base64url of `{"`, in small letters.
static BEGINNING: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"eyj"));

pub(crate) fn scan(text: &Folded<'_>, found: &mut Found<'_>) {
    let folded = text.text.as_bytes();
    let mut end = 0;
    for start in BEGINNING.find_iter(folded) {
        if start < end || start > 0 && (in_part(folded[start - 1]) || folded[start - 1] == b'.') {
            continue;
        }
        let length = folded[start..].iter().take_while(|byte| in_part(**byte) || **byte == b'.').count();
        end = start + length;
        if let Some(token) = text.cased().get(start..end)
            && let Some(length) = token_length(token)
        {
            found(start..start + length);
        }
    }
}

fn in_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn token_length(token: &str) -> Option<usize> {
    // A token without signature ends with the dot before it; other dots at the end are the sentence's.
    let parts: Vec<&str> = token.split('.').take(6).collect();
    let header = parts.first().filter(|header| header.len() <= LONGEST_HEADER && names(header, "\"alg\""))?;
    match parts.as_slice() {
        [_, key, vector, body, tag, ..]
            if names(header, "\"enc\"") && !vector.is_empty() && !body.is_empty() && !tag.is_empty() =>
        {
            Some(header.len() + key.len() + vector.len() + body.len() + tag.len() + 4)
        }
        [_, claims, signature, ..] if claims.len() >= 4 && names(claims, "{\"") => {
            Some(header.len() + claims.len() + signature.len() + 2)
        }
        _ => None,
    }
}

/// Whether a part is the base64url of a JSON object in which something stands.
fn names(part: &str, what: &str) -> bool {
    let Ok(json) = BASE64_URL_SAFE_NO_PAD.decode(part) else { return false };
    std::str::from_utf8(&json).is_ok_and(|json| {
        let json = json.trim();
        json.starts_with('{') && json.ends_with('}') && json.contains(what)
    })
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;
    use cloison_policy::Detector;

    use crate::detect::check;

    fn part(json: &str) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(json)
    }

    // The tokens are put together here so that no scanner of secrets takes this file for a leak.
    #[test]
    fn tokens() {
        let header = part(r#"{"alg":"HS256","typ":"JWT"}"#);
        let spaced = part("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}");
        let claims = part(r#"{"sub":"42","name":"Zoé"}"#);
        let signature = "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6";
        let plain = part(r#"{"alg":"none"}"#);
        let sealed = part(r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#);
        let nested = format!("[{sealed}.{signature}.{0}.{signature}.{0}]", "abcdefghijklmnop");
        check(
            Detector::Jwt,
            &[
                &format!("Bearer [{header}.{claims}.{signature}]"),
                &format!("token=[{spaced}.{claims}.{signature}]."),
                &format!("[{plain}.{claims}.]"),
                &nested,
            ],
            &[
                &format!("{header}.{claims}"),
                &format!("{claims}.{claims}.{signature}"),
                &format!("{header}.notclaims.{signature}"),
                &format!("x{header}.{claims}.{signature}"),
                &header,
                "eyJ is how they begin",
                "eyJhbGci.eyJzdWIi.abc",
                "eyjafjallajökull.eyjafjord.is",
            ],
        );
    }
}
