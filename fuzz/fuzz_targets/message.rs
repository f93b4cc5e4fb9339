//! Any bytes as a message: read or refused, and judged by the shipped policy twice alike, every finding being words of
//! the text.
#![no_main]

#[path = "../../crates/engine/tests/packs/mod.rs"]
mod packs;

use std::sync::LazyLock;

use cloison_engine::{Attachment, Draft, Engine};
use cloison_policy::Field;
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::compile(&packs::policy("campaign")).unwrap_or_else(|_| panic!("a pack that compiles")));

fuzz_target!(|bytes: &[u8]| {
    let Ok((read, incoming)) = cloison_mail::open(bytes) else { return };
    let taken_out: usize = incoming.files.iter().map(|file| file.bytes.len()).sum();
    assert!(taken_out <= bytes.len(), "nothing in a message is larger than its encoding");
    let draft = read.draft;
    let verdict = ENGINE.check(&draft);
    assert_eq!(verdict, ENGINE.check(&draft), "the same text has the same verdict");
    let attachments = draft.attachments.iter().cloned().map(Attachment::judged_again).collect();
    let remembered = Draft { attachments, ..draft.clone() };
    for _ in 0..2 {
        assert_eq!(verdict, ENGINE.check(&remembered), "whether its files are remembered or not");
    }
    for finding in &verdict.findings {
        let attached = || draft.attachments.get(finding.part).expect("an attachment of the draft");
        let text = match finding.field {
            Field::Subject => draft.subject.as_str(),
            Field::Body | Field::Quote | Field::Signature | Field::Footer => &draft.body,
            Field::Recipients => &draft.to[finding.part],
            Field::AttachmentName => &attached().name,
            Field::AttachmentText => attached().text(),
        };
        assert_eq!(text.get(finding.span.clone()), Some(finding.text.as_str()));
        assert!(!finding.text.is_empty());
    }
});
