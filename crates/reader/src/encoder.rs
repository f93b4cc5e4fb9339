//! The encoder: multilingual-e5-small (Wang et al., *Multilingual E5 Text Embeddings*, 2024; MIT), twelve layers of a BERT
//! (Devlin et al., 2019), fine-tuned for the topics, with weights of eight bits.
#![allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]

use std::hash::Hasher;
use std::io;

use positioned_io::ReadAt;
use pulp::NullaryFnOnce;
use rustc_hash::FxHasher;

use crate::arithmetic::{gelu, normalise, softmax, wide};
use crate::matrix::{Linear, Whole};

/// What one layer has.
pub(crate) struct Layer {
    pub(crate) query: Linear,
    pub(crate) key: Linear,
    pub(crate) value: Linear,
    pub(crate) attention: Linear,
    pub(crate) inner: Linear,
    pub(crate) outer: Linear,
    /// Weight and bias after the attention, and after the rest.
    pub(crate) norms: [(Vec<f32>, Vec<f32>); 2],
}

/// Vectors for words.
pub(crate) struct Embedding {
    pub(crate) words: Words,
    /// A vector for each place in a passage.
    pub(crate) places: Vec<f32>,
    pub(crate) norm: (Vec<f32>, Vec<f32>),
}

/// Values of a block, and its bytes.
pub(crate) const BLOCK: usize = 32;
const BLOCK_BYTES: usize = BLOCK / 2;
/// Bytes of a block's scale.
const SCALE_BYTES: usize = 4;

/// The vectors of the vocabulary. They stay in the model's file, of which the few that a text needs are read: most of its
/// words are never written, and a sixth of the reader's memory would be theirs.
pub(crate) struct Words {
    pub(crate) file: Box<dyn ReadAt + Send + Sync>,
    /// Where the values begin in the file: four bits each, 32 a block, the first 16 in the lower halves of 16 bytes.
    pub(crate) values: u64,
    /// Where the scales begin, one for each block.
    pub(crate) scales: u64,
    /// By which a word's bytes are known again: the file may be written over while it is open.
    pub(crate) sums: Vec<u64>,
}

/// A sum of a word's values and scales: no secret, but no accident keeps it.
fn sum(values: &[u8], scales: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(values);
    hasher.write(scales);
    hasher.finish()
}

impl Words {
    /// The sums of all words, from the bytes of their values and scales.
    pub(crate) fn sums(values: &[u8], scales: &[u8], blocks: usize) -> Vec<u64> {
        let rows = values.chunks_exact(blocks * BLOCK_BYTES).zip(scales.chunks_exact(blocks * SCALE_BYTES));
        rows.map(|(values, scales)| sum(values, scales)).collect()
    }

    /// Adds a word's vector.
    fn add(&self, word: u32, blocks: usize, to: &mut Vec<f32>) -> io::Result<()> {
        let row = |start: u64, size: usize| {
            let mut bytes = vec![0; blocks * size];
            self.file.read_exact_at(start + u64::from(word) * bytes.len() as u64, &mut bytes).map(|()| bytes)
        };
        let (values, scales) = (row(self.values, BLOCK_BYTES)?, row(self.scales, SCALE_BYTES)?);
        if self.sums.get(word as usize) != Some(&sum(&values, &scales)) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        for (bytes, scale) in values.chunks_exact(BLOCK_BYTES).zip(scales.as_chunks::<SCALE_BYTES>().0) {
            let scale = f32::from_le_bytes(*scale);
            let lower = bytes.iter().map(|byte| byte & 15);
            let upper = bytes.iter().map(|byte| byte >> 4);
            to.extend(lower.chain(upper).map(|value| (f32::from(value) - 8.0) * scale));
        }
        Ok(())
    }
}

pub(crate) struct Encoder {
    pub(crate) width: usize,
    pub(crate) heads: usize,
    pub(crate) epsilon: f32,
    pub(crate) embedding: Embedding,
    pub(crate) layers: Vec<Layer>,
}

impl Encoder {
    /// A vector for each token, row by row.
    ///
    /// # Errors
    /// The model's file cannot be read any more, or is another.
    pub(crate) fn encode(&self, tokens: &[u32]) -> io::Result<Vec<f32>> {
        let mut x = self.embed(tokens)?;
        for layer in &self.layers {
            let whole = Whole::of(&x, self.width);
            let [query, key, value] = [&layer.query, &layer.key, &layer.value].map(|part| part.times(&whole));
            let seen = wide(Attention { encoder: self, query: &query, key: &key, value: &value });
            self.put(&mut x, &layer.attention.times(&Whole::of(&seen, self.width)), &layer.norms[0]);
            let mut inner = layer.inner.times(&Whole::of(&x, self.width));
            wide(Gelu(&mut inner));
            let width = layer.inner.scales.len();
            self.put(&mut x, &layer.outer.times(&Whole::of(&inner, width)), &layer.norms[1]);
        }
        Ok(x)
    }

    /// Adds what a part of a layer says to what came into it.
    fn put(&self, x: &mut [f32], said: &[f32], norm: &(Vec<f32>, Vec<f32>)) {
        wide(Put { x, said, norm, epsilon: self.epsilon });
    }

    fn embed(&self, tokens: &[u32]) -> io::Result<Vec<f32>> {
        let blocks = self.width / BLOCK;
        let mut x = Vec::with_capacity(tokens.len() * self.width);
        for (token, place) in tokens.iter().zip(self.embedding.places.chunks_exact(self.width)) {
            self.embedding.words.add(*token, blocks, &mut x)?;
            let start = x.len() - self.width;
            add(&mut x[start..], place);
        }
        normalise(&mut x, &self.embedding.norm.0, &self.embedding.norm.1, self.epsilon);
        Ok(x)
    }
}

/// An addition and what brings it back to size.
struct Put<'p> {
    x: &'p mut [f32],
    said: &'p [f32],
    norm: &'p (Vec<f32>, Vec<f32>),
    epsilon: f32,
}

impl NullaryFnOnce for Put<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        add(self.x, self.said);
        normalise(self.x, &self.norm.0, &self.norm.1, self.epsilon);
    }
}

struct Gelu<'v>(&'v mut [f32]);

impl NullaryFnOnce for Gelu<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for value in self.0 {
            *value = gelu(*value);
        }
    }
}

/// What each token sees of the others: scaled dot-product attention, head by head (Vaswani et al., 2017).
struct Attention<'a> {
    encoder: &'a Encoder,
    query: &'a [f32],
    key: &'a [f32],
    value: &'a [f32],
}

impl NullaryFnOnce for Attention<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        let Attention { encoder: &Encoder { width, heads, .. }, query, key, value } = self;
        let size = width / heads;
        let count = query.len() / width;
        let scale = 1.0 / (size as f32).sqrt();
        let mut seen = vec![0.0; query.len()];
        let mut keys = vec![0.0; size * count];
        let mut weights = vec![0.0; count];
        for head in (0..width).step_by(size) {
            for (token, row) in key.chunks_exact(width).enumerate() {
                for (part, value) in row[head..head + size].iter().enumerate() {
                    keys[part * count + token] = *value;
                }
            }
            for token in 0..count {
                weights.fill(0.0);
                let own = &query[token * width + head..][..size];
                for (part, keys) in own.iter().zip(keys.chunks_exact(count)) {
                    for (weight, key) in weights.iter_mut().zip(keys) {
                        *weight += part * key;
                    }
                }
                for weight in &mut weights {
                    *weight *= scale;
                }
                softmax(&mut weights);
                let out = &mut seen[token * width + head..][..size];
                for (weight, row) in weights.iter().zip(value.chunks_exact(width)) {
                    for (out, value) in out.iter_mut().zip(&row[head..]) {
                        *out += weight * value;
                    }
                }
            }
        }
        seen
    }
}

#[inline(always)]
fn add(to: &mut [f32], other: &[f32]) {
    for (to, other) in to.iter_mut().zip(other) {
        *to += other;
    }
}
