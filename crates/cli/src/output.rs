//! Printing: colours that go away when they should (`NO_COLOR`, no terminal), failures with their remedy.

use std::io::{self, Write};

use anstream::{eprintln, stdout};
use anstyle::{AnsiColor, Style};
use cloison_app::{AppError, Language, Level, PolicyProblem, Problem};

use crate::misuse;

/// Why the command could not do its work.
pub(crate) enum Failure {
    /// The command line cannot be understood, or asks for help.
    Arguments(clap::Error),
    /// A use case failed.
    App(Box<AppError>),
    /// The output or the input is gone.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const SOFT: Style = Style::new().dimmed();

/// The colour of a level; its word always stands beside it.
pub(crate) fn colour(level: Level) -> Style {
    let colour = match level {
        Level::Trivial => AnsiColor::Blue,
        Level::Confidential => AnsiColor::Yellow,
        Level::Sensitive => AnsiColor::Red,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// The level's word in the user's language.
pub(crate) fn level(level: Level, language: Language) -> String {
    let word = language.say(&format!("level-{level}"), &[]);
    let style = colour(level);
    format!("{style}{word}{style:#}")
}

/// A text from outside on one line: control characters, which a terminal would obey, become spaces.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// One JSON value on a line.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Writes a line to standard output, without colours where there is no terminal for them.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    writeln!(stdout().lock(), "{text}")?;
    Ok(())
}

/// Tells a failure on stderr.
pub(crate) fn failure(failure: &Failure, language: Language) {
    match failure {
        Failure::Arguments(error) => {
            problem(&misuse::problem(error, language), language);
            if let Some(usage) = misuse::usage(error) {
                eprintln!("  {SOFT}{}{SOFT:#} {usage}", language.say("heading-usage", &[]));
            }
        }
        Failure::App(error) => match error.as_ref() {
            AppError::Policy(policy) => diagnostics(policy, language),
            error => problem(&error.problem(language), language),
        },
        Failure::Output(error) => {
            let source = io::Error::from(error.kind());
            problem(&AppError::Output(source).problem(language), language);
        }
    }
}

pub(crate) fn problem(problem: &Problem, language: Language) {
    // A sentence may name a file or a channel, as whoever called named it.
    eprintln!("{BOLD}{}{BOLD:#}: {}", problem.code, plain(&problem.message));
    remedy(problem, language);
}

/// Tells on stderr what is wrong with one line of the input, by its number.
pub(crate) fn line_problem(number: u64, problem: &Problem, language: Language) {
    let message = format!("{} {}", problem.code, plain(&problem.message));
    let values = [("number", number.to_string()), ("message", message)];
    eprintln!("{}", language.say("command-line-bad", &values));
    remedy(problem, language);
}

fn remedy(problem: &Problem, language: Language) {
    eprintln!("  {SOFT}{}{SOFT:#} {}", language.say("command-remedy", &[]), problem.remedy);
}

/// Shows every problem of a policy at its place in the file.
pub(crate) fn diagnostics(policy: &PolicyProblem, language: Language) {
    reports(policy, miette::Severity::Error, language);
    let count = policy.diagnostics.len().to_string();
    eprintln!("{}", language.say("command-policy-problems", &[("count", count)]));
}

/// Shows every warning about a policy at its place in the file.
pub(crate) fn warnings(policy: &PolicyProblem, language: Language) {
    reports(policy, miette::Severity::Warning, language);
}

fn reports(policy: &PolicyProblem, severity: miette::Severity, language: Language) {
    for diagnostic in policy.diagnostics(language) {
        let source = policy.sources.iter().find(|source| source.name == diagnostic.file);
        let mut report = miette::MietteDiagnostic::new(diagnostic.message.clone())
            .with_severity(severity)
            .with_code(diagnostic.code)
            .with_help(diagnostic.remedy.clone());
        if source.is_some() {
            let span = diagnostic.start..diagnostic.end.max(diagnostic.start);
            report = report.with_label(miette::LabeledSpan::underline(span));
        }
        let text = source.map_or(String::new(), |source| source.text.clone());
        let report = miette::Report::new(report).with_source_code(miette::NamedSource::new(&diagnostic.file, text));
        eprintln!("{report:?}");
    }
}
