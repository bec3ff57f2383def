//! NUM-003: a percentage that no whole numbers give.

mod share;

use super::super::{Facts, Found, Rule, Verdict};
use super::change::{is_last_year, tells_last_year};
use super::stated::{Line, Said};
use super::words::{change, is_change, is_fall};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Decimal, Rounding};
use crate::say;
use crate::terms::WordSet;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        for (index, said) in line.said.iter().enumerate() {
            let exact = said.number.is_percent() && said.number.loose.is_none();
            if !exact || said.number.value.is_negative() {
                continue;
            }
            let unchecked = found.ledger.get(line.index, said.at);
            if unchecked.is_none_or(|numbered| !matches!(numbered.verdict, Verdict::Unchecked(_))) {
                continue;
            }
            let told = if is_change(said.label) {
                below_nothing(rule, line, said).or_else(|| of_change(rule, line, index))
            } else {
                share::of_rate(rule, line, index)
            };
            if let Some((finding, count)) = told {
                let verdict = match finding.severity {
                    Severity::Error => Verdict::Wrong,
                    _ => Verdict::Doubtful,
                };
                let mut mark = |at, verdict| {
                    let sum = &finding.message.zh;
                    found.ledger.mark(line.index, at, verdict, rule.code, sum);
                };
                mark(said.at, verdict);
                if let Some(count) = count {
                    mark(count.at, Verdict::Doubtful);
                }
                found.diagnostics.push(finding);
            }
        }
    }
}

/// Above so many, every percentage has a base.
const MOST: i64 = 100_000;

/// A finding, and the count that it computes with.
type Told<'l, 'p> = (Diagnostic, Option<&'l Said<'p>>);

/// Of these less than nothing may be left.
static BELOW: WordSet = WordSet::new(&[
    "利润", "盈利", "亏损", "收益", "净", "增速", "增幅", "结余", "顺差", "逆差", "涨幅",
]);

/// `下降120%`: more than all of it cannot go.
fn below_nothing<'l, 'p>(
    rule: &Rule,
    line: &'l Line<'p>,
    said: &'l Said<'p>,
) -> Option<Told<'l, 'p>> {
    let value = said.number.value;
    let over = value > Decimal::from(100) && is_fall(said.label);
    if !over || BELOW.any(line.text()) {
        return None;
    }
    let message = say!(
        "下降{value}%不可能：全部减完，也只是下降100%",
        "a fall of {value}% cannot be: when all is gone, it is 100%"
    );
    let finding = rule.finding(line.passage, said.number.range.clone(), message)?;
    let finding = finding.hint(say!(
        "核对今年、上年的数，重新计算",
        "check this year's figure and last year's, and compute anew"
    ));
    Some((finding, None))
}

/// `93条，同比增长12.1%`: is there a number of last year that gives it?
fn of_change<'l, 'p>(rule: &Rule, line: &'l Line<'p>, index: usize) -> Option<Told<'l, 'p>> {
    let said = &line.said[index];
    let up = change(said.label)?;
    let count = line.said[..index].last().filter(|count| count.is_count())?;
    let now = small(count.exact()?)?;
    // Directly behind the count: the same thing is meant.
    let beside = count.after.chars().count() <= 8
        && said.clause - count.clause <= 1
        && said.depth == count.depth;
    // Where last year's value stands beside it, NUM-004 speaks.
    let mut near = line.said[..index].iter().rev().take(2).chain([count]);
    let behind = line.said.get(index + 1);
    let stated = near.any(|other| is_last_year(other) || is_change(other.label))
        || behind.is_some_and(|other| tells_last_year(line, other, None));
    let label = said.label.trim();
    let yearly = ["同比", "比上年", "较上年", "比去年", "较去年"]
        .iter()
        .any(|word| label.starts_with(word));
    let short = label.chars().count() <= 12 && said.after.trim().is_empty();
    // `分别增长`: of several counts, in their order.
    let alone = short && yearly && !label.contains("分别");
    if stated || !beside || !alone {
        return None;
    }
    let finding = change_of(rule, line, said, now, up, count.number.unit_word())?;
    Some((finding, Some(count)))
}

/// The finding where no number of last year makes of `now` the change that is stated.
pub(super) fn change_of(
    rule: &Rule,
    line: &Line<'_>,
    said: &Said<'_>,
    now: i64,
    up: bool,
    unit: &str,
) -> Option<Diagnostic> {
    let (stated, digits) = (said.number.value, said.number.value.scale());
    let fits = |base: i64| {
        let difference = if up { now - base } else { base - now };
        let computed = |way| Decimal::percent(difference.into(), base.into(), digits, way);
        difference >= 0
            && [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate]
                .into_iter()
                .any(|way| computed(way) == Some(stated))
    };
    let guess = base(now, stated, up).filter(|_| now > 0)?;
    let near = (guess - 2).max(1)..=guess + 2;
    if near.clone().any(fits) {
        return None;
    }
    let rate = |base: i64| {
        let difference = if up { now - base } else { base - now };
        let rate = Decimal::percent(difference.into(), base.into(), digits, Rounding::HalfUp)?;
        (difference >= 0).then_some((base, rate))
    };
    let shown = nearest(near.filter_map(rate).collect(), stated);
    let (verb, en_verb) = if up {
        ("增长", "rise")
    } else {
        ("下降", "fall")
    };
    let zh = shown
        .iter()
        .map(|(base, rate)| format!("上年是{base}{unit}，就{verb}{rate}%"));
    let en = shown
        .iter()
        .map(|(base, rate)| format!("from {base} it is {rate}%"));
    let (zh, en) = (
        zh.collect::<Vec<_>>().join("；"),
        en.collect::<Vec<_>>().join(", "),
    );
    let message = say!(
        "今年{now}{unit}，不会正好{verb}{stated}%：{zh}",
        "{now}{unit} this year cannot be a {en_verb} of {stated}%: {en}"
    );
    let finding = rule.finding(line.passage, said.number.range.clone(), message)?;
    Some(finding.hint(say!(
        "核对今年、上年的数和百分比，必有一个有误",
        "check this year's figure, last year's and the percentage: one of them is wrong"
    )))
}

/// The two of `shown` whose rates come nearest to `stated`, in their order.
fn nearest(mut shown: Vec<(i64, Decimal)>, stated: Decimal) -> Vec<(i64, Decimal)> {
    shown.sort_by_key(|(_, rate)| rate.checked_sub(stated).map(Decimal::abs));
    shown.truncate(2);
    shown.sort_by_key(|(count, _)| *count);
    shown
}

/// A count that a base can be looked for.
pub(super) fn small(value: Decimal) -> Option<i64> {
    let value: i64 = value.to_string().parse().ok()?;
    (0..=MOST).contains(&value).then_some(value)
}

/// Last year's number, about: `now ÷ (1 ± stated%)`.
fn base(now: i64, stated: Decimal, up: bool) -> Option<i64> {
    let hundred = Decimal::from(100);
    let divisor = if up {
        hundred.checked_add(stated)?
    } else {
        hundred.checked_sub(stated)?
    };
    if divisor.is_zero() || divisor.is_negative() {
        return None;
    }
    let rounded = Decimal::percent(now.into(), divisor, 0, Rounding::HalfUp)?;
    small(rounded)
}
