//! PUN-006: spans of years, months and days take —, not - or ~ (GB/T 15834-2011, 4.13).

use super::super::{Facts, Found, Rule};
use super::written;
use crate::say;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts) {
        let text = passage.text.as_str();
        for (at, mark) in text.match_indices(['-', '~', '－', '～', '–']) {
            // A crawler that folds marks makes ~ of ～, and - of －.
            if facts.prose.folded && mark != "-" || !is_span(text, at, mark.len()) {
                continue;
            }
            let message = say!(
                "年份、月份、日期的起止用“—”，不用「{mark}」",
                "a span of years, months or days takes —, not {mark}"
            );
            let range = at..at + mark.len();
            let Some(finding) = rule.finding(passage, range.clone(), message) else {
                continue;
            };
            let finding = finding.hint(say!("改成：—", "write —"));
            let span = finding.span.filter(|_| passage.is_typed(range));
            found.diagnostics.push(match span {
                Some(span) => finding.fix(false, span, "—"),
                None => finding,
            });
        }
    }
}

/// True where the mark at byte `at` stands between the ends of a span of time.
fn is_span(text: &str, at: usize, length: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + length..]);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = digits(after);
    let rest = &after[behind..];
    let unit = ["年", "月", "日"]
        .into_iter()
        .find(|unit| rest.starts_with(unit));
    // 2021年-2025年, 1月-9月
    let (bare, first) = match ["年", "月", "日"]
        .into_iter()
        .find(|unit| before.ends_with(unit))
    {
        Some(unit) => (&before[..before.len() - unit.len()], Some(unit)),
        None => (before, None),
    };
    let ahead = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    let front = &bare[..bare.len() - ahead];
    if ahead == 0 || behind == 0 || is_code(front) || is_code_behind(rest) {
        return false;
    }
    let closes = rest.starts_with(['）', '》', ')', '，', '。', '、'])
        || rest.is_empty()
        || rest.starts_with("学年");
    match (ahead, behind, first, unit) {
        (4, 4, _, Some("年")) => true,
        (4, 4, None, None) => {
            is_year(&bare[bare.len() - 4..])
                && is_year(&after[..4])
                && closes
                && !front.ends_with('第')
        }
        (1 | 2, 1 | 2, _, Some("月" | "日")) => !front.ends_with(['第', '.']),
        _ => false,
    }
}

fn is_year(digits: &str) -> bool {
    digits
        .parse()
        .is_ok_and(|year: u16| (1949..2100).contains(&year))
}

/// Digits, letters and signs ahead: a date in figures, a code or an address.
fn is_code(front: &str) -> bool {
    let sign = |found: char| {
        found.is_ascii_alphanumeric() || matches!(found, '-' | '/' | '.' | ':' | '_' | '~')
    };
    front.chars().next_back().is_some_and(sign)
}

fn is_code_behind(rest: &str) -> bool {
    let sign = |found: char| found.is_ascii_alphabetic() || matches!(found, '-' | '/' | '_' | '~');
    rest.chars().next().is_some_and(sign)
}
