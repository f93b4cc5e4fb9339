//! The endings of French words, as the stemmer of Snowball has them. Letters are Latin-1, so `\xe9` is *é*.

use super::Endings;

/// What a standard suffix asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    /// Goes in R2.
    Plain,
    /// *-atrice*, *-ation*: with a *-ic-* before it.
    Ation,
    /// Becomes these letters in R2.
    Becomes(&'static [u8]),
    /// *-ement*: with what stands before it.
    Ement,
    /// *-ité*.
    Ite,
    /// *-if*.
    If,
    /// *-eaux*.
    Eaux,
    /// *-aux*.
    Aux,
    /// *-euse*.
    Euse,
    /// *-issement*.
    Issement,
    /// *-amment*, *-emment*: becomes these letters in RV, and a verb's ending may go then.
    Adverb(&'static [u8]),
    /// *-ment* after a vowel in RV, and a verb's ending may go then.
    Ment,
}

pub(super) const STANDARD: Endings<Suffix> = &[
    (
        b'e',
        &[
            (b"atrice", Suffix::Ation),
            (b"logie", Suffix::Becomes(b"log")),
            (b"iqUe", Suffix::Plain),
            (b"ance", Suffix::Plain),
            (b"ence", Suffix::Becomes(b"ent")),
            (b"able", Suffix::Plain),
            (b"isme", Suffix::Plain),
            (b"euse", Suffix::Euse),
            (b"iste", Suffix::Plain),
            (b"ive", Suffix::If),
        ],
    ),
    (b'f', &[(b"if", Suffix::If)]),
    (b'n', &[(b"usion", Suffix::Becomes(b"u")), (b"ation", Suffix::Ation), (b"ution", Suffix::Becomes(b"u"))]),
    (b'r', &[(b"ateur", Suffix::Ation)]),
    (
        b's',
        &[
            (b"issements", Suffix::Issement),
            (b"atrices", Suffix::Ation),
            (b"usions", Suffix::Becomes(b"u")),
            (b"ations", Suffix::Ation),
            (b"utions", Suffix::Becomes(b"u")),
            (b"ateurs", Suffix::Ation),
            (b"logies", Suffix::Becomes(b"log")),
            (b"ements", Suffix::Ement),
            (b"iqUes", Suffix::Plain),
            (b"ances", Suffix::Plain),
            (b"ences", Suffix::Becomes(b"ent")),
            (b"ables", Suffix::Plain),
            (b"ismes", Suffix::Plain),
            (b"euses", Suffix::Euse),
            (b"istes", Suffix::Plain),
            (b"ments", Suffix::Ment),
            (b"ives", Suffix::If),
            (b"it\xe9s", Suffix::Ite),
            (b"ifs", Suffix::If),
        ],
    ),
    (
        b't',
        &[
            (b"issement", Suffix::Issement),
            (b"amment", Suffix::Adverb(b"ant")),
            (b"emment", Suffix::Adverb(b"ent")),
            (b"ement", Suffix::Ement),
            (b"ment", Suffix::Ment),
        ],
    ),
    (b'x', &[(b"eaux", Suffix::Eaux), (b"aux", Suffix::Aux), (b"eux", Suffix::Plain)]),
    (0xe9, &[(b"it\xe9", Suffix::Ite)]),
];

pub(super) const VERB_I: Endings<()> = &[
    (b'a', &[(b"ira", ())]),
    (b'e', &[(b"issante", ()), (b"isse", ()), (b"ie", ())]),
    (b'i', &[(b"irai", ()), (b"i", ())]),
    (b'r', &[(b"ir", ())]),
    (
        b's',
        &[
            (b"issantes", ()),
            (b"issants", ()),
            (b"issions", ()),
            (b"issais", ()),
            (b"issons", ()),
            (b"irions", ()),
            (b"irais", ()),
            (b"irons", ()),
            (b"isses", ()),
            (b"\xeemes", ()),
            (b"\xeetes", ()),
            (b"iras", ()),
            (b"ies", ()),
            (b"is", ()),
        ],
    ),
    (
        b't',
        &[
            (b"issaIent", ()),
            (b"iraIent", ()),
            (b"issant", ()),
            (b"issent", ()),
            (b"issait", ()),
            (b"irait", ()),
            (b"irent", ()),
            (b"iront", ()),
            (b"it", ()),
            (b"\xeet", ()),
        ],
    ),
    (b'z', &[(b"issiez", ()), (b"issez", ()), (b"iriez", ()), (b"irez", ())]),
];

/// What another verb's ending asks for.
#[derive(Clone, Copy)]
pub(super) enum Verb {
    /// Goes.
    Plain,
    /// Goes in R2.
    InR2,
    /// Goes with an `e` before it.
    WithE,
}

pub(super) const VERB: Endings<Verb> = &[
    (b'a', &[(b"era", Verb::Plain), (b"a", Verb::WithE)]),
    (b'e', &[(b"asse", Verb::WithE), (b"ante", Verb::WithE), (b"\xe9e", Verb::Plain)]),
    (b'i', &[(b"erai", Verb::Plain), (b"ai", Verb::WithE)]),
    (b'r', &[(b"er", Verb::Plain)]),
    (
        b's',
        &[
            (b"assions", Verb::WithE),
            (b"erions", Verb::Plain),
            (b"asses", Verb::WithE),
            (b"antes", Verb::WithE),
            (b"erais", Verb::Plain),
            (b"erons", Verb::Plain),
            (b"\xe2mes", Verb::WithE),
            (b"\xe2tes", Verb::WithE),
            (b"eras", Verb::Plain),
            (b"ants", Verb::WithE),
            (b"ions", Verb::InR2),
            (b"\xe9es", Verb::Plain),
            (b"ais", Verb::WithE),
            (b"as", Verb::WithE),
            (b"\xe9s", Verb::Plain),
        ],
    ),
    (
        b't',
        &[
            (b"eraIent", Verb::Plain),
            (b"assent", Verb::WithE),
            (b"\xe8rent", Verb::Plain),
            (b"erait", Verb::Plain),
            (b"eront", Verb::Plain),
            (b"aIent", Verb::WithE),
            (b"ait", Verb::WithE),
            (b"ant", Verb::WithE),
            (b"\xe2t", Verb::WithE),
        ],
    ),
    (
        b'z',
        &[
            (b"assiez", Verb::WithE),
            (b"eriez", Verb::Plain),
            (b"erez", Verb::Plain),
            (b"iez", Verb::Plain),
            (b"ez", Verb::Plain),
        ],
    ),
    (0xe9, &[(b"\xe9", Verb::Plain)]),
];
