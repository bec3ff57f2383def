//! LEX and TRM: words and terms, from tables that an office can extend.

mod tables;

use super::Rule;
use crate::diagnostic::Severity;

/// The rules of this family. The tables in `terms/` say their codes themselves.
pub(super) const RULES: &[Rule] = &[Rule::text("LEX-002", Severity::Warning, tables::check)];
