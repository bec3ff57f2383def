//! Tables: 合计 and 其中 against their parts (NUM-002), rates beside their counts (NUM-001), shares (NUM-010),
//! changes on last year (NUM-004), what came in and went out (NUM-005).

mod changes;
mod columns;
mod flows;
mod folded;
mod grid;
mod heads;
mod inner;
mod lists;
mod moved;
mod names;
mod notes;
mod off;
mod periods;
mod rates;
mod senses;
mod shares;
mod times;
mod totals;
mod within;

pub(super) use changes::check as changes;
pub(super) use flows::check as flows;
pub(super) use rates::check as rates;
pub(super) use shares::check as shares;
pub(super) use totals::check as totals;

use super::super::{Found, Rule, Verdict, Why};
use crate::diagnostic::{Diagnostic, Words};
use crate::record::Decimal;
use grid::{Cell, Grid};
use std::collections::HashSet;
use std::ops::Range;

/// What a rule finds in tables.
struct Desk<'f> {
    rule: &'f Rule,
    found: &'f mut Found,
    /// The cells that something was said of: the other way of reading a table may find the same.
    told: HashSet<usize>,
}

impl<'f> Desk<'f> {
    fn new(rule: &'f Rule, found: &'f mut Found) -> Self {
        Self {
            rule,
            found,
            told: HashSet::new(),
        }
    }

    fn mark(&mut self, cells: &[Cell<'_>], verdict: Verdict, sum: &str) {
        for cell in cells.iter().filter(|cell| !cell.passage.numbers.is_empty()) {
            let ledger = &mut self.found.ledger;
            ledger.mark(cell.index, 0, verdict, self.rule.code, sum);
        }
    }

    /// Why the cells could not be checked.
    fn explain<'p>(&mut self, cells: impl IntoIterator<Item = Cell<'p>>, why: Why) {
        for cell in cells {
            self.found.ledger.explain(cell.index, 0, why);
        }
    }

    /// No figure of a table stands alone.
    fn explain_lonely(&mut self, grid: &Grid<'_>) {
        let ledger = &mut self.found.ledger;
        for cell in grid.cells() {
            let numbered = ledger.get(cell.index, 0);
            let lonely = Verdict::Unchecked(Why::Alone);
            if numbered.is_some_and(|own| own.passage == cell.index && own.verdict == lonely) {
                ledger.explain(cell.index, 0, Why::Unrelated);
            }
        }
    }

    /// A finding at a cell, unless one was told there.
    fn finding(&mut self, cell: Cell<'_>, message: Words) -> Option<Diagnostic> {
        let range = cell.number?.range.clone();
        self.finding_at(cell, range, message)
    }

    /// A finding at all that a cell says, unless one was told there.
    fn finding_of(&mut self, cell: Cell<'_>, message: Words) -> Option<Diagnostic> {
        let text = cell.passage.text.as_str();
        let start = text.len() - text.trim_start().len();
        let range = start..start + text.trim().len();
        self.finding_at(cell, range, message)
    }

    fn finding_at(
        &mut self,
        cell: Cell<'_>,
        range: Range<usize>,
        message: Words,
    ) -> Option<Diagnostic> {
        let finding = self.rule.finding(cell.passage, range, message)?;
        self.told.insert(cell.index).then_some(finding)
    }

    fn tell(&mut self, finding: impl IntoIterator<Item = Diagnostic>) {
        self.found.diagnostics.extend(finding);
    }
}

/// Rows or columns that are looked for beside each other: of more, nobody reads a table.
const WIDEST: usize = 120;

/// A cell with its value.
fn valued(cell: Option<Cell<'_>>) -> Option<(Cell<'_>, Decimal)> {
    let cell = cell?;
    Some((cell, cell.value()?))
}

/// With the right value as its cure, where a person typed the wrong one.
fn mended(finding: Diagnostic, cell: Cell<'_>, right: Decimal) -> Diagnostic {
    let number = cell.passage.numbers.first();
    let digits = number.map(|number| number.digits.clone());
    let digits = digits.filter(|digits| cell.passage.is_typed(digits.clone()));
    match digits.and_then(|digits| cell.passage.span(digits)) {
        Some(span) => finding.fix(false, span, right.to_string()),
        None => finding,
    }
}
