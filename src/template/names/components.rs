//! Calls of components: what they are given, and what they lack.

use super::{Checker, faults};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::template::syntax::{Call, Component};
use crate::template::types::Type;

impl<'c> Checker<'c> {
    /// Looks at a call, and notes the types of what is given.
    pub(super) fn component_call(&mut self, call: &'c Call<'c>) {
        let span = self.span(&call.name.at);
        let Some((owner, component)) = self.components.get(call.name.text).copied() else {
            self.arguments(call);
            let known: Vec<_> = self.components.keys().copied().collect();
            self.found
                .push(faults::component(span, call.name.text, known));
            return;
        };
        self.calls.call(self.caller, component.name.text, span);
        let mut wrong = self.given(call, owner, component);
        wrong.extend(self.lacking(call, component, span));
        if self.at < owner && !wrong.is_empty() {
            // The call is right, and the layout that redefines the component is not.
            let at = &component.name.at;
            let name = Span::new(self.chain[owner].source, at.start, at.end);
            let told = |found: &Diagnostic| found.span == Some(name);
            if !self.found.iter().any(told) {
                self.found.push(faults::redefined(name, call, span));
            }
            return;
        }
        self.found.extend(wrong);
    }

    /// Notes what is given; gives what the component does not take.
    fn given(
        &mut self,
        call: &'c Call<'c>,
        owner: usize,
        component: &'c Component<'c>,
    ) -> Vec<Diagnostic> {
        let mut wrong = Vec::new();
        for (name, value) in &call.arguments {
            let kind = self.value(value);
            let span = self.span(&name.at);
            let mut parameters = component.parameters.iter();
            let Some(parameter) = parameters.find(|known| known.name.text == name.text) else {
                if component.rest.is_none() {
                    wrong.push(faults::argument(span, name.text, component));
                }
                continue;
            };
            let parameter = parameter.name.text;
            self.calls.give(component.name.text, parameter, kind);
            let expected = self.expected(owner, component.name.text, parameter);
            if let (Some(expected), Some(kind)) = (expected, kind)
                && !fits(expected, kind)
            {
                self.found
                    .push(faults::mistaken(span, name.text, expected, kind));
            }
        }
        wrong
    }

    /// What the component needs and is not given.
    fn lacking(
        &mut self,
        call: &'c Call<'c>,
        component: &'c Component<'c>,
        span: Span,
    ) -> Vec<Diagnostic> {
        let mut wrong = Vec::new();
        for parameter in &component.parameters {
            let name = parameter.name.text;
            let given = call.arguments.iter().any(|(given, _)| given.text == name);
            if given || call.spread {
                continue;
            }
            if parameter.optional {
                self.calls.give(component.name.text, name, None);
            } else {
                wrong.push(faults::missing(span, name, component.name.text));
            }
        }
        wrong
    }
}

/// False where a component would look for fields in vain.
fn fits(expected: Type, given: Type) -> bool {
    let part = |kind: Type| match kind.present() {
        Type::List(of) => of.present(),
        other => other,
    };
    !matches!(part(expected), Type::Record(_)) || expected.present() == given.present()
}
