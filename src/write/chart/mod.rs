//! Where the pieces of a chart stand: one plan for every format, reckoned in whole numbers.

mod legend;
mod names;
mod scale;

pub use legend::{Entry, SWATCH};
pub use names::wrapped;
pub use scale::Scale;

use super::width::halves;
use crate::document::{Chart, ChartKind, ChartRow, Datum};

/// Tenths of a point on a page: the unit of every length here.
pub const POINT: i64 = 10;
/// The type area.
pub const WIDTH: i64 = 442 * POINT;
/// On a screen, which may be a telephone's: letters stay legible where it is as narrow as this.
pub const NARROW: i64 = 300 * POINT;
/// The size of every letter: 5号.
pub const TEXT: i64 = 105;
/// From one line of a name to the next.
pub const LEADING: i64 = 130;

/// Between a picture and what is written beside it.
const GAP: i64 = 60;
/// The two bars of a figure, and the least room they take with what parts them from the next.
const BAR: i64 = 120;
const BAND: i64 = 370;
/// How wide names beside bars may be, in thousandths of the picture.
const NAME: i64 = 360;
/// Between a year and its value.
pub const KEY: &str = "：";
/// A line of writing along an axis.
const AXIS: i64 = 220;
/// The height of lines, and of a label at a point.
const LINES: i64 = 1300;
const LABEL: i64 = 150;

/// A part of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub left: i64,
    pub top: i64,
    pub width: i64,
    pub height: i64,
}

/// A chart as it is to be drawn.
#[derive(Debug)]
pub struct Plan<'c> {
    pub chart: &'c Chart<'c>,
    pub scale: Scale,
    /// Of the whole picture.
    pub width: i64,
    pub height: i64,
    /// Between the axes.
    pub plot: Area,
    /// What stands beside each figure's bars, in lines.
    pub names: Vec<Vec<String>>,
    /// Names beside their patterns, ahead of the picture; none for a single line.
    pub legend: Vec<Entry<'c>>,
    /// The figure whose bars are labelled with their years, too: what would be a legend. Programs
    /// differ in the order in which they list bars that lie.
    pub key: Option<usize>,
}

/// Where a label stands from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Above,
    Below,
}

impl<'c> Plan<'c> {
    /// Lays `chart` out in a picture of such a width.
    pub fn of(chart: &'c Chart<'_>, whole: i64) -> Self {
        match chart.kind {
            ChartKind::Bars => Self::bars(chart, whole),
            ChartKind::Lines => Self::lines(chart, whole),
        }
    }

    /// What must be said of an axis that does not begin at 0.
    pub fn note(&self) -> Option<String> {
        let [low, _] = self.scale.ends();
        let above = self.chart.kind == ChartKind::Lines && low > 0.into();
        above.then(|| format!("纵轴从{}起", low.trimmed()))
    }

    /// Names, then bars; labels to their right, or to the left of bars below 0.
    fn bars(chart: &'c Chart<'_>, whole: i64) -> Self {
        let most = i32::try_from(whole * NAME / 1000 / width("0")).unwrap_or(i32::MAX);
        let names: Vec<_> = chart
            .rows
            .iter()
            .map(|row| wrapped(&row.name, most))
            .collect();
        let full = |row: &ChartRow| row.values.iter().all(Option::is_some);
        let key = chart.rows.iter().position(full);
        let listed = chart.years.iter().filter(|_| key.is_none());
        let (legend, above) = legend::flow(listed.map(String::as_str), whole);
        let beside = widest(names.iter().flatten().map(String::as_str));
        let label = widest_label(chart).max(widest_key(chart, key)) + 2 * GAP;
        let left = beside + 2 * GAP;
        let lines = names.iter().map(Vec::len).max().unwrap_or(1);
        let band = BAND.max(LEADING * count(lines) + 2 * GAP);
        let plot = Area {
            left,
            top: above + GAP,
            width: (whole - left - label).max(whole / 10),
            height: band * count(chart.rows.len()),
        };
        let scale = along(chart, plot.width);
        // The label of a bar to the left stands beside its name.
        let room = |scale: Scale| {
            let below = chart.numbers().filter(|number| number.is_negative());
            below.map(|number| scale.place(number, plot.width)).min()
        };
        let scale = match room(scale) {
            Some(room) if room < label => scale.lowered(),
            _ => scale,
        };
        Self {
            chart,
            scale,
            width: whole,
            height: plot.top + plot.height + AXIS,
            plot,
            names,
            legend,
            key,
        }
    }

    fn lines(chart: &'c Chart<'_>, whole: i64) -> Self {
        let scale = Scale::around(chart.numbers(), false, scale::STEPS);
        let several = chart.rows.len() > 1;
        let named = chart.rows.iter().filter(|_| several);
        let (legend, above) = legend::flow(named.map(|row| row.name.as_str()), whole);
        let left = widest_tick(scale) + 2 * GAP;
        // A line for the note.
        let noted = if scale.ends()[0] > 0.into() {
            LEADING
        } else {
            0
        };
        // The last year and the last value may reach beyond the plot.
        let last = widest(chart.years.iter().map(String::as_str)).max(widest_label(chart));
        let plot = Area {
            left,
            top: above + noted + LABEL + GAP,
            width: (whole - left - GAP - last / 2).max(whole / 10),
            height: LINES,
        };
        Self {
            chart,
            scale,
            width: whole,
            height: plot.top + plot.height + AXIS,
            plot,
            names: Vec::new(),
            legend,
            key: None,
        }
    }

    /// What stands at the bar of a figure and a year.
    pub fn bar_label(&self, row: usize, year: usize, datum: &Datum) -> String {
        let year = self.chart.years.get(year).filter(|_| self.key == Some(row));
        year.map_or_else(|| datum.label(), |year| keyed(year, datum))
    }

    /// The middle of the line that the note stands in, at the left edge.
    pub fn noted(&self) -> i64 {
        self.plot.top - LABEL - GAP - LEADING / 2
    }

    /// How thick a bar is.
    pub fn bar(&self) -> i64 {
        BAR
    }

    /// What one of `count` neighbours along the plot has of `length`, its place the `index`th.
    pub fn middle(length: i64, index: usize, neighbours: usize) -> i64 {
        length * (2 * count(index) + 1) / (2 * count(neighbours.max(1)))
    }

    /// Every how many years one is named below a line.
    pub fn year_skip(&self) -> usize {
        self.skip(widest(self.chart.years.iter().map(String::as_str)))
    }

    /// Where the label of each value stands, by figure and year; `None` where there is no value, or
    /// no room.
    pub fn sides(&self) -> Vec<Vec<Option<Side>>> {
        let years = self.chart.years.len();
        let skip = self.skip(widest_label(self.chart));
        let mut sides = vec![vec![None; years]; self.chart.rows.len()];
        for year in (0..years).filter(|year| (years - 1 - year).is_multiple_of(skip)) {
            let given = self.chart.rows.iter().enumerate();
            let mut points: Vec<_> = given
                .filter_map(|(row, figure)| {
                    Some((self.depth(figure.values.get(year)?.as_ref()?), row))
                })
                .collect();
            points.sort_unstable();
            let mut taken = i64::MIN;
            for (depth, row) in points {
                let side = if depth - LABEL >= taken {
                    Side::Above
                } else {
                    Side::Below
                };
                taken = depth + if side == Side::Above { 0 } else { LABEL };
                sides[row][year] = Some(side);
            }
        }
        sides
    }

    /// How far below the top of the plot a value lies.
    pub fn depth(&self, datum: &Datum) -> i64 {
        self.plot.height - self.scale.place(datum.number, self.plot.height)
    }

    fn skip(&self, width: i64) -> usize {
        let room = self.plot.width / count(self.chart.years.len().max(1));
        let skip = (width + GAP).div_euclid(room.max(1)) + 1;
        usize::try_from(skip).unwrap_or(1)
    }
}

/// How wide `text` is, near enough: digits differ from face to face.
pub fn width(text: &str) -> i64 {
    i64::from(halves(text)) * TEXT * 11 / 20
}

fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> i64 {
    texts.map(width).max().unwrap_or(0)
}

fn widest_tick(scale: Scale) -> i64 {
    let ticks = scale.ticks().map(|tick| width(&tick.trimmed().to_string()));
    ticks.max().unwrap_or(0)
}

/// An axis for bars whose steps leave room for what is written below them.
fn along(chart: &Chart<'_>, length: i64) -> Scale {
    let least = Scale::around(chart.numbers(), true, 2);
    let finer = (3..=scale::STEPS).rev();
    let mut scales = finer.map(|most| Scale::around(chart.numbers(), true, most));
    let fits =
        |scale: &Scale| (widest_tick(*scale) + GAP) * count(scale.ticks().count() - 1) <= length;
    scales.find(fits).unwrap_or(least)
}

fn widest_label(chart: &Chart<'_>) -> i64 {
    let data = chart
        .rows
        .iter()
        .flat_map(|row| row.values.iter().flatten());
    data.map(|datum| width(&datum.label())).max().unwrap_or(0)
}

/// Of the labels with years.
fn widest_key(chart: &Chart<'_>, key: Option<usize>) -> i64 {
    let row = key.and_then(|key| chart.rows.get(key));
    let values = row.into_iter().flat_map(|row| &row.values).flatten();
    let labels = chart.years.iter().zip(values);
    let widths = labels.map(|(year, datum)| width(&keyed(year, datum)));
    widths.max().unwrap_or(0)
}

/// The label of a value with its year.
fn keyed(year: &str, datum: &Datum) -> String {
    [year, KEY, &datum.label()].concat()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
pub mod tests;
