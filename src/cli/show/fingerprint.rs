//! What tells a finding from others, and stays when lines move.

use super::Checked;
use crate::diagnostic::{Diagnostic, Step};
use crate::source::Source;
use std::collections::HashMap;

/// One for each finding of a file: like ones are told apart by which of them it is.
pub fn fingerprints(checked: &Checked<'_>, findings: &[&Diagnostic]) -> Vec<String> {
    let mut seen = HashMap::new();
    let each = findings.iter().map(|diagnostic| {
        let text = identity(
            diagnostic,
            checked.placed(diagnostic).map(|(.., source)| source),
        );
        let count = seen.entry(text.clone()).or_insert(0_usize);
        *count += 1;
        let text = match *count {
            1 => text,
            count => format!("{text}|{count}"),
        };
        crate::write::digest(text.as_bytes())
    });
    each.collect()
}

/// What was found, where in the structure, at which words.
fn identity(diagnostic: &Diagnostic, source: Option<&Source>) -> String {
    let words = diagnostic
        .span
        .zip(source)
        .map_or("", |(span, source)| source.slice(span));
    let names = diagnostic.path.iter().map(|step| match step {
        Step::Key(en, _) => (*en).to_owned(),
        Step::Heading(heading) => heading.clone(),
        Step::Item(index, name) => name.clone().unwrap_or_else(|| index.to_string()),
    });
    format!(
        "{}|{}|{words}",
        diagnostic.code,
        names.collect::<Vec<_>>().join("/")
    )
}
