//! What the reader hears in a draft, beside what the rules find: the policy says whether its word counts.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cloison_engine as engine;
use cloison_policy::{Code, Diagnostic, Hearing, Level, ReaderExample, TOPICS, Topic};
use cloison_reader::{Adapted, Example, ModelError, Reader, Reading, SentenceReading, Unread};

use crate::aside;
use crate::dto::{self, Certainty, Heard, HeardSentence, LikelyTopic, Verdict};
use crate::verdict::{Placed, place, spans};
use crate::{AppError, Language, LoadedPolicy, Offsets};

/// The model's file.
const FILE: &str = "reader.model";
/// Names a model in another place.
const VARIABLE: &str = "CLOISON_READER";
/// Where it lies from the program's folder or one above it: where the sources have it, beside the program, or where a
/// package of Linux puts it (`/usr/lib/cloison`, from `/usr/bin`).
const FOLDERS: [&str; 3] = ["crates/reader/model", "", "lib/cloison"];
/// How far above.
const ABOVE: usize = 4;

/// Most sentences that are shown, and topics.
const MOST_SHOWN: usize = 3;
/// From here up a sentence by itself is shown as one that raised the level.
const RAISES: f32 = 0.5;
/// From here up, in percent, the reader is sure of a level, and from here up it finds it likely.
const SURE: u8 = 85;
const LIKELY: u8 = 60;
/// The same of what a draft is about: of writers apart it was right in 93 of 100 there, in 62 of 100, and in 34 below
/// (`docs/reader.md`).
const SURE_ABOUT: u8 = 70;
const LIKELY_ABOUT: u8 = 40;

static READER: OnceLock<Result<Reader, ModelError>> = OnceLock::new();

/// The model of this program; its file stays open, since the vectors of words stay there.
fn reader() -> Result<&'static Reader, ModelError> {
    let read = READER.get_or_init(|| {
        let file = find().and_then(|path| File::open(path).ok()).ok_or(ModelError::Missing)?;
        let read = Reader::shipped(file);
        if let Err(error) = &read {
            tracing::warn!(code = error.code(), "the reader cannot be used");
        }
        read
    });
    read.as_ref().map_err(|error| *error)
}

/// Reads the model, if the policy hears the reader.
pub(crate) fn warm(loaded: &LoadedPolicy) {
    if let (false, Ok(reader)) = (loaded.policy.reader.is_off(), reader()) {
        // A file that cannot be read is told when a draft is.
        let _ = adapted(loaded, reader);
    }
}

/// What the policy's examples change, worked out once.
fn adapted<'l>(loaded: &'l LoadedPolicy, reader: &Reader) -> Result<&'l Adapted, Unread> {
    if let Some(adapted) = loaded.adapted.get() {
        return Ok(adapted);
    }
    let example = |example: &'l ReaderExample| Example {
        text: &example.text,
        level: level_of(example),
        topic: example.topic.map(|topic| topic.id),
    };
    let adapted = reader.adapt(&loaded.policy.reader.examples.iter().map(example).collect::<Vec<_>>())?;
    Ok(loaded.adapted.get_or_init(|| adapted))
}

/// The policy's examples that the reader, adapted by them all, does not take for what they are said to be: so that its word
/// would count, or would not. Without a reader nothing is known of them.
pub(crate) fn unheard_examples(loaded: &LoadedPolicy) -> Vec<Diagnostic> {
    let examples = &loaded.policy.reader.examples;
    let (false, Ok(_)) = (examples.is_empty(), reader()) else { return Vec::new() };
    let unheard = |example: &ReaderExample| {
        let decides = |topic: Topic| loaded.policy.reader.hearing(topic.level, topic.id).decides.is_some();
        // Where the policy lets it decide nothing, an example cannot have the level.
        if example.topic.is_some_and(|topic| !decides(topic)) {
            return None;
        }
        let draft = engine::Draft { body: example.text.clone(), ..engine::Draft::default() };
        let judged = match heard(loaded, &draft, Level::Trivial, &|| true) {
            Ok(heard) => {
                heard.filter(|(_, weighed)| weighed.decides).map_or(Level::Trivial, |(_, weighed)| weighed.level)
            }
            Err(_) => Level::Trivial,
        };
        let level = level_of(example);
        let diagnostic = Diagnostic::new(Code::ExampleUnheard, example.place.clone());
        (judged != level).then(|| diagnostic.with("level", level.as_str()).with("judged", judged.as_str()))
    };
    examples.iter().filter_map(unheard).collect()
}

fn level_of(example: &ReaderExample) -> Level {
    example.topic.map_or(Level::Trivial, |topic| topic.level)
}

/// Forgets what was read.
pub(crate) fn forget() {
    if let Some(Ok(reader)) = READER.get() {
        reader.forget();
    }
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE) {
        return Some(PathBuf::from(named));
    }
    let program = std::env::current_exe().ok()?;
    let above: Vec<&Path> = program.ancestors().skip(1).take(ABOVE).collect();
    let mut all = FOLDERS.iter().flat_map(|inner| above.iter().map(move |folder| folder.join(inner).join(FILE)));
    all.find(|path: &PathBuf| Path::is_file(path))
}

/// Why nothing is known of what the reader hears.
enum Unheard {
    /// The draft was written on, or the program was locked.
    Outdated,
    /// It cannot say.
    Why(AppError),
}

impl From<ModelError> for Unheard {
    fn from(error: ModelError) -> Unheard {
        Unheard::Why(error.into())
    }
}

impl From<Unread> for Unheard {
    fn from(unread: Unread) -> Unheard {
        match unread {
            Unread::Outdated => Unheard::Outdated,
            Unread::Damaged => Unheard::Why(ModelError::Damaged.into()),
            Unread::Foreign => Unheard::Why(AppError::Foreign),
        }
    }
}

/// How what is heard is told.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    pub(crate) language: Language,
    pub(crate) offsets: Offsets,
}

/// Adds to a verdict what the reader hears above it but for what was set aside, or why it did not read the draft; `None` once `go_on` says no. Where
/// the policy does not hear it, the verdict stays as it is.
pub(crate) fn hear(
    loaded: &LoadedPolicy,
    draft: &engine::Draft,
    mut verdict: Verdict,
    manner: Manner,
    go_on: &dyn Fn() -> bool,
) -> Option<Verdict> {
    match heard(loaded, draft, verdict.level, go_on) {
        Ok(heard) => verdict.heard = heard.map(|(reading, weighed)| speak(loaded, &reading, &weighed, draft, manner)),
        Err(Unheard::Outdated) => return None,
        Err(Unheard::Why(error)) => verdict.not_heard = Some(error.problem(manner.language)),
    }
    if let Some(heard) = verdict.heard.as_ref().filter(|heard| heard.decides) {
        verdict.level = verdict.level.max(heard.level);
        let ceiling = loaded.policy.channel(&verdict.channel).map(|channel| channel.ceiling);
        verdict.allowed = ceiling.is_some_and(|ceiling| verdict.level <= ceiling);
    }
    Some(verdict)
}

/// What the reader says of what it reads, whatever the policy makes of it; none where it is not heard at all or cannot read the draft.
pub(crate) fn explain(loaded: &LoadedPolicy, draft: &engine::Draft) -> Option<dto::Reading> {
    if loaded.policy.reader.is_off() {
        return None;
    }
    let reader = reader().ok()?;
    let reading = read(reader, draft, adapted(loaded, reader).ok()?, &|| true).ok()?;
    let topic = |(topic, likely): &(String, f32)| LikelyTopic { topic: topic.clone(), percent: percent(*likely) };
    Some(dto::Reading {
        confidential: percent(reading.likely.at_least(Level::Confidential)),
        sensitive: percent(reading.likely.at_least(Level::Sensitive)),
        topics: reading.topics.iter().take(MOST_SHOWN).map(topic).collect(),
    })
}

/// Reads a draft but for the sentences that were set aside.
fn read(
    reader: &Reader,
    draft: &engine::Draft,
    adapted: &Adapted,
    go_on: &dyn Fn() -> bool,
) -> Result<Reading, Unread> {
    let without: Vec<_> = aside::sentences(draft).into_iter().map(|aside| aside.sentence).collect();
    reader.read_without(draft, &without, adapted, go_on)
}

/// What is heard above a level.
fn heard(
    loaded: &LoadedPolicy,
    draft: &engine::Draft,
    above: Level,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<(Reading, Weighed)>, Unheard> {
    if loaded.policy.reader.is_off() || above == Level::Sensitive {
        return Ok(None);
    }
    let reader = reader()?;
    let reading = read(reader, draft, adapted(loaded, reader)?, go_on)?;
    let about = reading.topics.iter().find_map(|(id, _)| TOPICS.iter().find(|topic| topic.id == id));
    // What it is about is not heard, by no other name either.
    if about.is_some_and(|topic| loaded.policy.reader.hearing(topic.level, topic.id) == Hearing::OFF) {
        return Ok(None);
    }
    let levels = [Level::Sensitive, Level::Confidential].into_iter().filter(|level| *level > above);
    let weighed: Vec<_> = levels.filter_map(|level| weigh(loaded, &reading, level)).collect();
    // What decides comes before what only advises, however high that is.
    let chosen = weighed.iter().position(|one| one.decides).unwrap_or(0);
    let Some(chosen) = weighed.into_iter().nth(chosen) else {
        let sentences = reading.unread;
        return if sentences > 0 { Err(Unheard::Why(AppError::Unread { sentences })) } else { Ok(None) };
    };
    Ok(Some((reading, chosen)))
}

struct Weighed {
    level: Level,
    topic: &'static str,
    percent: u8,
    /// How likely the topic is, in percent.
    about: u8,
    decides: bool,
}

impl Weighed {
    /// How sure a sentence may sound that names the topic: no surer than of the level, nor than of the topic.
    fn said(&self) -> Certainty {
        let about = match self.about {
            SURE_ABOUT.. => Certainty::Sure,
            LIKELY_ABOUT.. => Certainty::Likely,
            _ => Certainty::Possible,
        };
        certainty(self.percent).min(about)
    }
}

/// How sure the reader is of a level.
pub(crate) fn certainty(percent: u8) -> Certainty {
    match percent {
        SURE.. => Certainty::Sure,
        LIKELY.. => Certainty::Likely,
        _ => Certainty::Possible,
    }
}

/// Whole percents, of which a hundredth more is not one more.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn percent(likely: f32) -> u8 {
    (likely * 100.0) as u8
}

/// What the policy makes of a level that the reader hears.
fn weigh(loaded: &LoadedPolicy, reading: &Reading, level: Level) -> Option<Weighed> {
    let of = |id: &str| TOPICS.iter().find(|topic| topic.id == id && topic.level == level);
    let (topic, about) = reading.topics.iter().find_map(|(id, likely)| Some((of(id)?.id, percent(*likely))))?;
    let percent = percent(reading.likely.at_least(level));
    let hearing = loaded.policy.reader.hearing(level, topic);
    let from = |bound: Option<u32>| bound.is_some_and(|bound| u32::from(percent) >= bound);
    let decides = from(hearing.decides);
    (decides || from(hearing.advises)).then_some(Weighed { level, topic, percent, about, decides })
}

fn speak(loaded: &LoadedPolicy, reading: &Reading, weighed: &Weighed, draft: &engine::Draft, manner: Manner) -> Heard {
    let Manner { language, offsets } = manner;
    let rule = loaded.policy.rules.iter().find(|rule| rule.topic == Some(weighed.topic));
    let code = language.code();
    let said = |text: Option<&str>, id: &str| text.map_or_else(|| language.say(id, &[]), str::to_owned);
    let level = weighed.level;
    let alone = |one: &SentenceReading| one.alone.map_or(0.0, |alone| alone.at_least(level));
    let beside = |one: &SentenceReading| one.likely.at_least(level);
    let mut sentences: Vec<_> = reading.sentences.iter().collect();
    sentences
        .sort_by(|one, other| alone(other).total_cmp(&alone(one)).then_with(|| beside(other).total_cmp(&beside(one))));
    let shown = sentences.into_iter().take(MOST_SHOWN).enumerate();
    let mut shown: Vec<_> = shown.filter(|(at, one)| *at == 0 || alone(one) >= RAISES).map(|(_, one)| one).collect();
    shown.sort_by_key(|sentence| (sentence.field != engine::Field::Subject, sentence.range.start));
    let places: Vec<Placed> = shown.iter().map(|one| place(one.field, one.range.clone())).collect();
    let spans = spans(&places, draft, offsets);
    let text = |one: &SentenceReading| {
        let whole = if one.field == engine::Field::Subject { &draft.subject } else { &draft.body };
        whole[one.range.clone()].to_owned()
    };
    let sentences = shown.iter().zip(spans).zip(&places).map(|((one, (start, end)), (field, ..))| HeardSentence {
        field: *field,
        start,
        end,
        text: text(one),
    });
    let title = language.say(&format!("topic-{}", weighed.topic), &[]);
    Heard {
        level,
        decides: weighed.decides,
        certainty: certainty(weighed.percent),
        percent: weighed.percent,
        topic: weighed.topic.to_owned(),
        said: language.say(&format!("heard-{}", weighed.said().as_str()), &[("topic", title.clone())]),
        title,
        why: said(rule.map(|rule| rule.why.get(code)), &format!("heard-why-{level}")),
        instead: said(rule.map(|rule| rule.instead.get(code)), &format!("advice-{level}")),
        sentences: sentences.collect(),
        unread: u32::try_from(reading.unread).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::Draft;
    use crate::{Cloison, Home, PolicySource};

    fn draft() -> Draft {
        Draft { body: "Nobody must see him with us.".into(), channel: "email".into(), ..Draft::default() }
    }

    #[test]
    fn a_topic_is_said_no_surer_than_it_is() {
        let said =
            |percent, about| Weighed { level: Level::Sensitive, topic: "threat", percent, about, decides: true }.said();
        assert_eq!(
            [said(99, 87), said(99, 58), said(99, 20)],
            [Certainty::Sure, Certainty::Likely, Certainty::Possible]
        );
        assert_eq!([said(62, 90), said(40, 90)], [Certainty::Likely, Certainty::Possible]);
    }

    #[test]
    fn a_later_hearing_makes_an_earlier_one_outdated() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let (earlier, later) = (cloison.begin_hearing(), cloison.begin_hearing());
        let hear = |number| cloison.hear(number, draft(), Language::En, Offsets::Utf16).unwrap();
        assert_eq!((hear(earlier), hear(later).is_some()), (None, true));
    }

    #[tokio::test]
    async fn what_was_read_is_forgotten_with_a_lock_and_while_it_is_locked() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let hear = || cloison.hear(cloison.begin_hearing(), draft(), Language::En, Offsets::Utf16).unwrap();
        assert!(hear().is_some());
        assert!(reader().unwrap().remembers() > 0);
        cloison.lock().await;
        assert_eq!(reader().unwrap().remembers(), 0);
        hear();
        assert_eq!(reader().unwrap().remembers(), 0, "nor what is read while it is locked");
    }
}
