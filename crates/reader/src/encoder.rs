//! The encoder: multilingual-e5-small (Wang et al., *Multilingual E5 Text Embeddings*, 2024; MIT), twelve layers of a BERT
//! (Devlin et al., 2019), fine-tuned for the topics, with weights of eight bits.

use crate::arithmetic::{gelu, normalise, softmax};
use crate::matrix::{Linear, Whole};

/// What one layer has.
pub(crate) struct Layer<'m> {
    pub(crate) query: Linear<'m>,
    pub(crate) key: Linear<'m>,
    pub(crate) value: Linear<'m>,
    pub(crate) attention: Linear<'m>,
    pub(crate) inner: Linear<'m>,
    pub(crate) outer: Linear<'m>,
    /// Weight and bias after the attention, and after the rest.
    pub(crate) norms: [(Vec<f32>, Vec<f32>); 2],
}

/// Vectors for words.
pub(crate) struct Embedding<'m> {
    /// Four bits a value, 32 values a block, the first 16 in the lower halves of 16 bytes.
    pub(crate) words: &'m [u8],
    /// A scale for each block.
    pub(crate) scales: Vec<f32>,
    /// A vector for each place in a passage.
    pub(crate) places: Vec<f32>,
    pub(crate) norm: (Vec<f32>, Vec<f32>),
}

/// Values of a block, and its bytes.
pub(crate) const BLOCK: usize = 32;
const BLOCK_BYTES: usize = BLOCK / 2;

pub(crate) struct Encoder<'m> {
    pub(crate) width: usize,
    pub(crate) heads: usize,
    pub(crate) epsilon: f32,
    pub(crate) embedding: Embedding<'m>,
    pub(crate) layers: Vec<Layer<'m>>,
}

impl Encoder<'_> {
    /// A vector for each token, row by row.
    pub(crate) fn encode(&self, tokens: &[u32]) -> Vec<f32> {
        let mut x = self.embed(tokens);
        for layer in &self.layers {
            let whole = Whole::of(&x, self.width);
            let seen = self.attend(&layer.query.times(&whole), &layer.key.times(&whole), &layer.value.times(&whole));
            add(&mut x, &layer.attention.times(&Whole::of(&seen, self.width)));
            normalise(&mut x, &layer.norms[0].0, &layer.norms[0].1, self.epsilon);
            let mut inner = layer.inner.times(&Whole::of(&x, self.width));
            for value in &mut inner {
                *value = gelu(*value);
            }
            let width = layer.inner.scales.len();
            add(&mut x, &layer.outer.times(&Whole::of(&inner, width)));
            normalise(&mut x, &layer.norms[1].0, &layer.norms[1].1, self.epsilon);
        }
        x
    }

    fn embed(&self, tokens: &[u32]) -> Vec<f32> {
        let blocks = self.width / BLOCK;
        let mut x = Vec::with_capacity(tokens.len() * self.width);
        for (token, place) in tokens.iter().zip(self.embedding.places.chunks_exact(self.width)) {
            let first = *token as usize * blocks;
            let bytes = &self.embedding.words[first * BLOCK_BYTES..][..blocks * BLOCK_BYTES];
            for (bytes, scale) in bytes.chunks_exact(BLOCK_BYTES).zip(&self.embedding.scales[first..]) {
                let lower = bytes.iter().map(|byte| byte & 15);
                let upper = bytes.iter().map(|byte| byte >> 4);
                x.extend(lower.chain(upper).map(|value| (f32::from(value) - 8.0) * scale));
            }
            let start = x.len() - self.width;
            add(&mut x[start..], place);
        }
        normalise(&mut x, &self.embedding.norm.0, &self.embedding.norm.1, self.epsilon);
        x
    }

    /// What each token sees of the others: scaled dot-product attention, head by head (Vaswani et al., 2017).
    fn attend(&self, query: &[f32], key: &[f32], value: &[f32]) -> Vec<f32> {
        let size = self.width / self.heads;
        let count = query.len() / self.width;
        let scale = 1.0 / (size as f32).sqrt();
        let mut seen = vec![0.0; query.len()];
        let mut keys = vec![0.0; size * count];
        let mut weights = vec![0.0; count];
        for head in (0..self.width).step_by(size) {
            for (token, row) in key.chunks_exact(self.width).enumerate() {
                for (part, value) in row[head..head + size].iter().enumerate() {
                    keys[part * count + token] = *value;
                }
            }
            for token in 0..count {
                weights.fill(0.0);
                let own = &query[token * self.width + head..][..size];
                for (part, keys) in own.iter().zip(keys.chunks_exact(count)) {
                    for (weight, key) in weights.iter_mut().zip(keys) {
                        *weight += part * key;
                    }
                }
                for weight in &mut weights {
                    *weight *= scale;
                }
                softmax(&mut weights);
                let out = &mut seen[token * self.width + head..][..size];
                for (weight, row) in weights.iter().zip(value.chunks_exact(self.width)) {
                    for (out, value) in out.iter_mut().zip(&row[head..]) {
                        *out += weight * value;
                    }
                }
            }
        }
        seen
    }
}

fn add(to: &mut [f32], other: &[f32]) {
    for (to, other) in to.iter_mut().zip(other) {
        *to += other;
    }
}
