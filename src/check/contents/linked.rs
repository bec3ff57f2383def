//! STR-004: shortcomings that no plan answers, and plans that answer none, in a report file that
//! links them (对应不足).

use super::super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Severity, Step};
use crate::record::Title;
use crate::report::Entry;
use crate::say;
use crate::source::Span;
use std::collections::HashSet;

pub(in crate::check) fn check(
    rule: &Rule,
    draft: &Draft<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let report = draft.report;
    let answered: HashSet<&str> = report.plans.items.iter().flat_map(addresses).collect();
    if answered.is_empty() {
        return;
    }
    for (index, entry) in report.shortcomings.items.iter().enumerate() {
        let own = entry
            .id
            .as_ref()
            .is_some_and(|id| answered.contains(&*id.text));
        let below = entry.items.iter().any(|entry| {
            entry
                .id
                .as_ref()
                .is_some_and(|id| answered.contains(&*id.text))
        });
        let (false, Some(span)) = (own || below, place(entry)) else {
            continue;
        };
        let message = say!("这条不足没有对应的计划", "no plan answers this shortcoming");
        let hint = say!(
            "在「计划」里加一条，用「对应不足」写上它的代号；已有的计划能对应的，补上代号",
            "add a plan that names its id under “addresses”, or name it in one that is there"
        );
        let path = vec![
            Step::Key("shortcomings", "不足"),
            Step::Item(index, name(entry)),
        ];
        let finding = Diagnostic::new(rule.severity, rule.code, span, message);
        diagnostics.push(finding.hint(hint).at(path));
    }
    for (index, entry) in report.plans.items.iter().enumerate() {
        let (true, Some(span)) = (addresses(entry).is_empty(), place(entry)) else {
            continue;
        };
        let message = say!("这条计划没有对应的不足", "this plan answers no shortcoming");
        let hint = say!(
            "有对应的，用「对应不足」写上代号；是新的工作，不用改",
            "name the id under “addresses”; where it is new work, leave it"
        );
        let path = vec![Step::Key("plans", "计划"), Step::Item(index, name(entry))];
        let finding = Diagnostic::new(Severity::Info, rule.code, span, message);
        diagnostics.push(finding.hint(hint).at(path));
    }
}

/// The shortcomings that an entry answers, its sub-entries included.
fn addresses<'e>(entry: &'e Entry<'_>) -> Vec<&'e str> {
    let own = entry.addresses.iter().map(|id| &*id.text);
    let below = entry.items.iter().flat_map(addresses);
    own.chain(below).collect()
}

fn name(entry: &Entry<'_>) -> Option<String> {
    entry.title.as_ref().map(Title::words)
}

/// Where an entry begins: its first key, or its text.
fn place(entry: &Entry<'_>) -> Option<Span> {
    let title = entry.title.as_ref().map(|title| title.span);
    let text = entry.text.as_ref().map(|text| text.span);
    title.or(text).or(entry.head)
}
