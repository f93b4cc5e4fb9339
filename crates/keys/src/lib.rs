//! The device identity: the age X25519 key to which everything on this machine is sealed.
//!
//! Its public half stands in `device.json`, so that whatever writes can seal without any secret. Its secret half is in
//! the operating system's keyring, or in a passphrase file where there is no keyring. It leaves this crate only as an
//! [`Identity`], which opens sealed bytes and cannot be printed, but by [`Identity::export`] and as the words of a recovery
//! sheet.

mod anchor;
mod device;
mod error;
mod identity;
mod recipients;
mod store;

pub use anchor::Anchor;
pub use device::Device;
pub use error::KeyError;
pub use identity::{Identity, SheetLanguage};
pub use recipients::{Recipients, Sealing};
pub use store::{Keeping, Store};
