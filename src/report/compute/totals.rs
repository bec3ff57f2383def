//! NUM-002: a total that was typed, against the sum of its parts.

use super::{Amount, Operand, Solver, State, Sum, definition, path};
use crate::diagnostic::{Diagnostic, Words};
use crate::record::{Decimal, Located};
use crate::say;

/// How many parts of a wrong total are pointed at.
const PARTS_SHOWN: usize = 8;

impl Solver<'_, '_, '_> {
    pub(super) fn check_total(&mut self, index: usize, stated: Decimal, total: Decimal) {
        let indicator = &self.indicators[index];
        if stated == total || self.qualified(index, stated, total) {
            return;
        }
        let Some(sum) = &indicator.sum else { return };
        let parts: Vec<String> = sum
            .value
            .0
            .iter()
            .map(|operand| self.operand_words(operand))
            .collect();
        let parts = parts.join(" + ");
        let name = indicator.name.as_ref().map_or("", |name| &name.text);
        let difference = total.checked_sub(stated).map_or(total, Decimal::abs);
        let span = indicator
            .value
            .map_or(definition(indicator), |value| value.span);
        let diagnostic = Diagnostic::error(
            "NUM-002",
            span,
            say!(
                "「{name}」{stated} ≠ {parts} = {total}，相差 {difference}",
                "“{name}” {stated} ≠ {parts} = {total}; the difference is {difference}"
            ),
        )
        .hint(self.doubt(stated, total, difference, sum));
        let diagnostic = self.parts_at(diagnostic, index, sum);
        self.diagnostics
            .push(diagnostic.at(path(index, indicator, ("value", "数值"))));
    }

    /// Where the slip in a total may be.
    fn doubt(
        &self,
        stated: Decimal,
        total: Decimal,
        difference: Decimal,
        sum: &Located<Sum<'_>>,
    ) -> Words {
        let mut parts = sum
            .value
            .0
            .iter()
            .map(|operand| (operand, self.known(operand)));
        let lacks = total > stated;
        let left_out = parts.find(|(_, value)| lacks && *value == Some(difference));
        if let Some((Operand::Named(part), _)) = left_out {
            let part = &part.text;
            return say!(
                "合计与分项必有一处有误（正好少「{part}」{difference}）",
                "either the total or one of its parts is wrong (it lacks just “{part}”)"
            );
        }
        if are_transposed(stated, total) {
            return say!(
                "合计与分项必有一处有误（{stated} 与 {total}：数字颠倒？）",
                "either the total or one of its parts is wrong ({stated}, {total}: digits transposed?)"
            );
        }
        say!(
            "合计与分项必有一处有误",
            "either the total or one of its parts is wrong"
        )
    }

    /// Says where the parts of a total stand.
    fn parts_at(&self, diagnostic: Diagnostic, index: usize, sum: &Located<Sum<'_>>) -> Diagnostic {
        let named = sum.value.0.iter().filter_map(|operand| match operand {
            Operand::Named(name) => self.by_name.get(&*name.text),
            Operand::Number(_) => None,
        });
        let named = named.filter(|&&part| part != index).take(PARTS_SHOWN);
        named.fold(diagnostic, |diagnostic, &part| {
            let part = &self.indicators[part];
            let name = part.name.as_ref().map_or("", |name| &name.text);
            diagnostic.relate(
                definition(part),
                say!("「{name}」在这里", "“{name}” is here"),
            )
        })
    }

    /// The value of an operand, where it has been worked out.
    fn known(&self, operand: &Operand<'_>) -> Option<Decimal> {
        match operand {
            Operand::Number(number) => Some(number.value),
            Operand::Named(name) => match self.states[*self.by_name.get(&*name.text)?] {
                State::Done(Some(Amount::Stated(value) | Amount::Total(value))) => Some(value),
                _ => None,
            },
        }
    }

    fn operand_words(&self, operand: &Operand<'_>) -> String {
        match operand {
            Operand::Number(number) => number.value.to_string(),
            Operand::Named(name) => match self.known(operand) {
                Some(value) => format!("{} {value}", name.text),
                None => name.text.to_string(),
            },
        }
    }
}

/// True where two numbers differ by two neighbouring digits that changed places: 1234, 1243.
fn are_transposed(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    let differ: Vec<usize> = { one.bytes().zip(other.bytes()).enumerate() }
        .filter(|(_, (mine, theirs))| mine != theirs)
        .map(|(at, _)| at)
        .collect();
    let (one_bytes, other_bytes) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len()
        && matches!(differ[..], [left, right] if right == left + 1
            && one_bytes[left] == other_bytes[right] && one_bytes[right] == other_bytes[left])
}
