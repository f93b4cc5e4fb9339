//! What somebody might do to the file, by name, and what `verify` says of it.
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

mod desk;

use std::fs;

use cloison_keys::Recipients;
use cloison_ledger::FaultKind::{self, Changed, CutOff, Duplicated, Inserted, Missing, Moved, PutBack, Unopenable};
use cloison_ledger::{Ledger, LedgerError, Said};
use desk::{Desk, decision};
use sha2::{Digest, Sha256};

/// One thing that is done to a ledger of 100 records in segment 1–60 and 40 single records.
struct Vector {
    name: &'static str,
    statements: &'static str,
    faults: &'static [(i64, i64, FaultKind)],
}

const VECTORS: [Vector; 16] = [
    Vector { name: "untouched", statements: "SELECT 1", faults: &[] },
    Vector {
        name: "a byte of a record changed",
        statements: "UPDATE record SET sealed = CAST(substr(sealed, 1, 300) || x'00' || substr(sealed, 302) AS BLOB)
            WHERE number = 70",
        faults: &[(70, 70, Unopenable)],
    },
    Vector {
        name: "a record with what another says",
        statements: "UPDATE record SET sealed = (SELECT sealed FROM record WHERE number = 70) WHERE number = 80",
        faults: &[(80, 80, Changed)],
    },
    Vector {
        name: "a hash changed",
        statements: "UPDATE record SET hash = zeroblob(32) WHERE number = 75",
        faults: &[(75, 75, Changed)],
    },
    Vector {
        name: "a digest changed",
        statements: "UPDATE record SET digest = zeroblob(32) WHERE number = 75",
        faults: &[(75, 75, Changed)],
    },
    Vector {
        name: "a record removed",
        statements: "DELETE FROM record WHERE number = 80",
        faults: &[(80, 80, Missing)],
    },
    Vector {
        name: "a record removed, the others numbered anew",
        statements: "DELETE FROM record WHERE number = 80;
            UPDATE record SET number = number - 1000 WHERE number > 80; UPDATE record SET number = number + 999 WHERE number < 0;
            UPDATE head SET number = 99",
        faults: &[(80, 80, Missing), (100, 100, PutBack)],
    },
    Vector {
        name: "two records in each other's place",
        statements: "UPDATE record SET number = 1070 WHERE number = 70; UPDATE record SET number = 70 WHERE number = 90;
            UPDATE record SET number = 90 WHERE number = 1070",
        faults: &[(70, 70, Moved), (90, 90, Moved)],
    },
    Vector {
        name: "two neighbours in each other's place",
        statements: "UPDATE record SET number = 1070 WHERE number = 70; UPDATE record SET number = 70 WHERE number = 71;
            UPDATE record SET number = 71 WHERE number = 1070",
        faults: &[(70, 70, Moved), (71, 71, Moved)],
    },
    Vector {
        name: "a record twice",
        statements: "UPDATE record SET number = number + 1001 WHERE number > 80;
            UPDATE record SET number = number - 1000 WHERE number > 1000;
            INSERT INTO record (number, before, digest, hash, sealed) SELECT 81, before, digest, hash, sealed FROM record WHERE number = 80;
            UPDATE head SET number = 101, hash = (SELECT hash FROM record WHERE number = 101)",
        faults: &[(81, 81, Duplicated), (100, 100, PutBack)],
    },
    Vector {
        name: "the end cut off",
        statements: "DELETE FROM record WHERE number > 90",
        faults: &[(91, 100, CutOff)],
    },
    Vector {
        name: "the end cut off, and the head made to fit",
        statements: "DELETE FROM record WHERE number > 90;
            UPDATE head SET number = 90, hash = (SELECT hash FROM record WHERE number = 90)",
        faults: &[(91, 100, PutBack)],
    },
    Vector {
        name: "a byte of a segment changed",
        statements: "UPDATE segment SET sealed = CAST(substr(sealed, 1, 300) || x'00' || substr(sealed, 302) AS BLOB)",
        faults: &[(1, 60, Unopenable)],
    },
    Vector {
        name: "a segment removed",
        statements: "DELETE FROM segment",
        faults: &[(1, 60, Missing)],
    },
    Vector {
        name: "a segment removed, and the beginning made to fit",
        statements: "UPDATE head SET start = 60, start_hash = (SELECT hash FROM segment); DELETE FROM segment",
        faults: &[(1, 60, Missing)],
    },
    Vector {
        name: "everything removed",
        statements: "DELETE FROM segment; DELETE FROM record",
        faults: &[(1, 100, CutOff)],
    },
];

async fn prepared(desk: &Desk) -> Ledger {
    let (ledger, _) = desk.filled(60).await;
    assert_eq!(desk.compact(&ledger).await, 60);
    for number in 60..100 {
        desk.append(&ledger, decision(number)).await;
    }
    ledger.raise_anchor(&desk.device, Some(&desk.identity)).await.unwrap();
    ledger
}

#[tokio::test]
async fn what_was_done_to_the_file_is_named() {
    let desk = Desk::new();
    prepared(&desk).await.close().await;
    let whole = fs::read(desk.file()).unwrap();
    for vector in &VECTORS {
        fs::write(desk.file(), &whole).unwrap();
        desk.tamper(vector.statements).await;
        assert_eq!(desk.faults().await, vector.faults, "{}", vector.name);
        // What is not damaged is still read.
        let ledger = desk.open().await;
        let lost: i64 = vector.faults.iter().map(|(first, last, _)| last - first + 1).sum();
        let read = i64::try_from(desk.all(&ledger).await.len()).unwrap();
        assert!(read >= 100 - lost, "{}: {read}", vector.name);
        ledger.close().await;
    }
}

#[tokio::test]
async fn a_record_put_between_others_is_named() {
    let desk = Desk::new();
    prepared(&desk).await.close().await;
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", desk.file())).await.unwrap();
    let before: Vec<u8> =
        sqlx::query_scalar("SELECT hash FROM record WHERE number = 80").fetch_one(&pool).await.unwrap();
    // Made as the program makes it, for the public key is no secret: but 82 says that it follows 80, not this one.
    let line = br#"{"format":2,"nonce":"00","kind":"hold","time":"2026-11-22T23:40:00Z","set":true,"reason":"forged"}"#;
    let digest = Sha256::digest(line);
    let mut hash = Sha256::new();
    hash.update(b"cloison-ledger-2");
    hash.update(&before);
    hash.update(81i64.to_be_bytes());
    hash.update(digest);
    sqlx::raw_sql(
        "UPDATE record SET number = number + 1001 WHERE number > 80;
         UPDATE record SET number = number - 1000 WHERE number > 1000; UPDATE head SET number = 101",
    )
    .execute(&pool)
    .await
    .unwrap();
    sqlx::query("INSERT INTO record (number, before, digest, hash, sealed) VALUES (81, ?, ?, ?, ?)")
        .bind(before)
        .bind(&digest[..])
        .bind(&hash.finalize()[..])
        .bind(desk.recipients.seal(line).unwrap())
        .execute(&pool)
        .await
        .unwrap();
    sqlx::raw_sql("UPDATE head SET number = 101, hash = (SELECT hash FROM record WHERE number = 101)")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    assert_eq!(desk.faults().await, [(81, 81, Inserted), (100, 100, PutBack)]);
}

#[tokio::test]
async fn an_older_copy_put_back_is_named() {
    let desk = Desk::new();
    let ledger = prepared(&desk).await;
    ledger.close().await;
    let older = fs::read(desk.file()).unwrap();
    let ledger = desk.open().await;
    for number in 100..110 {
        desk.append(&ledger, decision(number)).await;
    }
    // Two were recorded while it was unlocked, the others after.
    ledger.raise_anchor(&desk.device, None).await.unwrap();
    ledger.close().await;
    fs::write(desk.file(), &older).unwrap();
    assert_eq!(desk.faults().await, [(101, 110, PutBack)]);
    // Others in their place do not make it whole again, nor does the anchor follow.
    let ledger = desk.open().await;
    for number in 200..215 {
        desk.append(&ledger, decision(number)).await;
    }
    let raised = ledger.raise_anchor(&desk.device, Some(&desk.identity)).await;
    assert!(matches!(raised, Err(LedgerError::Unfit)));
    ledger.close().await;
    assert_eq!(desk.faults().await, [(110, 110, PutBack)]);
    // Until somebody who knows why takes it as it is.
    let ledger = desk.open().await;
    ledger.accept(&desk.device).await.unwrap();
    desk.append(&ledger, decision(215)).await;
    ledger.raise_anchor(&desk.device, Some(&desk.identity)).await.unwrap();
    ledger.close().await;
    assert_eq!(desk.faults().await, []);
}

#[tokio::test]
async fn an_anchor_that_was_changed_is_named() {
    let desk = Desk::new();
    let ledger = prepared(&desk).await;
    desk.device.set_anchor(cloison_keys::Anchor::Checked, b"cloison-anchor-1 0 00 3 00").unwrap();
    let report = ledger.verify(Some(&desk.identity), Some(&desk.device), &mut |_, _| {}).await.unwrap();
    assert!(report.faults.is_empty() && report.anchor_damaged && !report.anchored && !report.is_sound());
    let raised = ledger.raise_anchor(&desk.device, Some(&desk.identity)).await;
    assert!(matches!(raised, Err(LedgerError::Unfit)), "it is not written over");
    ledger.accept(&desk.device).await.unwrap();
    let report = ledger.verify(Some(&desk.identity), Some(&desk.device), &mut |_, _| {}).await.unwrap();
    assert!(report.anchored && report.is_sound());
}

#[tokio::test]
async fn a_new_ledger_in_the_place_of_the_old_one_is_named() {
    let desk = Desk::new();
    prepared(&desk).await.close().await;
    fs::remove_file(desk.file()).unwrap();
    assert_eq!(desk.faults().await, [(1, 100, PutBack)]);
}

#[tokio::test]
async fn without_a_key_the_chain_alone_is_checked() {
    let desk = Desk::new();
    prepared(&desk).await.close().await;
    desk.tamper("DELETE FROM record WHERE number = 80").await;
    let ledger = desk.open().await;
    let report = ledger.verify(None, Some(&desk.device), &mut |_, _| {}).await.unwrap();
    assert_eq!((report.opened, report.anchored, report.records), (false, false, 99));
    assert_eq!(report.faults.len(), 1);
    assert_eq!(report.faults[0].kind, Missing);
}

#[tokio::test]
async fn a_segment_of_the_public_key_s_making_is_named() {
    let desk = Desk::new();
    prepared(&desk).await.close().await;
    let forged = Desk::new();
    let other = forged.open().await;
    for number in 0..60 {
        other
            .append(&Said::Decision(decision(number + 500)), &Recipients::from(desk.device.recipient()))
            .await
            .unwrap();
    }
    other.compact(&desk.identity, &Recipients::from(desk.device.recipient()), &mut |_, _| {}).await.unwrap();
    other.close().await;
    desk.tamper(&format!(
        "ATTACH '{}' AS other; UPDATE segment SET sealed = (SELECT sealed FROM other.segment)",
        forged.file()
    ))
    .await;
    assert_eq!(desk.faults().await, [(1, 60, Changed)]);
}
