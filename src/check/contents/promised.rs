//! STR-002: a heading promises causes, plans or figures, and the text below holds none.

use super::super::elements::leading;
use super::super::{Facts, Found, Rule};
use super::words::{CAUSES, INTENTS, TASKS};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::prose::{Part, Passage, sentences};
use crate::record::left_blank;
use crate::report::Entry;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let passages = &facts.prose.passages;
    for (index, passage) in facts.prose.each() {
        let Part::Heading(level) = passage.part else {
            continue;
        };
        let promises = promises(&passage.text);
        if promises.is_empty() {
            continue;
        }
        let below: Vec<&Passage> = passages[index + 1..]
            .iter()
            .take_while(|other| match other.part {
                Part::Heading(other) => other > level,
                Part::Text | Part::Cell { .. } | Part::Caption => other.annex == passage.annex,
                _ => false,
            })
            .collect();
        let length: usize = below.iter().map(|other| other.text.chars().count()).sum();
        // A heading without text below it is another fault, and so is what is still to be filled in.
        let open = |other: &&Passage| !left_blank(&other.text).is_empty();
        if length < 20 || facts.draft.is_some() && below.iter().any(open) {
            continue;
        }
        for (at, word, kept, message) in promises {
            let given = word == "原因" && draft_gives_causes(facts);
            if given || below.iter().any(|other| kept(&other.text)) {
                continue;
            }
            let range = at..at + word.len();
            let first = || below.iter().find_map(|other| other.whole());
            let typed = passage.span(range);
            let Some(span) = typed.or_else(first) else {
                continue;
            };
            let hint = match (facts.draft.is_some(), word) {
                (true, "原因") => say!(
                    "在「不足」的各条里填「原因」；确实不写的，改「题目」",
                    "give each shortcoming its “cause”, or change the heading"
                ),
                _ => say!(
                    "补写这一内容，或者改标题",
                    "write it, or change the heading"
                ),
            };
            // A heading that the template words is no promise of the clerk's: a remark.
            let own = typed.is_some();
            let severity = if own { rule.severity } else { Severity::Info };
            let finding = Diagnostic::new(severity, rule.code, span, message);
            found.diagnostics.push(finding.hint(hint));
        }
    }
}

/// True where a report file gives the cause of a shortcoming under its own key.
fn draft_gives_causes(facts: &Facts<'_>) -> bool {
    fn gives(entry: &Entry<'_>) -> bool {
        entry.cause.is_some() || entry.items.iter().any(gives)
    }
    let draft = facts.draft.map(|draft| &draft.report.shortcomings.items);
    draft.is_some_and(|items| items.iter().any(gives))
}

/// What keeps a promise.
type Kept = fn(&str) -> bool;

/// What a heading calls the plans that it promises besides.
const PLANS: [&str; 6] = [
    "下一步",
    "打算",
    "工作计划",
    "工作安排",
    "整改措施",
    "改进措施",
];

/// What a heading promises: where, in which word, how it is kept, and what to say where it is not.
fn promises(heading: &str) -> Vec<(usize, &'static str, Kept, Words)> {
    let mut found: Vec<(usize, &'static str, Kept, Words)> = Vec::new();
    // Below a heading that is 原因 alone all is cause.
    let joint = any(heading, &["不足", "问题", "短板", "困难", "差距"]);
    if let Some(at) = heading.find("原因").filter(|_| joint) {
        let kept: Kept = names_cause;
        let message = say!(
            "标题写了“原因”，下面没有写原因",
            "the heading says 原因, and no cause is named below it"
        );
        found.push((at, "原因", kept, message));
    }
    let joined = ["及", "和", "与", "、", "暨"];
    // The 、 of 四、 joins nothing.
    let start = leading(heading).map_or(0, |ordinal| ordinal.range.end);
    let plan = PLANS
        .into_iter()
        .find_map(|word| Some((heading.find(word)?, word)));
    if let Some((at, word)) = plan.filter(|(at, _)| {
        let ahead = heading.get(start..*at).unwrap_or_default();
        joined.iter().any(|mark| ahead.contains(mark))
    }) {
        let kept: Kept = |text| INTENTS.any(text) || begins_with_task(text);
        let message = say!(
            "标题写了“{word}”，下面没有写",
            "the heading says {word}, and nothing of it stands below"
        );
        found.push((at, word, kept, message));
    }
    if let Some(at) = heading
        .find("数据")
        .filter(|_| heading.contains("数据情况") || heading.contains("统计数据"))
    {
        let kept: Kept = |text| text.contains(|letter: char| letter.is_ascii_digit());
        let message = say!(
            "标题写了“数据”，下面没有数字",
            "the heading says 数据, and no figure stands below it"
        );
        found.push((at, "数据", kept, message));
    }
    found
}

/// True where a text names a cause.
fn names_cause(text: &str) -> bool {
    // 主要是：一是… begins a list, and names no cause.
    let mainly = text.match_indices("主要是").any(|(at, word)| {
        let rest = &text[at + word.len()..];
        !rest.starts_with(['：', ':', '，']) && !rest.starts_with("一是")
    });
    if mainly || CAUSES.any(text) {
        return true;
    }
    let clause =
        |before: Option<char>| before.is_none_or(|before| "，。；：、（主是要".contains(before));
    let cause = text.match_indices('因').any(|(at, _)| {
        let rest = &text[at + '因'.len_utf8()..];
        clause(text[..at].chars().next_back())
            && !rest.starts_with(['素', '此', '地', '势', '果', '材'])
    });
    let under = text.match_indices('受').any(|(at, _)| {
        let rest = text[at..]
            .split(['，', '。', '；'])
            .next()
            .unwrap_or_default();
        clause(text[..at].chars().next_back()) && any(rest, &["影响", "制约", "限制"])
    });
    cause || under
}

/// True where a sentence of `text` begins with what is to be done (`充实执法力量`) and speaks of no
/// lack (`提升空间不足`).
fn begins_with_task(text: &str) -> bool {
    let lacks = [
        "不足",
        "不够",
        "不高",
        "不强",
        "不到位",
        "薄弱",
        "欠缺",
        "有待",
        "滞后",
        "短缺",
    ];
    sentences(text).into_iter().any(|range| {
        let said = text[range].trim_start();
        let point = said
            .get("一".len()..)
            .and_then(|rest| rest.strip_prefix('是'));
        let start = leading(said).map_or(0, |ordinal| ordinal.range.end);
        let said = point.unwrap_or(&said[start..]).trim_start();
        TASKS.at(said).next().is_some() && !any(said, &lacks)
    })
}

/// True where `text` holds one of `words`.
fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
