//! judge MODEL MESSAGES...: what the reader says of labelled messages, a line of JSON each.
#![allow(clippy::unwrap_used, reason = "a step of the training, which stops where anything is wrong")]

use std::fs;
use std::io::{self, BufWriter, Write};

use cloison_engine::Draft;
use cloison_reader::Reader;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = fs::read(arguments.next().unwrap())?;
    let reader = Reader::new(&file).unwrap();
    let mut out = BufWriter::new(io::stdout().lock());
    for file in arguments {
        for line in fs::read_to_string(&file)?.lines() {
            let message: Value = serde_json::from_str(line)?;
            let text = |key: &str| message[key].as_str().unwrap_or_default().to_owned();
            let draft = Draft { subject: text("subject"), body: text("body"), ..Draft::default() };
            let reading = reader.read(&draft, &|| true).unwrap();
            let line = json!({
                "id": message["id"], "level": message["level"], "lang": message["lang"], "likely": reading.likely.0,
                "quick": reading.quick.0, "topic": reading.topics.first().map(|(topic, _)| topic),
            });
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}
