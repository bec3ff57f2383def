//! Rules that look at a report file: its texts beside its figures, its entries beside each other.

mod bound;
mod change;
mod differing;
mod doubled;
mod prose;
mod short;
mod source;
mod stated;
mod unchanged;
mod undrawn;
mod units;
mod unused;

use super::{Draft, Rule};
use crate::diagnostic::Severity;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::draft("NUM-004", Severity::Error, change::check),
    Rule::draft("NUM-007", Severity::Warning, differing::check),
    Rule::text("NUM-016", Severity::Info, bound::untraced),
    Rule::text("NUM-017", Severity::Info, unused::check),
    Rule::draft("NUM-022", Severity::Warning, unchanged::check),
    Rule::text("NUM-023", Severity::Info, bound::unbound),
    Rule::draft("NUM-024", Severity::Info, source::check),
    Rule::draft("REF-010", Severity::Warning, doubled::check),
    Rule::draft("VAL-006", Severity::Warning, short::check),
    Rule::draft("VAL-013", Severity::Warning, units::check),
    Rule::draft("VAL-024", Severity::Warning, undrawn::check),
];
