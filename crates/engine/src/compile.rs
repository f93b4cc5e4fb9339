//! From a policy to what is searched in one pass.
//!
//! Everything that can be found, whether by a rule, by a condition or by a shared list, is a *slot*: the search fills
//! slots with hits, the rules are then judged on the slots alone.

use std::sync::{Arc, RwLock};

use cloison_policy::{
    Channel, Date, Detector, Diagnostic, Field, Fields, Level, Link, Pattern, Place, Policy, Raise, Recipients, Rule,
    Within, Words,
};
use regex_automata::util::pool::Pool;
use rustc_hash::FxHashMap;

use crate::disguise::Literals;
use crate::fold::fold;
use crate::known::{ANY_NEXT, ANYTHING, Found, Known, Name, signature, uses};
use crate::pattern::Patterns;
use crate::reading::Memo;
use crate::text::index;
use crate::vocabulary::{Builder, Key, Vocabulary};

/// Index of a set of hits.
pub(crate) type Slot = u32;

/// One place of a compiled phrase.
pub(crate) struct Step {
    pub(crate) gap: u32,
    pub(crate) choices: Vec<Key>,
    /// Of all the choices: tells most words that are none of them at once.
    pub(crate) signature: u64,
}

/// How far most phrases look from their anchor to the next step, in words.
pub(crate) const NEAR: usize = 4;

/// A compiled term.
pub(crate) struct Phrase {
    pub(crate) steps: Vec<Step>,
    /// The step at which the search begins.
    pub(crate) anchor: usize,
    pub(crate) slot: Slot,
}

/// A phrase at its anchor, with what its neighbours must look like: most candidates end here, before the phrase itself
/// is fetched from memory.
pub(crate) struct Anchored {
    /// The signatures of the steps before and after; [`ANYTHING`] besides if the step may be further than [`NEAR`], or
    /// if there is none.
    pub(crate) before: u64,
    pub(crate) after: u64,
    pub(crate) phrase: u32,
    pub(crate) slot: Slot,
    /// How far back the step before may be, and how far on the one after; 0 if there is none.
    pub(crate) back: u8,
    pub(crate) on: u8,
}

impl Anchored {
    fn new(phrase: &Phrase, index: u32) -> Anchored {
        let reach = |gap: u32| u8::try_from(gap + 1).unwrap_or(u8::MAX);
        let anchor = &phrase.steps[phrase.anchor];
        let before = phrase.anchor.checked_sub(1).map(|at| (reach(anchor.gap), phrase.steps[at].signature));
        let after = phrase.steps.get(phrase.anchor + 1).map(|next| (reach(next.gap), next.signature));
        let seen = |(reach, signature)| signature | if usize::from(reach) > NEAR { ANYTHING } else { 0 };
        Anchored {
            before: before.map_or(ANYTHING, seen),
            after: after.map_or(ANYTHING, seen),
            phrase: index,
            slot: phrase.slot,
            back: before.map_or(0, |(reach, _)| reach),
            on: after.map_or(0, |(reach, _)| reach),
        }
    }
}

pub(crate) struct Condition {
    /// None if the field alone decides.
    pub(crate) slots: Vec<Slot>,
    pub(crate) within: Within,
    pub(crate) fields: Option<Fields>,
}

pub(crate) struct CompiledRule {
    pub(crate) id: String,
    pub(crate) level: Level,
    pub(crate) slots: Vec<Slot>,
    pub(crate) near: Vec<Condition>,
    pub(crate) unless: Vec<Condition>,
    pub(crate) at_least: u32,
    pub(crate) distinct: bool,
    pub(crate) raise: Option<Raise>,
    pub(crate) fields: Fields,
    pub(crate) recipients: Option<Recipients>,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

/// What is searched for in one pass.
pub(crate) struct Finder {
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) anchors: Anchors,
    /// The [bits](uses) of the words at which one of its phrases has its anchor, and one of its patterns may start.
    pub(crate) anchor: u8,
    pub(crate) starts: u8,
    pub(crate) patterns: Patterns,
    pub(crate) detectors: Vec<(Detector, Slot)>,
}

/// Memos, lent to one check each.
pub(crate) type Memos = Pool<Memo, fn() -> Memo>;

/// No memo yet.
pub(crate) fn memos() -> Memos {
    Pool::new(Memo::new)
}

pub(crate) struct Compiled {
    /// By which what is remembered elsewhere knows that it is of this one.
    pub(crate) itself: Arc<()>,
    pub(crate) vocabulary: Vocabulary,
    /// For each key, the bits of the finders that have a phrase with its anchor there.
    anchors: Vec<u8>,
    /// The bits of the finders some of whose patterns start at numbers.
    pub(crate) at_numbers: u8,
    /// What can raise a rule.
    pub(crate) rule_words: Finder,
    /// What conditions alone ask for: searched only in drafts in which something could raise a rule.
    pub(crate) condition_words: Finder,
    /// The words that their patterns spell out.
    pub(crate) literals: Literals,
    /// For every slot, whether it is of the first of these.
    pub(crate) of_rules: Vec<bool>,
    pub(crate) rules: Vec<CompiledRule>,
    /// For every slot, the rules that it can raise.
    pub(crate) rules_of: Vec<Vec<u32>>,
    /// What was found out about words, kept from check to check: one for each thread that checks. Checks read the lock;
    /// only forgetting writes it.
    pub(crate) memos: RwLock<Memos>,
    pub(crate) domains: Vec<String>,
    pub(crate) distribution_lists: Vec<String>,
    /// Whether some rule looks at the recipients' names.
    pub(crate) reads_recipients: bool,
    channels: Vec<(String, Level)>,
}

impl Compiled {
    /// What may be done at a word that has some keys, but for the patterns that may start there.
    pub(crate) fn uses_of(&self, keys: &[Key]) -> u8 {
        keys.iter().fold(0, |uses, key| uses | self.anchors[*key as usize])
    }

    pub(crate) fn finders(&self) -> [&Finder; 2] {
        [&self.rule_words, &self.condition_words]
    }

    /// What the channel may carry; an unknown one carries trivial drafts only.
    pub(crate) fn ceiling(&self, channel: &str) -> Level {
        self.channels.iter().find(|(id, _)| id == channel).map_or(Level::Trivial, |(_, ceiling)| *ceiling)
    }
}

pub(crate) fn compile(policy: &Policy) -> Result<Compiled, Vec<Diagnostic>> {
    let mut compiler = Compiler::default();
    let lists: Vec<Vec<Slot>> = policy.lists.iter().map(|list| compiler.slots_of(&list.words, &[])).collect();
    let rules: Vec<CompiledRule> = policy.rules.iter().map(|rule| compiler.rule(rule, &lists)).collect();
    let mut rules_of = vec![Vec::new(); compiler.slots as usize];
    for (rule, index) in rules.iter().zip(0u32..) {
        for slot in &rule.slots {
            rules_of[*slot as usize].push(index);
        }
    }
    let of_rules: Vec<bool> = rules_of.iter().map(|rules| !rules.is_empty()).collect();
    let (mut vocabulary, commonness, words) = compiler.vocabulary.finish();
    let rule_words =
        compiler.finder([uses::RULE_ANCHOR, uses::RULE_START], &commonness, |slot| of_rules[slot as usize]);
    let condition_words =
        compiler.finder([uses::CONDITION_ANCHOR, uses::CONDITION_START], &commonness, |slot| !of_rules[slot as usize]);
    let (mut rule_words, mut condition_words) = match (rule_words, condition_words) {
        (Ok(rule_words), Ok(condition_words)) => (rule_words, condition_words),
        (one, other) => return Err([one.err(), other.err()].into_iter().flatten().flatten().collect()),
    };
    let anchors = (0..index(commonness.len())).map(|key| {
        let anchor = |finder: &Finder| if finder.anchors.at(key).is_empty() { 0 } else { finder.anchor };
        anchor(&rule_words) | anchor(&condition_words)
    });
    let anchors: Vec<u8> = anchors.collect();
    for finder in [&rule_words, &condition_words] {
        finder.patterns.add_to(&mut vocabulary.filter);
    }
    vocabulary.known = Known::new(&words, |word, keys| {
        let folded = fold(word);
        let mut uses = keys.iter().fold(0, |uses, key| uses | anchors[*key as usize]);
        let mut next = 0;
        for finder in [&rule_words, &condition_words] {
            let own = finder.patterns.next(&folded);
            uses |= if own == 0 { 0 } else { finder.starts };
            next |= own;
        }
        let sure = if next == ANY_NEXT { uses::SURE_START } else { 0 };
        Found { uses: uses | sure, next, ..Found::default() }
    });
    for finder in [&mut rule_words, &mut condition_words] {
        finder.anchors.gather_near(&vocabulary.known);
    }
    let mut literals = std::mem::take(&mut rule_words.patterns.words);
    literals.extend(std::mem::take(&mut condition_words.patterns.words));
    let channel = |channel: &Channel| (channel.id.clone(), channel.ceiling);
    Ok(Compiled {
        itself: Arc::default(),
        vocabulary,
        anchors,
        at_numbers: [&rule_words, &condition_words]
            .iter()
            .fold(0, |bits, finder| bits | if finder.patterns.start_at_numbers() { finder.starts } else { 0 }),
        rule_words,
        condition_words,
        literals: Literals::new(literals, words.iter().map(|(word, _)| fold(word))),
        of_rules,
        reads_recipients: rules.iter().any(|rule| rule.fields.contains(Field::Recipients)),
        rules,
        rules_of,
        memos: RwLock::new(memos()),
        domains: policy.domains.clone(),
        distribution_lists: policy.distribution_lists.clone(),
        channels: policy.channels.iter().map(channel).collect(),
    })
}

/// The phrases by the keys at which they are anchored, one key after the other in one list.
pub(crate) struct Anchors {
    all: Vec<Anchored>,
    /// Where each key's part of the list starts; one place more for the end.
    starts: Vec<u32>,
    /// For each name that is known, what its keys' phrases ask of the words before and after, together.
    near: Vec<(u64, u64)>,
}

impl Anchors {
    /// Chooses where the search for each phrase begins: at the step whose words are rarest in ordinary messages.
    fn choose(phrases: &mut [Phrase], commonness: &[u32]) -> Anchors {
        let mut by_key: Vec<Vec<Anchored>> = commonness.iter().map(|_| Vec::new()).collect();
        for (phrase, index) in phrases.iter_mut().zip(0..) {
            let common = |step: &Step| step.choices.iter().map(|key| commonness[*key as usize]).sum::<u32>();
            phrase.anchor = (0..phrase.steps.len()).min_by_key(|at| common(&phrase.steps[*at])).unwrap_or(0);
            for key in &phrase.steps[phrase.anchor].choices {
                by_key[*key as usize].push(Anchored::new(phrase, index));
            }
        }
        let starts = std::iter::once(0).chain(by_key.iter().scan(0, |end, anchored| {
            *end += index(anchored.len());
            Some(*end)
        }));
        Anchors { starts: starts.collect(), all: by_key.into_iter().flatten().collect(), near: Vec::new() }
    }

    /// Puts together what the phrases of each name ask for.
    fn gather_near(&mut self, known: &Known) {
        let near = known.sets().iter().map(|set| {
            let keys = &known.keys()[set.start as usize..set.end as usize];
            let anchored = keys.iter().flat_map(|key| self.at(*key));
            anchored.fold((0, 0), |(before, after), one| (before | one.before, after | one.after))
        });
        self.near = near.collect();
    }

    /// Whether some phrase of a name could stand between words with these signatures.
    pub(crate) fn may_stand(&self, name: Name, (before, after): (u64, u64)) -> bool {
        self.near.get(name as usize).is_none_or(|near| near.0 & before != 0 && near.1 & after != 0)
    }

    /// The phrases that are anchored at a key.
    pub(crate) fn at(&self, key: Key) -> &[Anchored] {
        let key = key as usize;
        &self.all[self.starts[key] as usize..self.starts[key + 1] as usize]
    }
}

#[derive(Default)]
struct Compiler {
    vocabulary: Builder,
    phrases: Vec<Phrase>,
    patterns: Vec<(Pattern, Slot)>,
    detectors: FxHashMap<Detector, Slot>,
    slots: Slot,
}

impl Compiler {
    fn slot(&mut self) -> Slot {
        self.slots += 1;
        self.slots - 1
    }

    /// What is searched for to fill some of the slots.
    fn finder(
        &mut self,
        [anchor, starts]: [u8; 2],
        commonness: &[u32],
        of: impl Fn(Slot) -> bool,
    ) -> Result<Finder, Vec<Diagnostic>> {
        let mut phrases: Vec<Phrase> = self.phrases.extract_if(.., |phrase| of(phrase.slot)).collect();
        let patterns: Vec<(Pattern, Slot)> = self.patterns.extract_if(.., |(_, slot)| of(*slot)).collect();
        let detectors = self.detectors.iter().filter(|(_, slot)| of(**slot)).map(|(detector, slot)| (*detector, *slot));
        let anchors = Anchors::choose(&mut phrases, commonness);
        let (detectors, patterns) = (detectors.collect(), Patterns::compile(&patterns)?);
        Ok(Finder { phrases, anchors, anchor, starts, patterns, detectors })
    }

    /// A new slot for the words themselves, without the lists that they name.
    fn words(&mut self, words: &Words) -> Slot {
        let slot = self.slot();
        for term in &words.terms {
            let language = term.language.as_deref();
            let steps: Vec<Step> = term
                .steps
                .iter()
                .map(|step| {
                    let choices: Vec<Key> =
                        step.choices.iter().map(|word| self.vocabulary.key(language, word)).collect();
                    let signatures = choices.iter().map(|key| signature(*key));
                    Step { gap: u32::from(step.gap), signature: signatures.fold(0, |all, one| all | one), choices }
                })
                .collect();
            self.phrases.push(Phrase { steps, anchor: 0, slot });
        }
        self.patterns.extend(words.patterns.iter().map(|pattern| (pattern.clone(), slot)));
        self.patterns.extend(words.links.iter().map(|link| (pattern(link), slot)));
        slot
    }

    /// The slots of the words, of the detectors and of the lists that they name.
    fn slots_of(&mut self, words: &Words, lists: &[Vec<Slot>]) -> Vec<Slot> {
        let mut slots: Vec<Slot> = words.lists.iter().flat_map(|list| &lists[*list]).copied().collect();
        if !words.terms.is_empty() || !words.patterns.is_empty() || !words.links.is_empty() {
            slots.push(self.words(words));
        }
        for detector in &words.detectors {
            let slot = match self.detectors.get(detector) {
                Some(slot) => *slot,
                None => self.slot(),
            };
            self.detectors.insert(*detector, slot);
            slots.push(slot);
        }
        slots
    }

    fn conditions(&mut self, conditions: &[cloison_policy::Condition], lists: &[Vec<Slot>]) -> Vec<Condition> {
        let compile = |condition: &cloison_policy::Condition| Condition {
            slots: self.slots_of(&condition.words, lists),
            within: condition.within,
            fields: condition.fields,
        };
        conditions.iter().map(compile).collect()
    }

    fn rule(&mut self, rule: &Rule, lists: &[Vec<Slot>]) -> CompiledRule {
        let slots = self.slots_of(&rule.words, lists);
        CompiledRule {
            id: rule.id.clone(),
            level: rule.level,
            slots,
            near: self.conditions(&rule.near, lists),
            unless: self.conditions(&rule.unless, lists),
            at_least: rule.at_least,
            distinct: rule.distinct,
            raise: rule.raise,
            fields: rule.fields,
            recipients: rule.recipients.clone(),
            from: rule.from,
            until: rule.until,
        }
    }
}

/// A link as a pattern: the host or one under it, the path or one below it.
fn pattern(link: &Link) -> Pattern {
    let page = regex_syntax::escape(&format!("{}{}", link.host, link.path));
    Pattern { source: format!(r#"\b{page}(?:[/?#&)\]>\s"',;:!.]|$)"#), place: Place::default() }
}
