//! Handing a message over: the mail program, the clipboard, an app, a calendar. What may be handed to whom is decided by
//! [`cloison_app`]; whatever is missing here is said, and done in another way where there is one.

use cloison_app::dto::{Draft, HandedOver, Invitation, Part};
use cloison_app::{AppError, Cloison, HandOver, Problem};
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

use crate::clipboard;
use crate::commands::Desk;
use crate::passing::pass;
use crate::programs::{Opened, open};

const MESSAGE: &str = "message/rfc822";
const CALENDAR: &str = "text/calendar";

#[tauri::command]
pub(crate) async fn hand_over(draft: Draft, app: AppHandle, desk: State<'_, Desk>) -> Result<HandedOver, Problem> {
    let title = desk.channel_title(&draft.channel);
    let whole = Zeroizing::new(draft.body.clone());
    let left_out = desk.cloison().left_out(&draft);
    let handed = unlocked(&desk, move |cloison| cloison.hand_over(draft)).await?;
    let by_mail = matches!(handed, HandOver::Address(_) | HandOver::File(_));
    let handed = carry_out(handed, whole, title, &app, &desk).await;
    Ok(HandedOver { left_out: if by_mail { left_out } else { Vec::new() }, ..handed })
}

#[tauri::command]
pub(crate) async fn hand_over_invitation(
    invitation: Invitation,
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<HandedOver, Problem> {
    let whole = Zeroizing::new(invitation.body.clone());
    let handed = unlocked(&desk, move |cloison| cloison.hand_over_invitation(&invitation)).await?;
    Ok(carry_out(handed, whole, String::new(), &app, &desk).await)
}

/// What is worked out while the window is open: it may take the reader seconds, and a lock that comes meanwhile ends it.
async fn unlocked<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&Cloison) -> Result<T, AppError> + Send + 'static,
) -> Result<T, Problem> {
    let (cloison, locks) = (desk.cloison().clone(), desk.cloison().locks());
    let done = tauri::async_runtime::spawn_blocking(move || {
        let worked = work(&cloison)?;
        cloison.not_locked_since(locks)?;
        Ok(worked)
    });
    match done.await {
        Ok(done) => done.map_err(|error: AppError| desk.tell(&error)),
        Err(tauri::Error::JoinError(failed)) if failed.is_panic() => std::panic::resume_unwind(failed.into_panic()),
        // The program ends.
        Err(_) => Err(desk.tell(&AppError::Locked)),
    }
}

/// Opens the invitation with the system's calendar.
#[tauri::command]
pub(crate) async fn open_calendar(
    invitation: Invitation,
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<HandedOver, Problem> {
    let text = unlocked(&desk, move |cloison| cloison.calendar(&invitation)).await?;
    let Some(text) = text else { return Ok(HandedOver::default()) };
    let path = pass(&app, "invitation.ics", text.as_bytes()).map_err(|error| desk.tell(&error))?;
    let program = open(&app, Opened::File { path, media_type: CALENDAR }).await;
    let problem = program.is_none().then(|| desk.tell(&AppError::NoCalendar));
    Ok(HandedOver { taken: program.is_some(), program, problem, ..HandedOver::default() })
}

/// Copies a text for a while: for how many seconds.
#[tauri::command]
pub(crate) async fn copy_text(text: String, app: AppHandle, desk: State<'_, Desk>) -> Result<u32, Problem> {
    clipboard::copy(&app, Zeroizing::new(text)).await.map_err(|error| desk.tell(&error))
}

/// Takes away what was copied, if it is still there.
#[tauri::command]
pub(crate) async fn clear_copied(app: AppHandle, desk: State<'_, Desk>) -> Result<(), Problem> {
    clipboard::clear(&app, None).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn split(draft: Draft, desk: State<'_, Desk>) -> Result<Option<Vec<Part>>, Problem> {
    unlocked(&desk, move |cloison| cloison.split(&draft)).await
}

async fn carry_out(
    handed: HandOver,
    whole: Zeroizing<String>,
    title: String,
    app: &AppHandle,
    desk: &Desk,
) -> HandedOver {
    let opened = match handed {
        HandOver::Nothing => return HandedOver::default(),
        HandOver::Address(address) => Opened::Address(address.to_string()),
        HandOver::File(bytes) => match pass(app, "message.eml", &bytes) {
            Ok(path) => Opened::File { path, media_type: MESSAGE },
            Err(error) => return copied(app, desk, whole, Some(desk.tell(&error))).await,
        },
        HandOver::Copy { text, opens } => return to_app(text, opens, title, app, desk).await,
    };
    match open(app, opened).await {
        Some(program) => HandedOver { program: Some(program), taken: true, ..HandedOver::default() },
        None => copied(app, desk, whole, Some(desk.tell(&AppError::NoMailProgram))).await,
    }
}

async fn to_app(
    text: Zeroizing<String>,
    opens: Option<String>,
    channel: String,
    app: &AppHandle,
    desk: &Desk,
) -> HandedOver {
    let mut handed = copied(app, desk, text, None).await;
    if let Some(address) = opens {
        let mail = address.starts_with("mailto:");
        handed.program = open(app, Opened::Address(address)).await;
        if handed.program.is_none() && handed.problem.is_none() {
            let missing = if mail { AppError::NoMailProgram } else { AppError::NoApp { channel } };
            handed.problem = Some(desk.tell(&missing));
        }
    }
    handed
}

/// Copies the text; what went wrong before is told, or what goes wrong now.
async fn copied(app: &AppHandle, desk: &Desk, text: Zeroizing<String>, problem: Option<Problem>) -> HandedOver {
    match clipboard::copy(app, text).await {
        Ok(seconds) => HandedOver { seconds: Some(seconds), problem, ..HandedOver::default() },
        Err(error) => HandedOver { problem: Some(desk.tell(&error)), ..HandedOver::default() },
    }
}
