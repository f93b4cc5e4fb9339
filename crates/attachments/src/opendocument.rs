//! `OpenDocument` texts, sheets and slides, packed or as one XML file; and books (EPUB), which are packed alike.

use crate::allowance::Allowance;
use crate::archive::Package;
use crate::text::Reading;
use crate::xml::{Step, Tag, walk};
use crate::{Unread, html, name, plain};

/// Elements of the properties that a person entered, or that name him.
const PROPERTIES: &[&str] = &[
    "title",
    "description",
    "subject",
    "keyword",
    "creator",
    "initial-creator",
    "printed-by",
    "user-defined",
    "desc",
    "creator-initials",
];
/// Most spaces that one element stands for.
const MOST_SPACES: usize = 100;

/// Reads the package if it is an `OpenDocument` or a book.
pub(crate) fn read(package: &mut Package<'_>, reading: &mut Reading, allowance: &mut Allowance) -> bool {
    if package.has("META-INF/container.xml") {
        book(package, reading, allowance);
        return true;
    }
    if !package.has("META-INF/manifest.xml") || !package.has("content.xml") {
        return false;
    }
    let manifest = package.get("META-INF/manifest.xml", reading, allowance).unwrap_or_default();
    if is_encrypted(&manifest) {
        reading.miss(Unread::Encrypted);
        return true;
    }
    for part in ["content.xml", "styles.xml", "meta.xml"] {
        for index in 0..package.names().len() {
            let name = &package.names()[index];
            // Charts and formulas within are folders with the same files.
            let named = name.strip_suffix(part).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'));
            if !named || reading.is_full() {
                continue;
            }
            let Some(bytes) = package.at(index, reading, allowance) else { continue };
            words(&bytes, reading);
        }
    }
    if reading.is_blank() && package.names().iter().any(|name| name.starts_with("Pictures/")) {
        reading.miss(Unread::Picture);
    }
    let object = |name: &str| name.starts_with("Object ") && !name.contains('/');
    package.give(object, reading, allowance);
    true
}

/// Reads the one XML file that some programs write instead.
pub(crate) fn read_flat(bytes: &[u8], reading: &mut Reading) {
    words(bytes, reading);
}

fn is_encrypted(manifest: &[u8]) -> bool {
    let mut found = false;
    walk(manifest, |step| {
        found |= matches!(step, Step::Open(tag) if tag.name() == "encryption-data");
        !found
    });
    found
}

/// Every page of a book, and what it says of itself.
fn book(package: &mut Package<'_>, reading: &mut Reading, allowance: &mut Allowance) {
    for index in 0..package.names().len() {
        let kind = name::extension(&package.names()[index]);
        if !matches!(kind.as_str(), "xhtml" | "html" | "htm" | "opf") || reading.is_full() {
            continue;
        }
        let Some(bytes) = package.at(index, reading, allowance) else { continue };
        html::read(&plain::decode(&bytes), reading);
        reading.line();
    }
}

/// The paragraphs of a document, wherever they stand: in the body, in notes, in comments, among deleted passages.
fn words(bytes: &[u8], reading: &mut Reading) {
    let mut place = Place::default();
    let whole = walk(bytes, |step| {
        match step {
            Step::Open(tag) => place.open(&tag, reading),
            Step::Close(name) => place.close(name, reading),
            Step::Words(words) if place.paragraphs > 0 => paragraph(words, reading),
            Step::Words(words) if place.property => reading.push(words),
            Step::Words(_) => {}
        }
        !reading.is_full()
    });
    reading.line();
    if !whole {
        reading.miss(Unread::Damaged);
    }
}

/// Where in the document the walk is.
#[derive(Default)]
struct Place {
    paragraphs: u32,
    property: bool,
    /// Cells that are open.
    cells: u32,
    /// Whether the cell has no paragraph yet.
    fresh: bool,
}

impl Place {
    fn open(&mut self, tag: &Tag<'_>, reading: &mut Reading) {
        match tag.name() {
            "p" | "h" => {
                if !std::mem::take(&mut self.fresh) {
                    reading.line();
                }
                self.paragraphs += 1;
            }
            "s" if self.paragraphs > 0 => {
                let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                reading.push(&" ".repeat(count.min(MOST_SPACES)));
            }
            "tab" if self.paragraphs > 0 => reading.tab(),
            "line-break" => reading.push("\n"),
            "table" => reading.push_line(&tag.get("name").unwrap_or_default()),
            "table-row" => reading.line(),
            "table-cell" | "covered-table-cell" => {
                self.cells += 1;
                self.fresh = true;
                reading.cell();
            }
            name if self.paragraphs == 0 && PROPERTIES.contains(&name) => {
                self.property = true;
                reading.line();
                if let Some(name) = tag.get("name") {
                    reading.push_line(&name);
                }
            }
            "a" => {
                if let Some(target) = tag.get("href").filter(|target| !target.starts_with('#')) {
                    reading.push(&format!("{target} "));
                }
            }
            "desc" | "title" => self.property = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, reading: &mut Reading) {
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.cells == 0 {
                    reading.line();
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.cells = self.cells.saturating_sub(1);
                self.fresh = false;
            }
            "table-row" => reading.line(),
            _ if self.property => {
                self.property = false;
                reading.line();
            }
            _ => {}
        }
    }
}

/// Line ends and runs of spaces in a paragraph are one space; further ones have an element.
fn paragraph(words: &str, reading: &mut Reading) {
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_whitespace() {
            reading.space();
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        } else {
            let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            reading.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
}
