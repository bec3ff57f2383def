//! Numbers in a passage: what each is worth, what it counts and what it is for.
//!
//! Every number is read once, in one walk over the text. Years, dates, ordinals, names and codes are
//! told from quantities, so that a rule never computes with them.

mod around;
mod groups;
mod han;
mod roles;
mod scan;
mod units;

pub use groups::is_blank;
pub use units::{Measure, Unit};

use crate::record::Decimal;
use std::ops::Range;

/// A number as a text writes it.
#[derive(Clone, Debug)]
pub struct Number {
    /// The digits, with a sign and separators: `1,036`.
    pub digits: Range<usize>,
    /// The digits and what belongs to them behind: `1.2万余件`, `2024年`, `近` ahead is outside.
    pub range: Range<usize>,
    /// As written: 1.2 of `1.2万件`. Its scale is the written precision.
    pub value: Decimal,
    /// 万 is 4, 亿 is 8.
    pub power: u32,
    pub unit: Option<Unit>,
    /// 约, 余, 以上 and their like.
    pub loose: Option<Loose>,
    pub form: Form,
    pub role: Role,
}

/// How a number that is not exact is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loose {
    /// 约, 左右
    About,
    /// 余, 多, 超, 以上
    More,
    /// 近, 不足, 以内
    Less,
}

/// In which characters it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Arabic,
    Han,
}

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It says how many or how much.
    Quantity,
    /// An end of a range: both of `10%～20%`.
    Bound,
    /// 2024年, 2021—2025年
    Year,
    /// 5月, 12月4日, 2024-03-05
    Date,
    /// 15:37, 9时30分
    Time,
    /// 第3次, 二十届
    Ordinal,
    /// 第三十四条
    Article,
    /// 一、, （二）, 3., 一是
    Heading,
    /// 〔2024〕30号
    DocumentNumber,
    /// Inside 《》
    Title,
    /// Inside a name in quotes, or a formula: “12345”, 5+N
    Name,
    /// 12345热线, 0571-88889999
    Telephone,
    /// 5G, 2.0版, index numbers
    Code,
    /// A numeral inside a word: 三中全会
    Word,
}

impl Number {
    /// The value with 万 and 亿 counted; `None` for a number longer than a report can state.
    pub fn exact(&self) -> Option<Decimal> {
        if self.power == 0 {
            return Some(self.value);
        }
        self.value.times_ten(self.power)
    }

    /// True where it says how many or how much.
    pub fn is_quantity(&self) -> bool {
        self.role == Role::Quantity
    }

    /// What its unit measures.
    pub fn measure(&self) -> Option<Measure> {
        self.unit.map(|unit| unit.measure)
    }

    /// A share in hundredths: `98.7%`, `百分之三`.
    pub fn is_percent(&self) -> bool {
        self.is_quantity() && self.measure() == Some(Measure::Percent)
    }

    /// A number of whole things, exactly: not 约, not 1.2万.
    pub fn is_count(&self) -> bool {
        let whole = self.value.scale() == 0 && self.power == 0 && !self.value.is_negative();
        let counts = self.unit.is_none_or(Unit::is_whole);
        self.is_quantity() && self.loose.is_none() && whole && counts
    }

    /// The unit's word, empty where there is none.
    pub fn unit_word(&self) -> &'static str {
        self.unit.map_or("", |unit| unit.word)
    }
}

/// The numbers of `text`, in its order. A `cell` of a table has no headings and no telephones.
pub fn numbers(text: &str, cell: bool) -> Vec<Number> {
    scan::Scan::new(text, cell).run()
}

#[cfg(test)]
mod tests;
