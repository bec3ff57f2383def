//! Days and times of day, as clerks write them.

mod written;

use super::reader::{Read, Reader, Shape};
use super::typed::narrowed;
use super::value::scalar;
use crate::diagnostic::{Diagnostic, Words};
use crate::say;
use crate::source::Span;
use crate::yaml::Node;
use written::Written;

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

    /// The day that a text writes as `2023年12月13日`; `None` for anything else, and for a day that the
    /// calendar lacks.
    pub fn written(text: &str) -> Option<Self> {
        let (year, rest) = text.trim().split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        let date = Self {
            year: year.parse().ok().filter(|year| *year >= 1000)?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        (1..=Self::days_in(date.year, date.month))
            .contains(&date.day)
            .then_some(date)
    }

    /// The day of the week, from 0 for a Monday (Zeller's congruence).
    pub fn weekday(self) -> u8 {
        let late = self.month < 3;
        let month = u32::from(self.month) + if late { 12 } else { 0 };
        let year = u32::from(self.year) - u32::from(late);
        let (century, rest) = (year / 100, year % 100);
        let sum = u32::from(self.day) + 13 * (month + 1) / 5 + rest + rest / 4;
        let sum = sum + century / 4 + 5 * century;
        ((sum + 5) % 7) as u8
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
    let plain = narrowed(typed);
    let found = Written::of(&plain);
    let name = reader.key_name();
    let (zh, en) = (name.zh, name.en);
    let (day, message) = match &found {
        Written::Plainly(day) if plain != typed => {
            let message = say!(
                "「{zh}」要用半角数字，现在是全角的“{typed}”",
                "“{en}” takes plain digits, not the full-width “{typed}”"
            );
            (Some(*day), Some(message))
        }
        Written::Plainly(day) => (Some(*day), None),
        Written::Otherwise(day) => {
            let message = say!(
                "「{zh}」的日期没有按规定写：“{typed}”",
                "“{en}”: “{typed}” is no way to write a date here"
            );
            (Some(*day), Some(message))
        }
        Written::ShortYear(day) => {
            let message = say!(
                "「{zh}」的年份要写四位，现在是“{typed}”",
                "the year of “{en}” takes four digits, not “{typed}”"
            );
            (Some(*day), Some(message))
        }
        Written::WithTime(day) => {
            let message = say!(
                "「{zh}」只填日期，不写时刻，现在是“{typed}”",
                "“{en}” is a date without a time, not “{typed}”"
            );
            (Some(*day), Some(message))
        }
        Written::WithoutDay => {
            let message = say!(
                "「{zh}」没有写是哪一天：“{typed}”",
                "“{en}” lacks the day: “{typed}”"
            );
            (None, Some(message))
        }
        Written::WithoutYear => {
            let message = say!(
                "「{zh}」没有写年份：“{typed}”",
                "“{en}” lacks the year: “{typed}”"
            );
            (None, Some(message))
        }
        Written::Unknown => {
            let message = say!(
                "「{zh}」认不出“{typed}”是哪一天",
                "“{en}”: “{typed}” is no date"
            );
            (None, Some(message))
        }
    };
    let Some(day) = day else {
        reader.note(Diagnostic::error("VAL-004", span, message?).hint(forms()));
        return None;
    };
    let date = match valid(day, span) {
        Ok(date) => date,
        Err(diagnostic) => {
            reader.note(*diagnostic);
            return None;
        }
    };
    if let Some(diagnostic) = other_weekday(&plain, date, span) {
        reader.note(diagnostic);
        return Some(date);
    }
    if let Some(message) = message {
        let iso = date.iso();
        let safe = matches!(found, Written::Plainly(_));
        reader.note(
            Diagnostic::error("VAL-004", span, message)
                .hint(say!("改成：{zh}: {iso}", "write: {en}: {iso}"))
                .fix(safe, span, iso.clone()),
        );
    }
    Some(date)
}

/// VAL-004: the day of the week behind `typed` is not that of `date`.
fn other_weekday(typed: &str, date: Date, span: Span) -> Option<Diagnostic> {
    let (_, typed) = written::weekday(typed)?;
    let actual = date.weekday();
    let zh = |day: u8| {
        "一二三四五六日"
            .chars()
            .nth(usize::from(day))
            .unwrap_or('日')
    };
    let (zh_typed, zh_actual) = (zh(typed), zh(actual));
    let en = |day: u8| DAYS.get(usize::from(day)).copied().unwrap_or_default();
    let (en_typed, en_actual) = (en(typed), en(actual));
    let (day, iso) = (date.chinese(), date.iso());
    let message = say!(
        "{day}是星期{zh_actual}，不是星期{zh_typed}",
        "{iso} is a {en_actual}, no {en_typed}"
    );
    let diagnostic = Diagnostic::error("VAL-004", span, message).hint(say!(
        "核对是哪一天；只填日期，不写星期：{iso}",
        "check which day it is; give the date alone: {iso}"
    ));
    (typed != actual).then_some(diagnostic)
}

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The day, where the calendar has it.
fn valid([year, month, day]: [u16; 3], span: Span) -> Result<Date, Box<Diagnostic>> {
    let days = u8::try_from(month).map_or(0, |month| Date::days_in(year, month));
    if days == 0 {
        let message = say!("一年没有 {month} 月", "there is no month {month}");
        let diagnostic = Diagnostic::error("VAL-004", span, message);
        let diagnostic = diagnostic.hint(say!("请核对原始材料", "check it against the original"));
        return Err(Box::new(diagnostic));
    }
    match u8::try_from(day) {
        Ok(date @ 1..) if date <= days => Ok(Date {
            year,
            month: month as u8,
            day: date,
        }),
        _ => {
            let diagnostic = Diagnostic::error(
            "VAL-004",
            span,
            say!(
                "{year} 年 {month} 月只有 {days} 天，没有 {day} 日",
                "month {month} of {year} has {days} days, not {day}"
            ),
        )
        .hint(say!(
            "请核对原始材料；如果是 {month} 月最后一天，写成：{year}-{month:02}-{days}",
            "check it against the original; the last day of the month is {year}-{month:02}-{days}"
        ))
        .hint(say!(
            "“{year}.6.3”“{year}/6/3”“{year}年6月3日”都能认，会统一成 {year}-06-03",
            "{year}.6.3, {year}/6/3 and {year}年6月3日 are all read as {year}-06-03"
        ));
            Err(Box::new(diagnostic))
        }
    }
}

fn forms() -> Words {
    say!(
        "写成：2023-12-13（2023年12月13日、2023.12.13、2023/12/13 也可以）",
        "write: 2023-12-13 (2023年12月13日, 2023.12.13 and 2023/12/13 do as well)"
    )
}
