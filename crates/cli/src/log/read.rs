//! Listing, searching, showing and counting.

use camino::Utf8Path;
use cloison_app::dto::{Count, HoldRecord, LedgerEntry, LedgerFilter, LedgerPage, LedgerStats, Record};
use cloison_app::{AppError, Unlock, trace};

use super::{Run, bar};
use crate::args::FilterArgs;
use crate::output::{self, BOLD, Failure, SOFT};

/// How many records are read at a time.
const PAGE: u32 = 500;
/// The width of a bar of the counts.
const WIDEST: u64 = 40;

impl Run<'_> {
    pub(super) async fn list(&self, filter: &FilterArgs, search: &str, limit: Option<u32>) -> Result<u8, Failure> {
        let filter = to_filter(filter, search);
        let page = self.unlocked(async |unlock: &Unlock<'_>| self.pages(&filter, limit, unlock).await).await?;
        if self.global.is_json() {
            output::json(&page.records)?;
        } else if page.total == 0 {
            let empty = filter == LedgerFilter::default();
            output::line(&self.say(if empty { "command-ledger-empty" } else { "command-ledger-none" }, &[]))?;
        }
        for record in page.records.iter().filter(|_| !self.global.is_json()) {
            self.print_line(record)?;
        }
        self.tell_unopened(page.unreadable);
        Ok(0)
    }

    async fn pages(
        &self,
        filter: &LedgerFilter,
        limit: Option<u32>,
        unlock: &Unlock<'_>,
    ) -> Result<LedgerPage, AppError> {
        self.keep_up(unlock).await?;
        let bar = bar();
        let mut all = LedgerPage::default();
        let mut before = None;
        let mut wanted = limit.unwrap_or(u32::MAX);
        loop {
            let size = wanted.min(PAGE);
            let page = self.cloison.ledger_page(filter, before, size, self.language, unlock).await?;
            if page.total > u64::from(PAGE) {
                bar.set_length(page.total.min(limit.unwrap_or(u32::MAX).into()));
                bar.inc(page.records.len() as u64);
            }
            all.total = page.total;
            // A filter looks at every record each time; the list at those of its page.
            all.unreadable =
                if *filter == LedgerFilter::default() { all.unreadable + page.unreadable } else { page.unreadable };
            all.records.extend(page.records);
            wanted -= size;
            before = page.next;
            if before.is_none() || wanted == 0 {
                bar.finish_and_clear();
                return Ok(all);
            }
        }
    }

    /// Purges and compacts before the ledger is read. What keeps it from that does not keep anybody from reading, unless
    /// it is the key, for which nobody is asked twice.
    async fn keep_up(&self, unlock: &Unlock<'_>) -> Result<(), AppError> {
        if unlock.identity.is_some() {
            return Ok(());
        }
        let bar = bar();
        let mut progress = |done: u64, all: u64| {
            bar.set_length(all);
            bar.set_position(done);
        };
        let kept = self.cloison.keep_up(unlock, &mut progress).await;
        bar.finish_and_clear();
        if let Some(error) = self.cloison.ledger_warning() {
            output::problem(&error.problem(self.language), self.language);
        }
        match kept {
            Err(error @ AppError::Key(_)) => Err(error),
            Err(error) => {
                trace::failed(&error);
                Ok(())
            }
            Ok(_) => Ok(()),
        }
    }

    fn print_line(&self, record: &LedgerEntry) -> Result<(), Failure> {
        let id = record.id().get(..8).unwrap_or_default();
        match record {
            LedgerEntry::Decision(record) => {
                let level = format!("{:12}", self.say(&format!("level-{}", record.level), &[]));
                let style = output::colour(record.level);
                let outcome = self.say(&format!("outcome-{}", record.outcome.as_str()), &[]);
                let time = cloison_app::local_time(&record.time);
                let channel = output::plain(&record.channel_title);
                output::line(&format!("{SOFT}{id}{SOFT:#}  {time}  {style}{level}{style:#}  {channel:14}  {outcome}"))?;
            }
            LedgerEntry::Hold(hold) => {
                let time = cloison_app::local_time(&hold.time);
                let reason = output::plain(&hold.reason);
                output::line(&format!("{SOFT}{id}{SOFT:#}  {time}  {BOLD}{}{BOLD:#}  {reason}", self.hold_word(hold)))?;
            }
            LedgerEntry::Example(example) => {
                let time = cloison_app::local_time(&example.time);
                let (word, title) = (self.say("ledger-example", &[]), output::plain(&example.title));
                output::line(&format!("{SOFT}{id}{SOFT:#}  {time}  {BOLD}{word}{BOLD:#}  {title}"))?;
            }
        }
        Ok(())
    }

    fn hold_word(&self, hold: &HoldRecord) -> String {
        self.say(if hold.set { "hold-set" } else { "hold-lifted" }, &[])
    }

    pub(super) async fn show(&self, id: &str) -> Result<u8, Failure> {
        let record = self.unlocked(async |unlock: &Unlock<'_>| self.cloison.record(id, self.language, unlock).await);
        let record = record.await?;
        if self.global.is_json() {
            output::json(&record)?;
            return Ok(0);
        }
        match &record {
            LedgerEntry::Decision(record) => self.print(record)?,
            LedgerEntry::Hold(hold) => print_fields(&[
                ("id", hold.id.clone()),
                (&self.say("word-time", &[]), cloison_app::local_time(&hold.time)),
                (&self.say("word-outcome", &[]), self.hold_word(hold)),
                (&self.say("word-reason", &[]), output::plain(&hold.reason)),
            ])?,
            LedgerEntry::Example(example) => print_fields(&[
                ("id", example.id.clone()),
                (&self.say("word-time", &[]), cloison_app::local_time(&example.time)),
                (&self.say("word-topic", &[]), output::plain(&example.title)),
                (&self.say("word-text", &[]), output::plain(&example.text)),
            ])?,
        }
        Ok(0)
    }

    /// The examples that were given to the officer, as a policy has them.
    pub(super) async fn examples(&self) -> Result<u8, Failure> {
        let (examples, unopened) = self
            .unlocked(async |unlock: &Unlock<'_>| {
                self.keep_up(unlock).await?;
                self.cloison.examples(self.language, unlock).await
            })
            .await?;
        self.tell_unopened(unopened);
        if self.global.is_json() {
            output::json(&examples)?;
            return Ok(0);
        }
        for example in &examples {
            let topic = example.topic.as_deref().unwrap_or("none");
            let (topic, text) = (toml_text(topic), toml_text(&example.text));
            output::line(&format!("[[example]]\ntopic = {topic}\ntext = {text}\n"))?;
        }
        Ok(0)
    }

    fn print(&self, record: &Record) -> Result<(), Failure> {
        let word = |id: &str| self.say(id, &[]);
        let policy = format!("{} {}", output::plain(&record.policy), record.policy_version);
        print_fields(&[
            ("id", record.id.clone()),
            (&word("word-time"), cloison_app::local_time(&record.time)),
            (&word("word-level"), output::level(record.level, self.language)),
            (&word("word-channel"), output::plain(&record.channel_title)),
            (&word("word-outcome"), word(&format!("outcome-{}", record.outcome.as_str()))),
            (&word("word-reason"), output::plain(record.reason.as_deref().unwrap_or_default())),
            (&word("word-policy"), policy),
            (&word("word-excerpts"), output::plain(&record.excerpts.join(" · "))),
            (&word("word-text"), output::plain(record.text.as_deref().unwrap_or_default())),
        ])?;
        if let Some(heard) = &record.heard {
            let title = output::plain(&heard.title);
            let certain = self.say("heard-certain", &[("percent", heard.percent.to_string())]);
            let advice = if heard.decides { String::new() } else { format!("; {}", word("heard-advises")) };
            output::line(&format!("{BOLD}{}{BOLD:#}  {title} {SOFT}({certain}{advice}){SOFT:#}", word("word-heard")))?;
        }
        for one in &record.not_here {
            let words = one.words.as_deref().map_or_else(String::new, |words| format!(" “{}”", output::plain(words)));
            let (label, title, reason) = (word("word-not-here"), output::plain(&one.title), output::plain(&one.reason));
            output::line(&format!("{BOLD}{label:12}{BOLD:#} {title}{words}: {reason} {SOFT}({}){SOFT:#}", one.rule))?;
        }
        for rule in &record.rules {
            let rules = word("word-rules");
            output::line(&format!(
                "{BOLD}{rules:12}{BOLD:#} {} × {} {SOFT}({}){SOFT:#}",
                rule.count,
                output::plain(&rule.title),
                rule.rule
            ))?;
        }
        Ok(())
    }

    /// The decisions about texts that share a passage with a message file.
    pub(super) async fn recognise(&self, file: &Utf8Path, limit: Option<u32>) -> Result<u8, Failure> {
        let bytes = if file == "-" {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)?;
            bytes
        } else {
            std::fs::read(file).map_err(|source| AppError::Unreadable { file: file.to_string(), source })?
        };
        let text = self.cloison.text_of(&bytes)?;
        let found = self.unlocked(async |unlock: &Unlock<'_>| {
            self.keep_up(unlock).await?;
            self.cloison.recognise(&text, self.language, unlock).await
        });
        let mut found = found.await?;
        found.truncate(limit.map_or(usize::MAX, |limit| limit as usize));
        if self.global.is_json() {
            output::json(&found)?;
        } else if found.is_empty() {
            output::line(&self.say("command-ledger-not-recognised", &[]))?;
        }
        for one in found.iter().filter(|_| !self.global.is_json()) {
            self.print_line(&one.record)?;
            let values = [("shared", one.shared.to_string()), ("of", one.of.to_string())];
            output::line(&format!("          {SOFT}{}{SOFT:#}", self.say("command-recognised", &values)))?;
        }
        Ok(u8::from(found.is_empty()))
    }

    pub(super) async fn stats(&self, filter: &FilterArgs) -> Result<u8, Failure> {
        let filter = to_filter(filter, "");
        let stats = self.unlocked(async |unlock: &Unlock<'_>| {
            self.keep_up(unlock).await?;
            self.cloison.ledger_stats(&filter, self.language, unlock).await
        });
        let stats = stats.await?;
        if self.global.is_json() {
            output::json(&stats)?;
        } else {
            self.print_stats(&stats)?;
        }
        self.tell_unopened(stats.unreadable);
        Ok(0)
    }

    fn print_stats(&self, stats: &LedgerStats) -> Result<(), Failure> {
        output::line(&self.say("command-decisions", &[("count", stats.decisions.to_string())]))?;
        let groups =
            [("word-level", &stats.levels), ("word-outcome", &stats.outcomes), ("word-channel", &stats.channels)];
        for (heading, counts) in groups {
            self.print_counts(heading, counts)?;
        }
        let rules = stats.rules.iter().filter(|rule| rule.overridden > 0);
        let mut first = true;
        for rule in rules {
            if std::mem::take(&mut first) {
                output::line(&format!("\n{BOLD}{}{BOLD:#}", self.say("command-rules-overridden", &[])))?;
            }
            let title = output::plain(&rule.title);
            output::line(&format!(
                "  {:>6} / {:<6} {title} {SOFT}({}){SOFT:#}",
                rule.overridden, rule.found, rule.rule
            ))?;
        }
        Ok(())
    }

    fn print_counts(&self, heading: &str, counts: &[Count]) -> Result<(), Failure> {
        let most = counts.iter().map(|count| count.count).max().unwrap_or(0).max(1);
        output::line(&format!("\n{BOLD}{}{BOLD:#}", self.say(heading, &[])))?;
        for count in counts.iter().filter(|count| count.count > 0) {
            let bar = "█".repeat(usize::try_from((count.count * WIDEST).div_ceil(most)).unwrap_or(0));
            output::line(&format!("  {:20} {:>7} {SOFT}{bar}{SOFT:#}", output::plain(&count.title), count.count))?;
        }
        Ok(())
    }
}

fn to_filter(filter: &FilterArgs, search: &str) -> LedgerFilter {
    LedgerFilter {
        from: filter.from.clone(),
        until: filter.until.clone(),
        levels: filter.level.iter().map(|word| (*word).into()).collect(),
        channels: filter.channel.clone(),
        outcomes: filter.outcome.iter().map(|word| (*word).into()).collect(),
        rules: filter.rule.clone(),
        search: search.to_owned(),
    }
}

fn print_fields(fields: &[(&str, String)]) -> Result<(), Failure> {
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        output::line(&format!("{BOLD}{name:12}{BOLD:#} {value}"))?;
    }
    Ok(())
}

/// A basic string of TOML: a string of JSON is one, with signs that a terminal obeys written by their numbers.
fn toml_text(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let sign = |one: char| if one.is_control() { format!("\\u{:04X}", u32::from(one)) } else { one.to_string() };
    json.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::toml_text;

    #[test]
    fn any_text_is_a_string_of_toml() {
        let text = "a \"b\"\n[[reader]]\u{9b}\u{7f}\t\\ é 🎉";
        let written = toml_text(text);
        assert!(!written.contains(|one: char| one.is_control()), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
