//! Finding a policy's files, reading and compiling them, and telling what is wrong with them.

use std::fs;
use std::io::Read;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use cloison_engine::Engine;
use cloison_keys::{KeyError, Recipients};
use cloison_policy::{Diagnostic, Policy, Source, with_extended};
use cloison_reader::Adapted;
use serde::Serialize;
use thiserror::Error;

use crate::AppError;
use crate::error::Problem;
use crate::hear::unheard_examples;
use crate::texts::{Language, Value};

/// The shipped packs: id, files with names and texts.
type Shipped = &'static [(&'static str, &'static [(&'static str, &'static str)])];

static SHIPPED: Shipped = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The pack that is used where nothing else is asked for.
const DEFAULT_PACK: &str = "campaign";
/// The packs that can be chosen in the window, the usual one first and the one that is for anybody last.
pub(crate) const PACKS: &[&str] = &[DEFAULT_PACK, "newsroom", "law-firm", "ngo", "town-hall", "common"];
/// Most bytes of one policy file: 8 MiB, some hundred thousand terms.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// Where a policy comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicySource {
    /// A shipped pack, embedded in the program.
    Shipped(&'static str),
    /// A pack's folder, or a single file.
    Path(Utf8PathBuf),
}

/// What changes when one of a policy's files does: their names, sizes and times.
pub(crate) type Stamp = Vec<(Utf8PathBuf, u64, Option<std::time::SystemTime>)>;

/// A policy that can judge.
pub struct LoadedPolicy {
    /// As its files say.
    pub policy: Policy,
    /// Compiled.
    pub engine: Engine,
    /// Its files.
    pub sources: Vec<Source>,
    /// What its examples change in the reader, once that was asked.
    pub(crate) adapted: OnceLock<Adapted>,
}

/// A policy that cannot be used.
#[derive(Debug, Error)]
#[error("the policy has {} problems", diagnostics.len())]
pub struct PolicyProblem {
    /// Its files.
    pub sources: Vec<Source>,
    /// What is wrong, at least one thing.
    pub diagnostics: Vec<Diagnostic>,
}

/// Refuses a recovery recipient that has the form of one and is nobody's key, such as an SSH key with a letter wrong: each
/// decision would fail. Whether its plugin is there shows when it is needed.
fn check_recipients(policy: &Policy) -> Result<(), KeyError> {
    let all = policy.ledger.recovery.iter().map(|name| Recipients::named(&[name]));
    all.filter_map(Result::err).find(|error| matches!(error, KeyError::BadRecipient(_))).map_or(Ok(()), Err)
}

/// One problem of a policy as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyDiagnostic {
    /// The stable code.
    pub code: &'static str,
    /// The file, relative to the pack.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// UTF-8 bytes in the file.
    pub start: usize,
    /// UTF-8 bytes in the file.
    pub end: usize,
    /// The offending text, at most its first 80 characters.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Default for PolicySource {
    fn default() -> PolicySource {
        PolicySource::Shipped(DEFAULT_PACK)
    }
}

impl PolicySource {
    /// The policy that a user names: a folder, a file, or the id of a shipped pack if there is no such file.
    #[must_use]
    pub fn named(name: &Utf8Path) -> PolicySource {
        let pack = SHIPPED.iter().find(|(id, _)| *id == name.as_str() && !name.exists());
        pack.map_or_else(|| PolicySource::Path(name.to_owned()), |(id, _)| PolicySource::Shipped(id))
    }

    /// Reads, checks and compiles the policy.
    ///
    /// # Errors
    /// [`AppError::Unreadable`] for files, [`AppError::Policy`] for what they say.
    pub fn load(&self) -> Result<LoadedPolicy, AppError> {
        self.load_for(&[])
    }

    /// As [`PolicySource::load`], with the mail domains of the writer's organisation in the place of those that the policy
    /// names, if there are any.
    pub(crate) fn load_for(&self, own_domains: &[String]) -> Result<LoadedPolicy, AppError> {
        let sources = with_extended(self.files()?, shipped);
        let mut policy = match Policy::read(&sources) {
            Ok(policy) => policy,
            Err(diagnostics) => return Err(PolicyProblem { sources, diagnostics }.into()),
        };
        check_recipients(&policy)?;
        if !own_domains.is_empty() {
            policy.domains = own_domains.to_vec();
        }
        match Engine::compile(&policy) {
            Ok(engine) => Ok(LoadedPolicy { policy, engine, sources, adapted: OnceLock::new() }),
            Err(diagnostics) => Err(PolicyProblem { sources, diagnostics }.into()),
        }
    }

    fn files(&self) -> Result<Vec<Source>, AppError> {
        let path = match self {
            PolicySource::Shipped(pack) => return Ok(shipped(pack).unwrap_or_default()),
            PolicySource::Path(path) => path,
        };
        let unreadable = |path: &Utf8Path, source| AppError::Unreadable { file: path.to_string(), source };
        if !path.is_dir() {
            let text = read_text(path).map_err(|source| unreadable(path, source))?;
            return Ok(vec![Source::new(path.file_name().unwrap_or_default(), text)]);
        }
        let mut files: Vec<Utf8PathBuf> = path
            .read_dir_utf8()
            .and_then(|entries| entries.map(|entry| Ok(entry?.into_path())).collect())
            .map_err(|source| unreadable(path, source))?;
        files.retain(|file| file.extension() == Some("toml"));
        files.sort();
        let read = |file: &Utf8PathBuf| {
            let text = read_text(file).map_err(|source| unreadable(file, source))?;
            Ok(Source::new(file.file_name().unwrap_or_default(), text))
        };
        files.iter().map(read).collect()
    }

    /// The files as they are now; `None` for a shipped policy.
    pub(crate) fn stamp(&self) -> Option<Stamp> {
        let PolicySource::Path(path) = self else { return None };
        let mut files: Vec<Utf8PathBuf> = match path.read_dir_utf8() {
            Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.into_path())).collect(),
            Err(_) => vec![path.clone()],
        };
        files.sort();
        let stamp = |file: Utf8PathBuf| {
            let metadata = fs::metadata(&file).ok();
            let length = metadata.as_ref().map_or(0, fs::Metadata::len);
            (file, length, metadata.and_then(|metadata| metadata.modified().ok()))
        };
        Some(files.into_iter().map(stamp).collect())
    }
}

/// The files of a shipped pack. Their names say which pack they are of, since an officer sees them beside the own files.
fn shipped(pack: &str) -> Option<Vec<Source>> {
    let (_, files) = SHIPPED.iter().find(|(id, _)| *id == pack)?;
    Some(files.iter().map(|(name, text)| Source::new(format!("{pack}/{name}"), *text)).collect())
}

fn read_text(path: &Utf8Path) -> std::io::Result<String> {
    let mut text = String::new();
    let read = fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST_FILE {
        return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
    }
    Ok(text)
}

impl LoadedPolicy {
    /// What is doubtful in the pack's own files, though it is no problem.
    #[must_use]
    pub fn warnings(&self) -> PolicyProblem {
        let mut diagnostics = self.engine.warnings(&self.policy);
        diagnostics.extend(unheard_examples(self));
        let is_own = |file: usize| self.sources.get(file).is_some_and(|source| source.depth == 0);
        diagnostics.retain(|diagnostic| is_own(diagnostic.place.file));
        PolicyProblem { sources: self.sources.clone(), diagnostics }
    }

    /// Runs every rule's examples; their number if all are as they should be.
    ///
    /// # Errors
    /// The examples that are not.
    pub fn prove(&self) -> Result<usize, PolicyProblem> {
        self.engine
            .prove(&self.policy)
            .map_err(|diagnostics| PolicyProblem { sources: self.sources.clone(), diagnostics })
    }
}

impl PolicyProblem {
    pub(crate) fn code(&self) -> &'static str {
        self.diagnostics.first().map_or("P000", |diagnostic| diagnostic.code.as_str())
    }

    /// Every problem, with its place and its words.
    #[must_use]
    pub fn diagnostics(&self, language: Language) -> Vec<PolicyDiagnostic> {
        self.diagnostics.iter().map(|diagnostic| self.diagnostic(diagnostic, language)).collect()
    }

    fn diagnostic(&self, diagnostic: &Diagnostic, language: Language) -> PolicyDiagnostic {
        let source = self.sources.get(diagnostic.place.file);
        let text = source.map_or("", |source| source.text.as_str());
        let (line, column) = diagnostic.place.line_column(text);
        let start = text.floor_char_boundary(diagnostic.place.span.start.min(text.len()));
        let end = text.ceil_char_boundary(diagnostic.place.span.end.clamp(start, text.len()));
        let values: Vec<Value<'_>> =
            diagnostic.values.iter().map(|(name, value)| (*name, named(language, name, value))).collect();
        let id = format!("policy-{}", diagnostic.code.as_str());
        PolicyDiagnostic {
            code: diagnostic.code.as_str(),
            file: source.map(|source| source.name.clone()).unwrap_or_default(),
            line,
            column,
            start,
            end,
            text: text[start..end].chars().take(80).collect(),
            message: language.say(&id, &values),
            remedy: language.attribute(&id, "remedy", &values),
        }
    }

    /// The first problem and how many there are, for a place that shows one sentence.
    pub(crate) fn problem(&self, language: Language) -> Problem {
        let Some(first) = self.diagnostics(language).into_iter().next() else {
            return Problem { code: self.code().to_owned(), message: String::new(), remedy: String::new() };
        };
        let place = format!("{}:{}:{}", first.file, first.line, first.column);
        let more = self.diagnostics.len() - 1;
        let values = [("place", place), ("message", first.message), ("more", more.to_string())];
        Problem { code: first.code.to_owned(), message: language.say("policy-problem", &values), remedy: first.remedy }
    }
}

/// Some values are words of the program, which have a translation; the others are shown as they are.
fn named(language: Language, name: &str, value: &str) -> String {
    let id = match name {
        "expected" => format!("type-{value}"),
        "detail" => format!("term-{value}"),
        _ => return value.to_owned(),
    };
    if language.has(&id, None) { language.say(&id, &[]) } else { value.to_owned() }
}
