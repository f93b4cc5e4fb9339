//! A policy in words that people read: one rule, or the whole pack as a Markdown document.

use std::fmt::Write as _;

use cloison_policy::{Channel, Condition, Example, Fields, Policy, Recipients, Rule, Within, Words};

use crate::texts::Language;

/// Writes lines in one language.
struct Writer<'p> {
    policy: &'p Policy,
    language: Language,
    text: String,
}

/// One rule of a policy, in Markdown: what it says, what it looks for and where, its examples. `None` if there is no such
/// rule.
#[must_use]
pub fn rule(policy: &Policy, id: &str, language: Language) -> Option<String> {
    let rule = policy.rule(id)?;
    let mut writer = Writer { policy, language, text: String::new() };
    writer.rule(rule);
    Some(writer.text.trim_end().to_owned())
}

/// A whole policy, in Markdown: its channels, its changes, its rules by level.
#[must_use]
pub fn pack(policy: &Policy, language: Language) -> String {
    let mut writer = Writer { policy, language, text: String::new() };
    writer.pack();
    writer.text.trim_end().to_owned()
}

/// A condition in a few words.
pub(crate) fn condition(policy: &Policy, condition: &Condition, language: Language) -> String {
    Writer { policy, language, text: String::new() }.condition(condition)
}

impl Writer<'_> {
    fn pack(&mut self) {
        let policy = self.policy;
        let version = policy.version.to_string();
        self.paragraph(&format!("# {}", policy.title.get(self.language.code())));
        let values = [("id", policy.id.clone()), ("version", version), ("rules", policy.rules.len().to_string())];
        self.paragraph(&self.language.say("reference-pack", &values));
        self.paragraph(&format!("## {}", self.say("reference-channels")));
        for channel in &policy.channels {
            self.channel(channel);
        }
        self.text.push('\n');
        if !policy.changes.is_empty() {
            self.paragraph(&format!("## {}", self.say("reference-changes")));
            for change in &policy.changes {
                let level = change.level.map(|level| self.say(&format!("level-{level}")));
                let what = level.unwrap_or_else(|| self.say("reference-off"));
                let _ = writeln!(self.text, "- `{}`, {what}. {}", change.rule, change.reason);
            }
            self.text.push('\n');
        }
        self.paragraph(&format!("## {}", self.say("reference-rules")));
        let mut rules: Vec<&Rule> = policy.rules.iter().collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.level));
        for rule in rules {
            self.rule(rule);
        }
    }

    fn channel(&mut self, channel: &Channel) {
        let code = self.language.code();
        let ceiling = self.say(&format!("level-{}", channel.ceiling));
        let (title, facts) = (channel.title.get(code), channel.facts.get(code));
        let _ = writeln!(self.text, "- **{title}** (`{}`), {ceiling}. {facts}", channel.id);
    }

    fn rule(&mut self, rule: &Rule) {
        let code = self.language.code();
        self.paragraph(&format!("### {} (`{}`)", rule.title.get(code), rule.id));
        let level = self.say(&format!("level-{}", rule.level));
        let (why, instead) = (rule.why.get(code), rule.instead.get(code));
        self.paragraph(&format!("**{level}**. {why} {instead}"));
        self.item("reference-looks-for", &self.words(&rule.words));
        for condition in &rule.near {
            self.item("reference-near", &self.condition(condition));
        }
        for condition in &rule.unless {
            self.item("reference-unless", &self.condition(condition));
        }
        if rule.at_least > 1 {
            self.item("reference-at-least", &rule.at_least.to_string());
        }
        if let Some(raise) = rule.raise {
            let level = self.say(&format!("level-{}", raise.level));
            self.item("reference-raise", &format!("{} → {level}", raise.at_least));
        }
        if rule.fields != Fields::default() {
            self.item("reference-fields", &fields(rule.fields));
        }
        if let Some(condition) = &rule.recipients {
            self.item("reference-recipients", &recipients(condition));
        }
        if let Some(from) = rule.from {
            self.item("reference-from", &from.to_string());
        }
        if let Some(until) = rule.until {
            self.item("reference-until", &until.to_string());
        }
        self.examples("reference-matches", &rule.matches);
        self.examples("reference-passes", &rule.passes);
        self.text.push('\n');
    }

    fn words(&self, words: &Words) -> String {
        let mut all: Vec<String> = words.terms.iter().map(|term| code(&term.text)).collect();
        all.extend(words.patterns.iter().map(|pattern| code(&pattern.source)));
        all.extend(words.links.iter().map(|link| code(&format!("{}{}", link.host, link.path))));
        let detector = |id: &str| self.say(&format!("detector-{}", id.replace('_', "-")));
        all.extend(words.detectors.iter().map(|found| detector(found.id()).trim_end_matches('.').to_owned()));
        let lists = words.lists.iter().map(|list| &self.policy.lists[*list]);
        all.extend(lists.map(|list| self.language.say("reference-list", &[("list", code(&list.id))])));
        all.join(", ")
    }

    fn condition(&self, condition: &Condition) -> String {
        let mut parts = Vec::new();
        if !condition.words.is_empty() {
            let within = match condition.within {
                Within::Words(count) => self.language.say("reference-within-words", &[("count", count.to_string())]),
                Within::Sentence => self.say("reference-within-sentence"),
                Within::Paragraph => self.say("reference-within-paragraph"),
                Within::Message => self.say("reference-within-message"),
            };
            parts.push(format!("{} ({within})", self.words(&condition.words)));
        }
        if let Some(of) = condition.fields {
            parts.push(fields(of));
        }
        parts.join("; ")
    }

    fn examples(&mut self, title: &str, examples: &[Example]) {
        if examples.is_empty() {
            return;
        }
        self.item(title, "");
        for example in examples {
            let parts = [&example.subject, &example.body, &example.attachment];
            let parts = parts.into_iter().filter(|part| !part.is_empty()).map(|part| part.replace('\n', " ⏎ "));
            let _ = writeln!(self.text, "  - {}", parts.collect::<Vec<_>>().join(" | "));
        }
    }

    fn item(&mut self, title: &str, text: &str) {
        let values = [("title", self.say(title)), ("text", text.to_owned())];
        let _ = writeln!(self.text, "- {}", self.language.say("reference-item", &values).trim_end());
    }

    fn paragraph(&mut self, text: &str) {
        let _ = write!(self.text, "{text}\n\n");
    }

    fn say(&self, id: &str) -> String {
        self.language.say(id, &[])
    }
}

/// As code in Markdown, whatever backquotes it has (`CommonMark` 0.31, §6.1).
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn fields(fields: Fields) -> String {
    let fields = cloison_policy::Field::ALL.into_iter().filter(|field| fields.contains(*field));
    fields.map(|field| code(field.as_str())).collect::<Vec<_>>().join(", ")
}

fn recipients(recipients: &Recipients) -> String {
    let flags = [
        ("outside", recipients.outside),
        ("distribution_list", recipients.distribution_list),
        ("new_to_thread", recipients.new_to_thread),
    ];
    let mut all: Vec<String> =
        flags.into_iter().filter_map(|(key, flag)| flag.map(|flag| code(&format!("{key} = {flag}")))).collect();
    all.extend(recipients.at_least.map(|least| code(&format!("at_least = {least}"))));
    all.extend(recipients.domains.iter().map(|domain| code(domain)));
    all.join(", ")
}
