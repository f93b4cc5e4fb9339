//! Words, pairs of words and parts of words, each a place in a table by its hash: beside what the
//! encoder makes of the sense, they remember turns of phrase.

use cloison_policy::Level;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::sentences::Sentence;

/// How many places the table has.
pub(crate) const PLACES: usize = 1 << 18;
/// Words of more letters are cut.
const LONGEST: usize = 24;
/// Lengths of parts of words.
const PARTS: std::ops::RangeInclusive<usize> = 3..=5;

/// What is in a text: places of the table, each with its weight; the squares of the weights sum to one.
pub(crate) fn features(sentences: &[Sentence]) -> Vec<(u32, f32)> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut count = |place: u32| *counts.entry(place % PLACES as u32).or_default() += 1;
    let mut word = Vec::new();
    for sentence in sentences {
        let mut before: Option<u32> = None;
        let plain: String = sentence.text.nfd().filter(|letter| !is_mark(*letter)).collect();
        for part in plain.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()) {
            word.clear();
            word.push('<');
            let letters = part.chars().flat_map(char::to_lowercase);
            word.extend(letters.map(|letter| if letter.is_numeric() { '0' } else { letter }).take(LONGEST));
            word.push('>');
            let own = hash(0, &word);
            count(own);
            if let Some(before) = before {
                count(hash(before, &word));
            }
            for length in PARTS {
                word.windows(length).filter(|_| word.len() > length).for_each(|part| count(hash(1, part)));
            }
            before = Some(own);
        }
    }
    weighed(counts)
}

/// Takes each count by its logarithm, and brings the sum of squares to one.
fn weighed(counts: FxHashMap<u32, u32>) -> Vec<(u32, f32)> {
    // 1 + the binary logarithm, whole: the same on every machine.
    let weight = |count: u32| 1.0 + f32::from(u8::try_from(count.ilog2()).unwrap_or(u8::MAX));
    let mut features: Vec<(u32, f32)> = counts.into_iter().map(|(place, count)| (place, weight(count))).collect();
    features.sort_unstable_by_key(|(place, _)| *place);
    let norm = features.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    for (_, weight) in &mut features {
        *weight /= norm;
    }
    features
}

/// FNV-1a over the letters, from a start of one's own.
fn hash(start: u32, letters: &[char]) -> u32 {
    letters.iter().fold(0x811c_9dc5 ^ start, |hash, letter| (hash ^ u32::from(*letter)).wrapping_mul(0x0100_0193))
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// How much each place says for each level.
pub(crate) struct Ngrams {
    /// A row of [`PLACES`] for each level.
    pub(crate) table: Vec<i8>,
    pub(crate) scale: [f32; Level::ALL.len()],
    pub(crate) bias: [f32; Level::ALL.len()],
}

impl Ngrams {
    /// What the features say for each level, as logits.
    pub(crate) fn logits(&self, features: &[(u32, f32)]) -> [f32; Level::ALL.len()] {
        let mut logits = self.bias;
        for ((logit, scale), row) in logits.iter_mut().zip(self.scale).zip(self.table.chunks_exact(PLACES)) {
            let sum: f32 = features.iter().map(|(place, weight)| f32::from(row[*place as usize]) * weight).sum();
            *logit += sum * scale;
        }
        logits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentences::sentences;

    fn of(body: &str) -> Vec<(u32, f32)> {
        features(&sentences(&cloison_engine::Draft { body: body.into(), ..Default::default() }))
    }

    #[test]
    fn accents_case_and_numbers_do_not_count() {
        assert_eq!(of("Déjà payé 1200 euros"), of("deja paye 3400 EUROS"));
        assert_eq!(of("de\u{301}ja\u{300} paye"), of("déjà payé"), "nor how they are written");
        assert_ne!(of("deja paye"), of("paye deja"), "but the order of words does");
        let squares: f32 = of("one two two three").iter().map(|(_, weight)| weight * weight).sum();
        assert!((squares - 1.0).abs() < 1e-5);
        assert!(of("").is_empty());
    }
}
