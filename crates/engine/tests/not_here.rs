//! What a writer sets aside does not count, and nothing else changes; what is taken out of one passage is found there no
//! more.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod packs;

use std::sync::LazyLock;

use cloison_engine::{Attachment, Draft, Edit, Engine, Finding, NotHere, Outcome, SetAside, Verdict};
use cloison_policy::{Field, Level, Policy, Source};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::compile(&packs::policy("campaign")).unwrap());

fn draft(body: &str) -> Draft {
    Draft { body: body.into(), channel: "email".into(), ..Draft::default() }
}

fn not_here(rule: &str, words: &str) -> NotHere {
    NotHere { rule: rule.into(), words: words.into() }
}

fn of(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.rule.as_str(), finding.text.as_str())).collect()
}

/// Everything that is found in a draft, set aside.
fn everything(draft: &Draft) -> Vec<NotHere> {
    let found = ENGINE.check(draft).findings;
    found.iter().map(|finding| not_here(&finding.rule, &finding.text)).collect()
}

#[test]
fn what_is_set_aside_does_not_count() {
    let mut draft = draft("The password is Tulip-42. Our internal poll is low, and the INTERNAL\u{a0}poll of May too.");
    let before = ENGINE.check(&draft);
    assert_eq!(before.level, Level::Sensitive);
    let (secret, left): (Vec<Finding>, Vec<Finding>) =
        before.findings.into_iter().partition(|finding| finding.level == Level::Sensitive);
    draft.not_here = secret.iter().map(|finding| not_here(&finding.rule, "PASSWORD  is\ntulip-42")).collect();
    let after = ENGINE.check(&draft);
    assert_eq!((after.level, after.allowed), (Level::Confidential, false));
    let aside = |(by, finding)| SetAside { by, finding };
    assert_eq!(after.set_aside, secret.into_iter().enumerate().map(aside).collect::<Vec<_>>());
    assert_eq!(after.findings, left);
    // Of the same words in another place, too.
    let poll = left.iter().find(|finding| finding.text == "internal poll").unwrap();
    draft.not_here.push(not_here(&poll.rule, "Intérnal poll"));
    let last = ENGINE.check(&draft);
    assert_eq!((last.level, last.allowed, of(&last.findings)), (Level::Trivial, true, vec![]));
    let of_poll = last.set_aside.iter().filter(|aside| aside.by + 1 == draft.not_here.len()).count();
    assert_eq!(of_poll, 2, "{:?}", last.set_aside);
}

#[test]
fn other_words_and_other_rules_count_as_before() {
    let mut draft = draft("The password is Tulip-42.");
    let before = ENGINE.check(&draft);
    let rule = before.findings[0].rule.clone();
    for set_aside in [
        not_here(&rule, "password is Tulip-43"),
        not_here(&rule, "password"),
        not_here(&rule, "The password is Tulip-42"),
        not_here(&rule, ""),
        not_here("no-such-rule", "password is Tulip-42"),
        not_here("", "password is Tulip-42"),
    ] {
        draft.not_here = vec![set_aside];
        assert_eq!(ENGINE.check(&draft), before, "{:?}", draft.not_here);
    }
}

#[test]
fn it_is_set_aside_in_every_part_of_the_draft() {
    let words = "password is Tulip-42";
    let mut draft = Draft {
        subject: format!("The {words}"),
        body: format!("See above.\n\n> the {words}\n"),
        attachments: vec![Attachment::new("note.txt", format!("the {words}"))],
        channel: "email".into(),
        ..Draft::default()
    };
    let fields: Vec<Field> = ENGINE.check(&draft).findings.iter().map(|finding| finding.field).collect();
    assert!(fields.contains(&Field::Subject) && fields.contains(&Field::AttachmentText), "{fields:?}");
    draft.not_here = everything(&draft);
    let after = ENGINE.check(&draft);
    assert_eq!(after.set_aside.iter().map(|aside| aside.finding.field).collect::<Vec<_>>(), fields);
    assert!(after.allowed && after.findings.is_empty());
    let first = |rule: &str| draft.not_here.iter().position(|one| one.rule == rule).unwrap();
    let is_first = |aside: &SetAside| aside.by == first(&aside.finding.rule);
    assert!(after.set_aside.iter().all(is_first), "of two that say the same the first counts");
}

#[test]
fn it_is_explained() {
    let mut draft = draft("The password is Tulip-42. Our internal poll is low.");
    let poll = ENGINE.check(&draft).findings.into_iter().find(|finding| finding.text == "internal poll").unwrap();
    draft.not_here = vec![not_here(&poll.rule, "internal poll")];
    let steps = ENGINE.explain(&draft);
    let outcome = |words: &str| steps.iter().find(|step| step.text == words && step.rule == poll.rule);
    assert_eq!(outcome("internal poll").unwrap().outcome, Outcome::SetAside(poll.level));
    assert!(steps.iter().any(|step| step.outcome == Outcome::Raised(Level::Sensitive)));
}

#[test]
fn the_smallest_change_leaves_it_where_it_is() {
    let around = "The bus leaves at six from the usual corner, and Marion brings sandwiches for everybody who comes.";
    let mut draft = draft(&format!("{around} The password is Tulip-42. Our internal poll is low. {around}"));
    assert_eq!(ENGINE.smallest_change(&draft).unwrap().edits.len(), 2);
    let poll = ENGINE.check(&draft).findings.into_iter().find(|finding| finding.text == "internal poll").unwrap();
    draft.not_here = vec![not_here(&poll.rule, &poll.text)];
    let change = ENGINE.smallest_change(&draft).unwrap();
    assert_eq!(change.edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>(), ["password is Tulip-42"]);
    draft.not_here = everything(&Draft { not_here: Vec::new(), ..draft.clone() });
    assert_eq!(ENGINE.smallest_change(&draft), None, "it may travel");
}

/// What is counted counts as before: of three birds one is set aside, and the others keep their level.
#[test]
fn what_is_counted_is_counted_as_before() {
    const COUNTED: &str = r#"
[policy]
id = "own"
version = 1
title = { en = "Own" }
languages = ["en"]
[[channel]]
id = "email"
kind = "email"
ceiling = "trivial"
title = { en = "Mail" }
facts = { en = "F" }
[[rule]]
id = "birds"
level = "confidential"
title = { en = "T" }
why = { en = "W" }
instead = { en = "I" }
terms = { en = ["heron", "magpies", "wood pigeon"] }
raise = { at_least = 3, level = "sensitive" }
matches = ["A heron."]
passes = ["A cow."]
"#;
    let engine = Engine::compile(&Policy::read(&[Source::new("pack.toml", COUNTED.to_owned())]).unwrap()).unwrap();
    let mut draft = draft("A heron, a wood pigeon and magpies.");
    draft.not_here = vec![not_here("birds", "heron")];
    let verdict = engine.check(&draft);
    assert_eq!(
        (verdict.level, of(&verdict.findings)),
        (Level::Sensitive, vec![("birds", "wood pigeon"), ("birds", "magpies")])
    );
}

fn without(draft: &Draft, words: &str) -> Option<Edit> {
    let start = draft.body.find(words).unwrap();
    ENGINE.without(draft, Field::Body, start..start + words.len())
}

#[test]
fn one_passage_is_taken_out_by_itself() {
    let draft = draft("The password is Tulip-42. We lay off Paul.");
    let edit = without(&draft, "password is Tulip-42").unwrap();
    assert_eq!((edit.field, edit.text.as_str(), edit.with), (Field::Body, "password is Tulip-42", "[…]"));
    // Of a part of the words, the whole.
    assert_eq!(without(&draft, "Tulip").unwrap(), edit);
    assert_eq!(without(&draft, "The"), None, "nothing is found there");
    let recipients = Draft { to: vec!["a@example.org".into()], ..draft };
    assert_eq!(ENGINE.without(&recipients, Field::Recipients, 0..5), None);
}

/// Text that has something to find in it, between pieces of any kind.
fn texts() -> impl Strategy<Value = String> {
    let found = prop::sample::select(vec![
        "the password is Tulip-42",
        "p.a.s.s.w.o.r.d is Tulip-42",
        "le mot de passe est Tulipe-42",
        "internal poll",
        "INTERNAL  POLL",
        "internal internal poll poll",
        "sondage interne",
        "FR76 3000 6000 0112 3456 7890 189",
        "she had a miscarriage",
        "> quoted\n",
        "\n-- \n",
        "👩🏽‍🚀",
    ]);
    let piece = prop_oneof![3 => found.prop_map(str::to_owned), 1 => "\\PC{0,8}", 1 => "[ \\n\\t.,;:!?>-]{0,5}"];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.join(" "))
}

/// The highest level of what is explained as raised.
fn explained(draft: &Draft) -> Level {
    let raised = |outcome| if let Outcome::Raised(level) = outcome { Some(level) } else { None };
    ENGINE.explain(draft).into_iter().filter_map(|step| raised(step.outcome)).max().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn exactly_what_is_set_aside_is_gone(subject in texts(), body in texts(), chosen in prop::collection::vec(any::<prop::sample::Index>(), 0..4)) {
        let mut draft = Draft { subject, ..draft(&body) };
        let before = ENGINE.check(&draft);
        prop_assert!(before.set_aside.is_empty());
        if before.findings.is_empty() {
            return Ok(());
        }
        let chosen = chosen.iter().map(|index| index.get(&before.findings));
        draft.not_here = chosen.map(|finding| not_here(&finding.rule, &finding.text.to_uppercase())).collect();
        let Verdict { level, findings, set_aside, .. } = ENGINE.check(&draft);
        prop_assert!(level <= before.level);
        prop_assert_eq!(level, findings.iter().map(|finding| finding.level).max().unwrap_or_default());
        prop_assert_eq!(level, explained(&draft), "what is explained is what is judged");
        let mut all: Vec<Finding> = findings.iter().cloned().chain(set_aside.iter().map(|aside| aside.finding.clone())).collect();
        all.sort_by_key(|finding| before.findings.iter().position(|one| one == finding));
        prop_assert_eq!(&all, &before.findings, "none is lost and none comes");
        for SetAside { by, finding } in &set_aside {
            prop_assert_eq!(&draft.not_here[*by].rule, &finding.rule);
        }
    }

    #[test]
    fn what_is_taken_out_is_found_there_no_more(body in texts()) {
        let draft = draft(&body);
        for finding in ENGINE.check(&draft).findings {
            let Some(edit) = ENGINE.without(&draft, finding.field, finding.span.clone()) else { continue };
            prop_assert!(edit.span.start <= finding.span.start && finding.span.end <= edit.span.end);
            prop_assert_eq!(body.get(edit.span.clone()), Some(edit.text.as_str()));
            let made = format!("{}{}{}", &body[..edit.span.start], edit.with, &body[edit.span.end..]);
            let mark = edit.span.start..edit.span.start + edit.with.len();
            let found = ENGINE.check(&Draft { body: made, ..draft.clone() }).findings;
            let again = found.iter().find(|one| {
                one.rule == finding.rule && one.span.start < mark.end && mark.start < one.span.end
            });
            prop_assert_eq!(again, None);
        }
    }
}
