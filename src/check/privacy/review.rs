//! SEC-007: a report that is made public, and no record of its secrecy review
//! (保守国家秘密法, 第三十五条: 先审查、后公开).

use super::super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::report::Report;
use crate::say;
use crate::source::Span;

pub(in crate::check) fn check(
    rule: &Rule,
    facts: &Draft<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let letter = &facts.report.document;
    let review = &letter.review;
    let recorded = review.by.is_some() || review.on.is_some() || review.result.is_some();
    let Some(span) = published(facts.report).filter(|_| !recorded) else {
        return;
    };
    let message = say!(
        "报告要公开，没有保密审查的记录",
        "the report is to be public, and there is no record of its secrecy review"
    );
    let finding = Diagnostic::new(rule.severity, rule.code, span, message).hint(say!(
        "审查过的，在「公文」下补上：保密审查: {{审查单位: 县委保密办, 日期: 2024-02-20, 结论: 可以公开}}",
        "once it was reviewed, add under “document”: review: {{by: …, on: 2024-02-20, result: …}}"
    ));
    diagnostics.push(finding.at(vec![Step::Key("document", "公文")]));
}

/// True where a report file says that everybody may read the report.
pub(super) fn is_public(report: &Report<'_>) -> bool {
    published(report).is_some()
}

/// Where a report file says so.
fn published(report: &Report<'_>) -> Option<Span> {
    let letter = &report.document;
    let note = letter.note.as_ref();
    let note = note.filter(|note| {
        let words = note.words();
        words.contains("公开") && !words.contains("不公开") && !words.contains("不予公开")
    });
    let mode = letter.disclosure.mode.as_ref();
    let mode = mode.filter(|mode| mode.words().contains("主动公开"));
    let told = letter.published_on.as_ref().map(|date| date.span);
    told.or(mode.map(|title| title.span))
        .or(note.map(|title| title.span))
}
