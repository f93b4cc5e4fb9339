//! Handing a message over: the mail program, the clipboard, an app, a calendar. What may be handed to whom is decided by
//! [`cloison_app`]; whatever is missing here is said, and done in another way where there is one.

use cloison_app::dto::{Copied, Draft, HandedOver, Invitation, Part};
use cloison_app::{AppError, Cloison, HandOver, Problem};
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

use crate::clipboard;
use crate::commands::{Desk, apart};
use crate::passing::pass;
use crate::programs::{Opened, open};

const MESSAGE: &str = "message/rfc822";
const CALENDAR: &str = "text/calendar";

#[tauri::command]
pub(crate) async fn hand_over(draft: Draft, app: AppHandle, desk: State<'_, Desk>) -> Result<HandedOver, Problem> {
    let handing = Handing::begin(&app, &desk);
    let title = desk.channel_title(&draft.channel);
    let whole = Zeroizing::new(draft.body.clone());
    let left_out = desk.cloison().left_out(&draft);
    let handed = handing.worked_out(move |cloison| cloison.hand_over(draft)).await?;
    let by_mail = matches!(handed, HandOver::Address(_) | HandOver::File(_));
    let handed = handing.carry_out(handed, whole, title).await?;
    Ok(HandedOver { left_out: if by_mail { left_out } else { Vec::new() }, ..handed })
}

#[tauri::command]
pub(crate) async fn hand_over_invitation(
    invitation: Invitation,
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<HandedOver, Problem> {
    let handing = Handing::begin(&app, &desk);
    let whole = Zeroizing::new(invitation.body.clone());
    let handed = handing.worked_out(move |cloison| cloison.hand_over_invitation(&invitation)).await?;
    handing.carry_out(handed, whole, String::new()).await
}

/// Opens the invitation with the system's calendar.
#[tauri::command]
pub(crate) async fn open_calendar(
    invitation: Invitation,
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<HandedOver, Problem> {
    let handing = Handing::begin(&app, &desk);
    let text = handing.worked_out(move |cloison| cloison.calendar(&invitation)).await?;
    let Some(text) = text else { return Ok(HandedOver::default()) };
    let path = pass(&app, "invitation.ics", text.as_bytes(), handing.locks).map_err(|error| desk.tell(&error))?;
    handing.still()?;
    let program = open(&app, Opened::File { path, media_type: CALENDAR }).await;
    let problem = program.is_none().then(|| desk.tell(&AppError::NoCalendar));
    Ok(HandedOver { taken: program.is_some(), program, problem, ..HandedOver::default() })
}

/// Copies a text for a while.
#[tauri::command]
pub(crate) async fn copy_text(text: String, app: AppHandle, desk: State<'_, Desk>) -> Result<Copied, Problem> {
    let locks = desk.cloison().locks();
    clipboard::copy(&app, Zeroizing::new(text), locks).await.map_err(|error| desk.tell(&error))
}

/// Takes away what was copied by that number, if it is still there.
#[tauri::command]
pub(crate) async fn clear_copied(number: u32, app: AppHandle, desk: State<'_, Desk>) -> Result<(), Problem> {
    clipboard::clear(&app, Some(number)).await.map_err(|error| desk.tell(&error))
}

#[tauri::command]
pub(crate) async fn split(draft: Draft, app: AppHandle, desk: State<'_, Desk>) -> Result<Option<Vec<Part>>, Problem> {
    Handing::begin(&app, &desk).worked_out(move |cloison| cloison.split(&draft)).await
}

/// A message on its way. It was begun while the window was open: a lock that comes meanwhile ends it, whatever it has come
/// to, since what it would still give away was to be gone with the lock.
struct Handing<'h> {
    app: &'h AppHandle,
    desk: &'h Desk,
    /// How often it had been locked when this began.
    locks: u64,
}

impl<'h> Handing<'h> {
    fn begin(app: &'h AppHandle, desk: &'h Desk) -> Handing<'h> {
        Handing { app, desk, locks: desk.cloison().locks() }
    }

    fn still(&self) -> Result<(), Problem> {
        self.desk.cloison().not_locked_since(self.locks).map_err(|error| self.desk.tell(&error))
    }

    /// What is worked out first: it may take the reader seconds.
    async fn worked_out<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Cloison) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, Problem> {
        let worked = apart(self.desk, |cloison, _| work(cloison)).await.map_err(|error| self.desk.tell(&error))?;
        self.still()?;
        Ok(worked)
    }

    async fn carry_out(
        &self,
        handed: HandOver,
        whole: Zeroizing<String>,
        title: String,
    ) -> Result<HandedOver, Problem> {
        let opened = match handed {
            HandOver::Nothing => return Ok(HandedOver::default()),
            HandOver::Address(address) => Opened::Address(address.to_string()),
            HandOver::File(bytes) => match pass(self.app, "message.eml", &bytes, self.locks) {
                Ok(path) => Opened::File { path, media_type: MESSAGE },
                Err(error) => return self.copied(whole, Some(self.desk.tell(&error))).await,
            },
            HandOver::Copy { text, opens } => return self.to_app(text, opens, title).await,
        };
        self.still()?;
        match open(self.app, opened).await {
            Some(program) => Ok(HandedOver { program: Some(program), taken: true, ..HandedOver::default() }),
            None => self.copied(whole, Some(self.desk.tell(&AppError::NoMailProgram))).await,
        }
    }

    async fn to_app(
        &self,
        text: Zeroizing<String>,
        opens: Option<String>,
        channel: String,
    ) -> Result<HandedOver, Problem> {
        let mut handed = self.copied(text, None).await?;
        if let Some(address) = opens {
            self.still()?;
            let mail = address.starts_with("mailto:");
            handed.program = open(self.app, Opened::Address(address)).await;
            if handed.program.is_none() && handed.problem.is_none() {
                let missing = if mail { AppError::NoMailProgram } else { AppError::NoApp { channel } };
                handed.problem = Some(self.desk.tell(&missing));
            }
        }
        Ok(handed)
    }

    /// Copies the text; what went wrong before is told, or what goes wrong now.
    async fn copied(&self, text: Zeroizing<String>, problem: Option<Problem>) -> Result<HandedOver, Problem> {
        match clipboard::copy(self.app, text, self.locks).await {
            Ok(copied) => Ok(HandedOver { copied: Some(copied), problem, ..HandedOver::default() }),
            Err(AppError::Locked) => Err(self.desk.tell(&AppError::Locked)),
            Err(error) => Ok(HandedOver { problem: Some(self.desk.tell(&error)), ..HandedOver::default() }),
        }
    }
}
