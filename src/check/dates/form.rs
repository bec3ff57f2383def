//! DAT-006: dates that are not written as official documents write them.

use super::super::numerals::{below_hundred, digit};
use super::super::{Facts, Found, Rule};
use super::{Mention, mentions};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::document::ElementKind;
use crate::prose::{Part, Passage};
use crate::record::Date;
use crate::say;
use std::ops::Range;

/// A slip: where, how it should be, and how sure that is.
struct Slip {
    range: Range<usize>,
    right: Option<String>,
    message: Words,
    severity: Severity,
}

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        let mut slips = zeros(passage);
        slips.extend(parted(passage));
        slips.extend(short_years(passage));
        slips.extend(element(passage));
        slips.sort_by_key(|slip| slip.range.start);
        for slip in slips {
            let Some(span) = passage.span(slip.range.clone()) else {
                continue;
            };
            let finding = Diagnostic::new(slip.severity, rule.code, span, slip.message);
            let finding = match slip.right {
                Some(right) => {
                    let hint = say!("写成：{right}", "write {right}");
                    let finding = finding.hint(hint);
                    match passage.is_typed(slip.range) {
                        true => finding.fix(false, span, right),
                        false => finding,
                    }
                }
                None => finding.hint(say!(
                    "写成：2024年3月5日这样，年份四位，月、日前不加0",
                    "as 2024年3月5日: four digits of a year, no zero ahead of month and day"
                )),
            };
            found.diagnostics.push(finding);
        }
    }
}

/// `2024年03月05日`
fn zeros(passage: &Passage) -> Vec<Slip> {
    let text = &passage.text;
    let found = mentions(text, 0..text.len());
    let padded = |mention: &Mention| {
        let mut parts = [&mention.month, &mention.day].into_iter().flatten();
        parts.any(|part| part.range.len() == 2 && part.value < 10 && part.value > 0)
    };
    let found = found.into_iter().filter(|mention| !mention.titled);
    let slip = |mention: Mention| {
        let mut right = String::new();
        let mut at = mention.range.start;
        for part in [&mention.month, &mention.day].into_iter().flatten() {
            right += &text[at..part.range.start];
            right += &part.value.to_string();
            at = part.range.end;
        }
        right += &text[at..mention.range.end];
        let typed = &text[mention.range.clone()];
        Slip {
            message: say!(
                "“{typed}”的月、日前面多了0",
                "“{typed}”: month and day take no zero ahead of them"
            ),
            range: mention.range,
            right: Some(right),
            severity: Severity::Error,
        }
    };
    found.filter(padded).map(slip).collect()
}

/// `2024.3.5`, `2024/3/5`
fn parted(passage: &Passage) -> Vec<Slip> {
    let text = &passage.text;
    let bytes = text.as_bytes();
    let mut slips = Vec::new();
    let mut at = 0;
    let mut depth = 0usize;
    while let Some(first) = text[at..].chars().next() {
        match first {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !first.is_ascii_digit() {
            at += first.len_utf8();
            continue;
        }
        let start = at;
        let token = text[at..].bytes();
        let token = token.take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'/'));
        at += token.count();
        let typed = text[start..at].trim_end_matches('.');
        let before = start.checked_sub(1).map(|before| bytes[before]);
        let after = bytes.get(at).copied();
        let word = |byte: Option<u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/_:-=".contains(&byte))
        };
        let version = text[..start].ends_with("版本") || text[at..].starts_with('版');
        if depth > 0 || word(before) || word(after) || version {
            continue;
        }
        if let Some(date) = dotted(typed) {
            let right = date.chinese();
            let cell = matches!(passage.part, Part::Cell { .. });
            slips.push(Slip {
                range: start..start + typed.len(),
                message: say!(
                    "日期“{typed}”要写出年、月、日",
                    "the date “{typed}” takes 年, 月 and 日"
                ),
                right: Some(right),
                severity: if cell {
                    Severity::Warning
                } else {
                    Severity::Error
                },
            });
        }
    }
    slips
}

/// The day that `2024.3.5` or `2024/3/5` means.
fn dotted(typed: &str) -> Option<Date> {
    let mark = if typed.contains('/') { '/' } else { '.' };
    let mut parts = typed.split(mark);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| matches!(part.len(), 1 | 2);
    if parts.next().is_some() || year.len() != 4 || !short(month) || !short(day) {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let known = (1949..2100).contains(&year) && day >= 1 && day <= Date::days_in(year, month);
    known.then_some(Date { year, month, day })
}

/// What stands behind a year of two digits that is one, and no stretch of time.
const OF_A_YEAR: [&str; 9] = [
    "年度",
    "年底",
    "年初",
    "年末",
    "年上半年",
    "年下半年",
    "年第一季度",
    "年全年",
    "年年底",
];

/// `21年3月`, `2020—21年`, `23年底`
fn short_years(passage: &Passage) -> Vec<Slip> {
    let text = &passage.text;
    let mut slips = Vec::new();
    let (mut depth, mut seen) = (0i64, 0);
    for (end, _) in text.match_indices('年') {
        let head = &text[..end];
        let between = &text[seen..end];
        depth += between.matches('《').count() as i64 - between.matches('》').count() as i64;
        seen = end;
        let bare = head.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = &head[bare.len()..];
        let Some(year) = digits.parse::<u16>().ok().filter(|_| digits.len() == 2) else {
            continue;
        };
        let before = bare.chars().next_back();
        let ranged = super::range_ahead(text, bare.len()).is_some_and(|(part, behind)| {
            part.range.len() == 4
                && part.value / 100 == 20
                && part.value % 100 < year
                && behind == part.range.end
        });
        let spoken = before
            .is_none_or(|before| "，。；、：（(于自从在至截到因对和与及以“年 \n".contains(before));
        let rest = &text[end..];
        let month = rest.strip_prefix('年').and_then(|rest| {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            let month: u16 = rest[..length].parse().ok()?;
            let behind = rest[length..].strip_prefix('月')?;
            ((1..=12).contains(&month) && !behind.starts_with("以上")).then_some(())
        });
        let named = OF_A_YEAR.iter().any(|word| rest.starts_with(word)) || month.is_some();
        let quoted = depth > 0;
        let lived = head.ends_with("徒刑") || before == Some('第') || before == Some('近');
        if quoted || lived || !(ranged || spoken && named && (15..=35).contains(&year)) {
            continue;
        }
        slips.push(Slip {
            range: bare.len()..end + '年'.len_utf8(),
            message: say!(
                "年份要写四位：“{digits}年”",
                "a year takes four digits: “{digits}年”"
            ),
            right: Some(format!("20{digits}年")),
            severity: Severity::Error,
        });
    }
    slips
}

/// 成文日期 and 印发日期: Arabic numerals, in full.
fn element(passage: &Passage) -> Option<Slip> {
    let day = match passage.part {
        Part::Element(ElementKind::SignedOn | ElementKind::PrintedOn) => true,
        // A line that is a day in characters and nothing else.
        Part::Text => passage.annex.is_none() && passage.text.chars().count() < 14,
        _ => false,
    };
    let text = passage.text.trim_end_matches([' ', '\u{3000}']);
    let text = text.strip_suffix("印发").unwrap_or(text);
    let start = text.len() - text.trim_start().len();
    let bare = text.trim();
    let (right, zh) = match bare.chars().next()? {
        '二' | '一' => (in_characters(bare)?, "汉字"),
        _ if bare.ends_with('号') && matches!(passage.part, Part::Element(_)) => {
            let right = Date::written(&format!("{}日", bare.trim_end_matches('号')))?;
            (right, "“号”")
        }
        _ => return None,
    };
    day.then(|| Slip {
        range: start..start + bare.len(),
        message: say!(
            "成文日期用了{zh}：“{bare}”",
            "the day of signing takes Arabic numerals and 日: “{bare}”"
        ),
        right: Some(right.chinese()),
        severity: Severity::Error,
    })
}

/// `二〇二四年三月五日`
fn in_characters(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let day = day.strip_suffix('日')?;
    let year = year.chars().map(|letter| match letter {
        '〇' | '○' | 'Ｏ' | 'O' | '零' | '0' => Some(0),
        _ => digit(letter),
    });
    let year: Option<Vec<u16>> = year.collect();
    let year = year.filter(|digits| digits.len() == 4)?;
    let year = year.into_iter().fold(0, |year, digit| year * 10 + digit);
    let [month, day] = [below_hundred(month)?, below_hundred(day)?].map(u8::try_from);
    let (month, day) = (month.ok()?, day.ok()?);
    let known = day >= 1 && day <= Date::days_in(year, month);
    known.then_some(Date { year, month, day })
}
