//! NUM-003 of a rate: a share that no whole numbers give.

use super::super::super::Rule;
use super::super::reading::is_left;
use super::super::stated::{Line, Said};
use super::super::sums::{Fit, Ratio};
use super::super::words::{stage, stem_of, strength};
use super::{Told, nearest, small};
use crate::diagnostic::{Severity, Words};
use crate::prose::Unit;
use crate::record::{Decimal, Rounding};
use crate::say;

/// `抽查案卷113份，合格率98.5%`: is there a number of files that gives it?
pub fn of_rate<'l, 'p>(rule: &Rule, line: &'l Line<'p>, index: usize) -> Option<Told<'l, 'p>> {
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

/// So many of `whole`, about.
fn share(whole: i64, stated: Decimal) -> Option<i64> {
    let hundred = Decimal::from(100);
    let scaled = stated.times_ten(stated.scale())?;
    let hundreds = hundred.times_ten(stated.scale())?;
    let percent: i64 = scaled.to_string().parse().ok()?;
    let hundreds: i64 = hundreds.to_string().parse().ok()?;
    whole.checked_mul(percent).map(|product| product / hundreds)
}
