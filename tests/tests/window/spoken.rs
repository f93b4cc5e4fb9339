//! The window as a screen reader tells it.

use cloison_tests::spoken::{ScreenReader, Told, role};
use cloison_tests::{Person, Window};

use super::SECRET;

/// What can be done with the keys, by its role on the bus.
const CONTROLS: [u32; 8] = [
    role::PUSH_BUTTON,
    role::TOGGLE_BUTTON,
    role::ENTRY,
    role::COMBO_BOX,
    role::CHECK_BOX,
    role::RADIO_BUTTON,
    role::LINK,
    role::PAGE_TAB,
];

fn has(told: &[Told], role: u32, name: &str) -> bool {
    told.iter().any(|one| one.role == role && one.name.contains(name))
}

#[tokio::test]
async fn window_is_told_by_a_screen_reader() {
    let reader = ScreenReader::start().await;
    for (locale, level, advice, arrange, to) in [
        ("en_GB.UTF-8", "Sensitive", "Say this face to face.", "Arrange to meet", "To"),
        ("fr_FR.UTF-8", "Sensible", "Dites-le de vive voix.", "Proposer une rencontre", "À"),
    ] {
        let mut person = Person::default();
        person.env.push(("LANG", locale.to_owned()));
        let window = Window::open(&person).await;
        window.replace_message(SECRET).await;
        window.level("sensitive").await;
        let told = reader.tells("cloison-desktop", level).await;
        assert!(has(&told, role::FRAME, "Cloison"));
        for one in told.iter().filter(|one| CONTROLS.contains(&one.role)) {
            assert!(!one.name.is_empty(), "{one:?}");
        }
        assert!(has(&told, role::HEADING, level), "{told:#?}");
        assert!(told.iter().any(|one| one.text.contains(advice)), "{told:#?}");
        assert!(told.iter().any(|one| one.role == role::ENTRY && one.text.contains(SECRET)), "{told:#?}");
        assert!(has(&told, role::PUSH_BUTTON, arrange), "{told:#?}");
        assert!(told.iter().any(|one| one.role == role::ENTRY && one.name == to), "{told:#?}");
        window.close().await;
    }
    reader.end().await;
}
