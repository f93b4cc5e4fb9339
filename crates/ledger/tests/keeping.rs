//! Compacting, purging, holding, sealing anew, exporting, importing, drafts, and an older ledger.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

mod desk;

use std::fs;

use cloison_keys::Recipients;
use cloison_ledger::{Book, Decision, Filter, Hold, IdPrefix, Ledger, LedgerError, Purged, Said};
use desk::{Desk, decision};
use jiff::{Span, Timestamp};

fn day(number: u32) -> Timestamp {
    "2026-01-01T08:00:00Z".parse::<Timestamp>().unwrap() + Span::new().hours(24 * number)
}

/// A decision a day.
async fn days(desk: &Desk, ledger: &Ledger, days: std::ops::Range<u32>) {
    for number in days {
        desk.append(ledger, Decision { time: day(number), ..decision(number) }).await;
    }
}

async fn purge(desk: &Desk, ledger: &Ledger, before: Timestamp, now: Timestamp) -> Result<u64, LedgerError> {
    let purged = ledger.purge(before, now, &desk.device, &desk.identity, &desk.recipients).await;
    purged.map(|Purged { records }| records)
}

#[tokio::test]
async fn compacting_loses_and_doubles_nothing() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    let mut said = Vec::new();
    let mut segments = Vec::new();
    for round in 0..4u32 {
        let new: Vec<Said> = (0..1500).map(|number| Said::Decision(decision(round * 1500 + number))).collect();
        ledger.append_all(&new, &desk.recipients).await.unwrap();
        said.extend(new);
        assert_eq!(desk.compact(&ledger).await, 1500);
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
        segments.push(sqlx::query_scalar::<_, i64>("SELECT count(*) FROM segment").fetch_one(&pool).await.unwrap());
        pool.close().await;
    }
    assert_eq!(segments, [1, 1, 2, 2], "the last is filled up to 4,096 before the next is begun");
    let all: Vec<Said> = desk.all(&ledger).await.into_iter().map(Said::Decision).collect();
    assert!(all == said, "in order, each once");
    assert!(desk.faults().await.is_empty());
    ledger.close().await;
    let size = fs::metadata(desk.file()).unwrap().len();
    assert!(size / 6000 < 120, "{size} bytes for 6,000 records");
}

#[tokio::test]
async fn a_segment_is_compressed_lines_in_a_standard_age_file() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(40).await;
    desk.compact(&ledger).await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM segment").fetch_one(&pool).await.unwrap();
    fs::write(desk.path.join("segment.age"), sealed).unwrap();
    desk.identity.export(fs::File::create(desk.path.join("key.txt")).unwrap()).unwrap();
    let mut age = std::process::Command::new("age");
    let out = age.args(["-d", "-i", "key.txt", "segment.age"]).current_dir(&desk.path).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let lines = String::from_utf8(zstd::stream::decode_all(&out.stdout[..]).unwrap()).unwrap();
    assert_eq!(lines.lines().count(), 40);
    for (number, line) in lines.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["reason"], format!("canary-reason {number}"));
    }
}

#[tokio::test]
async fn damaged_records_stay_where_they_are_and_cost_themselves_alone() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(120).await;
    ledger.close().await;
    desk.tamper("UPDATE record SET sealed = zeroblob(900) WHERE number IN (50, 51)").await;
    let ledger = desk.open().await;
    assert_eq!(desk.compact(&ledger).await, 118);
    let page = desk.book(&ledger).page(&Filter::default(), None, 200).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened, page.total), (118, 2, 120));
    // A damaged segment is told with how many records it costs.
    ledger.close().await;
    desk.tamper("UPDATE segment SET sealed = zeroblob(900) WHERE first = 1").await;
    let ledger = desk.open().await;
    let page = desk.book(&ledger).page(&Filter::default(), None, 200).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened, page.total), (69, 51, 120));
    let searched = Filter { rules: vec!["canary-rule".into()], ..Filter::default() };
    let page = desk.book(&ledger).page(&searched, None, 200).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened), (69, 51));
}

#[tokio::test]
async fn compacting_beside_writers_and_itself_loses_nothing() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(100).await;
    let mut tasks = tokio::task::JoinSet::new();
    for writer in 0..2 {
        let (ledger, recipients) = (desk.open().await, desk.recipients.clone());
        tasks.spawn(async move {
            for number in 0..150 {
                let said = Said::Decision(decision(1000 * (writer + 1) + number));
                ledger.append(&said, &recipients).await.unwrap();
            }
        });
    }
    for _ in 0..2 {
        let (ledger, recipients, identity) = (desk.open().await, desk.recipients.clone(), desk.identity.clone());
        tasks.spawn(async move {
            for _ in 0..6 {
                ledger.compact(&identity, &recipients, &mut |_, _| {}).await.unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        });
    }
    tasks.join_all().await;
    let mut reasons: Vec<_> = desk.all(&ledger).await.into_iter().filter_map(|decision| decision.reason).collect();
    assert_eq!(reasons.len(), 400);
    reasons.sort();
    reasons.dedup();
    assert_eq!(reasons.len(), 400);
    assert!(desk.faults().await.is_empty());
}

#[tokio::test]
async fn what_is_old_enough_is_purged_and_the_rest_stays_verifiable() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    days(&desk, &ledger, 0..60).await;
    desk.compact(&ledger).await;
    days(&desk, &ledger, 60..80).await;
    let now = day(100);
    // A part of a segment, then the rest of it and single records, then nothing.
    for (before, gone, left) in [(day(25), 25, 55), (day(25), 0, 55), (day(70), 45, 10), (day(0), 0, 10)] {
        assert_eq!(purge(&desk, &ledger, before, now).await.unwrap(), gone);
        let all = desk.all(&ledger).await;
        assert_eq!(all.len(), left);
        assert_eq!(all[0].time, day(80 - u32::try_from(left).unwrap()));
        assert!(desk.faults().await.is_empty());
        let report = desk.report(&ledger).await;
        assert_eq!((report.records, report.purged, report.anchored), (left as u64, 80 - left as u64, true));
    }
    // All of it; what comes then goes on from there.
    assert_eq!(purge(&desk, &ledger, day(99), now).await.unwrap(), 10);
    days(&desk, &ledger, 99..102).await;
    assert!(desk.faults().await.is_empty());
    assert_eq!(desk.all(&ledger).await.len(), 3);
    assert_eq!(ledger.count().await.unwrap(), (3, 83));
    ledger.close().await;
    // Its checkpoint cannot be taken away.
    desk.tamper("DELETE FROM checkpoint").await;
    assert_eq!(desk.faults().await.len(), 1);
}

#[tokio::test]
async fn what_is_missing_or_damaged_is_as_old_as_what_stands_around() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    days(&desk, &ledger, 0..20).await;
    ledger.raise_anchor(&desk.device, Some(&desk.identity)).await.unwrap();
    ledger.close().await;
    desk.tamper(
        "DELETE FROM record WHERE number IN (5, 18); UPDATE record SET sealed = zeroblob(900) WHERE number IN (8, 12);
         UPDATE record SET digest = zeroblob(32) WHERE number = 10",
    )
    .await;
    let ledger = desk.open().await;
    // Up to the twelfth record, of which nobody can say whether it is older than a time between its neighbours'.
    for (before, gone, first) in [(day(11), 10, 12), (day(11), 0, 12), (day(13), 2, 14), (day(19), 5, 20)] {
        assert_eq!(purge(&desk, &ledger, before, day(30)).await.unwrap(), gone, "{before}");
        let report = desk.report(&ledger).await;
        assert_eq!((report.purged, report.records), (first - 1, 20 - (first - 1) - u64::from(first < 18)));
        assert!(report.faults.iter().all(|fault| fault.first >= i64::try_from(first).unwrap()), "{report:?}");
    }
    assert_eq!(desk.faults().await, []);
}

#[tokio::test]
async fn nothing_of_what_was_purged_is_left_in_the_file() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    days(&desk, &ledger, 0..40).await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let sealed: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM record").fetch_all(&pool).await.unwrap();
    pool.close().await;
    let everything = || {
        let files = fs::read_dir(&desk.path).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
        files.flatten().collect::<Vec<u8>>()
    };
    let there = |bytes: &[u8], sealed: &[u8]| {
        let piece = &sealed[sealed.len() / 2..sealed.len() / 2 + 32];
        memchr::memmem::find(bytes, piece).is_some()
    };
    let bytes = everything();
    assert!(sealed.iter().all(|sealed| there(&bytes, sealed)));
    assert_eq!(purge(&desk, &ledger, day(30), day(50)).await.unwrap(), 30);
    let bytes = everything();
    assert_eq!(sealed.iter().filter(|sealed| there(&bytes, sealed)).count(), 10);
}

#[tokio::test]
async fn a_hold_stops_every_purge_until_it_is_lifted() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    days(&desk, &ledger, 0..10).await;
    let hold = |set, number| Hold { time: day(number), set, reason: "Canary v. Campaign".into() };
    assert!(matches!(
        ledger.set_hold(hold(false, 11), &desk.identity, &desk.recipients).await,
        Err(LedgerError::HoldUnchanged)
    ));
    ledger.set_hold(hold(true, 11), &desk.identity, &desk.recipients).await.unwrap();
    days(&desk, &ledger, 12..60).await;
    desk.compact(&ledger).await;
    assert_eq!(ledger.hold(&desk.identity).await.unwrap(), Some(hold(true, 11)));
    assert!(matches!(purge(&desk, &ledger, day(50), day(70)).await, Err(LedgerError::Held)));
    assert_eq!(desk.all(&ledger).await.len(), 58);
    ledger.set_hold(hold(false, 61), &desk.identity, &desk.recipients).await.unwrap();
    assert_eq!(ledger.hold(&desk.identity).await.unwrap(), None);
    assert_eq!(purge(&desk, &ledger, day(50), day(70)).await.unwrap(), 49, "the hold's own record goes too");
    assert!(desk.faults().await.is_empty());
}

#[tokio::test]
async fn a_clock_that_was_set_back_purges_nothing() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    days(&desk, &ledger, 0..10).await;
    days(&desk, &ledger, 3..4).await;
    assert!(matches!(purge(&desk, &ledger, day(2), day(5)).await, Ok(2)), "the newest record is from day 3");
    days(&desk, &ledger, 20..21).await;
    assert!(matches!(purge(&desk, &ledger, day(4), day(5)).await, Err(LedgerError::Clock)));
    // A record from before in the middle is kept as long as those before it.
    assert_eq!(purge(&desk, &ledger, day(8), day(21)).await.unwrap(), 6);
}

#[tokio::test]
async fn sealing_anew_goes_on_where_it_was_stopped() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    let said: Vec<Said> = (0..9000).map(|number| Said::Decision(decision(number))).collect();
    ledger.append_all(&said, &desk.recipients).await.unwrap();
    desk.compact(&ledger).await;
    ledger.append_all(&said[..20], &desk.recipients).await.unwrap();
    let officer = Desk::new();
    let both = desk.recipients.clone().and(&[officer.device.recipient().to_string()]).unwrap();
    // Stopped after the first segment, by a panic as good as by a kill.
    let (stopped, identity, recipients) = (ledger.clone(), desk.identity.clone(), both.clone());
    let run = tokio::spawn(async move {
        stopped.reseal(&identity, &recipients, &mut |_, _| panic!("stopped")).await.unwrap();
    });
    assert!(run.await.is_err());
    let officers = || Book::new(ledger.clone(), officer.identity.clone());
    let page = officers().page(&Filter::default(), None, usize::MAX).await.unwrap();
    // The first segment; and the last, which was written anew when single records were put into it.
    assert_eq!((page.entries.len(), page.unopened), (4096 + 828, 4096));
    let mut done = Vec::new();
    let resealed = ledger.reseal(&desk.identity, &both, &mut |now, all| done.push((now, all))).await.unwrap();
    assert_eq!((resealed.records, resealed.unopened), (4096 + 828, 0), "what was done is not done again");
    assert_eq!(done, [(4096, 9020), (4924, 9020)]);
    let page = officers().page(&Filter::default(), None, usize::MAX).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened), (9020, 0));
    assert!(desk.faults().await.is_empty());
    // To the device alone again: the officer is out.
    ledger.reseal(&desk.identity, &desk.recipients, &mut |_, _| {}).await.unwrap();
    let page = officers().page(&Filter::default(), None, usize::MAX).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened), (0, 9020));
    assert_eq!(desk.all(&ledger).await.len(), 9020);
}

#[tokio::test]
async fn drafts_are_kept_sealed_and_dropped() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    ledger.keep_draft("desk", b"canary one", &desk.recipients).await.unwrap();
    ledger.keep_draft("desk", b"canary two", &desk.recipients).await.unwrap();
    ledger.keep_draft("other", &vec![b'x'; 100_000], &desk.recipients).await.unwrap();
    ledger.close().await;
    let bytes: Vec<u8> =
        fs::read_dir(&desk.path).unwrap().flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(memchr::memmem::find(&bytes, b"canary").is_none());
    let ledger = desk.open().await;
    let (drafts, unopened) = ledger.drafts(&desk.identity).await.unwrap();
    assert_eq!((drafts.len(), unopened), (2, 0));
    assert_eq!((drafts[0].0.as_str(), drafts[0].1.as_slice()), ("desk", &b"canary two"[..]));
    ledger.drop_draft("desk").await.unwrap();
    ledger.drop_draft("desk").await.unwrap();
    assert_eq!(ledger.drafts(&desk.identity).await.unwrap().0.len(), 1);
    assert_eq!(ledger.drafts(&Desk::new().identity).await.unwrap().1, 1);
}

/// A ledger of format 1, as the program made it.
async fn older(desk: &Desk, records: u8) {
    use sha2::{Digest, Sha256};
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}?mode=rwc", desk.file())).await.unwrap();
    sqlx::raw_sql(
        "PRAGMA application_id = 1131180910; PRAGMA user_version = 1;
         CREATE TABLE record (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
         hash BLOB NOT NULL CHECK (length(hash) = 32), sealed BLOB NOT NULL) STRICT",
    )
    .execute(&pool)
    .await
    .unwrap();
    let mut before = [0u8; 32];
    for number in 1..=records {
        let mut line = serde_json::to_value(decision(number.into())).unwrap();
        line["format"] = 1.into();
        let sealed = Recipients::from(desk.device.recipient()).seal(line.to_string().as_bytes()).unwrap();
        let id = [number; 16];
        let mut hash = Sha256::new();
        hash.update(b"cloison-ledger-1");
        hash.update(before);
        hash.update(i64::from(number).to_be_bytes());
        hash.update(id);
        hash.update(&sealed);
        before = hash.finalize().into();
        sqlx::query("INSERT INTO record (number, id, hash, sealed) VALUES (?, ?, ?, ?)")
            .bind(i64::from(number))
            .bind(&id[..])
            .bind(&before[..])
            .bind(sealed)
            .execute(&pool)
            .await
            .unwrap();
    }
    pool.close().await;
}

#[tokio::test]
async fn an_older_ledger_is_brought_to_this_format() {
    let desk = Desk::new();
    older(&desk, 50).await;
    // Without a key: it can be appended to at once.
    let ledger = desk.open().await;
    desk.append(&ledger, decision(51)).await;
    for compacted in [false, true] {
        let all = desk.all(&ledger).await;
        assert_eq!(all, (1..=51).map(decision).collect::<Vec<_>>(), "{compacted}");
        let id = IdPrefix::parse(&"07".repeat(16)).unwrap();
        assert_eq!(desk.book(&ledger).find(&id).await.unwrap().number, 7, "ids stay");
        assert!(desk.faults().await.is_empty());
        desk.compact(&ledger).await;
    }
    ledger.close().await;
    // The copy is the ledger as it was.
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}/ledger.db.1?mode=ro", desk.path)).await.unwrap();
    let count: i64 = sqlx::query_scalar("SELECT count(hash) FROM record").fetch_one(&pool).await.unwrap();
    let format: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&pool).await.unwrap();
    assert_eq!((count, format), (50, 1));
}

#[tokio::test]
async fn what_was_wrong_in_an_older_ledger_stays_wrong() {
    let desk = Desk::new();
    older(&desk, 50).await;
    desk.tamper("UPDATE record SET sealed = zeroblob(500) WHERE number = 20; DELETE FROM record WHERE number = 30")
        .await;
    let faults = desk.faults().await;
    assert!(faults.iter().any(|(first, last, _)| (*first, *last) == (20, 20)), "{faults:?}");
    assert!(faults.iter().any(|(first, ..)| *first == 30), "{faults:?}");
    let ledger = desk.open().await;
    assert_eq!(desk.all(&ledger).await.len(), 48);
}

#[tokio::test]
async fn a_few_older_records_are_sealed_anew_too() {
    let [desk, officer] = [Desk::new(), Desk::new()];
    older(&desk, 7).await;
    let ledger = desk.open().await;
    let both = desk.recipients.clone().and(&[officer.device.recipient().to_string()]).unwrap();
    let resealed = ledger.reseal(&desk.identity, &both, &mut |_, _| {}).await.unwrap();
    assert_eq!((resealed.records, resealed.unopened), (7, 0));
    let book = Book::new(ledger.clone(), officer.identity.clone());
    assert_eq!(book.page(&Filter::default(), None, 10).await.unwrap().entries.len(), 7);
    assert!(desk.faults().await.is_empty());
}
