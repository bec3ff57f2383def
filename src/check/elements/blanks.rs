//! DOC-016: what was left to be filled in, in a report that somebody else wrote (VAL-005 in ours).

use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::prose::Passage;
use crate::record::left_blank;
use crate::say;

/// What tells of a case, where names are left out on purpose.
const CASES: [&str; 8] = [
    "案",
    "诉",
    "某",
    "当事人",
    "原告",
    "申请人",
    "被告",
    "被处罚",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    if facts.draft.is_some() {
        return;
    }
    for passage in &facts.prose.passages {
        for range in left_blank(&passage.text) {
            let typed = passage.slice(range.clone());
            // Lost characters and masked numbers are told elsewhere.
            if typed
                .chars()
                .all(|mark| matches!(mark, '？' | '?' | '*' | '＊'))
                || typed.is_empty()
            {
                continue;
            }
            let masked = masks(passage, typed, range.end);
            let (severity, message) = match masked {
                false => (
                    rule.severity,
                    say!(
                        "“{typed}”没有填：这是留着待补的",
                        "“{typed}” was left to be filled in"
                    ),
                ),
                true => (
                    Severity::Warning,
                    say!(
                        "“{typed}”是隐去的名称，还是留着没有填？",
                        "“{typed}”: a name that is left out on purpose, or one that was never filled in?"
                    ),
                ),
            };
            let span = passage.span(range);
            found.diagnostics.extend(span.map(|span| {
                Diagnostic::new(severity, rule.code, span, message).hint(say!(
                    "补上实际内容；确实没有的，把这一句删去",
                    "fill it in; where there is nothing to say, take the sentence out"
                ))
            }));
        }
    }
}

/// True where `typed` may stand for a name that is left out on purpose: `××县`, `XX公司` beside a case.
fn masks(passage: &Passage, typed: &str, end: usize) -> bool {
    let marks = typed
        .chars()
        .all(|mark| matches!(mark, '×' | '╳' | '✕' | 'X' | 'x' | 'Ｘ'));
    let rest = &passage.text[end..];
    let named = [
        "县", "市", "区", "镇", "乡", "村", "局", "公司", "厂", "省", "路", "街",
    ];
    let case = CASES.iter().any(|word| passage.text.contains(word));
    marks && case && named.iter().any(|name| rest.starts_with(name))
}
