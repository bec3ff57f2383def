//! The characters of a page: references resolved, blanks folded as a browser does.

use crate::read::sheet::Piece;
use crate::source::{Source, Span};
use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// The pieces of the text at `range` of the page, added to those of a line.
pub fn push(source: &Source, range: Range<usize>, strong: bool, pieces: &mut Vec<Piece>) {
    let text = &source.text[range.clone()];
    let mut start = 0;
    let mut add = |from: usize, to: usize, text: Option<&str>| {
        if from < to {
            pieces.push(Piece {
                span: Span::new(source.id, range.start + from, range.start + to),
                text: text.map(Into::into),
                strong,
            });
        }
    };
    while let Some(at) = text[start..].find(|found| found == '&' || is_blank(found)) {
        let at = start + at;
        add(start, at, None);
        let rest = &text[at..];
        let end = if rest.starts_with('&') {
            at + reference(rest)
        } else {
            at + rest.len() - rest.trim_start_matches(is_blank).len()
        };
        let raw = &text[at..end];
        if raw.starts_with('&') {
            let meant = resolved(raw);
            add(
                at,
                end,
                Some(&meant)
                    .filter(|meant| *meant != raw)
                    .map(String::as_str),
            );
        } else if raw == " " {
            add(at, end, None);
        } else {
            add(at, end, Some(folded(raw)));
        }
        start = end;
    }
    add(start, text.len(), None);
}

fn is_blank(found: char) -> bool {
    matches!(found, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// A line break in the markup of Chinese text stands for nothing; other blanks are one.
fn folded(raw: &str) -> &'static str {
    if raw.contains(['\n', '\r']) {
        "\n"
    } else {
        " "
    }
}

/// How many bytes a reference takes: `&`, letters and digits, `;`.
fn reference(text: &str) -> usize {
    let name = text[1..].find(|found: char| !found.is_ascii_alphanumeric() && found != '#');
    let end = name.map_or(text.len(), |name| name + 1);
    end + usize::from(text[end..].starts_with(';'))
}

/// What a reference stands for.
fn resolved(raw: &str) -> String {
    let mut meant = String::new();
    for token in Tokenizer::new(raw) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            meant.push_str(&String::from_utf8_lossy(&text));
        }
    }
    meant
}

/// Line breaks of the markup become blanks between letters of an alphabet, and nothing beside Chinese.
pub fn settle_breaks(source: &Source, pieces: &mut Vec<Piece>) {
    let beside = |piece: Option<&Piece>, last: bool| {
        let text = piece.map_or("", |piece| piece.text(source));
        let near = if last {
            text.chars().next_back()
        } else {
            text.chars().next()
        };
        near.is_some_and(|near| near.is_ascii() && near != '\n')
    };
    let is_break = |piece: &Piece| piece.text.as_deref() == Some("\n");
    let latin: Vec<bool> = (0..pieces.len())
        .map(|at| {
            let before = at.checked_sub(1).and_then(|before| pieces.get(before));
            beside(before, true) && beside(pieces.get(at + 1), false)
        })
        .collect();
    let mut latin = latin.into_iter();
    pieces.retain_mut(|piece| {
        let blank = latin.next().unwrap_or(false);
        if !is_break(piece) {
            return true;
        }
        piece.text = Some(" ".into());
        blank
    });
}
