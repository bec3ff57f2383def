//! What Tera objects to, as findings at their places.

use super::layout::{LayoutSource, Part};
use super::meter::{self, original};
use super::syntax::{closing, open};
use super::{phrases, tools};
use crate::diagnostic::{Diagnostic, Severity, Words};
use crate::record::nearest;
use crate::say;
use crate::source::{Source, Span};
use std::io;
use tera::{Error, ErrorKind, ReportError};

/// Why the layouts do not compile: TPL-001.
pub fn compiling(error: &Error, parts: &[Part], chain: &[LayoutSource<'_>]) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let Some((source, part)) = source(report.filename(), parts, chain) else {
                return vec![finding("TPL-001", None, report.message())];
            };
            let range = &report.span().range;
            let [start, end] = [range.start, range.end].map(|at| original(&part.inserted, at));
            let span = narrowed(source, start, end);
            let unclosed = unclosed(source, report, span);
            vec![unclosed.unwrap_or_else(|| finding("TPL-001", Some(span), report.message()))]
        }
        ErrorKind::Msg(reports) => told(reports, parts, chain),
        other => vec![finding("TPL-001", None, &other.to_string())],
    }
}

/// Why a layout cannot be run: TPL-002; TPL-016 where it has done too much.
pub fn rendering(error: &Error, parts: &[Part], counters: &[Span]) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) => match report.message() {
            meter::SPENT => endless(counters),
            message => {
                let part = parts.iter().find(|part| part.name == report.filename());
                let range = &report.span().range;
                let span = part.map(|part| {
                    let place = [range.start, range.end].map(|at| original(&part.inserted, at));
                    Span::new(part.source, place[0], place[1])
                });
                let code = match message {
                    meter::LARGE => "TPL-016",
                    message if phrases::holes(phrases::RANGE, message).is_some() => "TPL-016",
                    tools::APART => "TPL-013",
                    _ => "TPL-002",
                };
                finding(code, span, message)
            }
        },
        ErrorKind::Io(io::ErrorKind::InvalidData) => torn(counters),
        ErrorKind::Io(_) => long(counters),
        other => finding("TPL-002", None, &other.to_string()),
    }
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

/// The place of a report, without the white space around it and at least one character long.
fn narrowed(source: &Source, start: usize, end: usize) -> Span {
    let text = &source.text;
    let found = text.get(start..end).unwrap_or_default();
    let start = start + (found.len() - found.trim_start().len());
    let line = text.get(start..).unwrap_or_default();
    let first = line.chars().next().map_or(0, char::len_utf8);
    let line = line.lines().next().unwrap_or_default();
    let length = found.trim().len().min(line.trim_end().len()).max(first);
    Span::new(source.id, start, start + length)
}

/// A tag that is still open where the template ends, or where another is closed.
fn unclosed(source: &Source, report: &ReportError, span: Span) -> Option<Diagnostic> {
    let at_end = report.message() == phrases::END;
    let word = source.slice(span).split_whitespace().next();
    let word = word.unwrap_or_default().trim_end_matches(['-', '%', '}']);
    let closes = word.starts_with("end") || ["else", "elif", "</"].contains(&word);
    let misplaced = report.message() == phrases::NO_TAG && closes;
    if !(at_end || misplaced) {
        return None;
    }
    let end = if at_end {
        source.text.len()
    } else {
        span.range().start
    };
    let Some(tag) = open(&source.text, end).pop() else {
        let message = say!(
            "这里的 {word} 没有对应的开头",
            "nothing is open that {word} could close"
        );
        return (!at_end).then(|| Diagnostic::error("TPL-001", span, message));
    };
    let (start, close) = (tag.text, closing(tag.text));
    let place = Span::new(source.id, tag.at.start, tag.at.end);
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

/// The text that Tera knows as `name`.
fn source<'c>(
    name: &str,
    parts: &'c [Part],
    chain: &'c [LayoutSource<'c>],
) -> Option<(&'c Source, &'c Part)> {
    let part = parts.iter().find(|part| part.name == name)?;
    let mut sources = chain.iter().filter_map(|pack| pack.source);
    Some((sources.find(|source| source.id == part.source)?, part))
}

/// Reads the reports that Tera strings together in one message: of each the words, and
/// `--> name:line:column` for its place.
fn told(reports: &str, parts: &[Part], chain: &[LayoutSource<'_>]) -> Vec<Diagnostic> {
    let each = reports.split("error: ").skip(1).map(|report| {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
        let span = place.and_then(|place| line(place, parts, chain));
        finding("TPL-001", span, message)
    });
    let found: Vec<_> = each.collect();
    if found.is_empty() {
        return vec![finding("TPL-001", None, reports)];
    }
    found
}

/// The line of `name:line:column`. What stands in a line may have been moved by what was put in.
fn line(place: &str, parts: &[Part], chain: &[LayoutSource<'_>]) -> Option<Span> {
    let mut place = place.rsplitn(3, ':').skip(1);
    let line: usize = place.next()?.parse().ok()?;
    let (source, _) = source(place.next()?, parts, chain)?;
    let start = source.text.split_inclusive('\n').take(line.checked_sub(1)?);
    let start = start.map(str::len).sum();
    let length = source.line(line).len();
    Some(narrowed(source, start, start + length))
}
