//! Reading one `[[rule]]`, `[[code_words]]` or `[[change]]`.

use crate::format::{CHANGE, CODE_WORDS, COUNTS, EXAMPLE, RULE, TERMS};
use crate::hearing;
use crate::table::{Reader, Table, Value, items, text, word};
use crate::words::{Lists, conditions, fields, raise, read_others, read_terms, recipients, term};
use crate::{Change, Code, Date, Example, Field, Level, Rule, Term, Words};

const LEVELS: &[(&str, Level)] =
    &[("trivial", Level::Trivial), ("confidential", Level::Confidential), ("sensitive", Level::Sensitive)];

pub(crate) fn level(reader: &mut Reader<'_>, table: &Table<'_, '_>, key: &str) -> Option<Level> {
    table.word(reader, key, LEVELS)
}

pub(crate) fn read(reader: &mut Reader<'_>, value: &Value<'_>, lists: &Lists) -> Option<Rule> {
    let table = Table::of(reader, "rule", value, &RULE)?;
    let id = table.id(reader);
    let level = level(reader, &table, "level");
    let title = table.local_text(reader, "title");
    let why = table.local_text(reader, "why");
    let instead = table.local_text(reader, "instead");
    let topic = table.get("topic").and_then(|value| word(reader, "topic", value, &hearing::topics()));
    let mut words = Words::default();
    if let Some(terms) = table.get("terms").and_then(|value| Table::of(reader, "terms", value, &TERMS)) {
        read_terms(reader, &terms, &mut words);
    }
    read_others(reader, &table, lists, &mut words);
    let name = id.as_ref().map_or("?", |(id, _)| id);
    if words.is_empty() {
        reader.report(Code::NothingToMatch, table.span.clone(), &[("rule", name)]);
    }
    let near = conditions(reader, &table, "near", lists);
    let unless = conditions(reader, &table, "unless", lists);
    let at_least = table.number(reader, "at_least", COUNTS).unwrap_or(1);
    let distinct = table.flag(reader, "distinct").unwrap_or(true);
    let raise = table.get("raise").and_then(|value| raise(reader, value, level?));
    let fields = fields(reader, &table).unwrap_or_default();
    let recipients = table.get("recipients").and_then(|value| recipients(reader, value));
    let (from, until) = days(reader, &table);
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
        topic,
        words,
        near,
        unless,
        at_least,
        distinct,
        raise,
        fields,
        recipients,
        from,
        until,
        code_words: false,
        matches,
        passes,
        place,
    })
}

/// Reads a `[[code_words]]`: a rule of exact terms that are its examples.
pub(crate) fn read_code_words(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Rule> {
    let table = Table::of(reader, "code_words", value, &CODE_WORDS)?;
    let id = table.id(reader);
    let level = level(reader, &table, "level");
    let title = table.local_text(reader, "title");
    let why = table.local_text(reader, "why");
    let instead = table.local_text(reader, "instead");
    let (from, until) = days(reader, &table);
    let mut words = Words::default();
    table.need(reader, "words");
    for (phrase, span) in table.texts(reader, "words") {
        words.terms.extend(term(reader, phrase, None, span));
    }
    let example = |term: &Term| Example { body: term.text.clone(), ..Example::at(term.place.clone()) };
    let matches = words.terms.iter().map(example).collect();
    let (id, span) = id?;
    Some(Rule {
        id,
        level: level?,
        title,
        why,
        instead,
        topic: None,
        words,
        near: Vec::new(),
        unless: Vec::new(),
        at_least: 1,
        distinct: true,
        raise: None,
        fields: Field::ALL.into_iter().collect(),
        recipients: None,
        from,
        until,
        code_words: true,
        matches,
        passes: Vec::new(),
        place: reader.place(span),
    })
}

/// Reads a `[[change]]`.
pub(crate) fn read_change(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Change> {
    let table = Table::of(reader, "change", value, &CHANGE)?;
    table.need(reader, "rule");
    table.need(reader, "reason");
    let rule = table.id_at(reader, "rule");
    let reason = table.text(reader, "reason");
    let off = table.flag(reader, "off").unwrap_or(false);
    let level = table.get("level").and_then(|value| word(reader, "level", value, LEVELS));
    let (rule, span) = rule?;
    if off == table.get("level").is_some() {
        reader.report(Code::NoChange, value.span(), &[("rule", &rule)]);
        return None;
    }
    Some(Change { rule, level, reason: reason?.to_owned(), place: reader.place(span) })
}

/// The first and the last day on which something holds.
fn days(reader: &mut Reader<'_>, table: &Table<'_, '_>) -> (Option<Date>, Option<Date>) {
    let (from, until) = (table.date(reader, "from"), table.date(reader, "until"));
    if let (Some(from), Some(until), Some(place)) = (from, until, table.get("from"))
        && from > until
    {
        reader.report(Code::DatesReversed, place.span(), &[]);
    }
    (from, until)
}

fn examples(reader: &mut Reader<'_>, table: &Table<'_, '_>, key: &'static str, rule: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    for item in table.get(key).into_iter().flat_map(items) {
        let place = reader.place(item.span());
        if item.as_ref().is_table() {
            let Some(table) = Table::of(reader, key, item, &EXAMPLE) else { continue };
            let mut own = |key| table.text(reader, key).unwrap_or_default().to_owned();
            let (subject, body, attachment) = (own("subject"), own("body"), own("attachment"));
            let to = table.texts(reader, "to").into_iter().map(|(to, _)| to.to_owned()).collect();
            examples.push(Example { subject, body, to, attachment, place });
        } else if let Some(body) = text(reader, key, item) {
            examples.push(Example { body: body.to_owned(), ..Example::at(place) });
        }
    }
    if examples.is_empty() {
        reader.report(Code::NoExamples, table.span.clone(), &[("rule", rule), ("key", key)]);
    }
    examples
}
