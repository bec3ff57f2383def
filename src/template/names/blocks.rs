//! Blocks: which definition counts, and which would never be printed.

use super::{Checker, faults};
use crate::source::Span;
use crate::template::syntax::Node;

impl<'c> Checker<'c> {
    /// The definition of a block that counts, and those below it that it prints with `super()`.
    pub(super) fn block(&mut self, name: &str) {
        let back = self.at;
        for &index in &self.rendered.clone() {
            let Some(body) = block_in(&self.chain[index].tree.body, name) else {
                continue;
            };
            self.at = index;
            let supers = self.calls.supers;
            self.body(body);
            if self.calls.supers == supers {
                break;
            }
        }
        self.at = back;
    }

    /// Blocks that the layout below does not have print nothing.
    pub(super) fn unknown_blocks(&mut self) {
        for (depth, &index) in self.rendered.iter().enumerate() {
            let below = &self.rendered[depth + 1..];
            if below.is_empty() {
                continue;
            }
            let mut known = Vec::new();
            for &index in below {
                blocks(&self.chain[index].tree.body, &mut known);
            }
            for node in &self.chain[index].tree.body {
                if let Node::Block { name, .. } = node
                    && !known.contains(&name.text)
                {
                    let span = Span::new(self.chain[index].source, name.at.start, name.at.end);
                    self.found.push(faults::block(span, name.text, &known));
                }
            }
        }
    }
}

/// The body of the block called `name`, wherever it stands in `nodes`.
fn block_in<'c>(nodes: &'c [Node<'c>], name: &str) -> Option<&'c [Node<'c>]> {
    nodes.iter().find_map(|node| match node {
        Node::Block { name: found, body } if found.text == name => Some(body.as_slice()),
        other => other.bodies().find_map(|body| block_in(body, name)),
    })
}

/// The names of all blocks in `nodes`.
fn blocks<'c>(nodes: &'c [Node<'c>], names: &mut Vec<&'c str>) {
    for node in nodes {
        if let Node::Block { name, .. } = node {
            names.push(name.text);
        }
        node.bodies().for_each(|body| blocks(body, names));
    }
}
