//! NUM-008: a number without the unit that the sentence needs (GB/T 15835-2011, 4.1.1).

use super::super::listed::listed;
use super::super::{Facts, Found, Rule};
use super::clause::{before, ends, written};
use crate::diagnostic::{Severity, Words};
use crate::prose::{Form, Number, NumberRole, Passage};
use crate::say;

const MONEY: &str = include_str!("money.txt");

/// Words between what is counted and its number.
const LINKS: [&str; 19] = [
    "共计", "总计", "合计", "累计", "达到", "超过", "达", "为", "共", "约", "近", "超", "逾",
    "高达", "至", "是", "仅", "总额", "了",
];

/// 内 begins another word here: 内部, 内容.
const WORDS_WITH_IN: &str = "部容环陆科蒙设网江衣外河港存核镜参阅燃政勤务因在生地幕涵行业定";

/// Rates of another kind.
const OTHER_RATES: [&str; 9] = [
    "汇率",
    "心率",
    "频率",
    "概率",
    "倍率",
    "功率",
    "分辨率",
    "容积率",
    "市盈率",
];

/// What is counted in pieces: behind it a number alone says too little.
const COUNTED: [&str; 12] = [
    "案件",
    "纠纷",
    "申请",
    "合同",
    "建议",
    "提案",
    "线索",
    "隐患",
    "证照",
    "信访件",
    "协议",
    "罚单",
];

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        for number in passage.numbers.iter().filter(|number| may_lack(number)) {
            let Some((lack, severity)) = lacking(rule, passage, number) else {
                continue;
            };
            let Some(finding) =
                rule.finding(passage, number.range.clone(), told(passage, number, lack))
            else {
                continue;
            };
            let mut finding = finding;
            finding.severity = severity;
            let span = finding
                .span
                .filter(|_| passage.is_typed(number.range.clone()));
            let finding = finding.hint(hint(lack));
            found.diagnostics.push(match (span, lack) {
                (Some(span), Lack::Percent) => finding.fix(
                    false,
                    span,
                    format!("{}%", passage.slice(number.range.clone())),
                ),
                (Some(span), Lack::Yuan) => finding.fix(
                    false,
                    span,
                    format!("{}元", passage.slice(number.range.clone())),
                ),
                _ => finding,
            });
        }
    }
}

/// What a number lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    Yuan,
    Day,
    Percent,
    Piece,
}

fn may_lack(number: &Number) -> bool {
    let plain = matches!(number.role, NumberRole::Quantity);
    number.form == Form::Arabic && plain && number.unit.is_none()
}

fn lacking(rule: &Rule, passage: &Passage, number: &Number) -> Option<(Lack, Severity)> {
    let text = passage.text.as_str();
    let rest = &text[number.range.end..];
    let head = before(text, number.digits.start);
    let ahead = linked(head);
    if rest.starts_with('内') && number.power == 0 && number.value.scale() == 0 {
        let next = rest['内'.len_utf8()..].chars().next();
        let word = next.is_some_and(|next| WORDS_WITH_IN.contains(next));
        let rank = head.ends_with(['前', '第', '以', '名', '.', '（']) || head.is_empty();
        let first = next.is_some_and(|next| matches!(next, '\u{4e00}'..='\u{9fff}'));
        return (!word && !rank && first).then_some((Lack::Day, rule.severity));
    }
    if !ends(rest) && !rest.starts_with("以上") && !rest.starts_with("以下") {
        return None;
    }
    // 投入资金32.6万、15万元: the unit follows once.
    if ahead.ends_with('率') && number.power == 0 {
        let other = OTHER_RATES.iter().any(|word| ahead.ends_with(word));
        let other = other || is_per_head(ahead);
        let none = number.value.is_below(2);
        return (!other && !none && ends(rest)).then_some((Lack::Percent, rule.severity));
    }
    if !ends(rest) {
        return None;
    }
    if listed(MONEY).any(|word| ahead.ends_with(word)) {
        return Some((Lack::Yuan, rule.severity));
    }
    let pieces = COUNTED.iter().any(|word| ahead.ends_with(word));
    (pieces && !number.value.is_below(10) && number.power == 0)
        .then_some((Lack::Piece, Severity::Warning))
}

/// `万人成讼率`, `每十万人发案率`, `亿元产值死亡率`: of so many heads, not of a hundred.
/// `3.2万人参保率` is of people that were counted.
fn is_per_head(ahead: &str) -> bool {
    let of_hundred = OF_HUNDRED.iter().any(|word| ahead.ends_with(word));
    !of_hundred
        && HEADS.iter().any(|head| {
            let scale = |found: char| "十百千万亿".contains(found);
            ahead.match_indices(head).any(|(at, _)| {
                let scaled = ahead[..at].trim_end_matches(scale);
                let digit = |found: char| found.is_ascii_digit() || found == '.';
                let counted = scaled.trim_end_matches(digit);
                let per = counted.ends_with('每') && counted.len() < at;
                per || scaled.len() < at
                    && counted.len() == scaled.len()
                    && !scaled.ends_with(is_vague)
            })
        })
}

/// `万人评议满意率`: of a hundred, whoever was asked.
const OF_HUNDRED: [&str; 12] = [
    "满意率",
    "合格率",
    "覆盖率",
    "知晓率",
    "参与率",
    "参保率",
    "办结率",
    "通过率",
    "完成率",
    "好评率",
    "就业率",
    "支持率",
];

/// What rates are taken of so many of.
const HEADS: [&str; 8] = ["人", "名", "户", "车", "元", "家", "件", "吨"];

/// 二十万人, 近万人, 数千人 are counts.
fn is_vague(before: char) -> bool {
    "〇零一二两三四五六七八九近数约上超逾余达有".contains(before)
}

/// What is ahead of a number, small words aside.
fn linked(head: &str) -> &str {
    let mut rest = head.trim_end_matches(' ');
    while let Some(word) = LINKS
        .iter()
        .find(|word| rest.ends_with(**word) && rest.len() > word.len())
    {
        rest = rest[..rest.len() - word.len()].trim_end_matches(' ');
    }
    rest
}

fn told(passage: &Passage, number: &Number, lack: Lack) -> Words {
    let typed = passage.slice(number.range.clone());
    match lack {
        Lack::Yuan => say!(
            "「{typed}」后面没有单位，是不是漏了“元”",
            "there is no unit behind {typed}: is 元 left out?"
        ),
        Lack::Day => say!(
            "「{typed}内」没有时间单位，是不是漏了“日”",
            "「{typed}内」 lacks a unit of time: is 日 left out?"
        ),
        Lack::Percent => say!(
            "比率「{typed}」后面没有“%”",
            "there is no % behind the rate {typed}"
        ),
        Lack::Piece => say!(
            "「{typed}」后面没有单位，是不是漏了“件”一类的量词",
            "there is no unit behind {typed}: is 件 or its like left out?"
        ),
    }
}

fn hint(lack: Lack) -> Words {
    match lack {
        Lack::Day => say!(
            "补上单位，如 15日内、15个工作日内",
            "give the unit: 15日内, 15个工作日内"
        ),
        _ => say!("补上单位", "give the unit"),
    }
}
