//! Which columns a rate is the ratio of.

use super::super::words::{stage, strength};
use super::WIDEST;
use super::grid::Grid;
use super::names::Kind;
use super::rates::{Rates, Row};
use crate::check::Why;

/// What may narrow a rate down.
const SCOPED: [&str; 12] = [
    "按期", "按时", "及时", "期限", "首次", "一次", "同期", "当年", "累计", "平均", "法定", "现场",
];

/// So many pairs of columns are tried.
const MOST: usize = 24;

/// `受理`, `办结`, `办结率`: the counts that the header names, else the only ones that fit; else why there are none.
pub fn of_columns<'p>(grid: &Grid<'p>, field: usize, stem: &str) -> Result<Rates<'p>, Why> {
    let own = &grid.fields[field];
    let near = |other: &usize| {
        let name = &grid.fields[*other];
        *other != field
            && name.group == own.group
            && name.year() == own.year()
            && name.stem().is_none()
            && !matches!(name.kind(), Kind::Apart)
            && grid.is_counted(*other)
    };
    let others: Vec<usize> = (0..grid.fields.len().min(WIDEST)).filter(near).collect();
    let (parts, named) = parts(grid, &others, stem);
    let whole = |other: &usize| is_whole(&grid.fields[*other].text, stem);
    let rest = others
        .iter()
        .copied()
        .filter(|other| !parts.contains(other));
    let rest: Vec<usize> = rest.collect();
    let wholes: Vec<usize> = rest.iter().copied().filter(whole).collect();
    let rows = |part: usize, whole: usize| -> Vec<Row<'p>> {
        let records = 0..grid.records.len();
        let rows = records.filter_map(|record| {
            let cells = [part, whole].map(|field| grid.cell(record, field));
            Row::of(grid, record, field, cells[0], cells[1])
        });
        rows.collect()
    };
    if let ([part], [whole]) = (parts.as_slice(), wholes.as_slice()) {
        let rows = rows(*part, *whole);
        let guessed = false;
        return Ok(Rates {
            rows,
            named,
            guessed,
        });
    }
    if SCOPED.iter().any(|word| stem.contains(word)) {
        return Err(Why::NoDenominator);
    }
    let wholes = if wholes.is_empty() { &rest } else { &wholes };
    let parts = if parts.is_empty() {
        &[]
    } else {
        parts.as_slice()
    };
    let pairs = parts.len() * wholes.len();
    if pairs == 0 || pairs > MOST {
        return Err(if pairs == 0 {
            Why::NoDenominator
        } else {
            Why::Several
        });
    }
    let pairs = parts
        .iter()
        .flat_map(|part| wholes.iter().map(|whole| (*part, *whole)));
    let tried = pairs.map(|(part, whole)| rows(part, whole));
    only(tried.collect())
}

/// Of several pairs of columns the only one that most rates fit.
fn only(tried: Vec<Vec<Row<'_>>>) -> Result<Rates<'_>, Why> {
    let single = tried.len() == 1;
    let mut fitting = tried.into_iter().filter(|rows| {
        let right = rows.iter().filter(|row| row.shows()).count();
        let off = rows.iter().filter(|row| row.is_off()).count();
        right > usize::from(!single) && right >= off
    });
    match (fitting.next(), fitting.next()) {
        (Some(rows), None) => Ok(Rates {
            rows,
            named: false,
            guessed: true,
        }),
        (Some(_), Some(_)) => Err(Why::Several),
        _ if single => Err(Why::NoDenominator),
        _ => Err(Why::Several),
    }
}

/// The columns that may hold the numerator, and whether it is called as the rate is.
fn parts(grid: &Grid<'_>, others: &[usize], stem: &str) -> (Vec<usize>, bool) {
    let core = |other: &usize| core(&grid.fields[*other].text).to_owned();
    let of = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let own = others.iter().copied();
        own.filter(|other| is(&core(other))).collect()
    };
    let exact = of(&|core| core == stem);
    if !exact.is_empty() {
        return (exact, true);
    }
    let scoped = SCOPED.iter().any(|word| stem.contains(word));
    let ending = of(&|core| {
        core.chars().count() > 1
            && !scoped
            && (stem.ends_with(core) || strength(stem, core) > 1 && core.ends_with(stem))
    });
    if !ending.is_empty() {
        return (ending, false);
    }
    let due = |core: &str| core.starts_with('应') && !core.starts_with("应诉");
    let said = of(&|core| !due(core) && !is_whole(core, stem) && has_letters(core, stem));
    if !said.is_empty() {
        return (said, false);
    }
    let alike = of(&|core| !due(core) && !is_whole(core, stem) && strength(stem, core) > 0);
    (alike, false)
}

/// `发现问题` for 问题发现, `负责人出庭` for 出庭
fn has_letters(core: &str, stem: &str) -> bool {
    stem.chars().count() > 1 && stem.chars().all(|letter| core.contains(letter))
}

/// `占比`: of the row's count in the 合计 of its column, the only one.
pub fn of_total<'p>(grid: &Grid<'p>, field: usize) -> Result<Rates<'p>, Why> {
    let counts = (0..grid.fields.len().min(WIDEST))
        .filter(|other| grid.fields[*other].kind() == Kind::Plain);
    let counts: Vec<usize> = counts.filter(|other| grid.is_counted(*other)).collect();
    let totals: Vec<usize> = (0..grid.records.len())
        .filter(|record| grid.records[*record].kind() == Kind::Total)
        .collect();
    let ([count], [whole]) = (counts.as_slice(), totals.as_slice()) else {
        let several = counts.len() > 1 && !totals.is_empty();
        return Err(if several {
            Why::Several
        } else {
            Why::NoDenominator
        });
    };
    let rows = (0..grid.records.len())
        .filter(|record| record != whole)
        .filter_map(|record| {
            Row::of(
                grid,
                record,
                field,
                grid.cell(record, *count),
                grid.cell(*whole, *count),
            )
        });
    Ok(Rates {
        rows: rows.collect(),
        named: true,
        guessed: false,
    })
}

/// `办结` of 已办结件数
pub fn core(name: &str) -> &str {
    let mut rest = name;
    for word in ["已", "其中：", "其中", "实际", "实"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for word in [
        "案件数量",
        "案件数",
        "案件",
        "件数",
        "数量",
        "人数",
        "人次",
        "户数",
        "家数",
        "场数",
        "份数",
        "项数",
        "次数",
        "总数",
        "数",
        "量",
        "值",
    ] {
        if let Some(left) = rest.strip_suffix(word) {
            return left;
        }
    }
    rest
}

/// `受理`, `应办结`, `总数`: what rates are taken of.
fn is_whole(name: &str, stem: &str) -> bool {
    let core = core(name);
    let taken = [
        "受理",
        "收到",
        "接收",
        "接件",
        "收件",
        "新收",
        "立案",
        "登记",
        "交办",
        "排查",
        "抽查",
        "检查",
        "目标",
        "计划",
        "任务",
        "开庭",
        "应考",
        "参考",
        "参加考试",
        "参训",
        "应到",
    ];
    let due = core.rsplit_once('应').map(|(_, due)| due);
    let plain = due.is_some_and(|due| due.chars().count() > 1 && stem.ends_with(due))
        || taken.contains(&core)
        || matches!(
            name,
            "总数"
                | "总量"
                | "总人数"
                | "总件数"
                | "案件总数"
                | "合计"
                | "总计"
                | "参考人数"
                | "参加人数"
        );
    plain && stage(core) != Some(2)
}
