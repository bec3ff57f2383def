//! NUM-003: a percentage that no whole numbers give.

use super::super::{Facts, Found, Rule, Verdict};
use super::change::is_last_year;
use super::stated::{Line, Said};
use super::sums::{Fit, Ratio};
use super::words::{change, is_change, stage, stem_of, strength};
use crate::diagnostic::{Diagnostic, Severity};
use crate::prose::Unit;
use crate::record::{Decimal, Rounding};
use crate::say;

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
                of_change(rule, line, index)
            } else {
                of_rate(rule, line, index)
            };
            if let Some(finding) = told {
                let verdict = match finding.severity {
                    Severity::Error => Verdict::Wrong,
                    _ => Verdict::Doubtful,
                };
                found
                    .ledger
                    .mark(line.index, said.at, verdict, rule.code, &finding.message.zh);
                found.diagnostics.push(finding);
            }
        }
    }
}

/// Above so many, every percentage has a base.
const MOST: i64 = 100_000;

/// `93条，同比增长12.1%`: is there a number of last year that gives it?
fn of_change(rule: &Rule, line: &Line<'_>, index: usize) -> Option<Diagnostic> {
    let said = &line.said[index];
    let up = change(said.label)?;
    let count = line.said[..index].last().filter(|count| count.is_count())?;
    let now = small(count.exact()?)?;
    // Directly behind the count: the same thing is meant.
    let beside = count.after.chars().count() <= 8
        && said.clause - count.clause <= 1
        && said.depth == count.depth;
    // Where last year's value stands beside it, NUM-004 speaks.
    let near = line.said[..index].iter().rev().take(2);
    let stated = near
        .chain([count])
        .any(|other| is_last_year(other) || is_change(other.label));
    if stated {
        return None;
    }
    let label = said.label.trim();
    let yearly = ["同比", "比上年", "较上年", "比去年", "较去年"]
        .iter()
        .any(|word| label.starts_with(word));
    if !beside || !yearly || label.chars().count() > 12 || !said.after.trim().is_empty() || now == 0
    {
        return None;
    }
    let (stated, digits) = (said.number.value, said.number.value.scale());
    let fits = |base: i64| {
        let difference = if up { now - base } else { base - now };
        let computed = |way| Decimal::percent(difference.into(), base.into(), digits, way);
        difference >= 0
            && [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate]
                .into_iter()
                .any(|way| computed(way) == Some(stated))
    };
    let guess = base(now, stated, up)?;
    let near = (guess - 2).max(1)..=guess + 2;
    if near.clone().any(fits) {
        return None;
    }
    let shown = |base: i64| {
        let difference = if up { now - base } else { base - now };
        let rate = Decimal::percent(difference.into(), base.into(), digits, Rounding::HalfUp)?;
        (difference >= 0).then_some((base, rate))
    };
    let mut shown: Vec<_> = near.filter_map(shown).collect();
    shown.sort_by_key(|(_, rate)| rate.checked_sub(stated).map(Decimal::abs));
    shown.truncate(2);
    shown.sort_by_key(|(base, _)| *base);
    let unit = count.number.unit_word();
    let told = |zh: bool| {
        let each = shown.iter().map(|(base, rate)| {
            if zh {
                format!("上年{base}{unit}得{rate}%")
            } else {
                format!("{base} last year gives {rate}%")
            }
        });
        each.collect::<Vec<_>>().join(if zh { "，" } else { ", " })
    };
    let (zh, en) = (told(true), told(false));
    let verb = if up { "增长" } else { "下降" };
    let message = say!(
        "今年{now}{unit}，上年无论是多少{unit}，都算不出{verb}{stated}%：{zh}",
        "with {now}{unit} this year no number of last year gives {stated}%: {en}"
    );
    let finding = rule.finding(line.passage, said.number.range.clone(), message)?;
    Some(finding.hint(say!(
        "核对今年、上年的数和百分比，必有一个有误",
        "check this year's figure, last year's and the percentage: one of them is wrong"
    )))
}

/// `抽查案卷113份，合格率98.5%`: is there a number of files that gives it?
fn of_rate(rule: &Rule, line: &Line<'_>, index: usize) -> Option<Diagnostic> {
    let said = &line.said[index];
    let stem = stem_of(said.label)?;
    let whole = |count: &&Said<'_>| count.number.unit.is_some_and(Unit::is_whole);
    let mut counts = line.said[..index].iter().filter(whole);
    let count = counts.next().filter(|count| count.is_count())?;
    let alone =
        counts.next().is_none() && line.said.get(index + 1).is_none_or(|next| !next.is_count());
    let beside = said.clause - count.clause == 1
        && said.depth == count.depth
        && count.after.chars().count() <= 8;
    let whole = small(count.exact()?)?;
    // Of what was looked at, taken in or done, not of all there is: 建成260个村，自来水普及率.
    let of_these = stage(count.label).is_some() || strength(stem, count.label) > 0;
    let asked = ["满意", "好评", "知晓", "普及", "支持", "参与", "覆盖"];
    let general = asked.iter().any(|word| stem.ends_with(word)) || stem.chars().count() > 5;
    if !alone
        || !of_these
        || general
        || !beside
        || said.number.value > Decimal::from(100)
        || whole < 2
        || said.label.chars().count() > 10
    {
        return None;
    }
    let (stated, digits) = (said.number.value, said.number.value.scale());
    let guess = share(whole, stated)?;
    let near = (guess - 2).max(0)..=(guess + 2).min(whole);
    let ratio = |part: i64| Ratio {
        part: part.into(),
        whole: whole.into(),
    };
    if near.clone().any(|part| ratio(part).fit(stated) != Fit::Off) {
        return None;
    }
    let mut shown: Vec<_> = near
        .filter_map(|part| Some((part, ratio(part).rounded(digits)?)))
        .collect();
    shown.sort_by_key(|(_, rate)| rate.checked_sub(stated).map(Decimal::abs));
    shown.truncate(2);
    shown.sort_by_key(|(part, _)| *part);
    let unit = count.number.unit_word();
    let zh = shown
        .iter()
        .map(|(part, rate)| format!("{part}{unit}是{rate}%"));
    let en = shown
        .iter()
        .map(|(part, rate)| format!("{part} are {rate}%"));
    let (zh, en) = (
        zh.collect::<Vec<_>>().join("，"),
        en.collect::<Vec<_>>().join(", "),
    );
    let message = say!(
        "{whole}{unit}里不可能正好有{stated}%：{zh}",
        "of {whole}{unit} no whole number is {stated}%: {en}"
    );
    let mut finding = rule.finding(line.passage, said.number.range.clone(), message)?;
    finding.severity = Severity::Warning;
    Some(finding.hint(say!(
        "核对这两个数；百分比另有分母的，在句子里写明",
        "check both; where the percentage has another denominator, say so in the sentence"
    )))
}

fn small(value: Decimal) -> Option<i64> {
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

/// So many of `whole`, about.
fn share(whole: i64, stated: Decimal) -> Option<i64> {
    let hundred = Decimal::from(100);
    let scaled = stated.times_ten(stated.scale())?;
    let hundreds = hundred.times_ten(stated.scale())?;
    let percent: i64 = scaled.to_string().parse().ok()?;
    let hundreds: i64 = hundreds.to_string().parse().ok()?;
    whole.checked_mul(percent).map(|product| product / hundreds)
}
