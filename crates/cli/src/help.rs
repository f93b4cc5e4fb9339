//! The definition of `args` with the words of a language: help, man pages and completions.
//!
//! The sentences are in `locales/*/help.ftl`. Their ids follow the definition, so that a command or an option without
//! a sentence fails a test. What clap would add in English (headings, `[default: …]`, `[possible values: …]`) is
//! hidden and told here.

use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};
use cloison_app::Language;

use crate::{args, output};

/// The id of the sentence about the whole command; the options of every command stand behind it.
const ROOT: &str = "help-cloison";

/// What the words are for, which decides how much stands beside a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Parsing, and help in the terminal.
    Terminal,
    /// Man pages, whose generator lists the values itself.
    Page,
    /// A shell's completions: the sentence alone.
    Shell,
}

/// The definition for parsing, whose help speaks the language.
pub(crate) fn command(language: Language) -> Command {
    Words { language, purpose: Purpose::Terminal }.command(args::definition(), None)
}

/// The definition for man pages. It does not parse.
pub(crate) fn for_pages(language: Language) -> Command {
    Words { language, purpose: Purpose::Page }
        .command(args::definition(), None)
        .mut_subcommand("help", |command| command.hide(true))
}

/// The definition for completions. It does not parse.
pub(crate) fn for_shells(language: Language) -> Command {
    let root = Words { language, purpose: Purpose::Shell }.command(args::definition(), None);
    let visible = root.get_subcommands().filter(|command| !command.is_hide_set());
    let names = PossibleValuesParser::new(visible.map(|command| command.get_name().to_owned()));
    root.mut_subcommand("help", |command| command.mut_arg("command", |arg| arg.value_parser(names)))
}

/// The language that `--language` asks for, read before parsing: help and errors need it.
pub(crate) fn language_asked(words: impl IntoIterator<Item = OsString>) -> Option<Language> {
    let mut words = words.into_iter().take_while(|word| word != "--");
    let code = loop {
        let word = words.next()?;
        if word == "--language" {
            break words.next()?;
        }
        if let Some(code) = word.to_str().and_then(|word| word.strip_prefix("--language=")) {
            break code.into();
        }
    };
    Language::ALL.into_iter().find(|language| code == language.code())
}

#[derive(Clone, Copy)]
struct Words {
    language: Language,
    purpose: Purpose,
}

impl Words {
    fn command(self, command: Command, parent: Option<&str>) -> Command {
        let id = command_id(parent, command.get_name());
        let command = command
            .about(self.say(&id, &[]))
            .subcommand_value_name(self.say("value-command", &[]))
            .mut_args(|arg| self.argument(arg, &id))
            .mut_subcommands(|inner| self.command(inner, Some(&id)));
        let template = self.template(&command);
        let command = command.help_template(template);
        match self.end(&id) {
            Some(end) => command.after_help(end),
            None => command,
        }
    }

    fn argument(self, arg: Arg, command: &str) -> Arg {
        let id = argument_id(command, &arg);
        let arg = match self.attribute(&id, "value") {
            Some(name) => arg.value_name(name),
            None => arg,
        };
        let sentence = self.say(&id, &[]);
        let long = self.attribute(&id, "long").unwrap_or_else(|| sentence.clone());
        let values = self.values(&arg, &id);
        let mut tags = self.tags(&arg);
        let takes = arg.get_action().takes_values();
        match self.purpose {
            Purpose::Shell => with_values(arg, values).help(sentence),
            Purpose::Page => {
                tags.insert(0, long);
                with_values(arg, values).help(tags.join(" ")).hide_env(takes).hide_default_value(takes)
            }
            Purpose::Terminal => {
                let all = self.values_tag(&values);
                let list = self.list(&values);
                let short: Vec<_> = [sentence].into_iter().chain(tags.clone()).chain(all.clone()).collect();
                tags.extend(all.filter(|_| list.is_none()));
                let long: Vec<_> = [long].into_iter().chain(list).chain(paragraph(&tags)).collect();
                arg.help(short.join(" "))
                    .long_help(long.join("\n\n"))
                    .hide_env(takes)
                    .hide_default_value(takes)
                    .hide_possible_values(takes)
            }
        }
    }

    /// The values that an argument knows, with their sentences where there are any.
    fn values(self, arg: &Arg, id: &str) -> Vec<PossibleValue> {
        let told = known_values(arg).map(|value| match self.attribute(id, value.get_name()) {
            Some(sentence) => value.help(sentence),
            None => value,
        });
        told.collect()
    }

    /// What stands behind the sentence: the variable that may hold the value, and the value where none is given.
    fn tags(self, arg: &Arg) -> Vec<String> {
        let environment = arg.get_env().map(|name| {
            let value = std::env::var_os(name).filter(|_| self.purpose == Purpose::Terminal);
            let name = ("name", shown(name));
            match value {
                Some(value) => self.say("tag-environment-value", &[name, ("value", shown(&value))]),
                None => self.say("tag-environment", &[name]),
            }
        });
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| shown(value)).collect();
        let default = (!defaults.is_empty()).then(|| self.say("tag-default", &[("value", defaults.join(" "))]));
        environment.into_iter().chain(default).collect()
    }

    fn values_tag(self, values: &[PossibleValue]) -> Option<String> {
        let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
        (!names.is_empty()).then(|| self.say("tag-values", &[("values", names.join(", "))]))
    }

    /// The values with a sentence each, one on a line.
    fn list(self, values: &[PossibleValue]) -> Option<String> {
        let width = values.iter().map(|value| value.get_name().chars().count()).max()?;
        let literal = clap::builder::Styles::default().get_literal().to_owned();
        let mut lines = vec![self.say("heading-values", &[])];
        for value in values {
            let name = value.get_name();
            let padding = width - name.chars().count();
            let name = format!("{literal}{name}{literal:#}");
            lines.push(format!("- {}", listed(self.language, &name, padding, &value.get_help()?.to_string())));
        }
        Some(lines.join("\n"))
    }

    /// clap's own order of things, with headings in the language.
    fn template(self, command: &Command) -> String {
        let styles = command.get_styles();
        let (usage, header) = (styles.get_usage(), styles.get_header());
        let section = |id: &str, tag: &str| format!("{header}{}{header:#}\n{tag}", self.say(id, &[]));
        let mut parts =
            vec![format!("{{about-with-newline}}\n{usage}{}{usage:#} {{usage}}", self.say("heading-usage", &[]))];
        if command.get_subcommands().any(|inner| !inner.is_hide_set()) {
            parts.push(section("heading-commands", "{subcommands}"));
        }
        if command.get_positionals().next().is_some() {
            parts.push(section("heading-arguments", "{positionals}"));
        }
        parts.push(section("heading-options", "{options}"));
        parts.join("\n\n") + "{after-help}"
    }

    /// Examples and notes of a command. On a page the examples have a heading of their own.
    fn end(self, id: &str) -> Option<String> {
        let header = clap::builder::Styles::default().get_header().to_owned();
        let examples = self.attribute(id, "examples").map(|examples| {
            let lines: Vec<_> = examples.lines().map(|line| format!("  {line}")).collect();
            let lines = lines.join("\n");
            match self.purpose {
                Purpose::Page => lines,
                _ => format!("{header}{}{header:#}\n{lines}", self.say("heading-examples", &[])),
            }
        });
        let parts: Vec<_> = examples.into_iter().chain(self.attribute(id, "notes")).collect();
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }

    fn say(self, id: &str, values: &[cloison_app::Value<'_>]) -> String {
        self.language.say(id, values)
    }

    fn attribute(self, id: &str, name: &str) -> Option<String> {
        self.language.has(id, Some(name)).then(|| self.language.attribute(id, name, &[]))
    }
}

/// A value and what it means; the padding, in columns, sets the meanings of several under each other.
pub(crate) fn listed(language: Language, name: &str, padding: usize, sentence: &str) -> String {
    let parts = [("name", name.to_owned()), ("padding", " ".repeat(padding)), ("sentence", sentence.to_owned())];
    language.say("list-value", &parts)
}

fn command_id(parent: Option<&str>, name: &str) -> String {
    match parent {
        None => ROOT.to_owned(),
        Some(ROOT) => format!("help-{name}"),
        Some(parent) => format!("{parent}-{name}"),
    }
}

fn argument_id(command: &str, arg: &Arg) -> String {
    format!("{command}-{}", arg.get_id().as_str().replace('_', "-"))
}

/// The values that an argument knows and tells; clap gives a flag `true` and `false`, which nobody writes.
fn known_values(arg: &Arg) -> impl Iterator<Item = PossibleValue> {
    let told = arg.get_action().takes_values() && !arg.is_hide_possible_values_set();
    arg.get_possible_values().into_iter().filter(move |value| told && !value.is_hide_set())
}

/// Replaces the parser by a list of values with sentences, which generators read.
fn with_values(arg: Arg, values: Vec<PossibleValue>) -> Arg {
    if values.is_empty() { arg } else { arg.value_parser(PossibleValuesParser::new(values)) }
}

fn paragraph(lines: &[String]) -> Option<String> {
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn shown(text: &OsStr) -> String {
    output::plain(&text.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Ids that the definition does not give: what clap would say itself.
    const OWN: [&str; 19] = [
        "heading-arguments",
        "heading-commands",
        "heading-examples",
        "heading-options",
        "heading-usage",
        "heading-values",
        "list-value",
        "page-description",
        "page-extra",
        "page-name",
        "page-options",
        "page-subcommands",
        "page-synopsis",
        "page-version",
        "tag-default",
        "tag-environment",
        "tag-environment-value",
        "tag-values",
        "value-command",
    ];

    /// What the definition needs, `id` or `id.attribute`, and what it may have.
    #[derive(Default)]
    struct Wanted {
        needed: BTreeSet<String>,
        allowed: BTreeSet<String>,
    }

    impl Wanted {
        fn need(&mut self, key: &str) {
            assert!(self.needed.insert(key.to_owned()), "two things have the id {key}");
        }

        fn command(&mut self, command: &Command, parent: Option<&str>) {
            let id = command_id(parent, command.get_name());
            self.need(&id);
            self.allowed.extend([format!("{id}.examples"), format!("{id}.notes")]);
            for arg in command.get_arguments() {
                let id = argument_id(&id, arg);
                self.need(&id);
                self.allowed.insert(format!("{id}.long"));
                if arg.get_action().takes_values() {
                    self.need(&format!("{id}.value"));
                }
                // The names of shells say what they are.
                for value in known_values(arg).filter(|_| arg.get_id() != "shell") {
                    self.need(&format!("{id}.{}", value.get_name()));
                }
            }
            for inner in command.get_subcommands() {
                self.command(inner, Some(&id));
            }
        }
    }

    /// What a file has, `id` or `id.attribute`.
    fn keys(file: &str) -> BTreeSet<String> {
        let mut id = String::new();
        let mut keys = BTreeSet::new();
        for line in file.lines() {
            let Some((name, _)) = line.split_once(" =") else { continue };
            if name.starts_with(|first: char| first.is_ascii_lowercase()) {
                name.clone_into(&mut id);
                assert!(keys.insert(name.to_owned()), "{name} stands twice");
            } else if let Some(attribute) = name.strip_prefix("    .") {
                assert!(keys.insert(format!("{id}.{attribute}")), "{id}.{attribute} stands twice");
            }
        }
        keys
    }

    #[test]
    fn every_command_argument_and_value_has_its_sentence_and_no_sentence_is_left_over() {
        let mut wanted = Wanted::default();
        wanted.command(&args::definition(), None);
        wanted.needed.extend(OWN.map(str::to_owned));
        let english = keys(include_str!("../../../locales/en/help.ftl"));
        let french = keys(include_str!("../../../locales/fr/help.ftl"));
        assert_eq!(wanted.needed.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
        assert_eq!(english.difference(&french).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
        assert_eq!(french.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
        let used: BTreeSet<_> = wanted.needed.union(&wanted.allowed).cloned().collect();
        assert_eq!(english.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "left over");
    }

    #[test]
    fn the_definitions_are_sound_in_every_language() {
        for language in Language::ALL {
            for definition in [command(language), for_pages(language), for_shells(language)] {
                definition.debug_assert();
            }
        }
    }

    #[test]
    fn the_language_is_read_before_the_rest() {
        let asked = |line: &str| language_asked(line.split(' ').map(OsString::from));
        assert_eq!(asked("cloison --language fr check"), Some(Language::Fr));
        assert_eq!(asked("cloison check --wrong --language=en"), Some(Language::En));
        assert_eq!(asked("cloison check --language de"), None);
        assert_eq!(asked("cloison check -- --language fr"), None);
        assert_eq!(asked("cloison --language"), None);
    }
}
