//! What is wrong with a policy, and where. The sentence and the remedy for each code are in the locales, under
//! `policy-<code>`; here are only the code and the values that the sentence names.

use std::ops::Range;

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name that diagnostics show: a path relative to the pack.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// 0 for a file of the pack itself, 1 for one of the pack that it extends, 2 for one of the pack that this extends.
    pub depth: u8,
}

impl Source {
    /// A file of the pack itself.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into(), depth: 0 }
    }
}

/// A range of bytes in one of the pack's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Index of the file in the list given to [`Policy::read`](crate::Policy::read).
    pub file: usize,
    /// UTF-8 bytes in that file.
    pub span: Range<usize>,
}

impl Place {
    /// Line and column of the start, both from 1; the column counts characters.
    ///
    /// A place that lies outside the text is moved to its end.
    #[must_use]
    pub fn line_column(&self, text: &str) -> (usize, usize) {
        let start = text.floor_char_boundary(self.span.start.min(text.len()));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal),+ $(,)?) => {
        /// What is wrong. A code never changes its meaning and is never used again for another.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant),+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The stable code, such as `P003`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code),+ }
            }
        }
    };
}

codes! {
    /// The file is not TOML. Values: `detail`.
    Syntax = "P001",
    /// A key that the format does not know. Values: `key`, `known`.
    UnknownKey = "P002",
    /// A key that must be there is not. Values: `key`.
    MissingKey = "P003",
    /// A value of another type. Values: `key`, `expected`.
    WrongType = "P004",
    /// A word that is not one of those allowed. Values: `key`, `value`, `known`.
    UnknownValue = "P005",
    /// A text lacks one of the policy's languages. Values: `key`, `language`.
    MissingLanguage = "P006",
    /// A text or list is empty. Values: `key`.
    Empty = "P007",
    /// Two things of one kind have the same id. Values: `id`.
    DuplicateId = "P008",
    /// An id that is not lower-case letters, digits and hyphens. Values: `id`.
    BadId = "P009",
    /// A rule without `matches` or without `passes`. Values: `rule`, `key`.
    NoExamples = "P010",
    /// A rule without terms, patterns and detectors. Values: `rule`.
    NothingToMatch = "P011",
    /// A term that cannot be read. Values: `term`, `detail`.
    BadTerm = "P012",
    /// A pattern that is no regular expression. Values: `detail`.
    BadPattern = "P013",
    /// A pattern that would compile to more than the limit. Values: `limit`.
    PatternTooLarge = "P014",
    /// A list that no file of the pack defines. Values: `list`.
    UnknownList = "P015",
    /// No file of the pack has a `[policy]` table.
    NoPolicy = "P016",
    /// A second `[policy]` table.
    SecondPolicy = "P017",
    /// The pack defines no channel.
    NoChannel = "P018",
    /// The pack needs a newer program. Values: `format`, `known`.
    NewerFormat = "P019",
    /// `raise` names a level that is not above the rule's. Values: `level`.
    RaiseNotHigher = "P020",
    /// `from` is after `until`.
    DatesReversed = "P021",
    /// A number outside its range. Values: `key`, `least`, `most`.
    OutOfRange = "P022",
    /// A pattern that matches the empty text, and so everywhere.
    EmptyPattern = "P023",
    /// A link that is no page. Values: `link`.
    BadLink = "P024",
    /// A pack that extends one that is not shipped. Values: `pack`.
    UnknownPack = "P025",
    /// A change of a rule that the extended pack does not have. Values: `rule`.
    UnknownRule = "P026",
    /// A change that neither switches its rule off nor names a level above its own. Values: `rule`.
    NoChange = "P027",
    /// A text that is no recipient of age. Values: `recipient`.
    BadRecipient = "P028",
    /// More examples for the reader than it takes. Values: `most`.
    TooManyExamples = "P029",
    /// An example for the reader that is too long. Values: `most`.
    ExampleTooLong = "P030",
    /// An example in `matches` that its rule does not find. Values: `rule`.
    ExampleMissed = "P101",
    /// An example in `passes` that its rule finds. Values: `rule`, `text`.
    ExampleRaised = "P102",
    /// A rule whose examples other rules find at its level or above. Values: `rule`, `others`.
    Shadowed = "P201",
    /// A term, pattern or detector that a rule of the same level, or the same rule, has too. Values: `rule`, `other`,
    /// `text`.
    Repeated = "P202",
    /// One that a rule of another level has too. Values: `rule`, `level`, `other`, `other_level`, `text`.
    TwoLevels = "P203",
    /// A term that stands in no example of its rule. Values: `rule`, `term`.
    Untested = "P204",
    /// A term that is also found in words of another language. Values: `term`, `words`.
    Collision = "P205",
    /// An example that the reader does not take for what it is said to be. Values: `level`, `judged`.
    ExampleUnheard = "P206",
}

/// One problem of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// The values that the sentence names, such as `("key", "level")`.
    pub values: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A diagnostic without values.
    #[must_use]
    pub fn new(code: Code, place: Place) -> Diagnostic {
        Diagnostic { code, place, values: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.values.push((name, value.into()));
        self
    }
}
