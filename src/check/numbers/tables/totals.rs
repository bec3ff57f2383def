//! NUM-002: 合计, 小计 and 全年 of a table against the rows or columns that they sum up.

use super::super::super::{Facts, Found, Rule, Verdict, Why};
use super::super::sums;
use super::super::words::stage;
use super::Desk;
use super::grid::{Cell, Grid, tables};
use super::inner::inner;
use super::lists::{List, lists};
use super::names::{Kind, Name};
use super::off::{Off, crossed, short};
use crate::record::Decimal;
use std::collections::HashSet;

pub(in super::super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let mut desk = Desk::new(rule, found);
    for table in tables(facts.prose) {
        let [rows, columns] = table.each_ref().map(|grid| {
            let lists = lists(grid);
            let offs = lists.iter().flat_map(|list| list.offs(grid, &mut desk));
            let mut told = HashSet::new();
            let offs = offs.filter(|off| told.insert(off.whole.index));
            offs.collect()
        });
        let rest = crossed(rows, columns, &mut desk);
        for off in rest {
            off.tell(&mut desk);
        }
        for grid in &table {
            inner(grid, &mut desk);
        }
    }
}

/// How the sum in one field comes out.
pub enum Sum<'p> {
    Right(Vec<Cell<'p>>, String),
    Off(Off<'p>),
    Unknown(Why),
}

impl List {
    /// Marks what is right, and hands back what is not.
    fn offs<'p>(&self, grid: &Grid<'p>, desk: &mut Desk<'_>) -> Vec<Off<'p>> {
        let Some(Reading { parts, sums }) = self.read(grid) else {
            let every = self.parts.iter().chain(&self.perhaps).chain([&self.whole]);
            for record in every {
                let fields = 0..grid.fields.len();
                let cells = fields.filter_map(|field| grid.cell(*record, field));
                desk.explain(cells, Why::Unrelated);
            }
            return Vec::new();
        };
        let right = sums.iter().any(|(_, sum)| matches!(sum, Sum::Right(..)));
        let off = sums.iter().filter(|(_, sum)| matches!(sum, Sum::Off(_)));
        let several = off.count() > 1;
        // Columns of one group, closed cases beside those taken in: these are added only where it shows.
        let like = right || self.times || alike(grid, &parts);
        let mut offs = Vec::new();
        for (field, sum) in sums {
            let every = parts.iter().chain([&self.whole]);
            let every = every.filter_map(|record| grid.cell(*record, field));
            match sum {
                Sum::Right(cells, sum) => desk.mark(&cells, Verdict::Right, &sum),
                Sum::Unknown(why) => desk.explain(every, why),
                Sum::Off(_) if grid.notes.noted || grid.notes.some => {
                    desk.explain(every, Why::Noted);
                }
                Sum::Off(_) if grid.mixed => desk.explain(every, Why::Mixed),
                Sum::Off(_) if !like || !self.plain && !right => {
                    desk.explain(every, Why::Unrelated)
                }
                // Nothing shows that these are added, and it is far from the sum.
                Sum::Off(off) if !right && (several || self.soft) && !off.is_within(80, 125) => {
                    desk.explain(every, Why::Unrelated);
                }
                Sum::Off(mut off) => {
                    let heads = off.is_more() && counts_heads(&grid.fields[field], off.whole);
                    let sure = right || !several && !self.soft && off.is_within(50, 200);
                    off.doubtful = !sure || !self.plain || heads;
                    offs.push(off);
                }
            }
        }
        offs
    }

    /// The sums in each field, and of what; nothing where it does not show which records are summands.
    fn read<'p>(&self, grid: &Grid<'p>) -> Option<Reading<'p>> {
        let of = |parts: Vec<usize>| -> Reading<'p> {
            let fields = 0..grid.fields.len();
            let fields = fields.filter(|field| grid.fields[*field].adds(self.times));
            let sums = fields.map(|field| (field, sum(grid, self.whole, &parts, field)));
            let sums = sums.collect();
            Reading { parts, sums }
        };
        if self.perhaps.is_empty() {
            return Some(of(self.parts.clone()));
        }
        let mut all = self.parts.clone();
        all.extend(&self.perhaps);
        all.sort_unstable();
        let ways = [self.parts.clone(), all].into_iter();
        let ways = ways.filter(|parts| parts.len() > 1).map(of);
        let best = ways.max_by_key(Reading::rights)?;
        (best.rights() > 0).then_some(best)
    }
}

/// One way to read a list, and how its sums come out.
struct Reading<'p> {
    parts: Vec<usize>,
    sums: Vec<(usize, Sum<'p>)>,
}

impl Reading<'_> {
    fn rights(&self) -> usize {
        let right = |(_, sum): &&(usize, Sum<'_>)| matches!(sum, Sum::Right(..));
        self.sums.iter().filter(right).count()
    }
}

/// The parts have one unit and stand side by side.
fn alike(grid: &Grid<'_>, parts: &[usize]) -> bool {
    let names: Vec<&Name> = parts.iter().map(|part| &grid.records[*part]).collect();
    let units = names.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    let mut stages: Vec<_> = names.iter().map(|name| stage(&name.text)).collect();
    stages.sort_unstable();
    stages.dedup();
    units && stages.len() == 1 && stages != [Some(1)] && stages != [Some(3)]
}

fn sum<'p>(grid: &Grid<'p>, whole: usize, parts: &[usize], field: usize) -> Sum<'p> {
    let cells = |record: &usize| grid.cell(*record, field);
    let name = &grid.records[whole];
    let total = match name.kind() {
        Kind::Total | Kind::Subtotal => "合计".to_owned(),
        Kind::Region => format!("{}的数", name.text),
        _ => name.text.clone(),
    };
    let (Some(whole), Some(parts)) = (
        cells(&whole),
        parts.iter().map(cells).collect::<Option<Vec<_>>>(),
    ) else {
        return Sum::Unknown(Why::Gap);
    };
    let values: Option<Vec<_>> = parts.iter().map(Cell::value).collect();
    let (Some(values), Some(stated)) = (values, whole.value()) else {
        return Sum::Unknown(Why::Gap);
    };
    let unit = |cell: &Cell<'_>| cell.number.and_then(|number| number.unit);
    // A unit may stand in the header and again in some cells.
    let percent = |cell: &Cell<'_>| cell.is_percent(&grid.fields[field]);
    if parts.iter().chain([&whole]).any(percent) {
        return Sum::Unknown(Why::Unrelated);
    }
    if parts.iter().any(|part| unit(part) != unit(&whole)) {
        return Sum::Unknown(Why::Mixed);
    }
    let Some(sum) = sums::total(values.iter().copied()) else {
        return Sum::Unknown(Why::Unrelated);
    };
    if fits(sum, stated, parts.iter().chain([&whole])) {
        let told = format!("{}={}", short(&values), sum.trimmed());
        return Sum::Right(parts.into_iter().chain([whole]).collect(), told);
    }
    Sum::Off(Off {
        name: named(grid, field),
        total,
        whole,
        stated,
        parts,
        values,
        sum,
        doubtful: false,
    })
}

/// Sums of rounded values differ by what was rounded away.
pub fn fits<'a, 'p: 'a>(
    sum: Decimal,
    stated: Decimal,
    cells: impl Iterator<Item = &'a Cell<'p>>,
) -> bool {
    let halves = cells.filter_map(Cell::half);
    let slack = sums::total(halves);
    let difference = sum.checked_sub(stated).map(Decimal::abs);
    difference
        .zip(slack)
        .is_some_and(|(difference, slack)| difference <= slack)
}

/// `「办结」`: which of several columns it is.
pub fn named(grid: &Grid<'_>, field: usize) -> String {
    let name = grid.fields[field].text.as_str();
    let several = grid.fields.len() > 1 && !name.is_empty();
    if several {
        format!("「{name}」")
    } else {
        String::new()
    }
}

/// People, households and firms may be counted in more rows than one.
fn counts_heads(name: &Name, whole: Cell<'_>) -> bool {
    let unit = whole.number.map_or("", |number| number.unit_word());
    let heads = [
        "人数",
        "户数",
        "家数",
        "企业",
        "单位",
        "主体",
        "部门数",
        "群众",
        "对象",
    ];
    ["人", "户", "家", "名"]
        .iter()
        .any(|word| unit == *word || name.unit == *word)
        || heads.iter().any(|word| name.text.contains(word))
}
