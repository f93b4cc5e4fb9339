//! Reads the sense of a draft: a small model, run on this machine, hears what no keyword says.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the numbers of a model: counts and weights that are far smaller than their types"
)]

mod adapted;
mod arithmetic;
mod encoder;
mod language;
mod matrix;
mod model;
mod ngrams;
mod passages;
mod pools;
mod reader;
mod sentences;
#[cfg(test)]
mod tests;
mod tokens;

pub use adapted::{Adapted, Example};
pub use model::ModelError;
pub use reader::{Likely, Reader, Reading, SentenceReading, Source, Unread};
pub use sentences::sentences_of;

use cloison_engine::Draft;

/// A draft as the training reads it: token ids by passage, and the places of the table of n-grams.
#[derive(Debug)]
pub struct Prepared {
    /// The tokens of each passage.
    pub passages: Vec<Vec<u32>>,
    /// Places and weights.
    pub ngrams: Vec<(u32, f32)>,
}

/// Prepares drafts for training with a vocabulary: pieces with their scores, in the order of their ids.
pub struct Preparing(tokens::Tokenizer);

impl Preparing {
    /// With this vocabulary.
    #[must_use]
    pub fn with<'p>(pieces: impl Iterator<Item = (&'p str, f32)>, unknown: u32) -> Preparing {
        Preparing(tokens::Tokenizer::new(pieces, unknown))
    }

    /// Prepares a draft.
    #[must_use]
    pub fn prepare(&self, draft: &Draft) -> Prepared {
        let sentences = sentences::sentences(draft);
        let passages = passages::passages(&sentences, &self.0);
        Prepared {
            passages: passages.into_iter().map(|passage| passage.tokens).collect(),
            ngrams: ngrams::features(&sentences),
        }
    }
}
