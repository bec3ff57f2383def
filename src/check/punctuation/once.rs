//! What stands all over a text is told once: how often, and where the first places are.

use super::super::{Facts, Rule};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::Passage;
use crate::say;
use std::ops::Range;

/// So many slips of one kind in a text that somebody else wrote are a converter's doing, or a habit.
pub const CROWD: usize = 20;

/// So many first places are shown.
const SHOWN: usize = 5;

/// A place in a text.
pub type Place<'p> = (&'p Passage, Range<usize>);

/// True where `count` slips are too many to list: a report file of our own can be repaired one by one.
pub fn is_crowd(facts: &Facts<'_>, count: usize) -> bool {
    facts.about.foreign && count >= CROWD
}

/// One finding for all of `places`; the first of each passage are shown with it.
pub fn told_once(
    rule: &Rule,
    severity: Severity,
    places: &[Place<'_>],
    message: Words,
) -> Option<Diagnostic> {
    let ((passage, range), rest) = places.split_first()?;
    let mut finding = rule.finding(passage, range.clone(), message)?;
    finding.severity = severity;
    let mut last = *passage;
    for (passage, range) in rest {
        if std::ptr::eq(*passage, last) {
            continue;
        }
        last = passage;
        if let Some(span) = passage.span(range.clone()) {
            finding = finding.relate(span, say!("这里也是", "here, too"));
        }
        if finding.related.len() + 1 == SHOWN {
            break;
        }
    }
    Some(finding)
}
