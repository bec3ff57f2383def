//! DAT-004: 全年 with figures, signed before the year was over. Told once, at the first of them; a year
//! that seems mistyped, at the day of signing.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::Diagnostic;
use crate::record::Date;
use crate::say;
use crate::source::Span;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let dated = facts.about.signature.or(facts.about.stated);
    let (Some(dated), Some(year)) = (dated, facts.about.year) else {
        return;
    };
    let signed = dated.date;
    if signed.year != year || (signed.month, signed.day) == (12, 31) {
        return;
    }
    let totals = totals(facts).into_iter().filter_map(|(index, at)| {
        let passage = facts.prose.passages.get(index)?;
        passage.span(at..at + "全年".len())
    });
    let totals: Vec<Span> = totals.collect();
    // A report on a year that had just begun: the year of the day is last year's by habit.
    let (mut finding, others) = if signed.month <= 3 && facts.about.annual {
        (mistyped(rule, dated.span, signed), totals.as_slice())
    } else if let Some((first, others)) = totals.split_first() {
        let finding = unfinished(rule, *first, signed, totals.len());
        let day = say!("成文日期在这里", "the day of signing is here");
        (finding.relate(dated.span, day), others)
    } else {
        return;
    };
    for other in others {
        finding = finding.relate(*other, say!("“全年”写在这里", "it says 全年 here"));
    }
    found.diagnostics.push(finding);
}

fn mistyped(rule: &Rule, span: Span, signed: Date) -> Diagnostic {
    let (year, day) = (signed.year, signed.chinese());
    let next = Date {
        year: year + 1,
        ..signed
    };
    let next = next.chinese();
    let message = say!(
        "{year}年的报告，成文日期却是{day}：年份可能写错了，应是{next}",
        "a report on {year} signed on {day}: the year may be mistyped for {next}"
    );
    let hint = say!("核对成文日期的年份", "check the year of the day of signing");
    rule.finding_at(span, message).hint(hint)
}

fn unfinished(rule: &Rule, span: Span, signed: Date, count: usize) -> Diagnostic {
    let day = signed.chinese();
    let message = say!(
        "成文日期是{day}，这一年还没有过完，“全年”的数字（全文{count}处）还不完整",
        "signed on {day}, before the year was over: figures for the whole of it ({count}) cannot be complete"
    );
    rule.finding_at(span, message).hint(say!(
        "写明数据截至哪一天，或者年后补齐再定稿；也请核对成文日期",
        "say up to which day the figures go, or complete them after the year; check the day of signing too"
    ))
}

/// Where 全年 goes with a count: passage and byte.
fn totals(facts: &Facts<'_>) -> Vec<(usize, usize)> {
    let plans = facts.plans();
    let texts = facts.prose.texts();
    let told = texts.filter(|(index, passage)| !plans[*index] && passage.annex.is_none());
    let places = told.flat_map(|(index, passage)| {
        let places = passage.text.match_indices("全年");
        let totals = places.filter(|(at, _)| is_total(&passage.text, *at));
        totals.map(move |(at, _)| (index, at))
    });
    places.collect()
}

/// True where 全年 at `at` goes with a count of what was done.
fn is_total(text: &str, at: usize) -> bool {
    let rest = &text[at + "全年".len()..];
    let clauses = rest.split(['；', '。']).next().unwrap_or_default();
    let mut clauses = clauses.split('，').filter(|clause| !clause.is_empty());
    let clause = clauses.next().unwrap_or_default();
    let goal = ["计划", "预计", "拟", "将", "任务", "目标", "预算"];
    let ahead = text[..at].chars().next_back();
    let counted = clause.contains(|letter: char| letter.is_ascii_digit());
    counted
        && !goal.iter().any(|word| clause.contains(word))
        && !matches!(ahead, Some('上' | '去' | '预'))
}
