//! What is no TOML, in plain words.

use super::BROKEN;
use crate::diagnostic::{Diagnostic, Words};
use crate::say;
use crate::source::{Source, Span};
use toml::de::Error;

/// How the parser begins to say it, and how we do.
const PHRASES: [(&str, [&str; 2]); 8] = [
    ("duplicate key", ["这一项写了两遍", "this is set twice"]),
    (
        "string values must be quoted",
        [
            "等号后面的字要加英文双引号",
            "words behind the = take double quotes",
        ],
    ),
    (
        "key with no value",
        ["这里少了等号和它后面的值", "the = and a value are missing"],
    ),
    ("missing assignment", ["这里少了等号", "the = is missing"]),
    (
        "unclosed table",
        ["方括号没有合上", "the bracket is not closed"],
    ),
    (
        "invalid unquoted key",
        [
            "等号前面只能是英文字母、数字、短横线",
            "ahead of the = stand letters, digits and hyphens",
        ],
    ),
    (
        "invalid basic string",
        ["引号没有配成对", "the quotes do not pair"],
    ),
    (
        "unexpected",
        ["这里多了东西", "there is something too much here"],
    ),
];

/// The slips in a file: the first of each line, for one brings others. Behind the last of them the
/// parser may have read nothing.
pub fn slips(source: &Source, errors: &[Error]) -> Vec<Diagnostic> {
    let mut found: Vec<(usize, Diagnostic)> = Vec::new();
    let mut errors: Vec<_> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let line = source.place(range.start).line;
        if found.iter().all(|(told, _)| *told != line) {
            let end = source.line_range(line).end.max(range.start);
            let behind = source.text.get(range.start..end).unwrap_or_default();
            let span = Span::new(source.id, range.start, range.end.min(end));
            found.push((line, slip(message(error.message(), behind), span)));
        }
    }
    let mut slips: Vec<_> = found.into_iter().map(|(_, slip)| slip).collect();
    if let Some(last) = slips.last_mut() {
        last.hints.push(say!(
            "后面的可能还没有读到，改好以后再检查一次",
            "what follows may not have been read: mend this and check again"
        ));
    }
    slips
}

/// OUT-020
fn slip(message: Words, span: Span) -> Diagnostic {
    Diagnostic::error(BROKEN, span, message).hint(say!(
        "每行一条，符号都用英文的，如 NUM-022 = \"info\"",
        "a setting a line, as NUM-022 = \"info\""
    ))
}

/// What the parser told of the text that goes on with `behind`.
fn message(told: &str, behind: &str) -> Words {
    if behind.starts_with([':', '：']) {
        return say!("这里要用等号，不用冒号", "this takes a =, not a colon");
    }
    if behind.starts_with(['“', '”', '‘', '’']) {
        return say!("引号要用英文的", "quotes are straight ones");
    }
    if behind.trim().is_empty() && told.starts_with("string values") {
        return say!("等号后面没有写值", "there is no value behind the =");
    }
    let phrase = PHRASES.iter().find(|(start, _)| told.starts_with(start));
    match phrase {
        Some((_, [zh, en])) => say!("{zh}", "{en}"),
        None => say!("这一行的写法认不出来", "this is no TOML: {told}"),
    }
}
