//! Examples for the officer: sealed in the ledger like decisions, and no decisions.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use camino::Utf8PathBuf;
use cloison_app::dto::{GivenExample, LedgerEntry, LedgerFilter};
use cloison_app::{Cloison, ExportForm, Home, KeyStore, Language, PolicySource, Unlock};
use secrecy::SecretString;

fn given(text: &str, topic: Option<&str>) -> GivenExample {
    GivenExample { text: text.to_owned(), topic: topic.map(str::to_owned) }
}

#[tokio::test]
async fn an_example_is_sealed_listed_searched_exported_and_no_decision() {
    let folder = tempfile::tempdir().unwrap();
    let home = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    let cloison = Cloison::new(PolicySource::default(), Home::At(home)).unwrap();
    let passphrase = SecretString::from("correct horse battery staple");
    let unlock =
        Unlock { store: Some(KeyStore::Passphrase), passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
    assert!(cloison.examples(Language::En, &unlock).await.unwrap().0.is_empty());
    let text = "He takes the stairs,\nso that \"nobody\" sees him.";
    for example in [given(text, None), given(" The gardener waits. ", Some("source"))] {
        cloison.give_example(example, &unlock).await.unwrap();
    }
    for bad in [given(" \n", None), given(&"a".repeat(2001), None), given("a", Some("gossip"))] {
        assert_eq!(cloison.give_example(bad, &unlock).await.unwrap_err().code(), "A015");
    }
    let (examples, unopened) = cloison.examples(Language::En, &unlock).await.unwrap();
    assert_eq!(unopened, 0);
    let said: Vec<_> = examples.iter().map(|one| (one.text.as_str(), one.topic.as_deref())).collect();
    assert_eq!(said, [(text, None), ("The gardener waits.", Some("source"))]);
    assert_eq!(examples[1].title, "a source who could be found out");

    let filter = LedgerFilter { search: "gardener".to_owned(), ..LedgerFilter::default() };
    let page = cloison.ledger_page(&filter, None, 10, Language::En, &unlock).await.unwrap();
    assert!(matches!(page.records.as_slice(), [LedgerEntry::Example(one)] if *one == examples[1]), "{page:?}");
    let whole = cloison.record(&examples[0].id, Language::En, &unlock).await.unwrap();
    assert_eq!(whole, LedgerEntry::Example(examples[0].clone()));
    let trivial = LedgerFilter { levels: vec![cloison_app::Level::Trivial], ..LedgerFilter::default() };
    let page = cloison.ledger_page(&trivial, None, 10, Language::En, &unlock).await.unwrap();
    assert!(page.records.is_empty(), "it has no level");
    let stats = cloison.ledger_stats(&LedgerFilter::default(), Language::En, &unlock).await.unwrap();
    assert_eq!(stats.decisions, 0);

    let mut table = Vec::new();
    cloison.export(ExportForm::Csv, &[], &mut table, &unlock).await.unwrap();
    let table = String::from_utf8(table).unwrap();
    assert!(table.contains("\"He takes the stairs,\nso that \"\"nobody\"\" sees him.\",none,,\r\n"), "{table}");
    assert!(table.contains(",example,,,,,,,campaign,2,,,The gardener waits.,source,,\r\n"), "{table}");
    assert!(cloison.verify(&unlock, &mut |_, _| {}).await.unwrap().is_sound());
    cloison.close().await;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&bytes).contains("gardener"), "it is sealed");
    }
}
