//! What the user set: kept, sealed where it tells of an organisation, and never in the way.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::fs;

use camino::Utf8PathBuf;
use cloison_app::dto::{Draft, Settings, SettingsPatch};
use cloison_app::{Cloison, Home, KeyStore, Language, Level, Offsets, PolicySource, Unlock};
use secrecy::SecretString;

const PASSPHRASE: &str = "correct horse battery staple";

struct Person {
    _guard: tempfile::TempDir,
    folder: Utf8PathBuf,
}

impl Person {
    fn new() -> Person {
        let guard = tempfile::tempdir().unwrap();
        let folder = Utf8PathBuf::from_path_buf(guard.path().to_owned()).unwrap();
        Person { _guard: guard, folder }
    }

    /// The program as the window starts it.
    fn start(&self) -> Cloison {
        Cloison::new_in_window(None, Home::At(self.folder.clone())).unwrap()
    }

    /// The same, with its key made or opened.
    async fn opened(&self) -> Cloison {
        let cloison = self.start();
        open(&cloison).await;
        cloison
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).unwrap();
    }

    fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.folder.join(file)).unwrap()
    }
}

/// With a passphrase, also where a test's session has a keyring.
async fn open(cloison: &Cloison) {
    let ask = |_: bool| Some(SecretString::from(PASSPHRASE));
    let unlock = Unlock { store: Some(KeyStore::Passphrase), passphrase: &ask, ..Unlock::nobody() };
    cloison.hold(&unlock).await.unwrap();
}

fn settings(cloison: &Cloison) -> Settings {
    cloison.settings(Language::En)
}

fn in_force(cloison: &Cloison) -> String {
    cloison.policy_state(Language::En).id
}

fn policy(id: &str) -> SettingsPatch {
    SettingsPatch { policy: Some(id.to_owned()), ..SettingsPatch::default() }
}

fn domains(domains: &[&str]) -> SettingsPatch {
    SettingsPatch { own_domains: Some(domains.iter().map(ToString::to_string).collect()), ..SettingsPatch::default() }
}

#[tokio::test]
async fn what_is_left_out_of_a_patch_stays_as_it_is() {
    let person = Person::new();
    let cloison = person.start();
    let usual = settings(&cloison);
    assert!(usual.hide_from_capture && usual.tray && usual.shortcut && usual.notifications && usual.opened);
    assert!(!usual.start_at_login && !usual.welcomed && !usual.toured && !usual.sheet_made);
    let patch = |json: &str| serde_json::from_str::<SettingsPatch>(json);
    cloison.change_settings(patch(r#"{"tray": false, "language": "fr"}"#).unwrap()).await.unwrap();
    cloison.change_settings(patch(r#"{"start_at_login": true, "welcomed": true}"#).unwrap()).await.unwrap();
    let again = person.start();
    let expected = Settings { tray: false, start_at_login: true, welcomed: true, ..usual };
    assert_eq!((settings(&again), again.language()), (expected, Language::Fr));
    assert!(patch(r#"{"trai": false}"#).is_err(), "a switch that is not there");
}

#[tokio::test]
async fn what_tells_of_an_organisation_is_sealed_and_known_with_the_key() {
    let person = Person::new();
    let cloison = person.opened().await;
    cloison.change_settings(policy("law-firm")).await.unwrap();
    cloison.change_settings(domains(&["@Martin-Avocats.example.org", "martin-avocats.example.org"])).await.unwrap();
    assert_eq!(in_force(&cloison), "law-firm");
    assert_eq!(cloison.policy().policy.domains, ["martin-avocats.example.org"]);
    for file in fs::read_dir(&person.folder).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap_or_default();
        for word in ["law-firm", "martin"] {
            assert!(memchr::memmem::find(&bytes, word.as_bytes()).is_none(), "{word}");
        }
    }
    assert!(person.read("settings.age").starts_with(b"age-encryption.org/v1"));

    let again = person.start();
    assert_eq!((settings(&again).opened, settings(&again).policy, in_force(&again)), (false, None, "campaign".into()));
    let refused = again.change_settings(domains(&["elsewhere.example.org"])).await.unwrap_err();
    assert_eq!(refused.code(), "A013", "what was not opened is not written over");
    open(&again).await;
    let opened = settings(&again);
    assert_eq!((opened.policy.as_deref(), opened.opened), (Some("law-firm"), true));
    assert_eq!((opened.own_domains, in_force(&again)), (vec!["martin-avocats.example.org".into()], "law-firm".into()));
    again.lock().await;
    assert_eq!(
        (settings(&again).opened, settings(&again).own_domains, in_force(&again)),
        (false, vec![], "law-firm".into())
    );
}

#[tokio::test]
async fn what_is_chosen_before_there_is_a_key_is_sealed_once_there_is() {
    let person = Person::new();
    let cloison = person.start();
    cloison.change_settings(policy("newsroom")).await.unwrap();
    assert_eq!((in_force(&cloison), person.folder.join("settings.age").exists()), ("newsroom".into(), false));
    open(&cloison).await;
    assert!(person.folder.join("settings.age").exists());
    assert_eq!(in_force(&person.opened().await), "newsroom");
}

#[tokio::test]
async fn a_policy_that_was_named_counts_before_the_chosen_one() {
    let person = Person::new();
    let named = Some(PolicySource::Shipped("town-hall"));
    let cloison = Cloison::new_in_window(named, Home::At(person.folder.clone())).unwrap();
    open(&cloison).await;
    assert_eq!((in_force(&cloison), cloison.policy_state(Language::En).named), ("town-hall".into(), true));
    cloison.change_settings(policy("newsroom")).await.unwrap();
    assert_eq!(in_force(&cloison), "town-hall");
    // What a command says does not depend on what its user chose in the window.
    let command = Cloison::new(PolicySource::default(), Home::At(person.folder.clone())).unwrap();
    open(&command).await;
    assert_eq!((in_force(&command), settings(&command).policy.as_deref()), ("campaign".into(), Some("newsroom")));
}

#[tokio::test]
async fn damaged_settings_and_those_of_a_newer_program_stop_nothing() {
    for (text, code) in
        [("{\"language\": ", "A016"), ("{\"tray\": 7}", "A016"), ("{\"format\": 99, \"language\": \"fr\"}", "A017")]
    {
        let person = Person::new();
        person.write("settings.json", text);
        let cloison = person.start();
        let found = settings(&cloison);
        assert_eq!((found.problem.unwrap().code.as_str(), found.hide_from_capture, found.tray), (code, true, true));
        let welcomed = SettingsPatch { welcomed: Some(true), ..SettingsPatch::default() };
        cloison.change_settings(welcomed).await.unwrap();
        assert_eq!(person.read("settings.json.old"), text.as_bytes(), "it is put aside");
        assert_eq!((settings(&cloison).problem, settings(&cloison).welcomed), (None, true));
    }
    let person = Person::new();
    person.opened().await.close().await;
    person.write("settings.age", "age-encryption.org/v1\n");
    let cloison = person.opened().await;
    assert_eq!((settings(&cloison).problem.unwrap().code.as_str(), in_force(&cloison).as_str()), ("A016", "campaign"));
    cloison.change_settings(policy("ngo")).await.unwrap();
    assert_eq!(person.read("settings.age.old"), b"age-encryption.org/v1\n");
    assert_eq!((settings(&cloison).problem, in_force(&person.opened().await)), (None, "ngo".into()));
}

#[tokio::test]
async fn settings_of_the_first_format_are_read() {
    let person = Person::new();
    person.write("settings.json", r#"{"language":"fr","sheet_made":true}"#);
    let cloison = person.start();
    let found = settings(&cloison);
    assert_eq!((cloison.language(), found.sheet_made, found.problem, found.tray), (Language::Fr, true, None, true));
}

#[tokio::test]
async fn what_is_no_policy_and_what_is_no_domain_is_refused() {
    let person = Person::new();
    let cloison = person.start();
    let refused = async |patch| cloison.change_settings(patch).await.unwrap_err().code();
    assert_eq!(refused(policy("law_firm")).await, "A018");
    for one in ["", "example", "a b.example", "-a.example", "ines@example.org", "a..example", &"a".repeat(64)] {
        assert_eq!(refused(domains(&[one])).await, "A019", "{one}");
    }
    let many: Vec<String> = (0..101).map(|number| format!("d{number}.example")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(refused(domains(&many)).await, "A019");
    cloison.change_settings(domains(&["Café.example", "mail.example.org."])).await.unwrap();
    assert_eq!(settings(&cloison).own_domains, ["café.example", "mail.example.org"]);
}

#[tokio::test]
async fn the_first_run_is_over_once_it_was_gone_through_or_something_was_recorded() {
    let person = Person::new();
    let cloison = person.opened().await;
    assert!(cloison.start(None).await.first_run);
    let decision = r#"{"draft": {"subject": "", "body": "At five.", "to": [], "channel": "email"}, "outcome": "sent"}"#;
    let decision = serde_json::from_str(decision).unwrap();
    cloison.decide(decision, cloison_app::Place::Window, &Unlock::nobody()).await.unwrap();
    assert!(!cloison.start(None).await.first_run);
    let person = Person::new();
    let cloison = person.start();
    let patch = SettingsPatch { welcomed: Some(true), ..SettingsPatch::default() };
    cloison.change_settings(patch).await.unwrap();
    assert!(!cloison.start(None).await.first_run);
}

#[tokio::test]
async fn every_policy_that_can_be_chosen_is_named_as_it_names_itself() {
    let person = Person::new();
    let cloison = person.start();
    for language in Language::ALL {
        let start = cloison.start(Some(language)).await;
        assert_eq!((start.packs[0].id.as_str(), start.packs.len()), ("campaign", 6));
        for pack in start.packs {
            cloison.change_settings(policy(&pack.id)).await.unwrap();
            let state = cloison.policy_state(language);
            assert_eq!((state.id, state.title), (pack.id.clone(), pack.title));
            assert!(pack.purpose.len() > 20 && pack.purpose.ends_with('.'), "{}", pack.id);
        }
    }
}

#[tokio::test]
async fn wiping_leaves_no_settings() {
    let person = Person::new();
    let cloison = person.opened().await;
    let mut patch = policy("ngo");
    patch.welcomed = Some(true);
    cloison.change_settings(patch).await.unwrap();
    person.write("settings.json.old", "{}");
    cloison.wipe().await.unwrap();
    let left = fs::read_dir(&person.folder).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(left.filter(|name| name.to_string_lossy().starts_with("settings")).count(), 0);
}

/// What the window's texts say under an id, over one line or several.
fn said(language: Language, id: &str) -> String {
    let file = format!("{}/../../locales/{}/welcome.ftl", env!("CARGO_MANIFEST_DIR"), language.code());
    let text = fs::read_to_string(file).unwrap();
    let (_, after) = text.split_once(&format!("\n{id} =")).unwrap();
    let lines = after.lines().enumerate();
    let own = lines.take_while(|(number, line)| *number == 0 || line.is_empty() || line.starts_with("    "));
    own.map(|(_, line)| line.trim()).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[tokio::test]
async fn the_tours_message_is_confidential_in_every_shipped_policy() {
    let person = Person::new();
    let cloison = person.start();
    for pack in cloison.start(None).await.packs {
        cloison.change_settings(policy(&pack.id)).await.unwrap();
        for language in Language::ALL {
            let (subject, body) = (said(language, "tour-subject"), said(language, "tour-body"));
            assert!(body.lines().count() > 4, "{body}");
            let draft = Draft { subject, body, to: vec![], channel: "email".into(), ..Draft::default() };
            let verdict = cloison.check(draft.clone(), language, Offsets::Utf16).unwrap();
            let heard = cloison.hear(cloison.begin_hearing(), draft, language, Offsets::Utf16).unwrap().unwrap();
            let by_rules: Vec<&str> = verdict.findings.iter().map(|finding| finding.text.as_str()).collect();
            assert!(!verdict.allowed && !by_rules.is_empty(), "{} {language:?}", pack.id);
            assert_eq!(
                (verdict.level, heard.level),
                (Level::Confidential, Level::Confidential),
                "{} {by_rules:?}",
                pack.id
            );
        }
    }
}
