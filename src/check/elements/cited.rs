//! DOC-006: a document that is named without 《》; DOC-007: a year in a title without 年.

use super::super::{Facts, Found, Rule};
use crate::prose::{Part, clauses};
use crate::say;

/// What is done with a document.
const DONE: [&str; 20] = [
    "印发",
    "出台",
    "下发",
    "转发",
    "制发",
    "制定",
    "发布",
    "制订",
    "印制",
    "修订",
    "贯彻落实",
    "贯彻执行",
    "起草",
    "审议通过",
    "联合印发",
    "公布",
    "颁布",
    "修改",
    "草拟",
    "传达学习",
];

/// What a document is.
const KINDS: [&str; 20] = [
    "实施意见",
    "指导意见",
    "若干意见",
    "工作意见",
    "意见",
    "实施方案",
    "工作方案",
    "行动方案",
    "方案",
    "通知",
    "管理办法",
    "实施办法",
    "暂行办法",
    "办法",
    "暂行规定",
    "若干规定",
    "规定",
    "实施细则",
    "细则",
    "通告",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (_, passage) in facts.prose.texts() {
        let text = &passage.text;
        if !text.contains("关于") {
            continue;
        }
        for clause in clauses(text, 0..text.len()) {
            let words = passage.slice(clause.range.clone());
            for (at, about) in words.match_indices("关于") {
                let head = words[..at].trim_end_matches('了');
                let done = DONE.iter().any(|done| head.ends_with(done));
                let rest = &words[at + about.len()..];
                let bare = rest.trim_end_matches(['等', ' ']);
                let kind = KINDS.iter().find(|kind| {
                    bare.strip_suffix(**kind)
                        .is_some_and(|subject| subject.ends_with('的'))
                });
                let own = !rest.contains(['《', '》', '“', '、']) && rest.matches('的').count() < 3;
                let (Some(_), true, true) = (kind, done, own) else {
                    continue;
                };
                let start = clause.range.start + at;
                let end = start + about.len() + bare.len();
                let message = say!("文件名称没有加书名号", "a document is named without 《》");
                let typed = passage.slice(start..end);
                let hint = say!("写成：《{typed}》", "write 《{typed}》");
                let Some(finding) = rule.finding(passage, start..end, message) else {
                    continue;
                };
                let finding = finding.hint(hint);
                found
                    .diagnostics
                    .push(match (finding.span, passage.is_typed(start..end)) {
                        (Some(span), true) => finding.fix(false, span, format!("《{typed}》")),
                        _ => finding,
                    });
            }
        }
    }
}

/// DOC-007: 《某市2025实施方案》
pub(super) fn check_year(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    // In a report file of ours the clerk has the document at hand, and named it.
    if !facts.about.foreign {
        return;
    }
    for passage in &facts.prose.passages {
        if !matches!(
            passage.part,
            Part::Text | Part::Heading(_) | Part::Cell { .. }
        ) {
            continue;
        }
        let text = &passage.text;
        if !text.contains('《') {
            continue;
        }
        let mut depth = 0usize;
        let mut before = None;
        for (at, letter) in text.char_indices() {
            match letter {
                '《' => depth += 1,
                '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let number = |letter: Option<char>| {
                letter.is_some_and(|letter: char| {
                    letter.is_ascii_alphanumeric() || "〔（([-—–-至".contains(letter)
                })
            };
            let begins = depth > 0 && letter.is_ascii_digit() && !number(before);
            before = Some(letter);
            let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            let year = begins
                && digits == 4
                && (text[at..].starts_with("20") || text[at..].starts_with("19"));
            let next = text.get(at + 4..).and_then(|rest| rest.chars().next());
            let named = next.is_some_and(|next| {
                next.is_alphabetic() && !next.is_ascii() && !"年版件个项".contains(next)
            });
            if !year || !named {
                continue;
            }
            let typed = &text[at..at + 4];
            let message = say!(
                "文件名称里的年份没有“年”字：“{typed}”",
                "a year without 年 in the title of a document: “{typed}”"
            );
            let finding = rule.finding(passage, at..at + 4, message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "与原件核对；原件就是这样的，不用改",
                    "compare it with the original; where that has none, leave it"
                ))
            }));
        }
    }
}
