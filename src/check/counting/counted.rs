//! NUM-006: lists whose members are counted.

use super::super::{Facts, Found, Rule};
use super::{announced, quoted, shorthand};
use crate::prose::Part;

pub(in crate::check) fn check(rule: &Rule, facts: &Facts<'_>, found: &mut Found) {
    for (index, passage) in facts.prose.each() {
        if !matches!(passage.part, Part::Text | Part::Heading(_)) {
            continue;
        }
        found.diagnostics.extend(shorthand::look(rule, passage));
        found
            .diagnostics
            .extend(announced::look(rule, &facts.prose.passages, index));
        found.diagnostics.extend(quoted::look(rule, passage));
    }
}
