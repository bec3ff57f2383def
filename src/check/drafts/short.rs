//! VAL-006: a text that is far shorter than those of the entries beside it.

use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::record::{Piece, Text, Title};
use crate::report::Entry;
use crate::say;

/// A text of fewer characters than this is short…
const SHORT: usize = 12;

/// …beside at least so many others…
const BESIDE: usize = 3;

/// …of so many characters each, on an average.
const LONG: usize = 80;

/// What a figure counts for.
const FIGURE: usize = 4;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, section) in facts.report.sections() {
        let mut path = vec![Step::Key(name.en(), name.zh())];
        if section.head.is_some() {
            path.push(Step::Key("items", "事项"));
        }
        entries(rule, &section.items, &mut path, diagnostics);
    }
}

fn entries(
    rule: &Rule,
    siblings: &[Entry<'_>],
    path: &mut Vec<Step>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let lengths = siblings.iter().map(|entry| {
        let text = entry.text.as_ref().filter(|_| stands_alone(entry))?;
        Some((text, length(text)))
    });
    let lengths: Vec<_> = lengths.collect();
    let total: usize = lengths.iter().flatten().map(|(_, length)| length).sum();
    let others = lengths.iter().flatten().count().saturating_sub(1);
    for (index, (entry, length)) in siblings.iter().zip(&lengths).enumerate() {
        let title = entry.title.as_ref().map(Title::words);
        path.push(Step::Item(index, title));
        if let Some((text, length)) = *length {
            let average = (total - length).checked_div(others).unwrap_or(0);
            let left = |found: &Diagnostic| {
                found.code == "VAL-005" && found.span.is_some_and(|span| text.span.covers(span))
            };
            let short = length < SHORT && others >= BESIDE && average >= LONG;
            if short && !diagnostics.iter().any(left) {
                diagnostics.push(told(rule, text, length, average).at(path.clone()));
            }
        }
        path.push(Step::Key("items", "事项"));
        entries(rule, &entry.items, path, diagnostics);
        path.pop();
        path.pop();
    }
}

/// True where an entry says all that it says in its text.
fn stands_alone(entry: &Entry<'_>) -> bool {
    entry.items.is_empty()
        && entry.points.is_empty()
        && entry.indicators.is_empty()
        && entry.table.is_none()
}

fn told(rule: &Rule, text: &Text<'_>, length: usize, average: usize) -> Diagnostic {
    let message = say!(
        "「正文」只有 {length} 个字，同类条目平均 {average} 字",
        "the text has {length} characters; those of its kind have {average} on an average"
    );
    Diagnostic::new(rule.severity, rule.code, text.span, message).hint(say!(
        "写上做法、数字和成效；确实只有一句的，并入相邻的条目",
        "say what was done, how much, to what effect; or put it into an entry beside it"
    ))
}

/// Characters, marks and blanks aside.
fn length(text: &Text<'_>) -> usize {
    let pieces = text.paragraphs.iter().flatten();
    pieces
        .map(|piece| match piece {
            Piece::Words(segment) => segment
                .text
                .chars()
                .filter(|found| found.is_alphanumeric())
                .count(),
            Piece::Figure(_) | Piece::Slot(_) => FIGURE,
        })
        .sum()
}
