//! TRM-002: phrases of several parts that stand together in their order.

use super::super::{Facts, Found, Rule};
use crate::prose::{Part, Passage};
use crate::say;
use crate::terms::{Phrase, WordSet, phrases};
use std::ops::Range;
use std::sync::LazyLock;

/// So many parts tell of a phrase.
const LEAST: usize = 3;

/// The parts of all phrases.
static PARTS: LazyLock<WordSet> = LazyLock::new(|| {
    let parts = phrases().iter().flat_map(|phrase| &phrase.parts);
    WordSet::of(parts.copied().collect())
});

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let year = facts.about.year;
    for (_, passage) in facts.prose.each() {
        let apart = matches!(passage.part, Part::Element(_) | Part::Title);
        if apart || PARTS.each(&passage.text).take(LEAST).count() < LEAST {
            continue;
        }
        let said = phrases().iter().find_map(|phrase| {
            let range = broken(passage, phrase)?;
            // Another phrase of like parts may be the one that is meant, and whole.
            let from = passage.slice(range.start..passage.text.len());
            let whole = |other: &Phrase| joined(other, from);
            let fits = |other: &&Phrase| {
                let years = other.from.zip(year).is_none_or(|(from, year)| year >= from)
                    && other
                        .until
                        .zip(year)
                        .is_none_or(|(until, year)| year <= until + 1);
                whole(other) && years
            };
            (!phrases().iter().any(|other| fits(&other))).then_some((phrase, range))
        });
        let Some((phrase, range)) = said else {
            continue;
        };
        let right = phrase.parts.join("、");
        let message = say!(
            "这里与固定提法不一致，固定提法是“{right}”",
            "this is not the fixed phrase “{right}”"
        );
        let finding = rule.finding(passage, range, message);
        found.diagnostics.extend(finding.map(|finding| {
            finding.hint(say!(
                "逐项核对：少了哪一项，哪一项写错、写颠倒了",
                "compare part by part: what is missing, misspelt, or out of order"
            ))
        }));
    }
}

/// The row in `passage` that holds most parts of `phrase`, but not all in their order.
fn broken(passage: &Passage, phrase: &Phrase) -> Option<Range<usize>> {
    let text = &passage.text;
    let mut found: Vec<Range<usize>> = phrase
        .parts
        .iter()
        .filter_map(|part| text.find(part).map(|at| at..at + part.len()))
        .collect();
    found.sort_by_key(|range| range.start);
    // Parts of one row stand close to each other.
    let near = |pair: &[Range<usize>]| pair[1].start <= pair[0].end + 3 * 8;
    let close = found.windows(2).take_while(|pair| near(pair)).count() + 1;
    found.truncate(close);
    let most = (phrase.parts.len() * 2).div_ceil(3).max(LEAST);
    if found.len() < most {
        return None;
    }
    let range = found.first()?.start..found.last()?.end;
    (!joined(phrase, passage.slice(range.clone()))).then_some(range)
}

/// True where `text` holds all parts of `phrase`, one after another.
fn joined(phrase: &Phrase, text: &str) -> bool {
    let mut rest = text;
    phrase.parts.iter().enumerate().all(|(index, part)| {
        let begun = rest.find(part);
        let near = begun.filter(|at| index == 0 || *at <= 3);
        match near.and_then(|at| rest.get(at + part.len()..)) {
            Some(behind) => {
                rest = behind;
                true
            }
            None => false,
        }
    })
}
