//! Charts of the figures that an attachment lists: which stand in one picture, and what it is called.

use super::compose::Composer;
use super::words;
use crate::document::{Chart, ChartKind, ChartRow, Datum, Handle, Inlines};
use crate::record::{Decimal, Located};
use crate::report::{Course, Figure, Shown};
use crate::source::Span;
use std::collections::HashSet;

/// Values so many times as large leave nothing to see of the others on their axis.
const APART: i64 = 50;
/// The most figures in one picture.
const BARS: usize = 10;
const LINES: usize = 4;
/// Years between two that are further apart are left out of the axis.
const AXIS: u16 = 30;

/// A figure to draw.
struct Drawn<'p> {
    name: Inlines<'p>,
    kind: ChartKind,
    unit: String,
    years: Vec<(u16, Shown)>,
}

impl<'p> Composer<'_, 'p, '_> {
    /// A chart for those of `figures` that have last year's value, or more years, and go together.
    pub(super) fn charts(&mut self, figures: &[(&Figure, Span)], asked: Span) -> Vec<Handle> {
        let Some(year) = self.speaker.report.year else {
            return Vec::new();
        };
        let mut drawn: Vec<Drawn<'p>> = Vec::new();
        let mut listed = HashSet::new();
        for (figure, _) in figures {
            // One that is listed twice is drawn once.
            if listed.insert(&figure.name) {
                drawn.extend(self.drawn(figure, year));
            }
        }
        let mut charts = Vec::new();
        for kind in [ChartKind::Bars, ChartKind::Lines] {
            let of_kind = drawn.iter().filter(|drawn| drawn.kind == kind);
            for alike in by_unit(of_kind) {
                let most = match kind {
                    ChartKind::Bars => BARS,
                    ChartKind::Lines => LINES,
                };
                let near = by_size(&alike);
                let pages = near.iter().flat_map(|group| {
                    let size = group.len().div_ceil(group.len().div_ceil(most).max(1));
                    group.chunks(size.max(1))
                });
                charts.extend(pages.map(|group| chart(kind, group, year)));
            }
        }
        let kept = charts
            .into_iter()
            .map(|chart| self.runs.keep_chart(chart, asked));
        kept.collect()
    }

    fn drawn(&self, figure: &Figure, year: Located<u16>) -> Option<Drawn<'p>> {
        let (kind, years) = match figure.course(year.value)? {
            Course::TwoYears([then, now]) => {
                let years = vec![(year.value.saturating_sub(1), then), (year.value, now)];
                (ChartKind::Bars, years)
            }
            Course::Years(years) => (ChartKind::Lines, years),
        };
        Some(Drawn {
            name: self.figure_name(figure),
            kind,
            unit: figure.drawn_unit(),
            years,
        })
    }
}

type Group<'d, 'p> = Vec<&'d Drawn<'p>>;

/// In groups of one unit, in the order in which the units come up.
fn by_unit<'d, 'p>(drawn: impl Iterator<Item = &'d Drawn<'p>>) -> Vec<Group<'d, 'p>> {
    let mut groups: Vec<Group<'d, 'p>> = Vec::new();
    for one in drawn {
        match groups.iter_mut().find(|group| group[0].unit == one.unit) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// Those apart that would be too small to see beside others.
fn by_size<'d, 'p>(drawn: &[&'d Drawn<'p>]) -> Vec<Group<'d, 'p>> {
    let sizes: Vec<_> = drawn.iter().map(|one| size(one)).collect();
    let groups = parted(&sizes).into_iter();
    let members = |group: Vec<usize>| group.into_iter().map(|index| drawn[index]).collect();
    groups.map(members).collect()
}

/// The largest value, whatever its sign.
fn size(drawn: &Drawn<'_>) -> Decimal {
    let numbers = drawn.years.iter().map(|(_, shown)| shown.number.abs());
    numbers.max().unwrap_or(Decimal::from(0))
}

/// The places of `sizes` in groups whose members are at most [`APART`] times one another; groups and
/// members in the order in which they come. What is 0 goes with the smallest.
fn parted(sizes: &[Decimal]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|&one, &other| sizes[other].cmp(&sizes[one]));
    let times = |one: usize, other: usize, of| match sizes[other].is_zero() {
        true => of,
        false => Decimal::share(sizes[one], sizes[other], of),
    };
    let mut open = vec![order];
    let mut groups = Vec::new();
    while let Some(group) = open.pop() {
        let seen = group.iter().rposition(|&place| !sizes[place].is_zero());
        let far = seen.is_some_and(|last| times(group[0], group[last], 100) > 100 * APART);
        let gaps = (1..group.len()).rev();
        match gaps.max_by_key(|&at| times(group[at - 1], group[at], 1000)) {
            Some(widest) if far => {
                let (large, small) = group.split_at(widest);
                open.extend([large.to_vec(), small.to_vec()]);
            }
            _ => groups.push(group),
        }
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    groups
}

fn chart<'p>(kind: ChartKind, group: &[&Drawn<'p>], year: Located<u16>) -> Chart<'p> {
    let years = years(group);
    let name = |year: &u16| format!("{year}年");
    Chart {
        caption: caption(kind, group, &years, year),
        kind,
        unit: group
            .first()
            .map_or_else(String::new, |one| one.unit.clone()),
        years: years.iter().map(name).collect(),
        rows: group.iter().map(|drawn| row(drawn, &years)).collect(),
    }
}

/// Every year from the first to the last, so that a line rises as steeply as it should.
fn years(group: &[&Drawn<'_>]) -> Vec<u16> {
    let each = group.iter().flat_map(|drawn| &drawn.years);
    let mut given: Vec<u16> = each.map(|(year, _)| *year).collect();
    given.sort_unstable();
    given.dedup();
    match given[..] {
        [first, .., last] if last - first <= AXIS => (first..=last).collect(),
        _ => given,
    }
}

fn row(drawn: &Drawn<'_>, years: &[u16]) -> ChartRow {
    let value = |year: &u16| {
        let found = drawn.years.iter().find(|(known, _)| known == year)?;
        let Shown {
            number,
            before,
            after,
            words,
        } = found.1.clone();
        let before = before.to_owned();
        Some(Datum {
            number,
            before,
            after,
            words,
        })
    };
    ChartRow {
        name: crate::document::plain_text(&drawn.name),
        values: years.iter().map(value).collect(),
    }
}

/// `复议申请等3项指标2022年与2023年对比（单位：件）`
fn caption<'p>(
    kind: ChartKind,
    group: &[&Drawn<'p>],
    years: &[u16],
    year: Located<u16>,
) -> Inlines<'p> {
    let mut caption = match group {
        [one] => one.name.clone(),
        [one, other] => [&one.name[..], &[words::template("、")], &other.name].concat(),
        _ => {
            let first = group.first().map_or_else(Vec::new, |one| one.name.clone());
            let count = words::template(format!("等{}项指标", group.len()));
            [first, vec![count]].concat()
        }
    };
    let (first, last) = (years.first(), years.last());
    let of = |shown: Option<&u16>| words::year(year, shown.copied().unwrap_or(year.value));
    let (between, end) = match kind {
        ChartKind::Bars => ("年与", "年对比"),
        ChartKind::Lines => ("—", "年变化情况"),
    };
    caption.extend([
        of(first),
        words::template(between),
        of(last),
        words::template(end),
    ]);
    if let Some(unit) = group
        .first()
        .map(|one| &one.unit)
        .filter(|unit| !unit.is_empty())
    {
        caption.push(words::template(format!("（单位：{unit}）")));
    }
    caption
}

#[cfg(test)]
mod tests {
    use super::parted;
    use crate::record::Decimal;

    #[test]
    fn what_would_not_be_seen_beside_others_stands_apart() {
        for (sizes, expected) in [
            ("0", "[[0]]"),
            ("0 0", "[[0, 1]]"),
            ("3 150", "[[0, 1]]"),
            ("3 151", "[[0], [1]]"),
            ("1000 30 15", "[[0], [1, 2]]"),
            ("15 1000 0 30 0.2", "[[0, 3], [1], [2, 4]]"),
            ("123456789012345678 0.00000000000000001", "[[0], [1]]"),
        ] {
            let sizes = sizes
                .split_whitespace()
                .map(|size| Decimal::parse(size).unwrap());
            let parted = parted(&sizes.collect::<Vec<_>>());
            assert_eq!(format!("{parted:?}"), expected);
        }
    }
}
