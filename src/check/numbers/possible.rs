//! NUM-003: a percentage that no whole numbers give.

use super::super::{Facts, Found, Rule, Verdict};
use super::change::{is_last_year, tells_last_year};
use super::reading::is_left;
use super::stated::{Line, Said};
use super::sums::{Fit, Ratio};
use super::words::{change, is_change, is_fall, stage, stem_of, strength};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::Unit;
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
                of_rate(rule, line, index)
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

/// `抽查案卷113份，合格率98.5%`: is there a number of files that gives it?
fn of_rate<'l, 'p>(rule: &Rule, line: &'l Line<'p>, index: usize) -> Option<Told<'l, 'p>> {
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
    let number = small(count.exact()?)?;
    let asked = ["满意", "好评", "知晓", "普及", "支持", "参与", "覆盖"];
    let general = asked.iter().any(|word| stem.ends_with(word)) || stem.chars().count() > 5;
    let over = said.number.value > Decimal::from(100);
    if !alone || general || !beside || over || said.label.chars().count() > 10 {
        return None;
    }
    let left = is_left(stem, count);
    let rate = if left {
        Decimal::from(100).checked_sub(said.number.value)?
    } else {
        said.number.value
    };
    let members = Members {
        line,
        said,
        count,
        number,
        rate,
    };
    // `败诉2件，败诉率5%`: the two of which it is 5% are not told; a whole can be asked for.
    let finding = if left || strength(stem, count.label) > 0 {
        let neither = left || members.no_share().is_some();
        members.no_whole().filter(|_| neither)
    } else {
        // Of what was looked at, taken in or done, not of all there is: 建成260个村，自来水普及率.
        let of_these = stage(count.label).is_some();
        members.no_share().filter(|_| of_these)
    };
    let mut finding = rule.finding(line.passage, said.number.range.clone(), finding?)?;
    finding.severity = Severity::Warning;
    let finding = finding.hint(say!(
        "核对这两个数；百分比另有分母的，在句子里写明",
        "check both; where the percentage has another denominator, say so in the sentence"
    ));
    Some((finding, Some(count)))
}

/// A rate, and the one count beside it.
struct Members<'l, 'p> {
    line: &'l Line<'p>,
    said: &'l Said<'p>,
    count: &'l Said<'p>,
    number: i64,
    /// The share of `count` that is stated.
    rate: Decimal,
}

impl Members<'_, '_> {
    /// The count is the whole: is there a part of it?
    fn no_share(&self) -> Option<Words> {
        let (whole, stated) = (self.number, self.rate);
        let guess = share(whole, stated).filter(|_| whole > 1)?;
        let near = (guess - 2).max(0)..=(guess + 2).min(whole);
        let shown = self.off(near.map(|part| (part, part, whole)))?;
        let unit = self.count.number.unit_word();
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
        Some(say!(
            "{whole}{unit}里不会正好有{stated}%：{zh}",
            "of {whole}{unit} no whole number is {stated}%: {en}"
        ))
    }

    /// The count is the part: is there a whole?
    fn no_whole(&self) -> Option<Words> {
        let (part, stated) = (self.number, self.rate);
        let guess = Decimal::percent(part.into(), stated, 0, Rounding::HalfUp)?;
        let guess = small(guess).filter(|_| part > 0)?;
        let near = (guess - 2).max(part)..=guess.max(part) + 2;
        let shown = self.off(near.map(|whole| (whole, part, whole)))?;
        let unit = self.count.number.unit_word();
        let words = self.line.passage.slice(self.line.words(self.count));
        let zh = shown
            .iter()
            .map(|(whole, rate)| format!("总数是{whole}{unit}，就是{rate}%"));
        let en = shown
            .iter()
            .map(|(whole, rate)| format!("of {whole} it is {rate}%"));
        let (zh, en) = (
            zh.collect::<Vec<_>>().join("；"),
            en.collect::<Vec<_>>().join(", "),
        );
        let name = self.said.label.trim();
        let value = self.said.number.value;
        Some(say!(
            "{words}，{name}不会正好是{value}%：{zh}",
            "{words}: no whole number gives {value}%: {en}"
        ))
    }

    /// Of ratios that come near (what tells them apart, part, whole) the two nearest; nothing where
    /// one of them is what is stated.
    fn off(&self, near: impl Iterator<Item = (i64, i64, i64)>) -> Option<Vec<(i64, Decimal)>> {
        let digits = self.said.number.value.scale();
        let mut shown = Vec::new();
        for (name, part, whole) in near {
            let ratio = Ratio {
                part: part.into(),
                whole: whole.into(),
            };
            if ratio.fit(self.rate) != Fit::Off {
                return None;
            }
            shown.push((name, ratio.rounded(digits)?));
        }
        Some(nearest(shown, self.rate))
    }
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

/// So many of `whole`, about.
fn share(whole: i64, stated: Decimal) -> Option<i64> {
    let hundred = Decimal::from(100);
    let scaled = stated.times_ten(stated.scale())?;
    let hundreds = hundred.times_ten(stated.scale())?;
    let percent: i64 = scaled.to_string().parse().ok()?;
    let hundreds: i64 = hundreds.to_string().parse().ok()?;
    whole.checked_mul(percent).map(|product| product / hundreds)
}
