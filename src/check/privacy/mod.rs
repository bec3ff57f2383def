//! SEC: secrecy and personal data.

use super::Rule;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[];
