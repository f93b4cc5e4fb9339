//! `eval`: labelled messages held against the policy, and what came of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use serde_json::{Value, json};

use crate::eval::calibration::Calibration;
use crate::figures::{Confusion, LEVELS, rank, shown};
use crate::house::{self, Failure, House, output, run as run_program};
use crate::train;

/// How many messages are named as the worst.
const WORST: usize = 20;

/// A labelled message: what it is, and what the command is asked.
struct Message {
    id: String,
    /// The file's name, without its ending.
    file: String,
    language: String,
    truth: usize,
    topic: Option<String>,
    why: String,
    question: Value,
}

/// What the command found in a message.
struct Judged {
    level: usize,
    /// The rules that found something, with their levels; a rule once a finding.
    rules: Vec<(String, usize)>,
    /// How certain the reader is of what it hears, in percent, where it hears anything.
    percent: Option<u32>,
}

/// Everything that is counted.
#[derive(Default)]
struct Report {
    all: Confusion,
    languages: BTreeMap<String, Confusion>,
    files: BTreeMap<String, Confusion>,
    /// By topic, of messages that have one: how many, and how many were judged as they are.
    topics: BTreeMap<String, [u32; 2]>,
    too_low: Vec<Value>,
    too_high: Vec<Value>,
    /// By rule: messages, findings, and messages that it raised above their level.
    rules: BTreeMap<String, [u32; 3]>,
}

struct Options {
    json: bool,
    policy: Option<String>,
    files: Vec<PathBuf>,
}

/// Who judges.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judge {
    Rules,
    Reader,
    Both,
    /// The reader, that tells how likely each message is to be sensitive, however unlikely.
    Certainty,
}

/// What came of a set of messages, by who judged.
struct Evaluation {
    rules: Report,
    reader: Report,
    both: Report,
    calibration: Calibration,
}

/// Judges every message with the built command, and prints the comparison: of the files that are named, or of those that
/// measure and then of those that the model was not trained on.
pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    let options = read_options(arguments)?;
    let sets = if options.files.is_empty() {
        vec![
            ("dev.jsonl", vec![house.root.join("tests/messages/dev.jsonl")]),
            ("files that the model was not trained on", train::left_out(house)?),
        ]
    } else {
        vec![("", options.files.clone())]
    };
    let mut build = house.cargo(&["build", "--release", "--package", "cloison-cli"]);
    if options.json {
        // Nothing but the figures goes to the standard output.
        if !output(build.arg("--quiet"))?.1 {
            return Err(Failure::new("`cloison` could not be built: see `cargo build -p cloison-cli`"));
        }
    } else {
        run_program(&mut build)?;
    }
    let mut figures = serde_json::Map::new();
    for (title, files) in sets.iter().filter(|(_, files)| !files.is_empty()) {
        let evaluation = evaluate(house, files, &options)?;
        if options.json {
            figures.insert((*title).to_owned(), evaluation.json());
        } else {
            let title = if title.is_empty() { String::new() } else { format!("\n== {title}\n\n") };
            house::say(&format!("{title}{evaluation}"));
        }
    }
    if options.json {
        // What was named is one set.
        let figures = figures.remove("").unwrap_or(Value::Object(figures));
        house::say(&format!("{figures:#}\n"));
    }
    Ok(())
}

fn evaluate(house: &House, files: &[PathBuf], options: &Options) -> Result<Evaluation, Failure> {
    let mut messages = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).map_err(|error| Failure::usage(format!("{}: {error}", file.display())))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        messages.extend(
            read_messages(&name, &text).map_err(|problem| Failure::usage(format!("{}:{problem}", file.display())))?,
        );
    }
    let ask = |who| {
        let said = judge(house, &messages, options, who)?;
        read_judged(&said, &messages).map_err(Failure::usage)
    };
    let [rules, reader, mut both, certain] = [Judge::Rules, Judge::Reader, Judge::Both, Judge::Certainty].map(ask);
    for (one, certain) in both.as_mut().into_iter().flatten().zip(certain.as_ref().into_iter().flatten()) {
        one.percent = certain.percent;
    }
    let [rules, reader, both] = [rules?, reader?, both?].map(|judged| compare(&messages, &judged));
    let calibration = Calibration::of(&messages, &certain?);
    Ok(Evaluation { rules, reader, both, calibration })
}

fn read_options(arguments: &[String]) -> Result<Options, Failure> {
    let mut options = Options { json: false, policy: None, files: Vec::new() };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--policy" => {
                let policy = rest.next().ok_or_else(|| Failure::usage("--policy wants a folder or a file"))?;
                let place = std::path::absolute(policy).map_err(|error| Failure::file(Path::new(policy), &error))?;
                options.policy = Some(place.display().to_string());
            }
            flag if flag.starts_with("--") => return Err(Failure::usage(format!("`eval` does not know {flag}"))),
            file => options.files.push(PathBuf::from(file)),
        }
    }
    Ok(options)
}

/// Reads labelled messages of a file, a JSON object a line; the error begins with the line's number.
fn read_messages(file: &str, text: &str) -> Result<Vec<Message>, String> {
    let mut messages = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |what: &str| format!("{}: {what}", number + 1);
        let object: Value = serde_json::from_str(line).map_err(|error| fault(&format!("no JSON: {error}")))?;
        let word = |key: &str| object[key].as_str().map(str::to_owned);
        let need = |key: &str| word(key).ok_or_else(|| fault(&format!("`{key}` is missing or no text")));
        let level = need("level")?;
        let mut question = json!({ "id": need("id")?, "subject": need("subject")?, "body": need("body")?,
            "to": object["to"].as_array().ok_or_else(|| fault("`to` is missing or no list"))? });
        if let Some(channel) = word("channel") {
            question["channel"] = json!(channel);
        }
        messages.push(Message {
            id: need("id")?,
            file: file.to_owned(),
            language: need("lang")?,
            truth: rank(&level).ok_or_else(|| fault(&format!("there is no level `{level}`")))?,
            topic: word("topic"),
            why: word("why").or_else(|| word("topic")).unwrap_or_default(),
            question,
        });
    }
    if messages.is_empty() { Err("1: no message".to_owned()) } else { Ok(messages) }
}

/// Asks the command about every message, without showing it the labels.
fn judge(house: &House, messages: &[Message], options: &Options, who: Judge) -> Result<String, Failure> {
    let folder = house.scratch("eval")?;
    let file = folder.join("messages.jsonl");
    let questions: Vec<String> = messages.iter().map(|message| message.question.to_string()).collect();
    fs::write(&file, questions.join("\n") + "\n").map_err(|error| Failure::file(&file, &error))?;
    let mut command = house.program(house.built("release", "cloison"));
    command.arg("check").arg("--messages").arg(&file);
    let policy = match who {
        Judge::Rules | Judge::Both => options.policy.clone(),
        Judge::Reader | Judge::Certainty => Some(ruleless(&folder, who)?.display().to_string()),
    };
    if who == Judge::Rules {
        command.arg("--rules-only");
    }
    if let Some(policy) = policy {
        command.args(["--policy", &policy]);
    }
    command.stderr(std::process::Stdio::inherit());
    let ended = command.output().map_err(|error| Failure::new(format!("cloison check: {error}")))?;
    if !ended.status.success() {
        return Err(Failure::new(format!("`cloison check --messages` ended with {}", ended.status)));
    }
    Ok(String::from_utf8_lossy(&ended.stdout).into_owned())
}

/// A policy without rules, under which the reader judges alone, or only says how certain it is.
fn ruleless(folder: &Path, who: Judge) -> Result<PathBuf, Failure> {
    let head = r#"
policy = { id = "ruleless", version = 1, title = { en = "Without rules" }, languages = ["en"] }

[[channel]]
id = "email"
kind = "email"
ceiling = "trivial"
title = { en = "Email" }
facts = { en = "Read by many." }
"#;
    let advice = "\n[[reader]]\nabout = [\"confidential\", \"sensitive\"]\nadvise_from = 1\n";
    let file = folder.join("ruleless.toml");
    let policy = head.to_owned() + if who == Judge::Certainty { advice } else { "" };
    fs::write(&file, policy).map_err(|error| Failure::file(&file, &error))?;
    Ok(file)
}

/// Reads the command's answers, one for each message and in their order.
fn read_judged(said: &str, messages: &[Message]) -> Result<Vec<Judged>, String> {
    let lines: Vec<&str> = said.lines().collect();
    if lines.len() != messages.len() {
        return Err(format!("{} answers to {} messages", lines.len(), messages.len()));
    }
    let mut judged = Vec::new();
    for (line, message) in lines.into_iter().zip(messages) {
        let fault = |what: &str| format!("the answer to {}: {what}", message.id);
        let answer: Value = serde_json::from_str(line).map_err(|error| fault(&error.to_string()))?;
        if answer["id"] != message.id.as_str() {
            return Err(fault(&format!("it is for {}", answer["id"])));
        }
        if let Some(code @ ("R001" | "R002" | "R003")) = answer["not_heard"]["code"].as_str() {
            return Err(fault(&format!("there is no reader: {code}")));
        }
        let level = |value: &Value| value["level"].as_str().and_then(rank).ok_or_else(|| fault("no level"));
        let mut rules = Vec::new();
        for finding in answer["findings"].as_array().ok_or_else(|| fault("no findings"))? {
            let rule = finding["rule"].as_str().ok_or_else(|| fault("a finding without a rule"))?;
            rules.push((rule.to_owned(), level(finding)?));
        }
        // Where something is heard of the lower level alone, the higher one is less likely than a percent.
        let sensitive = answer["heard"]["level"] == LEVELS[2];
        let percent = answer["heard"]["percent"].as_u64().filter(|_| sensitive);
        judged.push(Judged { level: level(&answer)?, rules, percent: percent.and_then(|one| u32::try_from(one).ok()) });
    }
    Ok(judged)
}

fn compare(messages: &[Message], judged: &[Judged]) -> Report {
    let mut report = Report::default();
    for (message, found) in messages.iter().zip(judged) {
        report.all.count(message.truth, found.level);
        report.languages.entry(message.language.clone()).or_default().count(message.truth, found.level);
        report.files.entry(message.file.clone()).or_default().count(message.truth, found.level);
        if let Some(topic) = &message.topic {
            let counts = report.topics.entry(topic.clone()).or_default();
            counts[0] += 1;
            counts[1] += u32::from(message.truth == found.level);
        }
        let mut once: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
        for (rule, level) in &found.rules {
            let entry = once.entry(rule).or_default();
            entry.0 += 1;
            entry.1 |= *level > message.truth;
        }
        let too_high = found.level > message.truth;
        for (rule, (findings, above)) in &once {
            let counts = report.rules.entry((*rule).to_owned()).or_default();
            counts[0] += 1;
            counts[1] += findings;
            counts[2] += u32::from(too_high && *above);
        }
        let mut line = json!({ "id": message.id, "truth": LEVELS[message.truth], "judged": LEVELS[found.level] });
        if let Some(percent) = found.percent {
            line["percent"] = json!(percent);
        }
        if too_high {
            let raised: Vec<&str> = once.iter().filter(|(_, (_, above))| *above).map(|(rule, _)| *rule).collect();
            line["rules"] = json!(raised);
            report.too_high.push(line);
        } else if found.level < message.truth {
            line["why"] = json!(message.why);
            report.too_low.push(line);
        }
    }
    report
}

/// The figures that matter most, a line for each who judges.
fn summary(reports: &[(&str, &Report)]) -> String {
    let mut lines =
        format!("{:<8}{:>10}{:>9}{:>19}{:>16}\n", "", "macro-F1", "too low", "sensitive: trivial", "trivial: raised");
    for (name, report) in reports {
        let all = &report.all;
        let [f1, too_low, lost, raised] = [all.macro_f1(), all.too_low(), all.lost(), all.raised()].map(shown);
        let languages = report.languages.iter().map(|(language, of)| format!("  {language} {}", shown(of.macro_f1())));
        let languages: String = languages.collect();
        let _ = writeln!(lines, "{name:<8}{f1:>10}{too_low:>9}{lost:>19}{raised:>16}{languages}");
    }
    lines
}

impl Evaluation {
    fn json(&self) -> Value {
        json!({ "rules": self.rules.json(), "reader": self.reader.json(), "both": self.both.json(),
            "calibration": self.calibration.json() })
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let summary = summary(&[("rules", &self.rules), ("reader", &self.reader), ("both", &self.both)]);
        write!(to, "{summary}\nrules and reader\n{}\n{}", self.both, self.calibration)
    }
}

impl Report {
    /// Those that are farthest from what they are; among them those about which the reader is surest and wrong.
    fn worst(&self) -> Vec<&Value> {
        let mut wrong: Vec<&Value> = self.too_low.iter().chain(&self.too_high).collect();
        let place = |line: &Value, key: &str| line[key].as_str().and_then(rank).unwrap_or(0);
        wrong.sort_by_key(|line| {
            let (truth, judged) = (place(line, "truth"), place(line, "judged"));
            let percent = line["percent"].as_u64().unwrap_or(0);
            (std::cmp::Reverse(truth.abs_diff(judged)), if truth == 2 { percent } else { 100 - percent })
        });
        wrong.truncate(WORST);
        wrong
    }

    fn json(&self) -> Value {
        let languages: BTreeMap<_, _> = self.languages.iter().map(|(name, figures)| (name, figures.json())).collect();
        let files: BTreeMap<_, _> = self.files.iter().map(|(name, figures)| (name, figures.json())).collect();
        let counts = |counts: &[u32; 3]| json!({ "messages": counts[0], "findings": counts[1], "too_high": counts[2] });
        let rules: BTreeMap<_, _> = self.rules.iter().map(|(rule, found)| (rule, counts(found))).collect();
        let topics: BTreeMap<_, _> = self
            .topics
            .iter()
            .map(|(topic, [all, right])| (topic, json!({ "messages": all, "right": right })))
            .collect();
        json!({ "all": self.all.json(), "languages": languages, "files": files, "topics": topics, "too_low": self.too_low,
            "too_high": self.too_high, "rules": rules })
    }
}

fn write_line(to: &mut fmt::Formatter<'_>, line: &Value) -> fmt::Result {
    let word = |key: &str| line[key].as_str().unwrap_or_default();
    let rules: Vec<&str> = line["rules"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let (id, truth, judged) = (word("id"), word("truth"), word("judged"));
    let percent = line["percent"].as_u64().map_or_else(String::new, |percent| format!("{percent} %"));
    writeln!(to, "  {id:<12} {truth:>12} judged {judged:<12} {percent:>5}  {}{}", word("why"), rules.join(", "))
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.write("all", to)?;
        for (language, figures) in &self.languages {
            writeln!(to)?;
            figures.write(language, to)?;
        }
        if self.files.len() > 1 {
            writeln!(to, "\n{:<24}{:>9}{:>9}{:>9}", "file", "messages", "macro-F1", "too low")?;
            for (file, of) in &self.files {
                let [f1, too_low] = [of.macro_f1(), of.too_low()].map(shown);
                writeln!(to, "{file:<24}{:>9}{f1:>9}{too_low:>9}", of.total())?;
            }
        }
        if !self.topics.is_empty() {
            writeln!(to, "\n{:<24}{:>9}{:>9}", "topic", "messages", "right")?;
            for (topic, [all, right]) in &self.topics {
                writeln!(to, "{topic:<24}{all:>9}{right:>9}")?;
            }
        }
        for (title, lines) in [("too low", &self.too_low), ("too high", &self.too_high)] {
            writeln!(to, "\njudged {title}: {}", lines.len())?;
            lines.iter().try_for_each(|line| write_line(to, line))?;
        }
        writeln!(to, "\nthe worst")?;
        self.worst().into_iter().try_for_each(|line| write_line(to, line))?;
        writeln!(to, "\n{:<40}{:>9}{:>9}{:>9}", "rule", "messages", "findings", "too high")?;
        for (rule, [messages, findings, too_high]) in &self.rules {
            writeln!(to, "{rule:<40}{messages:>9}{findings:>9}{too_high:>9}")?;
        }
        Ok(())
    }
}

mod calibration;
#[cfg(test)]
mod tests;
