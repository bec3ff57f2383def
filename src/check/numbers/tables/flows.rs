//! NUM-005: columns of what was carried over, came in, went out and is left.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::columns::core;
use super::grid::{Cell, Grid, grids};
use super::names::{Kind, Name};
use super::{Desk, WIDEST, valued};
use crate::record::Decimal;
use crate::say;
use std::collections::BTreeMap;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for grid in grids(facts.prose) {
        for flow in flows(&grid) {
            flow.tell(&grid, &mut desk);
        }
    }
}

/// What a column has to do with cases that come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Carried,
    Came,
    Went,
    Left,
    /// 撤回, 移送: out by another way
    Other,
}

const CARRIED: [&str; 10] = [
    "上年结转",
    "上期结转",
    "去年结转",
    "上年度结转",
    "旧存",
    "期初",
    "年初",
    "上年未结",
    "上年存",
    "上年遗留",
];
const LEFT: [&str; 14] = [
    "结转下年",
    "结转下期",
    "结转下一年",
    "未结",
    "未办结",
    "未审结",
    "尚未办结",
    "期末",
    "年末结存",
    "结存",
    "在办",
    "正在办理",
    "待办",
    "待审",
];
const OTHER: [&str; 11] = [
    "撤", "移送", "移交", "转出", "转办", "终止", "退回", "驳回", "不予", "中止", "注销",
];
const CAME: [&str; 12] = [
    "新收",
    "收案",
    "受理",
    "新受理",
    "立案",
    "新立案",
    "收件",
    "新收案",
    "接收",
    "收到",
    "新接收",
    "新增",
];
const WENT: [&str; 6] = ["办结", "审结", "结案", "结", "办理完毕", "审理终结"];

/// Columns of one kind of cases.
#[derive(Default)]
struct Flow {
    carried: Vec<usize>,
    came: Vec<usize>,
    went: Vec<usize>,
    left: Vec<usize>,
    /// Other columns that may count for something.
    others: usize,
}

fn flows(grid: &Grid<'_>) -> Vec<Flow> {
    let mut groups: BTreeMap<usize, Flow> = BTreeMap::new();
    for field in 0..grid.fields.len().min(WIDEST) {
        let name = &grid.fields[field];
        if matches!(name.kind(), Kind::Apart | Kind::Part) || !grid.is_counted(field) {
            continue;
        }
        let flow = groups.entry(name.group).or_default();
        match stage(name) {
            Some(Stage::Carried) => flow.carried.push(field),
            Some(Stage::Came) => flow.came.push(field),
            Some(Stage::Went) => flow.went.push(field),
            Some(Stage::Left) => flow.left.push(field),
            Some(Stage::Other) | None => flow.others += 1,
        }
    }
    groups.into_values().collect()
}

fn stage(name: &Name) -> Option<Stage> {
    let text = name.text.as_str();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let times = ["本年度", "本年", "当年", "今年", "全年", "本期"];
    let own = times.iter().find_map(|word| text.strip_prefix(word));
    let core = core(own.unwrap_or(text));
    match () {
        () if has(&CARRIED) => Some(Stage::Carried),
        () if has(&LEFT) => Some(Stage::Left),
        () if CAME.contains(&core) => Some(Stage::Came),
        () if WENT.contains(&core) => Some(Stage::Went),
        () if has(&OTHER) => Some(Stage::Other),
        () => None,
    }
}

/// What a record has of a flow.
struct Balance<'p> {
    cells: [Cell<'p>; 4],
    values: [Decimal; 4],
}

impl Balance<'_> {
    /// Carried over + new − closed.
    fn left(&self) -> Option<Decimal> {
        let [carried, came, went, _] = self.values;
        carried.checked_add(came)?.checked_sub(went)
    }

    /// What came in may be told with what was carried over.
    fn holds(&self) -> bool {
        let [_, came, went, left] = self.values;
        self.left() == Some(left) || came.checked_sub(went) == Some(left)
    }

    fn sum(&self) -> String {
        let [carried, came, went, left] = self.values;
        let right = self.left().map(|left| left.to_string()).unwrap_or_default();
        match self.left() == Some(left) || !self.holds() {
            true => format!("{carried}+{came}-{went}={right}"),
            false => format!("{came}-{went}={left}"),
        }
    }
}

impl Flow {
    fn tell(&self, grid: &Grid<'_>, desk: &mut Desk<'_>) {
        match (
            self.carried.as_slice(),
            self.came.as_slice(),
            self.went.as_slice(),
            self.left.as_slice(),
        ) {
            ([carried], [came], [went], [left]) => {
                self.balance(grid, [*carried, *came, *went, *left], desk);
            }
            ([], [_, ..], [went], _) if !grid.notes.carried => self.exceeded(grid, *went, desk),
            _ => {}
        }
    }

    fn balance(&self, grid: &Grid<'_>, fields: [usize; 4], desk: &mut Desk<'_>) {
        let rows = (0..grid.records.len()).filter_map(|record| balance(grid, record, fields));
        let rows: Vec<Balance<'_>> = rows.collect();
        let shown = rows
            .iter()
            .any(|row| row.holds() && !row.values[1].is_zero());
        for row in &rows {
            let sum = row.sum();
            if row.holds() {
                desk.mark(&row.cells, Verdict::Right, &sum);
            } else if grid.notes.noted || !shown && self.others > 0 {
                desk.explain(row.cells, Why::Unrelated);
            } else {
                tell_balance(row, &sum, desk);
            }
        }
    }

    /// More went out than came in.
    fn exceeded(&self, grid: &Grid<'_>, went: usize, desk: &mut Desk<'_>) {
        let exceeding = |record: usize| {
            let (out, value) = valued(grid.cell(record, went))?;
            let came: Option<Vec<_>> = self
                .came
                .iter()
                .map(|field| valued(grid.cell(record, *field)))
                .collect();
            let (taken, most) = came?.into_iter().max_by_key(|(_, value)| *value)?;
            let unit = |cell: &Cell<'_>| cell.number.and_then(|number| number.unit);
            // What is negative is a change, not a count.
            let counted = !value.is_negative() && !most.is_negative();
            (value > most && counted && unit(&out) == unit(&taken))
                .then_some((taken, most, out, value))
        };
        let records =
            (0..grid.records.len()).filter_map(|record| Some((record, exceeding(record)?)));
        let (totals, rows): (Vec<_>, Vec<_>) =
            records.partition(|(record, _)| grid.records[*record].kind() == Kind::Total);
        // A total follows from its rows.
        let told = if rows.is_empty() { totals } else { rows };
        let (came, went) = (&grid.fields[self.came[0]].text, &grid.fields[went].text);
        for (_, (taken, most, out, value)) in told {
            let message = say!(
                "{went}{value}，比{came}的{most}还多，没有说明上年结转",
                "{went} {value} is more than {came} {most}, and nothing is said of cases carried over"
            );
            let made = desk.finding(out, message);
            desk.mark(&[out, taken], Verdict::Doubtful, &format!("{value}>{most}"));
            let Some(mut made) = made else {
                continue;
            };
            if let Some(span) = taken.passage.whole() {
                made = made.relate(span, say!("{came}数在这里", "{came} is here"));
            }
            desk.tell([made.hint(say!(
                "含上年结转的，加一列或者在表下加注写明；不含的，核对这两个数",
                "where cases were carried over, say so in a column or a note; else check both figures"
            ))]);
        }
    }
}

fn balance<'p>(grid: &Grid<'p>, record: usize, fields: [usize; 4]) -> Option<Balance<'p>> {
    let [a, b, c, d] = fields.map(|field| valued(grid.cell(record, field)));
    let rows = [a?, b?, c?, d?];
    let unit = |cell: &Cell<'p>| cell.number.and_then(|number| number.unit);
    let same = rows
        .iter()
        .all(|(cell, value)| !value.is_negative() && unit(cell) == unit(&rows[0].0));
    same.then_some(Balance {
        cells: rows.map(|(cell, _)| cell),
        values: rows.map(|(_, value)| value),
    })
}

fn tell_balance(row: &Balance<'_>, sum: &str, desk: &mut Desk<'_>) {
    let [.., left] = row.cells;
    let stated = row.values[3];
    let message = say!(
        "上年结转+新收-办结：{sum}，这里写的是{stated}",
        "carried over + new - closed: {sum}, and {stated} is stated"
    );
    let made = desk.finding(left, message);
    desk.mark(&row.cells, Verdict::Doubtful, sum);
    desk.tell(made.map(|made| {
        made.hint(say!(
            "四个数里必有一个有误，或者有撤回、移送的没有写出来",
            "one of the four is wrong, or some were withdrawn or transferred"
        ))
    }));
}
