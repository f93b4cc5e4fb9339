//! The recovery sheet in a file.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::fs;

use camino::Utf8PathBuf;
use cloison_app::{Cloison, Home, KeyStore, Language, PolicySource, Unlock};
use secrecy::{ExposeSecret, SecretString};

#[tokio::test]
async fn the_sheet_is_saved_for_its_owner_alone_and_makes_the_key_again() {
    let guard = tempfile::tempdir().unwrap();
    let folder = Utf8PathBuf::from_path_buf(guard.path().to_owned()).unwrap();
    let cloison = Cloison::new(PolicySource::default(), Home::At(folder.join("data"))).unwrap();
    let ask = |_: bool| Some(SecretString::from("correct horse battery staple"));
    let unlock = Unlock { store: Some(KeyStore::Passphrase), passphrase: &ask, ..Unlock::nobody() };
    cloison.hold(&unlock).await.unwrap();
    for (language, title) in
        [(Language::En, "Cloison: recovery sheet\n"), (Language::Fr, "Cloison\u{a0}: fiche de secours\n")]
    {
        let words = cloison.recovery_words(language, &unlock).await.unwrap();
        let file = folder.join("sheet.txt");
        // Over another that everybody may read, and that is longer.
        fs::write(&file, "x".repeat(10_000)).unwrap();
        #[cfg(unix)]
        fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
        cloison.save_sheet(file.as_std_path(), language, &unlock).await.unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with(title) && !text.contains("xx"), "{title}");
        let numbered = text.lines().filter_map(|line| line.split_once(". "));
        let read: Vec<&str> =
            numbered.filter(|(number, _)| number.trim().parse::<u8>().is_ok()).map(|pair| pair.1).collect();
        assert_eq!(read.join(" "), words.expose_secret());
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o600);
    }
    let nowhere = cloison.save_sheet(folder.join("no/such/folder.txt").as_std_path(), Language::En, &unlock).await;
    assert_eq!(nowhere.unwrap_err().code(), "A011");
    let beside: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing was left beside it: {beside:?}");
    cloison.lock().await;
    let locked = cloison.save_sheet(folder.join("other.txt").as_std_path(), Language::En, &Unlock::nobody()).await;
    assert_eq!((locked.unwrap_err().code(), folder.join("other.txt").exists()), ("A013", false));
}
