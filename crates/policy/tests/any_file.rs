//! Whatever a policy's file holds, it is read or refused, and each complaint is about a place in it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads its seeds, and may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cloison_policy::{Policy, Source};
use proptest::prelude::*;

static SHIPPED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/common");
    let mut files: Vec<_> = fs::read_dir(pack).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
});

fn reads_or_refuses(text: &str) -> Result<(), TestCaseError> {
    let sources = [Source::new("pack.toml", text)];
    let Err(complaints) = Policy::read(&sources) else { return Ok(()) };
    prop_assert!(!complaints.is_empty(), "a refusal says why");
    for complaint in complaints {
        prop_assert!(complaint.place.span.end <= text.len() && complaint.place.span.start <= text.len());
        let (line, column) = complaint.place.line_column(text);
        prop_assert!(line <= text.lines().count() + 1 && column >= 1);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        reads_or_refuses(&text)?;
    }

    /// A shipped file with a piece of it replaced, which breaks it in ways that nobody would think of.
    #[test]
    fn a_file_with_something_else_in_it(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        taken in 0usize..40,
        put in prop_oneof!["\\PC{0,6}", "[\\[\\]{}=\"'\\n#,.0-9a-z]{0,6}"],
    ) {
        let text = file.get(&SHIPPED);
        let start = text.floor_char_boundary(at.index(text.len()));
        let end = text.ceil_char_boundary((start + taken).min(text.len()));
        reads_or_refuses(&format!("{}{put}{}", &text[..start], &text[end..]))?;
    }
}
