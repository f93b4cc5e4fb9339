//! What the user set.
//!
//! In two files. `settings.json` is plain: the language, which has to be known before anything is opened, switches of the
//! window, and how far somebody came on the first day. It tells nothing of an organisation. `settings.age` is sealed to the
//! device's key, since it does: which policy somebody chose says what kind of work it is, and the mail domains say whose. So
//! these are known once the key is: at the start where a keyring has it, after the passphrase elsewhere. Until then the usual
//! policy is in force; a lock leaves the policy as it is, and forgets the rest.
//!
//! What is set before there is a key is kept in memory, and sealed as soon as there is one.
//!
//! A file that is damaged, or of a newer program, stops nothing: the usual settings are in its place, which is told by a code
//! in the trace and in the window. It is put aside before another is written.

mod file;

use std::sync::{Arc, PoisonError};

use cloison_keys::{Identity, Recipients};

use crate::dto::{Pack, Settings, SettingsPatch};
use crate::policy::PACKS;
use crate::{AppError, Cloison, DataDir, Language, PolicySource};
use file::Plain;
pub(crate) use file::Sealed;

/// Most domains of an organisation.
const MOST_DOMAINS: usize = 100;

/// What is known of the sealed settings.
#[derive(Default)]
pub(crate) struct Held {
    /// What they say; nothing until they were opened.
    opened: Option<Sealed>,
    /// There was no key yet to seal them to.
    unsaved: bool,
    /// Why they could not be read.
    problem: Option<Arc<AppError>>,
    /// Those that the policy in force was read with.
    applied: Sealed,
}

impl Plain {
    /// The defaults where there is no file, or none that can be read; then why.
    fn load(directory: &DataDir) -> (Plain, Option<AppError>) {
        let read = file::load(&directory.settings())
            .and_then(|bytes| bytes.as_deref().map_or_else(|| Ok(Plain::default()), file::read));
        read.map_or_else(|error| (Plain::default(), Some(told(error))), |plain| (plain, None))
    }

    fn apply(&mut self, patch: &SettingsPatch) {
        self.language = patch.language.or(self.language);
        let switches = [
            (&mut self.sheet_made, patch.sheet_made),
            (&mut self.welcomed, patch.welcomed),
            (&mut self.toured, patch.toured),
            (&mut self.hide_from_capture, patch.hide_from_capture),
            (&mut self.start_at_login, patch.start_at_login),
            (&mut self.tray, patch.tray),
            (&mut self.shortcut, patch.shortcut),
            (&mut self.notifications, patch.notifications),
        ];
        for (switch, wanted) in switches {
            *switch = wanted.unwrap_or(*switch);
        }
    }
}

fn told(error: AppError) -> AppError {
    tracing::warn!(code = error.code(), "settings could not be read: the usual ones are in force");
    error
}

impl Cloison {
    /// What the user set.
    #[must_use]
    pub fn settings(&self, language: Language) -> Settings {
        let directory = self.directory().ok();
        let (plain, damaged) = directory.map_or_else(Default::default, Plain::load);
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let known = held.opened.is_some() || directory.is_none_or(|it| !it.sealed_settings().exists());
        let sealed = held.opened.clone().unwrap_or_default();
        let problem = held.problem.as_deref().or(damaged.as_ref());
        Settings {
            sheet_made: plain.sheet_made,
            welcomed: plain.welcomed,
            toured: plain.toured,
            policy: sealed.policy,
            own_domains: sealed.own_domains,
            hide_from_capture: plain.hide_from_capture,
            start_at_login: plain.start_at_login,
            tray: plain.tray,
            shortcut: plain.shortcut,
            notifications: plain.notifications,
            opened: known,
            problem: problem.map(|error| error.problem(language)),
        }
    }

    /// The language that the user chose, or the system's.
    #[must_use]
    pub fn language(&self) -> Language {
        let chosen = self.directory().ok().and_then(|directory| Plain::load(directory).0.language);
        chosen.unwrap_or_else(Language::of_system)
    }

    /// Whether nobody has gone through the first run, and nothing was ever recorded.
    pub(crate) async fn is_first_run(&self) -> bool {
        let Ok(directory) = self.directory() else { return false };
        if Plain::load(directory).0.welcomed {
            return false;
        }
        match self.ledger().await {
            Ok(ledger) => ledger.count().await.is_ok_and(|(_, ever)| ever == 0),
            Err(_) => false,
        }
    }

    /// Changes what is said to be changed, and keeps it. Another policy is in force when this returns.
    ///
    /// # Errors
    /// [`AppError::Settings`], [`AppError::NoDataDir`]; [`AppError::Locked`] for what is sealed, while that was not opened;
    /// [`AppError::NoPack`], [`AppError::BadDomain`].
    pub async fn change_settings(&self, patch: SettingsPatch) -> Result<(), AppError> {
        let _turn = self.changing.lock().await;
        let directory = self.directory()?;
        if patch.policy.is_some() || patch.own_domains.is_some() {
            self.change_sealed(directory, patch.policy.as_deref(), patch.own_domains.as_deref())?;
            self.apply_choice().await?;
        }
        let (before, damaged) = Plain::load(directory);
        let mut plain = before.clone();
        plain.apply(&patch);
        if plain != before {
            if damaged.is_some() {
                file::set_aside(&directory.settings())?;
            }
            file::save(&directory.settings(), &file::bytes(plain)?)?;
        }
        Ok(())
    }

    fn change_sealed(
        &self,
        directory: &DataDir,
        policy: Option<&str>,
        domains: Option<&[String]>,
    ) -> Result<(), AppError> {
        let path = directory.sealed_settings();
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let mut sealed = match &held.opened {
            Some(opened) => opened.clone(),
            None if path.exists() => return Err(AppError::Locked),
            None => Sealed::default(),
        };
        if let Some(policy) = policy {
            sealed.policy = Some(pack(policy)?.to_owned());
        }
        if let Some(domains) = domains {
            sealed.own_domains = own_domains(domains)?;
        }
        match self.known_device()? {
            None => held.unsaved = true,
            Some(device) => {
                let bytes = Recipients::from(device.recipient()).seal(&file::bytes(&sealed)?)?;
                if held.problem.is_some() {
                    file::set_aside(&path)?;
                }
                file::save(&path, &bytes)?;
                held.unsaved = false;
            }
        }
        held.problem = None;
        held.opened = Some(sealed);
        Ok(())
    }

    /// Opens what is sealed, now that the key is there, and puts the chosen policy in force. Nothing that is wrong with it
    /// stops the program.
    pub(crate) async fn open_settings(&self, identity: &Identity) {
        let Ok(directory) = self.directory() else { return };
        if let Err(error) = self.open_sealed(directory, identity) {
            self.hold_settings(Sealed::default(), Some(told(error)));
        }
        if let Err(error) = self.apply_choice().await {
            let error = Some(Arc::new(told(error)));
            self.held.write().unwrap_or_else(PoisonError::into_inner).problem = error;
        }
    }

    fn open_sealed(&self, directory: &DataDir, identity: &Identity) -> Result<(), AppError> {
        let path = directory.sealed_settings();
        {
            let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
            if let (true, Some(sealed)) = (held.unsaved, &held.opened) {
                let Some(device) = self.known_device()? else { return Ok(()) };
                let bytes = Recipients::from(device.recipient()).seal(&file::bytes(sealed)?)?;
                file::save(&path, &bytes)?;
                held.unsaved = false;
                return Ok(());
            }
        }
        let Some(bytes) = file::load(&path)? else { return Ok(()) };
        let plain = zeroize::Zeroizing::new(identity.open(&bytes).ok_or(AppError::BadSettings)?);
        self.hold_settings(file::read(&plain)?, None);
        Ok(())
    }

    fn hold_settings(&self, sealed: Sealed, problem: Option<AppError>) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        held.opened = Some(sealed);
        held.problem = problem.map(Arc::new);
    }

    /// Forgets what was opened, but what could not be sealed yet; the policy stays in force.
    pub(crate) fn forget_settings(&self) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if !held.unsaved {
            held.opened = None;
        }
    }

    /// Puts the chosen policy in force, unless another was named at the start, which counts before it.
    async fn apply_choice(&self) -> Result<(), AppError> {
        if self.is_named() {
            return Ok(());
        }
        let wanted = {
            let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
            match &held.opened {
                Some(opened) if *opened != held.applied => opened.clone(),
                _ => return Ok(()),
            }
        };
        let source = match wanted.policy.as_deref() {
            Some(id) => PolicySource::Shipped(pack(id)?),
            None => PolicySource::default(),
        };
        let domains = wanted.own_domains.clone();
        // Compiling would hold up what else runs on this thread.
        let loaded = tokio::task::spawn_blocking(move || source.load_for(&domains)).await;
        self.put_in_force(loaded.map_err(|_| AppError::BadSettings)??);
        self.held.write().unwrap_or_else(PoisonError::into_inner).applied = wanted;
        Ok(())
    }
}

/// The shipped policies that can be chosen, the usual one first.
pub(crate) fn packs(language: Language) -> Vec<Pack> {
    let pack = |id: &&str| Pack {
        id: (*id).to_owned(),
        title: language.say(&format!("pack-{id}"), &[]),
        purpose: language.attribute(&format!("pack-{id}"), "purpose", &[]),
    };
    PACKS.iter().map(pack).collect()
}

fn pack(id: &str) -> Result<&'static str, AppError> {
    let known = || AppError::NoPack { policy: id.to_owned(), known: PACKS.join(", ") };
    PACKS.iter().find(|pack| **pack == id).copied().ok_or_else(known)
}

/// Domains as they are compared: lower case, without an `@` before, each once.
fn own_domains(typed: &[String]) -> Result<Vec<String>, AppError> {
    let mut domains: Vec<String> = Vec::new();
    for one in typed {
        let domain = one.trim().trim_start_matches('@').trim_end_matches('.').to_lowercase();
        if !is_domain(&domain) || domains.len() == MOST_DOMAINS {
            return Err(AppError::BadDomain { domain: one.clone() });
        }
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    Ok(domains)
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.chars().count())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    domain.len() <= 253 && domain.contains('.') && domain.split('.').all(is_label)
}
