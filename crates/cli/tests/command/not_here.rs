//! What a writer set aside in a draft.

use serde_json::{Value, json};

use crate::ledger::{list, policy, refused};
use crate::{Desk, cloison, feed, json, text};

#[test]
fn what_was_set_aside_is_recorded_with_its_reason() {
    let desk = Desk::new();
    let mut message = json!({ "body": "Our internal poll is low.", "channel": "email" });
    let mut numbered = message.clone();
    numbered["id"] = 1.into();
    let check = |line: &Value| {
        let mut command = cloison();
        command.args(["check", "--messages", "-"]);
        json(&feed(command, line.to_string().as_bytes()))
    };
    let found = check(&numbered);
    assert_eq!((&found["level"], found.get("set_aside")), (&json!("confidential"), None));
    let [rule, words] = ["rule", "text"].map(|key| found["findings"][0][key].clone());
    let not_here = json!([{ "rule": rule, "words": words, "reason": "Publié hier" }]);
    (message["not_here"], numbered["not_here"]) = (not_here.clone(), not_here);
    let judged = check(&numbered);
    assert_eq!(
        (&judged["level"], &judged["allowed"], judged["findings"].as_array().unwrap().len()),
        (&json!("trivial"), &json!(true), 0)
    );
    assert_eq!((&judged["set_aside"][0]["words"], &judged["set_aside"][0]["count"]), (&words, &json!(1)));
    message["outcome"] = "sent".into();
    for (keep, kept) in [("nothing", None), ("excerpts", Some(&words))] {
        let policy = policy(&desk, &format!("keep = \"{keep}\""));
        let added = desk.run(&["log", "add", "--policy", &policy], message.to_string().as_bytes());
        let id = text(&added.stdout).trim().to_owned();
        let shown = json(&desk.run(&["log", "show", &id, "--format", "json"], b""));
        assert_eq!((&shown["level"], shown["rules"].as_array().unwrap().len()), (&json!("trivial"), 0), "{shown}");
        let one = &shown["not_here"][0];
        assert_eq!((&one["rule"], &one["reason"], one.get("words")), (&rule, &json!("Publié hier"), kept), "{shown}");
        let printed = text(&desk.run(&["log", "show", &id], b"").stdout).to_owned();
        let line = printed.lines().find(|line| line.starts_with("Not here")).unwrap();
        assert!(line.contains("Publié hier") && line.contains(rule.as_str().unwrap()), "{printed}");
        assert_eq!(line.contains("“internal poll”"), kept.is_some(), "{printed}");
    }
    assert_eq!(list(&desk, &["search", "publie"]).len(), 2);
    message["not_here"][0]["reason"] = " ".into();
    refused(&desk.run(&["log", "add"], message.to_string().as_bytes()), "A024");
    message["not_here"][0].as_object_mut().unwrap().remove("reason");
    refused(&desk.run(&["log", "add"], message.to_string().as_bytes()), "A009");
}
