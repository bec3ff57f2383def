//! Tables: 合计 against its parts (NUM-002), rates beside their counts (NUM-001), shares (NUM-010), changes
//! on last year (NUM-004).

mod changes;
mod grid;
mod names;
mod rates;
mod shares;
mod totals;

pub(super) use changes::check as changes;
pub(super) use rates::check as rates;
pub(super) use shares::check as shares;
pub(super) use totals::check as totals;

use super::super::{Found, Rule, Verdict, Why};
use crate::diagnostic::{Diagnostic, Words};
use crate::record::Decimal;
use grid::Cell;

fn mark(rule: &Rule, found: &mut Found, cells: &[Cell<'_>], verdict: Verdict, sum: &str) {
    for cell in cells.iter().filter(|cell| cell.number.is_some()) {
        found.ledger.mark(cell.index, 0, verdict, rule.code, sum);
    }
}

/// Why the cells could not be checked.
fn explain<'p>(found: &mut Found, cells: impl IntoIterator<Item = Cell<'p>>, why: Why) {
    for cell in cells {
        found.ledger.explain(cell.index, 0, why);
    }
}

/// A finding at a cell, unless the same was found there by the other way of reading the table.
fn finding(rule: &Rule, found: &Found, cell: Cell<'_>, message: Words) -> Option<Diagnostic> {
    let range = cell.number?.range.clone();
    let finding = rule.finding(cell.passage, range, message)?;
    let mut last = found.diagnostics.iter().rev().take(64);
    let known = last.any(|known| known.code == finding.code && known.span == finding.span);
    (!known).then_some(finding)
}

/// A cell with its value.
fn valued(cell: Option<Cell<'_>>) -> Option<(Cell<'_>, Decimal)> {
    let cell = cell?;
    Some((cell, cell.value()?))
}

/// With the right value as its cure, where a person typed the wrong one.
fn mended(finding: Diagnostic, cell: Cell<'_>, right: Decimal) -> Diagnostic {
    let digits = cell.number.map(|number| number.digits.clone());
    let digits = digits.filter(|digits| cell.passage.is_typed(digits.clone()));
    match digits.and_then(|digits| cell.passage.span(digits)) {
        Some(span) => finding.fix(false, span, right.to_string()),
        None => finding,
    }
}
