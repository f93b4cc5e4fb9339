//! `cloison log`.

use std::io::{self, Read};

use cloison_app::dto::{Decision, Draft, LedgerPage, Record};
use cloison_app::{AppError, Cloison, FaultKind, Language, Unlock};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;

use crate::args::{Global, Log, LogCommand};
use crate::output::{self, BOLD, Failure, SOFT};
use crate::passphrase::with_unlock;

/// How many records are read at a time.
const PAGE: u32 = 500;
/// Most bytes of a decision on standard input.
const LARGEST: u64 = 64 * 1024 * 1024;

pub(crate) async fn run(cloison: &Cloison, log: &Log, global: &Global, language: Language) -> Result<u8, Failure> {
    match &log.command {
        LogCommand::List { limit } => {
            let records = with_unlock(global, language, async |unlock: &Unlock<'_>| {
                list(cloison, limit.unwrap_or(u32::MAX), language, unlock).await
            });
            print_list(&records.await?, global.is_json(), language)
        }
        LogCommand::Show { id } => {
            let record =
                with_unlock(global, language, async |unlock: &Unlock<'_>| cloison.record(id, language, unlock).await);
            let record = record.await?;
            if global.is_json() {
                output::json(&record)?;
            } else {
                print(&record, language)?;
            }
            Ok(0)
        }
        LogCommand::Verify => verify(cloison, global, language).await,
        LogCommand::Add => add(cloison, global, language).await,
    }
}

async fn list(cloison: &Cloison, limit: u32, language: Language, unlock: &Unlock<'_>) -> Result<LedgerPage, AppError> {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let mut all = LedgerPage::default();
    let mut before = None;
    let mut wanted = limit;
    loop {
        let size = wanted.min(PAGE);
        let page = cloison.ledger_page(before, size, language, unlock).await?;
        if page.total > i64::from(PAGE) {
            bar.set_length(page.total.unsigned_abs().min(limit.into()));
            bar.inc(page.records.len() as u64);
        }
        all.total = page.total;
        all.unreadable += page.unreadable;
        all.records.extend(page.records);
        wanted -= size;
        before = page.next;
        if before.is_none() || wanted == 0 {
            bar.finish_and_clear();
            return Ok(all);
        }
    }
}

fn print_list(page: &LedgerPage, json: bool, language: Language) -> Result<u8, Failure> {
    if json {
        output::json(&page.records)?;
    } else if page.total == 0 {
        output::line(&language.say("command-ledger-empty", &[]))?;
    }
    for record in page.records.iter().filter(|_| !json) {
        let level = format!("{:12}", language.say(&format!("level-{}", record.level), &[]));
        let style = output::colour(record.level);
        let outcome = language.say(&format!("outcome-{}", record.outcome.as_str()), &[]);
        let id = record.id.get(..8).unwrap_or_default();
        let time = cloison_app::local_time(&record.time);
        let channel = output::plain(&record.channel_title);
        output::line(&format!("{SOFT}{id}{SOFT:#}  {time}  {style}{level}{style:#}  {channel:14}  {outcome}"))?;
    }
    if page.unreadable > 0 {
        let count = page.unreadable.to_string();
        anstream::eprintln!("{}", language.say("command-ledger-unreadable", &[("count", count)]));
    }
    Ok(0)
}

fn print(record: &Record, language: Language) -> Result<(), Failure> {
    let word = |id: &str| language.say(id, &[]);
    let policy = format!("{} {}", output::plain(&record.policy), record.policy_version);
    let lines = [
        ("id", record.id.clone()),
        (&word("word-time"), cloison_app::local_time(&record.time)),
        (&word("word-level"), output::level(record.level, language)),
        (&word("word-channel"), output::plain(&record.channel_title)),
        (&word("word-outcome"), word(&format!("outcome-{}", record.outcome.as_str()))),
        (&word("word-reason"), output::plain(record.reason.as_deref().unwrap_or_default())),
        (&word("word-policy"), policy),
    ];
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        output::line(&format!("{BOLD}{name:12}{BOLD:#} {value}"))?;
    }
    for rule in &record.rules {
        let rules = word("word-rules");
        output::line(&format!(
            "{BOLD}{rules:12}{BOLD:#} {} × {} {SOFT}({}){SOFT:#}",
            rule.count,
            output::plain(&rule.title),
            rule.rule
        ))?;
    }
    Ok(())
}

async fn verify(cloison: &Cloison, global: &Global, language: Language) -> Result<u8, Failure> {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let shown = bar.clone();
    let report = with_unlock(global, language, async |unlock: &Unlock<'_>| {
        let mut progress = |done, total| {
            shown.set_length(total);
            shown.set_position(done);
        };
        cloison.verify(unlock, &mut progress).await
    });
    let report = report.await?;
    bar.finish_and_clear();
    let sound = report.faults.is_empty();
    if global.is_json() {
        output::json(&report)?;
    } else {
        for fault in &report.faults {
            let id = match fault.kind {
                FaultKind::Changed => "command-fault-changed",
                FaultKind::Missing => "command-fault-missing",
                FaultKind::Unopenable => "command-fault-unopenable",
            };
            output::line(&language.say(id, &[("number", fault.number.to_string())]))?;
        }
        if sound {
            output::line(&language.say("command-ledger-sound", &[("records", report.records.to_string())]))?;
        }
        if !report.opened && report.records > 0 {
            anstream::eprintln!("{}", language.say("command-ledger-chain-only", &[]));
        }
    }
    Ok(u8::from(!sound))
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
    outcome: cloison_app::Outcome,
    #[serde(default)]
    reason: Option<String>,
}

async fn add(cloison: &Cloison, global: &Global, language: Language) -> Result<u8, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    let input: Input = serde_json::from_slice(&bytes).map_err(|error| AppError::bad_input(&error))?;
    let Input { subject, body, to, channel, outcome, reason } = input;
    let decision = Decision { draft: Draft { subject, body, to, channel }, outcome, reason };
    let recorded = with_unlock(global, language, async |unlock: &Unlock<'_>| {
        cloison.decide(decision, cloison_app::Place::Command, unlock).await
    });
    let recorded = recorded.await?;
    if global.is_json() {
        output::json(&recorded)?;
    } else {
        output::line(&recorded.id)?;
    }
    Ok(0)
}
