//! YAML text → a tree in which every key and value has its place.
//!
//! [`Prepared`] is the text with what was repaired on a copy in memory (`mend/` finds out what);
//! [`events`] parses the copy and [`tree`] builds the tree. All places point into the text as the
//! clerk typed it.

mod events;
mod prepared;
mod text;
mod tree;

pub use events::{Break, DEPTH_LIMIT, Why, events};
pub use prepared::{Patch, Prepared};
pub use text::{Line, Segment, lines};
pub use tree::{syntax_error, tree};

use crate::source::Span;
use std::borrow::Cow;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    pub span: Span,
    pub kind: Kind<'s>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Kind<'s> {
    /// Nothing was filled in.
    Null,
    Scalar(Scalar<'s>),
    List(Vec<Node<'s>>),
    Map(Map<'s>),
}

/// A scalar as its bytes stand in the prepared text. Nothing is converted until the type that is
/// wanted is known, so `1.10`, `007` and an 18-digit number stay what they are.
#[derive(Clone, Debug)]
pub struct Scalar<'s> {
    pub style: Style,
    /// The value as YAML reads it.
    pub value: Cow<'s, str>,
    /// The bytes in the prepared text that `value` was read from, quotes included.
    pub(crate) raw: std::ops::Range<usize>,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// Pairs in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub struct Map<'s> {
    pub pairs: Vec<Pair<'s>>,
    /// False where the text broke off in here: what is missing may have stood further on.
    pub complete: bool,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Pair<'s> {
    pub key: Cow<'s, str>,
    pub key_span: Span,
    pub value: Node<'s>,
}
