//! PUN-005: 、 between neighbouring book titles or quotes (GB/T 15834-2011, 4.5.3.5: 通常).

use super::super::{Facts, Found, Rule};
use super::written;
use crate::say;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        for (at, mark) in passage.text.match_indices('、') {
            let (before, after) = (&passage.text[..at], &passage.text[at + mark.len()..]);
            let pairs = [('》', '《'), ('”', '“')];
            let stands =
                |(close, open): &(char, char)| before.ends_with(*close) && after.starts_with(*open);
            let Some((close, open)) = pairs.iter().find(|pair| stands(pair)) else {
                continue;
            };
            if is_date_beside_name(before, after) {
                continue;
            }
            let message = say!(
                "「{close}」和「{open}」之间一般不用顿号",
                "between {close} and {open} there usually is no 、"
            );
            let hint = say!("可以删去这个顿号", "the 、 may go");
            let range = at..at + mark.len();
            let Some(finding) = rule.finding(passage, range.clone(), message) else {
                continue;
            };
            let span = finding.span.filter(|_| passage.is_typed(range));
            let finding = finding.hint(hint);
            found.diagnostics.push(match span {
                Some(span) => finding.fix(false, span, ""),
                None => finding,
            });
        }
    }
}

/// `全国“土地日”、“8·29”测绘法宣传日`: a date in quotes begins another name.
fn is_date_beside_name(before: &str, after: &str) -> bool {
    let date = |quoted: &str| {
        let sign = |found: char| found.is_ascii_digit() || "·•.．".contains(found);
        !quoted.is_empty() && quoted.chars().all(sign)
    };
    let first = before.strip_suffix('”').and_then(|rest| {
        let (_, quoted) = rest.rsplit_once('“')?;
        Some(date(quoted))
    });
    let second = after.strip_prefix('“').and_then(|rest| {
        let (quoted, _) = rest.split_once('”')?;
        Some(date(quoted))
    });
    first
        .zip(second)
        .is_some_and(|(first, second)| first != second)
}
