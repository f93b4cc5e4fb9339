//! Recipients of plugins: the real protocol, between age and a program that it finds in `PATH` and starts.
//!
//! No hardware is at hand in a test, so the program is this test itself, called `age-plugin-locket`: a key that locks by
//! exclusive or with a number that is no secret. It has no harness, since the harness would write into the protocol.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "what fails here fails a test, loudly")]

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;
use std::process::Command;

use age_core::format::{FileKey, Stanza};
use age_core::secrecy::ExposeSecret;
use age_plugin::{Callbacks, PluginHandler, identity, recipient, run_state_machine};
use bech32::{Bech32, Hrp};
use cloison_keys::{Identity, KeyError, Recipients};

const NUMBER: [u8; 16] = [0xa5; 16];

#[derive(Default)]
struct Locket {
    recipients: usize,
}

impl PluginHandler for Locket {
    type RecipientV1 = Locket;
    type IdentityV1 = Locket;

    fn recipient_v1(self) -> io::Result<Locket> {
        Ok(self)
    }

    fn identity_v1(self) -> io::Result<Locket> {
        Ok(self)
    }
}

fn locked(key: &[u8; 16]) -> [u8; 16] {
    std::array::from_fn(|at| key[at] ^ NUMBER[at])
}

impl recipient::RecipientPluginV1 for Locket {
    fn add_recipient(&mut self, index: usize, _: &str, bytes: &[u8]) -> Result<(), recipient::Error> {
        // A recipient whose locket is broken.
        if bytes.first() == Some(&0) {
            return Err(recipient::Error::Recipient { index, message: "broken".into() });
        }
        self.recipients += 1;
        Ok(())
    }

    fn add_identity(&mut self, _: usize, _: &str, _: &[u8]) -> Result<(), recipient::Error> {
        Ok(())
    }

    fn labels(&mut self) -> HashSet<String> {
        HashSet::new()
    }

    fn wrap_file_keys(
        &mut self,
        keys: Vec<FileKey>,
        _: impl Callbacks<recipient::Error>,
    ) -> io::Result<Result<Vec<Vec<Stanza>>, Vec<recipient::Error>>> {
        let stanza = |key: &FileKey| Stanza {
            tag: "locket".into(),
            args: Vec::new(),
            body: locked(key.expose_secret()).to_vec(),
        };
        let stanzas = |key: &FileKey| (0..self.recipients).map(|_| stanza(key)).collect();
        Ok(Ok(keys.iter().map(stanzas).collect()))
    }
}

impl identity::IdentityPluginV1 for Locket {
    fn add_identity(&mut self, _: usize, _: &str, _: &[u8]) -> Result<(), identity::Error> {
        Ok(())
    }

    fn unwrap_file_keys(
        &mut self,
        files: Vec<Vec<Stanza>>,
        _: impl Callbacks<identity::Error>,
    ) -> io::Result<HashMap<usize, Result<FileKey, Vec<identity::Error>>>> {
        let key = |stanzas: &Vec<Stanza>| {
            let stanza = stanzas.iter().find(|stanza| stanza.tag == "locket")?;
            let body: [u8; 16] = stanza.body.as_slice().try_into().ok()?;
            Some(Ok(FileKey::new(Box::new(locked(&body)))))
        };
        Ok(files.iter().enumerate().filter_map(|(at, stanzas)| Some((at, key(stanzas)?))).collect())
    }
}

fn bech32(prefix: &str, byte: u8) -> String {
    bech32::encode::<Bech32>(Hrp::parse(prefix).unwrap(), &[byte; 16]).unwrap()
}

/// With the program in `PATH`.
fn check() {
    let own = age::x25519::Identity::generate();
    let device = Recipients::from(&own.to_public());
    let both = device.clone().and(&[bech32("age1locket", 1)]).unwrap();
    let sealed = both.seal(b"words").unwrap();
    assert_eq!(age::decrypt(&own, &sealed).unwrap(), b"words", "the device opens it too");
    let file = format!("{}\n", bech32("age-plugin-locket-", 1).to_uppercase());
    let opened = Identity::from_file(file.as_bytes(), &|| None).unwrap().open(&sealed);
    assert_eq!(opened.unwrap(), b"words");
    let broken = device.clone().and(&[bech32("age1locket", 0)]).unwrap();
    assert!(matches!(broken.seal(b"words"), Err(KeyError::Plugin)));
    let missing = device.and(&[bech32("age1nowhere", 1)]);
    assert!(matches!(missing, Err(KeyError::NoPlugin(name)) if name == "nowhere"));
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(machine) = arguments.iter().find_map(|argument| argument.strip_prefix("--age-plugin=")) {
        run_state_machine(machine, Locket::default()).unwrap();
        return;
    }
    if arguments.iter().any(|argument| argument == "--list") {
        let ignored = arguments.iter().any(|argument| argument == "--ignored");
        if !ignored {
            println!("a_plugin_seals_and_opens: test");
        }
        return;
    }
    if std::env::var_os("CLOISON_LOCKET").is_some() {
        return check();
    }
    if cfg!(not(unix)) {
        println!("skipped: the program is put into the path by a link");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    link(&std::env::current_exe().unwrap(), &folder.path().join("age-plugin-locket"));
    let mut itself = Command::new(std::env::current_exe().unwrap());
    assert!(itself.env("PATH", folder.path()).env("CLOISON_LOCKET", "1").status().unwrap().success());
}

fn link(from: &Path, to: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(from, to).unwrap();
    #[cfg(not(unix))]
    let _ = (from, to);
}
