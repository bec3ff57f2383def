//! Single values: numbers, dates, yes and no, one or many.

use super::decimal::{Decimal, MAX_DIGITS};
use super::listed::around;
use super::reader::{Read, Reader, Shape};
use crate::diagnostic::{Diagnostic, Edit, Step};
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind, Node, Style};

/// A value and where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// One value or a list of them, as the clerk likes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// `2023年12月13日`: Arabic numerals, no leading zeros (GB/T 9704-2012, 7.3.5.4).
    pub fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }

    /// `2023-12-13`
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Days in a month; 0 for a month that does not exist.
    pub fn days_in(year: u16, month: u8) -> u8 {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => 0,
        }
    }
}

/// A day, and a time of day where one was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    pub date: Date,
    /// Hour and minute.
    pub time: Option<(u8, u8)>,
}

impl DateTime {
    /// `2024-01-05 10:24`, or the day alone.
    pub fn iso(self) -> String {
        match self.time {
            Some((hour, minute)) => format!("{} {hour:02}:{minute:02}", self.date.iso()),
            None => self.date.iso(),
        }
    }
}

impl<'p, T: Read<'p>> Read<'p> for OneOrMany<T> {
    const SHAPE: Shape = Shape::OneOrMany(|| T::SHAPE);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        Some(Self(match node.kind {
            Kind::List(_) => reader.list(node),
            _ => T::read(node, reader).into_iter().collect(),
        }))
    }
}

impl<'p, T: Read<'p>> Read<'p> for Located<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let value = T::read(node, reader)?;
        Some(Self {
            value,
            span: node.span,
        })
    }
}

impl<'p> Read<'p> for bool {
    const SHAPE: Shape = Shape::Boolean;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match scalar(node, reader)? {
            "true" | "True" | "TRUE" | "是" | "yes" | "有" => Some(true),
            "false" | "False" | "FALSE" | "否" | "no" | "无" => Some(false),
            typed => {
                let name = reader.key_name();
                let (zh, en) = (name.zh, name.en);
                reader.note(
                    Diagnostic::error(
                        "VAL-007",
                        node.span,
                        say!(
                            "「{zh}」只能填“是”或“否”，现在是“{typed}”",
                            "“{en}” is true or false, not “{typed}”"
                        ),
                    )
                    .hint(say!("如：是", "as in “true”")),
                );
                None
            }
        }
    }
}

impl<'p> Read<'p> for u16 {
    const SHAPE: Shape = Shape::Integer;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let typed = scalar(node, reader)?;
        if let Ok(value) = typed.parse::<u16>()
            && typed.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Some(value);
        }
        let name = reader.key_name();
        let (zh, en) = (name.zh, name.en);
        let ascii = to_ascii(typed);
        let digits: String = ascii.chars().filter(char::is_ascii_digit).collect();
        let rest: String = ascii
            .chars()
            .filter(|found| !found.is_ascii_digit())
            .collect();
        let plain = matches!(rest.as_str(), "" | "年" | "年度" | "位" | "位小数")
            && digits.parse::<u16>().is_ok();
        let mut diagnostic = Diagnostic::error(
            "VAL-009",
            node.span,
            say!(
                "「{zh}」要填整数，现在是“{typed}”",
                "“{en}” is a whole number, not “{typed}”"
            ),
        );
        if plain {
            diagnostic = diagnostic.hint(say!("改成：{zh}: {digits}", "write: {en}: {digits}"));
            diagnostic = reader.rewritten(diagnostic, true, node.span, &digits);
        }
        reader.note(diagnostic);
        plain.then(|| digits.parse().ok()).flatten()
    }
}

impl<'p> Read<'p> for Decimal {
    const SHAPE: Shape = Shape::Number;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let typed = scalar(node, reader)?;
        Self::parse(typed).or_else(|| {
            let (diagnostic, value) = bad_number(typed, node.span, reader);
            reader.note(diagnostic);
            value
        })
    }
}

/// What is wrong with a number, and what it plainly means where that is plain.
fn bad_number(typed: &str, span: Span, reader: &Reader<'_, '_>) -> (Diagnostic, Option<Decimal>) {
    let name = reader.key_name();
    let (zh, en) = (name.zh, name.en);
    let ascii = to_ascii(typed);
    let bare = ascii.replace([',', ' '], "");
    let (number, rest) = bare.split_at(
        bare.find(|found: char| !found.is_ascii_digit() && !"+-.".contains(found))
            .unwrap_or(bare.len()),
    );
    let number = number.strip_prefix('+').unwrap_or(number);
    let value = Decimal::parse(number);
    let years = matches!(reader.path.last(), Some(Step::Key("history", _)));
    let write = |diagnostic: Diagnostic, safe: bool| {
        let hint = if years {
            say!("改成：{number}", "write: {number}")
        } else {
            say!("改成：{zh}: {number}", "write: {en}: {number}")
        };
        reader.rewritten(diagnostic.hint(hint), safe, span, number)
    };
    match (value, rest) {
        (Some(_), rest) if rest.starts_with(['万', '亿']) => {
            let power = if rest.starts_with('万') { 4 } else { 8 };
            let scale = rest.chars().next().unwrap_or('万');
            let full = value.and_then(|value| value.times_ten(power));
            let full = full.map(|full| full.to_string());
            let told = full.as_deref().unwrap_or("？");
            let diagnostic = Diagnostic::error(
                "VAL-002",
                span,
                say!(
                    "「{zh}」里有“{scale}”：是 {told}，还是以“{scale}”为单位的 {number}？",
                    "“{en}” holds “{scale}”: is it {told}, or {number} in units of {scale}?"
                ),
            )
            .hint(say!(
                "选一种：{zh}: {told}，再写 量级: {scale}（印成 {number}{scale}）",
                "either: {en}: {told} and scale: {scale} (prints {number}{scale})"
            ))
            .hint(say!(
                "　　或：{zh}: {number}，单位写成“{scale}…”",
                "or: {en}: {number}, with {scale} in the unit"
            ));
            let diagnostic = match full {
                Some(full) => diagnostic.alternative(
                    say!("{zh}: {full}", "{en}: {full}"),
                    vec![Edit {
                        span,
                        replacement: full,
                    }],
                ),
                None => diagnostic,
            };
            (in_units_of(scale, number, span, reader, diagnostic), None)
        }
        (Some(value), "%") => {
            let diagnostic = Diagnostic::error(
                "VAL-003",
                span,
                say!(
                    "百分比不要写“%”：填 {number}，单位写“%”",
                    "leave out the “%”: write {number}, and % as the unit"
                ),
            );
            (write(diagnostic, true), Some(value))
        }
        (Some(value), "") => {
            let diagnostic = Diagnostic::error(
                "VAL-001",
                span,
                say!(
                    "「{zh}」只填半角数字，不加逗号、空格",
                    "“{en}” takes plain digits: no commas, blanks or full-width digits"
                ),
            );
            (write(diagnostic, true), Some(value))
        }
        (Some(value), unit) if !unit.starts_with(|first: char| first.is_ascii()) => {
            let diagnostic = Diagnostic::error(
                "VAL-001",
                span,
                say!(
                    "「{zh}」只填数字：去掉“{unit}”",
                    "“{en}” takes a number: leave out “{unit}”"
                ),
            )
            .hint(say!(
                "“{unit}”写在「单位」或「概数」里",
                "“{unit}” goes into unit or qualifier"
            ));
            (write(diagnostic, false), Some(value))
        }
        _ => {
            let diagnostic = Diagnostic::error(
                "VAL-009",
                span,
                say!(
                    "「{zh}」要填数字，现在是“{typed}”",
                    "“{en}” is a number, not “{typed}”"
                ),
            )
            .hint(say!(
                "只写阿拉伯数字，如 196、98.5，最多 {MAX_DIGITS} 位",
                "write digits, as 196 or 98.5, at most {MAX_DIGITS} of them"
            ));
            (diagnostic, None)
        }
    }
}

/// VAL-002's other way out: `number` as it stands, and the unit in 万 or 亿.
fn in_units_of(
    scale: char,
    number: &str,
    span: Span,
    reader: &Reader<'_, '_>,
    diagnostic: Diagnostic,
) -> Diagnostic {
    let around = around(reader.root, span);
    let (Some(Kind::Map(map)), Some(Step::Key("value", _))) =
        (around.last().map(|node| &node.kind), reader.path.last())
    else {
        return diagnostic;
    };
    let mut pairs = map.pairs.iter();
    let unit = pairs.find(|pair| matches!(&*pair.key, "unit" | "单位"));
    let Some((unit, Kind::Scalar(word))) = unit.map(|unit| (unit, &unit.value.kind)) else {
        return diagnostic;
    };
    if word.style != Style::Plain || word.value.starts_with(['万', '亿']) {
        return diagnostic;
    }
    let (name, key, word) = (reader.key_name(), &unit.key, &word.value);
    let (zh, en) = (name.zh, name.en);
    let edits = [
        (span, number.to_owned()),
        (unit.value.span, format!("{scale}{word}")),
    ];
    let edits = edits.map(|(span, replacement)| Edit { span, replacement });
    diagnostic.alternative(
        say!(
            "{zh}: {number}，{key}: {scale}{word}",
            "{en}: {number}, {key}: {scale}{word}"
        ),
        edits.to_vec(),
    )
}

impl<'p> Read<'p> for Date {
    const SHAPE: Shape = Shape::Date;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let typed = scalar(node, reader)?;
        read_date(typed, node.span, reader)
    }
}

impl<'p> Read<'p> for DateTime {
    const SHAPE: Shape = Shape::DateTime;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let typed = scalar(node, reader)?;
        let colon = typed.find([':', '：']);
        let blank = colon.and_then(|colon| typed[..colon].trim_end().rfind([' ', 'T']));
        let (day, time) = match blank {
            Some(blank) => (&typed[..blank], Some(typed[blank + 1..].trim())),
            None => (typed, None),
        };
        let date = read_date(day, node.span, reader)?;
        let Some(time) = time else {
            return Some(Self { date, time: None });
        };
        let parts = time.split([':', '：']).map(|part| part.parse::<u8>().ok());
        let parts: Option<Vec<u8>> = parts.collect();
        match parts.as_deref() {
            Some(&[hour @ 0..24, minute @ 0..60] | &[hour @ 0..24, minute @ 0..60, 0..60]) => {
                Some(Self {
                    date,
                    time: Some((hour, minute)),
                })
            }
            _ => {
                reader.note(
                    Diagnostic::error(
                        "VAL-004",
                        node.span,
                        say!("“{time}”不是一天里的时刻", "“{time}” is no time of day"),
                    )
                    .hint(say!("写成：2024-01-05 10:24", "write: 2024-01-05 10:24")),
                );
                Some(Self { date, time: None })
            }
        }
    }
}

fn read_date(typed: &str, span: Span, reader: &mut Reader<'_, '_>) -> Option<Date> {
    let ascii = to_ascii(typed);
    let marks: String = ascii
        .chars()
        .filter(|found| !found.is_ascii_digit() && *found != ' ')
        .collect();
    let known = matches!(marks.as_str(), "--" | ".." | "//" | "年月日");
    let parts = ascii.split(|found: char| !found.is_ascii_digit() && found != ' ');
    let parts = parts.filter(|part| known && !part.is_empty());
    let numbers: Option<Vec<u16>> = parts.map(|part| part.trim().parse().ok()).collect();
    let name = reader.key_name();
    let (zh, en) = (name.zh, name.en);
    let Some(&[year @ 1900..=2999, month, day]) = numbers.as_deref() else {
        reader.note(
            Diagnostic::error(
                "VAL-004",
                span,
                say!(
                    "「{zh}」认不出“{typed}”是哪一天",
                    "“{en}”: “{typed}” is no date"
                ),
            )
            .hint(say!(
                "写成：2023-12-13（2023年12月13日、2023.12.13、2023/12/13 也可以）",
                "write: 2023-12-13 (2023年12月13日, 2023.12.13 and 2023/12/13 do as well)"
            )),
        );
        return None;
    };
    let days = u8::try_from(month).map_or(0, |month| Date::days_in(year, month));
    if days == 0 {
        reader.note(
            Diagnostic::error(
                "VAL-004",
                span,
                say!("一年没有 {month} 月", "there is no month {month}"),
            )
            .hint(say!("请核对原始材料", "check it against the original")),
        );
        return None;
    }
    if day == 0 || day > u16::from(days) {
        reader.note(
            Diagnostic::error("VAL-004", span, say!("{year} 年 {month} 月只有 {days} 天，没有 {day} 日", "month {month} of {year} has {days} days, not {day}"))
                .hint(say!("请核对原始材料；如果是 {month} 月最后一天，写成：{year}-{month:02}-{days}", "check it against the original; the last day of the month is {year}-{month:02}-{days}")),
        );
        return None;
    }
    Some(Date {
        year,
        month: month as u8,
        day: day as u8,
    })
}

/// The text of a scalar, trimmed; anything else is noted.
fn scalar<'n>(node: &'n Node<'_>, reader: &mut Reader<'_, '_>) -> Option<&'n str> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(scalar.value.trim()),
        _ => {
            reader.wrong_kind(node, say!("一个值", "a single value"));
            None
        }
    }
}

/// Full-width digits and marks, as an input method types them, in half width.
fn to_ascii(text: &str) -> String {
    let narrow = |wide: char| match wide {
        '！'..='～' => char::from_u32(wide as u32 - 0xfee0).unwrap_or(wide),
        '　' => ' ',
        same => same,
    };
    text.chars().map(narrow).collect()
}
