//! Reading: passages through the encoder, what was read before remembered; sentences and the whole message judged.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use cloison_engine::{Draft, Field};
use cloison_policy::Level;
use positioned_io::{ReadAt, Size};
use rustc_hash::FxHashSet;

use crate::adapted::{Adapted, Example, Read, Text};
use crate::arithmetic::softmax;
use crate::language::is_foreign;
use crate::model::{Model, ModelError, check_hash};
use crate::ngrams;
use crate::passages::{Passage, passages};
use crate::pools::{Memory, Pool, Pooled, join};
use crate::sentences::{Sentence, sentences};

/// Most passages of one draft: some 40 KB of text, read in some six seconds the first time.
const MOST_PASSAGES: usize = 256;
/// And of an example.
const MOST_OF_AN_EXAMPLE: usize = 16;
/// So many sentences at most are read by themselves too, of a draft that is as likely as this to be delicate: beside a
/// delicate sentence every other sounds delicate.
const POINTED_AT: usize = 8;
const DELICATE: f32 = 0.25;

const LEVELS: usize = Level::ALL.len();

/// A model, ready to read. Share it between threads.
pub struct Reader {
    model: Model,
    memory: Mutex<Memory>,
}

/// How likely each level is; the three sum to one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likely(pub [f32; LEVELS]);

impl Likely {
    /// The likeliest level.
    #[must_use]
    pub fn level(&self) -> Level {
        let mut best = 0;
        for at in 1..LEVELS {
            if self.0[at] > self.0[best] {
                best = at;
            }
        }
        Level::ALL[best]
    }

    /// How likely it is that the message has this level or a higher one.
    #[must_use]
    pub fn at_least(&self, level: Level) -> f32 {
        Level::ALL.iter().zip(self.0).filter(|(other, _)| **other >= level).map(|(_, likely)| likely).sum()
    }
}

/// Why a draft was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is surely in another language than English and French.
    Foreign,
    /// It was written on meanwhile.
    Outdated,
    /// The model's file cannot be read any more, or was written over.
    Damaged,
}

/// How a sentence reads.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceReading {
    /// Subject, body or quote.
    pub field: Field,
    /// Where it stands in the subject or the body, in UTF-8 bytes.
    pub range: Range<usize>,
    /// How much of each level is in it, read beside its neighbours: to compare sentences by, not calibrated as the
    /// message's is.
    pub likely: Likely,
    /// The same, read by itself; only of those that may be what makes a draft delicate.
    pub alone: Option<Likely>,
}

/// What a draft reads like.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// How likely each level is for the message.
    pub likely: Likely,
    /// Topics with how likely they are, the likeliest first.
    pub topics: Vec<(String, f32)>,
    /// Each sentence.
    pub sentences: Vec<SentenceReading>,
    /// How many sentences were not read, because there are too many.
    pub unread: usize,
}

/// Where a model is read from: a file, or bytes in memory. It stays open: a part of the model is read as it is needed.
pub trait Source: ReadAt + Size + Send + Sync + 'static {}

impl<S: ReadAt + Size + Send + Sync + 'static> Source for S {}

impl Reader {
    /// Reads any model.
    ///
    /// # Errors
    /// [`ModelError`].
    pub fn new(file: impl Source) -> Result<Reader, ModelError> {
        let bytes = whole(&file)?;
        Reader::of(&bytes, file)
    }

    /// Reads the model that this program was made with.
    ///
    /// # Errors
    /// [`ModelError`]; [`ModelError::OtherVersion`] also where one byte of the file is another.
    pub fn shipped(file: impl Source) -> Result<Reader, ModelError> {
        let bytes = whole(&file)?;
        let reader = Reader::of(&bytes, file)?;
        check_hash(&bytes).map(|()| reader)
    }

    fn of(bytes: &[u8], file: impl Source) -> Result<Reader, ModelError> {
        Ok(Reader { model: Model::read(bytes, Box::new(file))?, memory: Mutex::default() })
    }

    fn quick(&self, sentences: &[Sentence]) -> Likely {
        let mut likely = self.model.ngrams.logits(&ngrams::features(sentences));
        softmax(&mut likely);
        Likely(likely)
    }

    /// What examples change, to be read with. Each takes as long as a short message.
    ///
    /// # Errors
    /// [`Unread::Damaged`].
    pub fn adapt(&self, examples: &[Example<'_>]) -> Result<Adapted, Unread> {
        let mut read = Vec::with_capacity(examples.len());
        for example in examples {
            let draft = Draft { body: example.text.to_owned(), ..Draft::default() };
            let sentences = sentences(&draft);
            let mut whole: Option<Pool> = None;
            let forgotten = self.memory().forgotten;
            for passage in passages(&sentences, &self.model.tokenizer).iter().take(MOST_OF_AN_EXAMPLE) {
                join(&mut whole, &self.pooled(passage, forgotten)?.whole);
            }
            // One that says nothing teaches nothing.
            let Some(pooled) = whole.map(|pool| pool.pooled()) else { continue };
            let topic = |topic: &str| self.model.topics.iter().position(|known| known == topic);
            read.push(Read {
                levels: self.levels(&pooled, &sentences),
                topics: self.model.topic.logits(&pooled),
                level: example.level as usize,
                topic: example.topic.and_then(topic),
                text: self.text(&pooled, &sentences),
            });
        }
        Ok(Adapted::to(read))
    }

    fn text(&self, pooled: &[f32], sentences: &[Sentence]) -> Text {
        Text::new(pooled, &self.model.middle, ngrams::features(sentences))
    }

    /// The answers about the level: those of the encoder's head and of the n-grams, calibrated.
    fn levels(&self, pooled: &[f32], sentences: &[Sentence]) -> [f32; LEVELS] {
        let (levels, quick) = (self.model.level.logits(pooled), self.model.ngrams.logits(&ngrams::features(sentences)));
        std::array::from_fn(|at| (levels[at] + self.model.ngram_share * quick[at]) * self.model.sharpness)
    }

    /// Reads a draft; `go_on` is asked before each passage.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read(&self, draft: &Draft, adapted: &Adapted, go_on: &dyn Fn() -> bool) -> Result<Reading, Unread> {
        self.read_without(draft, &[], adapted, go_on)
    }

    /// The same, as if some of its [sentences](crate::sentences_of) did not stand there.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read_without(
        &self,
        draft: &Draft,
        without: &[(Field, Range<usize>)],
        adapted: &Adapted,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Reading, Unread> {
        let mut sentences = sentences(draft);
        if !without.is_empty() {
            let without: FxHashSet<_> = without.iter().cloned().collect();
            sentences.retain(|one| !without.contains(&(one.field, one.range.clone())));
        }
        if is_foreign(&sentences) {
            return Err(Unread::Foreign);
        }
        let all = passages(&sentences, &self.model.tokenizer);
        let mut whole: Option<Pool> = None;
        let mut by_sentence: Vec<Option<Pool>> = vec![None; sentences.len()];
        let forgotten = self.memory().forgotten;
        let (chosen, left) = self.most_delicate(&all, &sentences);
        for passage in &chosen {
            if !go_on() {
                return Err(Unread::Outdated);
            }
            let pooled = self.pooled(passage, forgotten)?;
            join(&mut whole, &pooled.whole);
            for ((number, _), pool) in passage.sentences.iter().zip(&pooled.sentences) {
                join(&mut by_sentence[*number], pool);
            }
        }
        // Nothing is heard where nothing is said.
        let Some(pooled) = whole.map(|pool| pool.pooled()) else {
            let likely = Likely(Level::ALL.map(|level| if level == Level::Trivial { 1.0 } else { 0.0 }));
            return Ok(Reading { likely, topics: Vec::new(), sentences: Vec::new(), unread: 0 });
        };
        let (likely, topics) = self.answers(&pooled, &sentences, &by_sentence, adapted);
        let judged = sentences
            .iter()
            .zip(&by_sentence)
            .map(|(sentence, pool)| Some(self.judge(sentence, pool.as_ref()?, adapted)));
        let mut judged: Vec<Option<SentenceReading>> = judged.collect();
        if likely.at_least(Level::Confidential) >= DELICATE {
            for number in most_delicate_of(&judged) {
                if !go_on() {
                    return Err(Unread::Outdated);
                }
                let alone = match chosen.iter().find_map(|passage| passage.alone(number)) {
                    Some(passage) => {
                        let pool = self.pooled(&passage, forgotten)?.whole;
                        Some(self.likely(&sentences[number], &pool, adapted))
                    }
                    None => None,
                };
                if let Some(sentence) = &mut judged[number] {
                    sentence.alone = Some(alone.unwrap_or(sentence.likely));
                }
            }
        }
        Ok(Reading {
            likely,
            topics,
            unread: left
                .iter()
                .flat_map(|passage| &passage.sentences)
                .map(|(number, _)| number)
                .collect::<FxHashSet<_>>()
                .len(),
            sentences: judged.into_iter().flatten().collect(),
        })
    }

    /// How likely each level and topic is, the likeliest topic first.
    fn answers(
        &self,
        pooled: &[f32],
        sentences: &[Sentence],
        by_sentence: &[Option<Pool>],
        adapted: &Adapted,
    ) -> (Likely, Vec<(String, f32)>) {
        let (mut likely, mut topics) = (self.levels(pooled, sentences), self.model.topic.logits(pooled));
        if !adapted.is_empty() {
            let text = |(sentence, pool): (&Sentence, &Option<Pool>)| {
                Some(self.text(&pool.as_ref()?.pooled(), std::slice::from_ref(sentence)))
            };
            let texts: Vec<Text> = sentences.iter().zip(by_sentence).filter_map(text).collect();
            let change = adapted.change(&self.text(pooled, sentences), &texts, topics.len());
            likely.iter_mut().zip(change.levels).for_each(|(sum, value)| *sum += value);
            topics.iter_mut().zip(change.topics).for_each(|(sum, value)| *sum += value);
        }
        softmax(&mut likely);
        softmax(&mut topics);
        let mut topics: Vec<(String, f32)> = self.model.topics.iter().cloned().zip(topics).collect();
        topics.sort_by(|one, other| other.1.total_cmp(&one.1));
        (Likely(likely), topics)
    }

    /// The passages that are read, in their order, and those that are too many: where the n-grams hear least.
    fn most_delicate<'p>(&self, all: &'p [Passage], sentences: &[Sentence]) -> (Vec<&'p Passage>, Vec<&'p Passage>) {
        if all.len() <= MOST_PASSAGES {
            return (all.iter().collect(), Vec::new());
        }
        let glance = |sentence: &Sentence| self.quick(std::slice::from_ref(sentence)).at_least(Level::Confidential);
        let glances: Vec<f32> = sentences.iter().map(glance).collect();
        let heard =
            |passage: &Passage| passage.sentences.iter().map(|(number, _)| glances[*number]).fold(0.0, f32::max);
        let mut order: Vec<(f32, usize)> = all.iter().enumerate().map(|(at, passage)| (heard(passage), at)).collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut chosen = vec![false; all.len()];
        order[..MOST_PASSAGES].iter().for_each(|(_, at)| chosen[*at] = true);
        let mut parts = (Vec::new(), Vec::new());
        for (passage, chosen) in all.iter().zip(chosen) {
            if chosen { parts.0.push(passage) } else { parts.1.push(passage) }
        }
        parts
    }

    fn judge(&self, sentence: &Sentence, pool: &Pool, adapted: &Adapted) -> SentenceReading {
        let likely = self.likely(sentence, pool, adapted);
        SentenceReading { field: sentence.field, range: sentence.range.clone(), likely, alone: None }
    }

    /// A sentence by these vectors of it, without the n-grams' answers.
    fn likely(&self, sentence: &Sentence, pool: &Pool, adapted: &Adapted) -> Likely {
        let pooled = pool.pooled();
        let mut likely = self.model.level.logits(&pooled);
        likely.iter_mut().zip([self.model.sharpness; LEVELS]).for_each(|(level, sharpness)| *level *= sharpness);
        if !adapted.is_empty() {
            let change = adapted.change(&self.text(&pooled, std::slice::from_ref(sentence)), &[], 0);
            likely.iter_mut().zip(change.levels).for_each(|(sum, value)| *sum += value);
        }
        softmax(&mut likely);
        Likely(std::array::from_fn(|at| likely[at]))
    }

    /// The vectors of a passage, for a reading that began when the memory had forgotten so often.
    fn pooled(&self, passage: &Passage, forgotten: u64) -> Result<Pooled, Unread> {
        // Sentences are a part of it: other sentences with the same tokens in all would be pooled otherwise.
        let mut key = passage.tokens.clone();
        key.extend(passage.sentences.iter().map(|(_, count)| u32::try_from(*count).unwrap_or(u32::MAX)));
        if let Some(known) = self.memory().get(&key) {
            return Ok(known);
        }
        let [begin, end] = self.model.ends;
        let tokens: Vec<u32> = std::iter::once(begin).chain(passage.tokens.iter().copied()).chain([end]).collect();
        let width = self.model.encoder.width;
        let vectors = self.model.encoder.encode(&tokens).map_err(|_| Unread::Damaged)?;
        let mut from = width;
        let sentences = passage.sentences.iter().map(|(_, count)| {
            let own = &vectors[from..from + count * width];
            from += count * width;
            Pool::of(own, width)
        });
        let pooled = Pooled { sentences: sentences.collect(), whole: Pool::of(&vectors, width) };
        let mut memory = self.memory();
        if memory.forgotten == forgotten {
            memory.put(key, pooled.clone());
        }
        Ok(pooled)
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what it has read, and what is being read. The programs' allocator overwrites it.
    pub fn forget(&self) {
        self.memory().forget();
    }

    /// How many passages it remembers.
    #[must_use]
    pub fn remembers(&self) -> usize {
        self.memory().len()
    }
}

/// All bytes of a model.
fn whole(file: &impl Source) -> Result<Vec<u8>, ModelError> {
    let size = file.size().ok().flatten().and_then(|size| usize::try_from(size).ok());
    let mut bytes = vec![0; size.ok_or(ModelError::Damaged)?];
    file.read_exact_at(0, &mut bytes).map(|()| bytes).map_err(|_| ModelError::Damaged)
}

/// The sentences that sound most delicate beside the others.
fn most_delicate_of(judged: &[Option<SentenceReading>]) -> Vec<usize> {
    let delicate = |number: usize| judged[number].as_ref().map(|one| one.likely.at_least(Level::Confidential));
    let mut order: Vec<(f32, usize)> =
        (0..judged.len()).filter_map(|number| Some((delicate(number)?, number))).collect();
    order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    order.into_iter().take(POINTED_AT).map(|(_, number)| number).collect()
}
