//! What Tera objects to, as findings at their places.

use super::layout::LayoutSource;
use super::phrases;
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::record::nearest;
use crate::say;
use crate::source::{Source, SourceId, Span};
use tera::{Error, ErrorKind, ReportError};

/// A layout of the chain under the name by which Tera knows it.
type Part<'c> = (String, &'c LayoutSource<'c>);

/// Why the layouts do not compile: TPL-001.
pub fn compiling(error: &Error, parts: &[Part<'_>]) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let source = source(report.filename(), parts);
            let span = source.map(|source| narrowed(source, report));
            vec![finding("TPL-001", span, report.message())]
        }
        ErrorKind::MissingParent { current, parent } => {
            vec![missing_parent(current, parent, parts)]
        }
        ErrorKind::Msg(reports) => told(reports, parts),
        other => vec![finding("TPL-001", None, &other.to_string())],
    }
}

/// Why a layout cannot be run: TPL-002.
pub fn rendering(error: &Error, parts: &[(String, SourceId)]) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) => {
            let part = parts.iter().find(|(name, _)| name == report.filename());
            let range = &report.span().range;
            let span = part.map(|(_, id)| Span::new(*id, range.start, range.end));
            finding("TPL-002", span, report.message())
        }
        other => finding("TPL-002", None, &other.to_string()),
    }
}

/// A finding in plain words, with the names that Tera says are available.
fn finding(code: &'static str, span: Option<Span>, told: &str) -> Diagnostic {
    let phrase = phrases::plain(told);
    let mut message = phrase.message;
    let mut hints = phrase.hints;
    if let Some((wrong, names)) = &phrase.names {
        if let Some((near, ())) = nearest(wrong, names.iter().map(|name| (*name, ()))) {
            message = Words {
                zh: format!("{}，是不是“{near}”？", message.zh),
                en: format!("{}; did you mean “{near}”?", message.en),
            };
        }
        let (zh, en) = (names.join("、"), names.join(", "));
        hints.push(say!("可用的有：{zh}", "available: {en}"));
    }
    let mut diagnostic = match span {
        Some(span) => Diagnostic::error(code, span, message),
        None => Diagnostic::without_place(Severity::Error, code, message),
    };
    diagnostic.hints = hints;
    diagnostic
}

/// The place of a report, without the white space around it and at least one character long.
fn narrowed(source: &Source, report: &ReportError) -> Span {
    let range = report.span().range.clone();
    let text = &source.text;
    if report.message() == phrases::END {
        let end = text.trim_end().len();
        return Span::new(source.id, end, end);
    }
    let found = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (found.len() - found.trim_start().len());
    let line = text.get(start..).unwrap_or_default();
    let first = line.chars().next().map_or(0, char::len_utf8);
    let line = line.lines().next().unwrap_or_default();
    let length = found.trim().len().min(line.trim_end().len()).max(first);
    Span::new(source.id, start, start + length)
}

/// `extends` names a pack that is not in the chain.
fn missing_parent(current: &str, parent: &str, parts: &[Part<'_>]) -> Diagnostic {
    let quoted = source(current, parts).and_then(|source| {
        let tag = source.text.find("extends")?;
        let start = tag + source.text[tag..].find(parent)?;
        Some(Span::new(source.id, start, start + parent.len()))
    });
    let earlier = parts.iter().take_while(|(name, _)| name != current);
    let known: Vec<_> = earlier.map(|(_, part)| part.name).collect();
    let message = say!(
        "extends 后面的“{parent}”不是所沿用的模板",
        "extends names “{parent}”, which is not a pack that this one extends"
    );
    let mut diagnostic = match quoted {
        Some(span) => Diagnostic::error("TPL-001", span, message),
        None => Diagnostic::without_place(Severity::Error, "TPL-001", message),
    };
    if !known.is_empty() {
        let (zh, en) = (known.join("、"), known.join(", "));
        diagnostic = diagnostic.hint(say!("可以写：{zh}", "it may name: {en}"));
    }
    diagnostic
}

/// The text that Tera knows as `name`.
fn source<'c>(name: &str, parts: &[Part<'c>]) -> Option<&'c Source> {
    let (_, part) = parts.iter().find(|(known, _)| known == name)?;
    part.source
}

/// Reads the reports that Tera strings together in one message: of each the words and
/// `--> name:line:column`, with as many carets as characters are meant.
fn told(reports: &str, parts: &[Part<'_>]) -> Vec<Diagnostic> {
    let each = reports.split("error: ").skip(1).map(|report| {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
        let carets = report.trim_end().lines().last().unwrap_or_default();
        let carets = carets.chars().filter(|found| *found == '^').count();
        let span = place.and_then(|place| spot(place, carets, parts));
        finding("TPL-001", span, message)
    });
    let found: Vec<_> = each.collect();
    if found.is_empty() {
        return vec![finding("TPL-001", None, reports)];
    }
    found
}

/// The span of `name:line:column` and so many characters.
fn spot(place: &str, length: usize, known: &[Part<'_>]) -> Option<Span> {
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let source = source(parts.next()?, known)?;
    let text = source.line(line);
    // A line of the source lies inside its text.
    let start = text.as_ptr() as usize - source.text.as_ptr() as usize;
    let offset = |count: usize| {
        let found = text.char_indices().nth(count);
        start + found.map_or(text.len(), |(at, _)| at)
    };
    let first = column.checked_sub(1)?;
    Some(Span::new(source.id, offset(first), offset(first + length)))
}
