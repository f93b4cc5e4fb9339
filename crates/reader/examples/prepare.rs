//! prepare VOCABULARY MESSAGES...: each labelled message as the training reads it, a line of JSON each.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a step of the training reads and writes files, and stops where anything is wrong"
)]

use std::fs;
use std::io::{self, BufWriter, Write};

use cloison_engine::Draft;
use cloison_reader::Preparing;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let vocabulary = fs::read_to_string(arguments.next().unwrap())?;
    let pieces: Vec<(&str, f32)> = vocabulary
        .lines()
        .map(|line| {
            let mut fields = line.split('\t');
            (fields.next().unwrap(), fields.next().unwrap().parse().unwrap())
        })
        .collect();
    let unknown = u32::try_from(pieces.len()).unwrap();
    let preparing = Preparing::with(pieces.into_iter(), unknown);
    let mut out = BufWriter::new(io::stdout().lock());
    for file in arguments {
        for line in fs::read_to_string(&file)?.lines() {
            let message: Value = serde_json::from_str(line)?;
            let text = |key: &str| message[key].as_str().unwrap_or_default().to_owned();
            let draft = Draft { subject: text("subject"), body: text("body"), ..Draft::default() };
            let prepared = preparing.prepare(&draft);
            let line = json!({
                "file": file, "id": message["id"], "lang": message["lang"], "level": message["level"],
                "topic": message["topic"], "passages": prepared.passages, "ngrams": prepared.ngrams,
            });
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}
