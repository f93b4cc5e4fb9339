//! Sheets of Excel 97 to 2003: a stream of records, the strings of all cells in one of them.

use super::{Compound, number, offset, western, wide};
use crate::Unread;
use crate::allowance::Allowance;
use crate::text::Reading;

/// Most strings that cells may share.
const MOST_STRINGS: usize = 4_000_000;

pub(super) fn read(file: &mut Compound<'_>, reading: &mut Reading, allowance: &mut Allowance) {
    let Some(stream) = file.get("/Workbook", reading, allowance) else { return };
    let records = records(&stream);
    if records.iter().any(|(kind, _)| *kind == 0x2f) {
        return reading.miss(Unread::Encrypted);
    }
    let mut sheets = Sheets { strings: Vec::new(), row: None, reading };
    for (index, (kind, data)) in records.iter().enumerate() {
        let following = records[index + 1..].iter().take_while(|(kind, _)| *kind == 0x3c).map(|(_, data)| *data);
        match kind {
            // The strings go on in the records that follow.
            0xfc => {
                let chunks = std::iter::once(data.get(8..).unwrap_or_default()).chain(following);
                sheets.strings = Chunks { chunks: chunks.collect(), at: 0 }.strings();
            }
            // The text of a comment or a box is in the record that follows.
            0x01b6 => {
                let length = offset(data, 10, 2).unwrap_or(0);
                let chunks = Chunks { chunks: following.collect(), at: 0 };
                let text = chunks.text_after_flags(length).unwrap_or_default();
                sheets.reading.push_line(&text);
            }
            _ => sheets.record(*kind, data),
        }
        if sheets.reading.is_full() {
            break;
        }
    }
    let left: Vec<String> = sheets.strings.iter().filter(|(_, used)| !used).map(|(text, _)| text.clone()).collect();
    for text in left {
        reading.push_line(&text);
    }
}

/// The records: kind and content.
fn records(stream: &[u8]) -> Vec<(u16, &[u8])> {
    let mut found = Vec::new();
    let mut rest = stream;
    while let [kind, kind_high, length, length_high, after @ ..] = rest {
        let length = usize::from(u16::from_le_bytes([*length, *length_high]));
        let (data, next) = after.split_at(length.min(after.len()));
        found.push((u16::from_le_bytes([*kind, *kind_high]), data));
        rest = next;
    }
    found
}

struct Sheets<'a> {
    strings: Vec<(String, bool)>,
    row: Option<u64>,
    reading: &'a mut Reading,
}

impl Sheets<'_> {
    fn record(&mut self, kind: u16, data: &[u8]) {
        match kind {
            0x85 => self.line(data, 6, 1),
            0x14 | 0x15 => self.line(data, 0, 2),
            0x18 => {
                let length = offset(data, 3, 1).unwrap_or(0);
                self.reading.push_line(&text(data, 14, length).unwrap_or_default());
            }
            0xfd => {
                let index = offset(data, 6, 4).unwrap_or(usize::MAX);
                let Some((text, used)) = self.strings.get_mut(index) else { return };
                *used = true;
                let text = text.clone();
                self.cell(data, &text);
            }
            0x0204 => {
                let text = offset(data, 6, 2).and_then(|length| text(data, 8, length)).unwrap_or_default();
                self.cell(data, &text);
            }
            0x0207 => {
                let text = offset(data, 0, 2).and_then(|length| text(data, 2, length)).unwrap_or_default();
                self.reading.cell();
                self.reading.push(&text);
            }
            0x0203 => self.cell_number(data, float(data, 6)),
            // The result of a formula, unless it is a text, which follows.
            0x06 if number(data, 12, 2) != Some(0xffff) => self.cell_number(data, float(data, 6)),
            0x06 => self.cell(data, ""),
            0x027e => self.cell_number(data, number(data, 6, 4).map(packed)),
            0xbd => {
                for place in (4..data.len().saturating_sub(6)).step_by(6) {
                    self.cell_number(data, number(data, place + 2, 4).map(packed));
                }
            }
            _ => {}
        }
    }

    fn line(&mut self, data: &[u8], at: usize, width: usize) {
        let text = offset(data, at, width).and_then(|length| text(data, at + width, length));
        self.reading.push_line(&text.unwrap_or_default());
    }

    /// A cell on the row that the record's head names.
    fn cell(&mut self, data: &[u8], text: &str) {
        let row = number(data, 0, 2);
        if self.row != row {
            self.reading.line();
            self.row = row;
        }
        if !text.is_empty() {
            self.reading.cell();
            self.reading.push(text);
        }
    }

    fn cell_number(&mut self, data: &[u8], value: Option<f64>) {
        if let Some(value) = value {
            self.cell(data, &value.to_string());
        }
    }
}

fn float(data: &[u8], at: usize) -> Option<f64> {
    number(data, at, 8).map(f64::from_bits)
}

/// A number in four bytes: a whole one, or the upper half of a float, in hundredths if so marked.
fn packed(value: u64) -> f64 {
    let bits = u32::try_from(value).unwrap_or_default();
    let number =
        if bits & 2 != 0 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

/// A text of so many characters, after a byte that says whether they are wide.
fn text(data: &[u8], at: usize, length: usize) -> Option<String> {
    let chunks = Chunks { chunks: vec![data.get(at..)?], at: 0 };
    chunks.text_after_flags(length)
}

/// Strings that go on from record to record.
struct Chunks<'a> {
    chunks: Vec<&'a [u8]>,
    at: usize,
}

impl Chunks<'_> {
    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 && self.at < self.chunks.len() {
            let step = bytes.min(self.chunks[self.at].len());
            self.chunks[self.at] = &self.chunks[self.at][step..];
            bytes -= step;
            if self.chunks[self.at].is_empty() {
                self.at += 1;
            }
        }
    }

    /// A number; those are never parted.
    fn number(&mut self, length: usize) -> Option<usize> {
        while self.chunks.get(self.at)?.is_empty() {
            self.at += 1;
        }
        let number = offset(self.chunks[self.at], 0, length)?;
        self.chunks[self.at] = &self.chunks[self.at][length..];
        Some(number)
    }

    /// Characters; where they go on in the next record, it begins with a byte that says anew whether they are wide.
    fn text(&mut self, mut length: usize, mut wide_signs: bool) -> Option<String> {
        let mut text = String::new();
        while length > 0 {
            if self.chunks.get(self.at)?.is_empty() {
                self.at += 1;
                wide_signs = self.number(1)? & 1 != 0;
            }
            let chunk = self.chunks.get(self.at)?;
            let width = if wide_signs { 2 } else { 1 };
            let count = length.min(chunk.len() / width);
            if count == 0 {
                // Half a sign.
                self.chunks[self.at] = &[];
                continue;
            }
            let (bytes, rest) = chunk.split_at(count * width);
            text.push_str(&if wide_signs { wide(bytes) } else { western(bytes) });
            self.chunks[self.at] = rest;
            length -= count;
        }
        Some(text)
    }

    fn text_after_flags(mut self, length: usize) -> Option<String> {
        let flags = self.number(1)?;
        self.text(length, flags & 1 != 0)
    }

    /// All strings, none of them used yet.
    fn strings(mut self) -> Vec<(String, bool)> {
        let mut found = Vec::new();
        while let Some(string) = self.string() {
            found.push((string, false));
            if found.len() >= MOST_STRINGS {
                break;
            }
        }
        found
    }

    /// A string, with formats and spoken forms after it, which are skipped.
    fn string(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let flags = self.number(1)?;
        let formats = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let spoken = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let text = self.text(length, flags & 1 != 0)?;
        self.skip(formats * 4);
        self.skip(spoken);
        Some(text)
    }
}
