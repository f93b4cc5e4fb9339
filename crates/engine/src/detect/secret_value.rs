//! A password, PIN or code **with its value**: "the password is Tulip-42", "mdp : hunter2", "482913 is your code".
//! Talk about passwords without one ("reset your password on the intranet") is not found.
//!
//! From the name of a secret, a few words lead to a sign or a verb of equality, and this to something that no sentence
//! would go on with: a token with a digit or a symbol inside, in quotes, or alone on the rest of its line. A bare
//! "code" wants digits; what it opens ("door", "verification") lets letters in, and what it is good for otherwise
//! ("booking", "postal") rules it out.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Found;
use super::context::{line_after, line_before};
use super::secret_form::{
    LONGEST, alone, has_symbol, is_name, is_secret, lettered, number, phrase, quoted, second, sign, token, words,
};
use super::secret_names::{Kind, NAMES, Says, says};
use crate::fold::Folded;

static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(NAMES.iter().map(|(name, _)| name)).ok()
});

/// Most bytes from a name to its value.
const REACH: usize = 100;

pub(crate) fn scan(text: &Folded<'_>, found: &mut Found<'_>) {
    let Some(search) = SEARCH.as_ref() else { return };
    let bytes = text.text.as_bytes();
    let mut end = 0;
    for place in search.find_iter(bytes) {
        let in_word = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        // `db_password` is one, `password_hash` is none.
        let before = place.start().checked_sub(1).and_then(|at| bytes.get(at));
        let whole = !before.is_some_and(u8::is_ascii_alphanumeric) && !in_word(bytes.get(place.end()));
        if !whole || place.start() < end {
            continue;
        }
        let (_, kind) = NAMES[place.pattern().as_usize()];
        let name = Name::new(text, place.range(), kind);
        if let Some(span) = name.value_after().or_else(|| name.value_before(end)) {
            end = span.end;
            found(span);
        }
    }
}

/// The name of a secret in its place.
struct Name<'t> {
    text: &'t Folded<'t>,
    place: Range<usize>,
    kind: Kind,
    /// The few words before it.
    before: &'t str,
    /// Whether the words before say that it opens something.
    opens: bool,
    /// Whether they say that it is no secret.
    harmless: bool,
}

impl<'t> Name<'t> {
    fn new(text: &'t Folded<'t>, place: Range<usize>, kind: Kind) -> Name<'t> {
        let before = line_before(&text.text, place.start, LONGEST);
        let close = || words(before).rev().take(3);
        let name = &text.text[place.clone()];
        let opens = says(name, Says::Opens) || close().any(|word| says(word, Says::Opens));
        let harmless = close().take(2).any(|word| says(word, Says::NoSecret));
        Name { text, place, kind, before, opens, harmless }
    }

    /// The name and the value that stands after it.
    fn value_after(&self) -> Option<Range<usize>> {
        let folded = &self.text.text;
        let end = folded.floor_char_boundary(self.place.end.saturating_add(REACH));
        let after = &folded[self.place.end..end];
        if let Some((between, sign)) = sign(after) {
            let (mut opens, mut harmless) = (self.opens, self.harmless);
            for word in words(between) {
                if says(word, Says::Talk) {
                    return None;
                }
                opens |= says(word, Says::Opens);
                harmless |= says(word, Says::NoSecret);
            }
            let at = self.place.end + after.len() - sign.rest.len();
            let asked = Asked { kind: self.kind, opens, harmless: harmless && !opens, certain: sign.symbol };
            if let Some(value) = self.value_at(at, &asked) {
                return Some(self.place.start..value.end);
            }
        }
        self.value_beside(after)
    }

    /// A value at once after the name, without a sign: `password Otter-58`, `door code 4471`, `tapez le code 4471`.
    fn value_beside(&self, after: &str) -> Option<Range<usize>> {
        let mut rest = after.trim_start_matches([' ', '\t']);
        let mut opens = self.opens;
        if matches!(self.kind, Kind::Code | Kind::Key) {
            // What it opens may stand between: `code de la porte 4471`.
            for _ in 0..4 {
                let word = rest.split([' ', '\t', '\n']).next().unwrap_or_default();
                let Some(core) = words(word).last().filter(|_| !word.bytes().any(|byte| byte.is_ascii_digit())) else {
                    break;
                };
                if says(core, Says::NoSecret) || word.ends_with(['.', ',', ';', '!', '?']) {
                    return None;
                }
                opens |= says(core, Says::Opens);
                rest = rest[word.len()..].trim_start_matches([' ', '\t']);
            }
        }
        let spaced = rest.len() < after.len();
        let typed = words(self.before).rev().take(3).any(|word| says(word, Says::Enter));
        let written = &self.text.cased()[self.place.clone()];
        let allowed = match self.kind {
            Kind::Password | Kind::Phrase | Kind::CardCheck => true,
            Kind::Pin => written.chars().all(char::is_uppercase) || typed || self.place.len() > 3,
            Kind::Code => (opens || typed) && !self.harmless,
            Kind::Key | Kind::Combination => false,
        };
        if !spaced || !allowed {
            return None;
        }
        let at = self.place.end + after.len() - rest.len();
        let asked = Asked { kind: self.kind, opens: false, harmless: false, certain: false };
        let value = self.value_at(at, &asked)?;
        let token = &self.text.text[value.clone()];
        let digits = token.bytes().filter(u8::is_ascii_digit).count();
        let technical = ["sha", "md5", "aes", "rsa", "oauth", "base64", "utf", "v1", "v2", "http"];
        let plain = self.kind == Kind::Password && (token.len() < 6 || digits == 0 && !has_symbol(token));
        (!plain && !technical.iter().any(|word| token.starts_with(word))).then_some(self.place.start..value.end)
    }

    /// A value that stands before the name: `482913 is your code`, `Tulip-42 est le mot de passe`.
    fn value_before(&self, from: usize) -> Option<Range<usize>> {
        if matches!(self.kind, Kind::Key | Kind::Combination) || self.harmless {
            return None;
        }
        let (subject, rest) = [" is ", " est ", " sera ", " as "]
            .iter()
            .filter_map(|verb| self.before.rsplit_once(verb))
            .min_by_key(|(_, rest)| rest.len())?;
        let mut after = words(rest);
        let owned = after.next().is_some_and(|word| {
            matches!(word, "your" | "the" | "our" | "my" | "le" | "la" | "votre" | "ton" | "notre" | "mon")
        });
        let given = self.kind != Kind::Code || self.opens || rest.starts_with("your ") || rest.starts_with("votre ");
        if !owned || !given || rest.contains(['.', ',', ';']) || after.count() > 4 {
            return None;
        }
        let token =
            subject.trim_end_matches(['"', '\'']).rsplit([' ', '\t', '"', '\'', ':']).next().unwrap_or_default();
        let end = self.place.start - (self.before.len() - subject.trim_end_matches(['"', '\'']).len());
        let start = end - token.len();
        let asked = Asked { kind: self.kind, opens: false, harmless: false, certain: false };
        let enough = token.bytes().filter(u8::is_ascii_digit).count() >= 2 || has_symbol(token);
        let value = self.value_at(start, &asked).filter(|value| value.end == end && start >= from && enough)?;
        Some(value.start..self.place.end)
    }

    /// The value that starts at a place, if it is one of the name's kind.
    fn value_at(&self, start: usize, asked: &Asked) -> Option<Range<usize>> {
        let folded = &self.text.text;
        let rest = &folded[start..folded.floor_char_boundary(start.saturating_add(4 * LONGEST))];
        let value = match asked.kind {
            // `123` is that of test cards.
            Kind::CardCheck => number(rest, 3..=4).filter(|value| *value != "123"),
            Kind::Pin => number(rest, 4..=8),
            Kind::Code => {
                let digits = number(rest, 4..=10).or_else(|| lettered(rest));
                let token = || token(rest).filter(|token| asked.opens && is_secret(self.written(start, token)));
                let word = || alone(rest).filter(|_| asked.opens && asked.certain);
                digits.or_else(token).or_else(word).filter(|_| !asked.harmless)
            }
            Kind::Key => {
                let long = |token: &&str| token.len() >= 8 && token.bytes().any(|byte| byte.is_ascii_digit());
                let key = token(rest).filter(|token| long(token) && is_secret(self.written(start, token)));
                key.or_else(|| alone(rest).filter(|_| asked.certain)).filter(|_| asked.opens)
            }
            Kind::Combination => number(rest, 4..=10).filter(|_| asked.opens),
            Kind::Password | Kind::Phrase => quoted(rest)
                .or_else(|| token(rest).filter(|token| is_secret(self.written(start, token))))
                .or_else(|| second(rest).filter(|pair| is_secret(self.written(start, pair))))
                .or_else(|| (asked.certain && asked.kind == Kind::Phrase).then(|| phrase(rest)).flatten())
                .or_else(|| asked.certain.then(|| alone(rest)).flatten())
                .or_else(|| token(rest).filter(|token| is_name(self.written(start, token), &rest[token.len()..]))),
        }?;
        let end = start + value.len();
        let next = line_after(folded, end, 16).trim_start_matches(' ');
        let counts = next.starts_with('%') || words(next).next().is_some_and(|word| says(word, Says::Units));
        (!counts).then_some(start..end)
    }

    fn written(&self, start: usize, value: &str) -> &'t str {
        &self.text.cased()[start..start + value.len()]
    }
}

/// What a value has to be.
struct Asked {
    kind: Kind,
    opens: bool,
    harmless: bool,
    /// A sign says that a value follows, where a verb could lead to anything.
    certain: bool,
}

#[cfg(test)]
mod tests {
    use cloison_policy::Detector;

    use crate::detect::check;

    #[test]
    fn passwords() {
        check(
            Detector::SecretValue,
            &[
                "the [password is Tulip-42].",
                "[mdp : hunter2]",
                "[Mot de passe du wifi : Soleil2024!] merci",
                "the [password for the press inbox is now Larkspur-1911]",
                "The [password is Swordfish].",
                "[password: tulipHorse]",
                "login: jean\n[password: tulip]\n",
                "The newsletter tool: user carmen, [password Otter-Lane-58].",
                "identifiant accueil, [mot de passe Tilleul_44].",
                "Le [mdp du compte commun c'est Galette#88]",
                "[Mot de passe :\n> Brume-2204]",
                "Accès, identifiant / [mot de passe : accueil / Tilleul44]",
                "the [password was changed to gr33nhouse!]",
                "Votre [mot de passe temporaire est le suivant : Ab12cd34]",
                "[password = **Tulip-42]**",
                "[pwd -> s3same!]",
                "[Tulip-42 is the new password]",
                "[passphrase: \"correct horse battery staple\"]",
                "[phrase de passe : cheval agrafe pile lampe]",
                "[recovery phrase: river candle stone marble violin copper]",
                "la [clé wifi : 4F7A-99C2-11D0]",
                "recovery [key: 482913-771203-558190]",
                "[clé wifi : tournesol]",
                "the [password, which is Tulip42], expires soon",
                "db_[password: hunter22]",
            ],
            &[
                "The password is on the intranet.",
                "reset your password today",
                "mot de passe : consultez le guide",
                "the password is long",
                "The password manager is 1Password.",
                "Password reset: 12/05/2026 at 14:00",
                "Your password must be: 12-16 characters",
                "Le mot de passe expire le 12.",
                "Mot de passe : oublié",
                "Password: required",
                "Mot de passe : rappel",
                "Mots de passe : règles\n\nDouze signes au moins.",
                "Password: reminder",
                "password: LinkedIn account of the team",
                "the password is LinkedIn's business",
                "passphrase(SecretString::from(x))",
                "password: see https://intranet.example.org/1",
                "the passwords are in the safe",
                "the key is 12 metres long",
                "la clé : une équipe de 1200 bénévoles",
                "password hashes use SHA256",
                "> password: xxxxxxx",
                "password_hash: 9f8a7b6c",
                "Password: ask helpdesk1@example.org",
            ],
        );
    }

    #[test]
    fn codes() {
        check(
            Detector::SecretValue,
            &[
                "[code de la porte : 4471B]",
                "[PIN is 4471]",
                "the [code is 4471]",
                "The [PIN's 4471]",
                "Ton [code PIN, c'est le 4471]",
                "The [code for the lockbox by the side door is 2580]",
                "[G-482913 is your verification code]",
                "Use [482913 as your login code]",
                "Votre [code de confirmation est 482913]",
                "[code wifi: bienvenue]",
                "[code: 4471B]",
                "Your [code is 482913]",
                "Your verification [code is 48 29 13].",
                "[482913 is your verification code]",
                "[482913 est votre code]",
                "Le [code d'entrée c'est A4471]",
                "the alarm [code will be 2291#] from Monday",
                "[Code du portail 4471B] puis à gauche",
                "door [code 4471]",
                "Tapez le [code 4471]",
                "[Code du wifi : Tilleul-2204], pour toute l'équipe.",
                "I typed my recovery [codes into a note:\n\n7F3K-9Q2M]\nHX81-0LPD",
                "[Digicode : 45A12]",
                "The safe's [combination is 12-34-56]",
                "la [combinaison du coffre : 12 34 56]",
                "[OTP: 993021]",
                "[PIN 4471], please",
                "[CVV : 842]",
                "Voici le [code de vérification : 771 203]",
                "Le [code de l'immeuble est le suivant : 1789A]",
            ],
            &[
                "le code est prêt",
                "the dress code is smart",
                "code: see below",
                "The booking code for the hotel is QX7B2L.",
                "Your promo code is SPRING26",
                "promo code SUMMER24",
                "Code promo : 2291",
                "Code de réservation : QX7B2L",
                "code postal 75011",
                "Code postal : 75011",
                "the postcode is SW1A 1AA",
                "zip code: 62704",
                "the area code is 4415",
                "error code: 80070005",
                "code ATC : B01AE06",
                "Code: EX8664",
                "the code is 4000 lines long",
                "the code of conduct is 2026's",
                "code civil, article 1240",
                "le code de la route : 1200 questions",
                "the safety pin is 40 mm",
                "pin: 12",
                "The combination is 1200 euros cheaper",
                "the code is 12:30",
                "Code article : 448213",
                "use code 2291 at checkout",
                "country code is 0033",
                "Python code: 1234",
                "carte de test, cryptogramme 123",
            ],
        );
    }
}
