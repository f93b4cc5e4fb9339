//! Every condition of the policy's language, on the drafts that it tells apart.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use cloison_engine::{Attachment, Draft, Engine, Outcome, Verdict};
use cloison_policy::{Code, Date, Diagnostic, Field, Level, Policy, Source, with_extended};

const HEAD: &str = r#"
[policy]
id = "own"
version = 1
title = { en = "Own" }
languages = ["en"]
domains = ["own.example.org"]
distribution_lists = ["all@own.example.org"]
[[channel]]
id = "email"
kind = "email"
ceiling = "trivial"
title = { en = "Email" }
facts = { en = "F" }
"#;

const TEXTS: &str = r#"title = { en = "T" }
why = { en = "W" }
instead = { en = "I" }
"#;

fn rule(id: &str, keys: &str) -> String {
    format!("[[rule]]\nid = \"{id}\"\nlevel = \"confidential\"\n{TEXTS}{keys}\nmatches = [\"m\"]\npasses = [\"p\"]\n")
}

fn read(text: &str) -> Result<Policy, Vec<Diagnostic>> {
    Policy::read(&[Source::new("pack.toml", format!("{HEAD}{text}"))])
}

/// A policy of one rule with those keys.
fn engine(keys: &str) -> Engine {
    Engine::compile(&read(&rule("r", keys)).unwrap()).unwrap()
}

fn body(text: &str) -> Draft {
    Draft { body: text.into(), channel: "email".into(), ..Draft::default() }
}

fn to(recipients: &[&str]) -> Draft {
    Draft { to: recipients.iter().map(ToString::to_string).collect(), ..body("heron") }
}

fn finds(keys: &str, draft: &Draft) -> bool {
    !engine(keys).check(draft).findings.is_empty()
}

fn words(verdict: &Verdict) -> Vec<&str> {
    verdict.findings.iter().map(|finding| finding.text.as_str()).collect()
}

#[test]
fn near_and_unless_look_as_far_as_they_say() {
    let near = r#"terms.en = ["heron"]
near = { en = ["lake"], within = "2 words" }"#;
    assert!(finds(near, &body("the lake of the heron")));
    assert!(!finds(near, &body("the lake of the grey heron")));
    let sentence = r#"terms.en = ["heron"]
unless = { en = ["lake"], within = "sentence" }"#;
    assert!(!finds(sentence, &body("A heron on the quiet lake.")));
    assert!(finds(sentence, &body("A heron. The lake.")));
    let paragraph = sentence.replace("sentence", "paragraph");
    assert!(!finds(&paragraph, &body("A heron. The lake.")));
    assert!(finds(&paragraph, &body("A heron.\n\nThe lake.")));
    let message = sentence.replace("sentence", "message");
    assert!(!finds(&message, &Draft { subject: "Lake".into(), ..body("A heron.\n\nThe end.") }));
}

#[test]
fn exceptions_by_field_by_link_and_by_what_has_a_form() {
    let quoted = r#"terms.en = ["heron"]
unless = { fields = ["quote"] }"#;
    assert!(!finds(quoted, &body("> the heron")));
    assert!(finds(quoted, &body("the heron")));
    let link = r#"terms.en = ["heron"]
unless = { links = ["https://www.own.example.org/press/"], within = "paragraph" }"#;
    for (address, passes) in [
        ("https://own.example.org/press/heron", true),
        ("see www.own.example.org/press.", true),
        ("<https://own.example.org/press?p=2>", true),
        ("https://own.example.org/pressure", false),
        ("https://own.example.org/", false),
    ] {
        assert_eq!(!finds(link, &body(&format!("The heron: {address}"))), passes, "{address}");
    }
    let bank = r#"terms.en = ["account"]
near = { detectors = ["iban"] }"#;
    assert!(finds(bank, &body("the account is GB82WEST12345698765432")));
    assert!(!finds(bank, &body("the account is closed")));
}

#[test]
fn fields_are_told_apart() {
    let notice = "This email is confidential and for the intended recipient only; if you got it in error, delete it.";
    let keys = |field: &str| format!("terms.en = [\"heron\", \"confidential\"]\nfields = [\"{field}\"]");
    let file = Attachment::new("heron.txt", "a heron");
    let draft = Draft {
        subject: "heron".into(),
        body: format!("my heron\n> their heron\n\n{notice}\n-- \nLea Heron"),
        to: vec!["Blue Heron <heron@a.example.org>".into()],
        attachments: vec![file],
        ..Draft::default()
    };
    for (field, name, expected) in [
        (Field::Subject, "subject", "heron"),
        (Field::Body, "body", "heron"),
        (Field::Quote, "quote", "heron"),
        (Field::Signature, "signature", "Heron"),
        (Field::Footer, "footer", "confidential"),
        (Field::AttachmentName, "attachment_name", "heron"),
        (Field::AttachmentText, "attachment_text", "heron"),
    ] {
        let verdict = engine(&keys(name)).check(&draft);
        assert_eq!(words(&verdict), [expected], "{name}");
        assert_eq!(verdict.findings[0].field, field);
    }
    assert_eq!(words(&engine(&keys("recipients")).check(&draft)), ["Heron", "heron"]);
    let found = engine("terms.en = [\"heron\", \"confidential\"]").check(&draft);
    assert_eq!(found.findings.len(), 5, "neither signature, notice nor recipients by themselves: {found:?}");
}

#[test]
fn recipients_are_counted_placed_and_known() {
    let keys = |condition: &str| format!("terms.en = [\"heron\"]\nrecipients = {{ {condition} }}");
    let (inside, outside) = ("lea@own.example.org", "Max <max@else.example.com>");
    for (condition, recipients, holds) in [
        ("outside = true", &[inside, outside][..], true),
        ("outside = true", &[inside, "x@sub.own.example.org"], false),
        ("outside = false", &[inside], true),
        ("domains = [\"example.com\"]", &[outside], true),
        ("domains = [\"else.example\"]", &[outside], false),
        ("at_least = 2", &[inside], false),
        ("at_least = 2", &[inside, outside], true),
        ("distribution_list = true", &["Everyone <All@own.example.org>"], true),
        ("distribution_list = true", &[inside], false),
        ("distribution_list = false", &[inside], true),
    ] {
        assert_eq!(finds(&keys(condition), &to(recipients)), holds, "{condition} {recipients:?}");
    }
    let new = keys("new_to_thread = true");
    assert!(!finds(&new, &to(&[inside, outside])), "there is no thread");
    assert!(!finds(&new, &Draft { thread: vec!["LEA@own.example.org".into()], ..to(&[inside]) }));
    assert!(finds(&new, &Draft { thread: vec![inside.into()], ..to(&[inside, outside]) }));
    let quoting = "heron\n\nOn Monday, Max <max@else.example.com> wrote:\n> hello";
    assert!(!finds(&new, &Draft { body: quoting.into(), ..to(&[outside]) }));
    assert!(finds(&new, &Draft { body: quoting.into(), ..to(&[inside]) }));
}

#[test]
fn matches_are_counted_each_or_once() {
    let raise = r#"detectors = ["iban"]
raise = { at_least = 2, level = "sensitive" }"#;
    let (one, other) = ("GB82WEST12345698765432", "DE89370400440532013000");
    let level = |keys: &str, text: &str| engine(keys).check(&body(text)).level;
    assert_eq!(level(raise, one), Level::Confidential);
    assert_eq!(level(raise, &format!("{one}, {one}")), Level::Confidential);
    assert_eq!(level(raise, &format!("{one}, {other}")), Level::Sensitive);
    assert_eq!(level(&format!("{raise}\ndistinct = false"), &format!("{one}, {one}")), Level::Sensitive);
    let twice = "terms.en = [\"heron\"]\nat_least = 2\ndistinct = false";
    assert!(!finds(twice, &body("heron")));
    assert!(finds(twice, &body("heron, heron")));
}

#[test]
fn an_embargo_ends() {
    let engine = engine("terms.en = [\"heron\"]\nuntil = 2026-05-07");
    let on = |day| Draft { today: Some(Date { year: 2026, month: 5, day }), ..body("heron") };
    assert!(!engine.check(&on(7)).findings.is_empty());
    assert!(engine.check(&on(8)).findings.is_empty());
    assert!(!engine.check(&body("heron")).findings.is_empty(), "nobody knows the day");
}

#[test]
fn code_words_are_exact_and_their_own_examples() {
    let text = format!(
        "[[code_words]]\nid = \"project\"\nlevel = \"sensitive\"\n{TEXTS}words = [\"Blue Heron\", \"Ardoise\"]\nuntil = 2026-05-07\n"
    );
    let policy = read(&text).unwrap();
    let engine = Engine::compile(&policy).unwrap();
    assert_eq!(engine.prove(&policy).unwrap(), 2);
    assert_eq!(words(&engine.check(&body("BLUE  heron, ardoise!"))), ["BLUE  heron", "ardoise"]);
    assert!(engine.check(&body("blue herons, ardoises")).findings.is_empty());
    assert_eq!(words(&engine.check(&body("-- \nProject Blue Heron"))), ["Blue Heron"], "a signature too");
}

#[test]
fn a_pack_extends_a_shipped_one() {
    let base = format!(
        "{}[[list]]\nid = \"public\"\nen = [\"press release\"]\n{}{}",
        HEAD.replace("\"own\"", "\"base\""),
        rule("heron", "terms.en = [\"heron\"]\nunless = { lists = [\"public\"] }"),
        rule("lake", "terms.en = [\"lake\"]")
    );
    let shipped = |id: &str| (id == "base").then(|| vec![Source::new("base/pack.toml", base.clone())]);
    let own = |text: &str| {
        let head =
            "[policy]\nid = \"own\"\nversion = 3\ntitle = { en = \"Own\" }\nlanguages = [\"en\"]\nextends = \"base\"\n";
        let files = with_extended(vec![Source::new("pack.toml", format!("{head}{text}"))], shipped);
        Policy::read(&files)
    };
    let policy = own("[[list]]\nid = \"public\"\nen = [\"our website\"]\n").unwrap();
    assert_eq!((policy.id.as_str(), policy.version, policy.rules.len(), policy.channels.len()), ("own", 3, 2, 1));
    let engine = Engine::compile(&policy).unwrap();
    assert!(engine.check(&body("The heron is on our website.")).findings.is_empty());
    assert!(!engine.check(&body("The heron is in our garden.")).findings.is_empty());

    let policy = own("[[change]]\nrule = \"lake\"\noff = true\nreason = \"no lake here\"\n\
        [[change]]\nrule = \"heron\"\nlevel = \"sensitive\"\nreason = \"the code name leaked\"\n\
        [[channel]]\nid = \"email\"\nkind = \"email\"\nceiling = \"confidential\"\ntitle = { en = \"E\" }\nfacts = { en = \"F\" }\n");
    let policy = policy.unwrap();
    let reasons: Vec<&str> = policy.changes.iter().map(|change| change.reason.as_str()).collect();
    assert_eq!(reasons, ["no lake here", "the code name leaked"]);
    let engine = Engine::compile(&policy).unwrap();
    assert!(engine.check(&body("lake")).findings.is_empty());
    assert_eq!(engine.check(&body("heron")).level, Level::Sensitive);
    assert_eq!(policy.channels[0].ceiling, Level::Confidential);

    for (text, code) in [
        ("[[change]]\nrule = \"gull\"\noff = true\nreason = \"x\"\n", Code::UnknownRule),
        ("[[change]]\nrule = \"lake\"\nlevel = \"trivial\"\nreason = \"x\"\n", Code::NoChange),
        ("[[change]]\nrule = \"lake\"\nlevel = \"sensitive\"\noff = true\nreason = \"x\"\n", Code::NoChange),
        ("[[change]]\nrule = \"lake\"\noff = true\n", Code::MissingKey),
        (&rule("lake", "terms.en = [\"x\"]"), Code::DuplicateId),
    ] {
        let codes: Vec<Code> = own(text).unwrap_err().iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [code], "{text}");
    }
    let unknown = HEAD.replace("languages", "extends = \"nowhere\"\nlanguages");
    let files = with_extended(vec![Source::new("pack.toml", unknown)], shipped);
    assert_eq!(Policy::read(&files).unwrap_err()[0].code, Code::UnknownPack);
}

#[test]
fn every_step_is_explained_the_losing_ones_too() {
    let rules = rule("near", "terms.en = [\"heron\"]\nnear = { en = [\"lake\"] }")
        + &rule("unless", "terms.en = [\"heron\"]\nunless = [{ en = [\"zoo\"] }, { fields = [\"quote\"] }]")
        + &rule("field", "terms.en = [\"heron\"]\nfields = [\"subject\"]")
        + &rule("day", "terms.en = [\"heron\"]\nuntil = 2026-05-07")
        + &rule("to", "terms.en = [\"heron\"]\nrecipients = { outside = true }")
        + &rule("few", "terms.en = [\"heron\", \"gull\"]\nat_least = 2");
    let engine = Engine::compile(&read(&rules).unwrap()).unwrap();
    let draft = Draft {
        to: vec!["lea@own.example.org".into()],
        today: Some(Date { year: 2026, month: 5, day: 8 }),
        ..body("A heron in the zoo.\n> Their Heron.")
    };
    let steps = engine.explain(&draft);
    let told: Vec<(&str, &str, Outcome)> =
        steps.iter().map(|step| (step.rule.as_str(), step.text.as_str(), step.outcome.clone())).collect();
    let expected = [
        ("near", "heron", Outcome::NotNear(0)),
        ("near", "Heron", Outcome::NotNear(0)),
        ("unless", "heron", Outcome::Excepted(0, "zoo".into())),
        ("unless", "Heron", Outcome::Excepted(1, String::new())),
        ("field", "heron", Outcome::OtherField),
        ("field", "Heron", Outcome::OtherField),
        ("day", "heron", Outcome::OtherDay),
        ("day", "Heron", Outcome::OtherDay),
        ("to", "heron", Outcome::OtherRecipients),
        ("to", "Heron", Outcome::OtherRecipients),
        ("few", "heron", Outcome::TooFew(1, 2)),
        ("few", "Heron", Outcome::TooFew(1, 2)),
    ];
    assert_eq!(told, expected);
    assert!(engine.check(&draft).findings.is_empty());
    let raised = engine.explain(&body("a heron on the lake, a gull"));
    let raised: Vec<&str> = raised
        .iter()
        .filter(|step| matches!(step.outcome, Outcome::Raised(_)))
        .map(|step| step.rule.as_str())
        .collect();
    assert_eq!(raised, ["near", "unless", "day", "few", "few"]);
    assert_eq!(draft.body.get(steps[1].span.clone()), Some("Heron"));
}
