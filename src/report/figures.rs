//! Figures and how they are worded.

use super::model::{Annex, Qualifier, Scale, Tabulated};
use super::target::Bound;
use crate::record::{Decimal, Field, Rounding};
use crate::source::Span;
use std::collections::HashMap;

/// Every figure of a report, computed. In the order of the file.
#[derive(Debug, Default)]
pub struct Figures {
    pub(super) figures: Vec<Figure>,
    pub(super) by_name: HashMap<String, usize>,
}

/// One figure, ready to be worded.
#[derive(Clone, Debug)]
pub struct Figure {
    pub name: String,
    pub name_span: Span,
    /// The value as stated, or else as computed; `None` where neither could be had.
    pub value: Option<Amount>,
    pub previous: Option<Decimal>,
    /// 历年, in the order of the years.
    pub history: Vec<(u16, Decimal)>,
    pub unit: String,
    /// Where the value was typed or, for a computed one, how.
    pub span: Span,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) scale: Option<Scale>,
    pub(super) precision: Option<u32>,
    pub(super) target: Option<(Bound, Decimal)>,
}

/// A value, exact, and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Typed by the clerk.
    Stated(Decimal),
    /// `100 × part ÷ whole`
    Rate { part: Decimal, whole: Decimal },
    /// A sum of stated figures.
    Total(Decimal),
}

/// Digits after the point of a computed rate or change, where none are asked for.
const RATE_DIGITS: u32 = 1;

/// The finest rate that is ever printed: a change of less reads 基本持平.
const FINEST_DIGITS: u32 = 6;

impl Figures {
    /// The figure called `name`.
    pub fn get(&self, name: &str) -> Option<&Figure> {
        self.position(name).map(|index| &self.figures[index])
    }

    /// The position in the file of the figure called `name`.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// All figures, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter()
    }

    /// The figures that `annex` tabulates, each with where it is named.
    pub fn tabulated(&self, annex: &Annex<'_>) -> Vec<(&Figure, Span)> {
        match &annex.indicators {
            None => Vec::new(),
            Some(Tabulated::All) => self.iter().map(|figure| (figure, figure.span)).collect(),
            Some(Tabulated::Named(names)) => names
                .iter()
                .filter_map(|name| Some((self.get(&name.text)?, name.span)))
                .collect(),
        }
    }

    /// The names of all figures.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.figures.iter().map(|figure| figure.name.as_str())
    }
}

impl Figure {
    /// What `field` prints; `None` where the figure lacks what it needs.
    pub fn words(&self, field: Field) -> Option<String> {
        match field {
            Field::Figure => self.number(self.value?).map(|number| self.dress(&number)),
            Field::Value => self.number(self.value?),
            Field::Unit => Some(self.unit.clone()).filter(|unit| !unit.is_empty()),
            Field::Previous => self
                .number(Amount::Stated(self.previous?))
                .map(|number| self.dress(&number)),
            Field::YearOnYear => self.year_on_year(),
            Field::Change => self.change(),
            Field::Target => self.target_words(),
        }
    }

    /// True for percentages and per mille.
    pub fn is_rate(&self) -> bool {
        is_rate(&self.unit)
    }

    /// True where the value is nought.
    pub fn is_zero(&self) -> bool {
        self.exact().is_some_and(Decimal::is_zero)
    }

    /// How the target binds, where there is one and the value meets it.
    pub fn target_met(&self) -> Option<Bound> {
        let (bound, target) = self.target?;
        let order = self.exact()?.checked_sub(target)?;
        let (above, equal) = (!order.is_negative() && !order.is_zero(), order.is_zero());
        let met = match bound {
            Bound::Exactly => equal,
            Bound::AtLeast => above || equal,
            Bound::AtMost => !above,
            Bound::Above => above,
            Bound::Below => !above && !equal,
        };
        met.then_some(bound)
    }

    /// True where there is a target and the value does not meet it.
    pub fn target_missed(&self) -> bool {
        self.target.is_some() && self.value.is_some() && self.target_met().is_none()
    }

    /// The number alone, scaled and rounded.
    pub(super) fn number(&self, amount: Amount) -> Option<String> {
        let scaled = |value: Decimal| match self.scale {
            None => value,
            Some(scale) => value.in_units_of(scale.power()).trimmed(),
        };
        Some(match (amount, self.precision) {
            (Amount::Rate { part, whole }, Some(precision)) => {
                Decimal::percent(part, whole, precision, Rounding::HalfUp)?.to_string()
            }
            (Amount::Rate { part, whole }, None) => fine_percent(part, whole)?.to_string(),
            (Amount::Stated(value) | Amount::Total(value), Some(precision)) => {
                scaled(value).round(precision, Rounding::HalfUp).to_string()
            }
            (Amount::Stated(value), None) => self.about(scaled(value)).to_string(),
            (Amount::Total(value), None) => scaled(value).trimmed().to_string(),
        })
    }

    /// An approximate figure that is printed in 万 or 亿 has one digit: more than 12.3456万 is 12.3万余.
    fn about(&self, scaled: Decimal) -> Decimal {
        let rounding = match self.qualifier.filter(|_| self.scale.is_some()) {
            Some(
                Qualifier::Odd
                | Qualifier::More
                | Qualifier::Over
                | Qualifier::Exceeding
                | Qualifier::AtLeast,
            ) => Rounding::Truncate,
            Some(Qualifier::About | Qualifier::Around) => Rounding::HalfUp,
            Some(Qualifier::Nearly | Qualifier::LessThan) | None => return scaled,
        };
        scaled.round(1, rounding).trimmed()
    }

    /// This year's or last year's value for a column whose unit stands beside it: `126.3万余`.
    pub fn bare(&self, previous: bool) -> Option<String> {
        let amount = if previous {
            Amount::Stated(self.previous?)
        } else {
            self.value?
        };
        Some(self.dressed(&self.number(amount)?, ""))
    }

    /// `number` with qualifier, scale and unit around it.
    pub(super) fn dress(&self, number: &str) -> String {
        self.dressed(number, &self.unit)
    }

    fn dressed(&self, number: &str, unit: &str) -> String {
        let [before, between, after] = self.approximate();
        let scale = self.scale.map_or("", Scale::zh);
        format!("{before}{number}{scale}{between}{unit}{after}")
    }

    /// What says that the figure is approximate: ahead of the number, behind it, behind the unit.
    pub(super) fn approximate(&self) -> [&'static str; 3] {
        match self.qualifier {
            None => ["", "", ""],
            Some(qualifier @ (Qualifier::Odd | Qualifier::More)) => ["", qualifier.zh(), ""],
            Some(qualifier @ (Qualifier::AtLeast | Qualifier::Around)) => ["", "", qualifier.zh()],
            Some(qualifier) => [qualifier.zh(), "", ""],
        }
    }

    fn year_on_year(&self) -> Option<String> {
        let (now, before) = (self.exact()?, self.previous?);
        if self.is_rate() {
            let words = self.points(now, before)?;
            return Some(if words == "持平" {
                "与上年持平".to_owned()
            } else {
                format!("同比{words}")
            });
        }
        let change = now.checked_sub(before)?;
        if before.is_zero() {
            return None;
        }
        let percent = fine_percent(change.abs(), before.abs())?;
        Some(match (percent.is_zero(), change.is_negative()) {
            (true, _) if change.is_zero() => "与上年持平".to_owned(),
            (true, _) => "与上年基本持平".to_owned(),
            (_, true) => format!("同比下降{percent}%"),
            (_, false) => format!("同比增长{percent}%"),
        })
    }

    fn change(&self) -> Option<String> {
        let (now, before) = (self.exact()?, self.previous?);
        if self.is_rate() {
            return self.points(now, before);
        }
        let change = now.checked_sub(before)?;
        if change.is_zero() {
            return Some("持平".to_owned());
        }
        let mut number = self.number(Amount::Total(change.abs()))?;
        if Decimal::parse(&number).is_some_and(Decimal::is_zero) {
            // Too small for the precision asked for: told as it is.
            let bare = Self {
                precision: None,
                ..self.clone()
            };
            number = bare.number(Amount::Total(change.abs()))?;
        }
        let verb = if change.is_negative() {
            "减少"
        } else {
            "增加"
        };
        let (scale, unit) = (self.scale.map_or("", Scale::zh), &self.unit);
        Some(format!("{verb}{number}{scale}{unit}"))
    }

    /// The change between two percentages: `提高1.2个百分点`.
    fn points(&self, now: Decimal, before: Decimal) -> Option<String> {
        let change = now.checked_sub(before)?;
        if change.is_zero() {
            return Some("持平".to_owned());
        }
        let exact = change.abs().trimmed();
        let rounded = self
            .precision
            .map(|digits| exact.round(digits, Rounding::HalfUp).trimmed());
        let points = rounded.filter(|points| !points.is_zero()).unwrap_or(exact);
        let verb = if change.is_negative() {
            "下降"
        } else {
            "提高"
        };
        let unit = if self.unit.contains(['‰']) {
            "个千分点"
        } else {
            "个百分点"
        };
        Some(format!("{verb}{points}{unit}"))
    }

    fn target_words(&self) -> Option<String> {
        let (bound, value) = self.target?;
        let number = self.number(Amount::Stated(value))?;
        let (scale, unit) = (self.scale.map_or("", Scale::zh), &self.unit);
        Some(match bound {
            Bound::Exactly => format!("{number}{scale}{unit}"),
            Bound::AtLeast => format!("{number}{scale}{unit}以上"),
            Bound::AtMost => format!("{number}{scale}{unit}以下"),
            Bound::Above => format!("超过{number}{scale}{unit}"),
            Bound::Below => format!("低于{number}{scale}{unit}"),
        })
    }

    /// The value that changes are reckoned from: a rate as it is printed.
    pub fn exact(&self) -> Option<Decimal> {
        match self.value? {
            Amount::Stated(value) | Amount::Total(value) => Some(value),
            rate @ Amount::Rate { .. } => Decimal::parse(&self.number(rate)?),
        }
    }
}

impl Scale {
    /// The power of ten: 万 is 4, 亿 is 8.
    fn power(self) -> u32 {
        match self {
            Self::TenThousand => 4,
            Self::HundredMillion => 8,
        }
    }
}

pub(super) fn is_rate(unit: &str) -> bool {
    matches!(unit, "%" | "％" | "‰")
}

/// A rate with one digit, or with as many as it takes not to print a change as 0.
fn fine_percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let mut percent = Decimal::percent(part, whole, RATE_DIGITS, Rounding::HalfUp)?;
    for precision in RATE_DIGITS + 1..=FINEST_DIGITS {
        // 0 % and 100 % are said of none and of all.
        let all = percent == Decimal::from(100) && part != whole;
        if !(all || percent.is_zero() && !part.is_zero()) {
            break;
        }
        percent = Decimal::percent(part, whole, precision, Rounding::HalfUp)?;
    }
    Some(percent.trimmed())
}
