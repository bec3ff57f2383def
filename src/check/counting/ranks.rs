//! NUM-020: a rank or a first that wants somebody to answer for it.

use super::super::{Facts, Found, Rule};
use super::clause::written;
use crate::say;
use crate::terms::WordSet;

static PLACES: WordSet = WordSet::new(&[
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "省内",
    "国内",
    "系统内",
]);

const FIRSTS: [&str; 14] = [
    "第一位",
    "第1位",
    "第一名",
    "第1名",
    "首位",
    "榜首",
    "首个",
    "首创",
    "首家",
    "率先",
    "唯一",
    "第一",
    "第1",
    "领先",
];

/// Behind 第一, make no rank of it.
const NO_RANK: [&str; 12] = [
    "批", "届", "次", "个", "期", "轮", "书记", "责任", "时间", "方", "部", "季",
];

/// Between a place and a rank.
const BETWEEN: [&str; 9] = [
    "",
    "排名",
    "位居",
    "居",
    "位列",
    "名列",
    "同类",
    "范围内",
    "系统",
];

/// Said of who gave the rank: 被…评为, 通报.
static SOURCES: WordSet = WordSet::new(&["通报", "公布", "发布", "评估", "考核"]);

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in written(facts.prose) {
        let text = passage.text.as_str();
        if !PLACES.any(text) {
            continue;
        }
        for place in PLACES.all() {
            for (at, _) in text.match_indices(*place) {
                let rest = &text[at + place.len()..];
                let claim = BETWEEN.iter().find_map(|between| {
                    let behind = rest.strip_prefix(between)?;
                    let first = FIRSTS.iter().find(|first| behind.starts_with(**first))?;
                    Some((between.len() + first.len(), *first))
                });
                let Some((length, first)) = claim else {
                    continue;
                };
                let range = at..at + place.len() + length;
                let behind = &text[range.end..];
                let rank = !first.ends_with(['一', '1'])
                    || !NO_RANK.iter().any(|word| behind.starts_with(word));
                let said = said(text, at);
                if !rank || SOURCES.any(said) {
                    continue;
                }
                let typed = passage.slice(range.clone());
                let message = say!(
                    "「{typed}」：写清是谁评的、依据是什么",
                    "「{typed}」: say who ranked it, and where it can be read"
                );
                let finding = rule.finding(passage, range, message);
                found.diagnostics.extend(finding.map(|finding| {
                    finding.hint(say!(
                        "有通报、文件依据的写上；没有的删去，或改说做了什么",
                        "name the notice or the document; without one, say what was done"
                    ))
                }));
            }
        }
    }
}

/// The words of the sentence ahead of byte `at`, as far as they matter.
fn said(text: &str, at: usize) -> &str {
    let near = text[..at].char_indices().rev().take(40);
    let near = near.take_while(|(_, found)| !matches!(found, '。' | '；' | '\n'));
    near.last().map_or("", |(start, _)| &text[start..at])
}
