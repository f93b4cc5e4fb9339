//! The command's words: one definition for parsing, help, man pages and completions.

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};
use cloison_app::{Language, PolicySource};

const CHECK_EXAMPLES: &str = "\
Examples:
  cloison check draft.txt                 may it go by email?
  cloison check --channel signal < draft.txt
  cloison check message.eml --format json
  cloison check --messages drafts.jsonl > verdicts.jsonl

Exit code: 0 may travel, 1 may not, 2 error.";

const ADD_EXAMPLES: &str = r#"Example:
  echo '{"subject": "Room", "body": "At five.", "to": ["lea@example.org"],
         "channel": "email", "outcome": "sent"}' | cloison log add

Outcomes: sent, moved, arranged, revised, overridden (with a "reason"), dropped."#;

const LOG_EXAMPLES: &str = "\
Examples:
  cloison log list
  cloison log list --limit 20 --format json
  cloison log show 3f2a
  cloison log verify --passphrase-file key.txt";

const POLICY_EXAMPLES: &str = "\
Examples:
  cloison policy lint my-policy/
  cloison policy test my-policy/
  cloison check draft.txt --policy my-policy/";

/// Where may this message travel: by email, on an encrypted app, or only face to face?
#[derive(Debug, Parser)]
#[command(name = "cloison", version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// Where the ledger and its key are kept
    #[arg(long, global = true, value_name = "DIR", env = "CLOISON_DATA_DIR")]
    pub(crate) data_dir: Option<Utf8PathBuf>,
    /// Where a new key is kept [default: the keyring, or a passphrase where there is none]
    #[arg(long, global = true, value_name = "STORE")]
    pub(crate) key_store: Option<KeyStore>,
    /// Read the passphrase from the first line of a file instead of the terminal
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<Utf8PathBuf>,
    /// How results are printed
    #[arg(long, global = true, default_value = "text")]
    pub(crate) format: Format,
    /// Language of the texts [default: the system's]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) language: Option<Speech>,
    /// What the program tells about itself on stderr: off, error, warn, info, debug or trace
    #[arg(long, global = true, value_name = "LEVEL", default_value = "off", env = "CLOISON_TRACE")]
    pub(crate) trace: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Speech {
    /// English
    En,
    /// Français
    Fr,
}

impl From<Speech> for Language {
    fn from(speech: Speech) -> Language {
        match speech {
            Speech::En => Language::En,
            Speech::Fr => Language::Fr,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum KeyStore {
    /// The operating system's keyring
    Keyring,
    /// A file sealed with a passphrase
    Passphrase,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say where a message may travel, and why
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Work with policies
    #[command(after_help = POLICY_EXAMPLES)]
    Policy(Policy),
    /// Record decisions and read the sealed ledger
    #[command(after_help = LOG_EXAMPLES)]
    Log(Log),
    /// Print the completions of a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Write completions and man pages into a folder
    #[command(hide = true)]
    GenerateAssets {
        /// The folder
        directory: Utf8PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Text or .eml files; `-` or none: standard input
    #[arg(value_name = "FILE", conflicts_with = "messages")]
    pub(crate) files: Vec<Utf8PathBuf>,
    /// The channel by which it should travel
    #[arg(long, value_name = "ID", default_value = "email", conflicts_with = "messages")]
    pub(crate) channel: String,
    /// A policy's folder or file [default: the shipped policy]
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) policy: Option<Utf8PathBuf>,
    /// Judge a JSON Lines file of {id, subject, body, to, channel?}, a result a line
    #[arg(long, value_name = "FILE")]
    pub(crate) messages: Option<Utf8PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Policy {
    #[command(subcommand)]
    pub(crate) command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Read a policy and say what is wrong with it
    Lint {
        /// A policy's folder or file [default: the shipped policy]
        #[arg(value_name = "DIR|FILE")]
        policy: Option<Utf8PathBuf>,
    },
    /// Run the examples of every rule
    Test {
        /// A policy's folder or file [default: the shipped policy]
        #[arg(value_name = "DIR|FILE")]
        policy: Option<Utf8PathBuf>,
    },
    /// List the built-in detectors
    Detectors,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Log {
    /// A policy's folder or file [default: the shipped policy]
    #[arg(long, global = true, value_name = "DIR|FILE")]
    policy: Option<Utf8PathBuf>,
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
    /// List the records, newest first
    List {
        /// At most so many
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Show one record
    Show {
        /// Its id, or the beginning of it
        id: String,
    },
    /// Check that every record is there, unchanged and in order
    Verify,
    /// Record a decision: one JSON object on standard input
    #[command(after_help = ADD_EXAMPLES)]
    Add,
}

pub(crate) fn policy_source(path: Option<&Utf8PathBuf>) -> PolicySource {
    path.map_or(PolicySource::Shipped, |path| PolicySource::Path(path.clone()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn global_options_stand_anywhere() {
        let first = Args::try_parse_from(["cloison", "--format", "json", "log", "list"]).unwrap();
        let last = Args::try_parse_from(["cloison", "log", "list", "--format", "json"]).unwrap();
        assert_eq!((first.global.format, last.global.format), (Format::Json, Format::Json));
    }
}
