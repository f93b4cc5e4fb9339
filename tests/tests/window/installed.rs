//! The program as a package brings it. `cargo xtask package` runs this with the package that it has made; elsewhere there
//! is none to try.

use std::fs;
use std::path::Path;
use std::process::Command;

use cloison_tests::{Person, Window};

const MESSAGE: &str =
    "From: Ines <ines@example.org>\r\nTo: lea@example.org\r\nSubject: Sunday\r\n\r\nLunch is at one.\r\n";
/// What no rule knows, and the reader hears.
const HEARD: &str =
    "Two of the candidate's closest people are quietly leaving before the vote, and nobody may learn why.\n";

#[tokio::test]
async fn window_installed_opens_messages_and_links() {
    let mut person = Person::default();
    let program = person.window_program();
    let Some(usr) = program.parent().filter(|bin| bin.ends_with("usr/bin")).and_then(Path::parent) else {
        println!("skipped: {} is not in a package", program.display());
        return;
    };
    // The desktop sees the package's entries, and no others.
    let shared = format!("{}:{}", usr.join("share").display(), person.env("XDG_DATA_DIRS"));
    let path = format!("{}:{}", usr.join("bin").display(), std::env::var("PATH").unwrap());
    person.env.retain(|(name, _)| *name != "XDG_DATA_DIRS");
    person.env.extend([("XDG_DATA_DIRS", shared), ("PATH", path)]);
    let window = Window::open(&person).await;
    let desktop = |argument: &str| {
        let mut command = Command::new("gio");
        command.args(["open", argument]).envs(person.env.iter().cloned());
        let opened = command.env("CLOISON_DATA_DIR", person.path("data")).output().unwrap();
        assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    };
    let file = person.path("lunch of Sunday.eml");
    fs::write(&file, MESSAGE).unwrap();
    desktop(file.to_str().unwrap());
    let subject = "return document.querySelector('[data-testid=subject]').value";
    window.until(subject, |value| value == "Sunday", "the message").await;
    window.look("installed").await;
    desktop("cloison://new");
    window.find("opening-stay").await;
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
