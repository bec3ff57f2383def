//! NUM: figures that a text states, recomputed.

mod across;
mod average;
mod bare;
mod beyond;
mod change;
mod computed;
mod figure;
mod fitting;
mod flow;
mod parts;
mod period;
mod possible;
mod rate;
mod reading;
mod respectively;
mod shares;
mod stated;
mod sums;
mod tables;
mod twice;
mod whole;
mod words;

use super::Rule;
use crate::diagnostic::Severity;

pub(super) use figure::{Figure, figures};
pub(super) use stated::{Line, lines};

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("NUM-001", Severity::Error, rate::check),
    Rule::text("NUM-001", Severity::Error, tables::rates),
    Rule::text("NUM-001", Severity::Error, average::check),
    Rule::text("NUM-002", Severity::Error, parts::check),
    Rule::text("NUM-002", Severity::Error, tables::totals),
    Rule::text("NUM-002", Severity::Error, beyond::check),
    Rule::text("NUM-003", Severity::Error, possible::check),
    Rule::text("NUM-003", Severity::Error, respectively::possible),
    Rule::text("NUM-004", Severity::Error, change::check),
    Rule::text("NUM-004", Severity::Error, respectively::check),
    Rule::text("NUM-004", Severity::Error, across::check),
    Rule::text("NUM-004", Severity::Error, tables::changes),
    Rule::text("NUM-005", Severity::Warning, flow::check),
    Rule::text("NUM-005", Severity::Warning, tables::flows),
    Rule::text("NUM-007", Severity::Warning, twice::check),
    Rule::text("NUM-010", Severity::Error, shares::check),
    Rule::text("NUM-010", Severity::Error, tables::shares),
    Rule::text("NUM-011", Severity::Info, twice::precision),
    Rule::text("NUM-015", Severity::Warning, whole::check),
    Rule::text("NUM-018", Severity::Info, bare::check),
];
