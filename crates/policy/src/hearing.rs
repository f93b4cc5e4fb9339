//! What the reader's word counts: from which certainty it decides or advises, for each level and topic.
//!
//! The reader is the small model that reads the sense of a draft (`crates/reader`); rules are the exact word beside it.

use crate::format::{READER, READER_EXAMPLE};
use crate::table::{Reader, Table, Value, items, word};
use crate::{Code, Level, Place};

/// Where the policy says nothing: sure enough to decide, and likely enough to be said. What is sensitive counts from a
/// lower certainty, since to hear too little of it costs more. Chosen by messages of writers of whom the model had seen
/// nothing (`docs/reader.md`).
const CONFIDENTIAL: Hearing = Hearing { decides: Some(50), advises: Some(35) };
const SENSITIVE: Hearing = Hearing { decides: Some(35), advises: Some(25) };

/// What a message can be about, as the labelled messages have it, with the level that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The word in policies and in the model.
    pub id: &'static str,
    /// Its level.
    pub level: Level,
}

/// What stands for no topic in an example.
pub(crate) const NONE: &str = "none";
/// Most examples: each is read when the reader is first asked, in some 25 ms.
const MOST_EXAMPLES: usize = 64;
/// Most characters of one.
const LONGEST_EXAMPLE: usize = 2000;

/// A text that an officer gives the reader as an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderExample {
    /// What it is about; none where it is nothing delicate.
    pub topic: Option<Topic>,
    /// A message that reads so.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Every topic that is not trivial.
pub const TOPICS: [Topic; 28] = {
    use Level::{Confidential, Sensitive};
    const fn topic(id: &'static str, level: Level) -> Topic {
        Topic { id, level }
    }
    [
        topic("budget-salary", Confidential),
        topic("contract", Confidential),
        topic("debate", Confidential),
        topic("disagreement-remark", Confidential),
        topic("donor", Confidential),
        topic("draft", Confidential),
        topic("hiring-performance", Confidential),
        topic("meeting-about", Confidential),
        topic("personal-data", Confidential),
        topic("polling-strategy", Confidential),
        topic("schedule-travel", Confidential),
        topic("vendor", Confidential),
        topic("breach", Sensitive),
        topic("bulk-data", Sensitive),
        topic("burn-after-reading", Sensitive),
        topic("credentials", Sensitive),
        topic("dismissal", Sensitive),
        topic("health-family", Sensitive),
        topic("irregular-money", Sensitive),
        topic("legal-exposure", Sensitive),
        topic("misconduct", Sensitive),
        topic("opposition-research", Sensitive),
        topic("own-weakness", Sensitive),
        topic("physical-security", Sensitive),
        topic("secret-deal", Sensitive),
        topic("source", Sensitive),
        topic("state-secret", Sensitive),
        topic("threat", Sensitive),
    ]
};

/// The words for them.
pub(crate) fn topics() -> [(&'static str, &'static str); TOPICS.len()] {
    TOPICS.map(|topic| (topic.id, topic.id))
}

/// From which certainty, in percent, the reader is heard; none where it never is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// From here up its level is the draft's, if that is higher than the rules'.
    pub decides: Option<u32>,
    /// From here up what it hears is said.
    pub advises: Option<u32>,
}

impl Hearing {
    /// It is not heard.
    pub const OFF: Hearing = Hearing { decides: None, advises: None };
}

/// What the policy says of the reader: later entries count before earlier ones, those of a topic before those of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderSettings {
    entries: Vec<(About, Hearing)>,
    /// By what it is adapted, those of an extended pack first.
    pub examples: Vec<ReaderExample>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Level(Level),
    Topic(&'static str),
}

impl ReaderSettings {
    /// How it is heard about a topic that raises a draft to a level.
    #[must_use]
    pub fn hearing(&self, level: Level, topic: &str) -> Hearing {
        let said = |about: &dyn Fn(&About) -> bool| self.entries.iter().rev().find(|(of, _)| about(of));
        let topic = said(&|about| matches!(about, About::Topic(of) if *of == topic));
        let found = topic.or_else(|| said(&|about| matches!(about, About::Level(of) if *of == level)));
        let unsaid = if level == Level::Sensitive { SENSITIVE } else { CONFIDENTIAL };
        found.map_or(unsaid, |(_, hearing)| *hearing)
    }

    /// Whether it is heard about anything.
    #[must_use]
    pub fn is_off(&self) -> bool {
        TOPICS.iter().all(|topic| self.hearing(topic.level, topic.id) == Hearing::OFF)
    }
}

/// Reads a `[[reader]]` table.
pub(crate) fn read(reader: &mut Reader<'_>, value: &Value<'_>, said: &mut ReaderSettings) {
    let Some(table) = Table::of(reader, "reader", value, &READER) else { return };
    let off = table.flag(reader, "off").unwrap_or(false);
    let bounds = ["decide_from", "advise_from"].map(|key| (table.get(key), table.number(reader, key, 1..101)));
    match bounds.map(|(value, _)| value) {
        [None, None] if !off => reader.report(Code::MissingKey, value.span(), &[("key", "decide_from")]),
        [Some(value), _] | [None, Some(value)] if off => {
            reader.report(Code::UnknownKey, value.span(), &[("key", "decide_from"), ("known", "about, off")]);
        }
        _ => {}
    }
    let [decides, advises] = bounds.map(|(_, number)| number);
    let hearing = if off { Hearing::OFF } else { Hearing { decides, advises } };
    let Some(about) = table.need(reader, "about") else { return };
    let levels = [Level::Confidential, Level::Sensitive].map(|level| (level.as_str(), About::Level(level)));
    let known: Vec<_> = levels.into_iter().chain(TOPICS.map(|topic| (topic.id, About::Topic(topic.id)))).collect();
    said.entries.extend(items(about).filter_map(|item| Some((word(reader, "about", item, &known)?, hearing))));
}

/// Reads an `[[example]]` table.
pub(crate) fn read_example(reader: &mut Reader<'_>, value: &Value<'_>, said: &mut ReaderSettings) {
    let Some(table) = Table::of(reader, "example", value, &READER_EXAMPLE) else { return };
    let known: Vec<_> = std::iter::once((NONE, None)).chain(TOPICS.map(|topic| (topic.id, Some(topic)))).collect();
    let topic = table.need(reader, "topic").and_then(|topic| word(reader, "topic", topic, &known));
    let texts = table.need(reader, "text").map_or_else(Vec::new, |_| table.texts(reader, "text"));
    let Some(topic) = topic else { return };
    for (text, span) in texts {
        if said.examples.len() == MOST_EXAMPLES {
            return reader.report(Code::TooManyExamples, span, &[("most", &MOST_EXAMPLES.to_string())]);
        }
        if text.chars().count() > LONGEST_EXAMPLE {
            reader.report(Code::ExampleTooLong, span, &[("most", &LONGEST_EXAMPLE.to_string())]);
            continue;
        }
        let place = reader.place(span);
        said.examples.push(ReaderExample { topic, text: text.to_owned(), place });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Policy, Source};

    fn read(reader: &str) -> Result<ReaderSettings, Vec<Code>> {
        let head = r#"
            policy = { id = "p", version = 1, title = { en = "P" }, languages = ["en"] }
            channel = [{ id = "email", kind = "email", ceiling = "trivial", title = { en = "E" }, facts = { en = "F" } }]
        "#;
        let policy = Policy::read(&[Source::new("pack.toml", format!("{head}\n{reader}"))]);
        policy.map(|policy| policy.reader).map_err(|all| all.iter().map(|one| one.code).collect())
    }

    #[test]
    fn a_topic_counts_before_its_level_and_the_later_before_the_earlier() {
        let said = read(
            "[[reader]]\nabout = \"sensitive\"\ndecide_from = 90\nadvise_from = 50
             [[reader]]\nabout = [\"threat\", \"debate\"]\noff = true
             [[reader]]\nabout = \"debate\"\nadvise_from = 70",
        )
        .unwrap();
        let hearing = |decides, advises| Hearing { decides, advises };
        assert_eq!(said.hearing(Level::Sensitive, "source"), hearing(Some(90), Some(50)));
        assert_eq!(said.hearing(Level::Sensitive, "threat"), Hearing::OFF);
        assert_eq!(said.hearing(Level::Confidential, "debate"), hearing(None, Some(70)));
        assert_eq!(said.hearing(Level::Confidential, "donor"), CONFIDENTIAL);
        assert!(!said.is_off());
        let off = read("[[reader]]\nabout = [\"confidential\", \"sensitive\"]\noff = true").unwrap();
        assert!(off.is_off());
    }

    #[test]
    fn examples_are_of_a_topic_or_of_none() {
        let said = read(
            "[[example]]\ntopic = \"source\"\ntext = [\"He takes the stairs.\", \"No names.\"]
             [[example]]\ntopic = \"none\"\ntext = \"Take the stairs, the lift is broken.\"",
        )
        .unwrap();
        let topics: Vec<_> = said.examples.iter().map(|example| example.topic.map(|topic| topic.id)).collect();
        assert_eq!(topics, [Some("source"), Some("source"), None]);
        assert_eq!(said.examples[2].text, "Take the stairs, the lift is broken.");
        let many = "[[example]]\ntopic = \"none\"\ntext = [".to_owned() + &"\"Lunch.\", ".repeat(65) + "]";
        assert_eq!(read(&many).unwrap_err(), [Code::TooManyExamples]);
        let long = format!("[[example]]\ntopic = \"none\"\ntext = \"{}\"", "é".repeat(2001));
        assert_eq!(read(&long).unwrap_err(), [Code::ExampleTooLong]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (reader, code) in [
            ("[[reader]]\noff = true", Code::MissingKey),
            ("[[reader]]\nabout = \"sensitive\"", Code::MissingKey),
            ("[[reader]]\nabout = \"trivial\"\noff = true", Code::UnknownValue),
            ("[[reader]]\nabout = \"debate\"\noff = true\nadvise_from = 20", Code::UnknownKey),
            ("[[reader]]\nabout = \"sensitive\"\ndecide_from = 0", Code::OutOfRange),
            ("[[reader]]\nabout = \"sensitive\"\ndecide_from = 60\nsure = 1", Code::UnknownKey),
            ("[[example]]\ntext = \"Lunch.\"", Code::MissingKey),
            ("[[example]]\ntopic = \"none\"", Code::MissingKey),
            ("[[example]]\ntopic = \"none\"\ntext = \"\"", Code::Empty),
            ("[[example]]\ntopic = \"gossip\"\ntext = \"Lunch.\"", Code::UnknownValue),
        ] {
            assert_eq!(read(reader).unwrap_err(), [code], "{reader}");
        }
    }
}
