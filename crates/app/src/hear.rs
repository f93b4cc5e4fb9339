//! What the reader hears in a draft, beside what the rules find: the policy says whether its word counts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cloison_engine as engine;
use cloison_policy::{Hearing, Level, TOPICS};
use cloison_reader::{ModelError, Reader, Reading, check_hash, foreign_language};

use crate::check::{known_channel, to_engine};
use crate::dto::{Certainty, Draft, Heard, HeardPassage, Verdict};
use crate::verdict::{Passage, place};
use crate::{AppError, Cloison, Language, LoadedPolicy, Offsets};

/// The model's file.
const FILE: &str = "reader.model";
/// Names a model in another place.
const VARIABLE: &str = "CLOISON_READER";
/// Where it lies from the program's folder or one above it: beside it, as packages install it, in the house.
const FOLDERS: [&str; 4] = ["", "lib/cloison", "share/cloison", "crates/reader/model"];
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

impl Cloison {
    /// Adds to a verdict what the reader hears; `None` if `go_on` said no before it was done. Without a reader, and where
    /// the policy does not hear it, the verdict stays as it is.
    ///
    /// # Errors
    /// [`AppError::NoChannel`].
    pub fn hear(
        &self,
        draft: Draft,
        mut verdict: Verdict,
        language: Language,
        offsets: Offsets,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Verdict>, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let heard = hear(&loaded, &to_engine(draft), verdict.level, language, offsets, go_on);
        if matches!(heard, Err(NotHeard::Outdated)) {
            return Ok(None);
        }
        add(&loaded, &mut verdict, heard, language);
        Ok(Some(verdict))
    }

    /// As [`Cloison::hear`], of a message that was read.
    pub(crate) fn hear_read(&self, draft: &engine::Draft, verdict: &mut Verdict, language: Language) {
        let loaded = self.policy();
        let heard = hear(&loaded, draft, verdict.level, language, Offsets::Bytes, &|| true);
        add(&loaded, verdict, heard, language);
    }
}

fn add(loaded: &LoadedPolicy, verdict: &mut Verdict, heard: Result<Option<Heard>, NotHeard>, language: Language) {
    let heard = heard.unwrap_or_else(|reason| {
        verdict.not_heard = match reason {
            NotHeard::Model(error) => Some(AppError::from(error).problem(language).message),
            NotHeard::Foreign => Some(language.say("heard-foreign", &[])),
            NotHeard::TooLong(count) => Some(language.say("heard-unread", &[("count", count.to_string())])),
            NotHeard::Outdated => None,
        };
        None
    });
    if let Some(heard) = &heard
        && heard.decides
    {
        verdict.level = verdict.level.max(heard.level);
        let ceiling = loaded.policy.channel(&verdict.channel).map(|channel| channel.ceiling);
        verdict.allowed = ceiling.is_some_and(|ceiling| verdict.level <= ceiling);
    }
    verdict.heard = heard;
}

/// Why a draft was not read.
enum NotHeard {
    /// It was written on meanwhile.
    Outdated,
    /// It is in another language than the reader's.
    Foreign,
    /// There is no model.
    Model(ModelError),
    /// So many sentences were not read, and in the others nothing was heard.
    TooLong(usize),
}

/// What is heard above a level.
fn hear(
    loaded: &LoadedPolicy,
    draft: &engine::Draft,
    above: Level,
    language: Language,
    offsets: Offsets,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Heard>, NotHeard> {
    if loaded.policy.reader.is_off() || above == Level::Sensitive {
        return Ok(None);
    }
    let reader = reader().map_err(NotHeard::Model)?;
    if foreign_language(draft).is_some() {
        return Err(NotHeard::Foreign);
    }
    let reading = reader.read(draft, go_on).ok_or(NotHeard::Outdated)?;
    let about = reading.topics.iter().find_map(|(id, _)| TOPICS.iter().find(|topic| topic.id == id));
    // What it is about is not heard, by no other name either.
    if about.is_some_and(|topic| loaded.policy.reader.hearing(topic.level, topic.id) == Hearing::OFF) {
        return Ok(None);
    }
    let heard = [Level::Sensitive, Level::Confidential].into_iter().filter(|level| *level > above);
    let heard: Vec<_> = heard.filter_map(|level| weigh(loaded, &reading, level)).collect();
    // What decides comes before what only advises, however high that is.
    let chosen = heard.iter().find(|heard| heard.decides).or(heard.first());
    if chosen.is_none() && reading.unread > 0 {
        return Err(NotHeard::TooLong(reading.unread));
    }
    Ok(chosen.map(|weighed| speak(loaded, &reading, reader, weighed, draft, language, offsets)))
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
    reader: &Reader<'_>,
    weighed: &Weighed,
    draft: &engine::Draft,
    language: Language,
    offsets: Offsets,
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
    let places: Vec<Passage> = shown.iter().map(|one| place(one.field, one.range.clone())).collect();
    let spans = crate::verdict::spans(&places, draft, offsets);
    let text = |one: &cloison_reader::SentenceReading| {
        let whole = if one.field == engine::Field::Subject { &draft.subject } else { &draft.body };
        whole[one.range.clone()].to_owned()
    };
    let passages = shown.iter().zip(spans).zip(&places).map(|((one, (start, end)), (field, ..))| HeardPassage {
        field: *field,
        start,
        end,
        text: text(one),
        title: title(&reader.topics()[one.topic], language),
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
        title: title(weighed.topic, language),
        why: said(rule.map(|rule| rule.why.get(code)), &format!("heard-why-{level}")),
        instead: said(rule.map(|rule| rule.instead.get(code)), &format!("advice-{level}")),
        passages: passages.collect(),
        unread: u32::try_from(reading.unread).unwrap_or(u32::MAX),
    }
}

/// What a topic is called.
fn title(topic: &str, language: Language) -> String {
    let known = TOPICS.iter().any(|one| one.id == topic);
    language.say(&format!("topic-{}", if known { topic } else { "none" }), &[])
}
