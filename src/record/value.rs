//! Single values: yes and no, one or many, and where each was typed.

use super::reader::{Read, Reader, Shape};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// A value and where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// One value or a list of them, as the clerk likes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'p, T: Read<'p>> Read<'p> for OneOrMany<T> {
    const SHAPE: Shape = Shape::OneOrMany(|| T::SHAPE);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        Some(Self(match node.kind {
            Kind::List(_) => reader.list(node),
            _ => match T::several(node, reader) {
                Some(several) => {
                    let several = several.iter();
                    several.filter_map(|node| T::read(node, reader)).collect()
                }
                None => T::read(node, reader).into_iter().collect(),
            },
        }))
    }
}

impl<'p, T: Read<'p>> Read<'p> for Located<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        let value = T::read(node, reader)?;
        Some(Self {
            value,
            span: node.span,
        })
    }
}

impl<'p> Read<'p> for bool {
    const SHAPE: Shape = Shape::Boolean;

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        match scalar(node, reader)? {
            "true" | "True" | "TRUE" | "是" | "yes" | "有" => Some(true),
            "false" | "False" | "FALSE" | "否" | "no" | "无" => Some(false),
            typed => {
                let name = reader.key_name();
                let (zh, en) = (name.zh, name.en);
                reader.note(
                    Diagnostic::error(
                        "VAL-007",
                        node.span,
                        say!(
                            "「{zh}」只能填“是”或“否”，现在是“{typed}”",
                            "“{en}” is true or false, not “{typed}”"
                        ),
                    )
                    .hint(say!("如：是", "as in “true”")),
                );
                None
            }
        }
    }
}

/// The text of a scalar, trimmed; anything else is noted.
pub(super) fn scalar<'n>(node: &'n Node<'_>, reader: &mut Reader<'_, '_>) -> Option<&'n str> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(scalar.value.trim()),
        _ => {
            reader.wrong_kind(node, say!("一个值", "a single value"));
            None
        }
    }
}
