//! LEX-001: a row of like parts of which one lacks the word that the others carry.

use super::super::{Facts, Found, Rule};
use crate::prose::{Part, Passage, clauses};
use crate::say;
use std::ops::Range;

/// Words that every part of such a row carries.
const CARRIED: [&str; 5] = ["亲自", "带头", "人人", "率先", "全程"];

/// So many parts make a row: with fewer the odd one may stand on its own.
const ROW: usize = 4;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (_, passage) in facts.prose.each() {
        if matches!(passage.part, Part::Element(_) | Part::Title) {
            continue;
        }
        for word in CARRIED {
            if passage.text.matches(word).nth(ROW - 2).is_none() {
                continue;
            }
            for clause in clauses(&passage.text, 0..passage.text.len()) {
                let finding = lacking(passage, clause.range, word);
                found.diagnostics.extend(finding.and_then(|(range, parts)| {
                    let lacking = passage.slice(range.clone());
                    let rest = parts - 1;
                    let message = say!(
                        "并列的{parts}项里有{rest}项带“{word}”，“{lacking}”前面没有",
                        "{rest} of {parts} parts of this row carry “{word}”; “{lacking}” does not"
                    );
                    let finding = rule.finding(passage, range, message)?;
                    Some(finding.hint(say!(
                        "补上“{word}”，或把各项改成一样的说法",
                        "add “{word}”, or word all parts alike"
                    )))
                }));
            }
        }
    }
}

/// The part of a row that lacks `word`, and how many parts there are; `None` where all carry it, or
/// more than one does not.
fn lacking(passage: &Passage, clause: Range<usize>, word: &str) -> Option<(Range<usize>, usize)> {
    let parts = parts(passage, clause);
    let text = |part: &Range<usize>| passage.slice(part.clone());
    let carrying: Vec<_> = parts.iter().map(|part| text(part).contains(word)).collect();
    // A row is what stands between the first and the last part that carries it, and one beside.
    let first = carrying.iter().position(|carries| *carries)?;
    let last = carrying.iter().rposition(|carries| *carries)?;
    let inner: Vec<usize> = (first..=last).filter(|at| !carrying[*at]).collect();
    let tail = |part: &Range<usize>| {
        let (_, behind) = text(part).rsplit_once(word)?;
        Some(behind.chars().count())
    };
    match inner.as_slice() {
        [odd] if last - first + 1 >= ROW => {
            let odd = parts.get(*odd)?;
            let plain = |letter: char| !letter.is_ascii_digit() && letter != '的';
            let short = text(odd).chars().count() <= 8 && text(odd).chars().all(plain);
            short.then(|| (odd.clone(), last - first + 1))
        }
        // The first part may have words ahead: its tail is compared.
        [] if first == 1 && last - first + 2 >= ROW => {
            let tails: Vec<_> = parts[first..=last].iter().map(tail).collect();
            let length = tails.first().copied().flatten()?;
            if length != 2
                || tails[..tails.len() - 1]
                    .iter()
                    .any(|tail| *tail != Some(length))
            {
                return None;
            }
            let odd = parts.first()?;
            let start = text(odd).char_indices().rev().nth(length - 1)?.0;
            let range = odd.start + start..odd.end;
            Some((range, last - first + 2))
        }
        _ => None,
    }
}

/// What stands between the marks 、 of a clause.
fn parts(passage: &Passage, clause: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = clause.start;
    for (at, mark) in passage.slice(clause.clone()).match_indices('、') {
        parts.push(start..clause.start + at);
        start = clause.start + at + mark.len();
    }
    parts.push(start..clause.end);
    parts
}
