//! NUM-006: a number of things that is announced (三个方面：), and the list that follows.

use super::super::Rule;
use super::members::{are_alike, members, numeral, outside};
use crate::diagnostic::{Diagnostic, Severity};
use crate::prose::{Part, Passage};
use crate::say;
use std::ops::Range;

/// Words between a numeral and what is listed.
const MEASURES: [&str; 22] = [
    "个方面",
    "方面",
    "个",
    "项",
    "大类",
    "大",
    "类",
    "种",
    "张",
    "级",
    "点",
    "部分",
    "部",
    "支",
    "本",
    "环节",
    "步",
    "条",
    "件",
    "家",
    "所",
    "则",
];

/// Ahead of a numeral, make no count of it.
const NO_COUNT: [&str; 14] = [
    "第",
    "前",
    "近",
    "约",
    "每",
    "后",
    "超",
    "逾",
    "至少",
    "不少于",
    "不超过",
    "不足",
    "其中",
    "十",
];

/// An announcement that ends where a list begins.
struct Announced<'t> {
    count: usize,
    /// From the numeral to the last word.
    range: Range<usize>,
    noun: &'t str,
    /// The number was written in Arabic digits.
    arabic: bool,
}

/// What 一是, 二是 tell one by one; of 项目17个 they tell how these were built.
const POINTS: [&str; 18] = [
    "方面", "举措", "措施", "任务", "工作", "问题", "不足", "短板", "环节", "要求", "做法", "特点",
    "亮点", "转变", "机制", "制度", "行动", "事",
];

impl Announced<'_> {
    /// True where points are announced and no things that were counted.
    fn is_points(&self) -> bool {
        self.noun.is_empty() && !self.arabic || POINTS.iter().any(|word| self.noun.ends_with(word))
    }
}

/// The findings in passage `index`.
pub(super) fn look(rule: &Rule, passages: &[Passage], index: usize) -> Vec<Diagnostic> {
    let Some(passage) = passages.get(index) else {
        return Vec::new();
    };
    let mut found = enumerated(rule, passages, index);
    found.extend(listed(rule, passage));
    found
}

/// What announces a list at the end of `head`, a clause.
fn announced(head: &str) -> Option<Announced<'_>> {
    let clause = head.rfind(['，', '。', '；', '：', '\n', '！', '、', '）', '”', '》']);
    let clause = clause.map_or(0, |at| {
        at + head[at..].chars().next().map_or(0, char::len_utf8)
    });
    let mut places = head[clause..].char_indices().rev().take(16);
    places.find_map(|(at, _)| {
        let at = clause + at;
        let before = &head[..at];
        let inside =
            before.ends_with(|last: char| last.is_ascii_digit() || matches!(last, '.' | '%'));
        if inside || NO_COUNT.iter().any(|word| before.ends_with(word)) {
            return None;
        }
        let (count, length) = numeral(&head[at..])?;
        let rest = &head[at + length..];
        let measure = MEASURES.iter().find(|word| rest.starts_with(**word))?;
        let noun = &rest[measure.len()..];
        let plain = noun
            .chars()
            .all(|found| matches!(found, '\u{4e00}'..='\u{9fff}'));
        let short = noun.chars().count() <= 10 && !(noun.is_empty() && *measure == "点");
        (count > 1 && plain && short).then_some(Announced {
            count,
            range: at..head.len(),
            noun,
            arabic: head[at..].starts_with(|first: char| first.is_ascii_digit()),
        })
    })
}

/// 三方面：一是…；二是…
fn enumerated(rule: &Rule, passages: &[Passage], index: usize) -> Vec<Diagnostic> {
    let passage = &passages[index];
    let text = passage.text.as_str();
    let mut found = Vec::new();
    let points = points(text);
    for (place, (at, _)) in points
        .iter()
        .enumerate()
        .filter(|(_, (_, number))| *number == 1)
    {
        let head = text[..*at].trim_end_matches(' ');
        let Some(mark) = head.chars().next_back() else {
            continue;
        };
        let stated = head
            .strip_suffix(['：', '。', '，', '；'])
            .and_then(announced);
        let stated = stated.filter(|stated| mark == '：' || stated.is_points());
        let Some(announced) = stated else { continue };
        let run = points[place..]
            .iter()
            .zip(1..)
            .take_while(|((_, number), next)| number == next);
        let mut last = run.count();
        if place + last == points.len() {
            last = continued(&passages[index + 1..], last);
        }
        if last < 2 || last == announced.count {
            continue;
        }
        let severity = if mark == '：' && announced.is_points() {
            rule.severity
        } else {
            Severity::Warning
        };
        found.extend(told(rule, passage, &announced, last, severity));
    }
    found
}

/// The ordinals 一是, 二是 of a text that begin a clause: places and numbers.
fn points(text: &str) -> Vec<(usize, usize)> {
    let all = text.match_indices('是').filter_map(|(at, _)| {
        let (start, last) = text[..at].char_indices().next_back()?;
        let number = super::members::han(last).filter(|_| last != '两')?;
        // 十一是 goes on behind 十是.
        let (before, number) = match text[..start].strip_suffix('十') {
            Some(before) if number < 10 => (before, 10 + number),
            _ => (&text[..start], number),
        };
        let start = before.len();
        let begins = before
            .trim_end_matches(' ')
            .ends_with(['：', '。', '，', '；', '！', '\n', '）', '”', ' ']);
        (begins || before.is_empty()).then_some((start, number))
    });
    all.collect()
}

/// How far the ordinals go on in the passages behind.
fn continued(passages: &[Passage], mut last: usize) -> usize {
    for passage in passages.iter().take(12) {
        let points = points(&passage.text);
        match points.first() {
            Some((0, number)) if passage.part == Part::Text && *number == last + 1 => {
                let run = points
                    .iter()
                    .zip(last + 1..)
                    .take_while(|((_, number), next)| number == next);
                last += run.count();
            }
            _ => break,
        }
    }
    last
}

/// 三项制度：A、B、C。 and 三个试点，即A、B、C。
fn listed(rule: &Rule, passage: &Passage) -> Vec<Diagnostic> {
    let text = passage.text.as_str();
    let mut found = Vec::new();
    let marks = outside(text).filter(|(_, mark)| matches!(mark, '：' | '，'));
    for (at, mark) in marks {
        let behind = &text[at + mark.len_utf8()..];
        let word = ["即", "分别是", "分别为", "分别在"]
            .iter()
            .find(|word| behind.starts_with(**word));
        let length = match (mark, word) {
            (_, Some(word)) => word.len(),
            ('：', None) => 0,
            _ => continue,
        };
        let Some(announced) = announced(&text[..at]) else {
            continue;
        };
        let start = at + mark.len_utf8() + length;
        let mut ends = outside(&text[start..])
            .filter(|(_, mark)| matches!(mark, '。' | '；' | '，' | '：' | '！' | '\n'));
        let (end, stop) = ends
            .next()
            .map_or((text.len(), '\n'), |(end, stop)| (start + end, stop));
        let members = members(text, start..end);
        // With other marks in it, what follows is no plain list.
        let plain = matches!(stop, '。' | '\n') && !text[start..end].contains("是");
        let short = members
            .items
            .iter()
            .all(|item| text[item.clone()].chars().count() <= 30);
        if !plain || !short || members.items.len() < 2 || members.allows(announced.count) {
            continue;
        }
        let alike = are_alike(text, &members, &[announced.noun]);
        let severity = if alike {
            rule.severity
        } else {
            Severity::Warning
        };
        found.extend(told(
            rule,
            passage,
            &announced,
            members.items.len(),
            severity,
        ));
    }
    found
}

fn told(
    rule: &Rule,
    passage: &Passage,
    announced: &Announced<'_>,
    listed: usize,
    severity: Severity,
) -> Option<Diagnostic> {
    let words = passage.slice(announced.range.clone());
    let count = announced.count;
    let span = passage.span(announced.range.clone())?;
    let message = say!(
        "这里说“{words}”（{count}），后面列了{listed}项",
        "“{words}” announces {count}, and {listed} are listed"
    );
    Some(
        Diagnostic::new(severity, rule.code, span, message).hint(say!(
            "核对：改数字，或补上、删去所列的内容；只是举例的，末尾加“等”",
            "change the number or the list; where these are examples only, end with 等"
        )),
    )
}
