//! DOC: elements of a document, its headings and ordinals.

mod annexes;
mod blanks;
mod cited;
mod headings;
mod imprint;
mod letter;
mod number;
mod ordinals;
mod redhead;
mod requests;
mod sequence;
mod title;

use super::Rule;
use crate::diagnostic::Severity;

pub(super) use ordinals::leading;
pub(super) use sequence::Numbering;

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("DOC-001", Severity::Info, title::check_shape),
    Rule::text("DOC-002", Severity::Warning, title::check_marks),
    Rule::text("DOC-003", Severity::Error, number::check),
    Rule::text("DOC-004", Severity::Warning, headings::check),
    Rule::text("DOC-005", Severity::Warning, sequence::check),
    Rule::text("DOC-006", Severity::Warning, cited::check),
    Rule::text("DOC-007", Severity::Info, cited::check_year),
    Rule::text("DOC-008", Severity::Warning, letter::check),
    Rule::text("DOC-009", Severity::Error, requests::check),
    Rule::text("DOC-010", Severity::Error, annexes::check),
    Rule::draft("DOC-011", Severity::Warning, redhead::check_signature),
    Rule::draft("DOC-012", Severity::Warning, redhead::check_signer),
    Rule::text("DOC-013", Severity::Warning, imprint::check),
    Rule::text("DOC-014", Severity::Info, sequence::check_jumps),
    Rule::text("DOC-015", Severity::Info, sequence::check_single),
    Rule::text("DOC-016", Severity::Error, blanks::check),
    Rule::draft("DOC-017", Severity::Warning, redhead::check_contents),
];
