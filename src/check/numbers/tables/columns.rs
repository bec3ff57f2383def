//! Which columns a rate is the ratio of.

use super::super::words::{stage, strength};
use super::WIDEST;
use super::grid::Grid;
use super::names::Kind;
use super::rates::{Rates, Row};
use super::valued;

/// What may narrow a rate down.
const SCOPED: [&str; 12] = [
    "按期", "按时", "及时", "期限", "首次", "一次", "同期", "当年", "累计", "平均", "法定", "现场",
];

/// `受理`, `办结`, `办结率`
pub fn of_columns<'p>(grid: &Grid<'p>, field: usize, stem: &str) -> Rates<'p> {
    let own = &grid.fields[field];
    let near = |other: &usize| {
        let name = &grid.fields[*other];
        *other != field
            && name.group == own.group
            && name.year() == own.year()
            && name.stem().is_none()
    };
    let others: Vec<usize> = (0..grid.fields.len().min(WIDEST)).filter(near).collect();
    let core = |other: &usize| core(&grid.fields[*other].text).to_owned();
    let exact: Vec<usize> = others
        .iter()
        .copied()
        .filter(|other| core(other) == stem)
        .collect();
    let scoped = SCOPED.iter().any(|word| stem.contains(word));
    let ending: Vec<usize> = others
        .iter()
        .copied()
        .filter(|other| {
            let core = core(other);
            core.chars().count() > 1
                && !scoped
                && (stem.ends_with(&core) || strength(stem, &core) > 1 && core.ends_with(stem))
        })
        .collect();
    let (parts, named) = if exact.is_empty() {
        (ending, false)
    } else {
        (exact, true)
    };
    let wholes: Vec<usize> = others
        .iter()
        .copied()
        .filter(|other| !parts.contains(other) && is_whole(&grid.fields[*other].text, stem))
        .collect();
    let empty = Rates {
        rows: Vec::new(),
        named,
    };
    let ([part], [whole]) = (parts.as_slice(), wholes.as_slice()) else {
        return empty;
    };
    let rows = (0..grid.records.len()).filter_map(|record| {
        Row::of(
            grid,
            record,
            field,
            grid.cell(record, *part),
            grid.cell(record, *whole),
        )
    });
    Rates {
        rows: rows.collect(),
        ..empty
    }
}

/// `占比`: of the row's count in the 合计 of its column, the only one.
pub fn of_total<'p>(grid: &Grid<'p>, field: usize) -> Rates<'p> {
    let counts = (0..grid.fields.len().min(WIDEST))
        .filter(|other| grid.fields[*other].kind() == Kind::Plain);
    let counts: Vec<usize> = counts
        .filter(|other| {
            (0..grid.records.len()).any(|record| valued(grid.cell(record, *other)).is_some())
        })
        .collect();
    let totals: Vec<usize> = (0..grid.records.len())
        .filter(|record| grid.records[*record].kind() == Kind::Total)
        .collect();
    let empty = Rates {
        rows: Vec::new(),
        named: true,
    };
    let ([count], [whole]) = (counts.as_slice(), totals.as_slice()) else {
        return empty;
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
    Rates {
        rows: rows.collect(),
        ..empty
    }
}

/// `办结` of 已办结件数
fn core(name: &str) -> &str {
    let mut rest = name;
    for word in ["已", "其中：", "其中"] {
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
        "总数",
        "数",
        "量",
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
        "受理", "收到", "接收", "接件", "收件", "新收", "立案", "登记", "交办", "排查", "抽查",
        "检查",
    ];
    let plain = core
        .strip_prefix("应")
        .is_some_and(|core| core == stem || stem.ends_with(core))
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
