//! A password, PIN or code **with its value**: "the password is Tulip-42", "mdp : hunter2". Talk about passwords
//! without one ("reset your password on the intranet") is not found.
//!
//! The name of the secret is followed by a sign or a verb of equality and then by something that no sentence would go
//! on with: a token with a digit or a symbol inside, in quotes, or alone on the rest of its line after a colon.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Found;
use crate::fold::Folded;

/// Names of secrets, then at most a few words that belong to the name, then the sign.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"(?:pass ?(?:word|code|phrase)s?|pwd|passwd|mots? de passe|mdp|phrases? de passe|codes? (?:pin|secret|d'acces|wi-?fi|confidentiel|de (?:validation|verification|securite|connexion|la porte|l'entree|l'immeuble|l'alarme|portail))|code|digicode|pin(?: code| number)?|(?:door|alarm|access|entry|gate|security|verification|login|one-time|2fa|backup|recovery) codes?|cle (?:wi-?fi|wpa|api|secrete)|(?:wi-?fi|wpa|api|secret|recovery) keys?|otp)";
    let belongs = r"(?:[ \t]+(?:for|to|of|on|at|du|de|des|pour|the|a|la|le|les|l'|d'|my|our|your|mon|notre|ton|votre|new|nouveau|here|is|now|still|temporary|admin|wifi|wi-fi)?[ \t]*[a-z0-9@.'-]{1,24}){0,5}?";
    let sign = r"[ \t]*(?::|=|->|→|\bis\b|\best\b|\bc'est\b|\bwill be\b|\bsera\b|\bremains\b|\breste\b)[ \t\n]*(?:now|still|toujours|maintenant)?[ \t]*";
    Regex::new(&format!(r"(?-u:\b){name}(?-u:\b){belongs}{sign}")).ok()
});

/// Most bytes of a value.
const LONGEST: usize = 80;

pub(crate) fn scan(text: &Folded<'_>, found: &mut Found<'_>) {
    let Some(name) = NAME.as_ref() else { return };
    let mut at = 0;
    while let Some(place) = name.find_at(&text.text, at) {
        if let Some(value) = value(text, place.end()) {
            at = value.end;
            found(place.start()..value.end);
        } else {
            at = place.end().max(place.start() + 1);
        }
    }
}

/// The value that starts at a folded offset, if it is one.
fn value(text: &Folded<'_>, start: usize) -> Option<Range<usize>> {
    let rest = &text.text[start..];
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) {
        let inside = &rest[1..];
        let end = inside.find(quote).filter(|length| (3..=LONGEST).contains(length))?;
        let value = inside[..end].trim();
        let one = !value.is_empty() && value.split(' ').count() <= 6;
        return one.then_some(start..start + end + 2);
    }
    let token =
        rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '"')).next().unwrap_or_default();
    let token = token.trim_end_matches(['.', '?', ':']);
    if !(3..=LONGEST).contains(&token.len()) || token.contains("://") || token.starts_with("www.") {
        return None;
    }
    let range = start..start + token.len();
    let written = &text.original[text.span(range.clone())];
    is_secret(written).then_some(range)
}

fn is_secret(written: &str) -> bool {
    let has = |test: fn(char) -> bool| written.chars().any(test);
    let inside_capital = written.chars().skip(1).any(char::is_uppercase) && has(char::is_lowercase);
    let symbol = has(|c| matches!(c, '!' | '#' | '$' | '%' | '&' | '*' | '+' | '=' | '?' | '_' | '^' | '~'));
    let digits = written.chars().filter(char::is_ascii_digit).count();
    // `12h`, `2nd` and `10%` are no secrets; four digits, or digits among letters, may be.
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let ordinal = digits <= 2 && letters <= 3 && !symbol;
    (digits >= 1 && letters + digits >= 4 && !ordinal) || (symbol && letters >= 4) || (inside_capital && letters >= 6)
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn values() {
        check(
            Detector::SecretValue,
            &[
                "the [password is Tulip-42].",
                "[mdp : hunter2]",
                "[Mot de passe du wifi : Soleil2024!] merci",
                "[code de la porte : 4471B]",
                "[PIN is 4471]",
                "[passphrase: \"correct horse battery staple\"]",
                "the [password for the press inbox is now Larkspur-1911]",
            ],
            &[
                "The password is on the intranet.",
                "reset your password today",
                "mot de passe : consultez le guide",
                "le code est prêt",
                "the dress code is smart",
                "code: see below",
                "the password is long",
            ],
        );
    }
}
