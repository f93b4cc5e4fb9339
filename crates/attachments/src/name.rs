//! Names of files, for showing. They come from strangers' archives and may hold anything.

/// Most characters of a name.
const LONGEST: usize = 200;

/// A name without control characters, marks that turn the writing round, and steps out of the folder. Where nothing is
/// left, `otherwise`.
pub(crate) fn display(name: &str, otherwise: &str) -> String {
    let shown: String = name.chars().filter(|c| !misleads(*c)).collect();
    let steps = shown.split(['/', '\\']).map(str::trim).filter(|step| !matches!(*step, "" | "." | ".."));
    let name = steps.collect::<Vec<_>>().join("/");
    if name.is_empty() { otherwise.to_owned() } else { shortened(&name) }
}

/// The name of a file within a file.
pub(crate) fn within(outer: &str, inner: &str) -> String {
    shortened(&format!("{outer}/{}", display(inner, "file")))
}

/// Control characters, and those that are not seen but change what is.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The beginning and, since it tells the kind, the end of a name that is too long.
fn shortened(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= LONGEST {
        return name.to_owned();
    }
    let (head, tail) = (LONGEST / 2, LONGEST - LONGEST / 2 - 1);
    let mut short: String = characters[..head].iter().collect();
    short.push('…');
    short.extend(&characters[characters.len() - tail..]);
    short
}

/// The end of a name after its last dot, in small letters.
pub(crate) fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}
