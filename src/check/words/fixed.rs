//! LEX-014: what is nearly a fixed term, with a character that sounds or looks alike.

use super::super::{Facts, Found, Rule};
use super::tables::is_known;
use crate::prose::Part;
use crate::say;
use crate::terms::Fixed;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    let fixed = Fixed::builtin();
    for (_, passage) in facts.prose.each() {
        if matches!(passage.part, Part::Element(_)) {
            continue;
        }
        for near in fixed.near(&passage.text) {
            if is_known(&passage.text, &near.range) {
                continue;
            }
            let (typed, term) = (passage.slice(near.range.clone()), near.term);
            let wrong = near
                .wrong
                .iter()
                .map(|(typed, right)| format!("“{typed}”应为“{right}”"));
            let wrong = wrong.collect::<Vec<_>>().join("，");
            let message = say!(
                "“{typed}”里像是有错字：固定的写法是“{term}”，{wrong}",
                "“{typed}” looks misspelt: the fixed term is “{term}”"
            );
            let editable = passage.is_typed(near.range.clone());
            let Some(finding) = rule.finding(passage, near.range, message) else {
                continue;
            };
            let span = finding.span.filter(|_| editable);
            let finding = finding.hint(say!("改成“{term}”", "write “{term}”"));
            found.diagnostics.push(match span {
                Some(span) => finding.fix(false, span, term),
                None => finding,
            });
        }
    }
}
