//! How a message leaves for the channel that was decided on: what the window then does with the mail program, the clipboard
//! and the apps is said here, so that it can be tested without them.

use cloison_engine as engine;
use cloison_mail::{Meeting as Calendar, Outgoing, OutgoingFile, calendar, mailto, mailto_recipients, message_file};
use cloison_policy::{ChannelKind, Level};
use zeroize::Zeroizing;

use crate::attach::File;
use crate::check::{known_channel, to_engine};
use crate::dto::{Draft, Invitation, Verdict};
use crate::{AppError, Cloison};

/// For how many seconds a text stays on the clipboard.
pub const ON_CLIPBOARD: u32 = 45;

/// What is to be done with a message.
#[derive(Debug, PartialEq, Eq)]
pub enum HandOver {
    /// The mail program is to open this `mailto:` address.
    Address(Zeroizing<String>),
    /// The mail program is to open this message file.
    File(Zeroizing<Vec<u8>>),
    /// The text is to be copied; then this address opens the program to paste it in, if it is known.
    Copy {
        /// The text.
        text: Zeroizing<String>,
        /// The program's own address, without a word of the message.
        opens: Option<String>,
    },
    /// It is said, not written.
    Nothing,
}

impl Cloison {
    /// How a draft is handed over to its channel. Only what is trivial, and what the policy lets mail carry, is given to the
    /// mail program by itself: an address is seen by other programs, and a file is written. Whatever else is copied. The
    /// reader may have to read: to be called where seconds do not matter.
    ///
    /// # Errors
    /// [`AppError::NoChannel`].
    pub fn hand_over(&self, draft: Draft) -> Result<HandOver, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let Some(channel) = loaded.policy.channel(&draft.channel) else { return Ok(HandOver::Nothing) };
        let files = draft.attachments.iter().filter_map(|one| self.files.get(&one.id));
        let files: Vec<_> = files.collect();
        let draft = to_engine(draft, &self.files)?;
        Ok(match channel.kind {
            ChannelKind::Email if may_go_by_itself(&self.judge(&loaded, &draft)) => {
                by_mail(&draft, files.iter().filter_map(|file| outgoing(file)).collect())
            }
            ChannelKind::Email => {
                HandOver::Copy { text: Zeroizing::new(draft.body), opens: Some(mailto_recipients(&draft.to)) }
            }
            ChannelKind::App | ChannelKind::Other => {
                let opens = channel.opens.map(|app| app.address().to_owned());
                HandOver::Copy { text: Zeroizing::new(as_one(&draft)), opens }
            }
            ChannelKind::Phone | ChannelKind::Meeting => HandOver::Nothing,
        })
    }

    /// The files of a draft that cannot go with it, by their names: their bytes are not here.
    #[must_use]
    pub fn left_out(&self, draft: &Draft) -> Vec<String> {
        let here = |id: &str| self.files.get(id).is_some_and(|file| file.bytes.is_some());
        draft.attachments.iter().filter(|one| !here(&one.id)).map(|one| one.name.clone()).collect()
    }

    /// How an invitation is handed over: with a calendar's file where the hour is known.
    ///
    /// # Errors
    /// [`AppError::NotNeutral`] if it says more than who, when and where; [`AppError::BadMeeting`].
    pub fn hand_over_invitation(&self, invitation: &Invitation) -> Result<HandOver, AppError> {
        self.is_neutral(invitation)?;
        let Invitation { subject, body, meeting } = invitation;
        let files = calendar_of(invitation)?.into_iter().map(|text| OutgoingFile {
            name: "invitation.ics".to_owned(),
            media_type: "text/calendar; charset=utf-8".to_owned(),
            bytes: text.into_bytes(),
        });
        let outgoing =
            Outgoing { to: meeting.with.clone(), subject: subject.clone(), body: body.clone(), files: files.collect() };
        Ok(address_or_file(outgoing))
    }

    /// The invitation as a calendar takes it in; none while the hour is not agreed.
    ///
    /// # Errors
    /// As [`Cloison::hand_over_invitation`].
    pub fn calendar(&self, invitation: &Invitation) -> Result<Option<String>, AppError> {
        self.is_neutral(invitation)?;
        calendar_of(invitation)
    }
}

fn calendar_of(invitation: &Invitation) -> Result<Option<String>, AppError> {
    let Invitation { subject, meeting, .. } = invitation;
    let start = crate::meeting::start(meeting)?;
    Ok(start.map(|start| {
        calendar(&Calendar {
            title: subject.clone(),
            with: meeting.with.clone(),
            start,
            minutes: meeting.minutes,
            place: meeting.place.clone(),
        })
    }))
}

fn may_go_by_itself(verdict: &Verdict) -> bool {
    verdict.allowed && verdict.level == Level::Trivial
}

/// A file as it goes with mail; what it is, its bytes and its name say to whoever opens it.
fn outgoing(file: &File) -> Option<OutgoingFile> {
    let media_type = "application/octet-stream".to_owned();
    Some(OutgoingFile { name: file.name.clone(), media_type, bytes: file.bytes.as_ref()?.to_vec() })
}

fn by_mail(draft: &engine::Draft, files: Vec<OutgoingFile>) -> HandOver {
    address_or_file(Outgoing { to: draft.to.clone(), subject: draft.subject.clone(), body: draft.body.clone(), files })
}

fn address_or_file(outgoing: Outgoing) -> HandOver {
    match mailto(&outgoing) {
        Some(address) => HandOver::Address(Zeroizing::new(address)),
        None => HandOver::File(Zeroizing::new(message_file(outgoing))),
    }
}

/// The message as it is pasted elsewhere: an app has no place for a subject of its own.
fn as_one(draft: &engine::Draft) -> String {
    let subject = draft.subject.trim();
    if subject.is_empty() { draft.body.clone() } else { format!("{subject}\n\n{}", draft.body) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::{DraftAttachment, Meeting};
    use crate::{Home, PolicySource};

    fn cloison() -> Cloison {
        Cloison::new(PolicySource::default(), Home::Nowhere).unwrap()
    }

    fn draft(body: &str, channel: &str) -> Draft {
        let to = vec!["Léa <lea@example.org>".to_owned()];
        Draft { subject: "Six".to_owned(), body: body.to_owned(), to, channel: channel.to_owned(), ..Draft::default() }
    }

    const SECRET: &str = "Before Monday: the internal poll has us two points down.";

    #[test]
    fn what_mail_may_carry_goes_to_the_mail_program() {
        let HandOver::Address(address) = cloison().hand_over(draft("Sandwiches at six.", "email")).unwrap() else {
            panic!("a short message is an address");
        };
        assert_eq!(*address, "mailto:lea@example.org?subject=Six&body=Sandwiches%20at%20six.");
        let long = "Sandwiches at six. ".repeat(200);
        let HandOver::File(file) = cloison().hand_over(draft(&long, "email")).unwrap() else {
            panic!("a long one is a file");
        };
        assert!(String::from_utf8_lossy(&file).starts_with("X-Unsent: 1"));
    }

    #[test]
    fn what_mail_may_not_carry_is_only_copied() {
        let handed = cloison().hand_over(draft(SECRET, "email")).unwrap();
        let text = Zeroizing::new(SECRET.to_owned());
        assert_eq!(handed, HandOver::Copy { text, opens: Some("mailto:lea@example.org".to_owned()) });
    }

    #[test]
    fn only_what_is_trivial_goes_to_mail_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let policy = folder.path().join("open.toml");
        let pack = "[policy]\nid = \"open\"\nversion = 1\ntitle = { en = \"Open\", fr = \"Ouvert\" }\n\
            languages = [\"en\", \"fr\"]\nextends = \"campaign\"\n\n[[channel]]\nid = \"email\"\nkind = \"email\"\n\
            ceiling = \"confidential\"\ntitle = { en = \"Mail\", fr = \"E-mail\" }\nfacts = { en = \"Ours.\", fr = \"Le nôtre.\" }\n";
        std::fs::write(&policy, pack).unwrap();
        let policy = camino::Utf8PathBuf::from_path_buf(policy).unwrap();
        let cloison = Cloison::new(PolicySource::named(&policy), Home::Nowhere).unwrap();
        assert!(matches!(cloison.hand_over(draft("Lunch?", "email")).unwrap(), HandOver::Address(_)));
        let handed = cloison.hand_over(draft(SECRET, "email")).unwrap();
        assert!(
            matches!(handed, HandOver::Copy { .. }),
            "the policy lets mail carry it, and it is not trivial: {handed:?}"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let cloison = cloison();
        let bytes = b"Sandwiches at six.".to_vec();
        let parts = crate::read_file("menu.txt", &bytes);
        let here = cloison.attach("menu.txt", bytes, parts, crate::Language::En, cloison.locks()).unwrap();
        let named = |id: &str, name: &str| DraftAttachment { id: id.to_owned(), name: name.to_owned() };
        let attachments = vec![named(&here.id, "menu.txt"), named("", "notes.txt")];
        let draft = Draft { attachments, ..draft("See below.", "email") };
        assert_eq!(cloison.left_out(&draft), ["notes.txt"]);
        let HandOver::File(file) = cloison.hand_over(draft).unwrap() else { panic!("it has a file") };
        let read = cloison_mail::read(&file).unwrap().draft;
        assert_eq!(read.attachments.len(), 1);
    }

    #[test]
    fn an_app_is_opened_without_a_word() {
        let HandOver::Copy { text, opens } = cloison().hand_over(draft(SECRET, "signal")).unwrap() else {
            panic!("it is copied");
        };
        assert_eq!((text.as_str(), opens.as_deref()), (format!("Six\n\n{SECRET}").as_str(), Some("sgnl://")));
        let HandOver::Copy { opens, .. } = cloison().hand_over(draft("Lunch?", "workchat")).unwrap() else {
            panic!("it is copied");
        };
        assert_eq!(opens, None);
        assert_eq!(cloison().hand_over(draft("Lunch?", "meeting")).unwrap(), HandOver::Nothing);
    }

    fn invitation(place: &str, start: Option<&str>) -> Invitation {
        let meeting = Meeting {
            with: vec!["lea@example.org".to_owned()],
            start: start.map(str::to_owned),
            minutes: 30,
            place: place.to_owned(),
        };
        Invitation { subject: "Meeting".to_owned(), body: format!("Can we talk in person?\n\n{place}"), meeting }
    }

    #[test]
    fn an_invitation_has_a_calendars_file_once_the_hour_is_known() {
        let handed = cloison().hand_over_invitation(&invitation("Café du Lac", None)).unwrap();
        assert!(matches!(handed, HandOver::Address(_)), "{handed:?}");
        let HandOver::File(file) =
            cloison().hand_over_invitation(&invitation("Café du Lac", Some("2026-12-01T18:30"))).unwrap()
        else {
            panic!("it has a file");
        };
        let read = cloison_mail::read(&file).unwrap().draft;
        assert!(read.attachments[0].text().contains("SUMMARY:Meeting"), "{read:?}");
    }

    #[test]
    fn an_invitation_that_says_too_much_does_not_go() {
        let error = cloison().hand_over_invitation(&invitation(SECRET, None)).unwrap_err();
        assert_eq!(error.code(), "A022");
        let error = cloison().hand_over_invitation(&invitation("Café", Some("tomorrow"))).unwrap_err();
        assert_eq!(error.code(), "A023");
    }
}
