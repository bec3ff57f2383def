//! VAL-024: a chart is asked for, and there is nothing to draw.

use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step, Words};
use crate::report::Annex;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    for (index, annex) in facts.report.annexes.iter().enumerate() {
        let Some(asked) = annex.chart.filter(|chart| chart.value) else {
            continue;
        };
        let Some((message, hint)) = lacking(annex, facts) else {
            continue;
        };
        let title = annex.title.as_ref().map(crate::record::Title::words);
        diagnostics.push(
            Diagnostic::new(rule.severity, rule.code, asked.span, message)
                .hint(hint)
                .hint(say!(
                    "不要图的，删掉「图表」这一行",
                    "where no chart is wanted, delete “chart”"
                ))
                .at(vec![
                    Step::Key("annexes", "附件"),
                    Step::Item(index, title),
                    Step::Key("chart", "图表"),
                ]),
        );
    }
}

/// Why nothing is drawn, and what would cure it; `None` where something is, or where another finding
/// says what is wrong.
fn lacking(annex: &Annex<'_>, facts: &Draft<'_, '_>) -> Option<(Words, Words)> {
    let year = facts.report.year?.value;
    if annex.indicators.is_none() {
        return Some((
            say!(
                "这个附件没有列「指标」，「图表」没有可画的",
                "this annex lists no “indicators”, so there is nothing to chart"
            ),
            say!(
                "加一行「指标」，如 指标: [复议申请, 败诉率]，或 指标: 全部",
                "name them, as indicators: [复议申请, 败诉率], or indicators: all"
            ),
        ));
    }
    let figures = facts.figures.tabulated(annex);
    let bare =
        |figure: &crate::report::Figure| figure.value.is_some() && figure.course(year).is_none();
    let nothing = !figures.is_empty() && figures.iter().all(|(figure, _)| bare(figure));
    nothing.then(|| {
        (
            say!(
                "列出的指标没有可以比较的数，「图表」画不出来",
                "the figures listed have no values to compare, so there is nothing to chart"
            ),
            say!(
                "给要画的指标填上「上年」，如 上年: 150；几年的写「历年」，如 历年: {{2022: 90, 2023: 104}}",
                "give them last year's value, as previous: 150, or more years, as history: {{2022: 90, 2023: 104}}"
            ),
        )
    })
}
