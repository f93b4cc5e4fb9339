//! The command line: one definition for parsing, help, man pages and completions.
//!
//! It has no sentences. `help` gives it those of a language, from `locales/*/help.ftl`; a doc comment here would be
//! overwritten, so what an option is for stands there alone.

use camino::Utf8PathBuf;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, CommandFactory, Parser, Subcommand, ValueEnum};
use cloison_app::{Language, Level, Outcome, PolicySource};

#[derive(Debug, Parser)]
#[command(name = "cloison", version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The definition as clap knows it, without words.
pub(crate) fn definition() -> clap::Command {
    // Those that clap would add speak English only.
    let flag = |name, letter, action| {
        Arg::new(name).short(letter).long(name).action(action).global(true).display_order(usize::MAX)
    };
    Args::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version))
}

/// How much the trace tells, the least first.
const TRACE: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    #[arg(long, global = true, env = "CLOISON_DATA_DIR")]
    pub(crate) data_dir: Option<Utf8PathBuf>,
    #[arg(long, global = true)]
    pub(crate) key_store: Option<KeyStore>,
    #[arg(long, global = true)]
    pub(crate) passphrase_file: Option<Utf8PathBuf>,
    #[arg(long, global = true, default_value = "text")]
    pub(crate) format: Format,
    #[arg(long, global = true, value_parser = languages())]
    pub(crate) language: Option<Language>,
    #[arg(long, global = true, default_value = "off", env = "CLOISON_TRACE", value_parser = TRACE, hide_possible_values = true)]
    pub(crate) trace: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// The languages by their codes.
fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code))
        .map(|code| Language::from_locale(&code).unwrap_or_default())
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum KeyStore {
    Keyring,
    Passphrase,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Policy(Policy),
    Log(Log),
    Key(Key),
    Completions {
        shell: clap_complete::Shell,
    },
    #[command(hide = true)]
    GenerateAssets {
        directory: Utf8PathBuf,
    },
    Help {
        command: Vec<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[arg(conflicts_with = "messages")]
    pub(crate) files: Vec<Utf8PathBuf>,
    #[arg(long, default_value = "email", conflicts_with = "messages")]
    pub(crate) channel: String,
    #[arg(long)]
    pub(crate) policy: Option<Utf8PathBuf>,
    #[arg(long)]
    pub(crate) messages: Option<Utf8PathBuf>,
    #[arg(long)]
    pub(crate) rules_only: bool,
    #[arg(long, conflicts_with = "messages")]
    pub(crate) explain: bool,
    #[arg(long, conflicts_with = "messages")]
    pub(crate) smallest_change: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Policy {
    #[command(subcommand)]
    pub(crate) command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    Lint {
        policy: Option<Utf8PathBuf>,
    },
    Test {
        policy: Option<Utf8PathBuf>,
        #[arg(long)]
        all: bool,
    },
    Explain {
        rule: String,
        policy: Option<Utf8PathBuf>,
    },
    Docs {
        policy: Option<Utf8PathBuf>,
    },
    Schema,
    Detectors,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Log {
    #[arg(long, global = true)]
    policy: Option<Utf8PathBuf>,
    #[arg(long, global = true)]
    pub(crate) identity: Option<Utf8PathBuf>,
    #[command(subcommand)]
    pub(crate) command: LogCommand,
}

impl Log {
    pub(crate) fn policy_source(&self) -> PolicySource {
        policy_source(self.policy.as_ref())
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum LogCommand {
    List {
        #[command(flatten)]
        filter: FilterArgs,
        #[arg(long)]
        limit: Option<u32>,
    },
    Show {
        id: String,
    },
    Search {
        #[arg(required_unless_present = "passage", conflicts_with = "passage")]
        words: Vec<String>,
        #[command(flatten)]
        filter: FilterArgs,
        #[arg(long)]
        limit: Option<u32>,
        #[arg(long, conflicts_with_all = ["from", "until", "level", "channel", "outcome", "rule"])]
        passage: Option<Utf8PathBuf>,
    },
    Stats {
        #[command(flatten)]
        filter: FilterArgs,
    },
    Verify {
        #[arg(long)]
        accept: bool,
    },
    Add,
    Examples,
    Export {
        #[arg(long = "as", default_value = "jsonl")]
        form: Form,
        #[arg(long)]
        to: Vec<String>,
        #[arg(long)]
        output: Option<Utf8PathBuf>,
    },
    Import {
        file: Utf8PathBuf,
        #[arg(long)]
        anyway: bool,
    },
    Purge,
    Reseal,
    Rescue,
    Hold {
        #[arg(long)]
        set: Option<String>,
        #[arg(long, conflicts_with = "set")]
        lift: Option<String>,
    },
    Wipe {
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct FilterArgs {
    #[arg(long)]
    pub(crate) from: Option<String>,
    #[arg(long)]
    pub(crate) until: Option<String>,
    #[arg(long)]
    pub(crate) level: Vec<LevelWord>,
    #[arg(long)]
    pub(crate) channel: Vec<String>,
    #[arg(long)]
    pub(crate) outcome: Vec<OutcomeWord>,
    #[arg(long)]
    pub(crate) rule: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Jsonl,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelWord {
    Trivial,
    Confidential,
    Sensitive,
}

impl From<LevelWord> for Level {
    fn from(word: LevelWord) -> Level {
        match word {
            LevelWord::Trivial => Level::Trivial,
            LevelWord::Confidential => Level::Confidential,
            LevelWord::Sensitive => Level::Sensitive,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutcomeWord {
    Sent,
    Moved,
    Arranged,
    Revised,
    Overridden,
    Dropped,
}

impl From<OutcomeWord> for Outcome {
    fn from(word: OutcomeWord) -> Outcome {
        match word {
            OutcomeWord::Sent => Outcome::Sent,
            OutcomeWord::Moved => Outcome::Moved,
            OutcomeWord::Arranged => Outcome::Arranged,
            OutcomeWord::Revised => Outcome::Revised,
            OutcomeWord::Overridden => Outcome::Overridden,
            OutcomeWord::Dropped => Outcome::Dropped,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Key {
    #[command(subcommand)]
    pub(crate) command: KeyCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    Sheet,
    Restore { file: Option<Utf8PathBuf> },
}

pub(crate) fn policy_source(path: Option<&Utf8PathBuf>) -> PolicySource {
    path.map_or_else(PolicySource::default, |path| PolicySource::named(path))
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        definition().debug_assert();
    }

    #[test]
    fn global_options_stand_anywhere() {
        let format = |words: [&str; 5]| {
            let matches = definition().try_get_matches_from(words).unwrap();
            Args::from_arg_matches(&matches).unwrap().global.format
        };
        assert_eq!(format(["cloison", "--format", "json", "log", "list"]), Format::Json);
        assert_eq!(format(["cloison", "log", "list", "--format", "json"]), Format::Json);
    }
}
