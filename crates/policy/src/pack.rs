//! Reading a whole pack: first the `[policy]` table and the lists, which everything else refers to, then the rest.

use std::collections::HashSet;
use std::hash::Hash;

use toml::Spanned;
use toml::de::DeTable;

use crate::rule::{self, Lists};
use crate::table::{Reader, Table, Value, items, text};
use crate::{Channel, ChannelKind, Code, Diagnostic, FORMAT, LocalText, Place, Policy, Source, WordList};

const TOP: &[&str] = &["format", "policy", "channel", "list", "rule"];
const KINDS: &[(&str, ChannelKind)] = &[
    ("email", ChannelKind::Email),
    ("app", ChannelKind::App),
    ("phone", ChannelKind::Phone),
    ("meeting", ChannelKind::Meeting),
    ("other", ChannelKind::Other),
];

/// The `[policy]` table.
struct Head {
    id: String,
    version: u32,
    title: LocalText,
    languages: Vec<String>,
    domains: Vec<String>,
}

pub(crate) fn read(sources: &[Source]) -> Result<Policy, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let documents: Vec<Spanned<DeTable<'_>>> = sources
        .iter()
        .enumerate()
        .map(|(file, source)| {
            let (document, errors) = DeTable::parse_recoverable(&source.text);
            diagnostics.extend(errors.iter().map(|error| {
                let place = Place { file, span: error.span().unwrap_or_default() };
                Diagnostic::new(Code::Syntax, place).with("detail", error.message())
            }));
            document
        })
        .collect();
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let head = head(&documents, &mut diagnostics).ok_or_else(|| diagnostics.clone())?;
    let mut pack = Pack { documents: &documents, languages: &head.languages, diagnostics };
    let (lists, list_ids) = pack.lists();
    let channels = pack.channels();
    let rules = pack.each("rule", |reader, value| rule::read(reader, value, &list_ids));
    let mut diagnostics = pack.diagnostics;
    refuse_doubles(rules.iter().map(|rule| (&rule.id, &rule.place)), &mut diagnostics);
    refuse_doubles(channels.iter().map(|(channel, place)| (&channel.id, place)), &mut diagnostics);
    let channels: Vec<Channel> = channels.into_iter().map(|(channel, _)| channel).collect();
    if channels.is_empty() && diagnostics.is_empty() {
        diagnostics.push(Diagnostic::new(Code::NoChannel, Place::default()));
    }
    if !diagnostics.is_empty() {
        diagnostics.sort_by_key(|diagnostic| (diagnostic.place.file, diagnostic.place.span.start));
        return Err(diagnostics);
    }
    let Head { id, version, title, languages, domains } = head;
    Ok(Policy { id, version, title, languages, domains, channels, lists, rules })
}

/// Finds the one `[policy]` table. `None` only after a diagnostic.
fn head(documents: &[Spanned<DeTable<'_>>], diagnostics: &mut Vec<Diagnostic>) -> Option<Head> {
    let mut head = None;
    let mut seen = false;
    for (file, document) in documents.iter().enumerate() {
        let mut reader = Reader { file, languages: &[], diagnostics: Vec::new() };
        let table = Table::document(&mut reader, document.as_ref(), TOP);
        if let Some(format) = table.number(&mut reader, "format", 1..1001)
            && format > FORMAT
        {
            let span = table.get("format").map_or(0..0, Spanned::span);
            let known = FORMAT.to_string();
            reader.report(Code::NewerFormat, span, &[("format", &format.to_string()), ("known", &known)]);
        }
        if let Some(value) = table.get("policy") {
            if seen {
                reader.report(Code::SecondPolicy, value.span(), &[]);
            } else {
                seen = true;
                head = read_head(&mut reader, value);
            }
        }
        diagnostics.append(&mut reader.diagnostics);
    }
    if !seen {
        diagnostics.push(Diagnostic::new(Code::NoPolicy, Place::default()));
    }
    head
}

fn read_head(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Head> {
    let table = Table::of(reader, "policy", value, &["id", "version", "title", "languages", "domains"])?;
    let id = table.id(reader);
    table.need(reader, "version");
    let version = table.number(reader, "version", 1..u32::MAX);
    let mut languages = Vec::new();
    for item in table.need(reader, "languages").into_iter().flat_map(items) {
        let Some(code) = text(reader, "languages", item) else { continue };
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
            languages.push(code.to_owned());
        } else {
            reader.report(Code::BadId, item.span(), &[("id", code)]);
        }
    }
    if languages.is_empty() {
        let span = table.get("languages").map_or(table.span.clone(), Spanned::span);
        reader.report(Code::Empty, span, &[("key", "languages")]);
        return None;
    }
    let domains = table.texts(reader, "domains").into_iter().map(|(domain, _)| domain.to_lowercase()).collect();
    let mut reader_in_languages =
        Reader { file: reader.file, languages: &languages, diagnostics: std::mem::take(&mut reader.diagnostics) };
    let title = table.local_text(&mut reader_in_languages, "title");
    reader.diagnostics = reader_in_languages.diagnostics;
    let (id, _) = id?;
    Some(Head { id, version: version?, title, languages, domains })
}

struct Pack<'p> {
    documents: &'p [Spanned<DeTable<'p>>],
    languages: &'p [String],
    diagnostics: Vec<Diagnostic>,
}

impl Pack<'_> {
    /// Reads each `[[key]]` of every file.
    fn each<T>(&mut self, key: &str, mut read: impl FnMut(&mut Reader<'_>, &Value<'_>) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        for (file, document) in self.documents.iter().enumerate() {
            let diagnostics = std::mem::take(&mut self.diagnostics);
            let mut reader = Reader { file, languages: self.languages, diagnostics };
            for value in document.as_ref().get(key).into_iter().flat_map(items) {
                all.extend(read(&mut reader, value));
            }
            self.diagnostics = reader.diagnostics;
        }
        all
    }

    fn lists(&mut self) -> (Vec<WordList>, Lists) {
        let mut known: Vec<&str> = vec!["id", "patterns"];
        known.extend(self.languages.iter().map(String::as_str));
        let mut ids = Lists::new();
        let lists = self.each("list", |reader, value| {
            let table = Table::of(reader, "list", value, &known)?;
            let (id, span) = table.id(reader)?;
            let words = rule::read_words(reader, &table, None);
            if words.is_empty() {
                reader.report(Code::Empty, value.span(), &[("key", "list")]);
            }
            if ids.insert(id.clone(), ids.len()).is_some() {
                reader.report(Code::DuplicateId, span, &[("id", &id)]);
            }
            Some(WordList { id, words })
        });
        (lists, ids)
    }

    fn channels(&mut self) -> Vec<(Channel, Place)> {
        let known = ["id", "kind", "ceiling", "title", "facts", "checked"];
        self.each("channel", |reader, value| {
            let table = Table::of(reader, "channel", value, &known)?;
            let id = table.id(reader);
            let kind = table.word(reader, "kind", KINDS);
            let ceiling = rule::level(reader, &table, "ceiling");
            let title = table.local_text(reader, "title");
            let facts = table.local_text(reader, "facts");
            let checked = table.date(reader, "checked");
            let (id, span) = id?;
            let place = reader.place(span);
            Some((Channel { id, kind: kind?, ceiling: ceiling?, title, facts, checked }, place))
        })
    }
}

fn refuse_doubles<'i, T: Hash + Eq + AsRef<str> + ?Sized + 'i>(
    ids: impl Iterator<Item = (&'i T, &'i Place)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: HashSet<&T> = HashSet::new();
    for (id, place) in ids {
        if !seen.insert(id) {
            diagnostics.push(Diagnostic::new(Code::DuplicateId, place.clone()).with("id", id.as_ref()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn list_indices_follow_the_order_of_reading() {
        let text = r#"
            policy = { id = "p", version = 1, title = { en = "P" }, languages = ["en"] }
            channel = [{ id = "email", kind = "email", ceiling = "trivial", title = { en = "E" }, facts = { en = "F" } }]
            list = [{ id = "a", en = ["x"] }, { id = "b", en = ["y"] }]
        "#;
        let policy = read(&[Source { name: "pack.toml".into(), text: text.into() }]).unwrap();
        let ids: HashMap<_, _> = policy.lists.iter().map(|list| (list.id.as_str(), &list.words)).collect();
        assert_eq!(ids["b"].terms[0].text, "y");
    }
}
