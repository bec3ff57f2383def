//! SEC-006: words that call for a second look before publication
//! (政府信息公开条例 第十四条、第十六条).

use super::super::listed::words;
use super::super::{Facts, Found, Rule};
use super::digits::ahead;
use crate::prose::Part;
use crate::say;
use crate::terms::WordSet;
use std::sync::LazyLock;

static WORDS: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("second.txt")));

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let passages = facts.prose.passages.iter();
    for passage in passages.filter(|passage| !matches!(passage.part, Part::Element(_))) {
        for (at, word) in WORDS.each(&passage.text) {
            if in_title(&passage.text, at) {
                continue;
            }
            let word = WORDS.all()[word];
            let message = say!(
                "「{word}」：公开前再看一遍，这里的内容是否可以公开",
                "「{word}」: look again whether what stands here may be public"
            );
            let finding = rule.finding(passage, at..at + word.len(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "拿不准的，请保密办或业务部门审查",
                    "in doubt ask the secrecy office"
                ))
            }));
        }
    }
}

/// True inside 《》: the names of laws and documents are public.
fn in_title(text: &str, at: usize) -> bool {
    let before = ahead(text, at, 40);
    let open = before.rfind('《');
    open.is_some_and(|open| before.rfind('》').is_none_or(|close| close < open))
}
