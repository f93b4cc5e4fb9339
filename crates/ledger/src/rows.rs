//! What the records say, in memory: 44 bytes each, and their words in one text.
//!
//! Channels, policies and sets of rules repeat, and are kept once. Fingerprints and kept texts' exact forms stay in the
//! file, from which one record is read when it is asked for.

use std::collections::HashMap;
use std::hash::Hash;

use cloison_policy::Level;
use jiff::Timestamp;
use serde::Deserialize;
use zeroize::Zeroize;

use crate::filter::{Filter, pattern};
use crate::record::Kind;
use crate::{Decision, Example, Hold, NotHere, Outcome, Place, RecordId, RuleCount, Said};

/// A record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) number: u32,
    /// Seconds since 1970, UTC.
    time: u32,
    id: [u8; 16],
    words: u32,
    words_length: u32,
    reason_length: u32,
    rules: u32,
    channel: u16,
    policy: u16,
    flags: u16,
}

/// Values that are kept once, each under a small number.
#[derive(Debug)]
pub(crate) struct Names<T> {
    all: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Names<T> {
    fn default() -> Names<T> {
        Names { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Names<T> {
    fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(value.clone());
        self.numbers.insert(value, number);
        number
    }

    fn which(&self, wanted: impl Fn(&T) -> bool) -> Vec<bool> {
        self.all.iter().map(wanted).collect()
    }
}

/// Every record that was read.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) all: Vec<Row>,
    words: String,
    channels: Names<String>,
    policies: Names<(String, u32)>,
    rules: Names<Vec<(String, u32)>>,
}

impl Drop for Rows {
    fn drop(&mut self) {
        self.words.zeroize();
        self.all.iter_mut().for_each(|row| row.id.zeroize());
    }
}

/// A line, as far as it is listed and searched.
#[derive(Deserialize)]
struct Flat<'l> {
    #[serde(default, borrow)]
    nonce: Option<&'l str>,
    #[serde(default, borrow)]
    id: Option<&'l str>,
    #[serde(default)]
    kind: Kind,
    time: Timestamp,
    #[serde(default)]
    level: Level,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    allowed: bool,
    outcome: Option<Outcome>,
    reason: Option<String>,
    #[serde(default)]
    rules: Vec<RuleCount>,
    #[serde(default)]
    policy: String,
    #[serde(default)]
    policy_version: u32,
    place: Option<Place>,
    #[serde(default)]
    excerpts: Vec<String>,
    #[serde(default)]
    not_here: Vec<NotHere>,
    text: Option<String>,
    topic: Option<String>,
    #[serde(default)]
    set: bool,
}

const PLACES: [Place; 2] = [Place::Window, Place::Command];
const EXAMPLE: u16 = 1 << 11;
const HOLD: u16 = 1 << 8;
const SET: u16 = 1 << 9;
const HAS_REASON: u16 = 1 << 10;
const ALLOWED: u16 = 1 << 7;

fn position<T: PartialEq>(all: &[T], one: &T) -> u16 {
    all.iter().position(|each| each == one).and_then(|at| u16::try_from(at).ok()).unwrap_or(0)
}

impl Rows {
    /// Takes a line in; `false` if it is no record that this program knows.
    pub(crate) fn push(&mut self, number: i64, line: &[u8]) -> bool {
        let Ok(flat) = serde_json::from_slice::<Flat<'_>>(line) else { return false };
        let id = match (flat.nonce, flat.id) {
            (Some(nonce), _) => RecordId::of_nonce(nonce),
            (None, Some(id)) => {
                let mut bytes = [0; 16];
                if hex::decode_to_slice(id, &mut bytes).is_err() {
                    return false;
                }
                RecordId::from_bytes(bytes)
            }
            (None, None) => return false,
        };
        self.push_flat(number, id, flat)
    }

    /// As [`Rows::push`], of a record of format 1, whose id is known otherwise.
    pub(crate) fn push_named(&mut self, number: i64, id: RecordId, line: &[u8]) -> bool {
        serde_json::from_slice::<Flat<'_>>(line).is_ok_and(|flat| self.push_flat(number, id, flat))
    }

    fn push_flat(&mut self, number: i64, id: RecordId, flat: Flat<'_>) -> bool {
        let flags = match (flat.kind, flat.outcome, flat.place) {
            (Kind::Decision, Some(outcome), Some(place)) => {
                position(&Level::ALL, &flat.level)
                    | position(&Outcome::ALL, &outcome) << 2
                    | position(&PLACES, &place) << 5
                    | if flat.allowed { ALLOWED } else { 0 }
            }
            (Kind::Example, ..) => EXAMPLE,
            (Kind::Hold, ..) => HOLD | if flat.set { SET } else { 0 },
            _ => return false,
        };
        let aside = flat.not_here.iter().flat_map(|one| [Some(&one.reason), one.words.as_ref()]).flatten();
        let kept = || flat.excerpts.iter().chain(aside.clone()).chain(&flat.text);
        let length = kept().map(|kept| kept.len() + 1).sum::<usize>();
        self.make_room(length + flat.reason.as_ref().map_or(0, String::len));
        let words = self.words.len();
        self.words.push_str(flat.reason.as_deref().unwrap_or_default());
        let reason_length = self.words.len() - words;
        for kept in kept() {
            self.words.push('\n');
            self.words.push_str(kept);
        }
        let short = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let rules = flat.rules.into_iter().map(|count| (count.rule, count.count)).collect();
        // Of an example, which has no channel, the topic.
        let name = if flat.kind == Kind::Example { flat.topic.unwrap_or_default() } else { flat.channel };
        self.all.push(Row {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            time: u32::try_from(flat.time.as_second().max(0)).unwrap_or(u32::MAX),
            id: *id.as_bytes(),
            words: short(words),
            words_length: short(self.words.len() - words),
            reason_length: short(reason_length),
            rules: self.rules.number(rules),
            channel: u16::try_from(self.channels.number(name)).unwrap_or(u16::MAX),
            policy: u16::try_from(self.policies.number((flat.policy, flat.policy_version))).unwrap_or(u16::MAX),
            flags: flags | if flat.reason.is_some() { HAS_REASON } else { 0 },
        });
        true
    }

    /// Makes room for more words; what they were in before is wiped, which growing by itself would not do.
    fn make_room(&mut self, bytes: usize) {
        if self.words.capacity() - self.words.len() < bytes {
            let mut larger = String::with_capacity((self.words.len() + bytes) * 3 / 2);
            larger.push_str(&self.words);
            self.words.zeroize();
            self.words = larger;
        }
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, count: usize) {
        self.all.reserve_exact(count);
    }

    /// Forgets those up to a number.
    pub(crate) fn forget(&mut self, through: i64) {
        let gone = self.all.partition_point(|row| i64::from(row.number) <= through);
        self.all.drain(..gone);
    }

    fn words(&self, row: &Row) -> &str {
        let start = row.words as usize;
        self.words.get(start..start + row.words_length as usize).unwrap_or_default()
    }

    /// What a row says, without what stays in the file.
    pub(crate) fn said(&self, row: &Row) -> Said {
        let reason = self.words(row).get(..row.reason_length as usize).unwrap_or_default().to_owned();
        let time = row.when();
        if row.flags & HOLD != 0 {
            return Said::Hold(Hold { time, set: row.flags & SET != 0, reason });
        }
        let (policy, policy_version) = self.policies.all.get(usize::from(row.policy)).cloned().unwrap_or_default();
        if row.flags & EXAMPLE != 0 {
            let kept = self.words(row).get(row.reason_length as usize..).unwrap_or_default();
            let text = kept.strip_prefix('\n').unwrap_or(kept).to_owned();
            let topic = Some(self.channel(row).to_owned()).filter(|topic| !topic.is_empty());
            return Said::Example(Example { time, text, topic, policy, policy_version });
        }
        let rules = self.rules_of(row).iter().map(|(rule, count)| RuleCount { rule: rule.clone(), count: *count });
        Said::Decision(Decision {
            time,
            level: row.level(),
            channel: self.channel(row).to_owned(),
            allowed: row.flags & ALLOWED != 0,
            outcome: row.outcome(),
            reason: (row.flags & HAS_REASON != 0).then_some(reason),
            rules: rules.collect(),
            heard: None,
            not_here: Vec::new(),
            policy,
            policy_version,
            place: PLACES[usize::from(row.flags >> 5 & 1)],
            fingerprint: None,
            excerpts: Vec::new(),
            text: None,
        })
    }

    pub(crate) fn channel(&self, row: &Row) -> &str {
        self.channels.all.get(usize::from(row.channel)).map_or("", String::as_str)
    }

    pub(crate) fn rules_of(&self, row: &Row) -> &[(String, u32)] {
        self.rules.all.get(row.rules as usize).map_or(&[], Vec::as_slice)
    }

    /// The rows that a filter asks for, by their place, for each row to be asked once.
    pub(crate) fn wanted<'r>(&'r self, filter: &Filter) -> impl Fn(&Row) -> bool + 'r {
        let second = |time: Timestamp| u32::try_from(time.as_second().max(0)).unwrap_or(u32::MAX);
        let (from, until) = (filter.from.map_or(0, second), filter.until.map(second));
        let bits = |numbers: Vec<u16>| numbers.iter().fold(0u16, |bits, number| bits | 1 << number);
        let levels = bits(filter.levels.iter().map(|level| position(&Level::ALL, level)).collect());
        let outcomes = bits(filter.outcomes.iter().map(|outcome| position(&Outcome::ALL, outcome)).collect());
        let some = |wanted: &[String]| (!wanted.is_empty()).then(|| wanted.to_vec());
        let channels = some(&filter.channels).map(|wanted| self.channels.which(|id| wanted.contains(id)));
        let has = |set: &Vec<(String, u32)>, wanted: &[String]| set.iter().any(|(rule, _)| wanted.contains(rule));
        let rules = some(&filter.rules).map(|wanted| self.rules.which(|set| has(set, &wanted)));
        let words: Vec<_> = filter
            .words
            .iter()
            .map(|word| {
                let rules = self.rules.which(|set| has(set, &word.rules));
                (pattern(&word.text), rules, self.channels.which(|id| word.channels.contains(id)))
            })
            .collect();
        let only_decisions = levels != 0 || outcomes != 0 || channels.is_some() || rules.is_some();
        move |row| {
            let at = |all: &[bool], place: usize| all.get(place).copied().unwrap_or(false);
            row.time >= from
                && until.is_none_or(|until| row.time < until)
                && (!only_decisions || row.is_decision())
                && (levels == 0 || levels >> (row.flags & 3) & 1 != 0)
                && (outcomes == 0 || outcomes >> (row.flags >> 2 & 7) & 1 != 0)
                && channels.as_ref().is_none_or(|wanted| at(wanted, row.channel.into()))
                && rules.as_ref().is_none_or(|wanted| at(wanted, row.rules as usize))
                && words.iter().all(|(pattern, rules, channels)| {
                    at(rules, row.rules as usize)
                        || at(channels, row.channel.into())
                        || pattern.as_ref().is_some_and(|pattern| pattern.is_match(self.words(row)))
                })
        }
    }
}

impl Row {
    pub(crate) fn id(&self) -> RecordId {
        RecordId::from_bytes(self.id)
    }

    pub(crate) fn when(&self) -> Timestamp {
        Timestamp::from_second(self.time.into()).unwrap_or_default()
    }

    pub(crate) fn is_decision(&self) -> bool {
        self.flags & (HOLD | EXAMPLE) == 0
    }

    pub(crate) fn is_example(&self) -> bool {
        self.flags & EXAMPLE != 0
    }

    pub(crate) fn level(&self) -> Level {
        Level::ALL.get(usize::from(self.flags & 3)).copied().unwrap_or_default()
    }

    pub(crate) fn outcome(&self) -> Outcome {
        Outcome::ALL.get(usize::from(self.flags >> 2 & 7)).copied().unwrap_or(Outcome::Sent)
    }
}
