//! PUN-001: two marks of which one is too many.

use super::super::{Facts, Found, Rule};
use crate::say;

/// Marks that never stand beside one of their own kind.
const MARKS: [char; 7] = ['。', '，', '、', '；', '：', '！', '？'];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for passage in &facts.prose.passages {
        let mut characters = passage.text.char_indices().peekable();
        while let Some((start, mark)) = characters.next() {
            if !MARKS.contains(&mark) {
                continue;
            }
            let mut end = start + mark.len_utf8();
            let mut last = mark;
            while let Some((at, next)) = characters.next_if(|(_, next)| MARKS.contains(next)) {
                end = at + next.len_utf8();
                last = next;
            }
            let typed = passage.slice(start..end);
            // ！！ and ？！ are emphasis, bad style and no slip.
            let emphasis = typed.chars().all(|mark| matches!(mark, '！' | '？'));
            // 。。。 is meant for ……: PUN-009.
            let dots = typed.chars().count() > 2 && typed.chars().all(|mark| mark == '。');
            if end == start + mark.len_utf8() || emphasis || dots {
                continue;
            }
            let message = say!("标点重复：「{typed}」", "marks are doubled: 「{typed}」");
            let Some(mut finding) = rule.finding(passage, start..end, message) else {
                continue;
            };
            if typed.chars().all(|other| other == last) && passage.is_typed(start..end) {
                let span = finding.span.unwrap_or(facts.beginning());
                finding = finding.hint(say!("改成：{last}", "write {last}")).fix(
                    false,
                    span,
                    last.to_string(),
                );
            } else {
                finding = finding.hint(say!(
                    "这里只能留一个标点，看上下文定",
                    "one of them is to stay: which, the sentence tells"
                ));
            }
            found.diagnostics.push(finding);
        }
    }
}
