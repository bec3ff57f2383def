//! What a chart can show of a figure: its values by year, as they are printed.

use super::figures::{Amount, Figure};
use crate::record::Decimal;

/// So many years make a line.
const YEARS: usize = 3;

/// A figure over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// Last year and the report's.
    TwoYears([Shown; 2]),
    /// Three years or more, in order, the report's the last.
    Years(Vec<(u16, Shown)>),
}

/// A value as it is printed: `近200件` is `近`, 200, nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// In the unit of [`Figure::drawn_unit`], rounded as printed.
    pub number: Decimal,
    pub before: &'static str,
    pub after: String,
    /// With its unit: `近200件`.
    pub words: String,
}

impl Figure {
    /// What there is to draw in a report on `year`; `None` for a figure of one year, or of
    /// nothing but 0.
    pub fn course(&self, year: u16) -> Option<Course> {
        let now = self.shown(self.value?)?;
        let last = year.checked_sub(1)?;
        let earlier = self.history.iter().filter(|(earlier, _)| *earlier < year);
        let mut years: Vec<_> = earlier.copied().collect();
        if let Some(previous) = self.previous
            && years.last().is_none_or(|(latest, _)| *latest != last)
        {
            years.push((last, previous));
        }
        let shown =
            |(year, value): &(u16, Decimal)| Some((*year, self.shown(Amount::Stated(*value))?));
        let mut points: Vec<_> = years.iter().filter_map(shown).collect();
        points.push((year, now));
        if points.iter().all(|(_, shown)| shown.number.is_zero()) {
            return None;
        }
        if points.len() >= YEARS {
            return Some(Course::Years(points));
        }
        let [(before, then), (_, now)] = <[_; 2]>::try_from(points).ok()?;
        (before == last).then_some(Course::TwoYears([then, now]))
    }

    /// The unit of the numbers that are drawn: 万人次 for a figure in 人次 that is printed in 万.
    pub fn drawn_unit(&self) -> String {
        let scale = self.scale.map_or("", super::Scale::zh);
        [scale, &self.unit].concat()
    }

    fn shown(&self, amount: Amount) -> Option<Shown> {
        let number = self.number(amount)?;
        let [before, between, after] = self.approximate();
        Some(Shown {
            number: Decimal::parse(&number)?,
            before,
            after: [between, after].concat(),
            words: self.dress(&number),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Loaded, load, prepare};
    use crate::source::{Source, SourceId};

    /// The course of the figure `typed`, on one line.
    fn course(typed: &str) -> String {
        let text =
            format!("年度: 2024\n机关: {{名称: 某县人民政府}}\n指标:\n  - {{名称: 甲, {typed}}}\n");
        let source = Source::new(SourceId(0), "t", text);
        let mut diagnostics = Vec::new();
        let prepared = prepare(&source, &mut diagnostics);
        let Some(Loaded { figures, .. }) = load(&prepared, &mut diagnostics) else {
            panic!("{diagnostics:?}")
        };
        let figure = figures.get("甲").unwrap();
        let points = match figure.course(2024) {
            None => return "-".to_owned(),
            Some(Course::TwoYears([then, now])) => vec![(0, then), (1, now)],
            Some(Course::Years(points)) => points,
        };
        let words = points.iter().map(|(year, shown)| {
            let Shown {
                number,
                before,
                after,
                words,
            } = shown;
            format!("{year} {before}{number}{after} {words}")
        });
        let words: Vec<_> = words.collect();
        format!("{}; {}", words.join(", "), figure.drawn_unit())
    }

    #[test]
    fn years_are_drawn_as_they_are_printed() {
        for (typed, expected) in [
            ("数值: 9, 单位: 件", "-"),
            ("数值: 9, 单位: 件, 历年: {2021: 8}", "-"),
            ("数值: 9, 单位: 件, 上年: 8", "0 8 8件, 1 9 9件; 件"),
            ("数值: 0, 单位: 件, 上年: 0", "-"),
            ("数值: 9, 历年: {2023: 8}", "0 8 8, 1 9 9; "),
            (
                "数值: 9, 单位: 件, 上年: 8, 历年: {2021: 6.50, 2030: 1}",
                "2021 6.50 6.50件, 2023 8 8件, 2024 9 9件; 件",
            ),
            (
                "数值: 126379, 单位: 人次, 量级: 万, 概数: 余, 上年: 9000",
                "0 0.9余 0.9万余人次, 1 12.6余 12.6万余人次; 万人次",
            ),
            (
                "比率: [1, 3], 上年: 30, 概数: 左右",
                "0 30左右 30%左右, 1 33.3左右 33.3%左右; %",
            ),
        ] {
            assert_eq!(course(typed), expected, "{typed}");
        }
    }
}
