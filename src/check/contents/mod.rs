//! STR: what a report must hold.

mod answers;
mod coverage;
mod linked;
mod promised;
mod required;
mod sections;
mod words;

use super::Rule;
use crate::diagnostic::Severity;

pub use coverage::{Coverage, Covered};

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("STR-001", Severity::Error, required::check),
    Rule::text("STR-002", Severity::Warning, promised::check),
    Rule::text("STR-003", Severity::Info, sections::check_length),
    Rule::draft("STR-004", Severity::Warning, linked::check),
    Rule::text("STR-005", Severity::Info, coverage::check),
    Rule::text("STR-006", Severity::Info, sections::check_facts),
    Rule::text("STR-007", Severity::Info, sections::check_order),
];
