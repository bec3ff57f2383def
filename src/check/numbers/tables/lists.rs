//! Which rows or columns of a table a 合计, 小计 or 全年 sums up.

use super::grid::{Grid, is_unit};
use super::names::Kind;
use super::periods::Period;
use std::collections::BTreeMap;

/// A sum and its summands, as records of a grid.
pub struct List {
    pub whole: usize,
    pub parts: Vec<usize>,
    /// What may be summands, too: the figures show.
    pub perhaps: Vec<usize>,
    /// All there is adds up to it: neither 其中 nor levels of headings are among them.
    pub plain: bool,
    /// Called 全县, not 合计: some may be left out.
    pub soft: bool,
    /// The summands are periods: what there is at a time is not added.
    pub times: bool,
}

/// The records of a grid, sorted by what they are.
struct Sorted<'g, 'p> {
    grid: &'g Grid<'p>,
    kinds: Vec<Kind>,
    summands: Vec<usize>,
}

/// The sums of `grid`, where it is plain what each sums up.
pub fn lists(grid: &Grid<'_>) -> Vec<List> {
    let kinds: Vec<Kind> = grid.records.iter().map(|name| name.kind()).collect();
    let summands = (0..kinds.len())
        .filter(|record| kinds[*record] != Kind::Apart && grid.has_figures(*record))
        .collect();
    let sorted = Sorted {
        grid,
        kinds,
        summands,
    };
    let mut lists = sorted.years();
    let told: Vec<usize> = lists.iter().map(|list| list.whole).collect();
    let others = sorted.wholes().into_iter();
    lists.extend(others.filter(|list| !told.contains(&list.whole)));
    lists.extend(sorted.subtotals());
    lists.retain(|list| list.parts.len() + list.perhaps.len() > 1);
    lists
}

/// The records under one heading.
#[derive(Default)]
struct Group {
    tops: Vec<usize>,
    leaves: Vec<usize>,
    perhaps: Vec<usize>,
    /// 其中 or 小计 are among them.
    inner: bool,
}

impl Sorted<'_, '_> {
    fn of(&self, kind: Kind) -> Vec<usize> {
        let own = self.summands.iter().copied();
        own.filter(|record| self.kinds[*record] == kind).collect()
    }

    fn group(&self, record: usize) -> usize {
        self.grid.records[record].group
    }

    /// Some of the rows are the sums of others, or parts of them.
    fn has_inner(&self) -> bool {
        !self.of(Kind::Part).is_empty() || has_levels(self.grid, &self.of(Kind::Plain))
    }

    /// 合计 and its like.
    fn wholes(&self) -> Vec<List> {
        let (tops, regions) = (self.of(Kind::Total), self.of(Kind::Region));
        let at_end =
            |record: &usize| [self.summands.first(), self.summands.last()].contains(&Some(record));
        match (tops.as_slice(), regions.as_slice()) {
            ([top], _) if at_end(top) => vec![self.whole(*top, false)],
            ([top], _) => self.measured(*top).into_iter().collect(),
            ([], [top]) if at_end(top) => vec![self.whole(*top, true)],
            ([_, _, ..], _) => self.of_groups(&tops),
            _ => Vec::new(),
        }
    }

    /// `罚款（件） 没收（件） 合计（件） 金额（万元）`: of those on one side, which are measured as it is.
    fn measured(&self, top: usize) -> Option<List> {
        let mut list = self.whole(top, false);
        let unit = |record: usize| self.grid.records[record].unit.as_str();
        let own = |record: &usize| unit(*record) == unit(top);
        let apart = self.of(Kind::Plain);
        let measured = apart.iter().all(|record| is_unit(unit(*record))) && is_unit(unit(top));
        list.parts.retain(own);
        list.perhaps.retain(own);
        let ends = [list.parts.first(), list.parts.last()];
        let sides = ends.map(|end| end.is_some_and(|end| *end < top));
        (measured && sides[0] == sides[1]).then_some(list)
    }

    /// Each 合计 of those under the same heading; and the one of all.
    fn of_groups(&self, tops: &[usize]) -> Vec<List> {
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for record in &self.summands {
            let group = groups.entry(self.group(*record)).or_default();
            match self.kinds[*record] {
                Kind::Total => group.tops.push(*record),
                Kind::Plain => group.leaves.push(*record),
                Kind::Perhaps | Kind::Region => group.perhaps.push(*record),
                _ => group.inner = true,
            }
        }
        let mut lists = Vec::new();
        let mut outer = Vec::new();
        for (at, group) in groups {
            match group.tops.as_slice() {
                [top] if at > 0 && !group.leaves.is_empty() => lists.push(List {
                    whole: *top,
                    parts: group.leaves,
                    perhaps: group.perhaps,
                    plain: !group.inner,
                    soft: false,
                    times: false,
                }),
                tops => outer.extend_from_slice(tops),
            }
        }
        if let ([top], true) = (outer.as_slice(), lists.len() + 1 == tops.len()) {
            lists.push(self.whole(*top, false));
        }
        lists
    }

    /// What `top` is the sum of: of every group, if its own has no others.
    fn whole(&self, top: usize, soft: bool) -> List {
        let group = self.group(top);
        let (leaves, mut perhaps) = (self.of(Kind::Plain), self.of(Kind::Perhaps));
        perhaps.extend(self.of(Kind::Region));
        perhaps.retain(|record| *record != top);
        let near = |record: &usize| self.group(*record) == group;
        let own = leaves.iter().filter(|record| near(record)).count();
        let within = group > 0 && own > 1 && own < leaves.len();
        let kept = |records: Vec<usize>| -> Vec<usize> {
            let kept = records.into_iter();
            kept.filter(|record| !within || near(record)).collect()
        };
        let (parts, perhaps) = (kept(leaves), kept(perhaps));
        let name = |record: &usize| &self.grid.records[*record];
        let time =
            |record: &usize| name(record).period().is_some() || name(record).year().is_some();
        let times = parts.iter().chain(&perhaps).all(time);
        List {
            whole: top,
            parts,
            perhaps,
            plain: !self.has_inner(),
            soft,
            times,
        }
    }

    /// 小计, behind what each sums up or ahead of it.
    fn subtotals(&self) -> Vec<List> {
        let (tops, subs) = (self.of(Kind::Total), self.of(Kind::Subtotal));
        let leaves = self.of(Kind::Plain);
        let mut rest = self.summands.iter().filter(|record| !tops.contains(record));
        let first = rest
            .clone()
            .next()
            .is_some_and(|first| subs.contains(first));
        let last = rest.next_back().is_some_and(|last| subs.contains(last));
        if self.has_inner() || first == last {
            return Vec::new();
        }
        let sure = tops.len() < 2 && self.of(Kind::Perhaps).is_empty();
        let lists = subs.iter().enumerate().map(|(at, sub)| {
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
                perhaps: Vec::new(),
                plain: sure,
                soft: false,
                times: false,
            }
        });
        lists.collect()
    }

    /// 全年 of its quarters, halves or months; a half of its quarters.
    fn years(&self) -> Vec<List> {
        let mut groups: BTreeMap<usize, BTreeMap<Period, Vec<usize>>> = BTreeMap::new();
        for record in &self.summands {
            let name = &self.grid.records[*record];
            let whole = self.kinds[*record] == Kind::Total;
            if let Some(period) = name.period().or(whole.then_some(Period::Year)) {
                let group = groups.entry(name.group).or_default();
                group.entry(period).or_default().push(*record);
            }
        }
        let mut lists = Vec::new();
        for periods in groups.values() {
            let one = |period: Period| match periods.get(&period).map(Vec::as_slice) {
                Some([record]) => Some(*record),
                _ => None,
            };
            let all = |parts: &mut dyn Iterator<Item = Period>| -> Option<Vec<usize>> {
                parts.map(one).collect()
            };
            let sums = [
                (Period::Year, all(&mut (1..=4).map(Period::Quarter))),
                (Period::Year, all(&mut (1..=2).map(Period::Half))),
                (Period::Year, all(&mut (1..=12).map(Period::Month))),
                (Period::Half(1), all(&mut (1..=2).map(Period::Quarter))),
                (Period::Half(2), all(&mut (3..=4).map(Period::Quarter))),
            ];
            let sums = sums.into_iter().filter_map(|(whole, parts)| {
                Some(List {
                    whole: one(whole)?,
                    parts: parts?,
                    perhaps: Vec::new(),
                    plain: true,
                    soft: false,
                    times: true,
                })
            });
            lists.extend(sums);
        }
        lists
    }
}

/// `一、…`, `（一）…`: rows of which some are the sums of others.
fn has_levels(grid: &Grid<'_>, leaves: &[usize]) -> bool {
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
    let mut levels = leaves.iter().map(level);
    let first = levels.next();
    levels.any(|level| Some(level) != first)
}
