//! How a verdict came about: what became of everything that could have raised a rule.

use std::ops::Range;

use crate::check::{Count, Drafted, judge, original};
use crate::compile::CompiledRule;
use crate::conditions::{Held, Refused, refused};
use crate::not_here::Asides;
use crate::verdict::{Finding, Outcome, Step};

/// The steps, rule by rule, in the order of the draft.
pub(crate) fn steps(drafted: &Drafted<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let asides = (!drafted.draft.not_here.is_empty()).then(|| Asides::new(&drafted.draft.not_here));
    for rule in drafted.rules() {
        let first = steps.len();
        rule_steps(rule, drafted, &mut steps);
        if let Some(asides) = &asides {
            set_aside(rule, drafted, asides, &mut steps[first..]);
        }
    }
    steps
}

fn rule_steps(rule: &CompiledRule, drafted: &Drafted<'_>, steps: &mut Vec<Step>) {
    let texts = &drafted.texts;
    let whole = match (drafted.holds_today(rule), drafted.holds_for_recipients(rule)) {
        (false, _) => Some(Outcome::OtherDay),
        (_, false) => Some(Outcome::OtherRecipients),
        _ => None,
    };
    let mut count = Count::of(rule);
    let first = steps.len();
    drafted.hits(rule, |index, field, hit| {
        let outcome = whole.clone().or_else(|| {
            refused(rule, hit, field, index, texts).map(|refused| match refused {
                Refused::Field => Outcome::OtherField,
                Refused::Near(number) => Outcome::NotNear(number),
                Refused::Unless(number, held) => Outcome::Excepted(number, words(&held, drafted)),
            })
        });
        if outcome.is_none() {
            count.add(&texts[index].text().folded.text[hit.folded.clone()]);
        }
        let (span, text) = original(&texts[index], hit.folded.clone());
        let part = texts[index].part;
        let outcome = outcome.unwrap_or(Outcome::Raised(rule.level));
        let step = Step { rule: rule.id.clone(), field, part, span, text, outcome };
        // Several patterns of a rule may find the same words, and a second reading of a text what the first one found.
        let again = texts[index].first_reading().is_some()
            && steps[first..].iter().any(|other| other.part == part && other.span == step.span);
        if !again && steps[first..].last() != Some(&step) {
            steps.push(step);
        }
    });
    // How many there are is known at the end.
    let raised = count.level().map_or(Outcome::TooFew(count.found, rule.at_least), Outcome::Raised);
    for step in steps[first..].iter_mut().filter(|step| matches!(step.outcome, Outcome::Raised(_))) {
        step.outcome = raised.clone();
    }
}

/// Of the steps of a rule, those that are part of a finding that the writer set aside.
fn set_aside(rule: &CompiledRule, drafted: &Drafted<'_>, asides: &Asides<'_>, steps: &mut [Step]) {
    if !steps.iter().any(|step| matches!(step.outcome, Outcome::Raised(_))) {
        return;
    }
    let mut findings = Vec::new();
    judge(rule, drafted, &mut findings);
    findings.retain(|finding| asides.of(finding).is_some());
    let meet = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    for step in steps {
        let is_aside = |finding: &Finding| {
            (finding.field, finding.part) == (step.field, step.part) && meet(&finding.span, &step.span)
        };
        if let (Outcome::Raised(level), true) = (&step.outcome, findings.iter().any(is_aside)) {
            step.outcome = Outcome::SetAside(*level);
        }
    }
}

/// The words that made an exception hold.
fn words(held: &Held, drafted: &Drafted<'_>) -> String {
    match held {
        Held::Words(text, folded) => original(&drafted.texts[*text], folded.clone()).1,
        Held::Field => String::new(),
    }
}
