//! What is kept of the vectors of what was read, and the memory of it.

use rustc_hash::FxHashMap;

/// How many passages and sentences are remembered, and as many that were used before those: 3 KB each.
const REMEMBERED: usize = 2048;

/// What was read lately, and before that.
#[derive(Default)]
pub(crate) struct Memory {
    lately: FxHashMap<Vec<u32>, Pooled>,
    before: FxHashMap<Vec<u32>, Pooled>,
    /// How many pools were read lately.
    pools: usize,
    /// How often it forgot: what a reading began before that is not put into it.
    pub(crate) forgotten: u64,
}

impl Memory {
    pub(crate) fn get(&mut self, key: &[u32]) -> Option<Pooled> {
        if let Some(known) = self.lately.get(key) {
            return Some(known.clone());
        }
        let (key, known) = self.before.remove_entry(key)?;
        self.put(key, known.clone());
        Some(known)
    }

    /// Forgets everything; what is being read is not put into it any more.
    pub(crate) fn forget(&mut self) {
        *self = Memory { forgotten: self.forgotten + 1, ..Memory::default() };
    }

    /// How many passages it has.
    pub(crate) fn len(&self) -> usize {
        self.lately.len() + self.before.len()
    }

    pub(crate) fn put(&mut self, key: Vec<u32>, pooled: Pooled) {
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
pub(crate) struct Pooled {
    pub(crate) whole: Pool,
    pub(crate) sentences: Vec<Pool>,
}

#[derive(Clone)]
pub(crate) struct Pool {
    sum: Vec<f32>,
    most: Vec<f32>,
    count: f32,
}

impl Pool {
    pub(crate) fn of(vectors: &[f32], width: usize) -> Pool {
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
    pub(crate) fn pooled(&self) -> Vec<f32> {
        self.sum.iter().map(|sum| sum / self.count.max(1.0)).chain(self.most.iter().copied()).collect()
    }
}

/// Adds the vectors of one text to those of another.
pub(crate) fn join(to: &mut Option<Pool>, other: &Pool) {
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
