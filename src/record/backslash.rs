//! VAL-023: a path such as `D:\new` in double quotes, where a backslash begins an escape.

use super::reader::Reader;
use crate::diagnostic::{Diagnostic, Edit};
use crate::say;
use crate::source::Span;
use crate::yaml::{Node, Scalar, Style};
use std::ops::Range;

/// How long a text a hint shows in full.
const SHOWN: usize = 40;

/// Notes the paths in a text in double quotes of which letters are lost; returns their places.
pub fn lost_paths(node: &Node<'_>, scalar: &Scalar<'_>, reader: &mut Reader<'_, '_>) -> Vec<Span> {
    let prepared = reader.prepared;
    let raw = &prepared.text[scalar.raw.clone()];
    if scalar.style != Style::DoubleQuoted || !raw.contains('\\') {
        return Vec::new();
    }
    let paths = paths(raw);
    let lost: Vec<_> = paths.iter().filter(|path| path.lost).collect();
    let Some(first) = lost.first() else {
        return Vec::new();
    };
    let place = |range: &Range<usize>| {
        let start = scalar.raw.start;
        prepared.span(start + range.start..start + range.end)
    };
    let escape = &first.escape;
    let message = say!(
        "英文双引号里的“\\”有特殊含义：这里的“{escape}”不会照原样印出来",
        "a backslash in double quotes is special: this “{escape}” is not printed as it stands"
    );
    let mut diagnostic = Diagnostic::warning("VAL-023", place(&first.range), message);
    match single_quoted(raw, &paths) {
        Some(written) => {
            let (zh, en) = match written.chars().count() <= SHOWN {
                true => (format!("：{written}"), format!(": {written}")),
                false => Default::default(),
            };
            diagnostic = diagnostic
                .hint(say!(
                    "两端的英文双引号换成英文单引号{zh}",
                    "put single quotes in the place of the double ones{en}"
                ))
                .fix(false, node.span, written);
        }
        None => {
            diagnostic = diagnostic.hint(say!(
                "路径里单独的“\\”改成两个“\\\\”",
                "write each backslash of the path twice"
            ));
            let edits = lost.iter().flat_map(|path| doubled(raw, path));
            let edits = edits.map(|at| Edit {
                span: place(&(at..at)),
                replacement: "\\".to_owned(),
            });
            diagnostic.fix = Some(crate::diagnostic::Fix {
                safe: false,
                edits: edits.collect(),
            });
        }
    }
    reader.note(diagnostic);
    lost.iter().map(|path| place(&path.range)).collect()
}

/// `D:\new\table`, `\\server\new`
struct Path {
    range: Range<usize>,
    /// A backslash in it begins an escape that is none of a backslash.
    lost: bool,
    /// The first such.
    escape: String,
}

/// The paths in `raw`, a text in double quotes as it was typed.
fn paths(raw: &str) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut at = 0;
    while let Some(found) = raw[at..].find('\\') {
        let escape = at + found;
        at = escape + 1 + raw[escape + 1..].chars().next().map_or(0, char::len_utf8);
        let Some(start) = beginning(raw, escape) else {
            continue;
        };
        let end = raw[escape..]
            .find(ends_path)
            .map_or(raw.len(), |end| escape + end);
        let escape = escapes(raw, escape..end).find(|(_, letter)| !matches!(letter, '\\' | '/'));
        paths.push(Path {
            range: start..end,
            lost: escape.is_some(),
            escape: escape.map_or_else(String::new, |(_, letter)| format!("\\{letter}")),
        });
        at = end.max(at);
    }
    paths
}

/// Where a path begins whose first backslash stands at `escape`.
fn beginning(raw: &str, escape: usize) -> Option<usize> {
    let ahead = &raw[..escape];
    let word = |text: &str| text.ends_with(|last: char| last.is_ascii_alphanumeric());
    if let Some(ahead) = ahead.strip_suffix(':') {
        let drive = ahead.strip_suffix(|last: char| last.is_ascii_alphabetic())?;
        return (!word(drive)).then_some(drive.len());
    }
    let name = raw[escape..].strip_prefix("\\\\")?;
    let server = name.starts_with(|first: char| first.is_ascii_alphanumeric());
    (server && !word(ahead) && !ahead.ends_with('\\')).then_some(escape)
}

fn ends_path(found: char) -> bool {
    found.is_whitespace() || "\"'，。；、！？：（）《》【】“”‘’".contains(found)
}

/// Each escape that begins in `range`: its place and its letter.
fn escapes(raw: &str, range: Range<usize>) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let found = at + raw.get(at..range.end)?.find('\\')?;
        let letter = raw[found + 1..].chars().next()?;
        at = found + 1 + letter.len_utf8();
        Some((found, letter))
    })
}

/// The text in single quotes, where all its backslashes are those of paths.
fn single_quoted(raw: &str, paths: &[Path]) -> Option<String> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let covered = |at: usize| paths.iter().any(|path| path.range.contains(&at));
    if raw.contains('\n') || !raw.match_indices('\\').all(|(at, _)| covered(at)) {
        return None;
    }
    let mut text = String::new();
    let mut done = 1;
    for path in paths {
        text.push_str(&raw[done..path.range.start]);
        let typed = &raw[path.range.clone()];
        let (server, rest) = typed.split_at(if typed.starts_with('\\') { 2 } else { 0 });
        text.push_str(server);
        text.push_str(&rest.replace("\\\\", "\\"));
        done = path.range.end;
    }
    text.push_str(&raw[done..=inner.len()]);
    Some(format!("'{}'", text.replace('\'', "''")))
}

/// Where a further backslash makes one of each that begins an escape.
fn doubled(raw: &str, path: &Path) -> Vec<usize> {
    let escapes = escapes(raw, path.range.clone());
    let escapes = escapes.filter(|(_, letter)| *letter != '\\');
    escapes.map(|(at, _)| at).collect()
}
