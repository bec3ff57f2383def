//! NUM-017: a figure that the report prints nowhere.

use super::super::{Facts, Found, Rule};
use crate::diagnostic::Step;
use crate::report::{Indicator, Operand};
use crate::say;
use crate::source::Span;
use std::collections::HashSet;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let Some(draft) = facts.draft else { return };
    let printed: HashSet<Span> = facts
        .prose
        .passages
        .iter()
        .flat_map(|passage| passage.values())
        .collect();
    let indicators = &draft.report.indicators;
    let operands: HashSet<&str> = indicators.iter().flat_map(operands).collect();
    for figure in draft.figures.iter() {
        if printed.contains(&figure.span) || operands.contains(figure.name.as_str()) {
            continue;
        }
        let name = &figure.name;
        let index = draft.figures.position(name).unwrap_or(0);
        let message = say!(
            "指标「{name}」报告里没有用到",
            "the figure “{name}” is used nowhere in the report"
        );
        let finding = rule.finding_at(figure.name_span, message).hint(say!(
            "在正文里写上 {{{{{name}}}}}；用不着的可以删去",
            "write {{{{{name}}}}} in a text, or take it out"
        ));
        found.diagnostics.push(finding.at(vec![
            Step::Key("indicators", "指标"),
            Step::Item(index, Some(name.clone())),
        ]));
    }
}

/// The figures that `indicator` is computed from.
fn operands<'r>(indicator: &'r Indicator<'_>) -> Vec<&'r str> {
    let ratio = indicator.ratio.iter();
    let ratio = ratio.flat_map(|ratio| [&ratio.value.part, &ratio.value.whole]);
    let sum = indicator.sum.iter().flat_map(|sum| &sum.value.0);
    let names = ratio.chain(sum).filter_map(|operand| match operand {
        Operand::Named(name) => Some(&*name.text),
        Operand::Number(_) => None,
    });
    names.collect()
}
