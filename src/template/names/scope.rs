//! The names that can be used at a place of a template.

use crate::template::syntax::{Name, Node};
use crate::template::types::{Field, Record, Type};
use std::collections::HashMap;

/// What is known of a name: its type, or that it is there.
pub type Kind = Option<Type>;

/// Names, the innermost last.
#[derive(Default)]
pub struct Scope<'c> {
    frames: Vec<Frame<'c>>,
}

#[derive(Default)]
struct Frame<'c> {
    names: HashMap<&'c str, Kind>,
    /// How often each variable is set inside.
    set: HashMap<&'c str, usize>,
}

impl Frame<'_> {
    fn declare(&mut self) {
        for (name, times) in &mut self.set {
            // It hides one that was there before; which of the two it is, is not known.
            if self.names.insert(name, None).is_some() {
                *times += 1;
            }
        }
    }
}

/// `loop`, inside a `for`.
pub const LOOP: &Record = &Record {
    about: ["循环", "the loop"],
    fields: &[
        Field {
            name: "index",
            kind: Type::Number,
            about: ["第几次，从 1 数起", "Which round, from 1"],
            example: "1",
        },
        Field {
            name: "index0",
            kind: Type::Number,
            about: ["第几次，从 0 数起", "Which round, from 0"],
            example: "0",
        },
        Field {
            name: "first",
            kind: Type::Flag,
            about: ["是不是第一次", "Whether this is the first round"],
            example: "true",
        },
        Field {
            name: "last",
            kind: Type::Flag,
            about: ["是不是最后一次", "Whether this is the last round"],
            example: "false",
        },
        Field {
            name: "length",
            kind: Type::Number,
            about: ["一共几次", "How many rounds there are"],
            example: "5",
        },
    ],
};

impl<'c> Scope<'c> {
    /// The fields of `record` as names.
    pub fn of(record: &'static Record) -> Self {
        let mut scope = Self::default();
        for field in record.fields {
            scope.add(field.name, Some(field.kind));
        }
        scope
    }

    fn frame(&mut self) -> &mut Frame<'c> {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Adds a name to the innermost frame.
    pub fn add(&mut self, name: &'c str, kind: Kind) {
        self.frame().names.insert(name, kind);
    }

    /// Makes known what `bodies` set: a variable is there before it is set, for that may happen in
    /// a branch, or in a block that stands elsewhere.
    pub fn declare(&mut self, bodies: &[&'c [Node<'c>]]) {
        let frame = self.frame();
        for body in bodies {
            assigned(body, &mut |name| *frame.set.entry(name).or_default() += 1);
            everywhere(body, &mut |name| *frame.set.entry(name).or_default() += 1);
        }
        frame.declare();
    }

    /// Sets a variable, `global` for the whole template. Its type is known where nothing else sets
    /// it.
    pub fn set(&mut self, name: &'c str, kind: Kind, global: bool) {
        let holds = |frame: &&mut Frame<'c>| frame.set.contains_key(name);
        let frame = if global {
            self.frames.first_mut()
        } else {
            self.frames.iter_mut().rev().find(holds)
        };
        if let Some(frame) = frame {
            let once = frame.set.get(name) == Some(&1);
            frame.names.insert(name, kind.filter(|_| once));
        }
    }

    /// The names of a `for`, whose target is of type `kind`.
    pub fn enter_loop(
        &mut self,
        key: Option<&Name<'c>>,
        value: &Name<'c>,
        kind: Kind,
        body: &'c [Node<'c>],
    ) {
        self.frames.push(Frame::default());
        self.add("loop", Some(Type::Record(LOOP)));
        if let Some(key) = key {
            self.add(key.text, Some(Type::Word));
        }
        self.add(value.text, kind);
        let frame = self.frame();
        assigned(body, &mut |name| *frame.set.entry(name).or_default() += 1);
        frame.declare();
    }

    /// The names of a `[item for value in …]`.
    pub fn enter_list(&mut self, key: Option<&Name<'c>>, value: &Name<'c>, kind: Kind) {
        self.frames.push(Frame::default());
        if let Some(key) = key {
            self.add(key.text, Some(Type::Word));
        }
        self.add(value.text, kind);
    }

    /// Leaves what was entered last.
    pub fn leave(&mut self) {
        self.frames.pop();
    }

    /// What is known of `name`; `None` where there is no such name.
    pub fn get(&self, name: &str) -> Option<Kind> {
        let mut frames = self.frames.iter().rev();
        frames.find_map(|frame| frame.names.get(name).copied())
    }

    /// All names, those of the innermost frame first.
    pub fn names(&self) -> Vec<&'c str> {
        let mut all: Vec<&str> = Vec::new();
        for frame in self.frames.iter().rev() {
            let mut names: Vec<_> = frame.names.keys().copied().collect();
            names.sort_unstable();
            // What stands inside a call is there only where one is made with it.
            names.retain(|name| !all.contains(name) && *name != "body");
            all.extend(names);
        }
        all
    }
}

/// Calls `look` with each variable that is set in `nodes` and is gone where they end; what is
/// inside loops of their own left out.
fn assigned<'c>(nodes: &'c [Node<'c>], look: &mut dyn FnMut(&'c str)) {
    for node in nodes {
        match node {
            Node::Set { name, global, .. } | Node::Capture { name, global, .. } if !global => {
                look(name.text);
            }
            _ => {}
        }
        match node {
            Node::For { otherwise, .. } => assigned(otherwise, look),
            other => other.bodies().for_each(|body| assigned(body, look)),
        }
    }
}

/// Calls `look` with each variable that is set for the whole template, wherever it is.
fn everywhere<'c>(nodes: &'c [Node<'c>], look: &mut dyn FnMut(&'c str)) {
    for node in nodes {
        if let Node::Set {
            name, global: true, ..
        }
        | Node::Capture {
            name, global: true, ..
        } = node
        {
            look(name.text);
        }
        node.bodies().for_each(|body| everywhere(body, look));
    }
}
