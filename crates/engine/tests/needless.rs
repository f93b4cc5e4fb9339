//! In the shipped packs every rule is needed by an example, and no word stands twice.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod packs;

use cloison_engine::Engine;
use cloison_policy::{Code, Policy};

#[test]
fn shipped_packs_have_nothing_needless() {
    for pack in packs::PACKS.into_iter().chain(["common"]) {
        let sources = packs::sources(pack);
        let policy = Policy::read(&sources).unwrap();
        let mut warnings = Engine::compile(&policy).unwrap().warnings(&policy);
        warnings.retain(|warning| {
            let is_own = sources[warning.place.file].depth == 0;
            is_own && [Code::Shadowed, Code::Repeated, Code::TwoLevels].contains(&warning.code)
        });
        let told: Vec<String> = warnings
            .iter()
            .map(|warning| format!("{pack}: {} {:?}", sources[warning.place.file].name, warning.values))
            .collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}
