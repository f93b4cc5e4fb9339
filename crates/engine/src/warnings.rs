//! What is sound in a policy and yet doubtful.
//!
//! Rules grow for years and by many hands. A rule that does nothing, a word that stands at two levels, a stem that is
//! another word in another language: none of these breaks an example, and each misleads whoever reads the policy.

use cloison_policy::{Code, Diagnostic, Field, Level, LocalText, Place, Policy, Rule, Term, Words};
use rustc_hash::FxHashMap;

use crate::fold::fold;
use crate::prove::drafted;
use crate::stem::{Letters, Stemmer};
use crate::vocabulary::frequent_words;
use crate::{Draft, Engine};

/// Most phrases that the choices of one term are multiplied into.
const MOST_PHRASES: usize = 256;

/// How many rules or words a warning names.
const NAMED: usize = 3;

pub(crate) fn warnings(engine: &Engine, policy: &Policy) -> Vec<Diagnostic> {
    let mut warnings = shadowed(engine, policy);
    warnings.extend(repeated(policy));
    warnings.extend(term_by_term(policy));
    warnings.sort_by_key(|warning| (warning.place.file, warning.place.span.start, warning.code.as_str()));
    warnings
}

/// The rules without which every example would have the level that it has.
fn shadowed(engine: &Engine, policy: &Policy) -> Vec<Diagnostic> {
    let needless = |rule: &&Rule| {
        rule.matches.iter().all(|example| {
            let findings = engine.check(&drafted(rule, example)).findings;
            let highest = |own: bool| {
                findings.iter().filter(|finding| (finding.rule == rule.id) == own).map(|finding| finding.level).max()
            };
            highest(false) >= highest(true)
        })
    };
    let others = |rule: &Rule| {
        let findings = rule.matches.iter().flat_map(|example| engine.check(&drafted(rule, example)).findings);
        let mut others: Vec<String> = Vec::new();
        for finding in findings.filter(|finding| finding.rule != rule.id && finding.level >= rule.level) {
            if !others.contains(&finding.rule) {
                others.push(finding.rule);
            }
        }
        others.truncate(NAMED);
        others.join(", ")
    };
    let warning = |rule: &Rule| {
        Diagnostic::new(Code::Shadowed, rule.place.clone()).with("rule", &rule.id).with("others", others(rule))
    };
    policy.rules.iter().filter(|rule| !rule.code_words).filter(needless).map(warning).collect()
}

/// What is looked for, in a form that is equal where the same words are found.
#[derive(PartialEq, Eq, Hash)]
enum Sought {
    Stems(Option<String>, Vec<String>),
    Pattern(String),
    Detector(&'static str),
}

impl Sought {
    /// This and, of a phrase, each run of its words, with where the run starts.
    fn parts(&self) -> Vec<(Sought, usize)> {
        match self {
            Sought::Stems(language, words) => {
                let run =
                    |start: usize, end: usize| (Sought::Stems(language.clone(), words[start..end].to_vec()), start);
                (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| run(start, end))).collect()
            }
            Sought::Pattern(source) => vec![(Sought::Pattern(source.clone()), 0)],
            Sought::Detector(id) => vec![(Sought::Detector(id), 0)],
        }
    }
}

/// One term, pattern or detector of a rule.
struct Stands<'p> {
    rule: &'p Rule,
    gaps: Vec<u8>,
    place: &'p Place,
    text: &'p str,
    /// A term's choices make several.
    sought: Vec<Sought>,
}

/// What stands in two places without a condition that tells them apart.
fn repeated(policy: &Policy) -> Vec<Diagnostic> {
    let mut stems = Stems::default();
    let rules = policy.rules.iter().filter(|rule| always_holds(rule));
    let all: Vec<Stands<'_>> = rules.flat_map(|rule| standing(rule, &mut stems)).collect();
    let mut places: FxHashMap<&Sought, Vec<usize>> = FxHashMap::default();
    for (number, stands) in all.iter().enumerate() {
        for sought in &stands.sought {
            places.entry(sought).or_default().push(number);
        }
    }
    // What finds all that a phrase finds.
    let found_by = |sought: &Sought, stands: &Stands<'_>, is: &dyn Fn(usize, &Stands<'_>, usize) -> bool| {
        sought.parts().into_iter().find_map(|(part, start)| {
            let mut others = places.get(&part)?.iter().map(|other| (*other, &all[*other]));
            let found = others.find(|(number, other)| other.covers(stands, start) && is(*number, other, start));
            found.map(|(_, other)| other)
        })
    };
    let warning = |(number, stands): (usize, &Stands<'_>)| {
        let above = |_: usize, other: &Stands<'_>, _: usize| other.rule.level > stands.rule.level;
        if let Some(other) = stands.sought.iter().find_map(|sought| found_by(sought, stands, &above)) {
            return Some(stands.twice(Code::TwoLevels, other));
        }
        // Of two that are equal the second is told of. A choice that stands elsewhere is none too many: the others do not.
        let alike = |other_number: usize, other: &Stands<'_>, start: usize| {
            let wider = start > 0 || !stands.covers(other, 0) || other.gaps.len() < stands.gaps.len();
            other.rule.level == stands.rule.level && (other_number < number || other_number > number && wider)
        };
        let others = stands.sought.iter().map(|sought| found_by(sought, stands, &alike));
        others.collect::<Option<Vec<_>>>()?.first().map(|other| stands.twice(Code::Repeated, other))
    };
    all.iter().enumerate().filter_map(warning).collect()
}

/// Whether a rule looks everywhere, on every day, whatever stands near.
fn always_holds(rule: &Rule) -> bool {
    rule.near.is_empty()
        && rule.at_least == 1
        && rule.recipients.is_none()
        && rule.from.is_none()
        && rule.until.is_none()
        && rule.fields.contains(Field::Body)
}

impl Stands<'_> {
    /// Whether it finds what the other finds as well, of whose words its own are a run: then the gaps decide.
    fn covers(&self, other: &Stands<'_>, start: usize) -> bool {
        let narrow = other.gaps.get(start..).unwrap_or_default();
        self.gaps.iter().zip(narrow).skip(1).all(|(wide, narrow)| wide >= narrow)
    }

    fn twice(&self, code: Code, other: &Stands<'_>) -> Diagnostic {
        Diagnostic::new(code, self.place.clone())
            .with("text", self.text)
            .with("rule", &self.rule.id)
            .with("level", self.rule.level.to_string())
            .with("other", &other.rule.id)
            .with("other_level", other.rule.level.to_string())
    }
}

/// The terms, patterns and detectors of a rule.
fn standing<'p>(rule: &'p Rule, stems: &mut Stems) -> Vec<Stands<'p>> {
    let one = |place, text, gaps, sought| Stands { rule, gaps, place, text, sought };
    let terms = rule.words.terms.iter().map(|term| {
        let sought = phrases(term, stems).into_iter().map(|phrase| Sought::Stems(term.language.clone(), phrase));
        one(&term.place, term.text.as_str(), term.steps.iter().map(|step| step.gap).collect(), sought.collect())
    });
    let terms: Vec<Stands<'p>> = terms.collect();
    let patterns =
        rule.words.patterns.iter().map(|pattern| {
            one(&pattern.place, &pattern.source, Vec::new(), vec![Sought::Pattern(pattern.source.clone())])
        });
    let detectors = rule
        .words
        .detectors
        .iter()
        .map(|detector| one(&rule.place, detector.id(), Vec::new(), vec![Sought::Detector(detector.id())]));
    terms.into_iter().chain(patterns).chain(detectors).filter(|stands| !stands.sought.is_empty()).collect()
}

/// The stems of a term, once for each of its choices.
fn phrases(term: &Term, stems: &mut Stems) -> Vec<Vec<String>> {
    let mut phrases: Vec<Vec<String>> = vec![Vec::new()];
    for step in &term.steps {
        let mut choices: Vec<String> =
            step.choices.iter().map(|word| stems.of(term.language.as_deref(), word)).collect();
        choices.sort_unstable();
        choices.dedup();
        if phrases.len() * choices.len() > MOST_PHRASES {
            return Vec::new();
        }
        let longer = |phrase: &Vec<String>| {
            let phrase = phrase.clone();
            choices.clone().into_iter().map(move |choice| [phrase.clone(), vec![choice]].concat())
        };
        phrases = phrases.iter().flat_map(longer).collect();
    }
    phrases
}

#[derive(Default)]
struct Stems {
    letters: Letters,
}

impl Stems {
    /// What a word of a term is found by.
    fn of(&mut self, language: Option<&str>, word: &str) -> String {
        let Some(language) = language else { return fold(word) };
        let mut stem = String::new();
        Stemmer::of(language).stem(&word.to_lowercase(), &mut self.letters, &mut stem);
        stem
    }
}

/// A term with where it belongs.
struct Single<'p> {
    term: &'p Term,
    /// The words that it is one of, by number.
    group: usize,
    /// The rule that it raises; none if it belongs to a list or a condition.
    rule: Option<&'p Rule>,
}

/// The warnings for which each term is searched for by itself.
fn term_by_term(policy: &Policy) -> Vec<Diagnostic> {
    let singles = singles(policy);
    let rules = singles.iter().enumerate().map(|(number, single)| alone(number, single.term)).collect();
    let alone = Policy { rules, lists: Vec::new(), changes: Vec::new(), ..policy.clone() };
    // Terms cannot fail to compile.
    let Ok(engine) = Engine::compile(&alone) else { return Vec::new() };
    let found = |draft: &Draft| -> Vec<usize> {
        engine.check(draft).findings.iter().filter_map(|finding| finding.rule.parse().ok()).collect()
    };
    let mut warnings = untested(policy, &singles, found);
    warnings.extend(collisions(policy, &singles, found));
    warnings
}

fn singles<'p>(policy: &'p Policy) -> Vec<Single<'p>> {
    let mut singles = Vec::new();
    let mut group = 0;
    let mut add = |words: &'p Words, rule: Option<&'p Rule>| {
        group += 1;
        singles.extend(words.terms.iter().map(|term| Single { term, group, rule }));
    };
    for list in &policy.lists {
        add(&list.words, None);
    }
    for rule in &policy.rules {
        add(&rule.words, Some(rule).filter(|rule| !rule.code_words));
        for condition in rule.near.iter().chain(&rule.unless) {
            add(&condition.words, None);
        }
    }
    singles
}

/// A rule that looks for one term everywhere.
fn alone(number: usize, term: &Term) -> Rule {
    Rule {
        id: number.to_string(),
        level: Level::Sensitive,
        title: LocalText::default(),
        why: LocalText::default(),
        instead: LocalText::default(),
        topic: None,
        words: Words { terms: vec![term.clone()], ..Words::default() },
        near: Vec::new(),
        unless: Vec::new(),
        at_least: 1,
        distinct: true,
        raise: None,
        fields: Field::ALL.into_iter().collect(),
        recipients: None,
        from: None,
        until: None,
        code_words: false,
        matches: Vec::new(),
        passes: Vec::new(),
        place: term.place.clone(),
    }
}

/// The terms that none of their rule's examples has.
fn untested(policy: &Policy, singles: &[Single<'_>], found: impl Fn(&Draft) -> Vec<usize>) -> Vec<Diagnostic> {
    let mut tested = vec![false; singles.len()];
    for rule in &policy.rules {
        for example in &rule.matches {
            for number in found(&drafted(rule, example)) {
                tested[number] |= singles[number].rule.is_some_and(|of| of.id == rule.id);
            }
        }
    }
    let untested = singles.iter().zip(tested).filter(|(_, tested)| !tested);
    let warning = |(single, _): (&Single<'_>, bool)| {
        let rule = single.rule?;
        let warning = Diagnostic::new(Code::Untested, single.term.place.clone());
        Some(warning.with("rule", &rule.id).with("term", &single.term.text))
    };
    untested.filter_map(warning).collect()
}

/// The terms of one word that are found in a common word of another language which nobody gave.
fn collisions(policy: &Policy, singles: &[Single<'_>], found: impl Fn(&Draft) -> Vec<usize>) -> Vec<Diagnostic> {
    let mut collisions: Vec<Vec<String>> = vec![Vec::new(); singles.len()];
    let known = |language: &str| policy.languages.iter().any(|known| known == language);
    for (word, language) in frequent_words().filter_map(|(word, language)| Some((word, language?))) {
        if !known(language) {
            continue;
        }
        let hits = found(&Draft { body: word.to_owned(), ..Draft::default() });
        let meant = |single: &Single<'_>| single.term.language.as_deref().is_none_or(|of| of == language);
        for number in &hits {
            let single = &singles[*number];
            let given = hits.iter().any(|other| singles[*other].group == single.group && meant(&singles[*other]));
            if !given && !is_choice(single.term, word) && collisions[*number].len() < NAMED {
                collisions[*number].push(format!("{word} ({language})"));
            }
        }
    }
    let colliding = singles.iter().zip(collisions).filter(|(_, words)| !words.is_empty());
    let warning = |(single, words): (&Single<'_>, Vec<String>)| {
        let warning = Diagnostic::new(Code::Collision, single.term.place.clone());
        warning.with("term", &single.term.text).with("words", words.join(", "))
    };
    colliding.map(warning).collect()
}

/// Whether a word is written so in a term, accents apart: then it was seen by who wrote it.
fn is_choice(term: &Term, word: &str) -> bool {
    let folded = fold(word);
    term.steps.iter().flat_map(|step| &step.choices).any(|choice| fold(&choice.to_lowercase()) == folded)
}
