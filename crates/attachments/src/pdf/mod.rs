//! PDF: the text of the pages, and what stands beside them: properties, notes, form fields, bookmarks, links, alternative
//! texts, attached files.
//!
//! The file's structure (cross-references, object streams, filters, decryption) is read by `lopdf`; the page's text is put
//! together here, since a PDF places glyphs and knows no words.

mod beside;
mod cmap;
mod font;
mod lexer;
mod matrix;
mod page;
mod weight;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, LoadOptions, Object, ObjectId};

use crate::Unread;
use crate::allowance::Allowance;
use crate::text::Reading;
use page::Painter;

/// Most pages that are read.
const MOST_PAGES: usize = 50_000;
/// Most bytes of one stream of a page.
const LARGEST_STREAM: u64 = 32 << 20;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let Some(largest) = weight::largest_object_stream(bytes) else { return reading.miss(Unread::TooLarge) };
    // A parser of so large a format meets files that nobody thought of. Where it fails on an assertion of its own, the
    // file is a damaged one; nothing that it was working on is used afterwards.
    let loaded = catch_unwind(|| {
        let options = LoadOptions { max_decompressed_size: Some(largest), ..LoadOptions::default() };
        Document::load_mem_with_options(bytes, options)
    });
    let document = match loaded {
        Ok(Ok(document)) => document,
        Ok(Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_))) => {
            return reading.miss(Unread::Encrypted);
        }
        Ok(Err(_)) | Err(_) => return reading.miss(Unread::Damaged),
    };
    if document.is_encrypted() {
        return reading.miss(Unread::Encrypted);
    }
    let whole = catch_unwind(AssertUnwindSafe(|| {
        beside::properties(&document, reading);
        pages(&document, reading, allowance);
        beside::read(&document, reading, allowance);
    }));
    if whole.is_err() {
        reading.miss(Unread::Damaged);
    }
}

fn pages(document: &Document, reading: &mut Reading, allowance: &mut Allowance) {
    let mut pages: Vec<ObjectId> = document.page_iter().take(MOST_PAGES).collect();
    if pages.is_empty() {
        // A broken tree of pages does not make the pages unreadable.
        let page = |object: &Object| object.as_dict().is_ok_and(|dict| dict.has_type(b"Page"));
        pages = document.objects.iter().filter(|(_, object)| page(object)).map(|(id, _)| *id).collect();
    }
    if pages.is_empty() {
        return reading.miss(Unread::Damaged);
    }
    let mut painter = Painter::new(document, reading, allowance);
    for page in pages {
        painter.page(page);
        if painter.is_full() {
            break;
        }
    }
    painter.finish();
}

/// The bytes of a stream, as far as they are allowed.
fn stream(stream: &lopdf::Stream, reading: &mut Reading, allowance: &mut Allowance) -> Option<Vec<u8>> {
    let most = usize::try_from(allowance.next().min(LARGEST_STREAM)).unwrap_or(usize::MAX);
    let content = if stream.filters().is_ok_and(|filters| !filters.is_empty()) {
        stream.decompressed_content_with_limit(most)
    } else {
        Ok(stream.content.iter().take(most).copied().collect())
    };
    match content {
        Ok(content) => {
            allowance.take(content.len() as u64);
            Some(content)
        }
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { limit })) => {
            allowance.take(limit as u64);
            reading.miss(Unread::TooLarge);
            None
        }
        Err(_) => {
            reading.miss(Unread::Damaged);
            None
        }
    }
}
