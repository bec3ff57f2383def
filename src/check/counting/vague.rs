//! NUM-014: approximate numbers written twice over, or with a mark that parts them
//! (GB/T 15835-2011, 4.2.2, 5.2.1; GB/T 15834-2011, 4.5.3.4).

use super::super::{Facts, Found, Rule};
use super::clause::written;
use super::members::han;
use crate::diagnostic::Words;
use crate::prose::{Form, Number, Passage};
use crate::say;
use std::ops::Range;

/// What neighbouring numerals count as 概数; 级, 产业, 审, 季度 and their like are no such.
const MEASURES: [&str; 20] = [
    "个", "天", "家", "件", "人", "名", "倍", "户", "岁", "里", "米", "场", "分钟", "小时", "十",
    "百", "千", "万", "次", "成",
];

/// Behind 个 and its like, tell that the two are an ordinal each.
const ORDINAL: [&str; 6] = ["方面", "层次", "阶段", "部分", "专题", "季度"];

/// Ahead of a number: about, nearly, more than.
const AHEAD: [&str; 8] = ["近", "约", "超过", "超", "逾", "不足", "将近", "大约"];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        for (range, right) in parted(&passage.text) {
            let typed = passage.slice(range.clone());
            let message = say!(
                "相邻两数连用表示概数，中间不用顿号：「{typed}」",
                "neighbouring numerals that mean “about” take no 、: 「{typed}」"
            );
            push(rule, passage, range, message, Some(right), found);
        }
        for number in &passage.numbers {
            if let Some((range, message)) = piled(passage, number) {
                push(rule, passage, range, message, None, found);
            }
        }
    }
}

fn push(
    rule: &Rule,
    passage: &Passage,
    range: Range<usize>,
    message: Words,
    right: Option<String>,
    found: &mut Found,
) {
    let Some(finding) = rule.finding(passage, range.clone(), message) else {
        return;
    };
    let span = finding.span.filter(|_| passage.is_typed(range));
    found.diagnostics.push(match (right, span) {
        (Some(right), Some(span)) => finding
            .hint(say!("改成：{right}", "write {right}"))
            .fix(false, span, right),
        (Some(right), None) => finding.hint(say!("改成：{right}", "write {right}")),
        (None, _) => finding.hint(say!("表示大概的词只留一个", "say “about” once")),
    });
}

/// 三、四个 → 三四个; 3、4个 → 三四个
fn parted(text: &str) -> Vec<(Range<usize>, String)> {
    let all = text.match_indices('、').filter_map(|(at, mark)| {
        let (start, low) = text[..at].char_indices().next_back()?;
        let behind = &text[at + mark.len()..];
        let high = behind.chars().next()?;
        let value =
            |found: char| han(found).or_else(|| found.to_digit(10).map(|value| value as usize));
        let (from, to) = (value(low)?, value(high)?);
        let neighbours = to == from + 1
            && to < 10
            && from > 0
            && low != '两'
            && low.is_ascii_digit() == high.is_ascii_digit();
        let rest = &behind[high.len_utf8()..];
        let measure = MEASURES
            .iter()
            .find(|measure| rest.starts_with(**measure))?;
        let noun = &rest[measure.len()..];
        let ordinal = ORDINAL.iter().any(|word| noun.starts_with(word));
        let before = text[..start].trim_end_matches(' ');
        // At the beginning it is a heading; behind 第, in a row or in a number each is meant.
        let alone = !before.is_empty()
            && !before.ends_with([
                '第', '、', '。', '；', '：', '\n', '表', '图', '件', '和', '“', '.', '〔', '-',
                '—', '至', '编', '卷', '期',
            ])
            && !before.ends_with(|last: char| {
                last.is_ascii_digit() || han(last).is_some() || "百千万十".contains(last)
            });
        let digits = "一二三四五六七八九";
        let word = |number: usize| digits.chars().nth(number - 1);
        (neighbours && alone && !ordinal).then_some(())?;
        Some((
            start..at + mark.len() + high.len_utf8(),
            [word(from)?, word(to)?].iter().collect(),
        ))
    });
    all.collect()
}

/// 近20余件, 12.5余件, 100余人以上
fn piled(passage: &Passage, number: &Number) -> Option<(Range<usize>, Words)> {
    let text = passage.text.as_str();
    let own = passage.slice(number.digits.end..number.range.end);
    let tail = own.trim_start_matches(['万', '亿', '千', '百', '十']);
    let odd = tail.starts_with(['余', '多', '几']);
    if number.form != Form::Arabic || !odd || !number.is_quantity() {
        return None;
    }
    let head = &text[..number.digits.start];
    let ahead = AHEAD
        .iter()
        .filter(|word| head.ends_with(**word))
        .max_by_key(|word| word.len());
    let grown = head.ends_with("附近")
        || head.ends_with("最近")
        || head.ends_with("条约")
        || head.ends_with("合约");
    if let Some(word) = ahead.filter(|_| !grown) {
        let range = number.digits.start - word.len()..number.range.end;
        let typed = passage.slice(range.clone());
        let less = matches!(*word, "近" | "不足" | "将近");
        let message = match less {
            true => say!(
                "「{typed}」前后矛盾：“{word}”是不到，“余”“多”是超过",
                "「{typed}」 contradicts itself: 「{word}」 is less, 余 and 多 are more"
            ),
            false => say!("「{typed}」重复表示大概", "「{typed}」 says “about” twice"),
        };
        return Some((range, message));
    }
    let rest = &text[number.range.end..];
    if let Some(word) = ["左右", "上下", "以上", "以下"]
        .iter()
        .find(|word| rest.starts_with(**word) || own.ends_with(**word))
    {
        let end = if own.ends_with(word) {
            number.range.end
        } else {
            number.range.end + word.len()
        };
        let range = number.digits.start..end;
        let typed = passage.slice(range.clone());
        return Some((
            range,
            say!("「{typed}」重复表示大概", "「{typed}」 says “about” twice"),
        ));
    }
    // 1.2万余件 is right: the digit stands for thousands.
    let exact = number.value.scale() > 0 && number.power == 0 && tail.len() == own.len();
    exact.then(|| {
        let typed = passage.slice(number.range.clone());
        let message = say!(
            "「{typed}」既精确到小数，又说“余”“多”",
            "「{typed}」 has decimals, and says “more than” besides"
        );
        (number.range.clone(), message)
    })
}
