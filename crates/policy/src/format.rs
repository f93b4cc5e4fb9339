//! The format in one place: every table, its keys and what each may hold. The reader refuses what is not here, and the
//! JSON Schema is made from the same lists, so that neither can know a key that the other does not.

use std::ops::Range;

/// The numbers that counts may have.
pub(crate) const COUNTS: Range<u32> = 1..100_001;

/// One kind of table.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) keys: &'static [Key],
    /// What the table holds under each language's code, if it has such keys.
    pub(crate) languages: Option<Kind>,
}

/// One key of a table.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) about: &'static str,
}

/// What a key may hold.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Id,
    Number(u32, u32),
    Flag,
    Date,
    /// A text or an array of texts.
    Texts,
    Level,
    Picture,
    App,
    Keep,
    /// A level or a topic, or an array of them.
    LevelsOrTopics,
    Topic,
    /// A topic, or `none`.
    TopicOrNone,
    Detectors,
    Fields,
    Within,
    /// A term or an array of terms.
    Terms,
    /// An example or an array of examples.
    Examples,
    Table(&'static Shape),
    /// A table or an array of tables.
    Tables(&'static Shape),
}

impl Shape {
    /// The names of the keys, those of the languages included.
    pub(crate) fn known<'k>(&self, languages: &'k [String]) -> impl Iterator<Item = &'k str> {
        let languages = if self.languages.is_some() { languages } else { &[] };
        self.keys.iter().map(|key| key.name).chain(languages.iter().map(String::as_str))
    }
}

const fn may(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, kind, required: false, about }
}

const fn must(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, kind, required: true, about }
}

const COUNT: Kind = Kind::Number(COUNTS.start, COUNTS.end - 1);

pub(crate) static DOCUMENT: Shape = Shape {
    name: "document",
    languages: None,
    keys: &[
        may("format", Kind::Number(1, 1000), "The format of this file; 1 where it is not said."),
        may("policy", Kind::Table(&POLICY), "The pack itself; in exactly one file of it."),
        may("channel", Kind::Tables(&CHANNEL), "The ways to send."),
        may("list", Kind::Tables(&LIST), "Words that several rules share."),
        may("rule", Kind::Tables(&RULE), "What to look for."),
        may("code_words", Kind::Tables(&CODE_WORDS), "Words that only insiders understand."),
        may("ledger", Kind::Table(&LEDGER), "What is kept of decisions, how long, and who can open it."),
        may(
            "reader",
            Kind::Tables(&READER),
            "From which certainty the reader, which hears what no keyword says, is heard.",
        ),
        may("example", Kind::Tables(&READER_EXAMPLE), "What the reader shall take for what: it is adapted by this."),
        may("change", Kind::Tables(&CHANGE), "What becomes of a rule of the pack that is extended."),
    ],
};

pub(crate) static POLICY: Shape = Shape {
    name: "policy",
    languages: None,
    keys: &[
        must("id", Kind::Id, "The pack's id."),
        must("version", Kind::Number(1, u32::MAX - 1), "Its version; kept in each record."),
        must("title", Kind::Table(&LOCAL_TEXT), "Its name."),
        must("languages", Kind::Texts, "The languages in which every text of the pack exists, such as `en`."),
        may("extends", Kind::Id, "The shipped pack whose channels, lists and rules this one begins with."),
        may("domains", Kind::Texts, "The organisation's own mail domains."),
        may("distribution_lists", Kind::Texts, "Addresses behind which many people stand."),
    ],
};

pub(crate) static READER: Shape = Shape {
    name: "reader",
    languages: None,
    keys: &[
        must("about", Kind::LevelsOrTopics, "Levels or topics."),
        may("off", Kind::Flag, "It is not heard about them."),
        may(
            "decide_from",
            Kind::Number(1, 100),
            "The certainty, in percent, from which its level is the draft's, where that is higher than the rules'.",
        ),
        may("advise_from", Kind::Number(1, 100), "The certainty, in percent, from which what it hears is said."),
    ],
};

pub(crate) static READER_EXAMPLE: Shape = Shape {
    name: "reader_example",
    languages: None,
    keys: &[
        must("topic", Kind::TopicOrNone, "What it is about; `none` where it is nothing delicate."),
        must("text", Kind::Texts, "A message that reads so, or several."),
    ],
};

pub(crate) static LEDGER: Shape = Shape {
    name: "ledger",
    languages: None,
    keys: &[
        may(
            "retention_days",
            Kind::Number(1, 3650),
            "After how many days a record is purged; 90 where it is not said.",
        ),
        may("keep", Kind::Keep, "What is kept of a message's text; `nothing` where it is not said."),
        may(
            "recovery",
            Kind::Texts,
            "Recipients of age, `age1…` or public keys of SSH, to whom every record is sealed besides the device.",
        ),
        may(
            "lock_after_minutes",
            Kind::Number(1, 1440),
            "After how many minutes without a key or the pointer the window locks; 15 where it is not said.",
        ),
    ],
};

pub(crate) static CHANNEL: Shape = Shape {
    name: "channel",
    languages: None,
    keys: &[
        must("id", Kind::Id, "What `--channel` and the ledger use."),
        must("kind", Kind::Picture, "The picture that is shown."),
        must("ceiling", Kind::Level, "The highest level that it may carry."),
        must("title", Kind::Table(&LOCAL_TEXT), "Its name."),
        must("facts", Kind::Table(&LOCAL_TEXT), "Why the ceiling is what it is."),
        may("checked", Kind::Date, "When the facts were last checked."),
        may("opens", Kind::App, "The program that is opened when a message is handed over to this channel."),
    ],
};

const PATTERNS: Key = may("patterns", Kind::Texts, "Regular expressions over the folded text.");
const LINKS: Key = may("links", Kind::Texts, "Pages, such as `example.org/press`: a link to one of them, or below.");
const DETECTORS: Key = may("detectors", Kind::Detectors, "What has a form, such as `iban`.");
const LISTS: Key = may("lists", Kind::Texts, "Ids of lists.");

pub(crate) static LIST: Shape = Shape {
    name: "list",
    languages: Some(Kind::Terms),
    keys: &[must("id", Kind::Id, "How rules name it."), PATTERNS, LINKS, DETECTORS],
};

pub(crate) static RULE: Shape = Shape {
    name: "rule",
    languages: None,
    keys: &[
        must("id", Kind::Id, "Unique in the pack."),
        must("level", Kind::Level, "The level of what it finds."),
        must("title", Kind::Table(&LOCAL_TEXT), "What it is, in a few words."),
        must("why", Kind::Table(&LOCAL_TEXT), "What would happen if this were published."),
        must("instead", Kind::Table(&LOCAL_TEXT), "What to do instead."),
        may("topic", Kind::Topic, "What the reader calls the same: its `why` and `instead` are said for it too."),
        may("terms", Kind::Table(&TERMS), "Phrases, by language."),
        PATTERNS,
        LINKS,
        LISTS,
        DETECTORS,
        may("near", Kind::Tables(&CONDITION), "Each must hold for a match."),
        may("unless", Kind::Tables(&CONDITION), "None may hold for a match."),
        may("at_least", COUNT, "Only from so many matches in the draft up."),
        may("distinct", Kind::Flag, "Whether equal matches count once (the default) or each time."),
        may("raise", Kind::Table(&RAISE), "A higher level from a number of matches up."),
        may("fields", Kind::Fields, "Where to look; all but signature, footer and recipients where it is not said."),
        may("recipients", Kind::Table(&RECIPIENTS), "Who must receive the draft."),
        may("from", Kind::Date, "The first day on which the rule holds."),
        may("until", Kind::Date, "The last day on which the rule holds."),
        must("matches", Kind::Examples, "Texts that it must find."),
        must("passes", Kind::Examples, "Texts that it must let pass."),
    ],
};

pub(crate) static CODE_WORDS: Shape = Shape {
    name: "code_words",
    languages: None,
    keys: &[
        must("id", Kind::Id, "Unique among the rules."),
        must("level", Kind::Level, "The level of a draft that has one of the words."),
        must("words", Kind::Texts, "The words or phrases, exactly as they are written save for case and accents."),
        must("title", Kind::Table(&LOCAL_TEXT), "What they are, without saying what they mean."),
        must("why", Kind::Table(&LOCAL_TEXT), "What would happen if this were published."),
        must("instead", Kind::Table(&LOCAL_TEXT), "What to do instead."),
        may("from", Kind::Date, "The first day on which they count."),
        may("until", Kind::Date, "The last day on which they count."),
    ],
};

pub(crate) static CHANGE: Shape = Shape {
    name: "change",
    languages: None,
    keys: &[
        must("rule", Kind::Id, "A rule of the pack that is extended."),
        may("level", Kind::Level, "Its new level, above its own."),
        may("off", Kind::Flag, "`true`: the rule is switched off."),
        must("reason", Kind::Text, "Why, for those who read the policy later."),
    ],
};

pub(crate) static CONDITION: Shape = Shape {
    name: "condition",
    languages: Some(Kind::Terms),
    keys: &[
        PATTERNS,
        LINKS,
        DETECTORS,
        LISTS,
        may("within", Kind::Within, "How far from the match; `sentence` where it is not said."),
        may("fields", Kind::Fields, "The match must be in one of these."),
    ],
};

pub(crate) static RAISE: Shape = Shape {
    name: "raise",
    languages: None,
    keys: &[
        must("at_least", COUNT, "From so many matches up."),
        must("level", Kind::Level, "The level then, above the rule's own."),
    ],
};

pub(crate) static RECIPIENTS: Shape = Shape {
    name: "recipients",
    languages: None,
    keys: &[
        may("outside", Kind::Flag, "Someone is outside the organisation's domains (`true`), or nobody (`false`)."),
        may("domains", Kind::Texts, "Someone is in one of these domains."),
        may("at_least", COUNT, "So many recipients, or more."),
        may("distribution_list", Kind::Flag, "One is a distribution list of the policy (`true`), or none (`false`)."),
        may("new_to_thread", Kind::Flag, "Someone has no part in the thread (`true`), or nobody (`false`)."),
    ],
};

pub(crate) static EXAMPLE: Shape = Shape {
    name: "example",
    languages: None,
    keys: &[
        may("subject", Kind::Text, "The subject."),
        may("body", Kind::Text, "The body."),
        may("to", Kind::Texts, "The recipients."),
        may("attachment", Kind::Text, "The text of an attachment."),
    ],
};

pub(crate) static TERM: Shape = Shape {
    name: "term",
    languages: None,
    keys: &[
        must("phrase", Kind::Text, "The words."),
        may("exact", Kind::Flag, "Whether they match as they are written only, without inflected forms."),
    ],
};

pub(crate) static TERMS: Shape = Shape { name: "terms", languages: Some(Kind::Terms), keys: &[] };

pub(crate) static LOCAL_TEXT: Shape = Shape { name: "local_text", languages: Some(Kind::Text), keys: &[] };
