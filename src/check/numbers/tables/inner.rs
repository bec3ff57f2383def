//! NUM-002: 其中 in a table: no part is more than its whole, nor are all that it falls into.

use super::Desk;
use super::grid::{Cell, Grid};
use super::names::Kind;
use super::totals::{fits, named};
use crate::check::numbers::sums::total;
use crate::check::{Verdict, Why};
use crate::diagnostic::Severity;
use crate::record::Decimal;
use crate::say;

/// A record and those behind it that are parts of it.
struct Parts {
    whole: usize,
    parts: Vec<usize>,
    /// The rows ahead of 其中, of which the whole is the last.
    ahead: Vec<usize>,
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
            let outer = figures.iter().copied();
            let outer = outer.filter(|record| {
                more > 0 && kinds[*record] != Kind::Part && !behind[..more].contains(record)
            });
            found.push(Parts {
                whole,
                parts: parts.collect(),
                ahead: near,
                outer: outer.collect(),
            });
        }
        if let Some(record) = figures.get(at) {
            ahead.push(*record);
        }
        at += 1;
    }
    found
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

/// The whole and its parts in a field.
struct Values<'p> {
    field: usize,
    whole: (Cell<'p>, Decimal),
    parts: Vec<(Cell<'p>, Decimal)>,
    sum: Decimal,
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
                if grid.notes.noted || !certain && !within {
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

impl<'p> Values<'p> {
    fn cells(&self) -> Vec<Cell<'p>> {
        let parts = self.parts.iter().map(|(cell, _)| *cell);
        parts.chain([self.whole.0]).collect()
    }

    /// The first part that is more than the whole.
    fn larger(&self) -> Option<(Cell<'p>, Decimal)> {
        let mut parts = self.parts.iter().copied();
        parts.find(|(_, value)| *value > self.whole.1)
    }

    /// The parts are all there is.
    fn is_exact(&self) -> bool {
        let cells = self.cells();
        self.parts.len() > 1 && !self.sum.is_zero() && fits(self.sum, self.whole.1, cells.iter())
    }

    fn told(&self) -> String {
        let values: Vec<Decimal> = self.parts.iter().map(|(_, value)| *value).collect();
        format!("{}={}", super::off::short(&values), self.sum.trimmed())
    }

    fn tell_larger(
        &self,
        grid: &Grid<'_>,
        part: (Cell<'p>, Decimal),
        certain: bool,
        desk: &mut Desk<'_>,
    ) {
        let (name, value, whole) = (named(grid, self.field), part.1, self.whole.1);
        let message = if certain {
            say!(
                "{name}“其中”的{value}比总数{whole}还多",
                "{name}{value}, behind 其中, is more than the whole, {whole}"
            )
        } else {
            say!(
                "{name}“其中”的{value}比前面的{whole}还多：要么有一个数不对，要么它不是这一项的一部分",
                "{name}{value}, behind 其中, is more than {whole} ahead of it: a figure is wrong, or it is no part of that"
            )
        };
        let sum = format!("{value}>{whole}");
        self.finding(part.0, message, certain, &sum, desk);
    }

    fn tell_sum(&self, grid: &Grid<'_>, certain: bool, desk: &mut Desk<'_>) {
        let (name, whole, told) = (named(grid, self.field), self.whole.1, self.told());
        let Some(difference) = self.sum.checked_sub(whole).map(|off| off.abs().trimmed()) else {
            return;
        };
        let message = match (certain, self.sum > whole) {
            (true, true) => say!(
                "{name}“其中”各项{told}，比总数{whole}多{difference}",
                "{name}the parts behind 其中, {told}, are {difference} more than the whole, {whole}"
            ),
            _ => say!(
                "{name}“其中”各项{told}，总数是{whole}：要么有一个数不对，要么各项有重复或者没有列全",
                "{name}the parts behind 其中 make {told}, and the whole is {whole}: a figure is wrong, or parts overlap or are left out"
            ),
        };
        self.finding(self.whole.0, message, certain, &told, desk);
    }

    fn finding(
        &self,
        cell: Cell<'p>,
        message: crate::diagnostic::Words,
        certain: bool,
        sum: &str,
        desk: &mut Desk<'_>,
    ) {
        let verdict = if certain {
            Verdict::Wrong
        } else {
            Verdict::Doubtful
        };
        let made = desk.finding(cell, message);
        desk.mark(&self.cells(), verdict, sum);
        let Some(mut made) = made else {
            return;
        };
        if !certain {
            made.severity = Severity::Warning;
        }
        if let Some(span) = self
            .whole
            .0
            .passage
            .whole()
            .filter(|_| cell.index != self.whole.0.index)
        {
            made = made.relate(span, say!("总数在这里", "the whole is here"));
        }
        if let Some(span) = self
            .parts
            .first()
            .and_then(|(part, _)| part.passage.whole())
            .filter(|_| cell.index == self.whole.0.index)
        {
            made = made.relate(span, say!("“其中”从这里起", "the parts begin here"));
        }
        desk.tell([made.hint(say!(
            "对照台账核对这几个数；不是其中一部分的，不要放在“其中”下面",
            "check the records; what is no part of it does not belong behind 其中"
        ))]);
    }
}
