//! The icon beside the clock: the level of the draft by shape and colour, its name as a tooltip, a short menu.
//!
//! Linux has it by the desktops' bus, other systems by Tauri. Where nothing shows icons there is none, and everything else
//! works.

#[cfg_attr(target_os = "linux", path = "tray/bus.rs")]
#[cfg_attr(not(target_os = "linux"), path = "tray/system.rs")]
mod icon;

use cloison_app::{Language, Level};
use tauri::image::Image;
use tauri::{AppHandle, Emitter, Manager, include_image};

pub(crate) use icon::Tray;

use crate::commands::Desk;
use crate::opened::{self, Asked};
use crate::shell::Shell;
use crate::{shell, shortcut, window};

/// What the icon says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    level: Option<Level>,
    dark: bool,
    language: Language,
}

impl Shown {
    fn now(app: &AppHandle) -> Shown {
        let window = app.get_webview_window(window::MAIN);
        Shown {
            level: app.state::<Shell>().standing().level,
            dark: window.is_some_and(|window| window.theme().is_ok_and(|theme| theme == tauri::Theme::Dark)),
            language: app.state::<Desk>().language(),
        }
    }

    /// The level in a word; never a text.
    fn tooltip(self) -> String {
        match self.level {
            Some(level) => self.language.say("tray-level", &[("level", level.as_str().to_owned())]),
            None => self.language.say("tray-idle", &[]),
        }
    }

    /// The picture, in the sizes that it was drawn in.
    fn pictures(self) -> [Image<'static>; 2] {
        macro_rules! drawn {
            ($small:tt, $large:tt) => {
                [include_image!($small), include_image!($large)]
            };
        }
        match (self.level, self.dark) {
            (None, false) => drawn!("../icons/tray/idle-light-22.png", "../icons/tray/idle-light-44.png"),
            (None, true) => drawn!("../icons/tray/idle-dark-22.png", "../icons/tray/idle-dark-44.png"),
            (Some(Level::Trivial), false) => {
                drawn!("../icons/tray/trivial-light-22.png", "../icons/tray/trivial-light-44.png")
            }
            (Some(Level::Trivial), true) => {
                drawn!("../icons/tray/trivial-dark-22.png", "../icons/tray/trivial-dark-44.png")
            }
            (Some(Level::Confidential), false) => {
                drawn!("../icons/tray/confidential-light-22.png", "../icons/tray/confidential-light-44.png")
            }
            (Some(Level::Confidential), true) => {
                drawn!("../icons/tray/confidential-dark-22.png", "../icons/tray/confidential-dark-44.png")
            }
            (Some(Level::Sensitive), false) => {
                drawn!("../icons/tray/sensitive-light-22.png", "../icons/tray/sensitive-light-44.png")
            }
            (Some(Level::Sensitive), true) => {
                drawn!("../icons/tray/sensitive-dark-22.png", "../icons/tray/sensitive-dark-44.png")
            }
        }
    }
}

/// What the menu offers, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Open,
    New,
    Check,
    Lock,
    Quit,
}

impl Choice {
    const ALL: [Choice; 5] = [Choice::Open, Choice::New, Choice::Check, Choice::Lock, Choice::Quit];

    /// Its sentence.
    fn id(self) -> &'static str {
        match self {
            Choice::Open => "tray-open",
            Choice::New => "tray-new",
            Choice::Check => "tray-check",
            Choice::Lock => "tray-lock",
            Choice::Quit => "tray-quit",
        }
    }

    fn make(self, app: &AppHandle) {
        match self {
            Choice::Open => window::come_forward(app),
            Choice::New => opened::ask(app, Asked::Empty),
            Choice::Check => shortcut::check_copied(app),
            Choice::Lock => {
                let app = app.clone();
                tauri::async_runtime::spawn(async move {
                    shell::lock(&app).await;
                    let _ = app.emit_to(window::MAIN, "locked", ());
                });
            }
            Choice::Quit => window::close(app),
        }
    }
}

/// Shows the icon, or takes it away.
pub(crate) async fn set(app: &AppHandle, shown: bool) {
    let tray = app.state::<Tray>();
    if shown {
        tray.show(app).await;
    } else {
        tray.hide(app).await;
    }
}

/// Draws it anew, if it says something else now.
pub(crate) async fn refresh(app: &AppHandle) {
    app.state::<Tray>().refresh(Shown::now(app)).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_a_picture_of_its_own_and_a_word() {
        let mut pictures = Vec::new();
        let levels = [None, Some(Level::Trivial), Some(Level::Confidential), Some(Level::Sensitive)];
        for (level, dark) in levels.into_iter().flat_map(|level| [(level, false), (level, true)]) {
            let shown = Shown { level, dark, language: Language::En };
            for (picture, size) in shown.pictures().iter().zip([22, 44]) {
                assert_eq!((picture.width(), picture.height()), (size, size));
                pictures.push(picture.rgba().to_vec());
            }
            let french = Shown { language: Language::Fr, ..shown };
            assert!(level.is_none() || shown.tooltip() != french.tooltip(), "{}", shown.tooltip());
        }
        let count = pictures.len();
        pictures.sort();
        pictures.dedup();
        assert_eq!(pictures.len(), count, "no two are alike");
        let tooltip = Shown { level: Some(Level::Confidential), dark: false, language: Language::En }.tooltip();
        assert_eq!(tooltip, "Cloison: confidential");
    }

    #[test]
    fn the_menu_is_in_both_languages() {
        for choice in Choice::ALL {
            let [english, french] = [Language::En, Language::Fr].map(|language| language.say(choice.id(), &[]));
            assert!(english != french && !english.starts_with("tray-"), "{english}");
        }
    }
}
