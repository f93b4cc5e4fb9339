//! Fingerprints: by them a passage of a text is recognised later, without the text being kept.
//!
//! The text is read as words, whatever their case and accents; every five words in a row give a number, HMAC-SHA-256 of
//! the words under a key. Of these numbers the few with the most zero bits at the end are kept: which of them does not
//! depend on what stands around, so a passage has the same ones wherever it is copied to. This is sampling by residue
//! (Manber, *Finding Similar Files in a Large File System*, 1994; Broder, *On the Resemblance and Containment of
//! Documents*, 1997), with a modulus that doubles until sixteen numbers or fewer are left, so that a fingerprint never
//! takes more than 64 bytes.
//!
//! Without the key nobody can try guesses of a text against a fingerprint.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many words in a row give a number: fewer are shared by chance, more are lost by a changed word.
const WORDS: usize = 5;
/// Most numbers of a fingerprint.
const MOST: usize = 16;
/// The first byte of a fingerprint's text form.
const FORMAT: u8 = 1;
/// Fewest numbers in common by which a passage counts as recognised; one of four bytes may be shared by chance.
const FEWEST: usize = 2;

/// Some numbers of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The numbers end in so many zero bits.
    zeros: u8,
    /// The 32 bits above those that are zero, ascending.
    numbers: Vec<u32>,
}

/// The numbers of a text, all of them, to be compared with fingerprints.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Ascending.
    numbers: Vec<u64>,
}

impl Passage {
    /// Reads a text. One of fewer than five words has no numbers.
    #[must_use]
    pub fn of(text: &str, key: &[u8; 32]) -> Passage {
        let words: Vec<String> = words(text).collect();
        // HMAC fills a short key up with zeros.
        let mut block = [0u8; 64];
        block[..key.len()].copy_from_slice(key);
        let keyed = Hmac::<Sha256>::new(&block.into());
        let mut numbers: Vec<u64> = words
            .windows(WORDS)
            .map(|five| {
                let mut mac = keyed.clone();
                for word in five {
                    mac.update(word.as_bytes());
                    mac.update(b" ");
                }
                let bytes = mac.finalize().into_bytes();
                bytes.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes))
            })
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        Passage { numbers }
    }

    /// Its fingerprint; none of a text of fewer than five words.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        let zeros = (0..32).find(|zeros| self.ending_in(*zeros).count() <= MOST)?;
        let mut numbers: Vec<u32> = self.ending_in(zeros).map(|number| above(number, zeros)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        (!numbers.is_empty()).then_some(Fingerprint { zeros, numbers })
    }

    /// How much of a fingerprint is in the passage: how many of its numbers, of how many. The passage is recognised if
    /// that is two or more, or all of them.
    #[must_use]
    pub fn shares(&self, fingerprint: &Fingerprint) -> Option<(usize, usize)> {
        let mut own: Vec<u32> =
            self.ending_in(fingerprint.zeros).map(|number| above(number, fingerprint.zeros)).collect();
        own.sort_unstable();
        let shared = fingerprint.numbers.iter().filter(|number| own.binary_search(number).is_ok()).count();
        let all = fingerprint.numbers.len();
        (shared >= FEWEST || (shared > 0 && shared == all)).then_some((shared, all))
    }

    fn ending_in(&self, zeros: u8) -> impl Iterator<Item = u64> + '_ {
        self.numbers.iter().copied().filter(move |number| number.trailing_zeros() >= u32::from(zeros))
    }
}

fn above(number: u64, zeros: u8) -> u32 {
    u32::try_from(number >> zeros & u64::from(u32::MAX)).unwrap_or(0)
}

impl Fingerprint {
    /// Its text form, Base64 of at most 66 bytes.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![FORMAT, self.zeros];
        bytes.extend(self.numbers.iter().flat_map(|number| number.to_le_bytes()));
        STANDARD_NO_PAD.encode(bytes)
    }

    /// Reads the text form; `None` of anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Fingerprint> {
        let bytes = STANDARD_NO_PAD.decode(text).ok()?;
        let (&[format, zeros], numbers) = bytes.split_first_chunk::<2>()?;
        let (numbers, rest) = numbers.as_chunks::<4>();
        let numbers: Vec<u32> = numbers.iter().map(|number| u32::from_le_bytes(*number)).collect();
        let sound = format == FORMAT && zeros < 32 && rest.is_empty() && (1..=MOST).contains(&numbers.len());
        sound.then_some(Fingerprint { zeros, numbers })
    }
}

/// The words of a text: letters and digits in a row, without case and accents.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter)).filter_map(|word| {
        let plain: String =
            word.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
        (!plain.is_empty()).then_some(plain)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: [u8; 32] = [7; 32];

    /// Words that stand in no other text of these tests.
    fn text(from: usize, words: usize) -> String {
        (from..from + words).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_passage_is_recognised_wherever_it_stands() {
        let whole = text(0, 400);
        let kept = Passage::of(&whole, &KEY).fingerprint().unwrap();
        assert!(kept.numbers.len() <= MOST && kept.numbers.len() > MOST / 4);
        assert_eq!(Passage::of(&whole, &KEY).shares(&kept), Some((kept.numbers.len(), kept.numbers.len())));
        let copied = format!("{} > {} and so on", text(5000, 200), text(80, 200).to_uppercase().replace(' ', ",\n> "));
        assert!(Passage::of(&copied, &KEY).shares(&kept).is_some());
        assert_eq!(Passage::of(&text(9000, 3000), &KEY).shares(&kept), None);
        assert_eq!(Passage::of(&whole, &[8; 32]).shares(&kept), None, "another key");
    }

    #[test]
    fn short_texts() {
        assert_eq!(Passage::of("", &KEY).fingerprint(), None);
        assert_eq!(Passage::of("See you at noon", &KEY).fingerprint(), None);
        let five = Passage::of("Rendez-vous à midi, place d’Italie", &KEY).fingerprint().unwrap();
        assert!(Passage::of("… rendez vous a MIDI place d'italie !", &KEY).shares(&five).is_some());
    }

    #[test]
    fn what_is_no_fingerprint_is_none() {
        for text in ["", "AQ", "AQA", "AgAAAAAA", "ASAAAAAA", "é", &"A".repeat(1000)] {
            assert_eq!(Fingerprint::from_text(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn its_text_form_is_read_back(text in ".{0,2000}") {
            if let Some(fingerprint) = Passage::of(&text, &KEY).fingerprint() {
                let form = fingerprint.to_text();
                prop_assert!(form.len() <= 88);
                prop_assert_eq!(Fingerprint::from_text(&form), Some(fingerprint));
            }
        }

        #[test]
        fn any_bytes_are_a_fingerprint_or_none(text in "[A-Za-z0-9+/]{0,100}") {
            if let Some(fingerprint) = Fingerprint::from_text(&text) {
                let _ = Passage::of("one two three four five", &KEY).shares(&fingerprint);
            }
        }
    }
}
