//! The smallest change: which found passages to take out of a draft so that its channel may carry it.
//!
//! Passages are taken out whole. Half a phrase may hide it from the rules, and still say it to a reader.

use std::ops::Range;

use cloison_policy::{Field, Level};

use crate::text::{Text, index};
use crate::zones::Zones;
use crate::{Change, Draft, Edit, Engine, Finding, Verdict};

/// What stands where a passage was, as an editor marks a cut.
const CUT: &str = "[…]";

/// Most passages of a change: whoever has more to take out writes another message.
const MOST_EDITS: usize = 24;

/// Most times that a changed draft is looked at again for what the change itself brought together.
const MOST_ROUNDS: usize = 8;

/// The smallest change of a draft, of which the verdict is given.
pub(crate) fn smallest(engine: &Engine, draft: &Draft, verdict: &Verdict) -> Option<Change> {
    if verdict.allowed {
        return None;
    }
    let mut tried = Tried { engine, draft, changed: draft.clone(), ceiling: engine.compiled.ceiling(&draft.channel) };
    let mut cuts = Cuts::default();
    cuts.add(verdict, tried.ceiling)?;
    let mut rounds = 0;
    let level = loop {
        let verdict = tried.check(&cuts);
        if verdict.level <= tried.ceiling {
            break verdict.level;
        }
        rounds += 1;
        let before = cuts.clone();
        cuts.add(&verdict, tried.ceiling)?;
        if cuts == before || rounds == MOST_ROUNDS {
            return None;
        }
    };
    let (cuts, level) = tried.fewest(cuts, level);
    (!is_whole(draft, &cuts)).then(|| Change { edits: cuts.edits(draft), level })
}

/// What takes the findings in one passage out of a draft, so that their rules find nothing where they stood.
pub(crate) fn without(engine: &Engine, draft: &Draft, field: Field, span: Range<usize>) -> Option<Edit> {
    let place = Place::of(field)?;
    let meets = |finding: &Finding, at: &Range<usize>| {
        Place::of(finding.field) == Some(place) && finding.span.start < at.end && at.start < finding.span.end
    };
    let found: Vec<Finding> = engine.check(draft).findings.into_iter().filter(|one| meets(one, &span)).collect();
    let mut cut = around(found.iter().map(|finding| finding.span.clone()))?;
    let mut tried = Tried { engine, draft, changed: draft.clone(), ceiling: Level::Trivial };
    for _ in 0..MOST_ROUNDS {
        let mut cuts = Cuts::default();
        cuts.of(place).push(cut.clone());
        let mark = cut.start..cut.start + CUT.len();
        let is_again = |one: &Finding| meets(one, &mark) && found.iter().any(|finding| finding.rule == one.rule);
        let verdict = tried.check(&cuts);
        let again = verdict.findings.iter().filter(|one| is_again(one));
        match around(again.map(|one| uncut(std::slice::from_ref(&cut), &one.span))) {
            None => return cuts.edits(draft).pop(),
            Some(more) => cut = cut.start.min(more.start)..cut.end.max(more.end),
        }
    }
    None
}

/// From the first start of some spans to their last end.
fn around(spans: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    spans.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}

/// A draft that is changed again and again.
struct Tried<'d> {
    engine: &'d Engine,
    draft: &'d Draft,
    changed: Draft,
    ceiling: Level,
}

impl Tried<'_> {
    fn check(&mut self, cuts: &Cuts) -> Verdict {
        self.changed.subject = cut(&self.draft.subject, &cuts.subject);
        self.changed.body = cut(&self.draft.body, &cuts.body);
        self.engine.check(&self.changed)
    }

    /// The cuts without those that are not needed, the longest tried first: of five account numbers, four may have to
    /// go. What is put back may let stay what had to go before it, as an exception of its rule, so that all that is left
    /// is tried again until nothing can be put back.
    fn fewest(&mut self, mut cuts: Cuts, mut level: Level) -> (Cuts, Level) {
        loop {
            let mut by_length: Vec<(Place, Range<usize>)> = cuts.all().collect();
            by_length.sort_by_key(|(_, span)| std::cmp::Reverse(span.len()));
            if let [_] = by_length.as_slice() {
                return (cuts, level);
            }
            let count = by_length.len();
            for (place, span) in by_length {
                let mut fewer = cuts.clone();
                fewer.of(place).retain(|other| *other != span);
                let verdict = self.check(&fewer);
                if verdict.level <= self.ceiling {
                    (cuts, level) = (fewer, verdict.level);
                }
            }
            if cuts.all().count() == count {
                return (cuts, level);
            }
        }
    }
}

/// The texts that can be changed: recipients and attachments cannot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Subject,
    Body,
}

impl Place {
    fn of(field: Field) -> Option<Place> {
        match field {
            Field::Subject => Some(Place::Subject),
            Field::Body | Field::Quote | Field::Signature | Field::Footer => Some(Place::Body),
            Field::Recipients | Field::AttachmentName | Field::AttachmentText => None,
        }
    }
}

/// What is taken out of the original texts, in order, apart.
#[derive(Clone, Default, PartialEq, Eq)]
struct Cuts {
    subject: Vec<Range<usize>>,
    body: Vec<Range<usize>>,
}

impl Cuts {
    fn of(&mut self, place: Place) -> &mut Vec<Range<usize>> {
        match place {
            Place::Subject => &mut self.subject,
            Place::Body => &mut self.body,
        }
    }

    fn all(&self) -> impl Iterator<Item = (Place, Range<usize>)> {
        let subject = self.subject.iter().map(|span| (Place::Subject, span.clone()));
        subject.chain(self.body.iter().map(|span| (Place::Body, span.clone())))
    }

    /// Takes out, too, what a verdict on the draft with these cuts found above the ceiling. None if some of it cannot be
    /// taken out, or there is too much.
    fn add(&mut self, verdict: &Verdict, ceiling: Level) -> Option<()> {
        let (mut subject, mut body) = (self.subject.clone(), self.body.clone());
        for finding in verdict.findings.iter().filter(|finding| finding.level > ceiling) {
            match Place::of(finding.field)? {
                Place::Subject => subject.push(uncut(&self.subject, &finding.span)),
                Place::Body => body.push(uncut(&self.body, &finding.span)),
            }
        }
        (self.subject, self.body) = (joined(subject), joined(body));
        (self.subject.len() + self.body.len() <= MOST_EDITS).then_some(())
    }

    fn edits(&self, draft: &Draft) -> Vec<Edit> {
        let edit = |(place, span): (Place, Range<usize>)| {
            let (field, text) = match place {
                Place::Subject => (Field::Subject, &draft.subject),
                Place::Body => (Field::Body, &draft.body),
            };
            Edit { field, text: text[span.clone()].to_owned(), span, with: CUT }
        };
        self.all().map(edit).collect()
    }
}

/// Spans in order, those that touch or overlap as one.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| span.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

impl Change {
    /// The draft with the change made.
    #[must_use]
    pub fn made(&self, draft: &Draft) -> Draft {
        let of = |field| self.edits.iter().filter(move |edit| edit.field == field).map(|edit| edit.span.clone());
        let cuts = |field| of(field).collect::<Vec<_>>();
        let subject = cut(&draft.subject, &cuts(Field::Subject));
        Draft { subject, body: cut(&draft.body, &cuts(Field::Body)), ..draft.clone() }
    }
}

/// A text without some spans of it.
fn cut(text: &str, cuts: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for span in cuts {
        rest.push_str(&text[from..span.start]);
        rest.push_str(CUT);
        from = span.end;
    }
    rest.push_str(&text[from..]);
    rest
}

/// Where a span of a cut text is in the whole one, with the cuts that it touches.
fn uncut(cuts: &[Range<usize>], span: &Range<usize>) -> Range<usize> {
    // The last cut before a place ends here in the whole text, and its mark there in the cut one.
    let (mut whole, mut marked) = (0, 0);
    let (mut start, mut end) = (None, None);
    for cut in cuts {
        let mark = marked + cut.start - whole;
        let next = mark + CUT.len();
        if start.is_none() && span.start < next {
            start = Some(if span.start < mark { whole + span.start - marked } else { cut.start });
        }
        if end.is_none() && span.end <= next {
            end = Some(if span.end <= mark { whole + span.end - marked } else { cut.end });
        }
        (whole, marked) = (cut.end, next);
    }
    let after = |at: usize| whole + at - marked;
    start.unwrap_or_else(|| after(span.start))..end.unwrap_or_else(|| after(span.end))
}

/// Whether the whole is delicate: sentences of which words go hold half of the words of the writer, or of all.
///
/// What is left of such a sentence may still say it. Numbers do not count as words, so that an account number can be
/// taken out of the sentence that it stands in.
fn is_whole(draft: &Draft, cuts: &Cuts) -> bool {
    let zones = Zones::of_body(&draft.body);
    let (mut own, mut all) = (Share::default(), Share::default());
    for (original, cuts, zones) in [(&draft.subject, &cuts.subject, None), (&draft.body, &cuts.body, Some(&zones))] {
        let text = Text::new(original);
        let start = |word: usize| text.folded.span(text.words[word].range()).start;
        let is_plain = |word: usize| text.word(text.words[word]).bytes().all(|byte| !byte.is_ascii_digit());
        let mut delicate = vec![false; text.words.len()];
        for word in (0..text.words.len()).filter(|word| is_plain(*word)) {
            if !delicate[word] && cuts.iter().any(|cut| cut.contains(&start(word))) {
                let at = index(word);
                let sentence = text.sentences(&(at..at + 1));
                delicate[sentence.start as usize..sentence.end as usize].fill(true);
            }
        }
        for word in (0..text.words.len()).filter(|word| is_plain(*word)) {
            all.add(delicate[word]);
            if zones.is_none_or(|zones| zones.field_at(start(word)) == Field::Body) {
                own.add(delicate[word]);
            }
        }
    }
    own.is_half() || all.is_half()
}

#[derive(Default)]
struct Share {
    delicate: usize,
    words: usize,
}

impl Share {
    fn add(&mut self, is_delicate: bool) {
        self.words += 1;
        self.delicate += usize::from(is_delicate);
    }

    fn is_half(&self) -> bool {
        self.delicate * 2 >= self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_a_cut_text_are_found_in_the_whole() {
        let whole = "one two three four five";
        let cuts = [4..7, 14..18];
        let text = cut(whole, &cuts);
        assert_eq!(text, "one […] three […] five");
        let found = |part: &str| {
            let at = text.find(part).map_or(0..0, |start| start..start + part.len());
            &whole[uncut(&cuts, &at)]
        };
        assert_eq!(found("one"), "one");
        assert_eq!(found("three"), "three");
        assert_eq!(found("five"), "five");
        assert_eq!(found("one […]"), "one two");
        assert_eq!(found("[…] three"), "two three");
        assert_eq!(found("one […] three […] five"), whole);
        assert_eq!(uncut(&cuts, &(5..6)), 4..7);
    }

    #[test]
    fn spans_that_touch_are_one() {
        assert_eq!(joined(vec![5..7, 0..2, 1..3, 7..9]), [0..3, 5..9]);
    }
}
