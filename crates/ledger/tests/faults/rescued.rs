//! A damaged ledger that is put right: whatever stops that, and whoever else has it open.

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use camino::Utf8Path;
use cloison_ledger::{LedgerError, rescue};

use crate::rounds::{Lab, Told};
use crate::{AFTERWARDS, KINDS, anchor, fill};

const PAGE: usize = 4096;

fn zero(file: &Utf8Path, page: usize) {
    let mut file = fs::OpenOptions::new().write(true).open(file).unwrap();
    file.seek(SeekFrom::Start(((page - 1) * PAGE) as u64)).unwrap();
    file.write_all(&[0; PAGE]).unwrap();
}

/// The page of an index: what it says is said elsewhere too.
async fn index_page(lab: &Lab) -> usize {
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", lab.desk.file())).await.unwrap();
    let asked = sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'draft'");
    let page: i64 = asked.fetch_one(&pool).await.unwrap();
    pool.close().await;
    page.try_into().unwrap()
}

#[tokio::test]
async fn what_a_killed_program_left_in_the_log_is_rescued_too() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..9).await;
    lab.desk.compact(&ledger).await;
    ledger.keep_draft("desk", b"a draft", &lab.desk.recipients).await.unwrap();
    ledger.close().await;
    let ledger = fill(&lab, 9..10).await;
    anchor(&lab, &ledger).await;
    let folder = lab.copy();
    let file = folder.join("ledger.db");
    ledger.close().await;
    assert!(fs::metadata(folder.join("ledger.db-wal")).unwrap().len() > PAGE as u64);
    // Not even SQLite's own header is left of the file, and the log has none.
    for page in 1..=2 {
        zero(&file, page);
    }
    assert!(matches!(cloison_ledger::Ledger::open(&file).await, Err(LedgerError::Foreign)));
    let rescued = rescue(&file).await.unwrap().unwrap();
    assert_eq!((rescued.records, rescued.missing), (10, Some(0)));
    assert_eq!(lab.read(&folder).await.unwrap(), (0..10).collect::<Vec<u32>>());
    let ledger = cloison_ledger::Ledger::open(&file).await.unwrap();
    let (drafts, _) = ledger.drafts(&lab.desk.identity).await.unwrap();
    assert_eq!(drafts.iter().map(|(_, draft)| draft.as_slice()).collect::<Vec<_>>(), [b"a draft"]);
    ledger.close().await;
    // A ledger that is whole stays as it is.
    assert_eq!(rescue(&file).await.unwrap(), None);
    fs::write(&file, vec![7; 9000]).unwrap();
    assert!(matches!(rescue(&file).await, Err(LedgerError::Foreign)));
    assert_eq!(fs::read(&file).unwrap(), vec![7; 9000]);
    assert_eq!(left(&folder), ["ledger.db", "ledger.db.damaged-1", "ledger.db.damaged-1-log"]);
}

/// The ledger's files in a folder.
fn left(folder: &Utf8Path) -> Vec<String> {
    let left = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut left: Vec<String> = left.filter(|name| name.starts_with("ledger.db")).collect();
    left.sort_unstable();
    left
}

#[tokio::test]
async fn what_only_this_program_finds_wrong_is_rescued_too() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..5).await;
    anchor(&lab, &ledger).await;
    ledger.close().await;
    // The program's number and the format's in the header, which SQLite does not look at; and nothing of the file at all.
    for (from, to) in [(60, 64), (68, 72)] {
        let folder = lab.copy();
        let file = folder.join("ledger.db");
        let mut bytes = fs::read(&file).unwrap();
        bytes[from..to].fill(0);
        fs::write(&file, &bytes).unwrap();
        let refused = cloison_ledger::Ledger::open(&file).await;
        assert!(matches!(refused, Err(LedgerError::Damaged | LedgerError::Foreign)), "{refused:?}");
        assert_eq!(rescue(&file).await.unwrap().unwrap().records, 5, "{from}");
        assert_eq!(lab.read(&folder).await.unwrap(), [0, 1, 2, 3, 4]);
    }
    let ledger = fill(&lab, 5..6).await;
    let folder = lab.copy();
    let file = folder.join("ledger.db");
    fs::write(&file, "").unwrap();
    assert!(matches!(cloison_ledger::Ledger::open(&file).await, Err(LedgerError::Damaged)));
    assert!(fs::metadata(folder.join("ledger.db-wal")).unwrap().len() > 0, "the log is still there");
    let rescued = rescue(&file).await.unwrap().unwrap();
    // The pages that the log has, and how many there were.
    assert!(rescued.records > 0 && rescued.missing == Some(6 - rescued.records), "{rescued:?}");
    ledger.close().await;
}

#[tokio::test]
async fn a_number_that_rotted_costs_what_it_says_of_and_no_more() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..32).await;
    assert_eq!(lab.desk.compact(&ledger).await, 32);
    ledger.close().await;
    fill(&lab, 32..40).await.close().await;
    let index = index_page(&lab).await;
    for (statement, records) in [
        ("UPDATE segment SET last = 9223372036854775807", 8),
        ("UPDATE segment SET last = 39", 8),
        ("UPDATE record SET number = 900 WHERE number = 40", 39),
        ("UPDATE head SET number = 9223372036854775807", 40),
    ] {
        let folder = lab.copy();
        let file = folder.join("ledger.db");
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{file}")).await.unwrap();
        sqlx::query(statement).execute(&pool).await.unwrap();
        pool.close().await;
        zero(&file, index);
        assert_eq!(rescue(&file).await.unwrap().unwrap().records, records, "{statement}");
        let ledger = cloison_ledger::Ledger::open(&file).await.unwrap();
        lab.desk.append(&ledger, crate::rounds::decision_of(50)).await;
        ledger.close().await;
    }
}

/// Others that begin to write while it is at work are made to wait, and lose nothing.
#[tokio::test]
async fn nothing_that_is_recorded_during_a_rescue_is_lost() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..5).await;
    for number in 0..40 {
        ledger.keep_draft(&format!("card-{number}"), &vec![b'x'; 200_000], &lab.desk.recipients).await.unwrap();
    }
    anchor(&lab, &ledger).await;
    ledger.close().await;
    let index = index_page(&lab).await;
    let (mut rescues, mut refusals) = (0, 0);
    for round in 0..12u64 {
        let folder = lab.copy();
        let file = folder.join("ledger.db");
        zero(&file, index);
        let child = lab.child("append", &folder, 1000).spawn().unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(round * 6)).await;
        match rescue(&file).await {
            Ok(Some(_)) => rescues += 1,
            Err(LedgerError::Busy) => refusals += 1,
            other => panic!("{other:?}"),
        }
        let output = child.wait_with_output().unwrap();
        let told = Told::of(&output.stdout);
        rescue(&file).await.unwrap();
        let all = lab.read(&folder).await.unwrap();
        assert!(told.acknowledged.iter().all(|number| all.contains(number)), "round {round}: {all:?}, {told:?}");
    }
    println!("{rescues} rescued, {refusals} refused");
    assert!(rescues > 0);
}

#[tokio::test]
async fn a_rescue_that_is_stopped_leaves_one_ledger_or_the_other() {
    let Some(lab) = Lab::new() else { return };
    let ledger = fill(&lab, 0..35).await;
    lab.desk.compact(&ledger).await;
    anchor(&lab, &ledger).await;
    ledger.close().await;
    let index = index_page(&lab).await;
    let ledger = fill(&lab, 35..45).await;
    // Nothing is lost by it, but SQLite finds the file damaged.
    zero(&lab.desk.file(), index);
    let before: Vec<u32> = (0..45).collect();
    // It has many steps, most of which write the new file.
    let kinds = KINDS.map(|(kind, every)| (kind, every * 3));
    lab.at_each("rescue", &kinds, async |round, kind| {
        let all = lab.check(round, &[&before]).await?;
        round.went_on(kind, AFTERWARDS)?;
        let file = round.folder.join("ledger.db");
        rescue(&file).await.map_err(|error| format!("{error:?}"))?;
        if lab.read(&round.folder).await? == all { Ok(()) } else { Err(format!("{all:?} were there")) }
    })
    .await;
    ledger.close().await;
}

#[tokio::test]
async fn a_ledger_that_somebody_has_open_is_not_rescued() {
    let Some(lab) = Lab::new() else { return };
    fill(&lab, 0..5).await.close().await;
    let index = index_page(&lab).await;
    let folder = lab.copy();
    let (file, output) = (folder.join("ledger.db"), lab.side("out"));
    let mut writer = lab.child("write", &folder, 100);
    let mut writer = writer.stdout(fs::File::create(&output).unwrap()).spawn().unwrap();
    while Told::of(&fs::read(&output).unwrap()).acknowledged.is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    zero(&file, index);
    let refused = rescue(&file).await;
    writer.kill().unwrap();
    writer.wait().unwrap();
    assert!(matches!(refused, Err(LedgerError::Busy)), "{refused:?}");
    let rescued = rescue(&file).await.unwrap().unwrap();
    let written = Told::of(&fs::read(&output).unwrap()).acknowledged.len() as u64;
    assert!(rescued.missing == Some(0) && rescued.records >= 5 + written, "{rescued:?}, {written} written");
}
