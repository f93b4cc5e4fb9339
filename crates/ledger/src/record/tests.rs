//! Lines of records, whatever bytes come.

use proptest::prelude::*;

use super::*;

fn line() -> Vec<u8> {
    let said =
        Said::Hold(Hold { time: Timestamp::UNIX_EPOCH, set: true, reason: "Affaire 26/1184 « été »".into() });
    Line::new(&said).unwrap().bytes.to_vec()
}

proptest! {
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
