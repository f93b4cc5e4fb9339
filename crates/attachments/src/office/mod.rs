//! Office Open XML: the documents, sheets and slides that Word, Excel and `PowerPoint` write since 2007.
//!
//! A document is an archive of many small XML files, and what a person wrote may be in any of them: beside the body there
//! are headers, notes, comments, drawings, text boxes, charts, properties. So all of them are walked through for the
//! elements that hold words, whatever the file is called.

mod sheets;
mod words;

use crate::allowance::Allowance;
use crate::archive::Package;
use crate::text::Reading;
use crate::xml::{Step, walk};
use crate::{Unread, name};

/// Files that are read as files of their own when they lie in a document.
const EMBEDDED: &[&str] =
    &["docx", "xlsx", "pptx", "doc", "xls", "ppt", "pdf", "rtf", "html", "htm", "mht", "txt", "eml", "msg", "csv"];
/// What the properties tell besides what the document says.
const PROPERTIES: &[&str] = &[
    "title",
    "subject",
    "creator",
    "keywords",
    "description",
    "lastModifiedBy",
    "category",
    "contentStatus",
    "Company",
    "Manager",
    "lpwstr",
    "bstr",
];

/// Reads the package if it is one of the three kinds.
pub(crate) fn read(package: &mut Package<'_>, reading: &mut Reading, allowance: &mut Allowance) -> bool {
    let begins = |folder: &str| package.names().iter().any(|name| name.starts_with(folder));
    let (word, excel, slides) = (begins("word/"), begins("xl/"), begins("ppt/"));
    if !word && !excel && !slides {
        return false;
    }
    if package.has("xl/workbook.bin") {
        reading.miss(Unread::Office);
    }
    let sheets = if excel { sheets::read(package, reading, allowance) } else { Vec::new() };
    for index in order(package.names()) {
        let name = package.names()[index].clone();
        if sheets.contains(&name) || reading.is_full() {
            continue;
        }
        let Some(bytes) = package.at(index, reading, allowance) else { continue };
        let whole = match name.as_str() {
            _ if name::extension(&name) == "rels" => links(&bytes, reading),
            _ if name.starts_with("docProps/") => properties(&bytes, reading),
            _ => words::read(&bytes, is_master(&name), reading),
        };
        if !whole {
            reading.miss(Unread::Damaged);
        }
    }
    if reading.is_blank() && package.names().iter().any(|name| name.contains("/media/")) {
        reading.miss(Unread::Picture);
    }
    let embedded = |name: &str| name.contains("/embeddings/") || EMBEDDED.contains(&name::extension(name).as_str());
    package.give(embedded, reading, allowance);
    true
}

/// The XML files that hold words, the main one first and slides by their numbers.
fn order(names: &[String]) -> Vec<usize> {
    let mut found: Vec<_> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| holds_words(name))
        .map(|(index, name)| {
            let main = matches!(name.as_str(), "word/document.xml" | "ppt/presentation.xml" | "xl/workbook.xml");
            let rank = match name.as_str() {
                _ if main => 0,
                _ if name.starts_with("ppt/slides/") => 1,
                _ if name::extension(name) == "rels" => 3,
                _ if name.starts_with("docProps/") => 4,
                _ => 2,
            };
            (rank, name.trim_end_matches(|c: char| !c.is_ascii_digit()).len(), name.as_str(), index)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, _, index)| index).collect()
}

/// Themes and styles hold what the program wrote, not a person.
fn holds_words(name: &str) -> bool {
    let ours = ["word/", "xl/", "ppt/", "docProps/"].iter().any(|folder| name.starts_with(folder));
    let silent = ["/theme/", "/fontTable", "/handoutMasters/", "/notesMasters/", "/styles"];
    ours && matches!(name::extension(name).as_str(), "xml" | "rels") && !silent.iter().any(|part| name.contains(part))
}

/// Masters and layouts of slides hold what the program asks people to fill in, and what stands on every slide.
fn is_master(name: &str) -> bool {
    name.starts_with("ppt/slideMasters/") || name.starts_with("ppt/slideLayouts/")
}

/// Where the document's links lead.
fn links(bytes: &[u8], reading: &mut Reading) -> bool {
    walk(bytes, |step| {
        if let Step::Open(tag) = step {
            let link = tag.get("Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
            if link && tag.get("TargetMode").is_some_and(|mode| mode == "External") {
                reading.push_line(&tag.get("Target").unwrap_or_default());
            }
        }
        !reading.is_full()
    })
}

/// Title, author, company and what else a person entered.
fn properties(bytes: &[u8], reading: &mut Reading) -> bool {
    let mut inside = false;
    walk(bytes, |step| {
        match step {
            Step::Open(tag) => {
                inside = PROPERTIES.contains(&tag.name());
                reading.line();
                if tag.name() == "property" {
                    reading.push_line(&tag.get("name").unwrap_or_default());
                }
            }
            Step::Words(words) if inside => reading.push(words),
            Step::Words(_) => {}
            Step::Close(_) => inside = false,
        }
        !reading.is_full()
    })
}
