//! A draft in parts that may each travel: what mail may carry, what belongs on an app, what is said face to face.
//!
//! Sentences are the smallest parts. Each begins in the part of the lowest level and rises to that of whatever is found in
//! it; then each part is judged as a message of its own, and rises further where it has to.

use std::ops::Range;

use cloison_policy::{ChannelKind, Level, Policy};
use cloison_reader::sentences_of;

use crate::check::{known_channel, to_engine};
use crate::dto::{Draft, Field, Part, Verdict};
use crate::{AppError, Cloison, LoadedPolicy};

/// How often the parts are judged anew; each time at least one sentence has risen.
const ROUNDS: usize = 12;

/// A sentence, and the part that it is in.
struct Piece {
    range: Range<usize>,
    level: Level,
}

/// The text of a part while it is put together.
struct PartText {
    subject: String,
    body: String,
    /// Where each piece stands in the body.
    places: Vec<(Range<usize>, usize)>,
    /// Where a piece was taken out of the body.
    gaps: Vec<usize>,
}

/// The draft while it is taken apart.
struct Splitting<'d> {
    cloison: &'d Cloison,
    draft: &'d Draft,
    subject: Level,
    pieces: Vec<Piece>,
}

impl Cloison {
    /// The draft in parts, the lowest level first, or `None` where it is of one piece: of one level, or delicate as a whole
    /// and in no sentence of it.
    ///
    /// # Errors
    /// [`AppError::NoChannel`].
    pub fn split(&self, draft: &Draft) -> Result<Option<Vec<Part>>, AppError> {
        let loaded = self.policy();
        known_channel(&loaded, &draft.channel)?;
        let read = to_engine(draft.clone(), &self.files)?;
        let of_body = sentences_of(&read).into_iter().filter(|(field, _)| *field != cloison_policy::Field::Subject);
        let pieces = of_body.map(|(_, range)| Piece { range, level: Level::Trivial }).collect();
        let mut splitting = Splitting { cloison: self, draft, subject: Level::Trivial, pieces };
        for _ in 0..ROUNDS {
            let mut rose = false;
            for level in Level::ALL {
                rose |= splitting.raise(&loaded, level)?;
            }
            if !rose {
                break;
            }
        }
        let parts = Level::ALL.into_iter().map(|level| splitting.part(&loaded, level));
        let parts: Vec<Part> = parts.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        let apart = parts.len() > 1 && parts.iter().all(|part| part.allowed);
        Ok(apart.then_some(parts))
    }
}

impl Splitting<'_> {
    /// Judges the part of a level, and raises what in it is above that level. Whether anything rose.
    fn raise(&mut self, loaded: &LoadedPolicy, level: Level) -> Result<bool, AppError> {
        let PartText { subject, body, places, .. } = self.text(level);
        let draft = self.draft_of(subject, body, self.draft.channel.clone());
        let verdict = self.cloison.judge(loaded, &to_engine(draft, &self.cloison.files)?);
        if verdict.level <= level {
            return Ok(false);
        }
        let mut rose = false;
        for (field, found, to) in above(&verdict, level) {
            if field == Field::Subject {
                rose |= self.subject < to;
                self.subject = self.subject.max(to);
            }
            let touched = places.iter().filter(|(place, _)| field == Field::Body && overlap(place, &found));
            for (_, piece) in touched {
                let piece = &mut self.pieces[*piece];
                rose |= piece.level < to;
                piece.level = piece.level.max(to);
            }
        }
        Ok(rose)
    }

    /// A draft of a part. What was set aside stays so; files stay with the message as it is.
    fn draft_of(&self, subject: String, body: String, channel: String) -> Draft {
        let Draft { to, not_here, .. } = self.draft.clone();
        Draft { subject, body, to, channel, not_here, ..Draft::default() }
    }

    /// The subject and the body of a level's part, where each piece stands in that body, and where one was taken out of it.
    fn text(&self, level: Level) -> PartText {
        let subject = if self.subject == level { self.draft.subject.clone() } else { String::new() };
        let (mut body, mut places, mut gaps, mut at) = (String::new(), Vec::new(), Vec::new(), 0);
        for (index, piece) in self.pieces.iter().enumerate() {
            // What stands between the sentences, greetings and signatures too, stays where the least delicate is.
            let between = &self.draft.body[at..piece.range.start];
            at = piece.range.end;
            if level == Level::Trivial {
                push_after_gap(&mut body, between);
            } else if piece.level == level && !body.is_empty() {
                body.push_str(if between.contains('\n') { "\n" } else { " " });
            }
            if piece.level == level {
                places.push((body.len()..body.len() + piece.range.len(), index));
                body.push_str(&self.draft.body[piece.range.clone()]);
            } else if level == Level::Trivial {
                gaps.push(body.len());
            }
        }
        if level == Level::Trivial {
            push_after_gap(&mut body, &self.draft.body[at..]);
        }
        PartText { subject, body, places, gaps }
    }

    fn part(&self, loaded: &LoadedPolicy, level: Level) -> Result<Option<Part>, AppError> {
        let has_piece = self.pieces.iter().any(|piece| piece.level == level);
        if !has_piece && (self.subject != level || self.draft.subject.trim().is_empty()) {
            return Ok(None);
        }
        let PartText { subject, body, gaps, .. } = self.text(level);
        let body = tidied(&body, &gaps);
        let channel = channel_for(&loaded.policy, level, &self.draft.channel);
        let draft = self.draft_of(subject, body, channel);
        let verdict = self.cloison.judge(loaded, &to_engine(draft.clone(), &self.cloison.files)?);
        Ok(Some(Part { draft, level: verdict.level, allowed: verdict.allowed && verdict.level <= level }))
    }
}

/// What of a verdict is above a level: where, and how high.
fn above(verdict: &Verdict, level: Level) -> Vec<(Field, Range<usize>, Level)> {
    let range = |start: u32, end: u32| start as usize..end as usize;
    let found = verdict.findings.iter().map(|one| (one.field, range(one.start, one.end), one.level));
    let heard =
        verdict.heard.iter().filter(|heard| heard.decides).flat_map(|heard| {
            heard.sentences.iter().map(move |one| (one.field, range(one.start, one.end), heard.level))
        });
    found.chain(heard).filter(|(.., to)| *to > level).collect()
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The channel that was chosen if it may carry a level, or the policy's first that was made for it, or the first that may.
fn channel_for(policy: &Policy, level: Level, chosen: &str) -> String {
    let may = |channel: &&cloison_policy::Channel| channel.ceiling >= level;
    let fits = |channel: &&cloison_policy::Channel| channel.ceiling == level && channel.kind != ChannelKind::Phone;
    let channels = || policy.channels.iter();
    let found = policy.channel(chosen).filter(may).or_else(|| channels().find(fits)).or_else(|| channels().find(may));
    found.map_or_else(|| chosen.to_owned(), |channel| channel.id.clone())
}

/// What stands after a piece that may have been taken out: not with a second space.
fn push_after_gap(body: &mut String, between: &str) {
    body.push_str(if body.ends_with([' ', '\n']) { between.strip_prefix(' ').unwrap_or(between) } else { between });
}

/// A text from which sentences were taken out at some places: without the lines that hold nothing any more. All others are
/// as they were.
fn tidied(body: &str, gaps: &[usize]) -> String {
    let (mut tidied, mut from, mut dropped) = (String::with_capacity(body.len()), 0, false);
    for line in body.split_inclusive('\n') {
        let end = from + line.len();
        // The gaps are in their order.
        let next = gaps[gaps.partition_point(|gap| *gap < from)..].first();
        let touched = next.is_some_and(|gap| *gap < end || end == body.len());
        from = end;
        // A bullet or a quote mark by itself says nothing.
        let says = line.chars().any(|c| !c.is_whitespace() && !">-*•–".contains(c));
        if touched && !says {
            dropped = true;
            continue;
        }
        // Of the empty lines round one that went, one stays.
        let blank = line.trim().is_empty();
        if !(blank && dropped && (tidied.is_empty() || tidied.ends_with("\n\n"))) {
            tidied.push_str(if touched { line.trim_end() } else { line });
            tidied.push_str(if touched && line.ends_with('\n') { "\n" } else { "" });
        }
        dropped &= blank;
    }
    if !gaps.is_empty() {
        tidied.truncate(tidied.trim_end().len());
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Home, PolicySource};

    fn split(body: &str) -> Option<Vec<(Level, String, String)>> {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let draft = Draft { body: body.to_owned(), channel: "email".to_owned(), ..Draft::default() };
        let parts = cloison.split(&draft).unwrap()?;
        Some(parts.into_iter().map(|part| (part.level, part.draft.channel, part.draft.body)).collect())
    }

    const MESSAGE: &str = "Hi Léa,\n\nThe room is booked from six. The internal poll has us two points down.\n\n\
        Sandwiches are ordered. We will fire Karim after the vote, and he does not know yet.\n\nSee you!\nAda\n-- \nAda Martin";

    #[test]
    fn each_part_is_as_delicate_as_its_channel_may_carry() {
        let parts = split(MESSAGE).unwrap();
        let mail =
            "Hi Léa,\n\nThe room is booked from six.\n\nSandwiches are ordered.\n\nSee you!\nAda\n-- \nAda Martin";
        assert_eq!(
            parts,
            [
                (Level::Trivial, "email".to_owned(), mail.to_owned()),
                (Level::Confidential, "signal".to_owned(), "The internal poll has us two points down.".to_owned()),
                (
                    Level::Sensitive,
                    "meeting".to_owned(),
                    "We will fire Karim after the vote, and he does not know yet.".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn what_was_not_taken_apart_stays_as_it_was() {
        let kept = "Hi,\n\n-----\n*\n\n\nAgenda  one.\n> quoted\n>\n> more";
        let parts =
            split(&format!("{kept}\n\n- The internal poll has us two points down.\n\nSee you.\n-- \nAda")).unwrap();
        assert_eq!(parts[0].2, format!("{kept}\n\nSee you.\n-- \nAda"));
        assert_eq!(parts[1].2, "- The internal poll has us two points down.");
    }

    #[test]
    fn what_is_of_one_piece_is_not_split() {
        assert_eq!(split("Sandwiches are ordered."), None);
        assert_eq!(split("The internal poll has us two points down."), None);
        assert_eq!(split(""), None);
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_said_twice() {
        let parts = split(MESSAGE).unwrap();
        for sentence in ["booked from six", "two points down", "Sandwiches", "fire Karim", "See you!"] {
            assert_eq!(parts.iter().filter(|(.., body)| body.contains(sentence)).count(), 1, "{sentence}");
        }
    }
}
