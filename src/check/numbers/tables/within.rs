//! What a whole and the parts behind 其中 are worth in one field, and what is told of them.

use super::Desk;
use super::grid::{Cell, Grid};
use super::off::short;
use super::totals::{fits, named};
use crate::check::Verdict;
use crate::diagnostic::{Severity, Words};
use crate::record::Decimal;
use crate::say;

/// The whole and its parts in a field.
pub struct Values<'p> {
    pub field: usize,
    pub whole: (Cell<'p>, Decimal),
    pub parts: Vec<(Cell<'p>, Decimal)>,
    pub sum: Decimal,
}

impl<'p> Values<'p> {
    /// The parts and the whole.
    pub fn cells(&self) -> Vec<Cell<'p>> {
        let parts = self.parts.iter().map(|(cell, _)| *cell);
        parts.chain([self.whole.0]).collect()
    }

    /// The first part that is more than the whole.
    pub fn larger(&self) -> Option<(Cell<'p>, Decimal)> {
        let mut parts = self.parts.iter().copied();
        parts.find(|(_, value)| *value > self.whole.1)
    }

    /// The parts are all there is.
    pub fn is_exact(&self) -> bool {
        let cells = self.cells();
        self.parts.len() > 1 && !self.sum.is_zero() && fits(self.sum, self.whole.1, cells.iter())
    }

    /// `60+25=85`
    pub fn told(&self) -> String {
        let values: Vec<Decimal> = self.parts.iter().map(|(_, value)| *value).collect();
        format!("{}={}", short(&values), self.sum.trimmed())
    }

    /// Tells of a part that is more than its whole.
    pub fn tell_larger(
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

    /// Tells of parts that are more than their whole together, or another sum.
    pub fn tell_sum(&self, grid: &Grid<'_>, certain: bool, desk: &mut Desk<'_>) {
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
        message: Words,
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
