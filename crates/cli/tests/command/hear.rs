//! The reader, with the model that is shipped.

use serde_json::json;

use super::*;

/// No rule finds anything in it.
const OBLIQUE: &str = "The man at the ministry who gave us the tables has started to take the stairs so that nobody sees \
                       him with us. Use his first name for nothing.";
const PLAIN: &str = "The room is booked from six, sandwiches are ordered. Please bring the printed programme.";

fn heard(arguments: &[&str], message: &str) -> Value {
    let arguments: Vec<&str> = ["check", "-", "--format", "json"].iter().chain(arguments).copied().collect();
    let mut command = cloison();
    command.args(arguments);
    json(&feed(command, message.as_bytes()))
}

#[test]
fn what_no_keyword_says_is_heard() {
    let alone = heard(&["--rules-only"], OBLIQUE);
    assert_eq!((&alone["level"], alone.get("heard")), (&json!("trivial"), None), "the rules hear nothing");
    let both = heard(&[], OBLIQUE);
    assert_eq!((&both["level"], &both["allowed"]), (&json!("sensitive"), &json!(false)), "{both}");
    assert_eq!((&both["heard"]["topic"], &both["heard"]["decides"]), (&json!("source"), &json!(true)));
    let sentence_heard = &both["heard"]["sentences"][0];
    let [start, end] = ["start", "end"].map(|key| usize::try_from(sentence_heard[key].as_u64().unwrap()).unwrap());
    assert_eq!(sentence_heard["text"], OBLIQUE[start..end]);
    assert!(!both["heard"]["why"].as_str().unwrap().is_empty());
    let among = heard(&[], &format!("Room is booked from six, sandwiches are ordered. {OBLIQUE}"));
    let first = among["heard"]["sentences"][0]["text"].as_str().unwrap();
    assert!(first.starts_with("The man"), "it points at what is delicate: {among}");
    let plain = heard(&[], PLAIN);
    assert_eq!((&plain["level"], plain.get("heard")), (&json!("trivial"), None));
}

#[test]
fn the_policy_says_what_its_word_counts() {
    let desk = Desk::new();
    let policy = |reader: &str| {
        let head = "policy = { id = \"own\", version = 1, title = { en = \"Own\", fr = \"La nôtre\" }, \
                    languages = [\"en\", \"fr\"], extends = \"campaign\" }";
        fs::write(desk.path("own.toml"), format!("{head}\n{reader}\n")).unwrap();
        heard(&["--policy", desk.path("own.toml").to_str().unwrap()], OBLIQUE)
    };
    let advice = policy("[[reader]]\nabout = [\"sensitive\", \"confidential\"]\nadvise_from = 20");
    assert_eq!((&advice["level"], &advice["heard"]["decides"]), (&json!("trivial"), &json!(false)), "{advice}");
    let topic = policy("[[reader]]\nabout = \"source\"\noff = true");
    assert_eq!((&topic["level"], topic.get("heard")), (&json!("trivial"), None), "by no other name either");
    let off = policy("[[reader]]\nabout = [\"sensitive\", \"confidential\"]\noff = true");
    assert_eq!(
        off,
        heard(&["--rules-only", "--policy", desk.path("own.toml").to_str().unwrap()], OBLIQUE),
        "as without it, to the byte"
    );
}

#[test]
fn nothing_is_heard_where_nothing_is_said() {
    for message in ["", " \n\n", "-- \nLéa", "🎉"] {
        let told = heard(&["--explain"], message);
        assert_eq!(
            (&told["level"], told.get("heard"), told.get("not_heard")),
            (&json!("trivial"), None, None),
            "{told}"
        );
    }
}

#[test]
fn it_is_explained_apart_from_the_rules() {
    let told = heard(&["--explain"], OBLIQUE);
    let raised = told["steps"].as_array().unwrap().iter().any(|step| step["outcome"] == "raised");
    assert!(!raised, "no rule raises it: {told}");
    assert!(told["reading"]["sensitive"].as_u64().unwrap() >= told["heard"]["percent"].as_u64().unwrap());
    assert_eq!(told["reading"]["topics"][0]["topic"], "source");
    let plain = heard(&["--explain"], PLAIN);
    assert!(plain["reading"]["confidential"].as_u64().unwrap() < 35, "also where nothing is heard: {plain}");
    assert_eq!(heard(&["--explain", "--rules-only"], OBLIQUE).get("reading"), None);
}

#[test]
fn an_officers_examples_adapt_it() {
    let desk = Desk::new();
    let path = desk.path("own.toml");
    let policy = |examples: &str| {
        let head = "policy = { id = \"own\", version = 1, title = { en = \"Own\", fr = \"La nôtre\" }, \
                    languages = [\"en\", \"fr\"], extends = \"campaign\" }";
        fs::write(&path, format!("{head}\n{examples}\n")).unwrap();
    };
    let level = |message: &str| heard(&["--policy", path.to_str().unwrap()], message)["level"].clone();
    let code = "The gardener will be at the usual bench on Thursday, bring the seeds in a plain bag.";
    let said_otherwise = "The gardener waits at the bench on Friday, take the seeds along in a paper bag.";
    let innocent = "Lunch is at one on Thursday.";
    let [like, unlike] = ["source", "none"].map(|topic| format!("[[example]]\ntopic = \"{topic}\"\ntext = \"{code}\""));
    policy("");
    assert_eq!([code, said_otherwise, innocent].map(level), ["trivial"; 3]);
    policy(&like);
    assert_eq!([code, said_otherwise, innocent].map(level), ["sensitive", "sensitive", "trivial"]);
    let told = heard(&["--policy", path.to_str().unwrap()], code);
    assert_eq!((&told["heard"]["topic"], &told["heard"]["sentences"][0]["text"]), (&json!("source"), &json!(code)));
    policy(&format!("[[example]]\ntopic = \"none\"\ntext = \"{OBLIQUE}\""));
    assert_eq!(level(OBLIQUE), "trivial", "this is not like that");
    policy(&format!("{like}\n{unlike}"));
    let mut command = cloison();
    command.args(["policy", "test", path.to_str().unwrap()]);
    let told = command.output().unwrap();
    assert!(text(&told.stdout).contains("P206") || text(&told.stderr).contains("P206"), "it cannot be both: {told:?}");
}

#[test]
fn without_a_model_the_rules_go_on() {
    let desk = Desk::new();
    fs::write(desk.path("damaged"), b"no model").unwrap();
    let model = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../reader/model/reader.model");
    let mut changed = fs::read(model).unwrap();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    fs::write(desk.path("changed"), changed).unwrap();
    let cases = [("nowhere", "R001"), ("damaged", "R002"), ("changed", "R003")];
    for (model, code) in cases {
        let mut command = cloison();
        command.env("CLOISON_READER", desk.path(model)).args(["check", "-"]);
        let told = feed(command, b"Keep the internal poll out of the deck.");
        assert_eq!(told.status.code(), Some(1));
        assert!(text(&told.stderr).starts_with(code), "{}", text(&told.stderr));
        assert!(text(&told.stdout).contains("Confidential"), "{}", text(&told.stdout));
    }
}

#[test]
fn it_is_said_in_words_in_both_languages() {
    for (language, expected) in
        [("en", "a source who could be found out"), ("fr", "une source qui pourrait être reconnue")]
    {
        let mut command = cloison();
        command.args(["check", "-", "--language", language]);
        let told = feed(command, OBLIQUE.as_bytes());
        assert!(text(&told.stdout).contains(expected), "{}", text(&told.stdout));
    }
}

#[test]
fn what_it_does_not_read_is_said() {
    let german = "Wir trennen uns am dritten von Karim und Julie, sie wissen es noch nicht, und so soll es bleiben.";
    let told = heard(&[], german);
    assert_eq!((&told["level"], told.get("heard")), (&json!("trivial"), None));
    assert_eq!(told["not_heard"]["code"], "R004", "{told}");
    let endless = "The room is booked from six. ".repeat(4000);
    assert_eq!(heard(&[], &endless)["not_heard"]["code"], "R005");
}

#[test]
fn what_the_readme_shows_is_so() {
    let readme = fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md")).unwrap();
    let (_, example) = readme.split_once("$ echo \"The girl at the bank").unwrap();
    let (message, rest) = example.split_once("\" | cloison check\n").unwrap();
    let (expected, _) = rest.split_once("```").unwrap();
    let mut command = cloison();
    command.args(["check"]);
    assert_eq!(text(&feed(command, format!("The girl at the bank{message}\n").as_bytes()).stdout), expected);
}
