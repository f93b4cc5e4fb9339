//! Pieces of words, as the pretrained model knows them: `SentencePiece`'s unigram model, whose likeliest split of a word
//! Viterbi's algorithm finds (Kudo, *Subword Regularization*, 2018, section 3.1).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// What stands before each word.
const BEFORE_WORD: char = '\u{2581}';
/// A word of more bytes is cut: nobody wrote it.
const LONGEST_WORD: usize = 64;

/// The pieces and how likely they are.
pub(crate) struct Tokenizer {
    pieces: FxHashMap<Box<str>, (u32, f32)>,
    /// Bytes of the longest piece.
    longest: usize,
    /// The score of a letter that is in no piece, less likely than any.
    unknown: f32,
    unknown_id: u32,
}

impl Tokenizer {
    pub(crate) fn new<'p>(pieces: impl Iterator<Item = (&'p str, f32)>, unknown_id: u32) -> Tokenizer {
        let pieces: FxHashMap<Box<str>, (u32, f32)> =
            pieces.zip(0..).map(|((piece, score), id)| (Box::from(piece), (id, score))).collect();
        let longest = pieces.keys().map(|piece| piece.len()).max().unwrap_or(1);
        let least = pieces.values().map(|(_, score)| *score).fold(0.0, f32::min);
        Tokenizer { pieces, longest, unknown: least - 10.0, unknown_id }
    }

    /// The pieces of a text.
    pub(crate) fn tokens(&self, text: &str) -> Vec<u32> {
        let mut tokens = Vec::with_capacity(text.len() / 3);
        let mut word = String::new();
        for part in text.split_whitespace() {
            word.clear();
            word.push(BEFORE_WORD);
            // NFKC may make spaces of what was none.
            for letter in part.nfkc() {
                if letter.is_whitespace() || word.len() >= LONGEST_WORD {
                    self.split(&word, &mut tokens);
                    word.clear();
                    if letter.is_whitespace() {
                        word.push(BEFORE_WORD);
                        continue;
                    }
                }
                word.push(letter);
            }
            self.split(&word, &mut tokens);
        }
        tokens
    }

    fn split(&self, word: &str, tokens: &mut Vec<u32>) {
        if word.is_empty() || word.chars().eq([BEFORE_WORD]) {
            return;
        }
        // For each end: how likely the best way there is, where its last piece begins, and which piece that is.
        let mut best: Vec<Option<(f32, usize, u32)>> = vec![None; word.len() + 1];
        best[0] = Some((0.0, 0, 0));
        for (start, letter) in word.char_indices() {
            let Some((score, ..)) = best[start] else { continue };
            for (end, _) in word.char_indices().skip_while(|(end, _)| *end <= start).chain([(word.len(), ' ')]) {
                let single = end == start + letter.len_utf8();
                if end - start > self.longest && !single {
                    break;
                }
                let piece = self.pieces.get(&word[start..end]).copied();
                let Some((id, own)) = piece.or_else(|| single.then_some((self.unknown_id, self.unknown))) else {
                    continue;
                };
                if best[end].is_none_or(|(known, ..)| score + own > known) {
                    best[end] = Some((score + own, start, id));
                }
            }
        }
        let from = tokens.len();
        let mut end = word.len();
        while let Some((_, start, id)) = best[end].filter(|_| end > 0) {
            tokens.push(id);
            end = start;
        }
        tokens[from..].reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokenizer() -> Tokenizer {
        let pieces = [("<s>", 0.0), ("▁", -3.0), ("▁the", -4.0), ("▁th", -4.5), ("e", -5.0), ("n", -5.0), ("en", -6.0)];
        Tokenizer::new(pieces.into_iter(), 99)
    }

    #[test]
    fn the_likeliest_split_is_found() {
        let known = tokenizer();
        assert_eq!(known.tokens("the"), [2]);
        assert_eq!(known.tokens("  the\nthe "), [2, 2]);
        assert_eq!(known.tokens("then"), [2, 5], "▁the and n before ▁th and en");
        assert_eq!(known.tokens("thx"), [3, 99]);
        assert_eq!(known.tokens("ｔhe"), [2], "NFKC");
        assert!(known.tokens("").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let known = tokenizer();
            proptest::prop_assert_eq!(known.tokens(&text).is_empty(), text.nfkc().all(char::is_whitespace));
        }
    }
}
