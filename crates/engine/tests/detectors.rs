//! Whatever the text, detectors find pieces of it, and none takes longer than the text is long.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::LazyLock;

use cloison_engine::{Draft, Engine, Verdict};
use cloison_policy::{Detector, Policy, Source};
use proptest::prelude::*;

/// A policy with a rule for each detector.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let head = "[policy]\nid = \"p\"\nversion = 1\ntitle = { en = \"P\" }\nlanguages = [\"en\"]\n\
                [[channel]]\nid = \"email\"\nkind = \"email\"\nceiling = \"trivial\"\ntitle = { en = \"E\" }\nfacts = { en = \"F\" }\n";
    let rule = |detector: &Detector| {
        format!(
            "[[rule]]\nid = \"{}\"\nlevel = \"sensitive\"\ntitle = {{ en = \"T\" }}\nwhy = {{ en = \"W\" }}\n\
             instead = {{ en = \"I\" }}\ndetectors = [\"{detector}\"]\nmatches = [\"m\"]\npasses = [\"p\"]\n",
            detector.id().replace('_', "-")
        )
    };
    let text = head.to_owned() + &Detector::ALL.iter().map(rule).collect::<String>();
    Engine::compile(&Policy::read(&[Source { name: "pack.toml".into(), text, depth: 0 }]).unwrap()).unwrap()
});

/// What detectors start from or read on through.
const PIECES: &[&str] = &[
    "1",
    "12",
    "0",
    "06 39 98 22 05",
    "+33",
    "(0)",
    "(202) 555-0143",
    "00",
    "1.2.3.4",
    "256.1.1.1",
    "::",
    ":",
    "2001:db8::1",
    "00:1b:44:11:3a:b7",
    "@",
    "a@b.fr",
    "eyJhbGciOiJub25lIn0.",
    "eyJ",
    "password",
    "mot de passe",
    "code",
    "le code est",
    "PIN",
    "is",
    "est",
    "=",
    "4471",
    "Tulip-42",
    "\"",
    "clé",
    "born on",
    "né le",
    "12/05/1984",
    "12 mai 1984",
    "May 12, 1984",
    "rue des Lilas",
    "12 bis, rue",
    "75011 Paris",
    "Baker Street",
    "NW1 6XE",
    "IL 62704",
    "Straße 12, 1000 Là",
    "abandon ability able about above absent absorb abstract absurd abuse access accident",
    "abandon",
    "0x",
    "bc1q",
    "AKIA",
    "ghp_",
    "sk_live_",
    "accountkey=",
    "q~",
    ":aa",
    "1/1",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN ",
    "PrivateKey =",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "FR14",
    "2004 1010 0505",
    "4111 1111 1111 1111",
    "/",
    ".",
    "-",
    "'",
    "(",
    ")",
    "+",
    " ",
    "\n",
    "\u{a0}",
    "\u{200b}",
    "é",
    "ß",
    "°",
    "İ",
    "ﬁ",
    "👩🏽‍🚀",
    "e\u{301}",
    "１２",
    "№",
];

fn judge(body: String) -> (Draft, Verdict) {
    let draft = Draft { body, channel: "email".into(), ..Draft::default() };
    let verdict = ENGINE.check(&draft);
    (draft, verdict)
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    let joint = prop::sample::select(vec!["", " ", " ", "\n", ", "]);
    prop::collection::vec((piece, joint), 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, joint)| piece + joint).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]
    #[test]
    fn findings_are_pieces_of_the_text(body in texts()) {
        let (draft, verdict) = judge(body);
        for finding in &verdict.findings {
            prop_assert_eq!(draft.body.get(finding.span.clone()), Some(finding.text.as_str()));
        }
    }
}

/// Where work grew with a square, these would take minutes.
#[test]
fn one_piece_over_and_over() {
    for piece in PIECES {
        for joint in ["", " "] {
            judge(format!("{piece}{joint}").repeat(100_000 / (piece.len() + 1)));
        }
    }
}
