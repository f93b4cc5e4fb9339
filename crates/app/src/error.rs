//! Failures of the use cases, and how they are told to a person.

use std::io;

use camino::Utf8PathBuf;
use cloison_keys::KeyError;
use cloison_ledger::LedgerError;
use cloison_mail::MailError;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::policy::PolicyProblem;
use crate::texts::{Language, Value};

/// A failure as it crosses the border: what happened and what to do, in the user's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Problem {
    /// Stable; nothing but this may be compared.
    pub code: String,
    /// What happened, in a sentence.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// A failure of a use case.
#[derive(Debug, Error)]
pub enum AppError {
    /// The device identity.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A message file.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The policy.
    #[error(transparent)]
    Policy(#[from] PolicyProblem),
    /// The reader cannot read.
    #[error(transparent)]
    Reader(#[from] cloison_reader::ModelError),
    /// The reader reads no such language.
    #[error("R004: a language that the reader does not read")]
    Foreign,
    /// The reader has read a part, and heard nothing in it.
    #[error("R005: too long a text for the reader")]
    Unread {
        /// How many were left out.
        sentences: usize,
    },
    /// The policy has no such channel.
    #[error("A001: no such channel")]
    NoChannel {
        /// As asked for.
        channel: String,
        /// Those that exist.
        known: String,
    },
    /// An override without a reason.
    #[error("A002: an override needs a reason")]
    NoReason,
    /// A text longer than its limit.
    #[error("A003: the reason is too long")]
    ReasonTooLong,
    /// A file could not be read.
    #[error("A004: a file cannot be read")]
    Unreadable {
        /// As the user named it.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The data directory could not be made or entered.
    #[error("A005: the data directory cannot be used")]
    DataDir {
        /// Its path.
        directory: Utf8PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No data directory is known for this user.
    #[error("A006: no data directory")]
    NoDataDir,
    /// Nobody has made an identity yet, so there is nothing to open.
    #[error("A007: no identity yet")]
    NoIdentity,
    /// The identity is kept otherwise than the user asks.
    #[error("A008: the identity is kept elsewhere")]
    KeptElsewhere {
        /// `keyring` or `passphrase`.
        kept: &'static str,
    },
    /// The input is not the JSON that it should be.
    #[error("A009: the input is not valid")]
    BadInput {
        /// What kind of mistake: `syntax`, `data`, `eof` or `io`.
        kind: &'static str,
        /// Where, from 1.
        line: usize,
        /// Where, from 1, in bytes.
        column: usize,
    },
    /// The settings could not be written.
    #[error("A010: the settings cannot be written")]
    Settings(#[source] io::Error),
    /// What the command printed could not be written.
    #[error("A011: the output cannot be written")]
    Output(#[source] io::Error),
    /// Somebody locked the program.
    #[error("A013: locked")]
    Locked,
    /// A filter that cannot be read.
    #[error("A014: the filter cannot be read")]
    BadFilter {
        /// What was given.
        value: String,
    },
    /// A text that is no example, or a topic that is not known.
    #[error("A015: this is no example")]
    BadExample,
    /// No mail program is known to the system.
    #[error("A020: no mail program")]
    NoMailProgram,
    /// The program that a channel is written in is not there.
    #[error("A021: no such program")]
    NoApp {
        /// The channel's name.
        channel: String,
    },
    /// An invitation that says more than who, when and where.
    #[error("A022: the invitation is not neutral")]
    NotNeutral,
    /// A meeting that cannot be.
    #[error("A023: no such day, hour or length")]
    BadMeeting,
    /// The clipboard cannot be written.
    #[error("A025: the clipboard cannot be used")]
    Clipboard,
    /// A fault of the program itself.
    #[error("A027: the program failed")]
    Panicked,
    /// No calendar is known to the system.
    #[error("A026: no calendar")]
    NoCalendar,
    /// Words that were set aside without a reason.
    #[error("A024: what is set aside needs a reason")]
    NotHereNoReason,
    /// The settings are damaged, or sealed to another key.
    #[error("A016: the settings cannot be read")]
    BadSettings,
    /// The settings are a newer program's.
    #[error("A017: the settings are a newer program's")]
    NewerSettings,
    /// No such policy is shipped.
    #[error("A018: no such policy is shipped")]
    NoPack {
        /// As asked for.
        policy: String,
        /// Those that are.
        known: String,
    },
    /// Not the domain of a mail address, or one too many.
    #[error("A019: this is no mail domain")]
    BadDomain {
        /// As it was typed.
        domain: String,
    },
    /// Something of the desktop around the window does not work; everything else does.
    #[error("{0:?} does not work here")]
    Desktop(Desktop),
    /// The policy has no such rule.
    #[error("A012: no such rule")]
    NoRule {
        /// As asked for.
        rule: String,
        /// Those that exist, or that are named alike.
        known: String,
    },
}

/// What the desktop around the window could not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desktop {
    /// Nothing shows icons.
    NoTray,
    /// Another program has the shortcut.
    ShortcutTaken,
    /// The system gives no program a shortcut.
    NoShortcuts,
    /// Nothing shows notifications.
    NoNotifications,
    /// The session's list of what starts with it cannot be written.
    NoStartAtLogin,
}

impl AppError {
    /// Every code of this crate's own, for the test that looks for their sentences.
    #[cfg(test)]
    pub(crate) const CODES: &'static [&'static str] = &[
        "A001", "A002", "A003", "A004", "A005", "A006", "A007", "A008", "A009", "A010", "A011", "A012", "A013", "A014",
        "A015", "A016", "A017", "A018", "A019", "A020", "A021", "A022", "A023", "A024", "A025", "A026",
    ];

    /// A JSON parser's complaint without the input's values, which may be delicate.
    #[must_use]
    pub fn bad_input(error: &serde_json::Error) -> AppError {
        let kind = match error.classify() {
            serde_json::error::Category::Io => "io",
            serde_json::error::Category::Syntax => "syntax",
            serde_json::error::Category::Data => "data",
            serde_json::error::Category::Eof => "eof",
        };
        AppError::BadInput { kind, line: error.line(), column: error.column() }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            AppError::Key(error) => error.code(),
            AppError::Ledger(error) => error.code(),
            AppError::Mail(error) => error.code(),
            AppError::Reader(error) => error.code(),
            AppError::Foreign => "R004",
            AppError::Unread { .. } => "R005",
            AppError::Policy(error) => error.code(),
            AppError::NoChannel { .. } => "A001",
            AppError::NoReason => "A002",
            AppError::ReasonTooLong => "A003",
            AppError::Unreadable { .. } => "A004",
            AppError::DataDir { .. } => "A005",
            AppError::NoDataDir => "A006",
            AppError::NoIdentity => "A007",
            AppError::KeptElsewhere { .. } => "A008",
            AppError::BadInput { .. } => "A009",
            AppError::Settings(_) => "A010",
            AppError::Output(_) => "A011",
            AppError::NoRule { .. } => "A012",
            AppError::Locked => "A013",
            AppError::BadFilter { .. } => "A014",
            AppError::BadExample => "A015",
            AppError::NoMailProgram => "A020",
            AppError::NoApp { .. } => "A021",
            AppError::NotNeutral => "A022",
            AppError::BadMeeting => "A023",
            AppError::Clipboard => "A025",
            AppError::NoCalendar => "A026",
            AppError::Panicked => "A027",
            AppError::NotHereNoReason => "A024",
            AppError::BadSettings => "A016",
            AppError::NewerSettings => "A017",
            AppError::NoPack { .. } => "A018",
            AppError::BadDomain { .. } => "A019",
            AppError::Desktop(Desktop::NoTray) => "D002",
            AppError::Desktop(Desktop::ShortcutTaken) => "D003",
            AppError::Desktop(Desktop::NoShortcuts) => "D004",
            AppError::Desktop(Desktop::NoNotifications) => "D005",
            AppError::Desktop(Desktop::NoStartAtLogin) => "D006",
        }
    }

    /// The failure in the user's language.
    #[must_use]
    pub fn problem(&self, language: Language) -> Problem {
        if let AppError::Policy(policy) = self {
            return policy.problem(language);
        }
        let values: Vec<Value<'_>> = match self {
            AppError::NoChannel { channel, known } => vec![("channel", channel.clone()), ("known", known.clone())],
            AppError::Unread { sentences } => vec![("sentences", sentences.to_string())],
            AppError::NoRule { rule, known } => vec![("rule", rule.clone()), ("known", known.clone())],
            AppError::Unreadable { file, source } => vec![("file", file.clone()), ("detail", said(source, language))],
            AppError::DataDir { directory, source } => {
                vec![("directory", directory.to_string()), ("detail", said(source, language))]
            }
            AppError::KeptElsewhere { kept } => vec![("kept", (*kept).to_owned())],
            AppError::BadInput { kind, line, column } => {
                vec![("kind", (*kind).to_owned()), ("line", line.to_string()), ("column", column.to_string())]
            }
            AppError::Settings(source) | AppError::Output(source) => {
                vec![("detail", said(source, language))]
            }
            AppError::NoApp { channel } => vec![("channel", channel.clone())],
            AppError::NoPack { policy, known } => vec![("policy", policy.clone()), ("known", known.clone())],
            AppError::BadDomain { domain } => vec![("domain", domain.clone())],
            AppError::BadFilter { value } => vec![("value", value.clone())],
            AppError::Key(error) | AppError::Ledger(LedgerError::Key(error)) => key_values(error, language),
            AppError::Ledger(LedgerError::NoBackup(source)) => vec![("detail", said(source, language))],
            AppError::Ledger(LedgerError::BadLine { line }) => vec![("line", line.to_string())],
            AppError::Ledger(LedgerError::Unsure { records }) => vec![("records", records.to_string())],
            AppError::Ledger(LedgerError::Newer { found, known }) => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            _ => Vec::new(),
        };
        let id = format!("error-{}", self.code());
        Problem {
            code: self.code().to_owned(),
            message: language.say(&id, &values),
            remedy: language.attribute(&id, "remedy", &values),
        }
    }
}

fn key_values(error: &KeyError, language: Language) -> Vec<Value<'static>> {
    match error {
        KeyError::Io(source) => vec![("detail", said(source, language))],
        KeyError::BadRecipient(recipient) => vec![("recipient", recipient.clone())],
        KeyError::NoPlugin(plugin) => vec![("plugin", plugin.clone())],
        _ => Vec::new(),
    }
}

/// What the system says of a file, in the user's language where it is something common.
fn said(error: &io::Error, language: Language) -> String {
    let id = match error.kind() {
        io::ErrorKind::NotFound => "system-not-found",
        io::ErrorKind::PermissionDenied => "system-denied",
        io::ErrorKind::IsADirectory => "system-directory",
        io::ErrorKind::StorageFull => "system-no-room",
        io::ErrorKind::ReadOnlyFilesystem => "system-read-only",
        io::ErrorKind::FileTooLarge => "system-too-large",
        io::ErrorKind::InvalidData => "system-not-text",
        _ => return error.to_string(),
    };
    language.say(id, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_every_language() {
        for kind in [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::StorageFull,
            io::ErrorKind::ReadOnlyFilesystem,
            io::ErrorKind::FileTooLarge,
            io::ErrorKind::InvalidData,
        ] {
            let [english, french] = [Language::En, Language::Fr].map(|language| said(&kind.into(), language));
            assert!(english != french && !english.starts_with("system-") && !french.starts_with("system-"), "{kind}");
        }
    }

    #[test]
    fn every_code_has_a_sentence_and_a_remedy_in_every_language() {
        let numbered = |letter: char, count: u32| (1..=count).map(move |number| format!("{letter}{number:03}"));
        let codes = AppError::CODES.iter().map(ToString::to_string);
        let codes = codes
            .chain(numbered('K', 15))
            .chain(numbered('L', 19))
            .chain(numbered('M', 3))
            .chain(numbered('D', 6))
            .chain(numbered('T', 13))
            .chain(numbered('R', 5));
        let policy = cloison_policy::Code::ALL.iter().map(|code| format!("policy-{}", code.as_str()));
        for detector in cloison_policy::Detector::ALL {
            let id = format!("detector-{}", detector.id().replace('_', "-"));
            assert!(Language::ALL.iter().all(|language| language.has(&id, None)), "{id}");
        }
        for id in codes.map(|code| format!("error-{code}")).chain(policy) {
            for language in Language::ALL {
                assert!(language.has(&id, None), "{id} in {language:?}");
                assert!(language.has(&id, Some("remedy")), "{id}.remedy in {language:?}");
            }
        }
    }
}
