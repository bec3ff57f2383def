//! What stands behind a number: 件, 万元, 个百分点.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// %
    Percent,
    /// ‰
    Permille,
    /// 个百分点
    Points,
    /// 倍
    Times,
    /// 元
    Money,
    /// 天, 年
    Duration,
    /// 公里, 平方米
    Amount,
    /// 件, 人次: whole things
    Count,
    /// 部门, 镇街: the things themselves
    Noun,
}

/// A unit as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub word: &'static str,
    pub measure: Measure,
}

impl Unit {
    /// True for what is counted in whole numbers.
    pub fn is_whole(self) -> bool {
        matches!(self.measure, Measure::Count | Measure::Noun)
    }
}

const UNITS_FILE: &str = include_str!("units.txt");

/// Words that begin as a unit does, by their first characters.
static NEVER: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut never: HashMap<char, Vec<&str>> = HashMap::new();
    let lines = UNITS_FILE
        .lines()
        .filter_map(|line| line.strip_prefix("never "));
    for word in lines.flat_map(|line| line.split(' ')) {
        if let Some(first) = word.chars().next() {
            never.entry(first).or_default().push(word);
        }
    }
    never
});

/// The units by their first characters, the longest first.
static UNITS: LazyLock<HashMap<char, Vec<Unit>>> = LazyLock::new(|| {
    let mut units: HashMap<char, Vec<Unit>> = HashMap::new();
    for line in UNITS_FILE.lines() {
        let mut words = line.split(' ');
        let measure = match words.next() {
            Some("percent") => Measure::Percent,
            Some("permille") => Measure::Permille,
            Some("points") => Measure::Points,
            Some("times") => Measure::Times,
            Some("money") => Measure::Money,
            Some("duration") => Measure::Duration,
            Some("amount") => Measure::Amount,
            Some("count") => Measure::Count,
            Some("noun") => Measure::Noun,
            _ => continue,
        };
        for word in words {
            if let Some(first) = word.chars().next() {
                units.entry(first).or_default().push(Unit { word, measure });
            }
        }
    }
    for same in units.values_mut() {
        same.sort_by_key(|unit| std::cmp::Reverse(unit.word.len()));
    }
    units
});

/// The unit that `text` begins with.
pub fn unit(text: &str) -> Option<Unit> {
    let first = text.chars().next()?;
    let candidates = UNITS.get(&first)?;
    let others = NEVER.get(&first);
    if others.is_some_and(|words| words.iter().any(|word| text.starts_with(word))) {
        return None;
    }
    let found = candidates.iter().find(|unit| text.starts_with(unit.word))?;
    // Latin letters behind a Latin unit make another word of it.
    let rest = &text[found.word.len()..];
    let latin = found.word.is_ascii() && found.word != "%";
    (!latin || !rest.starts_with(|next: char| next.is_ascii_alphanumeric())).then_some(*found)
}
