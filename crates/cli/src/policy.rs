//! `cloison policy`.

use camino::Utf8PathBuf;
use cloison_app::{
    AppError, Code, Detector, Language, LoadedPolicy, PolicyDiagnostic, PolicyProblem, reference, schema,
};
use serde::Serialize;

use crate::args::{self, Format, Policy, PolicyCommand};
use crate::output::{self, BOLD, Failure, SOFT};

pub(crate) fn run(command: &Policy, format: Format, language: Language) -> Result<u8, Failure> {
    match &command.command {
        PolicyCommand::Lint { policy } => lint(policy.as_ref(), format, language),
        PolicyCommand::Test { policy, all } => test(policy.as_ref(), *all, format, language),
        PolicyCommand::Explain { rule, policy } => explain(rule, policy.as_ref(), format, language),
        PolicyCommand::Docs { policy } => docs(policy.as_ref(), format, language),
        PolicyCommand::Schema => {
            output::json(&schema())?;
            Ok(0)
        }
        PolicyCommand::Detectors => detectors(format, language),
    }
}

/// The warnings about single terms.
const OF_TERMS: [Code; 2] = [Code::Untested, Code::Collision];

/// What a machine reads of a sound policy.
#[derive(Serialize)]
struct Sound<'p> {
    policy: &'p str,
    version: u32,
    rules: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    examples: Option<usize>,
    problems: [(); 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    warnings: Option<Vec<PolicyDiagnostic>>,
}

fn sound(policy: &cloison_app::Policy, examples: Option<usize>, warnings: Option<Vec<PolicyDiagnostic>>) -> Sound<'_> {
    let (id, rules) = (policy.id.as_str(), policy.rules.len());
    Sound { policy: id, version: policy.version, rules, examples, problems: [], warnings }
}

fn lint(path: Option<&camino::Utf8PathBuf>, format: Format, language: Language) -> Result<u8, Failure> {
    let loaded = match args::policy_source(path).load() {
        Ok(loaded) => loaded,
        Err(AppError::Policy(problem)) => return problems(&problem, format, language),
        Err(error) => return Err(error.into()),
    };
    let policy = &loaded.policy;
    if format == Format::Json {
        output::json(&sound(policy, None, None))?;
        return Ok(0);
    }
    let values = [
        ("id", policy.id.clone()),
        ("version", policy.version.to_string()),
        ("rules", policy.rules.len().to_string()),
        ("lists", policy.lists.len().to_string()),
        ("channels", policy.channels.len().to_string()),
    ];
    output::line(&language.say("command-policy-sound", &values))?;
    Ok(0)
}

fn test(path: Option<&camino::Utf8PathBuf>, all: bool, format: Format, language: Language) -> Result<u8, Failure> {
    let loaded = match args::policy_source(path).load() {
        Ok(loaded) => loaded,
        Err(AppError::Policy(problem)) => return problems(&problem, format, language),
        Err(error) => return Err(error.into()),
    };
    let examples = match loaded.prove() {
        Ok(examples) => examples,
        Err(problem) => return problems(&problem, format, language),
    };
    let policy = &loaded.policy;
    let warnings = loaded.warnings();
    if format == Format::Json {
        output::json(&sound(policy, Some(examples), Some(warnings.diagnostics(language))))?;
        return Ok(0);
    }
    let values = [
        ("id", policy.id.clone()),
        ("version", policy.version.to_string()),
        ("examples", examples.to_string()),
        ("rules", policy.rules.len().to_string()),
    ];
    output::line(&language.say("command-policy-proven", &values))?;
    warn(warnings, all, language)
}

/// Shows each warning about a rule at its place; those about single terms, of which there may be thousands, a line each,
/// or how many there are.
fn warn(mut warnings: PolicyProblem, all: bool, language: Language) -> Result<u8, Failure> {
    let of_terms = warnings.diagnostics.extract_if(.., |warning| OF_TERMS.contains(&warning.code)).collect();
    output::warnings(&warnings, language);
    warnings.diagnostics = of_terms;
    if all {
        for warning in warnings.diagnostics(language) {
            let place = format!("{}:{}:{}", warning.file, warning.line, warning.column);
            output::line(&format!("{SOFT}{place}{SOFT:#} {} {}", warning.code, output::plain(&warning.message)))?;
        }
        return Ok(0);
    }
    for code in OF_TERMS {
        let count = warnings.diagnostics.iter().filter(|warning| warning.code == code).count();
        if count > 0 {
            output::line(&language.say(&format!("command-policy-{}", code.as_str()), &[("count", count.to_string())]))?;
        }
    }
    Ok(0)
}

/// One rule in words.
fn explain(rule: &str, path: Option<&Utf8PathBuf>, format: Format, language: Language) -> Result<u8, Failure> {
    let loaded = match args::policy_source(path).load() {
        Ok(loaded) => loaded,
        Err(AppError::Policy(problem)) => return problems(&problem, format, language),
        Err(error) => return Err(error.into()),
    };
    let text = reference::rule(&loaded.policy, rule, language)
        .ok_or_else(|| AppError::NoRule { rule: rule.to_owned(), known: alike(rule, &loaded) })?;
    document(&text, format)
}

/// The rules whose ids begin with the same letters, or all of them.
fn alike(rule: &str, loaded: &LoadedPolicy) -> String {
    let letters: String = rule.chars().take(4).collect();
    let ids = || loaded.policy.rules.iter().map(|rule| rule.id.as_str());
    let near: Vec<&str> = ids().filter(|id| id.starts_with(&letters)).collect();
    if near.is_empty() { ids().collect::<Vec<_>>().join(", ") } else { near.join(", ") }
}

/// The whole policy in words.
fn docs(path: Option<&Utf8PathBuf>, format: Format, language: Language) -> Result<u8, Failure> {
    let loaded = match args::policy_source(path).load() {
        Ok(loaded) => loaded,
        Err(AppError::Policy(problem)) => return problems(&problem, format, language),
        Err(error) => return Err(error.into()),
    };
    document(&reference::pack(&loaded.policy, language), format)
}

fn document(text: &str, format: Format) -> Result<u8, Failure> {
    if format == Format::Json {
        output::json(&serde_json::json!({ "markdown": text }))?;
    } else {
        text.lines().map(output::plain).try_for_each(|line| output::line(&line))?;
    }
    Ok(0)
}

fn problems(problem: &PolicyProblem, format: Format, language: Language) -> Result<u8, Failure> {
    if format == Format::Json {
        output::json(&serde_json::json!({ "problems": problem.diagnostics(language) }))?;
    } else {
        output::diagnostics(problem, language);
    }
    Ok(1)
}

fn detectors(format: Format, language: Language) -> Result<u8, Failure> {
    for detector in Detector::ALL {
        let summary = language.say(&format!("detector-{}", detector.id().replace('_', "-")), &[]);
        if format == Format::Json {
            output::json(&serde_json::json!({ "id": detector.id(), "summary": summary }))?;
        } else {
            output::line(&format!("{BOLD}{:18}{BOLD:#} {summary}", detector.id()))?;
        }
    }
    Ok(0)
}
