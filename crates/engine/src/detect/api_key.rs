//! API keys and tokens whose makers gave them a prefix, so that they can be recognised (the forms are published in
//! each maker's own documentation), and JSON web tokens (RFC 7519: three base64url parts, the first of which begins
//! with `{"`).

use super::Found;
use crate::fold::Folded;

/// Least number of characters of a key with its prefix that are looked at.
const SHORTEST: usize = 15;

/// A prefix and the least number of key characters after it.
const SHAPES: &[(&str, usize)] = &[
    ("AKIA", 16),
    ("ASIA", 16),
    ("AIza", 35),
    ("ya29.", 20),
    ("ghp_", 36),
    ("gho_", 36),
    ("ghu_", 36),
    ("ghs_", 36),
    ("ghr_", 36),
    ("github_pat_", 22),
    ("glpat-", 20),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("xoxs-", 10),
    ("xapp-", 10),
    ("sk_live_", 16),
    ("rk_live_", 16),
    ("pk_live_", 16),
    ("sk_test_", 16),
    ("whsec_", 24),
    ("sk-ant-", 20),
    ("sk-proj-", 20),
    ("sk-", 40),
    ("SG.", 40),
    ("key-", 32),
    ("npm_", 36),
    ("pypi-", 40),
    ("dop_v1_", 40),
    ("shpat_", 32),
    ("shpss_", 32),
    ("hf_", 30),
    ("EAACEdEose0cBA", 10),
    ("sq0atp-", 20),
    ("sq0csp-", 40),
    ("dckr_pat_", 20),
    ("AGE-SECRET-KEY-1", 50),
    ("NRAK-", 20),
    ("lin_api_", 30),
    ("PMAK-", 20),
    ("dapi", 32),
    ("hvs.", 24),
    ("xkeysib-", 40),
    ("re_", 20),
    ("pv_live_", 16),
    ("tok_live_", 16),
    ("api_live_", 16),
];

pub(crate) fn scan(text: &Folded<'_>, found: &mut Found<'_>) {
    let folded = text.text.as_bytes();
    let mut start = 0;
    while let Some(window) = folded.get(start..start + SHORTEST) {
        // Words of ordinary text are shorter, and are passed over without a look at their first letters.
        if let Some(border) = window.iter().rposition(|byte| !in_token(*byte)) {
            start += border + 1;
            continue;
        }
        let end = start + folded[start..].iter().take_while(|byte| in_token(**byte)).count();
        let token = &text.original[text.span(start..end)];
        if is_key(token) || is_json_web_token(token) {
            found(start..start + text.text[start..end].trim_end_matches(['.', '-', '=']).len());
        }
        start = end + 1;
    }
}

fn in_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

fn is_key(token: &str) -> bool {
    SHAPES.iter().any(|(prefix, least)| {
        token.strip_prefix(prefix).is_some_and(|rest| {
            let key = rest.trim_end_matches('.');
            key.len() >= *least && has_variety(key)
        })
    })
}

/// Keys are random: they have digits and letters. Names of things that begin like a key do not.
fn has_variety(key: &str) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let letters = key.bytes().filter(u8::is_ascii_alphabetic).count();
    digits >= 2 && letters >= 2
}

fn is_json_web_token(token: &str) -> bool {
    let parts: Vec<&str> = token.trim_end_matches('.').split('.').collect();
    matches!(parts.as_slice(), [header, payload, signature]
        if header.starts_with("eyJ") && payload.starts_with("eyJ") && header.len() >= 12 && signature.len() >= 16)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    // The keys are put together here so that no scanner of secrets takes this file for a leak.
    #[test]
    fn keys() {
        let github = format!("token [{}{}] there", "ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
        let amazon = format!("[{}{}].", "AKIA", "IOSFODNN7EXAMPLE2");
        let stripe = format!("key=[{}{}]", "sk_live_", "9sK2xQ7mTz41RbLw0YhD");
        let token =
            format!("[{}.{}.{}]", "eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxIn0", "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P");
        check(
            Detector::ApiKey,
            &[&github, &amazon, &stripe, &token],
            &[
                "ghp_short",
                "AKIA is a prefix",
                "key-performance-indicators-of-the-whole-campaign-team",
                "sk-learn",
                "www.example.org/a-very-long-path-name-here",
            ],
        );
    }
}
