//! A policy proves itself: every pattern can be built, every rule finds what its `matches` say and lets pass what its `passes` say.

use cloison_policy::{Code, Diagnostic, Example, Policy, Rule};

use crate::{Attachment, Draft, Engine};

/// Returns how many examples were run.
pub(crate) fn prove(engine: &Engine, policy: &Policy) -> Result<usize, Vec<Diagnostic>> {
    let mut diagnostics = engine.compiled.rule_words.patterns.unbuilt();
    diagnostics.extend(engine.compiled.condition_words.patterns.unbuilt());
    let mut run = 0;
    for rule in &policy.rules {
        let raised = |example: &Example| {
            let verdict = engine.check(&drafted(rule, example));
            verdict.findings.into_iter().find(|finding| finding.rule == rule.id)
        };
        run += rule.matches.len() + rule.passes.len();
        for example in &rule.matches {
            if raised(example).is_none() {
                diagnostics.push(Diagnostic::new(Code::ExampleMissed, example.place.clone()).with("rule", &rule.id));
            }
        }
        for example in &rule.passes {
            if let Some(finding) = raised(example) {
                diagnostics.push(
                    Diagnostic::new(Code::ExampleRaised, example.place.clone())
                        .with("rule", &rule.id)
                        .with("text", finding.text),
                );
            }
        }
    }
    if diagnostics.is_empty() { Ok(run) } else { Err(diagnostics) }
}

/// An example of a rule as a draft, written on a day on which the rule holds.
pub(crate) fn drafted(rule: &Rule, example: &Example) -> Draft {
    Draft {
        subject: example.subject.clone(),
        body: example.body.clone(),
        to: example.to.clone(),
        attachments: attached(example),
        today: rule.from.or(rule.until),
        ..Draft::default()
    }
}

fn attached(example: &Example) -> Vec<Attachment> {
    let text = Some(&example.attachment).filter(|text| !text.is_empty());
    text.into_iter().map(|text| Attachment::new("", text.as_str())).collect()
}
