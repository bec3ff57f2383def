//! A picture of figures, as what it says: which values stand beside which.

use super::{Inline, Inlines, Origin, Run, plain_text};
use crate::record::Decimal;
use std::fmt::Write;

/// Figures of one unit, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart<'a> {
    /// Stands below it; its number is put in front by [`resolve`](super::resolve).
    pub caption: Inlines<'a>,
    pub kind: ChartKind,
    /// Of every value; may be empty.
    pub unit: String,
    /// The years, in order: of bars the series, of lines the categories.
    pub years: Vec<String>,
    pub rows: Vec<ChartRow>,
}

/// How it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// A bar for each year, those of a figure side by side.
    Bars,
    /// A line for each figure.
    Lines,
}

/// A figure and its value of each year, where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRow {
    pub name: String,
    pub values: Vec<Option<Datum>>,
}

/// A value as it is printed: `近200件` is `近`, 200 and nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    pub number: Decimal,
    pub before: String,
    pub after: String,
    /// With its unit.
    pub words: String,
}

impl Datum {
    /// What stands at its bar or point.
    pub fn label(&self) -> String {
        format!("{}{}{}", self.before, self.number, self.after)
    }
}

impl Chart<'_> {
    /// `图1`.
    pub fn label(&self) -> String {
        let number = self.caption.iter().find_map(|inline| match inline {
            Inline::Text(Run {
                text,
                origin: Origin::Number,
            }) => Some(text.trim_end().to_owned()),
            _ => None,
        });
        number.unwrap_or_else(|| plain_text(&self.caption))
    }

    /// Every value that is drawn.
    pub fn numbers(&self) -> impl Iterator<Item = Decimal> {
        let data = self.rows.iter().flat_map(|row| row.values.iter().flatten());
        data.map(|datum| datum.number)
    }

    /// What it says in plain sentences: `甲：2022年8件，2023年9件。`
    pub fn description(&self) -> String {
        let mut text = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            text.push_str(if index > 0 { "；" } else { "" });
            text.push_str(&row.name);
            let values = self.years.iter().zip(&row.values);
            let given = values.filter_map(|(year, datum)| Some((year, datum.as_ref()?)));
            for (index, (year, datum)) in given.enumerate() {
                let mark = if index > 0 { "，" } else { "：" };
                // Writing into a String cannot fail.
                let _ = write!(text, "{mark}{year}{}", datum.words);
            }
        }
        text.push('。');
        text
    }
}

/// Numbers the charts of a document, in order.
pub(super) fn number_charts<'c, 'a: 'c>(charts: impl Iterator<Item = &'c mut Chart<'a>>) {
    for (index, chart) in charts.enumerate() {
        let number = Inline::Text(Run {
            text: format!("图{}　", index + 1).into(),
            origin: Origin::Number,
        });
        chart.caption.insert(0, number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_tells_in_words_what_it_shows() {
        let datum = |number: &str, before: &str| Datum {
            number: Decimal::parse(number).unwrap(),
            before: before.to_owned(),
            after: String::new(),
            words: format!("{before}{number}件"),
        };
        let row = |name: &str, values: Vec<_>| ChartRow {
            name: name.to_owned(),
            values,
        };
        let mut chart = Chart {
            caption: vec![Inline::Text(Run::template("案件"))],
            kind: ChartKind::Lines,
            unit: "件".to_owned(),
            years: ["2022年", "2023年"].map(str::to_owned).to_vec(),
            rows: vec![
                row("甲", vec![Some(datum("8", "")), Some(datum("9", "近"))]),
                row("乙", vec![None, Some(datum("7", ""))]),
            ],
        };
        assert_eq!(
            chart.description(),
            "甲：2022年8件，2023年近9件；乙：2023年7件。"
        );
        number_charts([&mut chart].into_iter());
        assert_eq!(plain_text(&chart.caption), "图1　案件");
        assert_eq!(chart.label(), "图1");
    }
}
