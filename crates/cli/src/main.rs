//! The `cloison` command: the same use cases as the window, for a terminal, a script or another program.
//!
//! Exit codes: 0 may travel (or all is well), 1 may not (or something is wrong with what was asked about), 2 the
//! command itself failed.

mod args;
mod assets;
mod check;
mod log;
mod output;
mod passphrase;
mod policy;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use cloison_app::{AppError, Cloison, DataDir, Home, Language, trace};

use args::{Args, Command, Global};
use output::Failure;

fn main() -> ExitCode {
    let args = Args::parse();
    let language = args.global.language.map_or_else(Language::of_system, Language::from);
    match run(args, language) {
        Ok(code) => ExitCode::from(code),
        // Whoever reads has read enough: `cloison … | head`.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            output::failure(&failure, language);
            ExitCode::from(2)
        }
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
        Command::Log(command) => {
            let directory = DataDir::open(global.data_dir.as_deref())?;
            trace::start(&global.trace, Some(&directory.trace()));
            let cloison = Cloison::new(command.policy_source(), Home::At(directory.path().to_owned()))?;
            runtime()?.block_on(log::run(&cloison, &command, &global, language))
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Args::command(), "cloison", &mut std::io::stdout());
            Ok(0)
        }
        Command::GenerateAssets { directory } => assets::generate(&directory).map(|()| 0).map_err(Failure::Output),
    }
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
