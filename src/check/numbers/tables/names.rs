//! What rows and columns are called.

use super::periods::Period;
use super::senses::Sense;
use crate::check::listed::listed;
use crate::check::numbers::words::stem_of;
use crate::terms::WordSet;
use std::sync::LazyLock;

/// Rows and columns with these words are no summands.
static WORDS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::of(listed(include_str!("words.txt")).collect()));
/// Nor are those whose names end in these.
const HEADS: &str = include_str!("heads.txt");

/// The name of a row or a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Without blanks, and without what stands in brackets.
    pub text: String,
    /// What stands in brackets behind it: `件`, `%`.
    pub unit: String,
    /// Which cell of the header stands over it; 0 for none.
    pub group: usize,
    /// What that says.
    pub over: String,
}

/// What a row or a column is the sum of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 合计, 总计
    Total,
    /// 全县: the total where it stands first or last, and there is no other.
    Region,
    /// 小计
    Subtotal,
    /// 其中：…
    Part,
    /// Neither a sum nor a summand: 占比, 排名
    Apart,
    /// A summand in some tables: 2023年, 期末
    Perhaps,
    Plain,
}

/// Whether the values of a row or a column can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Adding {
    Never,
    /// 时间: a column of times, or the row of some business.
    Perhaps,
    /// 期末: what there is at a time.
    AtOneTime,
    Always,
}

impl Name {
    /// Takes `（件）` off.
    pub fn of(words: &str) -> Self {
        let mut name = Self::default();
        let mut depth = 0_usize;
        for letter in words.chars() {
            match letter {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                // `（一）` counts, and measures nothing.
                _ if depth > 0 && name.text.is_empty() => {}
                _ if depth > 0 => name.unit.push(letter),
                _ => name.text.push(letter),
            }
        }
        let told = ["单位：", "单位:"];
        let unit = told.iter().find_map(|word| name.unit.strip_prefix(word));
        name.unit = unit.unwrap_or(&name.unit).to_owned();
        let bare = name.text.trim_end_matches(['：', ':', '%', '％']);
        if name.text.ends_with(['%', '％']) {
            name.unit = "%".to_owned();
        }
        name.text = bare.to_owned();
        name
    }

    /// What it is among the rows (or columns) that are added up.
    pub fn kind(&self) -> Kind {
        let text = self.text.as_str();
        let part = |text: &str| text.starts_with("其中") || text.starts_with(['#', '＃']);
        match self.adding() {
            _ if is_total(text) => Kind::Total,
            _ if is_region(text) => Kind::Region,
            _ if text == "小计" => Kind::Subtotal,
            _ if text.is_empty() => Kind::Apart,
            Adding::Never => Kind::Apart,
            _ if part(text) || part(&self.over) => Kind::Part,
            Adding::Perhaps | Adding::AtOneTime => Kind::Perhaps,
            Adding::Always => match self.period() {
                Some(Period::Half(_) | Period::Year) => Kind::Perhaps,
                None if self.year().is_some() => Kind::Perhaps,
                _ => Kind::Plain,
            },
        }
    }

    /// Whether its values are added over the rows; `times` where the rows are periods.
    pub fn adds(&self, times: bool) -> bool {
        match self.adding() {
            Adding::Always => !self.text.is_empty(),
            Adding::AtOneTime => !times,
            Adding::Never | Adding::Perhaps => false,
        }
    }

    fn adding(&self) -> Adding {
        let text = self.text.as_str();
        let changes = || Sense::of(text).is_some_and(|sense| !sense.is_difference());
        if matches!(self.unit.as_str(), "%" | "％" | "‰" | "分") || WORDS.any(text) || changes()
        {
            return Adding::Never;
        }
        let found = listed(HEADS).filter_map(|word| match word.strip_prefix('？') {
            Some(word) => text.ends_with(word).then_some(Adding::Perhaps),
            None => match word.strip_prefix('＋') {
                Some(word) => text.contains(word).then_some(Adding::AtOneTime),
                None => text.ends_with(word).then_some(Adding::Never),
            },
        });
        let weight = |adding: &Adding| match adding {
            Adding::Never => 0,
            Adding::Perhaps => 1,
            Adding::AtOneTime => 2,
            Adding::Always => 3,
        };
        found.min_by_key(weight).unwrap_or(Adding::Always)
    }

    /// `办结` of 办结率
    pub fn stem(&self) -> Option<&str> {
        stem_of(&self.text)
    }

    /// Which part of a year it is.
    pub fn period(&self) -> Option<Period> {
        Period::of(&self.text)
    }

    /// `2023年`, `2023年办结`, or a year over it.
    pub fn year(&self) -> Option<u16> {
        year_of(&self.text).map(|(year, _)| year).or_else(|| {
            let (year, rest) = year_of(&self.over)?;
            rest.is_empty().then_some(year)
        })
    }
}

/// `2023年办结` as the year and what is said of it.
pub fn year_of(text: &str) -> Option<(u16, &str)> {
    let year = text.get(..4)?.parse().ok()?;
    let rest = text.get(4..)?;
    let plain = rest.is_empty() || rest.starts_with('年');
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    (plain && (1949..2100).contains(&year)).then_some((year, rest))
}

/// Words for all of a place or an office.
const ALL: [&str; 14] = [
    "全县",
    "全市",
    "全区",
    "全省",
    "全州",
    "全盟",
    "全旗",
    "全国",
    "全局",
    "全镇",
    "全乡",
    "全街道",
    "全系统",
    "全院",
];

/// True for the name of the sum of all.
pub fn is_total(text: &str) -> bool {
    let text = text.trim_end_matches(['：', ':']);
    let ahead = ALL.into_iter().chain(["全年", "总"]);
    let bare = ahead.filter_map(|word| text.strip_prefix(word)).next();
    let sums = ["合计", "总计", "共计", "合计数", "总计数"];
    sums.contains(&bare.unwrap_or(text)) || text == "总计"
}

/// True for the name of a place that holds the others.
fn is_region(text: &str) -> bool {
    ALL.contains(&text)
}

/// True for the header of a column that counts the rows.
pub fn is_count_of_rows(text: &str) -> bool {
    [
        "序号", "编号", "排名", "名次", "位次", "序", "行次", "No.", "No",
    ]
    .contains(&text)
}
