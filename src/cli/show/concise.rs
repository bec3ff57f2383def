//! One line each: `报告.yaml:12:7: error YML-001 …`.

use super::{Checked, clipped};
use crate::diagnostic::{Diagnostic, Lang};
use std::fmt::Write;

/// The findings of one file, a line each.
pub fn text(checked: &Checked<'_>, diagnostics: &[&Diagnostic], lang: Lang) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let placed = checked.placed(diagnostic);
        let name = placed.map_or(checked.name, |(_, name, _)| name);
        let place = placed.map_or_else(String::new, |(span, _, source)| {
            let place = source.place(span.range().start);
            format!("{}:{}:", place.line, place.column)
        });
        let (severity, code, message) = (
            diagnostic.severity.name(),
            diagnostic.code,
            clipped(diagnostic.message.get(lang)),
        );
        let _ = writeln!(text, "{name}:{place} {severity} {code} {message}");
    }
    text
}
