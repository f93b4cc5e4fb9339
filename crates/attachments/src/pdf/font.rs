//! Fonts: what a code stands for, and how wide its glyph is.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use super::cmap;

/// Most bytes of a font's character map.
const LARGEST_MAP: usize = 4 << 20;
/// Widths of the signs from the space on in Helvetica, for the standard fonts, which are not written into the file.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// A font of a page.
pub(super) struct Font {
    /// Whether a code has two bytes.
    wide: bool,
    /// Whether codes are UTF-16 themselves.
    unicode: bool,
    map: HashMap<u32, String>,
    simple: Vec<String>,
    widths: HashMap<u32, f32>,
    default_width: f32,
}

/// A glyph of a string.
pub(super) struct Glyph<'a> {
    /// What it stands for, if that is known.
    pub(super) text: Option<std::borrow::Cow<'a, str>>,
    /// In sizes of the font.
    pub(super) width: f32,
    /// Whether word spacing is added.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn read(font: &Dictionary, document: &Document) -> Font {
        let kind = font.get_deref(b"Subtype", document).and_then(Object::as_name).unwrap_or_default();
        let wide = kind == b"Type0";
        let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_name).unwrap_or_default();
        let map = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .and_then(|stream| stream.get_plain_content_with_limit(LARGEST_MAP))
            .map(|bytes| cmap::read(&bytes))
            .unwrap_or_default();
        let (widths, default_width) = if wide { wide_widths(font, document) } else { simple_widths(font, document) };
        Font {
            wide,
            unicode: wide && [&b"UCS2"[..], b"UTF16"].iter().any(|form| memchr::memmem::find(encoding, form).is_some()),
            map,
            simple: if wide { Vec::new() } else { simple(font, document) },
            widths,
            default_width,
        }
    }

    /// The glyphs of a string.
    pub(super) fn glyphs<'a>(&'a self, string: &'a [u8]) -> impl Iterator<Item = Glyph<'a>> {
        string.chunks(if self.wide { 2 } else { 1 }).map(|bytes| {
            let code = bytes.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            let text = match self.map.get(&code) {
                Some(text) => Some(text.as_str().into()),
                None if self.unicode => Some(cmap::text(bytes).into()),
                None => self.simple.get(code as usize).filter(|text| !text.is_empty()).map(|text| text.as_str().into()),
            };
            let width = self.widths.get(&code).copied().unwrap_or(self.default_width);
            Glyph { text, width, is_space: bytes == b" " }
        })
    }
}

/// What the 256 codes of a simple font stand for.
fn simple(font: &Dictionary, document: &Document) -> Vec<String> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let described = encoding.and_then(|encoding| encoding.as_dict().ok());
    let base = match described {
        Some(described) => described.get_deref(b"BaseEncoding", document).and_then(Object::as_name).ok(),
        None => encoding.and_then(|encoding| encoding.as_name().ok()),
    };
    // What is written for no encoding at all is in practice that of Windows.
    let base = match base {
        Some(name @ (b"MacRomanEncoding" | b"MacExpertEncoding" | b"StandardEncoding")) => name,
        _ => b"WinAnsiEncoding",
    };
    let mut table = encoded(document, Object::Name(base.to_vec()), 0..=255);
    let differences = described.and_then(|described| described.get_deref(b"Differences", document).ok());
    let mut code = 0_usize;
    for difference in differences.and_then(|list| list.as_array().ok()).into_iter().flatten().take(1024) {
        match difference {
            Object::Integer(number) => code = usize::try_from(*number).unwrap_or(256),
            Object::Name(name) => {
                if let Some(place) = table.get_mut(code) {
                    *place = glyph_name(document, name).unwrap_or_default();
                }
                code += 1;
            }
            _ => {}
        }
    }
    table
}

/// What codes stand for in an encoding that `lopdf` knows.
fn encoded(document: &Document, encoding: Object, codes: std::ops::RangeInclusive<u8>) -> Vec<String> {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    let Ok(encoding) = font.get_font_encoding_with_limit(document, LARGEST_MAP) else { return Vec::new() };
    codes.map(|code| encoding.bytes_to_string(&[code]).unwrap_or_default()).collect()
}

/// What a glyph of this name stands for: a name of Adobe's list, or one that says the code point.
fn glyph_name(document: &Document, name: &[u8]) -> Option<String> {
    let mut described = Dictionary::new();
    described.set("Differences", vec![Object::Integer(1), Object::Name(name.to_vec())]);
    let listed = encoded(document, Object::Dictionary(described), 1..=1).pop().filter(|text| !text.is_empty());
    let named = std::str::from_utf8(name).ok()?.split('.').next()?;
    let code = match named {
        _ if listed.is_some() => return listed,
        "ff" => return Some("ff".to_owned()),
        "ffi" => return Some("ffi".to_owned()),
        "ffl" => return Some("ffl".to_owned()),
        "fi" => return Some("fi".to_owned()),
        "fl" => return Some("fl".to_owned()),
        _ => named.strip_prefix("uni").or_else(|| named.strip_prefix('u'))?,
    };
    let code = code.get(..4.min(code.len()))?;
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).map(String::from)
}

fn number(object: &Object, document: &Document) -> Option<f32> {
    document.dereference(object).ok()?.1.as_float().ok()
}

fn simple_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    // A font that is drawn by the file itself has a scale of its own.
    let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
    let scale = matrix.and_then(|matrix| number(matrix.first()?, document)).unwrap_or(0.001);
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
    let first = u32::try_from(first).unwrap_or(0);
    let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) else {
        let name = font.get_deref(b"BaseFont", document).and_then(Object::as_name).unwrap_or_default();
        let typewriter = name.starts_with(b"Courier");
        let widths = (32..).zip(HELVETICA).map(|(code, width)| (code, f32::from(width) / 1000.0));
        return if typewriter { (HashMap::new(), 0.6) } else { (widths.collect(), 0.556) };
    };
    let widths = (first..).zip(widths.iter().take(256));
    (widths.filter_map(|(code, width)| Some((code, number(width, document)? * scale))).collect(), 0.5)
}

/// Widths by glyph: `[ first [w w w] first last w … ]`.
fn wide_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let descendant = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
    let Some(descendant) = descendant else { return (widths, 1.0) };
    let default = descendant.get(b"DW").ok().and_then(|width| number(width, document)).unwrap_or(1000.0) / 1000.0;
    let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) else { return (widths, default) };
    let code =
        |object: &Object| document.dereference(object).ok()?.1.as_i64().ok().and_then(|code| u32::try_from(code).ok());
    let mut list = list.iter();
    while let (Some(first), Some(second)) = (list.next(), list.next()) {
        let (Some(first), Ok((_, second))) = (code(first), document.dereference(second)) else { break };
        if let Ok(array) = second.as_array() {
            let numbers = (first..).zip(array.iter().take(0x1_0000));
            widths.extend(numbers.filter_map(|(code, width)| Some((code, number(width, document)? / 1000.0))));
        } else if let (Some(last), Some(width)) = (code(second), list.next().and_then(|width| number(width, document)))
        {
            widths.extend((first..=last).take(0x1_0000).map(|code| (code, width / 1000.0)));
        }
        if widths.len() > 0x2_0000 {
            break;
        }
    }
    (widths, default)
}
