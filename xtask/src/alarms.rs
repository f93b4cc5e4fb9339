//! `alarms`: ordinary sentences and mail that have nothing delicate in them, and how many of them are raised all the same.
//!
//! People stop to read warnings that are mostly wrong. The sentences are public French ones, the mail is that of the
//! benchmark `mail`; neither is part of the project, so each is judged where it is at hand. What the reader hears in them
//! takes minutes: the command `alarms` alone asks it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::detectors;
use crate::house::{self, Failure, House, run as run_program};

/// Where the sentences are, a JSON object with a `text` a line.
const SENTENCES: &str = "../shared/corpora/french_sentences.jsonl";
/// Where the benchmark `mail` puts its messages, and which of them people wrote to each other.
const MAIL: &str = "target/corpora/package/data";
const KINDS: [&str; 2] = ["easy-ham-1", "easy-ham-2"];
/// What signatures and the footers of mailing lists are full of.
const ADDRESSES: [&str; 4] = ["email-address", "phone", "postal-address", "ip-address"];
const PACKS: [&str; 5] = ["campaign", "newsroom", "ngo", "law-firm", "town-hall"];

/// Most texts that may be raised, of a thousand.
const BY_A_PACK: usize = 10;
const BY_A_DETECTOR: usize = 2;
const BY_A_DETECTOR_IN_MAIL: usize = 10;
/// So that it gets no worse; 100 are aimed at.
const WITH_THE_READER: usize = 150;
/// One text in so many is read by the reader.
const READ: usize = 8;

/// Texts of one kind.
struct Corpus {
    name: &'static str,
    texts: Vec<String>,
}

/// How many texts of a corpus a policy raised.
struct Count {
    what: String,
    raised: usize,
    of: usize,
    most: usize,
}

impl Count {
    fn is_too_high(&self) -> bool {
        self.raised * 1000 > self.most * self.of
    }
}

pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`alarms` takes nothing"));
    }
    run_program(&mut house.cargo(&["build", "--package", "cloison-cli"]))?;
    if !check(house)? {
        house::say(&format!("alarms: skipped, neither {SENTENCES} nor {MAIL} is here\n"));
        return Ok(());
    }
    let (sentences, mail) = (house.root.join(SENTENCES), house.root.join(MAIL));
    let mut counts = Vec::new();
    if sentences.exists() {
        let texts: Vec<_> = texts(&sentences)?.into_iter().map(String::into_bytes).collect();
        counts.push(read(house, "French sentences, with the reader", "txt", &texts)?);
    }
    if mail.exists() {
        // The first line is the mailbox's in which the message was kept.
        let message = |file: Vec<u8>| file.split_inclusive(|byte| *byte == b'\n').skip(1).collect::<Vec<_>>().concat();
        let messages: Vec<_> = files(&mail)?.into_iter().map(message).collect();
        counts.push(read(house, "English mail, with the reader", "eml", &messages)?);
    }
    judge(&counts)
}

/// With the command that is built, counts what is raised, and fails where that is too much; false where no text is at hand.
pub(crate) fn check(house: &House) -> Result<bool, Failure> {
    let mut counts = Vec::new();
    let policy = all_detectors(house)?;
    let sentences = house.root.join(SENTENCES);
    if sentences.exists() {
        let corpus = Corpus { name: "French sentences", texts: texts(&sentences)? };
        for pack in PACKS {
            counts.push(corpus.count(house, pack, None, BY_A_PACK, &[])?);
        }
        counts.push(corpus.count(house, "detectors", Some(&policy), BY_A_DETECTOR, &[])?);
    }
    let mail = house.root.join(MAIL);
    if mail.exists() {
        let corpus = Corpus { name: "English mail", texts: messages(&mail)? };
        counts.push(corpus.count(house, "detectors", Some(&policy), BY_A_DETECTOR_IN_MAIL, &ADDRESSES)?);
    }
    judge(&counts)?;
    Ok(!counts.is_empty())
}

/// Says how many are raised, and fails where that is too much.
fn judge(counts: &[Count]) -> Result<(), Failure> {
    for Count { what, raised, of, most } in counts {
        let hundredths = |part: usize, of: usize| format!("{}.{:02}", part * 100 / of, part * 10_000 / of % 100);
        let (share, most) = (hundredths(*raised, (*of).max(1)), hundredths(*most, 1000));
        house::say(&format!("{what:<34}{raised:>6} of {of:<6}{share:>6} %  at most {most} %\n"));
    }
    match counts.iter().find(|count| count.is_too_high()) {
        Some(count) => Err(Failure::new(format!("too many are raised: {}", count.what))),
        None => Ok(()),
    }
}

/// What rules and reader raise together of some texts, each a file as people have it.
fn read(house: &House, what: &str, ending: &str, texts: &[Vec<u8>]) -> Result<Count, Failure> {
    let folder = house.scratch("read")?;
    let mut command = house.program(house.built("debug", "cloison"));
    command.args(["check", "--format", "json", "--policy", "campaign"]);
    let mut of = 0;
    for text in texts.iter().step_by(READ) {
        of += 1;
        let file = folder.join(format!("{of}.{ending}"));
        fs::write(&file, text).map_err(|error| Failure::file(&file, &error))?;
        command.arg(file);
    }
    // Its exit code tells that some may not travel.
    let (said, _) = house::output(&mut command)?;
    let answers: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if answers.len() != of {
        return Err(Failure::new(format!("`cloison check` judged {} of {of} files", answers.len())));
    }
    let raised = answers.iter().filter(|answer| answer["level"] != "trivial").count();
    Ok(Count { what: what.to_owned(), raised, of, most: WITH_THE_READER })
}

/// A policy with a rule for each detector that there is.
fn all_detectors(house: &House) -> Result<String, Failure> {
    let mut command = house.program(house.built("debug", "cloison"));
    let (said, well) = house::output(command.args(["policy", "detectors"]))?;
    let names: Vec<&str> = said.lines().filter_map(|line| line.split_whitespace().next()).collect();
    if !well || names.is_empty() {
        return Err(Failure::new("`cloison policy detectors` failed"));
    }
    Ok(detectors::policy(names.into_iter()))
}

impl Corpus {
    /// Judges the texts by a shipped pack, or by the policy in a text; findings of some rules do not count.
    fn count(
        &self,
        house: &House,
        policy: &str,
        text: Option<&str>,
        most: usize,
        but: &[&str],
    ) -> Result<Count, Failure> {
        let folder = house.scratch("alarms")?;
        let (rules, lines) = (folder.join("policy.toml"), folder.join("texts.jsonl"));
        let each = self.texts.iter().zip(1..).map(|(text, number)| json!({ "id": number, "body": text }).to_string());
        write(&lines, &(each.collect::<Vec<_>>().join("\n") + "\n"))?;
        let mut command = house.program(house.built("debug", "cloison"));
        command.args(["check", "--rules-only", "--messages"]).arg(&lines).arg("--policy");
        match text {
            Some(text) => {
                write(&rules, text)?;
                command.arg(&rules);
            }
            None => {
                command.arg(policy);
            }
        }
        let (said, well) = house::output(&mut command)?;
        if !well {
            return Err(Failure::new("`cloison check --messages` failed"));
        }
        let raised = said.lines().filter(|line| is_raised(line, but)).count();
        Ok(Count { what: format!("{}, {policy}", self.name), raised, of: self.texts.len(), most })
    }
}

/// Whether an answer has a finding that counts.
fn is_raised(answer: &str, but: &[&str]) -> bool {
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    let rules = answer["findings"].as_array().into_iter().flatten().map(|found| &found["rule"]);
    rules.into_iter().any(|rule| rule.as_str().is_none_or(|rule| !but.contains(&rule)))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| Failure::file(file, &error))
}

fn texts(file: &Path) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
    let read = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?["text"].as_str()?.to_owned());
    Ok(text.lines().filter_map(read).collect())
}

/// The bodies of the messages, each byte a letter of Latin-1, since the encodings differ.
fn messages(folder: &Path) -> Result<Vec<String>, Failure> {
    let texts = files(folder)?.into_iter().map(|bytes| bytes.into_iter().map(char::from).collect::<String>());
    Ok(texts.filter_map(|text| text.split_once("\n\n").map(|(_, body)| body.to_owned())).collect())
}

/// The messages as they are kept, in the order of their names.
fn files(folder: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    let mut messages = Vec::new();
    for kind in KINDS {
        let folder = folder.join(kind);
        let entries = fs::read_dir(&folder).map_err(|error| Failure::file(&folder, &error))?;
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
        files.sort();
        for file in files {
            messages.push(fs::read(&file).map_err(|error| Failure::file(&file, &error))?);
        }
    }
    Ok(messages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts() {
        let answer = r#"{"findings":[{"rule":"phone"},{"rule":"iban"}]}"#;
        assert!(is_raised(answer, &[]) && is_raised(answer, &["phone"]));
        assert!(!is_raised(answer, &["phone", "iban"]) && !is_raised(r#"{"findings":[]}"#, &[]));
    }

    #[test]
    fn what_is_too_much() {
        let count = |raised| Count { what: String::new(), raised, of: 2504, most: BY_A_PACK };
        assert!(!count(25).is_too_high() && count(26).is_too_high());
    }
}
