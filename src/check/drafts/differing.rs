//! NUM-007: a text gives another number than the figure it names.

use super::prose::each_paragraph;
use super::stated::{Names, value};
use super::{Draft, Rule};
use crate::diagnostic::{Diagnostic, Step};
use crate::record::{Decimal, Field, Rounding};
use crate::report::Amount;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    let names = Names::of(facts);
    each_paragraph(facts.report, &mut |prose| {
        for mention in names.mentioned(&prose) {
            let figure = mention.figure;
            let Some(value) = value(figure) else {
                continue;
            };
            let digits = mention.written.value.scale();
            let rounded = |part, whole| {
                let ways = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate];
                let mut rates = ways
                    .into_iter()
                    .map(|way| Decimal::percent(part, whole, digits, way));
                rates.any(|rate| rate == Some(mention.written.value))
            };
            let rate = match figure.value {
                Some(Amount::Rate { part, whole }) => rounded(part, whole),
                _ => false,
            };
            if rate || mention.written.agrees(value) {
                continue;
            }
            let (Some(span), Some(words)) = (
                prose.span(mention.range.clone()),
                figure.words(Field::Figure),
            ) else {
                continue;
            };
            let typed = &prose.text[mention.range.clone()];
            let name = &figure.name;
            let (zh, en) = match prose.path.last() {
                Some(Step::Key(en, zh)) => (*zh, *en),
                _ => ("正文", "text"),
            };
            diagnostics.push(
                Diagnostic::new(
                    rule.severity,
                    rule.code,
                    span,
                    say!(
                        "{zh}写“{typed}”，与指标「{name}」{words}不一致",
                        "the {en} says “{typed}”; the figure “{name}” is {words}"
                    ),
                )
                .hint(say!(
                    "核对哪一处有误；正文引用指标就不会不一致：{{{{{name}}}}}",
                    "check which is wrong; a reference never differs: {{{{{name}}}}}"
                ))
                .relate(figure.span, say!("指标在这里", "the figure is here"))
                .at(prose.path.clone()),
            );
        }
    });
}
