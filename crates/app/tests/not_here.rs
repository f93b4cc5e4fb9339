//! What a writer sets aside in a draft: judged, heard, changed and recorded alike, and kept with the draft.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use camino::Utf8PathBuf;
use cloison_app::dto::{Decision, Draft, Field, LedgerEntry, LedgerFilter, NotHere, Passage, Record, Verdict};
use cloison_app::{
    AppError, Cloison, ExportForm, Home, KeyStore, Language, Level, Offsets, Outcome, Place, PolicySource, Unlock,
};
use secrecy::SecretString;

const AROUND: &str =
    "The bus leaves at six from the usual corner, and Marion brings sandwiches for everybody who comes.";
/// The reader hears it, and no rule finds it.
const OBLIQUE: &str = "The man at the ministry who gave us the tables has started to take the stairs so that nobody sees \
                       him with us. Use his first name for nothing.";

fn draft(body: &str) -> Draft {
    Draft { body: body.into(), channel: "email".into(), ..Draft::default() }
}

fn here() -> Cloison {
    Cloison::new(PolicySource::default(), Home::Nowhere).unwrap()
}

fn check(cloison: &Cloison, draft: &Draft) -> Verdict {
    cloison.check(draft.clone(), Language::En, Offsets::Utf16).unwrap()
}

/// The draft with what is found in it set aside, in other letters.
fn set_aside(cloison: &Cloison, draft: Draft, which: impl Fn(&str) -> bool) -> Draft {
    let found = check(cloison, &draft).findings.into_iter().filter(|finding| which(&finding.text));
    let not_here = found.map(|finding| NotHere {
        rule: finding.rule,
        words: finding.text.to_uppercase(),
        reason: " It is public already ".into(),
    });
    let mut not_here: Vec<NotHere> = not_here.collect();
    not_here.dedup();
    Draft { not_here, ..draft }
}

#[test]
fn every_use_case_judges_alike() {
    let cloison = here();
    let plain =
        draft(&format!("{AROUND} 🎉 Our internal poll is low. The password is Tulip-42. {AROUND} The internal poll!"));
    let aside = set_aside(&cloison, plain.clone(), |words| words.starts_with("internal"));
    let (before, after) = (check(&cloison, &plain), check(&cloison, &aside));
    assert_eq!((before.level, after.level), (Level::Sensitive, Level::Sensitive));
    let [one] = after.set_aside.as_slice() else { unreachable!("{:?}", after.set_aside) };
    assert_eq!((one.words.as_str(), one.level, one.count), ("INTERNAL POLL", Level::Confidential, 2));
    assert!(!one.title.is_empty() && one.title != one.rule);
    assert!(after.findings.iter().all(|finding| !finding.text.starts_with("internal")));
    let change = cloison.smallest_change(aside.clone(), Offsets::Utf16).unwrap().unwrap();
    assert_eq!(change.edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>(), ["password is Tulip-42"]);
    let heard = cloison.hear(cloison.begin_hearing(), aside, Language::En, Offsets::Utf16).unwrap().unwrap();
    assert_eq!((heard.level, &heard.set_aside, &heard.findings), (after.level, &after.set_aside, &after.findings));
}

fn hear(cloison: &Cloison, draft: &Draft) -> Verdict {
    cloison.hear(cloison.begin_hearing(), draft.clone(), Language::En, Offsets::Utf16).unwrap().unwrap()
}

#[test]
fn a_sentence_that_is_heard_is_set_aside() {
    let cloison = here();
    let mut aside = set_aside(&cloison, draft(&format!("{OBLIQUE} The password is Tulip-42. {AROUND}")), |_| true);
    assert_eq!(check(&cloison, &aside).level, Level::Trivial);
    let heard = hear(&cloison, &aside);
    assert_eq!((heard.level, heard.allowed), (Level::Sensitive, false), "what rules find is read nevertheless");
    let of_rules = heard.set_aside.len();
    let mut sentences = heard.heard.unwrap().sentences;
    let set = |words: &str, rule: &str| NotHere { rule: rule.into(), words: words.into(), reason: "A play".into() };
    aside.not_here.push(set(&sentences[0].text, "source"));
    assert_eq!(hear(&cloison, &aside).level, Level::Sensitive, "a rule's id");
    // One sentence after the other, until none is heard.
    let mut set_aside = 0;
    while let Some(sentence) = sentences.first() {
        aside.not_here.push(set(&sentence.text.to_uppercase(), "heard:source"));
        set_aside += 1;
        assert!(set_aside < 4, "what is set aside is not heard again");
        let verdict = hear(&cloison, &aside);
        assert_eq!(verdict.set_aside.len(), of_rules + set_aside);
        sentences = verdict.heard.map(|heard| heard.sentences).unwrap_or_default();
    }
    let verdict = hear(&cloison, &aside);
    assert_eq!((verdict.level, verdict.allowed), (Level::Trivial, true));
    let last = verdict.set_aside.last().unwrap();
    assert_eq!((last.rule.as_str(), last.level, last.count), ("heard:source", Level::Sensitive, 1));
    assert_eq!(check(&cloison, &aside).set_aside, verdict.set_aside, "also before the reader is asked");
    // It is about that sentence and no other.
    aside.body.push_str(" Nobody is to learn which of the tables he gave us, or that he did.");
    assert_eq!(hear(&cloison, &aside).level, Level::Sensitive);
}

#[test]
fn what_stands_beside_a_sentence_that_was_set_aside_can_be_set_aside_too() {
    let cloison = here();
    let set = |words: &str| NotHere { rule: "heard:source".into(), words: words.into(), reason: "A play".into() };
    // Without what stands between them these two would be one sentence.
    let mut aside = draft(
        "He takes the stairs at the back, and nobody is to know that he was here. Does Karim agree? 20 people come to the \
         meeting on Friday.",
    );
    aside.not_here.push(set("Does Karim agree?"));
    let heard = hear(&cloison, &aside).heard.unwrap();
    let texts: Vec<&str> = heard.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    assert_eq!(texts, ["He takes the stairs at the back, and nobody is to know that he was here."]);
    aside.not_here.push(set(texts[0]));
    let verdict = hear(&cloison, &aside);
    assert_eq!((verdict.level, verdict.set_aside.len()), (Level::Trivial, 2));
}

#[test]
fn nothing_that_was_set_aside_is_nothing_that_is_said() {
    let cloison = here();
    let plain = draft("Our internal poll is low.");
    assert_eq!(serde_json::to_value(&plain).unwrap().get("not_here"), None);
    assert_eq!(serde_json::to_value(check(&cloison, &plain)).unwrap().get("set_aside"), None);
    let other = NotHere { rule: "no-rule".into(), words: "internal poll".into(), reason: "No".into() };
    let unknown = Draft { not_here: vec![other], ..plain.clone() };
    assert_eq!(check(&cloison, &unknown), check(&cloison, &plain));
}

#[test]
fn a_reason_is_needed() {
    let cloison = here();
    let refused = |reason: &str| {
        let not_here = vec![NotHere { rule: "r".into(), words: "w".into(), reason: reason.into() }];
        let draft = Draft { not_here, ..draft("w") };
        cloison.check(draft, Language::En, Offsets::Utf16).err().map(|error: AppError| error.code())
    };
    assert_eq!([refused(""), refused(" \n"), refused(&"é".repeat(2001))], [Some("A024"), Some("A024"), Some("A003")]);
    assert_eq!([refused("."), refused(&"é".repeat(2000))], [None, None]);
}

#[test]
fn one_passage_is_replaced_where_the_window_counts() {
    let cloison = here();
    let text = "🎉 The password is Tulip-42. Our internal poll is low.";
    let start = u32::try_from(text[..text.find("internal").unwrap()].encode_utf16().count()).unwrap();
    let of =
        |field, start, end| cloison.replacement(draft(text), Passage { field, start, end }, Offsets::Utf16).unwrap();
    let edit = of(Field::Body, start, start + 13).unwrap();
    assert_eq!((edit.start, edit.end, edit.text.as_str()), (start, start + 13, "internal poll"));
    assert_eq!((edit.field, edit.with.as_str()), (Field::Body, "[…]"));
    assert_eq!(of(Field::Body, 0, 2), None, "nothing is found there");
    assert_eq!(of(Field::Subject, start, start + 13), None);
}

/// Somebody with a ledger.
struct Desk {
    _folder: tempfile::TempDir,
    cloison: Cloison,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let home = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    Desk { _folder: folder, cloison: Cloison::new(PolicySource::default(), Home::At(home)).unwrap() }
}

#[tokio::test]
async fn a_record_says_what_was_set_aside_and_why() {
    let Desk { cloison, .. } = &desk();
    let passphrase = SecretString::from("correct horse battery staple");
    let unlock =
        Unlock { store: Some(KeyStore::Passphrase), passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
    let mut aside = set_aside(cloison, draft("Our internal poll is low. 🎉"), |_| true);
    let set: Vec<String> = aside.not_here.iter().map(|one| one.rule.clone()).collect();
    aside.not_here.push(NotHere { rule: set[0].clone(), words: "not in the text".into(), reason: "No".into() });
    let heard = NotHere {
        rule: "heard:polling-strategy".into(),
        words: " our internal poll is low.".into(),
        reason: "A game".into(),
    };
    aside.not_here.push(heard);
    let set = [set, vec!["heard:polling-strategy".to_owned()]].concat();
    let decision = Decision { draft: aside.clone(), outcome: Outcome::Sent, reason: None };
    let recorded = cloison.decide(decision, Place::Window, &unlock).await.unwrap();
    let entry = cloison.record(&recorded.id, Language::En, &unlock).await.unwrap();
    let LedgerEntry::Decision(record) = entry else { unreachable!("a decision") };
    let Record { level, allowed, rules, not_here, .. } = *record;
    assert_eq!((level, allowed, rules.len()), (Level::Trivial, true, 0));
    assert_eq!(not_here.iter().map(|one| one.rule.clone()).collect::<Vec<_>>(), set);
    let (heard, found) = not_here.split_last().unwrap();
    assert!(heard.title != heard.rule && heard.reason == "A game", "{heard:?}");
    for one in found {
        assert_eq!((one.reason.as_str(), &one.words), ("It is public already", &None), "words are not kept");
    }
    let filter = LedgerFilter { search: "public already".to_owned(), ..LedgerFilter::default() };
    let found = cloison.ledger_page(&filter, None, 10, Language::En, &unlock).await.unwrap();
    assert_eq!(found.total, 1);
    let mut exported = [Vec::new(), Vec::new()];
    let [table, lines] = &mut exported;
    cloison.export(ExportForm::Csv, &[], table, &unlock).await.unwrap();
    cloison.export(ExportForm::JsonLines, &[], lines, &unlock).await.unwrap();
    let [table, lines] = exported.map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(table.lines().next().unwrap().ends_with(",not_here"), "{table}");
    assert!(table.contains(&format!("{}: It is public already", set[0])), "{table}");
    assert!(lines.contains("\"not_here\":[{\"rule\":") && !lines.contains("INTERNAL"), "{lines}");

    // What is kept of a draft has it too, and gives it back.
    cloison.keep_draft(&aside, None).await.unwrap();
    assert_eq!(cloison.kept_draft(None, &unlock).await.unwrap().map(|kept| kept.draft), Some(aside));
    cloison.close().await;
}
