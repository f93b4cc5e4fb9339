//! What the reader hears in a draft, beside what the rules find: the policy says whether its word counts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cloison_engine as engine;
use cloison_policy::{Hearing, Level, TOPICS};
use cloison_reader::{ModelError, Reader, Reading, SentenceReading, Unread, check_hash};

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
/// From here up a sentence by itself is shown as one that raised the level.
const RAISES: f32 = 0.5;
/// From here up, in percent, the reader is sure, and from here up it finds something likely.
const SURE: u8 = 85;
const LIKELY: u8 = 60;

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

/// Reads the model, if the policy hears the reader.
pub(crate) fn warm(loaded: &LoadedPolicy) {
    if !loaded.policy.reader.is_off() {
        let _ = reader();
    }
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

/// Adds to a verdict what the reader hears above it, or why it did not read the draft; `None` once `go_on` says no. Where
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
    let reading = reader()?.read(draft, go_on)?;
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
    decides: bool,
}

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
    let topic = reading.topics.iter().find_map(|(id, _)| of(id))?.id;
    let percent = percent(reading.likely.at_least(level));
    let hearing = loaded.policy.reader.hearing(level, topic);
    let from = |bound: Option<u32>| bound.is_some_and(|bound| u32::from(percent) >= bound);
    let decides = from(hearing.decides);
    (decides || from(hearing.advises)).then_some(Weighed { level, topic, percent, decides })
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
    let certainty = certainty(weighed.percent);
    Heard {
        level,
        decides: weighed.decides,
        certainty,
        percent: weighed.percent,
        topic: weighed.topic.to_owned(),
        said: language.say(&format!("heard-{}", certainty.as_str()), &[("topic", title.clone())]),
        title,
        why: said(rule.map(|rule| rule.why.get(code)), &format!("heard-why-{level}")),
        instead: said(rule.map(|rule| rule.instead.get(code)), &format!("advice-{level}")),
        sentences: sentences.collect(),
        unread: u32::try_from(reading.unread).unwrap_or(u32::MAX),
    }
}
