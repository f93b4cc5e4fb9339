//! What happens between two steps of something longer, what only large or foreign records show, and imports, which may be
//! both.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

mod desk;

use cloison_ledger::{Decision, Filter, Hold, IdPrefix, Imported, LedgerError, Said};
use desk::{Desk, decision};
use zeroize::Zeroizing;

#[tokio::test]
async fn what_is_recorded_while_it_verifies_is_no_fault() {
    let desk = Desk::new();
    let (ledger, _) = desk.filled(60).await;
    ledger.raise_anchor(&desk.device, Some(&desk.identity)).await.unwrap();
    let (other, device) = (desk.open().await, desk.device.clone());
    let (identity, recipients) = (desk.identity.clone(), desk.recipients.clone());
    let writer = tokio::spawn(async move {
        for number in 0..40 {
            other.append(&Said::Decision(decision(number + 100)), &recipients).await.unwrap();
            other.raise_anchor(&device, Some(&identity)).await.unwrap();
        }
    });
    let mut rounds = 0;
    while !writer.is_finished() || rounds < 3 {
        assert_eq!(desk.report(&ledger).await.faults, [], "round {rounds}");
        rounds += 1;
        tokio::task::yield_now().await;
    }
    writer.await.unwrap();
}

#[tokio::test]
async fn an_export_is_imported_once() {
    let [from, to] = [Desk::new(), Desk::new()];
    let (source, ids) = from.filled(50).await;
    from.compact(&source).await;
    from.append(&source, decision(50)).await;
    let mut lines = Vec::new();
    let each = &mut |_, line: &[u8]| {
        lines.push(line.to_vec());
        true
    };
    assert_eq!(source.export(&from.identity, each).await.unwrap(), 0);
    let target = to.open().await;
    to.append(&target, decision(99)).await;
    let import = async |lines: &[Vec<u8>]| {
        let mut lines = lines.iter().map(|line| Ok(Zeroizing::new(line.clone())));
        target.import(&mut lines, &to.identity, &to.recipients, false).await
    };
    let told = |records, known, unopened| Imported { records, known, unopened };
    assert_eq!(import(&lines[..20]).await.unwrap(), told(20, 0, 0));
    to.compact(&target).await;
    assert_eq!(import(&lines).await.unwrap(), told(31, 20, 0));
    assert_eq!(import(&lines).await.unwrap(), told(0, 51, 0));
    assert_eq!(to.all(&target).await[1..], from.all(&source).await);
    let short = IdPrefix::parse(&ids[7].to_string()).unwrap();
    assert_eq!(to.book(&target).find(&short).await.unwrap().said, Said::Decision(decision(7)), "with their ids");
    assert!(to.faults().await.is_empty());
    // With a key that opens none of them: single records are known by what the chain says, those of a segment are not.
    let [stranger, third] = [Desk::new(), Desk::new()];
    let other = third.open().await;
    let import_there = async |lines: &[Vec<u8>], unsure| {
        let mut lines = lines.iter().map(|line| Ok(Zeroizing::new(line.clone())));
        other.import(&mut lines, &stranger.identity, &third.recipients, unsure).await
    };
    assert_eq!(import_there(&lines[..40], false).await.unwrap(), told(40, 0, 0));
    assert_eq!(import_there(&lines[..40], false).await.unwrap(), told(0, 40, 0));
    third.compact(&other).await;
    let refused = import_there(&lines[40..], false).await;
    assert!(matches!(refused, Err(LedgerError::Unsure { records: 40 })), "{refused:?}");
    assert_eq!(third.all(&other).await.len(), 40);
    assert_eq!(import_there(&lines[40..], true).await.unwrap(), told(11, 0, 40));
    for bad in
        [&b"{}"[..], b"words", b"\xff", br#"{"format":2,"nonce":"00"}"#, br#"{"format":2,"nonce":1,"kind":"hold"}"#]
    {
        let lines = [lines[0].clone(), bad.to_vec(), lines[1].clone()];
        assert!(matches!(import(&lines).await, Err(LedgerError::BadLine { line: 2 })), "{bad:?}");
    }
}

#[tokio::test]
async fn two_imports_at_once_double_nothing() {
    let [from, to] = [Desk::new(), Desk::new()];
    let (source, _) = from.filled(2500).await;
    let mut lines = Vec::new();
    let each = &mut |_, line: &[u8]| {
        lines.push(line.to_vec());
        true
    };
    source.export(&from.identity, each).await.unwrap();
    // Each has a record twice, too.
    lines.push(lines[7].clone());
    let imports = (0..3).map(|_| {
        let (lines, identity, recipients) = (lines.clone(), to.identity.clone(), to.recipients.clone());
        let file = to.file();
        tokio::spawn(async move {
            let ledger = cloison_ledger::Ledger::open(&file).await.unwrap();
            let mut lines = lines.into_iter().map(|line| Ok(Zeroizing::new(line)));
            ledger.import(&mut lines, &identity, &recipients, false).await.unwrap()
        })
    });
    let imports: Vec<_> = imports.collect();
    let (mut records, mut known) = (0, 0);
    for import in imports {
        let done = import.await.unwrap();
        (records, known) = (records + done.records, known + done.known);
    }
    assert_eq!((records, known), (2500, 2 * 2500 + 3));
    let target = to.open().await;
    assert_eq!(to.all(&target).await.len(), 2500);
    assert_eq!(to.report(&target).await.faults, []);
}

#[tokio::test]
async fn long_texts_share_a_segment_that_opens() {
    let desk = Desk::new();
    let ledger = desk.open().await;
    // Random letters do not compress: 40 MB in all, more than one segment takes.
    for number in 0..40 {
        let mut bytes = vec![0u8; 1024 * 1024];
        getrandom::fill(&mut bytes).unwrap();
        let text = bytes.iter().map(|byte| char::from(b'a' + byte % 26)).collect();
        desk.append(&ledger, Decision { text: Some(text), ..decision(number) }).await;
    }
    assert_eq!(desk.compact(&ledger).await, 40);
    let page = desk.book(&ledger).page(&Filter::default(), None, 100).await.unwrap();
    assert_eq!((page.entries.len(), page.unopened), (40, 0));
    ledger.close().await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let segments: i64 = sqlx::query_scalar("SELECT count(*) FROM segment").fetch_one(&pool).await.unwrap();
    assert_eq!(segments, 2);
}

#[tokio::test]
async fn an_older_hold_that_was_lifted_elsewhere_lifts_none_here() {
    let [here, there] = [Desk::new(), Desk::new()];
    let (ledger, other) = (here.open().await, there.open().await);
    let hold = |day: u32, set| Hold {
        time: format!("2026-03-{day:02}T08:00:00Z").parse().unwrap(),
        set,
        reason: "Case".into(),
    };
    for one in [hold(1, true), hold(2, false)] {
        other.set_hold(one, &there.identity, &there.recipients).await.unwrap();
    }
    let mut lines = Vec::new();
    let each = &mut |_, line: &[u8]| {
        lines.push(Ok(Zeroizing::new(line.to_vec())));
        true
    };
    other.export(&there.identity, each).await.unwrap();
    here.append(&ledger, Decision { time: "2026-01-01T08:00:00Z".parse().unwrap(), ..decision(1) }).await;
    ledger.set_hold(hold(5, true), &here.identity, &here.recipients).await.unwrap();
    ledger.import(&mut lines.into_iter(), &here.identity, &here.recipients, false).await.unwrap();
    assert_eq!(ledger.hold(&here.identity).await.unwrap(), Some(hold(5, true)));
    let now = "2026-06-01T08:00:00Z".parse().unwrap();
    let purged = ledger.purge(now, now, &here.device, &here.identity, &here.recipients).await;
    assert!(matches!(purged, Err(LedgerError::Held)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_there_when_a_hold_begins_stays() {
    let desk = Desk::new();
    let (ledger, other) = (desk.open().await, desk.open().await);
    let (identity, recipients) = (desk.identity.clone(), desk.recipients.clone());
    for round in 0..60u32 {
        let hold = |set| Hold {
            time: format!("2026-03-01T08:{:02}:{:02}Z", round, if set { 0 } else { 30 }).parse().unwrap(),
            set,
            reason: "Case".into(),
        };
        ledger.keep_draft("card", b"canary", &recipients).await.unwrap();
        let holding = async {
            ledger.set_hold(hold(true), &identity, &recipients).await.unwrap();
            ledger.drafts(&identity).await.unwrap().0.len()
        };
        let burning = tokio::spawn({
            let (other, identity) = (other.clone(), identity.clone());
            async move { other.burn_drafts(&["card".to_owned()], &identity).await }
        });
        let (there, burnt) = tokio::join!(holding, burning);
        let left = ledger.drafts(&identity).await.unwrap().0.len();
        match burnt.unwrap() {
            Ok(()) => assert_eq!((there, left), (0, 0), "round {round}"),
            Err(LedgerError::Held) => assert_eq!((there, left), (1, 1), "round {round}"),
            Err(other) => panic!("{other}"),
        }
        ledger.set_hold(hold(false), &identity, &recipients).await.unwrap();
    }
    ledger.keep_draft("card", b"canary", &recipients).await.unwrap();
    let hold = Hold { time: "2026-03-02T08:00:00Z".parse().unwrap(), set: true, reason: "Case".into() };
    ledger.set_hold(hold, &identity, &recipients).await.unwrap();
    let burnt = ledger.burn_drafts(&["card".to_owned()], &identity).await;
    assert!(matches!(burnt, Err(LedgerError::Held)));
    assert_eq!(ledger.drafts(&identity).await.unwrap().0.len(), 1);
}
