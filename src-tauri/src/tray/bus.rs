//! The icon as `org.kde.StatusNotifierItem`, which the panels of Linux show. Its pictures go over the bus: no file tells the
//! level.

use cloison_app::Desktop;
use ksni::menu::StandardItem;
use ksni::{Category, Handle, Icon, MenuItem, OfflineReason, ToolTip, TrayMethods};
use tauri::{AppHandle, Manager};
use tokio::sync::Mutex;

use super::{Choice, Shown};
use crate::shell::Shell;

/// The icon, while it is shown, and what it says.
#[derive(Default)]
pub(crate) struct Tray(Mutex<Option<(Handle<Item>, Shown)>>);

impl Tray {
    pub(super) async fn show(&self, app: &AppHandle) {
        let mut icon = self.0.lock().await;
        if icon.is_some() {
            return;
        }
        let shown = Shown::now(app);
        let item = Item { app: app.clone(), shown };
        // A panel may come later than this program: it is waited for.
        match item.assume_sni_available(true).spawn().await {
            Ok(handle) => *icon = Some((handle, shown)),
            Err(_) => app.state::<Shell>().lacks(Desktop::NoTray),
        }
    }

    pub(super) async fn hide(&self, app: &AppHandle) {
        if let Some((handle, _)) = self.0.lock().await.take() {
            handle.shutdown().await;
        }
        app.state::<Shell>().has(Desktop::NoTray);
    }

    pub(super) async fn refresh(&self, shown: Shown) {
        let mut icon = self.0.lock().await;
        let Some((handle, before)) = icon.as_mut() else { return };
        if *before != shown {
            handle.update(|item| item.shown = shown).await;
            *before = shown;
        }
    }
}

/// What the panel asks for.
pub(crate) struct Item {
    app: AppHandle,
    shown: Shown,
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "cloison".to_owned()
    }

    fn title(&self) -> String {
        "Cloison".to_owned()
    }

    fn category(&self) -> Category {
        Category::Communications
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        let icon = |picture: &tauri::image::Image<'_>| Icon {
            width: picture.width().try_into().unwrap_or_default(),
            height: picture.height().try_into().unwrap_or_default(),
            data: picture.rgba().as_chunks::<4>().0.iter().flat_map(|[r, g, b, a]| [*a, *r, *g, *b]).collect(),
        };
        self.shown.pictures().iter().map(icon).collect()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: self.shown.tooltip(), ..ToolTip::default() }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        Choice::Open.make(&self.app);
    }

    fn menu(&self) -> Vec<MenuItem<Item>> {
        let item = |choice: Choice| {
            MenuItem::Standard(StandardItem {
                label: self.shown.language.say(choice.id(), &[]),
                activate: Box::new(move |item: &mut Item| choice.make(&item.app)),
                ..StandardItem::default()
            })
        };
        Choice::ALL.into_iter().map(item).collect()
    }

    fn watcher_online(&self) {
        self.app.state::<Shell>().has(Desktop::NoTray);
    }

    fn watcher_offline(&self, _: OfflineReason) -> bool {
        self.app.state::<Shell>().lacks(Desktop::NoTray);
        true
    }
}
