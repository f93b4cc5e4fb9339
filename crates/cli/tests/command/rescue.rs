//! A ledger whose file is damaged.

use std::fs;

use serde_json::json;

use super::ledger::{filled, list, refused};
use crate::{Desk, json, text};

#[test]
fn a_damaged_ledger_is_rescued() {
    let desk = Desk::new();
    filled(&desk);
    let whole = desk.run(&["log", "rescue", "--format", "json"], b"");
    assert_eq!(json(&whole), json!({ "rescued": null }), "{}", text(&whole.stderr));
    let before = list(&desk, &["list"]);
    let file = desk.data().join("ledger.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[..4096].fill(0);
    fs::write(&file, &bytes).unwrap();
    let broken = desk.run(&["log", "list"], b"");
    refused(&broken, "L001");
    assert!(text(&broken.stderr).contains("cloison log rescue"), "{}", text(&broken.stderr));
    let rescued = desk.run(&["log", "rescue", "--language", "fr"], b"");
    assert_eq!(
        text(&rescued.stdout),
        "4 décisions sont de nouveau dans le registre.\nAucune ne manque.\n",
        "{}",
        text(&rescued.stderr)
    );
    assert_eq!(list(&desk, &["list"]), before);
    assert!(desk.run(&["log", "verify"], b"").status.success());
    let damaged = desk.data().join("ledger.db.damaged-1");
    assert_eq!(fs::read(&damaged).unwrap(), bytes);
    // No longer than a week, since no purge reaches it.
    desk.run(&["log", "purge"], b"");
    assert!(damaged.exists());
    let file = fs::File::options().write(true).open(&damaged).unwrap();
    file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_hours(8 * 24)).unwrap();
    desk.run(&["log", "purge"], b"");
    assert!(!damaged.exists());
}
