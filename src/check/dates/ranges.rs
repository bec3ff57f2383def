//! DAT-012: a period that ends before it begins: `从2024年5月到2024年3月`, `2024—2021年`.

use super::super::{Facts, Found, Rule};
use super::{Mention, mentions, range_ahead};
use crate::say;
use std::ops::Range;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        let named = mentions(&passage.text, 0..passage.text.len());
        let periods = named.windows(2).filter_map(|pair| {
            let backwards = is_backwards(&passage.text, &pair[0], &pair[1]);
            backwards.then(|| pair[0].range.start..pair[1].range.end)
        });
        let years = named
            .iter()
            .filter_map(|mention| years(&passage.text, mention));
        let days = named
            .iter()
            .filter_map(|mention| days(&passage.text, mention));
        let mut all: Vec<_> = periods.chain(years).chain(days).collect();
        all.sort_by_key(|range| range.start);
        all.dedup_by(|next, kept| next.start < kept.end);
        for range in all {
            let typed = passage.slice(range.clone());
            let message = say!(
                "“{typed}”的起止颠倒了：结束早于开始",
                "“{typed}” ends before it begins"
            );
            let finding = rule.finding(passage, range, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "核对这两个时间；跨年的写明年份",
                    "check both; where it runs into another year, name the year"
                ))
            }));
        }
    }
}

/// What joins the ends of a period.
const JOINED: [&str; 11] = [
    "至",
    "到",
    "——",
    "—",
    "－",
    "–",
    "-",
    "~",
    "～",
    "起至",
    "开始到",
];

/// True where `second` goes on with `first` and is earlier. A month without a year may be the next year's.
fn is_backwards(text: &str, first: &Mention, second: &Mention) -> bool {
    let between = text
        .get(first.range.end..second.range.start)
        .unwrap_or_default();
    let between = between
        .trim()
        .trim_start_matches(['底', '末', '初', '份', '度']);
    if first.titled != second.titled || !JOINED.contains(&between) {
        return false;
    }
    let Some(from) = first.year() else {
        let month = first.month().is_some() && first.month() == second.month();
        return second.year.is_none()
            && month
            && second
                .day()
                .zip(first.day())
                .is_some_and(|(to, from)| to < from);
    };
    let to = match second.year() {
        Some(to) => to,
        None if first.month() == second.month() => from,
        None => return false,
    };
    let later = |first: Option<u16>, second: Option<u16>| first.zip(second);
    if from != to {
        return from > to;
    }
    match later(first.month(), second.month()) {
        Some((from, to)) if from != to => from > to,
        Some(_) => later(first.day(), second.day()).is_some_and(|(from, to)| from > to),
        None => false,
    }
}

/// `2024—2021年`
fn years(text: &str, mention: &Mention) -> Option<Range<usize>> {
    let year = mention.year.as_ref()?;
    let (first, end) = range_ahead(text, year.range.start)?;
    let head = &text[..first.range.start];
    // GB/T 2036-2017年版, 〔2024〕2012-3号
    let code = head
        .trim_end()
        .ends_with(|letter: char| letter.is_ascii_alphanumeric() || "./-—〕第".contains(letter));
    let full =
        first.range.len() == 4 && (1949..2100).contains(&first.value) && end > first.range.start;
    let plain = matches!(text.get(first.range.end..end), Some("" | "年"));
    (full && plain && !code && first.value > year.value && mention.month.is_none())
        .then_some(first.range.start..mention.range.end)
}

/// `5月20日至18日`
fn days(text: &str, mention: &Mention) -> Option<Range<usize>> {
    let from = mention.day()?;
    let rest = text.get(mention.range.end..)?;
    let behind = JOINED
        .iter()
        .filter_map(|mark| rest.strip_prefix(mark))
        .min_by_key(|rest| rest.len())?;
    let length = behind.bytes().take_while(u8::is_ascii_digit).count();
    let to: u16 = behind.get(..length)?.parse().ok()?;
    let tail = behind.get(length..)?.strip_prefix('日')?;
    let end = text.len() - tail.len();
    (to < from && to > 0).then_some(mention.range.start..end)
}
