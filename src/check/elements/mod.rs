//! DOC: elements and structure of an official document.

use super::Rule;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[];
