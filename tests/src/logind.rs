//! A system's bus with what logind says on it, for a machine or a container that has none: the messages are those of
//! `org.freedesktop.login1` (<https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html>), over a
//! real bus.
#![allow(clippy::unused_self, clippy::used_underscore_binding, missing_docs, reason = "the interface is logind's")]

use std::io::{BufRead, BufReader, PipeReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, OwnedFd, OwnedObjectPath, Value};

const MANAGER: &str = "/org/freedesktop/login1";
const MINE: &str = "/org/freedesktop/login1/session/_32";

/// A bus of one's own, with a logind.
pub struct Logind {
    bus: Child,
    address: String,
    connection: zbus::Connection,
    delays: Arc<Mutex<Vec<PipeReader>>>,
}

struct Manager {
    delays: Arc<Mutex<Vec<PipeReader>>>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, _process: u32) -> OwnedObjectPath {
        ObjectPath::from_static_str_unchecked(MINE).into()
    }

    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> zbus::fdo::Result<OwnedFd> {
        assert_eq!((what, mode), ("sleep", "delay"));
        let (reader, writer) = std::io::pipe().map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        self.delays.lock().unwrap().push(reader);
        Ok(OwnedFd::from(std::os::fd::OwnedFd::from(writer)))
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, sleeps: bool) -> zbus::Result<()>;
}

impl Logind {
    /// Starts both.
    pub async fn start() -> Logind {
        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address=1"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut bus = bus.spawn().unwrap();
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let delays = Arc::new(Mutex::default());
        let connection = zbus::connection::Builder::address(address.as_str())
            .and_then(|builder| builder.name("org.freedesktop.login1"))
            .and_then(|builder| builder.serve_at(MANAGER, Manager { delays: Arc::clone(&delays) }))
            .unwrap();
        let connection = connection.build().await.unwrap();
        Logind { bus, address, connection, delays }
    }

    /// What the environment of a program has to say, so that it finds this bus.
    #[must_use]
    pub fn setting(&self) -> (&'static str, String) {
        ("DBUS_SYSTEM_BUS_ADDRESS", self.address.clone())
    }

    /// How often somebody asked that sleep wait.
    #[must_use]
    pub fn delays(&self) -> usize {
        self.delays.lock().unwrap().len()
    }

    /// Waits until whoever asked last that sleep wait no longer does.
    pub async fn released(&self) {
        let mut delay = self.delays.lock().unwrap().last().unwrap().try_clone().unwrap();
        let ended = tokio::task::spawn_blocking(move || delay.read(&mut [0; 1]).unwrap());
        assert_eq!(tokio::time::timeout(crate::PATIENCE, ended).await.unwrap().unwrap(), 0);
    }

    /// The computer is about to sleep, or has woken up.
    pub async fn sleep(&self, sleeps: bool) {
        let emitter = SignalEmitter::new(&self.connection, MANAGER).unwrap();
        Manager::prepare_for_sleep(&emitter, sleeps).await.unwrap();
    }

    /// A session is locked: the program's own, or another.
    pub async fn lock(&self, own: bool) {
        let path = if own { MINE } else { "/org/freedesktop/login1/session/_33" };
        let interface = "org.freedesktop.login1.Session";
        self.connection.emit_signal(None::<&str>, path, interface, "Lock", &()).await.unwrap();
    }

    /// The lid is closed.
    pub async fn close_lid(&self) {
        let changed = std::collections::HashMap::from([("LidClosed", Value::Bool(true))]);
        let body = ("org.freedesktop.login1.Manager", changed, Vec::<&str>::new());
        let interface = "org.freedesktop.DBus.Properties";
        self.connection.emit_signal(None::<&str>, MANAGER, interface, "PropertiesChanged", &body).await.unwrap();
    }
}

impl Drop for Logind {
    fn drop(&mut self) {
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}
