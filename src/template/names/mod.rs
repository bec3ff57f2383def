//! The names in a template, checked before it is run: also in a branch that no report takes, and
//! where Tera would take a misspelt name for something that is not there.

mod blocks;
mod calls;
mod components;
mod faults;
mod scope;
#[cfg(test)]
mod tests;
mod values;

use super::context::View;
use super::syntax::{Component, Name, Node, Place, Tree};
use super::types::Type;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use calls::Calls;
pub use scope::LOOP;
use scope::Scope;
use std::collections::{HashMap, HashSet};

/// A layout of a chain, read.
pub struct Read<'t> {
    /// The pack's name.
    pub name: &'t str,
    pub source: SourceId,
    pub tree: Tree<'t>,
}

/// Everything that is wrong with the names of a chain of layouts, the base first. Only what the
/// last of them prints is looked at: what it replaces does not count.
pub fn check(chain: &[Read<'_>]) -> Vec<Diagnostic> {
    let Some(mut checker) = Checker::run(chain) else {
        return Vec::new();
    };
    let circles = checker.calls.circles();
    checker.found.extend(circles);
    checker.found.sort_by_key(|found| found.span);
    checker.found.dedup();
    checker.found
}

/// A component, and what its parameters are given.
pub struct Signature<'t> {
    pub name: &'t str,
    pub parameters: Vec<(&'t str, Option<Type>)>,
}

/// The components of a chain of layouts, in the order of their names.
pub fn signatures<'t>(chain: &'t [Read<'t>]) -> Vec<Signature<'t>> {
    let Some(checker) = Checker::run(chain) else {
        return Vec::new();
    };
    let each = checker.components.values().map(|(_, component)| {
        let name = component.name.text;
        let parameters = component.parameters.iter().map(|parameter| {
            let parameter = parameter.name.text;
            (parameter, checker.given.get(&(name, parameter)).copied())
        });
        let parameters = parameters.collect();
        Signature { name, parameters }
    });
    let mut all: Vec<_> = each.collect();
    all.sort_by_key(|signature| signature.name);
    all
}

/// Types of parameters, by the component and the parameter.
type Types<'c> = HashMap<(&'c str, &'c str), Type>;

/// Who calls: a component, or what is printed itself.
type Caller<'c> = Option<&'c str>;

struct Checker<'c> {
    chain: &'c [Read<'c>],
    /// The layouts that are rendered: the last one, that which it extends, and so on.
    rendered: Vec<usize>,
    /// Of components of one name the last: the layout that defines it, and its definition.
    components: HashMap<&'c str, (usize, &'c Component<'c>)>,
    /// The types of parameters that the last round found.
    given: Types<'c>,
    /// The types that the parameters of earlier layouts have there.
    expected: Types<'c>,
    calls: Calls<'c>,
    scope: Scope<'c>,
    /// Whose names are looked at.
    at: usize,
    caller: Caller<'c>,
    found: Vec<Diagnostic>,
}

impl<'c> Checker<'c> {
    fn run(chain: &'c [Read<'c>]) -> Option<Self> {
        let last = chain.len().checked_sub(1)?;
        let mut checker = Self::new(chain, last);
        if let Some(earlier) = Self::run(&chain[..last]) {
            checker.expected = earlier.expected;
            checker.expected.extend(earlier.given);
        }
        // What a component is given is known when its callers have been looked at.
        for _ in 0..=calls::DEPTH {
            let before = std::mem::take(&mut checker.calls);
            checker.given = before.given();
            checker.found = Vec::new();
            checker.round(last);
            if checker.calls.given() == checker.given {
                break;
            }
        }
        Some(checker)
    }

    fn new(chain: &'c [Read<'c>], last: usize) -> Self {
        let mut components = HashMap::new();
        for (index, read) in chain.iter().enumerate() {
            for component in &read.tree.components {
                components.insert(component.name.text, (index, component));
            }
        }
        let mut rendered = vec![last];
        while let Some(parent) = parent(chain, &rendered) {
            rendered.push(parent);
        }
        Self {
            chain,
            rendered,
            components,
            given: HashMap::new(),
            expected: HashMap::new(),
            calls: Calls::default(),
            scope: Scope::default(),
            at: last,
            caller: None,
            found: Vec::new(),
        }
    }

    /// Looks at what is rendered, then at every component that is called from there or stands in
    /// the last layout.
    fn round(&mut self, last: usize) {
        self.caller = None;
        self.scope = Scope::of(View::RECORD);
        let bodies = self.rendered.iter();
        let bodies: Vec<_> = bodies
            .map(|&index| self.chain[index].tree.body.as_slice())
            .collect();
        self.scope.declare(&bodies);
        let root = self.rendered.last().copied().unwrap_or(last);
        self.at = root;
        self.body(&self.chain[root].tree.body);
        self.unknown_blocks();
        let own = self.chain[last].tree.components.iter();
        let own: Vec<_> = own.map(|component| component.name.text).collect();
        let mut done = HashSet::new();
        let mut called = 0;
        for name in own {
            done.insert(name);
            self.component(name);
        }
        // Each that is looked at may call further ones.
        while let Some(name) = self.calls.called(called) {
            called += 1;
            if done.insert(name) {
                self.component(name);
            }
        }
    }

    fn component(&mut self, name: &'c str) {
        let Some((index, component)) = self.components.get(name).copied() else {
            return;
        };
        self.at = index;
        self.caller = Some(component.name.text);
        self.scope = Scope::default();
        for parameter in &component.parameters {
            let name = parameter.name.text;
            let expected = self.expected(index, component.name.text, name);
            let known = self.given.get(&(component.name.text, name)).copied();
            self.scope.add(name, expected.or(known));
        }
        for name in component.rest.iter().map(|rest| rest.text).chain(["body"]) {
            self.scope.add(name, None);
        }
        self.scope.declare(&[&component.body]);
        self.body(&component.body);
    }

    /// The type that a parameter has where an earlier layout calls its component.
    fn expected(&self, owner: usize, component: &str, parameter: &str) -> Option<Type> {
        let earlier = owner + 1 < self.chain.len();
        let known = self.expected.get(&(component, parameter));
        known.copied().filter(|_| earlier)
    }

    fn body(&mut self, nodes: &'c [Node<'c>]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &'c Node<'c>) {
        match node {
            Node::Print(value) => self.printed(value),
            Node::Set {
                name,
                value,
                global,
            } => {
                let kind = self.value(value);
                self.scope.set(name.text, kind, *global);
            }
            Node::Capture { filters, body, .. } | Node::Filtered { filters, body } => {
                for filter in filters {
                    self.filter_name(filter);
                }
                self.body(body);
            }
            Node::For {
                key,
                value,
                target,
                body,
                otherwise,
            } => {
                let kind = self.target(target, key.is_some());
                self.scope.enter_loop(key.as_ref(), value, kind, body);
                self.body(body);
                self.scope.leave();
                self.body(otherwise);
            }
            Node::If { conditions, bodies } => {
                conditions.iter().for_each(|condition| {
                    self.value(condition);
                });
                bodies.iter().for_each(|body| self.body(body));
            }
            Node::Block { name, .. } => self.block(name.text),
            Node::Around { call, body } => {
                self.component_call(call);
                self.body(body);
            }
            Node::Include(name) => self.found.push(faults::included(self.span(&name.at))),
        }
    }

    fn span(&self, place: &Place) -> Span {
        Span::new(self.chain[self.at].source, place.start, place.end)
    }
}

/// The layout that the last of `rendered` extends.
fn parent(chain: &[Read<'_>], rendered: &[usize]) -> Option<usize> {
    let index = *rendered.last()?;
    let Name { text, .. } = chain[index].tree.extends.as_ref()?;
    chain[..index].iter().rposition(|read| read.name == *text)
}
