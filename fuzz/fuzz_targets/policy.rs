//! Any bytes as a policy's file: read or refused, each complaint at a place in the file, and what is read compiles or
//! is refused too.
#![no_main]

use cloison_engine::{Draft, Engine};
use cloison_policy::{Policy, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let sources = [Source::new("pack.toml", text)];
    let complaints = match Policy::read(&sources) {
        Ok(policy) => match Engine::compile(&policy) {
            Ok(engine) => {
                let _counted = engine.prove(&policy);
                let _verdict = engine.check(&Draft { body: text.to_owned(), ..Draft::default() });
                return;
            }
            Err(complaints) => complaints,
        },
        Err(complaints) => complaints,
    };
    assert!(!complaints.is_empty(), "a refusal says why");
    for complaint in complaints {
        assert_eq!(complaint.place.file, 0);
        let span = complaint.place.span.clone();
        assert!(span.start <= text.len() && span.end <= text.len(), "{span:?} of {}", text.len());
        let (line, column) = complaint.place.line_column(text);
        assert!(line >= 1 && column >= 1);
    }
});
