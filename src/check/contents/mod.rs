//! STR: the contents that the statute asks for.

use super::Rule;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[];
