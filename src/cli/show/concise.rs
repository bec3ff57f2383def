//! One line each: `报告.yaml:12:7: error YML-001 …`.

use super::{Checked, clipped, spot};
use crate::diagnostic::{Diagnostic, Lang};

/// The line of one finding.
pub fn line(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> String {
    let placed = checked.placed(diagnostic);
    let name = placed.map_or(checked.name, |(_, name, _)| name);
    let place = placed.map_or_else(String::new, |(span, _, source)| {
        let place = spot("", source, span.range().start, lang);
        format!("{}:", place.trim_start_matches(':'))
    });
    let (severity, code, message) = (
        diagnostic.severity.name(),
        diagnostic.code,
        clipped(diagnostic.message.get(lang)),
    );
    format!("{name}:{place} {severity} {code} {message}\n")
}
