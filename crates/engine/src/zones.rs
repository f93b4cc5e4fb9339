//! Which part of a body is the writer's own, which is quoted from an earlier message, which is a signature.
//!
//! Mail has no markup for either. What counts: lines that start with `>`, everything below the header that mail
//! programs put above a forwarded or answered message, and the `-- ` line of RFC 3676 §4.3 with what follows it.

use std::ops::Range;

use cloison_policy::Field;

use crate::footer::footers;

/// The zones of a body in their order; they cover it without gaps.
#[derive(Clone)]
pub(crate) struct Zones(Vec<(Range<usize>, Field)>);

impl Zones {
    /// A text that is one zone.
    pub(crate) fn whole(text: &str, field: Field) -> Zones {
        Zones(vec![(0..text.len(), field)])
    }

    pub(crate) fn of_body(body: &str) -> Zones {
        let mut zones: Vec<(Range<usize>, Field)> = Vec::new();
        let mut field = Field::Body;
        let mut below_header = false;
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            let content = line.trim();
            if content.starts_with('>') {
                field = Field::Quote;
            } else if below_header || is_thread_header(content) {
                below_header = true;
                field = Field::Quote;
            } else if line.trim_end_matches(['\r', '\n']) == "-- " || line.trim_end() == "--" {
                field = Field::Signature;
            } else if field == Field::Quote && !content.is_empty() {
                field = if is_attribution(content) { Field::Quote } else { Field::Body };
            } else if field == Field::Body && is_attribution(content) {
                field = Field::Quote;
            }
            let end = at + line.len();
            match zones.last_mut() {
                Some((range, last)) if *last == field => range.end = end,
                _ => zones.push((at..end, field)),
            }
            at = end;
        }
        for footer in footers(body) {
            carve(&mut zones, &footer);
        }
        Zones(zones)
    }

    pub(crate) fn into_parts(self) -> Vec<(Range<usize>, Field)> {
        self.0
    }

    /// The zones of a field.
    pub(crate) fn of(&self, field: Field) -> impl Iterator<Item = Range<usize>> {
        self.0.iter().filter(move |(_, of)| *of == field).map(|(range, _)| range.clone())
    }

    /// The zone in which an offset lies.
    pub(crate) fn field_at(&self, offset: usize) -> Field {
        let after = self.0.partition_point(|(range, _)| range.start <= offset);
        self.0.get(after.saturating_sub(1)).map_or(Field::Body, |(_, field)| *field)
    }
}

/// Makes a footer of what the writer seems to say in a range. In a thread or a signature it is a part of these.
fn carve(zones: &mut Vec<(Range<usize>, Field)>, footer: &Range<usize>) {
    let mut carved = Vec::with_capacity(zones.len() + 2);
    for (zone, field) in zones.drain(..) {
        let (start, end) = (zone.start.max(footer.start), zone.end.min(footer.end));
        if field != Field::Body || start >= end {
            carved.push((zone, field));
            continue;
        }
        let parts = [(zone.start..start, field), (start..end, Field::Footer), (end..zone.end, field)];
        carved.extend(parts.into_iter().filter(|(part, _)| !part.is_empty()));
    }
    *zones = carved;
}

/// `-----Original Message-----` and its like, below which everything is quoted.
fn is_thread_header(line: &str) -> bool {
    let dashed = line.starts_with("--") || line.starts_with("__");
    let titles: &[&str] = if dashed {
        &[
            "original message",
            "forwarded message",
            "message d'origine",
            "message d’origine",
            "message original",
            "message transféré",
            "message transmis",
        ]
    } else if line.starts_with("Begin") || line.starts_with("Début") {
        &["begin forwarded message", "début du message transféré", "début du message réexpédié"]
    } else {
        return false;
    };
    let title = line.trim_matches(|c: char| matches!(c, '-' | '_' | ':') || c.is_whitespace()).to_lowercase();
    titles.contains(&title.as_str())
}

/// `On …, … wrote:` and `Le …, … a écrit :`.
fn is_attribution(line: &str) -> bool {
    let line = line.trim_end();
    let Some(rest) = line.strip_suffix(':') else { return false };
    let rest = rest.trim_end();
    line.len() < 300
        && ((line.starts_with("On ") && rest.ends_with(" wrote"))
            || (line.starts_with("Le ") && (rest.ends_with(" a écrit") || rest.ends_with(" écrivait"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(body: &str) -> Vec<(&str, Field)> {
        Zones::of_body(body).0.into_iter().map(|(range, field)| (&body[range], field)).collect()
    }

    #[test]
    fn quotes_headers_and_signatures() {
        assert_eq!(
            fields("mine\n> theirs\nmine again"),
            [("mine\n", Field::Body), ("> theirs\n", Field::Quote), ("mine again", Field::Body),]
        );
        assert_eq!(
            fields("yes\n\nLe lundi 3 mai, Inès a écrit :\n> non\n"),
            [("yes\n\n", Field::Body), ("Le lundi 3 mai, Inès a écrit :\n> non\n", Field::Quote),]
        );
        assert_eq!(
            fields("see\n---------- Forwarded message ----------\nFrom: X\nsecret"),
            [("see\n", Field::Body), ("---------- Forwarded message ----------\nFrom: X\nsecret", Field::Quote),]
        );
        assert_eq!(fields("bye\n-- \nLéa\n06 12"), [("bye\n", Field::Body), ("-- \nLéa\n06 12", Field::Signature)]);
    }

    #[test]
    fn legal_notices_are_carved_out() {
        let notice = "Confidential, for the intended recipient; if you got it in error, delete it.";
        assert_eq!(
            fields(&format!("Yes.\n\n{notice}\n\nPS: no.")),
            [("Yes.\n\n", Field::Body), (&*format!("{notice}\n\n"), Field::Footer), ("PS: no.", Field::Body)]
        );
        assert_eq!(fields(&format!("> {notice}")), [(&*format!("> {notice}"), Field::Quote)]);
    }

    #[test]
    fn every_offset_has_a_field() {
        let zones = Zones::of_body("a\n> b\n");
        assert_eq!(
            (zones.field_at(0), zones.field_at(3), zones.field_at(99)),
            (Field::Body, Field::Quote, Field::Quote)
        );
        assert_eq!(Zones::of_body("").field_at(0), Field::Body);
    }
}
