//! Reading the ledger.

use cloison_keys::KeyError;
use cloison_ledger::{Entry, LedgerError, RecordId, Report};

use crate::dto::{LedgerPage, Record, RuleCount};
use crate::{AppError, Cloison, Language, LoadedPolicy, Unlock};

impl Cloison {
    /// A page of records, newest first.
    ///
    /// # Errors
    /// [`AppError::Key`] if the identity cannot be opened, [`AppError::Ledger`].
    pub async fn ledger_page(
        &self,
        before: Option<i64>,
        limit: u32,
        language: Language,
        unlock: &Unlock<'_>,
    ) -> Result<LedgerPage, AppError> {
        let ledger = self.ledger().await?;
        if !self.has_device()? {
            // Nothing was ever sealed here: no reason to ask anybody for a passphrase.
            return if ledger.is_empty().await? { Ok(LedgerPage::default()) } else { Err(AppError::NoIdentity) };
        }
        let identity = self.identity(unlock).await?;
        let page = ledger.page(before, limit, &identity).await?;
        let loaded = self.policy();
        let read = page.entries.len();
        let next = page.entries.last().map(|entry| entry.number).filter(|_| page.more);
        let records: Vec<Record> =
            page.entries.into_iter().filter_map(|entry| record(entry, &loaded, language)).collect();
        let unreadable = u32::try_from(read - records.len()).unwrap_or(u32::MAX);
        Ok(LedgerPage { records, total: page.total, unreadable, next })
    }

    /// One record by its id or the beginning of it.
    ///
    /// # Errors
    /// [`LedgerError::NoRecord`], [`LedgerError::Unopenable`], [`AppError::Key`].
    pub async fn record(&self, id: &str, language: Language, unlock: &Unlock<'_>) -> Result<Record, AppError> {
        let id = RecordId::parse(id).ok_or(LedgerError::NoRecord)?;
        let ledger = self.ledger().await?;
        if !self.has_device()? {
            return Err(AppError::NoIdentity);
        }
        let identity = self.identity(unlock).await?;
        let entry = ledger.find(&id, &identity).await?;
        Ok(record(entry, &self.policy(), language).ok_or(LedgerError::Unopenable)?)
    }

    /// Checks the whole ledger: its chain, and that each record opens if the identity can be opened.
    ///
    /// # Errors
    /// [`AppError::Ledger`], [`AppError::Key`] for a wrong passphrase.
    pub async fn verify(
        &self,
        unlock: &Unlock<'_>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Report, AppError> {
        let ledger = self.ledger().await?;
        if !self.has_device()? {
            return Ok(ledger.verify(None, progress).await?);
        }
        let identity = match self.identity(unlock).await {
            Ok(identity) => Some(identity),
            Err(AppError::Key(KeyError::PassphraseNeeded | KeyError::NoKeyring | KeyError::KeyringLocked)) => None,
            Err(error) => return Err(error),
        };
        Ok(ledger.verify(identity.as_ref(), progress).await?)
    }
}

/// A time of the ledger (RFC 3339) on this computer's clock: `2026-11-23 04:09:52`. What is no time stays as it is.
#[must_use]
pub fn local_time(time: &str) -> String {
    let parsed = time.parse::<jiff::Timestamp>();
    let local =
        parsed.map(|time| time.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string());
    local.unwrap_or_else(|_| time.to_owned())
}

fn record(entry: Entry, loaded: &LoadedPolicy, language: Language) -> Option<Record> {
    let decision = entry.decision?;
    let code = language.code();
    let channel = loaded.policy.channel(&decision.channel);
    let rules = decision
        .rules
        .into_iter()
        .map(|count| {
            let rule = loaded.policy.rule(&count.rule);
            let title = rule.map_or_else(|| count.rule.clone(), |rule| rule.title.get(code).to_owned());
            RuleCount { rule: count.rule, title, count: count.count }
        })
        .collect();
    Some(Record {
        id: entry.id.to_string(),
        number: entry.number,
        time: decision.time.to_string(),
        level: decision.level,
        channel_title: channel.map_or_else(|| decision.channel.clone(), |channel| channel.title.get(code).to_owned()),
        channel: decision.channel,
        allowed: decision.allowed,
        outcome: decision.outcome,
        reason: decision.reason,
        rules,
        policy: decision.policy,
        policy_version: decision.policy_version,
        place: decision.place.as_str().to_owned(),
    })
}
