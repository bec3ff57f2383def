//! REF-010: a reference prints the unit of its figure, and the text goes on with the same.

use super::prose::each_paragraph;
use super::{Draft, Rule};
use crate::diagnostic::Diagnostic;
use crate::record::Field;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Draft<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    each_paragraph(facts.report, &mut |prose| {
        for (name, field, range) in prose.figures() {
            let figure = facts.figures.get(name).filter(|_| field == Field::Figure);
            let unit = figure.and_then(|figure| {
                let printed = figure.words(Field::Figure)?;
                let unit = figure.words(Field::Unit)?;
                printed.ends_with(&unit).then_some(unit)
            });
            let Some(unit) = unit else { continue };
            let behind = &prose.text[range.end..];
            if !behind.strip_prefix(&*unit).is_some_and(ends_word) {
                continue;
            }
            let place = range.end..range.end + unit.len();
            let Some(span) = prose.span(place) else {
                continue;
            };
            let message = say!(
                "「{name}」印出来已经带“{unit}”，这里又写了一遍",
                "“{name}” prints its “{unit}”; here it is once more"
            );
            diagnostics.push(
                Diagnostic::new(rule.severity, rule.code, span, message)
                    .hint(say!("删掉后面的“{unit}”", "delete the “{unit}”"))
                    .hint(say!(
                        "只要数字、不要单位的，写：{{{{{name}.数值}}}}",
                        "for the number alone write: {{{{{name}.value}}}}"
                    ))
                    .fix(false, span, "")
                    .at(prose.path.clone()),
            );
        }
    });
}

/// True where no word goes on: `人` of `人均` is none by itself.
fn ends_word(behind: &str) -> bool {
    let next = behind.chars().next();
    next.is_none_or(|next| !next.is_alphanumeric() || "的和与及、占比".contains(next))
}
