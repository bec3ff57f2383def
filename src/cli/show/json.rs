//! What machines read: one JSON document a run, a contract that only grows.

use super::coverage::Table;
use super::fingerprint::fingerprints;
use super::sink::Sink;
use super::{Checked, path_text};
use crate::check::{Coverage, Ledger, Numbered, Verdict};
use crate::diagnostic::{Alternative, Diagnostic, Edit, Lang, Related, Step, Tally};
use crate::judgement::Silenced;
use crate::source::{Place, Source, Span, Unit};
use serde::Serialize;
use serde_json::Value;

/// The findings of a run, as they come.
pub struct Json {
    lang: Lang,
    diagnostics: Vec<Finding>,
    suppressed: Vec<Finding>,
    numbers: Vec<Value>,
    coverage: Vec<Table>,
}

#[derive(Serialize)]
struct Report {
    format: u32,
    tool: Tool,
    summary: Summary,
    diagnostics: Vec<Finding>,
    /// What report files silence: it counts nowhere.
    suppressed: Vec<Finding>,
    /// For each file, what became of its numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<Value>,
    /// With `--coverage`: which parts of the national outline each file answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coverage: Vec<Table>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<Suppressed>,
}

#[derive(Serialize)]
struct Suppressed {
    reason: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
    /// What `line` counts, where these are no lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
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
            unit: (source.unit == Unit::Paragraph).then_some("paragraph"),
        }
    }
}

impl Json {
    /// An empty document; its sentences will be in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            diagnostics: Vec::new(),
            suppressed: Vec::new(),
            numbers: Vec::new(),
            coverage: Vec::new(),
        }
    }
}

impl Sink for Json {
    fn file(&mut self, checked: &Checked<'_>, findings: &[&Diagnostic]) -> String {
        let prints = fingerprints(checked, findings);
        let each = findings.iter().zip(prints);
        self.diagnostics
            .extend(each.map(|(diagnostic, print)| finding(checked, diagnostic, print, self.lang)));
        String::new()
    }

    fn silenced(&mut self, checked: &Checked<'_>, silenced: &[&Silenced]) -> String {
        let found: Vec<_> = silenced.iter().map(|found| &found.diagnostic).collect();
        let prints = fingerprints(checked, &found);
        for (silenced, print) in silenced.iter().zip(prints) {
            let mut finding = finding(checked, &silenced.diagnostic, print, self.lang);
            let reason = silenced.reason.clone();
            finding.suppressed = Some(Suppressed { reason });
            self.suppressed.push(finding);
        }
        String::new()
    }

    fn numbers(&mut self, checked: &Checked<'_>, ledger: &Ledger, listed: bool) -> String {
        self.numbers.push(numbers(checked, ledger, listed));
        String::new()
    }

    fn coverage(&mut self, checked: &Checked<'_>, coverage: Option<&Coverage>) -> String {
        self.coverage.push(Table::of(checked, coverage));
        String::new()
    }

    fn close(&mut self, tally: Tally, _: &str) -> String {
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
            diagnostics: std::mem::take(&mut self.diagnostics),
            suppressed: std::mem::take(&mut self.suppressed),
            numbers: std::mem::take(&mut self.numbers),
            coverage: std::mem::take(&mut self.coverage),
        };
        let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// What became of the numbers of a file: how many of each class and, where they are `listed`, each.
fn numbers(checked: &Checked<'_>, ledger: &Ledger, listed: bool) -> Value {
    let summary = ledger.summary();
    let unchecked = summary.reasons().into_iter();
    let unchecked = unchecked.map(|(why, count)| (why.name().to_owned(), count.into()));
    let mut numbers = serde_json::json!({
        "file": checked.name,
        "figures": summary.figures(),
        "right": summary.right,
        "wrong": summary.wrong,
        "doubtful": summary.doubtful,
        "unchecked": Value::Object(unchecked.collect()),
        "others": summary.others,
    });
    if listed {
        let each = ledger
            .numbers
            .iter()
            .map(|numbered| number(checked, numbered));
        numbers["list"] = each.collect();
    }
    numbers
}

fn number(checked: &Checked<'_>, numbered: &Numbered) -> Value {
    let placed = numbered
        .span
        .and_then(|span| Some((span, checked.place(span)?.1)));
    let why = match numbered.verdict {
        Verdict::Unchecked(why) => Some(why.name()),
        _ => None,
    };
    serde_json::json!({
        "text": numbered.words,
        "range": placed.map(|(span, source)| Range::of(source, span)),
        "verdict": numbered.verdict.name(),
        "why": why,
        "code": numbered.code,
        "sum": numbered.sum,
    })
}

fn finding(
    checked: &Checked<'_>,
    diagnostic: &Diagnostic,
    fingerprint: String,
    lang: Lang,
) -> Finding {
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
        fingerprint,
        suppressed: None,
    }
}

/// A step of a path.
pub fn step(step: &Step) -> Value {
    match step {
        Step::Key(en, _) => (*en).into(),
        Step::Item(index, _) => (*index).into(),
        Step::Heading(heading) => heading.as_str().into(),
    }
}
