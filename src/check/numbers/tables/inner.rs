//! NUM-002: 其中 in a table: no part is more than its whole, nor are all that it falls into.

use super::Desk;
use super::grid::{Cell, Grid};
use super::names::Kind;
use super::within::Values;
use crate::check::numbers::sums::total;
use crate::check::{Verdict, Why};
use crate::record::Decimal;
use std::ops::RangeInclusive;

/// A record and those behind it that are parts of it.
struct Parts {
    whole: usize,
    parts: Vec<usize>,
    /// The rows ahead of 其中, of which the whole is the last.
    ahead: Vec<usize>,
    /// No other 其中 stands ahead, of which the whole may be a part itself.
    first: bool,
    /// Where the total shows that some rows behind are parts, too: the total and what it is the sum of.
    outer: Vec<usize>,
}

/// What 其中 says in `grid`.
pub fn inner(grid: &Grid<'_>, desk: &mut Desk<'_>) {
    for parts in all(grid) {
        parts.tell(grid, desk);
    }
}

/// Every record that 其中 follows on.
fn all(grid: &Grid<'_>) -> Vec<Parts> {
    let kinds: Vec<Kind> = grid.records.iter().map(|name| name.kind()).collect();
    let figures: Vec<usize> = (0..kinds.len())
        .filter(|record| kinds[*record] != Kind::Apart && grid.has_figures(*record))
        .collect();
    let part = |at: usize| kinds[figures[at]] == Kind::Part;
    let marks = figures
        .iter()
        .filter(|record| kinds[**record] == Kind::Part);
    let marks = marks.count();
    let mut found = Vec::new();
    let (mut at, mut ahead) = (0, Vec::new());
    while at < figures.len() {
        let begin = at;
        while at < figures.len() && part(at) {
            at += 1;
        }
        let marked = &figures[begin..at];
        if let (Some(whole), false) = (ahead.last().copied(), marked.is_empty()) {
            let behind = figures.get(at..).unwrap_or_default();
            // Where there is one 其中, the total shows how far it reaches.
            let more = match marks == marked.len() {
                true => follow(grid, &kinds, &figures, behind),
                false => 0,
            };
            let near: Vec<usize> = ahead.iter().rev().take(super::WIDEST).copied().collect();
            let parts = marked.iter().chain(&behind[..more]).copied();
            let outer = match behind[..more] {
                [first, .., last] => outer(&kinds, &figures, first..=last),
                [only] => outer(&kinds, &figures, only..=only),
                [] => Vec::new(),
            };
            found.push(Parts {
                whole,
                parts: parts.collect(),
                ahead: near,
                first: found.is_empty(),
                outer,
            });
        }
        if let Some(record) = figures.get(at) {
            ahead.push(*record);
        }
        at += 1;
    }
    found
}

/// All but those marked as parts, and `inside`.
fn outer(kinds: &[Kind], figures: &[usize], inside: RangeInclusive<usize>) -> Vec<usize> {
    let outer = figures.iter().copied();
    let outer = outer.filter(|record| kinds[*record] != Kind::Part && !inside.contains(record));
    outer.collect()
}

/// How many of `behind` are parts, too: those that the 合计 leaves out, in every field.
fn follow(grid: &Grid<'_>, kinds: &[Kind], figures: &[usize], behind: &[usize]) -> usize {
    let mut totals = figures
        .iter()
        .filter(|record| kinds[**record] == Kind::Total);
    let (Some(top), None) = (totals.next(), totals.next()) else {
        return 0;
    };
    let plain = |record: &&usize| kinds[**record] == Kind::Plain;
    let run: Vec<usize> = behind.iter().take_while(plain).copied().collect();
    let mut counts = vec![0_usize; run.len() + 1];
    let mut fields = 0;
    for field in (0..grid.fields.len()).filter(|field| grid.fields[*field].adds(false)) {
        let value = |record: usize| grid.cell(record, field)?.value();
        let leaves = figures.iter().filter(plain);
        let sum: Option<Vec<Decimal>> = leaves.map(|record| value(*record)).collect();
        let (Some(mut left), Some(stated)) = (sum.and_then(total), value(*top)) else {
            continue;
        };
        fields += 1;
        for (more, count) in counts.iter_mut().enumerate() {
            *count += usize::from(left == stated);
            let next = run
                .get(more)
                .and_then(|record| left.checked_sub(value(*record)?));
            let Some(next) = next else {
                break;
            };
            left = next;
        }
    }
    let mut fitting = (0..counts.len()).filter(|more| fields > 0 && counts[*more] == fields);
    let first = fitting.next().unwrap_or(0);
    if fitting.next().is_none() { first } else { 0 }
}

impl Parts {
    fn tell(&self, grid: &Grid<'_>, desk: &mut Desk<'_>) {
        let fields = (0..grid.fields.len()).filter(|field| grid.fields[*field].adds(false));
        let values: Vec<Values<'_>> = fields
            .filter_map(|field| self.values(grid, field))
            .collect();
        let larger = |values: &Values<'_>| values.larger().is_some();
        let within = values.iter().any(|values| !larger(values));
        let exact = values.iter().filter(|values| values.is_exact()).count();
        let rest = self.parts.last().is_some_and(|last| {
            let name = grid.records[*last].text.trim_start_matches("其中");
            ["其他", "其它", "其余"]
                .iter()
                .any(|word| name.trim_start_matches('：').starts_with(word))
        });
        self.mark_outer(grid, desk);
        for values in &values {
            if let Some(part) = values.larger() {
                let certain = self.exceeds_all(grid, values.field, part.1);
                let told = certain || within && self.first;
                if grid.notes.noted || !told {
                    desk.explain(values.cells(), Why::Unrelated);
                } else {
                    values.tell_larger(grid, part, certain, desk);
                }
            } else if values.is_exact() {
                let told = values.told();
                desk.mark(&values.cells(), Verdict::Right, &told);
            } else if values.parts.len() > 1
                && !grid.notes.noted
                && (values.sum > values.whole.1 && (rest || exact > 0 || !self.outer.is_empty())
                    || exact > 1)
            {
                values.tell_sum(grid, rest && values.sum > values.whole.1, desk);
            } else {
                desk.explain(values.cells(), Why::Unrelated);
            }
        }
    }

    /// What the total adds up, the parts aside.
    fn mark_outer(&self, grid: &Grid<'_>, desk: &mut Desk<'_>) {
        let fields = (0..grid.fields.len()).filter(|field| grid.fields[*field].adds(false));
        for field in fields {
            let cells = self
                .outer
                .iter()
                .map(|record| super::valued(grid.cell(*record, field)));
            let Some(cells) = cells.collect::<Option<Vec<_>>>() else {
                continue;
            };
            let plain = self.outer.iter().zip(&cells);
            let plain = plain.filter(|(record, _)| grid.records[**record].kind() == Kind::Plain);
            let values: Vec<Decimal> = plain.map(|(_, (_, value))| *value).collect();
            if let Some(sum) = total(values.iter().copied()) {
                let told = format!("{}={}", super::off::short(&values), sum.trimmed());
                let cells: Vec<Cell<'_>> = cells.iter().map(|(cell, _)| *cell).collect();
                desk.mark(&cells, Verdict::Right, &told);
            }
        }
    }

    fn values<'p>(&self, grid: &Grid<'p>, field: usize) -> Option<Values<'p>> {
        let valued = |record: usize| super::valued(grid.cell(record, field));
        let whole = valued(self.whole)?;
        let parts: Option<Vec<_>> = self.parts.iter().map(|part| valued(*part)).collect();
        let parts = parts?;
        let unit = |cell: &Cell<'p>| cell.number.and_then(|number| number.unit);
        let name = |record: usize| grid.records[record].unit.as_str();
        let same = parts.iter().all(|(cell, _)| unit(cell) == unit(&whole.0));
        let measured = self.parts.iter().all(|part| {
            name(*part) == name(self.whole) || name(*part).is_empty() || name(self.whole).is_empty()
        });
        let percent = whole.0.is_percent(&grid.fields[field]);
        let sum = total(parts.iter().map(|(_, value)| *value))?;
        (same && measured && !percent && !grid.mixed).then_some(Values {
            field,
            whole,
            parts,
            sum,
        })
    }

    /// More than anything ahead that may be meant.
    fn exceeds_all(&self, grid: &Grid<'_>, field: usize, part: Decimal) -> bool {
        let values = self
            .ahead
            .iter()
            .filter_map(|record| grid.cell(*record, field)?.value());
        let mut values = values.peekable();
        values.peek().is_some() && values.all(|value| value < part)
    }
}
