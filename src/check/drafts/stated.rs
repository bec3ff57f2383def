//! Numbers in a text: read as they stand, and tied to the figure whose name stands beside them.

use super::Draft;
use super::prose::Prose;
use crate::record::{Decimal, Rounding};
use crate::report::{Amount, Figure};
use std::collections::HashSet;
use std::ops::Range;

/// A number as a text writes it.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    pub value: Decimal,
    /// 万 is 4, 亿 is 8.
    pub power: u32,
    /// 约, 近, 余 and their like stand beside it.
    pub loose: bool,
}

impl Written {
    /// The number, and perhaps 万 and 余, at the start of `text` with `unit` behind it, and how
    /// many bytes that takes.
    pub fn with_unit(text: &str, unit: &str) -> Option<(Self, usize)> {
        let (value, length) = number(text)?;
        let rest = text[length..].trim_start_matches(' ');
        let (power, rest) = match rest.chars().next() {
            _ if rest.starts_with(unit) => (0, rest),
            Some('万') => (4, &rest['万'.len_utf8()..]),
            Some('亿') => (8, &rest['亿'.len_utf8()..]),
            _ => (0, rest),
        };
        let bare = rest.strip_prefix(['余', '多']);
        let rest = bare.unwrap_or(rest).strip_prefix(unit)?;
        let behind = ["以上", "左右", "以内", "以下", "多", "余"];
        // 件次 is another unit than 件.
        if rest.starts_with(['次', '/', '／', '（', '(']) && !unit.is_empty() {
            return None;
        }
        let loose = bare.is_some() || behind.iter().any(|word| rest.starts_with(word));
        Some((
            Self {
                value,
                power,
                loose,
            },
            text.len() - rest.len(),
        ))
    }

    /// True where `value` may be written so: rounded, or cut off where it stands for 万.
    pub fn agrees(self, value: Decimal) -> bool {
        let value = value.in_units_of(self.power);
        let digits = self.value.scale();
        let mut ways = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate].into_iter();
        let rounded = ways.any(|way| value.round(digits, way) == self.value);
        let exact = value == self.value || self.power > 0 && rounded;
        exact || self.loose && self.is_near(value)
    }

    /// Within a tenth.
    fn is_near(self, value: Decimal) -> bool {
        let difference = self.value.checked_sub(value).map(Decimal::abs);
        let part =
            difference.and_then(|part| Decimal::percent(part, value.abs(), 0, Rounding::HalfUp));
        part.is_some_and(|part| part <= Decimal::from(10))
    }
}

/// A number at the start of `text`, with commas between its thousands perhaps.
pub fn number(text: &str) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end)
        || matches!(bytes.get(end), Some(b'.' | b','))
            && end > 0
            && digit(end - 1)
            && digit(end + 1)
    {
        end += 1;
    }
    let typed = &text[..end];
    let (whole, fraction) = typed.split_once('.').unwrap_or((typed, ""));
    let mut groups = whole.split(',').skip(1);
    if fraction.contains([',', '.']) || !groups.all(|group| group.len() == 3) {
        return None;
    }
    Decimal::parse(&typed.replace(',', "")).map(|value| (value, end))
}

/// A figure's name with a number in its unit directly behind it.
pub struct Mention<'r> {
    pub figure: &'r Figure,
    pub written: Written,
    /// From the name to the unit.
    pub range: Range<usize>,
}

/// Looks for the names of figures in front of numbers.
pub struct Names<'f, 'r, 'p> {
    facts: &'f Draft<'r, 'p>,
    /// What names end with: most numbers need no further look.
    ends: HashSet<char>,
    /// How long names are, in bytes, the longest first.
    lengths: Vec<usize>,
}

impl<'f, 'r, 'p> Names<'f, 'r, 'p> {
    /// For the figures of a report.
    pub fn of(facts: &'f Draft<'r, 'p>) -> Self {
        let names = facts.figures.names();
        let ends = names.filter_map(|name| name.chars().next_back()).collect();
        let mut lengths: Vec<usize> = facts.figures.names().map(str::len).collect();
        lengths.sort_unstable_by_key(|length| std::cmp::Reverse(*length));
        lengths.dedup();
        lengths.retain(|length| *length > 0);
        Self {
            facts,
            ends,
            lengths,
        }
    }

    /// The figures that `prose` names with a number beside them, where it is plain that this
    /// year's figure of the whole is meant.
    pub fn mentioned(&self, prose: &Prose<'_>) -> Vec<Mention<'r>> {
        let text = prose.text.as_str();
        let mut found = Vec::new();
        let mut done = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at < done || !byte.is_ascii_digit() {
                continue;
            }
            let digits = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
            done = at
                + text.as_bytes()[at..]
                    .iter()
                    .take_while(|byte| digits(byte))
                    .count();
            found.extend(self.mention(text, at));
        }
        found
    }

    /// The figure that is named in front of the number at byte `at`.
    fn mention(&self, text: &str, at: usize) -> Option<Mention<'r>> {
        let (start, figure, loose) = self.named_before(&text[..at])?;
        let indicators = &self.facts.report.indicators;
        let indicator = indicators.get(self.facts.figures.position(&figure.name)?)?;
        let unit = Some(figure.unit.as_str()).filter(|unit| !unit.is_empty())?;
        let (mut written, length) = Written::with_unit(&text[at..], unit)?;
        written.loose |= loose || indicator.qualifier.is_some();
        Some(Mention {
            figure,
            written,
            range: start..at + length,
        })
    }

    /// The longest name of a figure that `before` ends with, small words aside: where it begins, and
    /// whether 约 or its like stands behind it.
    fn named_before(&self, before: &str) -> Option<(usize, &'r Figure, bool)> {
        const LOOSE: [&str; 7] = ["约", "近", "超过", "超", "逾", "不足", "达"];
        const SMALL: [&str; 8] = ["共计", "总计", "达到", "为", "共", "有", "：", ":"];
        const COUNT: [&str; 6] = ["数量", "总数", "总量", "件数", "数", "量"];
        let mut rest = before.trim_end_matches(' ');
        let mut loose = false;
        let mut rests = vec![rest];
        for words in [&LOOSE[..], &SMALL, &SMALL, &COUNT] {
            if let Some(word) = words.iter().find(|word| rest.ends_with(**word)) {
                loose |= LOOSE.contains(word) && *word != "达";
                rest = rest[..rest.len() - word.len()].trim_end_matches(' ');
                rests.push(rest);
            }
        }
        let likely = |rest: &&str| {
            rest.chars()
                .next_back()
                .is_some_and(|last| self.ends.contains(&last))
        };
        rests.into_iter().filter(likely).find_map(|rest| {
            let mut starts = self.lengths.iter().filter_map(|length| {
                let start = rest.len().checked_sub(*length)?;
                rest.is_char_boundary(start).then_some(start)
            });
            let (start, figure) =
                starts.find_map(|at| Some((at, self.facts.figures.get(&rest[at..])?)))?;
            let plain = rest[start..].chars().count() > 1 && is_whole(&rest[..start], self.facts);
            plain.then_some((start, figure, loose))
        })
    }
}

/// How many characters ahead of a name are looked at.
const NEAR: usize = 120;

/// Words that narrow a figure to another year, a part of the year or a part of the whole.
const NARROW: [&str; 21] = [
    "上年",
    "去年",
    "前年",
    "往年",
    "历年",
    "上一年",
    "同期",
    "半年",
    "季度",
    "以来",
    "截至",
    "截止",
    "其中",
    "月",
    "近年",
    "累计",
    "平均",
    "每",
    "各",
    "目标",
    "计划",
];

/// Words that may stand ahead of a figure of the whole year and the whole place.
const AROUND: [&str; 27] = [
    "全年",
    "年内",
    "今年",
    "本年度",
    "本年",
    "全县",
    "全市",
    "全区",
    "全省",
    "全镇",
    "全州",
    "全系统",
    "我县",
    "我市",
    "我区",
    "我省",
    "我局",
    "本县",
    "本市",
    "本区",
    "本局",
    "共计",
    "总共",
    "一共",
    "共",
    "收到",
    "新收",
];

const STOPS: [char; 15] = [
    '，', '。', '；', '：', '、', '！', '？', ',', ';', ':', '（', '(', '“', '《', ' ',
];

/// True where nothing ahead of a name narrows it to another year, a part or a place.
fn is_whole(before: &str, facts: &Draft<'_, '_>) -> bool {
    let near = before.char_indices().rev().take(NEAR).last();
    let before = near.map_or(before, |(at, _)| &before[at..]);
    let year = facts.report.year.map_or(0, |year| year.value);
    let year = format!("{year}年");
    let own_name = facts.report.own_name.as_ref().map_or("", |name| &name.text);
    let region = facts.report.region.as_ref().map_or("", |name| &name.text);
    let around = AROUND
        .iter()
        .copied()
        .chain([year.as_str(), own_name, region]);
    let around = around.filter(|word| !word.is_empty());
    let clause = before.rfind(STOPS).map_or(before, |at| &before[at..]);
    let mut clause = clause.trim_start_matches(STOPS);
    while let Some(rest) = { around.clone() }.find_map(|word| clause.strip_prefix(word)) {
        clause = rest;
    }
    if !clause.is_empty() {
        return false;
    }
    let sentence = before
        .rfind(['。', '；', ';', '！'])
        .map_or(before, |at| &before[at..]);
    let sentence = sentence.replace(&year, "");
    let other_year = sentence.contains("20") && sentence.contains('年');
    !other_year && !NARROW.iter().any(|word| sentence.contains(word))
}

/// What a figure amounts to; a rate as it is printed.
pub fn value(figure: &Figure) -> Option<Decimal> {
    match figure.value? {
        Amount::Stated(value) | Amount::Total(value) => Some(value),
        Amount::Rate { .. } => Decimal::parse(&figure.words(crate::record::Field::Value)?),
    }
}
