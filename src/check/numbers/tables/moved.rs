//! A change in a table, computed as its cell measures it.

use super::grid::{Cell, Grid, is_unit};
use super::senses::{Scale, Sense, Way};
use super::times::{Column, Step};
use crate::check::numbers::sums::Ratio;
use crate::prose::{Measure, Number};
use crate::record::{Decimal, Rounding};
use crate::terms::WordSet;

/// In what the changes of a column are measured, where neither its name nor its cells say so: its figures do.
pub struct Scales {
    open: Option<Measured>,
}

/// How a change is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measured {
    Percent,
    Points,
    Difference,
}

/// A change as it is stated, and as it is.
pub struct Moved<'p> {
    /// The number of the cell; none where it says 升 or 降 only.
    pub number: Option<Decimal>,
    pub new: Decimal,
    pub old: Decimal,
    /// What is to be written, and what it is with digits cut off.
    pub right: Decimal,
    pub cut: Option<Decimal>,
    even: Option<Decimal>,
    pub sum: String,
    pub unit: &'static str,
    pub actual: Way,
    /// Its words say the opposite.
    pub wrong_way: bool,
    /// It has words of its own.
    pub worded: bool,
    /// Whether it rises or falls is said elsewhere.
    elsewhere: bool,
    cell: Cell<'p>,
    /// What it may be, where the figures were rounded: in the direction that `right` is in.
    bounds: Option<(Decimal, Decimal)>,
}

impl Scales {
    /// Shown by the figures of `column`, where they are measured in one way only.
    pub fn of(grid: &Grid<'_>, field: usize, column: &Column<'_>) -> Self {
        let fitting = |measured: Measured| {
            let scales = Self {
                open: Some(measured),
            };
            let moved = column
                .steps
                .iter()
                .filter_map(|step| Moved::of(grid, field, column, step, &scales));
            moved.filter(Moved::shows).count()
        };
        let (percent, difference) = (fitting(Measured::Percent), fitting(Measured::Difference));
        let open = match () {
            () if percent > difference => Some(Measured::Percent),
            () if difference > percent => Some(Measured::Difference),
            () => None,
        };
        Self { open }
    }
}

impl<'p> Moved<'p> {
    /// The change in `step`; `None` where it cannot be computed.
    pub fn of(
        grid: &Grid<'p>,
        field: usize,
        column: &Column<'p>,
        step: &Step<'p>,
        scales: &Scales,
    ) -> Option<Self> {
        let told = step.change.change()?;
        if is_real(grid, field, step) {
            return None;
        }
        let (new, old) = (step.now.value()?, step.before.value()?);
        let measure = |cell: &Cell<'p>| cell.number.and_then(|number| number.measure());
        if measure(&step.now) != measure(&step.before) {
            return None;
        }
        let rise = new.checked_sub(old)?;
        let actual = Way::of(rise);
        let elsewhere = told.way.is_none() && grid.direction(step.record, field).is_some();
        let free = told.way.is_some()
            || elsewhere
                && told
                    .number
                    .is_some_and(|number| !number.value.is_negative());
        let fall = match free {
            true => actual == Way::Fall,
            false => column.sense.rises == Some(false),
        };
        let difference = if fall { old.checked_sub(new)? } else { rise };
        let mut moved = Self {
            number: None,
            new,
            old,
            right: difference.trimmed(),
            cut: None,
            even: None,
            sum: String::new(),
            unit: "",
            actual,
            wrong_way: told
                .way
                .is_some_and(|way| contradicts(way, actual, rise, old)),
            worded: told.way.is_some(),
            elsewhere: free && elsewhere,
            cell: step.change,
            bounds: None,
        };
        let (from, to) = if fall { (new, old) } else { (old, new) };
        moved.sum = format!("{to}-{from}={}", difference.trimmed());
        let Some(number) = told.number else {
            return Some(moved);
        };
        moved.number = Some(match free {
            true => number.exact()?.abs(),
            false => number.exact()?,
        });
        let header = grid.fields[field].measure();
        let name = (column.sense, header);
        let measured = Measured::of(number, step, name, scales)?;
        moved.measured(measured, difference, number, [from, to])?;
        moved.bounds =
            bounds(measured, step, number.value.scale()).map(|(least, most)| match fall {
                true => (negative(most), negative(least)),
                false => (least, most),
            });
        Some(moved)
    }

    fn measured(
        &mut self,
        measured: Measured,
        difference: Decimal,
        number: &Number,
        [from, to]: [Decimal; 2],
    ) -> Option<()> {
        match measured {
            Measured::Points => self.unit = "个百分点",
            Measured::Difference => self.unit = number.unit_word(),
            Measured::Percent => {
                let digits = number.value.scale();
                let way = |way| Decimal::percent(difference, self.old, digits, way);
                let ratio = Ratio {
                    part: difference,
                    whole: Some(self.old).filter(|old| !old.is_zero())?,
                };
                let sum = ratio.sum(digits);
                let result = sum.split_once('÷').map_or("", |(_, result)| result);
                self.sum = format!("({to}-{from})÷{result}");
                self.right = way(Rounding::HalfUp)?;
                self.even = way(Rounding::HalfEven);
                self.cut = way(Rounding::Truncate);
                self.unit = "%";
            }
        }
        Some(())
    }

    /// True where it is stated as it is.
    pub fn fits(&self) -> bool {
        let Some(stated) = self.number else {
            return !self.wrong_way;
        };
        let within = |(least, most)| least <= stated && stated <= most;
        let exact = stated == self.right || Some(stated) == self.even;
        !self.wrong_way && (exact || self.bounds.is_some_and(within))
    }

    /// True where it fits, and a figure shows so.
    pub fn shows(&self) -> bool {
        self.fits() && self.number.is_some_and(|number| !number.is_zero())
    }

    /// It fits but for the direction, of which nothing is said.
    pub fn lacks_sign(&self, sense: Sense) -> bool {
        let same = |right: Decimal| self.number == Some(right.abs());
        let opposite = self.actual == Way::Fall && !self.worded && !self.elsewhere;
        let negative = self
            .cell
            .number
            .is_some_and(|number| number.value.is_negative());
        sense.rises.is_none() && opposite && !negative && same(self.right)
    }
}

/// From what to what a rise may be, where its figures were rounded.
fn bounds(measured: Measured, step: &Step<'_>, digits: u32) -> Option<(Decimal, Decimal)> {
    let (new, old) = (step.now.value()?, step.before.value()?);
    let (more, less) = (step.now.half()?, step.before.half()?);
    if more.is_zero() && less.is_zero() {
        return None;
    }
    let (low, high) = (new.checked_sub(more)?, new.checked_add(more)?);
    let (from, to) = (old.checked_sub(less)?, old.checked_add(less)?);
    let (least, most) = (low.checked_sub(to)?, high.checked_sub(from)?);
    if measured != Measured::Percent {
        let half = Decimal::from(5).in_units_of(digits + 1);
        return Some((least.checked_sub(half)?, most.checked_add(half)?));
    }
    if from.is_zero() || from.is_negative() {
        return None;
    }
    let of = |rise| {
        let ways = [from, to].map(|old| Decimal::percent(rise, old, digits, Rounding::HalfUp));
        let [first, second] = ways;
        Some((first?, second?))
    };
    let (least, most) = (of(least)?, of(most)?);
    Some((least.0.min(least.1), most.0.max(most.1)))
}

fn negative(value: Decimal) -> Decimal {
    Decimal::from(0).checked_sub(value).unwrap_or(value)
}

/// Of 生产总值 and its like, changes are told at the prices of another year.
fn is_real(grid: &Grid<'_>, field: usize, step: &Step<'_>) -> bool {
    static REAL: WordSet = WordSet::new(&[
        "生产总值",
        "GDP",
        "增加值",
        "总产值",
        "产值",
        "口径",
        "可比",
        "不变价",
    ]);
    let name = &grid.fields[field];
    let texts = [&name.text, &name.unit, &name.over, &step.of];
    texts.into_iter().any(|text| REAL.any(text)) || REAL.any(&grid.records[step.record].text)
}

/// 升 where it fell; 持平 where it did not stay.
fn contradicts(told: Way, actual: Way, rise: Decimal, old: Decimal) -> bool {
    match (told, actual) {
        (Way::Level, Way::Rise | Way::Fall) => {
            let share = Decimal::percent(rise.abs(), old, 2, Rounding::HalfUp);
            share.is_none_or(|share| share >= Decimal::from(1))
        }
        (Way::Rise, Way::Fall) | (Way::Fall, Way::Rise) => true,
        _ => false,
    }
}

impl Measured {
    /// By the unit of the number, else by the header, else as the other rows show.
    fn of(
        number: &Number,
        step: &Step<'_>,
        (sense, header): (Sense, &str),
        scales: &Scales,
    ) -> Option<Self> {
        let unit = step.now.number.and_then(|number| number.unit);
        let rate = unit.is_some_and(|unit| unit.measure == Measure::Percent);
        let points = number.measure() == Some(Measure::Points) || header == "百分点";
        let percent = number.is_percent() || number.unit.is_none() && matches!(header, "%" | "％");
        match () {
            () if points => rate.then_some(Self::Points),
            () if percent => (!rate).then_some(Self::Percent),
            () if number.unit.is_some() => {
                (number.unit == unit && sense.scale != Scale::Rate).then_some(Self::Difference)
            }
            () if rate => None,
            () if is_unit(header) || sense.scale == Scale::Difference => Some(Self::Difference),
            () if !header.is_empty() => None,
            () => scales
                .open
                .filter(|open| *open != Self::Difference || sense.scale == Scale::Open),
        }
    }
}
