//! Words that are written so that a search does not see them: letters set apart (`p a s s w o r d`, `p.a.s.s`), digits
//! and signs in place of letters (`p4$$w0rd`), lines broken in the middle of a word by quoted-printable's `=` (RFC 2045
//! §6.7). Look-alike letters, accents and what does not show are [folded](crate::fold) away before.
//!
//! A text that holds some is read a second time with these places put right, of a long one the paragraphs around them.
//! Only what then is a word of the policy is put right, so ordinary text, with its initials, references and times of day, is
//! seldom read twice.

mod apart;
mod dictionary;

use std::ops::Range;

use dictionary::Likeness;
pub(crate) use dictionary::{Dictionary, Literals};
use memchr::memmem;

use crate::text::{Text, index};

/// Shortest and longest words that are looked for, in letters.
const SHORTEST: usize = 3;
const LONGEST: usize = 24;

/// A place of the folded text that is read otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) folded: Range<u32>,
    /// The letter that stands for it; nothing if it is passed over.
    pub(crate) letter: Option<u8>,
}

/// What is read otherwise in a text.
#[derive(Default)]
struct Edits {
    all: Vec<Edit>,
    /// Whether some of it makes a word that the policy asks for. Where nothing does, all others are of no use: they are made
    /// for the sake of the words around.
    asked: bool,
}

impl Edits {
    fn substitute(&mut self, bytes: &[u8], at: usize, letter: u8) {
        if bytes[at] != letter {
            self.all.push(Edit { folded: index(at)..index(at) + 1, letter: Some(letter) });
        }
    }

    fn pass_over(&mut self, range: Range<usize>) {
        self.all.push(Edit { folded: index(range.start)..index(range.end), letter: None });
    }
}

/// The disguises of a text, by place.
pub(crate) fn edits(text: &Text<'_>, dictionary: &mut Dictionary<'_>) -> Vec<Edit> {
    let mut edits = Edits::default();
    broken(text.folded.text.as_bytes(), &mut edits);
    apart::letters_apart(text, dictionary, &mut edits);
    signs_for_letters(text, dictionary, &mut edits);
    let Edits { mut all, asked } = edits;
    if !asked {
        return Vec::new();
    }
    all.sort_by_key(|edit| edit.folded.start);
    all.dedup_by(|after, before| after.folded.start < before.folded.end);
    without_far(text.folded.text.as_bytes(), all)
}

/// How far from a disguise a text is read again at least, in bytes, and how much must lie between to be passed over.
const NEAR: usize = 2048;
const FAR: usize = 4096;

/// The disguises, and what lies far from all of them passed over.
fn without_far(bytes: &[u8], edits: Vec<Edit>) -> Vec<Edit> {
    let mut all = Vec::with_capacity(edits.len());
    let mut read = 0;
    for edit in edits {
        all.extend(far(bytes, read, (edit.folded.start as usize).saturating_sub(NEAR)));
        read = edit.folded.end as usize + NEAR;
        all.push(edit);
    }
    all.extend(far(bytes, read, bytes.len()));
    all
}

/// What is passed over between two places: from the end of a paragraph to the end of another.
fn far(bytes: &[u8], from: usize, to: usize) -> Option<Edit> {
    let between = bytes.get(from..to).filter(|between| between.len() >= FAR)?;
    let start = from + memmem::find(between, b"\n\n")? + 2;
    let end = from + memmem::rfind(between, b"\n\n")?;
    (start < end).then(|| Edit { folded: index(start)..index(end), letter: None })
}

/// Words that go on after `=` and the end of the line.
fn broken(bytes: &[u8], edits: &mut Edits) {
    let in_word = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    };
    for end in memchr::memchr_iter(b'\n', bytes) {
        let line = end - usize::from(bytes[..end].ends_with(b"\r"));
        if bytes[..line].ends_with(b"=") && in_word(line.checked_sub(2)) && in_word(Some(end + 1)) {
            edits.pass_over(line - 1..end + 1);
            edits.asked = true;
        }
    }
}

/// Words in which digits and signs stand for letters.
fn signs_for_letters(text: &Text<'_>, dictionary: &mut Dictionary<'_>, edits: &mut Edits) {
    let bytes = text.folded.text.as_bytes();
    let digits = text.digits.iter().map(|at| *at as usize);
    let mut end = 0;
    for at in digits.filter(|at| has_letter_beside(bytes, *at)) {
        word_of_signs(bytes, at, &mut end, dictionary, edits);
    }
    let mut end = 0;
    for at in memchr::memchr3_iter(b'@', b'$', b'!', bytes).filter(|at| has_letter_beside(bytes, *at)) {
        word_of_signs(bytes, at, &mut end, dictionary, edits);
    }
}

/// Whether a letter stands after the sign or the digits at a place, or just before it.
fn has_letter_beside(bytes: &[u8], at: usize) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
    let after = bytes[at..].iter().take(LONGEST).find(|byte| !byte.is_ascii_digit() && !is_sign(**byte));
    let before = || at.checked_sub(1).and_then(|at| bytes.get(at));
    // At the end of a word `!` is the sentence's.
    is_letter(after) || (bytes[at] != b'!' && is_letter(before()))
}

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'$' | b'!' | b'|' | b'+')
}

/// The word around a sign, if it is one of the policy's; `end` is where the last one ended.
fn word_of_signs(bytes: &[u8], at: usize, end: &mut usize, dictionary: &mut Dictionary<'_>, edits: &mut Edits) {
    if at < *end {
        return;
    }
    let in_word = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || is_sign(*byte);
    let before = bytes[*end..at].iter().rev().take(LONGEST + 1).take_while(|byte| in_word(byte)).count();
    let after = bytes[at..].iter().take_while(|byte| in_word(byte)).count();
    *end = at + after;
    let word = &bytes[at - before..*end];
    // A sign at the end is the sentence's; without it there may be nothing in disguise.
    let last = word.iter().rposition(|byte| !matches!(byte, b'!' | b'|' | b'+')).map_or(0, |last| last + 1);
    let word = &word[..last];
    if word.len() >= SHORTEST
        && let Some((read, likeness)) = dictionary.read(word)
    {
        for (letter, place) in read.bytes().zip(at - before..) {
            edits.substitute(bytes, place, letter);
        }
        edits.asked |= likeness != Likeness::Common && read.as_bytes() != word;
    }
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::*;
    use crate::fold::fold;
    use crate::vocabulary::Builder;

    /// A text as it is read the second time by a policy with some words.
    fn revealed(original: &str) -> String {
        let mut builder = Builder::default();
        for word in ["password", "licencier", "fire", "him", "salary", "iban", "loyal"] {
            builder.key(Some("fr"), word);
        }
        let (mut vocabulary, _, words) = builder.finish();
        vocabulary.known = crate::known::Known::new(&words, |_, _| crate::known::Found::default());
        let spelt = FxHashSet::from_iter(["digicode".into()]);
        let literals = Literals::new(spelt, words.iter().map(|(word, _)| fold(word)));
        let text = Text::new(original);
        let edits = edits(&text, &mut Dictionary::new(&vocabulary, &literals));
        text.folded.revealed(&edits).text
    }

    #[test]
    fn letters_apart_are_joined() {
        for (text, read) in [
            ("the p a s s w o r d is", "the password is"),
            ("le P.A.S.S.W.O.R.D.", "le password."),
            ("p-a-s-s-w-o-r-d", "password"),
            ("p_a_s_s_w_o_r_d", "password"),
            ("p . a . s . s . w . o . r . d", "password"),
            ("let us f i r e  h i m now", "let us fire  him now"),
            ("f i r e h i m", "fire him"),
            ("f i r e w a s h i m", "fire was him"),
            ("f.i.r.e h.i.m", "fire him"),
            ("p @ 5 5 w 0 r d", "password"),
            ("l i c e n c i é", "licencie"),
            ("d-i-g-i-c-o-d-e-s", "digicodes"),
        ] {
            assert_eq!(revealed(text), read);
        }
    }

    #[test]
    fn signs_become_letters() {
        for (text, read) in [
            ("p4$$w0rd", "password"),
            ("p@ssword!", "password!"),
            ("f!re h1m", "fire him"),
            ("$alary, 1b4n", "salary, iban"),
            ("10ya1 1oya1", "loyal loyal"),
            ("d1g1c0de", "digicode"),
        ] {
            assert_eq!(revealed(text), read);
        }
    }

    #[test]
    fn broken_lines_are_joined() {
        assert_eq!(revealed("pass=\nword pass=\r\nword"), "password password");
        assert_eq!(revealed("a = b =\n c=\n\nd"), "a = b =\n c=\n\nd");
    }

    #[test]
    fn ordinary_text_stays() {
        for text in [
            "j. r. r. tolkien, a. b. c., i.e. at 4h30 or 10am",
            "y a-t-il a b c d e f g",
            "mp3, h264, 1er, 2nd, 3rd, a@b.org, me!you",
            "fire! $5 for him",
            "1 2 3 4 5 6",
        ] {
            assert_eq!(revealed(text), text);
        }
    }

    #[test]
    fn what_is_far_from_a_disguise_is_not_read_again() {
        let far = "one\n\n".repeat(FAR);
        let original = format!("é first\n\n{far}a p4$$w0rd, é\n\n{far}last");
        let mut builder = Builder::default();
        builder.key(Some("en"), "password");
        let (mut vocabulary, _, words) = builder.finish();
        vocabulary.known = crate::known::Known::new(&words, |_, _| crate::known::Found::default());
        let none = Literals::new(FxHashSet::default(), words.iter().map(|(word, _)| fold(word)));
        let text = Text::new(&original);
        let edits = edits(&text, &mut Dictionary::new(&vocabulary, &none));
        let folded = text.folded.revealed(&edits);
        assert!(folded.text.starts_with("e first\n\n\n\none\n\n") && folded.text.ends_with("\n\nlast"));
        assert!(folded.text.len() < 4 * NEAR + 100 && folded.cased().len() == folded.text.len());
        let start = folded.text.find("password").unwrap();
        assert_eq!(&original[folded.span(start..start + 8)], "p4$$w0rd");
        assert_eq!(&original[folded.span(start + 10..start + 11)], "é");
        assert!(!folded.passes_over(start..start + 8) && folded.passes_over(0..start));
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let mut builder = Builder::default();
        builder.key(Some("fr"), "licencié");
        let (mut vocabulary, _, words) = builder.finish();
        vocabulary.known = crate::known::Known::new(&words, |_, _| crate::known::Found::default());
        let none = Literals::new(FxHashSet::default(), words.iter().map(|(word, _)| fold(word)));
        let original = "Été : l.i.c.e\u{301}.n.c.i.é\u{301}. é";
        let text = Text::new(original);
        let folded = text.folded.revealed(&edits(&text, &mut Dictionary::new(&vocabulary, &none)));
        let start = folded.text.find("licencie").unwrap();
        assert_eq!(&original[folded.span(start..start + 8)], "l.i.c.e\u{301}.n.c.i.é\u{301}");
        let start = folded.text.rfind('e').unwrap();
        assert_eq!(&original[folded.span(start..start + 1)], "é");
        assert_eq!(folded.cased(), "Ete : licencie. e");
    }
}
