//! A line of text in pieces: words, and the references among them.

use super::braces::{self, Braces};
use super::reader::Reader;
use super::text::{Field, Paragraph, Piece, Reference};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::yaml::{Line, Segment};
use std::borrow::Cow;

/// Finds the references in a line.
pub fn pieces<'p>(line: Line<'p>, reader: &mut Reader<'_, 'p>, slots: bool) -> Paragraph<'p> {
    if !line.iter().any(|segment| braces::any(&segment.text)) {
        return line.into_iter().map(Piece::Words).collect();
    }
    let mut pieces = Vec::new();
    // Two braces that are to be printed have been met: two more may close them.
    let mut printed = false;
    let mut segments = line.into_iter();
    while let Some(segment) = segments.next() {
        let mut rest = segment;
        while let Some(open) = braces::open(&rest.text) {
            let at = open.start;
            let escaped = rest.text[..at].ends_with('\\');
            // In double quotes the backslash is an escape, and so a segment of its own.
            if escaped || (at == 0 && take_backslash(&mut pieces)) {
                words(&mut pieces, cut(&rest, 0, at - usize::from(escaped)));
                words(&mut pieces, cut(&rest, at, open.end));
                rest = cut(&rest, open.end, rest.text.len());
                printed = true;
                continue;
            }
            plain_words(&mut pieces, cut(&rest, 0, at), printed, reader);
            let mut wide = open.len() != 2;
            let extra = braces::more(&rest.text[open.end..], ['{', '｛']);
            let inside = open.end + extra;
            if let Some(half) = braces::half(&rest.text[inside..]) {
                let name = rest.text[inside..inside + half.start].trim().to_owned();
                let whole = cut(&rest, at, inside + half.end).span;
                let piece = half_closed(&name, whole, reader);
                pieces.push(piece);
                rest = cut(&rest, inside + half.end, rest.text.len());
                continue;
            }
            if braces::reopened(&rest.text[inside..]) {
                unclosed(cut(&rest, at, inside).span, reader);
                words(&mut pieces, cut(&rest, at, inside));
                rest = cut(&rest, inside, rest.text.len());
                continue;
            }
            let open = cut(&rest, at, open.end).span;
            // A long line may be folded inside the braces: the name runs on in later segments.
            let mut name = String::new();
            let mut last = cut(&rest, inside, rest.text.len());
            let close = loop {
                if let Some(close) = braces::close(&last.text) {
                    break Some(close);
                }
                name.push_str(&last.text);
                match segments.next() {
                    Some(next) => last = next,
                    None => break None,
                }
            };
            let Some(close) = close else {
                unclosed(open, reader);
                let text = Cow::Owned(format!("{{{{{name}"));
                let span = Span {
                    end: last.span.end,
                    ..open
                };
                words(&mut pieces, Segment { text, span });
                return pieces;
            };
            name.push_str(&last.text[..close.start]);
            wide |= close.len() != 2;
            let mut typed = if wide { Braces::Wide } else { Braces::Plain };
            let behind = braces::more(&last.text[close.end..], ['}', '｝']);
            let single = || pieces.iter().any(has_single);
            let surplus = behind > 0 && (extra > 0 || !(printed || single()));
            if extra > 0 || surplus {
                typed = Braces::Extra;
            }
            let close_end = close.end + if surplus { behind } else { 0 };
            let after = cut(&last, close_end, last.text.len());
            let span = Span {
                end: after.span.start.max(open.end),
                ..open
            };
            pieces.push(reference(name.trim(), span, typed, reader, slots));
            rest = after;
        }
        plain_words(&mut pieces, rest, printed, reader);
    }
    pieces
}

/// True for words with a brace that two closing ones may belong to.
fn has_single(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Words(segment) if segment.text.contains(['{', '｛']))
}

/// Words, in which a name may have been meant for a reference: it stands in single braces, in brackets
/// of another kind, or ahead of braces that close what nobody has opened.
fn plain_words<'p>(
    pieces: &mut Paragraph<'p>,
    segment: Segment<'p>,
    printed: bool,
    reader: &mut Reader<'_, 'p>,
) {
    for range in braces::doubled(&segment.text) {
        let span = cut(&segment, range.start, range.end).span;
        let mut inside = segment.text[range].chars();
        // Two marks on either side.
        let _ = (inside.nth(1), inside.nth_back(1));
        let (name, field) = parted(inside.as_str().trim());
        if let Some(field) = field {
            reader.refer(name.to_owned(), field, span, Braces::Other);
        }
    }
    if !printed && !pieces.iter().any(has_single) && segment.text.len() == segment.span.len() {
        for (ahead, close) in braces::unopened(&segment.text) {
            let words = &segment.text[ahead.clone()];
            let field = words.rsplit_once('.');
            let field = field.and_then(|(name, field)| Some((name, Field::named(field)?)));
            let (name, field) = field.unwrap_or((words, Field::Figure));
            let span = cut(&segment, ahead.start, close.end).span;
            reader.refer(name.to_owned(), field, span, Braces::Unopened);
        }
    }
    for range in braces::single(&segment.text) {
        let span = cut(&segment, range.start, range.end).span;
        let inside = segment.text[range].trim_matches(braces::BRACES);
        let (name, field) = parted(inside);
        if let Some(field) = field {
            reader.refer(name.to_owned(), field, span, Braces::Single);
        }
    }
    words(pieces, segment);
}

/// Name and field of a reference; no field where there is none of that name.
fn parted(inside: &str) -> (&str, Option<Field>) {
    match inside.split_once('.') {
        None => (inside, Some(Field::Figure)),
        Some((name, field)) => (name.trim(), Field::named(field.trim())),
    }
}

/// Takes back the backslash that the pieces end in; false where they don't.
fn take_backslash(pieces: &mut Paragraph<'_>) -> bool {
    let Some(Piece::Words(last)) = pieces.last() else {
        return false;
    };
    let Some(kept) = last.text.strip_suffix('\\').map(str::len) else {
        return false;
    };
    let kept = cut(last, 0, kept);
    pieces.pop();
    words(pieces, kept);
    true
}

fn words<'p>(pieces: &mut Paragraph<'p>, segment: Segment<'p>) {
    if !segment.text.is_empty() {
        pieces.push(Piece::Words(segment));
    }
}

/// Bytes `start..end` of a segment, with their place.
fn cut<'p>(segment: &Segment<'p>, start: usize, end: usize) -> Segment<'p> {
    let text = match &segment.text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[start..end]),
        Cow::Owned(text) => Cow::Owned(text[start..end].to_owned()),
    };
    if segment.text.len() != segment.span.len() {
        // It was typed otherwise: no part of it has a place of its own.
        let span = segment.span;
        return Segment { text, span };
    }
    let from_end = segment.text.len() - end;
    let span = Span {
        start: segment.span.start + start as u32,
        end: segment.span.end - from_end as u32,
        ..segment.span
    };
    Segment { text, span }
}

fn reference<'p>(
    inside: &str,
    span: Span,
    typed: Braces,
    reader: &mut Reader<'_, '_>,
    slots: bool,
) -> Piece<'p> {
    if inside.is_empty() && slots {
        if typed == Braces::Wide {
            reader.refer(String::new(), Field::Figure, span, typed);
        }
        return Piece::Slot(span);
    }
    let (name, field) = parted(inside);
    match field {
        Some(field) => reader.refer(name.to_owned(), field, span, typed),
        None => unknown_field(inside, span, reader),
    }
    Piece::Figure(Reference {
        name: name.to_owned(),
        field: field.unwrap_or(Field::Figure),
        span,
    })
}

/// REF-007: of two closing braces one is missing. It is read as if it were there.
fn half_closed<'p>(inside: &str, span: Span, reader: &mut Reader<'_, '_>) -> Piece<'p> {
    let (name, field) = parted(inside);
    let written = format!("{{{{{inside}}}}}");
    reader.note(
        Diagnostic::error(
            "REF-007",
            span,
            say!(
                "这里的“{{{{”只用一个“}}”合上，少了一个",
                "this “{{{{” is closed by one “}}” instead of two"
            ),
        )
        .hint(say!("改成：{written}", "write: {written}"))
        .fix(false, span, written.clone()),
    );
    match field {
        Some(field) => reader.refer(name.to_owned(), field, span, Braces::Plain),
        None => unknown_field(inside, span, reader),
    }
    Piece::Figure(Reference {
        name: name.to_owned(),
        field: field.unwrap_or(Field::Figure),
        span,
    })
}

fn unclosed(open: Span, reader: &mut Reader<'_, '_>) {
    reader.note(
        Diagnostic::error(
            "REF-007",
            open,
            say!(
                "这里的“{{{{”没有用“}}}}”合上",
                "this “{{{{” is never closed by “}}}}”"
            ),
        )
        .hint(say!(
            "引用数字写成：{{{{指标名称}}}}",
            "a figure is referred to as {{{{name}}}}"
        ))
        .hint(say!(
            "确实要印出两个花括号：写成 \\{{{{",
            "to print two braces write \\{{{{"
        )),
    );
}

fn unknown_field(inside: &str, span: Span, reader: &mut Reader<'_, '_>) {
    let (name, typed) = inside.split_once('.').unwrap_or((inside, ""));
    let (name, typed) = (name.trim(), typed.trim());
    let names = Field::NAMES
        .iter()
        .flat_map(|&(en, zh, _)| [(en, ()), (zh, ())]);
    let nearest = super::nearest::nearest(typed, names);
    let zh = Field::NAMES.map(|(_, zh, _)| zh).join("、");
    let en = Field::NAMES.map(|(en, ..)| en).join(", ");
    let message = match nearest {
        Some((near, ())) => say!(
            "指标没有“.{typed}”这一项，是不是“.{near}”？",
            "a figure has no field “.{typed}”; did you mean “.{near}”?"
        ),
        None => say!(
            "指标没有“.{typed}”这一项",
            "a figure has no field “.{typed}”"
        ),
    };
    let mut diagnostic = Diagnostic::error("REF-008", span, message);
    if let Some((near, ())) = nearest {
        let written = format!("{{{{{name}.{near}}}}}");
        diagnostic = diagnostic
            .hint(say!("改成：{written}", "write: {written}"))
            .fix(false, span, written.clone());
    }
    reader.note(diagnostic.hint(say!("可用：{zh}", "fields: {en}")));
}
