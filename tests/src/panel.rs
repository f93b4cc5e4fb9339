//! A desktop's panel, as far as an icon in it goes: what `org.kde.StatusNotifierWatcher` is asked, and what it asks, over the
//! real session's bus (<https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/>).
#![allow(clippy::unused_self, clippy::used_underscore_binding, missing_docs, reason = "the interface is the panel's")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use zbus::zvariant::{OwnedValue, Value};

const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// A panel, until it is dropped.
pub struct Panel {
    connection: zbus::Connection,
    items: Arc<Mutex<Vec<String>>>,
}

struct Watcher {
    items: Arc<Mutex<Vec<String>>>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str) {
        self.items.lock().unwrap().push(service.to_owned());
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// Width, height, and the bytes of a picture.
pub type Picture = (i32, i32, Vec<u8>);
/// An entry of a menu as it goes over the bus: its number, what it says of itself, its own entries.
type Entry = (i32, std::collections::HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Panel {
    /// Puts a panel on the session's bus.
    pub async fn start() -> Panel {
        let items = Arc::new(Mutex::default());
        let connection = zbus::connection::Builder::session()
            .and_then(|builder| builder.serve_at("/StatusNotifierWatcher", Watcher { items: Arc::clone(&items) }))
            .and_then(|builder| builder.name("org.kde.StatusNotifierWatcher"))
            .unwrap();
        Panel { connection: connection.build().await.unwrap(), items }
    }

    /// The icon that was put into it, once it is there.
    async fn item(&self) -> String {
        let since = Instant::now();
        loop {
            if let Some(item) = self.items.lock().unwrap().last() {
                return item.clone();
            }
            assert!(since.elapsed() < crate::PATIENCE, "no icon");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the icon is taken away.
    pub async fn is_empty(&self) {
        let (item, since) = (self.item().await, Instant::now());
        let owned = async || {
            let (bus, asked) = ("org.freedesktop.DBus", item.as_str());
            let call = self.connection.call_method(Some(bus), "/", Some(bus), "NameHasOwner", &asked);
            call.await.unwrap().body().deserialize::<bool>().unwrap()
        };
        while owned().await {
            assert!(since.elapsed() < crate::PATIENCE, "the icon stays");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn property(&self, name: &str) -> OwnedValue {
        let (item, interface) = (self.item().await, "org.freedesktop.DBus.Properties");
        let asked = (ITEM, name);
        let call =
            self.connection.call_method(Some(item.as_str()), "/StatusNotifierItem", Some(interface), "Get", &asked);
        call.await.unwrap().body().deserialize().unwrap()
    }

    /// What is said of the icon where the pointer rests.
    pub async fn tooltip(&self) -> String {
        let value = self.property("ToolTip").await;
        let (_, _, title, more): (String, Vec<Picture>, String, String) = value.try_into().unwrap();
        assert_eq!(more, "", "nothing stands below");
        title
    }

    /// Waits until that is said.
    pub async fn says(&self, tooltip: &str) {
        let since = Instant::now();
        loop {
            let said = self.tooltip().await;
            if said == tooltip {
                return;
            }
            assert!(since.elapsed() < crate::PATIENCE, "{said} is not {tooltip}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Its pictures: width, height, and the bytes.
    pub async fn pictures(&self) -> Vec<Picture> {
        self.property("IconPixmap").await.try_into().unwrap()
    }

    /// Its menu: the numbers and the words of its entries.
    pub async fn menu(&self) -> Vec<(i32, String)> {
        let (item, asked) = (self.item().await, (0i32, -1i32, Vec::<String>::new()));
        let call = self.connection.call_method(Some(item.as_str()), "/MenuBar", Some(MENU), "GetLayout", &asked);
        let reply = call.await.unwrap();
        let (_, (_, _, entries)): (u32, Entry) = reply.body().deserialize().unwrap();
        let entry = |entry: OwnedValue| {
            let (number, said, _): Entry = entry.try_into().unwrap();
            let label: String = said.get("label").unwrap().try_clone().unwrap().try_into().unwrap();
            (number, label)
        };
        entries.into_iter().map(entry).collect()
    }

    /// Clicks on the entry with these words.
    pub async fn choose(&self, label: &str) {
        let menu = self.menu().await;
        let number = menu.iter().find(|(_, words)| words == label).map(|(number, _)| *number);
        let number = number.unwrap_or_else(|| panic!("{label} is not in {menu:?}"));
        let (item, clicked) = (self.item().await, (number, "clicked", Value::I32(0), 0u32));
        let call = self.connection.call_method(Some(item.as_str()), "/MenuBar", Some(MENU), "Event", &clicked);
        call.await.unwrap();
    }
}
