//! DOC-009: a request in a report: 不得在报告等非请示性公文中夹带请示事项.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Role;
use crate::prose::{Part, Passage, clauses};
use crate::say;
use std::ops::Range;

/// What asks for a decision, and nothing else.
const DECIDE: [&str; 10] = [
    "请批示",
    "请予批示",
    "请批准",
    "请予批准",
    "请批复",
    "请予批复",
    "请审批",
    "请予审批",
    "请予核准",
    "请予批转",
];

/// What may stand ahead of it.
const AHEAD: [&str; 9] = [
    "",
    "特",
    "恳",
    "敬",
    "现",
    "谨",
    "并",
    "特此报告，",
    "以上报告，",
];

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let title = facts.document.title_text();
    let bare = title.trim_end_matches(['。', ' ']);
    if !(bare.ends_with("报告") || bare.is_empty() && facts.about.annual) {
        return;
    }
    let plans = facts.plans();
    for (index, passage) in facts.prose.each() {
        let last =
            plans[index] || matches!(passage.role, None | Some(Role::Others | Role::Shortcomings));
        if passage.part != Part::Text || passage.annex.is_some() || !last {
            continue;
        }
        for (range, sure) in requests(passage) {
            let typed = passage.slice(range.clone());
            let (severity, message) = match sure {
                true => (
                    rule.severity,
                    say!(
                        "报告里夹带了请示事项：“{typed}”",
                        "a request in a report: “{typed}”"
                    ),
                ),
                false => (
                    Severity::Warning,
                    say!(
                        "“{typed}”像是向上级提出的请求，报告里不能夹带请示事项",
                        "“{typed}” looks like a request to a superior; a report holds none"
                    ),
                ),
            };
            let span = passage.span(range);
            found.diagnostics.extend(span.map(|span| {
                Diagnostic::new(severity, rule.code, span, message).hint(say!(
                    "需要上级答复的事，另用“请示”行文；这里删去",
                    "what needs an answer goes into a 请示 of its own: take it out here"
                ))
            }));
        }
    }
}

/// The requests of a passage, and whether they are so by any reading.
fn requests(passage: &Passage) -> Vec<(Range<usize>, bool)> {
    let text = &passage.text;
    let mut found = Vec::new();
    if !text.contains('请') {
        return found;
    }
    for clause in clauses(text, 0..text.len()) {
        let words = passage.slice(clause.range.clone());
        let bare = words.trim();
        let ends = |word: &str| {
            AHEAD
                .iter()
                .any(|ahead| bare.strip_prefix(ahead) == Some(word))
        };
        let asked = DECIDE.iter().any(|word| ends(word));
        let doubtful = ["妥否", "当否"].iter().any(|word| bare.starts_with(word));
        let here = matches!(bare, "特此请示" | "以上请示");
        let helped = ["支持", "解决", "帮助", "协调", "倾斜", "增加"]
            .iter()
            .any(|word| words.contains(word));
        let begged = [
            "恳请",
            "恳求",
            "请求上级",
            "请上级",
            "请求市",
            "请求省",
            "敬请上级",
            "建请上级",
        ];
        let begged = begged.iter().find_map(|word| words.find(word));
        if asked || doubtful || here {
            let start = clause.range.start + words.len() - words.trim_start().len();
            found.push((start..start + bare.len(), true));
        } else if let Some(at) = begged.filter(|_| helped) {
            let quoted = words[..at].contains(['“', '《']);
            let told = ["协助", "群众", "当事人", "申请人"]
                .iter()
                .any(|word| words[..at].contains(word));
            if !quoted && !told {
                found.push((clause.range.start + at..clause.range.end, false));
            }
        }
    }
    found
}
