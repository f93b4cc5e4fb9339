//! Sheets: their names, their cells, hidden or not, and strings that no cell shows any more.

use std::collections::HashMap;

use crate::allowance::Allowance;
use crate::archive::Package;
use crate::text::Reading;
use crate::xml::{Step, Tag, walk};
use crate::{Unread, name};

/// Text of a sheet that is in no cell.
const BESIDE: &[&str] =
    &["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter", "formula1", "formula2"];

/// Reads the workbook and its sheets; gives the files that were read.
pub(super) fn read(package: &mut Package<'_>, reading: &mut Reading, allowance: &mut Allowance) -> Vec<String> {
    let mut files = vec!["xl/workbook.xml".to_owned(), "xl/sharedStrings.xml".to_owned()];
    let mut whole = true;
    let mut shared = Shared::default();
    if let Some(bytes) = package.get("xl/sharedStrings.xml", reading, allowance) {
        whole &= shared.read(&bytes);
    }
    let mut targets = HashMap::new();
    if let Some(bytes) = package.get("xl/_rels/workbook.xml.rels", reading, allowance) {
        whole &= relations(&bytes, &mut targets);
    }
    let mut sheets = Vec::new();
    if let Some(bytes) = package.get("xl/workbook.xml", reading, allowance) {
        whole &= workbook(&bytes, &mut sheets, reading);
    }
    let named = sheets.iter().filter_map(|(name, id)| Some((name.clone(), targets.get(id)?.clone())));
    let mut listed: Vec<(String, String)> = named.collect();
    for file in package.names().iter().filter(|file| is_sheet(file)) {
        if !listed.iter().any(|(_, listed)| listed == file) {
            listed.push((String::new(), file.clone()));
        }
    }
    for (name, file) in listed {
        reading.push_line(&name);
        if let Some(bytes) = package.get(&file, reading, allowance) {
            whole &= Cells::new(&mut shared).read(&bytes, reading);
        }
        files.push(file);
    }
    shared.unused(reading);
    if !whole {
        reading.miss(Unread::Damaged);
    }
    files
}

fn is_sheet(file: &str) -> bool {
    name::extension(file) == "xml" && (file.starts_with("xl/worksheets/sheet") || file.starts_with("xl/macrosheets/"))
}

/// Which file each sheet is.
fn relations(bytes: &[u8], targets: &mut HashMap<String, String>) -> bool {
    walk(bytes, |step| {
        if let Step::Open(tag) = step
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id.into_owned(), target);
        }
        true
    })
}

/// The sheets' names and relations, and the names that are defined for cells and values.
fn workbook(bytes: &[u8], sheets: &mut Vec<(String, String)>, reading: &mut Reading) -> bool {
    let mut defined = false;
    walk(bytes, |step| {
        match step {
            Step::Open(tag) if tag.name() == "sheet" => {
                sheets.push((
                    tag.get("name").unwrap_or_default().into_owned(),
                    tag.get("id").unwrap_or_default().into_owned(),
                ));
            }
            Step::Open(tag) if tag.name() == "definedName" => {
                defined = true;
                reading.line();
                reading.push(&tag.get("name").unwrap_or_default());
                reading.tab();
                reading.push_comment(&tag);
            }
            Step::Words(words) if defined => reading.push(words),
            Step::Close("definedName") => {
                defined = false;
                reading.line();
            }
            _ => {}
        }
        !reading.is_full()
    })
}

impl Reading {
    /// What somebody noted beside a defined name.
    fn push_comment(&mut self, tag: &Tag<'_>) {
        if let Some(comment) = tag.get("comment") {
            self.push(&comment);
            self.tab();
        }
    }
}

/// The strings that cells share, one after the other.
#[derive(Default)]
struct Shared {
    text: String,
    ends: Vec<usize>,
    used: Vec<bool>,
}

impl Shared {
    fn read(&mut self, bytes: &[u8]) -> bool {
        let (mut inside, mut spoken) = (false, 0_u32);
        let whole = walk(bytes, |step| {
            match step {
                // How a word is spoken stands beside it in Japanese.
                Step::Open(tag) if tag.name() == "rPh" => spoken += 1,
                Step::Close("rPh") => spoken = spoken.saturating_sub(1),
                Step::Open(tag) if tag.name() == "t" => inside = true,
                Step::Close("t") => inside = false,
                Step::Close("si") => self.ends.push(self.text.len()),
                Step::Words(words) if inside && spoken == 0 => self.text.push_str(words),
                _ => {}
            }
            true
        });
        self.used = vec![false; self.ends.len()];
        whole
    }

    fn get(&mut self, index: usize) -> Option<&str> {
        *self.used.get_mut(index)? = true;
        self.at(index)
    }

    fn at(&self, index: usize) -> Option<&str> {
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? };
        self.text.get(start..*self.ends.get(index)?)
    }

    /// Strings that were left behind when their cells went.
    fn unused(&self, reading: &mut Reading) {
        for index in (0..self.ends.len()).filter(|index| !self.used[*index]) {
            reading.push_line(self.at(index).unwrap_or_default());
            if reading.is_full() {
                return;
            }
        }
    }
}

/// The cells of a sheet.
struct Cells<'a> {
    shared: &'a mut Shared,
    kind: String,
    value: String,
    inside: bool,
    beside: bool,
}

impl<'a> Cells<'a> {
    fn new(shared: &'a mut Shared) -> Self {
        Self { shared, kind: String::new(), value: String::new(), inside: false, beside: false }
    }

    fn read(mut self, bytes: &[u8], reading: &mut Reading) -> bool {
        let whole = walk(bytes, |step| {
            match step {
                Step::Open(tag) => self.open(&tag, reading),
                Step::Words(words) if self.inside => self.value.push_str(words),
                Step::Words(words) if self.beside => reading.push(words),
                Step::Close("c") => self.end(reading),
                Step::Close("v" | "t") => self.inside = false,
                Step::Close(_) if self.beside => {
                    self.beside = false;
                    reading.line();
                }
                Step::Words(_) | Step::Close(_) => {}
            }
            !reading.is_full()
        });
        reading.line();
        whole
    }

    fn open(&mut self, tag: &Tag<'_>, reading: &mut Reading) {
        match tag.name() {
            "row" => reading.line(),
            "c" => {
                self.kind = tag.get("t").unwrap_or_default().into_owned();
                self.value.clear();
            }
            "v" | "t" => self.inside = true,
            name if BESIDE.contains(&name) => {
                self.beside = true;
                reading.line();
            }
            _ => {}
        }
    }

    /// Writes a cell, if anything is in it.
    fn end(&mut self, reading: &mut Reading) {
        let value = match self.kind.as_str() {
            "s" => self.value.trim().parse().ok().and_then(|index| self.shared.get(index)).unwrap_or_default(),
            "b" if self.value.trim() == "1" => "TRUE",
            "b" => "FALSE",
            _ => &self.value,
        };
        if !value.is_empty() {
            reading.cell();
            match self.kind.as_str() {
                "" | "n" => reading.push(&number(value)),
                _ => reading.push(value),
            }
        }
    }
}

/// A number as a person wrote it: long ones, such as those of cards, are kept as `4.1E+15`.
fn number(value: &str) -> String {
    match value.parse::<f64>() {
        Ok(whole) if value.contains(['E', 'e']) && whole.fract() == 0.0 && whole.abs() < 1e18 => format!("{whole:.0}"),
        _ => value.to_owned(),
    }
}
