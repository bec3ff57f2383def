//! NUM-024: figures that no office answers for.

use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    let indicators = facts.report.indicators.iter().enumerate();
    let lacking: Vec<_> = indicators
        .filter(|(_, indicator)| indicator.source.is_none())
        .filter_map(|(index, indicator)| Some((index, indicator.name.as_ref()?)))
        .collect();
    let count = lacking.len();
    // Where no figure has one it is told once.
    let none = count == facts.report.indicators.len() && count > 1;
    for (index, name) in lacking.into_iter().take(if none { 1 } else { count }) {
        let text = &name.text;
        let message = match none {
            true => say!(
                "{count} 项指标都没有填「来源」",
                "none of the {count} figures has a source"
            ),
            false => say!(
                "指标「{text}」没有填「来源」",
                "the figure “{text}” has no source"
            ),
        };
        let finding = Diagnostic::new(rule.severity, rule.code, name.span, message).hint(say!(
            "填上提供数字的单位，核对时好找人，如 来源: 县法院",
            "name the office that answers for it, as source: 县法院"
        ));
        diagnostics.push(finding.at(vec![
            Step::Key("indicators", "指标"),
            Step::Item(index, Some(text.to_string())),
        ]));
    }
}
