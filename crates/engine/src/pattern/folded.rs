//! A pattern as it must be to match the folded text: lower case, no accents, and `\b`, `\d`, `\w`, `\s` in their ASCII
//! meaning, since the folded text has few letters beyond it and the Unicode forms are hundreds of times larger.
//!
//! The pattern's syntax tree is changed, not its source: names of groups, flags, escapes and nested classes keep their
//! meaning whatever letters they are written with.

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{
    Ast, ClassAsciiKind, ClassBracketed, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, ClassSetRange,
    ClassSetUnion, ClassUnicode, Concat, Flag, Flags, FlagsItem, FlagsItemKind, Group, GroupKind, Literal, LiteralKind,
    Span,
};
use regex_syntax::hir::Hir;
use regex_syntax::hir::translate::TranslatorBuilder;

use crate::fold::fold;

/// Most characters of a range in a class that are folded one by one. Of a longer one the first so many are, beside the
/// range itself: what folds to other letters (capitals, accents) stands at the beginning of Unicode.
const LONGEST_RANGE: usize = 1024;

/// Reads a pattern and folds it; adds the words that it spells out.
///
/// # Errors
/// What is wrong with its syntax, in English.
pub(super) fn read(source: &str, words: &mut impl Extend<Box<str>>) -> Result<Hir, Box<regex_syntax::Error>> {
    let mut ast = Parser::new().parse(source).map_err(|error| Box::new(error.into()))?;
    add_words(&ast, words);
    fold_ast(&mut ast);
    TranslatorBuilder::new().build().translate(source, &ast).map_err(|error| Box::new(error.into()))
}

/// Shortest word that a pattern is known by, in letters.
const SHORTEST_WORD: usize = 3;

/// The runs of letters of a pattern, folded: `pass` and `word` of `pass ?words?`.
fn add_words(ast: &Ast, words: &mut impl Extend<Box<str>>) {
    let mut add = |word: &mut String| {
        let word = fold(&std::mem::take(word));
        if word.len() >= SHORTEST_WORD && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            words.extend([word.into_boxed_str()]);
        }
    };
    match ast {
        Ast::Concat(concat) => {
            let mut word = String::new();
            for ast in &concat.asts {
                match ast {
                    Ast::Literal(literal) if literal.c.is_alphabetic() => word.push(literal.c),
                    _ => add(&mut word),
                }
            }
            add(&mut word);
            concat.asts.iter().for_each(|ast| add_words(ast, words));
        }
        Ast::Group(group) => add_words(&group.ast, words),
        Ast::Repetition(repetition) => add_words(&repetition.ast, words),
        Ast::Alternation(alternation) => alternation.asts.iter().for_each(|ast| add_words(ast, words)),
        _ => {}
    }
}

/// The parser bounds the depth of what it reads, so this ends.
fn fold_ast(ast: &mut Ast) {
    match ast {
        Ast::Literal(literal) => *ast = text(literal),
        Ast::Flags(set) => without_case(&mut set.flags),
        Ast::Assertion(assertion) => {
            // The translator takes every kind of word border in its ASCII meaning where the flag `u` is off.
            let span = assertion.span;
            *ast = with_flags(span, &[FlagsItemKind::Negation, FlagsItemKind::Flag(Flag::Unicode)], ast.clone());
        }
        // Every case of the letters of such a class, since the folded text has only one.
        Ast::ClassUnicode(class) => *ast = with_flags(class.span, &[CASELESS], ast.clone()),
        Ast::ClassPerl(class) => *ast = Ast::class_bracketed(perl(class)),
        Ast::ClassBracketed(class) => {
            fold_set(&mut class.kind);
            if has_property(&class.kind) {
                *ast = with_flags(class.span, &[CASELESS], ast.clone());
            }
        }
        Ast::Repetition(repetition) => fold_ast(&mut repetition.ast),
        Ast::Group(group) => {
            if let GroupKind::NonCapturing(flags) = &mut group.kind {
                without_case(flags);
            }
            fold_ast(&mut group.ast);
        }
        Ast::Alternation(alternation) => alternation.asts.iter_mut().for_each(fold_ast),
        Ast::Concat(concat) => concat.asts.iter_mut().for_each(fold_ast),
        Ast::Empty(_) | Ast::Dot(_) => {}
    }
}

const CASELESS: FlagsItemKind = FlagsItemKind::Flag(Flag::CaseInsensitive);

fn with_flags(span: Span, items: &[FlagsItemKind], ast: Ast) -> Ast {
    let items = items.iter().map(|kind| FlagsItem { span, kind: kind.clone() }).collect();
    Ast::group(Group { span, kind: GroupKind::NonCapturing(Flags { span, items }), ast: Box::new(ast) })
}

/// The flag `i` says nothing about folded text, and would double every letter.
fn without_case(flags: &mut Flags) {
    flags.items.retain(|item| item.kind != CASELESS);
}

fn letter(span: Span, c: char) -> Literal {
    Literal { span, kind: LiteralKind::Verbatim, c }
}

/// What a character folds to.
fn folded(c: char) -> String {
    fold(c.encode_utf8(&mut [0; 4]))
}

/// A character of the pattern as the text has it: one, several (`œ`), or none (a combining accent).
fn text(literal: &Literal) -> Ast {
    let span = literal.span;
    let mut asts: Vec<Ast> = folded(literal.c).chars().map(|c| Ast::literal(letter(span, c))).collect();
    match asts.len() {
        0 => Ast::empty(span),
        1 => asts.remove(0),
        _ => Ast::concat(Concat { span, asts }),
    }
}

fn fold_set(set: &mut ClassSet) {
    match set {
        ClassSet::Item(item) => fold_item(item),
        ClassSet::BinaryOp(operation) => {
            fold_set(&mut operation.lhs);
            fold_set(&mut operation.rhs);
        }
    }
}

fn fold_item(item: &mut ClassSetItem) {
    match item {
        ClassSetItem::Literal(literal) => *item = letters(literal.span, folded(literal.c).chars()),
        ClassSetItem::Range(range) => {
            let (start, end) = (range.start.c, range.end.c);
            let span = range.span;
            let all: String = (start..=end).take(LONGEST_RANGE).map(folded).collect();
            let long = (start..=end).nth(LONGEST_RANGE).is_some().then(|| item.clone());
            let mut items: Vec<ClassSetItem> = long.into_iter().collect();
            items.push(letters(span, all.chars()));
            *item = ClassSetItem::Union(ClassSetUnion { span, items });
        }
        ClassSetItem::Ascii(class) if class.kind == ClassAsciiKind::Upper => class.kind = ClassAsciiKind::Lower,
        ClassSetItem::Perl(class) => *item = ClassSetItem::Bracketed(Box::new(perl(class))),
        ClassSetItem::Bracketed(class) => fold_set(&mut class.kind),
        ClassSetItem::Union(union) => union.items.iter_mut().for_each(fold_item),
        ClassSetItem::Ascii(_) | ClassSetItem::Unicode(ClassUnicode { .. }) | ClassSetItem::Empty(_) => {}
    }
}

fn letters(span: Span, letters: impl Iterator<Item = char>) -> ClassSetItem {
    let items = letters.map(|c| ClassSetItem::Literal(letter(span, c))).collect();
    ClassSetItem::Union(ClassSetUnion { span, items })
}

/// Whether a class names a Unicode property.
fn has_property(set: &ClassSet) -> bool {
    fn names(item: &ClassSetItem) -> bool {
        match item {
            ClassSetItem::Unicode(_) => true,
            ClassSetItem::Bracketed(class) => has_property(&class.kind),
            ClassSetItem::Union(union) => union.items.iter().any(names),
            _ => false,
        }
    }
    match set {
        ClassSet::Item(item) => names(item),
        ClassSet::BinaryOp(operation) => has_property(&operation.lhs) || has_property(&operation.rhs),
    }
}

/// `\d`, `\w`, `\s` and their opposites.
fn perl(class: &ClassPerl) -> ClassBracketed {
    let span = class.span;
    let ranges: &[(char, char)] = match class.kind {
        ClassPerlKind::Digit => &[('0', '9')],
        ClassPerlKind::Word => &[('0', '9'), ('a', 'z'), ('_', '_')],
        ClassPerlKind::Space => &[(' ', ' '), ('\t', '\n'), ('\r', '\r')],
    };
    let range = |(start, end): &(char, char)| {
        ClassSetItem::Range(ClassSetRange { span, start: letter(span, *start), end: letter(span, *end) })
    };
    let items = ranges.iter().map(range).collect();
    let kind = ClassSet::Item(ClassSetItem::Union(ClassSetUnion { span, items }));
    ClassBracketed { span, negated: class.negated, kind }
}

#[cfg(test)]
mod tests {
    use regex_automata::meta::Regex;

    use super::*;

    /// What a pattern finds in a text, folded.
    fn found(pattern: &str, text: &str) -> Vec<String> {
        let regex = Regex::builder().build_from_hir(&read(pattern, &mut Vec::new()).unwrap()).unwrap();
        let text = fold(text);
        regex.find_iter(&text).map(|place| text[place.range()].to_owned()).collect()
    }

    #[test]
    fn capitals_and_accents_match_the_folded_text() {
        for (pattern, text, expected) in [
            (r"\bDÉMISSION\b", "la Démission", "demission"),
            (r"Œuvre+", "une ŒUVREE", "oeuvree"),
            (r"e\u0301t\x{c9}", "été", "ete"),
            (r"\x41\x42", "xAB", "ab"),
            (r"(?P<Name>Key)=(?<Value>\d+)", "KEY=12", "key=12"),
            (r"(?U)A+(?-U)B+", "aabb", "aabb"),
            (r"(?i)Abc", "ABC", "abc"),
            (r"(?x) A \  B # a Comment", "a b", "a b"),
            (r"[A-Z]+", "Été", "ete"),
            (r"[À-Ý]+", "éè", "ee"),
            (r"[[:upper:]]+", "Oui", "oui"),
            (r"\p{Lu}+", "Été", "ete"),
            (r"[\p{Lu}0-9]+", "É1", "e1"),
            (r"[A-Z&&[^AEIOU]]+", "BON", "b"),
            (r"[[A-C]D]+", "abcd", "abcd"),
            (r"[Œ]+", "œ", "oe"),
            (r"\QA", "A", ""),
        ] {
            if let Ok(hir) = read(pattern, &mut Vec::new()) {
                let found = found(pattern, text);
                assert_eq!(found.first().map(String::as_str), Some(expected), "{pattern} {hir:?}");
            } else {
                assert_eq!(expected, "", "{pattern}");
            }
        }
    }

    #[test]
    fn classes_mean_ascii() {
        assert_eq!(found(r"\w+", "ab_9 ж"), ["ab_9"]);
        assert_eq!(found(r"\W+", "ab ж!c"), [" ж!"]);
        assert_eq!(found(r"\d+", "1٣"), ["1"]);
        assert_eq!(found(r"\D+", "1a٣2"), ["a٣"]);
        assert_eq!(found(r"\S+", "un deux"), ["un", "deux"]);
        assert_eq!(found(r"[\S]\s", "a b"), ["a "]);
        assert_eq!(found(r"[^\W\d]+", "a1_b!"), ["a", "_b"]);
        assert_eq!(found(r"\d{4}[\w.-]+\[", "2024ab-c["), ["2024ab-c["]);
        assert_eq!(found(r"\bж|ж\b|ж\Ba", "ж жa"), ["ж"]);
        assert_eq!(found(r"\b{start}a\b{end}", "a ba"), ["a"]);
    }

    #[test]
    fn words_that_patterns_spell_out() {
        let mut words = Vec::new();
        read(r"\b(?:Pass ?words?|clé)\b.{0,9}[ab]c de[x]f(?:oo)+mdp", &mut words).unwrap();
        assert_eq!(words.iter().map(|word| &**word).collect::<Vec<_>>(), ["mdp", "pass", "word", "cle"]);
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        assert!(read("(", &mut Vec::new()).is_err());
        assert!(read(r"(?-u)\xff", &mut Vec::new()).is_err() || found(r"(?-u)\xff", "y") == ["y"]);
    }
}
