//! What a screen reader finds of a window: the tree that programs show on the desktop's accessibility bus
//! (<https://gitlab.gnome.org/GNOME/at-spi2-core>).

use std::time::{Duration, Instant};

use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, Proxy};

/// More than any page of the window has.
const MOST: usize = 5_000;

/// The program's name on the bus, and the object in it.
type Place = (String, OwnedObjectPath);

/// What can be pressed, typed into or chosen, by the bus's numbers of roles (`AtspiRole`).
pub mod role {
    #![allow(missing_docs, reason = "they are named as on the bus")]
    pub const CHECK_BOX: u32 = 7;
    pub const COMBO_BOX: u32 = 11;
    pub const FRAME: u32 = 23;
    pub const PAGE_TAB: u32 = 37;
    pub const PUSH_BUTTON: u32 = 43;
    pub const RADIO_BUTTON: u32 = 44;
    pub const TOGGLE_BUTTON: u32 = 62;
    pub const ENTRY: u32 = 79;
    pub const HEADING: u32 = 83;
    pub const LINK: u32 = 88;
}

/// What can be pressed.
const PRESSED: [u32; 3] = [role::PUSH_BUTTON, role::TOGGLE_BUTTON, role::LINK];

/// Something that a screen reader can tell of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As the bus numbers it.
    pub role: u32,
    /// What it is called; empty where it is not.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// A screen reader, until it is ended.
pub struct ScreenReader {
    session: Connection,
    bus: Connection,
}

impl ScreenReader {
    /// Tells the session that a screen reader runs: programs that are started from now on show what they have.
    pub async fn start() -> ScreenReader {
        let session = Connection::session().await.unwrap();
        let launcher = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await.unwrap();
        let address: String = launcher.call("GetAddress", &()).await.unwrap();
        switch(&session, true).await;
        let bus = zbus::connection::Builder::address(address.as_str()).unwrap().build().await.unwrap();
        ScreenReader { session, bus }
    }

    /// It runs no more.
    pub async fn end(self) {
        switch(&self.session, false).await;
    }

    /// Everything in the window of a program, from its frame inwards, once something in it has this name.
    pub async fn tells(&self, program: &str, awaited: &str) -> Vec<Told> {
        let since = Instant::now();
        loop {
            let told = self.window(program).await;
            if told.iter().any(|one| one.name == awaited) {
                return told;
            }
            assert!(since.elapsed() < Duration::from_secs(20), "{awaited:?} is not among {told:#?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Presses what has this name in the window of a program, once it is there.
    pub async fn press(&self, program: &str, name: &str) {
        let since = Instant::now();
        loop {
            let places = self.places(program).await;
            let pressed = |(_, one): &&(Place, Told)| one.name == name && PRESSED.contains(&one.role);
            if let Some((place, _)) = places.iter().find(pressed) {
                // A dialog that it opens would hold the answer back.
                return self.proxy(place, "Action").await.call_noreply("DoAction", &(0,)).await.unwrap();
            }
            assert!(since.elapsed() < Duration::from_secs(20), "{name:?} is not there");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn window(&self, program: &str) -> Vec<Told> {
        self.places(program).await.into_iter().map(|(_, told)| told).collect()
    }

    async fn places(&self, program: &str) -> Vec<(Place, Told)> {
        let registry: Place = (
            "org.a11y.atspi.Registry".to_owned(),
            OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root").unwrap(),
        );
        let mut told = Vec::new();
        for application in self.children(&registry).await {
            if self.name(&application).await != program {
                continue;
            }
            let mut waiting: Vec<_> = self.children(&application).await.into_iter().collect();
            while let Some(place) = waiting.pop()
                && told.len() < MOST
            {
                let mut children = self.children(&place).await;
                children.reverse();
                waiting.extend(children);
                let role = self.proxy(&place, "Accessible").await.call("GetRole", &()).await.unwrap_or_default();
                let name = self.name(&place).await;
                let text = self.proxy(&place, "Text").await.call("GetText", &(0, -1)).await.unwrap_or_default();
                told.push((place, Told { role, name, text }));
            }
        }
        told
    }

    async fn proxy(&self, (name, path): &Place, what: &str) -> Proxy<'_> {
        let builder = zbus::proxy::Builder::new(&self.bus).destination(name.clone()).unwrap();
        let builder = builder.path(path.clone()).unwrap().interface(format!("org.a11y.atspi.{what}")).unwrap();
        builder.cache_properties(zbus::proxy::CacheProperties::No).build().await.unwrap()
    }

    /// One by one: what another process shows in a place of this one is not in the list of all. Of what went away
    /// meanwhile there are none.
    async fn children(&self, place: &Place) -> Vec<Place> {
        let proxy = self.proxy(place, "Accessible").await;
        let count: i32 = proxy.get_property("ChildCount").await.unwrap_or_default();
        let mut children = Vec::new();
        for number in 0..count {
            children.extend(proxy.call::<_, _, Place>("GetChildAtIndex", &(number,)).await.ok());
        }
        children
    }

    async fn name(&self, place: &Place) -> String {
        self.proxy(place, "Accessible").await.get_property("Name").await.unwrap_or_default()
    }
}

async fn switch(session: &Connection, on: bool) {
    let status = Proxy::new(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status").await.unwrap();
    for property in ["IsEnabled", "ScreenReaderEnabled"] {
        status.set_property(property, on).await.unwrap();
    }
}
