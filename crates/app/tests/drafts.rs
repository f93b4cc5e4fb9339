//! What is being written, kept beside what was begun before and not looked at yet.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use camino::Utf8PathBuf;
use cloison_app::dto::{Decision, Draft};
use cloison_app::{Cloison, Home, KeyStore, Outcome, Place, PolicySource, Unlock};
use secrecy::SecretString;

fn draft(body: &str) -> Draft {
    Draft { body: body.to_owned(), channel: "email".to_owned(), ..Draft::default() }
}

#[tokio::test]
async fn a_draft_is_kept_beside_those_that_nobody_has_opened() {
    let folder = tempfile::tempdir().unwrap();
    let home = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    let begin = || Cloison::new(PolicySource::default(), Home::At(home.clone())).unwrap();
    let passphrase = SecretString::from("correct horse battery staple");
    let unlock =
        Unlock { store: Some(KeyStore::Passphrase), passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
    let cloison = begin();
    assert_eq!(cloison.keep_draft(&draft("One"), None).await.unwrap(), None, "there is no key yet");
    let decision = Decision { draft: draft("Lunch?"), outcome: Outcome::Sent, reason: None };
    cloison.decide(decision, Place::Window, &unlock).await.unwrap();
    assert_eq!(cloison.keep_draft(&draft("One"), None).await.unwrap(), Some(0));
    cloison.close().await;
    // Started anew, and nobody has given the passphrase.
    let cloison = begin();
    assert_eq!(cloison.keep_draft(&draft("Tw"), None).await.unwrap(), Some(1));
    assert_eq!(cloison.keep_draft(&draft("Two"), Some(1)).await.unwrap(), Some(1));
    cloison.close().await;
    let cloison = begin();
    assert_eq!(cloison.keep_draft(&draft("Three"), None).await.unwrap(), Some(2));
    let kept = async |beside| {
        let kept = cloison.kept_draft(beside, &unlock).await.unwrap();
        kept.map(|kept| (kept.draft.body, kept.place, kept.waiting))
    };
    assert_eq!(kept(None).await, Some(("Three".to_owned(), 2, 2)));
    assert_eq!(kept(Some(2)).await, Some(("Two".to_owned(), 1, 1)));
    assert_eq!(cloison.keep_draft(&draft(""), Some(2)).await.unwrap(), None);
    assert_eq!(cloison.keep_draft(&draft(""), None).await.unwrap(), None);
    assert_eq!(kept(None).await, Some(("Two".to_owned(), 1, 1)));
    cloison.keep_draft(&draft(""), Some(1)).await.unwrap();
    assert_eq!(kept(Some(0)).await, None);
    assert_eq!(kept(None).await, Some(("One".to_owned(), 0, 0)), "the first is as it was");
    cloison.close().await;
}
