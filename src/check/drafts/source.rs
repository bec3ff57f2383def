//! NUM-024: figures that no office answers for.

use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::say;

/// So many figures are named.
const SHOWN: usize = 5;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    let indicators = facts.report.indicators.iter().enumerate();
    let lacking: Vec<_> = indicators
        .filter(|(_, indicator)| indicator.source.is_none())
        .filter_map(|(index, indicator)| Some((index, indicator.name.as_ref()?)))
        .collect();
    // It is told once: most offices fill in all of them, or none.
    let (Some((index, name)), count) = (lacking.first(), lacking.len()) else {
        return;
    };
    let shown: Vec<&str> = lacking
        .iter()
        .take(SHOWN)
        .map(|(_, name)| &*name.text)
        .collect();
    let (shown, more) = (shown.join("、"), if count > SHOWN { "等" } else { "" });
    let message = match count {
        1 => say!(
            "指标「{shown}」没有填「来源」",
            "the figure “{shown}” has no source"
        ),
        _ => say!(
            "{count} 项指标没有填「来源」：{shown}{more}",
            "{count} figures have no source: {shown}{more}"
        ),
    };
    let finding = Diagnostic::new(rule.severity, rule.code, name.span, message).hint(say!(
        "填上提供数字的单位，核对时好找人，如 来源: 县法院",
        "name the office that answers for it, as source: 县法院"
    ));
    diagnostics.push(finding.at(vec![
        Step::Key("indicators", "指标"),
        Step::Item(*index, Some(name.text.to_string())),
    ]));
}
