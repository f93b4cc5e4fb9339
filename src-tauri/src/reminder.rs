//! Reminds of what is to be said in person, shortly before it is: the desktop's notification says that there is something,
//! never what, with whom or where. While the ledger is locked nobody knows of it, and nothing is told.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use cloison_app::Cloison;
use tauri::AppHandle;

use crate::notice::{Notice, tell};

/// How often it is looked.
const A_MINUTE: Duration = Duration::from_mins(1);
/// How long before a meeting, in minutes.
const BEFORE: i64 = 30;

pub(crate) async fn remind(app: AppHandle, cloison: Arc<Cloison>) {
    let mut told = HashSet::new();
    loop {
        let mut fresh = false;
        for id in cloison.cards_due(BEFORE).await {
            fresh |= told.insert(id);
        }
        if fresh {
            tell(&app, Notice::Meeting).await;
        }
        tokio::time::sleep(A_MINUTE).await;
    }
}
