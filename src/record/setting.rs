//! What may be left to the template, switched off with `无`, or given.

use super::reader::{Read, Reader, Shape};
use crate::yaml::{Kind, Node};

/// Words that a template has unless the file says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Setting<T> {
    /// Nothing is said: the template's own.
    #[default]
    Unset,
    /// `无`: nothing is printed.
    Nothing,
    Given(T),
}

impl<T> Setting<T> {
    /// What is given, where something is.
    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Unset | Self::Nothing => None,
        }
    }

    /// This setting, and `base` where it says nothing.
    #[must_use]
    pub fn or(self, base: Self) -> Self {
        match self {
            Self::Unset => base,
            set => set,
        }
    }

    /// True where the template's own holds.
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }
}

impl<'p, T: Read<'p>> Read<'p> for Setting<T> {
    const SHAPE: Shape = Shape::Either(|| [T::SHAPE, Shape::Word(["无", "none"])]);

    fn read(node: &Node<'p>, reader: &mut Reader<'_, 'p>) -> Option<Self> {
        if let Kind::Scalar(scalar) = &node.kind
            && matches!(scalar.value.trim(), "无" | "none")
        {
            return Some(Self::Nothing);
        }
        T::read(node, reader).map(Self::Given)
    }
}
