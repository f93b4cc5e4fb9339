//! Reading the ledger.

use cloison_leak::{Fingerprint, Passage};
use cloison_ledger::{Entry, Example, Filter, IdPrefix, LedgerError, Outcome, Report, Said, Word};
use cloison_policy::{Level, TOPICS};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::aside;
use crate::dto::{
    Count, Day, ExampleRecord, HoldRecord, LedgerEntry, LedgerFilter, LedgerPage, LedgerStats, Record, RecordHeard,
    RecordNotHere, RuleCount, RuleStats,
};
use crate::hear::certainty;
use crate::{AppError, Cloison, Language, LoadedPolicy, Unlock};

/// A record whose text has a passage of another text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recognised {
    /// The record.
    #[serde(flatten)]
    pub record: LedgerEntry,
    /// How many numbers of its fingerprint are in the text.
    pub shared: usize,
    /// How many it has.
    pub of: usize,
}

impl Cloison {
    /// A page of records that a filter asks for, newest first.
    ///
    /// # Errors
    /// [`AppError::BadFilter`], [`AppError::Key`] if the identity cannot be opened, [`AppError::Ledger`].
    pub async fn ledger_page(
        &self,
        filter: &LedgerFilter,
        before: Option<i64>,
        limit: u32,
        language: Language,
        unlock: &Unlock<'_>,
    ) -> Result<LedgerPage, AppError> {
        let loaded = self.policy();
        let filter = to_ledger(filter, &loaded, language)?;
        if self.is_new(unlock).await? {
            return Ok(LedgerPage::default());
        }
        let book = self.open_book(unlock).await?;
        let page = book.page(&filter, before, usize::try_from(limit).unwrap_or(usize::MAX)).await?;
        let records = page.entries.into_iter().map(|entry| speak(entry, &loaded, language)).collect();
        let warning = self.ledger_warning().map(|error| error.problem(language));
        Ok(LedgerPage { records, total: page.total, unreadable: page.unopened, next: page.next, warning })
    }

    /// One record by its id or the beginning of it, with everything that it says.
    ///
    /// # Errors
    /// [`LedgerError::NoRecord`], [`LedgerError::Unopenable`], [`AppError::Key`].
    pub async fn record(&self, id: &str, language: Language, unlock: &Unlock<'_>) -> Result<LedgerEntry, AppError> {
        let id = IdPrefix::parse(id).ok_or(LedgerError::NoRecord)?;
        if self.is_new(unlock).await? {
            return Err(AppError::NoIdentity);
        }
        let entry = self.open_book(unlock).await?.find(&id).await?;
        Ok(speak(entry, &self.policy(), language))
    }

    /// Counts of the decisions that a filter asks for.
    ///
    /// # Errors
    /// As [`Cloison::ledger_page`].
    pub async fn ledger_stats(
        &self,
        filter: &LedgerFilter,
        language: Language,
        unlock: &Unlock<'_>,
    ) -> Result<LedgerStats, AppError> {
        let loaded = self.policy();
        let filter = to_ledger(filter, &loaded, language)?;
        let stats = if self.is_new(unlock).await? {
            cloison_ledger::Stats::default()
        } else {
            self.open_book(unlock).await?.stats(&filter, &TimeZone::system()).await?
        };
        let count = |id: &str, title: String, count| Count { id: id.to_owned(), title, count };
        let levels = Level::ALL.iter().zip(stats.levels);
        let outcomes = Outcome::ALL.iter().zip(stats.outcomes);
        Ok(LedgerStats {
            decisions: stats.decisions,
            levels: levels
                .map(|(level, n)| count(level.as_str(), language.say(&format!("level-{level}"), &[]), n))
                .collect(),
            outcomes: outcomes
                .map(|(outcome, n)| {
                    let word = outcome.as_str();
                    count(word, language.say(&format!("outcome-{word}"), &[]), n)
                })
                .collect(),
            channels: stats
                .channels
                .iter()
                .map(|(channel, n)| count(channel, channel_title(channel, &loaded, language), *n))
                .collect(),
            days: stats
                .days
                .iter()
                .map(|(date, levels, overridden)| Day {
                    date: date.to_string(),
                    levels: *levels,
                    overridden: *overridden,
                })
                .collect(),
            rules: stats
                .rules
                .into_iter()
                .map(|(rule, found, overridden)| RuleStats {
                    title: rule_title(&rule, &loaded, language),
                    rule,
                    found,
                    overridden,
                })
                .collect(),
            unreadable: stats.unopened,
        })
    }

    /// The decisions about texts that share a passage with this one, by their fingerprints, the most alike first.
    ///
    /// # Errors
    /// [`AppError::Key`], [`AppError::Ledger`].
    pub async fn recognise(
        &self,
        text: &str,
        language: Language,
        unlock: &Unlock<'_>,
    ) -> Result<Vec<Recognised>, AppError> {
        if self.is_new(unlock).await? {
            return Ok(Vec::new());
        }
        let device = self.known_device()?.ok_or(AppError::NoIdentity)?;
        let book = self.open_book(unlock).await?;
        let passage = Passage::of(text, &device.fingerprint_key());
        let mut found = Vec::new();
        let each = &mut |id: cloison_ledger::RecordId, line: &[u8]| {
            #[derive(Deserialize)]
            struct Print<'l> {
                #[serde(borrow)]
                fingerprint: Option<&'l str>,
            }
            let print = serde_json::from_slice::<Print<'_>>(line).ok().and_then(|line| line.fingerprint);
            if let Some((shared, of)) = print.and_then(Fingerprint::from_text).and_then(|it| passage.shares(&it)) {
                found.push((id, shared, of));
            }
            true
        };
        self.ledger().await?.export(book.identity(), each).await?;
        found.sort_by_key(|(_, shared, of)| std::cmp::Reverse((shared * 1000 / of, *shared)));
        let loaded = self.policy();
        let mut recognised = Vec::new();
        for (id, shared, of) in found {
            let id = IdPrefix::parse(&id.to_string()).ok_or(LedgerError::NoRecord)?;
            let record = speak(book.find(&id).await?, &loaded, language);
            recognised.push(Recognised { record, shared, of });
        }
        Ok(recognised)
    }

    /// Checks the whole ledger: its chain, its end, and that each record opens if the identity can be opened.
    ///
    /// # Errors
    /// [`AppError::Ledger`], [`AppError::Key`] for a wrong passphrase.
    pub async fn verify(
        &self,
        unlock: &Unlock<'_>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Report, AppError> {
        let ledger = self.ledger().await?;
        let device = self.known_device()?;
        if device.is_none() && unlock.identity.is_none() {
            return Ok(ledger.verify(None, None, progress).await?);
        }
        let identity = match self.open_book(unlock).await {
            Ok(book) => Some(book.identity().clone()),
            Err(error) if error.is_without_key() => None,
            Err(error) => return Err(error),
        };
        Ok(ledger.verify(identity.as_ref(), device.as_ref(), progress).await?)
    }

    /// Whether nothing was ever sealed here: then nobody has to be asked for a passphrase.
    pub(crate) async fn is_new(&self, unlock: &Unlock<'_>) -> Result<bool, AppError> {
        let ledger = self.ledger().await?;
        if unlock.identity.is_some() || self.known_device()?.is_some() {
            return Ok(false);
        }
        if ledger.count().await?.1 == 0 { Ok(true) } else { Err(AppError::NoIdentity) }
    }
}

/// A time of the ledger (RFC 3339) on this computer's clock: `2026-11-23 04:09:52`. What is no time stays as it is.
#[must_use]
pub fn local_time(time: &str) -> String {
    let parsed = time.parse::<jiff::Timestamp>();
    let local = parsed.map(|time| time.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string());
    local.unwrap_or_else(|_| time.to_owned())
}

/// The filter with the names of the language, and days where the reader is.
fn to_ledger(filter: &LedgerFilter, loaded: &LoadedPolicy, language: Language) -> Result<Filter, AppError> {
    let zone = TimeZone::system();
    let bad = |value: &str| AppError::BadFilter { value: value.to_owned() };
    let start = |day: Date| zone.to_zoned(day.at(0, 0, 0, 0)).ok().map(|zoned| zoned.timestamp());
    let day = |text: &Option<String>, later: bool| {
        let Some(text) = text.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
        let date: Date = text.parse().map_err(|_| bad(text))?;
        let date = if later { date.tomorrow().map_err(|_| bad(text))? } else { date };
        start(date).map(Some).ok_or_else(|| bad(text))
    };
    let words = filter.search.split_whitespace().map(|word| {
        let rules = loaded
            .policy
            .rules
            .iter()
            .filter(|rule| Word::is_in(word, &rule.id) || Word::is_in(word, rule.title.get(language.code())));
        let channels =
            loaded.policy.channels.iter().filter(|channel| {
                Word::is_in(word, &channel.id) || Word::is_in(word, channel.title.get(language.code()))
            });
        Word {
            text: word.to_owned(),
            rules: rules.map(|rule| rule.id.clone()).collect(),
            channels: channels.map(|channel| channel.id.clone()).collect(),
        }
    });
    Ok(Filter {
        from: day(&filter.from, false)?,
        until: day(&filter.until, true)?,
        levels: filter.levels.clone(),
        channels: filter.channels.clone(),
        outcomes: filter.outcomes.clone(),
        rules: filter.rules.clone(),
        words: words.collect(),
    })
}

fn channel_title(id: &str, loaded: &LoadedPolicy, language: Language) -> String {
    let channel = loaded.policy.channel(id);
    channel.map_or_else(|| id.to_owned(), |channel| channel.title.get(language.code()).to_owned())
}

fn rule_title(id: &str, loaded: &LoadedPolicy, language: Language) -> String {
    if let Some(topic) = aside::topic(id) {
        return topic_title(topic.id, language);
    }
    let rule = loaded.policy.rule(id);
    rule.map_or_else(|| id.to_owned(), |rule| rule.title.get(language.code()).to_owned())
}

/// A topic in words; the word itself where this program has none for it.
pub(crate) fn topic_title(id: &str, language: Language) -> String {
    let known = id == "none" || TOPICS.iter().any(|topic| topic.id == id);
    if known { language.say(&format!("topic-{id}"), &[]) } else { id.to_owned() }
}

fn speak_heard(heard: cloison_ledger::Heard, language: Language) -> RecordHeard {
    RecordHeard {
        level: heard.level,
        title: topic_title(&heard.topic, language),
        topic: heard.topic,
        certainty: certainty(heard.percent),
        percent: heard.percent,
        decides: heard.decides,
    }
}

pub(crate) fn speak(entry: Entry, loaded: &LoadedPolicy, language: Language) -> LedgerEntry {
    let (id, number) = (entry.id.to_string(), entry.number);
    let decision = match entry.said {
        Said::Decision(decision) => decision,
        Said::Hold(hold) => {
            let time = hold.time.to_string();
            return LedgerEntry::Hold(HoldRecord { id, number, time, set: hold.set, reason: hold.reason });
        }
        Said::Example(Example { time, text, topic, .. }) => {
            let title = topic_title(topic.as_deref().unwrap_or("none"), language);
            return LedgerEntry::Example(ExampleRecord { id, number, time: time.to_string(), topic, title, text });
        }
    };
    let rules = decision
        .rules
        .into_iter()
        .map(|rule| RuleCount { title: rule_title(&rule.rule, loaded, language), rule: rule.rule, count: rule.count })
        .collect();
    let not_here = decision.not_here.into_iter().map(|cloison_ledger::NotHere { rule, reason, words }| RecordNotHere {
        title: rule_title(&rule, loaded, language),
        rule,
        reason,
        words,
    });
    LedgerEntry::Decision(Box::new(Record {
        id,
        number,
        time: decision.time.to_string(),
        level: decision.level,
        channel_title: channel_title(&decision.channel, loaded, language),
        channel: decision.channel,
        allowed: decision.allowed,
        outcome: decision.outcome,
        reason: decision.reason,
        rules,
        heard: decision.heard.map(|heard| speak_heard(heard, language)),
        not_here: not_here.collect(),
        policy: decision.policy,
        policy_version: decision.policy_version,
        place: decision.place.as_str().to_owned(),
        excerpts: decision.excerpts,
        text: decision.text,
    }))
}
