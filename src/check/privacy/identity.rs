//! SEC-001: the number of an identity card (GB 11643-1999: region, date of birth, order, check digit).

use super::super::{Facts, Found, Rule};
use super::digits::{ahead, masked};
use crate::diagnostic::Severity;
use crate::record::Date;
use crate::say;

/// Words that tell of an identity number.
const NAMED: [&str; 4] = ["身份证", "身份号码", "身份编号", "公民身份"];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (passage, rows) in facts.prose.passages.iter().zip(facts.rows()) {
        for row in rows {
            let whole = row.as_one(&[&[6, 8, 4], &[6, 4, 4, 4], &[6, 4, 2, 2, 4]]);
            for number in row.groups.iter().cloned().chain(whole) {
                let digits = number.digits.as_str();
                let Some(kind) = kind(digits) else { continue };
                let near = ahead(&passage.text, number.range.start, 24);
                let named = NAMED.iter().any(|word| near.contains(word));
                if near.contains("信用代码") {
                    continue;
                }
                let shown = masked(digits, 4, 2);
                let (message, severity) = match kind {
                    Kind::Right => (
                        say!(
                            "身份证号码：{shown}",
                            "the number of an identity card: {shown}"
                        ),
                        rule.severity,
                    ),
                    Kind::Old if named => (
                        say!(
                            "15 位的旧身份证号码：{shown}",
                            "the number of an old identity card, 15 digits: {shown}"
                        ),
                        rule.severity,
                    ),
                    Kind::Miscopied if named => (
                        say!(
                            "身份证号码：{shown}（末位校验码不对，可能抄错；写出来仍会泄露）",
                            "the number of an identity card: {shown} (its check digit is wrong; it tells too much all the same)"
                        ),
                        Severity::Warning,
                    ),
                    _ => continue,
                };
                let finding = rule.finding(passage, number.range, message);
                found.diagnostics.extend(finding.map(|mut finding| {
                    finding.severity = severity;
                    finding.hint(say!(
                        "公开的报告不写身份证号码；删去，或遮住中间的数字",
                        "a public report holds no such number; take it out, or mask it"
                    ))
                }));
            }
        }
    }
}

enum Kind {
    Right,
    /// Eighteen digits of the right build with another check digit.
    Miscopied,
    /// Fifteen digits; there is no check digit.
    Old,
}

fn kind(digits: &str) -> Option<Kind> {
    let birth = match digits.len() {
        18 => digits.get(6..14)?.to_owned(),
        15 => format!("19{}", digits.get(6..12)?),
        _ => return None,
    };
    if !is_region(digits.get(..2)?) || !is_date(&birth) {
        return None;
    }
    Some(match digits.len() {
        15 => Kind::Old,
        _ if checks(digits) => Kind::Right,
        _ => Kind::Miscopied,
    })
}

/// The first two digits of a province.
fn is_region(digits: &str) -> bool {
    matches!(
        digits.parse(),
        Ok(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83u8)
    )
}

fn is_date(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u16>().ok();
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(4..6), part(6..8)) else {
        return false;
    };
    let days = Date::days_in(year, month as u8);
    (1900..2100).contains(&year) && (1..=u16::from(days)).contains(&day)
}

/// ISO 7064 MOD 11-2.
fn checks(digits: &str) -> bool {
    let sum: u32 = { digits.bytes().enumerate() }
        .map(|(index, byte)| {
            let value = if byte == b'X' {
                10
            } else {
                u32::from(byte - b'0')
            };
            value * (1 << (17 - index)) % 11
        })
        .sum();
    sum % 11 == 1
}
