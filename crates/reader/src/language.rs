//! Whether a draft is in a language that the reader reads: it was taught English and French, and has no opinion on others.

use cloison_engine::{Draft, Field};
use whatlang::Lang;

use crate::sentences::sentences;

/// Shorter texts, in letters, are read whatever they look like: too few to tell a language by.
const ENOUGH: usize = 40;

/// The language of a draft in ISO 639-3, if it is surely none that the reader reads.
#[must_use]
pub fn foreign_language(draft: &Draft) -> Option<&'static str> {
    // The writer's own words say it, if there are enough of them; a thread below may be in another language.
    let (quoted, own): (Vec<_>, Vec<_>) = sentences(draft).into_iter().partition(|one| one.field == Field::Quote);
    let text = |all: Vec<crate::sentences::Sentence>| {
        all.into_iter().map(|sentence| sentence.text).collect::<Vec<_>>().join("\n")
    };
    let enough = |text: &String| text.chars().filter(|letter| letter.is_alphabetic()).count() >= ENOUGH;
    let text = Some(text(own)).filter(enough).or_else(|| Some(text(quoted)).filter(enough))?;
    let found = whatlang::detect(&text)?;
    let read = matches!(found.lang(), Lang::Eng | Lang::Fra);
    (found.is_reliable() && !read).then(|| found.lang().code())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Option<&'static str> {
        foreign_language(&Draft { body: body.into(), ..Draft::default() })
    }

    #[test]
    fn what_is_not_english_or_french_is_known() {
        for (text, expected) in [
            (
                "Wir trennen uns am dritten von Karim und Julie, sie wissen es noch nicht, und so soll es bleiben.",
                "deu",
            ),
            ("El lunes despedimos a la mitad del equipo, y nadie debe saberlo antes de las elecciones.", "spa"),
            ("Мы уволим половину команды после выборов, и никто не должен об этом узнать.", "rus"),
            (
                "我们将在选举之后解雇一半的团队成员，在此之前任何人都不应该知道这件事情，请把这个消息放在心里，不要写在邮件里面。",
                "cmn",
            ),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
        for text in [
            "So we part ways with Karim and Julie on the third. They have not been told.",
            "On se sépare de Karim et de Julie le 3, ils ne le savent pas encore, et c'est très bien ainsi.",
            "on se voit a 18h salle 4 jamene les prospectus et les badges pour tout le monde",
            "So we part ways with Karim and Julie on the third, before lunch.\n\n> Wir trennen uns am dritten von Karim und Julie, \
             sie wissen es noch nicht, und so soll es bleiben.\n",
            "ok",
            "",
            "42 · 17:30 · B12",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
