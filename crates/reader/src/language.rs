//! Whether a draft is in a language that the reader reads: it was taught English and French, and has no opinion on others.

use cloison_engine::Field;
use whatlang::Lang;

use crate::sentences::Sentence;

/// Shorter texts, in letters, are read whatever they look like: too few to tell a language by.
const ENOUGH: usize = 40;

/// Whether a draft is surely in no language that the reader reads.
pub(crate) fn is_foreign(sentences: &[Sentence]) -> bool {
    // The writer's own words say it, if there are enough of them; a thread below may be in another language.
    let text = |quoted: bool| {
        let all = sentences.iter().filter(|one| (one.field == Field::Quote) == quoted);
        all.map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let enough = |text: &String| text.chars().filter(|letter| letter.is_alphabetic()).count() >= ENOUGH;
    let text = Some(text(false)).filter(enough).or_else(|| Some(text(true)).filter(enough));
    let found = text.and_then(|text| whatlang::detect(&text));
    found.is_some_and(|found| found.is_reliable() && !matches!(found.lang(), Lang::Eng | Lang::Fra))
}

#[cfg(test)]
mod tests {
    use cloison_engine::Draft;

    use super::*;
    use crate::sentences::sentences;

    fn of(body: &str) -> bool {
        is_foreign(&sentences(&Draft { body: body.into(), ..Draft::default() }))
    }

    #[test]
    fn what_is_not_english_or_french_is_known() {
        for text in [
            "Wir trennen uns am dritten von Karim und Julie, sie wissen es noch nicht, und so soll es bleiben.",
            "El lunes despedimos a la mitad del equipo, y nadie debe saberlo antes de las elecciones.",
            "Мы уволим половину команды после выборов, и никто не должен об этом узнать.",
            "我们将在选举之后解雇一半的团队成员，在此之前任何人都不应该知道这件事情，请把这个消息放在心里，不要写在邮件里面。",
        ] {
            assert!(of(text), "{text}");
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
            assert!(!of(text), "{text}");
        }
    }
}
