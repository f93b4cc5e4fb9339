//! The program as a package brings it. `cargo xtask package` runs this with the package that it has made; elsewhere the
//! programs that were built are laid out as a package lays them out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cloison_tests::{Person, Window};

const MESSAGE: &str =
    "From: Ines <ines@example.org>\r\nTo: lea@example.org\r\nSubject: Sunday\r\n\r\nLunch is at one.\r\n";
/// What no rule knows, and the reader hears.
const HEARD: &str =
    "Two of the candidate's closest people are quietly leaving before the vote, and nobody may learn why.\n";

/// The folder `usr` of the package that the program is in, or of one that is laid out for this.
fn installed(person: &Person) -> PathBuf {
    let program = person.window_program();
    if let Some(usr) = program.parent().filter(|bin| bin.ends_with("usr/bin")).and_then(Path::parent) {
        return usr.to_owned();
    }
    let (usr, root) = (person.path("usr"), Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap());
    let put = |from: &Path, folder: &str| {
        let folder = usr.join(folder);
        fs::create_dir_all(&folder).unwrap();
        let to = folder.join(from.file_name().unwrap());
        fs::hard_link(from, &to).or_else(|_| fs::copy(from, &to).map(drop)).unwrap();
    };
    put(&program, "bin");
    put(&program.with_file_name("cloison"), "bin");
    put(&root.join("crates/reader/model/reader.model"), "lib/cloison");
    put(&root.join("src-tauri/cloison-desktop.desktop"), "share/applications");
    // As the package system does for every package with such an entry.
    let database = Command::new("update-desktop-database").arg(usr.join("share/applications")).status().unwrap();
    assert!(database.success());
    usr
}

#[tokio::test]
async fn window_installed_opens_messages_and_links() {
    let mut person = Person::default();
    let usr = installed(&person);
    person.program = Some(usr.join("bin/cloison-desktop"));
    // The desktop sees the package's entries, and no others.
    let shared = format!("{}:{}", usr.join("share").display(), person.env("XDG_DATA_DIRS"));
    let path = format!("{}:{}", usr.join("bin").display(), std::env::var("PATH").unwrap());
    person.env.retain(|(name, _)| *name != "XDG_DATA_DIRS");
    person.env.extend([("XDG_DATA_DIRS", shared), ("PATH", path)]);
    let window = Window::open(&person).await;
    let desktop = |arguments: &[&str]| {
        let mut command = Command::new("gio");
        command.args(arguments).envs(person.env.iter().cloned());
        let opened = command.env("CLOISON_DATA_DIR", person.path("data")).output().unwrap();
        assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    };
    let subject = "return document.querySelector('[data-testid=subject]').value";
    let file = |subject: &str| {
        let file = person.path(&format!("lunch of {subject}.eml"));
        fs::write(&file, MESSAGE.replace("Sunday", subject)).unwrap();
        file.to_str().unwrap().to_owned()
    };
    desktop(&["open", &file("Sunday")]);
    window.until(subject, |value| value == "Sunday", "the message").await;
    window.look("installed").await;
    desktop(&["open", "cloison://new"]);
    window.click("opening-stay").await;
    // What a desktop does with a file that is dropped on the program's icon.
    let entry = usr.join("share/applications/cloison-desktop.desktop");
    desktop(&["launch", entry.to_str().unwrap(), &file("Monday")]);
    window.click("opening-away").await;
    window.until(subject, |value| value == "Monday", "the other message").await;
    window.close().await;

    let check = |text: &str| {
        let file = person.path("text.txt");
        fs::write(&file, text).unwrap();
        let mut command = Command::new(usr.join("bin/cloison"));
        command.arg("--data-dir").arg(person.path("data")).arg("check").arg(&file).output().unwrap()
    };
    let heard = check(HEARD);
    let said = String::from_utf8_lossy(&heard.stdout).into_owned();
    assert!(heard.status.code() == Some(1) && said.contains("heard by the reader"), "{said}");
}
