//! A small file whose figures were worked out by hand.

use super::calibration::Calibration;
use super::{Report, compare, read_judged, read_messages};
use serde_json::json;

const MESSAGES: &str = r#"
{"id":"1","lang":"en","subject":"","body":"a","to":[],"level":"trivial","why":"thanks"}
{"id":"2","lang":"en","subject":"","body":"b","to":[],"level":"trivial"}
{"id":"3","lang":"en","subject":"","body":"c","to":["x@example.org"],"level":"confidential","topic":"polls"}
{"id":"4","lang":"fr","subject":"","body":"d","to":[],"level":"sensitive","why":"health","channel":"signal"}
{"id":"5","lang":"fr","subject":"","body":"e","to":[],"level":"sensitive"}
"#;

const ANSWERS: &str = r#"{"id":"1","level":"trivial","allowed":true,"findings":[]}
{"id":"2","level":"sensitive","allowed":false,"findings":[{"rule":"health","level":"sensitive"},{"rule":"health","level":"sensitive"},{"rule":"poll","level":"confidential"}]}
{"id":"3","level":"confidential","allowed":false,"findings":[{"rule":"poll","level":"confidential"}]}
{"id":"4","level":"confidential","allowed":true,"findings":[{"rule":"poll","level":"confidential"}]}
{"id":"5","level":"sensitive","allowed":false,"findings":[{"rule":"health","level":"sensitive"}]}"#;

fn report() -> Report {
    let messages = read_messages("small", MESSAGES).unwrap();
    let judged = read_judged(ANSWERS, &messages).unwrap();
    compare(&messages, &judged)
}

#[test]
fn figures_by_level_and_language() {
    let report = report().json();
    // F1: trivial 2/3, confidential 2/3, sensitive 2/4.
    assert_eq!(report["all"]["accuracy"], json!(0.6));
    let macro_f1 = report["all"]["macro_f1"].as_f64().unwrap();
    assert!((macro_f1 - (2.0 / 3.0 + 2.0 / 3.0 + 0.5) / 3.0).abs() < 1e-9);
    assert_eq!(report["all"]["levels"]["trivial"]["precision"], json!(1.0));
    assert_eq!(report["all"]["levels"]["trivial"]["recall"], json!(0.5));
    assert_eq!(
        report["all"]["levels"]["sensitive"]["judged"],
        json!({"trivial": 0, "confidential": 1, "sensitive": 1})
    );
    assert_eq!(report["languages"]["en"]["messages"], json!(3));
    assert_eq!(report["languages"]["fr"]["accuracy"], json!(0.5));
    assert_eq!(report["languages"]["fr"]["levels"]["trivial"]["f1"], json!(null));
}

#[test]
fn what_was_judged_too_low_or_too_high_is_named() {
    let report = report();
    assert_eq!(report.too_low, [json!({"id": "4", "truth": "sensitive", "judged": "confidential", "why": "health"})]);
    assert_eq!(
        report.too_high,
        [json!({"id": "2", "truth": "trivial", "judged": "sensitive", "rules": ["health", "poll"]})]
    );
    assert_eq!(report.rules["health"], [2, 3, 1]);
    assert_eq!(report.rules["poll"], [3, 3, 1]);
    assert!(report.to_string().contains("judged too low: 1"));
}

#[test]
fn several_files_are_told_apart() {
    let mut messages = read_messages("small", MESSAGES).unwrap();
    messages[0].file = "other".to_owned();
    let report = compare(&messages, &read_judged(ANSWERS, &messages).unwrap());
    assert_eq!(report.json()["files"]["other"]["accuracy"], json!(1.0));
    assert_eq!(report.json()["files"]["small"]["messages"], json!(4));
    assert!(report.to_string().contains("\nother                           1"));
    assert!(!self::report().to_string().contains("\nfile "), "one file is all there is");
}

#[test]
fn the_worst_come_first() {
    let messages = read_messages("small", MESSAGES).unwrap();
    let heard = |answers: &str, id: &str, level: &str, percent: u32| {
        let found = format!(
            "\"id\":\"{id}\",\"level\":\"{level}\",\"allowed\":true,\"findings\":[],\"heard\":{{\"level\":\"sensitive\",\"percent\":{percent}}}"
        );
        let lines = answers.lines().map(|line| {
            if line.contains(&format!("\"id\":\"{id}\"")) { format!("{{{found}}}") } else { line.to_owned() }
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let answers = heard(&heard(&heard(ANSWERS, "4", "trivial", 30), "5", "trivial", 3), "1", "confidential", 40);
    let report = compare(&messages, &read_judged(&answers, &messages).unwrap());
    let ids: Vec<&str> = report.worst().iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["5", "4", "2", "1"], "two levels off first, those who are surest first");
}

#[test]
fn certainty_is_held_against_what_is_so() {
    let messages = read_messages("small", MESSAGES).unwrap();
    let mut judged = read_judged(ANSWERS, &messages).unwrap();
    for (one, percent) in judged.iter_mut().zip([None, Some(5), Some(12), Some(97), Some(100)]) {
        one.percent = percent;
    }
    let bins = Calibration::of(&messages, &judged).json();
    assert_eq!(bins[0], json!({ "messages": 2, "certain": 2, "sensitive": 0 }));
    assert_eq!(bins[2], json!({ "messages": 2, "certain": 98, "sensitive": 100 }));
}

#[test]
fn the_command_is_not_shown_the_labels() {
    let messages = read_messages("small", MESSAGES).unwrap();
    assert_eq!(messages[2].question, json!({"id": "3", "subject": "", "body": "c", "to": ["x@example.org"]}));
    assert_eq!(messages[3].question["channel"], json!("signal"));
}

#[test]
fn malformed_input_is_named_by_its_line() {
    let problem = |text: &str| read_messages("small", text).err().unwrap_or_default();
    assert!(problem("{\n").starts_with("1: no JSON"));
    assert!(problem(&MESSAGES.replace("\"lang\":\"fr\"", "\"lang\":3")).starts_with("5: `lang`"));
    assert!(problem(&MESSAGES.replace("confidential", "secret")).starts_with("4: there is no level `secret`"));
    assert!(problem("").starts_with("1: no message"));
}

#[test]
fn answers_that_do_not_fit_are_refused() {
    let messages = read_messages("small", MESSAGES).unwrap();
    let problem = |text: &str| read_judged(text, &messages).err().unwrap_or_default();
    assert!(problem("").contains("0 answers to 5 messages"));
    assert!(problem(&ANSWERS.replace("\"id\":\"5\"", "\"id\":\"9\"")).contains("answer to 5"));
    assert!(problem(&ANSWERS.replace("\"rule\":\"poll\",", "")).contains("without a rule"));
}
