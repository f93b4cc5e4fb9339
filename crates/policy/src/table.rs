//! Reading one TOML table key by key, keeping every problem instead of stopping at the first.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::format::{LOCAL_TEXT, Shape};
use crate::{Code, Date, Diagnostic, LocalText, Place};

pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// The diagnostics of one file, and what its texts are checked against.
pub(crate) struct Reader<'p> {
    pub(crate) file: usize,
    pub(crate) languages: &'p [String],
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        Place { file: self.file, span }
    }

    pub(crate) fn report(&mut self, code: Code, span: Range<usize>, values: &[(&'static str, &str)]) {
        let mut diagnostic = Diagnostic::new(code, self.place(span));
        for (name, value) in values {
            diagnostic = diagnostic.with(name, *value);
        }
        self.diagnostics.push(diagnostic);
    }

    pub(crate) fn wrong_type(&mut self, key: &str, span: Range<usize>, expected: &'static str) {
        self.report(Code::WrongType, span, &[("key", key), ("expected", expected)]);
    }
}

/// A table whose keys are taken one by one.
pub(crate) struct Table<'d, 't> {
    table: &'d DeTable<'t>,
    /// Where the table starts: what is missing is reported there.
    pub(crate) span: Range<usize>,
}

impl<'d, 't> Table<'d, 't> {
    /// Reads `value` as a table of that shape.
    pub(crate) fn of(reader: &mut Reader<'_>, key: &str, value: &'d Value<'t>, shape: &Shape) -> Option<Table<'d, 't>> {
        let Some(table) = value.as_ref().as_table() else {
            reader.wrong_type(key, value.span(), "table");
            return None;
        };
        let table = Table { table, span: value.span() };
        table.refuse_unknown(reader, shape);
        Some(table)
    }

    /// The whole document.
    pub(crate) fn document(reader: &mut Reader<'_>, table: &'d DeTable<'t>, shape: &Shape) -> Table<'d, 't> {
        let table = Table { table, span: 0..0 };
        table.refuse_unknown(reader, shape);
        table
    }

    fn refuse_unknown(&self, reader: &mut Reader<'_>, shape: &Shape) {
        for key in self.table.keys() {
            if !shape.known(reader.languages).any(|known| known == key.as_ref()) {
                let known: Vec<&str> = shape.known(reader.languages).collect();
                reader.report(Code::UnknownKey, key.span(), &[("key", key.as_ref()), ("known", &known.join(", "))]);
            }
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'d Value<'t>> {
        self.table.get(key)
    }

    /// The value, reported as missing if it is not there.
    pub(crate) fn need(&self, reader: &mut Reader<'_>, key: &str) -> Option<&'d Value<'t>> {
        let value = self.get(key);
        if value.is_none() {
            reader.report(Code::MissingKey, self.span.clone(), &[("key", key)]);
        }
        value
    }

    pub(crate) fn text(&self, reader: &mut Reader<'_>, key: &str) -> Option<&'d str> {
        self.get(key).and_then(|value| text(reader, key, value))
    }

    /// A whole number in a range.
    pub(crate) fn number(&self, reader: &mut Reader<'_>, key: &str, range: Range<u32>) -> Option<u32> {
        let value = self.get(key)?;
        let Some(integer) = value.as_ref().as_integer() else {
            reader.wrong_type(key, value.span(), "number");
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok().filter(|n| range.contains(n));
        if number.is_none() {
            let (least, most) = (range.start.to_string(), (range.end - 1).to_string());
            reader.report(Code::OutOfRange, value.span(), &[("key", key), ("least", &least), ("most", &most)]);
        }
        number
    }

    pub(crate) fn flag(&self, reader: &mut Reader<'_>, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.as_ref().as_bool();
        if flag.is_none() {
            reader.wrong_type(key, value.span(), "true-or-false");
        }
        flag
    }

    pub(crate) fn date(&self, reader: &mut Reader<'_>, key: &str) -> Option<Date> {
        let value = self.get(key)?;
        let datetime = value.as_ref().as_datetime();
        let date = datetime.filter(|datetime| datetime.time.is_none()).and_then(|datetime| datetime.date);
        if date.is_none() {
            reader.wrong_type(key, value.span(), "date");
        }
        date.map(|date| Date { year: date.year, month: date.month, day: date.day })
    }

    /// An array of strings; a single string counts as an array of one.
    pub(crate) fn texts(&self, reader: &mut Reader<'_>, key: &str) -> Vec<(&'d str, Range<usize>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        items(value).filter_map(|item| Some((text(reader, key, item)?, item.span()))).collect()
    }

    /// A word that names one of `all`.
    pub(crate) fn word<T: Copy>(&self, reader: &mut Reader<'_>, key: &str, all: &[(&str, T)]) -> Option<T> {
        let value = self.need(reader, key)?;
        word(reader, key, value, all)
    }

    /// A text in every language of the policy.
    pub(crate) fn local_text(&self, reader: &mut Reader<'_>, key: &str) -> LocalText {
        let Some(value) = self.need(reader, key) else { return LocalText::default() };
        let languages = reader.languages;
        let Some(table) = Table::of(reader, key, value, &LOCAL_TEXT) else { return LocalText::default() };
        let mut texts = Vec::with_capacity(languages.len());
        for language in languages {
            match table.get(language) {
                None => reader.report(Code::MissingLanguage, value.span(), &[("key", key), ("language", language)]),
                Some(value) => {
                    if let Some(text) = text(reader, key, value) {
                        texts.push((language.clone(), text.trim().to_owned()));
                    }
                }
            }
        }
        LocalText(texts)
    }

    /// The id of the thing itself.
    pub(crate) fn id(&self, reader: &mut Reader<'_>) -> Option<(String, Range<usize>)> {
        self.need(reader, "id")?;
        self.id_at(reader, "id")
    }

    /// An id: lower-case letters, digits and hyphens.
    pub(crate) fn id_at(&self, reader: &mut Reader<'_>, key: &str) -> Option<(String, Range<usize>)> {
        let value = self.get(key)?;
        let id = text(reader, key, value)?;
        let valid = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') && id.len() <= 64;
        if !valid {
            reader.report(Code::BadId, value.span(), &[("id", id)]);
            return None;
        }
        Some((id.to_owned(), value.span()))
    }
}

/// The elements of an array, or the value itself.
pub(crate) fn items<'d, 't>(value: &'d Value<'t>) -> impl Iterator<Item = &'d Value<'t>> {
    let (array, single) = match value.as_ref().as_array() {
        Some(array) => (Some(array), None),
        None => (None, Some(value)),
    };
    array.into_iter().flat_map(|array| array.iter()).chain(single)
}

/// A string that is not empty.
pub(crate) fn text<'d>(reader: &mut Reader<'_>, key: &str, value: &'d Value<'_>) -> Option<&'d str> {
    match value.as_ref().as_str() {
        None => {
            reader.wrong_type(key, value.span(), "text");
            None
        }
        Some(text) if text.trim().is_empty() => {
            reader.report(Code::Empty, value.span(), &[("key", key)]);
            None
        }
        Some(text) => Some(text),
    }
}

/// A word that names one of `all`.
pub(crate) fn word<T: Copy>(reader: &mut Reader<'_>, key: &str, value: &Value<'_>, all: &[(&str, T)]) -> Option<T> {
    let word = text(reader, key, value)?;
    let found = all.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let known = all.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        reader.report(Code::UnknownValue, value.span(), &[("key", key), ("value", word), ("known", &known)]);
    }
    found
}
