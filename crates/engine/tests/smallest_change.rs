//! The smallest change makes a draft fit for its channel, takes out no more than it must, and is not offered where the
//! whole is delicate.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod packs;

use std::sync::LazyLock;

use cloison_engine::{Attachment, Change, Draft, Engine};
use cloison_policy::{Field, Level, Policy, Source};
use proptest::prelude::*;

static POLICY: LazyLock<Policy> = LazyLock::new(|| packs::policy("campaign"));
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::compile(&POLICY).unwrap());

/// Words enough that no single passage is half of them.
const AROUND: &str = "The bus leaves at six from the usual corner, and Marion brings sandwiches for everybody who comes \
                      along. The car park behind the library stays free until nine in the evening.";

fn by(channel: &str, subject: &str, body: &str) -> Draft {
    Draft { subject: subject.into(), body: body.into(), channel: channel.into(), ..Draft::default() }
}

fn taken(change: &Change) -> Vec<(Field, &str)> {
    change.edits.iter().map(|edit| (edit.field, edit.text.as_str())).collect()
}

/// What must hold of every change.
fn is_smallest(draft: &Draft, change: &Change) -> Result<(), TestCaseError> {
    let verdict = ENGINE.check(&change.made(draft));
    prop_assert!(verdict.allowed && verdict.level == change.level, "{:?}", verdict.findings);
    prop_assert!(!change.edits.is_empty());
    for (number, edit) in change.edits.iter().enumerate() {
        let text = if edit.field == Field::Subject { &draft.subject } else { &draft.body };
        prop_assert_eq!(text.get(edit.span.clone()), Some(edit.text.as_str()));
        let mut fewer = change.clone();
        fewer.edits.remove(number);
        prop_assert!(!ENGINE.check(&fewer.made(draft)).allowed, "{} could stay", edit.text);
    }
    Ok(())
}

#[test]
fn the_words_that_decide_are_taken_out_and_no_others() {
    let draft = by("email", "Bus", &format!("{AROUND}\n\nThe password is Tulip-42. See you there."));
    let change = ENGINE.smallest_change(&draft).unwrap();
    assert_eq!(taken(&change), [(Field::Body, "password is Tulip-42")]);
    assert_eq!(change.made(&draft).body, format!("{AROUND}\n\nThe […]. See you there."));
    assert_eq!(change.level, Level::Trivial);
}

#[test]
fn the_subject_is_changed_too() {
    let draft = by("email", "Bus, vans and our internal poll", &format!("{AROUND} Our internal poll is low."));
    let change = ENGINE.smallest_change(&draft).unwrap();
    assert_eq!(taken(&change), [(Field::Subject, "internal poll"), (Field::Body, "internal poll")]);
}

#[test]
fn what_may_travel_needs_no_change() {
    assert_eq!(ENGINE.smallest_change(&by("email", "Bus", AROUND)), None);
    let confidential = format!("{AROUND} Our internal poll is low.");
    assert_eq!(ENGINE.smallest_change(&by("signal", "", &confidential)), None);
    assert!(ENGINE.smallest_change(&by("email", "", &confidential)).is_some());
}

#[test]
fn for_an_encrypted_app_only_the_sensitive_goes() {
    let draft =
        by("signal", "", &format!("{AROUND} Our internal poll is low. The password is Tulip-42. We lay off Paul."));
    let levels: Vec<(Level, String)> =
        ENGINE.check(&draft).findings.into_iter().map(|finding| (finding.level, finding.text)).collect();
    let change = ENGINE.smallest_change(&draft).unwrap();
    let mut sensitive: Vec<&str> =
        levels.iter().filter(|(level, _)| *level == Level::Sensitive).map(|(_, text)| text.as_str()).collect();
    sensitive.dedup();
    let words: Vec<&str> = change.edits.iter().map(|edit| edit.text.as_str()).collect();
    assert_eq!(words, sensitive);
    assert!(levels.len() > sensitive.len() && change.level == Level::Confidential, "{levels:?}");
}

const COUNTED: &str = r#"
[policy]
id = "own"
version = 1
title = { en = "Own" }
languages = ["en"]
[[channel]]
id = "app"
kind = "app"
ceiling = "confidential"
title = { en = "App" }
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
[[rule]]
id = "pair"
level = "sensitive"
title = { en = "T" }
why = { en = "W" }
instead = { en = "I" }
terms = { en = ["green door"] }
matches = ["The green door."]
passes = ["The door."]
"#;

fn counted(draft: &str) -> Option<Vec<String>> {
    let engine = Engine::compile(&Policy::read(&[Source::new("pack.toml", COUNTED.to_owned())]).unwrap()).unwrap();
    let draft = by("app", "", &format!("{AROUND} {draft}"));
    let change = engine.smallest_change(&draft)?;
    assert!(engine.check(&change.made(&draft)).allowed);
    Some(change.edits.into_iter().map(|edit| edit.text).collect())
}

#[test]
fn of_what_is_counted_only_as_many_go_as_must() {
    assert_eq!(counted("A heron, a wood pigeon and magpies.").unwrap(), ["heron"]);
    assert_eq!(counted("A heron and magpies."), None);
    // The longest are tried first, so that the shortest go.
    assert_eq!(counted("A wood pigeon, magpies, a heron and a wood pigeon.").unwrap(), ["heron"]);
}

#[test]
fn what_the_change_brings_together_goes_too() {
    // Without what stands between them the words are a phrase.
    assert_eq!(counted("The green green door door is shut.").unwrap(), ["green green door door"]);
}

#[test]
fn a_delicate_whole_has_no_change() {
    for body in [
        "The password is Tulip-42.",
        "We lay off Paul.",
        "> Could you tell me what it was again, please, Paul?\n\nThe password is Tulip-42.",
    ] {
        let draft = by("email", "", body);
        assert!(!ENGINE.check(&draft).allowed, "{body}");
        assert_eq!(ENGINE.smallest_change(&draft), None, "{body}");
    }
    // A number can be taken out of the sentence that it stands in.
    let draft = by("email", "", "My IBAN is FR76 3000 6000 0112 3456 7890 189, thank you.");
    assert_eq!(ENGINE.smallest_change(&draft).unwrap().made(&draft).body, "My IBAN is […], thank you.");
    let many: Vec<String> = (0..25).map(|number| format!("{AROUND} The password is Tulip-{number}9.")).collect();
    assert_eq!(ENGINE.smallest_change(&by("email", "", &many.join("\n"))), None);
}

#[test]
fn what_goes_later_may_let_stay_what_went_before() {
    let subject = format!(
        "Projet de bail\u{202f}: loyer de 900\u{202f}€, franchise de deux mois, j'en demanderais trois. Two volunteers say \
         that he groped them on the bus. {AROUND}"
    );
    let draft = by("email", &subject, "Date de naissance\u{202f}: 21/11/1958, merci de compléter la fiche.");
    is_smallest(&draft, &ENGINE.smallest_change(&draft).unwrap()).unwrap();
}

#[test]
fn attachments_are_not_changed() {
    let attachments = vec![Attachment::new("a.txt", "The password is Tulip-42.")];
    assert_eq!(ENGINE.smallest_change(&Draft { attachments, ..by("email", "", AROUND) }), None);
}

#[test]
fn every_example_that_is_found_can_be_taken_out() {
    let examples = POLICY.rules.iter().flat_map(|rule| rule.matches.iter().map(move |example| (rule, &example.body)));
    let mut changed = 0;
    for (rule, example) in examples {
        let draft = by("email", "", &format!("{AROUND}\n\n{example}\n\n{AROUND}"));
        if ENGINE.check(&draft).allowed {
            continue;
        }
        let change = ENGINE.smallest_change(&draft).unwrap_or_else(|| panic!("{}: {example}", rule.id));
        is_smallest(&draft, &change).unwrap();
        changed += 1;
    }
    assert!(changed > 400, "{changed}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn any_change_is_the_smallest(
        subject in texts(), body in texts(), channel in prop::sample::select(vec!["email", "signal", "nothing"]),
    ) {
        let draft = by(channel, &subject, &body);
        if let Some(change) = ENGINE.smallest_change(&draft) {
            is_smallest(&draft, &change)?;
        }
    }
}

/// Examples of the policy between pieces of any kind.
fn texts() -> impl Strategy<Value = String> {
    let examples: Vec<String> =
        POLICY.rules.iter().flat_map(|rule| &rule.matches).map(|example| example.body.clone()).collect();
    let piece = prop_oneof![
        2 => prop::sample::select(examples),
        3 => Just(AROUND.to_owned()),
        1 => prop::sample::select(vec!["\n\n> ", "\n-- \n", "[…]", "\u{200b}", "e\u{301}"]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}
