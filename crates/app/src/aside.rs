//! What a writer set aside of what the reader hears: a sentence that is not read in that draft. It stands among what was set
//! aside for the rules, with a topic in place of a rule's id.

use std::borrow::Cow;
use std::ops::Range;

use cloison_engine::{Draft, Field, NotHere};
use cloison_policy::{Level, TOPICS};
use cloison_reader::sentences_of;

/// Before the topic; no rule's id has a colon.
const HEARD: &str = "heard:";

/// The topic of what the reader heard; none of what a rule found.
pub(crate) fn topic(rule: &str) -> Option<&str> {
    rule.strip_prefix(HEARD)
}

/// The level of a topic; trivial if there is none of that name.
pub(crate) fn level(topic: &str) -> Level {
    TOPICS.iter().find(|known| known.id == topic).map_or(Level::Trivial, |known| known.level)
}

/// The sentences of a draft that were set aside, with the place of what sets each aside in the draft's list.
pub(crate) fn sentences(draft: &Draft) -> Vec<(usize, Field, Range<usize>)> {
    let heard = |(_, one): &(usize, &NotHere)| topic(&one.rule).is_some();
    let aside: Vec<(usize, &NotHere)> = draft.not_here.iter().enumerate().filter(heard).collect();
    if aside.is_empty() {
        return Vec::new();
    }
    let of = |(field, range): (Field, Range<usize>)| {
        let text = if field == Field::Subject { &draft.subject } else { &draft.body };
        let (by, _) = aside.iter().find(|(_, one)| one.says(&text[range.clone()]))?;
        Some((*by, field, range))
    };
    sentences_of(draft).into_iter().filter_map(of).collect()
}

/// The draft as the reader reads it: with spaces in place of the sentences that were set aside, so that all others stand
/// where they stood.
pub(crate) fn without(draft: &Draft) -> Cow<'_, Draft> {
    let aside = sentences(draft);
    if aside.is_empty() {
        return Cow::Borrowed(draft);
    }
    let mut left = draft.clone();
    for (_, field, range) in aside {
        let text = if field == Field::Subject { &mut left.subject } else { &mut left.body };
        text.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    Cow::Owned(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_sentences_that_were_set_aside_are_not_read() {
        let aside = |rule: &str, words: &str| NotHere { rule: rule.into(), words: words.into() };
        let mut draft = Draft {
            subject: "Été. Nobody knows".into(),
            body: "He takes the stairs.\nWe meet at six. He  takes\nthe stairs! HE TAKES THE STAIRS.".into(),
            ..Draft::default()
        };
        assert!(matches!(without(&draft), Cow::Borrowed(_)));
        draft.not_here = vec![
            aside("rule", "We meet at six."),
            aside("heard:source", "He takes the stairs."),
            aside("heard:dismissal", "ete."),
            aside("heard:dismissal", "nobody"),
        ];
        let left = without(&draft);
        assert_eq!(left.subject, format!("{:7}Nobody knows", ""));
        assert_eq!((left.subject.len(), left.body.len()), (draft.subject.len(), draft.body.len()));
        let words: Vec<&str> = left.body.split_whitespace().collect();
        assert_eq!(words.join(" "), "We meet at six. He takes the stairs!");
        assert_eq!(sentences(&draft).iter().map(|(by, ..)| *by).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!((level("source"), level("no such topic")), (Level::Sensitive, Level::Trivial));
    }
}
