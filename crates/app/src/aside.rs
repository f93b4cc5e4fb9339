//! What a writer set aside of what the reader hears: a sentence that is not read in that draft. It stands among what was set
//! aside for the rules, with a topic in place of a rule's id.

use std::collections::BTreeMap;
use std::ops::Range;

use cloison_engine::{Draft, Field, NotHere, seen};
use cloison_policy::{TOPICS, Topic};
use cloison_reader::sentences_of;

/// Before the topic; no rule's id has a colon.
const HEARD: &str = "heard:";

/// The topic of what the reader heard; none of what a rule found, and where there is no such topic.
pub(crate) fn topic(rule: &str) -> Option<&'static Topic> {
    let id = rule.strip_prefix(HEARD)?;
    TOPICS.iter().find(|topic| topic.id == id)
}

/// A sentence that was set aside.
pub(crate) struct Aside {
    /// The place of what sets it aside in the draft's list: the first that says so.
    pub(crate) by: usize,
    pub(crate) sentence: (Field, Range<usize>),
}

/// The sentences of a draft that were set aside.
pub(crate) fn sentences(draft: &Draft) -> Vec<Aside> {
    let heard = |(_, one): &(usize, &NotHere)| topic(&one.rule).is_some();
    let mut set: BTreeMap<String, usize> = BTreeMap::new();
    for (by, one) in draft.not_here.iter().enumerate().filter(heard) {
        set.entry(seen(&one.words)).or_insert(by);
    }
    if set.is_empty() {
        return Vec::new();
    }
    let of = |sentence: (Field, Range<usize>)| {
        let text = if sentence.0 == Field::Subject { &draft.subject } else { &draft.body };
        let by = *set.get(&seen(&text[sentence.1.clone()]))?;
        Some(Aside { by, sentence })
    };
    sentences_of(draft).into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_sentences_that_say_so_are_set_aside() {
        let aside = |rule: &str, words: &str| NotHere { rule: rule.into(), words: words.into() };
        let mut draft = Draft {
            subject: "Été. Nobody knows".into(),
            body: "He takes the stairs.\nWe meet at six. HE  TAKES THE STAIRS. He takes the stairs!".into(),
            ..Draft::default()
        };
        assert!(sentences(&draft).is_empty());
        draft.not_here = vec![
            aside("source", "We meet at six."),
            aside("heard:no-topic", "We meet at six."),
            aside("heard:source", "He takes the stairs."),
            aside("heard:threat", "he takes the stairs."),
            aside("heard:dismissal", "ete."),
            aside("heard:dismissal", "nobody"),
        ];
        let found: Vec<(usize, Field, usize)> =
            sentences(&draft).into_iter().map(|aside| (aside.by, aside.sentence.0, aside.sentence.1.start)).collect();
        assert_eq!(found, [(4, Field::Subject, 0), (2, Field::Body, 0), (2, Field::Body, 37)]);
    }
}
