//! Where a title that is too long for a line breaks (GB/T 9704-2012, 7.3.1): by sense, in lines of
//! balanced length, a trapezoid or a lozenge.

mod edges;
mod ruler;
mod shape;
mod tokens;
mod words;

use super::width::halves;
use crate::document::{Inline, Inlines, plain_text};
use ruler::Ruler;
use std::ops::Range;

/// What opens and what closes a stretch that stays whole.
const PAIRS: [(char, char); 8] = [
    ('《', '》'),
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('〔', '〕'),
    ('【', '】'),
    ('〈', '〉'),
    ('(', ')'),
];
/// Marks that begin no line.
const CLOSING: &str = "》”’）〕】〉)，、。；：！？";
/// Marks that end none.
const OPENING: &str = "《“‘（〔【〈(";

/// What is longer is no title: let it break where it may.
const MOST_LINES: i32 = 20;

/// `title` in lines at most `room` tenths of a character wide; one that fits stays as it is.
pub fn lines<'a>(title: &[Inline<'a>], room: i32) -> Vec<Inlines<'a>> {
    let text = plain_text(title);
    let breaks = breaks(&text, room);
    let ends = breaks.iter().copied().chain([text.len()]);
    let mut start = 0;
    let mut lines = Vec::with_capacity(breaks.len() + 1);
    for end in ends {
        lines.push(slice(title, start..end));
        start = end;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// A line, and the space at its end, which a break takes the place of.
pub fn without_space<'a>(line: &[Inline<'a>]) -> (Inlines<'a>, Inlines<'a>) {
    let text = plain_text(line);
    let end = text.trim_end().len();
    (slice(line, 0..end), slice(line, end..text.len()))
}

/// `line` cut wherever a line may end between two words.
pub fn words<'a>(line: &[Inline<'a>]) -> Vec<Inlines<'a>> {
    let text = plain_text(line);
    let most = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    let tokens = tokens::tokens(&text, most.saturating_mul(2));
    let edges = edges::edges(&text, &tokens);
    let mut cuts: Vec<usize> = edges.iter().map(|edge| edge.at).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.windows(2);
    pairs.map(|pair| slice(line, pair[0]..pair[1])).collect()
}

/// True for a line that somebody else broke and that has room, be it set a little closer.
pub fn fits(line: &[Inline<'_>], room: i32) -> bool {
    5 * halves(&plain_text(line)) <= room
}

/// By how much `line` goes beyond `room` where room is left between digits and characters, and its characters:
/// tenths of one.
pub fn excess(line: &[Inline<'_>], room: i32) -> (i32, usize) {
    let text = plain_text(line);
    let over = Ruler::of(&text).whole().spaced - room;
    (over.max(0), text.trim_end().chars().count())
}

/// The bytes at which a line ends, the last aside.
fn breaks(title: &str, room: i32) -> Vec<usize> {
    let ruler = Ruler::of(title);
    let width = ruler.whole().spaced;
    if room <= 0 || width <= room || width / room > MOST_LINES {
        return Vec::new();
    }
    let tokens = tokens::tokens(title, room / 5);
    let by_words = shape::breaks(&ruler, &edges::edges(title, &tokens), room);
    by_words
        .or_else(|| shape::breaks(&ruler, &edges::all_edges(title, &tokens), room))
        .unwrap_or_default()
}

/// The part of `inlines` whose plain text is at `range`. A gap stays whole, on the line
/// where it begins.
fn slice<'a>(inlines: &[Inline<'a>], range: Range<usize>) -> Inlines<'a> {
    let mut at = 0;
    let mut part = Vec::new();
    for inline in inlines {
        let length = plain_text(std::slice::from_ref(inline)).len();
        let (start, end) = (range.start.max(at), range.end.min(at + length));
        let whole_before = matches!(inline, Inline::Missing { .. }) && start > at;
        if start < end && !whole_before {
            let inner = start - at..end - at;
            part.push(match inline {
                Inline::Text(run) => Inline::Text(run.part(inner)),
                Inline::Strong(content) => Inline::Strong(slice(content, inner)),
                Inline::Drafted(content) => Inline::Drafted(slice(content, inner)),
                Inline::LeadIn { level, content } => Inline::LeadIn {
                    level: *level,
                    content: slice(content, inner),
                },
                gap @ Inline::Missing { .. } => gap.clone(),
            });
        }
        at += length;
    }
    part
}

#[cfg(test)]
mod tests;
