//! Parts of a year: quarters, halves, months.

use super::names::year_of;

/// A part of a year, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    Month(u8),
    Quarter(u8),
    Half(u8),
    /// 全年
    Year,
}

impl Period {
    /// `一季度`, `2024年上半年`, `11月份`, `全年`
    pub fn of(text: &str) -> Option<Self> {
        let text = year_of(text).map_or(text, |(_, rest)| rest);
        match text {
            "上半年" => return Some(Self::Half(1)),
            "下半年" => return Some(Self::Half(2)),
            "全年" | "全年数" | "全年累计" | "年度累计" | "全年度" => {
                return Some(Self::Year);
            }
            _ => {}
        }
        if let Some(number) = text.strip_suffix("季度") {
            let number = number.strip_prefix('第').unwrap_or(number);
            return ordinal(number).filter(|at| *at <= 4).map(Self::Quarter);
        }
        let number = text
            .strip_suffix("月份")
            .or_else(|| text.strip_suffix('月'))?;
        ordinal(number).filter(|at| *at <= 12).map(Self::Month)
    }
}

/// `3`, `03`, `三`, `十二`
fn ordinal(text: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ];
    let typed = text.parse().ok().filter(|_| text.len() <= 2);
    let found = || NUMERALS.iter().position(|numeral| *numeral == text);
    let at: u8 = match typed {
        Some(at) => at,
        None => u8::try_from(found()? + 1).ok()?,
    };
    (at > 0).then_some(at)
}
