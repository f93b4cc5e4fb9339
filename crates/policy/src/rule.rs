//! Reading one `[[rule]]`.

use std::collections::HashMap;
use std::ops::Range;

use crate::table::{Reader, Table, Value, items, text, word};
use crate::term::steps;
use crate::{
    Code, Detector, Example, Field, Fields, Level, Near, Pattern, Raise, Recipients, Rule, Term, Within, Words,
};

const KEYS: &[&str] = &[
    "id",
    "level",
    "title",
    "why",
    "instead",
    "terms",
    "patterns",
    "lists",
    "detectors",
    "near",
    "unless",
    "at_least",
    "raise",
    "fields",
    "recipients",
    "from",
    "until",
    "matches",
    "passes",
];
const LEVELS: &[(&str, Level)] =
    &[("trivial", Level::Trivial), ("confidential", Level::Confidential), ("sensitive", Level::Sensitive)];
const MOST: Range<u32> = 1..100_001;

/// The lists of the pack by id.
pub(crate) type Lists = HashMap<String, usize>;

pub(crate) fn level(reader: &mut Reader<'_>, table: &Table<'_, '_>, key: &str) -> Option<Level> {
    table.word(reader, key, LEVELS)
}

pub(crate) fn read(reader: &mut Reader<'_>, value: &Value<'_>, lists: &Lists) -> Option<Rule> {
    let table = Table::of(reader, "rule", value, KEYS)?;
    let id = table.id(reader);
    let level = level(reader, &table, "level");
    let title = table.local_text(reader, "title");
    let why = table.local_text(reader, "why");
    let instead = table.local_text(reader, "instead");
    let mut words = table.get("terms").map(|terms| read_terms(reader, terms)).unwrap_or_default();
    read_patterns_and_lists(reader, &table, lists, &mut words);
    let detectors = detectors(reader, &table);
    let name = id.as_ref().map_or("?", |(id, _)| id);
    if words.is_empty() && detectors.is_empty() {
        reader.report(Code::NothingToMatch, table.span.clone(), &[("rule", name)]);
    }
    let near = conditions(reader, &table, "near", lists);
    let unless = conditions(reader, &table, "unless", lists);
    let at_least = table.number(reader, "at_least", MOST).unwrap_or(1);
    let raise = table.get("raise").and_then(|value| raise(reader, value, level?));
    let fields = fields(reader, &table);
    let recipients = table.get("recipients").and_then(|value| recipients(reader, value));
    let (from, until) = (table.date(reader, "from"), table.date(reader, "until"));
    if let (Some(from), Some(until), Some(place)) = (from, until, table.get("from"))
        && from > until
    {
        reader.report(Code::DatesReversed, place.span(), &[]);
    }
    let matches = examples(reader, &table, "matches", name);
    let passes = examples(reader, &table, "passes", name);
    let (id, span) = id?;
    let place = reader.place(span);
    let level = level?;
    Some(Rule {
        id,
        level,
        title,
        why,
        instead,
        words,
        detectors,
        near,
        unless,
        at_least,
        raise,
        fields,
        recipients,
        from,
        until,
        matches,
        passes,
        place,
    })
}

/// Reads the words of a list or a condition: a key for each language, `patterns`, and `lists` where those are known.
pub(crate) fn read_words(reader: &mut Reader<'_>, table: &Table<'_, '_>, lists: Option<&Lists>) -> Words {
    let mut words = Words::default();
    for language in reader.languages {
        if let Some(value) = table.get(language) {
            read_phrases(reader, value, language, &mut words.terms);
        }
    }
    read_patterns_and_lists(reader, table, lists.unwrap_or(&Lists::new()), &mut words);
    words
}

fn read_terms(reader: &mut Reader<'_>, value: &Value<'_>) -> Words {
    let languages = reader.languages;
    let known: Vec<&str> = languages.iter().map(String::as_str).collect();
    let mut words = Words::default();
    if let Some(table) = Table::of(reader, "terms", value, &known) {
        for language in languages {
            if let Some(value) = table.get(language) {
                read_phrases(reader, value, language, &mut words.terms);
            }
        }
    }
    words
}

fn read_phrases(reader: &mut Reader<'_>, value: &Value<'_>, language: &str, terms: &mut Vec<Term>) {
    for item in items(value) {
        let (phrase, exact) = if item.as_ref().is_table() {
            let Some(table) = Table::of(reader, "terms", item, &["phrase", "exact"]) else { continue };
            let exact = table.flag(reader, "exact").unwrap_or(false);
            (table.need(reader, "phrase").and_then(|value| text(reader, "phrase", value)), exact)
        } else {
            (text(reader, "terms", item), false)
        };
        let Some(phrase) = phrase else { continue };
        match steps(phrase) {
            Ok(steps) => terms.push(Term {
                language: (!exact).then(|| language.to_owned()),
                text: phrase.to_owned(),
                steps,
                place: reader.place(item.span()),
            }),
            Err(detail) => reader.report(Code::BadTerm, item.span(), &[("term", phrase), ("detail", detail)]),
        }
    }
}

fn read_patterns_and_lists(reader: &mut Reader<'_>, table: &Table<'_, '_>, lists: &Lists, words: &mut Words) {
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
    for (id, span) in table.texts(reader, "lists") {
        match lists.get(id) {
            Some(list) => words.lists.push(*list),
            None => reader.report(Code::UnknownList, span, &[("list", id)]),
        }
    }
}

fn detectors(reader: &mut Reader<'_>, table: &Table<'_, '_>) -> Vec<Detector> {
    let all: Vec<_> = Detector::ALL.iter().map(|detector| (detector.id(), *detector)).collect();
    let values = table.get("detectors").into_iter().flat_map(items);
    values.filter_map(|value| word(reader, "detectors", value, &all)).collect()
}

fn conditions(reader: &mut Reader<'_>, table: &Table<'_, '_>, key: &str, lists: &Lists) -> Vec<Near> {
    let mut known: Vec<&str> = reader.languages.iter().map(String::as_str).collect();
    known.extend(["patterns", "lists", "within"]);
    let mut all = Vec::new();
    for value in table.get(key).into_iter().flat_map(items) {
        let Some(table) = Table::of(reader, key, value, &known) else { continue };
        let words = read_words(reader, &table, Some(lists));
        if words.is_empty() {
            reader.report(Code::Empty, value.span(), &[("key", key)]);
        }
        let within = table.get("within").map_or(Some(Within::Sentence), |value| within(reader, value));
        all.extend(within.map(|within| Near { words, within }));
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

fn raise(reader: &mut Reader<'_>, value: &Value<'_>, above: Level) -> Option<Raise> {
    let table = Table::of(reader, "raise", value, &["at_least", "level"])?;
    table.need(reader, "at_least");
    let at_least = table.number(reader, "at_least", MOST);
    let level = level(reader, &table, "level")?;
    if level <= above {
        reader.report(Code::RaiseNotHigher, value.span(), &[("level", level.as_str())]);
        return None;
    }
    Some(Raise { at_least: at_least?, level })
}

fn fields(reader: &mut Reader<'_>, table: &Table<'_, '_>) -> Fields {
    let Some(value) = table.get("fields") else { return Fields::default() };
    let all = Field::ALL.map(|field| (field.as_str(), field));
    items(value).filter_map(|item| word(reader, "fields", item, &all)).collect()
}

fn recipients(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Recipients> {
    let table = Table::of(reader, "recipients", value, &["outside", "domains", "at_least"])?;
    let domains = table.texts(reader, "domains").into_iter().map(|(domain, _)| domain.to_lowercase()).collect();
    Some(Recipients {
        outside: table.flag(reader, "outside"),
        domains,
        at_least: table.number(reader, "at_least", MOST),
    })
}

fn examples(reader: &mut Reader<'_>, table: &Table<'_, '_>, key: &'static str, rule: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    for item in table.get(key).into_iter().flat_map(items) {
        let place = reader.place(item.span());
        if item.as_ref().is_table() {
            let Some(table) = Table::of(reader, key, item, &["subject", "body", "to"]) else { continue };
            examples.push(Example {
                subject: table.text(reader, "subject").unwrap_or_default().to_owned(),
                body: table.text(reader, "body").unwrap_or_default().to_owned(),
                to: table.texts(reader, "to").into_iter().map(|(to, _)| to.to_owned()).collect(),
                place,
            });
        } else if let Some(body) = text(reader, key, item) {
            examples.push(Example { subject: String::new(), body: body.to_owned(), to: Vec::new(), place });
        }
    }
    if examples.is_empty() {
        reader.report(Code::NoExamples, table.span.clone(), &[("rule", rule), ("key", key)]);
    }
    examples
}
