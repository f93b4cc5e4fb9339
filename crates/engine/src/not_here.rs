//! What a writer set aside in a draft: what a rule finds in certain words, which do not count there.

use rustc_hash::FxHashMap;

use crate::fold::fold;
use crate::{Finding, NotHere, SetAside};

/// What was set aside, by rule and by the words as rules see them.
pub(crate) struct Asides<'n> {
    by: FxHashMap<&'n str, FxHashMap<String, usize>>,
}

impl<'n> Asides<'n> {
    /// Of two that say the same, the first counts.
    pub(crate) fn new(not_here: &'n [NotHere]) -> Asides<'n> {
        let mut by: FxHashMap<&str, FxHashMap<String, usize>> = FxHashMap::default();
        for (index, NotHere { rule, words }) in not_here.iter().enumerate() {
            by.entry(rule).or_default().entry(seen(words)).or_insert(index);
        }
        Asides { by }
    }

    /// The place of what sets this finding aside.
    pub(crate) fn of(&self, finding: &Finding) -> Option<usize> {
        self.by.get(finding.rule.as_str())?.get(&seen(&finding.text)).copied()
    }
}

/// Words as rules see them, whatever their case, accents and spaces: by this those that were set aside are compared.
#[must_use]
pub fn seen(words: &str) -> String {
    let folded = fold(words);
    let mut seen = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !seen.is_empty() {
            seen.push(' ');
        }
        seen.push_str(word);
    }
    seen
}

/// The findings that count, and those that were set aside.
pub(crate) fn apart(findings: Vec<Finding>, not_here: &[NotHere]) -> (Vec<Finding>, Vec<SetAside>) {
    if not_here.is_empty() {
        return (findings, Vec::new());
    }
    let asides = Asides::new(not_here);
    let (mut counting, mut aside) = (Vec::with_capacity(findings.len()), Vec::new());
    for finding in findings {
        match asides.of(&finding) {
            Some(by) => aside.push(SetAside { by, finding }),
            None => counting.push(finding),
        }
    }
    (counting, aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_that_rules_see() {
        assert_eq!(seen("  Déjà\u{a0}VU,\n le  « sondage » "), seen("deja vu, le \" sondage \""));
        assert_eq!(seen("p\u{200b}oll"), "poll");
        assert_ne!(seen("polls"), seen("poll"));
    }
}
