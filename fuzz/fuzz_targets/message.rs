//! Any bytes as a message: read or refused, and judged by the shipped policy twice alike, every finding being words of
//! the text.
#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cloison_engine::Engine;
use cloison_policy::{Field, Policy, Source};
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/campaign");
    let mut files: Vec<_> = fs::read_dir(pack).expect("the shipped pack").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| Source {
        name: file.display().to_string(),
        text: fs::read_to_string(file).expect("a file of the shipped pack"),
    };
    let policy = Policy::read(&files.iter().map(read).collect::<Vec<_>>()).expect("a good pack");
    Engine::compile(&policy).unwrap_or_else(|_| panic!("a pack that compiles"))
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = cloison_mail::read(bytes) else { return };
    let draft = read.draft;
    let verdict = ENGINE.check(&draft);
    assert_eq!(verdict, ENGINE.check(&draft), "the same text has the same verdict");
    for finding in &verdict.findings {
        let attached = || draft.attachments.get(finding.attachment).expect("an attachment of the draft");
        let text = match finding.field {
            Field::Subject => &draft.subject,
            Field::Body | Field::Quote | Field::Signature => &draft.body,
            Field::AttachmentName => &attached().name,
            Field::AttachmentText => &attached().text,
        };
        assert_eq!(text.get(finding.span.clone()), Some(finding.text.as_str()));
        assert!(!finding.text.is_empty());
    }
});
