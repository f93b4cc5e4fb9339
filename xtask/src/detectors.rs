//! `detectors`: the built-in detectors held against another program's cases.
//!
//! The cases are those of Presidio's own recognizer tests, which are not part of this project. What the detectors find
//! otherwise is listed by line with its reason in `tests/detectors/presidio.jsonl`; a disagreement that is not there, or
//! one that is there and is none any more, fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::house::{self, Failure, House, run as run_program};

/// Where the cases are if nothing else is said, from the project's folder.
const CASES: &str = "../shared/peers/presidio.jsonl";
/// The disagreements that have a reason, `{line, entity, reason}` a line.
const REASONS: &str = "tests/detectors/presidio.jsonl";

/// Presidio's kinds that Cloison has, and the detector of each.
const KINDS: &[(&str, &str)] = &[
    ("ABA_ROUTING_NUMBER", "aba_routing"),
    ("CA_SIN", "ca_sin"),
    ("CREDIT_CARD", "card"),
    ("CRYPTO", "crypto_wallet"),
    ("DE_TAX_ID", "de_tax_id"),
    ("EMAIL_ADDRESS", "email_address"),
    ("ES_NIE", "es_nif"),
    ("ES_NIF", "es_nif"),
    ("IBAN_CODE", "iban"),
    ("IP_ADDRESS", "ip_address"),
    ("IT_FISCAL_CODE", "it_codice_fiscale"),
    ("MAC_ADDRESS", "mac_address"),
    ("PHONE_NUMBER", "phone"),
    ("UK_DRIVING_LICENCE", "uk_driving_licence"),
    ("UK_NHS", "nhs"),
    ("UK_NINO", "nino"),
    ("UK_PASSPORT", "uk_passport"),
    ("US_BANK_NUMBER", "us_bank_account"),
    ("US_DRIVER_LICENSE", "us_driver_licence"),
    ("US_ITIN", "itin"),
    ("US_PASSPORT", "us_passport"),
    ("US_SSN", "ssn"),
];

/// A text with what must be found in it, in characters.
struct Case {
    line: u64,
    entity: String,
    detector: &'static str,
    text: String,
    expected: Vec<[u64; 2]>,
}

/// Where the detectors find something else than is expected.
struct Disagreement<'c> {
    case: &'c Case,
    found: Vec<[u64; 2]>,
}

pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    run_program(&mut house.cargo(&["build", "--package", "cloison-cli"]))?;
    match arguments {
        [] if check(house)? => Ok(()),
        [] => {
            house::say(&format!("detectors: skipped, {CASES} is not here\n"));
            Ok(())
        }
        [file] => {
            let cases = read(Path::new(file))?;
            say(&cases, &compare(&cases, &judge(house, &cases)?)?);
            Ok(())
        }
        _ => Err(Failure::usage("`detectors` wants one file at most")),
    }
}

/// With the command that is built, holds the detectors against the cases, and what differs against its reasons; false where the cases are not at hand.
pub(crate) fn check(house: &House) -> Result<bool, Failure> {
    let file = house.root.join(CASES);
    if !file.exists() {
        return Ok(false);
    }
    let cases = read(&file)?;
    let disagreements = compare(&cases, &judge(house, &cases)?)?;
    say(&cases, &disagreements);
    let listed = house.root.join(REASONS);
    let listed = fs::read_to_string(&listed).map_err(|error| Failure::file(&listed, &error))?;
    unlisted(&listed, &disagreements)?;
    Ok(true)
}

fn read(file: &Path) -> Result<Vec<Case>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
    cases(&text).map_err(Failure::usage)
}

fn cases(text: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for (line, number) in text.lines().zip(1u64..) {
        let object: Value = serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
        let entity = object["entity"].as_str().unwrap_or_default();
        let Some((entity, detector)) = KINDS.iter().find(|(known, _)| *known == entity) else { continue };
        let spans: Option<Vec<[u64; 2]>> = object["expected"]
            .as_array()
            .and_then(|spans| spans.iter().map(|span| Some([span[0].as_u64()?, span[1].as_u64()?])).collect());
        let (Some(text), Some(expected)) = (object["text"].as_str(), spans) else {
            return Err(format!("line {number}: no text, or no spans"));
        };
        cases.push(Case { line: number, entity: (*entity).to_owned(), detector, text: text.to_owned(), expected });
    }
    Ok(cases)
}

const HEAD: &str = r#"[policy]
id = "detectors"
version = 1
title = { en = "Detectors" }
languages = ["en"]
[[channel]]
id = "email"
kind = "email"
ceiling = "trivial"
title = { en = "Email" }
facts = { en = "Open." }
"#;

const TEXTS: &str = r#"title = { en = "T" }
why = { en = "W" }
instead = { en = "I" }
matches = ["m"]
passes = ["p"]
"#;

/// A policy with a rule for each detector, named after it.
pub(crate) fn policy<'d>(detectors: impl Iterator<Item = &'d str>) -> String {
    let rules = detectors.map(|detector| {
        let id = detector.replace('_', "-");
        format!("[[rule]]\nid = \"{id}\"\nlevel = \"sensitive\"\ndetectors = [\"{detector}\"]\n{TEXTS}")
    });
    std::iter::once(HEAD.to_owned()).chain(rules).collect()
}

/// What the command finds in each case, a line each.
fn judge(house: &House, cases: &[Case]) -> Result<String, Failure> {
    let folder = house.scratch("detectors")?;
    let (rules, messages) = (folder.join("policy.toml"), folder.join("cases.jsonl"));
    let compared: BTreeSet<&str> = KINDS.iter().map(|(_, detector)| *detector).collect();
    let lines: Vec<String> =
        cases.iter().map(|case| json!({ "id": case.line, "body": case.text }).to_string()).collect();
    fs::write(&rules, policy(compared.into_iter())).map_err(|error| Failure::file(&rules, &error))?;
    fs::write(&messages, lines.join("\n") + "\n").map_err(|error| Failure::file(&messages, &error))?;
    let mut command = house.program(house.built("debug", "cloison"));
    command.args(["check", "--rules-only", "--messages"]).arg(&messages).arg("--policy").arg(&rules);
    let (said, well) = house::output(&mut command)?;
    if well { Ok(said) } else { Err(Failure::new("`cloison check --messages` failed")) }
}

fn compare<'c>(cases: &'c [Case], said: &str) -> Result<Vec<Disagreement<'c>>, Failure> {
    let mut disagreements = Vec::new();
    let lines: Vec<&str> = said.lines().collect();
    if lines.len() != cases.len() {
        return Err(Failure::new(format!("{} answers to {} cases", lines.len(), cases.len())));
    }
    for (case, line) in cases.iter().zip(lines) {
        let answer: Value = serde_json::from_str(line).map_err(|error| Failure::new(error.to_string()))?;
        let rule = case.detector.replace('_', "-");
        let of_kind =
            answer["findings"].as_array().into_iter().flatten().filter(|found| found["rule"] == rule.as_str());
        let span =
            |found: &Value| Some([character(&case.text, &found["start"])?, character(&case.text, &found["end"])?]);
        let found: Vec<[u64; 2]> = of_kind.filter_map(span).collect();
        if found != case.expected {
            disagreements.push(Disagreement { case, found });
        }
    }
    Ok(disagreements)
}

/// How many characters stand before a byte of a text.
fn character(text: &str, byte: &Value) -> Option<u64> {
    let byte = usize::try_from(byte.as_u64()?).ok()?;
    u64::try_from(text.get(..byte)?.chars().count()).ok()
}

fn say(cases: &[Case], disagreements: &[Disagreement<'_>]) {
    let mut kinds: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for case in cases {
        kinds.entry(&case.entity).or_default()[1] += 1;
    }
    for [agreed, all] in kinds.values_mut() {
        *agreed = *all;
    }
    for Disagreement { case, found } in disagreements {
        if let Some([agreed, _]) = kinds.get_mut(case.entity.as_str()) {
            *agreed -= 1;
        }
        let (line, entity, expected) = (case.line, &case.entity, &case.expected);
        house::say(&format!("line {line} ({entity}): expected {expected:?}, found {found:?}\n"));
    }
    house::say(&format!("\n{:<24}{:>8}{:>8}\n", "kind", "agree", "of"));
    let all = [cases.len() - disagreements.len(), cases.len()];
    for (kind, [agreed, of]) in kinds.into_iter().chain([("all", all)]) {
        house::say(&format!("{kind:<24}{agreed:>8}{of:>8}\n"));
    }
}

/// Whether the disagreements are those that are listed, each with a reason.
fn unlisted(listed: &str, disagreements: &[Disagreement<'_>]) -> Result<(), Failure> {
    let mut reasons: BTreeMap<u64, String> = BTreeMap::new();
    for line in listed.lines() {
        let object: Value = serde_json::from_str(line).map_err(|error| Failure::new(format!("{REASONS}: {error}")))?;
        let reason = object["reason"].as_str().filter(|reason| !reason.trim().is_empty());
        if let (Some(line), Some(reason)) = (object["line"].as_u64(), reason) {
            reasons.insert(line, reason.to_owned());
        }
    }
    let new: Vec<u64> =
        disagreements.iter().map(|one| one.case.line).filter(|line| reasons.remove(line).is_none()).collect();
    if new.is_empty() && reasons.is_empty() {
        return Ok(());
    }
    let gone: Vec<u64> = reasons.into_keys().collect();
    Err(Failure::new(format!("{REASONS} lacks the lines {new:?}, and need not have {gone:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"entity":"CA_SIN","text":"é 1","expected":[[2,3]]}
{"entity":"AU_TFN","text":"2","expected":[]}
{"entity":"IBAN_CODE","text":"3","expected":[]}"#;

    fn found(second: &str) -> String {
        let first = r#"{"findings":[{"rule":"ca-sin","start":3,"end":4},{"rule":"ssn","start":0,"end":2}]}"#;
        format!("{first}\n{{\"findings\":[{second}]}}\n")
    }

    #[test]
    fn kinds_that_are_ours_are_compared_in_characters() {
        let cases = cases(TEXT).unwrap();
        assert_eq!(cases.iter().map(|case| case.line).collect::<Vec<_>>(), [1, 3]);
        assert!(compare(&cases, &found("")).unwrap().is_empty());
        let other = compare(&cases, &found(r#"{"rule":"iban","start":0,"end":1}"#)).unwrap();
        assert_eq!((other.len(), other[0].case.line, other[0].found.as_slice()), (1, 3, &[[0, 1]][..]));
    }

    #[test]
    fn each_disagreement_has_a_reason_and_each_reason_a_disagreement() {
        let cases = cases(TEXT).unwrap();
        let other = compare(&cases, &found(r#"{"rule":"iban","start":0,"end":1}"#)).unwrap();
        assert!(unlisted("{\"line\":3,\"reason\":\"theirs is wrong\"}", &other).is_ok());
        assert!(unlisted("", &other).is_err());
        assert!(unlisted("{\"line\":3,\"reason\":\" \"}", &other).is_err());
        assert!(unlisted("{\"line\":3,\"reason\":\"x\"}\n{\"line\":1,\"reason\":\"x\"}", &other).is_err());
    }
}
