//! What rows and columns are called.

use super::super::words::{is_change, stem_of};
use crate::check::listed::listed;

/// Rows and columns with these words are no summands.
const WORDS: &str = include_str!("words.txt");

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
    /// 小计
    Subtotal,
    /// 其中：…
    Part,
    /// Neither a sum nor a summand: 占比, 排名, 2023年
    Apart,
    Plain,
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

    pub fn kind(&self) -> Kind {
        let text = self.text.as_str();
        let part = text.starts_with("其中") || text.starts_with(['#', '＃']);
        match () {
            () if is_total(text) => Kind::Total,
            () if text == "小计" => Kind::Subtotal,
            () if part => Kind::Part,
            () if text.is_empty() || self.year().is_some() => Kind::Apart,
            () if self.unit == "%" || is_change(text) || self.is_before() => Kind::Apart,
            () if listed(WORDS).any(|word| text.contains(word)) => Kind::Apart,
            () => Kind::Plain,
        }
    }

    /// `办结` of 办结率
    pub fn stem(&self) -> Option<&str> {
        stem_of(&self.text)
    }

    /// `2023年`, `2023年办结`, or the same over it.
    pub fn year(&self) -> Option<u16> {
        [&self.text, &self.over].into_iter().find_map(|text| {
            let year = text.get(..4)?.parse().ok()?;
            let rest = text.get(4..)?;
            let plain = rest.is_empty() || rest.starts_with('年');
            (plain && (1949..2100).contains(&year)).then_some(year)
        })
    }

    /// 上年, 去年同期
    pub fn is_before(&self) -> bool {
        is_any(
            &self.text,
            &[
                "上年",
                "去年",
                "上一年",
                "同期",
                "上期",
                "上年数",
                "去年数",
                "上年同期",
                "去年同期",
                "上年同期数",
                "去年同期数",
            ],
        )
    }

    /// 本年, 今年
    pub fn is_now(&self) -> bool {
        is_any(
            &self.text,
            &[
                "本年",
                "今年",
                "当年",
                "本期",
                "本年数",
                "今年数",
                "本年度",
                "本期数",
            ],
        )
    }
}

fn is_any(text: &str, words: &[&str]) -> bool {
    words.contains(&text)
}

/// True for the name of the sum of all.
pub fn is_total(text: &str) -> bool {
    let text = text.trim_end_matches(['：', ':']);
    let ahead = ["全县", "全市", "全区", "全省", "全局", "全镇", "全年", "总"];
    let bare = ahead.iter().find_map(|word| text.strip_prefix(word));
    is_any(
        bare.unwrap_or(text),
        &["合计", "总计", "共计", "合计数", "总计数"],
    ) || text == "总计"
}

/// True for the header of a column that counts the rows.
pub fn is_count_of_rows(text: &str) -> bool {
    is_any(
        text,
        &["序号", "编号", "排名", "名次", "位次", "序", "No.", "No"],
    )
}
