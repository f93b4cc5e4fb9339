//! Pages of the file that are not what was written: the report names what is lost, and nothing says what was never said.

use std::collections::BTreeSet;
use std::fs;

use cloison_ledger::{Book, Filter, Ledger, LedgerError, Said, rescue};

use crate::rounds::{Lab, decision_of, number_of};

const PAGE: usize = 4096;
const COMPACTED: u32 = 2000;
const SINGLE: u32 = 60;

/// The file with a page that was never written, that was half written, that is another one.
fn damaged(whole: &[u8], older: &[u8], page: usize) -> Vec<(&'static str, Vec<u8>)> {
    let range = page * PAGE..(page + 1) * PAGE;
    let with = |bytes: &[u8]| {
        let mut file = whole.to_vec();
        file[range.start..range.start + bytes.len()].copy_from_slice(bytes);
        file
    };
    let mut state = page as u64 + 1;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    });
    let another = (page + 3) % (whole.len() / PAGE);
    let mut files = vec![
        ("zeros", with(&[0; PAGE])),
        ("noise", with(&noise.take(PAGE).collect::<Vec<u8>>())),
        ("another page", with(&whole[another * PAGE..(another + 1) * PAGE])),
    ];
    if let Some(old) = older.get(range.clone()).filter(|old| *old != &whole[range.clone()]) {
        files.push(("an older page", with(old)));
        files.push(("half an older page", with(&old[..PAGE / 2])));
    }
    files
}

#[tokio::test]
async fn a_page_that_is_not_what_was_written_is_named_or_refused() {
    let Some(lab) = Lab::new() else { return };
    let ledger = lab.desk.open().await;
    let said: Vec<Said> = (0..COMPACTED).map(|number| Said::Decision(decision_of(number))).collect();
    ledger.append_all(&said, &lab.desk.recipients).await.unwrap();
    assert_eq!(lab.desk.compact(&ledger).await, u64::from(COMPACTED));
    let mut older = Vec::new();
    for number in 0..SINGLE {
        if number == SINGLE / 2 {
            ledger.close().await;
            older = fs::read(lab.desk.file()).unwrap();
        }
        let ledger = lab.desk.open().await;
        lab.desk.append(&ledger, decision_of(COMPACTED + number)).await;
        ledger.close().await;
    }
    let ledger = lab.desk.open().await;
    ledger.raise_anchor(&lab.desk.device, Some(&lab.desk.identity)).await.unwrap();
    ledger.close().await;
    let whole = fs::read(lab.desk.file()).unwrap();
    let (mut rounds, mut named, mut refused, mut wrong) = (0, 0, 0, Vec::new());
    for page in 0..whole.len() / PAGE {
        for (how, file) in damaged(&whole, &older, page) {
            fs::write(lab.desk.file(), file).unwrap();
            rounds += 1;
            // A page that was one once, or elsewhere, may make the report name more than is lost.
            let exactly = matches!(how, "zeros" | "noise");
            let mut outcome = told(&lab, exactly).await;
            if outcome == Ok(None) {
                refused += 1;
                outcome = rescued(&lab, exactly).await;
            }
            match outcome {
                Ok(Some(told)) => named += u32::from(told > 0),
                Ok(None) => wrong.push(format!("page {} is {how}: refused, rescued or not", page + 1)),
                Err(what) => wrong.push(format!("page {} is {how}: {what}", page + 1)),
            }
        }
    }
    println!("{rounds} rounds, {named} with records named, {refused} refused and rescued");
    assert!(wrong.is_empty(), "{} of {rounds} went wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(named > 5 && refused > 5);
}

/// As [`told`], once what can be read was put in the place of the file.
async fn rescued(lab: &Lab, exactly: bool) -> Result<Option<usize>, String> {
    let file = lab.desk.file();
    let damaged = fs::read(&file).unwrap();
    let rescued = match rescue(&file).await {
        Ok(Some(rescued)) => rescued,
        other => return Err(format!("it was not rescued: {other:?}")),
    };
    if fs::read(&rescued.damaged).unwrap() != damaged {
        return Err("the damaged file was changed".to_owned());
    }
    fs::remove_file(&rescued.damaged).unwrap();
    let all = u64::from(COMPACTED + SINGLE);
    // Where the page of the head is gone, nobody can say.
    if exactly && rescued.missing.is_some_and(|missing| rescued.records + missing != all) {
        return Err(format!("{rescued:?}"));
    }
    told(lab, exactly).await.map_err(|what| format!("rescued, {what}"))
}

/// How many records the report names as lost; none where the file is refused.
async fn told(lab: &Lab, exactly: bool) -> Result<Option<usize>, String> {
    let ledger = match Ledger::open(&lab.desk.file()).await {
        Ok(ledger) => ledger,
        Err(error) => return refused(&error),
    };
    let report = ledger.verify(Some(&lab.desk.identity), Some(&lab.desk.device), &mut |_, _| {}).await;
    let mut pages = Vec::new();
    for rules in [vec![], vec!["canary-rule".to_owned()]] {
        let filter = Filter { rules, ..Filter::default() };
        let book = Book::new(ledger.clone(), lab.desk.identity.clone());
        pages.push(book.page(&filter, None, usize::MAX).await);
    }
    ledger.close().await;
    for entry in pages.iter().flatten().flat_map(|page| &page.entries) {
        if number_of(&entry.said).map(i64::from) != Some(entry.number - 1) {
            return Err(format!("{} says what was never said there: {:?}", entry.number, entry.said));
        }
    }
    let report = match report {
        Ok(report) => report,
        Err(error) => return refused(&error),
    };
    let told: BTreeSet<i64> = report.faults.iter().flat_map(|fault| fault.first..=fault.last).collect();
    for page in pages {
        let page = match page {
            Ok(page) => page,
            Err(error) if told.is_empty() => return Err(format!("nothing is told, and {error:?}")),
            Err(error) => return refused(&error),
        };
        let read: BTreeSet<i64> = page.entries.iter().map(|entry| entry.number).collect();
        let lost: BTreeSet<i64> = (1..=i64::from(COMPACTED + SINGLE)).filter(|number| !read.contains(number)).collect();
        let twice = page.entries.len() > read.len();
        let right =
            if exactly { lost == told && !twice } else { lost.is_subset(&told) && (!twice || !told.is_empty()) };
        if !right {
            return Err(format!("{lost:?} are lost, {twice}, {:?}", report.faults));
        }
    }
    Ok(Some(told.len()))
}

fn refused(error: &LedgerError) -> Result<Option<usize>, String> {
    match error {
        LedgerError::Damaged | LedgerError::Foreign => Ok(None),
        other => Err(format!("{other:?}")),
    }
}
