//! NUM-010: the shares of a table's rows, which are 100% together; and rates above 100%.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::super::sums::total;
use super::grid::{Cell, Grid, grids};
use super::names::Kind;
use super::rates::is_share;
use super::{Desk, valued};
use crate::record::Decimal;
use crate::say;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for grid in grids(facts.prose) {
        for field in (0..grid.fields.len()).filter(|field| is_share(&grid.fields[*field])) {
            column(&grid, field, &mut desk);
        }
    }
}

/// Shares beside a 合计 are those of all there is.
fn column(grid: &Grid<'_>, field: usize, desk: &mut Desk<'_>) {
    let of = |kind: Kind| {
        let records = 0..grid.records.len();
        records.filter(move |record| grid.records[*record].kind() == kind)
    };
    let wholes: Vec<usize> = of(Kind::Total).collect();
    let [whole] = wholes.as_slice() else {
        return;
    };
    // Parts of parts are no parts of the whole.
    let inner = of(Kind::Part).chain(of(Kind::Subtotal)).next().is_some();
    let cells: Option<Vec<(Cell<'_>, Decimal)>> = of(Kind::Plain)
        .map(|record| valued(grid.cell(record, field)))
        .collect();
    let Some(cells) = cells else {
        let every = of(Kind::Plain).filter_map(|record| grid.cell(record, field));
        return desk.explain(every, Why::Gap);
    };
    let hundred = Decimal::from(100);
    let whole = valued(grid.cell(*whole, field));
    let stated = whole.is_none_or(|(_, value)| value == hundred);
    let percent = cells
        .iter()
        .all(|(cell, _)| cell.is_percent(&grid.fields[field]));
    let Some(sum) = total(cells.iter().map(|(_, value)| *value)).filter(|_| cells.len() > 1) else {
        return;
    };
    if inner || !stated || !percent || grid.notes.noted || grid.notes.some {
        return;
    }
    let digits = cells
        .iter()
        .map(|(_, value)| value.scale())
        .min()
        .unwrap_or(0);
    let slack = Decimal::from(5 * cells.len() as i64).in_units_of(digits + 1);
    let Some(difference) = sum.checked_sub(hundred).map(Decimal::abs) else {
        return;
    };
    let shown: Vec<String> = cells.iter().map(|(_, value)| format!("{value}%")).collect();
    let told = match shown.as_slice() {
        [first, .., last] if shown.len() > 12 => format!("{first}+…+{last}={sum}%"),
        _ => format!("{}={sum}%", shown.join("+")),
    };
    let mut members: Vec<Cell<'_>> = cells.iter().map(|(cell, _)| *cell).collect();
    members.extend(whole.map(|(cell, _)| cell));
    if difference <= slack {
        return desk.mark(&members, Verdict::Right, &told);
    }
    let (zh, en) = if sum > hundred {
        ("超过了", "more than")
    } else {
        ("不到", "less than")
    };
    let message = say!(
        "各部分加起来{told}，{zh}100%",
        "the shares add up to {told}, {en} 100%"
    );
    let (Some(first), Some(last)) = (members.first().copied(), members.last().copied()) else {
        return;
    };
    let made = desk.finding(if whole.is_some() { last } else { first }, message);
    desk.mark(&members, Verdict::Wrong, &told);
    desk.tell(made.map(|made| {
        made.hint(say!(
            "核对各部分所占的比例；列不全的，加一行“其他”，或者在表下加注",
            "check the shares; where some are left out, add a row 其他 or a note"
        ))
    }));
}
