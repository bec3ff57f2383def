//! A report file's keys and choices in their English spellings; every other byte stays.

use crate::record::{Read, Record, Shape};
use crate::report::Report;
use crate::report::prepare;
use crate::source::{Source, SourceId, Span};
use crate::yaml::{Kind, Map, Node, Scalar, tree};

/// `text` with English keys.
pub fn english(text: &str) -> String {
    let source = Source::new(SourceId(0), "", text);
    let prepared = prepare(&source, &mut Vec::new());
    let mut edits = Edits::default();
    if let Some(root) = tree(&prepared, &mut Vec::new()) {
        edits.value(&root, Report::SHAPE);
    }
    edits.apply(text)
}

/// What is to be put where, in the order of the text.
#[derive(Default)]
struct Edits(Vec<(Span, &'static str)>);

impl Edits {
    /// Looks for keys and choices in a value. A shape that the value does not have says nothing of
    /// it: where it may have two, both are asked.
    fn value(&mut self, node: &Node<'_>, shape: Shape) {
        match (shape, &node.kind) {
            (Shape::Record(record), Kind::Map(map)) => self.pairs(map, record()),
            (Shape::List(item) | Shape::OneOrMany(item), Kind::List(nodes)) => {
                nodes.iter().for_each(|node| self.value(node, item()));
            }
            (Shape::OneOrMany(item), _) => self.value(node, item()),
            (Shape::Either(both), _) => {
                both().into_iter().for_each(|shape| self.value(node, shape));
            }
            (_, Kind::Scalar(scalar)) => self.0.extend(
                choice(shape, scalar)
                    .filter(|english| *english != scalar.value)
                    .map(|english| (node.span, english)),
            ),
            _ => {}
        }
    }

    fn pairs(&mut self, map: &Map<'_>, record: &'static Record) {
        for pair in &map.pairs {
            let mut keys = record.keys.iter();
            let Some(index) = keys.position(|key| key.spellings().any(|known| known == pair.key))
            else {
                continue;
            };
            let key = &record.keys[index];
            if key.en != pair.key {
                self.0.push((pair.key_span, key.en));
            }
            self.value(&pair.value, (record.shape_of)(index));
        }
    }

    fn apply(self, text: &str) -> String {
        let mut changed = String::with_capacity(text.len());
        let mut copied = 0;
        for (span, english) in self.0 {
            changed.push_str(&text[copied..span.range().start]);
            changed.push_str(english);
            copied = span.range().end;
        }
        changed + &text[copied..]
    }
}

/// The English spelling of a value that is one of several.
fn choice(shape: Shape, scalar: &Scalar<'_>) -> Option<&'static str> {
    let typed = scalar.value.trim();
    match shape {
        Shape::Choice(choices) => {
            let mut choices = choices.iter();
            choices
                .find(|choice| choice.spellings().any(|known| known == typed))
                .map(|choice| choice.en)
        }
        Shape::Boolean => match typed {
            "是" | "有" => Some("true"),
            "否" | "无" => Some("false"),
            _ => None,
        },
        Shape::Word([zh, en]) => (typed == zh).then_some(en),
        _ => None,
    }
}
