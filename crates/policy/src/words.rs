//! Reading what rules, lists and conditions look for.

use std::collections::HashMap;
use std::ops::Range;

use crate::format::{CONDITION, COUNTS, RAISE, RECIPIENTS, TERM};
use crate::table::{Reader, Table, Value, items, text, word};
use crate::term::steps;
use crate::{Code, Condition, Detector, Field, Fields, Level, Link, Pattern, Raise, Recipients, Term, Within, Words};

/// The lists of the pack by id.
pub(crate) type Lists = HashMap<String, usize>;

/// Reads the words of a list or a condition: a key for each language, `patterns`, and `lists` where those are known.
pub(crate) fn read_words(reader: &mut Reader<'_>, table: &Table<'_, '_>, lists: &Lists) -> Words {
    let mut words = Words::default();
    read_terms(reader, table, &mut words);
    read_others(reader, table, lists, &mut words);
    words
}

/// Reads the terms of every language.
pub(crate) fn read_terms(reader: &mut Reader<'_>, table: &Table<'_, '_>, words: &mut Words) {
    for language in reader.languages {
        if let Some(value) = table.get(language) {
            read_phrases(reader, value, language, &mut words.terms);
        }
    }
}

fn read_phrases(reader: &mut Reader<'_>, value: &Value<'_>, language: &str, terms: &mut Vec<Term>) {
    for item in items(value) {
        let (phrase, exact) = if item.as_ref().is_table() {
            let Some(table) = Table::of(reader, "terms", item, &TERM) else { continue };
            let exact = table.flag(reader, "exact").unwrap_or(false);
            (table.need(reader, "phrase").and_then(|value| text(reader, "phrase", value)), exact)
        } else {
            (text(reader, "terms", item), false)
        };
        let Some(phrase) = phrase else { continue };
        terms.extend(term(reader, phrase, (!exact).then_some(language), item.span()));
    }
}

/// Reads one phrase; without a language it matches as it is written.
pub(crate) fn term(reader: &mut Reader<'_>, phrase: &str, language: Option<&str>, span: Range<usize>) -> Option<Term> {
    match steps(phrase) {
        Ok(steps) => {
            let language = language.map(str::to_owned);
            Some(Term { language, text: phrase.to_owned(), steps, place: reader.place(span) })
        }
        Err(detail) => {
            reader.report(Code::BadTerm, span, &[("term", phrase), ("detail", detail)]);
            None
        }
    }
}

/// Reads what is the same in every language: patterns, links, detectors and lists.
pub(crate) fn read_others(reader: &mut Reader<'_>, table: &Table<'_, '_>, lists: &Lists, words: &mut Words) {
    for (source, span) in table.texts(reader, "patterns") {
        match regex_syntax::parse(source) {
            Err(error) => {
                let detail = match &error {
                    regex_syntax::Error::Parse(error) => error.kind().to_string(),
                    regex_syntax::Error::Translate(error) => error.kind().to_string(),
                    _ => error.to_string(),
                };
                reader.report(Code::BadPattern, span, &[("detail", &detail)]);
            }
            Ok(hir) if hir.properties().minimum_len() == Some(0) => reader.report(Code::EmptyPattern, span, &[]),
            Ok(_) => words.patterns.push(Pattern { source: source.to_owned(), place: reader.place(span) }),
        }
    }
    for (source, span) in table.texts(reader, "links") {
        match link(source) {
            Some(link) => words.links.push(link),
            None => reader.report(Code::BadLink, span, &[("link", source)]),
        }
    }
    let all: Vec<_> = Detector::ALL.iter().map(|detector| (detector.id(), *detector)).collect();
    for value in table.get("detectors").into_iter().flat_map(items) {
        words.detectors.extend(word(reader, "detectors", value, &all));
    }
    for (id, span) in table.texts(reader, "lists") {
        match lists.get(id) {
            Some(list) => words.lists.push(*list),
            None => reader.report(Code::UnknownList, span, &[("list", id)]),
        }
    }
}

/// A page: a host with a dot, with or without a path, scheme and `www.`.
fn link(source: &str) -> Option<Link> {
    let page = source.trim().to_lowercase();
    let page = page.split_once("://").map_or(page.as_str(), |(_, page)| page);
    let page = page.strip_prefix("www.").unwrap_or(page);
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let in_host = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let valid = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && host.chars().all(in_host);
    let path = path.trim_end_matches('/');
    (valid && !path.contains(char::is_whitespace)).then(|| Link { host: host.to_owned(), path: path.to_owned() })
}

pub(crate) fn conditions(reader: &mut Reader<'_>, table: &Table<'_, '_>, key: &str, lists: &Lists) -> Vec<Condition> {
    let mut all = Vec::new();
    for value in table.get(key).into_iter().flat_map(items) {
        let Some(table) = Table::of(reader, key, value, &CONDITION) else { continue };
        let words = read_words(reader, &table, lists);
        let fields = fields(reader, &table);
        if words.is_empty() && fields.is_none() {
            reader.report(Code::Empty, value.span(), &[("key", key)]);
        }
        let within = table.get("within").map_or(Some(Within::Sentence), |value| within(reader, value));
        all.extend(within.map(|within| Condition { words, within, fields }));
    }
    all
}

fn within(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Within> {
    let known = "N words, sentence, paragraph, message";
    let word = text(reader, "within", value)?;
    let within = match word {
        "sentence" => Some(Within::Sentence),
        "paragraph" => Some(Within::Paragraph),
        "message" => Some(Within::Message),
        _ => word
            .strip_suffix("words")
            .and_then(|number| number.trim().parse().ok())
            .filter(|number| (1..=200).contains(number))
            .map(Within::Words),
    };
    if within.is_none() {
        reader.report(Code::UnknownValue, value.span(), &[("key", "within"), ("value", word), ("known", known)]);
    }
    within
}

pub(crate) fn raise(reader: &mut Reader<'_>, value: &Value<'_>, above: Level) -> Option<Raise> {
    let table = Table::of(reader, "raise", value, &RAISE)?;
    table.need(reader, "at_least");
    let at_least = table.number(reader, "at_least", COUNTS);
    let level = crate::rule::level(reader, &table, "level")?;
    if level <= above {
        reader.report(Code::RaiseNotHigher, value.span(), &[("level", level.as_str())]);
        return None;
    }
    Some(Raise { at_least: at_least?, level })
}

/// The fields that are named, if any are.
pub(crate) fn fields(reader: &mut Reader<'_>, table: &Table<'_, '_>) -> Option<Fields> {
    let value = table.get("fields")?;
    let all = Field::ALL.map(|field| (field.as_str(), field));
    Some(items(value).filter_map(|item| word(reader, "fields", item, &all)).collect())
}

pub(crate) fn recipients(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Recipients> {
    let table = Table::of(reader, "recipients", value, &RECIPIENTS)?;
    let domains = table.texts(reader, "domains").into_iter().map(|(domain, _)| domain.to_lowercase()).collect();
    let recipients = Recipients {
        outside: table.flag(reader, "outside"),
        domains,
        at_least: table.number(reader, "at_least", COUNTS),
        distribution_list: table.flag(reader, "distribution_list"),
        new_to_thread: table.flag(reader, "new_to_thread"),
    };
    if recipients == Recipients::default() {
        reader.report(Code::Empty, value.span(), &[("key", "recipients")]);
    }
    Some(recipients)
}
