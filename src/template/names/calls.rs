//! Who calls which component, and with what.

use super::faults;
use super::{Caller, Types};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::template::types::Type;
use std::collections::HashMap;

/// The calls that were seen.
#[derive(Default)]
pub struct Calls<'c> {
    seen: Vec<(Caller<'c>, &'c str, Span)>,
    /// What each parameter is given; `None` where calls differ or the type is not known.
    types: HashMap<(&'c str, &'c str), Option<Type>>,
    /// How often `super()` was seen.
    pub supers: usize,
}

/// More components inside each other than Tera runs.
pub const DEPTH: usize = 20;

impl<'c> Calls<'c> {
    /// Notes a call.
    pub fn call(&mut self, caller: Caller<'c>, component: &'c str, span: Span) {
        self.seen.push((caller, component, span));
    }

    /// Notes what a parameter is given.
    pub fn give(&mut self, component: &'c str, parameter: &'c str, kind: Option<Type>) {
        let kind = kind.map(Type::present);
        let known = self.types.entry((component, parameter)).or_insert(kind);
        if *known != kind {
            *known = None;
        }
    }

    /// The types that are known.
    pub fn given(&self) -> Types<'c> {
        let known = self.types.iter();
        known
            .filter_map(|(name, kind)| Some((*name, (*kind)?)))
            .collect()
    }

    /// The component of the call of that number.
    pub fn called(&self, number: usize) -> Option<&'c str> {
        self.seen.get(number).map(|(_, component, _)| *component)
    }

    /// Components that call themselves, and those that nest too deep.
    pub fn circles(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut settled = HashMap::new();
        for (_, component, _) in &self.seen {
            self.depth(component, &mut Vec::new(), &mut settled, &mut found);
        }
        found
    }

    /// How deep components nest below `name`, which `path` led to.
    fn depth(
        &self,
        name: &'c str,
        path: &mut Vec<&'c str>,
        settled: &mut HashMap<&'c str, usize>,
        found: &mut Vec<Diagnostic>,
    ) -> usize {
        if let Some(depth) = settled.get(name) {
            return *depth;
        }
        path.push(name);
        let mut deepest = 1;
        for (_, callee, span) in self.seen.iter().filter(|(from, ..)| *from == Some(name)) {
            if let Some(start) = path.iter().position(|before| before == callee) {
                found.push(faults::circle(*span, &path[start..]));
                continue;
            }
            let below = settled.get(callee).copied().unwrap_or(1);
            if path.len() + below > DEPTH {
                found.push(faults::deep(*span, DEPTH));
                continue;
            }
            let depth = 1 + self.depth(callee, path, settled, found);
            deepest = deepest.max(depth);
        }
        path.pop();
        settled.insert(name, deepest);
        deepest
    }
}
