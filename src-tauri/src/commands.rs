//! The commands of the window, each one call of a use case.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use cloison_app::dto::{
    Card, Change, Decision, Draft, Edit, GivenExample, Invitation, KeptDraft, LedgerEntry, LedgerFilter, LedgerPage,
    LedgerState, LedgerStats, Passage, Recorded, RescuedLedger, Settings, SettingsPatch, Start, Verdict,
};
use cloison_app::{AppError, Cloison, Language, Offsets, Place, Problem, Unlock, sheet_file, sheet_title, trace};
use secrecy::{ExposeSecret, SecretString};
use tauri::State;
use tauri_plugin_dialog::DialogExt;

/// How long a change of the settings waits for the desktop to follow it.
const A_MOMENT: Duration = Duration::from_secs(2);

/// What the commands share.
pub(crate) struct Desk {
    cloison: Arc<Cloison>,
    language: RwLock<Language>,
    closing: AtomicBool,
}

impl Desk {
    pub(crate) fn new(cloison: Arc<Cloison>) -> Desk {
        let language = RwLock::new(cloison.language());
        Desk { cloison, language, closing: AtomicBool::new(false) }
    }

    pub(crate) fn cloison(&self) -> &Arc<Cloison> {
        &self.cloison
    }

    pub(crate) fn language(&self) -> Language {
        *self.language.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn settings(&self) -> Settings {
        self.cloison.settings(self.language())
    }

    pub(crate) fn verdict(&self, draft: Draft) -> Result<Verdict, AppError> {
        self.cloison.check(draft, self.language(), Offsets::Utf16)
    }

    /// Whether the window was asked to close before.
    pub(crate) fn closes_now(&self) -> bool {
        self.closing.swap(true, Ordering::SeqCst)
    }

    /// The channel's name in the window's language.
    pub(crate) fn channel_title(&self, id: &str) -> String {
        let loaded = self.cloison.policy();
        loaded
            .policy
            .channel(id)
            .map_or_else(String::new, |channel| channel.title.get(self.language().code()).to_owned())
    }

    pub(crate) fn tell(&self, error: &AppError) -> Problem {
        trace::failed(error);
        error.problem(self.language())
    }
}

/// Works where nothing else waits for it, with how often it had been locked when that began. A panic is told, so that nobody
/// waits for an answer for ever; a program that ends is locked.
pub(crate) async fn apart<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&Cloison, u64) -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    let (cloison, locks) = (desk.cloison.clone(), desk.cloison.locks());
    match tauri::async_runtime::spawn_blocking(move || work(&cloison, locks)).await {
        Ok(worked) => worked,
        Err(tauri::Error::JoinError(failed)) if failed.is_panic() => Err(AppError::Panicked),
        Err(_) => Err(AppError::Locked),
    }
}

#[tauri::command]
pub(crate) async fn start(desk: State<'_, Desk>) -> Result<Start, Problem> {
    Ok(desk.cloison.start(Some(desk.language())).await)
}

#[tauri::command]
pub(crate) async fn change_settings(
    patch: SettingsPatch,
    app: tauri::AppHandle,
    desk: State<'_, Desk>,
) -> Result<Start, Problem> {
    if let Some(language) = patch.language {
        *desk.language.write().unwrap_or_else(PoisonError::into_inner) = language;
    }
    let changed = desk.cloison.change_settings(patch).await;
    let around = tauri::async_runtime::spawn(async move { crate::shell::set_up(&app).await });
    // It goes on by itself with a desktop that takes longer.
    let _ = tokio::time::timeout(A_MOMENT, around).await;
    changed.map_err(|error| desk.tell(&error))?;
    Ok(desk.cloison.start(Some(desk.language())).await)
}

#[tauri::command]
pub(crate) async fn check(draft: Draft, desk: State<'_, Desk>) -> Result<Verdict, Problem> {
    desk.verdict(draft).map_err(|error| desk.tell(&error))
}

/// `null` once another draft is heard, or the program was locked.
#[tauri::command]
pub(crate) async fn hear(draft: Draft, desk: State<'_, Desk>) -> Result<Option<Verdict>, Problem> {
    let (language, number) = (desk.language(), desk.cloison.begin_hearing());
    let heard = apart(&desk, move |cloison, _| cloison.hear(number, draft, language, Offsets::Utf16)).await;
    heard.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn smallest_change(draft: Draft, desk: State<'_, Desk>) -> Result<Option<Change>, Problem> {
    desk.cloison.smallest_change(draft, Offsets::Utf16).map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn replacement(
    draft: Draft,
    passage: Passage,
    desk: State<'_, Desk>,
) -> Result<Option<Edit>, Problem> {
    desk.cloison.replacement(draft, passage, Offsets::Utf16).map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn decide(decision: Decision, desk: State<'_, Desk>) -> Result<Recorded, Problem> {
    desk.cloison.decide(decision, Place::Window, &Unlock::nobody()).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn give_example(example: GivenExample, desk: State<'_, Desk>) -> Result<Recorded, Problem> {
    desk.cloison.give_example(example, &Unlock::nobody()).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn ledger_page(
    filter: LedgerFilter,
    before: Option<i64>,
    limit: u32,
    desk: State<'_, Desk>,
) -> Result<LedgerPage, Problem> {
    // The window asks nobody for a passphrase in the middle of a command: it has a page for that.
    let page = desk.cloison.ledger_page(&filter, before, limit.min(500), desk.language(), &Unlock::nobody()).await;
    page.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn open_ledger(
    passphrase: Option<SecretString>,
    desk: State<'_, Desk>,
) -> Result<LedgerState, Problem> {
    let language = desk.language();
    let state = desk.cloison.open_ledger(passphrase, language).await.map_err(|error| desk.tell(&error))?;
    keep_up(desk.cloison.clone());
    Ok(state)
}

/// Purges and compacts, while the window goes on. A ledger that is locked is kept up once it is opened.
pub(crate) fn keep_up(cloison: Arc<Cloison>) {
    tauri::async_runtime::spawn(async move {
        if let Err(error) = cloison.keep_up(&Unlock::nobody(), &mut |_, _| {}).await {
            tracing::debug!(code = error.code(), "nothing was purged or compacted");
        }
    });
}

#[tauri::command]
pub(crate) async fn ledger_record(id: String, desk: State<'_, Desk>) -> Result<LedgerEntry, Problem> {
    let record = desk.cloison.record(&id, desk.language(), &Unlock::nobody()).await;
    record.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn ledger_stats(filter: LedgerFilter, desk: State<'_, Desk>) -> Result<LedgerStats, Problem> {
    let stats = desk.cloison.ledger_stats(&filter, desk.language(), &Unlock::nobody()).await;
    stats.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn lock(app: tauri::AppHandle) -> Result<(), Problem> {
    crate::shell::lock(&app).await;
    Ok(())
}

#[tauri::command]
pub(crate) async fn arrange(draft: Draft, invitation: Invitation, desk: State<'_, Desk>) -> Result<Recorded, Problem> {
    let arranged = desk.cloison.arrange(draft, &invitation, Place::Window, &Unlock::nobody()).await;
    arranged.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn cards(desk: State<'_, Desk>) -> Result<Vec<Card>, Problem> {
    desk.cloison.cards(&Unlock::nobody()).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn burn_card(id: String, desk: State<'_, Desk>) -> Result<(), Problem> {
    desk.cloison.burn_card(&id, &Unlock::nobody()).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn keep_draft(
    draft: Draft,
    place: Option<u32>,
    desk: State<'_, Desk>,
) -> Result<Option<u32>, Problem> {
    desk.cloison.keep_draft(&draft, place).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn kept_draft(beside: Option<u32>, desk: State<'_, Desk>) -> Result<Option<KeptDraft>, Problem> {
    desk.cloison.kept_draft(beside, &Unlock::nobody()).await.map_err(|error| desk.tell(&error))
}

/// The words cross the border once, to be shown; the page drops them when it is left.
#[tauri::command]
pub(crate) async fn recovery_words(desk: State<'_, Desk>) -> Result<String, Problem> {
    let words = desk.cloison.recovery_words(desk.language(), &Unlock::nobody()).await;
    words.map(|words| words.expose_secret().to_owned()).map_err(|error| desk.tell(&error))
}

/// Asks with the system's own dialog where to write the sheet; the file's name, `null` where nothing was chosen. The page can
/// neither name a file nor open a dialog.
#[tauri::command]
pub(crate) async fn save_sheet(window: tauri::WebviewWindow, desk: State<'_, Desk>) -> Result<Option<String>, Problem> {
    let language = desk.language();
    let (tell, told) = tokio::sync::oneshot::channel();
    let dialog = window.dialog().file().set_parent(&window);
    let dialog = dialog.set_title(sheet_title(language)).set_file_name(sheet_file(language));
    dialog.save_file(move |file| {
        let _ = tell.send(file.and_then(|file| file.into_path().ok()));
    });
    let Some(file) = told.await.ok().flatten() else { return Ok(None) };
    let saved = desk.cloison.save_sheet(&file, language, &Unlock::nobody()).await;
    saved.map_err(|error| desk.tell(&error))?;
    Ok(file.file_name().map(|name| name.to_string_lossy().into_owned()))
}

#[tauri::command]
pub(crate) async fn restore_key(words: SecretString, desk: State<'_, Desk>) -> Result<Start, Problem> {
    desk.cloison.restore(&words, &Unlock::nobody()).await.map_err(|error| desk.tell(&error))?;
    Ok(desk.cloison.start(Some(desk.language())).await)
}

#[tauri::command]
pub(crate) async fn rescue_ledger(desk: State<'_, Desk>) -> Result<Option<RescuedLedger>, Problem> {
    let rescued = desk.cloison.rescue().await.map_err(|error| desk.tell(&error))?;
    Ok(rescued.map(|rescued| RescuedLedger { records: rescued.records, missing: rescued.missing }))
}

/// Nothing is left to go on with: the program ends.
#[tauri::command]
pub(crate) async fn wipe(app: tauri::AppHandle, desk: State<'_, Desk>) -> Result<(), Problem> {
    desk.cloison.wipe().await.map_err(|error| desk.tell(&error))?;
    app.exit(0);
    Ok(())
}

/// The page has kept what it had to.
#[tauri::command]
pub(crate) async fn close(window: tauri::WebviewWindow) {
    let _ = window.destroy();
}
