//! The program itself: a policy in force, a data directory, the ledger's door.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use camino::Utf8PathBuf;
use cloison_engine as engine;
use cloison_keys::Identity;
use cloison_ledger::{Book, Ledger};
use cloison_policy::TOPICS;
use secrecy::SecretString;
use tokio::sync::{Mutex, OnceCell};
use tokio::task::JoinSet;

use crate::attach::Files;
use crate::dto::{Channel, Kept, KeptText, PolicyState, Start, Topic};
use crate::policy::Stamp;
use crate::settings::{Held, packs};
use crate::texts::system_locales;
use crate::{AppError, DataDir, Language, LoadedPolicy, PolicySource, VERSION};

/// Where the data directory is.
#[derive(Clone, Debug)]
pub enum Home {
    /// Nowhere: drafts and policies can be checked, nothing can be kept.
    Nowhere,
    /// The user's own data directory.
    Default,
    /// This folder.
    At(Utf8PathBuf),
}

/// Where the user wants a new identity to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStore {
    /// The operating system's keyring.
    Keyring,
    /// A passphrase file.
    Passphrase,
}

/// How the identity may be made or opened.
pub struct Unlock<'u> {
    /// Where, if the user said so.
    pub store: Option<KeyStore>,
    /// Asks for the passphrase when one is needed; the flag says that it is a new one. `None` if nobody can be asked.
    pub passphrase: &'u (dyn Fn(bool) -> Option<SecretString> + Send + Sync),
    /// Another's key to read with in place of the device's: the officer's.
    pub identity: Option<Identity>,
    /// What was opened where the program itself does not keep it: with another's key, or a ledger that can only be read.
    pub opened: OnceCell<Arc<Book>>,
}

impl Unlock<'_> {
    /// Nobody is there to be asked for a passphrase.
    #[must_use]
    pub fn nobody() -> Unlock<'static> {
        Unlock { store: None, passphrase: &|_| None, identity: None, opened: OnceCell::new() }
    }
}

/// One running program.
pub struct Cloison {
    policy: RwLock<Arc<LoadedPolicy>>,
    /// How often another policy was put in force.
    policies: AtomicU32,
    source: PolicySource,
    /// Whether the policy was named at the start: then the one that the user chose does not count.
    named: bool,
    /// The policy's files as they were before they were last read, so that no edit is missed.
    read: Mutex<Option<Stamp>>,
    /// What is wrong with the policy's files since they were last good.
    broken: RwLock<Option<Arc<AppError>>>,
    home: Home,
    directory: OnceLock<DataDir>,
    /// Open once it was needed.
    pub(crate) ledger: Mutex<Option<Ledger>>,
    /// What the key opened, until it locks.
    pub(crate) book: Mutex<Option<Arc<Book>>>,
    /// Whether somebody locked it: then the key is not asked for by itself.
    pub(crate) locked: AtomicBool,
    /// How often it was locked: what was begun before a lock does not go on after it.
    pub(crate) locks: AtomicU64,
    /// How often the reader was asked about a draft that is being written.
    pub(crate) hearings: AtomicU64,
    /// The files of the draft that is being written.
    pub(crate) files: Files,
    /// Whether the ledger was found not to fit its anchor.
    pub(crate) unfit: Arc<AtomicBool>,
    /// What is known of the sealed settings.
    pub(crate) held: RwLock<Held>,
    /// One change of the settings at a time.
    pub(crate) changing: Mutex<()>,
    /// What goes on after a decision was acknowledged.
    pub(crate) tasks: Mutex<JoinSet<()>>,
}

impl Cloison {
    /// Loads the policy. The data directory is not touched before it is needed.
    ///
    /// # Errors
    /// [`AppError::Policy`] or [`AppError::Unreadable`] if there is no good policy to begin with.
    pub fn new(source: PolicySource, home: Home) -> Result<Cloison, AppError> {
        let read = source.stamp();
        let loaded = source.load()?;
        Ok(Cloison::with(loaded, source, read, home))
    }

    /// Of a policy that was named, which is any but the window's own choice.
    fn with(loaded: LoadedPolicy, source: PolicySource, read: Option<Stamp>, home: Home) -> Cloison {
        tracing::debug!(rules = loaded.policy.rules.len(), "policy in force");
        Cloison {
            policy: RwLock::new(Arc::new(loaded)),
            policies: AtomicU32::new(0),
            source,
            named: true,
            read: Mutex::new(read),
            broken: RwLock::new(None),
            home,
            directory: OnceLock::new(),
            ledger: Mutex::new(None),
            book: Mutex::new(None),
            locked: AtomicBool::new(false),
            locks: AtomicU64::new(0),
            hearings: AtomicU64::new(0),
            files: Files::default(),
            unfit: Arc::default(),
            held: RwLock::default(),
            changing: Mutex::default(),
            tasks: Mutex::default(),
        }
    }

    /// As [`Cloison::new`], but a broken policy of the officer's does not keep the writer from working: the shipped one
    /// goes on in its place, and the problem is shown. Where no policy is named, it is the shipped one that the writer
    /// chose, once that is known; only in the window: what a command or a gate says must not depend on who runs it.
    ///
    /// # Errors
    /// Only if the shipped policy itself cannot be used.
    pub fn new_in_window(named: Option<PolicySource>, home: Home) -> Result<Cloison, AppError> {
        let Some(source) = named else {
            let loaded = PolicySource::default().load()?;
            return Ok(Cloison { named: false, ..Cloison::with(loaded, PolicySource::default(), None, home) });
        };
        let read = source.stamp();
        match source.load() {
            Ok(loaded) => Ok(Cloison::with(loaded, source, read, home)),
            Err(error) if source != PolicySource::default() => {
                tracing::warn!(code = error.code(), "policy refused, the shipped one goes on");
                let mut cloison = Cloison::with(PolicySource::default().load()?, source, read, home);
                cloison.broken = RwLock::new(Some(Arc::new(error)));
                Ok(cloison)
            }
            Err(error) => Err(error),
        }
    }

    /// The policy in force.
    #[must_use]
    pub fn policy(&self) -> Arc<LoadedPolicy> {
        self.policy.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn is_named(&self) -> bool {
        self.named
    }

    pub(crate) fn put_in_force(&self, loaded: LoadedPolicy) {
        let mut policy = self.policy.write().unwrap_or_else(PoisonError::into_inner);
        // Files that were written again as they were are no other policy.
        if policy.sources != loaded.sources || policy.policy.domains != loaded.policy.domains {
            tracing::info!(rules = loaded.policy.rules.len(), "another policy in force");
            *policy = Arc::new(loaded);
            self.policies.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Reads the policy's files again. A good policy takes over; with a broken one the last good one goes on.
    pub fn reload_policy(&self) {
        let broken = match self.source.load() {
            Ok(loaded) => {
                self.put_in_force(loaded);
                None
            }
            Err(error) => {
                tracing::warn!(code = error.code(), "policy refused, the last good one goes on");
                Some(Arc::new(error))
            }
        };
        *self.broken.write().unwrap_or_else(PoisonError::into_inner) = broken;
    }

    /// Waits until a file of the policy changes, looking every second; for ever with a shipped policy. One waits at a
    /// time: a second would wait for the first, and for the change after the one that the first was told of.
    pub async fn policy_files_changed(&self) {
        let mut read = self.read.lock().await;
        if read.is_none() {
            std::future::pending::<()>().await;
        }
        loop {
            let now = self.source.stamp();
            if *read != now {
                *read = now;
                return;
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
    }

    /// Builds what the first check would wait for: some ten milliseconds, once for each policy.
    pub fn warm(&self) {
        let draft = engine::Draft { body: "…".to_owned(), ..engine::Draft::default() };
        let loaded = self.policy();
        let _ = loaded.engine.check(&draft);
        crate::hear::warm(&loaded);
    }

    /// What the window needs to begin.
    pub async fn start(&self, language: Option<Language>) -> Start {
        let language = language.unwrap_or_else(|| self.language());
        // First of all: what it opens may say that another policy is in force.
        let ledger = self.ledger_state(language).await;
        let loaded = self.policy();
        Start {
            language,
            locale: language.in_region(&system_locales()),
            channels: channels(&loaded, language),
            policy: self.policy_state(language),
            ledger,
            kept: self.kept(),
            settings: self.settings(language),
            first_run: self.is_first_run().await,
            packs: packs(language),
            topics: topics(language),
            version: VERSION.to_owned(),
        }
    }

    /// What the policy in force keeps of decisions, and for how long.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let said = &self.policy().policy.ledger;
        Kept {
            days: said.retention_days,
            keep: match said.keep {
                cloison_policy::Keep::Nothing => KeptText::Nothing,
                cloison_policy::Keep::Excerpts => KeptText::Excerpts,
                cloison_policy::Keep::Text => KeptText::Text,
            },
            recovery: u32::try_from(said.recovery.len()).unwrap_or(u32::MAX),
            lock_after_minutes: said.lock_after_minutes,
        }
    }

    /// The policy in force and what is wrong with its files.
    #[must_use]
    pub fn policy_state(&self, language: Language) -> PolicyState {
        // Together, as they are put in force.
        let (loaded, number) = {
            let policy = self.policy.read().unwrap_or_else(PoisonError::into_inner);
            (policy.clone(), self.policies.load(Ordering::SeqCst))
        };
        let broken = self.broken.read().unwrap_or_else(PoisonError::into_inner).clone();
        PolicyState {
            id: loaded.policy.id.clone(),
            version: loaded.policy.version,
            number,
            title: loaded.policy.title.get(language.code()).to_owned(),
            rules: u32::try_from(loaded.policy.rules.len()).unwrap_or(u32::MAX),
            named: self.named,
            domains: loaded.policy.domains.iter().filter(|domain| !is_placeholder(domain)).cloned().collect(),
            problem: broken.map(|error| error.problem(language)),
        }
    }

    /// The data directory, entered when it is first needed; a failure is tried again the next time.
    pub(crate) fn directory(&self) -> Result<&DataDir, AppError> {
        if let Some(directory) = self.directory.get() {
            return Ok(directory);
        }
        let opened = match &self.home {
            Home::Nowhere => return Err(AppError::NoDataDir),
            Home::Default => DataDir::open(None)?,
            Home::At(path) => DataDir::open(Some(path))?,
        };
        Ok(self.directory.get_or_init(|| opened))
    }
}

/// Whether a domain is one of those that belong to nobody (RFC 2606), as the shipped policies have them to be replaced.
fn is_placeholder(domain: &str) -> bool {
    let last = |suffix: &str| domain == suffix || domain.ends_with(&format!(".{suffix}"));
    ["example", "test", "invalid", "example.com", "example.net", "example.org"].into_iter().any(last)
}

/// What an example can be about, by level, then by name.
fn topics(language: Language) -> Vec<Topic> {
    let topic = |topic: &cloison_policy::Topic| Topic {
        id: topic.id.to_owned(),
        level: topic.level,
        title: language.say(&format!("topic-{}", topic.id), &[]),
    };
    let mut topics: Vec<Topic> = TOPICS.iter().map(topic).collect();
    topics.sort_by_key(|one| (one.level, one.title.to_lowercase()));
    topics
}

fn channels(loaded: &LoadedPolicy, language: Language) -> Vec<Channel> {
    let code = language.code();
    let channel = |channel: &cloison_policy::Channel| Channel {
        id: channel.id.clone(),
        kind: channel.kind,
        ceiling: channel.ceiling,
        title: channel.title.get(code).to_owned(),
        facts: channel.facts.get(code).to_owned(),
        checked: channel.checked.map(|date| date.to_string()),
    };
    loaded.policy.channels.iter().map(channel).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_policys_domain_is_nobodys() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        assert!(!cloison.policy().policy.domains.is_empty());
        assert!(cloison.policy_state(Language::En).domains.is_empty());
        assert!(!is_placeholder("party.org") && !is_placeholder("bestexample.org"));
    }
}
