//! Letters of other scripts, and rare Latin ones, that are taken for plain Latin letters (Unicode Technical Standard #39,
//! §4, and its data file of confusables).
//!
//! A word that is wholly Greek or Cyrillic is what it is: its letters are changed only where Latin ones stand among them,
//! or where all of them look Latin.

use unicode_security::confusable_detection::skeleton;

/// The first letter after those of the Western European languages.
pub(crate) const FIRST_FOREIGN: char = '\u{180}';

/// Letters that readers of a line take for Latin ones though Unicode does not call them confusable.
const NEARLY: &[(char, char)] = &[
    ('т', 't'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('в', 'b'),
    ('п', 'n'),
    ('и', 'u'),
    ('г', 'r'),
    ('я', 'r'),
    ('ц', 'u'),
    ('ь', 'b'),
    ('ε', 'e'),
    ('η', 'n'),
    ('κ', 'k'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('ω', 'w'),
    ('β', 'b'),
    ('μ', 'm'),
    ('ς', 's'),
    ('λ', 'l'),
    ('ι', 'i'),
    ('ƒ', 'f'),
    ('ɩ', 'i'),
    ('ʀ', 'r'),
    ('ɴ', 'n'),
    ('ɪ', 'i'),
    ('ʟ', 'l'),
    ('ɢ', 'g'),
    ('ʙ', 'b'),
    ('ʜ', 'h'),
    ('ᴀ', 'a'),
    ('ᴅ', 'd'),
    ('ᴇ', 'e'),
    ('ᴋ', 'k'),
    ('ᴍ', 'm'),
    ('ᴘ', 'p'),
    ('ᴛ', 't'),
];

/// Whether the word at hand is disguised: found once for each word.
#[derive(Default)]
pub(crate) struct Foreign {
    /// Where the word ends that was looked at last.
    end: usize,
    disguised: bool,
}

impl Foreign {
    /// The plain letter for which a letter at a place of a text stands.
    pub(crate) fn lookalike(&mut self, text: &str, at: usize, c: char) -> Option<char> {
        if !c.is_alphabetic() {
            return None;
        }
        if at >= self.end {
            let before = text[..at].chars().rev().take_while(|c| is_in_word(*c)).map(char::len_utf8).sum::<usize>();
            let after = text[at..].chars().take_while(|c| is_in_word(*c)).map(char::len_utf8).sum::<usize>();
            self.end = at + after;
            let word = &text[at - before..self.end];
            let letters = || word.chars().filter(|c| c.is_alphabetic());
            // A reference such as `3М02` has no small letter that could tell.
            let digits = word.contains(|c: char| c.is_ascii_digit());
            let latin = |c: char| confusable(lower(c)).is_some() || digits && confusable(c).is_some();
            self.disguised = letters().any(|c| c < FIRST_FOREIGN) || letters().all(latin);
        }
        if !self.disguised {
            return None;
        }
        let nearly = |c: char| NEARLY.iter().find(|(foreign, _)| *foreign == c).map(|(_, plain)| *plain);
        confusable(c).or_else(|| nearly(lower(c)))
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// What a letter looks like by Unicode's data, in lower case.
fn confusable(c: char) -> Option<char> {
    let mut buffer = [0; 4];
    let mut letters = skeleton(c.encode_utf8(&mut buffer)).filter(char::is_ascii);
    let plain = letters.next().filter(char::is_ascii_alphabetic)?;
    // The data has one prototype for `l`, `I` and `1`.
    letters.next().is_none().then_some(if plain == 'l' && c.is_uppercase() { 'i' } else { plain.to_ascii_lowercase() })
}

fn is_in_word(c: char) -> bool {
    // Accents and what does not show may stand inside.
    c.is_alphanumeric()
        || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
