//! The format as a JSON Schema (draft 2020-12, <https://json-schema.org>), for editors that complete TOML by one.

use serde_json::{Map, Value, json};

use crate::format::{
    CHANGE, CHANNEL, CODE_WORDS, CONDITION, DOCUMENT, EXAMPLE, Kind, LEDGER, LIST, LOCAL_TEXT, POLICY, RAISE, READER,
    READER_EXAMPLE, RECIPIENTS, RULE, Shape, TERM, TERMS,
};
use crate::hearing::NONE;
use crate::{App, Detector, Field, Level, TOPICS};

static SHAPES: [&Shape; 17] = [
    &POLICY,
    &CHANNEL,
    &LEDGER,
    &READER,
    &READER_EXAMPLE,
    &LIST,
    &RULE,
    &CODE_WORDS,
    &CHANGE,
    &CONDITION,
    &RAISE,
    &RECIPIENTS,
    &EXAMPLE,
    &TERM,
    &TERMS,
    &LOCAL_TEXT,
    &DOCUMENT,
];

/// The schema of one file of a pack.
#[must_use]
pub fn schema() -> Value {
    let definitions: Map<String, Value> = SHAPES.iter().map(|shape| (shape.name.to_owned(), table(shape))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a Cloison policy",
        "$ref": "#/$defs/document",
        "$defs": definitions,
    })
}

fn table(shape: &Shape) -> Value {
    let properties: Map<String, Value> = shape
        .keys
        .iter()
        .map(|key| {
            let mut value = kind(key.kind);
            value["description"] = key.about.into();
            (key.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = shape.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    if let Some(each) = shape.languages {
        schema["patternProperties"] = json!({ "^[a-z]{2}$": kind(each) });
    }
    schema
}

fn kind(kind: Kind) -> Value {
    let text = || json!({ "type": "string", "minLength": 1 });
    match kind {
        Kind::Text => text(),
        Kind::Id => json!({ "type": "string", "pattern": "^[a-z0-9-]{1,64}$" }),
        Kind::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Texts => one_or_more(&text()),
        Kind::Level => words(Level::ALL.map(Level::as_str)),
        Kind::Picture => words(["email", "app", "phone", "meeting", "other"]),
        Kind::App => words(App::ALL.iter().map(|(word, _)| *word)),
        Kind::Keep => words(["nothing", "excerpts", "text"]),
        Kind::LevelsOrTopics => {
            let levels = [Level::Confidential, Level::Sensitive].map(Level::as_str);
            one_or_more(&words(levels.into_iter().chain(TOPICS.iter().map(|topic| topic.id))))
        }
        Kind::Topic => words(TOPICS.iter().map(|topic| topic.id)),
        Kind::TopicOrNone => words(std::iter::once(NONE).chain(TOPICS.iter().map(|topic| topic.id))),
        Kind::Detectors => one_or_more(&words(Detector::ALL.iter().map(|detector| detector.id()))),
        Kind::Fields => one_or_more(&words(Field::ALL.map(Field::as_str))),
        Kind::Within => json!({ "type": "string", "pattern": "^(sentence|paragraph|message|[0-9]{1,3} *words)$" }),
        Kind::Terms => one_or_more(&json!({ "anyOf": [text(), definition(&TERM)] })),
        Kind::Examples => one_or_more(&json!({ "anyOf": [text(), definition(&EXAMPLE)] })),
        Kind::Table(shape) => definition(shape),
        Kind::Tables(shape) => one_or_more(&definition(shape)),
    }
}

fn definition(shape: &Shape) -> Value {
    json!({ "$ref": format!("#/$defs/{}", shape.name) })
}

fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Value {
    json!({ "enum": words.into_iter().collect::<Vec<_>>() })
}

fn one_or_more(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}
