//! Locking when the session is locked, the computer sleeps or its lid is closed, as Linux tells it: logind on the system's
//! bus, the desktops' screen savers on the session's.
//!
//! A delay keeps the computer from sleeping before the key is dropped, as logind offers it
//! (<https://systemd.io/INHIBITOR_LOCKS/>). Where there is no such bus, idle time and the shortcut still lock.

use futures_util::StreamExt;
use tauri::{AppHandle, Emitter};
use zbus::zvariant::OwnedFd;
use zbus::{Connection, MatchRule, Message, MessageStream};

use crate::shell;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
/// The screen savers' interfaces, whose signal `ActiveChanged` carries whether they are active.
const SCREEN_SAVERS: [&str; 4] =
    ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"];

/// Waits for such signals as long as the window is open.
pub(crate) async fn watch(app: AppHandle) {
    let (asleep, saver) = (watch_system(app.clone()), watch_session(app));
    let (asleep, saver) = futures_util::future::join(asleep, saver).await;
    for error in [asleep.err(), saver.err()].into_iter().flatten() {
        tracing::debug!(%error, "a bus does not tell when the session is locked");
    }
}

async fn lock(app: &AppHandle) {
    shell::lock(app).await;
    let _ = app.emit_to("main", "locked", ());
}

async fn watch_system(app: AppHandle) -> zbus::Result<()> {
    let bus = Connection::system().await?;
    let rule = MatchRule::builder().msg_type(zbus::message::Type::Signal).sender(LOGIND)?.build();
    let mut signals = MessageStream::for_match_rule(rule, &bus, None).await?;
    let own = own_session(&bus).await;
    let mut delay = delay_sleep(&bus).await;
    while let Some(signal) = signals.next().await {
        let Ok(signal) = signal else { continue };
        match what_happens(&signal, own.as_deref()) {
            Some(Happens::Away) => lock(&app).await,
            Some(Happens::Sleep) => {
                lock(&app).await;
                delay = None;
            }
            Some(Happens::Back) => delay = delay_sleep(&bus).await,
            None => {}
        }
    }
    drop(delay);
    Ok(())
}

async fn watch_session(app: AppHandle) -> zbus::Result<()> {
    let bus = Connection::session().await?;
    let rule = MatchRule::builder().msg_type(zbus::message::Type::Signal).member("ActiveChanged")?.build();
    let mut signals = MessageStream::for_match_rule(rule, &bus, None).await?;
    while let Some(signal) = signals.next().await {
        let Ok(signal) = signal else { continue };
        let known = signal.header().interface().is_some_and(|name| SCREEN_SAVERS.contains(&name.as_str()));
        if known && signal.body().deserialize::<bool>().unwrap_or(false) {
            lock(&app).await;
        }
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Happens {
    Away,
    Sleep,
    Back,
}

/// What a signal of logind means for this session.
fn what_happens(signal: &Message, session: Option<&str>) -> Option<Happens> {
    let header = signal.header();
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    match (interface, member) {
        (MANAGER, "PrepareForSleep") => {
            let sleeps: bool = signal.body().deserialize().ok()?;
            Some(if sleeps { Happens::Sleep } else { Happens::Back })
        }
        // Where the session is not known, any session's lock counts: a lock too many harms nobody.
        (SESSION, "Lock") => {
            let own = session.is_none_or(|session| header.path().is_some_and(|path| path.as_str() == session));
            own.then_some(Happens::Away)
        }
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") => {
            let body = signal.body();
            let (of, changed, _): (&str, std::collections::HashMap<&str, zbus::zvariant::Value<'_>>, Vec<&str>) =
                body.deserialize().ok()?;
            let is = |name: &str| changed.get(name).is_some_and(|value| *value == zbus::zvariant::Value::Bool(true));
            let own = of == SESSION
                && session.is_none_or(|session| header.path().is_some_and(|path| path.as_str() == session));
            ((of == MANAGER && is("LidClosed")) || (own && is("LockedHint"))).then_some(Happens::Away)
        }
        _ => None,
    }
}

/// The object of this process's session.
async fn own_session(bus: &Connection) -> Option<String> {
    let path = "/org/freedesktop/login1";
    let reply =
        bus.call_method(Some(LOGIND), path, Some(MANAGER), "GetSessionByPID", &(std::process::id())).await.ok()?;
    let body = reply.body();
    let session: zbus::zvariant::ObjectPath<'_> = body.deserialize().ok()?;
    Some(session.to_string())
}

/// Asks that the computer wait a moment before it sleeps.
async fn delay_sleep(bus: &Connection) -> Option<OwnedFd> {
    let what = ("sleep", "Cloison", "to lock", "delay");
    let reply = bus.call_method(Some(LOGIND), "/org/freedesktop/login1", Some(MANAGER), "Inhibit", &what).await.ok()?;
    reply.body().deserialize().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(
        path: &str,
        interface: &str,
        member: &str,
        body: &B,
    ) -> Message {
        Message::signal(path, interface, member).unwrap().build(body).unwrap()
    }

    #[test]
    fn what_the_system_tells_locks() {
        const MINE: &str = "/org/freedesktop/login1/session/_32";
        let happens = |signal: &Message| what_happens(signal, Some(MINE));
        let path = "/org/freedesktop/login1";
        assert_eq!(happens(&signal(path, MANAGER, "PrepareForSleep", &true)), Some(Happens::Sleep));
        assert_eq!(happens(&signal(path, MANAGER, "PrepareForSleep", &false)), Some(Happens::Back));
        assert_eq!(happens(&signal(MINE, SESSION, "Lock", &())), Some(Happens::Away));
        assert_eq!(happens(&signal(MINE, SESSION, "Unlock", &())), None);
        assert_eq!(happens(&signal("/org/freedesktop/login1/session/_33", SESSION, "Lock", &())), None);
        let properties = "org.freedesktop.DBus.Properties";
        for (path, of, name, value, expected) in [
            (path, MANAGER, "LidClosed", true, Some(Happens::Away)),
            (path, MANAGER, "LidClosed", false, None),
            (MINE, SESSION, "LockedHint", true, Some(Happens::Away)),
            (path, MANAGER, "Docked", true, None),
        ] {
            let changed = std::collections::HashMap::from([(name, zbus::zvariant::Value::Bool(value))]);
            let told = signal(path, properties, "PropertiesChanged", &(of, changed, Vec::<&str>::new()));
            assert_eq!(happens(&told), expected, "{name} {value}");
        }
    }
}
