//! What Tera objects to, as findings at their places.

use super::layout::Part;
use super::meter::{self, original};
use super::syntax::{closing, open};
use super::{phrases, tools};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::record::nearest;
use crate::say;
use crate::source::Span;
use std::io;
use std::ops::Range;
use tera::{Error, ErrorKind, ReportError};

/// Why the layouts do not compile: TPL-001.
pub fn compiling(error: &Error, parts: &[Part]) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let Some(part) = named(report.filename(), parts) else {
                return vec![finding("TPL-001", None, report.message())];
            };
            let span = narrowed(part, reported(part, report));
            let unclosed = unclosed(part, report, span);
            vec![unclosed.unwrap_or_else(|| finding("TPL-001", Some(span), report.message()))]
        }
        ErrorKind::Msg(reports) => told(reports, parts),
        other => vec![finding("TPL-001", None, &other.to_string())],
    }
}

/// Why a layout cannot be run: TPL-002; TPL-016 where it has done too much.
pub fn rendering(error: &Error, parts: &[Part], counters: &[Span]) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) if report.message() == meter::SPENT => endless(counters),
        ErrorKind::RenderingError(report) => {
            let message = report.message();
            let part = named(report.filename(), parts);
            let span = part.map(|part| {
                let place = reported(part, report);
                Span::new(part.source, place.start, place.end)
            });
            let code = match message {
                meter::LARGE => "TPL-016",
                message if phrases::holes(phrases::RANGE, message).is_some() => "TPL-016",
                tools::APART => "TPL-013",
                _ => "TPL-002",
            };
            called(finding(code, span, message), error, parts)
        }
        ErrorKind::Io(io::ErrorKind::InvalidData) => torn(counters),
        ErrorKind::Io(_) => long(counters),
        other => finding("TPL-002", None, &other.to_string()),
    }
}

/// Where the components were called that a run was in: Tera tells it in words alone.
fn called(mut diagnostic: Diagnostic, error: &Error, parts: &[Part]) -> Diagnostic {
    let told = error.to_string();
    let notes = told.split("\n\nnote: called from ").skip(1);
    let places = notes.filter_map(|note| line(note.lines().next()?, parts));
    for place in places.take(3) {
        diagnostic = diagnostic.relate(place, say!("在这里调用", "called from here"));
    }
    diagnostic
}

/// The place of a report in the author's text.
fn reported(part: &Part, report: &ReportError) -> Range<usize> {
    original(&part.inserted, report.span().range.clone())
}

/// A finding about what was running at the end.
fn running(code: &'static str, counters: &[Span], message: Words) -> Diagnostic {
    match counters.get(meter::last()) {
        Some(span) => Diagnostic::error(code, *span, message),
        None => Diagnostic::without_place(Severity::Error, code, message),
    }
}

/// A text came out other than it went in.
pub fn torn(counters: &[Span]) -> Diagnostic {
    let message = say!(
        "模板在这里面把报告的文字拆开了，印不出来",
        "the template takes a text of the report apart in here: it cannot be printed"
    );
    running("TPL-013", counters, message).hint(say!(
        "报告的文字只能用 {{{{ }}}} 整段印出，不要改动、截取或拼进别的记号",
        "print texts with {{{{ }}}} as they are; do not change or cut them"
    ))
}

fn endless(counters: &[Span]) -> Diagnostic {
    let message = say!(
        "模板运行太久，已经停下：到这里还没有完",
        "the template was stopped: it does not come to an end"
    );
    running("TPL-016", counters, message).hint(loops())
}

fn long(counters: &[Span]) -> Diagnostic {
    let message = say!(
        "模板印出的内容太多，已经停下",
        "the template was stopped: it prints too much"
    );
    running("TPL-016", counters, message).hint(loops())
}

fn loops() -> Words {
    say!(
        "看看这里和套在它外面的循环：range 的数是不是太大，是不是一层套一层",
        "look at this loop and those around it: is a range too large, are they nested without need?"
    )
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

/// A place without the white space around it and at least one character long, on one line.
fn narrowed(part: &Part, place: Range<usize>) -> Span {
    let found = part.text.get(place.clone()).unwrap_or_default();
    let start = place.start + (found.len() - found.trim_start().len());
    let line = part.text.get(start..).unwrap_or_default();
    let first = line.chars().next().map_or(0, char::len_utf8);
    let line = line.lines().next().unwrap_or_default();
    let length = found.trim().len().min(line.trim_end().len()).max(first);
    Span::new(part.source, start, start + length)
}

/// A tag that is still open where the template ends, or where another is closed.
fn unclosed(part: &Part, report: &ReportError, span: Span) -> Option<Diagnostic> {
    let at_end = report.message() == phrases::END;
    let words = part.text.get(span.range()).unwrap_or_default();
    let word = words.split_whitespace().next().unwrap_or_default();
    let word = word.trim_end_matches(['-', '%', '}']);
    let closes = word.starts_with("end") || ["else", "elif", "</"].contains(&word);
    let misplaced = report.message() == phrases::NO_TAG && closes;
    if !(at_end || misplaced) {
        return None;
    }
    let end = match at_end {
        true => part.text.len(),
        false => span.range().start,
    };
    let Some(tag) = open(&part.text, end).pop() else {
        let message = say!(
            "这里的 {word} 没有对应的开头",
            "nothing is open that {word} could close"
        );
        return (!at_end).then(|| Diagnostic::error("TPL-001", span, message));
    };
    let (start, close) = (tag.text, closing(tag.text));
    let place = Span::new(part.source, tag.at.start, tag.at.end);
    let message = say!(
        "{{% {start} %}} 没有结束，缺 {{% {close} %}}",
        "{{% {start} %}} is not closed: {{% {close} %}} is missing"
    );
    let diagnostic = Diagnostic::error("TPL-001", place, message);
    if at_end {
        return Some(diagnostic);
    }
    Some(diagnostic.relate(span, say!("在这里的 {word} 之前", "ahead of this {word}")))
}

/// What Tera knows as `name`.
fn named<'p>(name: &str, parts: &'p [Part]) -> Option<&'p Part> {
    parts.iter().find(|part| part.name == name)
}

/// Reads the reports that Tera strings together in one message: of each the words, and
/// `--> name:line:column` for its place.
fn told(reports: &str, parts: &[Part]) -> Vec<Diagnostic> {
    let each = reports.split("error: ").skip(1).map(|report| {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
        let span = place.and_then(|place| line(place, parts));
        finding("TPL-001", span, message)
    });
    let found: Vec<_> = each.collect();
    if found.is_empty() {
        return vec![finding("TPL-001", None, reports)];
    }
    found
}

/// The line of `name:line:column`. What stands in a line may have been moved by what was put in.
fn line(place: &str, parts: &[Part]) -> Option<Span> {
    let mut place = place.rsplitn(3, ':').skip(1);
    let line: usize = place.next()?.parse().ok()?;
    let part = named(place.next()?, parts)?;
    let mut lines = part.text.split_inclusive('\n');
    let ahead = lines.by_ref().take(line.checked_sub(1)?);
    let start = ahead.map(str::len).sum();
    let length = lines.next().map_or(0, str::len);
    Some(narrowed(part, start..start + length))
}
