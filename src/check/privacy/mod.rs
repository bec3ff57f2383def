//! SEC: secrecy and personal data.

mod cards;
mod digits;
mod identity;
mod marks;
mod minors;
mod named;
mod persons;
mod review;
mod second;
mod telephones;

use super::Rule;
use crate::diagnostic::Severity;

pub(super) use digits::{Row, rows};

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("SEC-001", Severity::Error, identity::check),
    Rule::text("SEC-002", Severity::Warning, telephones::check),
    Rule::text("SEC-003", Severity::Error, cards::check),
    Rule::text("SEC-004", Severity::Warning, minors::check),
    Rule::text("SEC-005", Severity::Error, marks::check),
    Rule::text("SEC-006", Severity::Info, second::check),
    Rule::draft("SEC-007", Severity::Info, review::check),
    Rule::text("SEC-008", Severity::Warning, named::check),
];
