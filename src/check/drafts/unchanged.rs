//! NUM-022: a figure that is the same as last year's may have been forgotten.

use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::record::Decimal;
use crate::say;

/// Counts from here on hardly ever repeat by chance; below, they do.
const TELLING: i64 = 100;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    for (index, indicator) in facts.report.indicators.iter().enumerate() {
        let (Some(name), Some(value), Some(previous)) =
            (&indicator.name, indicator.value, indicator.previous)
        else {
            continue;
        };
        let rate = facts
            .figures
            .get(&name.text)
            .is_some_and(crate::report::Figure::is_rate);
        if rate || value.value != previous.value || value.value < Decimal::from(TELLING) {
            continue;
        }
        let (text, typed) = (&name.text, value.value);
        diagnostics.push(
            Diagnostic::new(
                rule.severity,
                rule.code,
                value.span,
                say!(
                    "「{text}」与上年完全相同（{typed}），请确认不是漏改",
                    "“{text}” is the same as last year ({typed}); was it left unchanged by mistake?"
                ),
            )
            .relate(previous.span, say!("上年的数在这里", "last year's value"))
            .at(vec![
                Step::Key("indicators", "指标"),
                Step::Item(index, Some(text.to_string())),
                Step::Key("value", "数值"),
            ]),
        );
    }
}
