//! The icon as Tauri shows it on macOS and Windows.

use cloison_app::Desktop;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager};
use tokio::sync::Mutex;

use super::{Choice, Shown};
use crate::shell::Shell;

/// Its name within the program.
const ID: &str = "cloison";

/// The icon, while it is shown, and what it says.
#[derive(Default)]
pub(crate) struct Tray(Mutex<Option<(TrayIcon, Shown)>>);

impl Tray {
    pub(super) async fn show(&self, app: &AppHandle) {
        let mut icon = self.0.lock().await;
        if icon.is_some() {
            return;
        }
        let shown = Shown::now(app);
        match build(app, shown) {
            Ok(built) => *icon = Some((built, shown)),
            Err(_) => app.state::<Shell>().lacks(Desktop::NoTray),
        }
    }

    pub(super) async fn hide(&self, app: &AppHandle) {
        if self.0.lock().await.take().is_some() {
            app.remove_tray_by_id(ID);
        }
        app.state::<Shell>().has(Desktop::NoTray);
    }

    pub(super) async fn refresh(&self, shown: Shown) {
        let mut icon = self.0.lock().await;
        let Some((icon, before)) = icon.as_mut() else { return };
        if *before == shown {
            return;
        }
        let [_, picture] = shown.pictures();
        let _ = icon.set_icon(Some(picture));
        let _ = icon.set_tooltip(Some(shown.tooltip()));
        if before.language != shown.language {
            let _ = menu(icon.app_handle(), shown).and_then(|menu| icon.set_menu(Some(menu)));
        }
        *before = shown;
    }
}

fn build(app: &AppHandle, shown: Shown) -> tauri::Result<TrayIcon> {
    let [_, picture] = shown.pictures();
    TrayIconBuilder::with_id(ID)
        .icon(picture)
        .tooltip(shown.tooltip())
        .menu(&menu(app, shown)?)
        .on_menu_event(|app, event| {
            let chosen = Choice::ALL.into_iter().find(|choice| event.id() == choice.id());
            if let Some(choice) = chosen {
                choice.make(app);
            }
        })
        .build(app)
}

fn menu(app: &AppHandle, shown: Shown) -> tauri::Result<Menu<tauri::Wry>> {
    let menu = Menu::new(app)?;
    for choice in Choice::ALL {
        let said = shown.language.say(choice.id(), &[]);
        menu.append(&MenuItem::with_id(app, choice.id(), said, true, None::<&str>)?)?;
    }
    Ok(menu)
}
