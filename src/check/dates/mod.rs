//! DAT: dates and years.

mod calendar;
mod cited;
mod deadline;
mod form;
mod later;
mod mentions;
mod outlines;
mod period;
mod ranges;
mod relative;
mod signature;
mod whole;
mod years;

use super::Rule;
use crate::diagnostic::Severity;

pub use mentions::{Mention, mentions, range_ahead};

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("DAT-001", Severity::Warning, relative::check),
    Rule::text("DAT-002", Severity::Error, signature::check),
    Rule::text("DAT-003", Severity::Warning, later::check),
    Rule::text("DAT-004", Severity::Warning, whole::check),
    Rule::text("DAT-005", Severity::Warning, period::check),
    Rule::text("DAT-006", Severity::Error, form::check),
    Rule::text("DAT-007", Severity::Warning, years::check),
    Rule::text("DAT-008", Severity::Warning, deadline::check),
    Rule::text("DAT-009", Severity::Error, calendar::check),
    Rule::text("DAT-010", Severity::Warning, cited::check),
    Rule::text("DAT-011", Severity::Warning, outlines::check),
    Rule::text("DAT-012", Severity::Warning, ranges::check),
];
