//! Files that are made for the tests.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses some of them, and in tests only")]

use std::io::{Cursor, Write};

use cloison_attachments::{Bounds, Part, read};
use zip::write::SimpleFileOptions;

/// A zip of these members.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document of Word with this body and these other files.
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:a=\"a\" xmlns:mc=\"m\" \
         xmlns:wp=\"p\"><w:body>{body}</w:body></w:document>"
    );
    let mut members = vec![("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", document.as_bytes())];
    members.extend(others.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&members)
}

/// Bytes as the streams of a PDF are compressed.
pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A compound file of these streams.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        let path = std::path::Path::new(name);
        file.create_storage_all(path.parent().unwrap()).unwrap();
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// A PDF of these objects, numbered from one; the first is the catalogue.
pub(crate) fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(trailer.as_bytes());
    file
}

/// A PDF of one page with this content, whose font `F` is Helvetica.
pub(crate) fn page(content: &str) -> Vec<u8> {
    pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        &stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        &stream("/Type/XObject/Subtype/Form/Resources<</Font<</F 5 0 R>>>>", "BT /F 9 Tf (within a form) Tj ET"),
    ])
}

/// A stream of a PDF.
pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
}

/// The parts of a file.
pub(crate) fn parts(name: &str, bytes: &[u8]) -> Vec<Part> {
    read(name, bytes, &Bounds::default())
}

/// The only part of a file.
pub(crate) fn only(name: &str, bytes: &[u8]) -> Part {
    let mut parts = parts(name, bytes);
    assert_eq!(parts.len(), 1, "{parts:?}");
    parts.remove(0)
}

/// The text of a file that is read to its end.
pub(crate) fn text(name: &str, bytes: &[u8]) -> String {
    let part = only(name, bytes);
    assert_eq!(part.unread, None, "{part:?}");
    part.text
}

/// Asserts that the text has all of these words.
pub(crate) fn holds(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "no {word:?} in {text:?}");
    }
}
