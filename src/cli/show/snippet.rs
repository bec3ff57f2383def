//! A line of a file with carets under what is meant; what nobody can see is shown.

use crate::cli::either;
use crate::diagnostic::Lang;
use crate::mend::is_invisible;
use crate::source::{Source, Span};
use anstyle::Style;
use std::fmt::Write;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much of a long line is shown, in terminal cells.
const WINDOW: usize = 96;

/// How many characters on either side of a place are looked at.
const NEAR: usize = 2 * WINDOW;

/// The line of `span` with carets under it; a long line is cut to what stands around them. An empty
/// file has none.
pub fn snippet(text: &mut String, source: &Source, span: Span, style: Style, lang: Lang) {
    if source.text.is_empty() {
        return;
    }
    let place = source.place(span.range().start);
    let line = source.line_range(place.line);
    let at = span.range().start.clamp(line.start, line.end);
    let marked = source.slice(span).split(['\n', '\r']).next();
    let marked = marked.unwrap_or_default();
    let (before, after) = (&source.text[line.start..at], &source.text[at..line.end]);
    let mut characters: Vec<char> = before.chars().rev().take(NEAR).collect();
    characters.reverse();
    let start = characters.len();
    let end = start + marked.chars().take(NEAR).count();
    characters.extend(after.chars().take(NEAR));
    let ahead = before.chars().all(char::is_whitespace);
    let blank = marked.chars().all(char::is_whitespace);
    let glyphs = characters.iter().enumerate().map(|(index, &found)| {
        // Within a text a full-width blank is nobody's slip.
        let told = index < start && ahead || (start..end).contains(&index) && blank;
        Glyph::of(found, told, lang)
    });
    let glyphs: Vec<_> = glyphs.collect();
    let window = window(&glyphs, start, end);
    let cut = |side: bool| if side { "…" } else { "" };
    let head = cut(window.start > 0 || place.column > start + 1);
    let tail = cut(window.end < glyphs.len() || after.chars().nth(NEAR).is_some());
    let shown: String = glyphs[window.clone()]
        .iter()
        .map(|glyph| glyph.shown.as_str())
        .collect();
    let cells = |range: Range<usize>| cells(&glyphs[range]);
    let before = cells(window.start..start.min(window.end)) + head.len().min(1);
    let under = cells(start.min(window.end)..end.min(window.end)).max(1);
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len().max(2));
    let _ = writeln!(text, "{gutter} |");
    let _ = writeln!(text, "{number:>2} | {head}{shown}{tail}");
    let _ = writeln!(
        text,
        "{gutter} | {}{style}{}{style:#}",
        " ".repeat(before),
        "^".repeat(under)
    );
}

/// A character as it is shown, and its width in terminal cells.
struct Glyph {
    shown: String,
    width: usize,
}

impl Glyph {
    fn of(found: char, told: bool, lang: Lang) -> Self {
        let shown = shape(found, told, lang);
        let width = shown.width();
        Self { shown, width }
    }
}

/// A character as people can see it: tabs, control characters and what is invisible get a shape; odd
/// blanks, where they are `told`.
pub fn shape(found: char, told: bool, lang: Lang) -> String {
    match found {
        '\t' => "→".to_owned(),
        '\u{3000}' if told => "□□".to_owned(),
        _ if told && found != ' ' && found.is_whitespace() => "□".to_owned(),
        '\u{200b}'..='\u{200d}' | '\u{feff}' => either(lang, "⟨零宽⟩", "⟨zero width⟩").to_owned(),
        _ if found.width().is_none() => "·".to_owned(),
        _ if is_invisible(found) => format!("⟨U+{:04X}⟩", u32::from(found)),
        _ => found.to_string(),
    }
}

fn cells(glyphs: &[Glyph]) -> usize {
    glyphs.iter().map(|glyph| glyph.width).sum()
}

/// The stretch of a line that is shown, around what stands from `start` to `end`.
fn window(glyphs: &[Glyph], start: usize, end: usize) -> Range<usize> {
    if cells(glyphs) <= WINDOW {
        return 0..glyphs.len();
    }
    let (mut first, mut last) = (start.min(glyphs.len()), start.min(glyphs.len()));
    let mut used = 0;
    while used < WINDOW && (first > 0 || last < glyphs.len()) {
        let ahead = last < end || last - start < 2 * (start - first) || first == 0;
        if last < glyphs.len() && ahead {
            used += glyphs[last].width;
            last += 1;
        } else if first > 0 {
            first -= 1;
            used += glyphs[first].width;
        }
    }
    first..last
}
