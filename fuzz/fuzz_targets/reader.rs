//! Any text as a draft: read by the shipped model or left to the rules, each sentence at its place.
#![no_main]

use std::sync::LazyLock;

use cloison_engine::{Draft, Field};
use cloison_reader::{Adapted, Reader, Reading};
use libfuzzer_sys::fuzz_target;

static MODEL: &[u8] = include_bytes!("../../crates/reader/model/reader.model");
static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(MODEL).expect("the shipped model"));

fuzz_target!(|bytes: &[u8]| {
    // The bytes that are no text are read as a model, whose head may well be right.
    let Ok(text) = std::str::from_utf8(bytes) else {
        let mut model = MODEL[..MODEL.len().min(4096)].to_vec();
        model.extend_from_slice(bytes);
        assert!(Reader::new(model).is_err() && Reader::new(bytes.to_vec()).is_err());
        return;
    };
    let (subject, body) = text.split_once('\n').unwrap_or(("", text));
    let draft = Draft { subject: subject.to_owned(), body: body.to_owned(), ..Draft::default() };
    let Ok(Reading { likely, sentences, .. }) = READER.read(&draft, &Adapted::default(), &|| true) else { return };
    assert!((likely.0.iter().sum::<f32>() - 1.0).abs() < 1e-3);
    for sentence in sentences {
        let whole = if sentence.field == Field::Subject { &draft.subject } else { &draft.body };
        assert!(whole.get(sentence.range).is_some());
    }
});
