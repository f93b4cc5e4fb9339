//! Lines of records, whatever bytes come.

use proptest::prelude::*;

use super::*;

fn line() -> Vec<u8> {
    let said =
        Said::Hold(Hold { time: Timestamp::UNIX_EPOCH, set: true, reason: "Affaire 26/1184 « été »".into() });
    Line::new(&said).unwrap().bytes.to_vec()
}

/// A decision as programs wrote it that knew nothing of words that were set aside.
const OLDER: &str = r#"{"format":2,"nonce":"00","kind":"decision","time":"2026-11-22T23:40:00Z","level":"trivial","channel":"email","allowed":true,"outcome":"sent","rules":[],"policy":"campaign","policy_version":1,"place":"window"}"#;

fn decision(not_here: Vec<NotHere>) -> Decision {
    let older: Decision = serde_json::from_slice(&Line::read(OLDER.as_bytes()).unwrap().bytes).unwrap();
    Decision { not_here, ..older }
}

#[test]
fn records_without_what_was_set_aside_are_as_before() {
    let written = Line::new(&decision(Vec::new()).into()).unwrap();
    let (older, newer) = (OLDER.as_bytes(), written.bytes.as_slice());
    let after_nonce = |line: &[u8]| line[line.windows(6).position(|at| at == b"\"kind\"").unwrap()..].to_vec();
    assert_eq!(after_nonce(newer), after_nonce(older));
}

fn not_here() -> impl Strategy<Value = NotHere> {
    let text = || "\\PC{0,40}";
    (text(), text(), prop::option::of(text())).prop_map(|(rule, reason, words)| NotHere { rule, reason, words })
}

proptest! {
    #[test]
    fn what_was_set_aside_is_read_as_it_was_written(not_here in prop::collection::vec(not_here(), 0..5)) {
        let said = Said::from(decision(not_here));
        let line = Line::new(&said).unwrap();
        prop_assert_eq!(Line::read(&line.bytes).unwrap().said(), Some(said));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Line::read(&bytes).and_then(|line| line.said());
        let _ = Line::read_format_1(&bytes, [0; 16], [0; 32]);
    }

    #[test]
    fn a_line_that_was_changed_is_another_line_or_none(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let whole = line();
        let mut changed = whole.clone();
        let at = at.index(changed.len());
        changed[at] = byte;
        if let (Some(before), Some(after)) = (Line::read(&whole), Line::read(&changed)) {
            prop_assert_eq!(before.digest == after.digest, whole == changed);
            let _ = (after.said(), after.time());
        }
    }
}
