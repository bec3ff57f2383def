//! NUM-004: a column of changes beside this year's column and last year's.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::super::sums::Ratio;
use super::grid::{Cell, Grid, grids};
use super::names::Name;
use super::{Desk, WIDEST, valued};
use crate::prose::Measure;
use crate::record::{Decimal, Rounding};
use crate::say;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for grid in grids(facts.prose) {
        for field in 0..grid.fields.len().min(WIDEST) {
            let Some(fall) = change(&grid.fields[field]) else {
                continue;
            };
            let Some((now, before)) = years(&grid, field) else {
                continue;
            };
            let rows = (0..grid.records.len()).filter_map(|record| {
                let cells = [field, now, before].map(|field| grid.cell(record, field));
                Row::of(
                    &grid.fields[field],
                    cells,
                    fall,
                    grid.tells_direction(record),
                )
            });
            let rows: Vec<_> = rows.collect();
            tell(&grid, &rows, &mut desk);
        }
    }
}

/// Whether a column tells of a change, and of falls as numbers above 0.
fn change(name: &Name) -> Option<bool> {
    let rises = [
        "同比",
        "增幅",
        "增速",
        "增长率",
        "同比增长",
        "同比增幅",
        "同比增速",
        "同比增减",
        "增减幅度",
        "增减率",
        "增长幅度",
        "同比变化",
        "增减",
        "同比增长率",
        "比上年增长",
        "较上年增长",
        "比上年增减",
        "较上年增减",
    ];
    let falls = ["降幅", "同比下降", "下降率", "比上年下降", "较上年下降"];
    let text = name.text.as_str();
    match (rises.contains(&text), falls.contains(&text)) {
        (false, false) => None,
        (_, fall) => Some(fall),
    }
}

/// The columns of this year and of last year, where there is one of each beside `field`.
fn years(grid: &Grid<'_>, field: usize) -> Option<(usize, usize)> {
    let group = grid.fields[field].group;
    let near = (0..grid.fields.len().min(WIDEST))
        .filter(|other| *other != field && grid.fields[*other].group == group);
    let near: Vec<usize> = near.collect();
    let one = |is: &dyn Fn(&Name) -> bool| {
        let mut fitting = near
            .iter()
            .copied()
            .filter(|other| is(&grid.fields[*other]));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    };
    if let (Some(now), Some(before)) = (one(&Name::is_now), one(&Name::is_before)) {
        return Some((now, before));
    }
    let bare = |name: &Name| {
        name.year()
            .filter(|_| name.text.trim_end_matches(['年', '度']).len() == 4)
    };
    let named: Vec<(u16, usize)> = near
        .iter()
        .filter_map(|other| Some((bare(&grid.fields[*other])?, *other)))
        .collect();
    match named.as_slice() {
        [(one, first), (other, second)] if *one == other + 1 => Some((*first, *second)),
        [(one, first), (other, second)] if *other == one + 1 => Some((*second, *first)),
        _ => None,
    }
}

/// A change in a row and the values that it leads between.
struct Row<'p> {
    change: Cell<'p>,
    now: Cell<'p>,
    before: Cell<'p>,
    right: Option<Decimal>,
    cut: Option<Decimal>,
    fits: bool,
    sum: String,
    unit: &'static str,
}

impl<'p> Row<'p> {
    /// `worded`: whether it rose or fell stands in words in a cell beside.
    fn of(name: &Name, cells: [Option<Cell<'p>>; 3], fall: bool, worded: bool) -> Option<Self> {
        let [change, now, before] = cells;
        let ((change, stated), (now, new), (before, old)) =
            (valued(change)?, valued(now)?, valued(before)?);
        let measure = |cell: &Cell<'p>| cell.number.and_then(|number| number.measure());
        if measure(&now) != measure(&before) {
            return None;
        }
        let difference = if fall {
            old.checked_sub(new)?
        } else {
            new.checked_sub(old)?
        };
        let unsigned = worded && difference.is_negative() && !stated.is_negative();
        let (fall, difference) = match unsigned {
            true => (!fall, difference.abs()),
            false => (fall, difference),
        };
        let rate = measure(&now) == Some(Measure::Percent);
        let points = measure(&change) == Some(Measure::Points) || name.unit.ends_with("百分点");
        let (ways, sum, unit) = if points && rate {
            let ways = [Some(difference); 3].map(|way| way.map(Decimal::trimmed));
            (ways, format!("{new}-{old}={difference}"), "个百分点")
        } else if change.is_percent(name) && !rate && !old.is_zero() {
            let digits = stated.scale();
            let way = |way| Decimal::percent(difference, old, digits, way);
            let ratio = Ratio {
                part: difference,
                whole: old,
            };
            let sum = ratio.sum(digits);
            let result = sum.split_once('÷').map_or("", |(_, result)| result);
            let (from, to) = if fall { (new, old) } else { (old, new) };
            let ways = [
                way(Rounding::HalfUp),
                way(Rounding::HalfEven),
                way(Rounding::Truncate),
            ];
            (ways, format!("({to}-{from})÷{result}"), "%")
        } else {
            return None;
        };
        let [up, even, cut] = ways;
        let fits = up == Some(stated) || even == Some(stated);
        Some(Self {
            change,
            now,
            before,
            right: up,
            cut,
            fits,
            sum,
            unit,
        })
    }
}

fn tell(grid: &Grid<'_>, rows: &[Row<'_>], desk: &mut Desk<'_>) {
    for row in rows {
        let members = [row.change, row.now, row.before];
        if row.fits {
            desk.mark(&members, Verdict::Right, &row.sum);
        } else if grid.noted {
            desk.explain([row.change], Why::Noted);
        } else if let (Some(right), Some(stated)) = (row.right, row.change.value()) {
            let (unit, sum) = (row.unit, &row.sum);
            let cut = row.cut == Some(stated) && row.unit == "%";
            let (zh_how, en_how) = match cut {
                true => ("（现为直接截尾）", " (it was cut off)"),
                false if right.is_negative() != stated.is_negative() => {
                    ("（升降写反了）", " (the other direction)")
                }
                false => ("", ""),
            };
            let message = say!(
                "{sum}，应写{right}{unit}，现在是{stated}{unit}{zh_how}",
                "{sum}: write {right}{unit}, not {stated}{unit}{en_how}"
            );
            let made = desk.finding(row.change, message);
            desk.mark(&[row.change], Verdict::Wrong, sum);
            let Some(mut made) = made else {
                continue;
            };
            for (cell, words) in [
                (
                    row.now,
                    say!("今年的数在这里", "this year's figure is here"),
                ),
                (
                    row.before,
                    say!("上年的数在这里", "last year's figure is here"),
                ),
            ] {
                if let Some(span) = cell.passage.whole() {
                    made = made.relate(span, words);
                }
            }
            let made = made.hint(say!(
                "核对今年、上年的数；都对的话改成{right}{unit}",
                "check both figures; if they are right write {right}{unit}"
            ));
            desk.tell([super::mended(made, row.change, right)]);
        }
    }
}
