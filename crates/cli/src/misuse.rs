//! A command line that cannot be understood, told like every other failure: a code, a sentence, a remedy.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use cloison_app::{Language, Problem};

use crate::args;
use crate::output::plain;

/// Whether the error is no error: the user asked for help or for the version, or gave no argument at all.
pub(crate) fn asks_for_help(error: &Error) -> bool {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
    matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand | DisplayVersion)
}

pub(crate) fn problem(error: &Error, language: Language) -> Problem {
    let code = code(error);
    let id = format!("error-{code}");
    let values = [
        ("argument", said(error, ContextKind::InvalidArg)),
        ("command", said(error, ContextKind::InvalidSubcommand)),
        ("value", said(error, ContextKind::InvalidValue)),
        ("other", said(error, ContextKind::PriorArg)),
    ];
    let mut remedy = Vec::new();
    let similar = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(similar) = similar.into_iter().map(|kind| said(error, kind)).find(|similar| !similar.is_empty()) {
        remedy.push(language.say("command-similar", &[("similar", similar)]));
    }
    remedy.push(match known(error) {
        Some(known) => language.say("command-known", &[("known", known)]),
        None => language.attribute(&id, "remedy", &values),
    });
    Problem { code: code.to_owned(), message: language.say(&id, &values), remedy: remedy.join(" ") }
}

/// How the command is used, where the parser knows; without the heading, which is English.
pub(crate) fn usage(error: &Error) -> Option<String> {
    let usage = error.get(ContextKind::Usage)?.to_string();
    usage.split_once(": ").map(|(_, usage)| usage.to_owned())
}

fn code(error: &Error) -> &'static str {
    let twice = || error.get(ContextKind::InvalidArg) == error.get(ContextKind::PriorArg);
    match error.kind() {
        ErrorKind::UnknownArgument => "C001",
        ErrorKind::InvalidSubcommand => "C002",
        ErrorKind::MissingSubcommand => "C003",
        ErrorKind::MissingRequiredArgument => "C004",
        ErrorKind::InvalidValue if said(error, ContextKind::InvalidValue).is_empty() => "C005",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "C006",
        ErrorKind::ArgumentConflict if twice() => "C007",
        ErrorKind::ArgumentConflict => "C008",
        ErrorKind::TooManyValues => "C009",
        ErrorKind::InvalidUtf8 => "C010",
        _ => "C011",
    }
}

/// The values or commands that may stand there, where the parser lists them.
fn known(error: &Error) -> Option<String> {
    match (error.get(ContextKind::ValidValue), error.get(ContextKind::ValidSubcommand)) {
        (Some(ContextValue::Strings(values)), _) if !values.is_empty() => Some(values.join(", ")),
        (_, Some(ContextValue::Strings(commands))) => {
            let definition = args::definition();
            let hidden = |name: &str| definition.find_subcommand(name).is_some_and(clap::Command::is_hide_set);
            let shown: Vec<_> = commands.iter().map(String::as_str).filter(|name| !hidden(name)).collect();
            Some(shown.join(", "))
        }
        _ => None,
    }
}

/// What the parser says of one thing, on one line; nothing where it does not know.
fn said(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => plain(text),
        Some(ContextValue::Strings(texts)) => plain(&texts.join(", ")),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_and_a_remedy_in_every_language() {
        for id in (1..=11).map(|number| format!("error-C{number:03}")) {
            for language in Language::ALL {
                assert!(language.has(&id, None) && language.has(&id, Some("remedy")), "{id} in {language:?}");
            }
        }
    }
}
