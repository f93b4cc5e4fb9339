//! The ledger with a real SQLite file and real age.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what fails here fails a test, loudly")]

mod desk;

use std::fs;
use std::process::Command;

use cloison_keys::Recipients;
use cloison_ledger::{Book, Decision, Filter, IdPrefix, Ledger, LedgerError, NotHere, Outcome, Place, Said, Word};
use cloison_policy::Level;
use desk::{Desk, as_decision, decision};

#[tokio::test]
async fn what_is_appended_is_read_back_newest_first() {
    let desk = Desk::new();
    let (ledger, ids) = desk.filled(150).await;
    // Single records, a segment and single records, and segments with few after them are read alike.
    for step in 0..3 {
        let book = desk.book(&ledger);
        let everything = Filter::default();
        let page = book.page(&everything, None, 3).await.unwrap();
        assert_eq!(page.total, 150, "{step}");
        assert_eq!(page.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [150, 149, 148]);
        assert_eq!(page.entries[0].said, Said::Decision(decision(149)));
        let mut numbers = Vec::new();
        let mut before = None;
        loop {
            let page = book.page(&everything, before, 50).await.unwrap();
            numbers.extend(page.entries.iter().map(|entry| entry.number));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(numbers, (1..=150).rev().collect::<Vec<_>>(), "a last page that is exactly full has none after it");
        let short = IdPrefix::parse(&ids[1].to_string()[..12]).unwrap();
        assert_eq!(book.find(&short).await.unwrap().number, 2);
        let none = IdPrefix::parse("00000000000000000000000000000000").unwrap();
        assert!(matches!(book.find(&none).await, Err(LedgerError::NoRecord)));
        assert!(desk.faults().await.is_empty());
        match step {
            0 => assert_eq!(desk.compact(&ledger).await, 150),
            _ => assert_eq!(desk.compact(&ledger).await, 0, "nothing is left to do"),
        }
    }
}

#[tokio::test]
async fn filters_and_words_find_what_they_say() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    for number in 0..40u32 {
        let time = "2026-11-01T08:00:00Z".parse::<jiff::Timestamp>().unwrap() + jiff::Span::new().hours(number * 24);
        let level = Level::ALL[number as usize % 3];
        let outcome = Outcome::ALL[number as usize % 6];
        let reason = (outcome == Outcome::Overridden).then(|| format!("L’équipe n’attend pas, {number}"));
        let channel = if number < 10 { "signal" } else { "email" };
        let place = if number % 2 == 0 { Place::Command } else { Place::Window };
        let mut one = Decision { time, level, outcome, reason, channel: channel.into(), place, ..decision(number) };
        one.rules.truncate((number % 2) as usize);
        desk.append(&ledger, one).await;
    }
    desk.compact(&ledger).await;
    desk.append(&ledger, Decision { reason: Some("Equipe avertie".into()), ..decision(40) }).await;
    let book = desk.book(&ledger);
    let word = |text: &str| Word { text: text.into(), ..Word::default() };
    let everything = Filter::default();
    for (filter, count) in [
        (Filter { levels: vec![Level::Trivial], ..everything.clone() }, 14),
        (Filter { outcomes: vec![Outcome::Overridden], ..everything.clone() }, 7),
        (Filter { channels: vec!["signal".into()], ..everything.clone() }, 10),
        (Filter { rules: vec!["canary-rule".into()], ..everything.clone() }, 21),
        (Filter { words: vec![word("equipe")], ..everything.clone() }, 7),
        (Filter { words: vec![word("ÉQUIPE"), word("attend")], ..everything.clone() }, 6),
        (Filter { words: vec![word("nobody")], ..everything.clone() }, 0),
        (
            Filter {
                from: Some("2026-11-05T00:00:00Z".parse().unwrap()),
                until: Some("2026-11-07T00:00:00Z".parse().unwrap()),
                ..everything.clone()
            },
            2,
        ),
        (Filter { words: vec![Word { channels: vec!["signal".into()], ..word("Signal") }], ..everything.clone() }, 10),
        (
            Filter { words: vec![Word { rules: vec!["canary-rule".into()], ..word("canary") }], ..everything.clone() },
            21,
        ),
    ] {
        let page = book.page(&filter, None, 5).await.unwrap();
        assert_eq!(page.total, count, "{filter:?}");
        assert_eq!(page.next.is_some(), count > 5);
        assert!(page.entries.is_sorted_by_key(|entry| -entry.number));
    }
    let stats = book.stats(&everything, &jiff::tz::TimeZone::UTC).await.unwrap();
    assert_eq!((stats.decisions, stats.levels, stats.outcomes[4]), (41, [14, 13, 14], 7));
    assert_eq!(stats.channels, [("email".to_owned(), 31), ("signal".to_owned(), 10)]);
    assert_eq!(stats.days.len(), 40);
    assert_eq!(stats.rules, [("canary-rule".to_owned(), 21, 1)]);
    // What comes later is seen.
    desk.append(&ledger, Decision { reason: Some("équipe".into()), ..decision(41) }).await;
    assert_eq!(book.page(&Filter { words: vec![word("equipe")], ..everything }, None, 5).await.unwrap().total, 8);
}

#[tokio::test]
async fn reasons_of_what_was_set_aside_are_found() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    let not_here = |words: Option<&str>| {
        vec![NotHere { rule: "polling".into(), reason: "Déjà publié".into(), words: words.map(str::to_owned) }]
    };
    desk.append(&ledger, decision(1)).await;
    desk.append(&ledger, Decision { not_here: not_here(None), reason: None, ..decision(2) }).await;
    desk.append(&ledger, Decision { not_here: not_here(Some("notre sondage")), ..decision(3) }).await;
    let book = desk.book(&ledger);
    for (word, found) in [("deja", 2), ("sondage", 1), ("polling", 0), ("canary-reason", 2)] {
        let filter = Filter { words: vec![Word { text: word.into(), ..Word::default() }], ..Filter::default() };
        let page = book.page(&filter, None, 9).await.unwrap();
        assert_eq!(page.total, found, "{word}");
        for entry in page.entries {
            assert_eq!(
                as_decision(entry.said).unwrap().reason,
                (entry.number != 2).then(|| format!("canary-reason {}", entry.number))
            );
        }
    }
    let newest = book.page(&Filter::default(), None, 1).await.unwrap().entries[0].id.to_string();
    let whole = book.find(&IdPrefix::parse(&newest).unwrap()).await.unwrap();
    assert_eq!(as_decision(whole.said).unwrap().not_here, not_here(Some("notre sondage")));
}

#[tokio::test]
async fn the_stock_age_tool_opens_a_record() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(1).await;
    ledger.close().await;
    let url = format!("sqlite://{}", desk.file());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM record").fetch_one(&pool).await.unwrap();
    fs::write(desk.path.join("record.age"), sealed).unwrap();
    desk.identity.export(fs::File::create(desk.path.join("key.txt")).unwrap()).unwrap();
    let out = Command::new("age").args(["-d", "-i", "key.txt", "record.age"]).current_dir(&desk.path).output();
    let out = out.expect("the age tool is installed by `cargo xtask setup`");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let record: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(record["reason"], "canary-reason 0");
    assert_eq!(out.stdout.len(), 512, "padded to its size class");
}

#[tokio::test]
async fn sizes_come_in_classes() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    let mut sizes = Vec::new();
    for length in [0, 1, 100, 600, 601, 900, 2000] {
        let decision = Decision { reason: Some("x".repeat(length)), ..decision(0) };
        desk.append(&ledger, decision).await;
    }
    ledger.close().await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let sealed: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT sealed FROM record ORDER BY number").fetch_all(&pool).await.unwrap();
    for bytes in sealed {
        sizes.push(desk.identity.open(&bytes).unwrap().len());
    }
    assert_eq!(sizes, [512, 512, 512, 1024, 1024, 2048, 4096]);
}

#[tokio::test]
async fn nothing_readable_is_on_disk() {
    let desk = Desk::new();
    let (_ledger, _) = desk.filled(20).await;
    for file in fs::read_dir(&desk.path).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for canary in ["canary", "overridden", "sensitive", "campaign", "2026-11-22"] {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} in {}", path.display());
        }
    }
}

#[tokio::test]
async fn a_writer_that_does_not_end_is_waited_for_and_told() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(1).await;
    let other = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let refused = ledger.append(&Said::Decision(decision(1)), &desk.recipients).await;
    assert!(matches!(refused, Err(LedgerError::Busy)), "{refused:?}");
    held.rollback().await.unwrap();
    ledger.append(&Said::Decision(decision(1)), &desk.recipients).await.unwrap();
    assert!(desk.faults().await.is_empty());
}

#[tokio::test]
async fn many_writers_at_once() {
    let desk = Desk::new();
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..4 {
        // A pool each, as separate processes have.
        let ledger = desk.open().await;
        let recipients = desk.recipients.clone();
        writers.spawn(async move {
            for number in 0..50 {
                let said = Said::Decision(decision(writer * 1000 + number));
                ledger.append(&said, &recipients).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    assert!(desk.faults().await.is_empty());
    let all = desk.all(&desk.open().await).await;
    let mut reasons: Vec<_> = all.iter().filter_map(|decision| decision.reason.clone()).collect();
    reasons.sort();
    reasons.dedup();
    assert_eq!((all.len(), reasons.len()), (200, 200));
}

#[tokio::test]
async fn files_that_are_no_ledger_are_refused_and_left_alone() {
    let desk = Desk::new();
    fs::write(desk.file(), b"shopping list: bread, milk, batteries, and more").unwrap();
    assert!(matches!(Ledger::open(&desk.file()).await, Err(LedgerError::Foreign)));
    assert_eq!(fs::read(desk.file()).unwrap(), b"shopping list: bread, milk, batteries, and more");

    let desk = Desk::new();
    let url = format!("sqlite://{}?mode=rwc", desk.file());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    sqlx::query("CREATE TABLE notes (text)").execute(&pool).await.unwrap();
    pool.close().await;
    assert!(matches!(Ledger::open(&desk.file()).await, Err(LedgerError::Foreign)));

    let desk = Desk::new();
    desk.filled(1).await.0.close().await;
    desk.tamper("PRAGMA user_version = 99").await;
    assert!(matches!(Ledger::open(&desk.file()).await, Err(LedgerError::Newer { found: 99, .. })));
}

#[tokio::test]
async fn a_damaged_page_is_reported() {
    let desk = Desk::new();
    desk.filled(40).await.0.close().await;
    let mut bytes = fs::read(desk.file()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(desk.file(), bytes).unwrap();
    let ledger = desk.open().await;
    let verified = ledger.verify(Some(&desk.identity), None, &mut |_, _| {}).await;
    assert!(match verified {
        Err(error) => error.code() == "L003",
        Ok(report) => !report.faults.is_empty(),
    });
}

#[tokio::test]
async fn a_foreign_key_opens_nothing() {
    let desk = Desk::new();
    let other = Desk::new();
    let (ledger, ids) = desk.filled(40).await;
    desk.compact(&ledger).await;
    desk.append(&ledger, decision(40)).await;
    let book = Book::new(ledger.clone(), other.identity.clone());
    let page = book.page(&Filter::default(), None, 10).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened, page.total), (0, 41, 41));
    let short = IdPrefix::parse(&ids[0].to_string()).unwrap();
    assert!(matches!(book.find(&short).await, Err(LedgerError::NoRecord)));
    let other_page =
        book.page(&Filter { levels: vec![Level::Sensitive], ..Filter::default() }, None, 10).await.unwrap();
    assert_eq!((other_page.entries.len(), other_page.unopened), (0, 41));
}

#[tokio::test]
async fn a_recovery_recipient_opens_every_record() {
    let desk = Desk::new();
    let officer = Desk::new();
    let name = officer.device.recipient().to_string();
    let recipients: Recipients = desk.recipients.clone().and(&[name]).unwrap();
    let ledger = desk.open().await;
    for number in 0..40 {
        ledger.append(&Said::Decision(decision(number)), &recipients).await.unwrap();
    }
    for compacted in [false, true] {
        let page = officer.book(&ledger);
        let book =
            Book::new(ledger.clone(), officer.identity.clone()).page(&Filter::default(), None, 100).await.unwrap();
        assert_eq!((book.entries.len(), book.unopened), (40, 0), "{compacted}");
        drop(page);
        ledger.compact(&desk.identity, &recipients, &mut |_, _| {}).await.unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let (_ledger, _) = desk.filled(1).await;
    for name in ["ledger.db", "ledger.db-wal", "device.json"] {
        let mode = fs::metadata(desk.path.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}
