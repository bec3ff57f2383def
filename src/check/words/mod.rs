//! LEX and TRM: words and terms, from tables that an office can extend.

use super::Rule;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[];
