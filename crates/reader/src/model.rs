//! The model file: safetensors with the vocabulary, the encoder, the heads and the table of n-grams. Whatever is not as it
//! must be makes the file refused as a whole: no reading is better than a wrong one.

use cloison_policy::Level;
use positioned_io::ReadAt;
use safetensors::tensor::Metadata;
use safetensors::{Dtype, SafeTensors};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::encoder::{BLOCK, Embedding, Encoder, Layer, Words};
use crate::matrix::{LANE, Linear};
use crate::ngrams::{Ngrams, PLACES};
use crate::passages::MOST;
use crate::tokens::Tokenizer;

const FORMAT: &str = "cloison-reader-2";
/// After the pieces come the unknown one, the beginning and the end of a passage.
const SPECIAL: usize = 3;
/// Most inputs of a row of weights: their sum of products stays below 2^31.
const WIDEST: usize = 1536;

/// The SHA-256 of the model that this program was made with, in hexadecimal digits.
const HASH: &str = include_str!("../model/reader.model.sha256");

/// Whether a file is the very model that this program was made with.
pub(crate) fn check_hash(file: &[u8]) -> Result<(), ModelError> {
    let hash = hex::encode(Sha256::digest(file));
    if hash == HASH.trim() { Ok(()) } else { Err(ModelError::OtherVersion) }
}

/// Why a model cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// The file is not there.
    #[error("R001: there is no model file")]
    Missing,
    /// The file is no model, or parts of it are missing or of another size.
    #[error("R002: the model file is damaged")]
    Damaged,
    /// The file is of another format than this program's, or not the one that it was made with.
    #[error("R003: the model file is of another version, or was changed")]
    OtherVersion,
}

impl ModelError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ModelError::Missing => "R001",
            ModelError::Damaged => "R002",
            ModelError::OtherVersion => "R003",
        }
    }
}

/// What the model is made of.
pub(crate) struct Model {
    pub(crate) tokenizer: Tokenizer,
    pub(crate) encoder: Encoder,
    pub(crate) level: Head,
    pub(crate) topic: Head,
    pub(crate) topics: Vec<String>,
    /// The mean of the pooled vectors of messages.
    pub(crate) middle: Vec<f32>,
    pub(crate) ngrams: Ngrams,
    /// The tokens for the beginning and the end of a passage.
    pub(crate) ends: [u32; 2],
    /// How much the n-grams count beside the encoder, whose share is 1.
    pub(crate) ngram_share: f32,
    /// By what the sum is multiplied, so that what is said to be sure to 90 % is right 9 times in 10.
    pub(crate) sharpness: f32,
}

/// A linear layer over the pooled vectors: a row for each answer.
pub(crate) struct Head {
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Head {
    pub(crate) fn logits(&self, pooled: &[f32]) -> Vec<f32> {
        let rows = self.weights.chunks_exact(pooled.len()).zip(&self.bias);
        rows.map(|(row, bias)| row.iter().zip(pooled).map(|(weight, value)| weight * value).sum::<f32>() + bias)
            .collect()
    }
}

/// Reads tensors of the file by their names.
struct Tensors<'m> {
    all: SafeTensors<'m>,
    head: Metadata,
    /// Where what the head describes begins in the file.
    begin: usize,
}

impl<'m> Tensors<'m> {
    fn bytes(&self, name: &str, kind: Dtype) -> Result<&'m [u8], ModelError> {
        let tensor = self.all.tensor(name).map_err(|_| ModelError::Damaged)?;
        if tensor.dtype() == kind { Ok(tensor.data()) } else { Err(ModelError::Damaged) }
    }

    fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.bytes(name, Dtype::F32)?;
        let values: Vec<f32> =
            bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        let right = values.len() == count && values.iter().all(|value| value.is_finite());
        if right { Ok(values) } else { Err(ModelError::Damaged) }
    }

    fn whole(&self, name: &str, count: usize) -> Result<Vec<i8>, ModelError> {
        let bytes = self.bytes(name, Dtype::I8)?;
        if bytes.len() == count { Ok(pulp::bytemuck::cast_slice(bytes).to_vec()) } else { Err(ModelError::Damaged) }
    }

    /// Where a tensor of so many bytes begins in the file.
    fn start(&self, name: &str, bytes: usize) -> Result<u64, ModelError> {
        let (start, end) = self.head.info(name).ok_or(ModelError::Damaged)?.data_offsets;
        let right = (end - start == bytes).then_some(self.begin + start);
        right.and_then(|start| u64::try_from(start).ok()).ok_or(ModelError::Damaged)
    }

    fn linear(&self, name: &str, outputs: usize, inputs: usize) -> Result<Linear, ModelError> {
        Ok(Linear {
            weights: self.whole(name, outputs * inputs)?,
            scales: self.floats(&format!("{name}.scale"), outputs)?,
            bias: self.floats(&format!("{name}.bias"), outputs)?,
        })
    }

    fn norm(&self, name: &str, width: usize) -> Result<(Vec<f32>, Vec<f32>), ModelError> {
        Ok((self.floats(&format!("{name}.weight"), width)?, self.floats(&format!("{name}.bias"), width)?))
    }

    fn layer(&self, number: usize, width: usize) -> Result<Layer, ModelError> {
        let name = |part: &str| format!("layer.{number}.{part}");
        let inner = self.all.tensor(&name("inner")).map_err(|_| ModelError::Damaged)?.shape().first().copied();
        let inner =
            inner.filter(|inner| inner % LANE == 0 && (LANE..=WIDEST).contains(inner)).ok_or(ModelError::Damaged)?;
        Ok(Layer {
            query: self.linear(&name("query"), width, width)?,
            key: self.linear(&name("key"), width, width)?,
            value: self.linear(&name("value"), width, width)?,
            attention: self.linear(&name("attention"), width, width)?,
            inner: self.linear(&name("inner"), inner, width)?,
            outer: self.linear(&name("outer"), width, inner)?,
            norms: [self.norm(&name("norm0"), width)?, self.norm(&name("norm1"), width)?],
        })
    }
}

impl Model {
    /// From the bytes of a file, of which it keeps what is needed for every text; the rest is read from the file later.
    pub(crate) fn read(bytes: &[u8], file: Box<dyn ReadAt + Send + Sync>) -> Result<Model, ModelError> {
        let (size, head) = SafeTensors::read_metadata(bytes).map_err(|_| ModelError::Damaged)?;
        let said = head.metadata().clone().ok_or(ModelError::Damaged)?;
        if said.get("format").is_none_or(|format| format != FORMAT) {
            return Err(ModelError::OtherVersion);
        }
        let number = |key: &str| -> Result<f32, ModelError> {
            let value: Option<f32> = said.get(key).and_then(|value| value.parse().ok());
            value.filter(|value| value.is_finite()).ok_or(ModelError::Damaged)
        };
        let tensors = Tensors {
            all: SafeTensors::deserialize(bytes).map_err(|_| ModelError::Damaged)?,
            head,
            begin: size_of::<u64>() + size,
        };
        let width = tensors.bytes("norm_weight", Dtype::F32)?.len() / 4;
        let heads: usize = said.get("heads").and_then(|heads| heads.parse().ok()).ok_or(ModelError::Damaged)?;
        if width == 0 || width > WIDEST || width % BLOCK != 0 || heads == 0 || width % heads != 0 {
            return Err(ModelError::Damaged);
        }
        let text = std::str::from_utf8(tensors.bytes("pieces", Dtype::U8)?).map_err(|_| ModelError::Damaged)?;
        let pieces: Vec<&str> = text.split('\n').collect();
        let scores = tensors.floats("piece_scores", pieces.len())?;
        let words = pieces.len() + SPECIAL;
        let scales = words * width / BLOCK;
        tensors.floats("word_scales", scales)?;
        let sums =
            Words::sums(tensors.bytes("words", Dtype::U8)?, tensors.bytes("word_scales", Dtype::F32)?, width / BLOCK);
        let embedding = Embedding {
            words: Words {
                file,
                values: tensors.start("words", words * width / 2)?,
                scales: tensors.start("word_scales", scales * size_of::<f32>())?,
                sums,
            },
            places: tensors.floats("places", (MOST + 2) * width)?,
            norm: (tensors.floats("norm_weight", width)?, tensors.floats("norm_bias", width)?),
        };
        let layers: usize = said.get("layers").and_then(|layers| layers.parse().ok()).ok_or(ModelError::Damaged)?;
        let layers = (0..layers).map(|layer| tensors.layer(layer, width)).collect::<Result<Vec<_>, _>>()?;
        let topics: Vec<String> =
            said.get("topics").map(|all| all.split(' ').map(str::to_owned).collect()).unwrap_or_default();
        let head = |name: &str, answers: usize| -> Result<Head, ModelError> {
            let weights = tensors.floats(name, answers * 2 * width)?;
            Ok(Head { weights, bias: tensors.floats(&format!("{name}_bias"), answers)? })
        };
        let levels = |name: &str| -> Result<[f32; Level::ALL.len()], ModelError> {
            tensors.floats(name, Level::ALL.len())?.try_into().map_err(|_| ModelError::Damaged)
        };
        let id = |number: usize| u32::try_from(pieces.len() + number).map_err(|_| ModelError::Damaged);
        Ok(Model {
            tokenizer: Tokenizer::new(pieces.iter().copied().zip(scores), id(0)?),
            level: head("level", Level::ALL.len())?,
            topic: head("topic", topics.len())?,
            encoder: Encoder { width, heads, epsilon: number("epsilon")?, embedding, layers },
            topics,
            middle: tensors.floats("middle", 2 * width)?,
            ngrams: Ngrams {
                table: tensors.whole("ngrams", Level::ALL.len() * PLACES)?,
                scale: levels("ngrams_scale")?,
                bias: levels("ngrams_bias")?,
            },
            ends: [id(1)?, id(2)?],
            ngram_share: number("ngram_share")?,
            sharpness: number("sharpness")?,
        })
    }
}
