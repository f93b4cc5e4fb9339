//! What is said face to face: recorded, sealed as a card, burnt.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use camino::Utf8PathBuf;
use cloison_app::dto::{Draft, Invitation, LedgerEntry, LedgerFilter, Meeting};
use cloison_app::{Cloison, Home, KeyStore, Language, Outcome, Place, PolicySource, Unlock};
use secrecy::SecretString;

const SECRET: &str = "Karim is let go on Monday, and he does not know it yet.";

fn invitation(start: Option<&str>, place: &str) -> Invitation {
    let meeting = Meeting {
        with: vec!["Léa <lea@example.org>".to_owned()],
        start: start.map(str::to_owned),
        minutes: 30,
        place: place.to_owned(),
    };
    Invitation { subject: "Meeting".to_owned(), body: "Can we talk in person?".to_owned(), meeting }
}

fn draft() -> Draft {
    Draft { subject: "Karim".to_owned(), body: SECRET.to_owned(), channel: "meeting".to_owned(), ..Draft::default() }
}

#[tokio::test]
async fn what_is_to_be_said_is_sealed_until_it_is_burnt() {
    let folder = tempfile::tempdir().unwrap();
    let home = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    let cloison = Cloison::new(PolicySource::default(), Home::At(home)).unwrap();
    let passphrase = SecretString::from("correct horse battery staple");
    let unlock =
        Unlock { store: Some(KeyStore::Passphrase), passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
    assert!(cloison.cards(&unlock).await.unwrap().is_empty());
    for (start, place) in [(None, ""), (Some("2036-12-02T09:00"), "Café du Lac"), (Some("2036-12-01T18:30"), "")] {
        cloison.arrange(draft(), &invitation(start, place), Place::Window, &unlock).await.unwrap();
    }
    let cards = cloison.cards(&unlock).await.unwrap();
    let starts: Vec<_> = cards.iter().map(|card| card.meeting.start.as_deref()).collect();
    assert_eq!(starts, [Some("2036-12-01T18:30"), Some("2036-12-02T09:00"), None], "the next first");
    assert_eq!((cards[0].subject.as_str(), cards[0].body.as_str()), ("Karim", SECRET));
    let page = cloison.ledger_page(&LedgerFilter::default(), None, 10, Language::En, &unlock).await.unwrap();
    let arranged =
        |entry: &LedgerEntry| matches!(entry, LedgerEntry::Decision(one) if one.outcome == Outcome::Arranged);
    assert!(page.records.len() == 3 && page.records.iter().all(arranged), "{page:?}");
    assert!(cloison.cards_due(30).await.is_empty(), "none is soon");
    let soon = jiff::Zoned::now().saturating_add(jiff::Span::new().minutes(20)).strftime("%Y-%m-%dT%H:%M").to_string();
    cloison.arrange(draft(), &invitation(Some(&soon), ""), Place::Window, &unlock).await.unwrap();
    let due = cloison.cards_due(30).await;
    assert_eq!(due.len(), 1);
    cloison.burn_card(&due[0], &unlock).await.unwrap();
    // A card is no draft of the desk.
    assert_eq!(cloison.kept_draft(None, &unlock).await.unwrap(), None);

    cloison.set_hold(true, "an inquiry".to_owned(), &unlock).await.unwrap();
    assert_eq!(
        cloison.burn_card(&cards[0].id, &unlock).await.unwrap_err().code(),
        "L015",
        "nothing is burnt under a hold"
    );
    cloison.set_hold(false, "it is over".to_owned(), &unlock).await.unwrap();
    cloison.burn_card(&cards[0].id, &unlock).await.unwrap();
    let left: Vec<_> = cloison.cards(&unlock).await.unwrap().into_iter().map(|card| card.id).collect();
    assert_eq!(left, [cards[1].id.clone(), cards[2].id.clone()]);
    cloison.keep_up(&unlock, &mut |_, _| {}).await.unwrap();
    assert_eq!(cloison.cards(&unlock).await.unwrap().len(), 2, "they are not old");
    cloison.close().await;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&bytes).contains("Karim"), "it is sealed");
    }
}

#[tokio::test]
async fn an_invitation_that_says_why_is_refused_and_nothing_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let home = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    let cloison = Cloison::new(PolicySource::default(), Home::At(home)).unwrap();
    let passphrase = SecretString::from("correct horse battery staple");
    let unlock =
        Unlock { store: Some(KeyStore::Passphrase), passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
    for (start, place, code) in [
        (None, "where we talk about the internal poll and the password is hunter2-42", "A022"),
        (Some("2036-13-01T18:30"), "", "A023"),
        (Some("2036-12-01"), &"a".repeat(501), "A023"),
    ] {
        let refused = cloison.arrange(draft(), &invitation(start, place), Place::Window, &unlock).await;
        assert_eq!(refused.unwrap_err().code(), code);
    }
    let missing = Draft { channel: "pigeon".to_owned(), ..draft() };
    let refused = cloison.arrange(missing, &invitation(None, ""), Place::Window, &unlock).await;
    assert_eq!(refused.unwrap_err().code(), "A001");
    assert!(cloison.cards(&unlock).await.unwrap().is_empty(), "nor is a card left");
}

/// A text of the window, in which a value may stand.
fn text(language: Language, id: &str, value: &str) -> String {
    let texts = std::fs::read_to_string(format!("../../locales/{}/window.ftl", language.code())).unwrap();
    let text = texts.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(" = ")).unwrap();
    text.replace("{ $when }", value).replace("{ $place }", value)
}

/// Days and hours as the window writes them; those of other languages are not written out here.
fn moments(language: Language) -> Vec<String> {
    let (days, months, at) = if language == Language::Fr {
        (
            ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
            [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
            "à",
        )
    } else {
        (
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            "at",
        )
    };
    let date = |number: usize| {
        let hour = ["08:30", "12:00", "18:00", "23:55"][number % 4];
        format!("{} {} {} 2036 {at} {hour}", days[number % 7], 1 + number * 5 % 28, months[number % 12])
    };
    (0..42).map(date).collect()
}

#[test]
fn an_invitation_of_the_window_is_trivial_under_every_policy() {
    for pack in std::fs::read_dir("../../policies").unwrap() {
        let pack = pack.unwrap().file_name().into_string().unwrap();
        let source = PolicySource::named(pack.as_str().into());
        let cloison = Cloison::new(source, Home::Nowhere).unwrap();
        for (language, places) in [
            (Language::En, ["", "Station café", "Town hall, room 4", "My office"]),
            (Language::Fr, ["", "Café de la gare", "Mairie, salle 4", "Mon bureau"]),
        ] {
            for (number, moment) in moments(language).iter().enumerate() {
                let place = places[number % 4];
                let asks = text(language, "invitation-asks", "");
                let mut body = format!("{asks}\n\n{}", text(language, "invitation-when", moment));
                if !place.is_empty() {
                    body = format!("{body}\n{}", text(language, "invitation-where", place));
                }
                let subject = text(language, "invitation-title", "");
                let said = Invitation { subject, body, ..invitation(Some("2036-12-01T18:30"), place) };
                assert!(cloison.hand_over_invitation(&said).is_ok(), "{pack}: {}", said.body);
            }
            let open = Invitation { body: text(language, "invitation", ""), ..invitation(None, "") };
            assert!(cloison.hand_over_invitation(&open).is_ok(), "{pack}: {}", open.body);
        }
    }
}
