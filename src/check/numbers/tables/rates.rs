//! NUM-001: a column of rates beside the columns of the counts that they are the ratio of.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::super::sums::{Fit, Ratio, total};
use super::super::words::is_change;
use super::columns::{of_columns, of_total};
use super::grid::{Cell, Grid, grids};
use super::names::{Kind, Name};
use super::{Desk, WIDEST, valued};
use crate::diagnostic::Severity;
use crate::record::{Decimal, Rounding};
use crate::say;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for grid in grids(facts.prose) {
        desk.explain_lonely(&grid);
        for field in 0..grid.fields.len().min(WIDEST) {
            let name = &grid.fields[field];
            let found = if is_share(name) {
                of_total(&grid, field)
            } else if let Some(stem) = name.stem().filter(|_| !is_change(&name.text)) {
                of_columns(&grid, field, stem)
            } else {
                continue;
            };
            match found {
                Ok(rates) => rates.tell(&grid, &mut desk),
                Err(why) => {
                    let records = 0..grid.records.len();
                    desk.explain(records.filter_map(|record| grid.cell(record, field)), why);
                }
            }
        }
    }
}

/// `占比`, and no more: the share of a row in the total.
pub fn is_share(name: &Name) -> bool {
    matches!(
        name.text.as_str(),
        "占比"
            | "比重"
            | "比例"
            | "所占比例"
            | "所占比重"
            | "占总数比例"
            | "占总数比重"
            | "占总数"
            | "构成比"
            | "占总量比重"
    )
}

/// A rate in a row, and its counts.
pub struct Row<'p> {
    record: usize,
    rate: Cell<'p>,
    part: Cell<'p>,
    whole: Cell<'p>,
    ratio: Ratio,
    fit: Fit,
}

/// The rates of a column.
pub struct Rates<'p> {
    pub rows: Vec<Row<'p>>,
    /// The headers name part and whole so that no other can be meant.
    pub named: bool,
    /// The figures alone show which columns they are.
    pub guessed: bool,
}

impl<'p> Row<'p> {
    /// True where it fits, and is not 100%, as many are.
    pub fn shows(&self) -> bool {
        self.fit == Fit::Right && self.stated() != Decimal::from(100) && !self.ratio.part.is_zero()
    }

    /// True where it does not fit.
    pub fn is_off(&self) -> bool {
        self.fit != Fit::Right
    }

    pub fn of(
        grid: &Grid<'p>,
        record: usize,
        field: usize,
        part: Option<Cell<'p>>,
        whole: Option<Cell<'p>>,
    ) -> Option<Self> {
        let (rate, stated) = valued(grid.cell(record, field))?;
        let ((part, above), (whole, below)) = (valued(part)?, valued(whole)?);
        let unit = |cell: &Cell<'p>| cell.number.and_then(|number| number.unit);
        if !rate.is_percent(&grid.fields[field]) || unit(&part) != unit(&whole) || below.is_zero() {
            return None;
        }
        let ratio = Ratio {
            part: above,
            whole: below,
        };
        let fit = match ratio.fit(stated) {
            Fit::Right => Fit::Right,
            _ if is_rounded([part, whole], ratio, stated) => Fit::Right,
            fit => fit,
        };
        Some(Self {
            record,
            rate,
            part,
            whole,
            fit,
            ratio,
        })
    }

    fn stated(&self) -> Decimal {
        self.rate.value().unwrap_or(Decimal::from(0))
    }

    /// A slip of computing or typing.
    fn is_near(&self) -> bool {
        let most = Decimal::from(if self.stated().scale() == 0 { 1 } else { 10 });
        self.fit == Fit::Cut
            || self
                .ratio
                .distance(self.stated())
                .is_some_and(|distance| distance <= most)
    }
}

/// Whether the rate may be that of the figures before they were rounded.
fn is_rounded(cells: [Cell<'_>; 2], ratio: Ratio, stated: Decimal) -> bool {
    let [Some(part), Some(whole)] = cells.map(|cell| cell.half()) else {
        return false;
    };
    let digits = stated.scale();
    let bound = |part: Option<Decimal>, whole: Option<Decimal>| {
        Decimal::percent(
            part?,
            whole.filter(|whole| !whole.is_zero())?,
            digits,
            Rounding::HalfUp,
        )
    };
    let least = bound(ratio.part.checked_sub(part), ratio.whole.checked_add(whole));
    let most = bound(ratio.part.checked_add(part), ratio.whole.checked_sub(whole));
    let rounded = !part.is_zero() || !whole.is_zero();
    rounded
        && least
            .zip(most)
            .is_some_and(|(least, most)| least <= stated && stated <= most)
}

impl Rates<'_> {
    fn tell(&self, grid: &Grid<'_>, desk: &mut Desk<'_>) {
        let right = self.rows.iter().filter(|row| row.shows()).count();
        let off = self.rows.iter().filter(|row| row.is_off()).count();
        let sum_of_rates = total(self.rows.iter().map(Row::stated));
        let shown = right > 0 && right * 2 >= off;
        let certain = shown && (!self.guessed || right > 1);
        for row in &self.rows {
            let sum = row.ratio.sum(row.stated().scale());
            let total = grid.records[row.record].kind() != Kind::Plain;
            if row.fit == Fit::Right {
                desk.mark(&[row.rate, row.part, row.whole], Verdict::Right, &sum);
            } else if grid.notes.noted {
                desk.explain([row.rate], Why::Noted);
            } else if total && self.is_mean(row, sum_of_rates)
                || !(shown || self.named && (off == 1 || row.is_near()))
            {
                desk.explain([row.rate], Why::NoDenominator);
            } else {
                self.differs(row, certain || row.is_near(), &sum, desk);
            }
        }
    }

    /// The rate of the 合计 row is the mean of those above.
    fn is_mean(&self, row: &Row<'_>, sum: Option<Decimal>) -> bool {
        let stated = row.stated();
        let others = sum.and_then(|sum| sum.checked_sub(stated));
        let count = Decimal::from(100 * (self.rows.len() as i64 - 1));
        let ways = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate];
        let is = |sum, way| Decimal::percent(sum, count, stated.scale(), way) == Some(stated);
        others.is_some_and(|sum| ways.into_iter().any(|way| is(sum, way)))
    }

    fn differs(&self, row: &Row<'_>, certain: bool, sum: &str, desk: &mut Desk<'_>) {
        let stated = row.stated();
        let Some(right) = row.ratio.rounded(stated.scale()) else {
            return;
        };
        let (zh_how, en_how) = match row.fit {
            Fit::Cut => ("（现为直接截尾）", " (it was cut off)"),
            _ => ("", ""),
        };
        let whole = row.ratio.whole;
        let message = if certain {
            say!(
                "{sum}，应写{right}%，现在是{stated}%{zh_how}",
                "{sum}: write {right}%, not {stated}%{en_how}"
            )
        } else {
            say!(
                "{sum}，这里写的是{stated}%：要么有一个数不对，要么分母不是{whole}",
                "{sum}, and {stated}% is stated: one of the figures is wrong, or the denominator is not {whole}"
            )
        };
        let made = desk.finding(row.rate, message);
        let verdict = if certain {
            Verdict::Wrong
        } else {
            Verdict::Doubtful
        };
        desk.mark(&[row.rate], verdict, sum);
        desk.mark(&[row.part, row.whole], Verdict::Doubtful, sum);
        let Some(mut made) = made else {
            return;
        };
        for (cell, words) in [
            (row.part, say!("分子在这里", "the numerator is here")),
            (row.whole, say!("分母在这里", "the denominator is here")),
        ] {
            if let Some(span) = cell.passage.whole() {
                made = made.relate(span, words);
            }
        }
        if !certain {
            made.severity = Severity::Warning;
            desk.tell([made.hint(say!(
                "核对这几个数；分母另有所指的，在表头或者表下写明",
                "check the figures; where another denominator is meant, say so in the header or a note"
            ))]);
            return;
        }
        made = made.hint(say!(
            "三个数里必有一个有误；分子分母没错的话，改成{right}%",
            "one of the three is wrong; if part and whole are right, write {right}%"
        ));
        desk.tell([super::mended(made, row.rate, right)]);
    }
}
