//! Which rows or columns of a table a 合计 or 小计 sums up.

use super::grid::Grid;
use super::names::Kind;

/// A sum and its summands, as records of a grid.
pub struct List {
    pub whole: usize,
    pub parts: Vec<usize>,
    /// All there is adds up to it: neither 其中 nor levels of headings are among them.
    pub plain: bool,
}

/// The sums of `grid`, where it is plain what each sums up.
pub fn lists(grid: &Grid<'_>) -> Vec<List> {
    let figures = |record: &usize| {
        (0..grid.fields.len()).any(|field| {
            grid.cell(*record, field)
                .is_some_and(|cell| cell.number.is_some())
        })
    };
    let kinds: Vec<Kind> = grid.records.iter().map(|name| name.kind()).collect();
    let summands: Vec<usize> = (0..kinds.len())
        .filter(|record| kinds[*record] != Kind::Apart && figures(record))
        .collect();
    let of = |kind: Kind| {
        summands
            .iter()
            .copied()
            .filter(move |record| kinds_at(grid, *record) == kind)
    };
    let (tops, subs): (Vec<_>, Vec<_>) = (of(Kind::Total).collect(), of(Kind::Subtotal).collect());
    let inner = of(Kind::Part).next().is_some() || has_levels(grid, &summands);
    let leaves: Vec<usize> = of(Kind::Plain).collect();
    let mut lists = Vec::new();
    if let [top] = tops[..]
        && (summands.first() == Some(&top) || summands.last() == Some(&top))
    {
        lists.push(List {
            whole: top,
            parts: leaves.clone(),
            plain: !inner,
        });
    }
    let rest: Vec<usize> = summands
        .iter()
        .copied()
        .filter(|record| !tops.contains(record))
        .collect();
    let last = rest.last().is_some_and(|last| subs.contains(last));
    let first = rest.first().is_some_and(|first| subs.contains(first));
    if !inner && first != last {
        lists.extend(subs.iter().enumerate().map(|(at, sub)| {
            let (from, to) = if last {
                (at.checked_sub(1).map(|at| subs[at]), Some(*sub))
            } else {
                (Some(*sub), subs.get(at + 1).copied())
            };
            let behind = |record: Option<usize>, none: usize| {
                record.map_or(none, |record| leaves.partition_point(|leaf| *leaf < record))
            };
            let within = behind(from, 0)..behind(to, leaves.len());
            List {
                whole: *sub,
                parts: leaves.get(within).unwrap_or_default().to_vec(),
                plain: tops.len() < 2,
            }
        }));
    }
    lists.retain(|list| list.parts.len() > 1);
    lists
}

fn kinds_at(grid: &Grid<'_>, record: usize) -> Kind {
    grid.records[record].kind()
}

/// `一、…`, `（一）…`: rows of which some are the sums of others.
fn has_levels(grid: &Grid<'_>, summands: &[usize]) -> bool {
    let level = |record: &usize| {
        let text = grid.records[*record].text.as_str();
        let head = text.trim_start_matches(|letter: char| "一二三四五六七八九十".contains(letter));
        let digits = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        match () {
            () if head.len() < text.len() && head.starts_with('、') => 1,
            () if digits.len() < text.len() && digits.starts_with(['.', '．', '、']) => 2,
            () => 0,
        }
    };
    let mut levels = summands
        .iter()
        .filter(|record| kinds_at(grid, **record) == Kind::Plain)
        .map(level);
    let first = levels.next();
    levels.any(|level| Some(level) != first)
}
