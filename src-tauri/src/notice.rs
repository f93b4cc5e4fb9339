//! The desktop's notifications. They name a level or an occasion, never anything of a message.

use cloison_app::{Desktop, Language, Level, Problem};
use tauri::{AppHandle, Manager};

use crate::commands::Desk;
use crate::shell::Shell;

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// What was copied has this level.
    Copied(Level),
    /// No text was copied.
    NoText,
    /// What was copied cannot be checked.
    Failed(Problem),
    /// Something is to be said in person soon.
    Meeting,
}

impl Notice {
    /// Its title and what stands below.
    fn said(&self, language: Language) -> (String, String) {
        let say = |id: &str| language.say(id, &[]);
        match self {
            Notice::Copied(level) => {
                let title = language.say("notice-copied", &[("level", level.as_str().to_owned())]);
                (title, say(&format!("advice-{}", level.as_str())))
            }
            Notice::NoText => (say("notice-no-text"), say("notice-no-text-more")),
            Notice::Failed(problem) => (problem.message.clone(), problem.remedy.clone()),
            Notice::Meeting => (say("notice-meeting"), say("notice-meeting-more")),
        }
    }
}

/// Shows it, if notifications are wanted, and says whether it was shown.
pub(crate) async fn tell(app: &AppHandle, notice: Notice) -> bool {
    if !app.state::<Desk>().settings().notifications {
        return false;
    }
    let (title, more) = notice.said(app.state::<Desk>().language());
    let shell = app.state::<Shell>();
    let shown = tauri::async_runtime::spawn_blocking(move || show(&title, &more)).await.unwrap_or(false);
    if shown {
        shell.has(Desktop::NoNotifications);
    } else {
        shell.lacks(Desktop::NoNotifications);
    }
    shown
}

fn show(title: &str, more: &str) -> bool {
    let mut notification = notify_rust::Notification::new();
    notification.appname("Cloison").summary(title).body(more);
    #[cfg(all(unix, not(target_os = "macos")))]
    notification
        .icon("cloison-desktop")
        // It says how things are now: nobody needs it tomorrow.
        .hint(notify_rust::Hint::Transient(true))
        .hint(notify_rust::Hint::DesktopEntry("cloison-desktop".to_owned()));
    notification.show().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_is_said_in_both_languages() {
        let levels = [Level::Trivial, Level::Confidential, Level::Sensitive].map(Notice::Copied);
        let mut all: Vec<_> = levels.into_iter().chain([Notice::NoText, Notice::Meeting]).collect();
        all.dedup();
        for notice in all {
            let [english, french] = [Language::En, Language::Fr].map(|language| notice.said(language));
            for (one, other) in [(&english.0, &french.0), (&english.1, &french.1)] {
                assert!(one != other && !one.starts_with("notice-") && !one.starts_with("advice-"), "{one}");
            }
        }
        let sensitive = Notice::Copied(Level::Sensitive).said(Language::En);
        assert_eq!(sensitive, ("What you copied is sensitive".to_owned(), "Say this face to face.".to_owned()));
    }
}
