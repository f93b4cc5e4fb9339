//! HTML: what a reader sees, and what he sees when he points at it (`title`, `alt`). No scripts, no styles.

use mail_parser::decoders::html::add_html_token;

use crate::text::Reading;

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "text",
    "textarea",
    "tfoot",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Attributes that a person sees or hears.
const SEEN: &[&str] = &["alt", "title", "placeholder", "aria-label", "label", "value", "summary"];

/// Elements whose content is no text.
const SILENT: &[&str] = &["script", "style"];

pub(crate) fn read(html: &str, reading: &mut Reading) {
    let mut rest = html;
    while !rest.is_empty() && !reading.is_full() {
        let Some(at) = rest.find('<') else {
            words(rest, reading);
            break;
        };
        words(&rest[..at], reading);
        rest = markup(&rest[at..], reading);
    }
}

/// Reads what begins with `<`; gives what follows it.
fn markup<'a>(rest: &'a str, reading: &mut Reading) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    if let Some(data) = rest.strip_prefix("<![CDATA[") {
        let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
        reading.push(data);
        return after;
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return rest.split_once('>').map_or("", |(_, after)| after);
    }
    let inside = &rest[1..];
    let closing = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        reading.push("<");
        return inside;
    }
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(name.len());
    let (tag, after) = (name[..end].to_ascii_lowercase(), &name[end..]);
    let after = attributes(after, reading);
    element(&tag, reading);
    if !closing && SILENT.contains(&tag.as_str()) { silent(&tag, after) } else { after }
}

/// The breaks that an element makes.
fn element(tag: &str, reading: &mut Reading) {
    // Prefixes are those of HTML within other XML.
    let tag = tag.rsplit(':').next().unwrap_or(tag);
    match tag {
        "br" => reading.push("\n"),
        "td" | "th" => reading.cell(),
        _ if BLOCKS.contains(&tag) => reading.line(),
        _ => {}
    }
}

/// Skips what is no text: gives what follows the element's end.
fn silent<'a>(tag: &str, rest: &'a str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let name = from + at + 2;
        if rest.get(name..name + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)) {
            return rest[name..].split_once('>').map_or("", |(_, after)| after);
        }
        from = name;
    }
    ""
}

/// Reads attributes up to the tag's end; gives what follows it.
fn attributes<'a>(mut rest: &'a str, reading: &mut Reading) -> &'a str {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return rest;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
        let end = end.unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8));
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else { continue };
        let (value, after) = attribute_value(value.trim_start());
        rest = after;
        if SEEN.iter().any(|seen| name.eq_ignore_ascii_case(seen)) && !value.trim().is_empty() {
            reading.space();
            words(value, reading);
            reading.space();
        }
    }
}

/// A value, quoted or not, and what follows it.
fn attribute_value(rest: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(value) = rest.strip_prefix(quote) {
            return value.split_once(quote).unwrap_or((value, ""));
        }
    }
    rest.split_at(rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len()))
}

/// Text between tags: spaces are one, entities are what they stand for.
fn words(text: &str, reading: &mut Reading) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '&' {
            let (entity, after) = split_entity(rest);
            let mut sign = String::new();
            add_html_token(&mut sign, entity.as_bytes(), false);
            reading.push(&sign);
            rest = after;
        } else if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            reading.space();
            rest = &rest[1..];
        } else {
            let end = rest.find(['&', ' ', '\t', '\n', '\r', '\u{c}']).unwrap_or(rest.len());
            reading.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

/// `&name;` and what follows, or the sign `&` alone.
fn split_entity(rest: &str) -> (&str, &str) {
    let name = rest[1..].bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    if name > 0 && rest.as_bytes().get(1 + name) == Some(&b';') { rest.split_at(name + 2) } else { rest.split_at(1) }
}
