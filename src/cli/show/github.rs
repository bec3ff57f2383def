//! Workflow commands of GitHub Actions: each finding becomes a note beside its line.

use super::{Checked, spot};
use crate::cli::either;
use crate::diagnostic::{Diagnostic, Lang, Severity};

/// The command for one finding.
pub fn line(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let properties = properties(checked, diagnostic)
        .iter()
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect::<Vec<_>>()
        .join(",");
    format!(
        "::{command} {properties}::{}\n",
        data(&message(checked, diagnostic, lang))
    )
}

/// Where it is, and its code.
fn properties(checked: &Checked<'_>, diagnostic: &Diagnostic) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let placed = checked.placed(diagnostic);
    let name = placed.map_or(checked.name, |(_, name, _)| name);
    if name != "-" {
        found.push(("file", name.to_owned()));
    }
    if let Some((span, _, source)) = placed {
        let [start, end] = [span.range().start, span.range().end].map(|at| source.place(at));
        found.push(("line", start.line.to_string()));
        // Columns are understood within one line only.
        if start.line == end.line {
            found.push(("col", start.column.to_string()));
            found.push(("endLine", end.line.to_string()));
            found.push(("endColumn", end.column.to_string()));
        } else {
            found.push(("endLine", end.line.to_string()));
        }
    }
    found.push(("title", diagnostic.code.to_owned()));
    found
}

/// What is wrong, how to cure it, and the further places.
fn message(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> String {
    let mut lines = vec![diagnostic.message.get(lang).to_owned()];
    let hints = diagnostic.hints.iter();
    lines.extend(hints.map(|hint| hint.get(lang).to_owned()));
    for related in &diagnostic.related {
        if let Some((name, source)) = checked.place(related.span) {
            let at = spot(name, source, related.span.range().start, lang);
            let colon = either(lang, "：", ": ");
            lines.push(format!("{at}{colon}{}", related.message.get(lang)));
        }
    }
    lines.join("\n")
}

/// A text behind the command, as GitHub unpacks it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property: what parts properties is packed, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
