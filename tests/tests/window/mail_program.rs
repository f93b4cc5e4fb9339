//! A draft that is handed to a real mail program, where there is one: Thunderbird takes addresses and message files as what
//! is to be written, and sends nothing.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use cloison_tests::{Person, Window, xdotool};

use super::TRIVIAL;

const ENTRY: &str = "/usr/share/applications/thunderbird.desktop";
/// It takes some seconds to start.
const PATIENCE: Duration = Duration::from_secs(45);

/// An account that is never asked, so that it does not ask for one; nothing that it would fetch.
const PROFILE: &str = r#"
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.bypassNotification", true);
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.accountmanager.defaultaccount", "account1");
user_pref("mail.accountmanager.localfoldersserver", "server2");
user_pref("mail.identity.id1.fullName", "Lea");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.identity.id1.useremail", "lea@example.org");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.provider.enabled", false);
user_pref("mail.server.server1.check_new_mail", false);
user_pref("mail.server.server1.hostname", "localhost");
user_pref("mail.server.server1.login_at_startup", false);
user_pref("mail.server.server1.type", "pop3");
user_pref("mail.server.server1.userName", "lea");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server2.userName", "nobody");
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mail.smtpserver.smtp1.hostname", "localhost");
user_pref("mail.smtpservers", "smtp1");
user_pref("mailnews.start_page.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
"#;

/// Makes Thunderbird the person's mail program.
fn with_thunderbird(person: &mut Person) {
    let home = person.path("home");
    let profile = home.join(".thunderbird/own");
    let (entries, config) = (home.join(".local/share/applications"), home.join(".config"));
    for folder in [&profile, &entries, &config] {
        fs::create_dir_all(folder).unwrap();
    }
    fs::write(profile.join("user.js"), PROFILE).unwrap();
    let profiles = "[Profile0]\nName=own\nIsRelative=1\nPath=own\nDefault=1\n\n[General]\nStartWithLastProfile=1\n";
    fs::write(home.join(".thunderbird/profiles.ini"), profiles).unwrap();
    fs::copy(ENTRY, entries.join("thunderbird.desktop")).unwrap();
    let choices =
        "[Default Applications]\nmessage/rfc822=thunderbird.desktop\nx-scheme-handler/mailto=thunderbird.desktop\n";
    fs::write(config.join("mimeapps.list"), choices).unwrap();
    // The profile that its list names, not one for this installation.
    person.env.push(("MOZ_LEGACY_PROFILES", "1".to_owned()));
}

/// Waits until Thunderbird shows a message of this subject that is being written.
fn is_being_written(subject: &str) {
    let title = format!("^Write: {subject} - ");
    let search = ["search", "--onlyvisible", "--name", &title];
    let since = Instant::now();
    // As often as it takes: the tool's own waiting has no end.
    while Command::new("xdotool").args(search).output().unwrap().stdout.is_empty() {
        assert!(since.elapsed() < PATIENCE, "no window is called {title}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[tokio::test]
async fn window_hands_drafts_to_thunderbird() {
    if !Path::new(ENTRY).exists() {
        println!("skipped: Thunderbird is not installed");
        return;
    }
    let mut person = Person::default();
    with_thunderbird(&mut person);
    let window = Window::open(&person).await;
    let long = [TRIVIAL; 60].join(" ");
    for (subject, body) in [("Sunday", TRIVIAL), ("All of Sunday", long.as_str())] {
        window.write("recipients", "ines@example.org,").await;
        window.write("subject", subject).await;
        window.replace_message(body).await;
        window.level("trivial").await;
        window.click("send").await;
        assert!(window.text("taken").await.contains("Thunderbird"));
        is_being_written(subject);
        xdotool(&["windowactivate", "--sync", &cloison_tests::on_screen()]);
        window.click("new-message").await;
    }
    assert_eq!(person.ledger().len(), 2);
    window.close().await;
}
