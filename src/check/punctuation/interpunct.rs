//! PUN-004: dots that stand for the interpunct · and are another character.

use super::super::{Facts, Found, Rule};
use super::{is_han, written};
use crate::say;

/// Bullets, Japanese and mathematical dots.
const DOTS: [char; 6] = ['•', '‧', '・', '∙', '⋅', '●'];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        let mut before = None;
        let mut characters = passage.text.char_indices().peekable();
        while let Some((at, dot)) = characters.next() {
            let after = characters.peek().map(|(_, next)| *next);
            let word = |other: Option<char>| {
                other.is_some_and(|other| is_han(other) || other.is_ascii_digit())
            };
            if DOTS.contains(&dot) && word(before) && word(after) {
                let range = at..at + dot.len_utf8();
                let message = say!(
                    "间隔号用成了「{dot}」",
                    "「{dot}」 stands where the interpunct · belongs"
                );
                if let Some(finding) = rule.finding(passage, range, message) {
                    let span = finding.span.unwrap_or(facts.beginning());
                    let finding = finding.hint(say!("改成：·", "write ·"));
                    found.diagnostics.push(finding.fix(false, span, "·"));
                }
            }
            before = Some(dot);
        }
    }
}
