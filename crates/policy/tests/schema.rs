//! The JSON Schema says of the shipped packs, and of what the reader refuses, what the reader says.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads its packs, and may fail loudly")]

use std::fs;
use std::path::Path;

use cloison_policy::{Policy, Source, schema};
use serde_json::{Value, json};

fn accepts(text: &str) -> bool {
    let table: toml::Table = toml::from_str(text).unwrap();
    let schema = jsonschema::validator_for(&schema()).unwrap();
    schema.is_valid(&value(&toml::Value::Table(table)))
}

fn value(toml: &toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(value).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, item)| (key.clone(), value(item))).collect(),
    }
}

#[test]
fn it_accepts_every_file_that_is_shipped() {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let files = fs::read_dir(packs).unwrap().flat_map(|pack| fs::read_dir(pack.unwrap().path()).unwrap());
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        assert!(accepts(&fs::read_to_string(&path).unwrap()), "{}", path.display());
        count += 1;
    }
    assert!(count > 20);
}

#[test]
fn it_refuses_what_the_reader_refuses() {
    let good = "[policy]\nid = \"p\"\nversion = 1\ntitle = { en = \"P\" }\nlanguages = [\"en\"]\n\
        [[channel]]\nid = \"email\"\nkind = \"email\"\nceiling = \"trivial\"\ntitle = { en = \"E\" }\nfacts = { en = \"F\" }\n\
        [[rule]]\nid = \"r\"\nlevel = \"sensitive\"\ntitle = { en = \"T\" }\nwhy = { en = \"W\" }\ninstead = { en = \"I\" }\n\
        terms = { en = [\"x\", { phrase = \"y\", exact = true }] }\nmatches = [\"m\"]\npasses = [{ body = \"p\", to = [\"a@b.org\"] }]\n";
    let read = |text: &str| Policy::read(&[Source::new("pack.toml", text)]).is_ok();
    assert!(read(good) && accepts(good));
    for (old, new) in [
        ("version = 1", "version = 0"),
        ("version = 1\n", ""),
        ("level = \"sensitive\"", "level = \"secret\""),
        ("kind = \"email\"", "kind = \"letter\""),
        ("matches = [\"m\"]\n", ""),
        ("terms =", "near = { en = \"x\", far = 3 }\nterms ="),
        ("terms =", "fields = [\"heading\"]\nterms ="),
        ("terms =", "detectors = [\"fingerprint\"]\nterms ="),
        ("terms =", "at_least = 0\nterms ="),
        ("terms =", "raise = { at_least = 2 }\nterms ="),
        ("terms =", "recipients = { outside = \"yes\" }\nterms ="),
        ("exact = true", "exact = 1"),
        ("body = \"p\"", "text = \"p\""),
        ("[[rule]]", "[[regel]]"),
    ] {
        let bad = good.replacen(old, new, 1);
        assert_ne!(bad, good, "{old}");
        assert!(!read(&bad), "the reader takes {new}");
        assert!(!accepts(&bad), "the schema takes {new}");
    }
}
