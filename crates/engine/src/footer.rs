//! The legal notices that organisations put under every message. Their words (*confidential*, *legally privileged*)
//! say nothing about the message above them.
//!
//! A notice is a paragraph that tells whom the message is for, that it is confidential, and what anybody else must do
//! or not do with it: at least one word of each of the three kinds. All of them together stand in no paragraph that a
//! person writes for another.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem;

/// Longest notice, in bytes.
const LONGEST: usize = 4096;

const FOR_WHOM: &[&str] = &[
    "intended recipient",
    "intended solely",
    "intended only for",
    "addressee",
    "named recipient",
    "destinataire",
    "personnes désignées",
    "attention exclusive",
    "usage exclusif",
];
const WHAT: &[&str] = &["confidential", "privileged", "confidentiel", "secret professionnel"];
const OTHERS: &[&str] = &[
    "in error",
    "by mistake",
    "not the intended",
    "unauthori",
    "prohibited",
    "strictly forbidden",
    "par erreur",
    "n’êtes pas",
    "n'êtes pas",
    "interdit",
    "non autorisé",
];

/// Each notice has one of these in it, and few other texts do.
static HINTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = ["recipient", "RECIPIENT", "intended", "addressee", "estinataire", "DESTINATAIRE", "exclusi"];
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).ok()
});

/// The legal notices of a body, in order.
pub(crate) fn footers(body: &str) -> Vec<Range<usize>> {
    let bytes = body.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    for place in HINTS.iter().flat_map(|hints| hints.find_iter(bytes)).map(|hint| hint.start()) {
        if place < at {
            continue;
        }
        let start = memmem::rfind(&bytes[at..place], b"\n\n").map_or(at, |border| at + border + 2);
        let end = memmem::find(&bytes[place..], b"\n\n").map_or(body.len(), |border| place + border + 2);
        if end - start <= LONGEST && is_notice(&body[start..end]) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

fn is_notice(paragraph: &str) -> bool {
    let paragraph = paragraph.to_lowercase();
    [FOR_WHOM, WHAT, OTHERS].iter().all(|words| words.iter().any(|word| paragraph.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices(body: &str) -> Vec<&str> {
        footers(body).into_iter().map(|range| &body[range]).collect()
    }

    #[test]
    fn notices_in_both_languages() {
        for notice in [
            "This email and any attachments are confidential and intended solely for the addressee. If you have received it \
             in error, please delete it.",
            "CONFIDENTIALITY NOTICE: the contents are privileged and for the intended recipient only.\nAny unauthorised use is \
             prohibited.",
            "Ce message est confidentiel et établi à l’intention exclusive de ses destinataires. Si vous l’avez reçu par \
             erreur, merci de le détruire.",
        ] {
            let body = format!("See you at five.\n\nLéa\n\n{notice}");
            assert_eq!(notices(&body), [notice]);
        }
    }

    #[test]
    fn what_people_write_is_none() {
        for body in [
            "The addressee list is confidential, keep it to yourself.",
            "Le destinataire du don reste confidentiel.",
            "It was sent to the wrong recipient by mistake.",
            "",
            "intended",
        ] {
            assert_eq!(notices(body), [""; 0], "{body}");
        }
        let long = format!("intended recipient, confidential, in error {}", "a ".repeat(LONGEST));
        assert_eq!(notices(&long), [""; 0]);
    }
}
