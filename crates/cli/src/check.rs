//! `cloison check`.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, IsTerminal, Read, Write};

use camino::Utf8Path;
use cloison_app::dto::{Change, Field, Finding, Heard, Reading, Step, Verdict};
use cloison_app::{AppError, Cloison, Home, Language, Line};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::args::{self, Check, Format};
use crate::output::{self, BOLD, Failure, SOFT};

/// Most bytes that are read of one file; the mail reader refuses files of that size.
const LARGEST: u64 = 64 * 1024 * 1024 + 1;

/// What was asked for about one file.
#[derive(Serialize)]
struct Checked {
    #[serde(flatten)]
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<Step>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<Reading>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[allow(clippy::option_option, reason = "in JSON it is absent if it was not asked for, and null if there is none")]
    smallest_change: Option<Option<Change>>,
}

/// The same, among those of several files.
#[derive(Serialize)]
struct OfFile<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'f str>,
    #[serde(flatten)]
    checked: &'f Checked,
}

pub(crate) fn run(command: &Check, format: Format, language: Language) -> Result<u8, Failure> {
    let cloison = Cloison::new(args::policy_source(command.policy.as_ref()), Home::Nowhere)?;
    if let Some(messages) = &command.messages {
        return check_messages(&cloison, messages, !command.rules_only, language);
    }
    let standard_input = ["-".into()];
    let files = if command.files.is_empty() { &standard_input } else { command.files.as_slice() };
    let (mut all_allowed, mut failed) = (true, false);
    // Where the verdicts go to a terminal they are the progress.
    let seen = files.len() == 1 || io::stdout().is_terminal();
    let bar = if seen { ProgressBar::hidden() } else { progress(files.len() as u64, Unit::Files, language) };
    for file in files {
        match check_file(&cloison, file, command, &bar, language) {
            Ok(checked) => {
                all_allowed &= checked.verdict.allowed;
                let of = (files.len() > 1).then_some(file);
                match format {
                    Format::Json => output::json(&OfFile { file: of.map(|file| file.as_str()), checked: &checked })?,
                    Format::Text => print(&cloison, &checked, of, language)?,
                }
            }
            Err(error) if files.len() > 1 => {
                failed = true;
                bar.suspend(|| {
                    anstream::eprintln!("{}:", output::plain(file.as_str()));
                    output::problem(&error.problem(language), language);
                });
            }
            Err(error) => return Err(error.into()),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(if failed { 2 } else { u8::from(!all_allowed) })
}

fn check_file(
    cloison: &Cloison,
    file: &Utf8Path,
    command: &Check,
    bar: &ProgressBar,
    language: Language,
) -> Result<Checked, AppError> {
    let unreadable = |source| AppError::Unreadable { file: file.to_string(), source };
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        File::open(file).map_err(unreadable)?.take(LARGEST).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    let message = cloison.read(&bytes, &command.channel)?;
    if message.assumed_encoding {
        let told = language.say("command-assumed-encoding", &[("file", output::plain(file.as_str()))]);
        bar.suspend(|| anstream::eprintln!("{told}"));
    }
    let verdict =
        if command.rules_only { cloison.check_read(&message, language) } else { cloison.hear_read(&message, language) };
    let smallest_change = command.smallest_change.then(|| cloison.smallest_change_read(&message, &verdict));
    let steps = command.explain.then(|| cloison.explain_read(&message, language));
    let hears = command.explain && !command.rules_only;
    let reading = hears.then(|| cloison.explain_hearing(&message)).flatten();
    Ok(Checked { verdict, steps, reading, smallest_change })
}

fn print(
    cloison: &Cloison,
    checked: &Checked,
    file: Option<&camino::Utf8PathBuf>,
    language: Language,
) -> Result<(), Failure> {
    let Checked { verdict, steps, reading, smallest_change } = checked;
    if let Some(file) = file {
        output::line(&format!("{BOLD}{}{BOLD:#}", output::plain(file.as_str())))?;
    }
    let loaded = cloison.policy();
    let title = loaded
        .policy
        .channel(&verdict.channel)
        .map_or(String::new(), |channel| output::plain(channel.title.get(language.code())));
    let may = if verdict.allowed { "command-may-travel" } else { "command-may-not-travel" };
    let may = language.say(may, &[("channel", title)]);
    output::line(&format!("{} · {may}", output::level(verdict.level, language)))?;
    if !verdict.allowed {
        output::line(&language.say(&format!("advice-{}", verdict.level), &[]))?;
    }
    let instead = language.say("command-instead", &[]);
    let same =
        |a: &Finding, b: &Finding| (a.field, a.attachment, a.start, a.end) == (b.field, b.attachment, b.start, b.end);
    for (index, finding) in verdict.findings.iter().enumerate() {
        let style = output::colour(finding.level);
        // The words that several rules mark are shown once.
        if index == 0 || !same(&verdict.findings[index - 1], finding) {
            output::line("")?;
            output::line(&format!("  {style}{}{style:#}", shown(&finding.text)))?;
        }
        let place = place(finding.field, finding.attachment.or(finding.recipient), language);
        let rule = format!("{}{place}", finding.rule);
        output::line(&format!("  {} {SOFT}({rule}){SOFT:#}", output::plain(&finding.title)))?;
        output::line(&format!("  {}", output::plain(&finding.why)))?;
        output::line(&format!("  {SOFT}{instead}{SOFT:#} {}", output::plain(&finding.instead)))?;
    }
    if let Some(heard) = &verdict.heard {
        print_heard(heard, language)?;
    }
    if let Some(why) = &verdict.not_heard {
        output::problem(why, language);
    }
    if let Some(change) = smallest_change.as_ref().filter(|_| !verdict.allowed) {
        print_change(change.as_ref(), language)?;
    }
    if let Some(steps) = steps {
        print_steps(steps, language)?;
    }
    if let Some(reading) = reading {
        output::line("")?;
        let values = [("confidential", reading.confidential.to_string()), ("sensitive", reading.sensitive.to_string())];
        output::line(&language.say("command-reading", &values))?;
        for topic in &reading.topics {
            output::line(&format!("  {:>3} %  {}", topic.percent, output::plain(&topic.topic)))?;
        }
    }
    Ok(())
}

/// What the reader hears, with the sentences that it points at.
fn print_heard(heard: &Heard, language: Language) -> Result<(), Failure> {
    let style = output::colour(heard.level);
    output::line("")?;
    for sentence in &heard.sentences {
        output::line(&format!("  {style}{}{style:#}", shown(&sentence.text)))?;
    }
    let does = language.say(if heard.decides { "heard-decides" } else { "heard-advises" }, &[]);
    let said = output::plain(&heard.said);
    output::line(&format!("  {said} {SOFT}({does}){SOFT:#}"))?;
    output::line(&format!("  {}", output::plain(&heard.why)))?;
    let instead = language.say("command-instead", &[]);
    output::line(&format!("  {SOFT}{instead}{SOFT:#} {}", output::plain(&heard.instead)))?;
    if heard.unread > 0 {
        output::line(&language.say("heard-unread", &[("count", heard.unread.to_string())]))?;
    }
    Ok(())
}

/// What to take out, each on a line, so that the rest may travel.
fn print_change(change: Option<&Change>, language: Language) -> Result<(), Failure> {
    output::line("")?;
    let Some(change) = change else { return output::line(&language.say("command-no-change", &[])) };
    output::line(&language.say("command-change", &[("count", change.edits.len().to_string())]))?;
    for edit in &change.edits {
        let place = place(edit.field, None, language);
        output::line(&format!("  {}{SOFT}{place}{SOFT:#}", shown(&edit.text)))?;
    }
    Ok(())
}

/// Each rule with what could raise it, and what became of that.
fn print_steps(steps: &[Step], language: Language) -> Result<(), Failure> {
    output::line("")?;
    output::line(&language.say("command-explained", &[]))?;
    for rule in steps.chunk_by(|a, b| a.rule == b.rule) {
        output::line("")?;
        output::line(&format!("  {BOLD}{}{BOLD:#}", rule[0].rule))?;
        for step in rule {
            let place = place(step.field, step.attachment.or(step.recipient), language);
            output::line(&format!("    {}{SOFT}{place}{SOFT:#}", shown(&step.text)))?;
            output::line(&format!("      {}", output::plain(&step.because)))?;
        }
    }
    Ok(())
}

/// Where words are, if not in the body: in which attachment or recipient.
fn place(field: Field, number: Option<u32>, language: Language) -> String {
    let id = match field {
        Field::Body => return String::new(),
        Field::Subject => "command-in-subject",
        Field::Recipients => "command-in-recipient",
        Field::AttachmentName => "command-in-attachment-name",
        Field::AttachmentText => "command-in-attachment-text",
    };
    format!(", {}", language.say(id, &[("number", number.unwrap_or_default().to_string())]))
}

/// The words on one line, without control characters that a terminal would obey, cut in the middle if long.
fn shown(text: &str) -> String {
    let line: Vec<char> = output::plain(text).chars().collect();
    if line.len() <= 120 {
        return line.into_iter().collect();
    }
    let (head, tail) = (&line[..80], &line[line.len() - 36..]);
    head.iter().chain([&' ', &'…', &' ']).chain(tail).collect()
}

fn check_messages(cloison: &Cloison, file: &Utf8Path, hear: bool, language: Language) -> Result<u8, Failure> {
    let unreadable = |source| AppError::Unreadable { file: file.to_string(), source };
    let (input, length): (Box<dyn Read>, u64) = if file == "-" {
        (Box::new(io::stdin().lock()), 0)
    } else {
        let opened = File::open(file).map_err(unreadable)?;
        let length = opened.metadata().map_err(unreadable)?.len();
        (Box::new(opened), length)
    };
    let bar = progress(length, Unit::Bytes, language);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut bad = false;
    cloison.check_messages(
        BufReader::with_capacity(1 << 16, bar.wrap_read(input)),
        hear,
        language,
        |line| match line {
            Line::Judged(judged) => {
                serde_json::to_writer(&mut out, &judged)?;
                out.write_all(b"\n")
            }
            Line::Bad { number, error } => {
                bad = true;
                bar.suspend(|| output::line_problem(number, &error.problem(language), language));
                Ok(())
            }
        },
    )?;
    out.flush()?;
    bar.finish_and_clear();
    Ok(if bad { 2 } else { 0 })
}

/// What a bar counts.
#[derive(Clone, Copy)]
enum Unit {
    Bytes,
    Files,
}

/// A bar on stderr; indicatif draws nothing where stderr is no terminal.
fn progress(length: u64, unit: Unit, language: Language) -> ProgressBar {
    let template = match unit {
        Unit::Bytes => "{msg} {wide_bar} {bytes}/{total_bytes} {eta}",
        Unit::Files => "{msg} {wide_bar} {pos}/{len} {eta}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(length).with_message(language.say("command-checking", &[]));
    if length == 0 { ProgressBar::hidden() } else { bar.with_style(style) }
}
