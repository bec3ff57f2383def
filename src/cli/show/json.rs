//! What machines read: one JSON document a run, a contract that only grows.

use super::{Checked, path_text};
use crate::diagnostic::{Alternative, Diagnostic, Edit, Lang, Related, Step, Tally};
use crate::source::{Place, Source, Span};
use serde::Serialize;
use serde_json::Value;

/// The findings of a run.
#[derive(Default)]
pub struct Log {
    diagnostics: Vec<Finding>,
    filled: bool,
}

#[derive(Serialize)]
struct Report {
    format: u32,
    tool: Tool,
    summary: Summary,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Summary {
    error: usize,
    warning: usize,
    info: usize,
    fixable: usize,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    lang: &'static str,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    path: Vec<Value>,
    path_text: String,
    hints: Vec<String>,
    related: Vec<Other>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Cure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<Choice>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct Other {
    file: String,
    range: Range,
    message: String,
}

#[derive(Serialize)]
struct Cure {
    safe: bool,
    edits: Vec<Change>,
}

#[derive(Serialize)]
struct Choice {
    label: String,
    edits: Vec<Change>,
}

#[derive(Serialize)]
struct Change {
    range: Range,
    replacement: String,
}

impl From<Place> for Position {
    fn from(place: Place) -> Self {
        Self {
            line: place.line,
            column: place.column,
            offset: place.offset,
        }
    }
}

impl Range {
    fn of(source: &Source, span: Span) -> Self {
        let range = span.range();
        Self {
            start: source.place(range.start).into(),
            end: source.place(range.end).into(),
        }
    }
}

impl Log {
    /// Adds the findings of one file.
    pub fn add(&mut self, checked: &Checked<'_>, diagnostics: &[&Diagnostic], lang: Lang) {
        self.filled = true;
        self.diagnostics.extend(
            diagnostics
                .iter()
                .map(|diagnostic| finding(checked, diagnostic, lang)),
        );
    }

    /// True where no file has been shown.
    pub fn is_empty(&self) -> bool {
        !self.filled
    }

    /// The document.
    pub fn text(self, tally: Tally) -> String {
        let report = Report {
            format: 1,
            tool: Tool {
                name: "fazhi",
                version: env!("CARGO_PKG_VERSION"),
            },
            summary: Summary {
                error: tally.errors,
                warning: tally.warnings,
                info: tally.infos,
                fixable: tally.fixable,
            },
            diagnostics: self.diagnostics,
        };
        let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn finding(checked: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> Finding {
    let placed = checked.placed(diagnostic);
    let related = |related: &Related| {
        let (name, source) = checked.place(related.span)?;
        Some(Other {
            file: name.to_owned(),
            range: Range::of(source, related.span),
            message: related.message.get(lang).to_owned(),
        })
    };
    let change = |edit: &Edit| {
        Some(Change {
            range: Range::of(checked.place(edit.span)?.1, edit.span),
            replacement: edit.replacement.clone(),
        })
    };
    let choice = |choice: &Alternative| Choice {
        label: choice.label.get(lang).to_owned(),
        edits: choice.edits.iter().filter_map(change).collect(),
    };
    Finding {
        code: diagnostic.code,
        severity: diagnostic.severity.name(),
        message: diagnostic.message.get(lang).to_owned(),
        lang: match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        },
        file: placed.map_or(checked.name, |(_, name, _)| name).to_owned(),
        range: placed.map(|(span, _, source)| Range::of(source, span)),
        path: diagnostic.path.iter().map(step).collect(),
        path_text: path_text(&diagnostic.path, lang),
        hints: diagnostic
            .hints
            .iter()
            .map(|hint| hint.get(lang).to_owned())
            .collect(),
        related: diagnostic.related.iter().filter_map(related).collect(),
        fix: diagnostic.fix.as_ref().map(|fix| Cure {
            safe: fix.safe,
            edits: fix.edits.iter().filter_map(change).collect(),
        }),
        alternatives: diagnostic.alternatives.iter().map(choice).collect(),
        fingerprint: fingerprint(diagnostic, placed.map(|(.., source)| source)),
    }
}

fn step(step: &Step) -> Value {
    match step {
        Step::Key(en, _) => (*en).into(),
        Step::Item(index, _) => (*index).into(),
    }
}

/// Stays the same when lines move: what was found, where in the structure, at which words.
fn fingerprint(diagnostic: &Diagnostic, source: Option<&Source>) -> String {
    let words = diagnostic
        .span
        .zip(source)
        .map_or("", |(span, source)| source.slice(span));
    let names = diagnostic.path.iter().map(|step| match step {
        Step::Key(en, _) => (*en).to_owned(),
        Step::Item(index, name) => name.clone().unwrap_or_else(|| index.to_string()),
    });
    let text = format!(
        "{}|{}|{words}",
        diagnostic.code,
        names.collect::<Vec<_>>().join("/")
    );
    crate::write::digest(text.as_bytes())
}
