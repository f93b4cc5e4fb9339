//! Walking through XML, element by element.
//!
//! Office documents name the same things with other prefixes and even other namespaces, so only local names are looked
//! at. Nothing is nested here: whoever listens counts for himself, so that no depth of elements exhausts the stack, and
//! entities that a document declares are not expanded.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::plain;

/// One step through a document.
pub(crate) enum Step<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    Words(&'a str),
}

/// The beginning of an element.
pub(crate) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this local name.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let attributes = self.0.attributes().with_checks(false).flatten().collect::<Vec<_>>();
        let found = attributes.into_iter().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value))
    }
}

/// Whether the walk goes on.
pub(crate) type GoOn = bool;

/// Walks through a document. Gives whether it was well-formed to the end, or to where the listener stopped.
pub(crate) fn walk(bytes: &[u8], mut listen: impl FnMut(Step<'_>) -> GoOn) -> bool {
    let text = plain::decode(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    loop {
        let go_on = match reader.read_event() {
            Ok(Event::Start(tag)) => listen(Step::Open(Tag(&tag))),
            Ok(Event::End(tag)) => listen(Step::Close(tag.local_name().into_inner())),
            Ok(Event::Text(words)) => listen(Step::Words(&words.xml10_content())),
            Ok(Event::CData(words)) => listen(Step::Words(&words.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                let sign = reference.resolve_char_ref().ok().flatten();
                let words = sign.map(String::from);
                let words = words.as_deref().or_else(|| resolve_predefined_entity(&reference));
                words.is_none_or(|words| listen(Step::Words(words)))
            }
            Ok(Event::Eof) => return true,
            Ok(_) => true,
            Err(_) => return false,
        };
        if !go_on {
            return true;
        }
    }
}
