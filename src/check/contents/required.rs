//! STR-001: the contents that 《法治政府建设与责任落实督察工作规定》 asks for.

use super::super::{Facts, Found, Rule};
use super::answers::{Answer, answer, filled};
use super::words::required;
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::document::Role;
use crate::prose::Part;
use crate::say;
use crate::source::Span;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    if !facts.about.annual || is_piece(facts) {
        return;
    }
    for content in required(facts.about.kind) {
        let Words { zh, en } = name(content.role);
        match answer(content, facts) {
            Answer::Plainly => {}
            Answer::Nowhere => {
                let message = say!("全文没有写“{zh}”", "the report does not hold “{en}”");
                let finding = rule.finding_at(top(facts), message);
                found
                    .diagnostics
                    .push(finding.hint(add(content.role, facts.draft.is_some())));
            }
            Answer::Sentence(index, range) => {
                let passage = &facts.prose.passages[index];
                let Some(span) = passage.span(range) else {
                    continue;
                };
                let message = say!(
                    "“{zh}”没有专门写，只在这一句里提到",
                    "“{en}” has no section or passage: this sentence alone touches on it"
                );
                let finding = Diagnostic::new(Severity::Warning, rule.code, span, message);
                found
                    .diagnostics
                    .push(finding.hint(add(content.role, facts.draft.is_some())));
            }
        }
    }
}

/// True where a report file holds two sections or fewer so far: it is being filled in, or a piece.
fn is_piece(facts: &Facts<'_>) -> bool {
    facts.draft.is_some_and(|draft| {
        let sections = draft.report.sections();
        sections
            .iter()
            .filter(|(_, section)| filled(section))
            .count()
            < 3
    })
}

/// Where a content that is missing is told: at the title, or at the beginning of the file.
fn top(facts: &Facts<'_>) -> Span {
    if let Some(draft) = facts.draft {
        return draft.report.head.unwrap_or(facts.beginning());
    }
    let mut titles = facts.prose.passages.iter();
    let title = titles.find(|passage| passage.part == Part::Title);
    title
        .and_then(|title| title.whole())
        .unwrap_or(facts.beginning())
}

fn name(role: Role) -> Words {
    match role {
        Role::Measures => say!("主要举措和成效", "main measures and results"),
        Role::Duties => say!(
            "党政主要负责人履行推进法治建设第一责任人职责的情况",
            "how the heads met their duty as first persons responsible"
        ),
        Role::Shortcomings => say!("存在的不足和原因", "shortcomings and their causes"),
        Role::Plans => say!("下一年度的主要安排", "plans for the next year"),
        Role::Others => say!("其他需要报告的情况", "anything else to report"),
    }
}

fn add(role: Role, draft: bool) -> Words {
    let (zh, en) = match role {
        Role::Measures => ("举措", "measures"),
        Role::Duties => ("第一责任人", "duties"),
        Role::Shortcomings => ("不足", "shortcomings"),
        Role::Plans => ("计划", "plans"),
        Role::Others => ("其他", "others"),
    };
    match draft {
        true => say!(
            "在栏目「{zh}」里写；这是年度报告应当包括的内容",
            "give it under “{en}”: an annual report has to hold it"
        ),
        false => say!(
            "《法治政府建设与责任落实督察工作规定》要求年度报告写这一内容，最好单列一部分",
            "法治政府建设与责任落实督察工作规定 asks for it, best in a section of its own"
        ),
    }
}
