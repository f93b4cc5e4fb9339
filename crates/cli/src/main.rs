//! The `cloison` command: the same use cases as the window, for a terminal, a script or another program.
//!
//! Exit codes: 0 may travel (or all is well), 1 may not (or something is wrong with what was asked about), 2 the
//! command itself failed.

mod args;
mod assets;
mod check;
mod help;
mod key;
mod log;
mod misuse;
mod new_file;
mod output;
mod passphrase;
mod policy;

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use cloison_app::{AppError, Cloison, DataDir, Home, Language, PolicySource, trace};

use args::{Args, Command, Global};
use output::Failure;

/// Whatever is freed is overwritten: keys of others and what they opened too.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    cloison_app::no_core_dumps();
    let asked = help::language_asked(env::args_os());
    let language = asked.unwrap_or_else(Language::of_system);
    let done = parse(env::args_os(), language).and_then(|args| {
        let language = args.global.language.unwrap_or(language);
        run(args, language)
    });
    let failure = match done.or_else(answer) {
        Ok(code) => return ExitCode::from(code),
        Err(failure) => failure,
    };
    match failure {
        // Whoever reads has read enough: `cloison … | head`.
        Failure::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        failure => {
            if let Failure::App(error) = &failure {
                trace::failed(error);
            }
            output::failure(&failure, language);
            ExitCode::from(2)
        }
    }
}

fn parse<W: Into<OsString> + Clone>(words: impl IntoIterator<Item = W>, language: Language) -> Result<Args, Failure> {
    let matches = help::command(language).try_get_matches_from(words);
    matches.and_then(|matches| Args::from_arg_matches(&matches)).map_err(Failure::Arguments)
}

/// Prints the help or the version where that is what was asked for.
fn answer(failure: Failure) -> Result<u8, Failure> {
    match failure {
        Failure::Arguments(error) if misuse::asks_for_help(&error) => {
            error.print()?;
            // No argument at all: the help is there, but nothing was done.
            Ok(if error.use_stderr() { 2 } else { 0 })
        }
        failure => Err(failure),
    }
}

fn run(args: Args, language: Language) -> Result<u8, Failure> {
    let Args { global, command } = args;
    match command {
        Command::Check(command) => {
            trace::start(&global.trace, None);
            check::run(&command, global.format, language)
        }
        Command::Policy(command) => {
            trace::start(&global.trace, None);
            policy::run(&command, global.format, language)
        }
        Command::Log(command) => with_data(command.policy_source(), &global, async |cloison| {
            log::run(cloison, &command, &global, language).await
        }),
        Command::Key(command) => with_data(PolicySource::default(), &global, async |cloison| {
            key::run(cloison, &command, &global, language).await
        }),
        Command::Completions { shell } => {
            // Into memory first: the generator panics where the reader is gone.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::for_shells(language), "cloison", &mut script);
            std::io::stdout().write_all(&script)?;
            Ok(0)
        }
        Command::GenerateAssets { directory } => assets::generate(&directory).map(|()| 0).map_err(Failure::Output),
        Command::Help { command } => {
            let mut root = help::command(language);
            root.build();
            let mut asked = &root;
            for word in &command {
                asked = asked.find_subcommand(word).ok_or_else(|| unknown(asked, word))?;
            }
            let words = command.iter().map(String::as_str);
            parse(["cloison"].into_iter().chain(words).chain(["--help"]), language).map(|_| 0)
        }
    }
}

/// Opens the data directory for a command, and closes it.
fn with_data(
    policy: PolicySource,
    global: &Global,
    work: impl AsyncFnOnce(&Cloison) -> Result<u8, Failure>,
) -> Result<u8, Failure> {
    let directory = DataDir::open(global.data_dir.as_deref())?;
    trace::start(&global.trace, Some(&directory.trace()));
    let cloison = Cloison::new(policy, Home::At(directory.path().to_owned()))?;
    runtime()?.block_on(async {
        let done = work(&cloison).await;
        cloison.close().await;
        done
    })
}

/// What the parser says of a command that there is not.
fn unknown(parent: &clap::Command, word: &str) -> Failure {
    let mut error = clap::Error::new(ErrorKind::InvalidSubcommand).with_cmd(parent);
    error.insert(ContextKind::InvalidSubcommand, ContextValue::String(word.to_owned()));
    error.insert(ContextKind::Usage, ContextValue::StyledStr(parent.clone().render_usage()));
    Failure::Arguments(error)
}

fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Output)
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Failure {
        Failure::App(Box::new(error))
    }
}

impl Global {
    fn is_json(&self) -> bool {
        self.format == args::Format::Json
    }
}
