//! A ledger of format 1, as the program made it, and the copy that is kept of it.

use cloison_ledger::Ledger;
use sha2::{Digest, Sha256};
use sqlx::{Row, SqlitePool};

use crate::rounds::{Lab, Round, decision_of};

const RECORDS: u32 = 30;

pub(crate) async fn prepare(lab: &Lab) -> Vec<u32> {
    let pool = SqlitePool::connect(&format!("sqlite://{}?mode=rwc", lab.desk.file())).await.unwrap();
    let tables = "PRAGMA journal_mode = WAL; PRAGMA application_id = 1131180910; PRAGMA user_version = 1;
         CREATE TABLE record (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
         hash BLOB NOT NULL CHECK (length(hash) = 32), sealed BLOB NOT NULL) STRICT";
    sqlx::raw_sql(tables).execute(&pool).await.unwrap();
    let mut before = [0u8; 32];
    for number in 0..RECORDS {
        let mut line = serde_json::to_value(decision_of(number)).unwrap();
        line["format"] = 1.into();
        let sealed = lab.desk.recipients.seal(line.to_string().as_bytes()).unwrap();
        let id = u128::from(number).to_be_bytes();
        let mut hash = Sha256::new();
        hash.update(b"cloison-ledger-1");
        hash.update(before);
        hash.update(i64::from(number + 1).to_be_bytes());
        hash.update(id);
        hash.update(&sealed);
        before = hash.finalize().into();
        sqlx::query("INSERT INTO record (number, id, hash, sealed) VALUES (?, ?, ?, ?)")
            .bind(i64::from(number + 1))
            .bind(&id[..])
            .bind(&before[..])
            .bind(sealed)
            .execute(&pool)
            .await
            .unwrap();
    }
    pool.close().await;
    (0..RECORDS).collect()
}

/// Beside a ledger that was brought to this format lies what it was, whole; and it gives back the room of what is deleted.
pub(crate) async fn check_copy(round: &Round, count: usize) -> Result<(), String> {
    let file = round.folder.join("ledger.db");
    Ledger::open(&file).await.map_err(|error| format!("{error:?}"))?.close().await;
    let copy = read(&format!("sqlite://{file}.1?mode=ro"), "SELECT count(hash) FROM record").await?;
    let format = read(&format!("sqlite://{file}.1?mode=ro"), "PRAGMA user_version").await?;
    let vacuum = read(&format!("sqlite://{file}"), "PRAGMA auto_vacuum").await?;
    let right = (usize::try_from(copy), format, vacuum) == (Ok(count), 1, 2);
    if right { Ok(()) } else { Err(format!("a copy of {copy} in format {format}, vacuum {vacuum}")) }
}

async fn read(url: &str, sql: &'static str) -> Result<i64, String> {
    let pool = SqlitePool::connect(url).await.map_err(|error| format!("{url}: {error}"))?;
    let row = sqlx::query(sql).fetch_one(&pool).await.map_err(|error| format!("{url}: {error}"));
    pool.close().await;
    Ok(row?.get(0))
}
