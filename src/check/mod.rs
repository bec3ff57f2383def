//! ④ Rules: each states a fact about a report; the list says how bad it is.
//!
//! One file a rule or a small family, and a line in [`RULES`].

mod change;
mod differing;
mod doubled;
mod prose;
mod short;
mod stated;
mod unchanged;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::report::{Figures, Report};

/// What a rule looks at.
pub struct Facts<'r, 'p> {
    pub report: &'r Report<'p>,
    pub figures: &'r Figures,
}

/// A rule.
pub struct Rule {
    pub code: Code,
    pub severity: Severity,
    check: fn(&Self, &Facts<'_, '_>, &mut Vec<Diagnostic>),
}

/// Every rule, in the order of the codes.
pub const RULES: &[Rule] = &[
    Rule {
        code: "NUM-004",
        severity: Severity::Error,
        check: change::check,
    },
    Rule {
        code: "NUM-007",
        severity: Severity::Warning,
        check: differing::check,
    },
    Rule {
        code: "NUM-022",
        severity: Severity::Warning,
        check: unchanged::check,
    },
    Rule {
        code: "REF-010",
        severity: Severity::Warning,
        check: doubled::check,
    },
    Rule {
        code: "VAL-006",
        severity: Severity::Warning,
        check: short::check,
    },
];

/// Runs every rule.
pub fn check(facts: &Facts<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
    for rule in RULES {
        (rule.check)(rule, facts, diagnostics);
    }
}
