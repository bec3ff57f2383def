//! PUN and SPC: marks and blanks as official documents use them (GB/T 15834-2011).

mod between;
mod blanks;
mod dashes;
mod doubled;
mod endings;
mod halved;
mod interpunct;
mod labels;
mod listing;
mod lost;
mod once;
mod ordinals;
mod pairs;
mod ranges;
mod series;
mod straight;
mod trailing;

use super::{Facts, Rule};
use crate::diagnostic::Severity;
use crate::prose::{Part, Passage};

/// The rules of this family, in the order of their codes.
pub(super) const RULES: &[Rule] = &[
    Rule::text("PUN-001", Severity::Error, doubled::check),
    Rule::text("PUN-002", Severity::Error, pairs::unpaired),
    Rule::text("PUN-003", Severity::Error, lost::check),
    Rule::text("PUN-004", Severity::Warning, interpunct::check),
    Rule::text("PUN-005", Severity::Info, between::check),
    Rule::text("PUN-006", Severity::Warning, ranges::check),
    Rule::text("PUN-007", Severity::Warning, series::check),
    Rule::text("PUN-008", Severity::Error, halved::check),
    Rule::text("PUN-009", Severity::Warning, dashes::check),
    Rule::text("PUN-010", Severity::Warning, pairs::nested),
    Rule::text("PUN-011", Severity::Error, straight::check),
    Rule::text("PUN-012", Severity::Warning, ordinals::check),
    Rule::text("PUN-013", Severity::Warning, trailing::check),
    Rule::text("PUN-014", Severity::Warning, listing::commas),
    Rule::text("PUN-014", Severity::Info, endings::check),
    Rule::text("PUN-015", Severity::Warning, listing::joined),
    Rule::text("SPC-001", Severity::Warning, blanks::inside),
    Rule::text("SPC-002", Severity::Warning, blanks::layout),
    Rule::text("SPC-003", Severity::Warning, blanks::hidden),
];

/// Title, headings, text and cells: what is written in sentences, elements aside.
fn written<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Passage> {
    let passages = facts.prose.passages.iter();
    passages.filter(|passage| !matches!(passage.part, Part::Element(_)))
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
