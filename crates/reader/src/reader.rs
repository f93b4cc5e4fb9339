//! Reading: passages through the encoder, what was read before remembered; sentences and the whole message judged.

use std::sync::{Mutex, PoisonError};

use cloison_engine::{Draft, Field};
use cloison_policy::Level;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::arithmetic::softmax;
use crate::language::is_foreign;
use crate::model::{Model, ModelError};
use crate::ngrams;
use crate::passages::{Passage, passages};
use crate::sentences::{Sentence, sentences};

/// Most passages of one draft: some 40 KB of text, read in some six seconds the first time.
const MOST_PASSAGES: usize = 256;
/// How many passages and sentences are remembered, and as many that were used before those: 3 KB each.
const REMEMBERED: usize = 2048;

/// So many sentences at most are read by themselves too, of a draft that is as likely as this to be delicate: beside a
/// delicate sentence every other sounds delicate.
const POINTED_AT: usize = 8;
const DELICATE: f32 = 0.25;

const LEVELS: usize = Level::ALL.len();

/// A model, ready to read. Share it between threads.
pub struct Reader<'m> {
    model: Model<'m>,
    memory: Mutex<Memory>,
}

/// What was read lately, and before that.
#[derive(Default)]
struct Memory {
    lately: FxHashMap<Vec<u32>, Pooled>,
    before: FxHashMap<Vec<u32>, Pooled>,
    /// How many pools were read lately.
    pools: usize,
    /// How often it forgot: what a reading began before that is not put into it.
    forgotten: u64,
}

impl Memory {
    fn get(&mut self, key: &[u32]) -> Option<Pooled> {
        if let Some(known) = self.lately.get(key) {
            return Some(known.clone());
        }
        let (key, known) = self.before.remove_entry(key)?;
        self.put(key, known.clone());
        Some(known)
    }

    fn put(&mut self, key: Vec<u32>, pooled: Pooled) {
        self.pools += 1 + pooled.sentences.len();
        self.lately.insert(key, pooled);
        if self.pools > REMEMBERED {
            self.before = std::mem::take(&mut self.lately);
            self.pools = 0;
        }
    }
}

/// What is kept of the vectors of a passage: their sum and the largest of each, of all tokens and by sentence.
#[derive(Clone)]
struct Pooled {
    whole: Pool,
    sentences: Vec<Pool>,
}

#[derive(Clone)]
struct Pool {
    sum: Vec<f32>,
    most: Vec<f32>,
    count: f32,
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
}

/// How a sentence reads.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceReading {
    /// Subject, body or quote.
    pub field: Field,
    /// Where it stands in the subject or the body, in UTF-8 bytes.
    pub range: std::ops::Range<usize>,
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

impl<'m> Reader<'m> {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`].
    pub fn new(file: &'m [u8]) -> Result<Reader<'m>, ModelError> {
        Ok(Reader { model: Model::read(file)?, memory: Mutex::default() })
    }

    fn quick(&self, sentences: &[Sentence]) -> Likely {
        let mut likely = self.model.ngrams.logits(&ngrams::features(sentences));
        softmax(&mut likely);
        Likely(likely)
    }

    /// Reads a draft; `go_on` is asked before each passage.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read(&self, draft: &Draft, go_on: &dyn Fn() -> bool) -> Result<Reading, Unread> {
        let sentences = sentences(draft);
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
            let pooled = self.pooled(passage, forgotten);
            join(&mut whole, &pooled.whole);
            for ((number, _), pool) in passage.sentences.iter().zip(&pooled.sentences) {
                join(&mut by_sentence[*number], pool);
            }
        }
        let quick = self.model.ngrams.logits(&ngrams::features(&sentences));
        let pooled = whole.map(|pool| pool.pooled());
        let levels =
            pooled.as_ref().map_or_else(|| self.model.level.bias.clone(), |pooled| self.model.level.logits(pooled));
        let mut topics = pooled.as_ref().map_or_else(Vec::new, |pooled| self.model.topic.logits(pooled));
        softmax(&mut topics);
        let mut topics: Vec<(String, f32)> = self.model.topics.iter().cloned().zip(topics).collect();
        topics.sort_by(|one, other| other.1.total_cmp(&one.1));
        let mut likely: [f32; LEVELS] =
            std::array::from_fn(|at| (levels[at] + self.model.ngram_share * quick[at]) * self.model.sharpness);
        softmax(&mut likely);
        let likely = Likely(likely);
        let judged =
            sentences.iter().zip(&by_sentence).map(|(sentence, pool)| Some(self.judge(sentence, pool.as_ref()?)));
        let mut judged: Vec<Option<SentenceReading>> = judged.collect();
        if likely.at_least(Level::Confidential) >= DELICATE {
            for number in most_delicate_of(&judged) {
                if !go_on() {
                    return Err(Unread::Outdated);
                }
                let alone = chosen.iter().find_map(|passage| passage.alone(number));
                let alone = alone.map(|passage| self.likely(&self.pooled(&passage, forgotten).whole));
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

    fn judge(&self, sentence: &Sentence, pool: &Pool) -> SentenceReading {
        let likely = self.likely(pool);
        SentenceReading { field: sentence.field, range: sentence.range.clone(), likely, alone: None }
    }

    /// By these vectors, without the n-grams.
    fn likely(&self, pool: &Pool) -> Likely {
        let levels = self.model.level.logits(&pool.pooled());
        let mut likely: [f32; LEVELS] = std::array::from_fn(|at| levels[at] * self.model.sharpness);
        softmax(&mut likely);
        Likely(likely)
    }

    /// The vectors of a passage, for a reading that began when the memory had forgotten so often.
    fn pooled(&self, passage: &Passage, forgotten: u64) -> Pooled {
        // Sentences are a part of it: other sentences with the same tokens in all would be pooled otherwise.
        let mut key = passage.tokens.clone();
        key.extend(passage.sentences.iter().map(|(_, count)| u32::try_from(*count).unwrap_or(u32::MAX)));
        if let Some(known) = self.memory().get(&key) {
            return known;
        }
        let [begin, end] = self.model.ends;
        let tokens: Vec<u32> = std::iter::once(begin).chain(passage.tokens.iter().copied()).chain([end]).collect();
        let width = self.model.encoder.width;
        let vectors = self.model.encoder.encode(&tokens);
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
        pooled
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what it has read, and what is being read. The programs' allocator overwrites it.
    pub fn forget(&self) {
        let mut memory = self.memory();
        *memory = Memory { forgotten: memory.forgotten + 1, ..Memory::default() };
    }

    /// How many passages it remembers.
    #[cfg(test)]
    pub(crate) fn remembers(&self) -> usize {
        let memory = self.memory();
        memory.lately.len() + memory.before.len()
    }
}

impl Pool {
    fn of(vectors: &[f32], width: usize) -> Pool {
        let mut pool = Pool { sum: vec![0.0; width], most: vec![f32::MIN; width], count: 0.0 };
        for vector in vectors.chunks_exact(width) {
            for ((sum, most), value) in pool.sum.iter_mut().zip(&mut pool.most).zip(vector) {
                *sum += value;
                *most = most.max(*value);
            }
            pool.count += 1.0;
        }
        pool
    }

    /// The mean of each value, then the largest.
    fn pooled(&self) -> Vec<f32> {
        self.sum.iter().map(|sum| sum / self.count.max(1.0)).chain(self.most.iter().copied()).collect()
    }
}

/// The sentences that sound most delicate beside the others.
fn most_delicate_of(judged: &[Option<SentenceReading>]) -> Vec<usize> {
    let delicate = |number: usize| judged[number].as_ref().map(|one| one.likely.at_least(Level::Confidential));
    let mut order: Vec<(f32, usize)> =
        (0..judged.len()).filter_map(|number| Some((delicate(number)?, number))).collect();
    order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    order.into_iter().take(POINTED_AT).map(|(_, number)| number).collect()
}

fn join(to: &mut Option<Pool>, other: &Pool) {
    let Some(pool) = to else {
        *to = Some(other.clone());
        return;
    };
    for ((sum, most), (other_sum, other_most)) in
        pool.sum.iter_mut().zip(&mut pool.most).zip(other.sum.iter().zip(&other.most))
    {
        *sum += other_sum;
        *most = most.max(*other_most);
    }
    pool.count += other.count;
}
