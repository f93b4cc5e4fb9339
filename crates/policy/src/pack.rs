//! Reading a whole pack, and before it the one that it extends: first the `[policy]` table and the lists, which
//! everything else refers to, then the rest.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::DeTable;

use crate::format::{CHANNEL, DOCUMENT, LIST, POLICY};
use crate::table::{Reader, Table, Value, items, text};
use crate::words::{Lists, read_words};
use crate::{
    App, Change, Channel, ChannelKind, Code, Diagnostic, FORMAT, LedgerSettings, LocalText, Place, Policy,
    ReaderSettings, Rule, Source, WordList,
};
use crate::{hearing, ledger as ledger_settings, rule};

const KINDS: &[(&str, ChannelKind)] = &[
    ("email", ChannelKind::Email),
    ("app", ChannelKind::App),
    ("phone", ChannelKind::Phone),
    ("meeting", ChannelKind::Meeting),
    ("other", ChannelKind::Other),
];

/// How many packs may extend one another.
const DEEPEST: u8 = 8;

/// The `[policy]` table.
struct Head {
    id: String,
    version: u32,
    title: LocalText,
    languages: Vec<String>,
    extends: Option<(String, Place)>,
    domains: Vec<String>,
    distribution_lists: Vec<String>,
}

/// The files of a pack, and after them those of the pack that it extends, and so on. `shipped` gives the files of a
/// shipped pack. A pack that is not shipped is left out here and named by [`Policy::read`].
#[must_use]
pub fn with_extended(mut sources: Vec<Source>, shipped: impl Fn(&str) -> Option<Vec<Source>>) -> Vec<Source> {
    for depth in 1..=DEEPEST {
        let extended =
            sources.iter().filter(|source| source.depth + 1 == depth).find_map(|source| extends(&source.text));
        let Some(files) = extended.and_then(|pack| shipped(&pack)) else { break };
        sources.extend(files.into_iter().map(|file| Source { depth, ..file }));
    }
    sources
}

/// What the `[policy]` table of a file says that it extends.
fn extends(text: &str) -> Option<String> {
    // Most files have no such table, and are read only once.
    if !text.contains("extends") {
        return None;
    }
    let (document, _) = DeTable::parse_recoverable(text);
    let policy = document.as_ref().get("policy")?.as_ref().as_table()?;
    policy.get("extends")?.as_ref().as_str().map(str::to_owned)
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
    let deepest = sources.iter().map(|source| source.depth).max().unwrap_or(0);
    let mut pack = Pack { diagnostics, ..Pack::default() };
    let mut head = None;
    for depth in (0..=deepest).rev() {
        let documents = documents.iter().enumerate().filter(|(file, _)| sources[*file].depth == depth);
        let layer = Layer { documents: documents.collect() };
        head = Some(layer.head(&mut pack.diagnostics).ok_or_else(|| pack.diagnostics.clone())?);
        if let Some(Head { languages, extends, .. }) = &head {
            if let Some((id, place)) = extends
                && depth == deepest
            {
                pack.diagnostics.push(Diagnostic::new(Code::UnknownPack, place.clone()).with("pack", id));
            }
            pack.add(&layer, languages);
        }
    }
    if pack.channels.is_empty() && pack.diagnostics.is_empty() {
        pack.diagnostics.push(Diagnostic::new(Code::NoChannel, Place::default()));
    }
    let Pack { mut diagnostics, ledger, reader, lists, channels, rules, changes, .. } = pack;
    let (Some(head), true) = (head, diagnostics.is_empty()) else {
        diagnostics.sort_by_key(|diagnostic| (diagnostic.place.file, diagnostic.place.span.start));
        return Err(diagnostics);
    };
    let Head { id, version, title, languages, domains, distribution_lists, .. } = head;
    let channels = channels.into_iter().map(|(channel, _)| channel).collect();
    Ok(Policy {
        id,
        version,
        title,
        languages,
        domains,
        distribution_lists,
        channels,
        ledger,
        reader,
        lists,
        rules,
        changes,
    })
}

/// The files of one pack.
struct Layer<'p> {
    documents: Vec<(usize, &'p Spanned<DeTable<'p>>)>,
}

impl Layer<'_> {
    /// Finds the one `[policy]` table. `None` only after a diagnostic.
    fn head(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Head> {
        let mut head = None;
        let mut seen = false;
        for (file, document) in &self.documents {
            let mut reader = Reader { file: *file, languages: &[], diagnostics: Vec::new() };
            let table = Table::document(&mut reader, document.as_ref(), &DOCUMENT);
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
            let file = self.documents.first().map_or(0, |(file, _)| *file);
            diagnostics.push(Diagnostic::new(Code::NoPolicy, Place { file, span: 0..0 }));
        }
        head
    }

    /// Reads each `[key]` of every file.
    fn tables(
        &self,
        key: &str,
        languages: &[String],
        diagnostics: &mut Vec<Diagnostic>,
        mut read: impl FnMut(&mut Reader<'_>, &Value<'_>),
    ) {
        for (file, document) in &self.documents {
            let mut reader = Reader { file: *file, languages, diagnostics: std::mem::take(diagnostics) };
            if let Some(value) = document.as_ref().get(key) {
                read(&mut reader, value);
            }
            *diagnostics = reader.diagnostics;
        }
    }

    /// Reads each `[[key]]` of every file.
    fn each<T>(
        &self,
        key: &str,
        languages: &[String],
        diagnostics: &mut Vec<Diagnostic>,
        mut read: impl FnMut(&mut Reader<'_>, &Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (file, document) in &self.documents {
            let mut reader = Reader { file: *file, languages, diagnostics: std::mem::take(diagnostics) };
            for value in document.as_ref().get(key).into_iter().flat_map(items) {
                all.extend(read(&mut reader, value));
            }
            *diagnostics = reader.diagnostics;
        }
        all
    }
}

fn read_head(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Head> {
    let table = Table::of(reader, "policy", value, &POLICY)?;
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
    let mut lower = |key| table.texts(reader, key).into_iter().map(|(text, _)| text.to_lowercase()).collect();
    let (domains, distribution_lists) = (lower("domains"), lower("distribution_lists"));
    let extends = table.id_at(reader, "extends").map(|(id, span)| (id, reader.place(span)));
    let mut reader_in_languages =
        Reader { file: reader.file, languages: &languages, diagnostics: std::mem::take(&mut reader.diagnostics) };
    let title = table.local_text(&mut reader_in_languages, "title");
    reader.diagnostics = reader_in_languages.diagnostics;
    let (id, _) = id?;
    Some(Head { id, version: version?, title, languages, extends, domains, distribution_lists })
}

/// What the packs say together, the extended one first.
#[derive(Default)]
struct Pack {
    diagnostics: Vec<Diagnostic>,
    ledger: LedgerSettings,
    reader: ReaderSettings,
    lists: Vec<WordList>,
    list_ids: Lists,
    channels: Vec<(Channel, Place)>,
    rules: Vec<Rule>,
    changes: Vec<Change>,
}

impl Pack {
    fn add(&mut self, layer: &Layer<'_>, languages: &[String]) {
        self.add_lists(layer, languages);
        self.add_channels(layer, languages);
        let (ledger, mut first) = (&mut self.ledger, None);
        layer.tables("ledger", languages, &mut self.diagnostics, |reader, value| {
            ledger_settings::read(reader, value, ledger, &mut first);
        });
        let said = &mut self.reader;
        layer.each("reader", languages, &mut self.diagnostics, |reader, value| {
            hearing::read(reader, value, said);
            None::<()>
        });
        layer.each("example", languages, &mut self.diagnostics, |reader, value| {
            hearing::read_example(reader, value, said);
            None::<()>
        });
        // Changes are of the rules that came before.
        let changes = layer.each("change", languages, &mut self.diagnostics, rule::read_change);
        for change in changes {
            self.change(change);
        }
        let lists = &self.list_ids;
        let read = |reader: &mut Reader<'_>, value: &Value<'_>| rule::read(reader, value, lists);
        self.rules.extend(layer.each("rule", languages, &mut self.diagnostics, read));
        self.rules.extend(layer.each("code_words", languages, &mut self.diagnostics, rule::read_code_words));
        refuse_doubles(self.rules.iter().map(|rule| (rule.id.as_str(), &rule.place)), &mut self.diagnostics);
    }

    /// A list of the same id as one of the extended pack adds its words to it.
    fn add_lists(&mut self, layer: &Layer<'_>, languages: &[String]) {
        let mut own: HashSet<String> = HashSet::new();
        let (ids, lists) = (&mut self.list_ids, &mut self.lists);
        layer.each("list", languages, &mut self.diagnostics, |reader, value| {
            let table = Table::of(reader, "list", value, &LIST)?;
            let (id, span) = table.id(reader)?;
            let words = read_words(reader, &table, &Lists::new());
            if words.is_empty() {
                reader.report(Code::Empty, value.span(), &[("key", "list")]);
            }
            if !own.insert(id.clone()) {
                reader.report(Code::DuplicateId, span, &[("id", &id)]);
            } else if let Some(list) = ids.get(&id) {
                lists[*list].words.append(words);
            } else {
                ids.insert(id.clone(), lists.len());
                lists.push(WordList { id, words });
            }
            Some(())
        });
    }

    /// A channel of the same id as one of the extended pack takes its place.
    fn add_channels(&mut self, layer: &Layer<'_>, languages: &[String]) {
        let channels = layer.each("channel", languages, &mut self.diagnostics, |reader, value| {
            let table = Table::of(reader, "channel", value, &CHANNEL)?;
            let id = table.id(reader);
            let kind = table.word(reader, "kind", KINDS);
            let ceiling = rule::level(reader, &table, "ceiling");
            let title = table.local_text(reader, "title");
            let facts = table.local_text(reader, "facts");
            let checked = table.date(reader, "checked");
            let opens = table.get("opens").and_then(|_| table.word(reader, "opens", App::ALL));
            let (id, span) = id?;
            let place = reader.place(span);
            Some((Channel { id, kind: kind?, ceiling: ceiling?, title, facts, checked, opens }, place))
        });
        refuse_doubles(channels.iter().map(|(channel, place)| (channel.id.as_str(), place)), &mut self.diagnostics);
        for new in channels {
            match self.channels.iter_mut().find(|(channel, _)| channel.id == new.0.id) {
                Some(old) => *old = new,
                None => self.channels.push(new),
            }
        }
    }

    fn change(&mut self, change: Change) {
        let code = match (self.rules.iter().position(|rule| rule.id == change.rule), change.level) {
            (None, _) => Code::UnknownRule,
            (Some(rule), None) => {
                self.rules.remove(rule);
                return self.changes.push(change);
            }
            (Some(rule), Some(level)) if level > self.rules[rule].level => {
                let rule = &mut self.rules[rule];
                rule.level = level;
                rule.raise = rule.raise.filter(|raise| raise.level > level);
                return self.changes.push(change);
            }
            (Some(_), Some(_)) => Code::NoChange,
        };
        self.diagnostics.push(Diagnostic::new(code, change.place).with("rule", change.rule));
    }
}

fn refuse_doubles<'i>(ids: impl Iterator<Item = (&'i str, &'i Place)>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashSet<&str> = HashSet::new();
    for (id, place) in ids {
        if !seen.insert(id) {
            let double = Diagnostic::new(Code::DuplicateId, place.clone()).with("id", id);
            if !diagnostics.contains(&double) {
                diagnostics.push(double);
            }
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
        let policy = read(&[Source::new("pack.toml", text)]).unwrap();
        let ids: HashMap<_, _> = policy.lists.iter().map(|list| (list.id.as_str(), &list.words)).collect();
        assert_eq!(ids["b"].terms[0].text, "y");
    }
}
