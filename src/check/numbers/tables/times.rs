//! Which columns (or rows) are of this year and which of last year, for a column of changes.

use super::WIDEST;
use super::grid::{Cell, Grid};
use super::names::{Kind, Name, year_of};
use super::senses::Sense;
use std::collections::BTreeMap;

/// A change and the values that it leads between.
pub struct Step<'p> {
    pub record: usize,
    pub change: Cell<'p>,
    pub now: Cell<'p>,
    pub before: Cell<'p>,
    /// What the columns of values are called.
    pub of: String,
}

/// A column of changes.
pub struct Column<'p> {
    pub steps: Vec<Step<'p>>,
    pub sense: Sense,
    /// Other columns may be meant: it holds where the figures show it.
    pub weak: bool,
}

/// When a column is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Year(u16),
    Now,
    Before,
}

/// A column of values at a time.
struct Timed {
    field: usize,
    time: Time,
    /// What the values are of, where that is said.
    rest: String,
    group: usize,
}

const BEFORE: [&str; 11] = [
    "上年同期",
    "去年同期",
    "上年度同期",
    "上一年度",
    "上一年",
    "上年度",
    "去年度",
    "上年",
    "去年",
    "同期",
    "上期",
];
const NOW: [&str; 7] = [
    "本年度",
    "本年",
    "今年",
    "当年",
    "本期",
    "今年以来",
    "报告期",
];

/// The columns of changes in `grid`, each with the values that it is of.
pub fn columns<'p>(grid: &Grid<'p>) -> Vec<(usize, Option<Column<'p>>)> {
    let width = grid.fields.len().min(WIDEST);
    let timed = (0..width).filter_map(|field| timed(grid, field));
    let timed: Vec<Timed> = timed.collect();
    let senses = (0..width).filter_map(|field| {
        let name = &grid.fields[field];
        let own = Sense::of(&name.text).map(|sense| (sense, None, name.group));
        // 同比 over 受理 and 办结
        let over = || Some((Sense::of(&name.over)?, Some(bare(&name.text)), 0));
        Some((field, own.or_else(over)?))
    });
    let found = senses.map(|(field, (sense, rest, group))| {
        let near = timed.iter().filter(|other| {
            other.group == group
                && other.field != field
                && rest.is_none_or(|rest| other.rest == rest)
        });
        let near: Vec<&Timed> = near.collect();
        let column = match pair(grid, &near, field) {
            Some((now, before, _)) if is_of_before(grid, field, [now, before]) => None,
            Some((now, before, weak)) => Some(across(grid, field, sense, [now, before], weak)),
            None => along(grid, field, sense),
        };
        (field, column)
    });
    found.collect()
}

/// `2023年 增长 2022年 增长`: the second is of the year before last.
fn is_of_before(grid: &Grid<'_>, field: usize, [now, before]: [usize; 2]) -> bool {
    let changes = |at: usize| {
        let name = grid.fields.get(at);
        name.is_some_and(|name| Sense::of(&name.text).is_some())
    };
    before + 1 == field && (now > field || changes(now + 1))
}

/// Values of this year and of last year in each row.
fn across<'p>(
    grid: &Grid<'p>,
    field: usize,
    sense: Sense,
    [now, before]: [usize; 2],
    weak: bool,
) -> Column<'p> {
    let steps = (0..grid.records.len()).filter_map(|record| {
        Some(Step {
            record,
            change: grid.cell(record, field)?,
            now: grid.cell(record, now)?,
            before: grid.cell(record, before)?,
            of: grid.fields[now].text.clone(),
        })
    });
    Column {
        steps: steps.collect(),
        sense,
        weak,
    }
}

/// Rows that are years, each with the change on the year before.
fn along<'p>(grid: &Grid<'p>, field: usize, sense: Sense) -> Option<Column<'p>> {
    let group = grid.fields[field].group;
    let counts = (0..grid.fields.len().min(WIDEST)).filter(|other| {
        let name = &grid.fields[*other];
        let known = Sense::of(&name.text).is_some() || matches!(name.kind(), Kind::Apart);
        *other != field && name.group == group && !known && grid.is_counted(*other)
    });
    let counts: Vec<usize> = counts.collect();
    let count = match counts.as_slice() {
        [count] => *count,
        _ => field
            .checked_sub(1)
            .filter(|ahead| counts.contains(ahead))?,
    };
    let years = grid.records.iter().enumerate();
    let years = years.filter_map(|(record, name)| {
        let (year, rest) = year_of(&name.text)?;
        rest.is_empty().then_some((year, record))
    });
    let mut records: BTreeMap<u16, Option<usize>> = BTreeMap::new();
    for (year, record) in years {
        let twice = records.insert(year, Some(record)).is_some();
        if twice {
            records.insert(year, None);
        }
    }
    let steps = records.iter().filter_map(|(year, record)| {
        let (record, last) = ((*record)?, (*records.get(&year.checked_sub(1)?)?)?);
        Some(Step {
            record,
            change: grid.cell(record, field)?,
            now: grid.cell(record, count)?,
            before: grid.cell(last, count)?,
            of: grid.fields[count].text.clone(),
        })
    });
    let steps: Vec<Step<'p>> = steps.collect();
    (!steps.is_empty()).then_some(Column {
        steps,
        sense,
        weak: counts.len() > 1,
    })
}

/// When the values of a column are of, by its name or by what stands over it.
fn timed(grid: &Grid<'_>, field: usize) -> Option<Timed> {
    let name = &grid.fields[field];
    if Sense::of(&name.text).is_some() || Sense::of(&name.over).is_some() {
        return None;
    }
    let own = time_of(&name.text).map(|(time, rest)| (time, bare(rest), name.group));
    let over = || {
        let (time, rest) = time_of(&name.over)?;
        bare(rest).is_empty().then(|| (time, bare(&name.text), 0))
    };
    let (time, rest, group) = own.or_else(over)?;
    let carried = ["结转", "结余", "结存", "未结", "余额"];
    let stock = carried.iter().any(|word| rest.contains(word));
    (!stock).then(|| Timed {
        field,
        time,
        rest: rest.to_owned(),
        group,
    })
}

fn time_of(text: &str) -> Option<(Time, &str)> {
    if let Some((year, rest)) = year_of(text) {
        return Some((Time::Year(year), rest));
    }
    let find = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let before = || find(&BEFORE).map(|rest| (Time::Before, rest));
    find(&NOW).map(|rest| (Time::Now, rest)).or_else(before)
}

/// `数` tells nothing of what is counted.
fn bare(rest: &str) -> &str {
    let rest = rest.trim_start_matches(['度', '的']);
    match rest {
        "数" | "数量" | "数据" | "数值" | "件数" | "总数" | "情况" | "完成" | "完成数"
        | "完成情况" | "值" | "实际" => "",
        _ => rest,
    }
}

/// The columns of this year and of last year: the only ones, else those right ahead.
fn pair(grid: &Grid<'_>, near: &[&Timed], field: usize) -> Option<(usize, usize, bool)> {
    let mut by_rest: BTreeMap<&str, Vec<&Timed>> = BTreeMap::new();
    for timed in near {
        by_rest.entry(timed.rest.as_str()).or_default().push(timed);
    }
    let pairs: Vec<_> = by_rest.values().filter_map(|timed| couple(timed)).collect();
    if let [pair] = pairs.as_slice() {
        return Some(*pair);
    }
    let ahead = pairs.iter().filter(|(now, before, _)| {
        let last = (*now).max(*before);
        let changes = |at: usize| Sense::of(&grid.fields[at].text).is_some();
        last < field && (last + 1..field).all(changes)
    });
    ahead
        .max_by_key(|(now, before, _)| (*now).max(*before))
        .copied()
}

/// This year's and last year's among columns of one thing, and whether there are others.
fn couple(timed: &[&Timed]) -> Option<(usize, usize, bool)> {
    let of = |time: Time| {
        let mut own = timed.iter().filter(|timed| timed.time == time);
        let first = own.next()?;
        own.next().is_none().then_some(first.field)
    };
    let mut years = timed.iter().filter_map(|timed| match timed.time {
        Time::Year(year) => Some((year, timed.field)),
        _ => None,
    });
    let mut years: Vec<(u16, usize)> = years.by_ref().collect();
    years.sort_unstable();
    let (now, before) = (of(Time::Now), of(Time::Before));
    match (now, before, years.as_slice()) {
        (Some(now), Some(before), []) => Some((now, before, false)),
        (None, Some(before), [(_, now)]) => Some((*now, before, false)),
        (None, None, [more @ .., (last, before), (this, now)]) if *this == last + 1 => {
            let twice = more.last().is_some_and(|(year, _)| year == last);
            (!twice).then_some((*now, *before, !more.is_empty()))
        }
        _ => None,
    }
}

impl Name {
    /// What a change is measured in by its header: `%`, `百分点`, `件`.
    pub fn measure(&self) -> &str {
        self.unit.trim_start_matches('±').trim_start_matches("个")
    }
}
