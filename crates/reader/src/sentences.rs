//! What the reader reads of a draft: its sentences, subject, body and quoted thread told apart. Signatures and legal notices
//! say nothing about a message and are left out.

use std::ops::Range;

use cloison_engine::{Draft, Field, parts};
use unicode_segmentation::UnicodeSegmentation;

/// A line that is at least so long was broken by a mail program, where the next one goes on.
const WRAPPED: usize = 50;
/// So many signs and spaces in a row end a stretch.
const MOST_SIGNS: usize = 256;

/// A sentence of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) field: Field,
    /// Where it stands in the subject or the body.
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
    /// Whether an empty line stands before it, or nothing does.
    pub(crate) begins: bool,
}

/// The sentences of a draft, the subject first.
pub(crate) fn sentences(draft: &Draft) -> Vec<Sentence> {
    let mut found = Vec::new();
    split(&draft.subject, 0, Field::Subject, &mut found);
    for (range, field) in parts(&draft.body) {
        if matches!(field, Field::Body | Field::Quote) {
            split(&draft.body[range.clone()], range.start, field, &mut found);
        }
    }
    found
}

/// Where the sentences of a draft stand, in its subject or its body, in order; quoted ones too, and no signature or legal
/// notice. The field of one in the body says whether it is quoted.
#[must_use]
pub fn sentences_of(draft: &Draft) -> Vec<(Field, Range<usize>)> {
    let mut places: Vec<_> = sentences(draft).into_iter().map(|one| (one.field, one.range)).collect();
    places.sort_by_key(|(field, range)| (*field != Field::Subject, range.start));
    places
}

fn split(text: &str, start: usize, field: Field, found: &mut Vec<Sentence>) {
    let plain = unwrapped(text);
    let mut last = None;
    for stretch in stretches(&plain) {
        for (at, piece) in plain[stretch.clone()].split_sentence_bound_indices() {
            let trimmed = piece.trim();
            if !trimmed.chars().any(char::is_alphanumeric) {
                continue;
            }
            let from = stretch.start + at + (piece.len() - piece.trim_start().len());
            let range = from..from + trimmed.len();
            let begins = last.is_none_or(|last| has_empty_line(&plain[last..from]));
            last = Some(range.end);
            let range = start + range.start..start + range.end;
            found.push(Sentence { field, range, text: trimmed.to_owned(), begins });
        }
    }
}

/// Whether what stands between two sentences has an empty line.
fn has_empty_line(between: &str) -> bool {
    // What stands before the first line's end and after the last is of the lines of the sentences.
    between.rsplit_once('\n').is_some_and(|(lines, _)| lines.split('\n').skip(1).any(|line| line.trim().is_empty()))
}

/// The text in stretches that each end where too long nothing but signs and spaces follow: to find the border of a sentence
/// there, one looks ahead to the next letter from each of them.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut from, mut signs) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        signs = if letter.is_alphabetic() || letter == '\n' { 0 } else { signs + 1 };
        if signs == MOST_SIGNS {
            all.push(from..at);
            (from, signs) = (at, 0);
        }
    }
    all.push(from..text.len());
    all
}

/// The text without quote marks and with lines joined that a mail program broke; each byte stays where it is.
fn unwrapped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let marks = line.bytes().take_while(|byte| matches!(byte, b'>' | b' ')).count();
        let marks = if line[..marks].contains('>') { marks } else { 0 };
        plain.extend(std::iter::repeat_n(' ', marks));
        let content = line[marks..].trim_end_matches(['\n', '\r']);
        plain.push_str(content);
        let goes_on = |next: &&str| {
            let next = next.trim_start_matches(['>', ' ']);
            next.chars().next().is_some_and(|first| first.is_lowercase() || first.is_numeric())
        };
        let ends = content.trim_end().ends_with(['.', '!', '?', ':', ';', '…']);
        let joined = content.chars().count() >= WRAPPED && !ends && lines.peek().is_some_and(goes_on);
        let end = &line[marks + content.len()..];
        if joined { plain.extend(std::iter::repeat_n(' ', end.len())) } else { plain.push_str(end) }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_begins_a_paragraph() {
        let body = "One. Two.\n  Three.\n---\nFour.\r\n \r\nFive.\n\n\nSix";
        let draft = Draft { subject: "Zero".into(), body: body.into(), ..Draft::default() };
        let begin: Vec<bool> = sentences(&draft).into_iter().map(|sentence| sentence.begins).collect();
        assert_eq!(begin, [true, true, false, false, false, true, true]);
    }

    fn texts(subject: &str, body: &str) -> Vec<(Field, String)> {
        let draft = Draft { subject: subject.into(), body: body.into(), ..Draft::default() };
        let all = sentences(&draft);
        for sentence in &all {
            let of = if sentence.field == Field::Subject { subject } else { body };
            // Byte by byte, but for what became a space.
            let pairs = of[sentence.range.clone()].bytes().zip(sentence.text.bytes());
            assert!(
                pairs.clone().count() == sentence.text.len() && pairs.into_iter().all(|(a, b)| a == b || b == b' ')
            );
        }
        all.into_iter().map(|sentence| (sentence.field, sentence.text)).collect()
    }

    #[test]
    fn subject_body_and_quote_are_told_apart() {
        let body = "Fine by me. See you!\n\n-- \nLéa\n06 12\n";
        let told = |field, text: &str| (field, text.to_owned());
        assert_eq!(
            texts("Re: Monday", body),
            [told(Field::Subject, "Re: Monday"), told(Field::Body, "Fine by me."), told(Field::Body, "See you!")]
        );
        let quoted = "Oui.\n\nLe lundi 3 mai, Inès a écrit :\n> Karim part le 3.\n> Personne ne le sait.\n";
        let all = texts("", quoted);
        assert_eq!(all.last().unwrap(), &told(Field::Quote, "Personne ne le sait."));
    }

    #[test]
    fn lines_that_a_program_broke_are_joined() {
        let body =
            "The meeting that we wanted to have on Thursday has to wait\nuntil the ballots are counted.\nBest\nLéa";
        let all = texts("", body);
        assert_eq!(
            all[0].1,
            "The meeting that we wanted to have on Thursday has to wait until the ballots are counted."
        );
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn signs_without_end_are_read_in_time() {
        for signs in [" ", ")", "1", ".", "\u{a0}", "a. "] {
            texts("", &format!("a.{}", signs.repeat(200_000)));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_draft_makes_it_panic(subject in "\\PC{0,40}", body in "[\\PC\\r\\n\\t> ]{0,300}") {
            texts(&subject, &body);
        }
    }
}
