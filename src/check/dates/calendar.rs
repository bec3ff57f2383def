//! DAT-009: days that the calendar does not have, and weekdays that do not go with their day.

use super::super::{Facts, Found, Rule};
use super::{Mention, mentions, range_ahead};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::Passage;
use crate::record::Date;
use crate::say;
use std::ops::Range;

const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        for mention in mentions(&passage.text, 0..passage.text.len()) {
            let slip = impossible(passage, &mention);
            let slip = slip.or_else(|| weekday(passage, &mention, facts.about.year));
            let Some((range, message, sure)) = slip else {
                continue;
            };
            let severity = if sure {
                rule.severity
            } else {
                Severity::Warning
            };
            let place = passage.span(range);
            found.diagnostics.extend(place.map(|span| {
                Diagnostic::new(severity, rule.code, span, message)
                    .hint(say!("请核对原始材料", "check it against the original"))
            }));
        }
    }
}

/// A slip: where, what to say of it, and whether it is one by any reading.
type Slip = (Range<usize>, Words, bool);

fn impossible(passage: &Passage, mention: &Mention) -> Option<Slip> {
    let month = mention.month.as_ref()?;
    let number = month.value;
    let range = mention.range.clone();
    if !(1..=12).contains(&number) {
        let rest = &passage.text[mention.range.end..];
        let dated = mention.year.is_some()
            || mention.day.is_some()
            || rest.starts_with(['份', '底', '初', '末'])
            || rest.starts_with("上旬")
            || range_ahead(&passage.text, month.range.start).is_some();
        let message = say!("一年没有{number}月", "there is no month {number}");
        return dated.then_some((range, message, true));
    }
    let day = mention.day()?;
    // Without a year 29 February may be one.
    let year = mention.year().unwrap_or(2024);
    let days = Date::days_in(year, number as u8);
    let known = day >= 1 && day <= u16::from(days);
    let message = match mention.year {
        Some(_) => say!(
            "{year}年{number}月只有{days}天，没有{day}日",
            "month {number} of {year} has {days} days, not {day}"
        ),
        None => say!(
            "{number}月只有{days}天，没有{day}日",
            "month {number} has {days} days, not {day}"
        ),
    };
    (!known).then_some((range, message, true))
}

/// `3月5日（星期三）`
fn weekday(passage: &Passage, mention: &Mention, report: Option<u16>) -> Option<Slip> {
    let (month, day) = (mention.month()?, mention.day()?);
    let year = mention.year().or(report)?;
    let rest = &passage.text[mention.range.end..];
    let bare = rest.trim_start_matches(['（', '(', ' ']);
    let bracket = bare.len() < rest.len();
    let named = bare
        .strip_prefix("星期")
        .or_else(|| bare.strip_prefix("礼拜"));
    let named = named.or_else(|| bare.strip_prefix('周').filter(|_| bracket))?;
    let letter = named.chars().next()?;
    let told = "一二三四五六日".chars().position(|known| known == letter);
    let told = told.or((letter == '天').then_some(6))?;
    let date = Date {
        year,
        month: month.try_into().ok()?,
        day: day.try_into().ok()?,
    };
    let right = usize::from(date.weekday());
    if told == right {
        return None;
    }
    let end = passage.text.len() - named.len() + letter.len_utf8();
    let word = WEEKDAYS[right];
    let message = say!(
        "{year}年{month}月{day}日是星期{word}，这里写的是星期{letter}",
        "{year}-{month:02}-{day:02} is a 星期{word}, not a 星期{letter}"
    );
    Some((mention.range.start..end, message, mention.year.is_some()))
}
