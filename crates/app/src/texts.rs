//! Sentences for people, from the Fluent files in `locales/`, which the window uses too.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes the program's languages from a line each: its code, and the region in whose way it writes dates where the system
/// does not say. Its texts are the files of its folder.
macro_rules! languages {
    ($($(#[$of:meta])* $name:ident $code:literal $region:literal;)+) => {
        /// A language of the program.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "lowercase")]
        #[ts(export)]
        pub enum Language {
            $($(#[$of])* $name,)+
        }

        impl Language {
            /// Every language.
            pub const ALL: [Language; [$($code),+].len()] = [$(Language::$name),+];

            /// Its ISO 639-1 code.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Language::$name => $code,)+ }
            }

            fn region(self) -> &'static str {
                match self { $(Language::$name => $region,)+ }
            }

            /// What the program says; the pages have files of their own.
            fn files(self) -> [&'static str; 5] {
                match self {
                    $(Language::$name => [
                        include_str!(concat!("../../../locales/", $code, "/common.ftl")),
                        include_str!(concat!("../../../locales/", $code, "/errors.ftl")),
                        include_str!(concat!("../../../locales/", $code, "/command.ftl")),
                        include_str!(concat!("../../../locales/", $code, "/help.ftl")),
                        include_str!(concat!("../../../locales/", $code, "/shell.ftl")),
                    ],)+
                }
            }
        }
    };
}

languages! {
    /// English. Nobody reads Britain's dates with day and month exchanged.
    #[default]
    En "en" "GB";
    /// French.
    Fr "fr" "FR";
}

/// A value that a sentence names.
pub type Value<'v> = (&'v str, String);

impl Language {
    /// The language of a locale such as `fr_CA.UTF-8` or `fr`.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Language> {
        let code = locale.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The system's language, or English where Cloison does not speak it.
    #[must_use]
    pub fn of_system() -> Language {
        sys_locale::get_locales().find_map(|locale| Language::from_locale(&locale)).unwrap_or_default()
    }

    /// The language in the region of the first locale that speaks it: `en-US` for `en_US.UTF-8`. Where no locale does, in
    /// its own.
    #[must_use]
    pub fn in_region(self, locales: &[String]) -> String {
        let region = |locale: &String| {
            let mut parts = locale.split(['.', '@']).next()?.split(['_', '-']).skip(1);
            let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
            parts.find(is_region).map(str::to_ascii_uppercase)
        };
        let mut own = locales.iter().filter(|locale| Language::from_locale(locale) == Some(self));
        let region = own.find_map(region);
        let region = region.unwrap_or_else(|| self.region().to_owned());
        format!("{}-{region}", self.code())
    }

    /// The sentence of an id. An id that no file has gives itself: a test sees to it that there is none.
    #[must_use]
    pub fn say(self, id: &str, values: &[Value<'_>]) -> String {
        find(self, id, None, values).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a sentence, such as its remedy.
    #[must_use]
    pub fn attribute(self, id: &str, attribute: &str, values: &[Value<'_>]) -> String {
        find(self, id, Some(attribute), values).unwrap_or_else(|| id.to_owned())
    }

    /// Whether the language has a sentence, with that attribute if one is named.
    #[must_use]
    pub fn has(self, id: &str, attribute: Option<&str>) -> bool {
        find(self, id, attribute, &[]).is_some()
    }
}

/// The locales in which the system writes dates, the one that counts first.
pub(crate) fn system_locales() -> Vec<String> {
    let set = ["LC_ALL", "LC_TIME"].into_iter().filter_map(|name| std::env::var(name).ok());
    set.filter(|locale| !locale.is_empty()).chain(sys_locale::get_locales()).collect()
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; Language::ALL.len()]> = LazyLock::new(|| Language::ALL.map(bundle));

fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
    // Isolation marks are for texts of mixed directions; in a terminal they show as boxes.
    bundle.set_use_isolating(false);
    for file in language.files() {
        // A file with an error still gives its good messages; a test sees to it that there is no error.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn find(language: Language, id: &str, attribute: Option<&str>, values: &[Value<'_>]) -> Option<String> {
    let bundle = &BUNDLES[language as usize];
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(attribute) => message.get_attribute(attribute)?.value(),
    };
    let mut args = FluentArgs::new();
    for (name, value) in values {
        // A count chooses between singular and plural; what a user typed stays as it was typed: `1.0`, `007`, `nan`.
        let digits = value.len() < 16 && value.bytes().all(|byte| byte.is_ascii_digit());
        match value.parse::<u64>().ok().filter(|_| digits && (value == "0" || !value.starts_with('0'))) {
            Some(number) => args.set(*name, FluentValue::from(number)),
            None => args.set(*name, FluentValue::from(value.as_str())),
        }
    }
    Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_and_languages() {
        assert_eq!(Language::from_locale("fr_CA.UTF-8"), Some(Language::Fr));
        assert_eq!(Language::from_locale("en-GB"), Some(Language::En));
        assert_eq!(Language::from_locale("de"), None);
    }

    #[test]
    fn dates_follow_the_system_region() {
        let region = |language: Language, locales: &[&str]| {
            language.in_region(&locales.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(region(Language::En, &["fr_FR.UTF-8", "en_US.UTF-8", "en_GB"]), "en-US");
        assert_eq!(region(Language::Fr, &["en_GB.UTF-8", "fr-Latn-CH"]), "fr-CH");
        assert_eq!(region(Language::En, &["C.UTF-8", "en", "en_1!"]), "en-GB");
        assert_eq!(region(Language::Fr, &[]), "fr-FR");
    }

    #[test]
    fn every_file_is_valid_fluent() {
        for file in Language::ALL.into_iter().flat_map(Language::files) {
            assert!(FluentResource::try_new(file.to_owned()).is_ok());
        }
    }

    #[test]
    fn a_french_line_never_begins_with_its_punctuation() {
        let of_pages =
            [include_str!("../../../locales/fr/window.ftl"), include_str!("../../../locales/fr/welcome.ftl")];
        for file in Language::Fr.files().into_iter().chain(of_pages) {
            for line in file.lines() {
                let breaks = [" :", " ;", " ?", " !", " »", "« "].iter().find(|pair| line.contains(**pair));
                assert_eq!(breaks, None, "a space that may break in: {line}");
            }
        }
    }

    #[test]
    fn what_a_user_typed_stays_as_it_was_typed() {
        for typed in ["1.0", "007", "nan", "1e3", "-5"] {
            let values = [("channel", typed.to_owned()), ("known", String::new())];
            assert!(Language::En.say("error-A001", &values).contains(&format!("“{typed}”")), "{typed}");
        }
    }

    #[test]
    fn every_language_has_the_same_sentences() {
        let ids = |text: &str| {
            let mut ids: Vec<String> = text
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim().to_owned()))
                .collect();
            ids.sort();
            ids
        };
        for language in Language::ALL {
            for (file, english) in language.files().into_iter().zip(Language::En.files()) {
                assert_eq!(ids(file), ids(english), "{language:?}");
            }
        }
    }
}
