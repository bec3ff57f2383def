//! NUM-019: 倍, 百分点 and 翻番 where another word is meant.

use super::super::{Facts, Found, Rule};
use super::clause::written;
use crate::diagnostic::Words;
use crate::prose::{Measure, Number, Passage};
use crate::record::Decimal;
use crate::say;
use std::ops::Range;

const DOWN: [&str; 8] = [
    "减少", "下降", "降低", "缩短", "压缩", "缩减", "减低", "回落",
];
const UP: [&str; 6] = ["提高", "上升", "增长", "提升", "增加", "上涨"];
const SMALL: [&str; 7] = ["了", "约", "近", "超过", "达", "超", "逾"];
const COMPARED: [&str; 10] = [
    "同比",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "较上年同期",
    "比上年同期",
    "较去年同期",
    "比去年同期",
    "环比",
];

/// What is told in percent by itself.
const SHARES: [&str; 4] = ["率", "占比", "比重", "比例"];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        for (index, number) in passage.numbers.iter().enumerate() {
            let told = match number.measure() {
                Some(Measure::Times) => multiple(passage, number.range.clone()),
                Some(Measure::Percent) => percent(passage, index),
                Some(Measure::Points) => points(passage, index),
                _ => None,
            };
            push(rule, passage, told, found);
        }
        // 一 by itself is no number to count with.
        let read = |at: usize| {
            let numbers = passage.numbers.iter();
            numbers.clone().any(|number| number.range.contains(&at))
        };
        for (at, once) in passage
            .text
            .match_indices("一倍")
            .filter(|(at, _)| !read(*at))
        {
            let told = multiple(passage, at..at + once.len());
            push(rule, passage, told, found);
        }
    }
}

fn push(rule: &Rule, passage: &Passage, told: Option<Told>, found: &mut Found) {
    if let Some((range, message, hint)) = told {
        let finding = rule.finding(passage, range, message);
        let finding = finding.map(|finding| finding.hint(hint));
        found.diagnostics.extend(finding);
    }
}

type Told = (Range<usize>, Words, Words);

/// The verb ahead of a number, small words aside, and where it begins.
fn verb<'w>(text: &str, at: usize, verbs: &[&'w str]) -> Option<(&'w str, usize)> {
    let mut head = &text[..at];
    while let Some(word) = SMALL.iter().find(|word| head.ends_with(**word)) {
        head = &head[..head.len() - word.len()];
    }
    let verb = verbs.iter().find(|verb| head.ends_with(**verb))?;
    Some((verb, head.len() - verb.len()))
}

/// 减少一倍, 翻了2倍
fn multiple(passage: &Passage, number: Range<usize>) -> Option<Told> {
    let text = passage.text.as_str();
    if let Some((_, start)) = verb(text, number.start, &DOWN) {
        // 下降2倍标准差
        let range = start..number.end;
        let typed = passage.slice(range.clone());
        return Some((
            range,
            say!(
                "「{typed}」：减少不能用倍数，减少一倍就是零",
                "「{typed}」: nothing falls by a multiple of itself; once is all of it"
            ),
            say!(
                "改成百分数或分数，如 减少50%、减少一半、减少三分之二",
                "say by what share: 减少50%, 减少一半"
            ),
        ));
    }
    let (_, start) = verb(text, number.start, &["翻"])?;
    let range = start..number.end;
    let typed = passage.slice(range.clone());
    Some((
        range,
        say!(
            "「{typed}」说法不清：翻一番是2倍，翻两番是4倍",
            "「{typed}」 is unclear: 翻一番 is twice, 翻两番 four times as much"
        ),
        say!("改成“翻了几番”或“增长几倍”", "say 翻了…番 or 增长…倍"),
    ))
}

/// 由85%提高到90%，提高5%; 化解率98%，同比提高3%
fn percent(passage: &Passage, index: usize) -> Option<Told> {
    let text = passage.text.as_str();
    let number = &passage.numbers[index];
    let verbs: Vec<&str> = UP.iter().chain(&DOWN).copied().collect();
    let (_, start) = verb(text, number.digits.start, &verbs)?;
    let last = passage.numbers[..index]
        .last()
        .filter(|last| last.is_percent())?;
    let typed = passage.slice(start..number.range.end);
    let size = number.value;
    let hint = || {
        say!(
            "两个百分数相减的差用“个百分点”；确实是相对变化的，不用改",
            "the difference of two percentages is told in 个百分点; leave a relative change as it is"
        )
    };
    let between = &text[last.range.end..start];
    if matches!(between, "，" | "，共" | "，累计") {
        let first = passage.numbers[..index]
            .iter()
            .rev()
            .nth(1)
            .filter(|first| first.is_percent())?;
        let linked = &text[first.range.end..last.digits.start];
        let moved = linked.ends_with(['到', '至', '为']) && linked.chars().count() <= 8;
        let difference = last.value.checked_sub(first.value).map(Decimal::abs)?;
        if !moved || difference.trimmed() != size.trimmed() || first.value.is_zero() {
            return None;
        }
        let (from, to) = (
            passage.slice(first.range.clone()),
            passage.slice(last.range.clone()),
        );
        let message = say!(
            "从{from}到{to}，相差{difference}个百分点，这里写「{typed}」",
            "from {from} to {to} there are {difference} points; this says 「{typed}」"
        );
        return Some((start..number.range.end, message, hint()));
    }
    let compared = between.strip_prefix('，')?;
    if !COMPARED.contains(&compared) || !is_share(text, last) {
        return None;
    }
    let message = say!(
        "比率的增减写成「{typed}」，有两种理解：{size}个百分点，还是原来的{size}%",
        "the change of a rate, 「{typed}」, may mean {size} points or {size}% of what it was"
    );
    Some((start..number.range.end, message, hint()))
}

/// 受理120件，同比增长5个百分点
fn points(passage: &Passage, index: usize) -> Option<Told> {
    let text = passage.text.as_str();
    let number = &passage.numbers[index];
    let verbs: Vec<&str> = UP.iter().chain(&DOWN).copied().collect();
    let (_, start) = verb(text, number.digits.start, &verbs)?;
    let last = passage.numbers[..index].last()?;
    let counts =
        matches!(last.measure(), Some(Measure::Count | Measure::Money)) && last.is_quantity();
    let between = &text[last.range.end..start];
    let compared = between.strip_prefix(['，', '（'])?;
    if !counts || !COMPARED.contains(&compared) {
        return None;
    }
    let typed = passage.slice(start..number.range.end);
    let counted = passage.slice(last.range.clone());
    Some((
        start..number.range.end,
        say!(
            "「{counted}」不是百分数，增减不用“百分点”：「{typed}」",
            "{counted} is no percentage; its change is not told in points: 「{typed}」"
        ),
        say!(
            "件数、金额的增减用“%”；百分点只用于比率",
            "the change of a count is told in %; points are for rates"
        ),
    ))
}

/// True where what is ahead of a percentage is called a rate.
fn is_share(text: &str, number: &Number) -> bool {
    let mut head = &text[..number.digits.start];
    while let Some(word) = ["达到", "达", "为", "约", "近", "超过"]
        .iter()
        .find(|word| head.ends_with(**word))
    {
        head = &head[..head.len() - word.len()];
    }
    SHARES.iter().any(|word| head.ends_with(word))
}
