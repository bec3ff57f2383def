//! PUN and SPC: marks and blanks as official documents use them.

mod doubled;

use super::Rule;
use crate::diagnostic::Severity;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[Rule::text("PUN-001", Severity::Error, doubled::check)];
