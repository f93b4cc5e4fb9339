//! Texts and policies made to cost much or to hit the odd case. Where work grew with a square or worse, these would take
//! minutes or hours.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use cloison_engine::{Draft, Engine, Verdict};
use cloison_policy::{Policy, Source};

fn judge(rule: &str, body: &str) -> Verdict {
    let text = format!(
        "[policy]\nid = \"p\"\nversion = 1\ntitle = {{ en = \"P\" }}\nlanguages = [\"en\"]\n\
         [[channel]]\nid = \"email\"\nkind = \"email\"\nceiling = \"trivial\"\ntitle = {{ en = \"E\" }}\nfacts = {{ en = \"F\" }}\n\
         [[rule]]\nid = \"r\"\nlevel = \"sensitive\"\ntitle = {{ en = \"T\" }}\nwhy = {{ en = \"W\" }}\ninstead = {{ en = \"I\" }}\n\
         {rule}\nmatches = [\"m\"]\npasses = [\"p\"]\n"
    );
    let policy = Policy::read(&[Source::new("pack.toml", text)]).unwrap();
    let engine = Engine::compile(&policy).unwrap();
    engine.check(&Draft { body: body.to_owned(), ..Draft::default() })
}

#[test]
fn a_phrase_of_many_steps_over_one_word_repeated() {
    let rule = r#"terms = { en = ["x ..12 a ..12 a ..12 a ..12 a ..12 a ..12 a ..12 a ..12 q"] }"#;
    let line = format!("x {}\n", "a ".repeat(200));
    assert!(judge(rule, &line.repeat(50)).findings.is_empty());
    assert_eq!(
        judge(rule, &format!("x {} q", "a ".repeat(60))).findings.len(),
        1,
        "the last is within reach of some way"
    );
}

#[test]
fn a_sign_alone_has_no_words_near_it() {
    let rule = "patterns = ['[$€]']\nunless = { en = [\"lunch\"], within = \"sentence\" }";
    assert_eq!(judge(rule, "€").findings.len(), 1);
    assert!(judge(rule, "lunch €").findings.is_empty());
}

#[test]
fn beginnings_of_keys_without_an_end() {
    let rule = r#"detectors = ["private_key"]"#;
    for (piece, found) in [
        ("-----begin private key-----\n", true),
        ("-----begin ", false),
        ("age-secret-key-", true),
        ("putty-user-key-file-", true),
    ] {
        let verdict = judge(rule, &piece.repeat(40_000));
        assert_eq!(verdict.findings.is_empty(), !found, "{piece}");
    }
}

#[test]
fn disguises_without_end() {
    let rule = r#"terms = { en = ["password"] }"#;
    for piece in
        ["p a s s w o r d ", "p.a.s.s.w.o.r.x ", "a b c d ", "p4$$w0rd", "1!1!a", "рassw", "р", "pass=\n", "a@", "> \n"]
    {
        let verdict = judge(rule, &piece.repeat(20_000));
        assert_eq!(!verdict.findings.is_empty(), piece == "p a s s w o r d ", "{piece}");
    }
}

/// What the second reading finds is compared with what the first one found, which may be much.
#[test]
fn a_text_of_many_findings_that_is_read_twice() {
    let rule = r#"terms = { en = ["password"] }"#;
    let verdict = judge(rule, &format!("{} p a s s w o r d", "a password. ".repeat(500_000)));
    assert_eq!(verdict.findings.len(), 500_001);
}
