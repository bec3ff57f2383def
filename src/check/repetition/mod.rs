//! DUP and REF: what is said twice, and what is referred to.

use super::Rule;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[];
