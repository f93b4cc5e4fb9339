//! Holds a draft against a compiled policy and gives a verdict.
//!
//! [`Engine::compile`] is called once for a policy, [`Engine::check`] for every draft, on any thread. The engine is
//! pure: no files, no network, no clock, so that the same text and the same policy give the same verdict in the window, on
//! the command line and everywhere else. What it keeps from draft to draft (stems of words, states of automata) saves time
//! and changes no verdict.
//!
//! How a draft is read: each of its texts is [folded](fold) once (case, accents, invisible characters), split into
//! words once, and every word is [looked up](reading) once in the vocabulary of all the rules together. Where a word could be
//! part of a phrase, the phrase is verified in place. Patterns and detectors run over the same folded text. Findings
//! always name the original text, in UTF-8 bytes.

mod attached;
mod change;
mod check;
mod compile;
mod conditions;
mod detect;
mod disguise;
mod draft;
mod explain;
mod filter;
mod fold;
mod footer;
mod hits;
mod known;
mod lookalike;
mod not_here;
mod pattern;
mod prove;
mod reading;
mod recipients;
mod scan;
mod stem;
mod text;
mod verdict;
mod vocabulary;
mod warnings;
mod zones;

pub use attached::Attachment;
pub use draft::{Draft, NotHere};
pub use not_here::seen;
pub use verdict::{Change, Edit, Finding, Outcome, SetAside, Step, Verdict};

use std::ops::Range;
use std::sync::PoisonError;

pub use cloison_policy::Field;
use cloison_policy::{Diagnostic, Level, Policy};

/// The parts of a body in their order, which cover it without gaps: what the writer says, what is quoted, signatures, legal
/// notices. Ranges are UTF-8 bytes.
#[must_use]
pub fn parts(body: &str) -> Vec<(Range<usize>, Field)> {
    zones::Zones::of_body(body).into_parts()
}

/// A compiled policy. Compiling takes milliseconds, checking microseconds, save for the first drafts, for which patterns
/// are built; share it between threads.
pub struct Engine {
    compiled: compile::Compiled,
}

impl Engine {
    /// Compiles every rule of a policy.
    ///
    /// # Errors
    /// The patterns that would need too much memory, with their places in the policy's files.
    pub fn compile(policy: &Policy) -> Result<Engine, Vec<Diagnostic>> {
        compile::compile(policy).map(|compiled| Engine { compiled })
    }

    /// Forgets the words of the drafts that were judged, of which some are remembered to judge the next one sooner. They
    /// are overwritten in memory.
    pub fn forget(&self) {
        *self.compiled.memos.write().unwrap_or_else(PoisonError::into_inner) = compile::memos();
    }

    /// Judges a draft. Its level is the highest of its findings but for those that its writer set aside; an unknown channel
    /// carries trivial drafts only.
    #[must_use]
    pub fn check(&self, draft: &Draft) -> Verdict {
        let found = check::searched(&self.compiled, draft, check::findings);
        let (findings, set_aside) = not_here::apart(found, &draft.not_here);
        let level = findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Trivial);
        let ceiling = self.compiled.ceiling(&draft.channel);
        Verdict { level, allowed: level <= ceiling, channel: draft.channel.clone(), findings, set_aside }
    }

    /// The smallest change that lets a draft's channel carry it: the fewest found passages to take out, so that none of
    /// them can stay. The changed draft was checked again. `None` if the channel may carry the draft as it is, if what
    /// was found stands in a recipient or an attachment, and if the whole is delicate: the sentences concerned hold half of
    /// the words, or more than 24 passages would have to go.
    ///
    /// Costs a check for each passage, and some more.
    #[must_use]
    pub fn smallest_change(&self, draft: &Draft) -> Option<Change> {
        change::smallest(self, draft, &self.check(draft))
    }

    /// The change of a draft that takes out what is found in one passage of its subject or body: what the rules found
    /// there they find there no more, which was checked. Whether the draft may travel does not matter. `None` if nothing
    /// is found there, and if what stands around it would be found again and again.
    ///
    /// Costs two checks, mostly.
    #[must_use]
    pub fn without(&self, draft: &Draft, field: Field, span: Range<usize>) -> Option<Edit> {
        change::without(self, draft, field, span)
    }

    /// Everything in a draft that could raise a rule and what became of it, the losing ones included.
    #[must_use]
    pub fn explain(&self, draft: &Draft) -> Vec<Step> {
        check::searched(&self.compiled, draft, explain::steps)
    }

    /// Runs the examples of every rule.
    ///
    /// # Errors
    /// A diagnostic for each example that its rule judges otherwise than the policy says.
    pub fn prove(&self, policy: &Policy) -> Result<usize, Vec<Diagnostic>> {
        prove::prove(self, policy)
    }

    /// What is sound in a policy and yet doubtful: rules that no example needs, words that stand twice or with two
    /// levels, terms that no example has, terms that are found in words of another language. By place.
    #[must_use]
    pub fn warnings(&self, policy: &Policy) -> Vec<Diagnostic> {
        warnings::warnings(self, policy)
    }
}
