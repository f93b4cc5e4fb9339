//! The files that the program watches and those that it makes.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use camino::Utf8PathBuf;
use cloison_app::dto::SettingsPatch;
use cloison_app::{Cloison, Home, Language, PolicySource};

fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    (folder, path)
}

#[tokio::test]
async fn an_edit_right_after_the_start_is_seen() {
    let (_guard, path) = folder();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/campaign")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), path.join(file.file_name().to_str().unwrap())).unwrap();
    }
    let cloison = Cloison::new_in_window(Some(PolicySource::Path(path.clone())), Home::Nowhere).unwrap();
    let number = || cloison.policy_state(Language::En).number;
    let first = number();
    assert!(cloison.policy_state(Language::En).problem.is_none());
    fs::write(path.join("half.toml"), "[[rule]]\nid = \"half\n").unwrap();
    // Nobody looked at the files between the loading and the edit.
    tokio::time::timeout(Duration::from_secs(20), cloison.policy_files_changed()).await.unwrap();
    cloison.reload_policy();
    assert_eq!(cloison.policy_state(Language::En).problem.unwrap().code, "P001");
    let again = tokio::time::timeout(Duration::from_millis(1500), cloison.policy_files_changed()).await;
    assert!(again.is_err(), "nothing changed since");
    // The last good one goes on, also where it is written again as it was; any other is another.
    fs::remove_file(path.join("half.toml")).unwrap();
    cloison.reload_policy();
    assert_eq!((number(), cloison.policy_state(Language::En).problem), (first, None));
    let pack = fs::read_to_string(path.join("pack.toml")).unwrap();
    fs::write(path.join("pack.toml"), format!("{pack}\n# Read again.\n")).unwrap();
    cloison.reload_policy();
    assert_eq!(number(), first + 1);
}

#[cfg(unix)]
#[tokio::test]
async fn in_a_folder_that_is_open_to_others_the_files_are_not() {
    use std::os::unix::fs::PermissionsExt;
    let (_guard, path) = folder();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let cloison = Cloison::new(PolicySource::default(), Home::At(path.clone())).unwrap();
    cloison.change_settings(SettingsPatch { language: Some(Language::Fr), ..SettingsPatch::default() }).await.unwrap();
    cloison_app::trace::start("off", Some(&path.join("trace")));
    for (name, mode) in [("", 0o755), ("settings.json", 0o600), ("trace", 0o700)] {
        let found = fs::metadata(path.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{name}");
    }
}
