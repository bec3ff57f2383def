//! LEX-004: a verb ahead of another that says the same: 开展深入开展.

use super::super::{Facts, Found, Rule};
use crate::prose::{Part, clauses};
use crate::say;

const VERBS: [&str; 18] = [
    "开展", "实施", "推行", "推进", "推动", "加强", "加大", "健全", "完善", "优化", "强化", "深化",
    "落实", "提升", "提高", "规范", "严格", "畅通",
];

/// Verbs that may govern another (推动深入开展, 组织开展) are not among the first ones.
const FIRST: [&str; 11] = [
    "开展", "实施", "推行", "加强", "加大", "健全", "完善", "优化", "强化", "提升", "提高",
];

const BETWEEN: [&str; 18] = [
    "深入",
    "进一步",
    "持续",
    "不断",
    "扎实",
    "全面",
    "认真",
    "积极",
    "纵深",
    "大力",
    "切实",
    "着力",
    "广泛",
    "稳步",
    "有序",
    "深化",
    "严格",
    "常态化",
];

/// What is established, carried out or made better as a whole.
const NAMES: [&str; 18] = [
    "机制", "制度", "体系", "的", "措施", "政策", "行动", "工程", "计划", "战略", "方案", "项目",
    "活动", "办法", "模式", "做法", "意见", "规定",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (_, passage) in facts.prose.each() {
        if matches!(passage.part, Part::Element(_) | Part::Title) {
            continue;
        }
        let text = &passage.text;
        for clause in clauses(text, 0..text.len()) {
            // A verb at the beginning of a clause cannot be the noun of 能力提升持续推进.
            let words = passage.slice(clause.range.clone());
            let begun = words.trim_start_matches(['“', ' ']);
            let begun = begun.split_once('是').map_or(begun, |(number, rest)| {
                if number.chars().count() <= 2 {
                    rest
                } else {
                    begun
                }
            });
            let Some(length) = stacked(begun) else {
                continue;
            };
            let start = clause.range.end - begun.len();
            let range = start..start + length;
            let typed = passage.slice(range.clone());
            let message = say!(
                "“{typed}”叠用了两个动词，多了一个",
                "“{typed}” has two verbs, one too many"
            );
            let hint = say!("只留一个动词", "keep one verb");
            let finding = rule.finding(passage, range, message);
            found
                .diagnostics
                .extend(finding.map(|finding| finding.hint(hint)));
        }
    }
}

/// How long the stack of verbs is that `text` begins with.
fn stacked(text: &str) -> Option<usize> {
    let starts = |text: &str, words: &[&str]| {
        let found = words.iter().find(|word| text.starts_with(**word));
        found.map(|word| word.len())
    };
    let first = starts(text, &FIRST)?;
    let mut end = first + starts(&text[first..], &BETWEEN)?;
    let verb = loop {
        if let Some(length) = starts(&text[end..], &VERBS) {
            break length;
        }
        end += starts(&text[end..], &BETWEEN)?;
    };
    // 完善持续推进…机制, 实施大力提高…行动: what follows is the name of one thing.
    let rest = &text[end + verb..];
    let twice = text[..first] == text[end..end + verb];
    let named = NAMES.iter().any(|name| rest.contains(name));
    (twice || !named).then_some(end + verb)
}
