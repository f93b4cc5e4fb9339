//! The window as a screen reader tells it.

use std::fs;
use std::time::{Duration, Instant};

use cloison_attachments::Bounds;
use cloison_tests::painting::Started;
use cloison_tests::spoken::{ScreenReader, Told, role};
use cloison_tests::{Person, Window, turn, xdotool};

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

/// Nobody drives this window: a driver's does not print.
#[tokio::test]
async fn window_prints_the_recovery_sheet_and_nothing_else() {
    let reader = ScreenReader::start().await;
    let person = Person::default();
    let turn = turn();
    let started = Started::new(&person, &person.window_program());
    for name in ["Settings", "Show the 24 words", "Print"] {
        reader.press("cloison-desktop", name).await;
    }
    // The dialog of the desktop's toolkit; its only printer is a file.
    let dialog = xdotool(&["search", "--sync", "--onlyvisible", "--name", "^Print$"]);
    xdotool(&["windowfocus", "--sync", dialog.lines().next_back().unwrap(), "key", "Tab", "Down", "space"]);
    let file = person.path("output.pdf");
    let since = Instant::now();
    let printed = loop {
        let bytes = fs::read(&file).unwrap_or_default();
        if bytes.trim_ascii_end().ends_with(b"%%EOF") {
            break cloison_attachments::read("output.pdf", &bytes, &Bounds::default()).remove(0).text;
        }
        assert!(since.elapsed() < Duration::from_secs(20), "nothing is printed");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    drop((started, turn));
    reader.end().await;
    let sheet = person.command(&["key", "sheet"]);
    let words: Vec<&str> =
        sheet.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
    assert_eq!(words.len(), 24, "{sheet}");
    for word in words {
        assert!(printed.split_whitespace().any(|one| one == word), "{word} is not in {printed}");
    }
    let named = String::from_utf8_lossy(&fs::read(&file).unwrap()).contains("/Title (Recovery sheet)");
    assert!(named, "the paper has the page's name");
    assert!(!printed.contains("Meetings") && !printed.contains("Hide the words"), "{printed}");
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
