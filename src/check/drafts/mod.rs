//! Rules that look at a report file: its texts beside its figures, its entries beside each other.

mod change;
mod differing;
mod doubled;
mod prose;
mod short;
mod stated;
mod unchanged;

use super::{Draft, Rule};
use crate::diagnostic::Severity;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::draft("NUM-004", Severity::Error, change::check),
    Rule::draft("NUM-007", Severity::Warning, differing::check),
    Rule::draft("NUM-022", Severity::Warning, unchanged::check),
    Rule::draft("REF-010", Severity::Warning, doubled::check),
    Rule::draft("VAL-006", Severity::Warning, short::check),
];
