//! What was acknowledged is on disk, whatever happens: a process that is killed, the power that goes, a disk that fails or
//! is full, at each call by which SQLite and the ledger change a file. `CLOISON_LONG=1` goes through all of them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, loudly")]

#[path = "faults/child.rs"]
mod child;
mod desk;
#[path = "faults/older.rs"]
mod older;
#[path = "faults/pages.rs"]
mod pages;
#[path = "faults/rescued.rs"]
mod rescued;
#[path = "faults/rounds.rs"]
mod rounds;
#[path = "faults/together.rs"]
mod together;

use std::fs;

use child::{AFTERWARDS, APPENDED};
use cloison_keys::{Identity, Recipients};
use cloison_ledger::{Book, Filter, Ledger};
use rounds::{FROM_THEN_ON, Kind, Lab, Round, decision_of};

/// Each with the calls between two rounds.
const KINDS: [(Kind, u32); 9] = [
    (Kind::Kill, 3),
    (Kind::Torn, 3),
    (Kind::Cut(0), 1),
    (Kind::Cut(1), 2),
    (Kind::Cut(2), 3),
    (Kind::Fails(1), 3),
    (Kind::Fails(FROM_THEN_ON), 5),
    (Kind::Full(3), 3),
    (Kind::Full(FROM_THEN_ON), 5),
];

/// The other side of these tests.
#[test]
fn a_child_works() {
    child::run();
}

async fn fill(lab: &Lab, numbers: impl IntoIterator<Item = u32>) -> Ledger {
    let ledger = lab.desk.open().await;
    for number in numbers {
        lab.desk.append(&ledger, decision_of(number)).await;
    }
    ledger
}

async fn anchor(lab: &Lab, ledger: &Ledger) {
    ledger.raise_anchor(&lab.desk.device, Some(&lab.desk.identity)).await.unwrap();
}

fn told<E: std::fmt::Debug>(error: E) -> String {
    format!("{error:?}")
}

#[tokio::test]
async fn appending_to_a_new_ledger_loses_nothing() {
    let Some(lab) = Lab::new() else { return };
    lab.at_each("append", &KINDS, async |round, kind| {
        lab.check(round, &[&[]]).await?;
        round.went_on(kind, APPENDED)
    })
    .await;
}

/// A thousand pages in the write-ahead log: SQLite moves them into the file while records are appended, and begins it anew.
#[tokio::test]
async fn appending_while_the_log_is_moved_into_the_file_loses_nothing() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..5).await;
    anchor(&lab, &ledger).await;
    let logged = || fs::metadata(lab.desk.path.join("ledger.db-wal")).unwrap().len() / 4120;
    while logged() < 990 {
        ledger.keep_draft("desk", &[b'x'; 16_000], &lab.desk.recipients).await.unwrap();
    }
    // Not closed: that would move them already.
    lab.at_each("append", &KINDS, async |round, kind| {
        lab.check(round, &[&[0, 1, 2, 3, 4]]).await?;
        round.went_on(kind, APPENDED)
    })
    .await;
    ledger.close().await;
}

#[tokio::test]
async fn compacting_loses_and_doubles_nothing() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..40).await;
    anchor(&lab, &ledger).await;
    ledger.close().await;
    let before: Vec<u32> = (0..40).collect();
    lab.at_each("compact", &KINDS, async |round, kind| {
        let all = lab.check(round, &[&before]).await?;
        round.went_on(kind, AFTERWARDS)?;
        // Whatever was half done, or found no room, is done later.
        let ledger = Ledger::open(&round.folder.join("ledger.db")).await.map_err(told)?;
        let moved = ledger.compact(&lab.desk.identity, &lab.desk.recipients, &mut |_, _| {}).await.map_err(told)?;
        ledger.close().await;
        let done = moved >= 40 || (moved == 0 && all.len() < 72);
        if done && lab.read(&round.folder).await? == all { Ok(()) } else { Err(format!("{moved} moved of {all:?}")) }
    })
    .await;
}

#[tokio::test]
async fn purging_loses_what_it_is_to_and_nothing_else() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..35).await;
    lab.desk.compact(&ledger).await;
    ledger.close().await;
    let ledger = fill(&lab, 35..45).await;
    anchor(&lab, &ledger).await;
    ledger.close().await;
    let before: Vec<u32> = (0..45).collect();
    let after = &before[25..];
    lab.at_each("purge", &KINDS, async |round, kind| {
        let all = if round.told.did {
            lab.check(round, &[after]).await?
        } else {
            lab.check(round, &[&before, after]).await?
        };
        round.went_on(kind, AFTERWARDS)?;
        let ledger = Ledger::open(&round.folder.join("ledger.db")).await.map_err(told)?;
        let purged = child::purge(&ledger, &round.folder, &lab.desk.identity, &lab.desk.recipients).await;
        ledger.close().await;
        let gone = purged.map_err(told)?;
        let left = lab.read(&round.folder).await?;
        let right = left == all[usize::try_from(gone).unwrap()..] && left.first() == Some(&25);
        if right { Ok(()) } else { Err(format!("{left:?} after {gone} of {all:?}")) }
    })
    .await;
}

#[tokio::test]
async fn sealing_anew_loses_nothing() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..35).await;
    lab.desk.compact(&ledger).await;
    ledger.close().await;
    let ledger = fill(&lab, 35..45).await;
    anchor(&lab, &ledger).await;
    ledger.close().await;
    let before: Vec<u32> = (0..45).collect();
    let officer = lab.officer.to_public().to_string();
    let both = lab.desk.recipients.clone().and(&[officer]).unwrap();
    lab.at_each("reseal", &KINDS, async |round, kind| {
        let all = lab.check(round, &[&before]).await?;
        round.went_on(kind, AFTERWARDS)?;
        reads_all(&lab, round, &both, all.len()).await
    })
    .await;
}

/// Sealed anew once more, both recipients read everything.
async fn reads_all(lab: &Lab, round: &Round, both: &Recipients, count: usize) -> Result<(), String> {
    let ledger = Ledger::open(&round.folder.join("ledger.db")).await.map_err(told)?;
    ledger.reseal(&lab.desk.identity, both, &mut |_, _| {}).await.map_err(told)?;
    let officer = Identity::from_file(lab.officer_file().as_bytes(), &|| None).unwrap();
    for identity in [lab.desk.identity.clone(), officer] {
        let page =
            Book::new(ledger.clone(), identity).page(&Filter::default(), None, usize::MAX).await.map_err(told)?;
        if page.entries.len() != count || page.unopened > 0 {
            return Err(format!("{} of {count} are read, {} not", page.entries.len(), page.unopened));
        }
    }
    ledger.close().await;
    Ok(())
}

#[tokio::test]
async fn an_older_ledger_is_brought_to_this_format_or_stays() {
    let Some(lab) = Lab::new() else { return };
    let before = older::prepare(&lab).await;
    lab.at_each("migrate", &KINDS, async |round, kind| {
        lab.check(round, &[&before]).await?;
        round.went_on(kind, AFTERWARDS)?;
        older::check_copy(round, before.len()).await
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_the_one_that_was_kept_last() {
    let Some(lab) = Lab::new() else { return };
    fill(&lab, 0..2).await.close().await;
    lab.at_each("draft", &KINDS, async |round, _| {
        let all = lab.read(&round.folder).await?;
        if all != [0, 1] {
            return Err(format!("{all:?} is there"));
        }
        let ledger = Ledger::open(&round.folder.join("ledger.db")).await.map_err(told)?;
        let (drafts, unopened) = ledger.drafts(&lab.desk.identity).await.map_err(told)?;
        ledger.close().await;
        // The last that was acknowledged, or one after it.
        let acknowledged = round.told.acknowledged.last();
        let later = round.told.tried.iter().filter(|tried| Some(*tried) > acknowledged);
        let draft = |number: Option<&u32>| number.map(|number| format!("draft {number}").repeat(200).into_bytes());
        let kept = drafts.first().map(|(_, draft)| draft.to_vec());
        let mut may_be = later.map(Some).chain([acknowledged]).map(draft);
        let right = unopened == 0 && may_be.any(|may_be| may_be == kept);
        if right { Ok(()) } else { Err(format!("{} drafts, {unopened} unopened, {:?}", drafts.len(), round.told)) }
    })
    .await;
}
