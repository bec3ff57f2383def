//! NUM-018: a rate without the figures it is the ratio of.

use super::super::{Facts, Found, Rule, Verdict, Why};
use super::words::{is_change, stem_of};
use crate::document::Role;
use crate::record::Decimal;
use crate::say;

pub(super) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for line in facts.lines() {
        if matches!(line.passage.role, Some(Role::Plans)) {
            continue;
        }
        for said in line.said.iter().filter(|said| said.number.is_percent()) {
            let verdict = found
                .ledger
                .get(line.index, said.at)
                .map(|numbered| numbered.verdict);
            let unknown = verdict == Some(Verdict::Unchecked(Why::NoDenominator));
            // What a figure of the report file is the ratio of, the file says.
            let referred =
                facts.draft.is_some() && !line.passage.is_typed(said.number.digits.clone());
            let whole = said.number.value == Decimal::from(100);
            let Some(stem) = stem_of(said.label)
                .filter(|_| unknown && !whole && !referred && !is_change(said.label))
            else {
                continue;
            };
            let value = said.number.value;
            let kind = if said.label.contains("占比") {
                "占比"
            } else {
                "率"
            };
            let message = say!(
                "{stem}{kind}{value}%没有写分子和分母，无法核对",
                "{value}% is stated without numerator and denominator: it cannot be checked"
            );
            let finding = rule.finding(line.passage, said.number.range.clone(), message);
            found.diagnostics.extend(finding.map(|finding| {
                finding.hint(say!(
                    "写明是多少里面的多少，如“办结155件，占受理157件的98.7%”",
                    "say how many of how many"
                ))
            }));
        }
    }
}
