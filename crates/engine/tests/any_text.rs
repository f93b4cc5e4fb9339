//! Whatever the text, the verdict is one about that text.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod packs;

use std::sync::LazyLock;

use cloison_engine::{Attachment, Draft, Engine};
use cloison_policy::Field;
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::compile(&packs::policy("campaign")).unwrap());

/// Text that has something to find in it, between pieces of any kind.
fn texts() -> impl Strategy<Value = String> {
    let found = prop::sample::select(vec![
        "the password is Tulip-42",
        "le mot de passe est Tulipe-42",
        "internal poll",
        "sondage interne",
        "FR76 3000 6000 0112 3456 7890 189",
        "she had a miscarriage",
        "> quoted\n",
        "\n-- \n",
        "\u{200b}",
        "e\u{301}",
        "ﬁ",
        "👩🏽‍🚀",
        "İ",
    ]);
    let piece = prop_oneof![3 => found.prop_map(str::to_owned), 2 => "\\PC{0,8}", 1 => "[ \\n\\t.,;:!?>-]{0,5}"];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn findings_are_words_of_the_text(subject in texts(), body in texts(), name in "\\PC{0,12}", text in texts()) {
        let attachments = vec![Attachment::new(name, text)];
        let draft = Draft { subject, body, attachments, channel: "email".into(), ..Draft::default() };
        let verdict = ENGINE.check(&draft);
        prop_assert_eq!(&verdict, &ENGINE.check(&draft), "the same text has the same verdict");
        for finding in &verdict.findings {
            let text = match finding.field {
                Field::Subject => &draft.subject,
                Field::Body | Field::Quote | Field::Signature | Field::Footer => &draft.body,
                Field::Recipients => &draft.to[finding.part],
                Field::AttachmentName => &draft.attachments[finding.part].name,
                Field::AttachmentText => draft.attachments[finding.part].text(),
            };
            prop_assert_eq!(text.get(finding.span.clone()), Some(finding.text.as_str()));
            prop_assert!(!finding.text.is_empty() && finding.level <= verdict.level);
        }
        prop_assert_eq!(verdict.level, verdict.findings.iter().map(|finding| finding.level).max().unwrap_or_default());
    }

    #[test]
    fn what_is_attached_says_the_same_whether_it_is_remembered_or_not(
        subjects in prop::collection::vec(texts(), 1..4),
        name in "\\PC{0,12}",
        text in texts(),
        disguised: bool,
    ) {
        let text = if disguised { text.replace('a', "@").replace("password", "p a s s w o r d") } else { text };
        let plain = Attachment::new(name, text);
        let remembered = plain.clone().judged_again();
        for subject in subjects {
            let draft = |one: &Attachment| Draft { subject: subject.clone(), attachments: vec![one.clone()], channel: "email".into(), ..Draft::default() };
            prop_assert_eq!(ENGINE.check(&draft(&remembered)), ENGINE.check(&draft(&plain)));
            prop_assert_eq!(ENGINE.explain(&draft(&remembered)), ENGINE.explain(&draft(&plain)));
        }
    }

    #[test]
    fn a_secret_is_found_whatever_stands_around(before in "\\PC{0,40}", after in "\\PC{0,40}") {
        const WORDS: &str = "password is Tulip-42";
        let body = format!("{before}\n\nDéjà vu: the {WORDS}\n\n{after}");
        let start = body.rfind(WORDS).unwrap();
        let verdict = ENGINE.check(&Draft { body, ..Draft::default() });
        let found = verdict.findings.iter().any(|finding| finding.span == (start..start + WORDS.len()));
        prop_assert!(found, "{:?}", verdict.findings);
    }
}

/// Each example of each rule, as it is and disguised, in a file, beside each of two subjects, by one engine and then another.
#[test]
fn what_is_remembered_of_a_file_changes_nothing() {
    let policy = packs::policy("campaign");
    let other = Engine::compile(&packs::policy("common")).unwrap();
    let examples = policy.rules.iter().flat_map(|rule| rule.matches.iter().chain(&rule.passes));
    let (mut found, mut raised) = (0, 0);
    for example in examples {
        for text in [example.body.clone(), example.body.replace('e', "3").replace('o', "0")] {
            let plain = Attachment::new("note.txt", text);
            let remembered = plain.clone().judged_again();
            let verdicts = |one: &Attachment, engine: &Engine| {
                [example.subject.as_str(), "Our internal poll, for a friend"].map(|subject| {
                    let attachments = vec![one.clone(), one.clone()];
                    let draft =
                        Draft { subject: subject.into(), attachments, to: example.to.clone(), ..Draft::default() };
                    (engine.check(&draft), engine.explain(&draft))
                })
            };
            for engine in [&*ENGINE, &other, &*ENGINE] {
                let expected = verdicts(&plain, engine);
                assert_eq!(verdicts(&remembered, engine), expected, "{}", plain.text());
                found += usize::from(
                    expected
                        .iter()
                        .any(|(verdict, _)| verdict.findings.iter().any(|one| one.field == Field::AttachmentText)),
                );
                raised += expected.iter().map(|(_, steps)| steps.len()).sum::<usize>();
            }
        }
    }
    assert!(found > 500 && raised > 5000, "{found} {raised}");
}

/// Stems are remembered from draft to draft: the examples of all rules, with each word spelt wrong in turn, judged forwards
/// by one engine and backwards by another.
#[test]
fn what_was_judged_before_changes_nothing() {
    let policy = packs::policy("campaign");
    let examples = policy.rules.iter().flat_map(|rule| rule.matches.iter().chain(&rule.passes));
    let drafts: Vec<Draft> = examples
        .flat_map(|example| {
            let plain = example.body.clone();
            let signs = plain.replace('e', "3").replace('o', "0");
            let inflected = plain.replace("s ", "ss ").replace("e ", "ing ");
            let bare = plain.replace(['é', 'è', 'ê'], "e").replace("er ", "ée ");
            let accented = bare.replace("ee ", "ée ").replace("es ", "és ").replace("e ", "é ");
            // A letter that looks like another only in capitals.
            let foreign = plain.replace('m', "\u{41c}");
            let small = plain.replace('m', "\u{43c}");
            [plain, signs, inflected, bare, accented, foreign, small].map(|body| Draft {
                body,
                channel: "email".into(),
                ..Draft::default()
            })
        })
        .collect();
    let other = Engine::compile(&policy).unwrap();
    let mut backwards: Vec<_> = drafts.iter().rev().map(|draft| other.check(draft)).collect();
    backwards.reverse();
    let forwards: Vec<_> = drafts.iter().map(|draft| ENGINE.check(draft)).collect();
    for ((draft, forwards), backwards) in drafts.iter().zip(&forwards).zip(&backwards) {
        assert_eq!(forwards, backwards, "{}", draft.body);
    }
    assert_eq!(forwards, drafts.iter().map(|draft| ENGINE.check(draft)).collect::<Vec<_>>());
}
