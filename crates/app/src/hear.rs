//! What the reader hears in a draft, beside what the rules find: the policy says whether its word counts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cloison_engine as engine;
use cloison_policy::{Hearing, Level, TOPICS};
use cloison_reader::{ModelError, Reader, Reading, check_hash};

use crate::dto::{Certainty, Heard, HeardSentence, Verdict};
use crate::verdict::{Placed, place, spans};
use crate::{AppError, Language, LoadedPolicy, Offsets};

/// The model's file.
const FILE: &str = "reader.model";
/// Names a model in another place.
const VARIABLE: &str = "CLOISON_READER";
/// Where it lies from the program's folder or one above it: beside it, or where the sources have it.
const FOLDERS: [&str; 2] = ["", "crates/reader/model"];
/// How far above.
const ABOVE: usize = 4;

/// Most sentences that are shown.
const MOST_SHOWN: usize = 3;
/// From here up a sentence is shown as one that raised the level.
const RAISES: f32 = 0.5;
/// From here up, in percent, the reader is sure, and from here up it finds something likely.
const SURE: f32 = 85.0;
const LIKELY: f32 = 60.0;

static READER: OnceLock<Result<Reader<'static>, ModelError>> = OnceLock::new();

/// The model of this program, read once.
fn reader() -> Result<&'static Reader<'static>, ModelError> {
    let read = READER.get_or_init(|| {
        let bytes = find().and_then(|path| fs::read(path).ok()).ok_or(ModelError::Missing)?;
        // It stays as long as the program: the model borrows it.
        let bytes: &'static [u8] = bytes.leak();
        let read = Reader::new(bytes).and_then(|reader| check_hash(bytes).map(|()| reader));
        if let Err(error) = &read {
            tracing::warn!(code = error.code(), "the reader cannot be used");
        }
        read
    });
    read.as_ref().map_err(|error| *error)
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
    let above = program.ancestors().skip(1).take(ABOVE);
    let all = above.flat_map(|folder| FOLDERS.map(|inner| folder.join(inner).join(FILE)));
    all.into_iter().find(|path: &PathBuf| Path::is_file(path))
}

/// Adds to a verdict what the reader hears above it, or why it did not read the draft. Where the policy does not hear it, the
/// verdict stays as it is.
pub(crate) fn hear(loaded: &LoadedPolicy, draft: &engine::Draft, mut verdict: Verdict, language: Language) -> Verdict {
    match heard(loaded, draft, verdict.level, language) {
        Ok(heard) => verdict.heard = heard,
        Err(error) => verdict.not_heard = Some(error.problem(language)),
    }
    if let Some(heard) = verdict.heard.as_ref().filter(|heard| heard.decides) {
        verdict.level = verdict.level.max(heard.level);
        let ceiling = loaded.policy.channel(&verdict.channel).map(|channel| channel.ceiling);
        verdict.allowed = ceiling.is_some_and(|ceiling| verdict.level <= ceiling);
    }
    verdict
}

/// What is heard above a level.
fn heard(
    loaded: &LoadedPolicy,
    draft: &engine::Draft,
    above: Level,
    language: Language,
) -> Result<Option<Heard>, AppError> {
    if loaded.policy.reader.is_off() || above == Level::Sensitive {
        return Ok(None);
    }
    let Ok(reading) = reader()?.read(draft, &|| true) else { return Err(AppError::Foreign) };
    let about = reading.topics.iter().find_map(|(id, _)| TOPICS.iter().find(|topic| topic.id == id));
    // What it is about is not heard, by no other name either.
    if about.is_some_and(|topic| loaded.policy.reader.hearing(topic.level, topic.id) == Hearing::OFF) {
        return Ok(None);
    }
    let levels = [Level::Sensitive, Level::Confidential].into_iter().filter(|level| *level > above);
    let weighed: Vec<_> = levels.filter_map(|level| weigh(loaded, &reading, level)).collect();
    // What decides comes before what only advises, however high that is.
    let chosen = weighed.iter().find(|one| one.decides).or(weighed.first());
    if chosen.is_none() && reading.unread > 0 {
        return Err(AppError::Unread { sentences: reading.unread });
    }
    Ok(chosen.map(|weighed| speak(loaded, &reading, weighed, draft, language)))
}

struct Weighed {
    level: Level,
    topic: &'static str,
    percent: f32,
    decides: bool,
}

/// What the policy makes of a level that the reader hears.
fn weigh(loaded: &LoadedPolicy, reading: &Reading, level: Level) -> Option<Weighed> {
    let of = |id: &str| TOPICS.iter().find(|topic| topic.id == id && topic.level == level);
    let topic = reading.topics.iter().find_map(|(id, _)| of(id))?.id;
    let percent = reading.likely.at_least(level) * 100.0;
    let hearing = loaded.policy.reader.hearing(level, topic);
    let from = |bound: Option<u32>| bound.is_some_and(|bound| f64::from(percent) >= f64::from(bound));
    let decides = from(hearing.decides);
    (decides || from(hearing.advises)).then_some(Weighed { level, topic, percent, decides })
}

fn speak(
    loaded: &LoadedPolicy,
    reading: &Reading,
    weighed: &Weighed,
    draft: &engine::Draft,
    language: Language,
) -> Heard {
    let rule = loaded.policy.rules.iter().find(|rule| rule.topic == Some(weighed.topic));
    let code = language.code();
    let said = |text: Option<&str>, id: &str| text.map_or_else(|| language.say(id, &[]), str::to_owned);
    let level = weighed.level;
    let raises = |sentence: &cloison_reader::SentenceReading| sentence.likely.at_least(level);
    let mut sentences: Vec<_> = reading.sentences.iter().collect();
    sentences.sort_by(|one, other| raises(other).total_cmp(&raises(one)));
    let shown = sentences.iter().take(MOST_SHOWN).enumerate();
    let mut shown: Vec<_> = shown.filter(|(at, one)| *at == 0 || raises(one) >= RAISES).map(|(_, one)| *one).collect();
    shown.sort_by_key(|sentence| (sentence.field != engine::Field::Subject, sentence.range.start));
    let places: Vec<Placed> = shown.iter().map(|one| place(one.field, one.range.clone())).collect();
    let spans = spans(&places, draft, Offsets::Bytes);
    let text = |one: &cloison_reader::SentenceReading| {
        let whole = if one.field == engine::Field::Subject { &draft.subject } else { &draft.body };
        whole[one.range.clone()].to_owned()
    };
    let sentences = shown.iter().zip(spans).zip(&places).map(|((one, (start, end)), (field, ..))| HeardSentence {
        field: *field,
        start,
        end,
        text: text(one),
    });
    Heard {
        level,
        decides: weighed.decides,
        certainty: match weighed.percent {
            percent if percent >= SURE => Certainty::Sure,
            percent if percent >= LIKELY => Certainty::Likely,
            _ => Certainty::Possible,
        },
        topic: weighed.topic.to_owned(),
        title: language.say(&format!("topic-{}", weighed.topic), &[]),
        why: said(rule.map(|rule| rule.why.get(code)), &format!("heard-why-{level}")),
        instead: said(rule.map(|rule| rule.instead.get(code)), &format!("advice-{level}")),
        sentences: sentences.collect(),
        unread: u32::try_from(reading.unread).unwrap_or(u32::MAX),
    }
}
