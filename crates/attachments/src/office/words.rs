//! The words of documents, slides, notes, comments, drawings and charts.
//!
//! One word is often in several runs, since a correction or a change of language parts it; runs are joined as they are.
//! Where changes are tracked, deleted text is kept in the file. A paragraph with such text is read as it is and, on a line
//! of its own, as it was: read into one another, the deleted word and the one that took its place would be neither.

use crate::text::Reading;
use crate::xml::{Step, Tag, walk};

/// Elements that hold words.
const WORDS: &[&str] = &["t", "delText", "instrText", "delInstrText", "text", "v"];
/// Elements that are a paragraph or more.
const LINES: &[&str] = &["comment", "cm", "text", "threadedComment", "pt", "si", "section"];

/// Reads one of the XML files, of a master without the places to be filled in. Gives whether it is whole.
pub(super) fn read(bytes: &[u8], master: bool, reading: &mut Reading) -> bool {
    let mut place = Place { master, ..Place::default() };
    let whole = walk(bytes, |step| {
        match step {
            Step::Open(tag) => place.open(&tag, reading),
            Step::Close(name) => place.close(name, reading),
            Step::Words(words) => place.words(words, reading),
        }
        !reading.is_full()
    });
    place.end(reading);
    whole
}

/// The paragraph as it was, without its insertions.
#[derive(Default)]
struct Before {
    text: String,
    /// Whether anything of it was deleted.
    differs: bool,
}

/// Where in the document the walk is.
#[derive(Default)]
struct Place {
    /// Elements with words that are open.
    inside: u32,
    /// Open elements from a `Fallback` on: it says once more what stands before it.
    skipped: u32,
    /// Lists of tab stops that are open, whose tabs are none.
    stops: u32,
    /// Cells that are open.
    cells: u32,
    /// Whether the cell has no paragraph yet.
    fresh: bool,
    /// Deletions and insertions that are open.
    deleted: u32,
    inserted: u32,
    before: Before,
    /// Whether it is a master of slides.
    master: bool,
    /// Whether the shape is a place to be filled in.
    asking: bool,
}

impl Place {
    fn words(&mut self, words: &str, reading: &mut Reading) {
        if self.inside == 0 || self.skipped > 0 || self.asking {
            return;
        }
        if self.deleted > 0 {
            self.before.differs = true;
        } else {
            reading.push(words);
        }
        if self.inserted == 0 {
            self.before.text.push_str(words);
        }
    }

    /// Ends a paragraph.
    fn end(&mut self, reading: &mut Reading) {
        let before = std::mem::take(&mut self.before);
        if before.differs {
            reading.push_line(&before.text);
        } else if self.cells == 0 {
            reading.line();
        }
    }

    fn open(&mut self, tag: &Tag<'_>, reading: &mut Reading) {
        let name = tag.name();
        if self.skipped > 0 || name == "Fallback" {
            self.skipped += 1;
            return;
        }
        match name {
            _ if WORDS.contains(&name) => self.inside += 1,
            "p" if self.fresh => self.fresh = false,
            "p" => reading.line(),
            "tc" => {
                self.cells += 1;
                self.fresh = true;
            }
            "tabs" => self.stops += 1,
            "del" | "moveFrom" => self.deleted += 1,
            "ins" | "moveTo" => self.inserted += 1,
            "ph" => self.asking = self.master,
            "tab" | "ptab" if self.stops == 0 => {
                reading.tab();
                self.before.text.push('\t');
            }
            "br" | "cr" => {
                reading.push("\n");
                self.before.text.push('\n');
            }
            "noBreakHyphen" => {
                reading.push("-");
                self.before.text.push('-');
            }
            _ => said(tag, reading),
        }
    }

    fn close(&mut self, name: &str, reading: &mut Reading) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if WORDS.contains(&name) {
            self.inside = self.inside.saturating_sub(1);
        }
        match name {
            "p" => self.end(reading),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "ins" | "moveTo" => self.inserted = self.inserted.saturating_sub(1),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.fresh = false;
                reading.tab();
            }
            "tabs" => self.stops = self.stops.saturating_sub(1),
            "tr" => reading.line(),
            "sp" => self.asking = false,
            _ if LINES.contains(&name) => reading.line(),
            _ => {}
        }
    }
}

/// What stands in attributes: descriptions of pictures, fields, variables, names of sections, what a sheet connects to.
fn said(tag: &Tag<'_>, reading: &mut Reading) {
    let attributes: &[&str] = match tag.name() {
        "docPr" | "cNvPr" => &["title", "descr"],
        "fldSimple" => &["instr"],
        "docVar" => &["name", "val"],
        "section" => &["name"],
        "dbPr" => &["connection", "command"],
        // What a pivot table remembers of its data, also where the data is gone.
        "s" => &["v"],
        _ => return,
    };
    for attribute in attributes {
        if let Some(value) = tag.get(attribute).filter(|value| !value.is_empty()) {
            reading.push_line(&value);
        }
    }
}
