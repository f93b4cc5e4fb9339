//! Whatever a rule finds in its own examples it finds when their words are disguised, and shows the disguised words.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod packs;

use std::sync::LazyLock;

use cloison_engine::{Attachment, Draft, Engine, Finding};
use cloison_policy::{Field, Policy};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

static POLICY: LazyLock<Policy> = LazyLock::new(|| packs::policy("campaign"));
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::compile(&POLICY).unwrap());

/// A way to write a word, given random numbers, so that a plain search does not see it.
type Disguise = fn(&str, &mut dyn FnMut(usize) -> usize) -> String;

/// A disguise: what it is used on, and of how many in a hundred examples at least the rule must find the words.
struct Way {
    name: &'static str,
    used_on: UsedOn,
    least: usize,
    disguise: Disguise,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum UsedOn {
    /// All that was found, keys and numbers too.
    All,
    /// The words of letters in it.
    Words,
}

const fn way(name: &'static str, used_on: UsedOn, least: usize, disguise: Disguise) -> Way {
    Way { name, used_on, least, disguise }
}

/// Where it is less than a hundred, words are cut up or spelt otherwise. Names and values are in no dictionary, and a wrong
/// letter in them is another value.
const WAYS: &[Way] = &[
    way("zero-width", UsedOn::All, 100, |text, pick| {
        between(text, pick, &["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"])
    }),
    way("bidirectional", UsedOn::All, 100, |text, pick| {
        between(text, pick, &["\u{202a}", "\u{202c}", "\u{200e}", "\u{2066}", "\u{2069}"])
    }),
    way("soft hyphens", UsedOn::All, 100, |text, pick| between(text, pick, &["\u{ad}"])),
    way("combining marks", UsedOn::All, 100, |text, pick| {
        between(text, pick, &["\u{301}", "\u{336}", "\u{20dd}", "\u{335}", "\u{363}"])
    }),
    way("full width", UsedOn::All, 100, |text, _| text.chars().map(wide).collect()),
    way("mathematical", UsedOn::All, 100, |text, _| text.chars().map(bold).collect()),
    way("odd spaces", UsedOn::All, 100, |text, pick| {
        text.chars().map(|c| if c == ' ' { ['\u{a0}', '\u{202f}', '\u{2009}'][pick(3)] } else { c }).collect()
    }),
    way("wrong accents", UsedOn::Words, 100, |word, pick| each(word, pick, |c| accents(c).chars().collect())),
    way("decomposed", UsedOn::Words, 100, |word, _| word.nfd().collect()),
    way("no accents", UsedOn::Words, 100, |word, _| {
        word.nfd().filter(|c| !('\u{300}'..'\u{370}').contains(c)).collect()
    }),
    way("mixed case", UsedOn::Words, 100, |word, pick| {
        word.chars().flat_map(|c| if pick(2) == 0 { c.to_uppercase().collect() } else { vec![c] }).collect()
    }),
    way("look-alikes", UsedOn::All, 98, |text, pick| each(text, pick, |c| lookalike(c).into_iter().collect())),
    way("line breaks", UsedOn::All, 97, |text, pick| broken(text, pick, "\n")),
    way("quote marks", UsedOn::All, 97, |text, pick| broken(text, pick, "\n> ")),
    way("quoted-printable", UsedOn::All, 98, |text, pick| {
        let in_word =
            |at: &usize| text[..*at].ends_with(char::is_alphabetic) && text[*at..].starts_with(char::is_alphabetic);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(in_word).collect();
        let at = if places.is_empty() { 0 } else { places[pick(places.len())] };
        if at == 0 { text.to_owned() } else { format!("{}=\n{}", &text[..at], &text[at..]) }
    }),
    way("spaced", UsedOn::Words, 95, |word, _| joined(word, " ")),
    way("dotted", UsedOn::Words, 97, |word, _| joined(word, ".")),
    way("hyphenated", UsedOn::Words, 97, |word, _| joined(word, "-")),
    way("underscored", UsedOn::Words, 97, |word, _| joined(word, "_")),
    way("digits", UsedOn::Words, 94, |word, pick| {
        let mut other = false;
        each(word, pick, |c| {
            other = !other;
            if other { digits(c).chars().collect() } else { Vec::new() }
        })
    }),
];

fn between(word: &str, pick: &mut dyn FnMut(usize) -> usize, marks: &[&str]) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if !out.is_empty() {
            out += marks[pick(marks.len())];
        }
        out.push(c);
    }
    out
}

fn joined(word: &str, separator: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(separator)
}

/// Every letter that can be changed, or one at least.
fn each(word: &str, pick: &mut dyn FnMut(usize) -> usize, mut others: impl FnMut(char) -> Vec<char>) -> String {
    word.chars()
        .map(|c| {
            let others = others(c);
            if others.is_empty() || pick(3) == 0 { c } else { others[pick(others.len())] }
        })
        .collect()
}

fn wide(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c }
}

fn bold(c: char) -> char {
    let from = |start: u32, first: char| char::from_u32(start + u32::from(c) - u32::from(first)).unwrap();
    match c {
        'a'..='z' => from(0x1d41a, 'a'),
        'A'..='Z' => from(0x1d400, 'A'),
        '0'..='9' => from(0x1d7ce, '0'),
        _ => c,
    }
}

fn lookalike(c: char) -> Option<char> {
    let pairs = "aаcсeеoоpрxхyуiіsѕjјBВAАEЕKКMМHНOОPРCСTТXХvνoοuυ";
    let pairs: Vec<char> = pairs.chars().collect();
    pairs.as_chunks::<2>().0.iter().find(|[plain, _]| *plain == c).map(|[_, other]| *other)
}

fn digits(c: char) -> &'static str {
    match c.to_ascii_lowercase() {
        'o' => "0",
        'i' => "1!",
        'l' => "1",
        'e' => "3",
        'a' => "4@",
        's' => "5$",
        't' => "7",
        'b' => "8",
        _ => "",
    }
}

fn accents(c: char) -> &'static str {
    match c {
        'e' | 'é' | 'è' | 'ê' => "éèêëē",
        'a' | 'à' | 'â' => "àáâä",
        'i' | 'î' => "ìíîï",
        'o' | 'ô' => "òóôö",
        'u' | 'ù' => "ùúûü",
        'c' | 'ç' => "çć",
        _ => "",
    }
}

/// One of the spaces between words.
fn broken(span: &str, pick: &mut dyn FnMut(usize) -> usize, line: &str) -> String {
    let letter = |at: usize| span.as_bytes().get(at).is_some_and(u8::is_ascii_lowercase);
    let between = |at: &usize| *at > 0 && letter(*at - 1) && letter(*at + 1);
    let spaces: Vec<usize> = span.match_indices(' ').map(|(at, _)| at).filter(between).collect();
    if spaces.is_empty() {
        return span.to_owned();
    }
    let at = spaces[pick(spaces.len())];
    format!("{}{line}{}", &span[..at], &span[at + 1..])
}

/// The words of a text that have letters only, disguised each.
fn words(span: &str, disguise: Disguise, pick: &mut dyn FnMut(usize) -> usize) -> String {
    let mut out = String::new();
    let mut rest = span;
    while let Some(c) = rest.chars().next() {
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length.max(c.len_utf8()));
        let letters = word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
        if letters {
            out += &disguise(word, pick);
        } else {
            out += word;
        }
        rest = after;
    }
    out
}

/// An example with a finding of its rule in the body.
struct Found {
    rule: String,
    draft: Draft,
    finding: Finding,
}

static FOUND: LazyLock<Vec<Found>> = LazyLock::new(|| {
    let examples = POLICY.rules.iter().flat_map(|rule| rule.matches.iter().map(move |example| (rule, example)));
    let found = examples.filter_map(|(rule, example)| {
        let attachment = Attachment::new("", example.attachment.as_str());
        let draft = Draft {
            subject: example.subject.clone(),
            body: example.body.clone(),
            to: example.to.clone(),
            attachments: vec![attachment],
            today: rule.from.or(rule.until),
            ..Draft::default()
        };
        let in_body = |finding: &Finding| {
            finding.rule == rule.id && matches!(finding.field, Field::Body | Field::Quote | Field::Signature)
        };
        let finding = ENGINE.check(&draft).findings.into_iter().find(in_body)?;
        Some(Found { rule: rule.id.clone(), draft, finding })
    });
    found.collect()
});

/// Whether a rule finds its example's words when they are disguised, and shows them.
fn is_seen(found: &Found, way: &Way, pick: &mut dyn FnMut(usize) -> usize) -> Result<(), String> {
    let Finding { span, text, .. } = &found.finding;
    let disguised = match way.used_on {
        UsedOn::All => (way.disguise)(text, pick),
        // The spaces between words are wider than those between letters.
        UsedOn::Words if way.name == "spaced" => words(&text.replace(' ', "  "), way.disguise, pick),
        UsedOn::Words => words(text, way.disguise, pick),
    };
    let body = &found.draft.body;
    let body = format!("{}{disguised}{}", &body[..span.start], &body[span.end..]);
    let draft = Draft { body, ..found.draft.clone() };
    let end = span.start + disguised.len();
    let verdict = ENGINE.check(&draft);
    let seen =
        |finding: &&Finding| finding.rule == found.rule && finding.span.start < end && span.start < finding.span.end;
    match verdict.findings.iter().find(seen) {
        Some(finding) if finding.span == (span.start..end) || way.least < 100 => Ok(()),
        Some(finding) => Err(format!("{}: {disguised:?} shown as {:?}", found.rule, finding.text)),
        None => Err(format!("{}: {disguised:?} is not found in {:?}", found.rule, draft.body)),
    }
}

/// Random numbers below a bound, from a seed (Knuth's MMIX generator, TAOCP 3.3.4).
fn picks(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn every_example_is_found_in_disguise(seed: u64) {
        let mut pick = picks(seed);
        for way in WAYS {
            let unseen: Vec<String> = FOUND.iter().filter_map(|found| is_seen(found, way, &mut pick).err()).collect();
            let allowed = FOUND.len() * (100 - way.least) / 100;
            let count = format!("{}: {} of {}", way.name, unseen.len(), FOUND.len());
            prop_assert!(unseen.len() <= allowed, "{count}\n{}", unseen.join("\n"));
        }
    }
}

#[test]
fn a_condition_on_the_message_sees_what_is_disguised_far_away() {
    let rule = |within: &str| {
        format!(
            "[policy]\nid = \"p\"\nversion = 1\ntitle = {{ en = \"P\" }}\nlanguages = [\"en\"]\n\
             [[channel]]\nid = \"email\"\nkind = \"email\"\nceiling = \"trivial\"\ntitle = {{ en = \"E\" }}\n\
             facts = {{ en = \"F\" }}\n[[rule]]\nid = \"clause\"\nlevel = \"confidential\"\ntitle = {{ en = \"T\" }}\n\
             why = {{ en = \"W\" }}\ninstead = {{ en = \"I\" }}\nterms = {{ en = [\"clause\"] }}\n\
             near = {{ en = [\"contract\"], within = \"{within}\" }}\nmatches = [\"clause contract\"]\npasses = [\"p\"]\n"
        )
    };
    let far = "Nothing here.\n\n".repeat(1000);
    let body = format!("First.\n\nSee clause 12.\n\n{far}The c0ntract is signed.");
    for (within, found) in [("message", 1), ("paragraph", 0)] {
        let policy = Policy::read(&[cloison_policy::Source::new("p.toml", rule(within))]).unwrap();
        let draft = Draft { body: body.clone(), channel: "email".into(), ..Draft::default() };
        let findings = Engine::compile(&policy).unwrap().check(&draft).findings;
        assert_eq!(findings.len(), found, "{within}");
    }
}
