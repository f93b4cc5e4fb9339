//! `cloison log`: recording, and what is done with the whole ledger.

mod read;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use camino::Utf8Path;
use cloison_app::dto::{Decision, Draft, NotHere};
use cloison_app::{AppError, Cloison, ExportForm, FaultKind, Language, Report, Unlock};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;

use crate::args::{Form, Global, Log, LogCommand};
use crate::new_file::NewFile;
use crate::output::{self, Failure};
use crate::passphrase::with_identity;

/// Most bytes of a decision on standard input.
const LARGEST: u64 = 64 * 1024 * 1024;

/// One command on a ledger.
struct Run<'r> {
    cloison: &'r Cloison,
    log: &'r Log,
    global: &'r Global,
    language: Language,
}

pub(crate) async fn run(cloison: &Cloison, log: &Log, global: &Global, language: Language) -> Result<u8, Failure> {
    let run = Run { cloison, log, global, language };
    match &log.command {
        LogCommand::List { filter, limit } => run.list(filter, "", *limit).await,
        LogCommand::Search { passage: Some(file), limit, .. } => run.recognise(file, *limit).await,
        LogCommand::Search { words, filter, limit, .. } => run.list(filter, &words.join(" "), *limit).await,
        LogCommand::Stats { filter } => run.stats(filter).await,
        LogCommand::Show { id } => run.show(id).await,
        LogCommand::Verify { accept } => run.verify(*accept).await,
        LogCommand::Add => run.add().await,
        LogCommand::Examples => run.examples().await,
        LogCommand::Export { form, to, output } => run.export(*form, to, output.as_deref()).await,
        LogCommand::Import { file, anyway } => run.import(file, *anyway).await,
        LogCommand::Purge => run.purge().await,
        LogCommand::Reseal => run.reseal().await,
        LogCommand::Rescue => run.rescue().await,
        LogCommand::Hold { set, lift } => run.hold(set.as_deref(), lift.as_deref()).await,
        LogCommand::Wipe { yes } => run.wipe(*yes).await,
    }
}

/// A bar that is shown when there is much to do.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Run<'_> {
    fn say(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.language.say(id, values)
    }

    /// Calls back with the way to open the key.
    async fn unlocked<T>(&self, work: impl AsyncFnOnce(&Unlock<'_>) -> Result<T, AppError>) -> Result<T, AppError> {
        with_identity(self.global, self.log.identity.as_deref(), self.language, work).await
    }

    /// Prints what was done: a sentence, or as JSON.
    fn tell(&self, id: &str, count: u64, json: &serde_json::Value) -> Result<u8, Failure> {
        if self.global.is_json() {
            output::json(json)?;
        } else {
            output::line(&self.say(id, &[("count", count.to_string())]))?;
        }
        Ok(0)
    }

    async fn verify(&self, accept: bool) -> Result<u8, Failure> {
        let bar = bar();
        let shown = bar.clone();
        let report = self.unlocked(async |unlock: &Unlock<'_>| {
            let mut progress = |done, total| {
                shown.set_length(total);
                shown.set_position(done);
            };
            let report = self.cloison.verify(unlock, &mut progress).await?;
            let accepted = if accept { self.cloison.accept_ledger(unlock).await } else { Ok(()) };
            Ok((report, accepted))
        });
        let (report, accepted) = report.await?;
        bar.finish_and_clear();
        if self.global.is_json() {
            output::json(&report)?;
        } else {
            self.print_report(&report)?;
        }
        accepted?;
        if accept {
            anstream::eprintln!("{}", self.say("command-ledger-accepted", &[]));
        }
        Ok(u8::from(!report.is_sound()))
    }

    fn print_report(&self, report: &Report) -> Result<(), Failure> {
        for fault in &report.faults {
            let id = match fault.kind {
                FaultKind::Changed => "command-fault-changed",
                FaultKind::Missing => "command-fault-missing",
                FaultKind::Inserted => "command-fault-inserted",
                FaultKind::Moved => "command-fault-moved",
                FaultKind::Duplicated => "command-fault-duplicated",
                FaultKind::Unopenable => "command-fault-unopenable",
                FaultKind::CutOff => "command-fault-cut-off",
                FaultKind::PutBack => "command-fault-put-back",
            };
            let several = if fault.first == fault.last { "one" } else { "several" };
            let values =
                [("several", several.to_owned()), ("first", fault.first.to_string()), ("last", fault.last.to_string())];
            output::line(&self.say(id, &values))?;
        }
        if report.anchor_damaged {
            output::line(&self.say("command-anchor-damaged", &[]))?;
        }
        if report.is_sound() {
            let whole = report.records == 0 || (report.opened && report.anchored);
            let id = if whole { "command-ledger-sound" } else { "command-ledger-sound-in-part" };
            output::line(&self.say(id, &[("records", report.records.to_string())]))?;
        }
        if report.purged > 0 {
            output::line(&self.say("command-ledger-purged-before", &[("count", report.purged.to_string())]))?;
        }
        if !report.opened && report.records > 0 {
            anstream::eprintln!("{}", self.say("command-ledger-chain-only", &[]));
        } else if !report.anchored && !report.anchor_damaged && report.records > 0 {
            anstream::eprintln!("{}", self.say("command-ledger-not-anchored", &[]));
        }
        Ok(())
    }

    async fn export(&self, form: Form, to: &[String], file: Option<&Utf8Path>) -> Result<u8, Failure> {
        let form = match form {
            Form::Jsonl => ExportForm::JsonLines,
            Form::Csv => ExportForm::Csv,
        };
        let mut new = file.map(NewFile::beside).transpose().map_err(AppError::Output)?;
        let mut output: Box<dyn io::Write + Send> = match &mut new {
            Some(new) => Box::new(new),
            None => Box::new(io::stdout()),
        };
        let unopened =
            self.unlocked(async |unlock: &Unlock<'_>| self.cloison.export(form, to, &mut output, unlock).await);
        let unopened = unopened.await?;
        drop(output);
        new.map_or(Ok(()), NewFile::keep).map_err(AppError::Output)?;
        self.tell_unopened(unopened);
        Ok(0)
    }

    async fn import(&self, file: &Utf8Path, anyway: bool) -> Result<u8, Failure> {
        let input: Box<dyn BufRead + Send> = if file == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            let unreadable = |source| AppError::Unreadable { file: file.to_string(), source };
            Box::new(BufReader::new(File::open(file).map_err(unreadable)?))
        };
        let imported =
            self.unlocked(async |unlock: &Unlock<'_>| self.cloison.import(input, file.as_str(), anyway, unlock).await);
        let imported = imported.await?;
        if self.global.is_json() {
            output::json(
                &serde_json::json!({ "imported": imported.records, "known": imported.known, "unsure": imported.unopened }),
            )?;
        } else {
            let values = [("records", imported.records.to_string()), ("known", imported.known.to_string())];
            output::line(&self.say("command-imported", &values))?;
        }
        if imported.unopened > 0 {
            anstream::eprintln!("{}", self.say("command-imported-unsure", &[("count", imported.unopened.to_string())]));
        }
        Ok(0)
    }

    async fn purge(&self) -> Result<u8, Failure> {
        let purged = self.unlocked(async |unlock: &Unlock<'_>| self.cloison.purge(unlock).await).await?;
        self.tell("command-purged", purged, &serde_json::json!({ "purged": purged }))
    }

    async fn reseal(&self) -> Result<u8, Failure> {
        let bar = bar();
        let shown = bar.clone();
        let resealed = self.unlocked(async |unlock: &Unlock<'_>| {
            let mut progress = |done, total| {
                shown.set_length(total);
                shown.set_position(done);
            };
            self.cloison.reseal(unlock, &mut progress).await
        });
        let resealed = resealed.await?;
        bar.finish_and_clear();
        self.tell_unopened(resealed.unopened);
        let json = serde_json::json!({ "resealed": resealed.records, "unreadable": resealed.unopened });
        self.tell("command-resealed", resealed.records, &json)
    }

    async fn rescue(&self) -> Result<u8, Failure> {
        let rescued = self.cloison.rescue().await?;
        if self.global.is_json() {
            let json = rescued.as_ref().map(|rescued| {
                serde_json::json!({ "records": rescued.records, "missing": rescued.missing, "damaged": rescued.damaged.as_str() })
            });
            output::json(&serde_json::json!({ "rescued": json }))?;
            return Ok(0);
        }
        match rescued {
            Some(rescued) => {
                output::line(&self.say("command-rescued", &[("count", rescued.records.to_string())]))?;
                let missing = match rescued.missing {
                    Some(missing) => self.say("command-rescued-missing", &[("count", missing.to_string())]),
                    None => self.say("command-rescued-unsure", &[]),
                };
                output::line(&missing)?;
                let kept = [("file", rescued.damaged.to_string())];
                anstream::eprintln!("{}", self.say("command-rescued-kept", &kept));
            }
            None => output::line(&self.say("command-rescued-nothing", &[]))?,
        }
        Ok(0)
    }

    async fn hold(&self, set: Option<&str>, lift: Option<&str>) -> Result<u8, Failure> {
        let hold = self.unlocked(async |unlock: &Unlock<'_>| {
            if let Some(reason) = set.or(lift) {
                self.cloison.set_hold(set.is_some(), reason.to_owned(), unlock).await?;
            }
            self.cloison.hold(unlock).await
        });
        let hold = hold.await?;
        if self.global.is_json() {
            let json =
                hold.as_ref().map(|hold| serde_json::json!({ "since": hold.time.to_string(), "reason": hold.reason }));
            output::json(&serde_json::json!({ "hold": json }))?;
            return Ok(0);
        }
        match hold {
            Some(hold) => {
                let since = cloison_app::local_time(&hold.time.to_string());
                let values = [("since", since), ("reason", output::plain(&hold.reason))];
                output::line(&self.say("command-hold", &values))?;
            }
            None => output::line(&self.say("command-no-hold", &[]))?,
        }
        Ok(0)
    }

    async fn wipe(&self, yes: bool) -> Result<u8, Failure> {
        anstream::eprintln!("{}", self.say("command-wipe-what", &[]));
        if !yes {
            let word = self.say("command-wipe-word", &[]);
            anstream::eprint!("{} ", self.say("command-wipe-ask", &[("word", word.clone())]));
            let mut answer = String::new();
            io::stdin().lock().take(1000).read_line(&mut answer)?;
            if answer.trim() != word {
                anstream::eprintln!("{}", self.say("command-wipe-not", &[]));
                return Ok(1);
            }
        }
        self.cloison.wipe().await?;
        self.tell("command-wiped", 0, &serde_json::json!({ "wiped": true }))
    }

    fn tell_unopened(&self, count: u64) {
        if count > 0 {
            anstream::eprintln!("{}", self.say("command-ledger-unreadable", &[("count", count.to_string())]));
        }
    }

    async fn add(&self) -> Result<u8, Failure> {
        let mut bytes = Vec::new();
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
        let input: Input = serde_json::from_slice(&bytes).map_err(|error| AppError::bad_input(&error))?;
        let Input { subject, body, to, channel, not_here, outcome, reason } = input;
        let decision =
            Decision { draft: Draft { subject, body, to, channel, not_here, ..Draft::default() }, outcome, reason };
        let recorded = self.unlocked(async |unlock: &Unlock<'_>| {
            self.cloison.decide(decision, cloison_app::Place::Command, unlock).await
        });
        let recorded = recorded.await?;
        if self.global.is_json() {
            output::json(&recorded)?;
        } else {
            output::line(&recorded.id)?;
        }
        Ok(0)
    }
}

/// A decision as other programs write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    to: Vec<String>,
    channel: String,
    #[serde(default)]
    not_here: Vec<NotHere>,
    outcome: cloison_app::Outcome,
    #[serde(default)]
    reason: Option<String>,
}
