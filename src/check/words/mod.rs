//! LEX and TRM: words and terms, from tables that an office can extend.

mod dangling;
mod fixed;
mod laws;
mod measures;
mod names;
mod parallel;
mod particles;
mod phrases;
mod stacked;
mod tables;
mod variants;

use super::Rule;
use crate::diagnostic::Severity::{Info, Warning};

/// The rules of this family, in the order of their codes. Each table in `terms/` says its own code and
/// level: one pass looks for them all.
pub(super) const RULES: &[Rule] = &[
    Rule::text("LEX-001", Warning, parallel::check),
    Rule::text("LEX-002", Warning, tables::check),
    Rule::text("LEX-003", Warning, particles::check),
    Rule::text("LEX-004", Warning, stacked::check),
    Rule::text("LEX-006", Warning, dangling::check),
    Rule::text("LEX-007", Info, measures::check),
    Rule::text("LEX-014", Warning, fixed::check),
    Rule::text("TRM-001", Warning, variants::check),
    Rule::text("TRM-002", Warning, phrases::check),
    Rule::text("TRM-004", Warning, names::check),
    Rule::text("TRM-006", Warning, laws::titles),
    Rule::text("REF-002", Warning, laws::articles),
];
