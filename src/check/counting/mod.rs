//! NUM: how numbers are written, and lists whose members are counted.

mod announced;
mod bare;
mod clause;
mod counted;
mod digits;
mod members;
mod mixed;
mod multiples;
mod quoted;
mod ranges;
mod ranks;
mod shorthand;
mod vague;

use super::Rule;
use crate::diagnostic::Severity;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("NUM-006", Severity::Error, counted::check),
    Rule::text("NUM-008", Severity::Error, bare::check),
    Rule::text("NUM-009", Severity::Info, mixed::numerals),
    Rule::text("NUM-012", Severity::Info, mixed::scales),
    Rule::text("NUM-013", Severity::Warning, ranges::check),
    Rule::text("NUM-014", Severity::Warning, vague::check),
    Rule::text("NUM-019", Severity::Warning, multiples::check),
    Rule::text("NUM-020", Severity::Info, ranks::check),
    Rule::text("NUM-021", Severity::Warning, digits::check),
];
